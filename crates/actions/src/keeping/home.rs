//! What waits for those who keep the list.

use jiff::Timestamp;

use super::{
    disagreement::disagreements,
    duplicate::doubts,
    feeds::{feeds, needs_a_look},
    hand::{Desk, seated},
};
use crate::{ActionError, House, Result, circle, freshness, report, review, signed::Signed, suggestion};

/// How much waits, by queue. `None`: it is not for this person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    pub desk: Desk,
    pub suggestions: usize,
    /// What visitors told.
    pub reports: Option<usize>,
    /// Meetings that nobody looked at for long.
    pub stale: Option<usize>,
    pub disagreements: usize,
    pub duplicates: Option<usize>,
    pub feeds: Option<usize>,
    pub reviews: Option<usize>,
    /// What was picked out of circles for a moderator.
    pub circles: Option<usize>,
}

/// What waits.
///
/// # Errors
/// `Denied` to all who do not sit at the desk.
pub async fn waiting(house: &House, who: &Signed, now: Timestamp) -> Result<Waiting> {
    let desk = seated(house, &who.actor()).await?;
    let duplicates = allowed(doubts(house, who, now).await)?.map(|all| all.len());
    let feeds = allowed(feeds(house, who).await)?.map(|all| all.iter().filter(|view| needs_a_look(view)).count());
    let reviews = allowed(review::desk(house, who).await)?;
    let reviews = reviews.map(|desk| desk.waiting.len() + desk.reported.len() + desk.answers.len() + desk.held.len());
    let suggestions = suggestion::desk(house, who, now).await?.waiting.len();
    let reports = allowed(report::open(house, who, now).await)?.map(|all| all.len());
    let stale = allowed(freshness::queue(house, who, now).await)?.map(|queue| queue.count);
    let disagreements = disagreements(house, who, now).await?.len();
    let circles = allowed(circle::desk(house, who, now).await)?.map(|all| all.len());
    Ok(Waiting { desk, suggestions, reports, stale, disagreements, duplicates, feeds, reviews, circles })
}

fn allowed<T>(result: Result<T>) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(ActionError::Denied(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
