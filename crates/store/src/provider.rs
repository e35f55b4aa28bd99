//! Where the people of an organisation sign in, and who they are there.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Result, Tx, args,
    db::{FromRow, Row},
};

const SET: &str = "INSERT INTO provider (node_id, issuer, client, secret, roles, changed_at) \
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (node_id) DO UPDATE SET issuer = excluded.issuer, \
    client = excluded.client, secret = excluded.secret, roles = excluded.roles, changed_at = excluded.changed_at";
const OF_NODE: &str = "SELECT node_id, issuer, client, secret, roles, changed_at FROM provider WHERE node_id = $1";
const REMOVE: &str = "DELETE FROM provider WHERE node_id = $1";
const LINK: &str = "INSERT INTO staff_link (subject, person_id, node_id, made_at) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (subject) DO NOTHING";
const LINKED: &str = "SELECT person_id FROM staff_link WHERE subject = $1";
const ERASE: &str = "DELETE FROM staff_link WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[SET, OF_NODE, REMOVE, LINK, LINKED, ERASE];

/// A node's own sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    pub node: Uuid,
    /// Its address, as OpenID Connect Discovery 1.0 §3 writes it.
    pub issuer: String,
    /// Who we are there.
    pub client: String,
    /// Our secret there, sealed by the house.
    pub secret: Vec<u8>,
    /// Which claim gives which role, as JSON.
    pub roles: String,
    pub changed_at: Timestamp,
}

/// Sets the sign-in of a node, in the place of one that was there.
pub async fn set(tx: &mut Tx, provider: &Provider) -> Result<()> {
    let Provider { node, issuer, client, secret, roles, changed_at } = provider;
    tx.exec(SET, &args![*node, issuer, client, secret.as_slice(), roles, *changed_at]).await.map(drop)
}

pub async fn of_node(tx: &mut Tx, node: Uuid) -> Result<Option<Provider>> {
    tx.opt(OF_NODE, &args![node]).await
}

/// False when there was none.
pub async fn remove(tx: &mut Tx, node: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![node]).await? == 1)
}

/// Ties a subject (a blind index) to a person; false when it is tied already.
pub async fn link(tx: &mut Tx, subject: [u8; 32], person: Uuid, node: Uuid, now: Timestamp) -> Result<bool> {
    Ok(tx.exec(LINK, &args![subject, person, node, now]).await? == 1)
}

/// The person a subject is tied to.
pub async fn linked(tx: &mut Tx, subject: [u8; 32]) -> Result<Option<Uuid>> {
    Ok(tx.opt::<(Uuid,)>(LINKED, &args![subject]).await?.map(|(person,)| person))
}

/// Forgets every tie of a person.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

impl FromRow for Provider {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            node: row.get(0)?,
            issuer: row.get(1)?,
            client: row.get(2)?,
            secret: row.get(3)?,
            roles: row.get(4)?,
            changed_at: row.get(5)?,
        })
    }
}
