//! Answers of a BMLT server to `GetSearchResults`: a bare array, or `{"meetings": […], "formats": […]}`.
//!
//! An answer may hold any choice of fields (`data_field_key`); whatever is missing is not said. `formats` gives the
//! world codes of the server's own format keys, see `bmlt::formats`.
//!
//! [`crate::bmlt_api::Whole`] writes such a document too, with everything else that a server tells beside the meetings.

use std::borrow::Cow;

use openseat_domain::problem::Problem;
use serde::Deserialize;

use crate::{
    bmlt::{fields::Fields, formats::Formats, meeting, meeting::Meetings},
    json::Document,
    reader::{Broken, Format, Opened, Options, Row, Rows},
    semantic::{Tables, answers::Answers},
};

/// Opens an answer whose syntax is checked already.
pub(crate) fn open<'a>(document: Document<'a>, options: &Options) -> Result<Opened<'a>, Broken> {
    let formats = document.others.get("formats").map(|place| &document.text[place.clone()]);
    let (formats, note) = formats.map_or_else(Default::default, read_formats);
    // A whole server numbers all that it has, whatever servers it has it from.
    let many_servers = !document.others.contains_key("server_info") && has_many_servers(&document);
    let not_told = not_told(&document);
    let answer = Answer { document, formats, options: options.clone(), many_servers };
    let mut opened = Opened::new(Format::BmltJson, answer);
    let why = if options.fellowship.is_some() { "You said so." } else { "BMLT servers list NA meetings." };
    opened.fellowship_guess = Some((meeting::fellowship(options), why.to_owned()));
    opened.notes.extend(note);
    opened.notes.extend(not_told);
    Ok(opened)
}

struct Answer<'a> {
    document: Document<'a>,
    formats: Formats,
    options: Options,
    many_servers: bool,
}

impl Rows for Answer<'_> {
    fn len(&self) -> u64 {
        self.document.len() as u64
    }

    fn each(&self, f: &mut dyn FnMut(Row)) -> Vec<Problem> {
        let mut meetings = Meetings::new(&self.formats, &self.options, self.many_servers);
        for (number, record) in (1..).zip(self.document.iter()) {
            f(match serde_json::from_str::<Fields<'_>>(record) {
                Ok(fields) => meetings.row(number, &fields),
                Err(_) => Row::Refused(Problem::refused(
                    format!("row {number}"),
                    "The row is not a meeting: an object with named fields is needed.",
                    "Remove it, or ask the owner of the server to mend it.",
                )),
            });
        }
        meetings.finish()
    }

    fn semantic(&self) -> Option<Tables> {
        let document = &self.document;
        let part = |name: &str| document.others.get(name).map(|place| &document.text[place.clone()]);
        let (Some(info), Some(bodies)) = (part("server_info"), part("service_bodies")) else { return None };
        let rest = |name: &str| part(name).unwrap_or_default();
        let answers = Answers {
            meetings: document.iter().collect(),
            info,
            bodies,
            formats: rest("formats"),
            keys: rest("field_keys"),
            values: rest("field_values"),
            changes: rest("changes"),
            with_formats: rest("with_formats"),
        };
        Some(answers.tables())
    }
}

/// What the server did not answer when it was asked for everything.
fn not_told(document: &Document<'_>) -> Vec<Problem> {
    let text = document.others.get("not_told").map_or("[]", |place| &document.text[place.clone()]);
    let rows: Vec<Fields<'_>> = serde_json::from_str(text).unwrap_or_default();
    let fix = "All else was taken. Read it again later, or take a dump of the server's database.";
    let problem = |row: &Fields<'_>| Problem::warning(row.get("question"), row.get("why"), fix);
    rows.iter().map(problem).collect()
}

fn read_formats(text: &str) -> (Formats, Option<Problem>) {
    match serde_json::from_str::<Vec<Fields<'_>>>(text) {
        Ok(rows) => (Formats::from_answer(&rows), None),
        Err(_) => {
            let what = "The list of formats cannot be read, so the server's own keys are kept as types.";
            (Formats::default(), Some(Problem::warning("formats", what, "Ask the server for get_used_formats=1.")))
        }
    }
}

/// Whether the answer of an aggregator mixes servers, so that an id alone is not unique.
fn has_many_servers(document: &Document<'_>) -> bool {
    #[derive(Deserialize)]
    struct Server<'a> {
        #[serde(borrow, default)]
        root_server_uri: Option<Cow<'a, str>>,
    }
    let read = |record| serde_json::from_str::<Server<'_>>(record).ok()?.root_server_uri;
    let mut servers = document.iter().filter_map(read).filter(|server| !server.is_empty());
    let first = servers.next();
    servers.any(|server| Some(server) != first)
}
