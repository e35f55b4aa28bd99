//! Listings of which the rule is not sure whether they are one meeting, for a person to decide.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use jiff::Timestamp;
use openseat_domain::{
    identity::{Features, Reason, compare},
    meeting::Draft,
    problem::Problem,
};
use openseat_store::{
    Tx, change, listing,
    pair::{self, Verdict},
    source,
};
use uuid::Uuid;

use super::{add::is_by_hand, hand::seated};
use crate::{
    ActionError, House, Result,
    amendment::Amended,
    identity::{self, Decision},
    organisation::name_of,
    signed::Signed,
};

/// Apart, and yet as likely as this one meeting; joined, and less likely than this.
const APART: f64 = 0.3;
const JOINED: f64 = 0.7;
/// Two rows of one list are two meetings, unless everything speaks for one.
const ONE_LIST: f64 = 0.9;
/// Listings in one block of which all pairs are compared: a larger block says nothing.
const LARGEST_BLOCK: usize = 200;

/// Two listings to be looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    pub one: Side,
    pub other: Side,
    /// How likely the rule thinks that they are one meeting, 0 to 1.
    pub score: f64,
    pub reasons: Vec<Reason>,
    /// They are shown as one.
    pub joined: bool,
    /// What a person said, and why.
    pub word: Option<(Verdict, String)>,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    pub listing: Uuid,
    pub meeting: Option<Uuid>,
    pub source: String,
    /// What the source says, with what was changed by hand if the list is our own.
    pub draft: Draft,
}

/// What was found for one state of the directory.
pub(crate) type Found = Option<(i64, Arc<Vec<Doubt>>)>;

/// All that is unsure, the least sure first.
///
/// # Errors
/// `Denied` to all who do not look after the whole list.
pub async fn doubts(house: &House, who: &Signed, now: Timestamp) -> Result<Arc<Vec<Doubt>>> {
    whole(house, who).await?;
    let seq = house.db.read(async |tx| change::current(tx).await).await?;
    if let Some((of, known)) = house.doubts.load().as_ref()
        && *of == seq
    {
        return Ok(Arc::clone(known));
    }
    let (sides, words) = house.db.read(async move |tx| read(tx, now).await).await?;
    let found = tokio::task::spawn_blocking(move || Arc::new(look(sides, &words))).await.map_err(broken)?;
    house.doubts.store(Arc::new(Some((seq, Arc::clone(&found)))));
    Ok(found)
}

/// Two listings, whatever the rule thinks of them.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn doubt(house: &House, who: &Signed, one: Uuid, other: Uuid, now: Timestamp) -> Result<Doubt> {
    whole(house, who).await?;
    let (sides, words) = house.db.read(async move |tx| read(tx, now).await).await?;
    let find = |id: Uuid| sides.iter().find(|(side, _)| side.listing == id).map(|(side, _)| side.clone());
    let (Some(one), Some(other)) = (find(one), find(other)) else {
        let fix = "It may be gone from its list.";
        return Err(ActionError::Missing { what: "listing", name: String::new(), fix });
    };
    Ok(compared(one, other, &words))
}

/// Says whether two listings are one meeting; it holds against the rule.
///
/// # Errors
/// `Denied`; `Refused` when one of them is not there.
pub async fn judge(house: &House, who: &Signed, decision: Decision, now: Timestamp) -> Result<()> {
    whole(house, who).await?;
    let me = name_of(house, &who.actor()).await?;
    identity::decide(house, Decision { who: me, ..decision }, now).await
}

/// Takes that back. False when nothing was said.
///
/// # Errors
/// `Denied`.
pub async fn unjudge(house: &House, who: &Signed, one: Uuid, other: Uuid, now: Timestamp) -> Result<bool> {
    whole(house, who).await?;
    let me = name_of(house, &who.actor()).await?;
    identity::take_back(house, one, other, &me, now).await
}

async fn whole(house: &House, who: &Signed) -> Result<()> {
    let desk = seated(house, &who.actor()).await?;
    if desk.whole { Ok(()) } else { Err(ActionError::Denied("listing")) }
}

type Words = HashMap<(Uuid, Uuid), (Verdict, String)>;

/// Every listing with its source, and what people said of pairs.
async fn read(tx: &mut Tx, now: Timestamp) -> openseat_store::Result<(Vec<(Side, Uuid)>, Words)> {
    let amended = Amended::read(tx).await?;
    let sources = source::all(tx).await?.into_iter().filter(|source| !source.made_up);
    let sources: HashMap<Uuid, (bool, String)> = sources.map(|one| (one.id, (is_by_hand(&one), one.name))).collect();
    let mut sides = Vec::new();
    listing::all_live_bodies(tx, |listing, source, meeting, body| {
        let (Some((by_hand, name)), Ok(draft)) = (sources.get(&source), serde_json::from_str::<Draft>(body)) else {
            return Ok(());
        };
        let draft = match meeting.filter(|_| *by_hand) {
            Some(meeting) => amended.lay(meeting, draft, now).draft,
            None => draft,
        };
        sides.push((Side { listing, meeting, source: name.clone(), draft }, source));
        Ok(())
    })
    .await?;
    let words = pair::all(tx).await?.into_iter().map(|pair| ((pair.a, pair.b), (pair.verdict, pair.why)));
    Ok((sides, words.collect()))
}

fn look(sides: Vec<(Side, Uuid)>, words: &Words) -> Vec<Doubt> {
    let features: Vec<Features> = sides.iter().map(|(side, _)| Features::of(&side.draft)).collect();
    let mut blocks: HashMap<u64, Vec<usize>> = HashMap::new();
    for (number, features) in features.iter().enumerate() {
        for block in features.blocks() {
            blocks.entry(block).or_default().push(number);
        }
    }
    let (mut seen, mut found) = (HashSet::new(), Vec::new());
    for members in blocks.values().filter(|members| members.len() <= LARGEST_BLOCK) {
        for (at, a) in members.iter().enumerate() {
            for b in &members[at + 1..] {
                let pair = (*a.min(b), *a.max(b));
                if a == b || !seen.insert(pair) || words.contains_key(&key(&sides[*a].0, &sides[*b].0)) {
                    continue;
                }
                let score = compare(&features[*a], &features[*b]).score;
                if is_unsure(&sides[*a], &sides[*b], score) {
                    found.push(compared(sides[pair.0].0.clone(), sides[pair.1].0.clone(), words));
                }
            }
        }
    }
    let sure = |one: &Doubt| (one.score - 0.5).abs();
    found.sort_by(|a, b| sure(a).total_cmp(&sure(b)).then(a.one.listing.cmp(&b.one.listing)));
    found
}

fn is_unsure((one, from): &(Side, Uuid), (other, other_from): &(Side, Uuid), score: f64) -> bool {
    match (is_joined(one, other), from == other_from) {
        (true, same_list) => !same_list && score < JOINED,
        (false, true) => score > ONE_LIST,
        (false, false) => score > APART,
    }
}

fn is_joined(one: &Side, other: &Side) -> bool {
    one.meeting.is_some() && one.meeting == other.meeting
}

fn key(one: &Side, other: &Side) -> (Uuid, Uuid) {
    (one.listing.min(other.listing), one.listing.max(other.listing))
}

fn compared(one: Side, other: Side, words: &Words) -> Doubt {
    let verdict = compare(&Features::of(&one.draft), &Features::of(&other.draft));
    Doubt {
        score: verdict.score,
        reasons: verdict.reasons,
        joined: is_joined(&one, &other),
        word: words.get(&key(&one, &other)).cloned(),
        one,
        other,
    }
}

fn broken(error: tokio::task::JoinError) -> ActionError {
    let fix = "Nothing was changed. Please report this.";
    ActionError::Refused(Problem::refused("list", format!("The list could not be compared: {error}."), fix))
}
