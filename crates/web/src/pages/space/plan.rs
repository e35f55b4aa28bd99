//! My plan for seven days: what comes next, how it went, and the plans before.

pub(crate) mod make;
pub(crate) mod tell;

use askama::Template;
use axum::response::Response;
use jiff::civil::Date;
use openseat_actions::plan::{self, PlanView};
use openseat_domain::plan::{Line, Plan, WENT, Went};
use uuid::Uuid;

use self::make::Seed;
use super::said;
use crate::{frame::Frame, pages::problem, person::Person, times};

/// Plans that the page lists.
const MOST: i64 = 60;

#[derive(Template)]
#[template(path = "pages/space/plan.html")]
pub(crate) struct PlanPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    /// The plan of these days.
    current: Option<Current>,
    /// What a plan could be made of in one tap.
    seeds: Vec<Seed>,
    history: Vec<Past>,
    /// The same kept when the page has no plan to show.
    over: bool,
}

/// The plan that holds.
struct Current {
    id: Uuid,
    goal: String,
    why: String,
    until: String,
    lines: Vec<LineSaid>,
    open: bool,
}

/// A line in words.
struct LineSaid {
    what: String,
    next: bool,
    /// "Friday 27 November", how sure, what may get in the way, who can help, how it went: each may be missing.
    more: Vec<String>,
    /// Where one sets a reminder of it; empty when it is done.
    remind: String,
}

/// A plan of before.
struct Past {
    href: String,
    when: String,
    counts: String,
}

pub(crate) async fn show(person: Person) -> Response {
    let site = &person.visit.site;
    let plans = match plan::list(&site.house, &person.signed, &site.zone, MOST).await {
        Ok(plans) => plans,
        Err(error) => return problem::answer(&person.visit, error),
    };
    match make::seeds(&person, plans.first()).await {
        Ok(seeds) => person.visit.show(&page(&person, &plans, seeds)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, plans: &[PlanView], seeds: Vec<Seed>) -> PlanPage<'a> {
    let frame = person.visit.frame();
    let today = said::today(&frame);
    let (current, before) = match plans.split_first() {
        Some((first, rest)) if !first.plan.is_over(today) => (Some(first), rest),
        _ => (None, plans),
    };
    PlanPage {
        done: match person.visit.value("done").as_deref() {
            Some("made") => frame.t("week-made"),
            Some("saved") => frame.t("space-saved"),
            _ => "",
        },
        over: current.is_none() && !plans.is_empty(),
        seeds: if current.is_some() { Vec::new() } else { seeds },
        current: current.map(|one| current_of(&frame, one, today)),
        history: before.iter().map(|one| past(&frame, one)).collect(),
        frame,
    }
}

fn current_of(frame: &Frame<'_>, one: &PlanView, today: Date) -> Current {
    let next = one.plan.next(today).map(|line| line.row);
    let line = |line: &Line| LineSaid {
        what: line.what.clone(),
        next: next == Some(line.row),
        more: more(frame, &one.plan, line),
        remind: if line.is_left() { remind(&one.plan, line, today) } else { String::new() },
    };
    Current {
        id: one.id,
        goal: one.plan.goal.clone(),
        why: one.plan.why.clone(),
        until: frame.t1("week-until", "day", weekday_of(frame, one.plan.last_day())),
        lines: one.plan.lines.iter().map(line).collect(),
        open: one.plan.left().next().is_some(),
    }
}

/// With what it is and its day, if that is still to come.
fn remind(plan: &Plan, line: &Line, today: Date) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("about", "plan").append_pair("line", &line.what);
    if let Some(day) = plan.day_of(line).filter(|day| *day >= today) {
        query.append_pair("day", &day.to_string());
    }
    format!("/space/reminders/new?{}", query.finish())
}

fn past(frame: &Frame<'_>, one: &PlanView) -> Past {
    let from = said::day(frame, one.plan.made);
    let counts = one.plan.counts().into_iter().map(|(went, n)| {
        let words = went.map_or(frame.t("week-not-said"), |went| went_words(frame, went));
        frame.say.format("week-count", &[("words", words.into()), ("n", n.into())])
    });
    Past {
        href: format!("/space/forms/{}/{}", openseat_domain::plan::FORM, one.id),
        when: frame.t1("week-from", "day", from),
        counts: counts.collect::<Vec<_>>().join(" · "),
    }
}

fn more(frame: &Frame<'_>, plan: &Plan, line: &Line) -> Vec<String> {
    let day = plan.day_of(line).map(|day| weekday_of(frame, day));
    let sure = line.sure.map(|sure| frame.t1("week-sure", "n", sure.to_string()));
    let way = Some(line.way.as_str()).filter(|way| !way.is_empty()).map(|way| frame.t1("week-way", "way", way));
    let who = Some(line.who.as_str()).filter(|who| !who.is_empty()).map(|who| frame.t1("week-who", "who", who));
    let went = line.went.map(|went| frame.t1("week-went", "words", went_words(frame, went)));
    [day, sure, way, who, went].into_iter().flatten().collect()
}

/// "Friday 27 November".
pub(super) fn weekday_of(frame: &Frame<'_>, day: Date) -> String {
    let weekday = times::weekday_named(frame.say, day.weekday().to_sunday_zero_offset().unsigned_abs());
    let date = said::day(frame, day);
    frame.say.format("week-day", &[("weekday", weekday.into()), ("date", date.into())])
}

/// "Done", as the form has it.
pub(super) fn went_words<'a>(frame: &Frame<'a>, went: Went) -> &'a str {
    let info = frame.site.content.forms().id(openseat_domain::plan::FORM);
    info.map_or(went.as_str(), |info| info.choice(WENT, went.as_str(), frame.say.locale).text)
}

#[cfg(test)]
impl<'a> PlanPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &super::samples::plans(), Vec::new())
    }

    /// The seven days are over, and something is left.
    pub(crate) fn sample_over(person: &'a Person) -> Self {
        page(person, &super::samples::plans()[1..], Seed::samples(&person.visit.frame()))
    }

    pub(crate) fn sample_new(person: &'a Person) -> Self {
        page(person, &[], make::starters(&person.visit.frame()))
    }
}
