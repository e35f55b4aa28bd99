//! A sentence on its way in: what must be mended, what a person should look at.

use std::collections::BTreeSet;

use openseat_content::{Locale, banned};
use openseat_domain::{
    meeting::Draft,
    review::{Concern, LONGEST_SENTENCE, concerns},
};
use openseat_store::{Cell, review::Sentence};

use super::{blind, tell::Outcome};
use crate::House;

/// A sentence that can be kept.
pub(super) struct Worded {
    pub(super) text: String,
    pub(super) concerns: BTreeSet<Concern>,
}

/// Reads a sentence; `None` when nothing was written. `as_it_is`: the writer was told of what a machine saw, and wants a
/// person to read it all the same.
pub(super) fn worded(
    house: &House,
    draft: &Draft,
    text: &str,
    as_it_is: bool,
    locale: Locale,
) -> Result<Option<Worded>, Outcome> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    if text.is_empty() {
        return Ok(None);
    }
    let letters = text.chars().count();
    if letters > LONGEST_SENTENCE {
        return Err(Outcome::TooLong(letters));
    }
    let mut found = concerns(&text, house.content.review_cues(), &known(house, draft));
    if banned::find(house.content.banned(), locale, &text).is_some() {
        found.insert(Concern::Word);
    }
    let stop = if as_it_is { found.iter().any(|one| one.must_be_mended()) } else { !found.is_empty() };
    if stop { Err(Outcome::Mend(found)) } else { Ok(Some(Worded { text, concerns: found })) }
}

impl Worded {
    /// Sealed for its place.
    pub(super) fn sealed(&self, house: &House, cell: Cell) -> Vec<u8> {
        house.vault.seal(cell, self.text.as_bytes())
    }

    /// Ready to be kept.
    pub(super) fn sentence(&self, house: &House, cell: Cell) -> Sentence {
        Sentence {
            sealed: self.sealed(house, cell),
            concerns: self.concerns.clone(),
            alike: blind::alike(house, &self.text),
        }
    }
}

/// What a sealed sentence says; nothing when its words are gone.
pub(super) fn opened(house: &House, cell: Cell, sealed: Option<&[u8]>) -> openseat_store::Result<String> {
    let Some(sealed) = sealed else { return Ok(String::new()) };
    let plain = house.vault.unseal(cell, sealed)?;
    Ok(String::from_utf8_lossy(&plain).into_owned())
}

/// Words that are of the meeting and of nobody: its name, its place, its fellowship.
fn known(house: &House, draft: &Draft) -> String {
    let place = draft.place.clone().unwrap_or_default();
    let fellowship = house.content.fellowship(&draft.fellowship);
    let fellowship = fellowship.map(|one| format!("{} {}", one.name, one.abbr)).unwrap_or_default();
    let group = draft.group.clone().unwrap_or_default();
    let building = place.name.clone().unwrap_or_default();
    [draft.name.as_str(), &group, &building, &place.line(), &fellowship].join(" ")
}
