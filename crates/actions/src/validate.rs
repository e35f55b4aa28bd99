//! A feed is checked for somebody. Nothing of it is kept.

use openseat_domain::problem::Problem;
use openseat_formats::meeting_guide_check::{Report, check};
use openseat_outside::fetch::{Answer, Ask};

use crate::{ActionError, House, Result};

/// Checks the bytes of a feed; of each kind of problem at most `most` are kept in words.
pub async fn bytes(house: &House, bytes: Vec<u8>, most: u64) -> Report {
    let content = house.content.clone();
    // Checking is pure work for a processor; the threads that answer people must not wait for it.
    let checked = tokio::task::spawn_blocking(move || check(&bytes, &|code| content.is_type_code(code), most));
    checked.await.unwrap_or_default()
}

/// Reads a feed from an address that a stranger names, and checks it. Private addresses are refused, whatever the
/// operator allows for feeds.
///
/// # Errors
/// [`ActionError::Fetch`] when it cannot be read; [`ActionError::Refused`] in a program that reads none.
pub async fn address(house: &House, address: &str, most: u64) -> Result<Report> {
    let Some(fetch) = &house.guest_fetch else {
        let what = "This program reads no addresses for guests.";
        return Err(ActionError::Refused(Problem::refused("address", what, "Send the list itself.")));
    };
    match fetch.fetch(&Ask { address: address.to_owned(), ..Ask::default() }).await? {
        Answer::Body(body) => Ok(bytes(house, body.bytes, most).await),
        Answer::NotModified => Ok(bytes(house, Vec::new(), most).await),
    }
}
