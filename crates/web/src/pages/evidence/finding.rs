//! One finding: what was found, in whom, how sure it is, and what it does not say.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use openseat_content::evidence::Evidence;

use super::words;
use crate::{
    frame::Frame,
    pages::{Way, missing},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "pages/evidence/finding.html")]
pub(crate) struct FindingPage<'a> {
    frame: Frame<'a>,
    row: &'a Evidence,
    claim: &'a str,
    found: &'a str,
    who: &'a str,
    how: &'a str,
    points: &'a str,
    sure: &'a str,
    not: Vec<&'a str>,
    /// What of it we have not read or not checked.
    read: Vec<&'a str>,
    places: Vec<(&'a str, Option<String>)>,
    kinds: Vec<Way>,
}

pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Response {
    let findings = visit.site.content.evidence();
    match findings.list().iter().find(|row| row.id.eq_ignore_ascii_case(&id)) {
        Some(row) if row.id == id => visit.show(&page(visit.frame(), row)),
        Some(row) => {
            Redirect::permanent(&visit.frame().to(&format!("/evidence/{}", row.id)).to_string()).into_response()
        }
        None => missing::page_of(&visit),
    }
}

fn page<'a>(frame: Frame<'a>, row: &'a Evidence) -> FindingPage<'a> {
    let locale = frame.say.locale;
    let (how, leaves_open) = words::study(&frame, row.study);
    let not = [row.limits(locale), leaves_open, frame.t("finding-not-you")];
    let unchecked = row.unchecked.map(|what| words::unchecked(&frame, what));
    FindingPage {
        claim: row.claim(locale),
        found: row.found(locale),
        who: row.who(locale),
        how,
        points: words::direction(&frame, row.direction),
        sure: words::strength_says(&frame, row.strength),
        not: not.into_iter().filter(|text| !text.is_empty()).collect(),
        read: Some(words::basis(&frame, row.basis)).into_iter().chain(unchecked).collect(),
        places: row.places().collect(),
        kinds: kinds(&frame, &row.id),
        row,
        frame,
    }
}

/// The kinds of group whose pages name the finding.
fn kinds(frame: &Frame<'_>, id: &str) -> Vec<Way> {
    let named = frame.site.content.fellowships().iter().filter(|one| one.evidence.iter().any(|other| other == id));
    let mut kinds: Vec<Way> =
        named.map(|one| Way { href: format!("/kinds/{}", one.id), label: one.name.clone() }).collect();
    kinds.sort_by_cached_key(|kind| kind.label.to_lowercase());
    kinds
}

#[cfg(test)]
impl<'a> FindingPage<'a> {
    /// The finding of which most has to be said.
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        let row = frame.site.content.evidence().id("EV017").expect("the catalogue has this finding");
        page(frame, row)
    }
}
