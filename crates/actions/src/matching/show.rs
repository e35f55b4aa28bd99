//! An answer as words and values: one document for programs, for a command and for a printed page.
//!
//! Its shape is a contract: [`FORMAT`] counts up when a field changes its meaning or goes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, tz::TimeZone};
use openseat_content::{Content, Locale, matching as words};
use openseat_domain::{
    evidence::EvidenceId,
    fellowship::FellowshipId,
    matching::{Because, LeftOut, Meeting, NearNow, Reason, Suggestion},
    place::KM_PER_MILE,
};
use serde::Serialize;

use super::{Heard, Matched, wished::Wished};

/// The name of the document and its version.
pub const FORMAT: &str = "openseat-match/1";

/// How it is told.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    pub content: &'a Content,
    pub locale: Locale,
    /// Distances in miles.
    pub miles: bool,
}

/// The whole answer.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    pub format: &'static str,
    /// What the parts mean, for whoever sees it for the first time.
    pub about: BTreeMap<&'static str, &'static str>,
    pub language: &'static str,
    pub asked_at: String,
    pub zone: String,
    pub place: Option<ShownPlace>,
    /// Other places of that name, when it was not clear.
    pub other_places: Vec<String>,
    pub wishes: Wished,
    pub notices: Vec<ShownNotice>,
    pub near_now: Option<ShownNow>,
    pub suggestions: Vec<ShownKind>,
    pub others: Vec<ShownKind>,
    pub left_out: Vec<ShownOut>,
    pub weights: BTreeMap<&'static str, ShownWeight>,
    pub sources: Vec<ShownSource>,
    /// As text, since many programs cannot hold so large a number.
    pub seed: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownPlace {
    pub name: String,
    pub lat: f64,
    pub lon: f64,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownNotice {
    pub id: &'static str,
    pub text: String,
    pub evidence: BTreeSet<EvidenceId>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownKind {
    pub kind: FellowshipId,
    pub name: String,
    pub abbr: String,
    pub approach: &'static str,
    pub line: String,
    /// The organisation has confirmed nothing of what is said of it here.
    pub unconfirmed: bool,
    pub score: u32,
    pub reasons: Vec<ShownReason>,
    pub caution: ShownReason,
    pub unknown: ShownReason,
    /// The first of three lines on medicine; the other two are in each meeting.
    pub medicine_official: Vec<ShownLine>,
    pub starts_a_week: u32,
    pub checked_days_ago: Option<u32>,
    pub meetings: Vec<ShownMeeting>,
    pub evidence: BTreeSet<EvidenceId>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownReason {
    pub id: &'static str,
    pub text: String,
    /// `preference`, `must`, `evidence`, `kind` or `listing` …
    pub because: &'static str,
    /// … and of which topic or wish, for the first two.
    pub of: Option<&'static str>,
    pub evidence: BTreeSet<EvidenceId>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownLine {
    pub medicine: &'static str,
    pub stance: &'static str,
    pub text: String,
    pub source: Option<String>,
    pub confidence: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownMeeting {
    pub slug: String,
    pub name: String,
    pub start: String,
    /// Day and time as people say them.
    pub when: String,
    pub in_minutes: i32,
    pub minutes: u16,
    pub attendance: openseat_domain::meeting::Attendance,
    pub km: Option<f32>,
    pub away: Option<String>,
    pub place: String,
    pub types: Vec<String>,
    pub checked_days_ago: Option<u32>,
    pub introduction: bool,
    /// The second line on medicine.
    pub medicine_group: String,
    /// The third.
    pub medicine_visitors: String,
    pub made_up: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownNow {
    pub kind: FellowshipId,
    pub name: String,
    pub meeting: ShownMeeting,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownOut {
    pub kind: FellowshipId,
    pub name: String,
    /// Nothing of this kind is shown.
    pub whole: bool,
    pub why: Vec<ShownWhy>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownWhy {
    pub id: &'static str,
    pub text: String,
    pub meetings: u32,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownWeight {
    pub label: String,
    pub weight: u8,
}

/// A finding that a sentence names.
#[derive(Clone, Debug, Serialize)]
pub struct ShownSource {
    pub id: EvidenceId,
    pub claim: String,
    pub found: String,
    pub who: String,
    pub limits: String,
    pub source: String,
    pub kept_at: Vec<String>,
}

impl Matched {
    /// The answer in words.
    pub fn show(&self, heard: &Heard, how: Telling<'_>) -> Shown {
        let zone = TimeZone::get(&heard.zone).unwrap_or(TimeZone::UTC);
        let teller = Teller { matched: self, how, zone };
        let answer = &self.answer;
        let suggestions: Vec<ShownKind> = answer.suggestions.iter().map(|one| teller.kind(one)).collect();
        let others: Vec<ShownKind> = answer.others.iter().map(|one| teller.kind(one)).collect();
        let notices = teller.notices();
        let named = suggestions.iter().chain(&others).flat_map(|one| &one.evidence);
        let named: BTreeSet<EvidenceId> = named.chain(notices.iter().flat_map(|one| &one.evidence)).copied().collect();
        let place = heard.place.as_ref();
        Shown {
            format: FORMAT,
            about: ABOUT.into_iter().collect(),
            language: how.locale.code(),
            asked_at: teller.moment(0),
            zone: heard.zone.clone(),
            place: place.map(|p| ShownPlace { name: p.label(), lat: p.point.lat, lon: p.point.lon }),
            other_places: heard.others.iter().map(|place| place.label()).collect(),
            wishes: Wished::of(&heard.wishes, how.content),
            notices,
            near_now: answer.near_now.as_ref().map(|now| teller.now(now)),
            suggestions,
            others,
            left_out: answer.left_out.iter().map(|out| teller.out(out)).collect(),
            weights: teller.weights(),
            sources: named.into_iter().filter_map(|id| teller.source(id)).collect(),
            seed: answer.seed.to_string(),
        }
    }
}

/// What the parts mean.
const ABOUT: [(&str, &str); 9] = [
    ("wishes", "What was understood; null or empty is a question that was skipped."),
    ("suggestions", "What to look at first. The set depends on the answers alone; the seed only orders equals."),
    ("others", "Everything else that fits. With left_out this is the whole catalogue: nothing is hidden."),
    ("score", "The sum of weight by fit for these answers. It is no mark of a kind and means nothing elsewhere."),
    ("reasons", "Two to four; because and of say what each traces to. evidence names rows of sources."),
    ("medicine", "Three lines that are never merged: official text, the group's own statement, visitors' reports."),
    ("near_now", "The soonest meeting that fits and can still be reached."),
    ("left_out", "Kinds and meetings that were left out, why, and how many meetings of each reason."),
    ("weights", "How much each topic counted, 0 to 4. Give --weight topic=n to move one."),
];

struct Teller<'a> {
    matched: &'a Matched,
    how: Telling<'a>,
    zone: TimeZone,
}

impl Teller<'_> {
    fn kind(&self, one: &Suggestion) -> ShownKind {
        let content = self.how.content;
        let fellowship = content.fellowship(&one.kind);
        let typed = content.kind(&one.kind);
        let lines = one.official.iter().map(|line| ShownLine {
            medicine: line.medicine.as_str(),
            stance: line.stance.as_str(),
            text: words::official(content, self.how.locale, *line),
            source: fellowship.and_then(|one| one.facts.get("med_source")).cloned(),
            confidence: typed.map_or("none", |kind| kind.medication_confidence.as_str()),
        });
        ShownKind {
            kind: one.kind.clone(),
            name: self.name(&one.kind),
            abbr: fellowship.map_or_else(String::new, |one| one.abbr.clone()),
            approach: one.approach.as_str(),
            line: fellowship.map_or_else(String::new, |one| one.line(self.how.locale).to_owned()),
            unconfirmed: typed.is_none_or(|kind| kind.basis.is_unconfirmed()),
            score: one.score,
            reasons: one.reasons.iter().map(|reason| self.reason(reason)).collect(),
            caution: self.reason(&one.caution),
            unknown: self.reason(&one.unknown),
            medicine_official: lines.collect(),
            starts_a_week: one.starts_a_week,
            checked_days_ago: one.checked_days,
            meetings: one.meetings.iter().map(|meeting| self.meeting(meeting)).collect(),
            evidence: one.evidence.clone(),
        }
    }

    fn reason(&self, reason: &Reason) -> ShownReason {
        let (because, of) = match reason.because {
            Because::Preference(topic) => ("preference", Some(topic.as_str())),
            Because::Must(why) => ("must", Some(why.as_str())),
            Because::Evidence => ("evidence", None),
            Because::Kind => ("kind", None),
            Because::Listing => ("listing", None),
        };
        let text = words::say(self.how.content, self.how.locale, reason, |km| self.away(km));
        ShownReason { id: reason.say.as_str(), text, because, of, evidence: reason.evidence.clone() }
    }

    fn meeting(&self, meeting: &Meeting) -> ShownMeeting {
        let card = self.matched.snapshot.card(meeting.meeting);
        let in_minutes = meeting.starts.first().map_or(0, |start| start.in_minutes);
        let infos = card.concepts.iter().filter_map(|concept| self.how.content.concept_info(concept));
        let (content, locale) = (self.how.content, self.how.locale);
        ShownMeeting {
            slug: card.slug.to_owned(),
            name: card.name.to_owned(),
            start: self.moment(in_minutes),
            when: self.when(in_minutes),
            in_minutes,
            minutes: card.minutes,
            attendance: meeting.attendance,
            km: meeting.km,
            away: meeting.km.map(|km| self.away(km)),
            place: card.place().to_owned(),
            types: infos.map(|info| info.id.clone()).collect(),
            checked_days_ago: meeting.checked_days,
            introduction: meeting.introduction,
            medicine_group: content.words().get(locale, words::group_key(meeting.group_says)).to_owned(),
            medicine_visitors: words::visitors(content, locale, meeting.visitors, self.matched.rules.visitors_from),
            made_up: card.made_up,
        }
    }

    fn now(&self, now: &NearNow) -> ShownNow {
        ShownNow { kind: now.kind.clone(), name: self.name(&now.kind), meeting: self.meeting(&now.meeting) }
    }

    fn out(&self, out: &LeftOut) -> ShownOut {
        let text = |why| self.how.content.words().get(self.how.locale, words::out_key(why)).to_owned();
        let why = |(why, meetings): &(_, u32)| {
            let why: openseat_domain::matching::Why = *why;
            ShownWhy { id: why.as_str(), text: text(why), meetings: *meetings }
        };
        ShownOut {
            kind: out.kind.clone(),
            name: self.name(&out.kind),
            whole: out.whole,
            why: out.why.iter().map(why).collect(),
        }
    }

    fn notices(&self) -> Vec<ShownNotice> {
        let notice = |notice: &openseat_domain::matching::Notice| {
            let claim = self.matched.rules.sentences.get(&notice.sentence());
            ShownNotice {
                id: notice.as_str(),
                text: words::notice(self.how.content, self.how.locale, *notice).to_owned(),
                evidence: claim.map(|claim| claim.evidence.clone()).unwrap_or_default(),
            }
        };
        self.matched.answer.notices.iter().map(notice).collect()
    }

    fn weights(&self) -> BTreeMap<&'static str, ShownWeight> {
        let label = |topic| self.how.content.words().get(self.how.locale, words::topic_key(topic)).to_owned();
        let all = self.matched.answer.weights.iter();
        all.map(|(topic, weight)| (topic.as_str(), ShownWeight { label: label(topic), weight })).collect()
    }

    fn source(&self, id: EvidenceId) -> Option<ShownSource> {
        let locale = self.how.locale;
        let row = self.how.content.evidence().id(&id.to_string())?;
        Some(ShownSource {
            id,
            claim: row.claim(locale).to_owned(),
            found: row.found(locale).to_owned(),
            who: row.who(locale).to_owned(),
            limits: row.limits(locale).to_owned(),
            source: row.source.clone(),
            kept_at: row.places().map(|(place, address)| address.unwrap_or_else(|| place.to_owned())).collect(),
        })
    }

    fn name(&self, id: &FellowshipId) -> String {
        self.how.content.fellowship(id).map_or_else(|| id.to_string(), |one| one.name.clone())
    }

    fn away(&self, km: f32) -> String {
        if self.how.miles { format!("{:.1} mi", f64::from(km) / KM_PER_MILE) } else { format!("{km:.1} km") }
    }

    fn at(&self, in_minutes: i32) -> jiff::Zoned {
        let second = (i64::from(self.matched.now) + i64::from(in_minutes)) * 60;
        Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(self.zone.clone())
    }

    fn moment(&self, in_minutes: i32) -> String {
        self.at(in_minutes).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    fn when(&self, in_minutes: i32) -> String {
        let at = self.at(in_minutes);
        match self.how.locale {
            Locale::En => at.strftime("%a %-d %b, %H:%M").to_string(),
            Locale::Es => at.strftime("%d/%m, %H:%M").to_string(),
        }
    }
}
