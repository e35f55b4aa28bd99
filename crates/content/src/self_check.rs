//! What a person can look at by themselves, anonymously, and what may help: `content/self_check.toml`.

use openseat_domain::{behaviour::Behaviour, evidence::EvidenceId, form::FormId, problem::Problem};
use serde::Deserialize;

use crate::{
    check,
    content::Content,
    form::FormInfo,
    locale::{Locale, Pair},
};

/// Where it stands.
const FILE: &str = "content/self_check.toml";
/// Kinds of help that every topic has, at least: nobody is shown one way only.
const FEWEST: usize = 4;

/// Who somebody is worried about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whom {
    /// Themself.
    #[serde(rename = "self")]
    Own,
    Loved,
}

/// A kind of help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Help {
    Group,
    Treatment,
    Medication,
    Helpline,
    Online,
    /// By oneself.
    Own,
}

/// One thing to look at.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Part of an address (`drinking`).
    pub id: String,
    pub whom: Whom,
    /// Forms that ask about it, the best first.
    pub screens: Vec<FormId>,
    /// What the matcher is told, when the person goes on to it.
    pub about: Option<Behaviour>,
    name: Pair,
    says: Pair,
    means: Vec<Pair>,
}

/// One thing that may help.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: String,
    pub sort: Help,
    pub topics: Vec<String>,
    /// A page of ours that goes on from here.
    pub way: Option<String>,
    #[serde(default)]
    pub findings: Vec<EvidenceId>,
    name: Pair,
    says: Pair,
    line: Pair,
}

impl Topic {
    pub fn name(&self, locale: Locale) -> &str {
        self.name.of(locale)
    }

    /// What is asked.
    pub fn says(&self, locale: Locale) -> &str {
        self.says.of(locale)
    }

    /// What the outcome means, a paragraph each.
    pub fn means(&self, locale: Locale) -> impl Iterator<Item = &str> {
        self.means.iter().map(move |one| one.of(locale))
    }

    /// The first of its forms that is there.
    pub fn screen<'a>(&self, content: &'a Content) -> Option<&'a FormInfo> {
        self.screens.iter().find_map(|id| content.forms().id(id.as_str()))
    }
}

impl Choice {
    pub fn name(&self, locale: Locale) -> &str {
        self.name.of(locale)
    }

    pub fn says(&self, locale: Locale) -> &str {
        self.says.of(locale)
    }

    /// What it is called in a plan.
    pub fn line(&self, locale: Locale) -> &str {
        self.line.of(locale)
    }
}

/// All topics and all help, in the order of the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfChecks {
    #[serde(rename = "topic", default)]
    topics: Vec<Topic>,
    #[serde(rename = "option", default)]
    choices: Vec<Choice>,
}

impl SelfChecks {
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// What may help with a topic.
    pub fn choices<'a>(&'a self, topic: &'a Topic) -> impl Iterator<Item = &'a Choice> {
        self.choices.iter().filter(|choice| choice.topics.contains(&topic.id))
    }

    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }

    pub(crate) fn read(text: &str, problems: &mut Vec<Problem>) -> Self {
        toml::from_str(text).unwrap_or_else(|error| {
            let what = format!("The file cannot be read: {}.", error.message().trim_end_matches('.'));
            problems.push(Problem::refused(FILE, what, "Compare it with the one inside the program."));
            Self::default()
        })
    }
}

/// Every rule of this file that is broken.
pub(crate) fn check(content: &Content, problems: &mut Vec<Problem>) {
    let all = content.self_checks();
    for topic in &all.topics {
        topic_is_sound(content, topic, problems);
    }
    for choice in &all.choices {
        let at = format!("{FILE}, option {}", choice.id);
        for topic in choice.topics.iter().filter(|topic| all.topic(topic).is_none()) {
            problems.push(Problem::refused(&at, format!("There is no topic {topic}."), "Name topics of this file."));
        }
        for finding in choice.findings.iter().filter(|id| content.evidence().id(&id.to_string()).is_none()) {
            let fix = "Name rows of content/evidence.csv.";
            problems.push(Problem::refused(&at, format!("There is no finding {finding}."), fix));
        }
        for locale in Locale::ALL {
            for text in [choice.name(locale), choice.says(locale), choice.line(locale)] {
                check::label(content, &at, locale, text, problems);
            }
        }
    }
    let options = all.choices.iter().flat_map(|one| [one.says(Locale::En), one.line(Locale::En)]);
    let topics = all.topics.iter().flat_map(|one| one.means(Locale::En).chain([one.says(Locale::En)]));
    check::grade("self_check.toml", &topics.chain(options).collect::<Vec<_>>().join("\n"), problems);
}

fn topic_is_sound(content: &Content, topic: &Topic, problems: &mut Vec<Problem>) {
    let at = format!("{FILE}, topic {}", topic.id);
    match topic.screen(content) {
        None => {
            let fix = "Name a form of content/measures that every deployment has.";
            problems.push(Problem::refused(&at, "None of its forms is there.", fix));
        }
        Some(info) if info.form.attended || !info.form.dangers.is_empty() => {
            let fix = "Take a form without such a question: nobody is on duty on a public page.";
            problems.push(Problem::refused(&at, "It asks what a person should hear.", fix));
        }
        Some(_) => {}
    }
    let mut kinds: Vec<Help> = content.self_checks().choices(topic).map(|one| one.sort).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() < FEWEST {
        let fix = "Add options: a group, treatment, medicine, a help line, online.";
        problems.push(Problem::refused(&at, format!("It has {} kinds of help.", kinds.len()), fix));
    }
    for locale in Locale::ALL {
        let texts = [topic.name(locale), topic.says(locale)];
        for text in texts.into_iter().chain(topic.means(locale)) {
            check::label(content, &at, locale, text, problems);
        }
    }
}
