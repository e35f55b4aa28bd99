//! Which fellowship a row or a file belongs to, from names and addresses.
//!
//! The names are data: `fellowships.csv` beside this file (id, names in any case, words of web hosts).

use std::sync::OnceLock;

use openseat_domain::fellowship::FellowshipId;

use crate::reader::Options;

const TABLE: &str = include_str!("fellowships.csv");

struct Known {
    id: FellowshipId,
    names: Vec<String>,
    hosts: Vec<String>,
}

fn table() -> &'static [Known] {
    static READ: OnceLock<Vec<Known>> = OnceLock::new();
    READ.get_or_init(|| {
        let split = |cell: &str| cell.split('|').filter(|word| !word.is_empty()).map(fold).collect();
        let rows = TABLE.lines().skip(1).filter_map(|line| {
            let mut cells = line.splitn(3, ',');
            let (id, names, hosts) = (cells.next()?, cells.next()?, cells.next()?);
            Some(Known { id: FellowshipId::new(id), names: split(names), hosts: split(hosts) })
        });
        rows.collect()
    })
}

/// Lower case, with dots left out and every other sign as one space.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars().filter(|c| *c != '.' && *c != '\'' && *c != '’') {
        if c.is_alphanumeric() || c == '&' {
            out.extend(c.to_lowercase());
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.trim_end().to_owned()
}

/// The fellowship that a row names in a column of its own: a known name, else the words as an id.
pub(crate) fn named(words: &str) -> FellowshipId {
    let folded = fold(words);
    let exact = table().iter().find(|known| known.names.contains(&folded) || fold(known.id.as_str()) == folded);
    if let Some(known) = exact {
        return known.id.clone();
    }
    longest(&folded).map_or_else(|| FellowshipId::new(words), |(id, _)| id)
}

/// The known name of two words or more that `folded` holds, the longest first.
fn longest(folded: &str) -> Option<(FellowshipId, &'static str)> {
    let found = table().iter().flat_map(|known| known.names.iter().map(move |name| (known, name.as_str())));
    let found = found.filter(|(_, name)| name.contains(' ') && has_words(folded, name));
    found.max_by_key(|(_, name)| name.len()).map(|(known, name)| (known.id.clone(), name))
}

fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_none_or(|c| c == ' ');
        let after = text[at + words.len()..].chars().next().is_none_or(|c| c == ' ');
        before && after
    })
}

/// What is known of a file before its rows are read, each possibly empty.
#[derive(Default)]
pub(crate) struct Evidence {
    /// Names of offices (`entity`) found in the first rows.
    pub(crate) offices: Vec<String>,
    /// Addresses of pages and offices found in the first rows.
    pub(crate) addresses: Vec<String>,
}

/// The fellowship of rows that do not say: what the caller said, else what offices and web addresses tell.
pub(crate) fn guess(options: &Options, evidence: &Evidence) -> Option<(FellowshipId, String)> {
    if let Some(id) = &options.fellowship {
        return Some((id.clone(), "It was given with the file.".to_owned()));
    }
    let office = evidence.offices.iter().find_map(|office| {
        let (id, name) = longest(&fold(office)).or_else(|| abbreviated(office))?;
        Some((id, format!("The office is called “{office}”, which has “{name}” in it.")))
    });
    office.or_else(|| {
        evidence.addresses.iter().find_map(|address| {
            let host = url::Url::parse(address).ok()?.host_str()?.to_owned();
            let (id, word) = of_host(&host)?;
            Some((id, format!("The web address {host} has “{word}” in it.")))
        })
    })
}

/// An abbreviation in capitals as a word of its own ("Atlanta AA Central Office").
fn abbreviated(office: &str) -> Option<(FellowshipId, &'static str)> {
    let words = office.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '.');
    let capitals = words.filter(|word| word.len() > 1 && !word.chars().any(char::is_lowercase));
    capitals.map(fold).find_map(|word| {
        let known = table().iter().find_map(|known| known.names.iter().find(|name| **name == word).map(|n| (known, n)));
        known.map(|(known, name)| (known.id.clone(), name.as_str()))
    })
}

/// A host by its labels: a long word anywhere in one, a short one ("aa") only at its start, its end, or between
/// hyphens, the longest first.
fn of_host(host: &str) -> Option<(FellowshipId, &'static str)> {
    let host = fold_host(host);
    let labels: Vec<&str> = host.split('.').collect();
    let own = &labels[..labels.len().saturating_sub(1)];
    let fits = |word: &str| {
        own.iter().any(|label| {
            if word.len() > 3 {
                return label.contains(word);
            }
            let edge = label.split('-').any(|part| part == word);
            // Two letters at an end of a word prove nothing, save "aa", which hardly any other word has there.
            edge || word == "aa" && (label.starts_with(word) || label.ends_with(word))
        })
    };
    let found = table().iter().flat_map(|known| known.hosts.iter().map(move |word| (known, word)));
    let found = found.filter(|(_, word)| fits(&word.replace(' ', "-")));
    found.max_by_key(|(_, word)| word.len()).map(|(known, word)| (known.id.clone(), word.as_str()))
}

fn fold_host(host: &str) -> String {
    host.to_ascii_lowercase().trim_start_matches("www.").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_a_column_is_understood_in_many_ways() {
        let ids =
            ["SMART Recovery", "smart", "A.A.", "Al-Anon", "LifeRing", "NA", "Recovery Dharma – Leeds"].map(named);
        let ids: Vec<_> = ids.iter().map(FellowshipId::as_str).collect();
        assert_eq!(ids, ["smart", "smart", "aa", "alanon", "lifering", "na", "rd"]);
        assert_eq!(named("Quit & Knit").as_str(), "quit__knit");
    }

    #[test]
    fn a_host_tells_the_fellowship_only_by_whole_words() {
        let of = |host: &str| of_host(host).map(|(id, _)| id.to_string());
        assert_eq!(of("www.aasanjose.org").as_deref(), Some("aa"));
        assert_eq!(of("eatingdisordersanonymous.org").as_deref(), Some("eda"));
        assert_eq!(of("meetings.smartrecovery.org").as_deref(), Some("smart"));
        assert_eq!(of("na.org").as_deref(), Some("na"));
        assert_eq!(of("panamacity.example"), None, "“na” inside a word proves nothing");
        assert_eq!(of("zoom.us"), None);
    }
}
