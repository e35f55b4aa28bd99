//! The money of a group. Nothing is changed once it is written; a correction is a new line that takes an old one away.

use jiff::{Timestamp, civil::Date};
use openseat_domain::{
    ledger::{Books, Kind, Line, Purpose, standing},
    organisation::Path,
    policy::{Action, Kind as Thing, Thing as On},
};
use openseat_store::{
    Tx, audit,
    ledger::{self, Entry},
};
use uuid::Uuid;

use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    facilitator::{enter, today},
    signed::Signed,
    space::{readable, refused},
};

/// Lines of one group.
const MOST: usize = 20_000;
/// Letters of a note.
const LONGEST: usize = 200;
/// No line is larger, in minor units.
const LARGEST: i64 = 1_000_000_000;

/// The money of a node.
#[derive(Clone, Debug, PartialEq)]
pub struct MoneyView {
    pub node: Path,
    pub name: String,
    /// Three letters; `None` before the first line.
    pub currency: Option<String>,
    pub books: Books,
    /// The latest first, with those that were taken away.
    pub lines: Vec<MoneyLine>,
    pub may_add: bool,
}

/// One line as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyLine {
    pub entry: Entry,
    /// It was taken away, or takes one away: it no longer counts.
    pub gone: bool,
}

/// A line that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub day: Date,
    pub kind: Kind,
    pub purpose: Purpose,
    pub minor: i64,
    /// In what the node counts; it stays what it was with the first line.
    pub currency: String,
    pub note: String,
}

/// The money of a node.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn view(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<MoneyView> {
    let (found, _) = enter(house, who, node, Action::See, Thing::Ledger).await?;
    let vault = house.vault.clone();
    let read =
        async move |tx: &mut Tx| Ok((ledger::of_node(tx, &vault, node).await?, ledger::currency(tx, node).await?));
    let (entries, currency) = house.db.read(read).await?;
    let lines: Vec<Line> = entries.iter().map(|entry| entry.line.clone()).collect();
    let stands: Vec<Uuid> = standing(&lines).into_iter().map(|line| line.id).collect();
    let may_add = who.may(Action::Add, &On::on(Thing::Ledger, found.path)).is_ok();
    // Who only counts sees numbers: words could name somebody.
    let line = |mut entry: Entry| {
        if !may_add {
            entry.note.clear();
        }
        MoneyLine { gone: !stands.contains(&entry.line.id), entry }
    };
    Ok(MoneyView {
        may_add,
        node: found.path,
        name: found.name,
        currency,
        books: Books::of(&lines, today(house, now)),
        lines: entries.into_iter().rev().map(line).collect(),
    })
}

/// Writes a line.
///
/// # Errors
/// `Denied`; `Missing`; `Refused` at `day`, `amount`, `currency` or `note`.
pub async fn add(house: &House, who: &Signed, node: Uuid, new: New, now: Timestamp) -> Result<()> {
    let (found, me) = enter(house, who, node, Action::Add, Thing::Ledger).await?;
    let tomorrow = today(house, now).saturating_add(jiff::Span::new().days(1));
    if new.day > tomorrow || new.day.year() < 1935 {
        return Err(refused("day", "This is not a day that has been.", "Write the day of the payment."));
    }
    if !(1..=LARGEST).contains(&new.minor) {
        return Err(refused("amount", "This is no amount.", "Write it like 12.50."));
    }
    let currency = new.currency.trim().to_ascii_uppercase();
    if currency.len() != 3 || !currency.chars().all(|sign| sign.is_ascii_uppercase()) {
        return Err(refused("currency", "This is no currency.", "Write its three letters, such as GBP."));
    }
    readable("note", &new.note, LONGEST, false)?;
    let line = Line {
        id: house.ids.next(now),
        day: new.day,
        kind: new.kind,
        purpose: new.purpose,
        minor: new.minor,
        corrects: None,
    };
    let entry = Entry { line, currency, note: new.note.trim().to_owned(), by: me.clone(), at: now };
    let (vault, chain) = (house.vault.clone(), organisation_chain(&found.path));
    let write = async move |tx: &mut Tx| {
        if ledger::currency(tx, node).await?.is_some_and(|kept| kept != entry.currency) {
            return Ok(Done::OtherCurrency);
        }
        if ledger::of_node(tx, &vault, node).await?.len() >= MOST {
            return Ok(Done::Full);
        }
        ledger::insert(tx, &vault, node, &entry).await?;
        let what = format!("ledger.{}", entry.line.kind.as_str());
        audit::append(tx, &chain, now, &me, &what, &entry.line.id.simple().to_string()).await?;
        Ok(Done::Kept)
    };
    match house.db.write(write).await? {
        Done::Kept => Ok(()),
        Done::OtherCurrency => Err(refused("currency", "This group counts in another currency.", "Use that one.")),
        Done::Full => Err(refused("amount", "The list is full.", "Begin a new group for the next years.")),
    }
}

enum Done {
    Kept,
    OtherCurrency,
    Full,
}

/// Takes a line away, by one more line.
///
/// # Errors
/// `Denied`; `Missing` when there is none that counts.
pub async fn correct(house: &House, who: &Signed, node: Uuid, id: Uuid, now: Timestamp) -> Result<()> {
    let (found, me) = enter(house, who, node, Action::Change, Thing::Ledger).await?;
    let (vault, chain, new, day) =
        (house.vault.clone(), organisation_chain(&found.path), house.ids.next(now), today(house, now));
    let write = async move |tx: &mut Tx| {
        let entries = ledger::of_node(tx, &vault, node).await?;
        let lines: Vec<Line> = entries.iter().map(|entry| entry.line.clone()).collect();
        let Some(wrong) = standing(&lines).into_iter().find(|line| line.id == id) else { return Ok(false) };
        let line = Line { id: new, day, minor: 0, corrects: Some(id), ..wrong.clone() };
        let currency = entries.first().map(|entry| entry.currency.clone()).unwrap_or_default();
        let entry = Entry { line, currency, note: String::new(), by: me.clone(), at: now };
        ledger::insert(tx, &vault, node, &entry).await?;
        audit::append(tx, &chain, now, &me, "ledger.correct", &id.simple().to_string()).await?;
        Ok(true)
    };
    let missing = ActionError::Missing { what: "line", name: String::new(), fix: "Look at the list again." };
    if house.db.write(write).await? { Ok(()) } else { Err(missing) }
}
