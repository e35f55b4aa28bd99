//! One written case: what a person tells, and what every answer to it must keep to.

use std::collections::{BTreeMap, BTreeSet};

use openseat_actions::{
    House,
    matching::{
        Matched, Told,
        show::{Shown, ShownKind, Telling},
    },
};
use openseat_content::{Locale, matching};
use openseat_domain::matching::{Topic, Why};
use serde::Deserialize;

use crate::place::now;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    /// `town` or `list`.
    pub world: String,
    /// What the constraints are taken from.
    pub from: String,
    pub told: Told,
    pub expect: Expect,
}

/// What an answer must keep to; whatever is empty does not matter.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Expect {
    /// Among the suggestions.
    pub suggested: Vec<String>,
    /// Suggested, or among the others.
    pub fits: Vec<String>,
    /// The first suggestion is one of these.
    pub first: Vec<String>,
    /// Neither suggested nor among the others …
    pub left_out: Vec<String>,
    /// … and why.
    pub why: BTreeMap<String, Why>,
    pub notices: Vec<String>,
    pub no_notices: Vec<String>,
    /// Kind and a sentence that is said of it.
    pub says: BTreeMap<String, Vec<String>>,
    /// Every meeting shown has one of these marks.
    pub every_meeting: Vec<String>,
    /// No meeting shown has one of these.
    pub no_meeting: Vec<String>,
    /// Every meeting shown begins at one of these hours, on the person's clock: from, until.
    pub hours: Option<(u16, u16)>,
    pub all_online: bool,
    pub all_in_person: bool,
    /// One approach of these is among the suggestions.
    pub approaches: Vec<String>,
    pub soonest: Option<String>,
    /// Nothing at all fits.
    pub nothing: bool,
}

impl Case {
    /// Asks with several seeds, and holds each answer to what it must keep to.
    pub fn check(&self, house: &House) {
        let at = &self.name;
        let mut sets = BTreeSet::new();
        for seed in 0..8 {
            let heard = house.understand_told(&self.told).unwrap_or_else(|e| panic!("{at}: {e:?}"));
            let matched = house.match_(&heard.wishes, &heard.zone, now(), seed).unwrap();
            let telling = |locale| Telling { content: house.content(), locale, miles: true };
            let shown = matched.show(&heard, telling(Locale::En));
            kept_always(at, house, &matched, &shown, &matched.show(&heard, telling(Locale::Es)));
            self.expect.check(at, house, &matched, &shown);
            sets.insert(shown.suggestions.iter().map(|one| one.kind.to_string()).collect::<BTreeSet<_>>());
        }
        assert_eq!(sets.len(), 1, "{at}: the set is the same for everybody: {sets:?}");
    }
}

/// What holds for every answer, whoever asks.
fn kept_always(at: &str, house: &House, matched: &Matched, shown: &Shown, spanish: &Shown) {
    let all: Vec<&ShownKind> = shown.suggestions.iter().chain(&shown.others).collect();
    let approaches = |kinds: &[&ShownKind]| kinds.iter().map(|one| one.approach).collect::<BTreeSet<_>>().len();
    let suggested: Vec<&ShownKind> = shown.suggestions.iter().collect();
    assert!(approaches(&suggested) >= approaches(&all).min(2), "{at}: two approaches");
    assert_eq!(shown.near_now.is_some(), !all.is_empty(), "{at}: the soonest");
    let sources: BTreeSet<_> = shown.sources.iter().map(|source| source.id).collect();
    for (kind, other) in all.iter().zip(spanish.suggestions.iter().chain(&spanish.others)) {
        assert!((2..=4).contains(&kind.reasons.len()), "{at}: {kind:?}");
        assert!(!kind.meetings.is_empty() && !kind.line.is_empty());
        assert!(kind.evidence.is_subset(&sources), "{at}: each finding is among the sources");
        let said = kind.reasons.iter().chain([&kind.caution, &kind.unknown]);
        let told = other.reasons.iter().chain([&other.caution, &other.unknown]);
        for (one, other) in said.zip(told) {
            assert!(one.text.len() > 10 && !one.text.starts_with("match-"), "{at}: {one:?}");
            assert_ne!(one.text, other.text, "{at}: said in each language");
            let traced = match one.because {
                "preference" => one.of.and_then(Topic::parse).is_some(),
                "must" => one.of.and_then(Why::parse).is_some(),
                "evidence" => !one.evidence.is_empty(),
                _ => true,
            };
            assert!(traced, "{at}: {one:?} traces to what was said, to a finding or to a fact");
        }
    }
    let shown_or_out: BTreeSet<_> =
        all.iter().map(|one| &one.kind).chain(shown.left_out.iter().map(|out| &out.kind)).collect();
    for kind in house.content().kinds() {
        assert!(shown_or_out.contains(&kind.id), "{at}: {} is neither shown nor left out", kind.id);
    }
    let notices: BTreeSet<_> = shown.notices.iter().map(|one| one.id).collect();
    assert_eq!(notices.len(), shown.notices.len());
    assert_eq!(matched.answer.suggestions.len(), shown.suggestions.len());
    assert!(shown.weights.len() == Topic::ALL.len(), "{at}: every weight is visible");
    assert_eq!(matching::topic_key(Topic::About), "match-topic-about");
}

impl Expect {
    fn check(&self, at: &str, house: &House, matched: &Matched, shown: &Shown) {
        let ids = |kinds: &[ShownKind]| kinds.iter().map(|one| one.kind.to_string()).collect::<Vec<_>>();
        let (suggested, others) = (ids(&shown.suggestions), ids(&shown.others));
        let line = format!("{at}: {suggested:?} and {others:?}");
        for kind in &self.suggested {
            assert!(suggested.contains(kind), "{line}: {kind} is suggested");
        }
        for kind in &self.fits {
            assert!(suggested.contains(kind) || others.contains(kind), "{line}: {kind} fits");
        }
        for kind in self.left_out.iter().chain(self.why.keys()) {
            assert!(!suggested.contains(kind) && !others.contains(kind), "{line}: {kind} is left out");
        }
        if !self.first.is_empty() {
            assert!(self.first.contains(&suggested[0]), "{line}: the first is one of {:?}", self.first);
        }
        for (kind, why) in &self.why {
            let out = shown.left_out.iter().find(|out| out.kind.as_str() == kind).unwrap();
            assert!(out.why.iter().any(|one| one.id == why.as_str()), "{line}: {kind}: {:?}", out.why);
        }
        let notices: Vec<&str> = shown.notices.iter().map(|one| one.id).collect();
        for notice in &self.notices {
            assert!(notices.contains(&notice.as_str()), "{at}: {notice} in {notices:?}");
        }
        for notice in &self.no_notices {
            assert!(!notices.contains(&notice.as_str()), "{at}: no {notice} in {notices:?}");
        }
        for approach in &self.approaches {
            assert!(shown.suggestions.iter().any(|one| one.approach == approach), "{line}: {approach}");
        }
        self.sentences(&line, shown);
        self.meetings(at, house, matched, shown);
        assert_eq!(self.nothing, suggested.is_empty(), "{line}");
        let soonest = shown.near_now.as_ref().map(|now| now.meeting.slug.as_str());
        assert!(self.soonest.is_none() || self.soonest.as_deref() == soonest, "{at}: {soonest:?}");
    }

    fn sentences(&self, line: &str, shown: &Shown) {
        for (kind, sentences) in &self.says {
            let all = shown.suggestions.iter().chain(&shown.others);
            let one = all.into_iter().find(|one| one.kind.as_str() == kind).unwrap_or_else(|| panic!("{line}: {kind}"));
            let said: Vec<&str> =
                one.reasons.iter().chain([&one.caution, &one.unknown]).map(|reason| reason.id).collect();
            for sentence in sentences {
                assert!(said.contains(&sentence.as_str()), "{line}: {kind} says {sentence}: {said:?}");
            }
        }
    }

    fn meetings(&self, at: &str, house: &House, matched: &Matched, shown: &Shown) {
        let marked = |id: &String| house.content().concept(id).unwrap_or_else(|| panic!("{id} is a concept"));
        let kinds = matched.answer.suggestions.iter().chain(&matched.answer.others);
        let now = matched.answer.near_now.iter().map(|now| (&now.kind, &now.meeting));
        let meetings = kinds.flat_map(|one| one.meetings.iter().map(move |meeting| (&one.kind, meeting))).chain(now);
        for (kind, meeting) in meetings {
            let kept_for = house.content().kind(kind).unwrap().kept_for;
            let has = |id: &String| meeting.concepts.contains(marked(id)) || kept_for.contains(marked(id));
            assert!(self.every_meeting.is_empty() || self.every_meeting.iter().any(has), "{at}: {kind} {meeting:?}");
            assert!(!self.no_meeting.iter().any(has), "{at}: {kind} {meeting:?}");
            assert!(!self.all_online || meeting.attendance.online(), "{at}: {kind} {meeting:?}");
            assert!(!self.all_in_person || meeting.is_in_person(), "{at}: {kind} {meeting:?}");
            if let Some((from, until)) = self.hours {
                let hour = meeting.starts[0].minute / 60;
                let fits = (from..until).contains(&hour) || (from..until).contains(&(hour + 24));
                assert!(fits, "{at}: {kind} at {hour}");
            }
        }
        assert!(shown.suggestions.iter().all(|one| one.meetings.len() <= 3));
    }
}
