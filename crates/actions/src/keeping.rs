//! Keeping the list by hand: meetings are added, changed, paused, closed and opened again, and every change can be taken
//! back.
//!
//! What is added is a listing of a source that is the organisation's own. What is changed is kept apart from what sources
//! say (`domain::amendment`), so that no reading of a feed takes it away.

pub(crate) mod add;
mod areas;
pub(crate) mod change;
mod disagreement;
pub(crate) mod duplicate;
mod feeds;
pub(crate) mod hand;
mod home;
mod list;
mod one;
pub(crate) mod state;
mod undo;

use openseat_domain::problem::Problem;
pub use openseat_store::pair::Verdict;

pub use self::{
    add::{add, fitting},
    areas::{AreaView, areas, give, take_away},
    change::{Change, change, change_many},
    disagreement::{Disagreement, disagreements, keep},
    duplicate::{Doubt, Side, doubt, doubts, judge, unjudge},
    feeds::{Held, decide, feed, feeds, needs_a_look},
    hand::{Desk, sits_here},
    home::{Waiting, waiting},
    list::{Listed, PAGE, Row, State, Wanted, found, group, list},
    one::{By, DeskView, Override, Past, lately, one},
    state::{Pause, close, pause, reopen},
    undo::{undo, undo_batch},
};
use crate::ActionError;

/// Why nothing was changed, said inside a transaction: it is looked for before anything is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Not {
    /// There is no such meeting, or it turned out to be another one.
    Missing,
    /// The person may not do this to it.
    Denied,
    /// The meeting would make no sense then.
    Refused(Problem),
}

/// What came of something inside a transaction.
pub(crate) type Done<T> = Result<T, Not>;

impl From<Not> for ActionError {
    fn from(not: Not) -> Self {
        match not {
            Not::Missing => {
                Self::Missing { what: "meeting", name: String::new(), fix: "Look for it by name or place." }
            }
            Not::Denied => Self::Denied("listing"),
            Not::Refused(problem) => Self::Refused(problem),
        }
    }
}
