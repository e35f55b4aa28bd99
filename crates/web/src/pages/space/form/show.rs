//! What was answered: what it comes to, every answer with a way to change it, and a way to take it away and back.

use std::fmt::Write as _;

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::{
    questionnaire,
    response::{self, Removed, ResponseView},
};
use openseat_content::form::FormInfo;
use openseat_domain::form::{Answers, Ask, Counts, Flow, Item, Sort};
use uuid::Uuid;

use super::{
    Words, ask, begin, kept,
    said::{self, Told},
    summary::{self, Section},
    way,
};
use crate::{
    chart::Chart,
    form::PersonForm,
    frame::Frame,
    pages::{Way, missing, problem},
    person::Person,
    site::Site,
};

/// The plan of medicines and groups together.
const TOGETHER: &str = "together";

#[derive(Template)]
#[template(path = "pages/space/form/show.html")]
pub(crate) struct ShowPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    name: &'a str,
    back: String,
    when: String,
    other_version: String,
    scores: Vec<Told>,
    hint: bool,
    tables: Vec<Table>,
    sections: Vec<Section>,
    /// The part that can be shown alone: its words and the way there; or, on that page, its words and the way back.
    alone: Option<(String, String)>,
    is_alone: bool,
    answers: Vec<Answer>,
    /// What can be begun with something that stands here.
    begin: Vec<Way>,
    go_on: String,
    remove: String,
    /// It holds times of medicines, of which one can be reminded.
    remind: bool,
}

/// One question with its answers, or one row.
struct Answer {
    words: Words,
    said: Vec<Words>,
    /// The rest of a row: question and answer.
    more: Vec<(Words, Vec<Words>)>,
    change: String,
}

/// How many rows have which two choices.
struct Table {
    heads: Vec<String>,
    lines: Vec<(String, Vec<usize>)>,
}

#[derive(Template)]
#[template(path = "pages/space/form/removed.html")]
pub(crate) struct RemovedPage<'a> {
    frame: Frame<'a>,
    back: String,
    form: String,
    id: Uuid,
    sealed: String,
}

pub(crate) async fn show(person: Person, Path((form, id)): Path<(String, String)>) -> Response {
    let held = match kept(&person, &form).await {
        Ok(held) => held,
        Err(answer) => return answer,
    };
    let info: &FormInfo = &held;
    let one = match ask::of(&person, info, &id).await {
        Ok(one) => one,
        Err(answer) => return answer,
    };
    match response::latest(&person.visit.site.house, &person.signed, &info.form.id, 100).await {
        Ok(all) => {
            let earlier = |other: &&ResponseView| other.kept.finished.is_some() && other.kept.begun < one.kept.begun;
            person.visit.show(&page(&person, info, &one, all.iter().find(earlier)))
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn remove(
    Path((form, id)): Path<(String, String)>,
    PersonForm { person, .. }: PersonForm,
) -> Response {
    let visit = &person.visit;
    let Ok(id) = Uuid::parse_str(&id) else { return missing::page_of(visit) };
    match response::remove(&visit.site.house, &person.signed, id, visit.site.now()).await {
        Ok(Some(removed)) => visit.show(&removed_page(&person, &form, &removed)),
        Ok(None) => visit.go(&format!("/space/forms/{form}")),
        Err(error) => problem::answer(visit, error),
    }
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person, Path((form, id)): Path<(String, String)>) -> Response {
    person.visit.go(&format!("/space/forms/{form}/{id}"))
}

pub(crate) async fn put_back(PersonForm { person, fields, .. }: PersonForm) -> Response {
    let (visit, form) = (&person.visit, fields.text("of"));
    let Ok(id) = Uuid::parse_str(fields.text("id")) else { return missing::page_of(visit) };
    let removed = Removed { id, sealed: bytes(fields.text("sealed")).unwrap_or_default() };
    let front = match known(visit.site.as_ref(), form).as_str() {
        "" => "/space/forms".to_owned(),
        known => format!("/space/forms/{known}"),
    };
    match response::put_back(&visit.site.house, &person.signed, removed, visit.site.now()).await {
        Ok(true) => visit.go(&format!("{front}?done=back")),
        Ok(false) => visit.go(&format!("{front}?done=not")),
        Err(error) => problem::answer(visit, error),
    }
}

/// The address of the form above opened as a page.
pub(crate) async fn to_list(person: Person) -> Response {
    person.visit.go("/space/forms")
}

fn page<'a>(person: &'a Person, info: &'a FormInfo, one: &ResponseView, before: Option<&ResponseView>) -> ShowPage<'a> {
    let frame = person.visit.frame();
    let (form, locale) = (&info.form, frame.say.locale);
    let here = format!("/space/forms/{}/{}", form.id, one.id);
    let part = info.alone.as_deref();
    let only = part.filter(|_| person.visit.value("only").is_some());
    let words = |part: &str| info.text(part, locale).text.to_owned();
    ShowPage {
        done: match person.visit.value("done").as_deref() {
            Some("saved") => frame.t("form-saved"),
            _ => "",
        },
        name: info.name(locale),
        back: format!("/space/forms/{}", form.id),
        when: said::when(&frame, one),
        other_version: match one.kept.version == form.version {
            true => String::new(),
            false => frame.t1("form-other-version", "version", one.kept.version.as_str()),
        },
        scores: said::scores(&frame, info, &one.kept.answers, before),
        hint: form.sort == Sort::Measure && !form.scores.is_empty(),
        tables: tables(&frame, info, &one.kept.answers),
        sections: summary::of_one(&frame, info, one),
        answers: answered(&frame, info, one, &here, only),
        begin: if only.is_none() { begin::offered(&frame, info, one) } else { Vec::new() },
        alone: part.map(|part| match only {
            None => (words(part), format!("{here}?only")),
            Some(part) => (words(part), here.clone()),
        }),
        is_alone: only.is_some(),
        go_on: match one.kept.finished {
            None => way::go_on(info, one),
            Some(_) => String::new(),
        },
        remove: format!("{here}/remove"),
        remind: form.id.as_str() == TOGETHER,
        frame,
    }
}

/// `only` is a group: nothing outside of it is shown.
fn answered(frame: &Frame<'_>, info: &FormInfo, one: &ResponseView, here: &str, only: Option<&str>) -> Vec<Answer> {
    let (form, locale) = (&info.form, frame.say.locale);
    let live = form.live(&one.kept.answers);
    let words = |item: &Item| Words::of(frame, info.text(&item.link, locale));
    let mut out = Vec::new();
    let group = only.and_then(|only| form.item(only));
    let within =
        |item: &&Item| group.is_none_or(|group| flat(group.inside()).contains(item) || group.inside().contains(item));
    for item in form.questions(&one.kept.answers).into_iter().filter(within) {
        let change = match form.flow {
            Flow::Sheet => format!("{here}/all#{}", item.link),
            Flow::Pages => format!("{here}/{}", item.link),
        };
        if !item.is_rows() {
            let said = said::answers(frame, info, item, live.values(&item.link));
            out.push(Answer { words: words(item), said, more: Vec::new(), change });
            continue;
        }
        out.extend(rows(frame, info, item, &live, here));
    }
    out
}

/// The rows of a group. Where they are counted by a choice, they stand in its order and under its words.
fn rows(frame: &Frame<'_>, info: &FormInfo, item: &Item, live: &Answers, here: &str) -> Vec<Answer> {
    let locale = frame.say.locale;
    let by = info.form.tables.iter().find(|table| table.group == item.link).map(|table| table.down.as_str());
    let code = |row: &Answers| by.and_then(|by| row.values(by).first()).map(openseat_domain::form::Value::typed);
    let order: Vec<String> = match by.and_then(|by| info.form.item(by)).map(|item| &item.ask) {
        Some(Ask::Choice(choices)) => choices.iter().map(|one| one.code.clone()).collect(),
        _ => Vec::new(),
    };
    let mut all: Vec<(usize, &Answers)> = live.rows(&item.link).iter().enumerate().collect();
    all.sort_by_key(|(_, row)| {
        code(row).and_then(|code| order.iter().position(|one| *one == code)).unwrap_or(usize::MAX)
    });
    let answer = |(number, row): (usize, &Answers)| {
        let head = by.zip(code(row));
        let asked = flat(item.inside()).into_iter().filter(|one| !row.values(&one.link).is_empty());
        let rest = asked.filter(|one| head.as_ref().is_none_or(|(by, _)| one.link != *by));
        let said = |one: &Item| said::answers(frame, info, one, row.values(&one.link));
        Answer {
            words: match &head {
                Some((by, code)) => Words::of(frame, info.choice(by, code, locale)),
                None => {
                    let words = [("group", info.text(&item.link, locale).text.into()), ("n", (number + 1).into())];
                    Words { text: frame.say.format("form-row-of", &words), lang: "" }
                }
            },
            said: Vec::new(),
            more: rest.map(|one| (Words::of(frame, info.text(&one.link, locale)), said(one))).collect(),
            change: format!("{here}/all#{}.{number}", item.link),
        }
    };
    all.into_iter().map(answer).collect()
}

fn flat(items: &[Item]) -> Vec<&Item> {
    items.iter().flat_map(|item| if let Ask::Group(inside) = &item.ask { flat(inside) } else { vec![item] }).collect()
}

fn tables(frame: &Frame<'_>, info: &FormInfo, answers: &Answers) -> Vec<Table> {
    let locale = frame.say.locale;
    let counted = info.form.tables.iter().filter_map(|table| Some((table, info.form.counts(table, answers)?)));
    let with_any = counted.filter(|(_, counts)| counts.lines.iter().flatten().any(|n| *n > 0));
    with_any
        .map(|(table, Counts { down, across, lines })| {
            let open = frame.t("form-counts-open").to_owned();
            let heads = across.iter().map(|code| info.choice(&table.across, code, locale).text.to_owned());
            let name = |code: &String| info.choice(&table.down, code, locale).text.to_owned();
            Table { heads: heads.chain([open]).collect(), lines: down.iter().map(name).zip(lines).collect() }
        })
        .collect()
}

fn removed_page<'a>(person: &'a Person, form: &str, removed: &Removed) -> RemovedPage<'a> {
    let frame = person.visit.frame();
    let known = known(frame.site, form);
    let sealed = removed.sealed.iter().fold(String::with_capacity(2 * removed.sealed.len()), |mut out, byte| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    });
    RemovedPage { back: format!("/space/forms/{known}"), form: known, id: removed.id, sealed, frame }
}

/// The name of a form as an address has it; empty when it cannot be one.
fn known(site: &Site, form: &str) -> String {
    let of_house = site.content.forms().id(form).map(|info| info.form.id.to_string());
    let asked = || questionnaire::id_of(form).map(|id| questionnaire::form_id(id).to_string());
    of_house.or_else(asked).unwrap_or_default()
}

/// Bytes from hexadecimal; `None` when they are none.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
impl<'a> ShowPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        use crate::pages::space::samples::answered;
        let info = super::list::sample_form(person, "phq-4");
        let mut before = answered(info);
        before.kept.begun = "2026-11-02T18:42:00Z".parse().expect("a time in a test is well written");
        page(person, info, &answered(info), Some(&before))
    }

    pub(crate) fn sample_crisis(person: &'a Person) -> Self {
        let info = super::list::sample_form(person, "wellness");
        let lines = [("well", "I laugh & <b>sing</b>"), ("places", "My sister's house"), ("helps", "A quiet room")];
        let one = crate::pages::space::samples::filled(info, &lines);
        let answers = answered(&person.visit.frame(), info, &one, "/space/forms/wellness/81", Some("crisis"));
        Self { answers, is_alone: true, ..page(person, info, &one, None) }
    }

    pub(crate) fn sample_wheel(person: &'a Person) -> Self {
        let info = super::list::sample_form(person, "balance");
        page(person, info, &crate::pages::space::samples::wheel(info), None)
    }

    pub(crate) fn sample_together(person: &'a Person) -> Self {
        let info = super::list::sample_form(person, "together");
        page(person, info, &crate::pages::space::samples::together(info), None)
    }

    pub(crate) fn sample_worksheet(person: &'a Person) -> Self {
        let info = super::list::sample_form(person, "cost-benefit");
        page(person, info, &crate::pages::space::samples::weighed(info), None)
    }
}

#[cfg(test)]
impl<'a> RemovedPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        removed_page(person, "phq-4", &Removed { id: Uuid::from_u128(81), sealed: vec![0, 255] })
    }
}
