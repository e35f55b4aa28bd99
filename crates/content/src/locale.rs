//! The languages that pages are written in.

use serde::Deserialize;

/// A language of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    #[default]
    En,
    Es,
}

impl Locale {
    /// All of them, the source language first.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// The code for `lang="…"` and for the folder of its words.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The name of the language in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Es => "Español",
        }
    }

    /// From a language tag such as `es`, `es-MX` or `EN_gb`: the first part decides.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|locale| locale.code().eq_ignore_ascii_case(language))
    }

    /// Chooses from the `?lang=` that a person picked, else from the browser's `Accept-Language`
    /// (RFC 9110 §12.5.4: highest quality first, `q=0` refuses), else English.
    pub fn negotiate(picked: Option<&str>, accept_language: Option<&str>) -> Self {
        let asked = accept_language.unwrap_or_default();
        picked.and_then(Self::from_tag).or_else(|| best_of(asked)).unwrap_or_default()
    }
}

fn best_of(header: &str) -> Option<Locale> {
    let mut best: Option<(Locale, f32)> = None;
    for entry in header.split(',').take(32) {
        let mut parts = entry.split(';');
        let Some(locale) = parts.next().and_then(Locale::from_tag) else { continue };
        let quality = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
        if quality > best.map_or(0.0, |(_, so_far)| so_far) {
            best = Some((locale, quality));
        }
    }
    best.map(|(locale, _)| locale)
}

/// Words of ours in each language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pair {
    en: String,
    es: String,
}

impl Pair {
    pub(crate) fn of(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.en,
            Locale::Es => &self.es,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picked_language_wins_over_the_browser() {
        assert_eq!(Locale::negotiate(Some("es"), Some("en")), Locale::Es);
        assert_eq!(Locale::negotiate(Some("tlh"), Some("es-MX,es;q=0.9")), Locale::Es);
    }

    #[test]
    fn the_browser_s_order_of_quality_is_kept() {
        assert_eq!(Locale::negotiate(None, Some("en;q=0.2, es;q=0.8")), Locale::Es);
        assert_eq!(Locale::negotiate(None, Some("fr, de;q=0.9, es_419;q=0.1")), Locale::Es);
        assert_eq!(Locale::negotiate(None, Some("en, es")), Locale::En, "equal: the first stands");
        assert_eq!(Locale::negotiate(None, Some("es;q=0")), Locale::En, "q=0 means: not this one");
    }

    #[test]
    fn nonsense_and_silence_are_english() {
        for header in [None, Some(""), Some(",,;q=;"), Some("*"), Some("es;q=abc")] {
            assert_eq!(Locale::negotiate(None, header), Locale::En);
        }
    }
}
