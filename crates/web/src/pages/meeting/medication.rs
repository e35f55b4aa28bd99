//! Three lines on medication that are never merged: what the organisation says, what this group says, what visitors
//! heard.

use jiff::Timestamp;
use openseat_actions::{
    meeting::MeetingView,
    review::{Known, MedicationLine},
};
use openseat_domain::statistic::Statistic;

use super::known::{Row, basis_of_people, is_listed};
use crate::{frame::Frame, pages::space::said, times};

/// A sentence, and what it rests on.
pub(crate) struct Line {
    pub(crate) text: String,
    /// How many, and when, or from whom; may be empty.
    pub(crate) basis: String,
    /// A title of a text, in English as it was found; may be empty.
    pub(crate) source: String,
}

impl Line {
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), basis: String::new(), source: String::new() }
    }

    pub(super) fn resting(self, basis: impl Into<String>) -> Self {
        Self { basis: basis.into(), ..self }
    }
}

/// The three.
pub(super) fn lines<'a>(frame: &Frame<'a>, view: &MeetingView, known: &Known) -> Vec<Row<'a>> {
    vec![
        Row { name: frame.t("known-med-official"), lines: official(frame, view) },
        Row { name: frame.t("known-med-group"), lines: vec![group(frame, view)] },
        Row { name: frame.t("known-med-visitors"), lines: visitors(frame, known) },
    ]
}

/// What the catalogue found in the organisation's own texts, for each kind of medicine by itself.
fn official(frame: &Frame<'_>, view: &MeetingView) -> Vec<Line> {
    let Some(one) = frame.site.content.fellowship(&view.draft.fellowship) else {
        return vec![Line::of(frame.t("known-med-nothing"))];
    };
    let fact = |name: &str| one.facts.get(name).map_or("", String::as_str);
    let say = |key: &str, name: &str| stance(fact(name)).map(|said| frame.t1(key, "said", frame.say.t(said)));
    let said = [say("known-med-psych", "med_psych"), say("known-med-opioid", "med_moud")];
    let mut lines: Vec<Line> = said.into_iter().flatten().map(Line::of).collect();
    let Some(last) = lines.last_mut() else { return vec![Line::of(frame.t("known-med-nothing"))] };
    let checked =
        one.source.checked.parse().ok().map(|day| frame.t1("known-med-checked", "date", said::day(frame, day)));
    let sure = ["retrieved", "part_retrieved"].contains(&one.source.row_basis.as_str());
    let unsure = (!sure).then(|| frame.t("known-med-unconfirmed").to_owned());
    last.basis = checked.into_iter().chain(unsure).collect::<Vec<_>>().join(" ");
    last.source = fact("med_source").to_owned();
    lines
}

/// The words of the catalogue, in words; `None` where the question does not arise.
fn stance(word: &str) -> Option<&'static str> {
    match word {
        "supportive_official" => Some("known-med-supportive"),
        "welcomed_official" => Some("known-med-welcomed"),
        "compatible_official" => Some("known-med-compatible"),
        "neutral_varies_by_group" => Some("known-med-each"),
        "varies" | "varies_by_church" => Some("known-med-varies"),
        "compatible_reported" | "reported_supportive_unverified" => Some("known-med-reported"),
        "no_statement_found" => Some("known-med-no-text"),
        "not_applicable" => None,
        _ => Some("known-med-unknown"),
    }
}

fn group(frame: &Frame<'_>, view: &MeetingView) -> Line {
    let shown = view.listings.iter().find(|listing| listing.shown).or(view.listings.first());
    let seen: Option<Timestamp> = view.draft.updated.or(shown.map(|listing| listing.last_seen));
    match seen.filter(|_| is_listed(frame, view, "medication-welcome")) {
        Some(at) => {
            let today = frame.site.now().to_zoned(frame.site.zone.clone()).date();
            let day = times::day_and_month(frame.say, at.to_zoned(frame.site.zone.clone()).date(), today);
            Line::of(frame.t1("known-med-group-yes", "date", day))
        }
        None => Line::of(frame.t("known-med-group-none")),
    }
}

fn visitors(frame: &Frame<'_>, known: &Known) -> Vec<Line> {
    if known.being_checked {
        return vec![Line::of(frame.t("known-checking"))];
    }
    let figures = &known.signed_in;
    let Some(all) = heard(frame, &figures.medication) else { return vec![Line::of(frame.t("known-hidden"))] };
    let of_kind = [(&figures.psychiatric, "known-med-of-psych"), (&figures.opioid, "known-med-of-opioid")];
    let of_kind = of_kind.into_iter().filter_map(|(one, key)| {
        let Line { text, basis, .. } = heard(frame, one)?;
        Some(Line::of(frame.t1(key, "said", text)).resting(basis))
    });
    std::iter::once(all).chain(of_kind).collect()
}

fn heard(frame: &Frame<'_>, one: &Statistic<MedicationLine>) -> Option<Line> {
    let shown = one.shown()?;
    let say = |key: &str, interval: openseat_domain::statistic::Interval| {
        let (low, high) = interval.in_tenths();
        frame.say.format(key, &[("low", low.into()), ("high", high.into())])
    };
    let line = &shown.value;
    let text = [say("known-med-for", line.interval), say("known-med-against", line.against_interval)].join(" ");
    Some(Line::of(text).resting(basis_of_people(frame, shown)))
}
