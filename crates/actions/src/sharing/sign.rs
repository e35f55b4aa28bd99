//! Signing a consent.

use std::collections::BTreeSet;

use jiff::Timestamp;
use openseat_content::Locale;
use openseat_domain::{
    consent::{self as said, Consent, Draft, Kind as ConsentKind, Recipient},
    organisation::Path,
    policy::{Action, Kind},
};
use openseat_store::{
    self as store, Tx,
    consent::{self, Sealed},
    person,
    share::{self, Share},
};
use uuid::Uuid;

use super::{code, place::Place};
use crate::{
    ActionError, House, Result,
    signed::Signed,
    space::{mine, refused},
};

/// Consents that one person ever signs.
const MOST: i64 = 500;
/// Codes drawn for each recipient. That all of them are taken is as likely as guessing a code eight times over.
const DRAWN: usize = 8;

/// Why a consent that is whole was not kept.
pub(super) enum Kept {
    Yes,
    /// The person asked to be erased.
    Leaving,
    /// A recipient was closed meanwhile.
    Closed,
    Many,
}

/// Signs a consent. `draft` lacks nothing but what we fill in: discloser, names of the recipients, version of the words,
/// time. A version that it does name must be the present one.
///
/// # Errors
/// `Many` refusals come as [`ActionError::Refusals`](crate::ActionError::Refusals), one for each missing element.
pub async fn sign(house: &House, who: &Signed, draft: Draft, now: Timestamp) -> Result<Uuid> {
    let mine = mine(house, who, Action::Add, Kind::OwnSharing).await?;
    let (draft, paths) = filled(house, who, draft, now).await?;
    let consent = said::check(draft, now).map_err(ActionError::Refusals)?;
    let id = house.ids.next(now);
    let sealed = Sealed::new(&mine.key, id, &consent);
    let codes: Vec<(Path, Vec<String>)> =
        paths.into_iter().map(|path| (path, (0..DRAWN).map(|_| code::draw(house.vault.secrets())).collect())).collect();
    let write = async move |tx: &mut Tx| {
        let kept = keep(tx, mine.own.person(), &consent, &sealed, &codes, now).await?;
        if matches!(kept, Kept::Yes) {
            mine.note(tx, now, "consent.sign", &id.simple().to_string()).await?;
        }
        Ok(kept)
    };
    house.db.write(write).await?.or_why().map(|()| id)
}

impl Kept {
    /// Why it was not.
    pub(super) fn or_why(self) -> Result<()> {
        match self {
            Self::Yes => Ok(()),
            Self::Leaving => Err(refused("erase", "You asked us to delete everything.", "Keep your space first.")),
            Self::Closed => Err(refused("recipients", "Someone is no longer here.", "Choose who may see it again.")),
            Self::Many => Err(refused("kind", "You have signed very many consents.", "Ask us what to do.")),
        }
    }
}

/// The draft with what we know ourselves, and where its recipients stand.
async fn filled(house: &House, who: &Signed, mut draft: Draft, now: Timestamp) -> Result<(Draft, Vec<Path>)> {
    let locale = Locale::from_tag(&draft.language).or(who.locale).unwrap_or_default();
    locale.code().clone_into(&mut draft.language);
    draft.discloser.clone_from(&house.name);
    draft.signed_at = Some(now);
    draft.words_version = version(house, draft.kind.unwrap_or(ConsentKind::Named), &draft.words_version)?;
    let asked: BTreeSet<Uuid> = draft.recipients.iter().map(|recipient| recipient.node).collect();
    if asked.len() > said::MOST_RECIPIENTS {
        return Err(refused("recipients", "There are more names than one can keep in mind.", "Choose 20 at most."));
    }
    let places = house.db.read(async move |tx| places(tx, &asked).await).await?;
    let Some(places) = places else {
        return Err(refused("recipients", "Someone is not here, or no longer.", "Choose who may see it again."));
    };
    draft.recipients =
        places.iter().map(|place| Recipient { node: place.path.node(), name: place.name.clone() }).collect();
    Ok((draft, places.into_iter().map(|place| place.path).collect()))
}

/// The version of the words that stand now, when it is the one that was read.
pub(super) fn version(house: &House, kind: ConsentKind, read: &str) -> Result<String> {
    let version = house.content.consents().words(kind).map(|text| text.name()).unwrap_or_default();
    if !read.is_empty() && read != version {
        return Err(refused("words_version", "The text has changed since you read it.", "Read it again."));
    }
    Ok(version)
}

/// All of them; `None` when one is missing or closed.
async fn places(tx: &mut Tx, nodes: &BTreeSet<Uuid>) -> store::Result<Option<Vec<Place>>> {
    let mut places = Vec::new();
    for node in nodes {
        match Place::find(tx, *node).await? {
            Some(place) => places.push(place),
            None => return Ok(None),
        }
    }
    Ok(Some(places))
}

/// Keeps what was signed, with the codes by which the recipients know the person.
pub(super) async fn keep(
    tx: &mut Tx,
    person: Uuid,
    consent: &Consent,
    sealed: &Sealed,
    codes: &[(Path, Vec<String>)],
    now: Timestamp,
) -> store::Result<Kept> {
    let there = person::by_id(tx, person).await?;
    if there.is_none_or(|person| person.erase_at.is_some()) {
        return Ok(Kept::Leaving);
    }
    if consent::count(tx, person).await? >= MOST {
        return Ok(Kept::Many);
    }
    let nodes = consent.recipients().iter().map(|recipient| recipient.node).collect();
    if places(tx, &nodes).await?.is_none() {
        return Ok(Kept::Closed);
    }
    for (path, drawn) in codes {
        give_code(tx, person, path, drawn, now).await?;
    }
    consent::insert(tx, person, sealed).await?;
    Ok(Kept::Yes)
}

/// The person keeps the code that they have at the node, and gets one if they have none.
async fn give_code(tx: &mut Tx, person: Uuid, path: &Path, drawn: &[String], now: Timestamp) -> store::Result<()> {
    if share::code(tx, person, path.node()).await?.is_some() {
        return Ok(());
    }
    for code in drawn {
        let share = Share { person, node: path.node(), code: code.clone(), made_at: now };
        if share::keep(tx, path.organisation(), &share).await? {
            return Ok(());
        }
    }
    Err(store::Error::Stored { what: "code", why: "all that were drawn are taken; try again".to_owned() })
}
