//! Surveys of members: an organisation, a site or a group asks those who come, in waves that can be set side by side.
//!
//! Nobody is named. What is told of a wave is told when it is over, since two looks at a wave that goes on would show
//! what the one between them answered.

use jiff::{Timestamp, civil::Date};
use openseat_content::form::FormInfo;
use openseat_domain::{
    form::Answers,
    member_survey::{self as rule, LONGEST_DAYS, Results},
    policy::{Action, Kind, Thing},
};
use openseat_store::{Tx, audit, member_survey as survey, node};
use uuid::Uuid;

pub use openseat_store::member_survey::Wave;

use crate::{
    ActionError, House, Result,
    apply::CHAIN,
    audit::organisation_chain,
    organisation::{allow, find_node, name_of},
    review::today,
    signed::Signed,
    signs,
    space::refused,
};

/// The form that is asked.
pub const FORM: &str = "member-survey";
/// Signs of a code: 8 of 24 are 36 bits. It is on a wall, so it is no secret.
const CODE: usize = 8;
/// The most answers of one wave.
const MOST: i64 = 20_000;

/// The waves of a node.
#[derive(Clone, Debug, Default)]
pub struct WavesView {
    pub name: String,
    /// The first first, with how many answered.
    pub waves: Vec<(Wave, i64)>,
    pub may_open: bool,
    pub may_type: bool,
}

/// A wave for those who answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedView {
    /// The node's name.
    pub name: String,
    pub wave: Wave,
    pub open: bool,
}

/// What came of a wave.
#[derive(Clone, Debug)]
pub struct ResultsView {
    pub name: String,
    pub wave: Wave,
    /// It is over, so it can be told.
    pub over: bool,
    /// How many of the answers came on paper; `None` when that would point to a few.
    pub paper: Option<u32>,
    pub results: Results,
}

/// The form; `None` when the deployment took it out.
pub fn form(house: &House) -> Option<&FormInfo> {
    house.content.forms().id(FORM)
}

/// # Errors
/// `Denied`; `Missing`.
pub async fn waves(house: &House, who: &Signed, node: Uuid) -> Result<WavesView> {
    let found = find_node(house, node).await?;
    let on = Thing::on(Kind::Survey, found.path);
    allow(&who.actor(), Action::See, &on)?;
    let read = async move |tx: &mut Tx| {
        let mut waves = Vec::new();
        for wave in survey::of_node(tx, node).await? {
            let count = survey::count(tx, wave.id).await?;
            waves.push((wave, count));
        }
        Ok(waves)
    };
    let waves = house.db.read(read).await?;
    let may = |action| who.may(action, &on).is_ok();
    Ok(WavesView { name: found.name, waves, may_open: may(Action::Add), may_type: may(Action::Change) })
}

/// Opens a wave; gives it.
///
/// # Errors
/// `Refused` at `from` or `until`; `Denied`; `Missing`.
pub async fn open(house: &House, who: &Signed, node: Uuid, from: Date, until: Date, now: Timestamp) -> Result<Wave> {
    let found = find_node(house, node).await?;
    allow(&who.actor(), Action::Add, &Thing::on(Kind::Survey, found.path))?;
    let info = form(house).ok_or_else(missing)?;
    if until < from || until < today(house, now) {
        return Err(refused("until", "The last day is too early.", "Choose a later day."));
    }
    if from.until(until).is_ok_and(|span| span.get_days() >= LONGEST_DAYS) {
        return Err(refused("until", "It would be open too long.", "Choose an earlier day."));
    }
    let code = signs::draw(house.vault.secrets(), CODE).to_lowercase();
    let version = info.form.version.clone();
    let wave = Wave { id: house.ids.next(now), node_id: node, code, version, from, until };
    let (me, chain, new) = (name_of(house, &who.actor()).await?, organisation_chain(&found.path), wave.clone());
    let write = async move |tx: &mut Tx| {
        survey::insert(tx, &new, now).await?;
        audit::append(tx, &chain, now, &me, "survey.open", &new.id.simple().to_string()).await
    };
    house.db.write(write).await?;
    Ok(wave)
}

/// Ends a wave today. What came in is told from tomorrow on.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn end(house: &House, who: &Signed, node: Uuid, wave: Uuid, now: Timestamp) -> Result<bool> {
    let found = find_node(house, node).await?;
    allow(&who.actor(), Action::Remove, &Thing::on(Kind::Survey, found.path))?;
    let (me, chain, last) = (name_of(house, &who.actor()).await?, organisation_chain(&found.path), today(house, now));
    let write = async move |tx: &mut Tx| {
        if survey::by_id(tx, wave).await?.is_none_or(|one| one.node_id != node) || !survey::end(tx, wave, last).await? {
            return Ok(false);
        }
        audit::append(tx, &chain, now, &me, "survey.end", &wave.simple().to_string()).await?;
        Ok(true)
    };
    Ok(house.db.write(write).await?)
}

/// The wave of a code, for those who answer; `None` when there is none.
///
/// # Errors
/// When the database cannot be read.
pub async fn asked(house: &House, code: &str, now: Timestamp) -> Result<Option<AskedView>> {
    let (code, today) = (signs::typed(code, CODE).to_lowercase(), today(house, now));
    let read = async move |tx: &mut Tx| {
        let Some(wave) = survey::by_code(tx, &code).await? else { return Ok(None) };
        Ok(node::by_id(tx, wave.node_id).await?.map(|node| (node.name, wave)))
    };
    let found = house.db.read(read).await?;
    Ok(found.map(|(name, wave)| AskedView { name, open: wave.from <= today && today <= wave.until, wave }))
}

/// Keeps what somebody answered. `token` was drawn by their device; a second answer of the same device is not taken, and
/// is answered as the first was. False when the wave is not open, or nothing was said.
///
/// # Errors
/// `Missing`; when the database cannot be reached.
pub async fn answer(house: &House, code: &str, token: &str, answers: &Answers, now: Timestamp) -> Result<bool> {
    let asked = asked(house, code, now).await?.ok_or_else(missing)?;
    let live = form(house).ok_or_else(missing)?.form.live(answers);
    if !asked.open || live.is_empty() || token.is_empty() {
        return Ok(false);
    }
    let wave = asked.wave.id;
    let token = house.vault.index("member survey", &format!("{} {token}", wave.simple()));
    let (id, today) = (random_id(house), today(house, now));
    let write = async move |tx: &mut Tx| {
        if survey::count(tx, wave).await? < MOST && survey::take(tx, wave, token).await? {
            survey::answer(tx, id, wave, today, false, &live).await?;
            audit::append(tx, CHAIN, now, "visitor", "survey.answer", &wave.simple().to_string()).await?;
        }
        Ok(true)
    };
    Ok(house.db.write(write).await?)
}

/// Types in what came on paper, also after the last day until results were looked at; `key` makes a second sending of the
/// same page as good as one.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn type_in(
    house: &House,
    who: &Signed,
    node: Uuid,
    wave: Uuid,
    key: &str,
    answers: &Answers,
    now: Timestamp,
) -> Result<bool> {
    let found = find_node(house, node).await?;
    allow(&who.actor(), Action::Change, &Thing::on(Kind::Survey, found.path))?;
    let live = form(house).ok_or_else(missing)?.form.live(answers);
    if live.is_empty() || key.is_empty() {
        return Ok(false);
    }
    let token = house.vault.index("member survey", &format!("{} paper {key}", wave.simple()));
    let (id, day, chain) = (random_id(house), today(house, now), organisation_chain(&found.path));
    let me = name_of(house, &who.actor()).await?;
    let write = async move |tx: &mut Tx| {
        let Some(one) = survey::by_id(tx, wave).await?.filter(|one| one.node_id == node) else { return Ok(false) };
        // Once it can be told it stays as it is.
        if one.until < day || day < one.from {
            return Ok(false);
        }
        if survey::take(tx, wave, token).await? {
            survey::answer(tx, id, wave, day, true, &live).await?;
            audit::append(tx, &chain, now, &me, "survey.paper", &wave.simple().to_string()).await?;
        }
        Ok(true)
    };
    Ok(house.db.write(write).await?)
}

/// What came of a wave.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn results(house: &House, who: &Signed, node: Uuid, wave: Uuid, now: Timestamp) -> Result<ResultsView> {
    let found = find_node(house, node).await?;
    allow(&who.actor(), Action::See, &Thing::on(Kind::Survey, found.path))?;
    let read = async move |tx: &mut Tx| {
        let Some(one) = survey::by_id(tx, wave).await?.filter(|one| one.node_id == node) else { return Ok(None) };
        let answers = survey::answers(tx, wave).await?;
        Ok(Some((one, answers)))
    };
    let (wave, (answers, paper)) = house.db.read(read).await?.ok_or_else(missing)?;
    let over = wave.until < today(house, now);
    let form = &form(house).ok_or_else(missing)?.form;
    let results = if over { rule::results(form, &answers) } else { Results::default() };
    let screen = answers.len() as u32 - paper;
    let few = |n: u32| (1..openseat_domain::statistic::FEWEST).contains(&n);
    let paper = Some(paper).filter(|paper| results.n.is_some() && !few(*paper) && !few(screen));
    Ok(ResultsView { name: found.name, wave, over, paper, results })
}

/// Forgets which devices answered in waves that are over; how many. The server calls it on schedule.
///
/// # Errors
/// When the database cannot be reached.
pub async fn sweep(house: &House, now: Timestamp) -> Result<u64> {
    let today = today(house, now);
    Ok(house.db.write(async move |tx| survey::forget(tx, today).await).await?)
}

/// A number for a page, so that a form that is sent twice is taken once.
pub fn draw_token(house: &House) -> String {
    signs::draw(house.vault.secrets(), 20)
}

fn random_id(house: &House) -> Uuid {
    uuid::Builder::from_random_bytes(house.vault.secrets().bytes()).into_uuid()
}

fn missing() -> ActionError {
    ActionError::Missing { what: "survey", name: String::new(), fix: "Look at the link again." }
}
