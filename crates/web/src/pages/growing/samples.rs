//! A made-up group and those who lead it, for the samples of the pages.

use jiff::{
    Timestamp,
    civil::{Date, date},
};
use openseat_actions::{
    application::{ApplicationView, ApplicationsView, Written},
    facilitator::{FacilitatorView, MyPart, Thanks},
    fidelity::{CheckView, ChecksView},
    growth::{Alert, Desk, GroupLine, Survival},
    ledger::{MoneyLine, MoneyView},
    rota::{LoadLine, RotaView, TurnView},
    sharing::{ConsentView, Listener, OwnStrain, StrainDesk, StrainView, ToMe},
};
use openseat_content::Content;
use openseat_domain::{
    application::{Reason, Standing},
    consent::{self, Draft, Field, Recipient, Signature, Signer, Until, check},
    facilitator::{Background, Check, Credential, Due, Level, STRAIN, Step, Training, With},
    fidelity::{Rater, Score},
    form::{Answers, FormId, Value},
    group_session::Slot,
    growth::{Fact, Kind, Reason as Why, Rest, standing},
    ledger::{Books, Kind as Sort, Line, Purpose},
    organisation::{Level as NodeLevel, Path},
    stage::{Measure, Records, Stage, checklist},
    survival::{self, Life},
};
use openseat_store::{facilitator::Given, ledger::Entry, response::Response, rota::Evening};
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 23);

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time in a test is well written")
}

/// A group of the clinic that the sample person manages.
fn group() -> Path {
    let site = Path::root(id(10)).below(id(11)).expect("a site stands below");
    site.below(id(12)).expect("a group stands below")
}

fn fact(number: u128, kind: Kind, about: &str, day: Date) -> Fact {
    let (about, note, by) = (about.to_owned(), String::new(), "ab12cd".to_owned());
    Fact { id: id(number), kind, about, amount: None, day, note, by }
}

fn facts() -> Vec<Fact> {
    let noted =
        |number, kind, about: &str, day, note: &str| Fact { note: note.into(), ..fact(number, kind, about, day) };
    let counted =
        |number, kind, about: &str, day, amount| Fact { amount: Some(amount), ..fact(number, kind, about, day) };
    vec![
        fact(31, Kind::Tick, "map", date(2026, 2, 3)),
        fact(32, Kind::Tick, "programme", date(2026, 2, 3)),
        fact(33, Kind::Tick, "host-candidate", date(2026, 2, 4)),
        noted(34, Kind::Venue, "", date(2026, 3, 1), "Room 2, Mondays 7pm & <b>tea</b>"),
        fact(35, Kind::Tick, "posters", date(2026, 3, 5)),
        fact(36, Kind::Tick, "host:room", date(2026, 3, 5)),
        fact(37, Kind::Host, "Riverside Clinic", date(2026, 3, 1)),
        fact(38, Kind::HostRole, "shares", date(2026, 3, 1)),
        noted(39, Kind::StepBack, "", date(2027, 3, 1), "The clinic keeps the room and leaves the chair."),
        noted(40, Kind::LinkWorker, "", date(2026, 3, 1), "Sam, front desk"),
        counted(41, Kind::Autonomy, "money", date(2026, 6, 1), 2),
        counted(42, Kind::Autonomy, "money", date(2026, 11, 1), 5),
        counted(43, Kind::Referral, "Riverside Clinic", date(2026, 10, 1), 9),
        counted(44, Kind::Referral, "Dr. Ash's surgery", date(2026, 10, 9), 1),
        fact(45, Kind::Place, "Town library", date(2026, 5, 1)),
        noted(46, Kind::Champion, "graduate", date(2026, 7, 1), "At the job centre"),
        fact(47, Kind::Partner, "Harbour House", date(2026, 7, 2)),
        counted(48, Kind::Course, "Listening well", date(2026, 7, 3), 6),
        noted(49, Kind::Celebration, "", date(2026, 9, 7), "Our 25th evening"),
    ]
}

fn records() -> Records {
    let mut records = Records::default();
    for (measure, value) in [
        (Measure::Willing, 3.0),
        (Measure::Venue, 1.0),
        (Measure::StepBack, 1.0),
        (Measure::Places, 1.0),
        (Measure::MoneyMonths, 4.5),
    ] {
        records.put(measure, value);
    }
    records
}

pub(super) fn desk() -> Desk {
    let (facts, records) = (facts(), records());
    let stages = Content::embedded();
    let list = checklist(&stages.stages().rules(), &records, &standing(&facts));
    let mut latest = facts;
    latest.reverse();
    Desk {
        node: group(),
        name: "Monday & <b>Group</b>".into(),
        level: NodeLevel::Group,
        checklist: list,
        alerts: vec![Alert { id: "one-source".into(), value: 90.0 }, Alert { id: "long-run".into(), value: 10.0 }],
        rest: None,
        facts: latest,
        history: vec![(Stage::Prepared, date(2026, 3, 1)), (Stage::Interest, date(2026, 2, 3))],
        records,
        books: Some(Books::default()),
        people: 3,
        may_change: true,
    }
}

pub(super) fn paused() -> Desk {
    let rest = Some(Rest::Paused(Why::Venue, date(2026, 11, 2)));
    Desk { rest, alerts: Vec::new(), may_change: false, ..desk() }
}

pub(super) fn groups() -> Vec<GroupLine> {
    let line = |name: &str, stage, rest, next: Option<&str>| GroupLine {
        node: group(),
        name: name.into(),
        stage,
        rest,
        next: next.map(str::to_owned),
    };
    vec![
        line("Monday & <b>Group</b>", Stage::Prepared, None, Some("launch-money")),
        line("Friday Group", Stage::Regular, None, Some("one-more")),
        line("Harbour Group", Stage::Launched, Some(Rest::Paused(Why::Venue, date(2026, 11, 2))), None),
        line("Old Mill Group", Stage::Launched, Some(Rest::Closed(Why::Facilitators, date(2026, 8, 1))), None),
    ]
}

pub(super) fn survival() -> Survival {
    let lives: Vec<Life> =
        [(90, true), (200, true), (400, false), (420, true), (500, false), (640, false), (700, false), (730, false)]
            .map(|(days, ended)| Life { days, ended })
            .into();
    let at_risk = [0, 6, 12].map(|months| (months, survival::at_risk(&lives, months * 365 / 12))).into();
    Survival { groups: 8, closed: 3, curve: survival::shown(&lives), at_risk }
}

pub(super) fn rota() -> RotaView {
    let turn = |day: i8, lead: &str, mine, cover_asked| TurnView {
        evening: Evening { day: date(2026, 12, day), meeting: id(20) },
        slot: Some(Slot {
            meeting: Some(id(20)),
            day: date(2026, 12, day),
            start: 19 * 60,
            minutes: 90,
            zone: "Europe/London".into(),
        }),
        lead: lead.into(),
        mine,
        cover_asked,
    };
    let load = |name: &str, led, share, running| LoadLine { name: name.into(), led, share, running };
    RotaView {
        node: group(),
        name: "Monday & <b>Group</b>".into(),
        turns: vec![
            turn(7, "Ash", true, false),
            turn(14, "Kim", false, true),
            turn(21, "Kim", false, false),
            TurnView { slot: None, ..turn(28, "", false, false) },
        ],
        people: vec![(id(1), "Ash".into()), (id(3), "Kim <b>".into())],
        load: vec![load("Kim <b>", 10, 83.3, 10), load("Ash", 2, 16.7, 1)],
        i_lead: true,
        may_change: true,
        letters: true,
    }
}

fn given(name: &str, step: Step) -> Given {
    Given { step, background: Some(Background::Lived), email: "ash@example.org".into(), ..Given::new(name, TODAY) }
}

fn record() -> Vec<(Uuid, Credential)> {
    let course = Training {
        course: "smart-facilitator".into(),
        name: "SMART Facilitator <b>".into(),
        provider: "UK SMART Recovery".into(),
        level: Level::Facilitator,
        done_on: date(2025, 12, 1),
        expires_on: Some(date(2026, 12, 1)),
        hours: Some(9),
        certificate: "A-1201".into(),
    };
    vec![
        (id(51), Credential::Supervision { on: date(2026, 9, 1), with: With::Peer, name: "Kim".into() }),
        (id(52), Credential::Check { check: Check::Safeguarding, on: date(2026, 1, 12) }),
        (id(53), Credential::Training(course)),
    ]
}

fn due() -> Due {
    let lines: Vec<Credential> = record().into_iter().map(|(_, one)| one).collect();
    Due::of(&lines, 12, TODAY)
}

pub(super) fn my_part() -> MyPart {
    MyPart {
        node: group(),
        name: "Monday & <b>Group</b>".into(),
        given: Some(given("Ash", Step::Leading)),
        record: record(),
        due: due(),
        strain_due: true,
    }
}

pub(super) fn facilitators() -> Vec<FacilitatorView> {
    let one = |number, name: &str, step, me| FacilitatorView {
        person: id(number),
        node: group(),
        group: "Monday Group".into(),
        given: given(name, step),
        record: record(),
        due: due(),
        me,
    };
    vec![one(3, "Kim <b>", Step::Leading, false), one(1, "Ash", Step::Shadowing, true)]
}

/// What Ash shows to Kim.
fn strain_consent() -> ConsentView {
    let signed = at("2026-11-02T18:00:00Z");
    let draft = Draft {
        kind: Some(consent::Kind::Named),
        person_name: "Ash".into(),
        discloser: "Openseat".into(),
        fields: [Field::Strain].into(),
        recipients: [Recipient { node: id(12), name: "Kim <b>, Riverside Clinic, North, Monday Group".into() }].into(),
        reader: Some(id(3)),
        purposes: [consent::Purpose::MyRequest].into(),
        until: Some(Until::Instant(at("2027-11-03T00:00:00Z"))),
        words_version: "named-1".into(),
        language: "en".into(),
        signature: Some(Signature::Typed("Ash".into())),
        signer: Some(Signer::Person),
        signed_at: Some(signed),
    };
    let consent = check(draft, signed).expect("it lacks nothing");
    let (hash, codes) = (String::new(), Vec::new());
    ConsentView { id: id(91), consent, stopped_at: None, holds: true, ends_soon: false, hash, codes }
}

pub(super) fn strain(shown: bool) -> StrainDesk {
    let one = |number, called: &str| Listener { person: id(number), called: called.into() };
    let can = vec![one(3, "Kim <b>"), one(4, "Supervisor, 7KQ-2MD")];
    StrainDesk {
        node: group(),
        name: "Monday & <b>Group</b>".into(),
        own: Some(OwnStrain { shown: shown.then(strain_consent), can }),
        to_me: Some(ToMe { called: "Ash".into(), people: vec![one(5, "Sam & <b>")] }),
    }
}

pub(super) fn strain_read() -> StrainView {
    let mut answers = Answers::default();
    for (link, value) in [("tired", 7), ("alone", 2), ("glad", 8)] {
        answers.set(link, vec![Value::Whole(value)]);
    }
    let when = at("2026-11-21T18:00:00Z");
    let answers = Response {
        form: FormId::new(STRAIN),
        version: "1.0.0".into(),
        sha256: String::new(),
        language: "en".into(),
        zone: "Europe/London".into(),
        begun: when,
        changed: when,
        finished: Some(when),
        answers,
    };
    StrainView { name: "Sam & <b>".into(), answers: Some(answers), notice: "This was shared in confidence.".into() }
}

pub(super) fn thanks() -> Thanks {
    Thanks {
        year: 2026,
        name: "Ash <b>".into(),
        group: "Monday Group".into(),
        evenings: 21,
        minutes: 1_890,
        people: 136,
    }
}

pub(super) fn money() -> MoneyView {
    let entry = |number: u128, kind, minor, corrects: Option<u128>, note: &str| Entry {
        line: Line {
            id: id(number),
            day: date(2026, 11, 2),
            kind,
            purpose: Purpose::Room,
            minor,
            corrects: corrects.map(id),
        },
        currency: "GBP".into(),
        note: note.into(),
        by: "ab12cd".into(),
        at: at("2026-11-02T18:00:00Z"),
    };
    let entries = vec![
        entry(61, Sort::Awarded, 30_000, None, "Small grant"),
        entry(62, Sort::Cost, 25_000, None, "Room & <b>tea</b>"),
        entry(63, Sort::Cost, 0, Some(62), ""),
        entry(64, Sort::Cost, 2_500, None, "Room"),
    ];
    let lines: Vec<Line> = entries.iter().map(|entry| entry.line.clone()).collect();
    let gone = |entry: &Entry| [id(62), id(63)].contains(&entry.line.id);
    MoneyView {
        node: group(),
        name: "Monday & <b>Group</b>".into(),
        currency: Some("GBP".into()),
        books: Books::of(&lines, TODAY),
        lines: entries.into_iter().rev().map(|entry| MoneyLine { gone: gone(&entry), entry }).collect(),
        may_add: true,
    }
}

pub(super) fn checks() -> ChecksView {
    let check = CheckView {
        id: id(71),
        list: "smart-style".into(),
        rater: Rater::CoFacilitator,
        day: date(2026, 11, 16),
        score: Some(Score { earned: 27, possible: 34 }),
        to_try: Some("plan-said".into()),
        note: "Ask for plans & <b>names</b> at the end".into(),
    };
    ChecksView {
        node: group(),
        name: "Monday & <b>Group</b>".into(),
        checks: vec![check],
        members: Some((6, vec![("together", 8.2), ("useful", 7.5), ("safe", 9.0)])),
        own: vec![(id(72), "smart-style".into(), "The kettle was on <b>".into())],
    }
}

pub(super) fn applications() -> ApplicationsView {
    let written = Written {
        name: "Kim".into(),
        place: "Leeds & <b>north</b>".into(),
        email: "kim@example.org".into(),
        people: 3,
        ready: ["two-people".to_owned(), "room".to_owned()].into(),
        plan: "A Tuesday group\nin the library".into(),
        locale: "en".into(),
    };
    let one = |number, standing, reason, written| ApplicationView {
        id: id(number),
        standing,
        reason,
        written,
        made_at: at("2026-11-02T18:00:00Z"),
        decided_at: (standing != Standing::Waiting).then(|| at("2026-11-12T18:00:00Z")),
    };
    ApplicationsView {
        node: Path::root(id(10)),
        name: "Riverside Clinic".into(),
        open: true,
        list: vec![
            one(81, Standing::Waiting, None, Some(written.clone())),
            one(82, Standing::Accepted, None, Some(Written { place: "York".into(), ..written })),
            one(83, Standing::Declined, Some(Reason::Venue), None),
        ],
    }
}
