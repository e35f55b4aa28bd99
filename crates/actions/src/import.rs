//! A file or feed comes in: every row ends as new, changed, same or refused, or nothing changes at all.

use std::sync::Arc;

use jiff::Timestamp;
use openseat_content::{Content, gazetteer::Gazetteer};
use openseat_domain::{
    fellowship::FellowshipId,
    meeting::Draft,
    old_address,
    problem::Problem,
    source::{Health, Reading, Source},
};
use openseat_formats::{Codes, Format, Mapping, Options, Row, open};
use openseat_store::source;

pub use crate::semantic::Beside;
use crate::{
    ActionError, House, Result,
    accept::{Acceptor, Defaults},
    apply::Plan,
    demo,
    semantic::Kept,
    stage::Stage,
};

/// Rows between two words of progress.
const PROGRESS_EVERY: u64 = 500;

/// Says how far a reading is: (records read, records in all). The reader may give more rows than records.
pub type Progress = Arc<dyn Fn(u64, u64) + Send + Sync>;

/// What the caller knows of what is read.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// The source's lasting name; reading under the same name again finds what changed.
    pub name: String,
    /// Where the bytes come from.
    pub address: String,
    pub fellowship: Option<FellowshipId>,
    pub zone: Option<String>,
    pub format: Option<Format>,
    pub mapping: Option<Mapping>,
    pub made_up: bool,
    /// Take it even if more than a third is gone: a person has looked.
    pub accept_loss: bool,
    /// Work everything out and write nothing.
    pub dry_run: bool,
    /// Who asked, for the audit.
    pub who: String,
}

/// What is read.
pub(crate) enum Input {
    /// A file in a format that is to be recognised.
    File(Vec<u8>),
    /// Our own drafts: the made-up town.
    Drafts(Vec<Draft>),
}

/// How an import went, and what was understood of the file.
#[derive(Clone, Debug)]
pub struct Imported {
    pub reading: Reading,
    /// The fellowship that rows belong to which do not say, and why we think so.
    pub fellowship: Option<(FellowshipId, String)>,
    /// For sheets: which column was read as what.
    pub mapping: Option<Mapping>,
    /// Of a whole BMLT server: what came beside the meetings.
    pub beside: Option<Beside>,
}

/// Reads `bytes` and writes what they say, in one transaction; then the directory is built anew.
///
/// # Errors
/// [`ActionError::Broken`] when the file as a whole cannot be read. Nothing is changed then.
pub async fn import(
    house: &House,
    ask: Import,
    bytes: Vec<u8>,
    now: Timestamp,
    progress: Progress,
) -> Result<Imported> {
    let imported = read_in(house, ask, Input::File(bytes), None, now, progress).await?;
    if imported.reading.new + imported.reading.changed + imported.reading.retired > 0 && imported.reading.held.is_none()
    {
        house.refresh(now).await?;
    }
    Ok(imported)
}

/// As [`import`], without building the directory anew; `health` is written with the source when it is given.
pub(crate) async fn read_in(
    house: &House,
    ask: Import,
    input: Input,
    health: Option<Health>,
    now: Timestamp,
    progress: Progress,
) -> Result<Imported> {
    let known = known_source(house, &ask.name).await?;
    let content = Arc::clone(&house.content);
    let country = house.home_country.clone();
    let ids = Arc::clone(&house.ids);
    let reading = tokio::task::spawn_blocking(move || {
        // Reading is pure work for a processor; the threads that answer people must not wait for it.
        let (staged, mut imported) = match input {
            Input::File(bytes) => stage(&ask, known.as_ref(), &bytes, content, country, &progress)?,
            Input::Drafts(drafts) => stage_drafts(&ask, drafts, country),
        };
        let source = source_of(&ask, known, health, ids.next(now));
        imported.reading.rows = staged.rows.len() as u64 + staged.refused;
        imported.reading.refused = staged.refused;
        imported.reading.problems = staged.problems;
        let plan =
            Plan { source, rows: staged.rows, kept: staged.kept, reading: imported.reading.clone(), ids, now, ask };
        Ok::<_, ActionError>((Arc::new(plan), imported))
    });
    let (plan, mut imported) = reading.await.map_err(crashed)??;
    let dry_run = plan.ask.dry_run;
    if dry_run {
        imported.reading = house.db.read(async move |tx| plan.foresee(tx).await).await?;
        return Ok(imported);
    }
    let real = !plan.ask.made_up;
    imported.reading = house.db.write(async move |tx| plan.write(tx).await).await?;
    if real && imported.reading.new > 0 {
        Box::pin(demo::leave(house, now)).await?;
    }
    Ok(imported)
}

async fn known_source(house: &House, name: &str) -> Result<Option<Source>> {
    let name = name.to_owned();
    Ok(house.db.read(async move |tx| source::by_name(tx, &name).await).await?)
}

/// What is staged, without the acceptor that made it.
struct Laid {
    rows: Vec<crate::stage::Staged>,
    refused: u64,
    problems: Vec<Problem>,
    kept: Kept,
}

fn stage_drafts(ask: &Import, drafts: Vec<Draft>, home_country: String) -> (Laid, Imported) {
    let fellowship = ask.fellowship.clone().unwrap_or_default();
    let defaults = Defaults { fellowship, zone: ask.zone.clone(), home_country: Some(home_country) };
    let mut stage = Stage::new(Acceptor::new(defaults, Gazetteer::embedded()));
    drafts.into_iter().for_each(|draft| stage.take(Row::Draft(Box::new(draft), Vec::new())));
    stage.finish();
    let reading = Reading { format: "our own drafts".into(), ..Reading::default() };
    let laid = Laid { rows: stage.rows, refused: stage.refused, problems: stage.problems, kept: Kept::default() };
    (laid, Imported { reading, fellowship: None, mapping: None, beside: None })
}

fn stage(
    ask: &Import,
    known: Option<&Source>,
    bytes: &[u8],
    content: Arc<Content>,
    home_country: String,
    progress: &Progress,
) -> Result<(Laid, Imported)> {
    let fellowship = ask.fellowship.clone().or_else(|| known.and_then(|s| s.fellowship.clone()));
    let zone = ask.zone.clone().or_else(|| known.and_then(|s| s.zone.clone()));
    let options = Options {
        fellowship: fellowship.clone(),
        zone: zone.clone(),
        format: ask.format,
        mapping: ask.mapping.clone(),
        codes: Arc::new(KnownCodes(content)),
    };
    let opened = open(bytes, &options)?;
    let guess = opened.fellowship_guess.clone();
    let defaults = Defaults {
        fellowship: fellowship.or_else(|| guess.as_ref().map(|(id, _)| id.clone())).unwrap_or_default(),
        zone,
        home_country: Some(home_country),
    };
    let mut stage = Stage::new(Acceptor::new(defaults, Gazetteer::embedded()));
    stage.old = match opened.format {
        Format::BmltJson | Format::BmltSql | Format::NawsCsv => old_address::of_bmlt,
        _ => old_address::of_listed,
    };
    opened.notes.iter().cloned().for_each(|note| stage.say(note));
    let (all, mut read) = (opened.len(), 0);
    let last = opened.each(&mut |row| {
        stage.take(row);
        read += 1;
        if read % PROGRESS_EVERY == 0 {
            progress(read.min(all), all);
        }
    });
    progress(all, all);
    last.into_iter().for_each(|note| stage.say(note));
    stage.finish();
    let reading = Reading { format: opened.format.to_string(), ..Reading::default() };
    let tables = opened.semantic();
    let beside = tables.as_ref().map(Beside::of);
    let kept = tables.map(Kept::of).unwrap_or_default();
    let laid = Laid { rows: stage.rows, refused: stage.refused, problems: stage.problems, kept };
    Ok((laid, Imported { reading, fellowship: guess, mapping: opened.mapping, beside }))
}

fn source_of(ask: &Import, known: Option<Source>, health: Option<Health>, id: uuid::Uuid) -> (Source, bool) {
    let is_new = known.is_none();
    let mut source = known.unwrap_or_else(|| Source {
        id,
        name: ask.name.clone(),
        address: ask.address.clone(),
        fellowship: None,
        zone: None,
        every_minutes: None,
        made_up: ask.made_up,
        health: Health::default(),
    });
    source.address.clone_from(&ask.address);
    source.fellowship = ask.fellowship.clone().or(source.fellowship);
    source.zone = ask.zone.clone().or(source.zone);
    source.health = health.unwrap_or(source.health);
    (source, is_new)
}

fn crashed(error: tokio::task::JoinError) -> ActionError {
    let fix = "Nothing was changed. Please report this with the file.";
    ActionError::Refused(Problem::refused("file", format!("The reader itself failed: {error}."), fix))
}

/// Lets readers ask the content for codes by label.
struct KnownCodes(Arc<Content>);

impl Codes for KnownCodes {
    fn code_for_label(&self, programme: &FellowshipId, label: &str) -> Option<String> {
        self.0.code_for_label(programme, label).map(|code| code.code)
    }
}
