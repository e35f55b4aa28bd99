//! Random histories of many people at once, through the actions, against a model in a few lines.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::join_all;
use jiff::Timestamp;
use openseat_actions::{House, sharing, signed::Signed, space};
use openseat_domain::{
    consent::{Draft, Field, Kind, Purpose, Until},
    organisation::{Path, Standing},
    role::Role,
};
use openseat_store::{Db, audit::Verdict, testing};
use uuid::Uuid;

use crate::home::{Dice, after, draft, house, node, noon, person, staff};

/// People whose histories run at the same time.
const TOGETHER: u128 = 64;
const STEPS: usize = 24;
const FIELDS: [Field; 3] = [Field::FirstName, Field::Contact, Field::Attendance];
const PURPOSES: [Purpose; 4] = [Purpose::MyRequest, Purpose::Treatment, Purpose::Support, Purpose::Tpo];

/// An organisation with two sites, and one by itself; with someone who reads everywhere.
struct Town {
    places: [Path; 4],
    reader: Signed,
}

async fn town(house: &House, db: &Db) -> Town {
    let clinic = node(db, Path::root(Uuid::from_u128(500)), "Clinic", Standing::Part2).await;
    let below = |id| clinic.below(Uuid::from_u128(id)).expect("a site");
    let elm = node(db, below(501), "Elm", Standing::None).await;
    let oak = node(db, below(502), "Oak", Standing::None).await;
    let hall = node(db, Path::root(Uuid::from_u128(503)), "Hall", Standing::None).await;
    let mut reader = staff(house, db, 900_000, Role::Clinician, clinic).await;
    reader.grants.push(openseat_domain::role::Grant { role: Role::Coach, on: hall });
    Town { places: [clinic, elm, oak, hall], reader }
}

/// What the model knows of a consent: seconds for times, places by number.
struct Known {
    id: Uuid,
    fields: BTreeSet<Field>,
    places: BTreeSet<usize>,
    purposes: BTreeSet<Purpose>,
    ends: i64,
    stopped: bool,
}

impl Known {
    fn gives(&self, place: usize, purpose: Purpose, field: Field, second: i64) -> bool {
        // The first place stands above the next two.
        let reached = self.places.contains(&place) || (matches!(place, 1 | 2) && self.places.contains(&0));
        let meant = self.purposes.contains(&purpose)
            || (purpose == Purpose::Treatment && self.purposes.contains(&Purpose::Tpo));
        !self.stopped && second < self.ends && reached && meant && self.fields.contains(&field)
    }
}

/// What came of one history.
#[derive(Default)]
struct Sum {
    reads: usize,
    given: usize,
}

async fn history(house: &House, db: &Db, town: &Town, number: u128) -> Sum {
    let me = person(house, db, number).await;
    let mut dice = Dice::new(number as u64);
    let name = format!("Person {number}");
    space::write(house, &me, Field::FirstName, &name, noon()).await.expect("kept");
    space::write(house, &me, Field::Contact, &format!("Ring {number}"), noon()).await.expect("kept");
    let day = "2026-11-20".parse().expect("a day");
    space::add_visit(house, &me, &format!("Meeting {number}"), None, day, noon()).await.expect("kept");
    let (mut second, mut known, mut sum) = (0, Vec::<Known>::new(), Sum::default());
    let mut codes = BTreeMap::new();
    for _ in 0..STEPS {
        second += dice.roll(4) as i64;
        match dice.roll(10) {
            0..3 => known.push(sign(house, town, &me, &mut dice, second).await),
            3 if !known.is_empty() => {
                let which = dice.roll(known.len());
                known[which].stopped = true;
                assert!(sharing::stop(house, &me, known[which].id, after(second)).await.expect("answered"));
            }
            _ => {
                let list = sharing::consents(house, &me, after(second)).await.expect("read");
                codes.extend(list.into_iter().flat_map(|one| one.codes));
                let place = dice.roll(town.places.len());
                let code = a_code(&codes, place).unwrap_or_else(|| "222-222".to_owned());
                let purpose = PURPOSES[dice.roll(PURPOSES.len())];
                let node = town.places[place].node();
                let found =
                    sharing::read(house, &town.reader, node, &code, purpose, after(second)).await.expect("allowed");
                let gives = |field: &Field| known.iter().any(|one| one.gives(place, purpose, *field, second));
                let wanted: BTreeSet<Field> = FIELDS.into_iter().filter(gives).collect();
                sum.reads += 1;
                sum.given += usize::from(!wanted.is_empty());
                let Some(found) = found else {
                    assert!(wanted.is_empty(), "refused although covered: {wanted:?}");
                    continue;
                };
                assert_eq!(found.fields, wanted);
                let has = |field| wanted.contains(&field);
                assert_eq!(found.about.first_name, has(Field::FirstName).then(|| name.clone()));
                assert_eq!(found.about.contact, has(Field::Contact).then(|| format!("Ring {number}")));
                let went: Vec<&str> = found.visits.iter().map(|visit| visit.meeting.as_str()).collect();
                assert_eq!(went, has(Field::Attendance).then(|| format!("Meeting {number}")).as_slice());
            }
        }
    }
    let lines = sharing::disclosures(house, &me).await.expect("read");
    assert!(lines.len() >= sum.given, "every read that gave something stands in the list");
    let at: BTreeSet<Timestamp> = lines.iter().map(|line| line.at).collect();
    assert!(at.len() <= sum.given && (sum.given == 0) == lines.is_empty());
    sum
}

/// The code for a place: its own, or that of the place above it.
fn a_code(codes: &BTreeMap<String, String>, place: usize) -> Option<String> {
    let own = ["Clinic", "Clinic, Elm", "Clinic, Oak", "Hall"][place];
    let above = if matches!(place, 1 | 2) { "Clinic" } else { own };
    codes.get(own).or_else(|| codes.get(above)).cloned()
}

async fn sign(house: &House, town: &Town, me: &Signed, dice: &mut Dice, second: i64) -> Known {
    let fields = dice.some(&FIELDS);
    let places = dice.some(&[0, 1, 2, 3]);
    let tpo = dice.roll(4) == 0;
    let purposes = if tpo { BTreeSet::from([Purpose::Tpo]) } else { dice.some(&PURPOSES[..3]) };
    let lasts = 1 + dice.roll(40) as i64;
    let open = tpo && dice.roll(2) == 0;
    let ends = if open { i64::MAX } else { second + lasts };
    let to: Vec<Path> = places.iter().map(|place| town.places[*place]).collect();
    let signed = Draft {
        kind: Some(if tpo { Kind::Tpo } else { Kind::Named }),
        fields: fields.clone(),
        purposes: purposes.clone(),
        until: Some(if open { Until::EndOfTreatment } else { Until::Instant(after(ends)) }),
        ..draft(&to)
    };
    let id = sharing::sign(house, me, signed, after(second)).await.expect("signed");
    Known { id, fields, places, purposes, ends, stopped: false }
}

async fn histories(db: Db, rounds: u128) {
    let house = house(&db).await;
    let town = town(&house, &db).await;
    let (mut reads, mut given) = (0, 0);
    let start = std::time::Instant::now();
    for round in 0..rounds {
        let people = (1..=TOGETHER).map(|number| history(&house, &db, &town, round * TOGETHER + number));
        for sum in join_all(people).await {
            reads += sum.reads;
            given += sum.given;
        }
    }
    println!("{} histories, {reads} reads, {given} gave something, {:?}", rounds * TOGETHER, start.elapsed());
    assert!(given > reads / 10 && given < reads * 9 / 10, "the histories say little");
    for (chain, verdict) in openseat_actions::audit::verify(&house).await.expect("read") {
        assert!(matches!(verdict, Verdict::Whole { .. }), "{chain}");
    }
}

#[tokio::test]
async fn in_random_histories_of_many_people_at_once_nobody_reads_more_or_less_than_is_shared() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    histories(Db::sqlite(folder.path().join("data.db")).expect("a new file can be opened"), 8).await;
}

#[tokio::test]
async fn so_it_is_on_a_cluster() {
    histories(Db::postgres(&testing::postgres_url(), 8).expect("the address is right"), 1).await;
}
