//! One thing that adds up, as a section of a page.

use openseat_content::form::FormInfo;
use openseat_domain::{
    form::Ask,
    tally::{Entry, Tally, Told},
};

use super::{
    super::{Words, said},
    Section, numbers, texts,
};
use crate::{frame::Frame, pages::space::said::today};

/// `None` where nothing is to be said yet.
pub(in super::super) fn section(
    frame: &Frame<'_>,
    info: &FormInfo,
    tally: &Tally,
    entries: &[Entry],
) -> Option<Section> {
    if entries.is_empty() {
        return None;
    }
    let made = match info.form.tell(tally, entries, today(frame)) {
        Told::Counts(counts) => numbers::counts(frame, info, first(tally), &counts),
        Told::Series(series) => numbers::series(frame, info, first(tally), &series),
        Told::Length(length) => numbers::length(frame, info, first(tally), &length),
        Told::Weeks(weeks) => numbers::weeks(frame, info, tally.links().first().copied(), &weeks),
        Told::Grid(grid) => numbers::grid(frame, &grid),
        Told::Gaps(gaps) => numbers::gaps(frame, &gaps),
        Told::Sums(sums) => numbers::sums(frame, info, tally, &sums),
        Told::Falls(falls) => texts::falls(frame, info, tally, &falls),
        Told::Lines(lines) => texts::lines(frame, &lines),
        Told::Library(said) => texts::library(frame, &said),
        Told::Ranks(ranks) => texts::ranks(frame, &ranks),
        Told::Timeline(line) => texts::timeline(frame, info, first(tally), &line),
        Told::YearAgo(said) => texts::library(frame, &said),
        Told::Open(open) => texts::open(frame, &open),
        Told::Since(counted) => texts::since(frame, &counted),
    }?;
    Some(Section { heading: heading(frame, info, tally), ..made })
}

fn first(tally: &Tally) -> &str {
    tally.links().first().copied().unwrap_or_default()
}

fn heading(frame: &Frame<'_>, info: &FormInfo, tally: &Tally) -> Words {
    let own = |key: &'static str| Words { text: frame.say.t(key).to_owned(), lang: "" };
    match tally {
        Tally::Weeks { of: None } => own("adds-weeks"),
        Tally::YearAgo { .. } => own("adds-year"),
        Tally::Hours {} => own("adds-hours"),
        Tally::Drop { .. } => own("adds-drop"),
        Tally::Gap { .. } => own("adds-gap"),
        Tally::Sum { .. } => own("adds-sum"),
        Tally::Since { .. } => own("adds-since"),
        Tally::Open { of, .. } => {
            let what = name(frame, info, of).text;
            Words { text: frame.t1("adds-open", "what", what), lang: "" }
        }
        _ => name(frame, info, first(tally)),
    }
}

/// The words of a score or a question.
pub(super) fn name(frame: &Frame<'_>, info: &FormInfo, link: &str) -> Words {
    match info.form.scores.iter().any(|score| score.id == link) {
        true => Words { text: info.score(link, frame.say.locale).to_owned(), lang: "" },
        false => Words::of(frame, info.text(link, frame.say.locale)),
    }
}

/// An answer that stands behind a code.
pub(super) fn answer(frame: &Frame<'_>, info: &FormInfo, link: &str, code: &str) -> String {
    match (info.form.item(link).map(|item| &item.ask), code) {
        (Some(Ask::Yes), "yes") => frame.say.t("form-yes").to_owned(),
        (Some(Ask::Yes), _) => frame.say.t("form-no").to_owned(),
        _ => info.choice(link, code, frame.say.locale).text.to_owned(),
    }
}

/// "12 minutes", or "12".
pub(super) fn measured(frame: &Frame<'_>, info: &FormInfo, link: &str, value: f64) -> String {
    let number = said::number(frame, value);
    match said::unit(frame, info, link) {
        "" => number,
        unit => format!("{number} {unit}"),
    }
}
