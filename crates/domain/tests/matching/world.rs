//! Made-up wishes, kinds and meetings, of every sort that the types allow.

use openseat_domain::{
    behaviour::{Behaviour, Behaviours},
    concept::{Concept, ConceptSet},
    fellowship::FellowshipId,
    kind::{
        Ages, Approach, Belief, Concern, Entry, ForWhom, Gender, GoalStance, Kind, MedicationStance, Method, Proof,
    },
    matching::{
        AgeGroup, Answer, Claim, Goal, GroupSays, Learned, Marks, MedicationWish, Medicine, Meeting, Mode, Nerve,
        Outlook, Part, Reached, Rules, Seeker, Sentence, Size, Sort, StandsIn, Start, Strength, Style, Topic, Wanted,
        Weights, Wishes, answer,
    },
    meeting::Attendance,
    review::{Medication, MedicationLine},
    schedule::Weekday,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// Everything that an answer is made from.
#[derive(Clone, Debug)]
pub struct World {
    pub wishes: Wishes,
    pub kinds: Vec<Kind>,
    pub reach: Vec<Reached>,
}

impl World {
    pub fn answer(&self, seed: u64) -> Answer {
        answer(&self.wishes, &self.kinds, &self.reach, seed, &rules())
    }

    pub fn kind(&self, id: &FellowshipId) -> &Kind {
        self.kinds.iter().find(|kind| kind.id == *id).expect("a suggestion is of a kind of the catalogue")
    }
}

pub const WOMEN: Concept = Concept(3);
pub const LANGUAGES: [Concept; 3] = [Concept(40), Concept(41), Concept(42)];
pub const STEP_FREE: Concept = Concept(30);

/// The concepts that these tests use: every mark has its own.
pub fn marks() -> Marks {
    let one = |number| ConceptSet::from_iter([Concept(number)]);
    Marks {
        closed: one(0),
        newcomers: one(2),
        genders: [WOMEN, Concept(4)].into_iter().collect(),
        all_genders: one(5),
        lgbtq: one(6),
        teens: one(7),
        young: [Concept(7), Concept(8)].into_iter().collect(),
        older: one(9),
        adults_only: one(10),
        family: one(11),
        secular: one(12),
        christian: one(14),
        muslim: one(15),
        jewish: one(16),
        buddhist: one(17),
        indigenous: one(18),
        mental_health: one(19),
        grief: one(20),
        trauma: one(21),
        family_history: one(22),
        medication_welcome: one(23),
        cutting_down: one(24),
        safer_use: one(25),
        tools: one(26),
        sharing: one(27),
        small: one(28),
        proof: one(29),
        in_person_only: [STEP_FREE, Concept(31)].into_iter().collect(),
        camera_optional: one(32),
        camera_on: one(33),
        listening: one(34),
        takes_turns: one(35),
        restricted: one(36),
        return_to_use: one(37),
        languages: LANGUAGES.into_iter().collect(),
    }
}

pub fn rules() -> Rules {
    let claim = |sentence: &Sentence| (*sentence, Claim { sort: Sort::Fact, evidence: Default::default() });
    Rules {
        weights: Weights::all(2),
        sentences: Sentence::ALL.iter().map(claim).collect(),
        marks: marks(),
        kept_for: [WOMEN, Concept(4), Concept(6), Concept(7)].into_iter().collect(),
        implied: Vec::new(),
        studied: vec![FellowshipId::new("kind_0")],
        stands_in: vec![StandsIn {
            approach: Approach::TwelveStep,
            about: [Behaviour::Alcohol].into_iter().collect(),
            does_for: Behaviours::DRUGS,
        }],
        suggested: 4,
        room_for_equals: 2,
        meetings: 3,
        near_km: 16.0,
        minutes_per_km: 3.0,
        visitors_from: 5,
        lot: 7,
    }
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> + Clone {
    select(all)
}

fn concepts() -> impl Strategy<Value = ConceptSet> {
    vec((0..43_u8).prop_map(Concept), 0..6).prop_map(ConceptSet::from_iter)
}

fn behaviours() -> impl Strategy<Value = Behaviours> {
    prop_oneof![
        3 => vec(one_of(Behaviour::ALL), 0..3).prop_map(Behaviours::from_iter),
        1 => Just(Behaviours::ALL),
        1 => Just([Behaviour::Alcohol].into_iter().collect()),
        1 => Just(Behaviours::DRUGS),
    ]
}

/// Half of the answers are skipped.
fn maybe<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    option::weighted(0.5, value)
}

fn wanted(among: std::ops::Range<u8>) -> impl Strategy<Value = Vec<Wanted>> {
    let strength = prop_oneof![3 => Just(Strength::Like), 1 => Just(Strength::Must)];
    let one = (among.prop_map(Concept), strength).prop_map(|(concept, strength)| Wanted { concept, strength });
    prop_oneof![3 => Just(Vec::new()), 2 => vec(one, 1..3)]
}

fn medication() -> impl Strategy<Value = MedicationWish> {
    prop_oneof![
        vec(one_of(Medicine::ALL), 1..3).prop_map(|all| MedicationWish::Takes(all.into_iter().collect())),
        Just(MedicationWish::TakesNone),
        Just(MedicationWish::RatherNotSay),
    ]
}

pub fn weights() -> impl Strategy<Value = Weights> {
    vec(0..=4_u8, Topic::ALL.len()).prop_map(|all| {
        Topic::ALL.iter().zip(all).fold(Weights::all(0), |weights, (topic, weight)| weights.with(*topic, weight))
    })
}

prop_compose! {
    fn about_me()(
        seeker in maybe(one_of(Seeker::ALL)),
        behaviours in prop_oneof![Just(Behaviours::NONE), behaviours()],
        goal in maybe(one_of(Goal::ALL)),
        outlook in maybe(one_of(Outlook::ALL)),
        medication in maybe(medication()),
        age in option::weighted(0.3, one_of(AgeGroup::ALL)),
        learned in maybe(one_of(Learned::ALL)),
        circle_uses in maybe(any::<bool>()),
        concerns in prop_oneof![3 => Just(Vec::new()), 2 => vec(one_of(Concern::ALL), 1..3)],
        style in maybe(one_of(Style::ALL)),
        size in maybe(one_of(Size::ALL)),
        returned in prop::bool::weighted(0.2),
    ) -> Wishes {
        Wishes {
            seeker, behaviours, goal, outlook, medication, age, learned, circle_uses, concerns, style, size,
            returned,
            ..Wishes::default()
        }
    }
}

prop_compose! {
    pub fn wishes()(
        me in about_me(),
        company in wanted(2..10),
        access in wanted(29..36),
        mode in maybe(one_of(Mode::ALL)),
        days in prop_oneof![2 => Just(Vec::new()), 1 => vec(select(Weekday::ALL.to_vec()), 1..5)],
        parts in prop_oneof![2 => Just(Vec::new()), 1 => vec(one_of(Part::ALL), 1..3)],
        languages in prop_oneof![2 => Just(Vec::new()), 1 => vec(select(LANGUAGES.to_vec()), 1..2)],
        usual in usual(),
        proof in prop::bool::weighted(0.2),
        sent in prop::bool::weighted(0.2),
        nerves in vec(one_of(Nerve::ALL), 0..3),
        weights in maybe(weights()),
    ) -> Wishes {
        Wishes {
            company, access, mode, days, parts, proof, sent, nerves, weights,
            languages: languages.into_iter().collect(),
            usual_languages: usual.into_iter().collect(),
            ..me
        }
    }
}

prop_compose! {
    fn kind()(
        approach in one_of(&Approach::ALL[..6]),
        method in one_of(Method::ALL),
        goal in one_of(GoalStance::ALL),
        belief in one_of(Belief::ALL),
        psychiatric in one_of(MedicationStance::ALL),
        opioid in one_of(MedicationStance::ALL),
        for_whom in one_of(ForWhom::ALL),
        entry in one_of(Entry::ALL),
        ages in one_of(Ages::ALL),
        gender in one_of(Gender::ALL),
        kept_for in prop_oneof![4 => Just(ConceptSet::EMPTY), 1 => Just(ConceptSet::from_iter([WOMEN]))],
        proof in one_of(Proof::ALL),
    )(
        behaviours in behaviours(),
        concerns in prop_oneof![3 => Just(Vec::new()), 1 => vec(one_of(Concern::ALL), 1..2)],
        active in prop::bool::weighted(0.9),
        all in Just((approach, method, goal, belief, psychiatric, opioid, for_whom, entry, ages, gender, kept_for, proof)),
    ) -> Kind {
        let (approach, method, goal, belief, psychiatric, opioid, for_whom, entry, ages, gender, kept_for, proof) = all;
        Kind {
            method, goal, belief, psychiatric, opioid, for_whom, entry, ages, gender, kept_for, proof, behaviours,
            concerns, active,
            ..Kind::name_only(FellowshipId::default(), approach)
        }
    }
}

prop_compose! {
    fn start()(in_minutes in -10..10_080_i32, day in select(Weekday::ALL.to_vec()), quarter in 0..96_u16) -> Start {
        Start { in_minutes, day, minute: quarter * 15 }
    }
}

fn usual() -> impl Strategy<Value = Vec<Concept>> {
    prop_oneof![Just(Vec::new()), vec(select(LANGUAGES.to_vec()), 1..2)]
}

prop_compose! {
    fn meeting()(
        attendance in one_of(&[Attendance::InPerson, Attendance::Online, Attendance::Hybrid, Attendance::Paused]),
        km in 0.0..60.0_f32,
        near in prop::bool::weighted(0.7),
        (concepts, usual) in (concepts(), usual()),
        mut starts in vec(start(), 1..3),
        checked_days in maybe(0..900_u32),
        group_says in option::weighted(0.2, one_of(&[GroupSays::Welcome, GroupSays::NotWelcome])),
        told in option::weighted(0.2, (0..12_usize, 0..12_usize)),
        introduction in prop::bool::weighted(0.1),
        on_site in prop::bool::weighted(0.05),
    ) -> Meeting {
        starts.sort_by_key(|start| start.in_minutes);
        let said = |against, at| if at < against { Medication::Against } else { Medication::Nothing };
        let line = |(told, against)| MedicationLine::of(told as u32, (0..told).map(|at| said(against, at)));
        let visitors = told.and_then(line);
        let km = (attendance.in_person() && near).then_some(km);
        Meeting {
            meeting: 0, km, attendance, concepts, starts, checked_days, group_says, visitors, introduction, on_site,
            usual_languages: usual.into_iter().collect(),
        }
    }
}

/// Kinds by the dozen, each with some meetings in reach or none.
pub fn found(meetings: std::ops::Range<usize>) -> impl Strategy<Value = (Vec<Kind>, Vec<Reached>)> {
    vec((kind(), vec(meeting(), meetings)), 1..12).prop_map(|all| {
        let mut number = 0;
        let (mut kinds, mut reach) = (Vec::new(), Vec::new());
        for (at, (kind, mut meetings)) in all.into_iter().enumerate() {
            let id = FellowshipId::new(&format!("kind_{at}"));
            for meeting in &mut meetings {
                meeting.meeting = number;
                number += 1;
            }
            kinds.push(Kind { id: id.clone(), ..kind });
            if !meetings.is_empty() {
                reach.push(Reached { kind: id, meetings, more_near: 0, more_far: 0, left_out: Vec::new() });
            }
        }
        (kinds, reach)
    })
}

pub fn world() -> impl Strategy<Value = World> {
    (wishes(), found(0..6)).prop_map(|(wishes, (kinds, reach))| World { wishes, kinds, reach })
}

/// People who said little, so that much fits.
pub fn easy_world() -> impl Strategy<Value = World> {
    let wishes = (maybe(one_of(Goal::ALL)), maybe(one_of(Outlook::ALL)), maybe(medication()), maybe(weights()));
    let wishes = wishes.prop_map(|(goal, outlook, medication, weights)| Wishes {
        goal,
        outlook,
        medication,
        weights,
        ..Wishes::default()
    });
    (wishes, found(0..6)).prop_map(|(wishes, (kinds, reach))| World { wishes, kinds, reach })
}
