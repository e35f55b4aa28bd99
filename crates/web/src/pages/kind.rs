//! One kind of group: what happens, what it asks, what is known of it and what is not.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_content::{evidence::Topic, fellowship::Fellowship};
use openseat_domain::{
    behaviour::Behaviour,
    fellowship::FellowshipId,
    kind::{Basis, ForWhom, Kind},
};

use super::{coming::Coming, evidence::Claim, missing};
use crate::{frame::Frame, pages::coming, times, visit::Visit};

pub(crate) mod compare;
mod facts;
mod limits;
pub(crate) mod list;
pub(crate) mod words;

use facts::Fact;

/// Findings that stand open; the others are folded away.
const FIRST: usize = 5;

#[derive(Template)]
#[template(path = "pages/kind.html")]
pub(crate) struct KindPage<'a> {
    frame: Frame<'a>,
    one: &'a Fellowship,
    line: &'a str,
    about: &'a str,
    /// What one has to know of this page before reading on.
    notes: Vec<&'a str>,
    /// Where its first meeting is told step by step.
    first_meeting: Option<String>,
    facts: Vec<Fact<'a>>,
    website: &'a str,
    medicine: Option<Medicine<'a>>,
    withdrawal: bool,
    claims: Vec<Claim<'a>>,
    may_not: Vec<&'a str>,
    unknown: Vec<&'a str>,
    coming: Coming<'a>,
    /// Where it stands beside another.
    compare: String,
}

/// What is known on medicine: the two lines, and what they rest on.
struct Medicine<'a> {
    lines: [Fact<'a>; 2],
    says: &'a str,
    source: &'a str,
    dated: String,
    looked: String,
    confidence: &'a str,
    claims: Vec<Claim<'a>>,
}

pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Response {
    let id = FellowshipId::new(&id);
    let content = &visit.site.content;
    match content.fellowship(&id).zip(content.kind(&id)) {
        Some((one, kind)) => visit.show(&page(visit.frame(), &visit, one, kind)),
        None => missing::kind(&visit),
    }
}

fn page<'a>(frame: Frame<'a>, visit: &'a Visit, one: &'a Fellowship, kind: &'a Kind) -> KindPage<'a> {
    let locale = frame.say.locale;
    let this_year = frame.site.now().to_zoned(frame.site.zone.clone()).year();
    KindPage {
        line: one.line(locale),
        about: one.about(locale).unwrap_or_default(),
        notes: notes(&frame, kind),
        first_meeting: frame
            .site
            .content
            .first_meetings()
            .of(&one.id)
            .map(|_| format!("/first-time?kind={}#steps", one.id)),
        facts: if kind.basis == Basis::NameOnly { Vec::new() } else { facts::facts(&frame, one, kind) },
        website: super::meeting::web_link(&one.website).unwrap_or_default(),
        medicine: medicine(&frame, one, kind),
        withdrawal: withdrawal(kind),
        claims: claims(&frame, one, |topic| topic != Topic::Medication),
        may_not: limits::may_not(kind).into_iter().map(|key| frame.t(key)).collect(),
        unknown: limits::unknown(one, kind, this_year).into_iter().map(|key| frame.t(key)).collect(),
        coming: coming::of(visit, vec![one.id.clone()]),
        compare: compare::with(one),
        one,
        frame,
    }
}

fn notes<'a>(frame: &Frame<'a>, kind: &Kind) -> Vec<&'a str> {
    let basis = match kind.basis {
        Basis::Retrieved => None,
        Basis::PartRetrieved => Some("kind-unconfirmed-part"),
        Basis::GeneralKnowledge => Some("kind-unconfirmed"),
        Basis::NameOnly => Some("kind-name-only"),
    };
    let inactive = (!kind.active).then_some("kind-inactive");
    inactive.into_iter().chain(basis).map(|key| frame.t(key)).collect()
}

/// What studies say of it on some topics.
fn claims<'a>(frame: &Frame<'a>, one: &Fellowship, of: impl Fn(Topic) -> bool) -> Vec<Claim<'a>> {
    let rows = one.evidence.iter().filter_map(|id| frame.site.content.evidence().id(id));
    rows.filter(|row| of(row.topic)).map(|row| Claim::new(frame, row)).collect()
}

/// A family group is not about one's own medicine.
fn medicine<'a>(frame: &Frame<'a>, one: &'a Fellowship, kind: &Kind) -> Option<Medicine<'a>> {
    let locale = frame.say.locale;
    if kind.for_whom == ForWhom::Family || kind.basis == Basis::NameOnly {
        return None;
    }
    let dated = match one.medicine_years() {
        Some(years) => frame.t1("kind-medicine-years", "years", years),
        None if one.medicine(locale).is_some() => frame.t("kind-medicine-undated").to_owned(),
        None => String::new(),
    };
    let today = frame.site.now().to_zoned(frame.site.zone.clone()).date();
    let looked = one.source.checked.parse().map(|day| times::day_and_month(frame.say, day, today));
    Some(Medicine {
        lines: facts::medicine(frame, kind),
        says: one.medicine(locale).unwrap_or_default(),
        source: one.medicine_source().unwrap_or_default(),
        dated,
        looked: looked.map(|day| frame.t1("kind-medicine-looked", "date", day)).unwrap_or_default(),
        confidence: words::confidence(kind.medication_confidence).map(|key| frame.t(key)).unwrap_or_default(),
        claims: claims(frame, one, |topic| topic == Topic::Medication),
    })
}

/// Whether people come who may try to stop something that is dangerous to stop at once.
fn withdrawal(kind: &Kind) -> bool {
    let risky = [Behaviour::Alcohol, Behaviour::Benzodiazepines];
    kind.for_whom != ForWhom::Family && risky.iter().any(|one| kind.behaviours.contains(*one))
}

#[cfg(test)]
impl<'a> KindPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>, visit: &'a Visit, id: &str) -> Self {
        let (content, id) = (&frame.site.content, FellowshipId::new(id));
        let known = content.fellowship(&id).zip(content.kind(&id));
        let (one, kind) = known.expect("the catalogue has this kind");
        page(frame, visit, one, kind)
    }
}
