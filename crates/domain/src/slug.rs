//! Public addresses of meetings: short, lasting, readable.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::meeting::Draft;

/// Longest slug that we make ourselves, as in the Meeting Guide format.
pub const LONGEST: usize = 64;

/// The slug that a new meeting would like to have.
///
/// A source's own slug is kept when it can stand in an address, so that links into the old site can be led here.
/// A bare number says nothing, so such a meeting gets its name and town.
pub fn wish(draft: &Draft) -> String {
    let key = &draft.key;
    let plain =
        !key.is_empty() && key.len() <= LONGEST && key.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
    if plain && key.chars().any(|c| c.is_ascii_lowercase()) {
        return key.clone();
    }
    let town = draft.place.as_ref().and_then(|p| p.city.as_deref()).unwrap_or_default();
    let made = plain_words(&format!("{} {town}", draft.name));
    if made.is_empty() { "meeting".into() } else { made }
}

/// `wish`, or `wish-2`, `wish-3` …: the first that is not taken.
pub fn free(wish: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(wish) {
        return wish.to_owned();
    }
    free_from(wish, 2, taken)
}

/// The first of `wish-first`, `wish-(first + 1)` … that is not taken.
pub fn free_from(wish: &str, first: u64, taken: impl Fn(&str) -> bool) -> String {
    // The numbers do not end before the directory does.
    (first..).map(|n| format!("{wish}-{n}")).find(|slug| !taken(slug)).unwrap_or_default()
}

/// Lower-case words of letters and digits joined by `-`, accents dropped, at most [`LONGEST`] long.
pub fn plain_words(text: &str) -> String {
    let mut slug = String::new();
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if c != '\'' && c != '’' && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() == LONGEST {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Place;

    fn called(key: &str, name: &str, city: &str) -> String {
        let place = Place { city: Some(city.into()), ..Place::default() };
        wish(&Draft { key: key.into(), name: name.into(), place: Some(place), ..Draft::default() })
    }

    #[test]
    fn a_good_slug_of_the_source_is_kept() {
        assert_eq!(called("early-risers", "Early Risers", "Norwich"), "early-risers");
        assert_eq!(called("2331", "Early Risers", "Norwich"), "early-risers-norwich");
        assert_eq!(called("a b/c", "Café “Été”", "Köln"), "cafe-ete-koln");
        assert_eq!(called("", "断酒会", ""), "meeting");
    }

    #[test]
    fn a_taken_slug_gets_the_next_number() {
        let taken = ["new-start", "new-start-2"];
        assert_eq!(free("new-start", |s| taken.contains(&s)), "new-start-3");
        assert_eq!(free("other", |s| taken.contains(&s)), "other");
    }

    #[test]
    fn a_long_name_is_cut_without_a_loose_dash() {
        let slug = plain_words(&"abc ".repeat(40));
        assert!(slug.len() <= LONGEST && !slug.ends_with('-'), "{slug}");
    }
}
