//! The key for what a phone keeps until there is a network. The phone has the public half only, so what waits there can be
//! written and not read; a signed-in page of the same person is given the other half, for the moment in which it sends.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use openseat_domain::policy::{Action, Kind};
use p256::{SecretKey, elliptic_curve::sec1::ToSec1Point as _};

use crate::{ActionError, House, Result, signed::Signed, space::mine};

/// A key on the curve P-256, in base64url.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfflineKey {
    /// The uncompressed point (SEC 1 §2.3.3).
    pub public: String,
    /// Its coordinates, as a JSON Web Key has them (RFC 7518 §6.2.1).
    pub x: String,
    pub y: String,
    /// The half that opens.
    pub secret: String,
}

/// The key of a person: made of their own, so it is the same on each of their phones, and gone with them.
///
/// # Errors
/// `Denied`; when the key store cannot be reached.
pub async fn key(house: &House, who: &Signed) -> Result<OfflineKey> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    // Bytes that are no key on the curve are one in 2³²; then the next are.
    let secret = (1..=4).find_map(|n| SecretKey::from_slice(&mine.key.blind_name("offline", &format!("key {n}"))).ok());
    let secret = secret.ok_or(ActionError::Denied("a key"))?;
    let point = secret.public_key().to_sec1_point(false);
    let half = |from: usize| URL_SAFE_NO_PAD.encode(&point.as_bytes()[from..from + 32]);
    Ok(OfflineKey {
        public: URL_SAFE_NO_PAD.encode(point.as_bytes()),
        x: half(1),
        y: half(33),
        secret: URL_SAFE_NO_PAD.encode(secret.to_bytes()),
    })
}
