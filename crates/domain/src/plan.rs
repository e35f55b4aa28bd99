//! The plan for seven days: a few lines, how each of them went, and which comes next.
//!
//! What is kept is the answer to a form (`content/worksheets/plan.json`); here it is read as a plan. Nothing is counted
//! against anybody: a line is done, done in part, still open, or the person changed their mind.

use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};

use crate::{
    form::{Answers, Value},
    word::words,
};

/// The form of a plan.
pub const FORM: &str = "plan";
/// The group of its lines.
pub const LINES: &str = "steps";
/// Links within a line.
pub const WHAT: &str = "what";
pub const ON: &str = "on";
pub const SURE: &str = "sure";
pub const WAY: &str = "way";
pub const WHO: &str = "who";
pub const WENT: &str = "went";

/// How many days a plan is for.
pub const DAYS: i64 = 7;

words! {
    /// How a line went, in the words of the person.
    pub enum Went {
        Done = "done",
        Partly = "partly",
        NotYet = "not-yet",
        Changed = "changed",
    }
}

words! {
    /// A day of the week; in seven days there is one of each.
    pub enum Day {
        Mon = "mon",
        Tue = "tue",
        Wed = "wed",
        Thu = "thu",
        Fri = "fri",
        Sat = "sat",
        Sun = "sun",
    }
}

/// What a person wants to do in the next seven days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The day on which it was made.
    pub made: Date,
    pub goal: String,
    pub why: String,
    pub lines: Vec<Line>,
}

/// One thing to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its place among the rows of the form.
    pub row: usize,
    pub what: String,
    pub on: Option<Day>,
    /// From 0 to 10.
    pub sure: Option<i64>,
    pub way: String,
    pub who: String,
    pub went: Option<Went>,
}

impl Plan {
    /// The plan in the answers to its form.
    pub fn of(answers: &Answers, made: Date) -> Self {
        let lines = answers.rows(LINES).iter().enumerate().map(|(row, answers)| Line::of(row, answers));
        Self {
            made,
            goal: text(answers, "goal"),
            why: text(answers, "why"),
            lines: lines.filter(|line| !line.what.is_empty()).collect(),
        }
    }

    /// The last of its days.
    pub fn last_day(&self) -> Date {
        self.made.saturating_add((DAYS - 1).days())
    }

    /// Whether its seven days are over.
    pub fn is_over(&self, today: Date) -> bool {
        today > self.last_day()
    }

    /// The lines that are still to do, in part or whole.
    pub fn left(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.is_left())
    }

    /// The day on which a line is to be done; `None` for any.
    pub fn day_of(&self, line: &Line) -> Option<Date> {
        let ahead = self.made.weekday().until(line.on?.weekday());
        Some(self.made.saturating_add(i64::from(ahead).days()))
    }

    /// What comes next: the soonest from today on, then what has no day, then what was meant for a day that is gone.
    pub fn next(&self, today: Date) -> Option<&Line> {
        self.left().min_by_key(|line| match self.day_of(line) {
            Some(day) if day >= today => (0, Some(day)),
            None => (1, None),
            gone => (2, gone),
        })
    }

    /// How many lines went which way; those of which nothing was said come last.
    pub fn counts(&self) -> Vec<(Option<Went>, usize)> {
        let ways = Went::ALL.iter().copied().map(Some).chain([None]);
        let count = |way: Option<Went>| self.lines.iter().filter(|line| line.went == way).count();
        ways.map(|way| (way, count(way))).filter(|(_, n)| *n > 0).collect()
    }
}

impl Line {
    fn of(row: usize, answers: &Answers) -> Self {
        Self {
            row,
            what: text(answers, WHAT),
            on: code(answers, ON).and_then(Day::parse),
            sure: match answers.values(SURE).first() {
                Some(Value::Whole(sure)) => Some(*sure),
                _ => None,
            },
            way: text(answers, WAY),
            who: text(answers, WHO),
            went: code(answers, WENT).and_then(Went::parse),
        }
    }

    /// Neither done nor put aside.
    pub fn is_left(&self) -> bool {
        !matches!(self.went, Some(Went::Done | Went::Changed))
    }

    /// As a row of the next plan: how it went, and on which day, is open again.
    pub fn again(&self) -> Answers {
        let mut row = Answers::default();
        let mut put = |link: &str, text: &str| {
            let values = if text.is_empty() { Vec::new() } else { vec![Value::Text(text.to_owned())] };
            row.set(link, values);
        };
        put(WHAT, &self.what);
        put(WAY, &self.way);
        put(WHO, &self.who);
        row.set(SURE, self.sure.map(Value::Whole).into_iter().collect());
        row
    }

    /// A row with one thing to do and no more.
    pub fn fresh(what: &str, on: Option<Day>) -> Answers {
        let line = Self { what: what.to_owned(), ..Self::default() };
        let mut row = line.again();
        row.set(ON, on.map(|on| Value::Code(on.as_str().to_owned())).into_iter().collect());
        row
    }
}

impl Day {
    /// That of a date.
    pub fn of(day: Date) -> Self {
        Self::ALL[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())]
    }

    fn weekday(self) -> Weekday {
        match self {
            Self::Mon => Weekday::Monday,
            Self::Tue => Weekday::Tuesday,
            Self::Wed => Weekday::Wednesday,
            Self::Thu => Weekday::Thursday,
            Self::Fri => Weekday::Friday,
            Self::Sat => Weekday::Saturday,
            Self::Sun => Weekday::Sunday,
        }
    }
}

/// The rows of a plan with these things to do after those that stand there. What is left to do under the same words is not
/// added again. `None` when nothing is new.
pub fn added(answers: &Answers, what: &[String]) -> Option<Vec<Answers>> {
    let mut rows = answers.rows(LINES).to_vec();
    let stood = rows.len();
    for what in what.iter().map(|what| what.trim()).filter(|what| !what.is_empty()) {
        let same = |line: Line| line.is_left() && line.what.to_lowercase() == what.to_lowercase();
        if !rows.iter().enumerate().any(|(row, answers)| same(Line::of(row, answers))) {
            rows.push(Line::fresh(what, None));
        }
    }
    (rows.len() > stood).then_some(rows)
}

/// The rows of a plan after the person said how some of its lines went, by row.
pub fn told(answers: &Answers, said: &[(usize, Went)]) -> Vec<Answers> {
    let mut rows = answers.rows(LINES).to_vec();
    for (row, went) in said {
        if let Some(row) = rows.get_mut(*row) {
            row.set(WENT, vec![Value::Code(went.as_str().to_owned())]);
        }
    }
    rows
}

fn text(answers: &Answers, link: &str) -> String {
    match answers.values(link).first() {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

fn code<'a>(answers: &'a Answers, link: &str) -> Option<&'a str> {
    match answers.values(link).first() {
        Some(Value::Code(code)) => Some(code),
        _ => None,
    }
}
