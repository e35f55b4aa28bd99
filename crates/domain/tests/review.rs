//! Figures of a group from whatever people tell of it, held to a plain count and to the rule of five.

use std::collections::BTreeSet;

use jiff::{
    ToSpan as _,
    civil::{Date, date},
};
use openseat_domain::{
    review::{
        Access, Band, Facts, Format, Found, Medication, MedicationLine, Medicine, Newcomer, ONCE_IN_DAYS, Told, Voice,
        Week, Welcome, figures,
    },
    statistic::{FEWEST, Interval, Steadiness},
};
use proptest::prelude::*;

fn today() -> Date {
    date(2026, 11, 26)
}

fn ago(days: i32) -> Date {
    today().saturating_sub(days.days())
}

/// What somebody tells on a day: "welcome" and nothing else.
fn welcome(day: Date, welcome: Welcome) -> Told {
    Told { day, week: Some(Week::of(day)), facts: Facts { welcome: Some(welcome), ..Facts::default() } }
}

fn one<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Option<T>> {
    prop::option::of(prop::sample::select(all))
}

fn any_facts() -> impl Strategy<Value = Facts> {
    let first = (one(Found::ALL), one(Welcome::ALL), one(Format::ALL), one(Band::ALL));
    let last = (one(Access::ALL), one(Newcomer::ALL), one(Medication::ALL), one(Medicine::ALL));
    (first, last).prop_map(|((found, welcome, format, size), (access, newcomer, medication, medicine))| {
        Facts { found, welcome, format, size, access, newcomer, medication, medicine }.fitting()
    })
}

/// People, each of whom tells on some days that lie as far apart as they must. Who it was is known here only.
fn any_history() -> impl Strategy<Value = Vec<(usize, Told)>> {
    let tells = prop::collection::vec((0..120_i32, any_facts(), prop::option::of(0..14_u8)), 1..5);
    prop::collection::vec(tells, 0..12).prop_map(|people| {
        let mut told = Vec::new();
        for (person, tells) in people.into_iter().enumerate() {
            let mut day = ago(400);
            for (pause, facts, week) in tells {
                day = day.saturating_add(pause.days());
                if day > today() {
                    break;
                }
                let week = week.map(|back| Week::of(day).before(back));
                told.push((person, Told { day, week, facts }));
                day = day.saturating_add(ONCE_IN_DAYS.days());
            }
        }
        told
    })
}

fn plain(history: &[(usize, Told)]) -> Vec<Told> {
    history.iter().map(|(_, told)| told.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Each figure that is told rests on five different people, though nobody keeps who they are.
    #[test]
    fn no_figure_is_of_fewer_than_five_people(history in any_history()) {
        let shown = figures(&plain(&history), Voice::SignedIn, today());
        let people = |answered: &dyn Fn(&Facts) -> bool| {
            let lately = history.iter().filter(|(_, told)| told.day > ago(365) && answered(&told.facts));
            let people: BTreeSet<usize> = lately.clone().map(|(person, _)| *person).collect();
            (people.len() as u32, lately.count() as u32)
        };
        let said = |facts: &Facts, of: Option<Medicine>| {
            facts.medication.is_some_and(|m| m != Medication::Nothing) && facts.medicine == of
        };
        let checks: [(Option<u32>, (u32, u32)); 8] = [
            (shown.found.shown().map(|s| s.n), people(&|f| f.found.is_some())),
            (shown.welcome.shown().map(|s| s.n), people(&|f| f.welcome.is_some())),
            (shown.format.shown().map(|s| s.n), people(&|f| f.format.is_some())),
            (shown.access.shown().map(|s| s.n), people(&|f| f.access.is_some_and(|a| a != Access::NotNeeded))),
            (shown.newcomer.shown().map(|s| s.n), people(&|f| f.newcomer.is_some_and(|n| n != Newcomer::NotSeen))),
            (shown.size.shown().map(|s| s.n), people(&|f| f.size.is_some())),
            (shown.medication.shown().map(|s| s.n), people(&|f| f.medication.is_some())),
            (shown.psychiatric.shown().map(|s| s.n), people(&|f| said(f, Some(Medicine::Psychiatric)))),
        ];
        for (shown, (people, n)) in checks {
            prop_assert!(shown.is_none_or(|shown| people >= FEWEST && shown == n), "{shown:?} {people} {n}");
        }
        // Told apart by medicine, what is left over is nobody's or at least five people's.
        if !shown.psychiatric.is_hidden() || !shown.opioid.is_hidden() {
            for part in [Some(Medicine::Psychiatric), Some(Medicine::Opioid), None] {
                let (people, n) = people(&|f| said(f, part));
                prop_assert!(n == 0 || people >= FEWEST, "{part:?}");
            }
        }
    }

    /// The share is the plain one, whatever order the answers come in.
    #[test]
    fn the_share_is_a_plain_count_whatever_the_order(
        mut told in prop::collection::vec((0..365_i32, prop::sample::select(Welcome::ALL)), 0..40), turn in 0_usize..40,
    ) {
        let of = |told: &[(i32, Welcome)]| {
            let told: Vec<Told> = told.iter().map(|(day, answer)| welcome(ago(*day), *answer)).collect();
            figures(&told, Voice::SignedOut, today())
        };
        let shown = of(&told);
        let yes = told.iter().filter(|(_, answer)| *answer == Welcome::Yes).count() as u32;
        let n = told.len() as u32;
        let interval = shown.welcome.shown().map(|one| one.value.interval);
        prop_assert_eq!(interval, (n >= FEWEST).then(|| Interval::wilson(yes, n)));
        let turn = turn % told.len().max(1);
        told.rotate_left(turn);
        prop_assert_eq!(of(&told), shown);
    }
}

#[test]
fn one_person_who_tells_five_times_in_a_year_is_not_five_people() {
    let told: Vec<Told> = (0..5).map(|turn| welcome(ago(360 - turn * ONCE_IN_DAYS), Welcome::Yes)).collect();
    assert!(figures(&told, Voice::SignedIn, today()).all_hidden());
    // The same five within ninety days are of five.
    let told: Vec<Told> = (0..5).map(|turn| welcome(ago(turn * 22), Welcome::Yes)).collect();
    assert_eq!(figures(&told, Voice::SignedIn, today()).welcome.shown().map(|one| one.n), Some(5));
}

#[test]
fn what_is_a_year_old_is_no_longer_counted() {
    let told: Vec<Told> = (0..6).map(|turn| welcome(ago(360 + turn), Welcome::Yes)).collect();
    assert_eq!(figures(&told, Voice::SignedIn, today()).welcome.shown().map(|one| one.n), Some(5));
    assert!(figures(&told[1..], Voice::SignedIn, today()).all_hidden());
}

#[test]
fn the_usual_size_is_the_middle_and_may_lie_between_two_bands() {
    let of = |bands: &[Band]| {
        let facts = |size: &Band| Facts { size: Some(*size), ..Facts::default() };
        let told: Vec<Told> = bands.iter().map(|b| Told { day: today(), week: None, facts: facts(b) }).collect();
        let shown = figures(&told, Voice::SignedIn, today());
        shown.size.shown().map(|one| (one.value.from, one.value.until))
    };
    use Band::{From20, UpTo4, UpTo9, UpTo19};
    assert_eq!(of(&[UpTo19, UpTo9, UpTo9, From20, UpTo4]), Some((UpTo9, UpTo9)));
    assert_eq!(of(&[UpTo4, UpTo9, UpTo9, UpTo19, UpTo19, From20]), Some((UpTo9, UpTo19)));
    assert_eq!(of(&[UpTo4; 4]), None);
}

#[test]
fn steadiness_is_of_the_weeks_that_somebody_told_about() {
    let found = |back: u8, found: Found| Told {
        day: today(),
        week: Some(Week::of(today()).before(back)),
        facts: Facts { found: Some(found), ..Facts::default() },
    };
    let told = [
        found(0, Found::Yes),
        found(0, Found::Hard),
        found(1, Found::NotThere),
        found(2, Found::NotThere),
        found(2, Found::Yes),
        found(11, Found::Yes),
        found(12, Found::NotThere), // too long ago
        Told { week: None, ..found(0, Found::NotThere) },
    ];
    let shown = figures(&told, Voice::SignedIn, today());
    let steady = shown.steady.shown().expect("six told");
    assert_eq!((steady.value, steady.n), (Steadiness { open: 3, weeks: 4 }, 6));
}

#[test]
fn the_line_on_medication_keeps_for_and_against_apart() {
    use Medication::{Against, Neutral, Nothing, Supportive};
    let answers = [Supportive, Supportive, Against, Neutral, Nothing, Nothing];
    let line = MedicationLine::of(6, answers).expect("six answered");
    assert_eq!((line.n, line.supportive, line.against), (6, 2, 1));
    assert_eq!((line.interval, line.against_interval), (Interval::wilson(2, 6), Interval::wilson(1, 6)));
    assert_eq!(MedicationLine::of(4, answers), None, "six answers of four people");
    assert_eq!(MedicationLine::of(6, [Supportive; 4]), None);
    let told = serde_json::to_value(line).expect("JSON");
    assert!(told.get("supportive").is_none() && told.get("against").is_none(), "counts of one or two are not told");
}

#[test]
fn who_found_nobody_tells_nothing_of_the_room() {
    let facts = Facts { found: Some(Found::NotThere), welcome: Some(Welcome::No), ..Facts::default() };
    assert_eq!(facts.fitting(), Facts { found: Some(Found::NotThere), ..Facts::default() });
    let quiet = Facts { medication: Some(Medication::Nothing), medicine: Some(Medicine::Opioid), ..Facts::default() };
    assert_eq!(quiet.fitting().medicine, None);
    assert!(Facts { medicine: Some(Medicine::Opioid), ..Facts::default() }.is_empty());
}

#[test]
fn every_answer_has_a_word_of_its_own() {
    let words: [Vec<&str>; 8] = [
        Found::ALL.iter().map(|one| one.as_str()).collect(),
        Welcome::ALL.iter().map(|one| one.as_str()).collect(),
        Format::ALL.iter().map(|one| one.as_str()).collect(),
        Band::ALL.iter().map(|one| one.as_str()).collect(),
        Access::ALL.iter().map(|one| one.as_str()).collect(),
        Newcomer::ALL.iter().map(|one| one.as_str()).collect(),
        Medication::ALL.iter().map(|one| one.as_str()).collect(),
        Medicine::ALL.iter().map(|one| one.as_str()).collect(),
    ];
    for words in words {
        assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len());
    }
    assert_eq!(Found::parse("not_there"), Some(Found::NotThere));
    assert_eq!(Found::parse("nowhere"), None);
    assert_eq!(serde_json::to_string(&Band::UpTo9).expect("JSON"), "\"5-9\"");
}
