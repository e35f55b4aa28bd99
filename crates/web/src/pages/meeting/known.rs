//! "What we know about this group": from its list, and from five people or more. No stars, no ranks.

use openseat_actions::{
    meeting::MeetingView,
    review::{Figures, Known},
};
use openseat_domain::{
    kind::Proof,
    review::Share,
    statistic::{Shown, Statistic},
};

use super::medication::{self, Line};
use crate::{
    frame::Frame,
    pages::{kind::words, review::questions},
    repeats, times,
};

/// One row: what is known of one thing, each line with what it rests on.
pub(crate) struct Row<'a> {
    pub(crate) name: &'a str,
    pub(crate) lines: Vec<Line>,
}

/// The whole section.
pub(crate) struct KnownRows<'a> {
    pub(crate) rows: Vec<Row<'a>>,
    /// The three lines on medication, each with its own heading; never merged.
    pub(crate) medication: Vec<Row<'a>>,
    /// What was told without signing in; empty when it is of too few.
    pub(crate) outside: Vec<Row<'a>>,
    pub(crate) checking: bool,
    /// There is a range somewhere, which may need a word.
    pub(crate) ranges: bool,
}

/// From where a figure comes: how what it rests on is said.
#[derive(Clone, Copy)]
enum Told {
    People,
    Visitors,
}

/// The rows of the section, those that decide first.
pub(super) fn known<'a>(frame: &Frame<'a>, view: &MeetingView, known: &Known) -> KnownRows<'a> {
    let mut rows = vec![Row { name: frame.t("known-times"), lines: held(frame, view) }];
    if !known.being_checked {
        rows.push(Row { name: frame.t("known-size"), lines: size(frame, &known.signed_in) });
    }
    rows.extend(new_people(frame, view, &known.signed_in));
    rows.extend(visits(frame, &known.signed_in, Told::People));
    rows.push(Row { name: frame.t("known-proof"), lines: vec![Line::of(proof(frame, view))] });
    let outside = visits(frame, &known.signed_out, Told::Visitors);
    KnownRows {
        rows,
        medication: medication::lines(frame, view, known),
        outside,
        checking: known.being_checked,
        ranges: !known.signed_in.all_hidden() || !known.signed_out.all_hidden(),
    }
}

/// Whether the listing says that a meeting is this.
pub(super) fn is_listed(frame: &Frame<'_>, view: &MeetingView, concept: &str) -> bool {
    let content = &frame.site.content;
    content.concept(concept).is_some_and(|concept| content.concept_set(&view.draft).contains(concept))
}

fn held(frame: &Frame<'_>, view: &MeetingView) -> Vec<Line> {
    let Some(schedule) = &view.draft.schedule else { return vec![Line::of(frame.t("meeting-not-known"))] };
    vec![
        Line::of(format!("{}.", repeats::words(frame.say, schedule).trim_end_matches('.')))
            .resting(frame.t("known-times-from")),
    ]
}

fn proof<'a>(frame: &Frame<'a>, view: &MeetingView) -> &'a str {
    if is_listed(frame, view, "proof-of-attendance") {
        return frame.t("known-proof-yes");
    }
    // What the organisation says of all its groups, when this one's list is silent.
    match frame.site.content.kind(&view.draft.fellowship).map(|kind| kind.proof) {
        None | Some(Proof::NotKnown) => frame.t("known-proof-unknown"),
        Some(proof) => frame.t(words::proof(proof)),
    }
}

fn size(frame: &Frame<'_>, figures: &Figures) -> Vec<Line> {
    let Some(shown) = figures.size.shown() else { return vec![Line::of(frame.t("known-hidden"))] };
    let band = |band| frame.say.t(questions::band(band));
    let (from, until) = (band(shown.value.from), band(shown.value.until));
    let text = match from == until {
        true => frame.t1("known-size-usual", "size", from),
        false => frame.say.format("known-size-between", &[("size", from.into()), ("more", until.into())]),
    };
    vec![Line::of(text).resting(basis(frame, shown, Told::People))]
}

fn new_people<'a>(frame: &Frame<'a>, view: &MeetingView, figures: &Figures) -> Option<Row<'a>> {
    let listed = is_listed(frame, view, "newcomers").then(|| Line::of(frame.t("known-new-listed")));
    let share = share(frame, &figures.newcomer, "known-new-share", Told::People);
    let lines: Vec<Line> = listed.into_iter().chain(share).collect();
    (!lines.is_empty()).then(|| Row { name: frame.t("known-new"), lines })
}

/// What is told of visits; rows of too few are left out.
fn visits<'a>(frame: &Frame<'a>, figures: &Figures, told: Told) -> Vec<Row<'a>> {
    let of = |one: &Statistic<Share>, key: &'static str| share(frame, one, key, told);
    let as_listed = [of(&figures.format, "known-format-share"), of(&figures.access, "known-access-share")];
    let steady = figures.steady.shown().map(|shown| {
        let said = [("open", shown.value.open.into()), ("weeks", shown.value.weeks.into())];
        Line::of(frame.say.format("known-steady-weeks", &said)).resting(basis(frame, shown, told))
    });
    let rows = [
        ("known-welcome", of(&figures.welcome, "known-welcome-share").into_iter().collect::<Vec<_>>()),
        ("known-found", of(&figures.found, "known-found-share").into_iter().collect()),
        ("known-as-listed", as_listed.into_iter().flatten().collect()),
        ("known-steady", steady.into_iter().collect()),
    ];
    rows.into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(key, lines)| Row { name: frame.t(key), lines })
        .collect()
}

fn share(frame: &Frame<'_>, one: &Statistic<Share>, key: &str, told: Told) -> Option<Line> {
    let shown = one.shown()?;
    let (low, high) = shown.value.interval.in_tenths();
    let text = frame.say.format(key, &[("low", low.into()), ("high", high.into())]);
    Some(Line::of(text).resting(basis(frame, shown, told)))
}

/// "12 answers, June 2026 to November 2026."
fn basis<T>(frame: &Frame<'_>, shown: &Shown<T>, told: Told) -> String {
    let months = months(frame, shown);
    let said = [("n", shown.n.into()), ("months", months.into())];
    match told {
        Told::People => frame.say.format("known-basis", &said),
        Told::Visitors => frame.say.format("known-basis-reports", &said),
    }
}

/// As [`basis`], for figures of people who were signed in.
pub(super) fn basis_of_people<T>(frame: &Frame<'_>, shown: &Shown<T>) -> String {
    basis(frame, shown, Told::People)
}

fn months<T>(frame: &Frame<'_>, shown: &Shown<T>) -> String {
    let name = |month: openseat_domain::statistic::Month| questions::month(frame, month.year, month.month);
    let (from, until) = (name(shown.from), name(shown.until));
    if from == until {
        return from;
    }
    if shown.from.year == shown.until.year {
        let name = |month: i8| times::month(frame.say, month);
        let (from, until) = (name(shown.from.month), name(shown.until.month));
        let said = [("from", from.into()), ("until", until.into()), ("year", shown.until.year.to_string().into())];
        return frame.say.format("known-months-year", &said);
    }
    frame.say.format("known-months", &[("from", from.into()), ("until", until.into())])
}

#[cfg(test)]
pub(crate) mod samples {
    use jiff::civil::date;
    use openseat_actions::review::{Facts, Known, Week};
    use openseat_domain::review::{
        Access, Band, Format, Found, Medication, Medicine, Newcomer, Told, Voice, Welcome, figures,
    };

    /// Twelve people told of everything, six visitors of the welcome.
    pub(crate) fn known() -> Known {
        let today = date(2026, 11, 23);
        let told = |number: u8| {
            let day = date(2026, 11, 1 + number as i8);
            let facts = Facts {
                found: Some(if number == 3 { Found::NotThere } else { Found::Yes }),
                welcome: Some(if number < 9 { Welcome::Yes } else { Welcome::Partly }),
                format: Some(if number < 11 { Format::Yes } else { Format::No }),
                size: Some(if number < 6 { Band::UpTo9 } else { Band::UpTo19 }),
                access: Some(Access::Yes),
                newcomer: Some(Newcomer::Yes),
                medication: Some(if number < 9 { Medication::Supportive } else { Medication::Against }),
                medicine: Some(if number < 6 { Medicine::Psychiatric } else { Medicine::Opioid }),
            };
            Told { day, week: Some(Week::of(day).before(number % 5)), facts }
        };
        let outside = |number: i8| {
            let facts = Facts { welcome: Some(Welcome::No), ..Facts::default() };
            Told { day: date(2026, 10, 1 + number), week: None, facts }
        };
        Known {
            signed_in: figures(&(0..12).map(told).collect::<Vec<_>>(), Voice::SignedIn, today),
            signed_out: figures(&(0..6).map(outside).collect::<Vec<_>>(), Voice::SignedOut, today),
            being_checked: false,
        }
    }
}
