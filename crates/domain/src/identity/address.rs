//! Street addresses as data: number, street, unit.

use crate::place::Place;

use super::tokens::fold;

/// Kinds of street and directions with one spelling for each: written in many ways, and rarely what tells two streets
/// apart. Sorted.
#[rustfmt::skip]
const KINDS: &[(&str, &str)] = &[
    ("av", "ave"), ("ave", "ave"), ("avenida", "ave"), ("avenue", "ave"), ("blvd", "blvd"), ("boulevard", "blvd"),
    ("calle", "calle"), ("cir", "cir"), ("circle", "cir"), ("court", "ct"), ("ct", "ct"), ("dr", "dr"),
    ("drive", "dr"), ("e", "e"), ("east", "e"), ("expressway", "expy"), ("expy", "expy"), ("highway", "hwy"),
    ("hwy", "hwy"), ("lane", "ln"), ("ln", "ln"), ("n", "n"), ("ne", "ne"), ("north", "n"), ("nw", "nw"),
    ("of", "of"), ("parkway", "pkwy"), ("pike", "pike"), ("pk", "pike"), ("pkwy", "pkwy"), ("pl", "pl"),
    ("place", "pl"), ("rd", "rd"), ("road", "rd"), ("route", "rte"), ("rte", "rte"), ("s", "s"), ("se", "se"),
    ("south", "s"), ("sq", "sq"), ("square", "sq"), ("st", "st"), ("str", "st"), ("street", "st"), ("sw", "sw"),
    ("ter", "ter"), ("terrace", "ter"), ("the", "the"), ("tpke", "tpke"), ("turnpike", "tpke"), ("w", "w"),
    ("way", "way"), ("west", "w"),
];
const UNITS: &[&str] = &["suite", "ste", "unit", "apt", "room", "rm", "floor", "fl", "bldg", "building", "no", "lot"];
const ORDINALS: &[(&str, &str)] = &[
    ("first", "1st"),
    ("second", "2nd"),
    ("third", "3rd"),
    ("fourth", "4th"),
    ("fifth", "5th"),
    ("sixth", "6th"),
    ("seventh", "7th"),
    ("eighth", "8th"),
    ("ninth", "9th"),
    ("tenth", "10th"),
    ("mt", "mount"),
    ("ft", "fort"),
];

/// What tells one address from another. Empty parts are unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// House number in lower case ("12a"); empty when there is none.
    pub number: Box<str>,
    /// The street's own words, ascending, joined by spaces.
    pub street: Box<str>,
    /// Suite, unit, room or floor.
    pub unit: Box<str>,
    /// Postcode without spaces, in lower case; of a ZIP+4 the first five digits.
    pub postcode: Box<str>,
}

impl Address {
    /// Reads what a source gives of a place.
    pub fn of(place: &Place) -> Self {
        let line = place.line();
        let given = place.street.as_deref().filter(|street| has_number(street));
        let street = given.or_else(|| line.split(',').find(|part| has_number(part))).unwrap_or_default();
        let mut address = read(street.split(',').next().unwrap_or_default());
        let postcode = place.postal_code.clone().or_else(|| zip(&line)).unwrap_or_default();
        let postcode: String = postcode.chars().filter(char::is_ascii_alphanumeric).collect();
        let of_zip = postcode.len() == 9 && postcode.bytes().all(|b| b.is_ascii_digit());
        address.postcode = postcode[..if of_zip { 5 } else { postcode.len() }].to_ascii_lowercase().into();
        address
    }

    /// Whether number and street are known.
    pub fn is_known(&self) -> bool {
        !self.number.is_empty() && !self.street.is_empty()
    }

    /// Whether both name the same house: the same number, and streets that share at least half their words.
    pub fn same_house(&self, other: &Self) -> bool {
        if !self.is_known() || !other.is_known() || self.number != other.number {
            return false;
        }
        let (mine, theirs) = (self.street.split(' '), other.street.split(' '));
        let shared = mine.clone().filter(|word| theirs.clone().any(|other| other == *word)).count();
        shared * 2 >= mine.count().max(theirs.count())
    }
}

/// Whether a part of an address begins with a house number and goes on with a street.
fn has_number(part: &str) -> bool {
    let part = part.trim();
    part.starts_with(|c: char| c.is_ascii_digit()) && part.split_whitespace().count() > 1
}

fn read(street: &str) -> Address {
    let folded = fold(&street.replace('#', " unit "));
    let mut words = folded.split_whitespace();
    let number = words.next().unwrap_or_default();
    let (mut names, mut kinds, mut unit) = (Vec::new(), Vec::new(), Vec::new());
    let mut in_unit = false;
    for word in words {
        if UNITS.contains(&word) {
            in_unit = true;
        } else if in_unit {
            unit.push(word);
        } else if let Ok(at) = KINDS.binary_search_by_key(&word, |(written, _)| written) {
            kinds.push(KINDS[at].1);
        } else {
            names.push(ORDINALS.iter().find(|(long, _)| *long == word).map_or(word, |(_, short)| short));
        }
    }
    // "10 North Street": the words that are usually noise are all there is.
    if names.is_empty() {
        names = kinds;
    }
    names.sort_unstable();
    names.dedup();
    Address {
        number: number.into(),
        street: names.join(" ").into(),
        unit: unit.concat().into(),
        postcode: Box::default(),
    }
}

/// The last five-digit word of a line that is not its first word: a ZIP.
fn zip(line: &str) -> Option<String> {
    let words = line.split([' ', ',']).filter(|word| !word.is_empty()).skip(1);
    words
        .filter(|word| word.len() >= 5 && word[..].bytes().take(5).all(|b| b.is_ascii_digit()))
        .last()
        .map(|w| w[..5].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(line: &str) -> Address {
        Address::of(&Place { formatted: Some(line.into()), ..Place::default() })
    }

    #[test]
    fn kinds_of_street_are_sorted() {
        assert!(KINDS.is_sorted());
    }

    #[test]
    fn one_house_is_one_however_it_is_written() {
        for (a, b) in [
            ("30 W Hancock St, Lansdale, PA 19446, USA", "30 West Hancock Street, Lansdale, PA 19446"),
            ("1 East Third Street, Media, PA", "1 E 3rd St, Media, PA 19063, USA"),
            ("15 W St Rd, Feasterville, PA", "15 West Street Road, Feasterville, PA"),
            ("1414 Old York Rd Suite C, Warminster, PA", "1414 York Rd #C, Warminster, PA"),
            ("St Mary's Hall, 12 High Street, Leeds", "12 High St, Leeds"),
        ] {
            assert!(address(a).same_house(&address(b)), "{a} / {b}: {:?} {:?}", address(a), address(b));
        }
        assert!(!address("12 High St, Leeds").same_house(&address("14 High St, Leeds")));
        assert!(!address("12 High St, Leeds").same_house(&address("12 Mill Lane, Leeds")));
        assert!(!address("Leeds").same_house(&address("Leeds")), "a town is no house");
    }

    #[test]
    fn unit_and_postcode_are_found() {
        let found = address("4021 Walnut St Unit 3B, Philadelphia, PA 19104-1234, USA");
        assert_eq!((&*found.number, &*found.street, &*found.unit, &*found.postcode), ("4021", "walnut", "3b", "19104"));
        assert_eq!(&*address("50121 Long Road, Leeds").postcode, "");
    }
}
