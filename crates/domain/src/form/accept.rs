//! What was typed, as answers: forgiving where nothing is lost.

use super::{Answers, Ask, Item, Value};

/// Why something typed is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No such choice.
    NotOffered,
    /// Not a whole number from `low` to `high`.
    NotBetween { low: i64, high: i64 },
    /// More than so many letters.
    TooLong { most: usize },
    /// Not a day.
    NotDay,
    /// Not a time.
    NotTime,
    /// More than so many.
    TooMany { most: usize },
}

impl Item {
    /// The answers that were typed or ticked; nothing typed is no answer.
    ///
    /// # Errors
    /// Why one of them cannot be.
    pub fn accept(&self, typed: &[&str]) -> Result<Vec<Value>, Wrong> {
        let typed: Vec<&str> = typed.iter().map(|one| one.trim()).filter(|one| !one.is_empty()).collect();
        if typed.len() > self.most {
            return Err(Wrong::TooMany { most: self.most });
        }
        typed.into_iter().map(|one| self.value(one)).collect()
    }

    /// Whether a value can be an answer here.
    pub fn fits(&self, value: &Value) -> bool {
        match (&self.ask, value) {
            (Ask::Choice(choices), Value::Code(code)) => choices.iter().any(|one| one.code == *code),
            (Ask::Whole { low, high }, Value::Whole(number)) => (low..=high).contains(&number),
            (Ask::Text { most, .. }, Value::Text(text)) => text.chars().count() <= *most,
            (Ask::Yes, Value::Yes(_)) | (Ask::Day, Value::Day(_)) | (Ask::Time, Value::Time(_)) => true,
            _ => false,
        }
    }

    fn value(&self, typed: &str) -> Result<Value, Wrong> {
        let (value, wrong) = match &self.ask {
            Ask::Choice(_) => (Some(Value::Code(typed.to_owned())), Wrong::NotOffered),
            Ask::Whole { low, high } => (whole(typed), Wrong::NotBetween { low: *low, high: *high }),
            Ask::Text { most, lines } => (text(typed, *lines), Wrong::TooLong { most: *most }),
            Ask::Yes => (yes(typed), Wrong::NotOffered),
            Ask::Day => (typed.parse().ok().map(Value::Day), Wrong::NotDay),
            Ask::Time => (typed.parse().ok().map(Value::Time), Wrong::NotTime),
            Ask::Display | Ask::Group(_) | Ask::Score(_) => (None, Wrong::NotOffered),
        };
        value.filter(|value| self.fits(value)).ok_or(wrong)
    }
}

/// "7", " 7 ", "7.0" and "seven" is none.
fn whole(typed: &str) -> Option<Value> {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.strip_suffix(".0").unwrap_or(&bare);
    bare.parse().ok().map(Value::Whole)
}

/// Signs that steer a machine become spaces; lines stay where there can be some.
fn text(typed: &str, lines: bool) -> Option<Value> {
    let plain = typed.replace("\r\n", "\n");
    let clean: String = plain.chars().map(|c| if c.is_control() && !(lines && c == '\n') { ' ' } else { c }).collect();
    Some(Value::Text(clean.trim().to_owned()))
}

fn yes(typed: &str) -> Option<Value> {
    match typed {
        "yes" => Some(Value::Yes(true)),
        "no" => Some(Value::Yes(false)),
        _ => None,
    }
}

impl Value {
    /// As it is sent back by a page, so that [`Item::accept`] reads it again.
    pub fn typed(&self) -> String {
        match self {
            Self::Code(text) | Self::Text(text) => text.clone(),
            Self::Whole(number) => number.to_string(),
            Self::Yes(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Self::Day(day) => day.to_string(),
            Self::Time(time) => time.strftime("%H:%M").to_string(),
        }
    }
}

impl Answers {
    /// How many letters all texts have together: what is written is kept, but not without end.
    pub fn letters(&self) -> usize {
        let links = self.links();
        links
            .map(|link| {
                let texts = self.values(link).iter().map(|value| value.typed().chars().count()).sum::<usize>();
                texts + self.rows(link).iter().map(Self::letters).sum::<usize>()
            })
            .sum()
    }
}
