//! Questions that an organisation wants to ask: a Questionnaire of somebody else, added by a manager on a page.
//!
//! It is offered by its address, to whoever has it: nobody has to belong to an organisation, and nothing says who opened it.
//! What people answer is theirs, as everything in their space; the organisation does not see it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use openseat_content::{
    Content,
    form::{FormInfo, foreign},
};
use openseat_domain::{
    form::FormId,
    organisation::Path,
    policy::{Action, Kind, Thing},
    problem::Problem,
};
use openseat_store::{
    Tx, audit,
    node::{self, Node},
    questionnaire::{self as store, Questionnaire},
    response,
};
use uuid::Uuid;

use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    organisation::{allow, find_node, name_of},
    review::today,
    signed::Signed,
    space::{mine, refused},
};

/// Letters of a name.
pub const LONGEST_NAME: usize = 80;
/// Letters of what it is for.
pub const LONGEST_ABOUT: usize = 300;
/// Letters of where it is from, and of its licence.
pub const LONGEST_SOURCE: usize = 1_000;
/// Those of one node, with those that ended.
const MOST: usize = 50;
/// Texts of one.
const MOST_TEXTS: i64 = 100;
/// What the names of these forms begin with.
const MARK: &str = "q-";

/// What a manager says of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// In English and Spanish; one of the two stands for both.
    pub name: [String; 2],
    pub about: [String; 2],
    /// Who made it and where it was published.
    pub source: String,
    pub licence: String,
    /// They may use it here.
    pub allowed: bool,
    /// After which answers help comes next, by question.
    pub dangers: Vec<(String, Vec<String>)>,
}

/// One as it is offered.
#[derive(Debug)]
pub struct Offered {
    pub id: Uuid,
    /// Where it belongs.
    pub node: Uuid,
    /// Whose it is.
    pub by: String,
    pub info: FormInfo,
    /// Nobody begins it any more.
    pub ended: bool,
    /// Of its text, from 1.
    pub number: i64,
    pub made_at: Timestamp,
}

/// Those of a node, and of the nodes above it.
#[derive(Debug)]
pub struct QuestionnairesView {
    pub name: String,
    /// Those that are offered first, then those that ended.
    pub own: Vec<Offered>,
    pub above: Vec<Offered>,
    pub may_add: bool,
}

/// One, for those who work there.
#[derive(Debug)]
pub struct QuestionnaireView {
    /// The node's name.
    pub name: String,
    pub offered: Offered,
    /// Version and when it came, the latest first.
    pub texts: Vec<(String, Timestamp)>,
    pub may_change: bool,
}

/// The name of its form, which stands in the address by which it is handed out.
pub fn form_id(id: Uuid) -> FormId {
    FormId::new(format!("{MARK}{}", id.simple()))
}

/// From the name of a form; `None` for a form of the house.
pub fn id_of(form: &str) -> Option<Uuid> {
    Uuid::parse_str(form.strip_prefix(MARK)?).ok()
}

/// # Errors
/// `Denied`; `Missing`.
pub async fn list(house: &House, who: &Signed, node: Uuid) -> Result<QuestionnairesView> {
    let found = find_node(house, node).await?;
    let on = Thing::on(Kind::Questionnaire, found.path);
    allow(&who.actor(), Action::See, &on)?;
    let path = found.path;
    let read = async move |tx: &mut Tx| {
        let mut all = Vec::new();
        for one in node::way(tx, &path).await? {
            let texts = store::of_node(tx, one.id()).await?;
            all.push((one, texts));
        }
        Ok(all)
    };
    let way = house.db.read(read).await?;
    let closed = way.iter().any(|(node, _)| node.closed_at.is_some());
    let (mut own, mut above) = (Vec::new(), Vec::new());
    for (at, texts) in way {
        let into = if at.id() == node { &mut own } else { &mut above };
        into.extend(texts.into_iter().filter_map(|text| offered(text, &at.name, closed)));
    }
    own.sort_by_key(|one| one.ended);
    above.retain(|one| !one.ended);
    Ok(QuestionnairesView { name: found.name, own, above, may_add: who.may(Action::Add, &on).is_ok() })
}

/// # Errors
/// `Denied`; `Missing`, also when it belongs to another node.
pub async fn view(house: &House, who: &Signed, node: Uuid, id: Uuid) -> Result<QuestionnaireView> {
    let found = find_node(house, node).await?;
    let on = Thing::on(Kind::Questionnaire, found.path);
    allow(&who.actor(), Action::See, &on)?;
    let path = found.path;
    let read = async move |tx: &mut Tx| Ok((store::texts(tx, id).await?, is_closed(tx, &path).await?));
    let (texts, closed) = house.db.read(read).await?;
    let dated = texts.iter().rev().map(|text| (text.version.clone(), text.made_at)).collect();
    let last = texts.into_iter().next_back().filter(|text| text.node_id == node).ok_or_else(missing)?;
    let offered = offered(last, &found.name, closed).ok_or_else(missing)?;
    Ok(QuestionnaireView { name: found.name, offered, texts: dated, may_change: who.may(Action::Change, &on).is_ok() })
}

/// Adds one; gives its id.
///
/// # Errors
/// `Refusals` at `name`, `about`, `source`, `licence`, `allowed`; `Refused` at `file` when the file cannot be asked here, at
/// `many` when the node has as many as it can; `Denied`; `Missing`.
pub async fn add(
    house: &House,
    who: &Signed,
    node: Uuid,
    body: &[u8],
    telling: &Telling,
    now: Timestamp,
) -> Result<Uuid> {
    let (found, me) = writer(house, who, node, Action::Add).await?;
    let text = text(house, body, telling, now)?;
    let (id, chain) = (house.ids.next(now), organisation_chain(&found.path));
    let write = async move |tx: &mut Tx| {
        if store::of_node(tx, node).await?.len() >= MOST {
            return Ok(false);
        }
        store::insert(tx, id, node, now).await?;
        store::add(tx, id, 1, &text.version, &text.body, &text.beside, now).await?;
        audit::append(tx, &chain, now, &me, "questionnaire.add", &id.simple().to_string()).await?;
        Ok(true)
    };
    match house.db.write(write).await? {
        true => Ok(id),
        false => Err(refused("many", "There are too many questionnaires here.", "Give one of them a new version.")),
    }
}

/// Gives one a new text. Answers to earlier texts stay answers to those.
///
/// # Errors
/// As [`add`]; also `Refused` at `version` when another text had that version.
pub async fn renew(
    house: &House,
    who: &Signed,
    (node, id): (Uuid, Uuid),
    body: &[u8],
    telling: &Telling,
    now: Timestamp,
) -> Result<()> {
    let (found, me) = writer(house, who, node, Action::Change).await?;
    let text = text(house, body, telling, now)?;
    let chain = organisation_chain(&found.path);
    let write = async move |tx: &mut Tx| {
        let texts = store::texts(tx, id).await?;
        let Some(last) = texts.last().filter(|last| last.node_id == node) else { return Ok(Renewed::Missing) };
        // The same file once more is not a new text, but what stands beside it may be mended so.
        let clash = texts.iter().any(|one| one.version == text.version && one.body != text.body);
        if clash || last.number >= MOST_TEXTS {
            return Ok(Renewed::Version);
        }
        store::add(tx, id, last.number + 1, &text.version, &text.body, &text.beside, now).await?;
        audit::append(tx, &chain, now, &me, "questionnaire.renew", &id.simple().to_string()).await?;
        Ok(Renewed::Yes)
    };
    match house.db.write(write).await? {
        Renewed::Yes => Ok(()),
        Renewed::Missing => Err(missing()),
        Renewed::Version => {
            let fix = "Give the file a new version: answers are answers to these words.";
            Err(refused("version", "Another text has this version.", fix))
        }
    }
}

enum Renewed {
    Yes,
    Missing,
    Version,
}

/// Stops offering one, or offers it again. What people answered stays theirs. False when it was so already.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn end(house: &House, who: &Signed, (node, id): (Uuid, Uuid), ended: bool, now: Timestamp) -> Result<bool> {
    let (found, me) = writer(house, who, node, Action::Remove).await?;
    let chain = organisation_chain(&found.path);
    let what = if ended { "questionnaire.end" } else { "questionnaire.again" };
    let write = async move |tx: &mut Tx| {
        let Some(one) = store::by_id(tx, id).await?.filter(|one| one.node_id == node) else { return Ok(None) };
        let changes = one.ended_at.is_some() != ended;
        if changes {
            store::end(tx, id, ended.then_some(now)).await?;
            audit::append(tx, &chain, now, &me, what, &id.simple().to_string()).await?;
        }
        Ok(Some(changes))
    };
    house.db.write(write).await?.ok_or_else(missing)
}

/// The one of a form's name, for whoever has its address; `None` when there is none.
///
/// # Errors
/// When the database cannot be read.
pub async fn find(house: &House, form: &str) -> Result<Option<Offered>> {
    let Some(id) = id_of(form) else { return Ok(None) };
    Ok(house.db.read(async move |tx| one(tx, id).await).await?)
}

/// Those to which the person kept an answer, by their name.
///
/// # Errors
/// When the database cannot be read.
pub async fn answered(house: &House, who: &Signed) -> Result<Vec<Offered>> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    let read = async move |tx: &mut Tx| {
        let forms: Vec<FormId> = store::ids(tx).await?.into_iter().map(form_id).collect();
        let mut all = Vec::new();
        for form in response::answered(tx, mine.own, &mine.key, &forms).await? {
            if let Some(id) = id_of(form.as_str()) {
                all.extend(one(tx, id).await?);
            }
        }
        Ok(all)
    };
    Ok(house.db.read(read).await?)
}

/// Every text of these forms, for who takes their answers along: without the questions nobody could read them.
pub(crate) async fn texts(house: &House, forms: BTreeSet<FormId>) -> Result<Vec<(FormId, Questionnaire)>> {
    let read = async move |tx: &mut Tx| {
        let mut all = Vec::new();
        for form in &forms {
            if let Some(id) = id_of(form.as_str()) {
                all.extend(store::texts(tx, id).await?.into_iter().map(|text| (form.clone(), text)));
            }
        }
        Ok(all)
    };
    Ok(house.db.read(read).await?)
}

async fn one(tx: &mut Tx, id: Uuid) -> openseat_store::Result<Option<Offered>> {
    let Some(text) = store::by_id(tx, id).await? else { return Ok(None) };
    let Some(at) = node::by_id(tx, text.node_id).await? else { return Ok(None) };
    let closed = is_closed(tx, &at.path).await?;
    Ok(offered(text, &at.name, closed))
}

/// Whether a node is closed, or one above it.
async fn is_closed(tx: &mut Tx, path: &Path) -> openseat_store::Result<bool> {
    Ok(node::way(tx, path).await?.iter().any(|node| node.closed_at.is_some()))
}

/// `None` for a text that this program cannot read any more: then it is not asked.
fn offered(text: Questionnaire, by: &str, closed: bool) -> Option<Offered> {
    let info = match foreign::info(form_id(text.id), text.body.as_bytes(), &text.beside) {
        Ok(info) => info,
        Err(error) => {
            tracing::error!(id = %text.id, %error, "a questionnaire cannot be read");
            return None;
        }
    };
    Some(Offered {
        id: text.id,
        node: text.node_id,
        by: by.to_owned(),
        info,
        ended: closed || text.ended_at.is_some(),
        number: text.number,
        made_at: text.made_at,
    })
}

/// A text to keep.
#[derive(Clone)]
struct Text {
    version: String,
    body: String,
    beside: String,
}

fn text(house: &House, body: &[u8], telling: &Telling, now: Timestamp) -> Result<Text> {
    let faults = faults(telling);
    if !faults.is_empty() {
        return Err(ActionError::Refusals(faults));
    }
    let told = |pair: &[String; 2]| -> [String; 2] {
        let [en, es] = [pair[0].trim(), pair[1].trim()];
        [if en.is_empty() { es } else { en }.to_owned(), if es.is_empty() { en } else { es }.to_owned()]
    };
    let (name, about) = (told(&telling.name), told(&telling.about));
    let told = foreign::Told {
        name: [&name[0], &name[1]],
        about: [&about[0], &about[1]],
        source: telling.source.trim(),
        read: telling.source.trim(),
        licence: telling.licence.trim(),
        day: today(house, now),
        dangers: &telling.dangers,
    };
    let text = checked(&house.content, body, telling).and_then(|version| {
        let beside = foreign::beside(body, &told).map_err(|faults| told_faults(&faults))?;
        // JSON is UTF-8 (RFC 8259, section 8.1).
        let body = std::str::from_utf8(body).map_err(|error| format!("It is no text: {error}."))?.to_owned();
        Ok(Text { version, body, beside })
    });
    text.map_err(|what| refused("file", &what, "Mend the file and add it again."))
}

/// The version of a file that can be asked, with these answers as dangers.
fn checked(content: &Content, body: &[u8], telling: &Telling) -> std::result::Result<String, String> {
    let look = foreign::look(content, body).map_err(|faults| told_faults(&faults))?;
    for (link, answers) in &telling.dangers {
        let closed = look.closed.iter().find(|one| one.link == *link);
        if answers.is_empty() || !closed.is_some_and(|one| answers.iter().all(|answer| one.answers.contains(answer))) {
            return Err(format!("{link} has no answer “{}”.", answers.join("”, “")));
        }
    }
    Ok(look.info.form.version)
}

fn told_faults(faults: &[openseat_content::form::Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn faults(telling: &Telling) -> Vec<Problem> {
    let mut faults = Vec::new();
    let mut field = |at: &str, texts: &[&String], longest: usize| {
        let empty = texts.iter().all(|text| text.trim().is_empty());
        let long = texts.iter().any(|text| text.chars().count() > longest);
        if empty {
            faults.push(Problem::refused(at, "It is missing.", "Write it."));
        } else if long {
            faults.push(Problem::refused(at, "It is too long.", format!("Write {longest} letters or fewer.")));
        }
    };
    field("name", &telling.name.each_ref(), LONGEST_NAME);
    field("about", &telling.about.each_ref(), LONGEST_ABOUT);
    field("source", &[&telling.source], LONGEST_SOURCE);
    field("licence", &[&telling.licence], LONGEST_SOURCE);
    if !telling.allowed {
        faults.push(Problem::refused("allowed", "Nobody says that it may be used.", "Find out, and say so."));
    }
    faults
}

async fn writer(house: &House, who: &Signed, node: Uuid, action: Action) -> Result<(Node, String)> {
    let found = find_node(house, node).await?;
    let path: Path = found.path;
    allow(&who.actor(), action, &Thing::on(Kind::Questionnaire, path))?;
    Ok((found, name_of(house, &who.actor()).await?))
}

fn missing() -> ActionError {
    ActionError::Missing { what: "questionnaire", name: String::new(), fix: "Look at the link again." }
}
