//! Anyone suggests a new, changed or closed meeting; the group is asked; a keeper takes it or says why not. Nobody needs an
//! account, and nobody is asked for a puzzle: forms know when they were shown, each meeting and network may only have a few
//! waiting, and nothing is on the list before a keeper saw it.

mod decide;
mod group;
mod own;

use jiff::{SignedDuration, Timestamp, civil::Date};
use openseat_content::Locale;
use openseat_domain::{
    amendment::{Laid, Word},
    problem::Problem,
    suggestion::{ENDING_KEPT_DAYS, LONGEST_WORDS, MOST_WAITING, WORDS_KEPT_DAYS},
};
use openseat_outside::mail::is_address;
use openseat_store::{
    Tx, audit,
    suggestion::{self, Suggestion, suggestion_cell},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

pub use openseat_domain::suggestion::{GroupSays, Kind, Reason, Standing};

pub use self::{
    decide::{Decision, Desk, decide, desk, one},
    group::{answer, ask, by_link},
    own::{OwnView, look, take_back},
};
use crate::{ActionError, House, Result, apply::CHAIN, freshness, meeting as meetings, signs};

/// Signs of a code: 20 of 24 are more than 91 bits.
const CODE: usize = 20;
const GROUP: usize = 4;
/// Links in the words of a suggestion, at most: an advertisement has more.
const MOST_LINKS: usize = 2;

/// What is suggested, as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Proposed {
    /// What fields are to say. Of a new meeting: all of them.
    pub words: Vec<Word>,
    /// The day from which it holds; of a meeting that has closed, its last day is the one before.
    pub from: Option<Date>,
    /// In the words of who suggests it; may be empty.
    pub said: String,
    /// Where an answer is wanted.
    pub email: Option<String>,
    /// Where the group can be written to, of a new meeting.
    pub group_email: Option<String>,
    /// The language of who suggests it.
    pub locale: String,
}

/// A suggestion on its way in.
#[derive(Clone, Debug)]
pub struct New {
    pub kind: Kind,
    /// Whose address; `None` for a new one.
    pub slug: Option<String>,
    pub proposed: Proposed,
    /// The link of a letter to the group, when it came by one.
    pub link: Option<String>,
}

/// A suggestion as keepers and groups see it.
#[derive(Clone, Debug, PartialEq)]
pub struct SuggestionView {
    pub id: Uuid,
    pub kind: Kind,
    pub standing: Standing,
    pub made_at: Timestamp,
    /// It came by a link that was sent to the group.
    pub from_group: bool,
    /// The meeting that it is about, or that was made of it.
    pub meeting: Option<Uuid>,
    /// Empty when the meeting is on no list.
    pub slug: String,
    /// The name of the meeting, or of the one that is suggested.
    pub name: String,
    /// What the meeting says now; of a new one nothing.
    pub before: Laid,
    /// `None` once its words are deleted.
    pub proposed: Option<Proposed>,
    pub asked_at: Option<Timestamp>,
    pub group_says: Option<GroupSays>,
    pub reason: Option<Reason>,
    pub decided_at: Option<Timestamp>,
    /// Whether its group can be written to.
    pub reach: freshness::Reach,
}

/// Keeps a suggestion; gives the code by which its maker finds it again.
///
/// # Errors
/// `Missing`; `Refusals` that name the fields to mend.
pub async fn make(house: &House, new: New, now: Timestamp) -> Result<String> {
    let proposed = checked(new.kind, new.proposed)?;
    let meeting = match &new.slug {
        Some(slug) => {
            let view = meetings::view(house, slug, now).await?.filter(|view| !view.gone);
            Some(view.ok_or_else(|| meetings::missing(slug.clone()))?.id)
        }
        None => None,
    };
    let from_group = match (&new.link, meeting) {
        (Some(link), Some(id)) => freshness::linked(house, link, now).await?.is_some_and(|one| one.meeting_id == id),
        _ => false,
    };
    let (id, code) = (house.ids.next(now), signs::draw(house.vault.secrets(), CODE));
    let plain = serde_json::to_vec(&proposed).map_err(|_| unkept())?;
    let row = Suggestion {
        id,
        meeting_id: meeting,
        kind: new.kind,
        standing: Standing::Waiting,
        code: hashed(&code),
        made_at: now,
        from_group,
        sealed: Some(house.vault.seal(suggestion_cell(id), &plain)),
        asked_at: None,
        group_says: from_group.then_some(GroupSays::Yes),
        reason: None,
        decided_at: None,
        decided_by: None,
    };
    let keep = async move |tx: &mut Tx| {
        if let Some(meeting) = meeting
            && !from_group
            && suggestion::count_of(tx, meeting).await? >= MOST_WAITING
        {
            return Ok(false);
        }
        suggestion::insert(tx, &row).await?;
        if let Some(says) = row.group_says {
            suggestion::answer(tx, id, says).await?;
        }
        let (who, which) = (if from_group { "group" } else { "visitor" }, id.simple().to_string());
        audit::append(tx, CHAIN, now, who, "suggestion.make", &which).await?;
        Ok(true)
    };
    if house.db.write(keep).await? { Ok(grouped(&code)) } else { Err(crowded()) }
}

/// Deletes what was decided long ago. The server calls it on schedule.
///
/// # Errors
/// When the database cannot be reached.
pub async fn sweep(house: &House, now: Timestamp) -> Result<()> {
    let ago = |days: i64| now.saturating_sub(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MIN);
    let (words, endings) = (ago(WORDS_KEPT_DAYS), ago(ENDING_KEPT_DAYS));
    let clear = async move |tx: &mut Tx| {
        suggestion::empty(tx, words).await?;
        suggestion::forget(tx, endings).await.map(drop)
    };
    Ok(house.db.write(clear).await?)
}

/// How many wait for a keeper.
///
/// # Errors
/// When the database cannot be read.
pub async fn waiting(house: &House) -> Result<u64> {
    Ok(house.db.read(async |tx| suggestion::count(tx).await).await?.unsigned_abs())
}

impl Proposed {
    /// The meeting as it would be.
    pub fn laid_over(&self, mut before: Laid) -> Laid {
        self.words.iter().cloned().for_each(|word| word.put(&mut before));
        before
    }
}

fn checked(kind: Kind, mut proposed: Proposed) -> Result<Proposed> {
    let mut wrong = Vec::new();
    let mut refuse = |at: &str, what: &str, fix: &str| wrong.push(Problem::refused(at, what, fix));
    proposed.said = proposed.said.trim().to_owned();
    if proposed.said.chars().count() > LONGEST_WORDS {
        refuse("said", "too long", "Make it shorter.");
    }
    if proposed.said.matches("://").count() > MOST_LINKS {
        refuse("said", "too many links", "Leave links out.");
    }
    for (at, address) in [("email", &mut proposed.email), ("group_email", &mut proposed.group_email)] {
        *address = address.take().map(|one| one.trim().to_owned()).filter(|one| !one.is_empty());
        if address.as_ref().is_some_and(|one| !is_address(one)) {
            refuse(at, "no address", "Write it like name@example.org.");
        }
    }
    if kind == Kind::Change && proposed.words.is_empty() && proposed.said.is_empty() {
        refuse("said", "nothing", "Say what is different.");
    }
    if wrong.is_empty() { Ok(proposed) } else { Err(ActionError::Refusals(wrong)) }
}

/// What a suggestion shows, read within a transaction.
async fn seen(tx: &mut Tx, house: &Opener, row: Suggestion, now: Timestamp) -> openseat_store::Result<SuggestionView> {
    let proposed = house.opened(&row)?;
    let (mut slug, mut before, mut contact) = (String::new(), Laid::default(), None);
    if let Some(id) = row.meeting_id.filter(|_| row.kind != Kind::New || row.standing == Standing::Taken) {
        if let Some(current) = crate::keeping::change::current(tx, id, now).await? {
            (slug, before) = (current.meeting.slug, current.laid);
        }
        contact = openseat_store::group_contact::of(tx, id).await?;
    }
    let new = || proposed.as_ref().map(|one| one.laid_over(Laid::default()).draft).unwrap_or_default();
    let name = if row.kind == Kind::New { new().name } else { before.draft.name.clone() };
    Ok(SuggestionView {
        id: row.id,
        kind: row.kind,
        standing: row.standing,
        made_at: row.made_at,
        from_group: row.from_group,
        meeting: row.meeting_id,
        slug,
        name,
        before,
        proposed,
        asked_at: row.asked_at,
        group_says: row.group_says,
        reason: row.reason,
        decided_at: row.decided_at,
        reach: freshness::Reach::of(contact.as_ref()),
    })
}

/// Opens what is sealed, inside a transaction.
#[derive(Clone)]
struct Opener(openseat_store::Vault);

impl Opener {
    fn of(house: &House) -> Self {
        Self(house.vault.clone())
    }

    /// `None` for what is deleted, or cannot be read any more.
    fn opened(&self, row: &Suggestion) -> openseat_store::Result<Option<Proposed>> {
        let Some(sealed) = &row.sealed else { return Ok(None) };
        let plain = self.0.unseal(suggestion_cell(row.id), sealed)?;
        Ok(serde_json::from_slice(&plain).ok())
    }
}

fn locale_of(proposed: Option<&Proposed>) -> Locale {
    proposed.and_then(|one| Locale::from_tag(&one.locale)).unwrap_or(Locale::En)
}

fn unkept() -> ActionError {
    ActionError::Refused(Problem::refused("said", "This cannot be kept.", "Write it in other words."))
}

fn crowded() -> ActionError {
    let what = "Many suggestions about this meeting are waiting already.";
    ActionError::Refused(Problem::refused("", what, "A person will look at them soon."))
}

fn hash(typed: &str) -> Option<[u8; 32]> {
    let code = signs::typed(typed, CODE);
    (code.len() == CODE).then(|| hashed(&code))
}

fn hashed(code: &str) -> [u8; 32] {
    Sha256::new().chain_update(b"suggestion code").chain_update(code).finalize().into()
}

fn grouped(code: &str) -> String {
    let groups: Vec<&str> = (0..code.len()).step_by(GROUP).map(|at| &code[at..at + GROUP]).collect();
    groups.join("-")
}
