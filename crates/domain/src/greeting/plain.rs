//! What strangers who have not met do not give each other in writing: ways to be reached, last names.
//!
//! It is stricter than what public lists are held to, since nobody needs a number here; digits of a clock pass.

/// What is too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    /// A telephone number, in digits or in words.
    Phone,
    Email,
    /// A page, or a name on another service.
    Link,
    LastName,
}

/// What is wrong with a text for a stranger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Something has to be written here.
    Missing,
    /// It has more letters than this.
    Long(usize),
    /// It holds a sign that cannot be shown.
    Unreadable,
    Detail(Detail),
}

/// What is wrong with a text of at most `longest` letters. An empty one is never too much.
pub fn fault(text: &str, longest: usize) -> Option<Fault> {
    if text.chars().count() > longest {
        return Some(Fault::Long(longest));
    }
    if text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r')) {
        return Some(Fault::Unreadable);
    }
    detail(text).map(Fault::Detail)
}

/// The same of a name to be called by, which has to be there and is a first one.
pub fn fault_of_name(name: &str, longest: usize) -> Option<Fault> {
    if name.trim().is_empty() {
        return Some(Fault::Missing);
    }
    if name.contains(char::is_control) {
        return Some(Fault::Unreadable);
    }
    fault(name, longest).or_else(|| last_name(name).then_some(Fault::Detail(Detail::LastName)))
}

/// Digits in one stretch that are no clock, no bus and no room.
const DIGITS: usize = 6;
/// Digits of a whole text: three clocks.
const MOST_DIGITS: usize = 12;
/// Numbers said one after the other, in words.
const SAID: usize = 5;

/// The first detail of a text that is too much.
fn detail(text: &str) -> Option<Detail> {
    if has_email(text) {
        Some(Detail::Email)
    } else if has_link(text) {
        Some(Detail::Link)
    } else if has_phone(text) {
        Some(Detail::Phone)
    } else if says_last_name(text) {
        Some(Detail::LastName)
    } else {
        None
    }
}

/// Whether a name to be called by holds a last one: a second word that is more than an initial.
fn last_name(name: &str) -> bool {
    let parts: Vec<&str> = name.split([' ', '\u{a0}', '_']).filter(|part| !part.is_empty()).collect();
    parts.len() > 2 || parts.get(1).is_some_and(|second| second.chars().filter(|c| c.is_alphabetic()).count() > 1)
}

fn has_email(text: &str) -> bool {
    let lower = text.to_lowercase();
    let provider = ["gmail", "hotmail", "outlook.", "yahoo", "icloud", "protonmail", "proton.me"];
    let at = |word: &str| word.split_once('@').is_some_and(|(who, host)| !who.is_empty() && !host.is_empty());
    lower.split_whitespace().any(at) || provider.iter().any(|name| lower.contains(name))
}

fn has_link(text: &str) -> bool {
    const ENDS: [&str; 9] = [".com", ".org", ".net", ".me", ".io", ".uk", ".es", ".mx", ".app"];
    const SERVICES: [&str; 9] =
        ["whatsapp", "telegram", "instagram", "snapchat", "facebook", "messenger", "tiktok", "wechat", "signal me"];
    let lower = text.to_lowercase();
    let handle = |word: &str| {
        word.strip_prefix('@').is_some_and(|rest| rest.chars().filter(|c| c.is_alphanumeric()).count() > 2)
    };
    let host = |word: &str| {
        let word = word.trim_end_matches(['.', ',', ')', '!', '?']);
        ENDS.iter().any(|end| word.strip_suffix(end).is_some_and(|before| !before.is_empty())) || word.contains(".com/")
    };
    lower.contains("://")
        || lower.contains("www.")
        || lower.split_whitespace().any(|word| handle(word) || host(word))
        || SERVICES.iter().any(|name| lower.contains(name))
}

/// Six digits with hardly anything between them, far too many in all, or five numbers said in a row.
fn has_phone(text: &str) -> bool {
    let (mut all, mut row, mut gap) = (0, 0, 0);
    for c in text.chars() {
        match c {
            c if c.is_numeric() => {
                (all, row, gap) = (all + 1, row + 1, 0);
                if row >= DIGITS || all > MOST_DIGITS {
                    return true;
                }
            }
            ' ' | '-' | '.' | '(' | ')' | '+' if gap < 3 => gap += 1,
            // A clock begins anew: "7:30 or 8:15" is no number to ring.
            _ => (row, gap) = (0, 0),
        }
    }
    says_number(text)
}

fn says_number(text: &str) -> bool {
    const NUMBERS: [&str; 25] = [
        "zero", "oh", "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double",
        "triple", "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "doble",
    ];
    let lower = text.to_lowercase();
    let mut row = 0;
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let counts = NUMBERS.contains(&word) || word.chars().all(|c| c.is_ascii_digit()) && word.len() <= 2;
        row = if counts { row + 1 } else { 0 };
        if row >= SAID {
            return true;
        }
    }
    false
}

/// "My name is John Smith", "Ask for Mary O'Brien": a word that leads to a person, then two capitalised words.
fn says_last_name(text: &str) -> bool {
    const LEADING: [&str; 14] =
        ["i'm", "am", "is", "for", "called", "contact", "call", "ask", "mr", "mrs", "soy", "llamo", "por", "es"];
    const NOT_NAMES: [&str; 20] = [
        "Hall", "Street", "Road", "Church", "Centre", "Center", "House", "Room", "Park", "Station", "Library", "Café",
        "Cafe", "Building", "Door", "Group", "Meeting", "School", "Square", "Lane",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(3).any(|three| {
        let leading = three[0].trim_end_matches([':', ',', '.']).to_lowercase().replace('’', "'");
        let last = three[2].trim_end_matches(|c: char| !c.is_alphabetic());
        LEADING.contains(&leading.as_str())
            && is_name(three[1])
            && is_name(last)
            && !NOT_NAMES.contains(&last)
            && !NOT_NAMES.contains(&three[1])
    })
}

/// A capital, then small letters, more than an initial.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.chars().count() > 2
        && letters.any(char::is_lowercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_to_ring_are_seen_however_they_are_written() {
        for text in [
            "ring 07700 900123",
            "0 7 7 0 0 9",
            "(415) 555-0100",
            "+34 612-34-56",
            "oh seven seven double oh nine",
            "mi número: seis uno dos tres cuatro cinco",
            "555.0100",
            "7 7 0 0 9",
        ] {
            assert_eq!(detail(text), Some(Detail::Phone), "{text}");
        }
    }

    #[test]
    fn addresses_pages_and_names_on_other_services_are_seen() {
        for text in ["sam@example.org", "write to sam@home please", "sam at gmail"] {
            assert_eq!(detail(text), Some(Detail::Email), "{text}");
        }
        for text in
            ["https://x.example", "see www.sam", "find me at sam.example.com.", "I am @samgreets", "add me on WhatsApp"]
        {
            assert_eq!(detail(text), Some(Detail::Link), "{text}");
        }
    }

    #[test]
    fn last_names_are_seen_and_first_names_are_not() {
        for text in ["I am John Smith", "Ask for Mary O’Brien.", "Me llamo Ana Ruiz"] {
            assert_eq!(detail(text), Some(Detail::LastName), "{text}");
        }
        for name in ["Sam Smith", "Ana María Ruiz", "sam_smith"] {
            assert!(last_name(name), "{name}");
        }
        for name in ["Sam", "Sam S.", "Mary-Ann", "J. R"] {
            assert!(!last_name(name), "{name}");
        }
    }

    #[test]
    fn what_a_greeter_needs_to_say_passes() {
        for text in [
            "Blue scarf, by the side door",
            "From 6:45 at the bus stop of the 42, and at 7:15 inside",
            "I will wear a red hat. I am nervous.",
            "Room 12, second floor, 5 minutes before",
            "By the door of St Mary Hall",
            "I stand for Elm Street Hall",
            "In the room my name shows as Sam, greeter",
            "Bufanda azul, junto a la puerta del lado, a las 19:15",
            "Between 18:45 and 19:00, 2 chairs by the door",
        ] {
            assert_eq!(detail(text), None, "{text}");
        }
    }
}
