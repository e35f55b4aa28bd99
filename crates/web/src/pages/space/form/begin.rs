//! A form that begins with something written on another: which rows are offered, and what is filled in.

use openseat_actions::response::{self, ResponseView};
use openseat_content::form::{FormInfo, Taking};
use openseat_domain::form::{Answers, Offer, Value};
use uuid::Uuid;

use super::duty;
use crate::{frame::Frame, pages::Way, person::Person};

/// Rows that are offered of one entry.
const MOST: usize = 8;

/// What can be begun with a row of this entry.
pub(super) fn offered(frame: &Frame<'_>, info: &FormInfo, one: &ResponseView) -> Vec<Way> {
    let on = duty::is_on(frame.site);
    let forms = frame.site.content.forms().list().iter().filter(|form| form.form.offer(on) == Offer::Yes);
    let takings = forms.flat_map(|form| form.taken_from.iter().map(move |taking| (form, taking)));
    let mine = takings.filter(|(_, taking)| taking.form == info.form.id);
    let ways = mine.flat_map(|(form, taking)| {
        let rows = one.kept.answers.rows(&taking.rows).iter().enumerate();
        rows.filter_map(move |(number, row)| {
            let what = text(row, taking)?;
            let label = format!("{}: {what}", taking.says(frame.say.locale));
            Some(Way { href: format!("/space/forms/{}/new/all?from={}&row={number}", form.form.id, one.id), label })
        })
    });
    ways.take(MOST).collect()
}

/// What a new entry of the form begins with, as the address asks; nothing when it asks for nothing that is theirs.
pub(super) async fn with(person: &Person, info: &FormInfo) -> Answers {
    let mut answers = Answers::default();
    let visit = &person.visit;
    let asked = visit.value("from").and_then(|id| Uuid::parse_str(&id).ok());
    let row = visit.value("row").and_then(|row| row.parse::<usize>().ok());
    let Some((id, row)) = asked.zip(row) else { return answers };
    let Ok(Some(one)) = response::view(&visit.site.house, &person.signed, id).await else { return answers };
    let Some(taking) = info.taken_from.iter().find(|taking| taking.form == one.kept.form) else { return answers };
    let Some(words) = one.kept.answers.rows(&taking.rows).get(row).and_then(|row| text(row, taking)) else {
        return answers;
    };
    let value = vec![Value::Text(words.to_owned())];
    match &taking.group {
        None => answers.set(&taking.to, value),
        Some(group) => {
            let mut first = Answers::default();
            first.set(&taking.to, value);
            answers.set_rows(group, vec![first]);
        }
    }
    answers
}

fn text<'a>(row: &'a Answers, taking: &Taking) -> Option<&'a str> {
    match row.values(&taking.of).first()? {
        Value::Text(text) if !text.trim().is_empty() => Some(text),
        _ => None,
    }
}
