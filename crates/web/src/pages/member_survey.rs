//! A survey of members, for those who answer: no account, no name, on a phone or on paper.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::StatusCode,
    response::Response,
};
use openseat_actions::{
    member_survey::{self, AskedView},
    picture,
};
use openseat_content::form::FormInfo;
use openseat_domain::form::{Answers, Ask, Item};

use super::{
    missing,
    problem::{self, Trouble},
    space::{
        form::{
            field::{Field, Filled, Kind, Making},
            read::{self, WrongField},
        },
        said,
    },
};
use crate::{form::Fields, frame::Frame, times, visit::Visit};

#[derive(Template)]
#[template(path = "pages/member_survey.html")]
pub(crate) struct SurveyPage<'a> {
    frame: Frame<'a>,
    name: &'a str,
    about: &'a str,
    by: String,
    until: String,
    open: bool,
    done: bool,
    action: String,
    paper: String,
    /// For the mark of this device, which fits this wave alone.
    wave: String,
    token: String,
    fields: Vec<Field>,
    shown: Vec<String>,
    single: bool,
    errors: Vec<WrongField>,
}

/// The same to print, with the picture that leads to the page.
#[derive(Template)]
#[template(path = "pages/member_survey/paper.html")]
pub(crate) struct PaperPage<'a> {
    frame: Frame<'a>,
    name: &'a str,
    by: String,
    until: String,
    back: String,
    address: String,
    picture: Option<(String, usize)>,
    lines: Vec<Line<'a>>,
}

struct Line<'a> {
    heading: bool,
    text: &'a str,
    choices: Vec<&'a str>,
}

pub(crate) async fn show(visit: Visit, Path(code): Path<String>) -> Response {
    match asked(&visit, &code).await {
        Ok((view, info)) => {
            let (nothing, right) = (Answers::default(), BTreeMap::new());
            visit.show(&page(&visit, &view, info, Filled::Kept(&nothing), &nothing, &right))
        }
        Err(answer) => *answer,
    }
}

pub(crate) async fn send(visit: Visit, Path(code): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    if !visit.own_form {
        return problem::show(&visit, Trouble::Refused);
    }
    let now = visit.site.now();
    if !visit.site.surveys.admits(visit.from, times::minute_of(now)) {
        return problem::show(&visit, Trouble::Busy);
    }
    let (view, info) = match asked(&visit, &code).await {
        Ok(found) => found,
        Err(answer) => return *answer,
    };
    let fields = Fields::read(&body);
    let items: Vec<&Item> = info.form.items.iter().collect();
    let sent = read::read(&visit.frame(), &fields, &items);
    if !sent.wrong.is_empty() {
        let page = page(&visit, &view, info, Filled::Sent(&fields), &sent.given, &sent.wrong);
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let token: String = fields.text("device").chars().take(64).collect();
    match member_survey::answer(&visit.site.house, &code, &token, &sent.given, now).await {
        Ok(true) => visit.go(&format!("/survey/{}?done=yes", view.wave.code)),
        Ok(false) => visit.go(&format!("/survey/{}", view.wave.code)),
        Err(error) => problem::answer(&visit, error),
    }
}

pub(crate) async fn paper(visit: Visit, Path(code): Path<String>) -> Response {
    match asked(&visit, &code).await {
        Ok((view, info)) => visit.show(&on_paper(&visit, &view, info)),
        Err(answer) => *answer,
    }
}

async fn asked<'v>(visit: &'v Visit, code: &str) -> Result<(AskedView, &'v FormInfo), Box<Response>> {
    let found = member_survey::asked(&visit.site.house, code, visit.site.now()).await;
    match (found, member_survey::form(&visit.site.house)) {
        (Ok(Some(view)), Some(info)) => Ok((view, info)),
        (Ok(_), _) => Err(Box::new(missing::page_of(visit))),
        (Err(error), _) => Err(Box::new(problem::answer(visit, error))),
    }
}

fn page<'a>(
    visit: &'a Visit,
    view: &AskedView,
    info: &'a FormInfo,
    filled: Filled<'_>,
    live: &Answers,
    wrong: &BTreeMap<String, String>,
) -> SurveyPage<'a> {
    let frame = visit.frame();
    let (fields, shown) = fields(&frame, info, filled, live, wrong);
    let here = format!("/survey/{}", view.wave.code);
    SurveyPage {
        name: info.name(frame.say.locale),
        about: info.about(frame.say.locale),
        by: frame.t1("survey-by", "name", view.name.as_str()),
        until: frame.t1("survey-until", "day", said::day(&frame, view.wave.until)),
        open: view.open,
        done: visit.value("done").is_some(),
        paper: format!("{here}/paper"),
        action: here,
        wave: view.wave.code.clone(),
        token: member_survey::draw_token(&visit.site.house),
        fields,
        shown,
        single: false,
        errors: WrongField::all(wrong),
        frame: Frame { error: !wrong.is_empty(), ..frame },
    }
}

/// The fields of the whole form, and what it asks.
pub(super) fn fields(
    frame: &Frame<'_>,
    info: &FormInfo,
    filled: Filled<'_>,
    live: &Answers,
    wrong: &BTreeMap<String, String>,
) -> (Vec<Field>, Vec<String>) {
    let items: Vec<&Item> = info.form.items.iter().collect();
    let fields = Making { frame, info, filled, live, wrong }.all(&items);
    let asked = info.form.every().into_iter().filter(|item| item.is_question());
    (fields, asked.map(|item| item.link.clone()).collect())
}

fn on_paper<'a>(visit: &'a Visit, view: &AskedView, info: &'a FormInfo) -> PaperPage<'a> {
    let (frame, locale) = (visit.frame(), visit.locale);
    let here = format!("/survey/{}", view.wave.code);
    let line = |item: &'a Item| {
        let choices = match &item.ask {
            Ask::Choice(choices) => choices.iter().map(|one| info.choice(&item.link, &one.code, locale).text).collect(),
            _ => Vec::new(),
        };
        Line { heading: !item.is_question(), text: info.text(&item.link, locale).text, choices }
    };
    PaperPage {
        name: info.name(locale),
        by: frame.t1("survey-by", "name", view.name.as_str()),
        until: frame.t1("survey-until", "day", said::day(&frame, view.wave.until)),
        address: visit.absolute(&here),
        picture: picture::path(&visit.absolute(&here)),
        back: here,
        lines: info.form.every().into_iter().map(line).collect(),
        frame,
    }
}

impl PaperPage<'_> {
    fn view_box(&self) -> String {
        self.picture.as_ref().map_or(String::new(), |(_, wide)| format!("0 0 {wide} {wide}"))
    }
}

#[cfg(test)]
pub(crate) mod samples {
    use jiff::civil::date;
    use openseat_actions::member_survey::Wave;
    use uuid::Uuid;

    use super::*;

    pub(crate) fn wave() -> Wave {
        Wave {
            id: Uuid::from_u128(5),
            node_id: Uuid::from_u128(10),
            code: "7kq2mdfg".into(),
            version: "1.0.0".into(),
            from: date(2026, 11, 1),
            until: date(2026, 11, 30),
        }
    }

    fn view(open: bool) -> AskedView {
        AskedView { name: "Riverside & <b>Clinic</b>".into(), wave: wave(), open }
    }

    impl<'a> SurveyPage<'a> {
        pub(crate) fn sample(visit: &'a Visit, open: bool) -> Self {
            let info = member_survey::form(&visit.site.house).expect("the form is there");
            let (nothing, right) = (Answers::default(), BTreeMap::new());
            let page = page(visit, &view(open), info, Filled::Kept(&nothing), &nothing, &right);
            Self { token: "A".repeat(20), ..page }
        }
    }

    impl<'a> PaperPage<'a> {
        pub(crate) fn sample(visit: &'a Visit) -> Self {
            on_paper(visit, &view(true), member_survey::form(&visit.site.house).expect("the form is there"))
        }
    }
}
