//! How a person signs in.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Result, Tx, args,
    db::{FromRow, Row},
    seal::Cell,
};

const INSERT: &str = "INSERT INTO account (person_id, name_index, name, passphrase, recovery, totp_step, \
    email_confirmed, changed_at) VALUES ($1, $2, $3, $4, $5, 0, 0, $6) ON CONFLICT (name_index) DO NOTHING";
const BY_NAME: &str = "SELECT person_id, name, passphrase, recovery, totp, totp_step, email, email_confirmed \
    FROM account WHERE name_index = $1";
const OF_PERSON: &str = "SELECT person_id, name, passphrase, recovery, totp, totp_step, email, email_confirmed \
    FROM account WHERE person_id = $1";
const BY_EMAIL: &str = "SELECT person_id, name, passphrase, recovery, totp, totp_step, email, email_confirmed \
    FROM account WHERE email_index = $1 AND email_confirmed = 1";
const PASSPHRASE: &str = "UPDATE account SET passphrase = $2, changed_at = $3 WHERE person_id = $1";
const REHASH: &str = "UPDATE account SET passphrase = $3 WHERE person_id = $1 AND passphrase = $2";
const RECOVERY: &str = "UPDATE account SET recovery = $2, changed_at = $3 WHERE person_id = $1";
const TOTP: &str = "UPDATE account SET totp = $2, totp_step = $3, changed_at = $4 WHERE person_id = $1";
const STEP: &str = "UPDATE account SET totp_step = $2 WHERE person_id = $1 AND totp_step < $2 AND totp IS NOT NULL";
const EMAIL: &str = "UPDATE account SET email_index = $2, email = $3, email_confirmed = $4, changed_at = $5 \
    WHERE person_id = $1";
const ERASE: &str = "DELETE FROM account WHERE person_id = $1";

pub(crate) const ALL: &[&str] =
    &[INSERT, BY_NAME, OF_PERSON, BY_EMAIL, PASSPHRASE, REHASH, RECOVERY, TOTP, STEP, EMAIL, ERASE];

/// The step of a secret that was offered and not yet taken into use.
pub const OFFERED: i64 = -1;

/// One row of the table, without the blind indexes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub person: Uuid,
    /// What they sign in with, sealed at [`name_cell`].
    pub name: Vec<u8>,
    /// The passphrase hashed, as a PHC string.
    pub passphrase: Option<String>,
    /// The recovery words, as a keyed hash.
    pub recovery: Option<[u8; 32]>,
    /// The secret of the phone's code, sealed at [`totp_cell`].
    pub totp: Option<Vec<u8>>,
    /// The last step of 30 seconds whose code was used; [`OFFERED`] while the secret is not in use.
    pub totp_step: i64,
    /// The address of a way back, sealed at [`email_cell`].
    pub email: Option<Vec<u8>>,
    pub email_confirmed: bool,
}

impl Account {
    /// Whether the phone's code is asked for.
    pub fn asks_code(&self) -> bool {
        self.totp.is_some() && self.totp_step != OFFERED
    }
}

/// What a new account begins with.
#[derive(Clone, Debug)]
pub struct New {
    pub person: Uuid,
    pub name_index: [u8; 32],
    pub name: Vec<u8>,
    pub passphrase: Option<String>,
    pub recovery: Option<[u8; 32]>,
}

/// Where the name is sealed for.
pub fn name_cell(person: Uuid) -> Cell {
    Cell { table: "account", column: "name", row: person }
}

/// Where the secret of the phone's code is sealed for.
pub fn totp_cell(person: Uuid) -> Cell {
    Cell { table: "account", column: "totp", row: person }
}

/// Where the address is sealed for.
pub fn email_cell(person: Uuid) -> Cell {
    Cell { table: "account", column: "email", row: person }
}

/// False when the name is taken; nothing is then kept.
pub async fn insert(tx: &mut Tx, new: &New, now: Timestamp) -> Result<bool> {
    let New { person, name_index, name, passphrase, recovery } = new;
    let row = args![*person, *name_index, name.as_slice(), passphrase.clone(), *recovery, now];
    Ok(tx.exec(INSERT, &row).await? == 1)
}

pub async fn by_name(tx: &mut Tx, index: [u8; 32]) -> Result<Option<Account>> {
    tx.opt(BY_NAME, &args![index]).await
}

pub async fn of_person(tx: &mut Tx, person: Uuid) -> Result<Option<Account>> {
    tx.opt(OF_PERSON, &args![person]).await
}

/// Accounts that confirmed this address.
pub async fn by_email(tx: &mut Tx, index: [u8; 32]) -> Result<Vec<Account>> {
    tx.all(BY_EMAIL, &args![index]).await
}

pub async fn set_passphrase(tx: &mut Tx, person: Uuid, phc: &str, now: Timestamp) -> Result<()> {
    tx.exec(PASSPHRASE, &args![person, phc, now]).await.map(drop)
}

/// Puts the same passphrase, hashed otherwise, in the place of `from`; nothing when it was changed meanwhile.
pub async fn rehash(tx: &mut Tx, person: Uuid, from: &str, to: &str) -> Result<()> {
    tx.exec(REHASH, &args![person, from, to]).await.map(drop)
}

pub async fn set_recovery(tx: &mut Tx, person: Uuid, hash: [u8; 32], now: Timestamp) -> Result<()> {
    tx.exec(RECOVERY, &args![person, hash, now]).await.map(drop)
}

/// Keeps a sealed secret with the last step used, or takes it away.
pub async fn set_totp(tx: &mut Tx, person: Uuid, secret: Option<&[u8]>, step: i64, now: Timestamp) -> Result<()> {
    tx.exec(TOTP, &args![person, secret, step, now]).await.map(drop)
}

/// Uses the code of a step up; false when it, or a later one, was used before.
pub async fn use_step(tx: &mut Tx, person: Uuid, step: i64) -> Result<bool> {
    Ok(tx.exec(STEP, &args![person, step]).await? == 1)
}

/// Keeps an address with its blind index, or takes it away.
pub async fn set_email(
    tx: &mut Tx,
    person: Uuid,
    email: Option<([u8; 32], &[u8])>,
    confirmed: bool,
    now: Timestamp,
) -> Result<()> {
    let (index, sealed) = email.unzip();
    tx.exec(EMAIL, &args![person, index, sealed, confirmed, now]).await.map(drop)
}

pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

impl FromRow for Account {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            person: row.get(0)?,
            name: row.get(1)?,
            passphrase: row.get(2)?,
            recovery: row.get(3)?,
            totp: row.get(4)?,
            totp_step: row.get(5)?,
            email: row.get(6)?,
            email_confirmed: row.get(7)?,
        })
    }
}
