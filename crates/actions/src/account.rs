//! A person's account: made without a name or an address, entered with a passphrase, got back with recovery words.

use jiff::Timestamp;
use openseat_content::Locale;

use crate::{House, Result, session::Opened, signed::Signed};

/// From where someone signs in.
#[derive(Clone, Debug, Default)]
pub struct Device {
    /// "Firefox on Android", for the list of sessions; sealed when kept.
    pub name: String,
    /// The network they come from (an address or its prefix), for slowing down guessing; hashed when kept.
    pub network: String,
}

/// A new account. The words are shown once.
#[derive(Clone, Debug)]
pub struct Started {
    /// What the person signs in with: three words, such as "amber otter lantern".
    pub name: String,
    /// Twelve words that open the account when the passphrase is lost.
    pub recovery: String,
    pub opened: Opened,
}

/// What a person sees of their account.
#[derive(Clone, Debug)]
pub struct AccountView {
    pub name: String,
    pub has_passphrase: bool,
    pub has_totp: bool,
    /// The address that a way back is sent to, and whether it was confirmed.
    pub email: Option<(String, bool)>,
    /// An organisation of theirs asks for two proofs.
    pub second_proof_asked: bool,
}

/// Makes an account and signs it in.
///
/// # Errors
/// [`ActionError::Refused`](crate::ActionError::Refused) at `passphrase` when it is too short, too long or known to
/// those who guess; [`ActionError::Busy`](crate::ActionError::Busy).
pub async fn start(
    _house: &House,
    _passphrase: String,
    _locale: Locale,
    _device: Device,
    _now: Timestamp,
) -> Result<Started> {
    Err(crate::signed::not_yet())
}

/// Signs in with name and passphrase. A wrong name and a wrong passphrase are answered alike, and take alike.
///
/// # Errors
/// `Refused` at `passphrase` when they do not fit; `Wait` after many wrong tries; `Busy`.
pub async fn sign_in(
    _house: &House,
    _name: String,
    _passphrase: String,
    _device: Device,
    _now: Timestamp,
) -> Result<Opened> {
    Err(crate::signed::not_yet())
}

/// Opens the account with its recovery words and sets a new passphrase; ends every other session, and gives new words.
///
/// # Errors
/// `Refused` at `recovery` or `passphrase`; `Wait`; `Busy`.
pub async fn recover(
    _house: &House,
    _name: String,
    _recovery: String,
    _passphrase: String,
    _device: Device,
    _now: Timestamp,
) -> Result<Started> {
    Err(crate::signed::not_yet())
}

/// The account of the person.
pub async fn view(_house: &House, _who: &Signed) -> Result<AccountView> {
    Err(crate::signed::not_yet())
}

/// Sets another passphrase and ends every other session.
///
/// # Errors
/// `Refused` at `present` or `passphrase`; `Wait`; `Busy`.
pub async fn change_passphrase(
    _house: &House,
    _who: &Signed,
    _present: String,
    _passphrase: String,
    _now: Timestamp,
) -> Result<()> {
    Err(crate::signed::not_yet())
}

/// New recovery words in the place of the old. Asks for a fresh proof.
pub async fn new_recovery(_house: &House, _who: &Signed, _now: Timestamp) -> Result<String> {
    Err(crate::signed::not_yet())
}

/// Proves again who one is, with the passphrase.
///
/// # Errors
/// `Refused` at `passphrase`; `Wait`; `Busy`.
pub async fn prove(_house: &House, _who: &Signed, _passphrase: String, _now: Timestamp) -> Result<()> {
    Err(crate::signed::not_yet())
}
