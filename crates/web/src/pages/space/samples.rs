//! A made-up person and clinic, for the samples of the pages.

use std::collections::BTreeSet;

use jiff::Timestamp;
use openseat_actions::{
    greeter::{GreetersView, OfferView as GreeterOffer, OfferedView, ReportLine, ReportView},
    greeting::RequestView,
    meeting::Named,
    organisation::{GrantView, InvitationView, NodeView, OfferView},
    plan::PlanView,
    response::ResponseView,
    sharing::{ConsentView, DisclosureView, ScopeView, SharedView, SharerView},
    signed::{Signed, Strength},
    space::{About, Visit as Went},
    trial::{Planned, TrialView},
};
use openseat_content::form::FormInfo;
use openseat_domain::{
    consent::{Consent, Draft, Field, Kind, Purpose, Recipient, Signature, Signer, Until},
    fellowship::FellowshipId,
    form::{Answers, Value},
    greeting::{Offer, Rather, Side, State, Step},
    organisation::{Level, Path, Standing},
    plan::{self, Day, Line, Plan},
    role::{Grant, Role},
    trial::{Again, Taps, Welcome},
};
use openseat_store::{
    greeter::Given,
    greeting::{Reply, Words, report::Said},
    response::Response,
};
use uuid::Uuid;

use super::{
    choice::Known,
    home::Kept,
    wish::{End, Wish},
};
use crate::{person::Person, times, visit::Visit};

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time in a test is well written")
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// A person who manages a clinic, looks at what is shared there, and asked to be erased.
pub(crate) fn person(mut visit: Visit) -> Person {
    let on = Path::root(id(10));
    visit.form = Some("f0f0".into());
    let grants = vec![Grant { role: Role::Manager, on }, Grant { role: Role::Clinician, on }];
    let signed = Signed {
        person: id(1),
        session: id(2),
        strength: Strength::One,
        proved_at: at("2026-11-23T18:00:00Z"),
        locale: None,
        grants,
        second_proof_asked: true,
        erase_at: Some(at("2026-11-30T18:42:00Z")),
    };
    Person { visit, signed, form: "f0f0".into() }
}

/// Three of four questions of a measure.
pub(super) fn answered(info: &FormInfo) -> ResponseView {
    let mut answers = Answers::default();
    for (link, code) in [("q1", "3"), ("q2", "1"), ("q3", "0")] {
        answers.set(link, vec![Value::Code(code.into())]);
    }
    response(info, answers)
}

/// A worksheet with two lines.
pub(super) fn weighed(info: &FormInfo) -> ResponseView {
    let line = |square: &str, horizon: &str, text: &str| {
        let mut line = Answers::default();
        line.set("square", vec![Value::Code(square.into())]);
        line.set("horizon", vec![Value::Code(horizon.into())]);
        line.set("text", vec![Value::Text(text.into())]);
        line
    };
    let mut answers = Answers::default();
    answers.set("behaviour", vec![Value::Text("Wine & <b>late</b> evenings".into())]);
    let first = line("benefit-doing", "short", "I fall asleep at once");
    answers.set_rows("lines", vec![first, line("cost-doing", "long", "I am tired all day")]);
    answers.set("reread", vec![Value::Day(jiff::civil::date(2026, 12, 24))]);
    response(info, answers)
}

/// An urge that a place set off and that fell when the person left it.
pub(super) fn urged(info: &FormInfo, number: u128) -> ResponseView {
    let mut answers = Answers::default();
    answers.set("strength", vec![Value::Whole(8)]);
    answers.set("trigger", vec![Value::Code("place".into())]);
    answers.set("did", vec![Value::Code("leave".into())]);
    answers.set("after", vec![Value::Whole(3)]);
    ResponseView { id: id(number), ..response(info, answers) }
}

/// Ten urges on ten days, each a little lower than the one before; the latest first.
pub(super) fn urges(info: &FormInfo) -> Vec<ResponseView> {
    let urge = |number: u32| {
        let mut one = urged(info, u128::from(number));
        let answers = &mut one.kept.answers;
        answers.set("strength", vec![Value::Whole(10 - i64::from(number) / 2)]);
        answers.set("minutes", vec![Value::Whole(5 + 3 * i64::from(number))]);
        if number % 3 == 1 {
            answers.set("trigger", vec![Value::Code("feeling".into()), Value::Code("time".into())]);
            answers.set("did", vec![Value::Code("call".into())]);
            answers.set("note", vec![Value::Text("Call <b>Kim</b> & walk".into())]);
        }
        let days = jiff::SignedDuration::from_hours(24 * i64::from(number) + i64::from(number % 5));
        one.kept.begun = at("2026-11-12T14:00:00Z").saturating_add(days).expect("a day of that month");
        one
    };
    (0..10).rev().map(urge).collect()
}

/// Four parts of a life.
pub(super) fn wheel(info: &FormInfo) -> ResponseView {
    let slice = |(part, is, matters): (&str, i64, i64)| {
        let mut slice = Answers::default();
        slice.set("part", vec![Value::Text(part.into())]);
        slice.set("is", vec![Value::Whole(is)]);
        slice.set("matters", vec![Value::Whole(matters)]);
        slice
    };
    let parts = [("Health", 3, 9), ("Money & <b>work</b>", 6, 5), ("Friends", 8, 8), ("Rest", 4, 6)];
    let mut answers = Answers::default();
    answers.set_rows("slices", parts.map(slice).into());
    response(info, answers)
}

/// A plan with as much in it as fits a page: four medicines, four groups, three to call.
pub(super) fn together(info: &FormInfo) -> ResponseView {
    let row = |said: &[(&str, &str)]| {
        let mut row = Answers::default();
        for (link, text) in said {
            row.set(link, vec![Value::Text((*text).to_owned())]);
        }
        row
    };
    let medicine = [
        ("medicine", "One that I take & <b>need</b>"),
        ("when", "Each morning, one"),
        ("prescriber", "Dr. Ash, 020 7946 0018"),
    ];
    let group = [("group", "New Start"), ("day", "Mondays at 7pm"), ("with", "Sam")];
    let call = [("who", "Kim"), ("reach", "07700 900021")];
    let mut answers = Answers::default();
    answers.set_rows("medicines", vec![row(&medicine); 4]);
    answers.set_rows("groups", vec![row(&group); 4]);
    answers.set_rows("call", vec![row(&call); 3]);
    answers.set("missed", vec![Value::Text("The pharmacy, 020 7946 0019".into())]);
    answers.set("knows", vec![Value::Code("sponsor".into()), Value::Code("family".into())]);
    answers.set("say", vec![Value::Text("My doctor and I decided that.".into())]);
    answers.set("naloxone", vec![Value::Text("In my bag".into())]);
    answers.set("see", vec![Value::Code("prescriber".into())]);
    answers.set("review", vec![Value::Day(jiff::civil::date(2026, 12, 24))]);
    response(info, answers)
}

/// A form with these texts.
pub(super) fn filled(info: &FormInfo, texts: &[(&str, &str)]) -> ResponseView {
    let mut answers = Answers::default();
    for (link, text) in texts {
        answers.set(link, vec![Value::Text((*text).to_owned())]);
    }
    response(info, answers)
}

fn response(info: &FormInfo, answers: Answers) -> ResponseView {
    let kept = Response {
        form: info.form.id.clone(),
        version: info.form.version.clone(),
        sha256: info.sha256.clone(),
        language: "en".into(),
        zone: "Europe/London".into(),
        begun: at("2026-11-23T18:00:00Z"),
        changed: at("2026-11-23T18:02:00Z"),
        finished: Some(at("2026-11-23T18:02:00Z")),
        answers,
    };
    ResponseView { id: id(81), kept }
}

/// One that was and of which something was said, and one to come.
pub(super) fn trials() -> Vec<TrialView> {
    let planned = |slug: &str, start: &str| Planned {
        meeting: "New Start & <b>Friends</b>".into(),
        slug: slug.into(),
        kind: FellowshipId::new("smart"),
        start: times::minute_of(at(start)),
        zone: "Europe/London".into(),
    };
    let taps = Taps { again: Some(Again::Perhaps), welcome: Some(Welcome::Yes), remark: None };
    vec![
        TrialView { id: id(71), planned: planned("new-start", "2026-11-20T19:00:00Z"), taps },
        TrialView { id: id(72), planned: planned("late-owls", "2026-12-01T21:30:00Z"), taps: Taps::default() },
    ]
}

/// One of these days with two lines open, and one that is over.
pub(super) fn plans() -> Vec<PlanView> {
    let line = |row: usize, what: &str, on: Option<Day>, went: Option<plan::Went>| Line {
        row,
        what: what.into(),
        on,
        sure: Some(7),
        way: "Rain; then <b>inside</b>".into(),
        who: "Sam".into(),
        went,
    };
    let whole = |made, lines: Vec<Line>| Plan { made, goal: "Sleep & <b>rest</b>".into(), why: String::new(), lines };
    let first = vec![
        line(0, "Walk with Sam", Some(Day::Tue), Some(plan::Went::Partly)),
        line(1, "Swim", None, Some(plan::Went::Done)),
        line(2, "Call <b>Kim</b>", Some(Day::Wed), None),
    ];
    let last = vec![line(0, "Walk with Sam", None, None), line(1, "Cook", None, Some(plan::Went::Changed))];
    let date = jiff::civil::date;
    vec![
        PlanView { id: id(91), plan: whole(date(2026, 11, 21), first) },
        PlanView { id: id(92), plan: whole(date(2026, 11, 9), last) },
    ]
}

pub(super) fn kept() -> Kept {
    Kept {
        today: super::today::Found::sample(),
        about: about(),
        visits: went(),
        trials: 2,
        wishes: true,
        consents: vec![consent(), stopped()],
        roles: vec![("/organisation/a".into(), "Riverside Clinic".into(), Role::Manager)],
        asked: 2,
        desk: true,
        leads: true,
    }
}

fn about() -> About {
    About { first_name: Some("Ash".into()), contact: Some("Text 07700 900021\nAfter 6pm & not <b>Sunday</b>".into()) }
}

fn went() -> Vec<Went> {
    let one = |number, meeting: &str, slug: Option<&str>, day: &str| Went {
        id: id(number),
        meeting: meeting.into(),
        slug: slug.map(str::to_owned),
        day: day.parse().expect("a day in a test is well written"),
    };
    vec![
        one(21, "New Start", Some("new-start"), "2026-11-16"),
        one(22, "City Centre Lunch", None, "2025-11-09"),
        one(23, "Friends & <b>Family</b>", None, "2026-11-02"),
    ]
}

fn consent() -> ConsentView {
    let draft = Draft {
        kind: Some(Kind::Named),
        person_name: "Ash".into(),
        discloser: "Meetings".into(),
        fields: [Field::FirstName, Field::Attendance].into(),
        recipients: [clinic()].into(),
        reader: None,
        purposes: [Purpose::Treatment, Purpose::Support].into(),
        until: Some(Until::Instant(at("2026-12-01T00:00:00Z"))),
        words_version: "named-1".into(),
        language: "en".into(),
        signature: Some(Signature::Typed("Ash".into())),
        signer: Some(Signer::Person),
        signed_at: Some(at("2026-11-20T10:00:00Z")),
    };
    ConsentView {
        id: id(31),
        consent: Consent::try_from(draft).expect("the sample is whole"),
        stopped_at: None,
        holds: true,
        ends_soon: true,
        hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
        codes: vec![("Riverside Clinic".into(), "7KQ-2MD".into())],
    }
}

fn stopped() -> ConsentView {
    let stopped_at = Some(at("2026-11-21T09:00:00Z"));
    ConsentView { id: id(32), stopped_at, holds: false, ends_soon: false, ..consent() }
}

fn clinic() -> Recipient {
    Recipient { node: id(10), name: "Riverside Clinic".into() }
}

pub(super) fn looks() -> Vec<DisclosureView> {
    let look = |number, consent, exception: Option<&str>| DisclosureView {
        id: id(number),
        at: at("2026-11-22T18:42:00Z"),
        recipient: "North site".into(),
        organisation: "Riverside Clinic".into(),
        role: "clinician".into(),
        purpose: Purpose::Treatment,
        fields: [Field::FirstName, Field::Contact, Field::Attendance].into(),
        consent,
        exception: exception.map(str::to_owned),
        notice: "42 CFR 2.32(a)(1), 2024".into(),
    };
    vec![look(41, Some(id(31)), None), look(42, None, Some("A medical emergency."))]
}

pub(super) fn wish() -> Wish {
    Wish {
        who: Some(id(10)),
        what: BTreeSet::from([Field::FirstName, Field::Attendance]),
        why: BTreeSet::from([Purpose::Treatment, Purpose::Tpo]),
        until: Some(End::ThreeMonths),
        ..Wish::default()
    }
}

pub(super) fn known() -> Known {
    Known { offered: vec![clinic()], chosen: Some(clinic()), about: about(), visits: 3 }
}

pub(crate) fn node() -> NodeView {
    NodeView {
        path: Path::root(id(10)),
        level: Level::Organisation,
        name: "Riverside Clinic".into(),
        way: vec![(id(10), "Riverside Clinic".into())],
        standing: Standing::Part2,
        two_proofs: true,
        closed: false,
        below: vec![(Path::root(id(10)).below(id(11)).expect("below an organisation"), "North site".into())],
    }
}

pub(crate) fn people() -> (Vec<GrantView>, Vec<InvitationView>) {
    let grant = |number, role, until| GrantView {
        person: id(number),
        id: id(50 + number),
        mark: format!("P{number}"),
        role,
        on: Path::root(id(10)),
        on_name: "Riverside Clinic".into(),
        made_at: at("2026-11-01T10:00:00Z"),
        until,
    };
    let link = InvitationView {
        id: id(60),
        role: Role::Coach,
        made_at: at("2026-11-22T10:00:00Z"),
        ends_at: at("2026-11-29T10:00:00Z"),
    };
    (vec![grant(1, Role::Manager, None), grant(3, Role::Clinician, Some(at("2027-01-01T00:00:00Z")))], vec![link])
}

pub(crate) fn sharers() -> Vec<SharerView> {
    vec![SharerView { person: id(1), code: "7KQ-2MD".into(), since: at("2026-11-20T10:00:00Z") }]
}

pub(crate) fn shared() -> SharedView {
    SharedView {
        code: "7KQ-2MD".into(),
        fields: [Field::FirstName, Field::Contact, Field::Attendance].into(),
        about: About { contact: None, ..about() },
        visits: went(),
        purpose: Purpose::Treatment,
        notice: "42 CFR part 2 prohibits unauthorized use or disclosure of these records.".into(),
        scope: vec![scope()],
    }
}

fn scope() -> ScopeView {
    let ConsentView { id, consent, hash, .. } = consent();
    ScopeView {
        consent: id,
        kind: consent.kind(),
        fields: consent.fields().clone(),
        purposes: consent.purposes().clone(),
        recipients: vec!["Riverside Clinic".into()],
        until: consent.until(),
        signed_at: consent.signed_at(),
        hash,
    }
}

fn given() -> Given {
    Given {
        name: "Sam & <b>S</b>".into(),
        sign: "Blue scarf, by the side door".into(),
        languages: vec!["lang-en".into(), "lang-es".into()],
        rather: Rather::Women,
    }
}

fn meeting() -> Named {
    let zone = "Europe/London".into();
    Named { name: "New Start & <b>Friends</b>".into(), slug: "new-start".into(), zone, online: false }
}

pub(super) fn offers() -> Vec<GreeterOffer> {
    let one = |number, state, paused, meeting| {
        let by = "Riverside Clinic".into();
        GreeterOffer { id: id(number), meeting, by, given: given(), state, paused }
    };
    vec![
        one(71, Offer::Confirmed, false, meeting()),
        one(72, Offer::Confirmed, true, meeting()),
        one(73, Offer::Waiting, false, meeting()),
        one(74, Offer::Refused, false, meeting()),
        one(75, Offer::Confirmed, false, Named::default()),
    ]
}

pub(super) fn asked() -> RequestView {
    RequestView {
        id: id(76),
        meeting: meeting(),
        start: at("2026-11-30T19:00:00Z"),
        state: State::Asked,
        words: Words { name: "Ash".into(), line: "I will wear a red hat & <b>gloves</b>".into() },
        reply: None,
    }
}

pub(super) fn promised() -> RequestView {
    let reply = Reply { name: "Sam".into(), sign: "Blue scarf".into(), place: "By the side door at 7:15".into() };
    RequestView { state: State::Accepted, reply: Some(reply), ..asked() }
}

pub(crate) fn greeters() -> GreetersView {
    let one = |number, state, paused, own| OfferedView {
        id: id(number),
        meeting: meeting(),
        given: given(),
        state,
        paused,
        own,
    };
    let report = |number, by| ReportLine { id: id(number), by, at: at("2026-11-22T18:42:00Z") };
    GreetersView {
        offers: vec![
            one(71, Offer::Waiting, false, false),
            one(72, Offer::Waiting, false, true),
            one(73, Offer::Confirmed, true, false),
        ],
        reports: vec![report(77, Side::Guest), report(78, Side::Greeter)],
        counts: vec![(Step::Asked, Some(12)), (Step::Accepted, Some(9)), (Step::Met, None)],
    }
}

pub(crate) fn greeting_report() -> ReportView {
    let said = Said {
        words: asked().words,
        reply: promised().reply,
        note: "He asked for my number.\nTwice & <b>again</b>.".into(),
    };
    ReportView {
        id: id(77),
        by: Side::Guest,
        at: at("2026-11-22T18:42:00Z"),
        said,
        meeting: meeting(),
        greeter: Some(given()),
        greets: true,
    }
}

pub(crate) fn offer() -> OfferView {
    OfferView {
        organisation: "Riverside Clinic".into(),
        node: "North site".into(),
        role: Role::Clinician,
        ends_at: at("2026-11-29T10:00:00Z"),
    }
}
