//! The words of one language, ready to be shown.
//!
//! Messages that stand on every card are taken apart once, at start, and written straight to where they go, so that a
//! list of twenty needs no message formatter and hardly any memory of its own.

use std::{fmt::Write as _, sync::Arc};

use openseat_content::{Content, Locale, Phrase, Value};

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
        let phrase = |key: &str, names: &[&str]| phrase(&content, locale, key, names);
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

/// Stands for a number while a message is taken apart; its digits are in no message.
const MANY: u32 = 987_654;

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
        Self {
            one: format(1),
            many: Phrase::split(&format(MANY).replace(&MANY.to_string(), &Phrase::mark(0))),
            comma: locale == Locale::Es,
        }
    }

    /// The message for `number`, which is shown as it is written in `Display`.
    pub(crate) fn with(&self, number: f64) -> String {
        let mut text = String::with_capacity(48);
        self.write(&mut text, number);
        text
    }

    /// Writes the message for `number` at the end of `out`.
    pub(crate) fn write(&self, out: &mut String, number: f64) {
        if number == 1.0 {
            return out.push_str(&self.one);
        }
        self.many.write(out, |_, out| write_number(out, number, self.comma));
    }
}

/// The message `key` taken apart; its arguments are numbered in the order of `names`.
fn phrase(content: &Content, locale: Locale, key: &str, names: &[&str]) -> Phrase {
    let marks: Vec<String> = (0..names.len()).map(Phrase::mark).collect();
    let arguments: Vec<(&str, Value<'_>)> =
        names.iter().zip(&marks).map(|(name, mark)| (*name, mark.as_str().into())).collect();
    Phrase::split(&content.words().format(locale, key, &arguments))
}

/// Writes a number as `Display` does, with the language's sign before the decimals.
fn write_number(out: &mut String, number: f64, comma: bool) {
    let tenths = (number * 10.0).round();
    if (0.0..1e9).contains(&tenths) && tenths / 10.0 == number {
        let tenths = tenths as u32;
        write_whole(out, tenths / 10);
        if !tenths.is_multiple_of(10) {
            out.push(if comma { ',' } else { '.' });
            write_whole(out, tenths % 10);
        }
    } else {
        let written = number.to_string();
        out.push_str(&if comma { written.replace('.', ",") } else { written });
    }
}

/// Writes a whole number. Most numbers on a card are short, and quicker written than formatted.
pub(crate) fn write_whole(out: &mut String, number: u32) {
    let digit = |number: u32| char::from(b'0' + (number % 10) as u8);
    match number {
        0..=9 => out.push(digit(number)),
        10..=99 => out.extend([digit(number / 10), digit(number)]),
        // Writing to a String cannot fail.
        _ => drop(write!(out, "{number}")),
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
            let mut written = String::new();
            say.tomorrow.write(&mut written, |number, out| out.push_str(["X", "Y"][number]));
            assert_eq!(written, whole);
            for minutes in [1_u32, 2, 10] {
                assert_eq!(say.started.with(minutes.into()), say.format("when-started", &[("n", minutes.into())]));
            }
        }
    }

    #[test]
    fn an_argument_that_looks_like_a_mark_or_markup_is_only_text() {
        let mut written = String::new();
        english().today.write(&mut written, |_, out| out.push_str("{ $time }<b>"));
        assert_eq!(written, "Today at { $time }<b>");
    }

    proptest::proptest! {
        #[test]
        fn numbers_are_written_as_display_writes_them(tenths in 0..10_000_000_u32, odd in 0.0..1e12_f64) {
            for number in [f64::from(tenths) / 10.0, f64::from(tenths), odd] {
                let mut written = String::new();
                write_number(&mut written, number, false);
                proptest::prop_assert_eq!(&written, &number.to_string());
                written.clear();
                write_number(&mut written, number, true);
                proptest::prop_assert_eq!(written, number.to_string().replace('.', ","));
            }
        }
    }
}
