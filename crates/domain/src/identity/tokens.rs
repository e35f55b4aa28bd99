//! The words of a name that tell it from others.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Words that say nothing of which meeting it is. Sorted.
#[rustfmt::skip]
const EMPTY: &[&str] = &[
    "a", "aa", "active", "al", "an", "and", "anon", "anonymous", "area", "at", "by", "ca", "canceled", "cancelled",
    "closed", "county", "de", "del", "dial", "district", "el", "en", "for", "from", "group", "grp", "grupo", "gso",
    "hybrid", "in", "inside", "is", "la", "las", "los", "meet", "meeting", "mtg", "na", "no", "of", "on", "online",
    "only", "or", "outdoor", "outside", "person", "phone", "reunion", "suspended", "temp", "temporarily", "temporary",
    "the", "to", "via", "virtual", "virtually", "with", "y", "zoom",
];

/// Words that very many meetings share: in the feeds that were looked at, each is in more than about one name of 150. Sorted.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "11",
    "12",
    "afternoon",
    "am",
    "back",
    "basic",
    "beginner",
    "big",
    "book",
    "candlelight",
    "daily",
    "day",
    "discussion",
    "early",
    "evening",
    "first",
    "friday",
    "gay",
    "happy",
    "hour",
    "house",
    "how",
    "it",
    "lgbtq",
    "life",
    "literature",
    "living",
    "lunch",
    "men",
    "midday",
    "midnight",
    "monday",
    "morning",
    "new",
    "newcomer",
    "night",
    "nite",
    "noon",
    "nooner",
    "noontime",
    "one",
    "open",
    "participation",
    "people",
    "pm",
    "recovery",
    "reflection",
    "saturday",
    "serenity",
    "sober",
    "sobriety",
    "solution",
    "speaker",
    "spirit",
    "step",
    "study",
    "sunday",
    "thursday",
    "time",
    "tradition",
    "tuesday",
    "wednesday",
    "woman",
    "women",
    "work",
    "young",
];

/// How much a common word counts beside others.
const COMMON_WEIGHT: f64 = 0.4;

/// Lower case without accents; all that is no letter or digit is a border, save full stops and apostrophes.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        let kept = text.bytes().filter(|b| !matches!(b, b'.' | b'\'' | b'`'));
        return kept
            .map(|b| if b.is_ascii_alphanumeric() { char::from(b.to_ascii_lowercase()) } else { ' ' })
            .collect();
    }
    let plain = text.nfd().filter(|c| !is_combining_mark(*c) && !matches!(c, '.' | '\'' | '’' | '‘' | '`'));
    plain.map(|c| if c.is_alphanumeric() { c } else { ' ' }).flat_map(char::to_lowercase).collect()
}

/// The words of a name that can tell it from others, ascending, no doubles, joined by spaces. Singular and plural are one
/// word; numbers of districts and groups are left out.
pub(super) fn words(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded
        .split_whitespace()
        .map(stem)
        .filter(|word| EMPTY.binary_search(word).is_err() && !is_code(word))
        .collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

/// Long numbers and "D23" are somebody's ids.
fn is_code(word: &str) -> bool {
    let digits = word.strip_prefix('d').unwrap_or(word);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && (digits.len() > 3 || digits.len() < word.len())
}

/// English plurals, as far as names need them.
fn stem(word: &str) -> &str {
    match word {
        "womens" => "women",
        "mens" => "men",
        _ if word.len() > 3 && !word.ends_with("ss") && word.is_ascii() => word.strip_suffix('s').unwrap_or(word),
        _ => word,
    }
}

/// How much a word counts: 1 for one that tells names apart.
fn weight(word: &str) -> f64 {
    if COMMON.binary_search(&word).is_ok() || word.len() == 1 { COMMON_WEIGHT } else { 1.0 }
}

/// How alike two lists of words (as from [`words`]) are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Likeness {
    /// 0 to 1: the weight of the shared words beside that of all, helped along when one list is part of the other.
    pub share: f64,
    /// The weight of the shared words.
    pub weight: f64,
    /// The weight of the words of the poorer list.
    pub least: f64,
}

/// Compares two lists of words. Long words may differ by a slip of one letter.
pub(super) fn likeness(a: &str, b: &str) -> Likeness {
    if a.is_empty() || b.is_empty() {
        return Likeness::default();
    }
    let total = |words: &str| words.split(' ').filter(|word| !word.is_empty()).map(weight).sum::<f64>();
    let (all_a, all_b) = (total(a), total(b));
    let least = all_a.min(all_b);
    if least == 0.0 {
        return Likeness::default();
    }
    if a == b {
        return Likeness { share: 1.0, weight: all_a, least };
    }
    let shared: f64 = a.split(' ').filter(|word| b.split(' ').any(|other| alike(word, other))).map(weight).sum();
    // Written apart in one and together in the other: "week end", "weekend".
    let shared = if shared == 0.0 && a.len() > 5 && squeezed(a) == squeezed(b) { least } else { shared };
    let joint = shared / (all_a + all_b - shared).max(shared);
    let contained = (shared / least).min(1.0);
    Likeness { share: 0.5 * joint + 0.5 * contained, weight: shared, least }
}

fn squeezed(words: &str) -> Vec<u8> {
    let mut letters: Vec<u8> = words.bytes().filter(|b| *b != b' ').collect();
    letters.sort_unstable();
    letters
}

/// Equal, or of at least six letters and one letter apart (changed, left out or put in).
fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (short, long) = if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    if short.len() < 6 || long.len() - short.len() > 1 {
        return false;
    }
    let ahead = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let rest = |skip: usize| short[ahead + skip..] == long[ahead + 1..];
    if short.len() == long.len() { rest(1) } else { rest(0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_words_are_sorted() {
        assert!(EMPTY.is_sorted() && COMMON.is_sorted());
    }

    #[test]
    fn what_a_feed_adds_to_a_name_is_left_out() {
        assert_eq!(words("(SUSPENDED) 8AM Solution (ONLINE)"), words("8AM Solution"));
        assert_eq!(words("T.B.D. Group"), "tbd");
        assert_eq!(words("Women's Step Meeting"), words("Womens Steps"));
        assert_eq!(words("D22 / GSO #117213"), "");
        assert_eq!(words("164 Group"), "164");
        assert_eq!(words("AA Meeting"), "");
        assert_eq!(words("Mañana Será Mejor"), "manana mejor sera");
    }

    #[test]
    fn rare_words_weigh_more_than_common_ones() {
        let share = |a: &str, b: &str| likeness(&words(a), &words(b)).share;
        assert_eq!(share("Early Risers", "Early Riser's Group"), 1.0);
        assert!(share("Souderton Big Book Study", "Souderton") > 0.6);
        assert!(share("Monday Night Women", "Monday Night Men") < 0.7);
        assert!(share("Landenberg Step", "Kensington Step") < 0.35);
        assert!(share("Tulpehocken", "Tulpehoken") > 0.99);
        assert_eq!(share("AA Meeting", "AA Meeting"), 0.0, "nothing to tell it by");
    }
}
