//! Who is signed in, and what that lets them do.

use jiff::{SignedDuration, Timestamp};
use openseat_content::Locale;
use openseat_domain::{
    policy::{self, Action, Thing},
    role::{Actor, Grant},
};
use openseat_store::PersonKey;
use uuid::Uuid;

use crate::{ActionError, House, Result};

/// How long a proof is fresh enough for what cannot be undone.
pub const FRESH: SignedDuration = SignedDuration::from_mins(10);

/// How well we know that it is them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// The passphrase was right; the code of the phone is still asked for. Good for nothing else.
    Half,
    /// A passphrase, the recovery words or a link.
    One,
    /// A passkey, a passphrase with a code, or the organisation's own sign-in.
    Two,
}

/// A person who is signed in, for one request.
#[derive(Clone, Debug)]
pub struct Signed {
    pub person: Uuid,
    /// The session, for the list of them; not its secret.
    pub session: Uuid,
    pub strength: Strength,
    /// When they last proved who they are; actions that cannot be undone ask for a fresh proof.
    pub proved_at: Timestamp,
    pub locale: Option<Locale>,
    /// Roles that hold now; those whose organisation asks for two proofs are left out below [`Strength::Two`].
    pub grants: Vec<Grant>,
    /// True when a role was left out for want of a second proof.
    pub second_proof_asked: bool,
    /// The day on which everything is erased, when the person asked for it.
    pub erase_at: Option<Timestamp>,
}

impl Strength {
    /// As it is kept.
    pub(crate) fn number(self) -> i64 {
        match self {
            Self::Half => 0,
            Self::One => 1,
            Self::Two => 2,
        }
    }

    /// The weakest for a number that is none of ours.
    pub(crate) fn from_number(number: i64) -> Self {
        match number {
            1 => Self::One,
            2 => Self::Two,
            _ => Self::Half,
        }
    }
}

impl Signed {
    /// As the policy sees them. Who still owes the code of the phone is nobody yet.
    pub fn actor(&self) -> Actor {
        match self.strength {
            Strength::Half => Actor::Visitor,
            Strength::One | Strength::Two => Actor::Person { id: self.person, grants: self.grants.clone() },
        }
    }

    /// Whether they proved who they are within [`FRESH`].
    pub fn proved_lately(&self, now: Timestamp) -> bool {
        self.strength != Strength::Half && self.proved_at.duration_until(now) < FRESH
    }

    /// # Errors
    /// [`ActionError::ProveAgain`] when the last proof is not fresh.
    pub fn fresh(&self, now: Timestamp) -> Result<()> {
        if self.proved_lately(now) { Ok(()) } else { Err(ActionError::ProveAgain) }
    }

    /// # Errors
    /// [`ActionError::Denied`] while the code of the phone is still owed.
    pub fn whole(&self) -> Result<()> {
        if self.strength == Strength::Half { Err(ActionError::Denied("a whole session")) } else { Ok(()) }
    }

    /// The person's own key, for a whole session.
    ///
    /// # Errors
    /// As [`Signed::whole`], and when the person was erased meanwhile.
    pub(crate) async fn key(&self, house: &House) -> Result<PersonKey> {
        self.whole()?;
        house.vault.person(self.person).await?.ok_or(ActionError::Denied("a person"))
    }

    /// Asks the policy.
    ///
    /// # Errors
    /// [`ActionError::Denied`], which pages answer like something that does not exist.
    pub fn may(&self, action: Action, thing: &Thing) -> Result<()> {
        if policy::may(&self.actor(), action, thing) { Ok(()) } else { Err(ActionError::Denied(thing.kind.as_str())) }
    }
}
