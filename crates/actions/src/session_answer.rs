//! A minute after the meeting: what people say of it, by a picture or on paper. Nobody is named, no moment is kept, and the
//! group is told only of five or more.

use std::collections::BTreeSet;

use jiff::Timestamp;
use openseat_content::form::FormInfo;
use openseat_domain::{
    form::{Answers, Ask, Value},
    policy::{Action, Kind, Thing},
    problem::Problem,
    review::{Concern, concerns},
    statistic::{FEWEST, Mean},
};
use openseat_store::{Tx, audit, session_answer as answers, session_answer::Answer};
use uuid::Uuid;

use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    group_session::{self, Period},
    organisation::{allow, find_node, name_of},
    session_door::{Way, at, closed},
    signed::Signed,
};

/// What is asked after a session, in this order.
pub const FORMS: [&str; 2] = ["after-meeting", "since-last-meeting"];
/// More answers than this to one session are nobody's.
const MOST: i64 = 5_000;
/// Most lines of people's own words on a page.
const MOST_LINES: usize = 100;

/// What people said after the sessions of a node.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    pub forms: Vec<FormResult>,
}

/// What they said to one form.
#[derive(Clone, Debug, PartialEq)]
pub struct FormResult {
    pub form: String,
    /// How many answered; `None` for fewer than five, of whom nothing is told.
    pub people: Option<usize>,
    pub on_paper: usize,
    /// By question: the answers of those who gave one. Fewer than five are left out.
    pub counts: Vec<Counts>,
    /// By score: its mean, of how many.
    pub means: Vec<(String, Mean)>,
    /// Own words, in no order, without what may name somebody; by question.
    pub lines: Vec<(String, Vec<String>)>,
}

/// How often each answer was given to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    pub link: String,
    pub of: usize,
    /// Codes with how often; an answer that nobody gave is there with nought.
    pub answers: Vec<(String, usize)>,
}

/// Keeps what somebody said after a session. One entry is kept once, however often it is sent. False when nothing was said, or
/// it was kept before.
///
/// # Errors
/// `Missing` when the door is closed, or there is no such form.
pub async fn answer(
    house: &House,
    way: Way<'_>,
    entry: Uuid,
    form: &str,
    said: Answers,
    now: Timestamp,
) -> Result<bool> {
    let at = at(house, way, now).await?.ok_or_else(closed)?;
    let answer = kept(house, entry, form, said, false)?;
    let Some(answer) = answer else { return Ok(false) };
    let vault = house.vault.clone();
    let write = async move |tx: &mut Tx| {
        if answers::count(tx, at.session).await? >= MOST {
            return Ok(None);
        }
        answers::add(tx, &vault, at.session, &answer).await.map(Some)
    };
    let crowded =
        || ActionError::Refused(Problem::refused("", "So many people are in no room.", "Tell whoever leads it."));
    house.db.write(write).await?.ok_or_else(crowded)
}

/// Types in what somebody answered on paper.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn answer_on_paper(
    house: &House,
    who: &Signed,
    node: Uuid,
    session: Uuid,
    entry: Uuid,
    (form, said): (&str, Answers),
    now: Timestamp,
) -> Result<bool> {
    let view = group_session::one(house, who, node, session, now).await?;
    allow(&who.actor(), Action::Change, &Thing::on(Kind::GroupSession, view.node))?;
    if view.version == 0 {
        let what = "Nothing is written down of this session yet.";
        return Err(ActionError::Refused(Problem::refused("session", what, "Say how many came first.")));
    }
    let Some(answer) = kept(house, entry, form, said, true)? else { return Ok(false) };
    let (me, chain, vault) = (name_of(house, &who.actor()).await?, organisation_chain(&view.node), house.vault.clone());
    let write = async move |tx: &mut Tx| {
        let added = answers::add(tx, &vault, session, &answer).await?;
        if added {
            audit::append(tx, &chain, now, &me, "session_answer.paper", &session.simple().to_string()).await?;
        }
        Ok(added)
    };
    Ok(house.db.write(write).await?)
}

/// What people said after the sessions of a node and below, for who runs them or sees figures there.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn results(house: &House, who: &Signed, node: Uuid, period: Period) -> Result<Results> {
    let found = find_node(house, node).await?;
    let sees = |kind| who.may(Action::See, &Thing::on(kind, found.path)).is_ok();
    if !sees(Kind::GroupSession) && !sees(Kind::Figures) {
        return Err(ActionError::Denied(Kind::GroupSession.as_str()));
    }
    let ((from, until), vault) = (group_session::reach(house, period), house.vault.clone());
    let read = async move |tx: &mut Tx| answers::between(tx, &vault, &found.path, from, until).await;
    let all = house.db.read(read).await?;
    let form = |id: &&str| house.content.forms().id(id);
    Ok(Results { forms: FORMS.iter().filter_map(form).map(|info| result(house, info, &all)).collect() })
}

fn kept(house: &House, entry: Uuid, form: &str, said: Answers, on_paper: bool) -> Result<Option<Answer>> {
    let missing = || ActionError::Missing { what: "form", name: form.to_owned(), fix: "Look at the list of forms." };
    let info = house.content.forms().id(form).filter(|_| FORMS.contains(&form)).ok_or_else(missing)?;
    let live = info.form.live(&said);
    let (form, version) = (form.to_owned(), info.form.version.clone());
    Ok((!live.is_empty()).then_some(Answer { entry, form, version, on_paper, answers: live }))
}

fn result(house: &House, info: &FormInfo, all: &[Answer]) -> FormResult {
    let mine: Vec<&Answer> = all.iter().filter(|one| one.form == info.form.id.as_str()).collect();
    let mut result = FormResult {
        form: info.form.id.as_str().to_owned(),
        people: (mine.len() >= FEWEST as usize).then_some(mine.len()),
        on_paper: 0,
        counts: Vec::new(),
        means: Vec::new(),
        lines: Vec::new(),
    };
    if result.people.is_none() {
        return result;
    }
    result.on_paper = mine.iter().filter(|one| one.on_paper).count();
    for item in info.form.every().into_iter().filter(|item| item.is_question()) {
        match &item.ask {
            Ask::Choice(choices) => {
                let codes = choices.iter().map(|choice| choice.code.clone()).collect();
                result.counts.extend(counts(&item.link, codes, &mine));
            }
            Ask::Yes => result.counts.extend(counts(&item.link, vec!["yes".into(), "no".into()], &mine)),
            Ask::Whole { low, high } if high - low <= 10 => {
                let codes = (*low..=*high).map(|number| number.to_string()).collect();
                result.counts.extend(counts(&item.link, codes, &mine));
            }
            Ask::Text { .. } => result.lines.extend(lines(house, &item.link, &mine)),
            _ => {}
        }
    }
    for score in &info.form.scores {
        let values = mine.iter().filter_map(|one| {
            let scores = info.form.scores_of(&one.answers);
            scores.into_iter().find(|(found, _)| found.id == score.id)?.1.ok().map(|points| points.value)
        });
        result.means.extend(Mean::of(values).map(|mean| (score.id.clone(), mean)));
    }
    result
}

fn code_of(value: &Value) -> String {
    match value {
        Value::Code(code) => code.clone(),
        Value::Whole(number) => number.to_string(),
        Value::Yes(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        other => format!("{other:?}"),
    }
}

/// `None` for fewer than five.
fn counts(link: &str, codes: Vec<String>, all: &[&Answer]) -> Option<Counts> {
    let given: Vec<String> = all.iter().filter_map(|one| one.answers.values(link).first().map(code_of)).collect();
    let count = |code: &String| given.iter().filter(|one| *one == code).count();
    let answers = codes.into_iter().map(|code| (count(&code), code)).map(|(n, code)| (code, n)).collect();
    (given.len() >= FEWEST as usize).then(|| Counts { link: link.to_owned(), of: given.len(), answers })
}

/// Own words, sorted by themselves, so that no order tells who wrote what; what may name or quote somebody is left out.
fn lines(house: &House, link: &str, all: &[&Answer]) -> Option<(String, Vec<String>)> {
    let texts = all.iter().filter_map(|one| match one.answers.values(link).first() {
        Some(Value::Text(text)) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        _ => None,
    });
    let texts: BTreeSet<String> = texts.collect();
    let hidden = [Concern::Name, Concern::Phone, Concern::Email, Concern::Link, Concern::Quote];
    let clean = |text: &String| {
        let found = concerns(text, house.content.review_cues(), "");
        hidden.iter().all(|concern| !found.contains(concern))
    };
    (texts.len() >= FEWEST as usize)
        .then(|| (link.to_owned(), texts.into_iter().filter(clean).take(MOST_LINES).collect()))
}
