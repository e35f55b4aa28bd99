//! A meeting is put on the list by hand: as a listing of the keeper's own source.

use jiff::Timestamp;
use openseat_content::gazetteer::Gazetteer;
use openseat_domain::{
    amendment::{Amendment, Cause, Field, Origin, Word},
    meeting::Draft,
    organisation::Path,
    policy::Action,
    problem::Problem,
    role::Actor,
    slug,
    source::{Health, Source},
};
use openseat_store::{
    self as store, Tx,
    amendment::{self, Kept},
    audit, change as count,
    listing::{self, Listing, State},
    meeting::{self, Meeting},
    node, source,
};
use uuid::Uuid;

use super::{
    Done, Not,
    change::sensible,
    hand::{Hand, Reach, hand},
};
use crate::{
    House, Result,
    accept::{Accepted, Acceptor, Defaults},
    audit::organisation_chain,
    demo,
    slugs::Slugs,
    stage::Staged,
};

/// The addresses of our own lists begin so; the node that keeps one stands behind it.
const BY_HAND: &str = "hand:";

/// Puts a meeting on the list. Gives its id.
///
/// # Errors
/// `Denied`; `Refused` when it has no name, or no time that can be.
pub async fn add(house: &House, by: &Actor, draft: Draft, cause: Cause, now: Timestamp) -> Result<Uuid> {
    let hand = hand(house, by).await?;
    let id = house.db.write(async move |tx| add_in(tx, &hand, &draft, &cause, now).await).await??;
    demo::leave(house, now).await?;
    house.refresh(now).await?;
    Ok(id)
}

/// As [`add`], inside a transaction; the made-up town is to leave, and the directory to be built anew, after it.
pub(crate) async fn add_in(
    tx: &mut Tx,
    hand: &Hand,
    draft: &Draft,
    cause: &Cause,
    now: Timestamp,
) -> store::Result<Done<Uuid>> {
    let reach = Reach::read(tx).await?;
    let Some(node) = reach.by_which(&hand.actor, Action::Add, draft) else { return Ok(Err(Not::Denied)) };
    let draft = match fitted(hand, draft) {
        Ok(draft) => draft,
        Err(problem) => return Ok(Err(Not::Refused(problem))),
    };
    let mut slugs = Slugs::taken(meeting::slugs(tx).await?);
    let slug = slugs.take(&slug::wish(&Draft { key: String::new(), ..draft.clone() }));
    let (id, listing) = (hand.ids.next(now), hand.ids.next(now));
    let begun = Meeting {
        id,
        slug,
        shown_listing: Some(listing),
        state: meeting::State::Live,
        created_at: now,
        changed_at: now,
    };
    meeting::insert_many(tx, std::slice::from_ref(&begun)).await?;
    list(tx, hand, &node, (listing, id), draft, now).await?;
    let added = Amendment {
        id: hand.ids.next(now),
        seq: 1,
        field: Field::Closed,
        word: Some(Word::Closed(false)),
        was: Word::Closed(true),
        heard: Word::Closed(false),
        from: None,
        made_at: now,
        undoes: None,
    };
    let cause =
        Cause { origin: if cause.origin == Origin::Hand { Origin::Added } else { cause.origin }, ..cause.clone() };
    let kept = Kept { meeting_id: id, batch: added.id, who: hand.who.clone(), cause, amendment: added };
    amendment::insert_many(tx, &[kept]).await?;
    count::bump(tx, now).await?;
    audit::append(tx, &organisation_chain(&node), now, &hand.who, "meeting.add", &begun.slug).await?;
    Ok(Ok(id))
}

/// The draft as it would stand on the list: with its zone.
///
/// # Errors
/// `Denied` when it is not in the part of the list that the person looks after; `Refused` when it has no name, or no time
/// that can be.
pub async fn fitting(house: &House, by: &Actor, draft: &Draft) -> Result<Draft> {
    let hand = hand(house, by).await?;
    let reach = house.db.read(async |tx| Reach::read(tx).await).await?;
    reach.by_which(by, Action::Add, draft).ok_or(Not::Denied)?;
    Ok(fitted(&hand, draft).map_err(Not::Refused)?)
}

/// Puts a listing of a meeting on the own list of the organisation above `node`.
pub(super) async fn list(
    tx: &mut Tx,
    hand: &Hand,
    node: &Path,
    (listing, meeting): (Uuid, Uuid),
    draft: Draft,
    now: Timestamp,
) -> store::Result<()> {
    let source = own_list(tx, hand, node, now).await?;
    let draft = Draft { key: meeting.simple().to_string(), published: true, updated: Some(now), ..draft };
    let Staged { key, hash, body, .. } = Staged::of(&draft);
    let listing = Listing {
        id: listing,
        source_id: source,
        key,
        state: State::Live,
        hash,
        meeting_id: Some(meeting),
        link: None,
        first_seen: now,
        last_seen: now,
        changed_at: now,
        body,
    };
    listing::insert_many(tx, &[listing]).await?;
    source::seen(tx, source, now).await.map(drop)
}

/// Whether a source is a list of our own: nothing is read from anywhere.
pub(crate) fn is_by_hand(source: &Source) -> bool {
    source.address.starts_with(BY_HAND)
}

/// The own list of an organisation; it is begun with its first meeting.
async fn own_list(tx: &mut Tx, hand: &Hand, node: &Path, now: Timestamp) -> store::Result<Uuid> {
    let organisation = node.organisation();
    let address = format!("{BY_HAND}{}", organisation.simple());
    if let Some(known) = source::by_address(tx, &address).await? {
        return Ok(known.id);
    }
    let name = node::by_id(tx, organisation).await?.map(|node| slug::plain_words(&node.name)).unwrap_or_default();
    let taken: Vec<String> = source::all(tx).await?.into_iter().map(|source| source.name).collect();
    let name = slug::free(if name.is_empty() { "own-list" } else { &name }, |name| taken.iter().any(|one| one == name));
    let health = Health { last_good: Some(now), ..Health::default() };
    let (fellowship, zone, every_minutes) = (None, None, None);
    let own = Source { id: hand.ids.next(now), name, address, fellowship, zone, every_minutes, made_up: false, health };
    source::insert(tx, &own, now).await?;
    Ok(own.id)
}

fn fitted(hand: &Hand, draft: &Draft) -> std::result::Result<Draft, Problem> {
    sensible(draft)?;
    let country = Some(hand.home_country.clone());
    let defaults = Defaults { fellowship: draft.fellowship.clone(), zone: None, home_country: country };
    let draft = Draft { key: "new".into(), ..draft.clone() };
    match Acceptor::new(defaults, Gazetteer::embedded()).accept(Box::new(draft)) {
        Accepted::Yes(draft) => Ok(*draft),
        Accepted::NeedsZone(mut draft) => {
            if let Some(schedule) = &mut draft.schedule {
                schedule.zone = Some(hand.home_zone.clone());
            }
            Ok(*draft)
        }
        Accepted::No(problem) => Err(problem),
    }
}
