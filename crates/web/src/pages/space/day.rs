//! A day typed in three fields, forgivingly: "3", "nov", "26".

use jiff::civil::Date;

use crate::{form::Fields, frame::Frame, times};

/// What was typed, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DayFields {
    pub(crate) day: String,
    pub(crate) month: String,
    pub(crate) year: String,
}

impl DayFields {
    pub(crate) fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).chars().take(20).collect();
        Self { day: text("day"), month: text("month"), year: text("year") }
    }

    pub(crate) fn of(day: Date) -> Self {
        Self { day: day.day().to_string(), month: day.month().to_string(), year: day.year().to_string() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.day.is_empty() && self.month.is_empty() && self.year.is_empty()
    }

    /// The day that is meant; `None` when it is none. A year of two digits is one of this century.
    pub(crate) fn date(&self, frame: &Frame<'_>) -> Option<Date> {
        let day = digits(&self.day).parse().ok()?;
        let year: i16 = digits(&self.year).parse().ok()?;
        let year = if (0..100).contains(&year) { 2000 + year } else { year };
        Date::new(year, month(frame, &self.month)?, day).ok().filter(|_| (1900..3000).contains(&year))
    }
}

/// A month by its number or by the start of its name, at least three letters.
fn month(frame: &Frame<'_>, text: &str) -> Option<i8> {
    let number = digits(text);
    if !number.is_empty() {
        return number.parse().ok();
    }
    let text = text.trim_matches(['.', ' ', ',']).to_lowercase();
    let named = |month: &i8| times::month(frame.say, *month).to_lowercase().starts_with(&text);
    if text.chars().count() < 3 { None } else { (1..=12).find(named) }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).take(4).collect()
}

#[cfg(test)]
mod tests {
    use openseat_content::Locale;

    use super::*;
    use crate::site::tests::visit_to;

    #[tokio::test]
    async fn a_day_is_understood_however_it_is_written() {
        for (locale, day, month, year, meant) in [
            (Locale::En, "3", "11", "2026", Some("2026-11-03")),
            (Locale::En, "3rd", "Nov.", "26", Some("2026-11-03")),
            (Locale::En, " 03", "november", "2026", Some("2026-11-03")),
            (Locale::Es, "3", "noviembre", "2026", Some("2026-11-03")),
            (Locale::En, "31", "2", "2026", None),
            (Locale::En, "3", "ma", "2026", None),
            (Locale::En, "", "11", "2026", None),
            (Locale::En, "3", "13", "2026", None),
        ] {
            let visit = visit_to(locale, "/").await;
            let typed = DayFields { day: day.into(), month: month.into(), year: year.into() };
            assert_eq!(typed.date(&visit.frame()), meant.map(|day| day.parse().unwrap()), "{typed:?}");
        }
    }
}
