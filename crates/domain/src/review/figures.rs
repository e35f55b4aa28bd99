//! From many answers to figures, of which none rests on fewer than five people.

use std::collections::BTreeMap;

use jiff::{ToSpan as _, civil::Date};
use serde::Serialize;

use super::{
    Access, Band, FIGURES_DAYS, Format, Found, Medication, MedicationLine, Medicine, Newcomer, ONCE_IN_DAYS, Told,
    Voice, WEEKS, Week, Welcome,
};
use crate::statistic::{Interval, Month, Shown, Statistic, Steadiness};

/// The share of a "yes", as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    pub interval: Interval,
}

/// How many people usually come: the middle of what was told, which may lie between two bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Usual {
    pub from: Band,
    pub until: Band,
}

/// All that visitors tell of a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Found it without trouble.
    pub found: Statistic<Share>,
    /// Felt welcome.
    pub welcome: Statistic<Share>,
    /// It ran as the list says.
    pub format: Statistic<Share>,
    /// Of those who needed it, the access was as the list says.
    pub access: Statistic<Share>,
    /// Of those who saw somebody new, that they were made welcome.
    pub newcomer: Statistic<Share>,
    pub size: Statistic<Usual>,
    pub steady: Statistic<Steadiness>,
    pub medication: Statistic<MedicationLine>,
    /// Of one kind of medicine alone; told only where no remark of fewer than five people is left over.
    pub psychiatric: Statistic<MedicationLine>,
    pub opioid: Statistic<MedicationLine>,
}

impl Figures {
    /// Whether nothing can be told.
    pub fn all_hidden(&self) -> bool {
        *self == Self::default()
    }
}

/// How many different people told on these days at the least, if all were signed in: nobody tells twice within
/// [`ONCE_IN_DAYS`], so as many as told in the fullest such stretch are different.
pub fn people_at_least(days: impl IntoIterator<Item = Date>) -> u32 {
    let mut days: Vec<Date> = days.into_iter().collect();
    days.sort_unstable();
    let mut first = 0;
    let fullest = (0..days.len()).map(|last| {
        while days[first].saturating_add(ONCE_IN_DAYS.days()) <= days[last] {
            first += 1;
        }
        last - first + 1
    });
    fullest.max().unwrap_or(0) as u32
}

/// Works out the figures of the last twelve months on `today`.
pub fn figures(told: &[Told], voice: Voice, today: Date) -> Figures {
    let since = today.saturating_sub(FIGURES_DAYS.days());
    let told: Vec<&Told> = told.iter().filter(|one| one.day > since).collect();
    let share = |yes: &dyn Fn(&Told) -> Option<bool>| {
        let answers: Vec<(&Told, bool)> = told.iter().filter_map(|one| Some((*one, yes(one)?))).collect();
        let count = answers.iter().filter(|(_, yes)| *yes).count() as u32;
        let interval = Interval::wilson(count, answers.len() as u32);
        statistic(answers.iter().map(|(one, _)| *one), voice, |_| Share { interval })
    };
    let mut figures = Figures {
        found: share(&|one| one.facts.found.map(|found| found == Found::Yes)),
        welcome: share(&|one| one.facts.welcome.map(|welcome| welcome == Welcome::Yes)),
        format: share(&|one| one.facts.format.map(|format| format == Format::Yes)),
        access: share(&|one| one.facts.access.filter(|a| *a != Access::NotNeeded).map(|a| a == Access::Yes)),
        newcomer: share(&|one| one.facts.newcomer.filter(|n| *n != Newcomer::NotSeen).map(|n| n == Newcomer::Yes)),
        size: size(&told, voice),
        steady: steady(&told, voice, today),
        ..Figures::default()
    };
    medication(&mut figures, &told, voice);
    figures
}

/// A figure of those who answered; hidden when they may be fewer than five people.
fn statistic<'t, T>(
    answered: impl Iterator<Item = &'t Told>,
    voice: Voice,
    value: impl FnOnce(&[&Told]) -> T,
) -> Statistic<T> {
    let answered: Vec<&Told> = answered.collect();
    let weeks = || answered.iter().map(|one| one.week.unwrap_or(Week::of(one.day)).monday());
    let (Some(first), Some(last)) = (weeks().min(), weeks().max()) else { return Statistic::hidden() };
    let n = answered.len() as u32;
    let shown = Shown { value: value(&answered), n, from: Month::of(first), until: Month::of(last) };
    Statistic::of(people(&answered, voice), shown)
}

/// How many people told at the least. Of those who were not signed in nothing is known: each stands for itself.
fn people(told: &[&Told], voice: Voice) -> u32 {
    match voice {
        Voice::SignedIn => people_at_least(told.iter().map(|one| one.day)),
        Voice::SignedOut => told.len() as u32,
    }
}

fn size(told: &[&Told], voice: Voice) -> Statistic<Usual> {
    let answered = told.iter().copied().filter(|one| one.facts.size.is_some());
    statistic(answered, voice, |answered| {
        let mut bands: Vec<Band> = answered.iter().filter_map(|one| one.facts.size).collect();
        bands.sort_unstable();
        Usual { from: bands[(bands.len() - 1) / 2], until: bands[bands.len() / 2] }
    })
}

/// A week counts as open when at least as many found it open as did not.
fn steady(told: &[&Told], voice: Voice, today: Date) -> Statistic<Steadiness> {
    let first = Week::of(today).before(WEEKS - 1);
    let of_weeks = |one: &&Told| one.facts.found.is_some() && one.week.is_some_and(|week| week >= first);
    statistic(told.iter().copied().filter(of_weeks), voice, |answered| {
        let mut weeks: BTreeMap<Week, i32> = BTreeMap::new();
        for one in answered {
            let open = if one.facts.found == Some(Found::NotThere) { -1 } else { 1 };
            *weeks.entry(one.week.unwrap_or(first)).or_default() += open;
        }
        Steadiness { open: weeks.values().filter(|open| **open >= 0).count() as u8, weeks: weeks.len() as u8 }
    })
}

fn medication(figures: &mut Figures, told: &[&Told], voice: Voice) {
    let heard = |one: &&Told| one.facts.medication.is_some();
    figures.medication = line(told.iter().copied().filter(heard), voice);
    // Who said of which medicine: the lines of the two are told when neither, nor what is left, is of one to four.
    let of = |medicine: Option<Medicine>| {
        let said = |one: &&Told| {
            one.facts.medication.is_some_and(|said| said != Medication::Nothing) && one.facts.medicine == medicine
        };
        line(told.iter().copied().filter(said), voice)
    };
    let none = |medicine: Option<Medicine>| {
        !told.iter().any(|one| {
            one.facts.medication.is_some_and(|said| said != Medication::Nothing) && one.facts.medicine == medicine
        })
    };
    let quiet = told.iter().copied().filter(|one| one.facts.medication == Some(Medication::Nothing));
    let quiet: Vec<&Told> = quiet.collect();
    let parts = [Some(Medicine::Psychiatric), Some(Medicine::Opioid), None];
    let rest_is_safe = quiet.is_empty() || people(&quiet, voice) >= crate::statistic::FEWEST;
    if rest_is_safe && parts.iter().all(|part| none(*part) || !of(*part).is_hidden()) {
        figures.psychiatric = of(parts[0]);
        figures.opioid = of(parts[1]);
    }
}

fn line<'t>(answered: impl Iterator<Item = &'t Told>, voice: Voice) -> Statistic<MedicationLine> {
    let answered: Vec<&Told> = answered.collect();
    let people = people(&answered, voice);
    let Some(line) = MedicationLine::of(people, answered.iter().filter_map(|one| one.facts.medication)) else {
        return Statistic::hidden();
    };
    statistic(answered.into_iter(), voice, |_| line)
}
