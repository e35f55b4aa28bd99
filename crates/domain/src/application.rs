//! Somebody asks to start a group under a programme: what the answer can be, and for how long their words are kept.

use crate::word::words;

/// Letters of what somebody writes of their plan.
pub const LONGEST: usize = 2_000;
/// The words and the address are emptied so many days after the answer; that there was an application stays, for the count.
pub const KEPT_DAYS: i64 = 180;
/// Applications that may wait at one organisation; more is a flood.
pub const MOST_WAITING: i64 = 300;

words! {
    /// How an application stands.
    pub enum Standing {
        Waiting = "waiting",
        Accepted = "accepted",
        /// Not now; they are asked to come again.
        Later = "later",
        Declined = "declined",
    }
}

words! {
    /// Why, when the answer is not yes.
    pub enum Reason {
        /// There is a group like it near.
        Near = "near",
        /// The place is not agreed yet.
        Venue = "venue",
        /// Fewer than two people are willing.
        People = "people",
        /// There is no money for it yet.
        Money = "money",
        /// No service near would send people.
        Referral = "referral",
        /// The programme has no places left this time.
        Places = "places",
        /// It is not what this programme does.
        Fit = "fit",
    }
}
