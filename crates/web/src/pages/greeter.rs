//! "Somebody can meet you there": what it is, and the question to a greeter.

use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::StatusCode,
    response::Response,
};
use jiff::Timestamp;
use openseat_actions::{
    ActionError,
    greeter::{self, At, Public},
    greeting::{self, AskForm},
    meeting::MeetingView,
};
use openseat_domain::meeting::Attendance;

pub(crate) use self::said::{field_error, rather, spoken, when};
use super::{
    FieldError, Way,
    meeting::{self, name},
    problem::{self, Trouble},
};
use crate::{form::Fields, frame::Frame, times, visit::Visit};

mod said;

#[derive(Template)]
#[template(path = "pages/greeter.html")]
pub(crate) struct GreeterPage<'a> {
    frame: Frame<'a>,
    name: String,
    meeting: String,
    action: String,
    lead: &'a str,
    times: Vec<Choice>,
    /// Empty when there is one greeter: then there is nothing to choose.
    greeters: Vec<Choice>,
    /// The one greeter, in words.
    one: String,
    typed: Typed,
    errors: Vec<FieldError>,
}

/// There is nobody to ask, and why.
#[derive(Template)]
#[template(path = "pages/greeter/nobody.html")]
pub(crate) struct NobodyPage<'a> {
    frame: Frame<'a>,
    name: String,
    meeting: String,
    heading: &'a str,
    lead: Vec<&'a str>,
    ways: Vec<Way>,
    /// The group's own page; may be empty.
    website: String,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// What was typed.
#[derive(Clone, Debug, Default)]
struct Typed {
    start: String,
    greeter: String,
    name: String,
    line: String,
    adult: bool,
}

pub(crate) async fn show(visit: Visit, Path(slug): Path<String>) -> Response {
    let view = match meeting::find(&visit, &slug).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    answer(&visit, &view, Typed::default(), Vec::new()).await
}

pub(crate) async fn send(visit: Visit, Path(slug): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    if !visit.own_form {
        return problem::show(&visit, Trouble::Refused);
    }
    let view = match meeting::find(&visit, &slug).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    let typed = Typed::read(&Fields::read(&body));
    let form = typed.form(&view.slug);
    let errors = form.faults().into_iter().map(|(field, fault)| field_error(visit.say(), field, fault)).collect();
    ask(&visit, &view, form, typed, errors).await
}

async fn ask(visit: &Visit, view: &MeetingView, form: AskForm, typed: Typed, errors: Vec<FieldError>) -> Response {
    if !errors.is_empty() {
        return answer(visit, view, typed, errors).await;
    }
    let now = visit.site.now();
    if !visit.site.greetings.admits(visit.from, times::minute_of(now)) {
        return problem::show(visit, Trouble::Busy);
    }
    match greeting::ask(&visit.site.house, form, now).await {
        Ok(code) => visit.go(&format!("/greeting/{}", greeting::words(code, visit.locale))),
        Err(ActionError::Refused(problem)) if problem.at == "greeter" || problem.at == "start" => {
            let error = FieldError { field: "start", text: visit.say().t("greeter-wrong-gone").to_owned() };
            answer(visit, view, typed, vec![error]).await
        }
        Err(ActionError::Refused(_)) => answer(visit, view, typed, Vec::new()).await,
        Err(error) => problem::answer(visit, error),
    }
}

async fn answer(visit: &Visit, view: &MeetingView, typed: Typed, errors: Vec<FieldError>) -> Response {
    let at = match greeter::at(&visit.site.house, view, visit.site.now()).await {
        Ok(at) => at,
        Err(error) => return problem::answer(visit, error),
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    match at {
        At::Open(greeters, starts) => {
            visit.show_with(status, &page(visit.frame(), view, &greeters, &starts, typed, errors))
        }
        other => visit.show(&nobody(visit.frame(), view, &other)),
    }
}

fn page<'a>(
    frame: Frame<'a>,
    view: &MeetingView,
    greeters: &[Public],
    starts: &[Timestamp],
    typed: Typed,
    errors: Vec<FieldError>,
) -> GreeterPage<'a> {
    let zone = view.draft.schedule.as_ref().and_then(|schedule| schedule.zone.as_deref()).unwrap_or("UTC");
    let time = |start: &Timestamp| {
        let value = start.as_second().to_string();
        Choice { chosen: value == typed.start, label: when(&frame, zone, *start), value }
    };
    let times = starts.iter().map(time).collect();
    let online = view.draft.attendance == Attendance::Online;
    GreeterPage {
        name: name(&frame, &view.draft).to_owned(),
        meeting: format!("/meeting/{}", view.slug),
        action: format!("/meeting/{}/greeter", view.slug),
        lead: frame.t(if online { "greeter-lead-online" } else { "greeter-lead" }),
        times,
        one: greeters.first().map(|one| line(&frame, one)).unwrap_or_default(),
        greeters: if greeters.len() > 1 { choices(&frame, greeters, &typed.greeter) } else { Vec::new() },
        typed,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

fn choices(frame: &Frame<'_>, greeters: &[Public], chosen: &str) -> Vec<Choice> {
    let any = Choice { value: String::new(), label: frame.t("greeter-any").to_owned(), chosen: chosen.is_empty() };
    let one = |one: &Public| {
        let value = one.id.to_string();
        Choice { chosen: value == chosen, label: line(frame, one), value }
    };
    std::iter::once(any).chain(greeters.iter().map(one)).collect()
}

/// "English and Spanish. Greets everyone. Known to Riverside Clinic."
fn line(frame: &Frame<'_>, one: &Public) -> String {
    let by = frame.t1("greeter-by", "name", one.by.as_str());
    let said = [
        ("languages", spoken(frame, &one.languages).into()),
        ("rather", rather(frame, one.rather).into()),
        ("by", by.into()),
    ];
    frame.say.format("greeter-line", &said)
}

fn nobody<'a>(frame: Frame<'a>, view: &MeetingView, at: &At) -> NobodyPage<'a> {
    let (heading, lead) = match at {
        At::Minors => ("greeter-minors-title", vec!["greeter-minors-lead", "greeter-minors-ask"]),
        At::Full => ("greeter-full-title", vec!["greeter-full-lead"]),
        At::Nobody | At::Open(..) => ("greeter-none-title", vec!["greeter-none-lead"]),
    };
    let website = view.draft.website.as_deref().filter(|_| *at == At::Minors).and_then(meeting::web_link);
    let way = |href: &str, key: &str| Way { href: href.to_owned(), label: frame.say.t(key).to_owned() };
    let here = format!("/meeting/{}", view.slug);
    NobodyPage {
        name: name(&frame, &view.draft).to_owned(),
        heading: frame.t(heading),
        lead: lead.into_iter().map(|key| frame.t(key)).collect(),
        ways: vec![
            way(&here, "greeter-meeting"),
            way("/first-time", "greeter-first-time"),
            way("/now", "greeter-others"),
        ],
        website: website.unwrap_or_default().to_owned(),
        meeting: here,
        frame,
    }
}

impl Typed {
    fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).to_owned();
        Self {
            start: text("start"),
            greeter: text("greeter"),
            name: text("name"),
            line: text("line"),
            adult: fields.text("adult") == "yes",
        }
    }

    fn form(&self, slug: &str) -> AskForm {
        AskForm {
            slug: slug.to_owned(),
            greeter: uuid::Uuid::parse_str(&self.greeter).ok(),
            start: self.start.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok()),
            name: self.name.clone(),
            line: self.line.clone(),
            adult: self.adult,
        }
    }
}

impl GreeterPage<'_> {
    /// What is wrong with a field; empty when nothing is.
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
pub(crate) mod samples {
    use openseat_domain::greeting::Rather;
    use uuid::Uuid;

    use super::*;

    fn public(number: u128, rather: Rather, languages: &[&str]) -> Public {
        let languages = languages.iter().map(|one| (*one).to_owned()).collect();
        Public { id: Uuid::from_u128(number), languages, rather, by: "Riverside & <b>Clinic</b>".into() }
    }

    fn starts() -> Vec<Timestamp> {
        ["2026-11-23T19:00:00Z", "2026-11-30T19:00:00Z"].map(|at| at.parse().expect("a time")).into()
    }

    impl<'a> GreeterPage<'a> {
        pub(crate) fn sample(frame: Frame<'a>, view: &MeetingView) -> Self {
            page(
                frame,
                view,
                &[public(1, Rather::Women, &["lang-en", "lang-es"])],
                &starts(),
                Typed::default(),
                Vec::new(),
            )
        }

        pub(crate) fn sample_error(frame: Frame<'a>, view: &MeetingView) -> Self {
            let typed = Typed { line: "Ring 07700 900123 <b>".into(), ..Typed::default() };
            let faults = typed.form("new-start").faults();
            let errors = faults.into_iter().map(|(field, fault)| field_error(frame.say, field, fault)).collect();
            let two = [public(1, Rather::Anyone, &["lang-en"]), public(2, Rather::Men, &["lang-es"])];
            page(frame, view, &two, &starts(), typed, errors)
        }
    }

    impl<'a> NobodyPage<'a> {
        pub(crate) fn sample(frame: Frame<'a>, view: &MeetingView) -> Self {
            nobody(frame, view, &At::Nobody)
        }

        pub(crate) fn sample_full(frame: Frame<'a>, view: &MeetingView) -> Self {
            nobody(frame, view, &At::Full)
        }

        pub(crate) fn sample_minors(frame: Frame<'a>, view: &MeetingView) -> Self {
            nobody(frame, view, &At::Minors)
        }
    }
}
