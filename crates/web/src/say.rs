//! The words of one language, ready to be shown.
//!
//! Messages that stand on every card are taken apart once, at start, so that a list of twenty needs no message formatter.

use std::sync::Arc;

use openseat_content::{Content, Locale, Value};

/// The words of one language.
pub(crate) struct Say {
    pub(crate) locale: Locale,
    content: Arc<Content>,
    pub(crate) started: Counted,
    pub(crate) today: Phrase,
    pub(crate) tomorrow: Phrase,
    pub(crate) date: Phrase,
    pub(crate) away: Phrase,
    pub(crate) in_town: Phrase,
    pub(crate) checked_days: Phrase,
    pub(crate) checked_weeks: Phrase,
    pub(crate) not_checked: Phrase,
    pub(crate) not_checked_year: Phrase,
    pub(crate) miles: Counted,
    pub(crate) kilometres: Counted,
}

impl Say {
    pub(crate) fn new(content: Arc<Content>, locale: Locale) -> Self {
        let phrase = |key: &str, names: &[&str]| Phrase::new(&content, locale, key, names);
        let counted = |key: &str| Counted::new(&content, locale, key);
        Self {
            locale,
            started: counted("when-started"),
            today: phrase("when-today", &["time"]),
            tomorrow: phrase("when-tomorrow", &["day", "time"]),
            date: phrase("when-date", &["day", "date", "month", "time"]),
            away: phrase("card-away", &["way", "distance"]),
            in_town: phrase("card-town", &["way", "town"]),
            checked_days: phrase("card-checked-days", &["n"]),
            checked_weeks: phrase("card-checked-weeks", &["n"]),
            not_checked: phrase("card-not-checked", &["month"]),
            not_checked_year: phrase("card-not-checked-year", &["month", "year"]),
            miles: counted("miles"),
            kilometres: counted("kilometres"),
            content,
        }
    }

    /// A message without arguments.
    pub(crate) fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.content.words().get(self.locale, key)
    }

    /// A message with arguments.
    pub(crate) fn format(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
        self.content.words().format(self.locale, key, arguments)
    }
}

/// A message taken apart at its arguments.
#[derive(Debug)]
pub(crate) struct Phrase {
    pieces: Vec<Piece>,
}

#[derive(Debug, PartialEq)]
enum Piece {
    Text(String),
    Argument(usize),
}

/// Stands for argument 0 while a message is taken apart; the next ones follow. No message has these in its text.
const MARK: u32 = 0xF_0000;

/// Stands for a number; its digits are in no message.
const MANY: u32 = 987_654;

impl Phrase {
    /// Takes the message `key` apart; its arguments are filled in the order of `names`.
    fn new(content: &Content, locale: Locale, key: &str, names: &[&str]) -> Self {
        let marks: Vec<String> =
            (MARK..).take(names.len()).map(|mark| char::from_u32(mark).map(String::from).unwrap_or_default()).collect();
        let arguments: Vec<(&str, Value<'_>)> =
            names.iter().zip(&marks).map(|(name, mark)| (*name, mark.as_str().into())).collect();
        Self::split(&content.words().format(locale, key, &arguments))
    }

    fn split(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        for letter in text.chars() {
            match u32::from(letter).checked_sub(MARK).filter(|number| *number < 16) {
                Some(number) => {
                    pieces.push(Piece::Text(std::mem::take(&mut plain)));
                    pieces.push(Piece::Argument(number as usize));
                }
                None => plain.push(letter),
            }
        }
        pieces.push(Piece::Text(plain));
        pieces.retain(|piece| *piece != Piece::Text(String::new()));
        Self { pieces }
    }

    /// The message with its arguments.
    pub(crate) fn with(&self, arguments: &[&str]) -> String {
        let mut text = String::with_capacity(48);
        for piece in &self.pieces {
            text.push_str(match piece {
                Piece::Text(plain) => plain,
                Piece::Argument(number) => arguments.get(*number).copied().unwrap_or_default(),
            });
        }
        text
    }
}

/// A message whose words depend on a number `n`. English and Spanish have one form for 1 and one for the rest.
#[derive(Debug)]
pub(crate) struct Counted {
    one: String,
    many: Phrase,
    /// The language writes 1,5 and not 1.5.
    comma: bool,
}

impl Counted {
    fn new(content: &Content, locale: Locale, key: &str) -> Self {
        let format = |number: u32| content.words().format(locale, key, &[("n", number.into())]);
        let mark = char::from_u32(MARK).map(String::from).unwrap_or_default();
        Self {
            one: format(1),
            many: Phrase::split(&format(MANY).replace(&MANY.to_string(), &mark)),
            comma: locale == Locale::Es,
        }
    }

    /// The message for `number`, which is shown as it is written in `Display`.
    pub(crate) fn with(&self, number: f64) -> String {
        if number == 1.0 {
            return self.one.clone();
        }
        let written = number.to_string();
        self.many.with(&[&if self.comma { written.replace('.', ",") } else { written }])
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn english() -> Say {
        Say::new(Arc::new(Content::embedded()), Locale::En)
    }

    pub(crate) fn spanish() -> Say {
        Say::new(Arc::new(Content::embedded()), Locale::Es)
    }

    #[test]
    fn a_phrase_taken_apart_says_what_the_message_says() {
        for say in [english(), spanish()] {
            let whole = say.format("when-tomorrow", &[("day", "X".into()), ("time", "Y".into())]);
            assert_eq!(say.tomorrow.with(&["X", "Y"]), whole);
            for minutes in [1_u32, 2, 10] {
                assert_eq!(say.started.with(minutes.into()), say.format("when-started", &[("n", minutes.into())]));
            }
        }
    }

    #[test]
    fn an_argument_that_looks_like_a_mark_or_markup_is_only_text() {
        assert_eq!(english().today.with(&["{ $time }<b>"]), "Today at { $time }<b>");
    }
}
