//! What can be chosen as the answer to each question of sharing something new.

use openseat_actions::space::About;
use openseat_domain::consent::{Field, Purpose, Recipient};

use super::{
    said,
    wish::{End, FIELDS, PURPOSES, Step, Wish},
};
use crate::frame::Frame;

/// Organisations that are offered at once; the others are found by name.
pub(super) const MOST_OFFERED: usize = 12;

/// One answer that can be chosen.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) chosen: bool,
}

/// What a page of the questions needs of the house.
#[derive(Default)]
pub(super) struct Known {
    /// The organisations to choose from, by the words that were searched for.
    pub(super) offered: Vec<Recipient>,
    /// The one that is chosen.
    pub(super) chosen: Option<Recipient>,
    pub(super) about: About,
    pub(super) visits: usize,
}

/// The answers to choose from.
pub(super) fn choices(frame: &Frame<'_>, step: Step, wish: &Wish, known: &Known) -> Vec<Choice> {
    match step {
        Step::Who => known.offered.iter().take(MOST_OFFERED).map(|one| organisation_choice(wish, one)).collect(),
        Step::What => FIELDS.iter().map(|field| field_choice(frame, wish, known, *field)).collect(),
        Step::Why => PURPOSES.iter().map(|purpose| purpose_choice(frame, wish, *purpose)).collect(),
        Step::Until => ends(frame, wish),
        Step::Check => Vec::new(),
    }
}

fn organisation_choice(wish: &Wish, one: &Recipient) -> Choice {
    let (value, label) = (one.node.to_string(), one.name.clone());
    Choice { value, label, hint: String::new(), chosen: wish.who == Some(one.node) }
}

fn field_choice(frame: &Frame<'_>, wish: &Wish, known: &Known, field: Field) -> Choice {
    let kept = match field {
        Field::FirstName => known.about.first_name.clone(),
        Field::Contact => known.about.contact.clone(),
        Field::Attendance => Some(known.visits).filter(|n| *n > 0).map(|n| frame.t1("space-meetings-count", "n", n)),
        Field::CounsellingNotes | Field::Strain => None,
    };
    let label = frame.t(match field {
        Field::FirstName => "space-first-name",
        Field::Contact => "space-contact",
        _ => "space-meetings",
    });
    Choice {
        value: field.as_str().to_owned(),
        label: label.to_owned(),
        hint: kept.unwrap_or_else(|| frame.t("new-what-empty").to_owned()),
        chosen: wish.what.contains(&field),
    }
}

fn purpose_choice(frame: &Frame<'_>, wish: &Wish, purpose: Purpose) -> Choice {
    let label = frame.t(match purpose {
        Purpose::Treatment => "new-why-treatment",
        Purpose::Support => "new-why-support",
        Purpose::Tpo => "new-why-tpo",
        _ => "new-why-my-request",
    });
    let hint = if purpose == Purpose::Tpo { frame.t("new-why-tpo-hint") } else { "" };
    Choice {
        value: purpose.as_str().to_owned(),
        label: label.to_owned(),
        hint: hint.to_owned(),
        chosen: wish.why.contains(&purpose),
    }
}

fn ends(frame: &Frame<'_>, wish: &Wish) -> Vec<Choice> {
    let on = |end: End| Wish { until: Some(end), ..Wish::default() }.last_day(frame);
    let dated = |key: &str, end| {
        let day = on(end).map(|day| said::day(frame, day)).unwrap_or_default();
        (end, frame.t1(key, "day", day))
    };
    let mut all = vec![dated("new-until-month", End::Month), dated("new-until-three", End::ThreeMonths)];
    if wish.why.contains(&Purpose::Tpo) {
        all.push((End::Treatment, frame.t("new-until-treatment").to_owned()));
    }
    all.push((End::Day, frame.t("new-until-day").to_owned()));
    let choice = |(end, label): (End, String)| Choice {
        value: end.as_str().to_owned(),
        label,
        hint: String::new(),
        chosen: wish.until == Some(end),
    };
    all.into_iter().map(choice).collect()
}
