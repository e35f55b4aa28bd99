//! One record to its drafts.

use std::collections::BTreeMap;

use openseat_domain::{
    fellowship::FellowshipId,
    meeting::{Attendance, Draft},
    problem::Problem,
    schedule::{Rule, Schedule, Weekday},
};
use serde_json::Value;

use super::{
    attendance::{self, Signs},
    joining, kinds, office, place,
    when::{self, When},
};
use crate::{
    day, fellowship,
    header::Field,
    noted::Noted,
    privacy,
    reader::Options,
    record::{self, Record},
    text, time,
};

/// What holds for all rows of a file.
pub(crate) struct Setting {
    pub(crate) options: Options,
    /// For rows that do not say; may be empty.
    pub(crate) fellowship: FellowshipId,
    /// Whether dates with slashes have their day first, as other dates of the file show.
    pub(crate) day_first: bool,
    /// Whether every row of this source is online (a source of online meetings only).
    pub(crate) all_online: bool,
}

/// The drafts of a record: one, or one for each slot. `personal` is raised when a value with a person's details was
/// left out.
pub(crate) fn read(
    record: &Record,
    key: &str,
    setting: &Setting,
    noted: &mut Noted,
    personal: &mut bool,
) -> Result<Vec<Draft>, Problem> {
    let when = when::read(record, setting, noted);
    let mut draft = Draft { key: key.to_owned(), published: is_published(record), ..Draft::default() };
    draft.fellowship =
        record.line(Field::Fellowship).map_or_else(|| setting.fellowship.clone(), |w| fellowship::named(&w));
    draft.types = kinds::read(record, &draft.fellowship, &*setting.options.codes, noted);
    draft.group = record.line(Field::Group);
    draft.notes = with_words(record.lines(Field::Notes), &when);
    draft.group_notes = record.lines(Field::GroupNotes);
    take_part(record, setting, &mut draft, noted);
    draft.url = office::link(record, Field::Url, noted).or(draft.url);
    draft.website = office::link(record, Field::Website, noted).or(draft.website);
    draft.feedback_url = office::feedback(record, noted);
    draft.entity = office::entity(record, noted);
    draft.giving = office::giving(record, noted);
    draft.updated = updated(record, setting.day_first, noted);
    draft.extra = extra(record, noted, personal);
    draft.name = name(record, &draft, &when, noted)?;
    look_for_people(&draft, noted);
    Ok(one_for_each(draft, when.schedules))
}

/// Place, link and attendance, which hang together.
fn take_part(record: &Record, setting: &Setting, draft: &mut Draft, noted: &mut Noted) {
    let codes: Vec<&str> = draft.types.iter().map(|kind| kind.code.as_str()).collect();
    let (closed, online_type) = (kinds::has(&codes, "TC"), kinds::has(&codes, "ONL"));
    let status = || record.raw(Field::Status).filter(|words| !words.to_lowercase().contains("publish"));
    let said = record.raw(Field::AttendanceOption).and_then(|words| attendance::said(&words));
    let said =
        said.or_else(|| status().and_then(|words| attendance::said(&words)).filter(|a| *a == Attendance::Paused));
    let place = place::read(record, noted);
    let said_online = said.is_some_and(Attendance::online) || online_type || setting.all_online;
    let joining = joining::read(record, said_online, noted);
    let signs = Signs {
        said,
        closed,
        online_type: online_type || setting.all_online,
        place: &place,
        online: joining.online.as_ref(),
    };
    draft.attendance = attendance::decide(&signs);
    draft.place = place.place;
    draft.online = joining.online;
    draft.website = joining.page;
}

/// False for drafts, private, pending and archived rows.
fn is_published(record: &Record) -> bool {
    const KEPT_BACK: [&str; 12] = [
        "draft",
        "private",
        "pending",
        "trash",
        "unpublished",
        "hidden",
        "archived",
        "no",
        "false",
        "0",
        "n",
        "deleted",
    ];
    let status = record.raw(Field::Status).map(|word| word.trim().to_lowercase());
    let kept_back = status.is_some_and(|word| KEPT_BACK.contains(&word.as_str()));
    !kept_back && record.yes(Field::Archived) != Some(true)
}

/// The notes, with times that only words can tell.
fn with_words(notes: Option<String>, when: &When) -> Option<String> {
    match (&when.in_words, notes) {
        (Some(words), Some(notes)) => Some(format!("{words}\n{notes}")),
        (Some(words), None) => Some(words.clone()),
        (None, notes) => notes,
    }
}

/// When the source last changed or checked it: the later of the two.
fn updated(record: &Record, day_first: bool, noted: &mut Noted) -> Option<jiff::Timestamp> {
    let mut read = |field: Field| {
        let given = record.raw(field)?;
        let found = time::instant_by(&given, day_first);
        if found.is_none() && field == Field::Updated {
            noted.warn("updated", "The date of the last change is not understood.", "Write it as 2026-01-31 19:00:00.");
        }
        found
    };
    read(Field::Updated).max(read(Field::LastContact))
}

/// The name, or one made of the place, the day and the time.
fn name(record: &Record, draft: &Draft, when: &When, noted: &mut Noted) -> Result<String, Problem> {
    if let Some(name) = record.line(Field::Name) {
        return Ok(name);
    }
    let place = draft.place.as_ref();
    let first = place.and_then(|place| place.name.clone()).or_else(|| draft.group.clone());
    let Some(first) = first.or_else(|| place.and_then(|place| place.city.clone())) else {
        let what = "It has no name, and no group or place to name it after.";
        return Err(noted.refused(what, "Give it a name."));
    };
    let name = match when.schedules.first() {
        Some(schedule) => format!("{first} {} at {}", day_words(&schedule.rule), clock_words(schedule.start)),
        None => first,
    };
    noted.note("name", "It has no name, so one was made of its place and time.", "Give it a name.");
    Ok(name)
}

fn day_words(rule: &Rule) -> String {
    match rule {
        Rule::Weekly(day) | Rule::Monthly { day, .. } => format!("{day:?}"),
        Rule::Rrule(rule) => {
            let short = rule.rsplit('=').next().unwrap_or_default().to_lowercase();
            let day =
                Weekday::ALL.iter().map(|day| format!("{day:?}")).find(|day| day.to_lowercase().starts_with(&short));
            day.unwrap_or_default()
        }
        Rule::Dates(_) => String::new(),
    }
}

fn clock_words(minutes: u16) -> String {
    let (hour, minute) = (minutes / 60, minutes % 60);
    let half = if hour < 12 { "am" } else { "pm" };
    format!("{}:{minute:02} {half}", (hour + 11) % 12 + 1)
}

/// Public facts that have no field of their own. Numbers of other tables and made-up texts are not worth keeping.
fn extra(record: &Record, noted: &mut Noted, personal: &mut bool) -> BTreeMap<String, String> {
    const KNOWN: [Field; 4] = [Field::District, Field::SubDistrict, Field::WorldId, Field::Website2];
    let known = KNOWN.into_iter().filter_map(|field| Some((field.name().to_owned(), record.line(field)?)));
    let mut extra: BTreeMap<String, String> = known.collect();
    if let Some(link) = office::link(record, Field::EditUrl, noted) {
        extra.insert("edit_url".to_owned(), link);
    }
    for (key, value) in record.unknown.iter().filter(|(key, value)| is_worth_keeping(key, value)).take(20) {
        let Some(line) = record::raw(value).and_then(|raw| text::line(&raw)) else { continue };
        if privacy::look(&line).next().is_some() {
            *personal = true;
        } else if let Some(name) = text::line(key) {
            extra.insert(name.chars().take(64).collect(), line.chars().take(300).collect());
        }
    }
    extra
}

fn is_worth_keeping(key: &str, value: &Value) -> bool {
    const MADE_UP: [&str; 7] =
        ["time_formatted", "distance", "region_url", "group_url", "types_html", "createdAt", "slugs"];
    let number =
        key == "_id" || key.ends_with("_id") || key.ends_with("ID") || key.ends_with("Id") || key.ends_with("UTC");
    !number && !MADE_UP.contains(&key) && !matches!(value, Value::Object(_))
}

/// Warns of personal details in what will be public.
fn look_for_people(draft: &Draft, noted: &mut Noted) {
    let place_notes = draft.place.as_ref().and_then(|place| place.notes.as_deref());
    let texts = [
        ("name", Some(draft.name.as_str())),
        ("group", draft.group.as_deref()),
        ("notes", draft.notes.as_deref()),
        ("group_notes", draft.group_notes.as_deref()),
        ("location_notes", place_notes),
    ];
    for (field, text) in texts {
        for found in text.into_iter().flat_map(privacy::look) {
            noted.warn(field, found.words(), found.fix());
        }
    }
}

/// One draft for each slot; with several, each slot's key says which it is.
fn one_for_each(mut draft: Draft, mut schedules: Vec<Schedule>) -> Vec<Draft> {
    if schedules.len() < 2 {
        draft.schedule = schedules.pop();
        return vec![draft];
    }
    let each = |schedule: Schedule| {
        let key = format!("{}-{}", draft.key, day::suffix(&schedule.rule));
        Draft { key, schedule: Some(schedule), ..draft.clone() }
    };
    schedules.into_iter().map(each).collect()
}
