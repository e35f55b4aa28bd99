//! A list as files: sheets to print, tables for spreadsheets and for other programs.

mod sheet;
mod table;

use askama::Template;
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

use super::{
    Way, filters,
    listed::{self, Listed},
    results::{List, Search},
};
use crate::{frame::Frame, query::Query, visit::Visit};

pub(crate) use sheet::{places, send as sheet};
pub(crate) use table::{naws, send as table};

/// Where it is, for links.
pub(crate) const PATH: &str = "/files";

/// The most meetings on a sheet: about a hundred pages.
const MOST_ON_PAPER: usize = 1500;

#[derive(Template)]
#[template(path = "pages/files.html")]
pub(crate) struct FilesPage<'a> {
    frame: Frame<'a>,
    /// Which list it is, and how long.
    list: String,
    chosen: Vec<String>,
    change: String,
    few: Option<String>,
    sheets: Vec<Way>,
    tables: Vec<Table>,
    embed: String,
}

/// A link with a word on what it is for.
struct Table {
    way: Way,
    hint: String,
}

pub(crate) async fn show(visit: Visit) -> Response {
    match listed::find(&visit, PATH) {
        Ok(list) => visit.show(&page(&visit, &list)),
        Err(page) => *page,
    }
}

fn page<'a>(visit: &'a Visit, list: &Listed) -> FilesPage<'a> {
    let (say, all) = (visit.say(), list.found.len());
    let arguments = [("list", list.name(visit).into()), ("n", all.into())];
    let search = Search::new(visit, list.query.clone(), List::Near, list.spot.clone());
    let chosen = filters::chosen(&search).into_iter().map(|one| one.label).collect();
    let few = [("some", MOST_ON_PAPER.into()), ("all", all.into())];
    FilesPage {
        list: say.format("files-list", &arguments),
        chosen,
        few: (all > MOST_ON_PAPER).then(|| say.format("list-calendar-few", &few)),
        ..links(visit.frame(), &list.query, visit.value("group").as_deref())
    }
}

/// The page with its links, for a question.
fn links<'a>(frame: Frame<'a>, query: &Query, group: Option<&str>) -> FilesPage<'a> {
    let content = &frame.site.content;
    let query = Query { skip: 0, ..query.clone() };
    let to = |path: &str, further: &[(&str, &str)]| with(&query.to(path, content), further, group);
    let sheet = |name: &'static str, label: &str| Way {
        href: to("/files/meetings.pdf", &[("sheet", name)]),
        label: label.to_owned(),
    };
    let table = |href: String, label: &str, hint: &str| Table {
        way: Way { href, label: frame.t(label).to_owned() },
        hint: frame.t(hint).to_owned(),
    };
    let sheets = [
        sheet("day", frame.t("files-by-day")),
        sheet("town", frame.t("files-by-town")),
        sheet("booklet", frame.t("files-booklet")),
        sheet("large", frame.t("files-large")),
    ];
    FilesPage {
        list: String::new(),
        chosen: Vec::new(),
        change: to("/find", &[]),
        few: None,
        sheets: if openseat_print::CAN_WRITE { sheets.into() } else { Vec::new() },
        tables: vec![
            table(to("/files/meetings.csv", &[]), "files-csv", "files-csv-hint"),
            table(to("/files/meetings.csv", &[("bom", "yes")]), "files-csv-bom", "files-csv-bom-hint"),
            table(to("/files/naws.csv", &[]), "files-naws", "files-naws-hint"),
            table(to("/calendar.ics", &[]), "list-calendar", "list-calendar-hint"),
        ],
        embed: to("/embed/make", &[]),
        frame,
    }
}

/// An address with more asked of it.
pub(crate) fn with(address: &str, further: &[(&str, &str)], group: Option<&str>) -> String {
    let mut out = url::form_urlencoded::Serializer::new(String::new());
    out.extend_pairs(further);
    out.extend_pairs(group.map(|group| ("group", group)));
    let asked = out.finish();
    let sign = if address.contains('?') { '&' } else { '?' };
    if asked.is_empty() { address.to_owned() } else { format!("{address}{sign}{asked}") }
}

fn as_file(body: impl IntoResponse, kind: &'static str, name: &'static str) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(name));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}

#[cfg(test)]
mod tests;

#[cfg(test)]
impl<'a> FilesPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        let query = Query { place: "Leeds".into(), ..Query::default() };
        let list = frame.say.format("files-list", &[("list", "Meetings near Leeds".into()), ("n", 37_usize.into())]);
        Self { list, chosen: vec!["Women".into()], ..links(frame, &query, None) }
    }
}
