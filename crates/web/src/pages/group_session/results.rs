//! What people said after sessions: told of five or more, with how many answered each question.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::{
    organisation,
    session_answer::{self, Counts, FormResult, Results},
};
use openseat_content::form::FormInfo;
use openseat_domain::form::Ask;
use uuid::Uuid;

use super::said;
use crate::{frame::Frame, pages::problem, person::Person};

#[derive(Template)]
#[template(path = "pages/group_session/results.html")]
pub(crate) struct ResultsPage<'a> {
    frame: Frame<'a>,
    name: String,
    back: String,
    parts: Vec<Part>,
}

/// One form.
struct Part {
    name: String,
    /// How many answered, or that they are too few.
    people: String,
    means: Vec<String>,
    tables: Vec<Table>,
    lines: Vec<(String, Vec<String>)>,
}

struct Table {
    question: String,
    of: String,
    rows: Vec<(String, usize)>,
}

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    let (house, node) = (&person.visit.site.house, super::id(&node));
    let results = match session_answer::results(house, &person.signed, node, super::list::period(&person)).await {
        Ok(results) => results,
        Err(error) => return problem::answer(&person.visit, error),
    };
    match organisation::view(house, &person.signed.actor(), node).await {
        Ok(view) => person.visit.show(&page(&person, node, view.name, &results)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, node: Uuid, name: String, results: &Results) -> ResultsPage<'a> {
    let frame = person.visit.frame();
    let forms = person.visit.site.content.forms();
    let part = |one: &FormResult| forms.id(&one.form).map(|info| part(&frame, info, one));
    ResultsPage {
        name,
        back: super::sessions(node),
        parts: results.forms.iter().filter_map(part).collect(),
        frame: person.visit.frame(),
    }
}

fn part(frame: &Frame<'_>, info: &FormInfo, one: &FormResult) -> Part {
    let locale = frame.say.locale;
    let people = match one.people {
        None => frame.t("gs-results-few").to_owned(),
        Some(n) => frame.say.format("gs-results-people", &[("n", n.into()), ("paper", one.on_paper.into())]),
    };
    let mean = |(score, mean): &(String, openseat_domain::statistic::Mean)| {
        let number = |value| said::decimal(frame, value);
        let (value, low, high) = (number(mean.value), number(mean.low), number(mean.high));
        let of = [
            ("what", info.score(score, locale).into()),
            ("mean", value.into()),
            ("low", low.into()),
            ("high", high.into()),
            ("n", i64::from(mean.n).into()),
        ];
        frame.say.format("gs-results-mean", &of)
    };
    Part {
        name: info.name(locale).to_owned(),
        people,
        means: one.means.iter().map(mean).collect(),
        tables: one.counts.iter().map(|counts| table(frame, info, counts)).collect(),
        lines: one.lines.iter().map(|(link, lines)| (info.text(link, locale).text.to_owned(), lines.clone())).collect(),
    }
}

fn table(frame: &Frame<'_>, info: &FormInfo, counts: &Counts) -> Table {
    let locale = frame.say.locale;
    let chosen = info.form.item(&counts.link).is_some_and(|item| matches!(item.ask, Ask::Choice(_)));
    let word = |code: &str| match code {
        _ if chosen => info.choice(&counts.link, code, locale).text.to_owned(),
        "yes" => frame.t("form-yes").to_owned(),
        "no" => frame.t("form-no").to_owned(),
        other => other.to_owned(),
    };
    Table {
        question: info.text(&counts.link, locale).text.to_owned(),
        of: frame.t1("gs-results-of", "n", counts.of),
        rows: counts.answers.iter().map(|(code, n)| (word(code), *n)).collect(),
    }
}

#[cfg(test)]
impl<'a> ResultsPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, Uuid::from_u128(10), "Monday group".into(), &super::samples::results())
    }
}
