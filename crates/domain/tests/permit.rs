//! No permit without a consent that covers it, and none refused that one covers: random histories against a model that
//! is written in another way.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use openseat_domain::{
    consent::{Draft, Field, Kind, Purpose, Recipient, Signature, Signer, Until, check},
    organisation::Path,
    permit::{Asked, Basis, Exception, Own, Standing, cover, except},
    role::Actor,
};
use proptest::prelude::*;
use uuid::Uuid;

/// Two organisations; the first has two sites with a group each: 0 ← 1 ← 3, 0 ← 2 ← 4, and 5 by itself.
const ABOVE: [Option<usize>; 6] = [None, Some(0), Some(0), Some(1), Some(2), None];

fn node(number: usize) -> Uuid {
    Uuid::from_u128(100 + number as u128)
}

fn path(number: usize) -> Path {
    match ABOVE[number] {
        None => Path::root(node(number)),
        Some(above) => path(above).below(node(number)).expect("the tree is three deep"),
    }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).expect("a second of our time")
}

/// What happens, one after the other.
#[derive(Clone, Debug)]
enum Event {
    Sign {
        person: usize,
        kind: Kind,
        fields: Vec<Field>,
        to: Vec<usize>,
        purposes: Vec<Purpose>,
        lasts: Option<i64>,
    },
    /// The consent of that number, if there is one; whether the clock of who writes it down is ahead.
    Stop {
        consent: usize,
        ahead: i64,
    },
    Pass {
        seconds: i64,
    },
    Read {
        person: usize,
        node: usize,
        purpose: Purpose,
        fields: Vec<Field>,
    },
}

fn fields() -> impl Strategy<Value = Vec<Field>> {
    prop::sample::subsequence(Field::ALL.to_vec(), 1..=4)
}

fn fitting(kind: Kind) -> BoxedStrategy<(Vec<Field>, Vec<Purpose>)> {
    let plain = || prop::sample::subsequence(vec![Field::FirstName, Field::Contact, Field::Attendance], 1..=3);
    let why = vec![Purpose::MyRequest, Purpose::Treatment, Purpose::Support];
    let why = prop::sample::subsequence(why, 1..=3);
    match kind {
        Kind::Named => (plain(), why).boxed(),
        Kind::Tpo => (plain(), Just(vec![Purpose::Tpo])).boxed(),
        Kind::CounsellingNotes => (Just(vec![Field::CounsellingNotes]), why).boxed(),
        Kind::Proceedings => (plain(), Just(vec![Purpose::Proceedings])).boxed(),
    }
}

fn sign() -> impl Strategy<Value = Event> {
    let kind = prop::sample::select(Kind::ALL.to_vec());
    let said = kind.prop_flat_map(|kind| {
        let any = || (fields(), prop::sample::subsequence(Purpose::ALL.to_vec(), 1..=5));
        let said = prop_oneof![9 => fitting(kind), 1 => any().boxed()];
        (Just(kind), said)
    });
    let to = prop::sample::subsequence((0..6).collect::<Vec<_>>(), 1..=3);
    let lasts = prop::option::weighted(0.9, 1..60i64);
    (0..2usize, said, to, lasts).prop_map(|(person, (kind, (fields, purposes)), to, lasts)| Event::Sign {
        person,
        kind,
        fields,
        to,
        purposes,
        lasts,
    })
}

fn event() -> impl Strategy<Value = Event> {
    let read = (0..2usize, 0..6usize, prop::sample::select(Purpose::ALL.to_vec()), fields())
        .prop_map(|(person, node, purpose, fields)| Event::Read { person, node, purpose, fields });
    let stop = (0..8usize, 0..5i64).prop_map(|(consent, ahead)| Event::Stop { consent, ahead });
    let pass = (0..20i64).prop_map(|seconds| Event::Pass { seconds });
    prop_oneof![3 => sign(), 1 => stop, 2 => pass, 4 => read]
}

/// The model: leave is a heap of small cards "this person, this node, this purpose, this field", each with the consent
/// that it came from. Signing deals cards, one for each place below; stopping and the passing of time take them away.
#[derive(Default)]
struct Cards {
    dealt: BTreeMap<(usize, usize, Purpose, Field), BTreeMap<usize, i64>>,
}

impl Cards {
    fn deal(&mut self, consent: usize, said: &Draft, person: usize, ends: i64) {
        let reached = |asked: usize| {
            let mut here = Some(asked);
            while let Some(number) = here {
                if said.recipients.iter().any(|one| one.node == node(number)) {
                    return true;
                }
                here = ABOVE[number];
            }
            false
        };
        let mut purposes = said.purposes.clone();
        if purposes.contains(&Purpose::Tpo) {
            purposes.insert(Purpose::Treatment);
        }
        for place in (0..6).filter(|place| reached(*place)) {
            for purpose in &purposes {
                for field in &said.fields {
                    self.dealt.entry((person, place, *purpose, *field)).or_default().insert(consent, ends);
                }
            }
        }
    }

    fn take(&mut self, consent: usize) {
        self.dealt.values_mut().for_each(|cards| cards.retain(|number, _| *number != consent));
    }

    fn held(&self, person: usize, place: usize, purpose: Purpose, field: Field, now: i64) -> bool {
        let cards = self.dealt.get(&(person, place, purpose, field));
        cards.is_some_and(|cards| cards.values().any(|ends| now < *ends))
    }
}

struct World {
    now: i64,
    consents: Vec<Standing>,
    cards: Cards,
    reads: usize,
    given: usize,
}

impl World {
    fn happen(&mut self, event: &Event) {
        match event {
            Event::Sign { person, kind, fields, to, purposes, lasts } => {
                let ends = lasts.map_or(i64::MAX, |lasts| self.now + lasts);
                let draft = Draft {
                    kind: Some(*kind),
                    person_name: "Sam".into(),
                    discloser: "Openseat".into(),
                    fields: fields.iter().copied().collect(),
                    recipients: to.iter().map(|n| Recipient { node: node(*n), name: format!("Node {n}") }).collect(),
                    reader: None,
                    purposes: purposes.iter().copied().collect(),
                    until: Some(lasts.map_or(Until::EndOfTreatment, |_| Until::Instant(at(ends)))),
                    words_version: "1".into(),
                    language: "en".into(),
                    signature: Some(Signature::Typed("Sam".into())),
                    signer: Some(Signer::Person),
                    signed_at: Some(at(self.now)),
                };
                // What is not a consent is not one for the model either.
                let Ok(consent) = check(draft.clone(), at(self.now)) else { return };
                let number = self.consents.len();
                self.cards.deal(number, &draft, *person, ends);
                let (person, id) = (Uuid::from_u128(*person as u128), Uuid::from_u128(number as u128));
                self.consents.push(Standing { person, id, hash: [number as u8; 32], consent, stopped_at: None });
            }
            Event::Stop { consent, ahead } => {
                if let Some(standing) = self.consents.get_mut(*consent) {
                    standing.stopped_at = Some(at(self.now + ahead));
                    self.cards.take(*consent);
                }
            }
            Event::Pass { seconds } => self.now += seconds,
            Event::Read { person, node, purpose, fields } => self.read(*person, *node, *purpose, fields),
        }
    }

    fn read(&mut self, person: usize, place: usize, purpose: Purpose, fields: &[Field]) {
        let id = Uuid::from_u128(person as u128);
        let fields = fields.iter().copied().collect();
        let asked = Asked { person: id, recipient: path(place), reader: Uuid::from_u128(8), purpose, fields };
        let permits = cover(&self.consents, &asked, at(self.now));
        let given: Vec<Field> = permits.iter().flat_map(|permit| permit.fields().iter().copied()).collect();
        let once: BTreeSet<Field> = given.iter().copied().collect();
        assert_eq!(once.len(), given.len(), "a field is given once");
        let held: BTreeSet<Field> = asked
            .fields
            .iter()
            .copied()
            .filter(|field| self.cards.held(person, place, purpose, *field, self.now))
            .collect();
        assert_eq!(once, held, "what is given is what a live consent covers, no more and no less");
        for permit in &permits {
            let Basis::Consent { id: basis, hash, kind } = permit.basis() else { panic!("it rests on a consent") };
            let number = basis.as_u128() as usize;
            let standing = &self.consents[number];
            assert_eq!((permit.person(), permit.recipient(), permit.purpose()), (id, node(place), purpose));
            assert_eq!((standing.person, *hash, standing.consent.kind()), (id, standing.hash, *kind));
            assert!(permit.fields().is_subset(standing.consent.fields()), "each rests on one signed text");
            assert_eq!(permit.fields().contains(&Field::CounsellingNotes), *kind == Kind::CounsellingNotes);
            assert_eq!(purpose == Purpose::Proceedings, *kind == Kind::Proceedings);
        }
        self.reads += 1;
        self.given += usize::from(!given.is_empty());
    }
}

#[test]
fn in_random_histories_every_read_gives_what_live_consents_cover_and_nothing_else() {
    let config = ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let counts = std::cell::Cell::new((0, 0));
    runner
        .run(&prop::collection::vec(event(), 1..40), |events| {
            let mut world = World { now: 0, consents: Vec::new(), cards: Cards::default(), reads: 0, given: 0 };
            events.iter().for_each(|event| world.happen(event));
            let (reads, given) = counts.get();
            counts.set((reads + world.reads, given + world.given));
            Ok(())
        })
        .expect("no history breaks the rule");
    let (reads, given) = counts.get();
    assert!(reads > 50_000 && given > reads / 20 && given < reads / 2, "the histories say little: {given} of {reads}");
}

#[test]
fn an_exception_is_documented_in_every_part() {
    let exceptions = [
        (
            Exception::MedicalEmergency {
                received_by: "Dr Ray".into(),
                affiliation: "Harbour Hospital".into(),
                told_by: "Kim".into(),
                nature: "not breathing".into(),
            },
            Purpose::Treatment,
        ),
        (
            Exception::CourtOrder { court: "District".into(), order: "12".into(), subpoena: "34".into() },
            Purpose::Proceedings,
        ),
        (Exception::Audit { agreement: "56".into(), auditor: "State".into() }, Purpose::Tpo),
    ];
    for (exception, purpose) in exceptions {
        let give = |exception: Exception, fields: &[Field]| {
            except(Uuid::from_u128(9), &path(3), fields.iter().copied().collect(), exception, at(0))
        };
        let permit = give(exception.clone(), &[Field::FirstName]).expect("every part is there");
        assert_eq!((permit.purpose(), permit.recipient(), permit.at()), (purpose, node(3), at(0)));
        assert_eq!(permit.basis(), &Basis::Exception(exception.clone()));
        assert_eq!(give(exception.clone(), &[]).err(), Some("fields"));
        let json = serde_json::to_value(&exception).expect("an exception is JSON");
        for (part, said) in exception.parts() {
            assert!(!said.is_empty());
            let mut without = json.clone();
            let inside = without.as_object_mut().and_then(|all| all.values_mut().next()).expect("one kind");
            inside[part] = " ".into();
            let without = serde_json::from_value(without).expect("the shape is the same");
            assert_eq!(give(without, &[Field::FirstName]).err(), Some(part));
        }
    }
}

#[test]
fn an_audit_sees_no_counselling_notes() {
    let audit = || Exception::Audit { agreement: "56".into(), auditor: "State".into() };
    let fields = BTreeSet::from([Field::CounsellingNotes, Field::Attendance]);
    let permit = except(Uuid::from_u128(9), &path(0), fields, audit(), at(0)).expect("attendance is left");
    assert_eq!(permit.fields(), &BTreeSet::from([Field::Attendance]));
    let notes = BTreeSet::from([Field::CounsellingNotes]);
    assert_eq!(except(Uuid::from_u128(9), &path(0), notes, audit(), at(0)).err(), Some("fields"));
}

#[test]
fn only_whoever_signed_in_has_something_of_their_own() {
    let person = Actor::Person { id: Uuid::from_u128(7), grants: Vec::new() };
    assert_eq!(Own::of(&person).map(Own::person), Some(Uuid::from_u128(7)));
    assert_eq!(Own::of(&Actor::Visitor), None);
    assert_eq!(Own::of(&Actor::Operator), None);
}

#[test]
fn what_is_shown_to_one_person_is_given_to_nobody_else_at_the_same_place() {
    let said = Draft {
        kind: Some(Kind::Named),
        person_name: "Kim".into(),
        discloser: "Openseat".into(),
        fields: BTreeSet::from([Field::Strain]),
        recipients: BTreeSet::from([Recipient { node: node(3), name: "Ash, Monday group".into() }]),
        reader: Some(Uuid::from_u128(50)),
        purposes: BTreeSet::from([Purpose::MyRequest]),
        until: Some(Until::Instant(at(100))),
        words_version: "named-1".into(),
        language: "en".into(),
        signature: Some(Signature::Typed("Kim".into())),
        signer: Some(Signer::Person),
        signed_at: Some(at(0)),
    };
    let consent = check(said, at(0)).expect("it is whole");
    let standing = |stopped_at| {
        [Standing {
            person: Uuid::from_u128(1),
            id: Uuid::from_u128(2),
            hash: [0; 32],
            consent: consent.clone(),
            stopped_at,
        }]
    };
    let gives = |reader: u128, place: usize, second: i64, stopped: Option<i64>| {
        let asked = Asked {
            person: Uuid::from_u128(1),
            recipient: path(place),
            reader: Uuid::from_u128(reader),
            purpose: Purpose::MyRequest,
            fields: BTreeSet::from(Field::ALL),
        };
        cover(&standing(stopped.map(at)), &asked, at(second)).len()
    };
    assert_eq!(gives(50, 3, 1, None), 1);
    assert_eq!(gives(51, 3, 1, None), 0, "another of the same group");
    assert_eq!(gives(50, 4, 1, None), 0, "the same person at another group");
    assert_eq!(gives(50, 3, 100, None), 0, "it has ended");
    assert_eq!(gives(50, 3, 1, Some(5)), 0, "it was stopped, if by a clock that is ahead");
}
