//! What a wave of a survey of members comes to: counts with their denominators, and none by which a person could be told.

use crate::{
    form::{Answers, Ask, Form, Item, Value},
    statistic::FEWEST,
};

/// A wave can be open for so many days at most.
pub const LONGEST_DAYS: i32 = 120;

/// What was answered to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub link: String,
    /// How many answered it; `None` below five, and then nothing of it is told.
    pub n: Option<u32>,
    /// How many chose each answer, in the order of the form; `None` where that is hidden.
    pub cells: Vec<(String, Option<u32>)>,
    /// Several answers could be chosen.
    pub several: bool,
}

/// What a wave comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// How many answered at all; `None` below five, and then nothing is told.
    pub n: Option<u32>,
    pub questions: Vec<Counted>,
}

/// Counts a wave. Below five answers nothing is told; a question that fewer than five answered is not told; and a cell
/// of one to four is hidden, with others beside it, so that it cannot be worked out from the rest.
pub fn results(form: &Form, answers: &[Answers]) -> Results {
    let all = answers.len() as u32;
    if all < FEWEST {
        return Results::default();
    }
    let questions = form.every().into_iter().filter(|item| item.is_question());
    Results { n: Some(all), questions: questions.filter_map(|item| counted(item, answers)).collect() }
}

fn counted(item: &Item, answers: &[Answers]) -> Option<Counted> {
    let Ask::Choice(choices) = &item.ask else { return None };
    let given: Vec<&[Value]> = answers.iter().map(|one| one.values(&item.link)).filter(|one| !one.is_empty()).collect();
    let (n, several) = (given.len() as u32, item.most > 1);
    let count = |code: &str| {
        let chose = |values: &&&[Value]| values.iter().any(|value| *value == Value::Code(code.to_owned()));
        given.iter().filter(chose).count() as u32
    };
    let counts: Vec<u32> = choices.iter().map(|choice| count(&choice.code)).collect();
    let told = n >= FEWEST;
    let cells = match (told, several) {
        (false, _) => vec![None; counts.len()],
        (true, true) => counts.iter().map(|k| apart(*k, n)).collect(),
        (true, false) => hidden(&counts),
    };
    let codes = choices.iter().map(|choice| choice.code.clone());
    Some(Counted { link: item.link.clone(), n: told.then_some(n), cells: codes.zip(cells).collect(), several })
}

/// A count that stands alone: neither who chose it nor who did not is a few.
fn apart(k: u32, n: u32) -> Option<u32> {
    let few = |count: u32| (1..FEWEST).contains(&count);
    (!few(k) && !few(n - k)).then_some(k)
}

/// Counts that add up to a number that is told: small ones are hidden, and then the smallest others until those that are
/// hidden come to five at least and are two at least.
fn hidden(counts: &[u32]) -> Vec<Option<u32>> {
    let mut shown: Vec<Option<u32>> =
        counts.iter().map(|count| Some(*count).filter(|count| !(1..FEWEST).contains(count))).collect();
    loop {
        let gone: Vec<u32> = counts.iter().zip(&shown).filter(|(_, shown)| shown.is_none()).map(|(n, _)| *n).collect();
        if gone.is_empty() || (gone.len() >= 2 && gone.iter().sum::<u32>() >= FEWEST) {
            return shown;
        }
        let next =
            shown.iter().enumerate().filter_map(|(at, count)| Some((count.as_ref()?, at))).filter(|(n, _)| **n > 0);
        let Some((_, at)) = next.min().or_else(|| shown.iter().position(Option::is_some).map(|at| (&0, at))) else {
            return shown;
        };
        shown[at] = None;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every way in which the hidden cells could be filled, as somebody would who knows the rule and the total.
    fn ways(total: u32, cells: &[Option<u32>]) -> Vec<Vec<u32>> {
        let rest = total - cells.iter().flatten().sum::<u32>();
        let places = cells.iter().filter(|cell| cell.is_none()).count();
        fn fill(places: usize, rest: u32) -> Vec<Vec<u32>> {
            match places {
                0 => {
                    if rest == 0 {
                        vec![Vec::new()]
                    } else {
                        Vec::new()
                    }
                }
                1 => vec![vec![rest]],
                _ => (0..=rest)
                    .flat_map(|one| {
                        fill(places - 1, rest - one).into_iter().map(move |mut more| {
                            more.push(one);
                            more
                        })
                    })
                    .collect(),
            }
        }
        fill(places, rest)
    }

    proptest! {
        #[test]
        fn a_small_cell_is_never_told_and_cannot_be_worked_out(counts in prop::collection::vec(0_u32..12, 2..6)) {
            let total: u32 = counts.iter().sum();
            prop_assume!(total >= FEWEST);
            let cells = hidden(&counts);
            for (count, cell) in counts.iter().zip(&cells) {
                prop_assert!(cell.is_none_or(|cell| cell == *count && !(1..FEWEST).contains(&cell)));
            }
            if cells.iter().any(Option::is_none) {
                let ways = ways(total, &cells);
                for place in 0..ways[0].len() {
                    let (low, high) = (ways.iter().map(|way| way[place]).min(), ways.iter().map(|way| way[place]).max());
                    prop_assert!(high >= low.map(|low| low + FEWEST), "{counts:?} {cells:?}: {low:?} to {high:?}");
                }
            }
        }

        #[test]
        fn of_answers_of_which_several_can_be_chosen_neither_side_is_a_few(k in 0_u32..40, more in 0_u32..40) {
            let told = apart(k, k + more);
            prop_assert_eq!(told.is_some(), !(1..5).contains(&k) && !(1..5).contains(&more));
        }
    }

    #[test]
    fn counts_that_are_large_or_nothing_are_told() {
        assert_eq!(hidden(&[12, 0, 7]), [Some(12), Some(0), Some(7)]);
        assert_eq!(hidden(&[12, 3, 7]), [Some(12), None, None]);
        assert_eq!(hidden(&[12, 3, 1, 7]), [Some(12), None, None, None]);
        assert_eq!(hidden(&[9, 3, 0]), [None, None, Some(0)]);
    }
}
