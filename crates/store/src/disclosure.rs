//! What was disclosed, to whom and why. The only way for anybody to read what is another person's.
//!
//! A permit cannot be made up (see [`openseat_domain::permit::Permit`]), and [`read`] takes it away:
//!
//! ```compile_fail,E0382
//! # use openseat_domain::permit::Permit;
//! # use openseat_store::{PersonKey, Result, Tx, disclosure::{self, Recorded}};
//! # async fn twice(tx: &mut Tx, key: &PersonKey, permit: Permit, id: uuid::Uuid, to: &Recorded) -> Result<()> {
//! disclosure::read(tx, key, permit, id, to).await?;
//! disclosure::read(tx, key, permit, id, to).await?;
//! # Ok(())
//! # }
//! ```

use std::collections::BTreeSet;

use jiff::Timestamp;
use openseat_domain::{
    consent::{Field, Purpose},
    facilitator::STRAIN,
    form::FormId,
    permit::{Basis, Own, Permit},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Error, PersonKey, Result, Tx, about, args,
    response::{self, Response},
    seal::Cell,
    visit,
};

const INSERT: &str = "INSERT INTO disclosure (person_id, id, node_id, at, sealed) VALUES ($1, $2, $3, $4, $5)";
const OF: &str = "SELECT id, node_id, at, sealed FROM disclosure WHERE person_id = $1 ORDER BY at DESC, id DESC";
const ERASE: &str = "DELETE FROM disclosure WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, OF, ERASE];

/// To whom it goes and what goes with it, written down for the person (42 CFR 2.25; 45 CFR 164.528(b)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The pseudonym of who looked.
    pub who: String,
    /// Their role.
    pub role: String,
    /// The name of the node, as it was.
    pub recipient: String,
    /// The name of the organisation at the root of its tree, as it was.
    pub organisation: String,
    /// Which notice went with it, by id and version.
    pub notice: String,
    /// How it was given: "page".
    pub channel: String,
}

/// One disclosure, as the person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosure {
    pub id: Uuid,
    pub node: Uuid,
    pub at: Timestamp,
    pub to: Recorded,
    pub purpose: Purpose,
    pub fields: BTreeSet<Field>,
    pub basis: Basis,
}

/// What was read under one permit.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    pub fields: BTreeSet<Field>,
    pub basis: Basis,
    pub about: Vec<(Field, String)>,
    /// The latest day first.
    pub visits: Vec<(Uuid, visit::Visit)>,
    /// The last answers of somebody who leads on how that is for them.
    pub strain: Option<Response>,
}

/// What is sealed of a disclosure.
#[derive(Serialize, Deserialize)]
struct Body {
    #[serde(flatten)]
    to: Recorded,
    purpose: Purpose,
    fields: BTreeSet<Field>,
    basis: Basis,
}

/// Reads what the permit allows and, in the same transaction, writes down that it was read. Neither happens without
/// the other.
///
/// # Errors
/// [`Error::Sealed`] when the permit is for another person than the key.
pub async fn read(tx: &mut Tx, key: &PersonKey, permit: Permit, id: Uuid, to: &Recorded) -> Result<Shared> {
    if permit.person() != key.person() {
        return Err(Error::Sealed);
    }
    let (fields, basis) = (permit.fields().clone(), permit.basis().clone());
    let body = Body { to: to.clone(), purpose: permit.purpose(), fields: fields.clone(), basis: basis.clone() };
    let plain = serde_json::to_vec(&body).expect("texts and words are always JSON");
    let sealed = key.seal(cell(id), &plain);
    tx.exec(INSERT, &args![permit.person(), id, permit.recipient(), permit.at(), sealed]).await?;
    let about = about::opened(tx, key, &fields).await?;
    let visits = if fields.contains(&Field::Attendance) { visit::opened(tx, key).await? } else { Vec::new() };
    let strain = match fields.contains(&Field::Strain) {
        true => response::last_finished(tx, key, &FormId::new(STRAIN)).await?,
        false => None,
    };
    Ok(Shared { fields, basis, about, visits, strain })
}

/// Everything that was disclosed of the person, for them; the latest first.
pub async fn of(tx: &mut Tx, own: Own, key: &PersonKey) -> Result<Vec<Disclosure>> {
    let rows = tx.all::<(Uuid, Uuid, Timestamp, Vec<u8>)>(OF, &args![own.person()]).await?;
    let open = |(id, node, at, sealed): (Uuid, Uuid, Timestamp, Vec<u8>)| {
        let plain = key.unseal(cell(id), &sealed)?;
        let body: Body = serde_json::from_slice(&plain).map_err(|error| Error::stored("disclosure", error))?;
        let Body { to, purpose, fields, basis } = body;
        Ok(Disclosure { id, node, at, to, purpose, fields, basis })
    };
    rows.into_iter().map(open).collect()
}

/// Forgets all of them. What organisations did stands in their audit, under a pseudonym that no longer leads anywhere.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "disclosure", column: "sealed", row: id }
}
