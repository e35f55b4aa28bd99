//! What a person told us. Every answer is optional, and nothing is read into one that is missing.

use crate::{
    behaviour::Behaviours,
    concept::{Concept, ConceptSet},
    kind::Concern,
    matching::Weights,
    schedule::Weekday,
    search::Near,
    when::Hours,
    word::words,
};

/// All answers. [`Wishes::default`] is the person who skipped every question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wishes {
    pub seeker: Option<Seeker>,
    /// What I, or the other person, want to change. Any of them.
    pub behaviours: Behaviours,
    pub goal: Option<Goal>,
    pub outlook: Option<Outlook>,
    pub medication: Option<MedicationWish>,
    /// Who else I want in the room: concepts of the family `who`.
    pub company: Vec<Wanted>,
    pub age: Option<AgeGroup>,
    /// Where, and how far I can go. Without it only meetings online are in reach.
    pub near: Option<Near>,
    pub mode: Option<Mode>,
    /// Days on which I can; empty means any.
    pub days: Vec<Weekday>,
    /// Parts of the day in which I can; empty means any.
    pub parts: Vec<Part>,
    /// Languages, any of them: concepts of the family `language`. Empty means any.
    pub languages: ConceptSet,
    /// What a meeting is held in when its listing does not say: the languages of the place. Not an answer; the caller
    /// fills it in.
    pub usual_languages: ConceptSet,
    /// What I need to get in and take part: concepts of the families `access` and `place`.
    pub access: Vec<Wanted>,
    /// I need a proof of having been there.
    pub proof: bool,
    /// A court or somebody else told me to go.
    pub sent: bool,
    pub size: Option<Size>,
    pub style: Option<Style>,
    /// What would make a first time easier.
    pub nerves: Vec<Nerve>,
    /// Most friends and family drink or use.
    pub circle_uses: Option<bool>,
    /// A mental health condition, a death, growing up with drinking at home …
    pub concerns: Vec<Concern>,
    /// What treatment I have, or had, taught.
    pub learned: Option<Learned>,
    /// I had stopped for a while and have used again.
    pub returned: bool,
    /// Where the person moved a weight; without it those of the rules count.
    pub weights: Option<Weights>,
}

impl Wishes {
    /// Whether it is for someone the person cares about.
    pub fn is_for_family(&self) -> bool {
        self.seeker == Some(Seeker::SomeoneElse)
    }

    /// Whether a medicine must be welcomed.
    pub fn medicines(&self) -> Medicines {
        match self.medication {
            Some(MedicationWish::Takes(medicines)) => medicines,
            _ => Medicines::default(),
        }
    }

    /// Whether the goal is to stop, or to stay stopped.
    pub fn wants_to_stop(&self) -> bool {
        matches!(self.goal, Some(Goal::Stop | Goal::StayStopped))
    }
}

/// One thing that must be, or that the person would like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Wanted {
    pub concept: Concept,
    pub strength: Strength,
}

/// The medicines that must be welcomed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Medicines {
    pub mental_health: bool,
    /// Methadone, buprenorphine, naltrexone.
    pub opioid: bool,
    /// Naltrexone, acamprosate and others against drinking.
    pub alcohol: bool,
}

impl Medicines {
    /// Whether none is named.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    pub fn contains(self, medicine: Medicine) -> bool {
        match medicine {
            Medicine::MentalHealth => self.mental_health,
            Medicine::Opioid => self.opioid,
            Medicine::Alcohol => self.alcohol,
        }
    }

    /// In the order of [`Medicine::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Medicine> {
        Medicine::ALL.iter().copied().filter(move |medicine| self.contains(*medicine))
    }
}

impl FromIterator<Medicine> for Medicines {
    fn from_iter<I: IntoIterator<Item = Medicine>>(medicines: I) -> Self {
        let mut all = Self::default();
        for medicine in medicines {
            match medicine {
                Medicine::MentalHealth => all.mental_health = true,
                Medicine::Opioid => all.opioid = true,
                Medicine::Alcohol => all.alcohol = true,
            }
        }
        all
    }
}

/// What the person says of medicines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MedicationWish {
    /// These must be welcomed. In forms: the medicines' own words.
    Takes(Medicines),
    /// In forms: `none`.
    TakesNone,
    /// In forms: `rather_not_say`.
    RatherNotSay,
}

impl MedicationWish {
    /// The word for taking none.
    pub const NONE: &'static str = "none";
    /// The word for not saying.
    pub const RATHER_NOT_SAY: &'static str = "rather_not_say";

    /// The answer behind some words; the first word that means nothing is given back. No word is no answer.
    pub fn parse<'a>(words: impl IntoIterator<Item = &'a str>) -> Result<Option<Self>, &'a str> {
        let (mut medicines, mut answer) = (Vec::new(), None);
        for word in words {
            match (word, Medicine::parse(word)) {
                (_, Some(medicine)) => medicines.push(medicine),
                (Self::NONE, None) => answer = Some(Self::TakesNone),
                (Self::RATHER_NOT_SAY, None) => answer = Some(Self::RatherNotSay),
                (unknown, None) => return Err(unknown),
            }
        }
        // A medicine that is named counts, whatever else was ticked: it is the answer that keeps a person safe.
        Ok(if medicines.is_empty() { answer } else { Some(Self::Takes(medicines.into_iter().collect())) })
    }

    /// The words of the answer.
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Takes(medicines) => medicines.iter().map(Medicine::as_str).collect(),
            Self::TakesNone => vec![Self::NONE],
            Self::RatherNotSay => vec![Self::RATHER_NOT_SAY],
        }
    }
}

words! {
    /// Whom it is for.
    pub enum Seeker {
        Me = "me",
        SomeoneElse = "someone_else",
    }
}

words! {
    /// The person's own goal. No goal is more real than another.
    pub enum Goal {
        Stop = "stop",
        StayStopped = "stay_stopped",
        CutDown = "cut_down",
        Safer = "safer",
        NotSure = "not_sure",
    }
}

words! {
    /// What part faith may have.
    pub enum Outlook {
        SecularOnly = "secular",
        SpiritualFine = "spiritual",
        Christian = "christian",
        Muslim = "muslim",
        Jewish = "jewish",
        Buddhist = "buddhist",
        /// The traditions of an Indigenous people.
        Indigenous = "indigenous",
        NoMatter = "no_matter",
    }
}

words! {
    /// A medicine that a prescriber gave.
    pub enum Medicine {
        MentalHealth = "mental_health",
        Opioid = "opioid",
        Alcohol = "alcohol",
    }
}

words! {
    /// How much a wish counts.
    pub enum Strength {
        /// Nothing else is shown.
        Must = "must",
        Like = "like",
    }
}

words! {
    pub enum AgeGroup {
        Under18 = "under_18",
        From18To25 = "18_25",
        From26To59 = "26_59",
        From60 = "60_over",
    }
}

words! {
    /// How the person wants to take part.
    pub enum Mode {
        InPerson = "in_person",
        Online = "online",
        Both = "both",
    }
}

words! {
    /// A part of the day, by the clock where the person is.
    pub enum Part {
        Morning = "morning",
        Midday = "midday",
        Afternoon = "afternoon",
        Evening = "evening",
        Night = "night",
    }
}

impl Part {
    /// The same hours as in a search for "evening" and the like. They overlap, as people's words do.
    pub fn hours(self) -> Hours {
        match self {
            Self::Morning => Hours::MORNING,
            Self::Midday => Hours::MIDDAY,
            Self::Afternoon => Hours::AFTERNOON,
            Self::Evening => Hours::EVENING,
            Self::Night => Hours::NIGHT,
        }
    }
}

words! {
    /// How many people in the room.
    pub enum Size {
        Small = "small",
        Any = "any",
    }
}

words! {
    /// What the time is spent on.
    pub enum Style {
        /// Learning and practising tools.
        Skills = "skills",
        /// Telling and hearing how it was.
        Sharing = "sharing",
    }
}

words! {
    /// What would make a first time easier.
    pub enum Nerve {
        /// I am new to this.
        New = "new",
        /// To sit and listen.
        JustListen = "just_listen",
        /// To join online without being seen.
        CameraOff = "camera_off",
        /// To go with someone.
        WithSomeone = "with_someone",
    }
}

words! {
    /// What treatment has taught.
    pub enum Learned {
        /// Skills for thoughts, feelings and urges.
        Skills = "skills",
        TwelveSteps = "twelve_steps",
        Other = "other",
    }
}
