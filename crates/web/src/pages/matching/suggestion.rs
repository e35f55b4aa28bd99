//! One kind of group in the answer, with everything that speaks for it, against it, and of it.

use std::collections::BTreeSet;

use openseat_content::matching;
use openseat_domain::{
    evidence::EvidenceId,
    fellowship::FellowshipId,
    matching::{Because, LeftOut, Meeting, Notice, Reason, Rules, Suggestion, Why},
    search::{Hit, Way as Attend},
};

use super::{find::Found, said};
use crate::{
    card::{CardView, Seen},
    frame::Frame,
    pages::Way,
    query::Query,
    wall::Wall,
};

/// One suggestion as the page shows it.
pub(crate) struct SuggestionView<'a> {
    /// The id of the kind, for the page's own links.
    pub(crate) id: String,
    pub(crate) name: &'a str,
    pub(crate) line: &'a str,
    pub(crate) href: String,
    pub(crate) reasons: Vec<ReasonView>,
    pub(crate) caution: ReasonView,
    pub(crate) unknown: ReasonView,
    /// What is said of medicine: lines that are never merged.
    pub(crate) medicine: Vec<String>,
    /// What the person themself said of it, on their own pages.
    pub(crate) own: Vec<&'a str>,
    pub(crate) cards: Vec<CardView<'a>>,
    pub(crate) checked: String,
    pub(crate) all: Way,
}

/// A sentence with the ways to what it rests on.
pub(crate) struct ReasonView {
    pub(crate) text: String,
    pub(crate) ways: Vec<Way>,
}

/// A kind in the list of all the rest.
pub(crate) struct OtherView<'a> {
    pub(crate) name: &'a str,
    pub(crate) href: String,
    pub(crate) reasons: Vec<ReasonView>,
    pub(crate) all: Way,
}

/// Everything that one reason left out.
pub(crate) struct OutView {
    pub(crate) why: String,
    /// Where the answer behind it is changed; empty where none is.
    pub(crate) change: String,
    /// "AA", "SMART (3 meetings)".
    pub(crate) kinds: Vec<String>,
}

impl<'a> SuggestionView<'a> {
    pub(crate) fn new(frame: &Frame<'a>, found: &'a Found<'a>, one: &Suggestion) -> Self {
        let content = &found.visit.site.content;
        let reason = |reason: &Reason| ReasonView::new(frame, found, one, reason);
        Self {
            id: one.kind.to_string(),
            name: found.name(&one.kind),
            line: content.fellowship(&one.kind).map_or("", |kind| kind.line(frame.say.locale)),
            href: format!("/kinds/{}", one.kind),
            reasons: one.reasons.iter().map(reason).collect(),
            caution: reason(&one.caution),
            unknown: reason(&one.unknown),
            medicine: medicine(frame, found, one),
            own: Vec::new(),
            cards: found.cards(&one.meetings),
            checked: checked(frame, one.checked_days),
            all: all_of(frame, found, &one.kind),
        }
    }

    /// The same with what the person said of it.
    pub(crate) fn with(self, own: Vec<&'a str>) -> Self {
        Self { own, ..self }
    }
}

impl ReasonView {
    fn new(frame: &Frame<'_>, found: &Found<'_>, of: &Suggestion, reason: &Reason) -> Self {
        let content = &found.visit.site.content;
        let text = matching::say(content, frame.say.locale, reason, |km| said::away(frame, km));
        let mut ways = Vec::new();
        match reason.because {
            Because::Preference(topic) => ways.push(change(frame, found, said::question_of(topic))),
            Because::Must(why) => {
                let question = said::question_behind(why, &found.wishes);
                ways.extend(question.map(|key| change(frame, found, key)));
            }
            Because::Kind => {
                let label = frame.t("suit-because-kind").to_owned();
                ways.push(Way { href: format!("/kinds/{}", of.kind), label });
            }
            Because::Listing => {
                let label = frame.t("suit-because-listing").to_owned();
                let first = of.meetings.first().and_then(|one| found.snapshot.get(one.meeting));
                ways.extend(first.map(|card| Way { href: format!("/meeting/{}", card.slug), label }));
            }
            Because::Evidence => {}
        }
        ways.extend(studies(frame, Some(&reason.evidence)));
        Self { text, ways }
    }
}

/// What belongs beside the whole answer, with the findings that it names.
pub(crate) fn notices(frame: &Frame<'_>, rules: &Rules, notices: &[Notice]) -> Vec<ReasonView> {
    let one = |notice: &Notice| ReasonView {
        text: matching::notice(&frame.site.content, frame.say.locale, *notice).to_owned(),
        ways: studies(frame, rules.sentences.get(&notice.sentence()).map(|claim| &claim.evidence)),
    };
    notices.iter().map(one).collect()
}

fn studies(frame: &Frame<'_>, findings: Option<&BTreeSet<EvidenceId>>) -> Vec<Way> {
    let way = |id: &EvidenceId| Way {
        href: format!("/evidence/{id}"),
        label: frame.t1("suit-because-study", "id", id.to_string()),
    };
    findings.into_iter().flatten().map(way).collect()
}

/// The way to change an answer.
fn change(frame: &Frame<'_>, found: &Found<'_>, key: &str) -> Way {
    let href = found.asked.to(&said::page_of(key), &found.visit.site.content);
    Way { href, label: frame.t("suit-because-answer").to_owned() }
}

/// The organisation's own text, what the groups say, what visitors say.
fn medicine(frame: &Frame<'_>, found: &Found<'_>, one: &Suggestion) -> Vec<String> {
    let content = &found.visit.site.content;
    let mut lines: Vec<String> =
        one.official.iter().map(|official| matching::official(content, frame.say.locale, *official)).collect();
    if lines.is_empty() {
        return lines;
    }
    let says = one.meetings.iter().find_map(|meeting| meeting.group_says);
    lines.push(frame.say.t(matching::group_key(says)).to_owned());
    let told = one.meetings.iter().find_map(|meeting| meeting.visitors);
    lines.push(matching::visitors(content, frame.say.locale, told, found.rules.visitors_from));
    lines
}

fn checked(frame: &Frame<'_>, days: Option<u32>) -> String {
    match days {
        None => frame.t("suit-checked-unknown").to_owned(),
        Some(0) => frame.t("suit-checked-today").to_owned(),
        Some(days) if days < 61 => frame.t1("suit-checked", "n", days),
        Some(days) if days < 730 => frame.t1("suit-checked-months", "n", days / 30),
        Some(days) => frame.t1("suit-checked-years", "n", days / 365),
    }
}

/// All meetings of a kind, near the place if there is one.
fn all_of(frame: &Frame<'_>, found: &Found<'_>, kind: &FellowshipId) -> Way {
    let asked = &found.asked;
    let query = Query {
        place: asked.place.clone(),
        point: asked.point,
        within: asked.within,
        kinds: vec![kind.clone()],
        way: if found.wishes.near.is_some() { Attend::Any } else { Attend::Online },
        ..Query::default()
    };
    let path = if found.wishes.near.is_some() { "/near" } else { "/online" };
    Way { href: query.to(path, &found.visit.site.content), label: frame.t("suit-all").to_owned() }
}

impl<'a> Found<'a> {
    /// What a kind is called.
    pub(crate) fn name(&self, kind: &FellowshipId) -> &'a str {
        let visit = self.visit;
        visit.site.content.fellowship(kind).map_or(visit.say().t("filter-kind-other"), |one| &one.name)
    }

    /// Meetings as cards, each with its next start that fits.
    pub(crate) fn cards(&'a self, meetings: &[Meeting]) -> Vec<CardView<'a>> {
        let visit = self.visit;
        let seen = Seen {
            site: &visit.site,
            say: visit.say(),
            snapshot: &self.snapshot,
            wall: Wall::new(self.now, &self.zone),
            unit: visit.site.settings.unit,
        };
        seen.cards(&meetings.iter().filter_map(|one| self.hit(one)).collect::<Vec<Hit>>())
    }

    fn hit(&self, one: &Meeting) -> Option<Hit> {
        let start = self.now.checked_add_signed(one.starts.first()?.in_minutes)?;
        Some(Hit { meeting: one.meeting, start, km: one.km })
    }
}

/// The kinds that fit and are not among the first.
pub(crate) fn others<'a>(frame: &Frame<'a>, found: &'a Found<'a>) -> Vec<OtherView<'a>> {
    let one = |one: &Suggestion| OtherView {
        name: found.name(&one.kind),
        href: format!("/kinds/{}", one.kind),
        reasons: one.reasons.iter().map(|reason| ReasonView::new(frame, found, one, reason)).collect(),
        all: all_of(frame, found, &one.kind),
    };
    found.answer.others.iter().map(one).collect()
}

/// What was left out, by reason.
pub(crate) fn left_out(frame: &Frame<'_>, found: &Found<'_>) -> Vec<OutView> {
    let content = &found.visit.site.content;
    let of = |why: Why| {
        let named = |out: &LeftOut| {
            let (_, count) = out.why.iter().find(|(one, _)| *one == why)?;
            let name = found.name(&out.kind);
            Some(match (out.whole, count) {
                (true, _) | (_, 0) => name.to_owned(),
                _ => frame.say.format("suit-out-some", &[("name", name.into()), ("n", (*count).into())]),
            })
        };
        let kinds: Vec<String> = found.answer.left_out.iter().filter_map(named).collect();
        (!kinds.is_empty()).then(|| OutView {
            why: frame.say.t(matching::out_key(why)).to_owned(),
            change: said::question_behind(why, &found.wishes)
                .map(|key| found.asked.to(&said::page_of(key), content))
                .unwrap_or_default(),
            kinds,
        })
    };
    Why::ALL.iter().filter_map(|why| of(*why)).collect()
}

#[cfg(test)]
impl<'a> SuggestionView<'a> {
    pub(crate) fn sample(frame: &Frame<'a>) -> Self {
        let way = |href: &str, key: &str| Way { href: href.into(), label: frame.say.t(key).to_owned() };
        let reason = |text: &str, ways| ReasonView { text: text.into(), ways };
        let study = Way { href: "/evidence/EV033".into(), label: frame.t1("suit-because-study", "id", "EV033") };
        Self {
            id: "smart".into(),
            name: "SMART Recovery",
            line: "Tools for change. <b>",
            href: "/kinds/smart".into(),
            reasons: vec![
                reason("You asked for a secular group.", vec![way("/match/2#faith", "suit-because-answer")]),
                reason("Three meetings a week fit.", vec![study]),
            ],
            caution: reason("Ask first.", vec![way("/kinds/smart", "suit-because-kind")]),
            unknown: reason("We do not know how many come.", vec![way("/meeting/new-start", "suit-because-listing")]),
            medicine: vec!["Its own text: welcome".into()],
            own: Vec::new(),
            cards: vec![CardView::sample("Today at 7pm", "good", "Checked 3 days ago")],
            checked: frame.t1("suit-checked", "n", 3),
            all: way("/near?place=Leeds&kind=smart", "suit-all"),
        }
    }
}
