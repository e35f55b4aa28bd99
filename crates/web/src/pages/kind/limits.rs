//! Whom a kind may not suit, and what we do not know of it: both follow from the facts alone.

use openseat_content::fellowship::Fellowship;
use openseat_domain::kind::{
    Approach, Basis, Belief, CrossTalk, Entry, ForWhom, Gender, GoalStance, Kind, MedicationStance, Presence, Proof,
};

/// A figure that is older says nothing of today.
const STILL_TRUE: i16 = 5;

/// How each of these sentences goes on: "It may not be for you if …".
pub(super) fn may_not(kind: &Kind) -> Vec<&'static str> {
    let when = |holds: bool, key: &'static str| holds.then_some(key);
    let belief = match kind.belief {
        Belief::HigherPowerAsUnderstood => Some("may-not-higher-power"),
        Belief::ChristianGodExplicit | Belief::AllahExplicit | Belief::JewishSpirituality => Some("may-not-faith"),
        Belief::NoneBuddhistPractice => Some("may-not-meditate"),
        _ => None,
    };
    let goal = match kind.goal {
        GoalStance::AbstinenceProgramme | GoalStance::AbstinenceEncouraged | GoalStance::AbstinenceAndWellbeing => {
            Some("may-not-stop")
        }
        GoalStance::OwnGoal | GoalStance::ModerationOrAbstinence => Some("may-not-own-goal"),
        _ => None,
    };
    let crosstalk = match kind.cross_talk {
        CrossTalk::Yes => Some("may-not-crosstalk"),
        CrossTalk::UsuallyNo | CrossTalk::No => Some("may-not-no-crosstalk"),
        _ => None,
    };
    let whom = match kind.for_whom {
        ForWhom::Family => Some("may-not-family"),
        ForWhom::OneSelf => Some("may-not-self"),
        ForWhom::Both => None,
    };
    let for_some = !kind.kept_for.is_empty() || matches!(kind.gender, Gender::Women | Gender::WomenAndNonBinary);
    let sober = kind.entry == Entry::SoberBefore || kind.goal == GoalStance::SoberToAttend;
    let few = matches!(kind.in_person, Presence::Few | Presence::SomePlaces | Presence::No);
    let parts = [
        belief,
        goal,
        when(sober, "may-not-sober"),
        when(kind.approach == Approach::Moderation, "may-not-limits"),
        crosstalk,
        when(kind.approach == Approach::SecularSkills, "may-not-skills"),
        when(for_some || kind.entry == Entry::Belonging, "may-not-belonging"),
        whom,
        when(few, "may-not-room"),
        when(kind.online == Presence::Only, "may-not-online"),
        when(kind.proof == Proof::No, "may-not-proof"),
        when(kind.approach == Approach::Platform, "may-not-account"),
    ];
    parts.into_iter().flatten().collect()
}

/// What we do not know, in whole sentences. Never empty: nobody knows the room around the corner.
pub(super) fn unknown(one: &Fellowship, kind: &Kind, this_year: i16) -> Vec<&'static str> {
    let when = |holds: bool, key: &'static str| holds.then_some(key);
    if kind.basis == Basis::NameOnly {
        return vec!["unknown-most", "unknown-room"];
    }
    let stances = [kind.psychiatric, kind.opioid];
    let unread = |stance: &MedicationStance| {
        matches!(stance, MedicationStance::NotVerified | MedicationStance::NoStatementFound)
    };
    let medicine = if stances.iter().any(unread) {
        Some("unknown-medicine")
    } else {
        when(stances.iter().any(|stance| *stance != MedicationStance::NotApplicable), "unknown-medicine-room")
    };
    let year = one.fact("size_year").filter(|_| one.fact("size_approx").is_some()).and_then(year);
    let size = match year {
        None => Some("unknown-size"),
        Some(year) => when(this_year - year > STILL_TRUE, "unknown-size-now"),
    };
    let parts = [
        when(!kind.active, "unknown-active"),
        when(kind.basis.is_unconfirmed(), "unknown-confirmed"),
        medicine,
        when(one.evidence.is_empty(), "unknown-studies"),
        when(kind.proof == Proof::NotKnown, "unknown-proof"),
        size,
        Some("unknown-room"),
    ];
    parts.into_iter().flatten().collect()
}

/// The year in "2020", "2010s" or "c.2020".
fn year(text: &str) -> Option<i16> {
    let digits: String = text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use openseat_content::Content;

    use super::*;

    #[test]
    fn every_kind_says_what_is_not_known_and_no_two_sentences_contradict() {
        let content = Content::embedded();
        for (one, kind) in content.fellowships().iter().zip(content.kinds()) {
            let unknown = unknown(one, kind, 2026);
            assert!(unknown.len() >= 2 && unknown.last() == Some(&"unknown-room"), "{}: {unknown:?}", one.id);
            let may_not = may_not(kind);
            for pair in [("may-not-stop", "may-not-own-goal"), ("may-not-crosstalk", "may-not-no-crosstalk")] {
                assert!(!(may_not.contains(&pair.0) && may_not.contains(&pair.1)), "{}", one.id);
            }
        }
    }

    #[test]
    fn a_kind_that_nobody_confirmed_says_so() {
        let content = Content::embedded();
        for (one, kind) in content.fellowships().iter().zip(content.kinds()) {
            let says = unknown(one, kind, 2026).contains(&"unknown-confirmed");
            assert_eq!(says, one.source.row_basis == "general_knowledge_check_before_use", "{}", one.id);
        }
    }

    #[test]
    fn years_are_read_as_the_catalogue_writes_them() {
        assert_eq!([year("2020"), year("2010s"), year("c.2020"), year("")], [Some(2020), Some(2010), Some(2020), None]);
    }
}
