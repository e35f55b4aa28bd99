//! The buttons of a circle's page.

use axum::{extract::Path, response::Response};
use openseat_actions::circle::{self, Reach};
use openseat_domain::circle::{Answer, Kindness, LONGEST_SENTENCE, Level, Told};
use uuid::Uuid;

use super::{seen, show};
use crate::{
    form::{Fields, PersonForm},
    pages::{FieldError, missing, problem},
    person::Person,
};

/// One of the buttons.
pub(crate) async fn act(Path(id): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let Ok(circle) = Uuid::parse_str(&id) else { return missing::page_of(&person.visit) };
    match fields.text("do") {
        "tell" => tell(&person, circle, &fields).await,
        "ask" => ask(&person, circle).await,
        "block" => block(&person, circle, member(&fields)).await,
        "leave" => leave(&person, circle, fields.text("words") != "stay").await,
        "dismiss" => dismiss(&person, circle).await,
        _ => other(&person, circle, &fields).await,
    }
}

/// What says no more than that it was done, or that it is over.
async fn other(person: &Person, circle: Uuid, fields: &Fields) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let (done, mark) = match fields.text("do") {
        "untell" => (circle::untell(house, who, circle, now).await, "untold"),
        "well" => (circle::well(house, who, circle, now).await, "well"),
        "answer" => {
            let ask = Uuid::parse_str(fields.text("ask")).unwrap_or_default();
            let Some(said) = Answer::parse(fields.text("answer")) else { return back(person, circle, "").await };
            (circle::answer(house, who, circle, ask, said, now).await, "answered")
        }
        "kind" => {
            let Some(which) = Kindness::parse(fields.text("kind")) else { return back(person, circle, "").await };
            (circle::kind(house, who, circle, member(fields), which, now).await, "kind")
        }
        "keep" => (circle::hand_on(house, who, circle, member(fields), now).await, "set"),
        _ => return back(person, circle, "").await,
    };
    match done {
        Ok(true) => back(person, circle, mark).await,
        Ok(false) => back(person, circle, "over").await,
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn tell(person: &Person, circle: Uuid, fields: &Fields) -> Response {
    let visit = &person.visit;
    let chosen = Level::parse(fields.text("level")).unwrap_or_default();
    // What stands in the fields of another level is not looked at.
    let typed = fields.text(chosen.as_str());
    let Some(told) = Told::read(chosen, typed) else {
        let frame = visit.frame();
        let text = match chosen {
            Level::Sentence => frame.t1("circle-tell-wrong-sentence", "n", LONGEST_SENTENCE),
            _ => frame.t("circle-tell-wrong").to_owned(),
        };
        let error = FieldError { field: "tell", text };
        return show::answer(person, &circle.to_string(), Some(chosen), typed, vec![error]).await;
    };
    match circle::tell(&visit.site.house, &person.signed, circle, told, visit.site.now()).await {
        Ok(true) => back(person, circle, "told").await,
        Ok(false) => missing::page_of(visit),
        Err(error) => problem::answer(visit, error),
    }
}

async fn ask(person: &Person, circle: Uuid) -> Response {
    let visit = &person.visit;
    match circle::ask(&visit.site.house, &person.signed, circle, visit.site.now()).await {
        Ok(Some(Reach::People(_))) => back(person, circle, "asked").await,
        Ok(Some(Reach::Nobody)) => back(person, circle, "nobody").await,
        Ok(Some(Reach::Often)) => back(person, circle, "often").await,
        Ok(None) => missing::page_of(visit),
        Err(error) => problem::answer(visit, error),
    }
}

async fn block(person: &Person, circle: Uuid, other: Uuid) -> Response {
    let visit = &person.visit;
    match circle::block(&visit.site.house, &person.signed, circle, other, visit.site.now()).await {
        Ok(Some(_)) => visit.go("/space/circles?done=blocked"),
        Ok(None) => missing::page_of(visit),
        Err(error) => problem::answer(visit, error),
    }
}

async fn leave(person: &Person, circle: Uuid, take_words: bool) -> Response {
    let visit = &person.visit;
    match circle::leave(&visit.site.house, &person.signed, circle, take_words, visit.site.now()).await {
        Ok(true) => visit.go("/space/circles?done=left"),
        Ok(false) => missing::page_of(visit),
        Err(error) => problem::answer(visit, error),
    }
}

async fn dismiss(person: &Person, circle: Uuid) -> Response {
    let visit = &person.visit;
    match circle::dismiss(&visit.site.house, &person.signed, circle, visit.site.now()).await {
        Ok(true) => visit.go("/space/circles?done=dismissed"),
        Ok(false) => missing::page_of(visit),
        Err(error) => problem::answer(visit, error),
    }
}

/// The page again, with what was done. For who is not in it there is none.
async fn back(person: &Person, circle: Uuid, mark: &str) -> Response {
    match (seen(person, &circle.to_string()).await, mark) {
        (Ok(_), "") => person.visit.go(&format!("/space/circle/{circle}")),
        (Ok(_), mark) => person.visit.go(&format!("/space/circle/{circle}?done={mark}")),
        (Err(answer), _) => answer,
    }
}

fn member(fields: &Fields) -> Uuid {
    Uuid::parse_str(fields.text("member")).unwrap_or_default()
}
