//! The typed facts of a kind as sentences.

use openseat_domain::{
    behaviour::{Behaviour, Behaviours},
    kind::{
        Ages, Approach, Belief, Concern, Confidence, Cost, CrossTalk, Entry, Facilitation, ForWhom, Gender, GoalStance,
        MedicationStance, Presence, Proof, Sponsor,
    },
};

/// What an approach is called, and one line on it.
pub(super) fn approach(approach: Approach) -> (&'static str, &'static str) {
    match approach {
        Approach::TwelveStep => ("approach-twelve-step", "approach-twelve-step-says"),
        Approach::SecularSkills => ("approach-secular-skills", "approach-secular-skills-says"),
        Approach::Secular => ("approach-secular", "approach-secular-says"),
        Approach::Moderation => ("approach-moderation", "approach-moderation-says"),
        Approach::HarmReduction => ("approach-harm-reduction", "approach-harm-reduction-says"),
        Approach::Buddhist => ("approach-buddhist", "approach-buddhist-says"),
        Approach::Faith => ("approach-faith", "approach-faith-says"),
        Approach::Indigenous => ("approach-indigenous", "approach-indigenous-says"),
        Approach::Activity => ("approach-activity", "approach-activity-says"),
        Approach::Community => ("approach-community", "approach-community-says"),
        Approach::FamilySupport => ("approach-family-support", "approach-family-support-says"),
        Approach::Platform => ("approach-platform", "approach-platform-says"),
    }
}

pub(super) fn goal(goal: GoalStance) -> &'static str {
    match goal {
        GoalStance::AbstinenceProgramme => "goal-abstinence-programme",
        GoalStance::AbstinenceEncouraged => "goal-abstinence-encouraged",
        GoalStance::AbstinenceFromNonprescribed => "goal-abstinence-from-nonprescribed",
        GoalStance::AbstinenceAndWellbeing => "goal-abstinence-and-wellbeing",
        GoalStance::SoberToAttend => "goal-sober-to-attend",
        GoalStance::ModerationOrAbstinence => "goal-moderation-or-abstinence",
        GoalStance::OwnGoal => "goal-own-goal",
        GoalStance::Varies => "kind-varies",
        GoalStance::NotApplicable => "goal-not-applicable",
        GoalStance::NotKnown => "kind-not-known",
    }
}

pub(super) fn entry(entry: Entry) -> &'static str {
    match entry {
        Entry::Anyone => "entry-anyone",
        Entry::WishToStop => "entry-wish-to-stop",
        Entry::WishToChange => "entry-wish-to-change",
        Entry::SoberBefore => "entry-sober-before",
        Entry::Relative => "entry-relative",
        Entry::Belonging => "entry-belonging",
        Entry::NotKnown => "kind-not-known",
    }
}

pub(super) fn belief(belief: Belief) -> &'static str {
    match belief {
        Belief::HigherPowerAsUnderstood => "belief-higher-power",
        Belief::NonTraditionalSteps => "belief-own-steps",
        Belief::NoneRequired => "belief-none-required",
        Belief::None => "belief-none",
        Belief::NoneBuddhistPractice => "belief-buddhist",
        Belief::OptionalSpiritual => "belief-optional",
        Belief::ChristianGodExplicit => "belief-christian",
        Belief::ChristianLight => "belief-christian-light",
        Belief::AllahExplicit => "belief-muslim",
        Belief::JewishSpirituality => "belief-jewish",
        Belief::CreatorGreatSpirit => "belief-creator",
        Belief::Varies => "kind-varies",
        Belief::NotKnown => "kind-not-known",
    }
}

pub(crate) fn stance(stance: MedicationStance) -> &'static str {
    match stance {
        MedicationStance::SupportiveOfficial => "stance-supportive",
        MedicationStance::WelcomedOfficial => "stance-welcomed",
        MedicationStance::CompatibleOfficial => "stance-compatible",
        MedicationStance::CompatibleReported => "stance-compatible-reported",
        MedicationStance::ReportedSupportiveUnverified => "stance-supportive-reported",
        MedicationStance::NeutralVariesByGroup => "stance-by-group",
        MedicationStance::VariesByChurch => "stance-by-church",
        MedicationStance::Varies => "stance-varies",
        MedicationStance::NoStatementFound => "stance-no-statement",
        MedicationStance::NotVerified => "stance-not-verified",
        MedicationStance::NotApplicable => "stance-not-applicable",
        MedicationStance::DiscouragedOfficial => "stance-discouraged",
    }
}

/// Nothing where nothing was looked at.
pub(crate) fn confidence(confidence: Confidence) -> Option<&'static str> {
    match confidence {
        Confidence::High => Some("confidence-high"),
        Confidence::Medium => Some("confidence-medium"),
        Confidence::Low => Some("confidence-low"),
        Confidence::None => None,
    }
}

pub(super) fn leads(facilitation: Facilitation) -> &'static str {
    match facilitation {
        Facilitation::PeerLed => "leads-peers",
        Facilitation::PeerLedWithAdultSponsors => "leads-peers-with-adults",
        Facilitation::TrainedFacilitator => "leads-facilitator",
        Facilitation::TrainedPeer => "leads-trained-peer",
        Facilitation::TrainedVolunteer => "leads-volunteer",
        Facilitation::TrainedLayLeader => "leads-lay",
        Facilitation::TrainedPeerOrCoach => "leads-peer-or-coach",
        Facilitation::TrainedProfessionalOrGroup => "leads-professional",
        Facilitation::MixedStaffAndPeers => "leads-staff-and-peers",
        Facilitation::Mixed => "leads-mixed",
        Facilitation::Varies => "kind-varies",
        Facilitation::NotKnown => "kind-not-known",
    }
}

pub(super) fn whom(whom: ForWhom) -> &'static str {
    match whom {
        ForWhom::OneSelf => "whom-self",
        ForWhom::Family => "whom-family",
        ForWhom::Both => "whom-both",
    }
}

/// Nothing where it is the same as for everyone, or not known.
pub(super) fn ages(ages: Ages) -> Option<&'static str> {
    match ages {
        Ages::Any => Some("ages-any"),
        Ages::AnyWithYouth => Some("ages-any-with-youth"),
        Ages::Adults => Some("ages-adults"),
        Ages::AdultsWithYouth => Some("ages-adults-with-youth"),
        Ages::MostlyAdults => Some("ages-mostly-adults"),
        Ages::YoungPeople => Some("ages-young"),
        Ages::Teens => Some("ages-teens"),
        Ages::Varies | Ages::NotKnown => None,
    }
}

/// Nothing where it is the same for everyone, or not known.
pub(super) fn gender(gender: Gender) -> Option<&'static str> {
    match gender {
        Gender::AllWithGroups => Some("gender-groups"),
        Gender::SmallGroups => Some("gender-small-groups"),
        Gender::Women => Some("gender-women"),
        Gender::WomenAndNonBinary => Some("gender-women-non-binary"),
        Gender::All | Gender::NotKnown => None,
    }
}

pub(super) fn crosstalk(crosstalk: CrossTalk) -> &'static str {
    match crosstalk {
        CrossTalk::Yes => "crosstalk-yes",
        CrossTalk::UsuallyNo => "crosstalk-usually-no",
        CrossTalk::No => "crosstalk-no",
        CrossTalk::Varies => "kind-varies",
        CrossTalk::NotApplicable | CrossTalk::NotKnown => "kind-not-known",
    }
}

pub(super) fn sponsor(sponsor: Sponsor) -> &'static str {
    match sponsor {
        Sponsor::Yes => "sponsor-yes",
        Sponsor::Mentor => "sponsor-mentor",
        Sponsor::Optional => "sponsor-optional",
        Sponsor::No => "sponsor-no",
        Sponsor::Varies => "kind-varies",
        Sponsor::NotKnown => "kind-not-known",
    }
}

pub(super) fn cost(cost: Cost) -> &'static str {
    match cost {
        Cost::Free => "cost-free",
        Cost::MostlyFree => "cost-mostly-free",
        Cost::Varies => "cost-varies",
        Cost::NotKnown => "kind-not-known",
    }
}

pub(crate) fn proof(proof: Proof) -> &'static str {
    match proof {
        Proof::YesService => "proof-service",
        Proof::YesPerMeetingFlag => "proof-per-meeting",
        Proof::OftenYes => "proof-often",
        Proof::EachGroupDecides => "proof-each-group",
        Proof::Varies => "kind-varies",
        Proof::No => "proof-no",
        Proof::NotKnown => "kind-not-known",
    }
}

/// How much of it there is; `only` says what "nothing else" means.
pub(super) fn presence(presence: Presence, only: &'static str) -> &'static str {
    match presence {
        Presence::Many => "presence-many",
        Presence::Yes => "presence-yes",
        Presence::Some => "presence-some",
        Presence::Few => "presence-few",
        Presence::SomePlaces => "presence-some-places",
        Presence::Only => only,
        Presence::No => "presence-no",
        Presence::Varies => "kind-varies",
        Presence::NotKnown => "kind-not-known",
    }
}

/// The names of what a kind is about, the widest first.
pub(super) fn about(behaviours: Behaviours) -> Vec<&'static str> {
    if behaviours == Behaviours::ALL {
        return vec!["about-anything"];
    }
    let mut names = Vec::new();
    let mut told = Behaviours::NONE;
    for (set, name) in [(Behaviours::SUBSTANCES, "about-any-substance"), (Behaviours::DRUGS, "about-any-drug")] {
        if behaviours.contains_all(set) && !told.contains_all(set) {
            names.push(name);
            told = told.with(set);
        }
    }
    names.extend(behaviours.iter().filter(|one| !told.contains(*one)).map(behaviour));
    names
}

pub(super) fn behaviour(behaviour: Behaviour) -> &'static str {
    match behaviour {
        Behaviour::Alcohol => "behaviour-alcohol",
        Behaviour::Opioids => "behaviour-opioids",
        Behaviour::Cocaine => "behaviour-cocaine",
        Behaviour::Methamphetamine => "behaviour-methamphetamine",
        Behaviour::Cannabis => "behaviour-cannabis",
        Behaviour::Benzodiazepines => "behaviour-benzodiazepines",
        Behaviour::Pills => "behaviour-pills",
        Behaviour::OtherDrugs => "behaviour-other-drugs",
        Behaviour::Nicotine => "behaviour-nicotine",
        Behaviour::Gambling => "behaviour-gambling",
        Behaviour::Food => "behaviour-food",
        Behaviour::Sex => "behaviour-sex",
        Behaviour::Money => "behaviour-money",
        Behaviour::Work => "behaviour-work",
        Behaviour::Relationships => "behaviour-relationships",
        Behaviour::Screens => "behaviour-screens",
        Behaviour::Violence => "behaviour-violence",
    }
}

pub(super) fn concern(concern: Concern) -> &'static str {
    match concern {
        Concern::MentalHealth => "concern-mental-health",
        Concern::Grief => "concern-grief",
        Concern::FamilyHistory => "concern-family-history",
        Concern::Trauma => "concern-trauma",
        Concern::ChildhoodAbuse => "concern-childhood-abuse",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_kind_is_about_is_said_in_the_widest_words_that_hold() {
        let of = |words: &[&str]| {
            about(words.iter().filter_map(|word| Behaviours::parse(word)).fold(Behaviours::NONE, Behaviours::with))
        };
        assert_eq!(of(&["anything"]), ["about-anything"]);
        assert_eq!(of(&["any_substance", "food"]), ["about-any-substance", "behaviour-food"]);
        assert_eq!(of(&["any_drug", "alcohol"]), ["about-any-drug", "behaviour-alcohol"]);
        assert_eq!(of(&["cocaine"]), ["behaviour-cocaine"]);
        assert!(of(&[]).is_empty());
    }
}
