//! People who said that they are at a session: that somebody is there, by which way, whether for the first time. No name, no
//! moment, nothing that leads to a person. One entry is one person, however often it is sent.

use uuid::Uuid;

use crate::{Result, Tx, args};

const INSERT: &str = "INSERT INTO session_arrival (session_id, entry, online, first_time) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (session_id, entry) DO NOTHING";
const OF: &str = "SELECT online, first_time FROM session_arrival WHERE session_id = $1";
const COUNT: &str = "SELECT COUNT(*) FROM session_arrival WHERE session_id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, OF, COUNT];

/// One person who is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    pub online: bool,
    /// `None` when they did not say.
    pub first_time: Option<bool>,
}

/// Keeps an arrival; false when this entry was kept before.
pub async fn add(tx: &mut Tx, session: Uuid, entry: Uuid, arrival: Arrival) -> Result<bool> {
    let Arrival { online, first_time } = arrival;
    Ok(tx.exec(INSERT, &args![session, entry, online, first_time]).await? == 1)
}

/// Everybody who is there.
pub async fn of(tx: &mut Tx, session: Uuid) -> Result<Vec<Arrival>> {
    let all: Vec<(bool, Option<bool>)> = tx.all(OF, &args![session]).await?;
    Ok(all.into_iter().map(|(online, first_time)| Arrival { online, first_time }).collect())
}

pub async fn count(tx: &mut Tx, session: Uuid) -> Result<i64> {
    Ok(tx.one::<(i64,)>(COUNT, &args![session]).await?.0)
}
