//! What stands beside a suggestion: one caution, one thing that nobody knows, and the notices of the whole answer.

use crate::{
    behaviour::{Behaviour, Behaviours},
    kind::{Approach, Basis, Belief, Entry, GoalStance, Kind, Proof, Standing},
    matching::{
        Because, Goal, MedicationWish, Medicine, Notice, Outlook, Reason, Sentence, Topic, Why,
        fit::is_of_one_faith,
        judge::{Judged, approaches},
        reason::reason,
        screen::{About, Screen},
    },
};

/// A listing that nobody checked for so long may be wrong.
const STALE_DAYS: u32 = 366;

/// The one thing to be careful of: what could harm first, then what may disappoint.
pub(crate) fn caution(screen: &Screen, judged: &Judged) -> Reason {
    let found = safety(screen, judged).or_else(|| wishes(screen, judged)).or_else(|| listing(screen, judged));
    let (say, because) = found.unwrap_or((Sentence::CareRoom, Because::Evidence));
    reason(screen, say, because, Vec::new())
}

/// What could harm.
fn safety(screen: &Screen, judged: &Judged) -> Option<(Sentence, Because)> {
    let (kind, wishes) = (judged.kind, screen.wishes);
    if !kind.active {
        return Some((Sentence::CareUncertain, Because::Kind));
    }
    if screen.is_minor() {
        return Some((Sentence::CareMinor, Because::Evidence));
    }
    if kind.approach == Approach::Moderation && !wishes.is_for_family() {
        return Some((Sentence::CareLimits, Because::Kind));
    }
    let standing = least_sure(screen, kind)?;
    if standing <= Standing::LeftToPerson || shown(screen, judged).iter().all(|one| welcomes(screen, one)) {
        return None;
    }
    // The survey asked people on methadone in AA and NA.
    let asked = screen.medicines.contains(Medicine::Opioid) && kind.approach == Approach::TwelveStep;
    if asked && standing >= Standing::Varies {
        Some((Sentence::CareMedicinePressed, Because::Evidence))
    } else {
        Some((Sentence::CareMedicineAsk, Because::Preference(Topic::Medication)))
    }
}

/// Where it is not what the person asked for.
fn wishes(screen: &Screen, judged: &Judged) -> Option<(Sentence, Because)> {
    let (kind, wishes) = (judged.kind, screen.wishes);
    if screen.fit(kind) == About::StandsIn {
        return Some((Sentence::CareStandsIn, Because::Evidence));
    }
    let aims = matches!(
        kind.goal,
        GoalStance::AbstinenceProgramme
            | GoalStance::AbstinenceEncouraged
            | GoalStance::AbstinenceAndWellbeing
            | GoalStance::AbstinenceFromNonprescribed
    );
    let less = matches!(wishes.goal, Some(Goal::CutDown | Goal::Safer | Goal::NotSure));
    if aims && less {
        return Some((Sentence::CareAims, Because::Preference(Topic::Goal)));
    }
    if kind.goal == GoalStance::SoberToAttend || kind.entry == Entry::SoberBefore {
        return Some((Sentence::CareSoberBefore, Because::Kind));
    }
    belief(screen, judged).or_else(|| lgbtq(screen, judged))
}

fn belief(screen: &Screen, judged: &Judged) -> Option<(Sentence, Because)> {
    let its = judged.kind.belief;
    let outlook = screen.wishes.outlook.filter(|outlook| *outlook != Outlook::NoMatter);
    let met = outlook.is_some() && judged.as_kind.get(Topic::Belief) == super::weight::MOST;
    if is_of_one_faith(its) && !met {
        return Some((Sentence::CareFaith, Because::Kind));
    }
    if outlook == Some(Outlook::SecularOnly) && its == Belief::HigherPowerAsUnderstood {
        // The study was of AA.
        let studied = judged.kind.id.as_str() == "aa";
        let because = if studied { Because::Evidence } else { Because::Preference(Topic::Belief) };
        return Some((if studied { Sentence::CarePrayerStudy } else { Sentence::CarePrayer }, because));
    }
    None
}

/// Both belonging and harm were told of Twelve-Step groups.
fn lgbtq(screen: &Screen, judged: &Judged) -> Option<(Sentence, Because)> {
    let named = screen.wishes.company.iter().any(|wanted| screen.rules.marks.lgbtq.contains(wanted.concept));
    let told = named && judged.kind.approach == Approach::TwelveStep;
    told.then_some((Sentence::CareLgbtq, Because::Evidence))
}

/// What the listing or the catalogue says, or does not.
fn listing(screen: &Screen, judged: &Judged) -> Option<(Sentence, Because)> {
    let (marks, all) = (&screen.rules.marks, shown(screen, judged));
    if all.iter().all(|one| one.concepts.intersects(&marks.restricted)) {
        return Some((Sentence::CareRestricted, Because::Listing));
    }
    if all.iter().all(|one| one.concepts.intersects(&marks.closed)) {
        return Some((Sentence::CareClosed, Because::Listing));
    }
    if all.iter().all(|one| one.checked_days.is_none_or(|days| days > STALE_DAYS)) {
        return Some((Sentence::CareStale, Because::Listing));
    }
    if all.iter().all(|one| !one.is_in_person()) {
        return Some((Sentence::CareOnline, Because::Evidence));
    }
    let its = judged.kind.goal;
    if screen.wishes.wants_to_stop() && matches!(its, GoalStance::OwnGoal | GoalStance::ModerationOrAbstinence) {
        return Some((Sentence::CareOtherGoals, Because::Preference(Topic::Goal)));
    }
    judged.kind.basis.is_unconfirmed().then_some((Sentence::CareUnconfirmed, Because::Kind))
}

/// The one thing that nobody knows, nearest to what the person asked.
pub(crate) fn unknown(screen: &Screen, judged: &Judged) -> Reason {
    let (kind, wishes) = (judged.kind, screen.wishes);
    let standing = least_sure(screen, kind);
    let silent = shown(screen, judged).iter().any(|one| one.group_says.is_none() && !welcomes(screen, one));
    let (say, because) = if standing == Some(Standing::Unknown) {
        (Sentence::UnknownMedicineText, Because::Preference(Topic::Medication))
    } else if standing.is_some() && silent {
        (Sentence::UnknownMedicineGroup, Because::Preference(Topic::Medication))
    } else if wishes.goal.is_some() && matches!(kind.goal, GoalStance::NotKnown) {
        (Sentence::UnknownGoal, Because::Preference(Topic::Goal))
    } else if wishes.outlook.is_some() && kind.belief == Belief::NotKnown {
        (Sentence::UnknownBelief, Because::Preference(Topic::Belief))
    } else if wishes.proof && !judged.has(&screen.rules.marks.proof) && kind.proof != Proof::YesService {
        (Sentence::UnknownProof, Because::Must(Why::Proof))
    } else if !wishes.access.is_empty() {
        (Sentence::UnknownAccess, Because::Preference(Topic::Access))
    } else if wishes.age.is_some() {
        (Sentence::UnknownAge, Because::Preference(Topic::Age))
    } else if wishes.size.is_some() {
        (Sentence::UnknownSize, Because::Preference(Topic::Size))
    } else if !screen.rules.studied.contains(&kind.id) || kind.basis == Basis::NameOnly {
        (Sentence::UnknownStudies, Because::Kind)
    } else {
        (Sentence::UnknownWho, Because::Evidence)
    };
    reason(screen, say, because, Vec::new())
}

/// What belongs beside the whole answer, safety first.
pub(crate) fn notices(screen: &Screen, judged: &[Judged], chosen: &[usize]) -> Vec<Notice> {
    let wishes = screen.wishes;
    let named = wishes.behaviours;
    let mut notices = Vec::new();
    let mut add = |when: bool, notice| {
        if when {
            notices.push(notice);
        }
    };
    let dangerous_to_stop: Behaviours =
        [Behaviour::Alcohol, Behaviour::Benzodiazepines, Behaviour::Pills].into_iter().collect();
    let stops = matches!(wishes.goal, Some(Goal::Stop | Goal::StayStopped | Goal::CutDown));
    let limits = |at: &usize| matches!(judged[*at].kind.approach, Approach::Moderation | Approach::HarmReduction);
    let may_stop = stops || chosen.iter().any(limits);
    add(may_stop && (named.is_empty() || named.intersects(dangerous_to_stop)), Notice::Withdrawal);
    let opioids: Behaviours = [Behaviour::Opioids, Behaviour::Pills].into_iter().collect();
    add(named.intersects(opioids) || wishes.medicines().opioid, Notice::Overdose);
    let speaks_of_medicine = matches!(wishes.medication, Some(MedicationWish::Takes(_) | MedicationWish::RatherNotSay));
    add(speaks_of_medicine, Notice::Medication);
    add(wishes.sent || wishes.proof, Notice::MadeToGo);
    let secular = judged.iter().any(|one| one.is_secular(screen.rules));
    add(screen.must_offer_secular() && !judged.is_empty() && !secular, Notice::NoSecularProof);
    add(judged.is_empty(), Notice::Nothing);
    add(approaches(judged).len() == 1, Notice::OneApproach);
    notices
}

/// The meetings that are shown, about: those by which a caution is judged.
fn shown<'a>(screen: &Screen, judged: &'a Judged) -> &'a [super::Meeting] {
    &judged.meetings[..screen.rules.meetings.clamp(1, judged.meetings.len())]
}

/// The standing of the medicine of which a person can be least sure; `None` when none was named.
fn least_sure(screen: &Screen, kind: &Kind) -> Option<Standing> {
    screen.medicines.iter().map(|medicine| kind.says_of(medicine).standing()).max()
}

fn welcomes(screen: &Screen, meeting: &super::Meeting) -> bool {
    meeting.group_says == Some(super::GroupSays::Welcome)
        || meeting.concepts.intersects(&screen.rules.marks.medication_welcome)
}
