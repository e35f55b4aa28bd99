//! What is said in a circle. What kind of thing it is, and to whom, is sealed with it.

use jiff::Timestamp;
use openseat_domain::circle::Said;
use uuid::Uuid;

use super::CircleKey;
use crate::{Result, Tx, args};

const PUT: &str = "INSERT INTO circle_word (circle_id, id, member_id, sealed, until) VALUES ($1, $2, $3, $4, $5) \
    ON CONFLICT (circle_id, id) DO UPDATE SET sealed = $4, until = $5";
const OF: &str = "SELECT id, member_id, sealed, until FROM circle_word \
    WHERE circle_id = $1 AND until > $2 AND until <= $3 ORDER BY until, id";
const REMOVE: &str = "DELETE FROM circle_word WHERE circle_id = $1 AND id = $2 AND member_id = $3";
const REMOVE_OF: &str = "DELETE FROM circle_word WHERE circle_id = $1 AND member_id = $2";
const REMOVE_ALL: &str = "DELETE FROM circle_word WHERE circle_id = $1";
const SWEEP: &str = "DELETE FROM circle_word WHERE until <= $1";

pub(crate) const ALL: &[&str] = &[PUT, OF, REMOVE, REMOVE_OF, REMOVE_ALL, SWEEP];

/// One thing that was said, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    pub id: Uuid,
    pub by: Uuid,
    pub said: Said,
    /// When it is forgotten.
    pub until: Timestamp,
}

/// Keeps what was said, in the place of what stood under that id.
pub async fn put(tx: &mut Tx, circle: &CircleKey, spoken: &Spoken) -> Result<()> {
    let Spoken { id, by, said, until } = spoken;
    let sealed = circle.seal("word", *id, &(by, said));
    tx.exec(PUT, &args![circle.circle(), *id, *by, sealed, *until]).await.map(drop)
}

/// What holds at `now`, what is forgotten first before the rest.
pub async fn of(tx: &mut Tx, circle: &CircleKey, now: Timestamp) -> Result<Vec<Spoken>> {
    until(tx, circle, now, Timestamp::MAX).await
}

/// As [`of`], of what is forgotten at `last` at the latest.
pub async fn until(tx: &mut Tx, circle: &CircleKey, now: Timestamp, last: Timestamp) -> Result<Vec<Spoken>> {
    let rows = tx.all::<(Uuid, Uuid, Vec<u8>, Timestamp)>(OF, &args![circle.circle(), now, last]).await?;
    let open = |(id, _, sealed, until): (Uuid, Uuid, Vec<u8>, Timestamp)| {
        // Who said it is sealed too, so that no words can be put into another's mouth.
        let (by, said) = circle.open("word", id, &sealed)?;
        Ok(Spoken { id, by, said, until })
    };
    rows.into_iter().map(open).collect()
}

/// Takes one thing back; false when it is not theirs.
pub async fn remove(tx: &mut Tx, circle: Uuid, id: Uuid, by: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![circle, id, by]).await? == 1)
}

/// Takes away all that one person said.
pub async fn remove_of(tx: &mut Tx, circle: Uuid, member: Uuid) -> Result<u64> {
    tx.exec(REMOVE_OF, &args![circle, member]).await
}

pub(super) async fn remove_all(tx: &mut Tx, circle: Uuid) -> Result<u64> {
    tx.exec(REMOVE_ALL, &args![circle]).await
}

pub(super) async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec(SWEEP, &args![now]).await
}
