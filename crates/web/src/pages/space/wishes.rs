//! What I look for: the answers that the person keeps, and the groups in their own order.

use askama::Template;
use axum::response::Response;
use openseat_actions::{trial, wishes};
use openseat_domain::{
    matching::Suggestion,
    trial::{Again, Remark, Tried, Welcome, reorder},
};

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{
        matching::{
            answer::times_of,
            asked::Asked,
            find::{Found, find},
            rows::{Row, rows},
            suggestion::{ReasonView, SuggestionView, notices},
        },
        problem,
    },
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/wishes.html")]
pub(crate) struct WishesPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    /// Whether answers are kept.
    kept: bool,
    rows: Vec<Row>,
    notices: Vec<ReasonView>,
    times: String,
    /// Whether anything that was tried moved the order.
    tried: bool,
    suggestions: Vec<SuggestionView<'a>>,
    whole: String,
    plan: String,
}

pub(crate) async fn show(person: Person) -> Response {
    let visit = &person.visit;
    let house = &visit.site.house;
    let read = async {
        let kept = wishes::of(house, &person.signed).await?;
        Ok((kept, trial::list(house, &person.signed).await?))
    };
    let (kept, trials) = match read.await {
        Ok(read) => read,
        Err(error) => return problem::answer(visit, error),
    };
    let Some(answers) = kept else { return visit.show(&nothing(&person)) };
    let mut found = match find(visit, Asked::read(Some(&answers), &visit.site.content)) {
        Ok(found) => found,
        Err(error) => return problem::answer(visit, error),
    };
    let tried = trial::tried(&found.snapshot, &trials);
    found.answer = reorder(found.answer, &tried);
    visit.show(&page(&person, &found, &tried))
}

pub(crate) async fn remove(PersonForm { person, .. }: PersonForm) -> Response {
    let visit = &person.visit;
    match wishes::remove(&visit.site.house, &person.signed, visit.site.now()).await {
        Ok(_) => visit.go("/space/match?done=removed"),
        Err(error) => problem::answer(visit, error),
    }
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person) -> Response {
    person.visit.go("/space/match")
}

fn done<'a>(person: &'a Person, frame: &Frame<'a>) -> &'a str {
    match person.visit.value("done").as_deref() {
        Some("kept") => frame.t("space-saved"),
        Some("removed") => frame.t("wishes-removed"),
        _ => "",
    }
}

fn nothing(person: &Person) -> WishesPage<'_> {
    let frame = person.visit.frame();
    WishesPage {
        done: done(person, &frame),
        kept: false,
        rows: Vec::new(),
        notices: Vec::new(),
        times: String::new(),
        tried: false,
        suggestions: Vec::new(),
        whole: "/match".to_owned(),
        plan: String::new(),
        frame,
    }
}

fn page<'a>(person: &'a Person, found: &'a Found<'a>, tried: &[Tried]) -> WishesPage<'a> {
    let frame = person.visit.frame();
    let content = &frame.site.content;
    let view = |one: &Suggestion| SuggestionView::new(&frame, found, one).with(own(&frame, one, tried));
    WishesPage {
        done: done(person, &frame),
        kept: true,
        rows: rows(&frame, &found.asked),
        notices: notices(&frame, &found.rules, &found.answer.notices),
        times: times_of(&frame, found),
        tried: !tried.is_empty(),
        suggestions: found.answer.suggestions.iter().map(view).collect(),
        whole: found.asked.to("/match/answer", content),
        plan: found.asked.to("/match/plan", content),
        frame,
    }
}

/// What the person said of a kind. A remark against medicine hides nothing; it warns.
fn own<'a>(frame: &Frame<'a>, one: &Suggestion, tried: &[Tried]) -> Vec<&'a str> {
    let said: Vec<&Tried> = tried.iter().filter(|tried| tried.kind == one.kind).collect();
    let again = |wanted| said.iter().any(|tried| tried.taps.again == Some(wanted));
    let mut lines = Vec::new();
    match (again(Again::Yes), again(Again::No)) {
        (true, true) => lines.push(frame.t("own-both")),
        (true, false) => lines.push(frame.t("own-yes")),
        (false, true) => lines.push(frame.t("own-no")),
        (false, false) if said.iter().any(|tried| tried.taps.welcome == Some(Welcome::No)) => {
            lines.push(frame.t("own-unwelcome"));
        }
        (false, false) => {}
    }
    if said.iter().any(|tried| tried.taps.remark == Some(Remark::Against)) {
        lines.push(frame.t("own-against"));
    }
    lines
}

#[cfg(test)]
impl<'a> WishesPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let frame = person.visit.frame();
        let asked = crate::pages::matching::asked::tests::sample(&frame.site.content);
        let own = vec![frame.t("own-no"), frame.t("own-against")];
        WishesPage {
            kept: true,
            rows: rows(&frame, &asked),
            times: "Times are for London. It is 6:42pm.".into(),
            tried: true,
            suggestions: vec![SuggestionView::sample(&frame).with(own)],
            whole: "/match/answer?seed=7".into(),
            plan: "/match/plan?seed=7".into(),
            ..nothing(person)
        }
    }

    pub(crate) fn sample_nothing(person: &'a Person) -> Self {
        nothing(person)
    }
}
