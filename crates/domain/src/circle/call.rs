//! Being called on when somebody's urge is high: whether, when and how, as each person says for themself.

use serde::{Deserialize, Serialize};

/// How somebody can be called on. In the pages of the circle always; the rest as they wish.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Called {
    pub hours: Hours,
    /// Where a letter goes too, with the language it is in. Nobody in the circle sees it.
    pub letter: Option<(String, String)>,
    /// A number to ring. Who needs somebody sees it, and only while they do.
    pub phone: Option<String>,
}

/// Hours of a day, from one until another, over midnight too. The same twice is the whole day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    pub from: i8,
    pub until: i8,
}

impl Hours {
    /// `None` for what is no hour.
    pub fn new(from: i8, until: i8) -> Option<Self> {
        let hour = |hour| (0..24).contains(&hour);
        (hour(from) && hour(until)).then_some(Self { from, until })
    }

    /// Whether the hour (0 to 23) is one of them.
    pub fn hold(self, hour: i8) -> bool {
        if self.from < self.until {
            self.from <= hour && hour < self.until
        } else {
            hour >= self.from || hour < self.until
        }
    }
}

/// What somebody answers who was called on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Here,
    /// They can call in ten minutes.
    Soon,
    NotNow,
}

impl Answer {
    pub const ALL: [Self; 3] = [Self::Here, Self::Soon, Self::NotNow];

    /// The word in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Soon => "soon",
            Self::NotNow => "not_now",
        }
    }

    /// The answer of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.as_str() == word)
    }
}

/// A telephone number as it was typed; `None` for what cannot be rung.
pub fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let fits = text.chars().all(|c| c.is_ascii_digit() || " +-().".contains(c));
    (fits && (3..=20).contains(&digits) && text.chars().count() <= 30).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_go_over_midnight_and_the_same_twice_is_the_whole_day() {
        let held = |from, until| {
            let hours = Hours::new(from, until).expect("hours");
            (0..24).filter(|hour| hours.hold(*hour)).collect::<Vec<i8>>()
        };
        assert_eq!(held(9, 12), [9, 10, 11]);
        assert_eq!(held(22, 2), [0, 1, 22, 23]);
        assert_eq!(held(18, 0), [18, 19, 20, 21, 22, 23]);
        assert_eq!(held(7, 7).len(), 24);
        assert_eq!(Hours::new(24, 1), None);
    }

    #[test]
    fn a_number_can_be_rung() {
        for text in ["07700 900123", "+44 (0)7700-900.123", "112"] {
            assert_eq!(number(&format!(" {text} ")).as_deref(), Some(text));
        }
        for text in ["", "Sam", "12", "tel:07700900123", "07700 900123 after six", "1234567890123456789012345"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
