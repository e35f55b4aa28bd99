//! All pieces of the toolkit, by kind, for whom they are, and by words.

use askama::Template;
use axum::response::Response;
use openseat_content::toolkit::{Kind, Reader, Tool};

use super::{kind_word, reader_word};
use crate::{frame::Frame, visit::Visit};

#[derive(Template)]
#[template(path = "pages/toolkit/list.html")]
pub(crate) struct ToolkitPage<'a> {
    frame: Frame<'a>,
    typed: String,
    readers: Vec<Choice<'a>>,
    groups: Vec<Group<'a>>,
    /// Of a meeting that one came from, for the links; may be empty.
    meeting: String,
}

struct Choice<'a> {
    value: &'static str,
    label: &'a str,
    chosen: bool,
}

struct Group<'a> {
    heading: &'a str,
    tools: Vec<Line<'a>>,
}

struct Line<'a> {
    href: String,
    name: &'a str,
    about: &'a str,
    readers: String,
}

pub(crate) async fn show(visit: Visit) -> Response {
    let (typed, reader) = (visit.value("q").unwrap_or_default(), visit.value("for"));
    visit.show(&page(&visit, &typed, reader.as_deref().and_then(Reader::parse)))
}

fn page<'a>(visit: &'a Visit, typed: &str, reader: Option<Reader>) -> ToolkitPage<'a> {
    let (frame, locale) = (visit.frame(), visit.locale);
    let fits =
        |tool: &&Tool| reader.is_none_or(|reader| tool.readers.contains(&reader)) && tool.says(typed.trim(), locale);
    let slug = visit
        .value("meeting")
        .filter(|slug| slug.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)) && slug.len() < 200);
    let end = slug.as_ref().map(|slug| format!("?meeting={slug}")).unwrap_or_default();
    let line = |tool: &'a Tool| {
        let readers: Vec<&str> = tool.readers.iter().map(|reader| frame.t(reader_word(*reader))).collect();
        Line {
            href: format!("/toolkit/{}{end}", tool.id),
            name: tool.name(locale),
            about: tool.about(locale),
            readers: readers.join(", "),
        }
    };
    let mut groups: Vec<(Kind, Group<'a>)> = Vec::new();
    for tool in visit.site.content.toolkit().list().iter().filter(fits) {
        match groups.last_mut().filter(|(kind, _)| *kind == tool.kind) {
            Some((_, group)) => group.tools.push(line(tool)),
            None => {
                let group = Group { heading: frame.t(kind_word(tool.kind)), tools: vec![line(tool)] };
                groups.push((tool.kind, group));
            }
        }
    }
    let any = Choice { value: "", label: frame.t("toolkit-for-all"), chosen: reader.is_none() };
    let choice =
        |one: Reader| Choice { value: one.as_str(), label: frame.t(reader_word(one)), chosen: reader == Some(one) };
    ToolkitPage {
        typed: typed.to_owned(),
        readers: std::iter::once(any).chain(Reader::ALL.map(choice)).collect(),
        groups: groups.into_iter().map(|(_, group)| group).collect(),
        meeting: slug.unwrap_or_default(),
        frame,
    }
}

#[cfg(test)]
impl<'a> ToolkitPage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        page(visit, "", None)
    }

    pub(crate) fn sample_none(visit: &'a Visit) -> Self {
        page(visit, "<b>xyzzy", Some(Reader::Host))
    }
}
