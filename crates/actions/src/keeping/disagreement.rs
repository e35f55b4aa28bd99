//! Changes by hand that need a look, since the source came to say something else, the same, or nothing.

use jiff::Timestamp;
use openseat_domain::{
    amendment::{Against, Field},
    policy::Action,
};
use openseat_store::{Tx, amendment, meeting};
use uuid::Uuid;

use super::{
    change::{Change, change, current},
    hand::{Reach, seated},
    one::{Override, overrides},
};
use crate::{ActionError, House, Result, signed::Signed};

/// A meeting with the changes that need a look.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    pub id: Uuid,
    pub name: String,
    pub source: String,
    /// The source has given the meeting up.
    pub gone: bool,
    pub overrides: Vec<Override>,
}

/// Everything that needs a look, by name.
///
/// # Errors
/// `Denied`.
pub async fn disagreements(house: &House, who: &Signed, now: Timestamp) -> Result<Vec<Disagreement>> {
    let actor = who.actor();
    seated(house, &actor).await?;
    let read = async move |tx: &mut Tx| {
        let reach = Reach::read(tx).await?;
        let mut found = Vec::new();
        let changed: Vec<Uuid> = amendment::all(tx).await?.into_keys().collect();
        for id in changed {
            let Some(current) = current(tx, id, now).await? else { continue };
            if reach.by_which(&actor, Action::Change, &current.laid.draft).is_none() || current.laid.closed {
                continue;
            }
            let gone = current.meeting.state == meeting::State::Retired;
            let mut overrides = overrides(&current);
            overrides.retain(|one| gone || one.against != Against::Known);
            if !overrides.is_empty() {
                let (name, source) = (current.laid.draft.name, current.source);
                found.push(Disagreement { id, name, source, gone, overrides });
            }
        }
        found.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        Ok(found)
    };
    Ok(house.db.read(read).await?)
}

/// Keeps what was changed by hand in a field, knowing what the source says now. `None` when that was known already.
///
/// # Errors
/// `Denied`; `Missing` when the field was not changed by hand.
pub async fn keep(house: &House, who: &Signed, meeting: Uuid, field: Field, now: Timestamp) -> Result<Option<Uuid>> {
    let found = house.db.read(async move |tx| current(tx, meeting, now).await).await?;
    let word = found.and_then(|found| overrides(&found).into_iter().find(|one| one.word.field() == field));
    let missing = || ActionError::Missing { what: "change", name: String::new(), fix: "Look at the meeting." };
    let word = word.ok_or_else(missing)?.word;
    let cause = openseat_domain::amendment::Cause::hand("");
    change(house, &who.actor(), meeting, vec![Change::to(word)], cause, None, now).await
}
