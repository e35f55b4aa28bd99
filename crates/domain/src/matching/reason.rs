//! Why a kind is suggested: two to four sentences, each of which traces to what the person said, to a finding or to a
//! fact.

use crate::{
    behaviour::{Behaviour, Behaviours},
    concept::Concept,
    kind::{Belief, Concern, ForWhom, Kind, MedicationStance, Proof, Standing},
    matching::{
        AgeGroup, Argument, Because, Goal, Learned, Nerve, Outlook, Reason, Sentence, Strength, Style, Topic, Why,
        fit::{self, is_of_one_faith},
        judge::Judged,
        screen::{Screen, made_for},
        weight::MOST,
    },
};

/// Points from which a topic is said to be met.
const MET: u8 = MOST - 1;
/// How many reasons at most come from what the person said, so that one from the directory stands beside them.
const SAID: usize = 3;
const ALL: usize = 4;

/// A sentence with its arguments, before it is known what it rests on.
type Said = (Sentence, Vec<(&'static str, Argument)>);

/// Two to four reasons, those that count most for this person first.
pub(crate) fn reasons(screen: &Screen, judged: &Judged) -> Vec<Reason> {
    let mut said: Vec<(u32, Reason)> = Vec::new();
    for (why, (say, arguments)) in musts(screen, judged) {
        said.push((u32::from(MOST) * u32::from(MOST), reason(screen, say, Because::Must(why), arguments)));
    }
    for topic in Topic::ALL.iter().copied().filter(|topic| !topic.is_always_on()) {
        let (weight, points) = (screen.weights.get(topic), judged.points.get(topic));
        let least = if topic == Topic::About { 1 } else { MET };
        if weight > 0 && points >= least {
            let sentence = preference(screen, judged, topic);
            said.extend(sentence.map(|(say, arguments)| {
                (u32::from(weight * points), reason(screen, say, Because::Preference(topic), arguments))
            }));
        }
    }
    // A stable sort: of two that count the same, the one whose topic comes first.
    said.sort_by_key(|(counts, _)| std::cmp::Reverse(*counts));
    let mut reasons: Vec<Reason> = Vec::with_capacity(ALL);
    let mut add = |most: usize, one: Reason| {
        if reasons.len() < most && !reasons.iter().any(|reason| reason.say == one.say) {
            reasons.push(one);
        }
    };
    said.into_iter().for_each(|(_, one)| add(SAID, one));
    for (because, (say, arguments)) in known(screen, judged) {
        add(ALL, reason(screen, say, because, arguments));
    }
    reasons
}

/// A sentence with the findings that the rules give it.
pub(crate) fn reason(
    screen: &Screen,
    say: Sentence,
    because: Because,
    arguments: Vec<(&'static str, Argument)>,
) -> Reason {
    let evidence = screen.rules.sentences.get(&say).map(|claim| claim.evidence.clone()).unwrap_or_default();
    Reason { say, because, arguments, evidence }
}

/// What the person said must be, and that it is so.
fn musts(screen: &Screen, judged: &Judged) -> Vec<(Why, Said)> {
    let (wishes, marks) = (screen.wishes, &screen.rules.marks);
    let mut met = Vec::new();
    if wishes.proof {
        let gives = judged.has(&marks.proof) || matches!(judged.kind.proof, Proof::YesService | Proof::OftenYes);
        let say = if gives { Sentence::ProofGiven } else { Sentence::ProofAsk };
        met.push((Why::Proof, (say, Vec::new())));
    }
    let spoken = wishes.languages.iter().find(|language| judged.has(&[*language].into_iter().collect()));
    met.extend(spoken.map(|language| (Why::Language, what(Sentence::Language, language))));
    let must = |wanted: &&super::Wanted| wanted.strength == Strength::Must;
    if let Some(wanted) = wishes.access.iter().find(must)
        && judged.has(&[wanted.concept].into_iter().collect())
    {
        met.push((Why::Access, what(Sentence::Access, wanted.concept)));
    }
    if let Some(wanted) = wishes.company.iter().find(must) {
        met.push((Why::Company, company(judged.kind, wanted.concept)));
    }
    if !wishes.days.is_empty() || !wishes.parts.is_empty() {
        met.push((Why::Time, (Sentence::Time, Vec::new())));
    }
    met
}

/// How a topic of which the person spoke is met.
fn preference(screen: &Screen, judged: &Judged, topic: Topic) -> Option<Said> {
    let plain = |say| (say, Vec::new());
    let kind = judged.kind;
    match topic {
        Topic::About => about(screen, judged).map(plain),
        Topic::Goal => screen.wishes.goal.map(|goal| plain(of_goal(goal, judged))),
        Topic::Belief => screen.wishes.outlook.and_then(|outlook| of_belief(outlook, judged)).map(plain),
        Topic::Medication => Some(plain(of_medication(screen, judged))),
        Topic::Company => liked(screen, judged),
        Topic::Age => screen.wishes.age.and_then(|age| of_age(age, judged)).map(plain),
        Topic::Concerns => concern(screen, judged).map(plain),
        Topic::Style => screen.wishes.style.map(|style| match style {
            Style::Skills => plain(Sentence::StyleTools),
            Style::Sharing => plain(Sentence::StyleSharing),
        }),
        Topic::Size => Some(plain(Sentence::SizeSmall)),
        Topic::Nerves => nerve(screen, judged).map(plain),
        Topic::Access => {
            let like = screen.wishes.access.iter().filter(|wanted| wanted.strength == Strength::Like);
            let mut there = like.filter(|wanted| judged.has(&[wanted.concept].into_iter().collect()));
            there.next().map(|wanted| what(Sentence::Access, wanted.concept))
        }
        Topic::Circle => Some(plain(Sentence::Circle)),
        Topic::Learned => screen.wishes.learned.and_then(|learned| match learned {
            Learned::Skills => Some(plain(Sentence::LearnedSkills)),
            Learned::TwelveSteps => Some(plain(Sentence::LearnedSteps)),
            Learned::Other => None,
        }),
        _ => {
            debug_assert!(topic.is_always_on(), "{kind:?} {topic:?}");
            None
        }
    }
}

/// What the directory knows of it and what studies found, for anyone.
fn known(screen: &Screen, judged: &Judged) -> Vec<(Because, Said)> {
    let counts = |topic| screen.weights.get(topic) > 0 && judged.points.get(topic) > 0;
    let plain = |when: bool, because, say| when.then(|| (because, (say, Vec::new())));
    let nearest = judged.meetings.iter().filter(|one| one.is_in_person()).filter_map(|one| one.km);
    let travel = match nearest.min_by(f32::total_cmp) {
        Some(km) => (Sentence::Travel, vec![("away", Argument::Km(km))]),
        None => (Sentence::TravelNone, Vec::new()),
    };
    let (because, often) = often(screen, judged);
    let said_new = screen.wishes.nerves.contains(&Nerve::New);
    let all = [
        plain(counts(Topic::Introduction), Because::Evidence, Sentence::Introduction),
        plain(counts(Topic::OnSite), Because::Evidence, Sentence::OnSite),
        Some((because, often)),
        Some((Because::Listing, travel)),
        plain(counts(Topic::Newcomers) && !said_new, Because::Listing, Sentence::Newcomers),
        plain(judged.points.get(Topic::Fresh) == MOST, Because::Listing, Sentence::Fresh),
        plain(counts(Topic::InPerson), Because::Listing, Sentence::InPerson),
    ];
    all.into_iter().flatten().collect()
}

/// How often one can go. What studies found of taking part they found of drink and of drugs, and not of families.
fn often(screen: &Screen, judged: &Judged) -> (Because, Said) {
    let named = screen.wishes.behaviours;
    let (say, because) = if screen.wishes.is_for_family() {
        (Sentence::OftenPlain, Because::Listing)
    } else if named.contains(Behaviour::Alcohol) {
        (Sentence::Often, Because::Evidence)
    } else if named.intersects(Behaviours::DRUGS) {
        (Sentence::OftenDrugs, Because::Evidence)
    } else {
        (Sentence::OftenPlain, Because::Listing)
    };
    (because, (say, vec![("n", Argument::Number(judged.near.saturating_add(judged.far)))]))
}

fn about(screen: &Screen, judged: &Judged) -> Option<Sentence> {
    if screen.wishes.is_for_family() {
        let for_both = judged.kind.for_whom == ForWhom::Both;
        return Some(if for_both { Sentence::FamilyToo } else { Sentence::Family });
    }
    if screen.wishes.behaviours.is_empty() {
        return None;
    }
    if judged.kind.behaviours == Behaviours::ALL {
        return Some(Sentence::AboutAnything);
    }
    match judged.points.get(Topic::About) {
        MOST => Some(Sentence::AboutAll),
        1 => None, // it only stands in, which is the caution
        _ => Some(Sentence::AboutSome),
    }
}

fn of_goal(goal: Goal, judged: &Judged) -> Sentence {
    use crate::kind::GoalStance as Its;
    match goal {
        Goal::Stop | Goal::StayStopped if judged.kind.goal == Its::OwnGoal => Sentence::GoalStopOwn,
        Goal::Stop | Goal::StayStopped => Sentence::GoalStop,
        Goal::CutDown => Sentence::GoalLess,
        Goal::Safer => Sentence::GoalSafer,
        Goal::NotSure => Sentence::GoalUnsure,
    }
}

fn of_belief(outlook: Outlook, judged: &Judged) -> Option<Sentence> {
    let by_kind = judged.as_kind.get(Topic::Belief) >= MET;
    match (outlook, judged.kind.belief) {
        (Outlook::NoMatter, _) => None,
        (_, _) if !by_kind => Some(Sentence::BeliefMeetings),
        (Outlook::SecularOnly, Belief::NoneBuddhistPractice) => Some(Sentence::BeliefPractice),
        (Outlook::SecularOnly, _) => Some(Sentence::BeliefSecular),
        (Outlook::SpiritualFine, Belief::HigherPowerAsUnderstood | Belief::OptionalSpiritual) => {
            Some(Sentence::BeliefSpiritual)
        }
        (Outlook::SpiritualFine, _) => None,
        (Outlook::Buddhist, _) => Some(Sentence::BeliefFaith),
        (_, belief) => is_of_one_faith(belief).then_some(Sentence::BeliefFaith),
    }
}

fn of_medication(screen: &Screen, judged: &Judged) -> Sentence {
    let stances = screen.medicines.iter().map(|medicine| judged.kind.says_of(medicine));
    let least = stances.reduce(MedicationStance::max_by_standing).unwrap_or(MedicationStance::NotVerified);
    match least.standing() {
        Standing::LeftToPerson => Sentence::MedicineLeftToYou,
        Standing::Welcome => Sentence::MedicineWelcome,
        Standing::SaidWelcome => Sentence::MedicineSaid,
        Standing::Varies | Standing::Unknown | Standing::Against => Sentence::MedicineGroup,
    }
}

fn liked(screen: &Screen, judged: &Judged) -> Option<Said> {
    let like = screen.wishes.company.iter().filter(|wanted| wanted.strength == Strength::Like);
    let of = |concept: Concept| judged.has(&[concept].into_iter().collect()) || made_for(judged.kind) == Some(concept);
    let mut there = like.filter(|wanted| of(wanted.concept));
    there.next().map(|wanted| company(judged.kind, wanted.concept))
}

fn company(kind: &Kind, concept: Concept) -> Said {
    let whole = made_for(kind) == Some(concept);
    what(if whole { Sentence::CompanyKind } else { Sentence::Company }, concept)
}

fn of_age(age: AgeGroup, judged: &Judged) -> Option<Sentence> {
    match (age, judged.points.get(Topic::Age)) {
        (AgeGroup::Under18, MOST) => Some(Sentence::AgeTeens),
        (AgeGroup::Under18 | AgeGroup::From18To25, _) => Some(Sentence::AgeYoung),
        (AgeGroup::From60, _) => Some(Sentence::AgeOlder),
        (AgeGroup::From26To59, _) => None,
    }
}

fn concern(screen: &Screen, judged: &Judged) -> Option<Sentence> {
    let named = &screen.wishes.concerns;
    let by_kind = judged.kind.concerns.iter().find(|concern| named.contains(concern));
    Some(match by_kind {
        // What was studied were groups for people with both.
        Some(Concern::MentalHealth) if judged.kind.needs.is_empty() => Sentence::ConcernToo,
        Some(Concern::MentalHealth) => Sentence::ConcernMentalHealth,
        Some(Concern::Grief) => Sentence::ConcernGrief,
        Some(Concern::FamilyHistory) => Sentence::ConcernFamilyHistory,
        Some(Concern::Trauma | Concern::ChildhoodAbuse) => Sentence::ConcernTrauma,
        None => Sentence::ConcernMeetings,
    })
}

/// The first of what would make it easier that is surely there.
fn nerve(screen: &Screen, judged: &Judged) -> Option<Sentence> {
    let sure = |nerve: &Nerve| {
        judged.meetings.iter().any(|meeting| fit::nerve_points(screen, *nerve, meeting) == MOST)
            && *nerve != Nerve::WithSomeone // the introduction says so itself
    };
    screen.wishes.nerves.iter().copied().find(sure).map(|nerve| match nerve {
        Nerve::JustListen => Sentence::NervesListen,
        Nerve::CameraOff => Sentence::NervesCamera,
        Nerve::New | Nerve::WithSomeone => Sentence::NervesNew,
    })
}

fn what(say: Sentence, concept: Concept) -> Said {
    (say, vec![("what", Argument::Concept(concept))])
}
