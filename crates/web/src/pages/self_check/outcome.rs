//! What the answers come to, in plain words with where the line is from, and what may help: several kinds, none first.

use askama::Template;
use openseat_content::{
    form::FormInfo,
    self_check::{Choice, Help, Topic, Whom},
};
use openseat_domain::form::Answers;

use crate::{
    frame::Frame,
    pages::{
        evidence::Claim,
        space::form::said::{self, Told},
    },
    visit::Visit,
};

#[derive(Template)]
#[template(path = "pages/self_check/outcome.html")]
pub(crate) struct OutcomePage<'a> {
    frame: Frame<'a>,
    name: &'a str,
    topic: &'a str,
    /// Nothing was answered: there is no outcome, but help all the same.
    unasked: bool,
    scores: Vec<Told>,
    means: Vec<&'a str>,
    options: Vec<OptionView<'a>>,
}

struct OptionView<'a> {
    id: &'a str,
    sort: &'a str,
    name: &'a str,
    says: &'a str,
    way: String,
    claims: Vec<Claim<'a>>,
}

pub(super) fn page<'a>(visit: &'a Visit, topic: &'a Topic, info: &'a FormInfo, answers: &Answers) -> OutcomePage<'a> {
    let frame = visit.frame();
    let unasked = answers.is_empty();
    OutcomePage {
        name: topic.name(frame.say.locale),
        topic: &topic.id,
        unasked,
        scores: if unasked { Vec::new() } else { said::scores(&frame, info, answers, None) },
        means: topic.means(frame.say.locale).collect(),
        options: frame.site.content.self_checks().choices(topic).map(|one| option(&frame, topic, one)).collect(),
        frame,
    }
}

fn option<'a>(frame: &Frame<'a>, topic: &Topic, one: &'a Choice) -> OptionView<'a> {
    let (content, locale) = (&frame.site.content, frame.say.locale);
    let rows = one.findings.iter().filter_map(|id| content.evidence().id(&id.to_string()));
    OptionView {
        id: &one.id,
        sort: frame.t(match one.sort {
            Help::Group => "self-check-sort-group",
            Help::Treatment => "self-check-sort-treatment",
            Help::Medication => "self-check-sort-medication",
            Help::Helpline => "self-check-sort-helpline",
            Help::Online => "self-check-sort-online",
            Help::Own => "self-check-sort-own",
        }),
        name: one.name(locale),
        says: one.says(locale),
        way: one.way.as_deref().map(|way| onward(topic, way)).unwrap_or_default(),
        claims: rows.map(|row| Claim::new(frame, row)).collect(),
    }
}

/// The matcher is told at once what it is about.
fn onward(topic: &Topic, way: &str) -> String {
    match (way, topic.about, topic.whom) {
        ("/match", Some(about), Whom::Own) => format!("/match?about={}", about.as_str()),
        _ => way.to_owned(),
    }
}

#[cfg(test)]
impl<'a> OutcomePage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        use openseat_domain::form::Value;
        let (topic, info) = super::ask::find(visit, "drinking").expect("the topic is there");
        let mut answers = Answers::default();
        for (link, code) in [("q1", "3"), ("q2", "1"), ("q3", "1")] {
            answers.set(link, vec![Value::Code(code.into())]);
        }
        page(visit, topic, info, &answers)
    }

    pub(crate) fn sample_unasked(visit: &'a Visit) -> Self {
        let (topic, info) = super::ask::find(visit, "someone").expect("the topic is there");
        page(visit, topic, info, &Answers::default())
    }
}
