//! Messages to browsers (web push): encrypted for the one browser (RFC 8291, RFC 8188), signed as ours (RFC 8292), handed to
//! the push service that the browser named (RFC 8030).
//!
//! Randomness and time are arguments, so the example of RFC 8291 can be computed to the last byte.

use std::sync::Arc;

use aes_gcm::{
    Aes128Gcm, Nonce,
    aead::{Aead as _, KeyInit as _},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use futures_util::future::BoxFuture;
use hmac::{Hmac, Mac as _};
use p256::{
    PublicKey, SecretKey,
    ecdsa::{Signature, SigningKey, signature::Signer as _},
    elliptic_curve::sec1::ToSec1Point as _,
};
use sha2::Sha256;
use thiserror::Error;

use crate::{
    call::{Call, Request},
    fetch::FetchError,
};

/// Octets of a record (RFC 8188 §2.1). Push services take no more than 4096 in all.
const RECORD: u32 = 4096;
/// Octets of a message. All are padded to this, so that their length tells nothing.
const PADDED: usize = 512;
/// A signature holds for so long, in seconds (RFC 8292 §2: a day at most).
const SIGNED_FOR: i64 = 12 * 3600;

/// Where a browser can be reached, as it told its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    pub endpoint: String,
    /// The browser's key, base64url.
    pub p256dh: String,
    /// A secret that it shares with us, base64url.
    pub auth: String,
}

/// What is sent to one browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub to: Subscription,
    pub text: Vec<u8>,
    /// A later one under the same topic takes its place while it waits. At most 32 letters of base64url.
    pub topic: String,
    /// How long the push service keeps it for a browser that is asleep.
    pub seconds: u32,
    /// Seconds since 1970.
    pub now: i64,
    /// Bytes that nobody can foresee.
    pub seed: [u8; 48],
}

/// Why a message did not leave.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum PushError {
    /// The browser wants no more, or is no more.
    #[error("The browser is gone.")]
    Gone,
    #[error("The push service could not take the message now: {0}")]
    Failed(String),
}

/// Sends to browsers.
pub struct WebPush {
    call: Arc<dyn Call>,
    key: SigningKey,
    /// How a push service can reach the operator: `mailto:` or `https:`.
    contact: String,
}

impl WebPush {
    /// `secret` is the key by which push services know us; `None` for bytes that are none (one in 2³²).
    pub fn new(call: Arc<dyn Call>, secret: &[u8; 32], contact: &str) -> Option<Self> {
        Some(Self { call, key: SigningKey::from_slice(secret).ok()?, contact: contact.to_owned() })
    }

    /// What a page gives the browser, so that only we can write to it; base64url.
    pub fn public_key(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.key.verifying_key().to_sec1_point(false).as_bytes())
    }

    /// Hands a message to the push service.
    pub fn send(&self, note: Note) -> BoxFuture<'_, Result<(), PushError>> {
        Box::pin(async move {
            let request = self.request(&note).ok_or(PushError::Gone)?;
            let reply = match self.call.send(request).await {
                Ok(reply) => reply,
                // An address that cannot be ours to call never could.
                Err(FetchError::BadAddress(_) | FetchError::PrivateAddress(_)) => return Err(PushError::Gone),
                Err(error) => return Err(PushError::Failed(error.to_string())),
            };
            match reply.status {
                200..=299 => Ok(()),
                404 | 410 => Err(PushError::Gone),
                status => Err(PushError::Failed(format!("it answered {status}"))),
            }
        })
    }

    /// `None` when the subscription makes no sense.
    fn request(&self, note: &Note) -> Option<Request> {
        let (secret, salt) = note.seed.split_first_chunk::<32>()?;
        let body = encrypted(&note.to, &padded(&note.text), secret, salt.try_into().ok()?)?;
        let header = |name: &str, value: String| (name.to_owned(), value);
        let headers = vec![
            header("authorization", self.authorization(&note.to.endpoint, note.now)?),
            header("content-encoding", "aes128gcm".into()),
            header("content-type", "application/octet-stream".into()),
            header("ttl", note.seconds.to_string()),
            header("topic", note.topic.clone()),
            // A phone that saves power may keep it for when it wakes (RFC 8030 §5.3).
            header("urgency", "normal".into()),
        ];
        Some(Request { method: "POST".into(), address: note.to.endpoint.clone(), headers, body })
    }

    /// RFC 8292 §2 and §3: a signed word of who sends, for that push service alone.
    fn authorization(&self, endpoint: &str, now: i64) -> Option<String> {
        let claims = serde_json::json!({
            "aud": origin(endpoint)?, "exp": now + SIGNED_FOR, "sub": self.contact,
        });
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        let signed = format!("{}.{}", part(r#"{"typ":"JWT","alg":"ES256"}"#), part(&claims.to_string()));
        let signature: Signature = self.key.sign(signed.as_bytes());
        let token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()));
        Some(format!("vapid t={token}, k={}", self.public_key()))
    }
}

/// Whether a browser's words are a subscription that can be written to.
pub fn is_sound(to: &Subscription) -> bool {
    to.endpoint.len() <= 1000 && to.endpoint.starts_with("https://") && encrypted(to, b"", &[1; 32], &[0; 16]).is_some()
}

/// The start of an address: `https://push.example.net`.
fn origin(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    (end > 0).then(|| &address[.."https://".len() + end])
}

/// Blanks behind the words, which the worker in the browser takes off again.
fn padded(text: &[u8]) -> Vec<u8> {
    let mut text = text.to_vec();
    text.resize(text.len().max(PADDED), b' ');
    text
}

/// RFC 8291 §3.4, then RFC 8188 §2 with a single record. `None` when the browser's words make no sense.
fn encrypted(to: &Subscription, text: &[u8], secret: &[u8; 32], salt: &[u8; 16]) -> Option<Vec<u8>> {
    let theirs = URL_SAFE_NO_PAD.decode(to.p256dh.trim_end_matches('=')).ok()?;
    let auth = URL_SAFE_NO_PAD.decode(to.auth.trim_end_matches('=')).ok()?;
    if auth.len() != 16 {
        return None;
    }
    let their_key = PublicKey::from_sec1_bytes(&theirs).ok()?;
    let our_key = SecretKey::from_slice(secret).ok()?;
    let ours = our_key.public_key().to_sec1_point(false);
    let shared = our_key.diffie_hellman(&their_key);
    let info = [b"WebPush: info\0".as_slice(), &theirs, ours.as_bytes()].concat();
    let ikm: [u8; 32] = derived(&auth, shared.raw_secret_bytes(), &info);
    let key: [u8; 16] = derived(salt, &ikm, b"Content-Encoding: aes128gcm\0");
    let nonce: [u8; 12] = derived(salt, &ikm, b"Content-Encoding: nonce\0");
    // 2 says that this record is the last.
    let plain = [text, &[2]].concat();
    let sealed = Aes128Gcm::new(&key.into()).encrypt(&Nonce::from(nonce), plain.as_slice()).ok()?;
    let mut body = salt.to_vec();
    body.extend_from_slice(&RECORD.to_be_bytes());
    body.push(u8::try_from(ours.as_bytes().len()).ok()?);
    body.extend_from_slice(ours.as_bytes());
    body.extend_from_slice(&sealed);
    Some(body)
}

/// HKDF with SHA-256 (RFC 5869), for up to 32 bytes.
fn derived<const N: usize>(salt: &[u8], from: &[u8], info: &[u8]) -> [u8; N] {
    let extracted = mac(salt, &[from]);
    let whole = mac(&extracted, &[info, &[1]]);
    let mut out = [0; N];
    out.copy_from_slice(&whole[..N]);
    out
}

fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use p256::ecdsa::{VerifyingKey, signature::Verifier as _};

    use super::*;
    use crate::call::KeptCalls;

    fn bytes(text: &str) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(text).expect("base64url")
    }

    /// The browser of RFC 8291, appendix A.
    fn browser() -> Subscription {
        Subscription {
            endpoint: "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV".into(),
            p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4".into(),
            auth: "BTBZMqHH6r4Tts7J_aSIgg".into(),
        }
    }

    #[test]
    fn the_example_of_rfc_8291_comes_out_to_the_last_byte() {
        let secret: [u8; 32] = bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw").try_into().expect("32");
        let salt: [u8; 16] = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().expect("16");
        let made = encrypted(&browser(), b"When I grow up, I want to be a watermelon", &secret, &salt).expect("sound");
        let body = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
        assert_eq!(URL_SAFE_NO_PAD.encode(made), body);
    }

    fn note() -> Note {
        let to = browser();
        Note { to, text: b"{}".to_vec(), topic: "t".into(), seconds: 60, now: 1_800_000_000, seed: [3; 48] }
    }

    #[tokio::test]
    async fn a_message_is_signed_as_ours_for_the_push_service_of_the_browser() {
        let call = Arc::new(KeptCalls::answering(201));
        let push = WebPush::new(call.clone(), &[7; 32], "mailto:lists@meetings.example").expect("a key");
        push.send(note()).await.expect("taken");
        let request = call.take().remove(0);
        let header = |name: &str| request.headers.iter().find(|(key, _)| key == name).expect("there").1.clone();
        let authorization = header("authorization");
        let (token, key) = authorization.strip_prefix("vapid t=").and_then(|it| it.split_once(", k=")).expect("vapid");
        let (signed, signature) = token.rsplit_once('.').expect("three parts");
        let signature = Signature::from_slice(&bytes(signature)).expect("a signature");
        let verifying = VerifyingKey::from_sec1_bytes(&bytes(key)).expect("a key");
        verifying.verify(signed.as_bytes(), &signature).expect("signed by that key");
        let claims = bytes(signed.split_once('.').expect("two parts").1);
        let claims: serde_json::Value = serde_json::from_slice(&claims).expect("JSON");
        assert_eq!(claims["aud"], "https://push.example.net");
        assert_eq!(claims["sub"], "mailto:lists@meetings.example");
        assert!(claims["exp"].as_i64().is_some_and(|exp| exp > 1_800_000_000 && exp <= 1_800_000_000 + 86_400));
        assert_eq!((header("ttl"), header("topic")), ("60".into(), "t".into()));
        assert_eq!(request.body.len(), 16 + 4 + 1 + 65 + PADDED + 1 + 16, "all messages are as long");
    }

    #[tokio::test]
    async fn a_browser_that_is_gone_is_told_from_a_service_that_is_busy() {
        for (status, gone) in [(404, true), (410, true), (429, false), (500, false)] {
            let push =
                WebPush::new(Arc::new(KeptCalls::answering(status)), &[7; 32], "mailto:a@b.example").expect("a key");
            let said = push.send(note()).await.expect_err("not taken");
            assert_eq!(said == PushError::Gone, gone, "{status}");
        }
    }

    #[test]
    fn what_is_no_subscription_is_not_taken_for_one() {
        assert!(is_sound(&browser()));
        let with = |endpoint: &str, p256dh: &str, auth: &str| Subscription {
            endpoint: endpoint.into(),
            p256dh: p256dh.into(),
            auth: auth.into(),
        };
        let Subscription { endpoint, p256dh, auth } = browser();
        assert!(!is_sound(&with("http://push.example.net/", &p256dh, &auth)));
        assert!(!is_sound(&with(&endpoint, "BCVx", &auth)));
        assert!(!is_sound(&with(&endpoint, &p256dh, "BTBZ")));
    }
}
