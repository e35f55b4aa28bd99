//! Which sites and groups look after which part of the list.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    keeping::{self, AreaView},
};
use openseat_domain::charge::Of;

use super::{fields::Choice, id, said};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/directory/areas.html")]
pub(crate) struct AreasPage<'a> {
    frame: Frame<'a>,
    areas: Vec<Area>,
    nodes: Vec<Choice>,
    kinds: Vec<Choice>,
    name: String,
    errors: Vec<FieldError>,
    done: bool,
}

struct Area {
    name: String,
    charges: Vec<(String, String)>,
}

pub(crate) async fn show(person: Person) -> Response {
    answer(&person, StatusCode::OK, &Fields::default(), Vec::new()).await
}

pub(crate) async fn send(PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let result = match fields.text("do") {
        "take" => keeping::take_away(house, who, id(fields.text("charge")), now).await.map(drop),
        _ => {
            let of = Of::parse(fields.text("of")).unwrap_or(Of::Region);
            keeping::give(house, who, id(fields.text("node")), of, fields.text("name"), now).await
        }
    };
    match result {
        Ok(()) => person.visit.go("/directory/areas?done=yes"),
        Err(ActionError::Refused(_)) => {
            let text = person.visit.say().t("dir-area-name-missing").to_owned();
            let errors = vec![FieldError { field: "name", text }];
            answer(&person, StatusCode::UNPROCESSABLE_ENTITY, &fields, errors).await
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn answer(person: &Person, status: StatusCode, sent: &Fields, errors: Vec<FieldError>) -> Response {
    match keeping::areas(&person.visit.site.house, &person.signed).await {
        Ok(areas) => person.visit.show_with(status, &page(person, &areas, sent, errors)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, areas: &[AreaView], sent: &Fields, errors: Vec<FieldError>) -> AreasPage<'a> {
    let frame = person.visit.frame();
    let kind = |of: Of| match of {
        Of::Region => "dir-area-region",
        Of::Group => "dir-area-group",
        Of::Fellowship => "dir-kind",
    };
    let charge = |one: &openseat_domain::charge::Charge| {
        let name = match one.of {
            Of::Fellowship => said::kind(&frame, &openseat_domain::fellowship::FellowshipId::new(&one.name)),
            _ => one.name.clone(),
        };
        (one.id.to_string(), format!("{}: {name}", frame.say.t(kind(one.of))))
    };
    let area = |one: &AreaView| Area { name: one.name.clone(), charges: one.charges.iter().map(charge).collect() };
    let node = |one: &AreaView| {
        let value = one.node.node().to_string();
        Choice { chosen: value == sent.text("node"), value, label: one.name.clone() }
    };
    let of = |of: Of| Choice {
        value: of.as_str().to_owned(),
        label: frame.say.t(kind(of)).to_owned(),
        chosen: of.as_str() == sent.text("of") || sent.text("of").is_empty() && of == Of::Region,
    };
    AreasPage {
        areas: areas.iter().map(area).collect(),
        nodes: areas.iter().map(node).collect(),
        kinds: Of::ALL.map(of).into(),
        name: sent.text("name").to_owned(),
        done: person.visit.value("done").is_some(),
        frame: Frame { error: !errors.is_empty(), ..person.visit.frame() },
        errors,
    }
}

impl AreasPage<'_> {
    fn wrong(&self, field: &str) -> Vec<&str> {
        self.errors.iter().filter(|error| error.field == field).map(|error| error.text.as_str()).collect()
    }
}

#[cfg(test)]
impl<'a> AreasPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &super::samples::areas(), &Fields::default(), Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let text = person.visit.say().t("dir-area-name-missing").to_owned();
        page(person, &super::samples::areas(), &Fields::default(), vec![FieldError { field: "name", text }])
    }

    pub(crate) fn sample_none(person: &'a Person) -> Self {
        page(person, &[], &Fields::default(), Vec::new())
    }
}
