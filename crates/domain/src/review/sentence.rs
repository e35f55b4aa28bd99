//! What a machine can see in a sentence before a person reads it: names, numbers, addresses, what others said.
//!
//! It sees too much and too little, so it decides nothing: the writer is told, and a person reads every sentence.

use std::collections::BTreeSet;

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Digits in a row, with signs between them, that look like a telephone number.
const PHONE_DIGITS: usize = 7;
/// Words in quotation marks that look like somebody's.
const QUOTED_WORDS: usize = 2;

/// What may be wrong with a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concern {
    Phone,
    Email,
    /// An address of the web, or a name in some network.
    Link,
    /// What looks like somebody's name.
    Name,
    /// What looks like somebody's words.
    Quote,
    /// What looks like advice on a medicine.
    Medicine,
    /// A word of the house list.
    Word,
    /// The same words came for another group.
    Copied,
}

impl Concern {
    pub const ALL: [Self; 8] =
        [Self::Phone, Self::Email, Self::Link, Self::Name, Self::Quote, Self::Medicine, Self::Word, Self::Copied];

    /// The word in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Link => "link",
            Self::Name => "name",
            Self::Quote => "quote",
            Self::Medicine => "medicine",
            Self::Word => "word",
            Self::Copied => "copied",
        }
    }

    /// The concern of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|concern| concern.as_str() == word)
    }

    /// Whether it must be mended. The others may be a mistake of the machine, and the writer can send them to a person
    /// as they are.
    pub fn must_be_mended(self) -> bool {
        matches!(self, Self::Phone | Self::Email | Self::Link)
    }
}

/// Words that point to something, folded by [`normalised`]; they are data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cues {
    /// First names that are no other word.
    pub names: BTreeSet<String>,
    /// What stands before a name: "mr", "named".
    pub titles: BTreeSet<String>,
    /// Written with a capital, and no name: days, months, languages.
    pub capitals: BTreeSet<String>,
    /// What stands before somebody's words: "she said".
    pub quotes: BTreeSet<String>,
    /// What looks like a quote and is a greeting ("said hello").
    pub greetings: BTreeSet<String>,
    /// What stands in advice on a medicine: "stop taking".
    pub medicines: BTreeSet<String>,
}

/// What may be wrong with a sentence. The words of `known` (the meeting's own name and place) are nobody's name.
pub fn concerns(text: &str, cues: &Cues, known: &str) -> BTreeSet<Concern> {
    let found = [
        (Concern::Phone, has_phone(text)),
        (Concern::Email, has_email(text)),
        (Concern::Link, has_link(text)),
        (Concern::Name, has_name(text, cues, known)),
        (Concern::Quote, has_quotation(text) || quotes(text, cues)),
        (Concern::Medicine, has_phrase(text, &cues.medicines)),
    ];
    found.into_iter().filter(|(_, is)| *is).map(|(concern, _)| concern).collect()
}

/// Small letters without accents, single spaces, nothing else: two texts that read alike are alike.
pub fn normalised(text: &str) -> String {
    let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn has_phone(text: &str) -> bool {
    let (mut digits, mut between) = (0, 0);
    for c in text.chars() {
        if c.is_numeric() {
            (digits, between) = (digits + 1, 0);
        } else if digits > 0 && between < 3 && (c.is_whitespace() || "-–./()+_*".contains(c)) {
            between += 1;
        } else {
            (digits, between) = (0, 0);
        }
        if digits >= PHONE_DIGITS {
            return true;
        }
    }
    false
}

fn has_email(text: &str) -> bool {
    let lower = text.to_lowercase();
    let written_out = ["(at)", "[at]", " at gmail", " at hotmail", " at yahoo", " arroba "];
    let around = |at: usize| {
        let (before, after) = (lower[..at].chars().next_back(), lower[at + 1..].chars().next());
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    lower.match_indices(['@', '＠']).any(|(at, sign)| sign == "＠" || around(at))
        || written_out.iter().any(|one| lower.contains(one))
}

fn has_link(text: &str) -> bool {
    let lower = text.to_lowercase();
    let ends = ["com", "org", "net", "info", "app", "io", "me", "co", "uk", "us", "es", "mx", "ly", "gg"];
    lower.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@' && c != '/');
        let host = word.split('/').next().unwrap_or(word);
        let ending = host.rsplit_once('.').filter(|(name, _)| name.chars().any(char::is_alphabetic));
        word.contains("://")
            || word.starts_with("www.")
            || (word.starts_with('@') && word.chars().nth(1).is_some_and(char::is_alphanumeric))
            || ending.is_some_and(|(name, end)| ends.contains(&end) && !name.contains('@'))
    })
}

fn has_name(text: &str, cues: &Cues, known: &str) -> bool {
    let known = normalised(known);
    let known: BTreeSet<&str> = known.split(' ').collect();
    let mut begins = true;
    let mut after_title = false;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let folded = normalised(bare.split(['\'', '’']).next().unwrap_or(bare));
        let capital = bare.chars().next().is_some_and(char::is_uppercase);
        // "AA" and "NA" are no names of people; "I" neither.
        let short = bare.chars().count() < 2 || (bare.chars().count() <= 5 && !bare.chars().any(char::is_lowercase));
        let other = known.contains(folded.as_str()) || cues.capitals.contains(&folded);
        let folded_parts = folded.split(' ');
        if folded_parts.clone().any(|part| cues.names.contains(part) && !known.contains(part)) {
            return true;
        }
        if capital && folded.chars().count() > 1 && !short && !other && (!begins || after_title) {
            return true;
        }
        after_title = cues.titles.contains(&folded);
        begins = word.ends_with(['.', '!', '?', ':', '…']) && !after_title;
    }
    false
}

fn has_quotation(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['"', '“', '”', '„', '«', '»', '‹', '›']).collect();
    parts.len() > 2 && parts[1..parts.len() - 1].iter().any(|part| part.split_whitespace().count() >= QUOTED_WORDS)
}

/// Words that tell what somebody said; that they said hello is no secret.
fn quotes(text: &str, cues: &Cues) -> bool {
    let text = format!(" {} ", normalised(text));
    let told = |text: String, greeting: &String| text.replace(&format!(" {greeting} "), " , ");
    has_phrase(&cues.greetings.iter().fold(text, told), &cues.quotes)
}

fn has_phrase(text: &str, phrases: &BTreeSet<String>) -> bool {
    let text = format!(" {} ", normalised(text));
    phrases.iter().any(|phrase| text.contains(&format!(" {phrase} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cues() -> Cues {
        let set = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Cues {
            names: set(&["dave", "maria"]),
            titles: set(&["mr", "named"]),
            capitals: set(&["monday", "english"]),
            quotes: set(&["she said", "told us"]),
            greetings: set(&["said hello"]),
            medicines: set(&["stop taking"]),
        }
    }

    fn found(text: &str) -> Vec<Concern> {
        concerns(text, &cues(), "New Start, Mill Lane").into_iter().collect()
    }

    #[test]
    fn what_points_to_somebody_is_seen_in_many_spellings() {
        for phone in ["Call 07700 900 123", "+44 (0)7700-900123", "555.0100 22", "ring 0 7 7 0 0 9 0 0"] {
            assert_eq!(found(phone), [Concern::Phone], "{phone}");
        }
        for email in ["Write to sam@example.org", "sam (at) example", "sam at gmail"] {
            assert_eq!(found(email), [Concern::Email], "{email}");
        }
        for link in ["see www.example", "https://a.b", "look at example.com", "find me @sam_1"] {
            assert_eq!(found(link), [Concern::Link], "{link}");
        }
        for name in ["dave was rude", "DAVE was rude", "Ask for María.", "The chair, Zorblax, was kind", "mr Zorblax"]
        {
            assert_eq!(found(name), [Concern::Name], "{name}");
        }
        assert!(!found("At the door she said hello").contains(&Concern::Quote));
        assert!(found("She said hello, and then she said it was a waste").contains(&Concern::Quote));
        for quote in ["A man called it “a waste of time”", "she said it was a waste", "He «no vino nunca» here"] {
            assert!(found(quote).contains(&Concern::Quote), "{quote}");
        }
        assert_eq!(found("They say stop taking it"), [Concern::Medicine]);
    }

    #[test]
    fn plain_words_of_a_setting_raise_nothing() {
        for plain in [
            "The door is on the left. Ring the top bell. I felt at ease.",
            "Tea at 18:45, start at 19:00, about 12 people.",
            "On Monday it was in English. AA books were on the table.",
            "New Start meets behind Mill Lane. It's warm.",
            "I'm new and I was not asked to speak. I've been back.",
            "",
        ] {
            assert_eq!(found(plain), [], "{plain}");
        }
    }

    #[test]
    fn texts_that_read_alike_are_alike() {
        assert_eq!(normalised("  Buena  GENTE, ¡café!  "), "buena gente cafe");
        assert_eq!(normalised("Ｓo kind."), normalised("so—kind"));
    }
}
