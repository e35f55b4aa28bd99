//! A meeting is paused, closed, or opened again.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    keeping::{self, Change, DeskView, Pause},
};
use openseat_domain::{
    amendment::{Cause, Word},
    meeting::Closure,
};

use super::{
    check::{CheckPage, Proposal},
    edit::{error, link, refused, view},
    fields, id,
    undo::after,
};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, missing, problem},
    person::Person,
};

/// Longest reason that all can read, and longest reason for the history, in letters.
const LONGEST: usize = 200;

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Pause,
    Close,
    Reopen,
}

#[derive(Template)]
#[template(path = "pages/directory/state.html")]
pub(crate) struct StatePage<'a> {
    frame: Frame<'a>,
    back: String,
    title: &'a str,
    name: String,
    lead: &'a str,
    asks: Vec<Ask<'a>>,
    button: &'a str,
    errors: Vec<FieldError>,
    action: String,
    /// Where this is the last look before it is done.
    now: bool,
}

struct Ask<'a> {
    name: &'static str,
    label: &'a str,
    hint: &'a str,
    value: String,
    wrong: Vec<String>,
}

pub(crate) async fn show(person: Person, Path((meeting, act)): Path<(String, String)>) -> Response {
    let Some(act) = Act::parse(&act) else { return missing::page_of(&person.visit) };
    match view(&person, id(&meeting)).await {
        Ok(view) => person.visit.show(&page(&person, act, &view, &Fields::default(), Vec::new())),
        Err(response) => response,
    }
}

pub(crate) async fn send(
    Path((meeting, act)): Path<(String, String)>,
    PersonForm { person, fields: sent }: PersonForm,
) -> Response {
    let Some(act) = Act::parse(&act) else { return missing::page_of(&person.visit) };
    let view = match view(&person, id(&meeting)).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    let again = |status, errors| person.visit.show_with(status, &page(&person, act, &view, &sent, errors));
    if sent.text("do") == "again" {
        return again(StatusCode::OK, Vec::new());
    }
    let typed = match Typed::read(&person, &sent) {
        Ok(typed) => typed,
        Err(errors) => return again(StatusCode::UNPROCESSABLE_ENTITY, errors),
    };
    let back = link(view.id);
    if act != Act::Reopen && sent.text("do") != "save" {
        return check(&person, act, &view, &typed, &sent);
    }
    let (house, by, now) = (&person.visit.site.house, person.signed.actor(), person.visit.site.now());
    let cause = Cause::hand(sent.text("why"));
    let done = match act {
        Act::Pause => keeping::pause(house, &by, view.id, typed.pause, cause, now).await,
        Act::Close => keeping::close(house, &by, view.id, cause, typed.pause.from, now).await,
        Act::Reopen => keeping::reopen(house, &by, view.id, cause, now).await,
    };
    match done {
        Ok(batch) => after(&person, &back, batch),
        Err(ActionError::Refused(_)) => again(StatusCode::UNPROCESSABLE_ENTITY, vec![refused(person.visit.say())]),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn check(person: &Person, act: Act, view: &DeskView, typed: &Typed, sent: &Fields) -> Response {
    let Pause { from, until, reason } = typed.pause.clone();
    let mut pauses = view.laid.draft.closures.clone();
    let (change, from) = match act {
        Act::Pause => {
            let from = from.unwrap_or(super::super::space::said::today(&person.visit.frame()));
            pauses.push(Closure { from: Some(from), until, reason });
            (Change::to(Word::Pauses(pauses)), None)
        }
        _ => (Change::to(Word::Closed(true)), from),
    };
    let back = link(view.id);
    let hidden = ["from", "until", "reason", "why"].map(|name| (name.to_owned(), sent.text(name).to_owned()));
    let proposal = Proposal {
        meetings: vec![(view.laid.draft.name.clone(), view.laid.clone(), view.heard.clone().into(), vec![change])],
        from,
        why: sent.text("why").to_owned(),
        hidden: hidden.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        action: format!("{back}/{}", act.as_str()),
        back,
        adds: false,
    };
    person.visit.show(&CheckPage::new(person, proposal))
}

/// What was typed.
struct Typed {
    pause: Pause,
}

impl Typed {
    fn read(person: &Person, sent: &Fields) -> Result<Self, Vec<FieldError>> {
        let say = person.visit.say();
        let mut errors = Vec::new();
        let mut day = |name: &'static str| match sent.text(name) {
            "" => None,
            text => fields::date(text).or_else(|| {
                errors.push(error(say, name, "dir-day-wrong"));
                None
            }),
        };
        let (from, until) = (day("from"), day("until"));
        let reason = Some(sent.text("reason").to_owned()).filter(|text| !text.is_empty());
        for name in ["reason", "why"] {
            if sent.text(name).chars().count() > LONGEST {
                errors.push(error(say, name, "dir-text-long"));
            }
        }
        let today = super::super::space::said::today(&person.visit.frame());
        if until.is_some_and(|until| until < from.unwrap_or(today)) {
            errors.push(error(say, "until", "dir-until-early"));
        }
        if errors.is_empty() { Ok(Self { pause: Pause { from, until, reason } }) } else { Err(errors) }
    }
}

impl Act {
    fn parse(word: &str) -> Option<Self> {
        [Self::Pause, Self::Close, Self::Reopen].into_iter().find(|act| act.as_str() == word)
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Pause => "pause",
            Self::Close => "close",
            Self::Reopen => "reopen",
        }
    }

    /// The inputs: name, label, hint.
    fn asks(self) -> &'static [(&'static str, &'static str, &'static str)] {
        match self {
            Self::Pause => &[
                ("from", "dir-pause-first", "dir-from-hint"),
                ("until", "dir-pause-last", "dir-pause-last-hint"),
                ("reason", "dir-pause-reason", "dir-pause-reason-hint"),
                ("why", "dir-why", "dir-why-hint"),
            ],
            Self::Close => &[("from", "dir-close-from", "dir-from-hint"), ("why", "dir-why", "dir-why-hint")],
            Self::Reopen => &[("why", "dir-why", "dir-why-hint")],
        }
    }
}

fn page<'a>(person: &'a Person, act: Act, view: &DeskView, sent: &Fields, errors: Vec<FieldError>) -> StatePage<'a> {
    let frame = person.visit.frame();
    let (title, lead, button) = match act {
        Act::Pause => ("dir-pause-title", "dir-pause-lead", "dir-check"),
        Act::Close => ("dir-close-title", "dir-close-lead", "dir-check"),
        Act::Reopen => ("dir-reopen-title", "dir-reopen-lead", "dir-reopen-do"),
    };
    let asks = act.asks().iter().map(|(name, label, hint)| Ask {
        name,
        label: frame.t(label),
        hint: frame.t(hint),
        value: sent.text(name).to_owned(),
        wrong: errors.iter().filter(|one| one.field == *name).map(|one| one.text.clone()).collect(),
    });
    let back = link(view.id);
    StatePage {
        title: frame.t(title),
        lead: frame.t(lead),
        button: frame.t(button),
        asks: asks.collect(),
        name: view.laid.draft.name.clone(),
        action: format!("{back}/{}", act.as_str()),
        now: act == Act::Reopen,
        back,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

#[cfg(test)]
impl<'a> StatePage<'a> {
    pub(crate) fn sample_pause_error(person: &'a Person) -> Self {
        let sent = Fields::read(b"from=2026-12-24&until=2026-12-01&reason=Holidays");
        let errors = Typed::read(person, &sent).err().unwrap_or_default();
        page(person, Act::Pause, &super::samples::view(), &sent, errors)
    }

    pub(crate) fn sample_close(person: &'a Person) -> Self {
        page(person, Act::Close, &super::samples::view(), &Fields::default(), Vec::new())
    }

    pub(crate) fn sample_reopen(person: &'a Person) -> Self {
        page(person, Act::Reopen, &super::samples::closed(), &Fields::default(), Vec::new())
    }
}
