//! Who led a session, as far as they have an account here. The rows go with the person; the number stays in the record.

use uuid::Uuid;

use crate::{Result, Tx, args};

const INSERT: &str = "INSERT INTO group_session_leader (person_id, session_id) VALUES ($1, $2) \
    ON CONFLICT (person_id, session_id) DO NOTHING";
const REMOVE: &str = "DELETE FROM group_session_leader WHERE person_id = $1 AND session_id = $2";
const OF: &str = "SELECT person_id FROM group_session_leader WHERE session_id = $1 ORDER BY person_id";
const BY_PERSON: &str = "SELECT l.session_id FROM group_session_leader l WHERE l.person_id = $1 ORDER BY l.session_id";
const ERASE: &str = "DELETE FROM group_session_leader WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, REMOVE, OF, BY_PERSON, ERASE];

/// Adds a leader; adding one twice is as good as once.
pub async fn add(tx: &mut Tx, session: Uuid, person: Uuid) -> Result<()> {
    tx.exec(INSERT, &args![person, session]).await.map(drop)
}

pub async fn remove(tx: &mut Tx, session: Uuid, person: Uuid) -> Result<()> {
    tx.exec(REMOVE, &args![person, session]).await.map(drop)
}

/// Who led a session.
pub async fn of(tx: &mut Tx, session: Uuid) -> Result<Vec<Uuid>> {
    Ok(tx.all::<(Uuid,)>(OF, &args![session]).await?.into_iter().map(|(person,)| person).collect())
}

/// Which sessions a person led.
pub async fn by_person(tx: &mut Tx, person: Uuid) -> Result<Vec<Uuid>> {
    Ok(tx.all::<(Uuid,)>(BY_PERSON, &args![person]).await?.into_iter().map(|(session,)| session).collect())
}

/// Forgets what a person led.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}
