//! A meeting is put on the list.

use std::collections::BTreeMap;

use axum::{http::StatusCode, response::Response};
use openseat_actions::{ActionError, keeping};
use openseat_domain::{
    amendment::{Cause, Laid},
    meeting::Draft,
};

use super::{
    check::{CheckPage, Proposal},
    edit::{EditPage, Said, error, hidden, link, read, refused},
    fields::{FieldsPart, TYPED, Typed},
};
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{missing, problem},
    person::Person,
};

const PATH: &str = "/directory/add";

pub(crate) async fn show(person: Person) -> Response {
    match may_add(&person).await {
        Ok(()) => person.visit.show(&page(&person, &Typed::default(), Said::default())),
        Err(response) => response,
    }
}

async fn may_add(person: &Person) -> Result<(), Response> {
    match keeping::sits_here(&person.visit.site.house, &person.signed).await {
        Ok(Some(desk)) if desk.adds => Ok(()),
        Ok(_) => Err(missing::page_of(&person.visit)),
        Err(error) => Err(problem::answer(&person.visit, error)),
    }
}

pub(crate) async fn send(PersonForm { person, fields: sent }: PersonForm) -> Response {
    if let Err(response) = may_add(&person).await {
        return response;
    }
    let (house, by, now) = (&person.visit.site.house, person.signed.actor(), person.visit.site.now());
    let typed = Typed::read(&sent, &TYPED);
    if sent.text("do") == "again" {
        return person.visit.show(&page(&person, &typed, Said::of(&sent)));
    }
    let wrong = |errors| {
        let said = Said { errors, ..Said::of(&sent) };
        person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &typed, said))
    };
    let before = Laid::default();
    let mut read = read(&person, &sent, &TYPED, &typed, &before);
    if typed.text("name").is_empty() {
        let name = error(person.visit.say(), "name", "dir-name-missing");
        let others = read.err().unwrap_or_default();
        read = Err(std::iter::once(name).chain(others).collect());
    }
    let changes = match read {
        Ok((changes, _)) => changes,
        Err(errors) => return wrong(errors),
    };
    let mut laid = before.clone();
    changes.iter().filter_map(|change| change.word.clone()).for_each(|word| word.put(&mut laid));
    let draft = Draft { published: true, ..laid.draft };
    let why = sent.text("why").to_owned();
    if sent.text("do") == "save" {
        return match keeping::add(house, &by, draft, Cause::hand(&why), now).await {
            Ok(id) => person.visit.go(&format!("{}?done=added", link(id))),
            Err(ActionError::Refused(_)) => wrong(vec![refused(person.visit.say())]),
            Err(error) => problem::answer(&person.visit, error),
        };
    }
    match keeping::fitting(house, &by, &draft).await {
        Ok(_) => {}
        Err(ActionError::Refused(_)) => return wrong(vec![refused(person.visit.say())]),
        Err(ActionError::Denied(_)) => return wrong(vec![error(person.visit.say(), "city", "dir-add-outside")]),
        Err(error) => return problem::answer(&person.visit, error),
    }
    let meetings = vec![(draft.name, before.clone(), before, changes)];
    let (hidden, action, back) = (hidden(&typed, &sent), PATH.to_owned(), "/directory".to_owned());
    let proposal = Proposal { meetings, from: None, why, hidden, action, back, adds: true };
    person.visit.show(&CheckPage::new(&person, proposal))
}

fn page<'a>(person: &'a Person, typed: &Typed, said: Said) -> EditPage<'a> {
    let frame = person.visit.frame();
    let content = &person.visit.site.content;
    EditPage {
        back: "/directory".to_owned(),
        title: frame.t("dir-add-title"),
        lead: frame.t("dir-add-lead").to_owned(),
        together: Vec::new(),
        part: FieldsPart::new(&frame, content, &TYPED, typed, &said.errors, &BTreeMap::new()),
        later: false,
        from: String::new(),
        why: said.why,
        frame: Frame { error: !said.errors.is_empty(), ..frame },
        errors: said.errors,
        action: PATH.to_owned(),
    }
}

#[cfg(test)]
impl<'a> EditPage<'a> {
    pub(crate) fn sample_new(person: &'a Person) -> Self {
        page(person, &Typed::default(), Said::default())
    }
}
