//! What must be true before a group comes to its next stage, and what wants a look: `content/stages`. Numbers that are our own
//! choice say so (`ours = true`).

use openseat_domain::{
    problem::Problem,
    stage::{Bound, Criterion, Measure, Stage},
};
use serde::Deserialize;

use crate::{
    check,
    content::Content,
    files::Files,
    locale::{Locale, Pair},
};

/// One stage.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageInfo {
    pub stage: Stage,
    pub source: String,
    /// Day of the last check, `YYYY-MM-DD`.
    pub checked: String,
    name: Pair,
    about: Pair,
    #[serde(rename = "criterion")]
    pub criteria: Vec<Rule>,
}

/// One thing that must be true, or that wants a look.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub id: String,
    #[serde(default)]
    measure: Option<Measure>,
    #[serde(default)]
    at_least: Option<f64>,
    #[serde(default)]
    at_most: Option<f64>,
    /// The number is our own choice.
    #[serde(default)]
    pub ours: bool,
    text: Pair,
    next: Pair,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Alerts {
    source: String,
    checked: String,
    #[serde(rename = "alert")]
    list: Vec<Rule>,
}

/// All stages in order, and what wants a look.
#[derive(Debug, Default)]
pub struct Stages {
    list: Vec<StageInfo>,
    alerts: Alerts,
}

impl StageInfo {
    pub fn name(&self, locale: Locale) -> &str {
        self.name.of(locale)
    }

    pub fn about(&self, locale: Locale) -> &str {
        self.about.of(locale)
    }
}

impl Rule {
    pub fn text(&self, locale: Locale) -> &str {
        self.text.of(locale)
    }

    /// The step that would help.
    pub fn next(&self, locale: Locale) -> &str {
        self.next.of(locale)
    }

    /// Records can tell it.
    pub fn measure(&self) -> Option<Measure> {
        self.measure
    }

    fn criterion(&self) -> Criterion {
        let bound = self.at_least.map(Bound::AtLeast).or(self.at_most.map(Bound::AtMost));
        Criterion { id: self.id.clone(), rule: self.measure.zip(bound) }
    }
}

impl Stages {
    pub fn list(&self) -> &[StageInfo] {
        &self.list
    }

    pub fn of(&self, stage: Stage) -> Option<&StageInfo> {
        self.list.iter().find(|one| one.stage == stage)
    }

    /// The words of a criterion.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.list.iter().flat_map(|one| &one.criteria).find(|rule| rule.id == id)
    }

    /// The words of what wants a look.
    pub fn alert(&self, id: &str) -> Option<&Rule> {
        self.alerts.list.iter().find(|rule| rule.id == id)
    }

    /// As the rules of the model read them.
    pub fn rules(&self) -> Vec<(Stage, Vec<Criterion>)> {
        self.list.iter().map(|one| (one.stage, one.criteria.iter().map(Rule::criterion).collect())).collect()
    }

    pub fn alerts(&self) -> Vec<Criterion> {
        self.alerts.list.iter().map(Rule::criterion).collect()
    }

    pub(crate) fn read(files: &Files, problems: &mut Vec<Problem>) -> Self {
        let text = files.text("stages/alerts.toml").unwrap_or_default();
        let alerts = toml::from_str(&text).unwrap_or_else(|error| {
            let what = format!("It cannot be read: {}.", error.message().trim_end_matches('.'));
            problems.push(Problem::refused("content/stages/alerts.toml", what, "Mend the line that it names."));
            Alerts::default()
        });
        let mut list: Vec<StageInfo> = files.read_named("stages", |name| name != "alerts.toml", problems);
        list.sort_by_key(|one| one.stage);
        Self { list, alerts }
    }
}

/// Every rule of these files that is broken.
pub(crate) fn check(content: &Content, problems: &mut Vec<Problem>) {
    let stages = content.stages();
    if !stages.list.iter().map(|one| one.stage).eq(Stage::ALL.iter().copied()) {
        let fix = "Keep one file for each of the seven.";
        problems.push(Problem::refused("content/stages", "A stage is missing or there twice.", fix));
    }
    for one in &stages.list {
        let file = format!("stages/{}-{}.toml", one.stage as usize, one.stage.as_str());
        let at = format!("content/{file}");
        check::basis(&at, &one.source, &one.checked, problems);
        for locale in Locale::ALL {
            check::label(content, &at, locale, one.name(locale), problems);
            check::label(content, &at, locale, one.about(locale), problems);
        }
        rules(content, &file, &one.criteria, problems);
    }
    let all = stages.list.iter().flat_map(|one| &one.criteria).map(|rule| rule.id.as_str());
    check::ids("content/stages", all, problems);
    let at = "content/stages/alerts.toml";
    check::basis(at, &stages.alerts.source, &stages.alerts.checked, problems);
    check::ids(at, stages.alerts.list.iter().map(|rule| rule.id.as_str()), problems);
    rules(content, "stages/alerts.toml", &stages.alerts.list, problems);
}

fn rules(content: &Content, file: &str, rules: &[Rule], problems: &mut Vec<Problem>) {
    for rule in rules {
        let at = format!("content/{file}, {}", rule.id);
        let bounds = usize::from(rule.at_least.is_some()) + usize::from(rule.at_most.is_some());
        if bounds != usize::from(rule.measure.is_some()) {
            let fix = "Give a measure with at_least or at_most, or none of them.";
            problems.push(Problem::refused(&at, "Its measure and its number do not fit.", fix));
        }
        for locale in Locale::ALL {
            check::label(content, &at, locale, rule.text(locale), problems);
            check::label(content, &at, locale, rule.next(locale), problems);
        }
    }
    let whole: Vec<&str> = rules.iter().flat_map(|rule| [rule.text(Locale::En), rule.next(Locale::En)]).collect();
    check::grade(file, &whole.join("\n"), problems);
}
