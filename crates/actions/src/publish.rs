//! The whole directory in a format that others read.

use std::sync::Arc;

use bytes::Bytes;
use openseat_domain::meeting::Draft;
use openseat_formats::meeting_guide_out::{self, Entry};
use openseat_store::{change, meeting};

use crate::{ActionError, House, Result};

/// A list that was written out, with what names its content.
#[derive(Debug)]
pub struct Published {
    /// A weak entity tag: it changes when the directory does.
    pub etag: String,
    /// The list, ready to be sent.
    pub bytes: Bytes,
}

/// The directory as a Meeting Guide feed. It is written once for each change of the directory and then kept.
///
/// # Errors
/// When the database cannot be read.
pub async fn meeting_guide(house: &House) -> Result<Arc<Published>> {
    let seq = house.db.read(async move |tx| change::current(tx).await).await?;
    let etag = format!("W/\"{seq}\"");
    // One writes, the others wait for it: a hundred apps that ask at once must not write it a hundred times.
    let mut kept = house.feed.lock().await;
    if let Some(published) = kept.as_ref().filter(|p| p.etag == etag) {
        return Ok(Arc::clone(published));
    }
    let bytes = house.db.read(async move |tx| {
        let mut meetings: Vec<(String, Draft)> = Vec::new();
        meeting::shown(tx, |shown| {
            // A body that cannot be read is named by `openseat doctor`; it must not break the feed for all.
            if let Ok(draft) = serde_json::from_str(shown.body) {
                meetings.push((shown.slug.to_owned(), draft));
            }
            Ok(())
        })
        .await?;
        meetings.sort_by(|a, b| a.0.cmp(&b.0));
        let entries = meetings.iter().map(|(slug, meeting)| Entry { slug, meeting, page: None });
        let mut bytes = Vec::new();
        let written = meeting_guide_out::write(entries, &mut bytes);
        Ok(written.map(|_| Bytes::from(bytes)))
    });
    let bytes = bytes.await?.map_err(ActionError::Unwritable)?;
    let published = Arc::new(Published { etag, bytes });
    *kept = Some(Arc::clone(&published));
    Ok(published)
}
