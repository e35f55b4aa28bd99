//! What a file is, from what is in it.

use crate::{
    bmlt_json, bmlt_sql, central_query,
    json::Document,
    meeting_guide, naws,
    reader::{Broken, Format, Opened, Options},
    sheet, text,
    text::Text,
};

/// Opens a file: finds out what it is, and checks it to its last byte. No row is read yet.
pub fn open<'a>(bytes: &'a [u8], options: &Options) -> Result<Opened<'a>, Broken> {
    not_packed(bytes)?;
    let (text, note) = text::decode(bytes);
    not_a_page(&text)?;
    let mut opened = route(text, options)?;
    opened.notes.extend(note);
    Ok(opened)
}

fn route<'a>(text: Text<'a>, options: &Options) -> Result<Opened<'a>, Broken> {
    let body = text.trim_start();
    let format = match options.format {
        Some(format) => format,
        None if body.starts_with(['[', '{']) => return json(Document::open(text)?, options),
        None => table_or_dump(body),
    };
    match format {
        Format::MeetingGuide => meeting_guide::open(Document::open(text)?, options),
        Format::CentralQuery => central_query::open(Document::open(text)?, options),
        Format::SheetJson => sheet::open_json(Document::open(text)?, options),
        Format::SheetCsv => sheet::open_csv(text, options),
        Format::BmltJson => bmlt_json::open(Document::open(text)?, options),
        Format::BmltSql => bmlt_sql::open(text, options),
        Format::NawsCsv => naws::open(text, options),
    }
}

/// A JSON document by its first records.
fn json<'a>(document: Document<'a>, options: &Options) -> Result<Opened<'a>, Broken> {
    if document.others.contains_key("formats") && document.wrapper == Some("meetings") {
        return bmlt_json::open(document, options);
    }
    let has = |names: &[&str]| document.iter().take(20).any(|record| names.iter().any(|name| record.contains(name)));
    if document.iter().take(5).any(|record| record.starts_with('[')) {
        sheet::open_json(document, options)
    } else if has(&["\"id_bigint\"", "\"weekday_tinyint\""]) {
        bmlt_json::open(document, options)
    } else if has(&["\"startDateUTC\"", "\"timeUTC\"", "\"groupID\""]) {
        central_query::open(document, options)
    } else if document.wrapper == Some("records") || sheet::has_sheet_headers(&document) {
        sheet::open_json(document, options)
    } else {
        meeting_guide::open(document, options)
    }
}

fn table_or_dump(body: &str) -> Format {
    let head: String = body.chars().take(4000).collect();
    let first_line = head.lines().next().unwrap_or_default();
    let sql = ["INSERT INTO", "CREATE TABLE", "MySQL dump", "MariaDB dump", "phpMyAdmin SQL"];
    if sql.iter().any(|words| head.contains(words)) {
        Format::BmltSql
    } else if first_line.contains("Committee") && first_line.contains("CommitteeName") {
        Format::NawsCsv
    } else {
        Format::SheetCsv
    }
}

fn not_packed(bytes: &[u8]) -> Result<(), Broken> {
    let kind = match bytes {
        [0x1f, 0x8b, ..] => "a gzip file",
        [b'P', b'K', 3 | 5, 4 | 6, ..] => "a zip or Excel file",
        [b'%', b'P', b'D', b'F', ..] => "a PDF",
        [0xd0, 0xcf, 0x11, 0xe0, ..] => "an old Excel file",
        [] => return Err(Broken::new("file", "The file is empty.", "Fetch it again, or ask its owner.")),
        _ => return Ok(()),
    };
    let fix = "Unpack it first, or save the sheet as CSV, and give that.";
    Err(Broken::new("file", format!("This is {kind}, not text."), fix))
}

/// Says what came when a web page came instead of a feed.
fn not_a_page(text: &str) -> Result<(), Broken> {
    let body = text.trim_start();
    if body.is_empty() {
        return Err(Broken::new("file", "The file has nothing but white space.", "Fetch it again, or ask its owner."));
    }
    if !body.starts_with('<') {
        return Ok(());
    }
    let start: String = body.chars().take(20_000).collect::<String>().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| start.contains(word));
    let (what, fix) = if has(&[
        "just a moment",
        "cf-chl",
        "challenge-platform",
        "checking your browser",
        "cf-browser-verification",
    ]) {
        ("The site asked us to prove that we are human, so no feed came.", "Ask its owner to let feed readers through.")
    } else if has(&["type=\"password\"", "type='password'", "wp-login", "sign in to continue"]) {
        ("A page to sign in came instead of a feed.", "Ask the owner for the feed's public address.")
    } else if has(&["<!doctype html", "<html", "<head", "<body"]) {
        let fix = "Give the address of the feed itself; it often ends in .json.";
        ("A web page came instead of a feed.", fix)
    } else if has(&["<?xml", "<rss", "<feed"]) {
        ("This is XML, which is not read.", "Ask for the list as JSON or CSV.")
    } else {
        ("This is not a list of meetings.", "Give a JSON feed, a BMLT dump or a CSV file.")
    };
    Err(Broken::new("file", what, fix))
}
