//! What is kept of BMLT servers, and the one server that is made of all of it and of the meetings of every other source.
//!
//! The first server that came keeps its numbers, so that its clients find all as it was. Those of a later one are moved by
//! a distance that hangs on its source alone. What came otherwise has numbers far from both (`listed`).

mod listed;

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use jiff::Timestamp;
use openseat_content::Content;
use openseat_domain::meeting::Draft;
use openseat_formats::{
    bmlt_api::root_of,
    semantic::{Server, Settings, Tables, draft, kept::RootServer},
};
use openseat_store::{Db, Result, Tx, bmlt_row, bmlt_row::BmltRow, meeting, source};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{House, amendment::Amended, snapshot::Snapshot};
use listed::Listed;

/// How far the numbers of a later server are moved, at least.
const APART: i64 = 10_000_000;
/// Among so many distances one is chosen.
const DISTANCES: u64 = 9_000;

/// What a BMLT server brought beside its meetings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Beside {
    pub service_bodies: usize,
    pub formats: usize,
    /// In so many languages each format may be named.
    pub languages: usize,
    pub fields: usize,
    pub changes: usize,
}

impl Beside {
    pub(crate) fn of(tables: &Tables) -> Self {
        let count = |of: &mut dyn Iterator<Item = String>| of.collect::<HashSet<String>>().len();
        Self {
            service_bodies: tables.bodies.len(),
            formats: count(&mut tables.formats.iter().map(|format| format.id.to_string())),
            languages: count(&mut tables.formats.iter().map(|format| format.lang.clone())),
            fields: count(&mut tables.fields.iter().map(|field| field.key.clone())),
            changes: tables.changes.len(),
        }
    }
}

/// The rows of a reading, and their hash.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    pub(crate) rows: Vec<BmltRow>,
    pub(crate) sum: String,
}

impl Kept {
    /// What of these tables is kept: nothing that is not published.
    pub(crate) fn of(tables: Tables) -> Self {
        // Which server is which is said when they are put together.
        let Tables { meetings, formats, bodies, fields, changes, settings, servers: _ } = tables;
        let mut rows: Vec<BmltRow> = Vec::new();
        let meetings = meetings.into_iter().filter(|meeting| meeting.published);
        rows.extend(meetings.map(|meeting| row("meeting", meeting.id.to_string(), &meeting)));
        rows.extend(formats.iter().map(|one| row("format", String::new(), one)));
        rows.extend(bodies.iter().map(|one| row("body", String::new(), one)));
        rows.extend(fields.iter().map(|one| row("field", String::new(), one)));
        rows.extend(changes.iter().map(|one| row("change", String::new(), one)));
        rows.extend(settings.iter().map(|one| row("settings", String::new(), one)));
        let mut hash = Sha256::new();
        rows.iter().for_each(|row| hash.update(&row.body));
        let sum = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Self { rows, sum }
    }

    pub(crate) async fn write(&self, tx: &mut Tx, source: Uuid) -> Result<()> {
        bmlt_row::replace(tx, source, &self.rows, &self.sum).await.map(drop)
    }
}

fn row(kind: &'static str, key: String, value: &impl Serialize) -> BmltRow {
    let body = serde_json::to_string(value).expect("tables are made of texts and numbers, which JSON can hold");
    BmltRow { kind, key, body }
}

/// Makes the server: the first time somebody asks of a snapshot, since most lists are never asked for this way.
pub(crate) async fn server(
    db: &Db,
    content: Arc<Content>,
    snapshot: Arc<Snapshot>,
    aggregator: bool,
) -> Result<Server> {
    let mut tables = db
        .read(async move |tx| {
            let amended = &snapshot.amended;
            let mut whole = kept(tx, amended, snapshot.built).await?;
            let told = bmlt_row::meetings(tx).await?;
            let mut listed = Listed::new(&content, &snapshot, amended);
            meeting::shown(tx, |shown| {
                if !told.contains(&shown.id) {
                    listed.take(&shown);
                }
                Ok(())
            })
            .await?;
            whole.append(listed.finish(), 0);
            Ok(whole)
        })
        .await?;
    let settings = tables.settings.take().unwrap_or_default();
    Ok(Server::new(tables, Settings { aggregator, ..settings }))
}

/// These meetings as the world office's spreadsheet, those of other fellowships too. What BMLT cannot say is left out.
///
/// # Errors
/// When the database cannot be read.
pub async fn naws(house: &House, snapshot: &Arc<Snapshot>, ids: Vec<Uuid>) -> crate::Result<String> {
    let (content, snapshot) = (Arc::clone(house.content()), Arc::clone(snapshot));
    let read = async move |tx: &mut Tx| {
        let mut listed = Listed::new(&content, &snapshot, &snapshot.amended);
        for id in &ids {
            meeting::shown_one(tx, *id, |shown| {
                listed.take(&shown);
                Ok(())
            })
            .await?;
        }
        Ok(listed.finish())
    };
    let tables = house.db.read(read).await?;
    let written = tokio::task::spawn_blocking(move || {
        // Work for a processor; the threads that answer people must not wait for it.
        let mut out = String::new();
        Server::new(tables, Settings::default()).naws_of_all(&mut out);
        out
    });
    Ok(written.await.unwrap_or_default())
}

/// What came from BMLT servers, as the tables of one.
async fn kept(tx: &mut Tx, amended: &Amended, now: Timestamp) -> Result<Tables> {
    let mut sources: Vec<(Uuid, Tables)> = Vec::new();
    let mut told: HashMap<Uuid, Uuid> = HashMap::new();
    bmlt_row::shown(tx, |source, kind, body, meeting| {
        // The same meeting of two servers is told once, as the server has it that came first.
        if meeting.is_some_and(|meeting| *told.entry(meeting).or_insert(source) != source) {
            return Ok(());
        }
        if sources.last().is_none_or(|(last, _)| *last != source) {
            sources.push((source, Tables::default()));
        }
        if let Some((_, tables)) = sources.last_mut() {
            // A row that cannot be read is logged and left out: one bad row must not take the interface down.
            if let Err(error) = add(tables, kind, body) {
                tracing::error!(%source, kind, %error, "a stored row of a BMLT server cannot be read");
            }
        }
        Ok(())
    })
    .await?;
    amend(tx, &mut sources, amended, now).await?;
    // Each server that moved in has a number, by the order in which they came.
    let known = source::all(tx).await?;
    for (id, (from, tables)) in (1..).zip(&mut sources) {
        let address = known.iter().find(|source| source.id == *from).and_then(|source| root_of(&source.address));
        tables.of_server(RootServer { id, url: address.unwrap_or_default() });
    }
    let mut sources = sources.into_iter();
    let mut whole = sources.next().map(|(_, tables)| tables).unwrap_or_default();
    for (source, tables) in sources {
        let distance = i64::try_from(drawn(source.as_bytes()) % DISTANCES).unwrap_or(0) + 1;
        whole.append(tables, distance * APART);
    }
    Ok(whole)
}

/// Lays over what servers say what people changed by hand; what they closed is left out.
async fn amend(tx: &mut Tx, sources: &mut [(Uuid, Tables)], amended: &Amended, now: Timestamp) -> Result<()> {
    for (source, key, meeting, body) in bmlt_row::amended(tx).await? {
        let Some((_, tables)) = sources.iter_mut().find(|(id, _)| *id == source) else { continue };
        let (Ok(id), Ok(heard)) = (key.parse::<i64>(), serde_json::from_str::<Draft>(&body)) else { continue };
        let laid = amended.lay(meeting, heard.clone(), now);
        let Tables { meetings, formats, .. } = tables;
        meetings.retain_mut(|one| one.id != id || !laid.closed && draft::amend(one, formats, &heard, &laid.draft));
    }
    Ok(())
}

/// A number that hangs on these bytes alone.
fn drawn(bytes: &[u8]) -> u64 {
    Sha256::digest(bytes)[..8].iter().fold(0, |all: u64, byte| all << 8 | u64::from(*byte))
}

fn add(tables: &mut Tables, kind: &str, body: &str) -> serde_json::Result<()> {
    match kind {
        "meeting" => tables.meetings.push(serde_json::from_str(body)?),
        "format" => tables.formats.push(serde_json::from_str(body)?),
        "body" => tables.bodies.push(serde_json::from_str(body)?),
        "field" => tables.fields.push(serde_json::from_str(body)?),
        "change" => tables.changes.push(serde_json::from_str(body)?),
        "settings" => tables.settings = Some(serde_json::from_str(body)?),
        _ => {}
    }
    Ok(())
}
