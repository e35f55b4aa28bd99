//! What stands beside the questions, `<id>.toml`.

use std::{collections::BTreeMap, fmt::Write as _};

use openseat_domain::{
    form::{Alarm, Band, Better, Change, Danger, Flow, Form, FormId, Point, Rule, Scale, Score, Sort, Stage, Table},
    tally::Tally,
};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::{FormInfo, ScaleWords, ScoreWords, Source, Taking, fhir::Asked};
use crate::locale::Pair;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Beside {
    sort: Sort,
    flow: Flow,
    version: String,
    sha256: String,
    minutes: u8,
    #[serde(default)]
    quoted: bool,
    /// The Questionnaire is somebody else's file, as it came.
    #[serde(default)]
    pub(super) foreign: bool,
    /// What it calculates and we do not count: by link.
    #[serde(default)]
    left_out: Vec<String>,
    #[serde(default)]
    attended: bool,
    instead: Option<FormId>,
    name: Pair,
    about: Pair,
    source: Source,
    #[serde(default)]
    translation: BTreeMap<String, Source>,
    #[serde(default)]
    score: Vec<ScoreFile>,
    #[serde(default)]
    danger: Vec<DangerFile>,
    #[serde(default)]
    table: Vec<TableFile>,
    alone: Option<String>,
    #[serde(default)]
    adds_up: Vec<Tally>,
    point: Option<Point>,
    #[serde(default)]
    stages: Vec<Stage>,
    #[serde(default)]
    taken_from: Vec<Taking>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScoreFile {
    id: String,
    sum: Option<Vec<String>>,
    mean: Option<Vec<String>>,
    #[serde(default)]
    plus: Vec<String>,
    #[serde(default)]
    minus: Vec<String>,
    #[serde(default)]
    reversed: Vec<String>,
    fewest: Option<usize>,
    low: f64,
    high: f64,
    better: Better,
    name: Pair,
    #[serde(default)]
    scale: Vec<ScaleFile>,
    change: Option<ChangeFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScaleFile {
    id: String,
    whom: Pair,
    source: String,
    band: Vec<BandFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BandFile {
    id: String,
    from: f64,
    says: Pair,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeFile {
    points: Option<f64>,
    sd: Option<f64>,
    reliability: Option<f64>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DangerFile {
    item: String,
    /// It counts so much, or more.
    from: Option<i64>,
    /// It is one of these.
    #[serde(default)]
    answers: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableFile {
    group: String,
    down: String,
    across: String,
}

/// # Errors
/// Why it cannot be read.
pub(super) fn read(text: &str) -> Result<Beside, String> {
    toml::from_str(text).map_err(|error| format!("It cannot be read: {}.", error.message().trim_end_matches('.')))
}

impl Beside {
    /// The form, from both files.
    ///
    /// # Errors
    /// What does not fit.
    pub(super) fn join(self, id: FormId, path: &str, mut asked: Asked, bytes: &[u8]) -> Result<FormInfo, String> {
        asked.leave_out(&self.left_out);
        let mut scores = Vec::new();
        let mut words = BTreeMap::new();
        for file in self.score {
            let (score, said) = file.read()?;
            words.insert(score.id.clone(), said);
            scores.push(score);
        }
        let alarm =
            |one: DangerFile| Danger { link: one.item, alarm: one.from.map_or(Alarm::Any(one.answers), Alarm::From) };
        let dangers = self.danger.into_iter().map(alarm);
        let tables = self.table.into_iter().map(|one| Table { group: one.group, down: one.down, across: one.across });
        let form = Form {
            id,
            version: self.version,
            sort: self.sort,
            flow: self.flow,
            items: asked.items,
            scores,
            dangers: dangers.collect(),
            tables: tables.collect(),
            tallies: self.adds_up,
            point: self.point,
            stages: self.stages,
            attended: self.attended,
            instead: self.instead,
        };
        Ok(FormInfo {
            form,
            minutes: self.minutes,
            quoted: self.quoted,
            foreign: self.foreign,
            written_in: asked.locale,
            alone: self.alone,
            taken_from: self.taken_from,
            source: self.source,
            sha256: sum(bytes),
            path: path.to_owned(),
            told_sha256: self.sha256,
            told_version: asked.version,
            totals: asked.totals,
            translations: self.translation,
            name: self.name,
            about: self.about,
            items: asked.words,
            scores: words,
        })
    }
}

impl ScoreFile {
    fn read(self) -> Result<(Score, ScoreWords), String> {
        let rule = match (self.sum, self.mean, self.plus.is_empty() && self.minus.is_empty()) {
            (Some(links), None, true) => Rule::Sum(links),
            (None, Some(links), true) => Rule::Mean(links),
            (None, None, false) => Rule::Of { plus: self.plus, minus: self.minus },
            _ => return Err(format!("Score {} needs one of: sum, mean, plus and minus.", self.id)),
        };
        let (change, change_source) = match self.change.map(ChangeFile::read).transpose()? {
            Some((change, source)) => (Some(change), source),
            None => (None, String::new()),
        };
        let bands =
            |file: &ScaleFile| file.band.iter().map(|one| Band { id: one.id.clone(), from: one.from }).collect();
        let score = Score {
            id: self.id,
            rule,
            reversed: self.reversed,
            fewest: self.fewest,
            low: self.low,
            high: self.high,
            better: self.better,
            scales: self.scale.iter().map(|file| Scale { id: file.id.clone(), bands: bands(file) }).collect(),
            change,
        };
        let scales = self.scale.into_iter().map(|file| {
            let bands = file.band.into_iter().map(|one| (one.id, one.says)).collect();
            (file.id, ScaleWords { whom: file.whom, source: file.source, bands })
        });
        Ok((score, ScoreWords { name: self.name, scales: scales.collect(), change_source }))
    }
}

impl ChangeFile {
    fn read(self) -> Result<(Change, String), String> {
        match (self.points, self.sd, self.reliability) {
            (Some(points), None, None) => Ok((Change::Points(points), self.source)),
            (None, Some(sd), Some(reliability)) => Ok((Change::Spread { sd, reliability }, self.source)),
            _ => Err("A change needs points, or sd and reliability.".into()),
        }
    }
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut out, byte| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}
