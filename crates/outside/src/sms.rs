//! Text messages to phones, through a gateway that the operator chose: one HTTP POST each.

use std::sync::{Arc, Mutex};

use futures_util::future::BoxFuture;
use serde_json::{Map, Value};
use thiserror::Error;

use crate::call::{Call, Request};

/// What is sent to one phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The same for the same message, for gateways that know a second try by it.
    pub id: String,
    /// As E.164: a plus and digits.
    pub to: String,
    pub text: String,
}

/// Why a message did not leave.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum SmsError {
    #[error("The gateway does not take this message, and will not later: {0}")]
    Refused(String),
    #[error("The gateway could not take the message now: {0}")]
    Failed(String),
}

/// Takes text messages. The real one is [`Gateway`].
pub trait Sms: Send + Sync {
    /// Hands a message to the gateway.
    fn send(&self, text: Text) -> BoxFuture<'_, Result<(), SmsError>>;
}

/// How a gateway wants to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manner {
    pub address: String,
    /// A JSON object; else a form.
    pub json: bool,
    /// What the gateway calls the number, the text, the sender and the id. The last two are left out where empty.
    pub to: String,
    pub text: String,
    pub from: String,
    pub id: String,
    /// Whom the messages come from.
    pub sender: String,
    /// A header for the token, and what stands in it.
    pub header: String,
    pub token: String,
}

/// A gateway that is reached over HTTP.
pub struct Gateway {
    call: Arc<dyn Call>,
    manner: Manner,
}

impl Gateway {
    pub fn new(call: Arc<dyn Call>, manner: Manner) -> Self {
        Self { call, manner }
    }

    fn request(&self, text: &Text) -> Request {
        let Manner { address, json, header, token, sender, .. } = &self.manner;
        let fields = [
            (&self.manner.to, &text.to),
            (&self.manner.text, &text.text),
            (&self.manner.from, sender),
            (&self.manner.id, &text.id),
        ];
        let fields = fields.into_iter().filter(|(name, value)| !name.is_empty() && !value.is_empty());
        let (kind, body) = if *json {
            let object: Map<String, Value> =
                fields.map(|(name, value)| (name.clone(), value.as_str().into())).collect();
            ("application/json", Value::Object(object).to_string())
        } else {
            let pairs: Vec<String> =
                fields.map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
            ("application/x-www-form-urlencoded", pairs.join("&"))
        };
        let mut headers = vec![("content-type".to_owned(), kind.to_owned())];
        if !token.is_empty() {
            headers.push((header.to_ascii_lowercase(), token.clone()));
        }
        Request { method: "POST".into(), address: address.clone(), headers, body: body.into_bytes() }
    }
}

impl Sms for Gateway {
    fn send(&self, text: Text) -> BoxFuture<'_, Result<(), SmsError>> {
        Box::pin(async move {
            let reply = self.call.send(self.request(&text)).await.map_err(|e| SmsError::Failed(e.to_string()))?;
            match reply.status {
                200..=299 => Ok(()),
                // What is wrong with the message itself is wrong the next time too.
                status @ (400 | 404 | 410 | 413 | 422) => Err(SmsError::Refused(format!("it answered {status}"))),
                status => Err(SmsError::Failed(format!("it answered {status}"))),
            }
        })
    }
}

/// As a form writes it (WHATWG URL, application/x-www-form-urlencoded).
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Keeps messages in memory, for tests.
#[derive(Debug, Default)]
pub struct KeptTexts {
    texts: Mutex<Vec<Text>>,
    /// So many more fail.
    fails: Mutex<u32>,
}

impl KeptTexts {
    /// Every message until now, the first first; it forgets them.
    pub fn take(&self) -> Vec<Text> {
        self.texts.lock().map(|mut texts| std::mem::take(&mut *texts)).unwrap_or_default()
    }

    /// The next so many are not taken.
    pub fn fail(&self, times: u32) {
        if let Ok(mut fails) = self.fails.lock() {
            *fails = times;
        }
    }
}

impl Sms for KeptTexts {
    fn send(&self, text: Text) -> BoxFuture<'_, Result<(), SmsError>> {
        let failed = self.fails.lock().is_ok_and(|mut fails| {
            let failed = *fails > 0;
            *fails = fails.saturating_sub(1);
            failed
        });
        if failed {
            return Box::pin(async { Err(SmsError::Failed("told to".into())) });
        }
        if let Ok(mut texts) = self.texts.lock() {
            texts.push(text);
        }
        Box::pin(async { Ok(()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::KeptCalls;

    fn manner(json: bool) -> Manner {
        Manner {
            address: "https://sms.example/send".into(),
            json,
            to: "to".into(),
            text: "message".into(),
            from: "from".into(),
            id: String::new(),
            sender: "Meetings".into(),
            header: "Authorization".into(),
            token: "Bearer t0ken".into(),
        }
    }

    fn text() -> Text {
        Text { id: "a1".into(), to: "+447700900123".into(), text: "A note & more: ¿qué?".into() }
    }

    async fn sent(json: bool, status: u16) -> (Result<(), SmsError>, Request) {
        let call = Arc::new(KeptCalls::answering(status));
        let said = Gateway::new(call.clone(), manner(json)).send(text()).await;
        (said, call.take().remove(0))
    }

    #[tokio::test]
    async fn a_gateway_is_asked_in_its_own_manner() {
        let (said, request) = sent(true, 202).await;
        assert_eq!(said, Ok(()));
        let body: Value = serde_json::from_slice(&request.body).expect("JSON");
        let expected =
            serde_json::json!({"to": "+447700900123", "message": "A note & more: ¿qué?", "from": "Meetings"});
        assert_eq!(body, expected);
        assert!(request.headers.contains(&("authorization".into(), "Bearer t0ken".into())));
        let (_, request) = sent(false, 200).await;
        let body = String::from_utf8(request.body).expect("text");
        assert_eq!(body, "to=%2B447700900123&message=A+note+%26+more%3A+%C2%BFqu%C3%A9%3F&from=Meetings");
    }

    #[tokio::test]
    async fn what_will_never_go_is_told_from_what_may_go_later() {
        assert!(matches!(sent(true, 422).await.0, Err(SmsError::Refused(_))));
        for later in [401, 429, 500, 503] {
            assert!(matches!(sent(true, later).await.0, Err(SmsError::Failed(_))), "{later}");
        }
    }
}
