//! Which column of a table holds which field: guessed from the headers, shown to a person, and changed by them.

use std::{collections::HashSet, fmt, str::FromStr};

use openseat_domain::problem::Problem;
use serde::{Deserialize, Serialize};

use crate::{
    header::{self, Field},
    privacy,
};

/// The word for a column whose values are kept beside the meeting, unread.
pub const EXTRA: &str = "extra";

/// Column to field, in the order of the columns.
///
/// As text it is `Venue=location; Day=day; Phone=-`, where `-` leaves a column out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Each column's header and the field it is read as ([`Mapping::fields`], or [`EXTRA`]); `None` is left out.
    pub columns: Vec<(String, Option<String>)>,
}

impl Mapping {
    /// Every field that a column can be read as.
    pub fn fields() -> impl Iterator<Item = &'static str> {
        Field::ALL.iter().map(|field| field.name()).chain([EXTRA])
    }

    /// The mapping for these headers. What `wanted` says of a column (its header in any case) wins over the guess;
    /// each field goes to the column whose header fits best, and columns about people are left out.
    pub fn of(headers: &[String], wanted: Option<&Mapping>) -> Self {
        let mut taken: HashSet<String> = HashSet::new();
        let mut chosen: Vec<Option<Option<String>>> = headers.iter().map(|header| wanted?.said(header)).collect();
        taken.extend(chosen.iter().flatten().flatten().filter(|field| *field != EXTRA).cloned());
        let mut guesses: Vec<(u8, usize, Field)> = headers
            .iter()
            .enumerate()
            .filter(|(column, _)| chosen[*column].is_none())
            .filter_map(|(column, header)| header::field(header.trim()).map(|(field, rank)| (rank, column, field)))
            .collect();
        guesses.sort_unstable_by_key(|(rank, column, _)| (*rank, *column));
        for (_, column, field) in guesses {
            if taken.insert(field.name().to_owned()) {
                chosen[column] = Some(Some(field.name().to_owned()));
            }
        }
        let rest =
            |header: &str| (!privacy::is_personal(header) && !header.trim().is_empty()).then(|| EXTRA.to_owned());
        let columns = headers.iter().zip(chosen);
        Self {
            columns: columns.map(|(header, chosen)| (header.clone(), chosen.unwrap_or_else(|| rest(header)))).collect(),
        }
    }

    /// How many columns are read as a field.
    pub(crate) fn known(&self) -> usize {
        self.columns.iter().filter(|(_, field)| field.as_deref().is_some_and(|field| field != EXTRA)).count()
    }

    fn said(&self, header: &str) -> Option<Option<String>> {
        let folded = header::fold(header);
        let named = self.columns.iter().find(|(column, _)| header::fold(column) == folded && !folded.is_empty());
        named.map(|(_, field)| field.clone().filter(|field| Self::fields().any(|known| known == field)))
    }
}

/// One line for each column, for a person: `Venue → location`.
impl fmt::Display for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (column, field) in &self.columns {
            match field.as_deref() {
                Some(EXTRA) => writeln!(f, "{column} → kept, not read")?,
                Some(field) => writeln!(f, "{column} → {field}")?,
                None => writeln!(f, "{column} → left out")?,
            }
        }
        Ok(())
    }
}

impl FromStr for Mapping {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        let parts = text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let columns = parts.map(|part| {
            let fix = "Write it as “Venue=location; Phone=-”.";
            let Some((column, field)) = part.rsplit_once('=') else {
                return Err(Problem::refused("mapping", format!("“{part}” names no field."), fix));
            };
            let (column, field) = (column.trim().to_owned(), field.trim());
            match field {
                "-" => Ok((column, None)),
                _ if Self::fields().any(|known| known == field) => Ok((column, Some(field.to_owned()))),
                _ => {
                    let known = Self::fields().collect::<Vec<_>>().join(", ");
                    let what = format!("There is no field “{field}”.");
                    Err(Problem::refused("mapping", what, format!("Use one of: {known}.")))
                }
            }
        });
        columns.collect::<Result<_, _>>().map(|columns| Self { columns })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn each_field_goes_to_the_best_header_and_people_are_left_out() {
        let mapping = Mapping::of(&headers(&["Title", "Name", "When", "Facilitator", "Shoe size", ""]), None);
        let fields: Vec<_> = mapping.columns.iter().map(|(_, field)| field.as_deref()).collect();
        assert_eq!(fields, [Some(EXTRA), Some("name"), Some("day"), None, Some(EXTRA), None]);
    }

    #[test]
    fn a_person_can_change_it_and_the_rest_stays_guessed() {
        let wanted: Mapping = "title=name; NAME=-; shoe size=notes".parse().expect("fields that exist");
        let mapping = Mapping::of(&headers(&["Title", "Name", "When", "Shoe size"]), Some(&wanted));
        assert_eq!(mapping.to_string(), "Title → name\nName → left out\nWhen → day\nShoe size → notes\n");
        assert!("Title=colour".parse::<Mapping>().is_err());
        assert!("Title".parse::<Mapping>().is_err());
    }
}
