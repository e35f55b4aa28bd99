//! What people of the field review: concepts, type codes, fellowships, words and places, as typed values.
//!
//! Everything is read from `content/` (and `demo/`), embedded in the program; a folder of the deployment may replace
//! single files, see [`Content::from_folder`].
//!
//! **Words on screen.** Every text of a page is a Fluent message in `content/words/<locale>/<page group>.ftl`. Keys are
//! kebab-case string literals: templates write `t("key")`, Rust writes `words.get(locale, "key")` or
//! `words.format(locale, "key", &[…])`. A key is never put together from parts, because a test scans the sources for
//! these literals and fails when a key is missing in a locale or is used nowhere. A family of keys that is chosen by a
//! value is written out in a `match`. The words of concepts and fellowships are not messages: ask
//! [`concept::ConceptInfo::label`] and [`fellowship::Fellowship::line`].
//!
//! **Invariant.** Pure: no clock, no network, no environment. The only file access is [`Content::from_folder`].

pub mod banned;
pub mod check;
pub mod checklist;
pub mod claim;
pub mod concept;
pub mod consent;
mod content;
pub mod course;
pub mod evidence;
pub mod fellowship;
pub mod fidelity;
mod files;
pub mod first_meeting;
pub mod form;
pub mod format;
pub mod gazetteer;
pub mod kind;
pub mod locale;
pub mod matching;
mod name_mark;
pub mod outline;
pub mod passphrase;
pub mod phrase;
pub mod reading;
pub mod review;
pub mod secret_words;
pub mod self_check;
pub mod self_code;
pub mod stage;
pub mod toolkit;
pub mod town;
pub mod type_code;
pub mod words;

pub use content::Content;
pub use locale::Locale;
pub use phrase::Phrase;
pub use secret_words::secret_words;
pub use town::town;
pub use words::{Value, Words};
