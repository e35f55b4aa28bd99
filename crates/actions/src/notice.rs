//! What the groups of an organisation tell each other. It is seen in the whole organisation, by those whose role at any of
//! its nodes lets them; who wrote is a role and a group, never a name.

use jiff::{Timestamp, civil::Date};
use openseat_domain::{
    notice::{self as rule, Kind, LONGEST},
    organisation::Path,
    policy::{self, Action, Kind as Of, Thing},
    role::{Actor, Role},
};
use openseat_store::{Tx, audit, node, notice as notices};
use uuid::Uuid;

pub use openseat_store::notice::Notice;

use crate::{
    House, Result,
    audit::organisation_chain,
    organisation::{allow, find_node, name_of},
    review::today,
    signed::Signed,
    space::{readable, refused},
};

/// The most that stands in one organisation.
const MOST: usize = 500;

/// What somebody fills in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub kind: Kind,
    pub text: String,
    /// Of an answer the question; of a visit the group that is asked, if it is one.
    pub about: Option<Uuid>,
    /// The last day on which it stands; of a visit the day itself.
    pub until: Option<Date>,
}

/// What stands in an organisation.
#[derive(Clone, Debug, Default)]
pub struct BoardView {
    pub name: String,
    /// The newest first, answers apart; each with the name of its group, and of the group that it is about.
    pub notices: Vec<(Notice, String, String)>,
    /// The oldest first.
    pub answers: Vec<(Notice, String)>,
    /// Other groups, to visit.
    pub groups: Vec<(Uuid, String)>,
    pub leads: bool,
    pub adds: bool,
    pub moderates: bool,
}

/// # Errors
/// `Denied`; `Missing`.
pub async fn board(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<BoardView> {
    let found = find_node(house, node).await?;
    allow(&who.actor(), Action::See, &Thing::on(Of::Notice, found.path))?;
    let may = |action, kind, on: Path| policy::may(&who.actor(), action, &Thing::on(kind, on));
    let leads = may(Action::See, Of::Question, found.path);
    let (root, today, vault) = (found.path.organisation(), today(house, now), house.vault.clone());
    let read = async move |tx: &mut Tx| {
        let mut named = Vec::new();
        let mut groups = Vec::new();
        for one in notices::of_root(tx, &vault, root, today).await? {
            let from = node::by_id(tx, one.node_id).await?.map(|node| node.name).unwrap_or_default();
            let about = match one.about_id {
                Some(id) => node::by_id(tx, id).await?.map(|node| node.name).unwrap_or_default(),
                None => String::new(),
            };
            named.push((one, from, about));
        }
        for site in node::below(tx, root).await? {
            groups.extend(node::below(tx, site.id()).await?.into_iter().map(|group| (group.id(), group.name)));
        }
        Ok((named, groups))
    };
    let (named, mut groups) = house.db.read(read).await?;
    groups.retain(|(id, _)| *id != node);
    let mut view = BoardView {
        name: found.name,
        groups,
        leads,
        adds: may(Action::Add, Of::Notice, found.path),
        moderates: may(Action::Remove, Of::Notice, Path::root(root)),
        ..BoardView::default()
    };
    for (one, from, about) in named.into_iter().filter(|(one, ..)| leads || !one.kind.is_of_leaders()) {
        match one.kind {
            Kind::Answer => view.answers.push((one, from)),
            _ => view.notices.push((one, from, about)),
        }
    }
    view.notices.reverse();
    Ok(view)
}

/// Puts something up.
///
/// # Errors
/// `Refused` at `text`, `days` (it counts a person's), `until` or `about`; `Denied`; `Missing`.
pub async fn add(house: &House, who: &Signed, node: Uuid, form: Form, now: Timestamp) -> Result<()> {
    let found = find_node(house, node).await?;
    let kind = if form.kind.is_of_leaders() { Of::Question } else { Of::Notice };
    let thing = Thing::on(kind, found.path);
    allow(&who.actor(), Action::Add, &thing)?;
    let today = today(house, now);
    let (text, until) = checked(&form, today)?;
    let (root, me, vault) = (found.path.organisation(), name_of(house, &who.actor()).await?, house.vault.clone());
    let new = Notice {
        id: uuid::Builder::from_random_bytes(house.vault.secrets().bytes()).into_uuid(),
        node_id: node,
        kind: form.kind,
        role: role_of(who, &found.path, &thing),
        about_id: form.about.filter(|_| matches!(form.kind, Kind::Answer | Kind::Visit)),
        text,
        made_on: today,
        until,
    };
    let chain = organisation_chain(&found.path);
    let write = async move |tx: &mut Tx| {
        let all = notices::of_root(tx, &vault, root, today).await?;
        let about = match (new.kind, new.about_id) {
            (Kind::Answer, Some(id)) => all.iter().any(|one| one.id == id && one.kind == Kind::Question),
            (Kind::Answer, None) => false,
            (_, Some(id)) => node::by_id(tx, id).await?.is_some_and(|other| other.path.organisation() == root),
            (_, None) => true,
        };
        if !about || all.len() >= MOST {
            return Ok(false);
        }
        notices::insert(tx, &vault, root, &new).await?;
        let what = format!("{}.add", new.kind.as_str());
        audit::append(tx, &chain, now, &me, &what, &new.id.simple().to_string()).await?;
        Ok(true)
    };
    match house.db.write(write).await? {
        true => Ok(()),
        false => Err(refused("about", "What it is about is not there.", "Look at the page again.")),
    }
}

/// Takes something away; of a question its answers too. False when it is gone already.
///
/// # Errors
/// `Denied`, to all but those who run the whole organisation; `Missing`.
pub async fn remove(house: &House, who: &Signed, node: Uuid, id: Uuid, now: Timestamp) -> Result<bool> {
    let found = find_node(house, node).await?;
    let root = found.path.organisation();
    allow(&who.actor(), Action::Remove, &Thing::on(Of::Notice, Path::root(root)))?;
    let (me, chain) = (name_of(house, &who.actor()).await?, organisation_chain(&found.path));
    let write = async move |tx: &mut Tx| {
        let removed = notices::remove(tx, root, id).await?;
        if removed {
            audit::append(tx, &chain, now, &me, "notice.remove", &id.simple().to_string()).await?;
        }
        Ok(removed)
    };
    Ok(house.db.write(write).await?)
}

/// Forgets what ended; how many. The server calls it on schedule.
///
/// # Errors
/// When the database cannot be reached.
pub async fn sweep(house: &House, now: Timestamp) -> Result<u64> {
    let today = today(house, now);
    Ok(house.db.write(async move |tx| notices::sweep(tx, today).await).await?)
}

/// The text and the last day of what was filled in.
fn checked(form: &Form, today: Date) -> Result<(String, Date)> {
    let text = form.text.trim().to_owned();
    if text.is_empty() {
        return Err(refused("text", "There are no words.", "Write something."));
    }
    readable("text", &text, LONGEST, true)?;
    if rule::counts_days(&text) {
        return Err(refused("days", "It tells how long a person has not used.", "Tell of the group instead."));
    }
    let longest = today.saturating_add(jiff::Span::new().days(i64::from(rule::LONGEST_DAYS)));
    let until = if form.kind.is_of_leaders() { Some(longest) } else { form.until };
    let until = until.and_then(|until| rule::last_day(today, until));
    Ok((text, until.ok_or_else(|| refused("until", "This day cannot be.", "Choose a day within 120 days."))?))
}

/// As what they write here: the first of their roles that lets them.
fn role_of(who: &Signed, on: &Path, thing: &Thing) -> Role {
    let mut lets = who.grants.iter().filter(|grant| {
        let alone = Actor::Person { id: who.person, grants: vec![**grant] };
        grant.on.reaches(on) && policy::may(&alone, Action::Add, thing)
    });
    lets.next().map_or(Role::Member, |grant| grant.role)
}
