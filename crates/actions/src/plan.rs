//! The plan for seven days. It is kept as the answer to its form; here it is made, read, and told how it went.

use jiff::{Timestamp, tz::TimeZone};
use openseat_content::{Locale, form::FormInfo};
use openseat_domain::{
    form::{Answers, FormId},
    plan::{self, LINES, Plan, Went},
};
use openseat_store::response::Response;
use uuid::Uuid;

use crate::{
    House, Result,
    response::{self, Given, Page, ResponseView},
    signed::Signed,
};

/// A plan, as the person sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanView {
    pub id: Uuid,
    pub plan: Plan,
}

/// The form of plans; `None` when the content was put together without it.
pub fn form(house: &House) -> Option<&FormInfo> {
    house.content().forms().id(plan::FORM)
}

/// The plans of a person, the latest first. `zone` is where the person's days begin and end.
pub async fn list(house: &House, who: &Signed, zone: &TimeZone, most: i64) -> Result<Vec<PlanView>> {
    let kept = response::latest(house, who, &FormId::new(plan::FORM), most).await?;
    Ok(kept.iter().map(|one| of(one, zone)).collect())
}

/// A plan of the answers to its form.
pub fn of(one: &ResponseView, zone: &TimeZone) -> PlanView {
    let made = one.kept.begun.to_zoned(zone.clone()).date();
    PlanView { id: one.id, plan: Plan::of(&one.kept.answers, made) }
}

/// Makes a plan of these lines. `None` when there is none to make.
pub async fn make(
    house: &House,
    who: &Signed,
    lines: Vec<Answers>,
    locale: Locale,
    now: Timestamp,
) -> Result<Option<Uuid>> {
    let mut given = Answers::default();
    given.set_rows(LINES, lines);
    let Some(info) = form(house).filter(|_| !given.is_empty()) else { return Ok(None) };
    let page = Page { response: None, asked: vec![LINES.to_owned()], given, last: true, locale, entry: None };
    Ok(response::save(house, who, info, page, now).await?.map(|one| one.id))
}

/// Adds things to do to the plan of these days, or makes one of them. What stands there stays, and what is left to do under the
/// same words is not added again: a second press changes nothing. Where the lines come from is told to nobody and kept nowhere.
///
/// # Errors
/// `Refused` at `answers` when the plan has no room for all of them; then none is added.
pub async fn add(
    house: &House,
    who: &Signed,
    what: Vec<String>,
    zone: &TimeZone,
    locale: Locale,
    now: Timestamp,
) -> Result<()> {
    let Some(info) = form(house) else { return Ok(()) };
    let most = info.form.item(LINES).map_or(0, |item| item.most);
    let (zone, today) = (zone.clone(), now.to_zoned(zone.clone()).date());
    let goes_on = move |kept: &Response| {
        let made = kept.begun.to_zoned(zone.clone()).date();
        !Plan::of(&kept.answers, made).is_over(today)
    };
    let given = move |stands: &Answers| match plan::added(stands, &what) {
        None => Given::Nothing,
        Some(rows) if rows.len() > most => Given::TooMuch,
        Some(rows) => {
            let mut given = Answers::default();
            given.set_rows(LINES, rows);
            Given::Answers(given)
        }
    };
    let asked = vec![LINES.to_owned()];
    let page = Page { response: None, asked, given: Answers::default(), last: true, locale, entry: None };
    response::go_on(house, who, info, page, goes_on, given, now).await.map(drop)
}

/// Keeps how lines of a plan went, by row. False when the plan is not theirs.
pub async fn tell(
    house: &House,
    who: &Signed,
    id: Uuid,
    said: &[(usize, Went)],
    locale: Locale,
    now: Timestamp,
) -> Result<bool> {
    let Some(info) = form(house) else { return Ok(false) };
    let said = said.to_vec();
    let told = move |stands: &Answers| {
        let mut given = Answers::default();
        given.set_rows(LINES, plan::told(stands, &said));
        given
    };
    let asked = vec![LINES.to_owned()];
    let page = Page { response: Some(id), asked, given: Answers::default(), last: true, locale, entry: None };
    Ok(response::amend(house, who, info, page, told, now).await?.is_some())
}
