//! The words of the facts: each an enum with a lasting word for every value.

use crate::word::words;

words! {
    /// What people experience as a different way (`family` in the files).
    pub enum Approach {
        TwelveStep = "twelve_step",
        SecularSkills = "secular_skills",
        Secular = "secular",
        Moderation = "moderation",
        HarmReduction = "harm_reduction",
        Buddhist = "buddhist",
        Faith = "faith",
        Indigenous = "indigenous",
        Activity = "activity",
        Community = "community",
        FamilySupport = "family_support",
        /// Hosts the meetings of others.
        Platform = "platform",
    }
}

words! {
    /// The approach in finer words (`facts.approach`).
    pub enum Method {
        TwelveStep = "twelve_step",
        CbtRebtMi = "cbt_rebt_mi",
        CbtRebtCraft = "cbt_rebt_craft",
        SecularPeer = "secular_peer",
        SecularEmpowerment = "secular_empowerment",
        Moderation = "moderation",
        HarmReduction = "harm_reduction",
        Buddhist = "buddhist",
        FaithChristian = "faith_christian",
        FaithIslamic = "faith_islamic",
        FaithJewish = "faith_jewish",
        Indigenous = "indigenous",
        Activity = "activity",
        RecoveryCommunity = "recovery_community",
        FamilyEducation = "family_education",
        GriefSupport = "grief_support",
        Platform = "platform",
        MethodNotFellowship = "method_not_fellowship",
        NotKnown = "not_known",
    }
}

words! {
    /// What the programme aims at. What it asks for is [`Entry`]: most programmes that aim at stopping ask only for a
    /// wish to stop.
    pub enum GoalStance {
        AbstinenceProgramme = "abstinence_programme",
        AbstinenceEncouraged = "abstinence_encouraged",
        /// Prescribed medicines are no use.
        AbstinenceFromNonprescribed = "abstinence_from_nonprescribed",
        AbstinenceAndWellbeing = "abstinence_and_wellbeing",
        /// Come without having used that day, or for some hours.
        SoberToAttend = "sober_to_attend",
        ModerationOrAbstinence = "moderation_or_abstinence",
        /// Each person's own.
        OwnGoal = "own_goal",
        Varies = "varies",
        /// Family groups.
        NotApplicable = "not_applicable",
        NotKnown = "not_known",
    }
}

words! {
    /// What part faith has (`deity_concept`).
    pub enum Belief {
        /// Speaks of a higher power, as each understands it; often there is prayer.
        HigherPowerAsUnderstood = "higher_power_as_understood",
        NonTraditionalSteps = "non_traditional_steps",
        /// Twelve Steps without prayer.
        NoneRequired = "none_required",
        None = "none",
        NoneBuddhistPractice = "none_buddhist_practice",
        OptionalSpiritual = "optional_spiritual",
        ChristianGodExplicit = "christian_god_explicit",
        ChristianLight = "christian_light",
        AllahExplicit = "allah_explicit",
        JewishSpirituality = "jewish_spirituality",
        CreatorGreatSpirit = "creator_great_spirit",
        Varies = "varies",
        NotKnown = "not_known",
    }
}

words! {
    /// What an organisation's own text says of prescribed medicines. It says nothing of what one will hear in a room.
    pub enum MedicationStance {
        SupportiveOfficial = "supportive_official",
        WelcomedOfficial = "welcomed_official",
        /// Official text leaves it to the person and their prescriber.
        CompatibleOfficial = "compatible_official",
        CompatibleReported = "compatible_reported",
        ReportedSupportiveUnverified = "reported_supportive_unverified",
        NeutralVariesByGroup = "neutral_varies_by_group",
        VariesByChurch = "varies_by_church",
        Varies = "varies",
        /// We looked and found no text.
        NoStatementFound = "no_statement_found",
        /// Nobody has looked yet.
        NotVerified = "not_verified",
        NotApplicable = "not_applicable",
        /// Official text asks people not to take it. Nobody in the catalogue says so today.
        DiscouragedOfficial = "discouraged_official",
    }
}

/// A medication stance as the matcher asks it. What is not known is neither good nor bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Official text welcomes it.
    Welcome,
    /// Official text leaves it to the person and their prescriber.
    LeftToPerson,
    /// It is said to be so; we have not read the text.
    SaidWelcome,
    /// Each group, church or host decides.
    Varies,
    Unknown,
    /// Official text is against it.
    Against,
}

impl MedicationStance {
    pub fn standing(self) -> Standing {
        match self {
            Self::SupportiveOfficial | Self::WelcomedOfficial => Standing::Welcome,
            Self::CompatibleOfficial => Standing::LeftToPerson,
            Self::CompatibleReported | Self::ReportedSupportiveUnverified => Standing::SaidWelcome,
            Self::NeutralVariesByGroup | Self::VariesByChurch | Self::Varies => Standing::Varies,
            Self::NoStatementFound | Self::NotVerified | Self::NotApplicable => Standing::Unknown,
            Self::DiscouragedOfficial => Standing::Against,
        }
    }

    /// The one of two of which a person can be less sure.
    pub(crate) fn max_by_standing(self, other: Self) -> Self {
        if other.standing() > self.standing() { other } else { self }
    }
}

words! {
    /// How sure we are.
    pub enum Confidence {
        High = "high",
        Medium = "medium",
        Low = "low",
        None = "none",
    }
}

words! {
    pub enum Facilitation {
        PeerLed = "peer_led",
        PeerLedWithAdultSponsors = "peer_led_with_adult_sponsors",
        TrainedFacilitator = "trained_facilitator",
        TrainedPeer = "trained_peer",
        TrainedVolunteer = "trained_volunteer",
        TrainedLayLeader = "trained_lay_leader",
        TrainedPeerOrCoach = "trained_peer_or_coach",
        TrainedProfessionalOrGroup = "trained_professional_or_group",
        MixedStaffAndPeers = "mixed_staff_and_peers",
        Mixed = "mixed",
        Varies = "varies",
        NotKnown = "not_known",
    }
}

words! {
    /// Whom a kind is for.
    pub enum ForWhom {
        /// For the person's own use or behaviour.
        OneSelf = "self",
        /// For people who care about someone.
        Family = "family",
        Both = "both",
    }
}

words! {
    /// What a programme asks of those who join. An open meeting asks nothing.
    pub enum Entry {
        Anyone = "anyone",
        /// A wish to stop what it is about.
        WishToStop = "wish_to_stop",
        /// A wish to change or to recover, whatever the goal.
        WishToChange = "wish_to_change",
        /// Some time without use before one comes.
        SoberBefore = "sober_before",
        /// To care about, or to have lost, someone who uses.
        Relative = "relative",
        /// To be one of those it is kept for.
        Belonging = "belonging",
        NotKnown = "not_known",
    }
}

words! {
    pub enum Ages {
        Any = "any",
        /// All ages, and some meetings for young people.
        AnyWithYouth = "any_with_youth",
        Adults = "adults",
        /// Adults, and meetings or a sister programme for young people.
        AdultsWithYouth = "adults_with_youth",
        MostlyAdults = "mostly_adults",
        /// About 12 to 25 or 30.
        YoungPeople = "young_people",
        /// About 13 to 18.
        Teens = "teens",
        Varies = "varies",
        NotKnown = "not_known",
    }
}

words! {
    pub enum Gender {
        All = "all",
        /// All, and some groups for one gender.
        AllWithGroups = "all_with_groups",
        /// All together, then small groups by gender.
        SmallGroups = "small_groups",
        Women = "women",
        WomenAndNonBinary = "women_and_non_binary",
        NotKnown = "not_known",
    }
}

words! {
    /// Whether one gets a proof of having been there.
    pub enum Proof {
        /// The organisation gives it.
        YesService = "yes_service",
        /// Each meeting says in its listing.
        YesPerMeetingFlag = "yes_per_meeting_flag",
        OftenYes = "often_yes",
        EachGroupDecides = "each_group_decides",
        Varies = "varies",
        No = "no",
        NotKnown = "not_verified",
    }
}

words! {
    /// Whether people answer each other.
    pub enum CrossTalk {
        Yes = "yes",
        UsuallyNo = "usually_no",
        No = "no",
        Varies = "varies",
        NotApplicable = "not_applicable",
        NotKnown = "not_known",
    }
}

words! {
    /// Whether an experienced member helps a newer one.
    pub enum Sponsor {
        Yes = "yes",
        Mentor = "mentor",
        Optional = "optional",
        No = "no",
        Varies = "varies",
        NotKnown = "not_known",
    }
}

words! {
    /// What a kind is about beside a substance or behaviour.
    pub enum Concern {
        /// Living with a mental health condition too.
        MentalHealth = "mental_health",
        /// After a death.
        Grief = "grief",
        /// Growing up with drinking or other trouble at home.
        FamilyHistory = "family_history",
        Trauma = "trauma",
        /// Sexual abuse in childhood.
        ChildhoodAbuse = "childhood_abuse",
    }
}

words! {
    /// How much of it there is, online or in person.
    pub enum Presence {
        Many = "many",
        Yes = "yes",
        Some = "some",
        Few = "few",
        /// Only in some countries, states or towns.
        SomePlaces = "some_places",
        /// Nothing but this.
        Only = "only",
        No = "no",
        Varies = "varies",
        NotKnown = "not_known",
    }
}

words! {
    pub enum Cost {
        /// Free; who wants to gives something.
        Free = "free",
        /// The groups are free; other things cost.
        MostlyFree = "mostly_free",
        Varies = "varies",
        NotKnown = "not_known",
    }
}

words! {
    /// What a row of the catalogue rests on.
    pub enum Basis {
        /// The organisation's own pages were read.
        Retrieved = "retrieved",
        PartRetrieved = "part_retrieved",
        /// Not yet confirmed by the organisation.
        GeneralKnowledge = "general_knowledge_check_before_use",
        /// Nothing but the name.
        NameOnly = "name_only",
    }
}

impl Basis {
    /// Whether the page says "not yet confirmed by the organisation".
    pub fn is_unconfirmed(self) -> bool {
        matches!(self, Self::GeneralKnowledge | Self::NameOnly)
    }
}

impl Concern {
    /// Whether it can be what brings a person, without any use or behaviour of their own.
    pub(crate) fn can_be_the_reason(self) -> bool {
        matches!(self, Self::Grief | Self::FamilyHistory | Self::ChildhoodAbuse)
    }
}
