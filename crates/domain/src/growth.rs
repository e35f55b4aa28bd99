//! What is written down about a group while it starts and grows, and what that comes to: numbers by which its stage is told.
//!
//! A fact is a dated line; nothing is changed in place. To take one back is one more line.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan as _, civil::Date};
use uuid::Uuid;

use crate::{
    come_again::ComeAgain,
    facilitator::Step,
    fidelity::Rater,
    ledger::Books,
    rota::{self, Turn},
    stage::{Measure, Records},
    word::words,
};

words! {
    /// What a fact tells of.
    pub enum Kind {
        /// Something on a checklist is so; `about` names it.
        Tick = "tick",
        /// It is not so any more.
        Untick = "untick",
        /// A day on which the group was in touch with another group.
        Contact = "contact",
        /// Something that was celebrated.
        Celebration = "celebration",
        /// People who came by a source; `amount` says how many.
        Referral = "referral",
        /// A service that will tell people of the group.
        Place = "place",
        /// The room, agreed in writing.
        Venue = "venue",
        /// The agency that hosts the group.
        Host = "host",
        /// What the host does in the group; `about` is a [`HostRole`].
        HostRole = "host_role",
        /// The day on which the host steps back, with what was agreed in writing.
        StepBack = "step_back",
        /// The person at the host whom the group can ask.
        LinkWorker = "link_worker",
        /// Who speaks for the group in other places; `about` is a [`Champion`].
        Champion = "champion",
        /// An agency that runs it together with others.
        Partner = "partner",
        /// A course that an organisation gives itself; `amount` are its hours.
        Course = "course",
        /// An item that a group adds to a list of its own; `about` names the list.
        Item = "item",
        /// How far a group stands on its own; `about` is an [`Axis`], `amount` 0 to 10.
        Autonomy = "autonomy",
        /// `about` is a [`Reason`].
        Paused = "paused",
        Closed = "closed",
        /// It meets again.
        Resumed = "resumed",
        /// The three questions on strain were offered to all who lead.
        Strain = "strain",
        /// The group came to a stage; `about` names it.
        Stage = "stage",
        /// The organisation takes applications to start groups; `amount` 1 or 0.
        Takes = "takes",
        /// Takes back the fact whose id stands in `about`.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What a host does in a group.
    pub enum HostRole {
        /// Runs it.
        Runs = "runs",
        /// Leads it together with members.
        Shares = "shares",
        /// A room and help when asked; nothing else.
        SupportOnly = "support_only",
        None = "none",
    }
}

words! {
    /// Who speaks for a group. Which of the two does more was not clear in the pilot, so both are kept.
    pub enum Champion {
        Graduate = "graduate",
        Professional = "professional",
    }
}

words! {
    /// On what a group can stand by itself.
    pub enum Axis {
        Money = "money",
        Running = "running",
        Referral = "referral",
    }
}

words! {
    /// Why a group pauses or closes.
    pub enum Reason {
        Facilitators = "facilitators",
        Venue = "venue",
        Attendance = "attendance",
        Money = "money",
        Conflict = "conflict",
        Merged = "merged",
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub id: Uuid,
    pub kind: Kind,
    pub about: String,
    pub amount: Option<i64>,
    pub day: Date,
    /// In somebody's own words; may be empty.
    pub note: String,
    /// The pseudonym of who wrote it down.
    pub by: String,
}

/// Whether a group meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    Paused(Reason, Date),
    Closed(Reason, Date),
}

/// One evening that was planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Met {
    pub day: Date,
    pub held: bool,
    /// How many came; `None` when nobody counted.
    pub people: Option<u32>,
    pub newcomers: Option<u32>,
}

/// Somebody who leads or would like to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leader {
    pub step: Step,
    /// The code of conduct is signed.
    pub conduct: bool,
    /// A certificate or a refresher wants a look soon.
    pub due: bool,
}

/// All that is known of a group.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pub met: Vec<Met>,
    /// Who leads when, before and after today.
    pub turns: Vec<Turn>,
    pub people: Vec<Leader>,
    pub facts: Vec<Fact>,
    pub books: Option<Books>,
    pub checks: Vec<(Rater, Date)>,
    /// Of those who gave a code that they built themselves.
    pub come_again: ComeAgain,
}

/// The facts that were not taken back, the oldest first.
pub fn standing(facts: &[Fact]) -> Vec<&Fact> {
    let taken = |fact: &Fact| {
        let id = fact.id.simple().to_string();
        facts.iter().any(|other| other.kind == Kind::Withdrawn && other.about == id)
    };
    let mut all: Vec<&Fact> = facts.iter().filter(|fact| fact.kind != Kind::Withdrawn && !taken(fact)).collect();
    all.sort_by_key(|fact| (fact.day, fact.id));
    all
}

/// The last fact of a kind.
pub fn latest<'f>(standing: &[&'f Fact], kind: Kind) -> Option<&'f Fact> {
    standing.iter().rev().find(|fact| fact.kind == kind).copied()
}

/// Where a group stands on an axis, the oldest first.
pub fn autonomy<'f>(standing: &[&'f Fact], axis: Axis) -> Vec<&'f Fact> {
    standing.iter().filter(|fact| fact.kind == Kind::Autonomy && fact.about == axis.as_str()).copied().collect()
}

/// What was ticked by hand and stands: by whom and when. The later of a tick and its end counts; written on one day, the one
/// that was written last.
pub fn ticks<'f>(standing: &[&'f Fact]) -> BTreeMap<&'f str, &'f Fact> {
    let mut ticks = BTreeMap::new();
    for fact in standing {
        match fact.kind {
            Kind::Tick => drop(ticks.insert(fact.about.as_str(), *fact)),
            Kind::Untick => drop(ticks.remove(fact.about.as_str())),
            _ => {}
        }
    }
    ticks
}

/// Whether the group pauses or has closed.
pub fn rest(standing: &[&Fact]) -> Option<Rest> {
    let last = standing.iter().rev().find(|fact| matches!(fact.kind, Kind::Paused | Kind::Closed | Kind::Resumed))?;
    let reason = Reason::parse(&last.about).unwrap_or(Reason::Facilitators);
    match last.kind {
        Kind::Paused => Some(Rest::Paused(reason, last.day)),
        Kind::Closed => Some(Rest::Closed(reason, last.day)),
        _ => None,
    }
}

impl Seen {
    /// The numbers by which stages and alerts are told. What is not known is left out.
    pub fn records(&self, today: Date) -> Records {
        let mut records = Records::default();
        self.of_people(&mut records);
        self.of_evenings(today, &mut records);
        if let Some(share) = self.come_again.share() {
            records.put(Measure::ComeAgain, share);
            records.put(Measure::ComeAgainOf, f64::from(self.come_again.people));
        }
        self.of_turns(today, &mut records);
        self.of_facts(today, &mut records);
        let year = today.saturating_sub(1.year());
        let own = self.checks.iter().filter(|(rater, day)| *rater != Rater::Members && *day > year);
        records.put(Measure::Checks, count(own));
        if let Some(books) = &self.books {
            records.put_some(Measure::MoneyMonths, books.months);
            records.put_some(Measure::OwnShare, books.own_share);
        }
        records
    }

    fn of_people(&self, records: &mut Records) {
        let of = |steps: &[Step]| count(self.people.iter().filter(|one| steps.contains(&one.step)));
        records.put(Measure::Willing, count(self.people.iter()));
        records.put(Measure::Trained, count(self.people.iter().filter(|one| one.step >= Step::Trained)));
        records.put(Measure::InTraining, of(&[Step::Applied, Step::Trained, Step::Shadowing]));
        records.put(Measure::Trainers, of(&[Step::Trainer]));
        records.put(Measure::TrainingDue, count(self.people.iter().filter(|one| one.due)));
        let trained = || self.people.iter().filter(|one| one.step >= Step::Trained);
        if trained().next().is_some() {
            records.put(Measure::Unsigned, count(trained().filter(|one| !one.conduct)));
        }
    }

    fn of_evenings(&self, today: Date, records: &mut Records) {
        let mut met: Vec<&Met> = self.met.iter().filter(|one| one.day <= today).collect();
        met.sort_by_key(|one| one.day);
        if met.is_empty() {
            return;
        }
        let (quarter, half) = (today.saturating_sub(12.weeks()), today.saturating_sub(26.weeks()));
        let lately: Vec<&&Met> = met.iter().filter(|one| one.day > quarter).collect();
        records.put(Measure::Held, count(lately.iter().filter(|one| one.held)));
        let longer: Vec<&&Met> = met.iter().filter(|one| one.day > half).collect();
        if !longer.is_empty() {
            records.put(Measure::HeldShare, share(longer.iter().filter(|one| one.held).count(), longer.len()));
        }
        records.put_some(Measure::Attendance, mean(lately.iter().filter_map(|one| one.people)));
        records.put(Measure::Missed, count(met.iter().rev().take_while(|one| !one.held)));
        if let Some(first) = met.iter().find(|one| one.held) {
            records.put(Measure::MonthsOpen, f64::from(weeks(first.day, today)) * 7.0 / 30.44);
        }
        let weeks_of = by_week(&met);
        let news: Vec<bool> = weeks_of
            .iter()
            .filter(|(week, _)| **week > quarter)
            .filter_map(|(_, met)| met.iter().filter_map(|one| one.newcomers).reduce(|a, b| a + b))
            .map(|newcomers| newcomers > 0)
            .collect();
        if !news.is_empty() {
            records.put(Measure::NewcomerWeeks, share(news.iter().filter(|new| **new).count(), news.len()));
        }
        let counted = met.iter().filter(|one| one.newcomers.is_some());
        if let Some(since) =
            met.iter().rev().find(|one| one.newcomers.unwrap_or(0) > 0).or(counted.clone().next()).map(|one| one.day)
        {
            records.put(Measure::WeeksNobodyNew, f64::from(weeks(since, today)));
        }
        let small = weeks_of
            .values()
            .rev()
            .take_while(|met| mean(met.iter().filter_map(|one| one.people)).is_some_and(|mean| mean < 3.0));
        records.put(Measure::SmallWeeks, small.count() as f64);
    }

    fn of_turns(&self, today: Date, records: &mut Records) {
        let quarter = today.saturating_sub(12.weeks());
        let lately: Vec<Turn> =
            self.turns.iter().filter(|turn| turn.day > quarter && turn.day <= today).copied().collect();
        if let Some(share) = rota::top_share(&lately) {
            records.put(Measure::TopShare, share);
            records.put(Measure::Active, count(rota::load(&lately).iter()));
        }
        let running = rota::load(&lately).into_iter().map(|(who, _)| rota::weeks_running(&self.turns, who, today));
        records.put(Measure::WeeksRunning, f64::from(running.max().unwrap_or(0)));
        let ahead = self.turns.iter().filter(|turn| turn.day >= today && turn.lead.is_some());
        records.put(Measure::RotaAhead, count(ahead));
    }

    fn of_facts(&self, today: Date, records: &mut Records) {
        let facts: Vec<&Fact> =
            standing(&self.facts).into_iter().filter(|fact| fact.day <= today || fact.kind == Kind::StepBack).collect();
        let year = today.saturating_sub(1.year());
        let since = |kind: Kind, day: Date| facts.iter().filter(move |fact| fact.kind == kind && fact.day > day);
        let distinct = |kind: Kind| {
            let names = facts.iter().filter(|fact| fact.kind == kind).map(|fact| fact.about.trim().to_lowercase());
            names.collect::<BTreeSet<String>>().len() as f64
        };
        records.put(Measure::Venue, f64::from(u8::from(latest(&facts, Kind::Venue).is_some())));
        records.put(Measure::StepBack, f64::from(u8::from(latest(&facts, Kind::StepBack).is_some())));
        records.put(Measure::Places, distinct(Kind::Place));
        records.put(Measure::Partners, distinct(Kind::Partner));
        records.put(Measure::Champions, count(since(Kind::Champion, Date::MIN)));
        records.put(Measure::Contacts, count(since(Kind::Contact, today.saturating_sub(31.days()))));
        records.put(Measure::Celebrations, count(since(Kind::Celebration, year)));
        records.put(Measure::Strain, count(since(Kind::Strain, today.saturating_sub(92.days()))));
        let support = latest(&facts, Kind::HostRole)
            .is_some_and(|fact| [HostRole::SupportOnly, HostRole::None].map(HostRole::as_str).contains(&&*fact.about));
        records.put(Measure::SupportOnly, f64::from(u8::from(support)));
        let mut sources: BTreeMap<String, i64> = BTreeMap::new();
        for fact in since(Kind::Referral, year) {
            *sources.entry(fact.about.trim().to_lowercase()).or_default() += fact.amount.unwrap_or(1).max(0);
        }
        let all: i64 = sources.values().sum();
        if all > 0 {
            records.put(Measure::Sources, count(sources.values().filter(|came| **came > 0)));
            records
                .put(Measure::TopSource, sources.values().max().map_or(0.0, |most| *most as f64 * 100.0 / all as f64));
        }
    }
}

fn by_week<'m>(met: &[&'m Met]) -> BTreeMap<Date, Vec<&'m Met>> {
    let mut weeks: BTreeMap<Date, Vec<&Met>> = BTreeMap::new();
    for one in met.iter().filter(|one| one.held) {
        weeks.entry(rota::monday(one.day)).or_default().push(one);
    }
    weeks
}

fn weeks(from: Date, until: Date) -> i32 {
    from.until(until).map_or(0, |span| span.get_days() / 7)
}

fn count<T>(all: impl Iterator<Item = T>) -> f64 {
    all.count() as f64
}

fn share(part: usize, of: usize) -> f64 {
    part as f64 * 100.0 / of as f64
}

fn mean(all: impl Iterator<Item = u32>) -> Option<f64> {
    let (sum, n) = all.fold((0_u32, 0_u32), |(sum, n), one| (sum + one, n + 1));
    (n > 0).then(|| f64::from(sum) / f64::from(n))
}
