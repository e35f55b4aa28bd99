//! A group that meets on several days is changed once.

use std::collections::BTreeMap;

use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    keeping::{self, DeskView, Row},
};
use openseat_domain::amendment::{Cause, Field};
use uuid::Uuid;

use super::{
    check::{CheckPage, Proposal},
    edit::{EditPage, Said, Together, error, hidden, link, read, refused, view},
    fields::{FieldsPart, Typed},
    id, said,
    undo::after,
};
use crate::{form::PersonForm, frame::Frame, pages::problem, person::Person};

/// What the meetings of a group have in common.
const SHARED: [Field; 14] = [
    Field::Name,
    Field::Group,
    Field::Fellowship,
    Field::Attendance,
    Field::PlaceName,
    Field::Address,
    Field::GettingIn,
    Field::Regions,
    Field::Link,
    Field::LinkNotes,
    Field::Phone,
    Field::GroupNotes,
    Field::Website,
    Field::Contact,
];

pub(crate) async fn show(person: Person, Path(meeting): Path<String>) -> Response {
    match found(&person, id(&meeting)).await {
        Ok((view, rows)) => {
            let typed = Typed::of(&view.laid, &person.visit.site.content);
            let chosen: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
            person.visit.show(&page(&person, &view, &rows, &chosen, &typed, Said::default()))
        }
        Err(response) => response,
    }
}

pub(crate) async fn send(Path(meeting): Path<String>, PersonForm { person, fields: sent }: PersonForm) -> Response {
    let (view, rows) = match found(&person, id(&meeting)).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let typed = Typed::read(&sent, &SHARED);
    let asked: Vec<Uuid> = sent.all("m").map(id).collect();
    let chosen: Vec<Uuid> = rows.iter().map(|row| row.id).filter(|id| asked.contains(id)).collect();
    let again = |said| page(&person, &view, &rows, &chosen, &typed, said);
    if sent.text("do") == "again" {
        return person.visit.show(&again(Said::of(&sent)));
    }
    let wrong = |errors| {
        let said = Said { errors, ..Said::of(&sent) };
        person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &again(said))
    };
    let (changes, from) = match read(&person, &sent, &SHARED, &typed, &view.laid) {
        Ok(_) if chosen.is_empty() => return wrong(vec![error(person.visit.say(), "m", "dir-choose-some")]),
        Ok(read) => read,
        Err(errors) => return wrong(errors),
    };
    let back = link(view.id);
    if changes.is_empty() {
        return after(&person, &back, None);
    }
    let why = sent.text("why").to_owned();
    let (house, by, now) = (&person.visit.site.house, person.signed.actor(), person.visit.site.now());
    if sent.text("do") == "save" {
        let all = chosen.iter().map(|id| (*id, changes.clone())).collect();
        return match keeping::change_many(house, &by, all, Cause::hand(&why), from, now).await {
            Ok(batch) => after(&person, &back, batch),
            Err(ActionError::Refused(_)) => wrong(vec![refused(person.visit.say())]),
            Err(error) => problem::answer(&person.visit, error),
        };
    }
    let mut meetings = Vec::with_capacity(chosen.len());
    for row in rows.iter().filter(|row| chosen.contains(&row.id)) {
        let one = match super::edit::view(&person, row.id).await {
            Ok(one) => one,
            Err(response) => return response,
        };
        let differs = changes.iter().filter(|change| change.word.as_ref() != Some(&change.field.of(&one.laid)));
        meetings.push((label(&person, row), one.laid.clone(), one.heard.clone().into(), differs.cloned().collect()));
    }
    let action = format!("/directory/group/{}", view.id);
    let proposal = Proposal { meetings, from, why, hidden: hidden(&typed, &sent), action, back, adds: false };
    person.visit.show(&CheckPage::new(&person, proposal))
}

async fn found(person: &Person, meeting: Uuid) -> Result<(DeskView, Vec<Row>), Response> {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let one = view(person, meeting).await?;
    let rows = keeping::group(house, &person.signed, meeting, now).await;
    Ok((one, rows.map_err(|error| problem::answer(&person.visit, error))?))
}

/// "New Start. Every Monday, 7pm …"
fn label(person: &Person, row: &Row) -> String {
    let frame = person.visit.frame();
    let when = row.schedule.as_ref().map(|schedule| said::when(&frame, schedule)).unwrap_or_default();
    format!("{}. {when}", row.name).trim_end().to_owned()
}

fn page<'a>(
    person: &'a Person,
    view: &DeskView,
    rows: &[Row],
    chosen: &[Uuid],
    typed: &Typed,
    said: Said,
) -> EditPage<'a> {
    let frame = person.visit.frame();
    let together = rows.iter().map(|row| Together {
        id: row.id.to_string(),
        label: label(person, row),
        chosen: chosen.contains(&row.id),
    });
    let content = &person.visit.site.content;
    EditPage {
        back: link(view.id),
        title: frame.t("dir-group-title"),
        lead: frame.t("dir-group-lead").to_owned(),
        together: together.collect(),
        part: FieldsPart::new(&frame, content, &SHARED, typed, &said.errors, &BTreeMap::new()),
        later: true,
        from: said.from,
        why: said.why,
        frame: Frame { error: !said.errors.is_empty(), ..frame },
        errors: said.errors,
        action: format!("/directory/group/{}", view.id),
    }
}

#[cfg(test)]
impl<'a> EditPage<'a> {
    pub(crate) fn sample_group(person: &'a Person) -> Self {
        let (view, rows) = (super::samples::view(), super::samples::rows());
        let typed = Typed::of(&view.laid, &person.visit.site.content);
        page(person, &view, &rows, &[rows[0].id], &typed, Said::default())
    }
}
