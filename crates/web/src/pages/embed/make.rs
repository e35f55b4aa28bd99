//! Where the owner of a site chooses what to show, and copies the lines.

use askama::Template;
use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use openseat_domain::search::Way as Attend;

use super::{MOST, PATH, USUAL, theme};
use crate::{
    frame::Frame,
    pages::{files::with, filters},
    query::{self, Query},
    visit::Visit,
};

/// As for every page, and our own frame may be shown in it.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; \
     frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// How many can be chosen to be shown.
const COUNTS: [usize; 4] = [5, USUAL, 20, MOST];

#[derive(Template)]
#[template(path = "pages/embed/make.html")]
pub(crate) struct MakePage<'a> {
    frame: Frame<'a>,
    path: &'static str,
    place: String,
    selects: Vec<Select<'a>>,
    /// What else was chosen for the list and has no field here.
    kept: Vec<(&'static str, String)>,
    in_frame: String,
    as_part: String,
    src: String,
}

struct Select<'a> {
    name: &'static str,
    label: &'a str,
    options: Vec<Choice<'a>>,
}

struct Choice<'a> {
    value: String,
    label: &'a str,
    chosen: bool,
}

pub(crate) async fn show(visit: Visit) -> Response {
    let count = visit.value("count").and_then(|count| count.parse().ok()).unwrap_or(USUAL);
    let page = page(visit.frame(), visit.origin(), &visit.query(), count, theme(visit.value("theme").as_deref()));
    let mut response = visit.show(&page);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

fn page<'a>(frame: Frame<'a>, origin: &str, query: &Query, count: usize, theme: &'static str) -> MakePage<'a> {
    let content = &frame.site.content;
    let query = Query { skip: 0, day: None, part: None, ..query.clone() };
    let number = count.to_string();
    let mut further = Vec::new();
    if count != USUAL {
        further.push(("count", number.as_str()));
    }
    if theme != "auto" {
        further.push(("theme", theme));
    }
    let src = with(&query.to(PATH, content), &further, None);
    let title = attribute(frame.t("list-title"));
    let lang = frame.lang();
    let address = attribute(&with(&format!("{origin}{src}"), &[("lang", lang)], None));
    MakePage {
        path: "/embed/make",
        place: query.place.clone(),
        selects: vec![kinds(&frame, &query), ways(&frame, &query), counts(&frame, count), themes(&frame, theme)],
        kept: kept(&frame, &query),
        in_frame: format!(
            "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"600\" loading=\"lazy\" frameborder=\"0\"></iframe>"
        ),
        as_part: part(&frame, origin, &query, &further),
        src,
        frame,
    }
}

/// The element, with a link inside that shows when it cannot run.
fn part(frame: &Frame<'_>, origin: &str, query: &Query, further: &[(&str, &str)]) -> String {
    let content = &frame.site.content;
    let mut asked = vec![("place", query.place.clone())];
    asked.push(("within", query.within.map(|within| within.unit.written(within.distance)).unwrap_or_default()));
    asked.push(("kind", query.kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(",")));
    let ids = |concepts: &[openseat_domain::concept::Concept]| {
        let infos = concepts.iter().filter_map(|one| content.concept_info(*one));
        infos.map(|info| info.id.trim_start_matches("lang-").to_owned()).collect::<Vec<_>>().join(",")
    };
    asked.push(("type", ids(&query.types)));
    asked.push(("language", ids(&query.languages)));
    asked.push(("text", query.text.clone()));
    asked.push(("way", query::written_way(query.way).replace('-', "_")));
    asked.extend(further.iter().map(|(name, value)| (*name, (*value).to_owned())));
    let asked = asked.iter().filter(|(_, value)| !value.is_empty());
    let asked: String = asked.map(|(name, value)| format!(" {name}=\"{}\"", attribute(value))).collect();
    let list = attribute(&format!("{origin}{}", query.to(if query.has_place() { "/near" } else { "/now" }, content)));
    let label = attribute(frame.t("list-title"));
    format!(
        "<script type=\"module\" src=\"{origin}/embed.js\"></script>\n\
         <openseat-meetings{asked}>\n  <a href=\"{list}\">{label}</a>\n</openseat-meetings>"
    )
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

fn kinds<'a>(frame: &Frame<'a>, query: &Query) -> Select<'a> {
    let chosen = query.kinds.first();
    let mut options = vec![Choice { value: String::new(), label: frame.t("embed-kind-all"), chosen: chosen.is_none() }];
    options.extend(frame.site.content.fellowships().iter().map(|one| Choice {
        value: one.id.as_str().to_owned(),
        label: &one.name,
        chosen: chosen == Some(&one.id),
    }));
    Select { name: "kind", label: frame.t("embed-kind"), options }
}

fn ways<'a>(frame: &Frame<'a>, query: &Query) -> Select<'a> {
    let one = |way| Choice {
        value: query::written_way(way).to_owned(),
        label: filters::way_words(frame.say, way),
        chosen: way == query.way,
    };
    let options = [Attend::Any, Attend::InPerson, Attend::Online, Attend::Hybrid].map(one).into();
    Select { name: "way", label: frame.t("embed-way"), options }
}

fn counts<'a>(frame: &Frame<'a>, count: usize) -> Select<'a> {
    const LABELS: [&str; 4] = ["5", "10", "20", "50"];
    let one =
        |(number, label): (&usize, &'static str)| Choice { value: number.to_string(), label, chosen: *number == count };
    Select { name: "count", label: frame.t("embed-count"), options: COUNTS.iter().zip(LABELS).map(one).collect() }
}

fn themes<'a>(frame: &Frame<'a>, theme: &str) -> Select<'a> {
    let one = |(value, key): (&str, &'static str)| Choice {
        value: value.to_owned(),
        label: frame.t(key),
        chosen: value == theme,
    };
    let options = [("auto", "embed-theme-auto"), ("light", "embed-theme-light"), ("dark", "embed-theme-dark")].map(one);
    Select { name: "theme", label: frame.t("embed-theme"), options: options.into() }
}

/// What was chosen for the list on other pages.
fn kept(frame: &Frame<'_>, query: &Query) -> Vec<(&'static str, String)> {
    let content = &frame.site.content;
    let mut kept = Vec::new();
    kept.extend(query.within.map(|within| ("within", within.unit.written(within.distance))));
    for (name, concepts) in [("type", &query.types), ("language", &query.languages)] {
        let infos = concepts.iter().filter_map(|one| content.concept_info(*one));
        kept.extend(infos.map(|info| (name, info.id.clone())));
    }
    kept.extend(Some(("text", query.text.clone())).filter(|_| !query.text.is_empty()));
    kept
}

#[cfg(test)]
impl<'a> MakePage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        let query = Query { place: "Leeds".into(), way: Attend::InPerson, ..Query::default() };
        let mut page = page(frame, "https://meetings.example", &query, USUAL, "auto");
        // The picture of the page does not change with every new fellowship.
        page.selects.iter_mut().filter(|select| select.name == "kind").for_each(|select| select.options.truncate(2));
        page
    }
}
