//! Two or three kinds of group side by side: the same rows for each, in an order that is theirs who asked.

use askama::Template;
use axum::response::Response;
use openseat_content::fellowship::Fellowship;
use openseat_domain::{
    fellowship::FellowshipId,
    kind::{ForWhom, Kind},
};

use super::{facts, limits};
use crate::{frame::Frame, pages::Way, query, visit::Visit};

/// The names of the choices in an address.
const PLACES: [&str; 3] = ["a", "b", "c"];

#[derive(Template)]
#[template(path = "pages/kind/compare.html")]
pub(crate) struct ComparePage<'a> {
    frame: Frame<'a>,
    chosen: Vec<Chosen<'a>>,
    rows: Vec<Row<'a>>,
    selects: Vec<Select<'a>>,
}

/// A kind that was chosen.
struct Chosen<'a> {
    abbr: &'a str,
    page: Way,
}

/// One question, and what is known of each kind, in the order of the choices.
struct Row<'a> {
    name: &'a str,
    cells: Vec<Cell>,
}

/// One or more sentences.
struct Cell(Vec<String>);

struct Select<'a> {
    name: &'static str,
    label: &'a str,
    options: Vec<Choice<'a>>,
}

struct Choice<'a> {
    value: &'a str,
    label: &'a str,
    chosen: bool,
}

/// The address at which one kind is chosen already.
pub(super) fn with(one: &Fellowship) -> String {
    format!("/kinds/compare?a={}", one.id)
}

pub(crate) async fn show(visit: Visit) -> Response {
    let asked = PLACES.map(|name| query::value(visit.uri.query(), name).unwrap_or_default());
    visit.show(&page(visit.frame(), &asked))
}

fn page<'a>(frame: Frame<'a>, asked: &[String; 3]) -> ComparePage<'a> {
    let content = &frame.site.content;
    let mut known: Vec<(&Fellowship, &Kind)> = Vec::new();
    for id in asked.iter().map(|id| FellowshipId::new(id)) {
        let found = content.fellowship(&id).zip(content.kind(&id));
        known.extend(found.filter(|(one, _)| known.iter().all(|(other, _)| other.id != one.id)));
    }
    ComparePage {
        rows: if known.len() > 1 { rows(&frame, &known) } else { Vec::new() },
        selects: selects(&frame, &known),
        chosen: known.into_iter().map(|(one, _)| chosen(&frame, one)).collect(),
        frame,
    }
}

fn chosen<'a>(frame: &Frame<'a>, one: &'a Fellowship) -> Chosen<'a> {
    let label = frame.t1("compare-more", "fellowship", one.name.as_str());
    Chosen { abbr: &one.abbr, page: Way { href: format!("/kinds/{}", one.id), label } }
}

fn rows<'a>(frame: &Frame<'a>, known: &[(&'a Fellowship, &'a Kind)]) -> Vec<Row<'a>> {
    let each: Vec<Vec<(&str, Cell)>> = known.iter().map(|(one, kind)| cells(frame, one, kind)).collect();
    let mut rows: Vec<Row<'a>> = Vec::new();
    for kind in each {
        for (place, (name, cell)) in kind.into_iter().enumerate() {
            match rows.get_mut(place) {
                Some(row) => row.cells.push(cell),
                None => rows.push(Row { name, cells: vec![cell] }),
            }
        }
    }
    rows
}

/// All that is said of one kind; the same names in the same order for each.
fn cells<'a>(frame: &Frame<'a>, one: &'a Fellowship, kind: &Kind) -> Vec<(&'a str, Cell)> {
    let say = |keys: Vec<&'static str>| Cell(keys.into_iter().map(|key| frame.say.t(key).to_owned()).collect());
    let about = one.about(frame.say.locale).unwrap_or_else(|| one.line(frame.say.locale));
    let mut cells = vec![(frame.t("kind-happens"), Cell(vec![about.to_owned()]))];
    cells.extend(facts::facts(frame, one, kind).into_iter().map(|fact| (fact.name, Cell(vec![fact.text]))));
    let [psychiatric, opioid] = facts::medicine(frame, kind);
    let own = |text: String| match kind.for_whom {
        ForWhom::Family => say(vec!["stance-not-applicable"]),
        _ => Cell(vec![text]),
    };
    cells.push((psychiatric.name, own(psychiatric.text)));
    cells.push((opioid.name, own(opioid.text)));
    let rows = one.evidence.iter().filter_map(|id| frame.site.content.evidence().id(id));
    let claims: Vec<String> = rows.take(3).map(|row| row.claim(frame.say.locale).to_owned()).collect();
    let none = || vec![frame.t("kind-studies-none").to_owned()];
    cells.push((frame.t("kind-studies"), Cell(if claims.is_empty() { none() } else { claims })));
    let may_not = limits::may_not(kind);
    cells.push((frame.t("kind-may-not"), say(if may_not.is_empty() { vec!["may-not-none"] } else { may_not })));
    cells
}

/// Every kind by name, so that the first in the list says nothing.
fn selects<'a>(frame: &Frame<'a>, known: &[(&'a Fellowship, &'a Kind)]) -> Vec<Select<'a>> {
    let mut all: Vec<&Fellowship> = frame.site.content.fellowships().iter().collect();
    all.sort_by_cached_key(|one| one.name.to_lowercase());
    let labels = ["compare-first", "compare-second", "compare-third"];
    let select = |(place, (name, label)): (usize, (&'static str, &'static str))| {
        let now = known.get(place).map(|(one, _)| &one.id);
        let mut options = vec![Choice { value: "", label: frame.t("compare-choose"), chosen: now.is_none() }];
        options.extend(all.iter().map(|one| Choice {
            value: one.id.as_str(),
            label: &one.name,
            chosen: now == Some(&one.id),
        }));
        Select { name, label: frame.t(label), options }
    };
    PLACES.into_iter().zip(labels).enumerate().map(select).collect()
}

#[cfg(test)]
impl<'a> ComparePage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        page(frame, &["aa", "smart", "craft"].map(str::to_owned))
    }

    pub(crate) fn sample_choosing(frame: Frame<'a>) -> Self {
        page(frame, &["aa", "", "no-such-kind"].map(str::to_owned))
    }
}

#[cfg(test)]
mod tests {
    use openseat_content::Locale;

    use super::*;
    use crate::site::tests::visit_to;

    #[tokio::test]
    async fn every_kind_answers_the_same_questions_in_the_same_order() {
        let visit = visit_to(Locale::Es, "/kinds/compare").await;
        let (frame, content) = (visit.frame(), &visit.site.content);
        let names = |one, kind| -> Vec<&str> { cells(&frame, one, kind).into_iter().map(|(name, _)| name).collect() };
        let mut all = content.fellowships().iter().zip(content.kinds()).map(|(one, kind)| names(one, kind));
        let first = all.next().expect("there is a kind");
        assert!(first.len() > 15 && all.all(|other| other == first));
    }

    #[tokio::test]
    async fn the_same_kind_twice_or_an_unknown_one_is_left_out() {
        let visit = visit_to(Locale::En, "/kinds/compare").await;
        let page = page(visit.frame(), &["aa", "aa", "no-such-kind"].map(str::to_owned));
        assert_eq!((page.chosen.len(), page.rows.len()), (1, 0));
    }
}
