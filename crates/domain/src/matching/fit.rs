//! How well a kind or a meeting meets each topic, from 0 (not) to [`MOST`] (whole).
//!
//! Points of a topic depend on that topic's wish and facts alone, and a score is their sum by weight. So changing one
//! answer never moves two kinds past each other that are alike in it, and a higher weight never harms who meets it.
//! What is not known is in the middle: it is neither held against a kind nor counted for it.

use crate::{
    behaviour::Behaviour,
    concept::ConceptSet,
    kind::{Ages, Approach, Belief, GoalStance, Kind, Method, Standing},
    matching::{
        AgeGroup, Goal, GroupSays, Learned, Meeting, Nerve, Outlook, Size, Strength, Style, Topic, Wanted, Weights,
        screen::{About, Screen, made_for},
        weight::MOST,
    },
};

/// Neither met nor missed.
const MIDDLE: u8 = MOST / 2;

/// Points by topic, four bits each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Points(u128);

/// The highest bit of each topic's four.
const HIGH: u128 = {
    let (mut bits, mut topic) = (0, 0);
    while topic < Topic::ALL.len() {
        bits |= 8 << (topic * 4);
        topic += 1;
    }
    bits
};

impl Points {
    pub(crate) fn get(self, topic: Topic) -> u8 {
        (self.0 >> (topic as u32 * 4) & 15) as u8
    }

    /// At most [`MOST`], so that the highest bit of the four stays free.
    pub(crate) fn set(&mut self, topic: Topic, points: u8) {
        let place = topic as u32 * 4;
        self.0 = self.0 & !(15 << place) | u128::from(points.min(MOST)) << place;
    }

    /// The better of the two in each topic.
    pub(crate) fn best(&mut self, other: Self) {
        if !self.covers(other) {
            for topic in Topic::ALL.iter().copied() {
                self.set(topic, self.get(topic).max(other.get(topic)));
            }
        }
    }

    /// Whether no topic is better in `other`.
    pub(crate) fn covers(self, other: Self) -> bool {
        // No borrow leaves a topic's four bits while its high bit is set.
        ((self.0 | HIGH) - other.0) & HIGH == HIGH
    }

    /// The sum by weight.
    pub(crate) fn score(self, weights: Weights) -> u32 {
        weights.iter().map(|(topic, weight)| u32::from(weight) * u32::from(self.get(topic))).sum()
    }
}

/// What the kind as such meets.
pub(crate) fn of_kind(screen: &Screen, kind: &Kind) -> Points {
    let wishes = screen.wishes;
    let mut points = Points::default();
    points.set(Topic::About, about(screen.fit(kind), wishes.is_for_family()));
    points.set(Topic::Goal, wishes.goal.map_or(0, |goal| of_goal(goal, kind.goal)));
    points.set(Topic::Belief, wishes.outlook.map_or(0, |outlook| of_belief(outlook, kind.belief)));
    let standings = screen.medicines.iter().map(|medicine| kind.says_of(medicine).standing());
    points.set(Topic::Medication, standings.map(of_standing).min().unwrap_or(0));
    let company = |wanted: &Wanted| made_for(kind) == Some(wanted.concept);
    points.set(Topic::Company, share(&wishes.company, company));
    points.set(Topic::Age, wishes.age.map_or(0, |age| of_age(age, kind.ages)));
    let named = wishes.concerns.iter().map(|concern| kind.concerns.contains(concern));
    points.set(Topic::Concerns, part(named.chain(wishes.returned.then_some(false))));
    points.set(Topic::Style, wishes.style.map_or(0, |style| of_style(style, kind)));
    points.set(Topic::Learned, wishes.learned.map_or(0, |learned| of_learned(learned, kind)));
    points.set(Topic::Size, if wishes.size == Some(Size::Small) { MIDDLE } else { 0 });
    points
}

/// What one meeting meets.
pub(crate) fn of_meeting(screen: &Screen, kind: &Kind, meeting: &Meeting) -> Points {
    let (wishes, marks, concepts) = (screen.wishes, &screen.rules.marks, &meeting.concepts);
    let if_marked = |asked: bool, set: &ConceptSet| if asked && concepts.intersects(set) { MOST } else { 0 };
    let mut points = Points::default();
    let less = matches!(wishes.goal, Some(Goal::CutDown | Goal::Safer | Goal::NotSure));
    points.set(Topic::Goal, if_marked(less, &marks.cutting_down.or(&marks.safer_use)));
    points.set(Topic::Belief, wishes.outlook.map_or(0, |outlook| of_marks(screen, outlook, concepts)));
    let welcome = meeting.group_says == Some(GroupSays::Welcome) || concepts.intersects(&marks.medication_welcome);
    // One group speaks for itself; what the kind's other groups say is not known by it.
    points.set(Topic::Medication, if !screen.medicines.is_empty() && welcome { MOST - 1 } else { 0 });
    let has = |wanted: &Wanted| concepts.contains(wanted.concept);
    points.set(Topic::Company, share(&wishes.company, |one| has(one) || made_for(kind) == Some(one.concept)));
    points.set(Topic::Access, share(&wishes.access, has));
    points.set(Topic::Age, wishes.age.map_or(0, |age| age_marks(screen, age, concepts)));
    points.set(Topic::Concerns, part(screen.concern_marks().map(|set| concepts.intersects(&set))));
    let style = match wishes.style {
        Some(Style::Skills) => &marks.tools,
        Some(Style::Sharing) => &marks.sharing,
        None => &ConceptSet::EMPTY,
    };
    points.set(Topic::Style, if_marked(true, style).min(MOST - 1));
    points.set(Topic::Size, if_marked(wishes.size == Some(Size::Small), &marks.small));
    points.set(Topic::Nerves, nerves(screen, meeting));
    points.set(Topic::Travel, travel(meeting));
    points.set(Topic::InPerson, if meeting.is_in_person() { MOST } else { 0 });
    points.set(Topic::Introduction, if meeting.introduction { MOST } else { 0 });
    points.set(Topic::OnSite, if meeting.on_site { MOST } else { 0 });
    points.set(Topic::Newcomers, if_marked(true, &marks.newcomers));
    points.set(Topic::Fresh, fresh(meeting.checked_days));
    points
}

/// What the starts of a week meet: so many in person and near, so many farther or online.
pub(crate) fn of_week(screen: &Screen, near: u32, far: u32) -> Points {
    let units = near * 2 + far;
    let mut points = Points::default();
    // Four near meetings a week are enough to be counted whole: a big programme is not better for being big.
    points.set(Topic::TakingPart, u8::try_from(units / 2).unwrap_or(MOST).min(MOST));
    // The study was of drinking.
    let named = screen.wishes.behaviours;
    let drinks = named.is_empty() || named.contains(Behaviour::Alcohol);
    if screen.wishes.circle_uses == Some(true) && drinks {
        points.set(Topic::Circle, u8::try_from((near + far) / 2).unwrap_or(MOST).min(MOST));
    }
    points
}

fn about(fit: About, for_family: bool) -> u8 {
    match fit {
        About::All => MOST,
        // That it is for who cares about someone was asked for, and it is.
        About::Unsaid if for_family => MOST,
        About::Some => MIDDLE,
        About::StandsIn => 1,
        About::Unsaid | About::No => 0,
    }
}

/// How a programme's aim fits a person's own. That a fit helps was never tested; it is what they asked for.
fn of_goal(goal: Goal, stance: GoalStance) -> u8 {
    use GoalStance as Its;
    match (goal, stance) {
        (_, Its::NotKnown | Its::Varies) => MIDDLE,
        (_, Its::NotApplicable) => 0,
        (_, Its::OwnGoal) => 4,
        (Goal::Stop | Goal::StayStopped, Its::ModerationOrAbstinence) => 2,
        (Goal::Stop | Goal::StayStopped, _) => 4,
        (Goal::CutDown, Its::ModerationOrAbstinence) => 4,
        (Goal::Safer | Goal::NotSure, Its::ModerationOrAbstinence) => 3,
        // They aim at stopping, and ask for a wish to stop at most.
        (Goal::NotSure, Its::AbstinenceEncouraged | Its::AbstinenceAndWellbeing) => 2,
        (Goal::NotSure, _) => 1,
        (Goal::CutDown | Goal::Safer, Its::AbstinenceEncouraged | Its::AbstinenceAndWellbeing) => 1,
        (Goal::CutDown | Goal::Safer, _) => 0,
    }
}

fn of_belief(outlook: Outlook, belief: Belief) -> u8 {
    use Belief as Its;
    if outlook == Outlook::NoMatter {
        return 0;
    }
    match (outlook, belief) {
        (_, Its::NotKnown | Its::Varies) => MIDDLE,
        (Outlook::SecularOnly, Its::None | Its::NoneRequired) => 4,
        (Outlook::SecularOnly, Its::NoneBuddhistPractice) => 3,
        (Outlook::SecularOnly, Its::OptionalSpiritual | Its::NonTraditionalSteps) => 2,
        (Outlook::SecularOnly, _) => 0,
        (Outlook::SpiritualFine, its) => {
            if is_of_one_faith(its) {
                2
            } else {
                4
            }
        }
        (Outlook::Christian, Its::ChristianGodExplicit | Its::ChristianLight)
        | (Outlook::Muslim, Its::AllahExplicit)
        | (Outlook::Jewish, Its::JewishSpirituality)
        | (Outlook::Buddhist, Its::NoneBuddhistPractice)
        | (Outlook::Indigenous, Its::CreatorGreatSpirit) => 4,
        (_, its) => {
            if is_of_one_faith(its) {
                0
            } else {
                2
            }
        }
    }
}

pub(crate) fn is_of_one_faith(belief: Belief) -> bool {
    matches!(
        belief,
        Belief::ChristianGodExplicit
            | Belief::ChristianLight
            | Belief::AllahExplicit
            | Belief::JewishSpirituality
            | Belief::CreatorGreatSpirit
    )
}

fn of_marks(screen: &Screen, outlook: Outlook, concepts: &ConceptSet) -> u8 {
    if screen.mark_of(outlook).is_some_and(|mark| concepts.intersects(mark)) { MOST } else { 0 }
}

fn of_standing(standing: Standing) -> u8 {
    match standing {
        Standing::Welcome => 4,
        Standing::LeftToPerson | Standing::SaidWelcome => 3,
        Standing::Unknown => MIDDLE,
        // Known to be so in some of its groups only: who must be welcome has to look for one.
        Standing::Varies => 1,
        Standing::Against => 0,
    }
}

fn of_age(age: AgeGroup, ages: Ages) -> u8 {
    match (age, ages) {
        (AgeGroup::Under18, Ages::Teens | Ages::YoungPeople) | (AgeGroup::From18To25, Ages::YoungPeople) => 4,
        _ => 0,
    }
}

fn age_marks(screen: &Screen, age: AgeGroup, concepts: &ConceptSet) -> u8 {
    let marks = &screen.rules.marks;
    let mark = match age {
        AgeGroup::Under18 if concepts.intersects(&marks.teens) => return MOST,
        AgeGroup::Under18 if concepts.intersects(&marks.young) => return MOST - 1,
        AgeGroup::From18To25 => &marks.young,
        AgeGroup::From60 => &marks.older,
        AgeGroup::Under18 | AgeGroup::From26To59 => return 0,
    };
    if concepts.intersects(mark) { MOST } else { 0 }
}

fn of_style(style: Style, kind: &Kind) -> u8 {
    match (style, kind.method) {
        (_, Method::NotKnown) if kind.approach != Approach::TwelveStep => MIDDLE,
        (Style::Skills, Method::CbtRebtMi | Method::CbtRebtCraft) => 4,
        (Style::Skills, Method::Moderation | Method::FamilyEducation) => 3,
        (Style::Skills, Method::SecularEmpowerment | Method::HarmReduction | Method::Buddhist) => 2,
        (Style::Skills, _) => 1,
        (Style::Sharing, Method::CbtRebtMi | Method::CbtRebtCraft | Method::FamilyEducation | Method::Moderation) => 2,
        (Style::Sharing, Method::Activity | Method::Platform | Method::MethodNotFellowship) => 1,
        (Style::Sharing, _) => 4,
    }
}

fn of_learned(learned: Learned, kind: &Kind) -> u8 {
    let same = match learned {
        Learned::Skills => matches!(kind.method, Method::CbtRebtMi | Method::CbtRebtCraft),
        Learned::TwelveSteps => kind.approach == Approach::TwelveStep,
        Learned::Other => false,
    };
    if same { MOST } else { 0 }
}

/// What would make a first time easier, on the average of what was named.
fn nerves(screen: &Screen, meeting: &Meeting) -> u8 {
    let named = &screen.wishes.nerves;
    let of = |nerve: &Nerve| nerve_points(screen, *nerve, meeting);
    let count = named.len().max(1);
    u8::try_from(named.iter().map(|nerve| usize::from(of(nerve))).sum::<usize>() / count).unwrap_or(MOST)
}

/// One of them. A listing that says nothing is in the middle.
pub(crate) fn nerve_points(screen: &Screen, nerve: Nerve, meeting: &Meeting) -> u8 {
    let (marks, concepts) = (&screen.rules.marks, &meeting.concepts);
    let by = |good: &ConceptSet, bad: &ConceptSet| {
        if concepts.intersects(good) {
            MOST
        } else if concepts.intersects(bad) {
            0
        } else {
            MIDDLE
        }
    };
    match nerve {
        Nerve::New => by(&marks.newcomers, &ConceptSet::EMPTY),
        Nerve::JustListen => by(&marks.listening, &marks.takes_turns),
        Nerve::CameraOff if meeting.is_only_in_a_room() => 0,
        Nerve::CameraOff => by(&marks.camera_optional, &marks.camera_on),
        Nerve::WithSomeone if meeting.introduction => MOST,
        Nerve::WithSomeone => MIDDLE,
    }
}

/// By distance, since nobody has studied what distance does.
fn travel(meeting: &Meeting) -> u8 {
    match meeting.km {
        None => MOST,
        Some(km) if km <= 3.0 => 4,
        Some(km) if km <= 8.0 => 3,
        Some(km) if km <= 16.0 => 2,
        Some(km) if km <= 40.0 => 1,
        Some(_) => 0,
    }
}

pub(crate) fn fresh(checked_days: Option<u32>) -> u8 {
    match checked_days {
        Some(0..=31) => 4,
        Some(32..=92) => 3,
        Some(93..=183) => 2,
        Some(184..=366) | None => 1,
        Some(_) => 0,
    }
}

/// How many of the things one would like are there.
fn share(wanted: &[Wanted], has: impl Fn(&Wanted) -> bool) -> u8 {
    part(wanted.iter().filter(|one| one.strength == Strength::Like).map(has))
}

/// The part of these that is true, from 0 to [`MOST`]; 0 of none.
fn part(all: impl Iterator<Item = bool>) -> u8 {
    let (all, have) = all.fold((0, 0), |(all, have), one| (all + 1, have + usize::from(one)));
    u8::try_from(usize::from(MOST) * have / all.max(1)).unwrap_or(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_of_one_topic_never_touch_another() {
        for topic in Topic::ALL.iter().copied() {
            for other in Topic::ALL.iter().copied().filter(|other| *other != topic) {
                let (mut one, mut two) = (Points::default(), Points::default());
                one.set(topic, MOST);
                two.set(other, 1);
                assert_eq!((one.get(topic), one.get(other)), (MOST, 0));
                assert!(!one.covers(two) && !two.covers(one) && one.covers(one));
                one.best(two);
                assert_eq!((one.get(topic), one.get(other)), (MOST, 1));
                assert!(one.covers(two));
            }
        }
    }
}
