//! What studies say: every finding in one sentence, by what it is about.

use askama::Template;
use axum::response::Response;
use openseat_content::evidence::{Evidence, Strength, Topic};

use crate::{frame::Frame, visit::Visit};

pub(crate) mod finding;
mod words;

use words::strength;

#[derive(Template)]
#[template(path = "pages/evidence.html")]
pub(crate) struct EvidencePage<'a> {
    frame: Frame<'a>,
    sections: Vec<Section<'a>>,
    /// What the words for how sure a finding is mean.
    strengths: Vec<&'a str>,
}

struct Section<'a> {
    heading: &'a str,
    claims: Vec<Claim<'a>>,
}

/// One sentence of ours that rests on a study.
pub(crate) struct Claim<'a> {
    pub(crate) path: String,
    pub(crate) text: &'a str,
    /// How sure it is, in a word or two.
    pub(crate) strength: &'a str,
}

impl<'a> Claim<'a> {
    pub(crate) fn new(frame: &Frame<'a>, row: &'a Evidence) -> Self {
        Self {
            path: format!("/evidence/{}", row.id),
            text: row.claim(frame.say.locale),
            strength: strength(frame, row.strength),
        }
    }
}

pub(crate) async fn show(visit: Visit) -> Response {
    visit.show(&page(visit.frame()))
}

fn page(frame: Frame<'_>) -> EvidencePage<'_> {
    let sections = sections().map(|(key, topics)| Section {
        heading: frame.t(key),
        claims: {
            let rows = frame.site.content.evidence().list().iter().filter(|row| topics.contains(&row.topic));
            rows.map(|row| Claim::new(&frame, row)).collect()
        },
    });
    EvidencePage {
        sections: sections.into_iter().filter(|section| !section.claims.is_empty()).collect(),
        strengths: Strength::ALL.iter().map(|one| words::strength_says(&frame, *one)).collect(),
        frame,
    }
}

/// The headings of the page, each with the topics under it.
fn sections() -> [(&'static str, &'static [Topic]); 11] {
    use Topic::*;
    [
        ("evidence-topic-choice", &[GroupChoice, Goal, Duration]),
        ("evidence-topic-start", &[Linkage, Coercion, Reach]),
        ("evidence-topic-people", &[Match, Preference]),
        ("evidence-topic-medicine", &[Medication]),
        ("evidence-topic-twelve", &[AaEffect, DrugGroups]),
        ("evidence-topic-smart", &[Smart]),
        ("evidence-topic-online", &[Online]),
        ("evidence-topic-tools", &[Tools]),
        ("evidence-topic-family", &[Family]),
        ("evidence-topic-young", &[Safety]),
        ("evidence-topic-groups", &[Startup]),
    ]
}

#[cfg(test)]
impl<'a> EvidencePage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        page(frame)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_stands_under_one_heading() {
        for topic in Topic::ALL {
            let headings = sections().iter().filter(|(_, topics)| topics.contains(topic)).count();
            assert_eq!(headings, 1, "{topic:?}");
        }
    }
}
