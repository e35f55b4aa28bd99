//! `openseat keys`

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
};

use jiff::{SignedDuration, Timestamp};
use openseat_actions::attendance_proof;
use openseat_domain::role::Actor;
use openseat_store::{
    KeyCount, Vault,
    key::{Everything, Kept, Wrapped},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::{
    arguments::Keys,
    clock,
    commands::Done,
    keys::{self, Source, write_private},
    open, print,
    settings::Settings,
};

/// What the first line of a backup says it is.
const KIND: &str = "openseat key store, wrapped";

pub async fn run(settings: &Settings, words: Keys, json: bool) -> Done {
    match words {
        Keys::List => list(settings, json).await,
        Keys::Rotate => rotate(settings, json).await,
        Keys::Backup { file } => backup(settings, &file, json).await,
        Keys::Restore { file } => restore(settings, &file, json).await,
        Keys::Letters { rotate } => letters(settings, rotate, json).await,
    }
}

async fn letters(settings: &Settings, rotate: bool, json: bool) -> Done {
    let house = open::house(settings).await?;
    if rotate {
        attendance_proof::rotate(&house, &Actor::Operator, clock::now()).await.map_err(|e| e.to_string())?;
    }
    let keys = attendance_proof::keys(&house, clock::now()).await.map_err(|e| e.to_string())?;
    if json {
        return print::json(&json!({ "keys": keys }));
    }
    for key in keys {
        let how = if key.ended.is_some() { "signed until" } else { "signs since" };
        print::line(format!("{} {} {how} {}", key.id, key.key, key.ended.unwrap_or(key.made)));
    }
    Ok(())
}

async fn list(settings: &Settings, json: bool) -> Done {
    let house = open::house(settings).await?;
    let count = house.vault().count().await.map_err(|e| e.to_string())?;
    if json {
        return print::json(&as_json(&count, settings));
    }
    print::line(format!("Master keys come from {}.", Source::of(settings).name()));
    for name in &count.given {
        let people = count.people.iter().find(|(master, _)| master == name).map_or(0, |(_, people)| *people);
        let house = count.house.iter().filter(|(_, master)| master == name).count();
        let mark = if *name == count.wrapping { ", and wraps what is new" } else { "" };
        print::line(format!("  {name} wraps the keys of {people} people and {house} of the house{mark}"));
    }
    keys::advice(settings, &count).iter().for_each(|advice| print::line(format!("- {advice}")));
    Ok(())
}

async fn rotate(settings: &Settings, json: bool) -> Done {
    let house = open::house(settings).await?;
    let vault = house.vault();
    let count = vault.count().await.map_err(|e| e.to_string())?;
    // A rotation that was cut short is ended before another one begins.
    let added = if count.old().is_empty() { Some(new_master(settings)?) } else { None };
    vault.masters().look_again()?;
    let quiet = json;
    let moved = vault.rotate(|moved| {
        if !quiet {
            eprintln!("  {moved} keys are moved");
        }
    });
    let moved =
        moved.await.map_err(|e| format!("The rotation did not end: {e}. Run it again; it goes on from here."))?;
    let count = vault.count().await.map_err(|e| e.to_string())?;
    if json {
        let mut told = as_json(&count, settings);
        told["moved"] = moved.into();
        told["added"] = added.into();
        return print::json(&told);
    }
    print::line(format!("All keys are wrapped by {} now; those of {moved} people were moved.", count.given[0]));
    for name in count.unused() {
        print::line(format!(
            "{name} wraps nothing any more. Take it out of {} when no backup of the key store from before today is left \
             ({} days).",
            Source::of(settings).name(),
            settings.keys.backup_days
        ));
    }
    Ok(())
}

/// The name of a new present key.
fn new_master(settings: &Settings) -> Result<String, String> {
    match Source::of(settings) {
        Source::File(file) => keys::add(&file),
        other => Err(format!(
            "Everything is wrapped by the first master key already. Put a new one before it in {}, leave the old one there, \
             and run this again.",
            other.name()
        )),
    }
}

fn as_json(count: &KeyCount, settings: &Settings) -> serde_json::Value {
    json!({
        "masters_from": Source::of(settings).name(), "given": count.given, "wraps_new": count.wrapping,
        "people": count.people, "house": count.house, "old": count.old(), "unused": count.unused(),
        "advice": keys::advice(settings, count),
    })
}

/// The first line of a backup.
#[derive(Deserialize, Serialize)]
struct Header {
    kind: String,
    made_at: Timestamp,
}

/// Every other line.
#[derive(Deserialize, Serialize)]
struct Line {
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    house: Option<String>,
    master: String,
    wrapped: Vec<u8>,
    made_at: Timestamp,
}

async fn backup(settings: &Settings, file: &Path, json: bool) -> Done {
    let house = open::house(settings).await?;
    let all = house.vault().everything().await.map_err(|e| e.to_string())?;
    let now = clock::now();
    if file.exists() && made_at(file).is_none() {
        return Err(format!("{} is there and is no backup of ours. Choose another name.", file.display()));
    }
    write(file, &all, now).map_err(|e| format!("{} cannot be written: {e}.", file.display()))?;
    let days = settings.keys.backup_days;
    let removed = remove_old(file, now, days)?;
    let (people, removed_names) = (all.people.len(), removed.iter().map(|path| path.display().to_string()));
    if json {
        let removed: Vec<_> = removed_names.collect();
        return print::json(&json!({ "file": file, "people": people, "backup_days": days, "removed": removed }));
    }
    print::line(format!(
        "The keys of {people} people are in {}. They are of use only with the master key.",
        file.display()
    ));
    removed_names.for_each(|name| print::line(format!("{name} was older than {days} days and is gone.")));
    print::line(format!(
        "Keep it for {days} days (keys.backup_days) and no longer, here and wherever you copy it: an erased person is gone \
         for good when the last backup that holds their key is."
    ));
    Ok(())
}

async fn restore(settings: &Settings, file: &Path, json: bool) -> Done {
    let all = read(file).map_err(|why| format!("{} cannot be put back: {why}.", file.display()))?;
    let (keys, data) = (keys::store(settings)?, open::data(settings)?);
    let (owner, held) = (Uuid::from_bytes(first_half(clock::seed()?)), all.people.len());
    let back = Vault::restore(&keys, &data, all, owner, clock::now).await.map_err(|e| e.to_string())?;
    if json {
        return print::json(&json!({ "held": held, "put_back": back }));
    }
    print::line(format!("{back} of {held} keys were put back; the others were there, or their people are erased."));
    Ok(())
}

fn first_half(seed: [u8; 32]) -> [u8; 16] {
    std::array::from_fn(|n| seed[n])
}

fn write(file: &Path, all: &Everything, now: Timestamp) -> std::io::Result<()> {
    let mut text = Vec::new();
    serde_json::to_writer(&mut text, &Header { kind: KIND.into(), made_at: now })?;
    text.push(b'\n');
    let house = all.house.iter().map(|kept| line(None, Some(&kept.of), &kept.key, kept.made_at));
    let people = all.people.iter().map(|kept| line(Some(kept.of), None, &kept.key, kept.made_at));
    for line in house.chain(people) {
        serde_json::to_writer(&mut text, &line)?;
        text.write_all(b"\n")?;
    }
    // Whole or not at all, so that the backup of yesterday is not lost to a full disk.
    let beside = file.with_extension("part");
    let _ = fs::remove_file(&beside);
    write_private(&beside, &String::from_utf8_lossy(&text))?;
    fs::rename(&beside, file)
}

fn line(person: Option<Uuid>, house: Option<&String>, key: &Wrapped, made_at: Timestamp) -> Line {
    Line { person, house: house.cloned(), master: key.master.clone(), wrapped: key.bytes.clone(), made_at }
}

fn read(file: &Path) -> Result<Everything, String> {
    let mut lines = BufReader::new(fs::File::open(file).map_err(|e| e.to_string())?).lines();
    let header = lines.next().and_then(Result::ok).and_then(|line| serde_json::from_str::<Header>(&line).ok());
    if header.is_none_or(|header| header.kind != KIND) {
        return Err("it is no backup of a key store".into());
    }
    let mut all = Everything::default();
    for (number, line) in (2..).zip(lines) {
        let line = line.map_err(|e| e.to_string())?;
        let line: Line = serde_json::from_str(&line).map_err(|e| format!("line {number} is not right ({e})"))?;
        let (key, made_at) = (Wrapped { master: line.master, bytes: line.wrapped }, line.made_at);
        match (line.person, line.house) {
            (Some(of), None) => all.people.push(Kept { of, key, made_at }),
            (None, Some(of)) => all.house.push(Kept { of, key, made_at }),
            _ => return Err(format!("line {number} does not say whose key it is")),
        }
    }
    Ok(all)
}

/// When a backup of ours was made; `None` for every other file.
fn made_at(file: &Path) -> Option<Timestamp> {
    let first = BufReader::new(fs::File::open(file).ok()?).lines().next()?.ok()?;
    let header: Header = serde_json::from_str(&first).ok()?;
    (header.kind == KIND).then_some(header.made_at)
}

/// Removes the backups of ours beside `file` that are older than so many days.
fn remove_old(file: &Path, now: Timestamp, days: i64) -> Result<Vec<PathBuf>, String> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let trouble = |e: std::io::Error| format!("Old backups in {} cannot be removed: {e}.", folder.display());
    let oldest = now.saturating_sub(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MIN);
    let mut removed = Vec::new();
    for entry in fs::read_dir(folder).map_err(trouble)? {
        let path = entry.map_err(trouble)?.path();
        if path.is_file() && made_at(&path).is_some_and(|made| made < oldest) {
            fs::remove_file(&path).map_err(trouble)?;
            removed.push(path);
        }
    }
    removed.sort();
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + day * 86_400).expect("a moment")
    }

    fn everything() -> Everything {
        let key = |byte| Wrapped { master: "2026".into(), bytes: vec![byte; 61] };
        Everything {
            house: vec![Kept { of: "house".into(), key: key(1), made_at: at(0) }],
            people: (2..9).map(|n| Kept { of: Uuid::from_u128(n), key: key(n as u8), made_at: at(0) }).collect(),
        }
    }

    #[test]
    fn a_backup_reads_back_as_it_was_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("keys");
        write(&file, &everything(), at(1)).expect("written");
        assert_eq!(read(&file), Ok(everything()));
        let text = fs::read_to_string(&file).expect("text");
        fs::write(&file, &text[..text.len() - 9]).expect("cut short");
        assert!(read(&file).expect_err("the last line is broken").contains("line 9"));
        fs::write(&file, "{}").expect("written");
        assert!(read(&file).is_err());
    }

    #[test]
    fn backups_of_ours_go_when_their_days_are_over_and_nothing_else_does() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name: &str| folder.path().join(name);
        for (name, day) in [("old", 0), ("young", 2), ("now", 15)] {
            write(&file(name), &everything(), at(day)).expect("written");
        }
        fs::write(file("other"), "{\"made_at\":\"1999-01-01T00:00:00Z\"}").expect("written");
        assert_eq!(remove_old(&file("now"), at(15), 14), Ok(vec![file("old")]));
        assert!(file("young").exists() && file("now").exists() && file("other").exists());
    }
}
