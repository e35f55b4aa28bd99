//! One look at all reminders of a person: what goes now, and when to look again.

use super::{Book, DAY, Reminder, Rule, State, Time};
use crate::{search::Minute, zone::Zone};

/// What falls within so many minutes goes as one message.
const TOGETHER: Minute = 15;
/// So long without a sign of life, and a reminder asks whether to go on, in minutes.
const UNANSWERED: Minute = 21 * 1440;
/// What is older was missed while no server ran, in minutes.
const BACK: Minute = 2 * 1440;
/// The next time is looked for so far ahead, in minutes.
const AHEAD: Minute = 400 * 1440;
/// Meetings change, so they are looked at again after so many minutes.
const LOOK_AGAIN: Minute = 60;

/// What comes of a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    pub message: Option<Message>,
    /// The states from now on, in the order of the reminders.
    pub states: Vec<State>,
    pub book: Book,
    /// When to look again; `None` when nothing is to come.
    pub wake: Option<Minute>,
}

/// What goes as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub entries: Vec<Entry>,
    /// Of no use after this.
    pub late: Minute,
}

/// One reminder of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place among the reminders.
    pub place: usize,
    /// The time that was set.
    pub at: Minute,
    /// It asks whether to go on.
    pub ask: bool,
}

/// Says what goes at `now`. `moot` tells of a reminder that there is nothing to do.
pub fn round(
    kept: &[(Reminder, State)],
    book: &Book,
    starts: &dyn Fn(Option<&str>) -> Vec<Minute>,
    moot: &dyn Fn(&Reminder) -> bool,
    now: Minute,
) -> Round {
    let look = Look { zone: book.clocks(now), book, starts, now };
    let mut round =
        Round { message: None, states: kept.iter().map(|(_, s)| s.clone()).collect(), book: book.clone(), wake: None };
    let due: Vec<Vec<Due>> = kept.iter().map(|(reminder, state)| look.due(reminder, state)).collect();
    if due.iter().flatten().any(|due| due.go <= now) {
        let mut message = Message { entries: Vec::new(), late: Minute::MAX };
        for (place, due) in due.into_iter().enumerate() {
            let reminder = &kept[place].0;
            let Some(last) = take(&mut round.states[place], &due) else { continue };
            let state = &round.states[place];
            if last.time.late < now || last.go > last.time.late || moot(reminder) {
                continue;
            }
            let tired = reminder.repeats() && last.time.at >= state.since.max(book.seen).saturating_add(UNANSWERED);
            message.entries.push(Entry { place, at: last.time.at, ask: tired });
            message.late = message.late.min(last.time.late);
        }
        round.book.sent.retain(|sent| sent.saturating_add(2 * DAY as Minute) > now);
        let today = round.book.sent.iter().filter(|sent| look.day(**sent) == look.day(now)).count();
        if message.entries.is_empty() {
        } else if today >= usize::from(book.most) {
            round.book.over += 1;
        } else {
            round.book.sent.push(now);
            message.entries.iter().for_each(|entry| round.states[entry.place].asked = entry.ask);
            round.message = Some(message);
        }
    }
    let next = kept.iter().zip(&round.states).filter_map(|((reminder, _), state)| look.next(reminder, state));
    let follows = kept
        .iter()
        .any(|(reminder, state)| matches!(reminder.rule, Rule::Before { .. }) && !state.stopped && !state.asked);
    round.wake = next.map(|due| due.go.max(now + 1)).chain(follows.then_some(now + LOOK_AGAIN)).min();
    round
}

/// When each reminder comes next, in their order; `None` for one that does not come (any more).
pub fn coming(
    kept: &[(Reminder, State)],
    book: &Book,
    starts: &dyn Fn(Option<&str>) -> Vec<Minute>,
    now: Minute,
) -> Vec<Option<Minute>> {
    let look = Look { zone: book.clocks(now), book, starts, now };
    kept.iter().map(|(reminder, state)| look.next(reminder, state).map(|due| due.go)).collect()
}

/// A time of a reminder, and when it can go.
#[derive(Clone, Copy, Debug)]
struct Due {
    time: Time,
    go: Minute,
    /// It is the one that was put off.
    again: bool,
}

struct Look<'a> {
    zone: Zone,
    book: &'a Book,
    starts: &'a dyn Fn(Option<&str>) -> Vec<Minute>,
    now: Minute,
}

impl Look<'_> {
    /// What of a reminder can go now, or so soon that it goes along.
    fn due(&self, reminder: &Reminder, state: &State) -> Vec<Due> {
        if state.stopped || state.asked {
            return Vec::new();
        }
        let (from, until) = (state.taken.saturating_add(1).max(self.now.saturating_sub(BACK)), self.now + TOGETHER + 1);
        let times = reminder.times(&self.zone, self.starts, (from, until));
        let due = times.into_iter().map(|time| Due { time, go: self.go(reminder, time.at), again: false });
        // What waits for the end of the quiet hours does not go along with a louder one within them.
        let ahead = if self.go(reminder, self.now) <= self.now { TOGETHER } else { 0 };
        let mut due: Vec<Due> = due.chain(self.again(state)).filter(|due| due.go <= self.now + ahead).collect();
        due.sort_by_key(|due| due.time.at);
        due
    }

    /// The next that is of use.
    fn next(&self, reminder: &Reminder, state: &State) -> Option<Due> {
        if state.stopped || state.asked {
            return None;
        }
        let from = state.taken.saturating_add(1).max(self.now.saturating_sub(BACK));
        let times = reminder.times(&self.zone, self.starts, (from, from.saturating_add(AHEAD)));
        let due = times.into_iter().map(|time| Due { time, go: self.go(reminder, time.at), again: false });
        let useful = |due: &Due| due.go <= due.time.late && due.time.late >= self.now;
        due.filter(useful).take(1).chain(self.again(state)).min_by_key(|due| due.go)
    }

    /// The person asked for that very moment, whatever the hour.
    fn again(&self, state: &State) -> Option<Due> {
        let at = state.again?;
        Some(Due { time: Time { at, late: at.saturating_add(super::LATE) }, go: at, again: true })
    }

    /// When what falls on `at` can go. What is late because no server ran waits for the end of the quiet hours too.
    fn go(&self, reminder: &Reminder, at: Minute) -> Minute {
        let Some(quiet) = self.book.quiet.filter(|_| !reminder.loud) else { return at };
        let go = quiet.after(&self.zone, at);
        if go <= self.now { quiet.after(&self.zone, self.now).max(go) } else { go }
    }

    /// The civil day of a moment.
    fn day(&self, at: Minute) -> i64 {
        (i64::from(at) + self.zone.offset_at(i64::from(at))).div_euclid(DAY)
    }
}

/// Takes what is due of one reminder: the last of it goes, what lies before it is over.
fn take(state: &mut State, due: &[Due]) -> Option<Due> {
    let last = *due.last()?;
    for due in due {
        if due.again {
            state.again = None;
        } else {
            state.taken = state.taken.max(due.time.at);
        }
    }
    Some(last)
}
