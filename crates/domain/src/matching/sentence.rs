//! The sentences that the matcher may say, each with what it rests on.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    concept::Concept,
    evidence::EvidenceId,
    matching::{Topic, Why},
    word::words,
};

/// One sentence with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    pub say: Sentence,
    pub because: Because,
    /// The arguments of the message, by name.
    pub arguments: Vec<(&'static str, Argument)>,
    /// The findings that the sentence names, as `content/matching.toml` lists them. Never empty for a claim.
    pub evidence: BTreeSet<EvidenceId>,
}

/// What a sentence traces to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// What the person said, by topic.
    Preference(Topic),
    /// What the person said must be.
    Must(Why),
    /// A finding; which, [`Reason::evidence`] tells.
    Evidence,
    /// The catalogue's facts of the kind.
    Kind,
    /// A listing of the directory.
    Listing,
}

/// A value in a sentence. How it is written depends on language and place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Argument {
    Number(u32),
    Km(f32),
    Concept(Concept),
}

words! {
    /// What a sentence is.
    pub enum Sort {
        /// It says what the person asked for.
        Preference = "preference",
        /// It claims something that a study found.
        Evidence = "evidence",
        /// It tells a fact of the catalogue or of a listing.
        Fact = "fact",
        Caution = "caution",
        /// It says what nobody knows.
        Unknown = "unknown",
        Notice = "notice",
    }
}

words! {
    /// Every sentence, by the key of its message in `content/words/<language>/match.ftl`. What each is and which
    /// findings it names stands in `content/matching.toml`.
    pub enum Sentence {
        // What the person named.
        AboutAll = "match-about-all",
        AboutAnything = "match-about-anything",
        AboutSome = "match-about-some",
        ConcernMentalHealth = "match-concern-mental-health",
        ConcernGrief = "match-concern-grief",
        ConcernFamilyHistory = "match-concern-family-history",
        ConcernTrauma = "match-concern-trauma",
        ConcernToo = "match-concern-too",
        ConcernMeetings = "match-concern-meetings",
        // Their goal.
        GoalStop = "match-goal-stop",
        GoalStopOwn = "match-goal-stop-own",
        GoalLess = "match-goal-less",
        GoalSafer = "match-goal-safer",
        GoalUnsure = "match-goal-unsure",
        // Belief.
        BeliefSecular = "match-belief-secular",
        BeliefPractice = "match-belief-practice",
        BeliefMeetings = "match-belief-meetings",
        BeliefSpiritual = "match-belief-spiritual",
        BeliefFaith = "match-belief-faith",
        // Medicine.
        MedicineWelcome = "match-medicine-welcome",
        MedicineLeftToYou = "match-medicine-left-to-you",
        MedicineSaid = "match-medicine-said",
        MedicineGroup = "match-medicine-group",
        // People.
        Company = "match-company",
        CompanyKind = "match-company-kind",
        AgeTeens = "match-age-teens",
        AgeYoung = "match-age-young",
        AgeOlder = "match-age-older",
        Family = "match-family",
        FamilyToo = "match-family-too",
        // How it goes.
        StyleTools = "match-style-tools",
        StyleSharing = "match-style-sharing",
        LearnedSkills = "match-learned-skills",
        LearnedSteps = "match-learned-steps",
        SizeSmall = "match-size-small",
        NervesNew = "match-nerves-new",
        NervesListen = "match-nerves-listen",
        NervesCamera = "match-nerves-camera",
        Circle = "match-circle",
        // What must be.
        Access = "match-access",
        Language = "match-language",
        Time = "match-time",
        ProofGiven = "match-proof-given",
        ProofAsk = "match-proof-ask",
        // What the directory knows, and what studies found.
        Often = "match-often",
        OftenDrugs = "match-often-drugs",
        OftenPlain = "match-often-plain",
        Travel = "match-travel",
        TravelNone = "match-travel-none",
        InPerson = "match-in-person",
        Introduction = "match-introduction",
        OnSite = "match-on-site",
        Newcomers = "match-newcomers",
        Fresh = "match-fresh",
        // One caution.
        CareUncertain = "match-care-uncertain",
        CareMinor = "match-care-minor",
        CareLimits = "match-care-limits",
        CareMedicinePressed = "match-care-medicine-pressed",
        CareMedicineAsk = "match-care-medicine-ask",
        CareStandsIn = "match-care-stands-in",
        CareAims = "match-care-aims",
        CareOtherGoals = "match-care-other-goals",
        CarePrayer = "match-care-prayer",
        CarePrayerStudy = "match-care-prayer-study",
        CareFaith = "match-care-faith",
        CareSoberBefore = "match-care-sober-before",
        CareClosed = "match-care-closed",
        CareRestricted = "match-care-restricted",
        CareLgbtq = "match-care-lgbtq",
        CareOnline = "match-care-online",
        CareStale = "match-care-stale",
        CareUnconfirmed = "match-care-unconfirmed",
        CareRoom = "match-care-room",
        // One thing that nobody knows.
        UnknownMedicineText = "match-unknown-medicine-text",
        UnknownMedicineGroup = "match-unknown-medicine-group",
        UnknownGoal = "match-unknown-goal",
        UnknownBelief = "match-unknown-belief",
        UnknownProof = "match-unknown-proof",
        UnknownAge = "match-unknown-age",
        UnknownAccess = "match-unknown-access",
        UnknownSize = "match-unknown-size",
        UnknownStudies = "match-unknown-studies",
        UnknownWho = "match-unknown-who",
        // Beside the answer.
        NoticeWithdrawal = "match-notice-withdrawal",
        NoticeOverdose = "match-notice-overdose",
        NoticeMedication = "match-notice-medication",
        NoticeMadeToGo = "match-notice-made-to-go",
        NoticeNoSecularProof = "match-notice-no-secular-proof",
        NoticeOneApproach = "match-notice-one-approach",
        NoticeNothing = "match-notice-nothing",
    }
}
