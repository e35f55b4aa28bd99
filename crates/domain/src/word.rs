//! Enums whose values each have one lasting word, for forms, addresses and files.

/// Makes an enum with `ALL`, `as_str`, `parse`, and serde by the word.
///
/// The words are a contract: they stand in addresses that people keep and in files that others write.
macro_rules! words {
    (
        $(#[$about:meta])*
        pub enum $name:ident { $($(#[$note:meta])* $value:ident = $word:literal),+ $(,)? }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$note])* #[serde(rename = $word)] $value),+
        }

        impl $name {
            /// Every value, in the order in which forms show them.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// The words of all of them, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// Its word.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$value => $word),+
                }
            }

            /// The value of that word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
            }
        }
    };
}

pub(crate) use words;
