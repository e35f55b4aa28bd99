//! A meeting in a list.

use jiff::{Zoned, civil::Date};
use openseat_actions::Snapshot;
use openseat_content::{Content, Locale, concept::ConceptInfo, fellowship::Fellowship};
use openseat_domain::{concept::ConceptSet, meeting::Attendance, search::Hit};
use openseat_index::Card;

use crate::{distance::Unit, say::Say, site::Site, times};

/// Concepts shown on one card, at most.
const MOST_TAGS: usize = 3;
/// The longest name of a kind that fits a card, in bytes.
const LONGEST_KIND: usize = 30;
/// A listing counts as lately checked for this many days.
const LATELY: i64 = 90;

/// What a card of a list shows.
pub(crate) struct CardView<'a> {
    pub(crate) when: String,
    pub(crate) name: &'a str,
    pub(crate) path: String,
    /// "In person – 1.2 miles".
    pub(crate) way: String,
    pub(crate) tags: Vec<&'a str>,
    pub(crate) checked: Checked,
}

/// How fresh a listing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Checked {
    /// `good`, `warn` or nothing: the class of the tag.
    pub(crate) class: &'static str,
    pub(crate) text: String,
}

/// Words of kinds and concepts for cards, looked up once.
pub(crate) struct Labels {
    /// By kind number of the directory.
    kinds: Vec<String>,
    /// By concept number, for concepts that are worth a tag: (rank, label in each locale).
    tags: Vec<Option<(u8, [String; 2])>>,
}

impl Labels {
    pub(crate) fn new(content: &Content) -> Self {
        Self {
            kinds: content.fellowships().iter().map(kind).collect(),
            tags: content.concepts().iter().map(tag).collect(),
        }
    }

    pub(crate) fn kind(&self, number: u8) -> Option<&str> {
        self.kinds.get(usize::from(number)).map(String::as_str).filter(|label| !label.is_empty())
    }

    /// The few tags that matter most at first sight, most important first.
    fn tags(&self, concepts: ConceptSet, locale: Locale) -> Vec<&str> {
        let known = concepts.iter().filter_map(|concept| self.tags.get(usize::from(concept.0))?.as_ref());
        let mut ranked: Vec<&(u8, [String; 2])> = known.collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.iter().take(MOST_TAGS).map(|(_, labels)| labels[locale as usize].as_str()).collect()
    }
}

/// The name by which people know a kind: letters only where the letters are the name.
fn kind(one: &Fellowship) -> String {
    const KNOWN_BY_LETTERS: [&str; 9] = ["AA", "NA", "CA", "MA", "GA", "OA", "CMA", "ACA", "SMART"];
    let short = KNOWN_BY_LETTERS.contains(&one.abbr.as_str()) || one.abbr.contains(char::is_lowercase);
    if short || one.name.len() > LONGEST_KIND { one.abbr.clone() } else { one.name.clone() }
}

/// Who may come is said first, then the way in, then the language, then how it runs.
fn tag(info: &ConceptInfo) -> Option<(u8, [String; 2])> {
    let rank = match (info.family.as_str(), info.id.as_str()) {
        (_, "closed" | "newcomers") => 0,
        (_, "open" | "all-genders" | "lang-en") => return None,
        ("who", _) => 1,
        ("language", _) => 2,
        ("access", _) => 3,
        ("outlook", _) => 4,
        ("topic", _) => 5,
        ("format", _) => 6,
        _ => return None,
    };
    Some((rank, Locale::ALL.map(|locale| info.label(locale).to_owned())))
}

/// What all cards of a list share.
pub(crate) struct Seen<'a> {
    pub(crate) site: &'a Site,
    pub(crate) say: &'a Say,
    pub(crate) snapshot: &'a Snapshot,
    /// The clock on the wall of the place that the times are for.
    pub(crate) here: Zoned,
    pub(crate) unit: Unit,
}

impl<'a> Seen<'a> {
    /// One answer as a card.
    pub(crate) fn card(&self, hit: &Hit) -> CardView<'a> {
        let card = self.snapshot.card(hit.meeting);
        CardView {
            when: times::when(self.say, hit.start, &self.here),
            name: if card.name.is_empty() { self.say.t("card-no-name") } else { card.name },
            path: format!("/meeting/{}", card.slug),
            way: self.way(&card, hit.km),
            tags: self.tags(&card),
            checked: checked(self.say, day_of(card.checked), self.here.date()),
        }
    }

    fn way(&self, card: &Card<'_>, km: Option<f32>) -> String {
        let way = way(self.say, card.attendance);
        match km {
            Some(km) if card.attendance.in_person() => {
                self.say.away.with(&[way, &self.unit.say(self.say, f64::from(km))])
            }
            _ if card.attendance.in_person() && !card.town().is_empty() => self.say.in_town.with(&[way, card.town()]),
            _ => way.to_owned(),
        }
    }

    fn tags(&self, card: &Card<'_>) -> Vec<&'a str> {
        let labels = &self.site.labels;
        let mut tags: Vec<&str> = labels.kind(card.kind).into_iter().collect();
        tags.extend(labels.tags(card.concepts, self.say.locale));
        tags
    }
}

/// "In person", "Online – video or phone", "In person or online".
pub(crate) fn way(say: &Say, attendance: Attendance) -> &str {
    say.t(match attendance {
        Attendance::InPerson => "card-in-person",
        Attendance::Online => "card-online",
        Attendance::Hybrid => "card-hybrid",
        Attendance::Paused => "card-paused",
    })
}

/// The day that is `days` after 1970-01-01; `None` for 0, which stands for unknown.
fn day_of(days: u32) -> Option<Date> {
    let span = jiff::Span::new().try_days(days).ok().filter(|_| days > 0)?;
    jiff::civil::date(1970, 1, 1).checked_add(span).ok()
}

/// "Checked 3 days ago", "Not checked since June".
pub(crate) fn checked(say: &Say, day: Option<Date>, today: Date) -> Checked {
    let Some(day) = day else {
        return Checked { class: "", text: say.t("card-checked-unknown").to_owned() };
    };
    let days = i64::from(day.until(today).map_or(0, |span| span.get_days()));
    let text = match days {
        ..=0 => say.t("card-checked-today").to_owned(),
        1 => say.t("card-checked-yesterday").to_owned(),
        2..=20 => say.checked_days.with(&[&days.to_string()]),
        21..=LATELY => say.checked_weeks.with(&[&((days + 3) / 7).to_string()]),
        _ if day.year() == today.year() => say.not_checked.with(&[times::month(say, day.month())]),
        _ => say.not_checked_year.with(&[times::month(say, day.month()), &day.year().to_string()]),
    };
    Checked { class: if days <= LATELY { "good" } else { "warn" }, text }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::say::tests::english;

    #[test]
    fn freshness_is_said_in_words_that_grow_with_age() {
        let (say, today) = (english(), date(2026, 11, 23));
        let said = |year, month, day| checked(&say, Some(date(year, month, day)), today).text;
        assert_eq!(said(2026, 11, 23), "Checked today");
        assert_eq!(said(2026, 11, 24), "Checked today", "a clock that is ahead does no harm");
        assert_eq!(said(2026, 11, 22), "Checked yesterday");
        assert_eq!(said(2026, 11, 20), "Checked 3 days ago");
        assert_eq!(said(2026, 10, 23), "Checked 4 weeks ago");
        assert_eq!(said(2026, 6, 3), "Not checked since June");
        assert_eq!(said(2024, 6, 3), "Not checked since June 2024");
        assert_eq!(checked(&say, None, today).text, "Not known when checked");
    }

    #[test]
    fn day_zero_is_unknown() {
        assert_eq!(day_of(0), None);
        assert_eq!(day_of(20_780), Some(date(2026, 11, 23)));
    }
}
