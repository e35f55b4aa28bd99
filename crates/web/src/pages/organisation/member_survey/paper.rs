//! What came on paper is typed in, sheet by sheet.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::member_survey;
use openseat_content::form::FormInfo;
use openseat_domain::form::{Answers, Item};
use uuid::Uuid;

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{
        member_survey::fields,
        missing, problem,
        space::form::{
            field::{Field, Filled, Kind},
            read::{self, WrongField},
        },
    },
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/organisation/member_survey/paper.html")]
pub(crate) struct TypePage<'a> {
    frame: Frame<'a>,
    back: String,
    action: String,
    done: bool,
    /// So that a page that is sent twice is one sheet.
    key: String,
    fields: Vec<Field>,
    shown: Vec<String>,
    single: bool,
    errors: Vec<WrongField>,
}

pub(crate) async fn show(person: Person, Path((node, wave)): Path<(String, String)>) -> Response {
    let id = super::super::node(&node);
    match member_survey::waves(&person.visit.site.house, &person.signed, id).await {
        Ok(view) if view.may_type && view.waves.iter().any(|(one, _)| one.id.to_string() == wave) => {
            let Some(info) = member_survey::form(&person.visit.site.house) else {
                return missing::page_of(&person.visit);
            };
            let (nothing, right) = (Answers::default(), BTreeMap::new());
            person.visit.show(&page(&person, id, &wave, info, Filled::Kept(&nothing), &nothing, &right))
        }
        Ok(_) => missing::page_of(&person.visit),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn send(
    Path((node, wave)): Path<(String, String)>,
    PersonForm { person, fields: typed }: PersonForm,
) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let (id, Some(info)) = (super::super::node(&node), member_survey::form(house)) else {
        return missing::page_of(&person.visit);
    };
    let items: Vec<&Item> = info.form.items.iter().collect();
    let sent = read::read(&person.visit.frame(), &typed, &items);
    if !sent.wrong.is_empty() {
        let page = page(&person, id, &wave, info, Filled::Sent(&typed), &sent.given, &sent.wrong);
        return person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let wave_id = Uuid::parse_str(&wave).unwrap_or_default();
    match member_survey::type_in(house, who, id, wave_id, typed.text("key"), &sent.given, now).await {
        Ok(kept) => {
            let mark = if kept { "?done=yes" } else { "" };
            person.visit.go(&format!("{}/surveys/{wave_id}/paper{mark}", super::super::home::link(id)))
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(
    person: &'a Person,
    node: Uuid,
    wave: &str,
    info: &FormInfo,
    filled: Filled<'_>,
    live: &Answers,
    wrong: &BTreeMap<String, String>,
) -> TypePage<'a> {
    let frame = person.visit.frame();
    let (fields, shown) = fields(&frame, info, filled, live, wrong);
    let back = format!("{}/surveys", super::super::home::link(node));
    TypePage {
        action: format!("{back}/{wave}/paper"),
        back,
        done: person.visit.value("done").is_some(),
        key: member_survey::draw_token(&person.visit.site.house),
        fields,
        shown,
        single: false,
        errors: WrongField::all(wrong),
        frame: Frame { error: !wrong.is_empty(), ..frame },
    }
}

#[cfg(test)]
impl<'a> TypePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let info = member_survey::form(&person.visit.site.house).expect("the form is there");
        let (nothing, right) = (Answers::default(), BTreeMap::new());
        let wave = Uuid::from_u128(5).to_string();
        let page = page(person, Uuid::from_u128(10), &wave, info, Filled::Kept(&nothing), &nothing, &right);
        Self { key: "A".repeat(20), ..page }
    }
}
