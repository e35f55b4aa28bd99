//! Where a group stands on its way, told from what is written down. It is a checklist that says what would help next, never
//! a grade. What must be true, and from which number on, is data (`content/stages`).

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    growth::{Fact, ticks},
    word::words,
};

words! {
    /// The seven stages (research: programmes, 3.4).
    pub enum Stage {
        Interest = "interest",
        Prepared = "prepared",
        Trained = "trained",
        Launched = "launched",
        Regular = "regular",
        Rooted = "rooted",
        Growing = "growing",
    }
}

words! {
    /// What can be told from records.
    pub enum Measure {
        /// People who gave their name to lead.
        Willing = "willing",
        Trained = "trained",
        /// Not leading yet.
        InTraining = "in_training",
        Trainers = "trainers",
        /// Trained people who have not signed the code of conduct.
        Unsigned = "unsigned",
        /// People with a certificate or refresher to look at soon.
        TrainingDue = "training_due",
        /// Evenings of the last 12 weeks that were held.
        Held = "held",
        /// Of those planned in the last 26 weeks, in a hundred.
        HeldShare = "held_share",
        /// Of those who came in the last 26 weeks, in a hundred: who came again within four weeks.
        ComeAgain = "come_again",
        /// How many people that share is of.
        ComeAgainOf = "come_again_of",
        /// Mean of the last 12 weeks.
        Attendance = "attendance",
        /// Of the last 12 weeks, in a hundred.
        NewcomerWeeks = "newcomer_weeks",
        /// Evenings in a row that were not held.
        Missed = "missed",
        /// Weeks in a row with fewer than three.
        SmallWeeks = "small_weeks",
        WeeksNobodyNew = "weeks_nobody_new",
        MonthsOpen = "months_open",
        /// People who led in the last 12 weeks.
        Active = "active",
        /// Of who led the most, in a hundred.
        TopShare = "top_share",
        /// The longest that somebody has led without a week off.
        WeeksRunning = "weeks_running",
        /// Evenings to come that somebody leads.
        RotaAhead = "rota_ahead",
        Venue = "venue",
        StepBack = "step_back",
        /// Services that will tell people.
        Places = "places",
        Partners = "partners",
        Champions = "champions",
        /// In the last month.
        Contacts = "contacts",
        /// In the last year.
        Celebrations = "celebrations",
        /// Times the questions on strain were offered in the last quarter.
        Strain = "strain",
        SupportOnly = "support_only",
        /// From where people came in the last year.
        Sources = "sources",
        /// Of the largest source, in a hundred.
        TopSource = "top_source",
        /// Checks of how an evening goes, in the last year.
        Checks = "checks",
        MoneyMonths = "money_months",
        /// Running costs that others than the host paid, in a hundred.
        OwnShare = "own_share",
    }
}

impl Measure {
    /// Whether its number is of a hundred.
    pub fn is_share(self) -> bool {
        use Measure::{ComeAgain, HeldShare, NewcomerWeeks, OwnShare, TopShare, TopSource};
        matches!(self, HeldShare | ComeAgain | NewcomerWeeks | TopShare | TopSource | OwnShare)
    }
}

/// The numbers that are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records(BTreeMap<Measure, f64>);

/// From or up to which number something is so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    AtLeast(f64),
    AtMost(f64),
}

/// Something that must be true before the next stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    pub id: String,
    /// `None` for what only a person can tell.
    pub rule: Option<(Measure, Bound)>,
}

/// How it stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Met {
    /// The records say so; with their number.
    Counted(f64),
    /// Somebody said so, with the day and their pseudonym.
    Said(Date, String),
    /// Not yet; with the number, when there is one.
    Open(Option<f64>),
}

/// What all of it comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Checklist {
    pub stage: Stage,
    /// By stage, in order: each criterion's id and how it stands.
    pub rows: Vec<(Stage, Vec<(String, Met)>)>,
    /// The first thing that is open at this stage.
    pub next: Option<String>,
}

impl Records {
    pub fn put(&mut self, measure: Measure, value: f64) {
        self.0.insert(measure, value);
    }

    pub fn put_some(&mut self, measure: Measure, value: Option<f64>) {
        if let Some(value) = value {
            self.put(measure, value);
        }
    }

    pub fn get(&self, measure: Measure) -> Option<f64> {
        self.0.get(&measure).copied()
    }
}

impl Bound {
    pub fn holds(self, value: f64) -> bool {
        match self {
            Self::AtLeast(bound) => value >= bound,
            Self::AtMost(bound) => value <= bound,
        }
    }
}

impl Met {
    pub fn is_met(&self) -> bool {
        !matches!(self, Self::Open(_))
    }
}

/// Where a group stands: at the first stage of which something is open. Where the records know a number it counts; where
/// they do not, what somebody ticked does.
pub fn checklist(rules: &[(Stage, Vec<Criterion>)], records: &Records, standing: &[&Fact]) -> Checklist {
    let ticks = ticks(standing);
    let met = |one: &Criterion| {
        let ticked = ticks.get(one.id.as_str()).map(|fact| Met::Said(fact.day, fact.by.clone()));
        let known = one.rule.and_then(|(measure, bound)| Some((records.get(measure)?, bound)));
        match known {
            Some((value, bound)) if bound.holds(value) => Met::Counted(value),
            Some((value, _)) => Met::Open(Some(value)),
            None => ticked.unwrap_or(Met::Open(None)),
        }
    };
    let rows: Vec<(Stage, Vec<(String, Met)>)> = rules
        .iter()
        .map(|(stage, criteria)| (*stage, criteria.iter().map(|one| (one.id.clone(), met(one))).collect()))
        .collect();
    let open = rows.iter().find(|(_, row)| row.iter().any(|(_, met)| !met.is_met()));
    let next = open.and_then(|(_, row)| row.iter().find(|(_, met)| !met.is_met()).map(|(id, _)| id.clone()));
    let stage = open.map_or(Stage::Growing, |(stage, _)| *stage);
    Checklist { stage, rows, next }
}

/// Which rules hold now; what is not known alarms nobody.
pub fn alerts<'r>(rules: &'r [Criterion], records: &Records) -> Vec<(&'r str, f64)> {
    let fired = |one: &'r Criterion| {
        let (measure, bound) = one.rule?;
        let value = records.get(measure)?;
        bound.holds(value).then_some((one.id.as_str(), value))
    };
    rules.iter().filter_map(fired).collect()
}
