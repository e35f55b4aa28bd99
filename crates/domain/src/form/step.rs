//! The pages of a form: each question on one of its own, or all on a sheet.

use super::{Answers, Ask, Flow, Form, Item};

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<'a> {
    /// Groups and words above what is asked, the outermost first.
    pub lead: Vec<&'a Item>,
    /// What is asked: a question or a group with rows. On a sheet all of it, with groups and words between.
    pub items: Vec<&'a Item>,
}

impl<'a> Step<'a> {
    /// By what its address names it.
    pub fn link(&self) -> &'a str {
        self.items.first().map_or("", |item| &item.link)
    }
}

impl Form {
    /// The pages, given what is answered so far.
    pub fn steps(&self, answers: &Answers) -> Vec<Step<'_>> {
        let live = self.live(answers);
        match self.flow {
            Flow::Sheet => {
                let asked = self.items.iter().filter(|item| self.asks(item, &live));
                vec![Step { lead: Vec::new(), items: asked.collect() }]
            }
            Flow::Pages => {
                let mut steps = Vec::new();
                self.walk(&self.items, &live, &[], &mut steps);
                steps
            }
        }
    }

    /// The questions that are asked, groups with rows among them.
    pub fn questions(&self, answers: &Answers) -> Vec<&Item> {
        let live = self.live(answers);
        let mut steps = Vec::new();
        self.walk(&self.items, &live, &[], &mut steps);
        steps.into_iter().flat_map(|step| step.items).collect()
    }

    /// How many of them are not answered.
    pub fn left_out(&self, answers: &Answers) -> usize {
        let live = self.live(answers);
        let empty = |item: &&Item| live.values(&item.link).is_empty() && live.rows(&item.link).is_empty();
        self.questions(answers).into_iter().filter(empty).count()
    }

    fn walk<'a>(&'a self, items: &'a [Item], live: &Answers, above: &[&'a Item], steps: &mut Vec<Step<'a>>) {
        let mut words: Vec<&Item> = Vec::new();
        for item in items.iter().filter(|item| self.asks(item, live)) {
            match &item.ask {
                Ask::Display => words.push(item),
                Ask::Group(inside) if !item.is_rows() => {
                    let above: Vec<&Item> = above.iter().copied().chain(words.drain(..)).chain([item]).collect();
                    self.walk(inside, live, &above, steps);
                }
                Ask::Score(_) => {}
                _ => {
                    let lead = above.iter().copied().chain(words.drain(..)).collect();
                    steps.push(Step { lead, items: vec![item] });
                }
            }
        }
    }
}
