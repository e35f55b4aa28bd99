//! What groups of an organisation tell each other. Who wrote is kept as a role and a group, and as no person.

use jiff::civil::Date;
use openseat_domain::{notice::Kind, role::Role};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, Vault, args,
    day::{day, number},
    db::{FromRow, Row},
    seal::Cell,
};

const INSERT: &str = "INSERT INTO notice (id, root_id, node_id, kind, role, about_id, body, made_on, until_day) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const OF_ROOT: &str = "SELECT id, node_id, kind, role, about_id, body, made_on, until_day FROM notice \
    WHERE root_id = $1 AND until_day >= $2 ORDER BY made_on, id";
const REMOVE: &str = "DELETE FROM notice WHERE root_id = $1 AND (id = $2 OR about_id = $2)";
const SWEEP: &str = "DELETE FROM notice WHERE until_day < $1";

pub(crate) const ALL: &[&str] = &[INSERT, OF_ROOT, REMOVE, SWEEP];

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub id: Uuid,
    /// The group or site that it is from.
    pub node_id: Uuid,
    pub kind: Kind,
    /// As what the writer wrote.
    pub role: Role,
    /// Of an answer the question; of a visit the group that is asked.
    pub about_id: Option<Uuid>,
    pub text: String,
    pub made_on: Date,
    /// The last day on which it stands; of a visit the day itself.
    pub until: Date,
}

struct Sealed(Notice, Vec<u8>);

pub async fn insert(tx: &mut Tx, vault: &Vault, root: Uuid, new: &Notice) -> Result<()> {
    let body = vault.seal(cell(new.id), new.text.as_bytes());
    let Notice { id, node_id, kind, role, about_id, made_on, until, .. } = new;
    let (kind, role) = (kind.as_str(), role.as_str());
    let args = args![*id, root, *node_id, kind, role, *about_id, body.as_slice(), number(*made_on), number(*until)];
    tx.exec(INSERT, &args).await.map(drop)
}

/// What stands in an organisation on `today`, the oldest first.
pub async fn of_root(tx: &mut Tx, vault: &Vault, root: Uuid, today: Date) -> Result<Vec<Notice>> {
    let open = |Sealed(mut notice, body): Sealed| {
        let plain = vault.unseal(cell(notice.id), &body)?;
        notice.text = String::from_utf8_lossy(&plain).into_owned();
        Ok(notice)
    };
    tx.all::<Sealed>(OF_ROOT, &args![root, number(today)]).await?.into_iter().map(open).collect()
}

/// Takes one away, and of a question its answers; false when there is none.
pub async fn remove(tx: &mut Tx, root: Uuid, id: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![root, id]).await? > 0)
}

/// Forgets what ended before `today`; how many.
pub async fn sweep(tx: &mut Tx, today: Date) -> Result<u64> {
    tx.exec(SWEEP, &args![number(today)]).await
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "notice", column: "body", row: id }
}

impl FromRow for Sealed {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let (kind, role): (&str, &str) = (row.get(2)?, row.get(3)?);
        let notice = Notice {
            id: row.get(0)?,
            node_id: row.get(1)?,
            kind: Kind::parse(kind).ok_or_else(|| Error::stored("kind of a notice", kind))?,
            role: Role::parse(role).ok_or_else(|| Error::stored("role", role))?,
            about_id: row.get(4)?,
            text: String::new(),
            made_on: day(row.get(6)?),
            until: day(row.get(7)?),
        };
        Ok(Self(notice, row.get(5)?))
    }
}
