//! One field of many meetings is changed at once: choose them, say what, look at each row, then do it.

use std::collections::BTreeMap;

use askama::Template;
use axum::{http::StatusCode, response::Response};
use jiff::civil::Date;
use openseat_actions::{
    ActionError,
    keeping::{self, Change, DeskView, Listed, Row, Wanted},
};
use openseat_content::Content;
use openseat_domain::{
    amendment::{Cause, Field, Laid, Word},
    meeting::Closure,
};
use uuid::Uuid;

use super::{
    check::{CheckPage, Proposal},
    edit::{error, from_and_why, refused, view},
    fields::{self, Choice, FieldsPart, Typed, type_of},
    id,
    meetings::{Line, Narrow, line, narrow, wanted},
    undo::after,
};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, problem},
    person::Person,
};

const PATH: &str = "/directory/bulk";
/// Meetings that are changed at once: as many as one form can name.
const MOST: usize = 400;
/// Inputs of a pause.
const PAUSE: [&str; 3] = ["pause-from", "pause-until", "pause-reason"];

/// What can be done to many: value, label, and the fields that it sets.
const ACTS: [(&str, &str, &[Field]); 12] = [
    ("place", "dir-act-place", &[Field::PlaceName, Field::Address, Field::GettingIn]),
    ("online", "dir-act-online", &[Field::Link, Field::LinkNotes, Field::Phone, Field::PhoneNotes]),
    ("way", "dir-act-way", &[Field::Attendance]),
    ("add", "dir-act-add", &[Field::Types]),
    ("drop", "dir-act-drop", &[Field::Types]),
    ("pause", "dir-act-pause", &[]),
    ("close", "dir-act-close", &[]),
    ("regions", "dir-act-regions", &[Field::Regions]),
    ("group", "dir-act-group", &[Field::Group]),
    ("kind", "dir-act-kind", &[Field::Fellowship]),
    ("notes", "dir-act-notes", &[Field::GroupNotes]),
    ("contact", "dir-act-contact", &[Field::Website, Field::Contact]),
];

#[derive(Template)]
#[template(path = "pages/directory/bulk.html")]
pub(crate) struct BulkPage<'a> {
    frame: Frame<'a>,
    lead: String,
    narrow: Narrow<'a>,
    lines: Vec<(Line<'a>, bool)>,
    acts: Vec<Choice>,
    errors: Vec<FieldError>,
}

#[derive(Template)]
#[template(path = "pages/directory/bulk_ask.html")]
pub(crate) struct AskPage<'a> {
    frame: Frame<'a>,
    title: &'a str,
    lead: String,
    act: &'static str,
    chosen: Vec<String>,
    part: FieldsPart,
    /// Of a pause: name, label, hint and value of each input.
    pause: Vec<(&'static str, &'a str, &'a str, String)>,
    later: bool,
    from: String,
    why: String,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(person: Person) -> Response {
    answer(&person, &wanted(&person), StatusCode::OK, &[], Vec::new()).await
}

pub(crate) async fn send(PersonForm { person, fields: sent }: PersonForm) -> Response {
    let chosen: Vec<Uuid> = sent.all("m").map(id).take(MOST).collect();
    let act = ACTS.iter().find(|(act, ..)| *act == sent.text("act"));
    let say = person.visit.say();
    let (Some(act), false) = (act, chosen.is_empty()) else {
        let (field, key) = if chosen.is_empty() { ("m", "dir-choose-some") } else { ("act", "dir-choose-act") };
        let errors = vec![error(say, field, key)];
        return answer(&person, &Wanted::default(), StatusCode::UNPROCESSABLE_ENTITY, &chosen, errors).await;
    };
    let typed = Typed::read(&sent, act.2);
    let ask = |errors| ask_page(&person, act, &chosen, &typed, &sent, errors);
    if ["ask", "again"].contains(&sent.text("do")) {
        return person.visit.show(&ask(Vec::new()));
    }
    let wrong = |errors| person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &ask(errors));
    let mut errors = Vec::new();
    let from = from_and_why(say, &sent, &mut errors).filter(|_| act.0 != "pause");
    let asked = match Asked::read(&person, act, &typed, &sent) {
        Ok(asked) if errors.is_empty() => asked,
        Ok(_) => return wrong(errors),
        Err(others) => return wrong(others.into_iter().chain(errors).collect()),
    };
    let mut meetings = Vec::with_capacity(chosen.len());
    for meeting in &chosen {
        match view(&person, *meeting).await {
            Ok(view) => meetings.push((view.id, asked.changes(&view, &person.visit.site.content), view)),
            Err(response) => return response,
        }
    }
    meetings.retain(|(_, changes, _)| !changes.is_empty());
    if meetings.is_empty() {
        return after(&person, "/directory/meetings", None);
    }
    finish(&person, &sent, meetings, from, wrong).await
}

async fn finish(
    person: &Person,
    sent: &Fields,
    meetings: Vec<(Uuid, Vec<Change>, DeskView)>,
    from: Option<Date>,
    wrong: impl Fn(Vec<FieldError>) -> Response,
) -> Response {
    let (house, by, now) = (&person.visit.site.house, person.signed.actor(), person.visit.site.now());
    let why = sent.text("why").to_owned();
    if sent.text("do") == "save" {
        let all = meetings.into_iter().map(|(id, changes, _)| (id, changes)).collect();
        return match keeping::change_many(house, &by, all, Cause::hand(&why), from, now).await {
            Ok(batch) => after(person, "/directory/meetings", batch),
            Err(ActionError::Refused(_)) => wrong(vec![refused(person.visit.say())]),
            Err(error) => problem::answer(&person.visit, error),
        };
    }
    let row = |(_, changes, view): (Uuid, Vec<Change>, DeskView)| {
        (view.laid.draft.name.clone(), view.laid, Laid::from(view.heard), changes)
    };
    let proposal = Proposal {
        meetings: meetings.into_iter().map(row).collect(),
        from,
        why,
        hidden: sent_again(sent),
        action: PATH.to_owned(),
        back: "/directory/meetings".to_owned(),
        adds: false,
    };
    person.visit.show(&CheckPage::new(person, proposal))
}

/// Everything that was sent but what was pressed and the token.
fn sent_again(sent: &Fields) -> Vec<(String, String)> {
    let beside = ["act", "from", "why", "m"].into_iter().chain(PAUSE);
    let of = ACTS.iter().find(|(act, ..)| *act == sent.text("act")).map_or(&[][..], |act| act.2);
    let names = beside.chain(of.iter().flat_map(|field| fields::names(*field).iter().copied()));
    let pairs = names.flat_map(|name| sent.all(name).map(move |value| (name.to_owned(), value.to_owned())));
    pairs.filter(|(_, value)| !value.is_empty()).collect()
}

/// What is to become of each.
enum Asked {
    Words(Vec<Word>),
    /// Concepts, and whether they are added.
    Types(Vec<String>, bool),
    Pause(Closure),
    Close,
}

impl Asked {
    fn read(
        person: &Person,
        act: &(&'static str, &'static str, &'static [Field]),
        typed: &Typed,
        sent: &Fields,
    ) -> Result<Self, Vec<FieldError>> {
        let (say, content) = (person.visit.say(), &person.visit.site.content);
        match act.0 {
            "add" | "drop" => match typed.all("types") {
                [] => Err(vec![error(say, "types", "dir-types-missing")]),
                chosen => Ok(Self::Types(chosen.to_vec(), act.0 == "add")),
            },
            "pause" => Self::pause(person, sent),
            "close" => Ok(Self::Close),
            _ => {
                let (mut words, mut errors) = (Vec::new(), Vec::new());
                for field in act.2 {
                    match typed.word(*field, &Laid::default(), content) {
                        Ok(word) => words.push(word),
                        Err(wrong) => errors.extend(wrong.into_iter().map(|(field, key)| error(say, field, key))),
                    }
                }
                if errors.is_empty() { Ok(Self::Words(words)) } else { Err(errors) }
            }
        }
    }

    fn pause(person: &Person, sent: &Fields) -> Result<Self, Vec<FieldError>> {
        let (say, mut errors) = (person.visit.say(), Vec::new());
        let mut day = |name: &'static str| match sent.text(name) {
            "" => None,
            text => fields::date(text).or_else(|| {
                errors.push(error(say, name, "dir-day-wrong"));
                None
            }),
        };
        let (from, until) = (day("pause-from"), day("pause-until"));
        let from = from.unwrap_or(super::super::space::said::today(&person.visit.frame()));
        if until.is_some_and(|until| until < from) {
            errors.push(error(say, "pause-until", "dir-until-early"));
        }
        let reason: String = sent.text("pause-reason").chars().take(200).collect();
        let reason = Some(reason).filter(|reason| !reason.is_empty());
        if errors.is_empty() { Ok(Self::Pause(Closure { from: Some(from), until, reason })) } else { Err(errors) }
    }

    /// The changes of one meeting; none when it is so already.
    fn changes(&self, view: &DeskView, content: &Content) -> Vec<Change> {
        let draft = &view.laid.draft;
        let words = match self {
            Self::Words(words) => words.clone(),
            Self::Close => vec![Word::Closed(true)],
            Self::Pause(closure) => {
                let mut pauses = draft.closures.clone();
                pauses.push(closure.clone());
                vec![Word::Pauses(pauses)]
            }
            Self::Types(chosen, added) => {
                let mut types = draft.types.clone();
                let means = |code: &openseat_domain::concept::TypeCode, id: &String| {
                    content.concepts_of(code).iter().any(|concept| content.concept(id) == Some(*concept))
                };
                match added {
                    true => {
                        let new = chosen.iter().filter(|id| !draft.types.iter().any(|code| means(code, id)));
                        types.extend(new.filter_map(|id| type_of(&draft.fellowship, id, content)));
                    }
                    false => types.retain(|code| !chosen.iter().any(|id| means(code, id))),
                }
                types.sort();
                types.dedup();
                vec![Word::Types(types)]
            }
        };
        words.into_iter().filter(|word| word.field().of(&view.laid) != *word).map(Change::to).collect()
    }
}

async fn answer(
    person: &Person,
    wanted: &Wanted,
    status: StatusCode,
    chosen: &[Uuid],
    errors: Vec<FieldError>,
) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let found = keeping::found(house, &person.signed, wanted, MOST, now).await;
    let listed = keeping::list(house, &person.signed, wanted.clone(), now).await;
    match (found, listed) {
        (Ok(mut rows), Ok(listed)) => {
            rows.retain(|row| chosen.is_empty() || chosen.contains(&row.id));
            person.visit.show_with(status, &page(person, wanted, &listed, &rows, errors))
        }
        (Err(error), _) | (_, Err(error)) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(
    person: &'a Person,
    wanted: &Wanted,
    listed: &Listed,
    rows: &[Row],
    errors: Vec<FieldError>,
) -> BulkPage<'a> {
    let frame = person.visit.frame();
    // Nobody should change all by pressing a button: what is more than a page is not ticked.
    let ticked = rows.len() <= keeping::PAGE;
    let act = |(value, label, _): (&str, &str, &[Field])| Choice {
        value: value.to_owned(),
        label: frame.say.t(label).to_owned(),
        chosen: false,
    };
    BulkPage {
        lead: frame.t1("dir-count", "n", rows.len() as u64),
        narrow: narrow(&frame, wanted, listed),
        lines: rows.iter().map(|row| (line(&frame, row), ticked)).collect(),
        acts: ACTS.map(act).into(),
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

fn ask_page<'a>(
    person: &'a Person,
    act: &(&'static str, &'static str, &'static [Field]),
    chosen: &[Uuid],
    typed: &Typed,
    sent: &Fields,
    errors: Vec<FieldError>,
) -> AskPage<'a> {
    let frame = person.visit.frame();
    let value = |name: &str| sent.text(name).to_owned();
    let pause = [
        ("pause-from", frame.t("dir-pause-first"), frame.t("dir-from-hint"), value("pause-from")),
        ("pause-until", frame.t("dir-pause-last"), frame.t("dir-pause-last-hint"), value("pause-until")),
        ("pause-reason", frame.t("dir-pause-reason"), frame.t("dir-pause-reason-hint"), value("pause-reason")),
    ];
    AskPage {
        title: frame.t(act.1),
        lead: frame.t1("dir-count", "n", chosen.len() as u64),
        act: act.0,
        chosen: chosen.iter().map(Uuid::to_string).collect(),
        part: FieldsPart::new(&frame, &person.visit.site.content, act.2, typed, &errors, &BTreeMap::new()),
        pause: if act.0 == "pause" { pause.into() } else { Vec::new() },
        later: act.0 != "pause",
        from: value("from"),
        why: value("why"),
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

impl BulkPage<'_> {
    fn wrong(&self, field: &str) -> Vec<&str> {
        self.errors.iter().filter(|error| error.field == field).map(|error| error.text.as_str()).collect()
    }
}

impl AskPage<'_> {
    fn wrong(&self, field: &str) -> Vec<&str> {
        self.errors.iter().filter(|error| error.field == field).map(|error| error.text.as_str()).collect()
    }
}

#[cfg(test)]
impl<'a> BulkPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &Wanted::default(), &super::samples::listed(), &super::samples::rows(), Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let errors = vec![error(person.visit.say(), "m", "dir-choose-some")];
        page(person, &Wanted::default(), &super::samples::listed(), &super::samples::rows(), errors)
    }
}

#[cfg(test)]
impl<'a> AskPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let sent = Fields::read(b"pause-from=2026-12-24");
        ask_page(person, &ACTS[5], &[Uuid::from_u128(2)], &Typed::default(), &sent, Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let sent = Fields::read(b"link=nonsense");
        let typed = Typed::read(&sent, ACTS[1].2);
        let errors = Asked::read(person, &ACTS[1], &typed, &sent).err().unwrap_or_default();
        ask_page(person, &ACTS[1], &[Uuid::from_u128(2)], &typed, &sent, errors)
    }
}
