//! To which key store the data belongs. With another one nothing could be opened, and what was written would be lost.

use uuid::Uuid;

use crate::{Result, Tx, args};

const KEEP: &str = "INSERT INTO key_binding (id, mark) VALUES (1, $1) ON CONFLICT (id) DO NOTHING";
const MARK: &str = "SELECT mark FROM key_binding WHERE id = 1";
const PEOPLE: &str = "SELECT id FROM person";

pub(crate) const ALL: &[&str] = &[KEEP, MARK, PEOPLE];

/// Binds the data to the key store with this mark, unless it is bound already; gives the mark that it is bound to.
pub(crate) async fn bind(tx: &mut Tx, mark: [u8; 32]) -> Result<[u8; 32]> {
    tx.exec(KEEP, &args![mark]).await?;
    Ok(tx.one::<([u8; 32],)>(MARK, &[]).await?.0)
}

/// Everyone of whom the data knows.
pub(crate) async fn people(tx: &mut Tx) -> Result<Vec<Uuid>> {
    Ok(tx.all::<(Uuid,)>(PEOPLE, &[]).await?.into_iter().map(|(id,)| id).collect())
}
