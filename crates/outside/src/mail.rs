//! Letters by e-mail: plain text, over SMTP.
//!
//! A subject and a text must betray nothing by themselves: they are read over shoulders and shown on locked screens.

use std::{str::FromStr, sync::Mutex, time::Duration};

use futures_util::future::BoxFuture;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header},
};
use thiserror::Error;

/// The mail server must answer each command within this.
const ANSWER_LIMIT: Duration = Duration::from_secs(20);

/// What is sent to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The same for the same letter, so that a mail server can tell a second try from a second letter.
    pub id: String,
    /// An address without a name.
    pub to: String,
    pub subject: String,
    /// Plain text; lines end in `\n`.
    pub text: String,
    /// Where a mail program can say with one tap that no more shall come (RFC 8058); for letters that repeat.
    pub stop: Option<String>,
}

/// Why a letter did not leave.
#[derive(Debug, Error)]
pub enum MailError {
    #[error("“{0}” is no e-mail address. Write it like name@example.org.")]
    BadAddress(String),
    #[error("The mail server does not take this letter, and will not later: {0}")]
    Refused(String),
    #[error("The mail server could not take the letter now: {0}")]
    Failed(String),
    #[error("The mail server cannot be used: {0} Give its address as smtp://host:25, smtps://user:password@host:465.")]
    BadServer(String),
}

/// Takes letters. The real one is [`SmtpPost`].
pub trait Post: Send + Sync {
    /// Hands a letter to a mail server.
    fn send(&self, letter: Letter) -> BoxFuture<'_, Result<(), MailError>>;
}

/// Whether this is an address that letters can be sent to (RFC 5321 §4.1.2), at a domain with a dot.
pub fn is_address(text: &str) -> bool {
    text.len() <= 254 && Address::from_str(text).is_ok_and(|address| address.domain().contains('.'))
}

/// A mail server that is reached by SMTP (RFC 5321).
pub struct SmtpPost {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl SmtpPost {
    /// A post that hands letters to `server`, from the address `from`.
    ///
    /// `server`: `smtps://user:password@host:465` (encrypted from the start), `smtp://host:587?tls=required`
    /// (STARTTLS), or `smtp://localhost:25` for a server on this machine.
    ///
    /// # Errors
    /// `BadServer`; `BadAddress`.
    pub fn new(server: &str, from: &str) -> Result<Self, MailError> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(server);
        let builder = builder.map_err(|e| MailError::BadServer(format!("{e}.")))?;
        let from = from.parse().map_err(|_| MailError::BadAddress(from.to_owned()))?;
        Ok(Self { transport: builder.timeout(Some(ANSWER_LIMIT)).build(), from })
    }

    fn message(&self, letter: Letter) -> Result<Message, MailError> {
        let to: Address = letter.to.parse().map_err(|_| MailError::BadAddress(letter.to.clone()))?;
        let mut message = Message::builder();
        if let Some(stop) = letter.stop {
            message = message.header(Unsubscribe(format!("<{stop}>"))).header(OneClick);
        }
        message
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(letter.subject)
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())))
            // RFC 3834 §5: so that nobody's "I am on holiday" answers it.
            .header(AutoSubmitted)
            .header(header::ContentType::TEXT_PLAIN)
            .body(letter.text)
            .map_err(|e| MailError::Refused(e.to_string()))
    }
}

impl Post for SmtpPost {
    fn send(&self, letter: Letter) -> BoxFuture<'_, Result<(), MailError>> {
        Box::pin(async move {
            let message = self.message(letter)?;
            match self.transport.send(message).await {
                Ok(_) => Ok(()),
                Err(error) if error.is_permanent() => Err(MailError::Refused(error.to_string())),
                Err(error) => Err(MailError::Failed(error.to_string())),
            }
        })
    }
}

/// Keeps letters in memory, for tests.
#[derive(Debug, Default)]
pub struct Kept {
    letters: Mutex<Vec<Letter>>,
}

impl Kept {
    /// Every letter until now, the first first; it forgets them.
    pub fn take(&self) -> Vec<Letter> {
        self.letters.lock().map(|mut letters| std::mem::take(&mut *letters)).unwrap_or_default()
    }
}

impl Post for Kept {
    fn send(&self, letter: Letter) -> BoxFuture<'_, Result<(), MailError>> {
        if let Ok(mut letters) = self.letters.lock() {
            letters.push(letter);
        }
        Box::pin(async { Ok(()) })
    }
}

/// A header that is written and never read.
macro_rules! header {
    ($type:ident, $name:literal, |$self:ident| $value:expr) => {
        impl header::Header for $type {
            fn name() -> header::HeaderName {
                header::HeaderName::new_from_ascii_str($name)
            }

            fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Err(concat!($name, " is not read here").into())
            }

            fn display(&$self) -> header::HeaderValue {
                header::HeaderValue::new(Self::name(), $value)
            }
        }
    };
}

#[derive(Clone)]
struct AutoSubmitted;
header!(AutoSubmitted, "Auto-Submitted", |self| "auto-generated".to_owned());

/// RFC 2369 §3.2.
#[derive(Clone)]
struct Unsubscribe(String);
header!(Unsubscribe, "List-Unsubscribe", |self| self.0.clone());

/// RFC 8058 §3.1: a POST to the address stops, a look at it does not.
#[derive(Clone)]
struct OneClick;
header!(OneClick, "List-Unsubscribe-Post", |self| "List-Unsubscribe=One-Click".to_owned());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_addresses_are_written_to() {
        for good in ["sam@example.org", "a.b+c@mail.example.co.uk"] {
            assert!(is_address(good), "{good}");
        }
        for bad in
            ["", "sam", "sam@", "@example.org", "sam@localhost", "a b@example.org", "a@example.org\nBcc: b@example.org"]
        {
            assert!(!is_address(bad), "{bad}");
        }
    }

    #[test]
    fn a_server_that_cannot_be_is_refused_in_words() {
        let said = SmtpPost::new("http://example.org", "a@example.org").err().expect("refused").to_string();
        assert!(said.contains("smtps://"), "{said}");
    }
}
