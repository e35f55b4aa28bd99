//! Who is signed in, and what that lets them do.

use jiff::Timestamp;
use openseat_content::Locale;
use openseat_domain::{
    policy::{self, Action, Thing},
    role::{Actor, Grant},
};
use uuid::Uuid;

use crate::{ActionError, Result};

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

impl Signed {
    /// As the policy sees them.
    pub fn actor(&self) -> Actor {
        Actor::Person { id: self.person, grants: self.grants.clone() }
    }

    /// Asks the policy.
    ///
    /// # Errors
    /// [`ActionError::Denied`], which pages answer like something that does not exist.
    pub fn may(&self, action: Action, thing: &Thing) -> Result<()> {
        if policy::may(&self.actor(), action, thing) { Ok(()) } else { Err(ActionError::Denied(thing.kind.as_str())) }
    }
}

/// For actions whose work is still being laid.
pub(crate) fn not_yet() -> ActionError {
    ActionError::Denied("not built yet")
}
