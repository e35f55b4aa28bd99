//! What anyone suggests for the list: which kinds there are, how one stands, why one is refused.

use crate::word::words;

words! {
    /// What is suggested.
    pub enum Kind {
        /// A meeting that the list does not have.
        New = "new",
        /// Something about a meeting is not as listed.
        Change = "change",
        /// A meeting is no more.
        Closed = "closed",
    }
}

words! {
    /// How a suggestion stands.
    pub enum Standing {
        Waiting = "waiting",
        /// It is on the list now.
        Taken = "taken",
        Refused = "refused",
    }
}

words! {
    /// What a group says when it is asked about a suggestion.
    pub enum GroupSays {
        Yes = "yes",
        No = "no",
    }
}

words! {
    /// Why a suggestion is refused. Its maker is told so.
    pub enum Reason {
        /// The group says that it is not so.
        GroupSaysNo = "group_says_no",
        /// Nobody could be found who knows.
        NotConfirmed = "not_confirmed",
        /// The list says so already.
        Already = "already",
        /// It is about something else than a meeting of this list.
        NotForThisList = "not_for_this_list",
        /// It is an advertisement, or nonsense.
        Spam = "spam",
    }
}

/// Letters in the words that go with a suggestion, at most.
pub const LONGEST_WORDS: usize = 1_000;
/// Suggestions about one meeting that may wait at once. More would be a flood, or say the same again.
pub const MOST_WAITING: i64 = 8;
/// How soon after its form was shown a suggestion is believed to be a person's, in seconds.
pub const QUICKEST: i64 = 3;
/// A form that was shown longer ago than this is shown again, in seconds. People may be called away.
pub const SLOWEST: i64 = 24 * 3_600;
/// So long after a decision what was suggested can be read, in days.
pub const WORDS_KEPT_DAYS: i64 = 30;
/// So long after a decision its maker can look up how it ended, in days.
pub const ENDING_KEPT_DAYS: i64 = 365;
