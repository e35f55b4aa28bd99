//! That somebody told of some group. A token is made with the key of a person and fits to nothing else in the tables.

use jiff::civil::Date;

use crate::{
    Result, Tx, args,
    day::{day, number},
};

const TAKE: &str = "INSERT INTO review_token (token, ends_on) VALUES ($1, $2) ON CONFLICT (token) DO NOTHING";
const OF: &str = "SELECT ends_on FROM review_token WHERE token = $1";
const FORGET: &str = "DELETE FROM review_token WHERE ends_on <= $1";

pub(crate) const ALL: &[&str] = &[TAKE, OF, FORGET];

/// False when it was taken before.
pub async fn take(tx: &mut Tx, token: [u8; 32], ends_on: Date) -> Result<bool> {
    Ok(tx.exec(TAKE, &args![token, number(ends_on)]).await? == 1)
}

/// The day from which on it holds no more.
pub async fn ends_on(tx: &mut Tx, token: [u8; 32]) -> Result<Option<Date>> {
    Ok(tx.opt::<(i64,)>(OF, &args![token]).await?.map(|(ends,)| day(ends)))
}

/// Forgets those that hold no more on `today`; how many.
pub async fn forget(tx: &mut Tx, today: Date) -> Result<u64> {
    tx.exec(FORGET, &args![number(today)]).await
}
