//! A meeting in a list.

use openseat_actions::Snapshot;
use openseat_content::{Content, Locale, concept::ConceptInfo, fellowship::Fellowship};
use openseat_domain::{
    concept::{Concept, ConceptSet},
    meeting::Attendance,
    search::Hit,
};
use openseat_index::Card;

use crate::{
    distance::Unit,
    say::{Say, write_whole},
    site::Site,
    times,
    wall::{self, Wall},
};

/// Concepts shown on one card, at most.
const MOST_TAGS: usize = 3;
/// The longest name of a kind that fits a card, in bytes.
const LONGEST_KIND: usize = 30;
/// A listing counts as lately checked for this many days.
const LATELY: i32 = 90;

/// What a card of a list shows. Its sentences are written one behind the other: a list of twenty asks twenty times for
/// memory, and not two hundred times.
pub(crate) struct CardView<'a> {
    pub(crate) name: &'a str,
    pub(crate) tags: Tags<'a>,
    /// How fresh the listing is: `good`, `warn` or nothing, the class of the tag.
    pub(crate) freshness: &'static str,
    said: String,
    /// Where the path, the time and the way end in `said`; the rest is how fresh it is.
    ends: [usize; 3],
}

impl CardView<'_> {
    pub(crate) fn path(&self) -> &str {
        &self.said[..self.ends[0]]
    }

    /// "Today at 7pm".
    pub(crate) fn when(&self) -> &str {
        &self.said[self.ends[0]..self.ends[1]]
    }

    /// "In person – 1.2 miles".
    pub(crate) fn way(&self) -> &str {
        &self.said[self.ends[1]..self.ends[2]]
    }

    /// "Checked 3 days ago".
    pub(crate) fn checked(&self) -> &str {
        &self.said[self.ends[2]..]
    }
}

/// The tags of one card: its kind, and what matters most of the rest.
#[derive(Default)]
pub(crate) struct Tags<'a> {
    list: [&'a str; MOST_TAGS + 1],
    count: usize,
}

impl<'a> Tags<'a> {
    pub(crate) fn list(&self) -> &[&'a str] {
        &self.list[..self.count]
    }

    /// What does not fit is left out.
    fn push(&mut self, tag: &'a str) {
        if let Some(free) = self.list.get_mut(self.count) {
            *free = tag;
            self.count += 1;
        }
    }
}

/// Words of kinds and concepts for cards, looked up once.
pub(crate) struct Labels {
    /// By kind number of the directory.
    kinds: Vec<String>,
    /// By concept number: the label in each locale; empty for concepts that are not worth a tag.
    tags: Vec<[String; 2]>,
    /// The concepts of each rank, most important first.
    ranks: [ConceptSet; RANKS],
}

impl Labels {
    pub(crate) fn new(content: &Content) -> Self {
        let mut ranks = [ConceptSet::EMPTY; RANKS];
        let mut tags = vec![<[String; 2]>::default(); content.concepts().len()];
        for info in content.concepts() {
            if let Some(rank) = rank(info) {
                ranks[rank].insert(info.concept);
                tags[usize::from(info.concept.0)] = Locale::ALL.map(|locale| info.label(locale).to_owned());
            }
        }
        Self { kinds: content.fellowships().iter().map(kind).collect(), tags, ranks }
    }

    pub(crate) fn kind(&self, number: u8) -> Option<&str> {
        self.kinds.get(usize::from(number)).map(String::as_str).filter(|label| !label.is_empty())
    }

    /// The few concepts that matter most at first sight, most important first.
    fn most_important(&self, concepts: ConceptSet) -> impl Iterator<Item = Concept> {
        let of_rank = move |rank: &ConceptSet| {
            let both = std::array::from_fn(|word| rank.0[word] & concepts.0[word]);
            ConceptSet(both).iter()
        };
        self.ranks.iter().flat_map(of_rank).take(MOST_TAGS)
    }
}

/// The name by which people know a kind: letters only where the letters are the name.
fn kind(one: &Fellowship) -> String {
    const KNOWN_BY_LETTERS: [&str; 9] = ["AA", "NA", "CA", "MA", "GA", "OA", "CMA", "ACA", "SMART"];
    let short = KNOWN_BY_LETTERS.contains(&one.abbr.as_str()) || one.abbr.contains(char::is_lowercase);
    if short || one.name.len() > LONGEST_KIND { one.abbr.clone() } else { one.name.clone() }
}

/// How many ranks there are.
const RANKS: usize = 7;

/// Who may come is said first, then the way in, then the language, then how it runs.
fn rank(info: &ConceptInfo) -> Option<usize> {
    Some(match (info.family.as_str(), info.id.as_str()) {
        (_, "closed" | "newcomers") => 0,
        (_, "open" | "all-genders" | "lang-en") => return None,
        ("who", _) => 1,
        ("language", _) => 2,
        ("access", _) => 3,
        ("outlook", _) => 4,
        ("topic", _) => 5,
        ("format", _) => 6,
        _ => return None,
    })
}

/// What all cards of a list share.
pub(crate) struct Seen<'a> {
    pub(crate) site: &'a Site,
    pub(crate) say: &'a Say,
    pub(crate) snapshot: &'a Snapshot,
    /// The clock on the wall of the place that the times are for.
    pub(crate) wall: Wall,
    pub(crate) unit: Unit,
}

impl<'a> Seen<'a> {
    /// The answers as cards.
    pub(crate) fn cards(&self, hits: &[Hit]) -> Vec<CardView<'a>> {
        // All are looked up before the first is written, so that the memory of one is fetched while others are.
        let cards: Vec<Card<'a>> = hits.iter().map(|hit| self.snapshot.card(hit.meeting)).collect();
        hits.iter().zip(&cards).map(|(hit, card)| self.card(hit, card)).collect()
    }

    fn card(&self, hit: &Hit, card: &Card<'a>) -> CardView<'a> {
        let mut said = String::with_capacity(160);
        said.push_str("/meeting/");
        said.push_str(card.slug);
        let path = said.len();
        times::write_when(&mut said, self.say, hit.start, &self.wall);
        let when = said.len();
        self.write_way(&mut said, card, hit.km);
        let way = said.len();
        let freshness = write_checked(&mut said, self.say, card.checked, self.wall.today);
        let name = if card.name.is_empty() { self.say.t("card-no-name") } else { card.name };
        CardView { name, tags: self.tags(card), freshness, said, ends: [path, when, way] }
    }

    fn write_way(&self, out: &mut String, card: &Card<'_>, km: Option<f32>) {
        let way = way(self.say, card.attendance);
        match km {
            Some(km) if card.attendance.in_person() => self.say.away.write(out, |argument, out| match argument {
                0 => out.push_str(way),
                _ => self.unit.write(out, self.say, f64::from(km)),
            }),
            _ if card.attendance.in_person() && !card.town().is_empty() => {
                self.say.in_town.write(out, |argument, out| out.push_str([way, card.town()][argument]));
            }
            _ => out.push_str(way),
        }
    }

    fn tags(&self, card: &Card<'_>) -> Tags<'a> {
        let labels = &self.site.labels;
        let mut tags = Tags::default();
        labels.kind(card.kind).into_iter().for_each(|kind| tags.push(kind));
        for concept in labels.most_important(card.concepts) {
            tags.push(&labels.tags[usize::from(concept.0)][self.say.locale as usize]);
        }
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

/// Writes how fresh a listing is, "Checked 3 days ago", "Not checked since June", and gives the class of its tag.
///
/// `day` and `today` count from 1970-01-01; day 0 stands for unknown.
fn write_checked(out: &mut String, say: &Say, day: u32, today: i32) -> &'static str {
    let Some(day) = i32::try_from(day).ok().filter(|day| *day > 0) else {
        out.push_str(say.t("card-checked-unknown"));
        return "";
    };
    let days = today - day;
    match days {
        ..=0 => out.push_str(say.t("card-checked-today")),
        1 => out.push_str(say.t("card-checked-yesterday")),
        2..=20 => say.checked_days.write(out, |_, out| write_whole(out, days as u32)),
        21..=LATELY => say.checked_weeks.write(out, |_, out| write_whole(out, (days as u32 + 3) / 7)),
        _ => {
            let (then, today) = (wall::date_of(day), wall::date_of(today));
            let phrase = if then.year() == today.year() { &say.not_checked } else { &say.not_checked_year };
            phrase.write(out, |argument, out| match argument {
                0 => out.push_str(times::month(say, then.month())),
                _ => write_whole(out, then.year() as u32),
            });
        }
    }
    if days <= LATELY { "good" } else { "warn" }
}

#[cfg(test)]
impl<'a> CardView<'a> {
    pub(crate) fn sample(when: &str, freshness: &'static str, checked: &str) -> Self {
        let (path, way) = ("/meeting/new-start", "In person – 1.2 miles");
        let mut tags = Tags::default();
        ["SMART", "Women"].into_iter().for_each(|tag| tags.push(tag));
        let ends = [path.len(), path.len() + when.len(), path.len() + when.len() + way.len()];
        let said = [path, when, way, checked].concat();
        Self { name: "New Start & <Friends>", tags, freshness, said, ends }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::say::tests::english;

    fn day(year: i16, month: i8, day: i8) -> i32 {
        date(1970, 1, 1).until(date(year, month, day)).expect("days can be counted").get_days()
    }

    #[test]
    fn freshness_is_said_in_words_that_grow_with_age() {
        let (say, today) = (english(), day(2026, 11, 23));
        let said = |year, month, of_month| {
            let mut text = String::new();
            let class = write_checked(&mut text, &say, day(year, month, of_month) as u32, today);
            (text, class)
        };
        let words = |year, month, of_month| said(year, month, of_month).0;
        assert_eq!(words(2026, 11, 23), "Checked today");
        assert_eq!(words(2026, 11, 24), "Checked today", "a clock that is ahead does no harm");
        assert_eq!(words(2026, 11, 22), "Checked yesterday");
        assert_eq!(said(2026, 11, 20), ("Checked 3 days ago".to_owned(), "good"));
        assert_eq!(words(2026, 10, 23), "Checked 4 weeks ago");
        assert_eq!(said(2026, 6, 3), ("Not checked since June".to_owned(), "warn"));
        assert_eq!(words(2024, 6, 3), "Not checked since June 2024");
    }

    #[test]
    fn day_zero_is_unknown() {
        let mut text = String::new();
        assert_eq!(write_checked(&mut text, &english(), 0, day(2026, 11, 23)), "");
        assert_eq!(text, "Not known when checked");
    }

    #[test]
    fn who_may_come_is_said_before_how_it_runs() {
        let content = Content::embedded();
        let labels = Labels::new(&content);
        let concept = |id| content.concept(id).expect("a concept of the list");
        let set: ConceptSet = ["speaker", "step-free", "women", "open", "newcomers"].into_iter().map(concept).collect();
        let first: Vec<&str> = labels.most_important(set).map(|c| labels.tags[usize::from(c.0)][0].as_str()).collect();
        let expected = ["newcomers", "women", "step-free"].map(concept);
        let expected = expected.map(|c| content.concept_info(c).expect("it is known").label(Locale::En));
        assert_eq!(first, expected);
    }
}
