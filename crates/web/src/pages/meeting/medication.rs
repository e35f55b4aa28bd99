//! Three lines on medication that are never merged: what the organisation says, what this group says, what visitors
//! heard.

use jiff::Timestamp;
use openseat_actions::{
    meeting::MeetingView,
    review::{Known, MedicationLine},
};
use openseat_domain::statistic::Statistic;

use super::known::{Row, basis_of_people, is_listed};
use crate::{
    frame::Frame,
    pages::{kind::words, space::said},
    times,
};

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
    let content = &frame.site.content;
    let id = &view.draft.fellowship;
    let (Some(one), Some(kind)) = (content.fellowship(id), content.kind(id)) else {
        return vec![Line::of(frame.t("known-med-nothing"))];
    };
    let say = |name: &str, stance| {
        let said = [("name", frame.say.t(name).into()), ("said", frame.say.t(words::stance(stance)).into())];
        Line::of(frame.say.format("known-med-says", &said))
    };
    let psychiatric = say("kind-medicine-psychiatric", kind.psychiatric);
    let mut opioid = say("kind-medicine-opioid", kind.opioid);
    let looked =
        one.source.checked.parse().ok().map(|day| frame.t1("kind-medicine-looked", "date", said::day(frame, day)));
    let unsure = kind.basis.is_unconfirmed().then(|| frame.t("known-med-unconfirmed").to_owned());
    let sure = words::confidence(kind.medication_confidence).map(|key| frame.t(key).to_owned());
    opioid.basis = looked.into_iter().chain(sure).chain(unsure).collect::<Vec<_>>().join(" ");
    opioid.source = one.fact("med_source").unwrap_or_default().to_owned();
    vec![psychiatric, opioid]
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
