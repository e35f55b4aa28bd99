//! What people share with an organisation: codes, and behind each, after saying why, what its person agreed to.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    organisation::{self, NodeView},
    sharing::{self, ScopeView, SharedView, SharerView},
};
use openseat_domain::{
    consent::{Field, Purpose},
    policy::{Action, Kind, Thing},
};

use super::super::space::said;
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, Way, problem},
    person::Person,
};

/// The reasons that can be given for looking.
const PURPOSES: [Purpose; 4] = [Purpose::Treatment, Purpose::Support, Purpose::MyRequest, Purpose::Tpo];
/// Letters of a code, spaces and strokes and all, that are looked at.
const LONGEST_CODE: usize = 40;

#[derive(Template)]
#[template(path = "pages/organisation/shared.html")]
pub(crate) struct CodesPage<'a> {
    frame: Frame<'a>,
    name: String,
    back: String,
    action: String,
    codes: Vec<Way>,
    errors: Vec<FieldError>,
}

#[derive(Template)]
#[template(path = "pages/organisation/why.html")]
pub(crate) struct WhyPage<'a> {
    frame: Frame<'a>,
    back: String,
    action: String,
    lead: String,
    choices: Vec<Choice<'a>>,
    errors: Vec<FieldError>,
}

#[derive(Template)]
#[template(path = "pages/organisation/read.html")]
pub(crate) struct ReadPage<'a> {
    frame: Frame<'a>,
    back: String,
    heading: String,
    /// Nothing is there to see.
    nothing: bool,
    rows: Vec<Row>,
    visits: Option<Vec<String>>,
    notice: String,
    /// What each consent that this rests on covers.
    scope: Vec<Vec<Row>>,
}

struct Choice<'a> {
    value: &'static str,
    label: &'a str,
}

struct Row {
    name: String,
    text: String,
}

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    codes(&person, &node, StatusCode::OK, Vec::new()).await
}

/// Goes to a code that was typed.
pub(crate) async fn open(Path(node): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    if let Err(error) = seen(&person, &node).await {
        return problem::answer(&person.visit, error);
    }
    let code: String = fields.text("code").chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if code.is_empty() || code.len() > LONGEST_CODE {
        let error = FieldError { field: "code", text: person.visit.say().t("shared-code-missing").to_owned() };
        return codes(&person, &node, StatusCode::UNPROCESSABLE_ENTITY, vec![error]).await;
    }
    person.visit.go(&format!("/organisation/{}/shared/{}", super::node(&node), code.to_ascii_uppercase()))
}

/// Why they look is asked before anything is shown. The page is the same for every code.
pub(crate) async fn ask(person: Person, Path((node, code)): Path<(String, String)>) -> Response {
    match seen(&person, &node).await {
        Ok(view) => person.visit.show(&why(&person, &view, &code, Vec::new())),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// Reads what is shared. It is a form, so that no link and no reload writes down a look that nobody took.
pub(crate) async fn look(
    Path((node, code)): Path<(String, String)>,
    PersonForm { person, fields, .. }: PersonForm,
) -> Response {
    let view = match seen(&person, &node).await {
        Ok(view) => view,
        Err(error) => return problem::answer(&person.visit, error),
    };
    let Some(purpose) = Purpose::parse(fields.text("why")).filter(|purpose| PURPOSES.contains(purpose)) else {
        let error = FieldError { field: "why", text: person.visit.say().t("shared-why-missing").to_owned() };
        let page = why(&person, &view, &code, vec![error]);
        return person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    match sharing::read(house, &person.signed, view.path.node(), &code, purpose, now).await {
        Ok(shared) => person.visit.show(&read(&person, &view, &code, shared)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The node, for those who may look at what is shared there.
async fn seen(person: &Person, node: &str) -> openseat_actions::Result<NodeView> {
    let view = organisation::view(&person.visit.site.house, &person.signed.actor(), super::node(node)).await?;
    person.signed.may(Action::See, &Thing::on(Kind::SharedRecord, view.path))?;
    Ok(view)
}

async fn codes(person: &Person, node: &str, status: StatusCode, errors: Vec<FieldError>) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let view = match seen(person, node).await {
        Ok(view) => view,
        Err(error) => return problem::answer(&person.visit, error),
    };
    match sharing::sharers(house, &person.signed, view.path.node(), now).await {
        Ok(sharers) => person.visit.show_with(status, &list(person, view, &sharers, errors)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn list<'a>(person: &'a Person, view: NodeView, sharers: &[SharerView], errors: Vec<FieldError>) -> CodesPage<'a> {
    let frame = person.visit.frame();
    let back = super::home::link(view.path.node());
    let one = |sharer: &SharerView| {
        let day = said::day_of(&frame, sharer.since);
        Way {
            href: format!("{back}/shared/{}", sharer.code),
            label: frame.say.format("shared-since", &[("code", sharer.code.as_str().into()), ("day", day.into())]),
        }
    };
    CodesPage {
        codes: sharers.iter().map(one).collect(),
        action: format!("{back}/shared"),
        name: view.name,
        frame: Frame { error: !errors.is_empty(), ..person.visit.frame() },
        errors,
        back,
    }
}

fn why<'a>(person: &'a Person, view: &NodeView, code: &str, errors: Vec<FieldError>) -> WhyPage<'a> {
    let frame = person.visit.frame();
    let choice = |purpose: Purpose| Choice {
        value: purpose.as_str(),
        label: frame.t(match purpose {
            Purpose::Treatment => "shared-why-treatment",
            Purpose::Support => "shared-why-support",
            Purpose::Tpo => "shared-why-tpo",
            _ => "shared-why-request",
        }),
    };
    let back = format!("{}/shared", super::home::link(view.path.node()));
    let code: String = code.chars().take(LONGEST_CODE).collect();
    WhyPage {
        choices: PURPOSES.into_iter().map(choice).collect(),
        action: person.visit.uri.path().to_owned(),
        lead: frame.t1("shared-why-lead", "code", code),
        back,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

fn read<'a>(person: &'a Person, view: &NodeView, code: &str, shared: Option<SharedView>) -> ReadPage<'a> {
    let frame = person.visit.frame();
    let back = format!("{}/shared", super::home::link(view.path.node()));
    let Some(shared) = shared else {
        let (heading, notice) = (frame.t("shared-nothing").to_owned(), String::new());
        return ReadPage { frame, back, heading, nothing: true, rows: vec![], visits: None, notice, scope: vec![] };
    };
    let code: String = if shared.code.is_empty() { code.to_owned() } else { shared.code.clone() };
    ReadPage {
        heading: frame.t1("shared-heading", "code", code),
        rows: rows(&frame, &shared),
        visits: shared.fields.contains(&Field::Attendance).then(|| visits(&frame, &shared)),
        scope: shared.scope.iter().map(|scope| scope_rows(&frame, scope)).collect(),
        notice: shared.notice,
        nothing: false,
        frame,
        back,
    }
}

fn rows(frame: &Frame<'_>, shared: &SharedView) -> Vec<Row> {
    let value = |field: &Field| match field {
        Field::FirstName => Some(&shared.about.first_name),
        Field::Contact => Some(&shared.about.contact),
        _ => None,
    };
    let row = |field: &Field| {
        let text = value(field)?.clone().unwrap_or_else(|| frame.t("shared-empty").to_owned());
        Some(Row { name: said::their_field(frame, *field).to_owned(), text })
    };
    shared.fields.iter().filter_map(row).collect()
}

fn visits(frame: &Frame<'_>, shared: &SharedView) -> Vec<String> {
    let one = |visit: &openseat_actions::space::Visit| {
        let day = said::day(frame, visit.day);
        frame.say.format("visits-line", &[("meeting", visit.meeting.as_str().into()), ("day", day.into())])
    };
    shared.visits.iter().map(one).collect()
}

/// What a consent covers, as it goes with what is read (42 CFR 2.32(b)).
fn scope_rows(frame: &Frame<'_>, scope: &ScopeView) -> Vec<Row> {
    let what = said::list(frame, scope.fields.iter().map(|field| said::their_field(frame, *field)));
    let with = said::list(frame, scope.recipients.iter().map(String::as_str));
    let row = |key: &str, text| Row { name: frame.say.t(key).to_owned(), text };
    vec![
        row("copy-with", with),
        row("copy-what", what),
        row("copy-why", said::whys(frame, &scope.purposes)),
        row("copy-until", said::until(frame, scope.until)),
        row("copy-signed", said::moment(frame, scope.signed_at)),
        row("copy-hash", scope.hash.clone()),
    ]
}

impl CodesPage<'_> {
    fn wrong(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

impl WhyPage<'_> {
    fn wrong(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> CodesPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        use super::super::space::samples;
        list(person, samples::node(), &samples::sharers(), Vec::new())
    }
}

#[cfg(test)]
impl<'a> WhyPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        why(person, &super::super::space::samples::node(), "7KQ-2MD", Vec::new())
    }
}

#[cfg(test)]
impl<'a> ReadPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        use super::super::space::samples;
        read(person, &samples::node(), "7KQ-2MD", Some(samples::shared()))
    }

    pub(crate) fn sample_nothing(person: &'a Person) -> Self {
        read(person, &super::super::space::samples::node(), "7KQ-2MD", None)
    }
}
