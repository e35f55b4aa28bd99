//! What a house with passkeys needs of the mathematics behind them.

use std::result::Result as Std;

use uuid::Uuid;

use super::Origin;

/// Makes challenges and checks answers. The bytes of a state and of a key mean nothing to anyone else.
///
/// Whoever answers must have been verified by their device (a finger, a face, a number), so that a passkey counts as two
/// proofs.
pub trait Passkeys: Send + Sync {
    /// Asks for a new credential that can be found without a name. `keys` are those that the person has.
    fn begin_adding(&self, origin: &Origin, holder: &Holder, keys: &[Vec<u8>]) -> Fit<Asked>;
    fn finish_adding(&self, origin: &Origin, state: &[u8], answer: &str) -> Fit<Made>;
    /// Asks for any credential of this site.
    fn begin_sign_in(&self, origin: &Origin) -> Fit<Asked>;
    /// Whose credential an answer claims to be from. Nothing is proved by it.
    fn claim(&self, answer: &str) -> Fit<Claim>;
    /// Checks an answer with the key of the claimed credential. Gives the key as it is after this use, when it changed.
    fn finish_sign_in(&self, origin: &Origin, state: &[u8], answer: &str, key: &[u8]) -> Fit<Option<Vec<u8>>>;
}

/// What came of a challenge or an answer.
pub type Fit<T> = Std<T, Unfit>;

/// Why not. The words are for the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Browsers make no passkeys for such an address.
    Site(String),
    /// The browser's answer is not what was asked for.
    Answer(String),
}

/// For whom a passkey is made.
#[derive(Clone, Debug)]
pub struct Holder {
    /// By which the device tells people apart. It is a pseudonym: devices and those who keep their copies can see it.
    pub handle: Uuid,
    /// What the device shows in its list.
    pub name: String,
    /// The neutral name of the site.
    pub site: String,
}

/// A challenge.
#[derive(Clone, Debug)]
pub struct Asked {
    /// JSON for the browser.
    pub options: String,
    /// Kept until the answer comes.
    pub state: Vec<u8>,
}

/// A new passkey.
#[derive(Clone, Debug)]
pub struct Made {
    /// The credential's id.
    pub credential: Vec<u8>,
    pub key: Vec<u8>,
}

/// What an answer says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub credential: Vec<u8>,
    pub handle: Uuid,
}
