//! What helped with urges, out of the person's own log. It says what was, with how often; it foretells nothing.

use crate::form::{Answers, Value};

/// The form of the log.
pub const FORM: &str = "urge";
/// Links of it.
pub const TRIGGER: &str = "trigger";
pub const DID: &str = "did";

/// Nothing is said of what was done fewer times than this.
pub const FEWEST: usize = 3;

/// One urge, as far as it is asked here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Urge {
    /// What set it off, by code.
    pub triggers: Vec<String>,
    /// What the person did, by code.
    pub did: Vec<String>,
    /// By how much it fell; `None` when one of the two numbers was left out.
    pub fall: Option<i64>,
}

/// What was done with so many urges, and how much they fell on average.
#[derive(Clone, Debug, PartialEq)]
pub struct Helped {
    pub did: String,
    pub times: usize,
    pub fall: f64,
}

impl Urge {
    /// That of the answers to the form.
    pub fn of(answers: &Answers) -> Self {
        let number = |link: &str| match answers.values(link).first() {
            Some(Value::Whole(number)) => Some(*number),
            _ => None,
        };
        let fall = number("strength").zip(number("after")).map(|(before, after)| before - after);
        Self { triggers: codes(answers, TRIGGER), did: codes(answers, DID), fall }
    }
}

/// What went with a fall, the largest first: only what was done three times or more, after this trigger or after any.
pub fn helped(urges: &[Urge], trigger: Option<&str>) -> Vec<Helped> {
    let about = |urge: &&Urge| trigger.is_none_or(|trigger| urge.triggers.iter().any(|one| one == trigger));
    let known: Vec<(&Urge, i64)> = urges.iter().filter(about).filter_map(|urge| Some((urge, urge.fall?))).collect();
    let mut ways: Vec<&String> = known.iter().flat_map(|(urge, _)| &urge.did).collect();
    ways.sort_unstable();
    ways.dedup();
    let helped = ways.into_iter().filter_map(|did| {
        let falls: Vec<i64> = known.iter().filter(|(urge, _)| urge.did.contains(did)).map(|(_, fall)| *fall).collect();
        let fall = falls.iter().sum::<i64>() as f64 / falls.len() as f64;
        (falls.len() >= FEWEST && fall > 0.0).then(|| Helped { did: did.clone(), times: falls.len(), fall })
    });
    let mut helped: Vec<Helped> = helped.collect();
    helped.sort_by(|a, b| b.fall.total_cmp(&a.fall).then(b.times.cmp(&a.times)));
    helped
}

fn codes(answers: &Answers, link: &str) -> Vec<String> {
    let code = |value: &Value| if let Value::Code(code) = value { Some(code.clone()) } else { None };
    answers.values(link).iter().filter_map(code).collect()
}
