//! The sessions of a group, a site or an organisation, and what they add up to. Every sum says of how many it is.

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::{ToSpan as _, civil::Date};
use openseat_actions::{
    group_session::{self, Line, ListView, Period},
    organisation,
};
use openseat_domain::{
    group_session::Figures,
    policy::{Action, Kind, Thing},
    statistic::FEWEST,
    unique::Unique,
};

use super::said;
use crate::{
    chart::{Bars, Chart},
    frame::Frame,
    pages::{Way, problem},
    person::Person,
    times,
};

#[derive(Template)]
#[template(path = "pages/group_session/list.html")]
pub(crate) struct ListPage<'a> {
    frame: Frame<'a>,
    name: String,
    back: String,
    action: String,
    from: String,
    until: String,
    /// The finding, in sentences.
    sums: Vec<String>,
    chart: Option<Chart>,
    /// Month by month, by mode, by site; those that are empty are left out.
    tables: Vec<(String, Table)>,
    rows: Vec<Row>,
    /// Where the rows come as a file; empty for who sees sums only.
    file: String,
    doors: Vec<Way>,
}

/// Sums side by side.
struct Table {
    heads: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
}

struct Row {
    href: String,
    when: String,
    group: String,
    said: String,
}

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    let (house, node, now) = (&person.visit.site.house, super::id(&node), person.visit.site.now());
    let period = period(&person);
    let view = match group_session::list(house, &person.signed, node, period, now).await {
        Ok(view) => view,
        Err(error) => return problem::answer(&person.visit, error),
    };
    let unique = match group_session::unique(house, &person.signed, node, period).await {
        Ok(unique) => unique,
        Err(error) => return problem::answer(&person.visit, error),
    };
    match organisation::view(house, &person.signed.actor(), node).await {
        Ok(node) => person.visit.show(&page(&person, node.path, node.name, &view, unique)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The days of the address; without them the year that ends today.
pub(super) fn period(person: &Person) -> Period {
    let today = crate::pages::space::said::today(&person.visit.frame());
    let asked = |name: &str| person.visit.value(name).and_then(|text| text.parse::<Date>().ok());
    let year = Period::year_until(today);
    let until = asked("until").unwrap_or(year.until);
    let from = asked("from").unwrap_or_else(|| Period::year_until(until).from).min(until);
    // Five years are enough of a list for one page.
    Period { from: from.max(until.saturating_sub(5.years())), until }
}

fn page<'a>(
    person: &'a Person,
    path: openseat_domain::organisation::Path,
    name: String,
    view: &ListView,
    unique: Option<Unique>,
) -> ListPage<'a> {
    let frame = person.visit.frame();
    let here = super::sessions(path.node());
    let Period { from, until } = view.period;
    let may = |action| person.signed.may(action, &Thing::on(Kind::GroupSession, path)).is_ok();
    let mut doors = Vec::new();
    let mut door = |open: bool, href: String, key: &str| {
        if open {
            doors.push(Way { href, label: frame.say.t(key).to_owned() });
        }
    };
    door(true, format!("/organisation/{}/answers?from={from}&until={until}", path.node()), "gs-results-title");
    door(may(Action::Add), format!("{here}/new"), "gs-door-new");
    door(may(Action::Change), format!("/organisation/{}/meetings", path.node()), "gs-door-meetings");
    door(may(Action::Change), format!("/organisation/{}/run-sheet", path.node()), "gs-door-run-sheet");
    ListPage {
        name,
        back: crate::pages::organisation::home::link(path.node()),
        from: from.to_string(),
        until: until.to_string(),
        sums: sums(&frame, view, unique),
        chart: chart(&frame, view),
        tables: tables(&frame, view),
        rows: view.lines.iter().map(|line| row(&frame, line)).collect(),
        file: if view.lines.is_empty() { String::new() } else { format!("{here}.csv?from={from}&until={until}") },
        action: here,
        doors,
        frame,
    }
}

fn sums(frame: &Frame<'_>, view: &ListView, unique: Option<Unique>) -> Vec<String> {
    let sums = &view.sums;
    if sums.held + sums.cancelled == 0 {
        return vec![frame.t("gs-sums-none").to_owned()];
    }
    let n = |n: u32| i64::from(n);
    let mut said =
        vec![frame.say.format("gs-sums-held", &[("held", n(sums.held).into()), ("off", n(sums.cancelled).into())])];
    if let Some(mean) = sums.mean() {
        let mean = said::decimal(frame, mean);
        let of = [("all", n(sums.attendances()).into()), ("n", n(sums.counted).into()), ("mean", mean.into())];
        said.push(frame.say.format("gs-sums-came", &of));
        if sums.in_person > 0 && sums.online > 0 {
            let ways = [("here", n(sums.in_person).into()), ("afar", n(sums.online).into())];
            said.push(frame.say.format("gs-sums-ways", &ways));
        }
    }
    if sums.first_timers_of > 0 {
        let of = [("new", n(sums.first_timers).into()), ("n", n(sums.first_timers_of).into())];
        said.push(frame.say.format("gs-sums-new", &of));
    }
    if sums.plans_of > 0 {
        let of =
            [("plans", n(sums.plans).into()), ("people", n(sums.plans_people).into()), ("n", n(sums.plans_of).into())];
        said.push(frame.say.format("gs-sums-plans", &of));
    }
    if let Some(unique) = unique {
        let of = [("people", i64::from(unique.rounded()).into()), ("codes", i64::from(unique.given).into())];
        said.push(frame.say.format("gs-sums-unique", &of));
    }
    if view.unwritten > 0 {
        said.push(frame.t1("gs-sums-unwritten", "n", view.unwritten));
    }
    said
}

fn month(frame: &Frame<'_>, month: openseat_domain::statistic::Month) -> String {
    format!("{} {}", times::month(frame.say, month.month), month.year)
}

fn chart(frame: &Frame<'_>, view: &ListView) -> Option<Chart> {
    let (first, last) = (view.months.first_key_value()?.0, view.months.last_key_value()?.0);
    let values: Vec<f64> = view.months.values().map(|sums| f64::from(sums.attendances())).collect();
    let most = values.iter().copied().fold(0.0, f64::max);
    let many = values.len() > 1 && most > 0.0;
    many.then(|| Chart::Bars(Bars::of(&values, format!("{most:.0}"), [month(frame, *first), month(frame, *last)])))
}

fn tables(frame: &Frame<'_>, view: &ListView) -> Vec<(String, Table)> {
    let few = !view.sees_sessions;
    let months = view.months.iter().map(|(at, sums)| (month(frame, *at), *sums));
    let modes = view.by_mode.iter().map(|(mode, sums)| (said::mode(frame, *mode).to_owned(), *sums));
    let all = [
        (frame.t("gs-months"), table(frame, "gs-head-month", months, few)),
        (frame.t("gs-by-mode"), table(frame, "gs-head-mode", modes, few)),
        (frame.t("gs-by-site"), table(frame, "gs-head-site", view.by_site.iter().cloned(), few)),
    ];
    all.into_iter()
        .filter(|(_, table)| !table.rows.is_empty())
        .map(|(title, table)| (title.to_owned(), table))
        .collect()
}

/// Held, attendances of how many counted, mean, new ones of how many.
fn table(frame: &Frame<'_>, head: &str, rows: impl Iterator<Item = (String, Figures)>, few: bool) -> Table {
    let heads = [head, "gs-head-held", "gs-head-came", "gs-head-mean", "gs-head-new"];
    let of = |n: u32, of: u32| frame.say.format("gs-of", &[("n", i64::from(n).into()), ("of", i64::from(of).into())]);
    let cells = |sums: &Figures| {
        // Whoever does not run the group is told nothing of fewer than five.
        if few && sums.counted > 0 && sums.attendances() < FEWEST {
            let hidden = frame.t("gs-few").to_owned();
            return vec![sums.held.to_string(), hidden.clone(), hidden.clone(), hidden];
        }
        vec![
            sums.held.to_string(),
            of(sums.attendances(), sums.counted),
            sums.mean().map_or("–".to_owned(), |mean| said::decimal(frame, mean)),
            if sums.first_timers_of == 0 { "–".to_owned() } else { of(sums.first_timers, sums.first_timers_of) },
        ]
    };
    Table {
        heads: heads.iter().map(|key| frame.say.t(key).to_owned()).collect(),
        rows: rows.map(|(name, sums)| (name, cells(&sums))).collect(),
    }
}

fn row(frame: &Frame<'_>, line: &Line) -> Row {
    let record = &line.record;
    let came = match record.standing {
        openseat_domain::group_session::Standing::Held => said::came(frame, record),
        _ => {
            let reason = record.reason.map(|reason| format!(": {}", said::reason(frame, reason))).unwrap_or_default();
            format!("{}{reason}", said::standing(frame, record.standing))
        }
    };
    Row {
        href: super::session(line.brief.node.node(), line.brief.id),
        when: said::slot(frame, &line.brief.slot),
        group: line.group.clone(),
        said: format!("{} · {came}", said::mode(frame, record.mode)),
    }
}

#[cfg(test)]
impl<'a> ListPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let view = super::samples::list(true);
        page(person, super::samples::group(), "Monday group".into(), &view, Some(super::samples::unique()))
    }

    pub(crate) fn sample_sums(person: &'a Person) -> Self {
        let view = super::samples::list(false);
        page(person, super::samples::group(), "Monday group".into(), &view, None)
    }

    pub(crate) fn sample_none(person: &'a Person) -> Self {
        page(person, super::samples::group(), "Monday group".into(), &super::samples::nothing(), None)
    }
}
