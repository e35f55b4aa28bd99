//! Which kinds of group may fit what a person said, with a reason for each that can be traced.
//!
//! **How to use it.** Read the answers of a form or a command into [`Wishes`]; every answer is optional, and every
//! answer that is an enum has `ALL`, `as_str` and `parse`. The directory gives one [`Reached`] for each kind that has
//! a meeting within reach. [`answer`] then says what fits, why, what to be careful of, what nobody knows, and what was
//! left out. It reads no clock and draws no lots: two people with the same answers get the same set, and a `seed` of
//! their own only decides the order of what fits equally.
//!
//! **What it may do.** A kind or a meeting is left out only for safety, eligibility, language, an impossible time or
//! way, and what the person said *must* be. All else is a [`Topic`] with a weight that the person can see and move.
//! Evidence is told, never weighed, but for how much one can take part, meeting in person, being introduced, and
//! meetings where one is treated. No kind is on top by default.

mod alike;
mod answer;
mod care;
mod choose;
mod fit;
mod gather;
mod judge;
mod reached;
mod reason;
mod rules;
mod screen;
mod sentence;
mod weight;
mod wish;

pub use alike::Like;
pub use answer::{Answer, LeftOut, NearNow, Notice, Official, Suggestion, Why};
pub use gather::{Gather, Light};
pub use judge::answer;
pub use reached::{GroupSays, Meeting, Reached, Start};
pub use rules::{Claim, Marks, Rules, StandsIn};
pub use screen::Screen;
pub use sentence::{Argument, Because, Reason, Sentence, Sort};
pub use weight::{MOST, Topic, Weights};
pub use wish::{
    AgeGroup, Goal, Learned, MedicationWish, Medicine, Medicines, Mode, Nerve, Outlook, Part, Seeker, Size, Strength,
    Style, Wanted, Wishes,
};
