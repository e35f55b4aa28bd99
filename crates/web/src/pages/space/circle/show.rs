//! A circle: who asks, how today is, how the others are, and to call on somebody.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::circle::{self, CircleView, Seen};
use openseat_domain::circle::{Answer, Face, Kindness, LONGEST_SENTENCE, Level, Told, Word};
use uuid::Uuid;

use super::{
    over,
    said::{Choice, Shown, answer as answer_words, clock, face, kindness, level, mouth, told, why_told, word},
    seen,
};
use crate::{
    frame::Frame,
    pages::{FieldError, Way, space::said},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/circle/show.html")]
pub(crate) struct CirclePage<'a> {
    frame: Frame<'a>,
    path: String,
    invite: String,
    settings: String,
    report: String,
    leave: String,
    heading: String,
    done: String,
    /// Nobody was reached: help comes first.
    help: bool,
    asks: Vec<Ask<'a>>,
    own: Option<Own>,
    /// Who can be called on now, in words; empty when nobody can.
    can: String,
    kinds: Vec<String>,
    today: Option<Shown>,
    level: Level,
    /// With the mouth of each face.
    choices: Vec<(Choice<'a>, &'static str)>,
    sentence: String,
    /// The other levels.
    others: Vec<Way>,
    days: Vec<Day>,
    quiet: Vec<Quiet>,
    taken_out: Vec<String>,
    people: Vec<Who>,
    me: String,
    keeps: bool,
    errors: Vec<FieldError>,
}

/// Somebody asks for the person.
struct Ask<'a> {
    id: Uuid,
    heading: String,
    lead: String,
    said: String,
    answers: Vec<(&'static str, &'a str)>,
}

/// What the person asked.
struct Own {
    lead: String,
    reached: Vec<(String, Option<Ring>)>,
}

struct Ring {
    dial: String,
    number: String,
    words: String,
}

struct Day {
    name: String,
    lines: Vec<(String, Shown)>,
}

struct Quiet {
    id: Uuid,
    heading: String,
    lead: String,
}

struct Who {
    id: Uuid,
    name: String,
    keeps: bool,
    block: String,
}

pub(crate) async fn show(person: Person, Path(id): Path<String>) -> Response {
    let chosen = person.visit.value("level").and_then(|word| Level::parse(&word));
    answer(&person, &id, chosen, "", Vec::new()).await
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn answer(
    person: &Person,
    id: &str,
    chosen: Option<Level>,
    typed: &str,
    errors: Vec<FieldError>,
) -> Response {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    match seen(person, id).await {
        Ok(Seen::In(view)) => person.visit.show_with(status, &page(person, &view, chosen, typed, errors)),
        Ok(Seen::Over(view)) => person.visit.show(&over::page(person, Uuid::parse_str(id).unwrap_or_default(), &view)),
        Err(answer) => answer,
    }
}

fn page<'a>(
    person: &'a Person,
    view: &CircleView,
    chosen: Option<Level>,
    typed: &str,
    errors: Vec<FieldError>,
) -> CirclePage<'a> {
    let frame = person.visit.frame();
    let path = format!("/space/circle/{}", view.id);
    let level_now = chosen.unwrap_or(view.seat.level);
    let mark = person.visit.value("done").unwrap_or_default();
    let names = |names: &mut dyn DoubleEndedIterator<Item = &str>| said::list(&frame, names);
    let sentence = match &view.today {
        Some(Told::Sentence(text)) if typed.is_empty() => text.clone(),
        _ => typed.to_owned(),
    };
    CirclePage {
        invite: format!("{path}/invite"),
        settings: format!("{path}/settings"),
        report: format!("{path}/report"),
        leave: format!("{path}/leave"),
        heading: match view.people.is_empty() {
            true => frame.t("circle-heading-alone").to_owned(),
            false => {
                let others = names(&mut view.people.iter().map(|one| one.name.as_str()));
                frame.t1("circle-heading", "names", others)
            }
        },
        done: done(&frame, view, &mark),
        help: matches!(mark.as_str(), "nobody" | "often"),
        asks: view.asks.iter().map(|one| ask(&frame, one)).collect(),
        own: view.own_ask.as_ref().map(|one| own(&frame, one)),
        can: names(&mut view.can_be_asked.iter().map(String::as_str)),
        kinds: view.kinds.iter().map(|one| kind_line(&frame, one)).collect(),
        today: view.today.as_ref().map(|one| told(&frame, one)),
        level: level_now,
        choices: choices(&frame, level_now, view.today.as_ref()),
        sentence,
        others: Level::ALL
            .into_iter()
            .filter(|one| *one != level_now)
            .map(|one| Way {
                href: format!("{path}?level={}#tell", one.as_str()),
                label: frame.t(level(one)).to_owned(),
            })
            .collect(),
        days: days(&frame, view),
        quiet: view.quiet.iter().map(|(id, name)| quiet(&frame, *id, name)).collect(),
        taken_out: view.taken_out.iter().map(|one| taken_out(&frame, one)).collect(),
        people: view.people.iter().map(|one| who(&frame, one)).collect(),
        me: frame.t1("circle-you", "name", view.seat.name.as_str()),
        keeps: view.keeps,
        path,
        frame: Frame { error: !errors.is_empty(), ..person.visit.frame() },
        errors,
    }
}

fn done(frame: &Frame<'_>, view: &CircleView, mark: &str) -> String {
    let key = match mark {
        "joined" => "circle-done-joined",
        "told" => "circle-done-told",
        "untold" => "circle-done-untold",
        "asked" => {
            let reached = view.own_ask.as_ref().map_or(0, |one| one.reached.len());
            return if reached > 0 { frame.t1("circle-done-asked", "n", reached) } else { String::new() };
        }
        "nobody" => "circle-done-nobody",
        "often" => "circle-done-often",
        "well" => "circle-done-well",
        "answered" => "circle-done-answered",
        "over" => "circle-done-over",
        "kind" => "circle-done-kind",
        "set" => "circle-done-set",
        "reported" => "circle-done-reported",
        _ => return String::new(),
    };
    frame.say.t(key).to_owned()
}

fn ask<'a>(frame: &Frame<'a>, one: &circle::AskView) -> Ask<'a> {
    let name = one.name.as_str();
    let said = [("name", name.into()), ("time", clock(frame, one.at).into())];
    Ask {
        id: one.id,
        heading: frame.t1("circle-asks", "name", name),
        lead: frame.say.format("circle-asks-lead", &said),
        said: one
            .answer
            .map(|said| frame.t1("circle-asks-said", "answer", frame.say.t(answer_words(said))))
            .unwrap_or_default(),
        answers: Answer::ALL.map(|one| (one.as_str(), frame.t(answer_words(one)))).into(),
    }
}

fn own(frame: &Frame<'_>, one: &circle::OwnAsk) -> Own {
    let said = [("time", clock(frame, one.at).into()), ("until", clock(frame, one.until).into())];
    let line = |person: &circle::Reached| {
        let answer = person.answer.map_or("circle-own-waits", answer_words);
        let said = [("name", person.name.as_str().into()), ("answer", frame.say.t(answer).into())];
        let ring = person.phone.as_ref().map(|number| Ring {
            dial: crate::site::dial(number),
            number: number.clone(),
            words: frame.t1("circle-own-ring", "name", person.name.as_str()),
        });
        (frame.say.format("circle-own-answer", &said), ring)
    };
    Own { lead: frame.say.format("circle-own-lead", &said), reached: one.reached.iter().map(line).collect() }
}

fn kind_line(frame: &Frame<'_>, one: &circle::KindView) -> String {
    let said = [
        ("name", one.name.as_str().into()),
        ("day", said::day(frame, one.on).into()),
        ("sentence", frame.say.t(kindness(one.which)).into()),
    ];
    frame.say.format("circle-kind-line", &said)
}

/// The words or the faces, with the mouth of each face.
fn choices<'a>(frame: &Frame<'a>, level: Level, today: Option<&Told>) -> Vec<(Choice<'a>, &'static str)> {
    match level {
        Level::Word => Word::ALL
            .into_iter()
            .map(|one| {
                let chosen = today == Some(&Told::Word(one));
                (Choice { value: one.as_str(), label: frame.t(word(one)), chosen }, "")
            })
            .collect(),
        Level::Face => Face::ALL
            .into_iter()
            .map(|one| {
                let chosen = today == Some(&Told::Face(one));
                (Choice { value: one.as_str(), label: frame.t(face(one)), chosen }, mouth(one))
            })
            .collect(),
        Level::Sentence => Vec::new(),
    }
}

fn days(frame: &Frame<'_>, view: &CircleView) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for one in &view.told {
        let name = said::day(frame, one.day);
        let by = one.name.clone().unwrap_or_else(|| frame.t("circle-somebody").to_owned());
        let line = (by, told(frame, &one.told));
        match days.last_mut().filter(|day| day.name == name) {
            Some(day) => day.lines.push(line),
            None => days.push(Day { name, lines: vec![line] }),
        }
    }
    days
}

fn quiet(frame: &Frame<'_>, id: Uuid, name: &str) -> Quiet {
    Quiet { id, heading: frame.t1("circle-quiet", "name", name), lead: frame.t1("circle-quiet-lead", "name", name) }
}

fn taken_out(frame: &Frame<'_>, one: &circle::TakenOut) -> String {
    let said = [("name", one.name.as_str().into()), ("why", frame.say.t(why_told(one.why)).into())];
    frame.say.format("circle-taken-out", &said)
}

fn who(frame: &Frame<'_>, one: &circle::PersonView) -> Who {
    let name = one.name.as_str();
    Who { id: one.id, name: name.to_owned(), keeps: one.keeps, block: frame.t1("circle-block-do", "name", name) }
}

impl CirclePage<'_> {
    fn hint(&self) -> String {
        self.frame.t1("circle-sentence-hint", "n", LONGEST_SENTENCE)
    }

    fn need(&self) -> String {
        self.frame.t1("circle-need-can", "names", self.can.as_str())
    }

    fn kindnesses(&self) -> [(&'static str, &str); 3] {
        Kindness::ALL.map(|one| (one.as_str(), self.frame.say.t(kindness(one))))
    }

    fn wrong(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> CirclePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &super::samples::circle(), None, "", Vec::new())
    }

    /// Kept by the person, at another level, with a call of theirs.
    pub(crate) fn sample_keeper(person: &'a Person) -> Self {
        page(person, &super::samples::kept(), Some(Level::Face), "", Vec::new())
    }

    pub(crate) fn sample_new(person: &'a Person) -> Self {
        page(person, &super::samples::alone(), Some(Level::Sentence), "", Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let text = person.visit.frame().t1("circle-tell-wrong-sentence", "n", LONGEST_SENTENCE);
        let error = FieldError { field: "tell", text };
        page(person, &super::samples::circle(), Some(Level::Sentence), "too <b> long", vec![error])
    }
}
