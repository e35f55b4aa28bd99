//! Another BMLT server, asked politely for everything that it tells: one question after the other, a pause between them.

use std::time::Duration;

use openseat_formats::{
    Broken,
    bmlt_api::{AT_ONCE, Part, Whole, ids, question},
};
use openseat_outside::fetch::{Answer, Ask, Fetch, FetchError};

pub use openseat_formats::bmlt_api::root_of;

/// Between two questions.
pub const PAUSE: Duration = Duration::from_millis(100);

/// Meetings on a page, of servers that cannot tell their ids.
const PAGE: usize = 500;
/// Pages at most, of such servers.
const MOST_PAGES: usize = 1_000;

/// Asks for everything. Gives back one document, to be imported like a file.
///
/// # Errors
/// When the server, its service bodies, formats or meetings cannot be read. What else it does not answer stands in the
/// document, and is told when that is read.
pub async fn gather(
    fetch: &dyn Fetch,
    root: &str,
    pause: Duration,
    progress: &(dyn Fn(u64, u64) + Send + Sync),
) -> Result<Vec<u8>, FetchError> {
    let asker = Asker { fetch, root, pause };
    let mut whole = asker.read("GetServerInfo", Whole::begin).await?;
    for part in [Part::Bodies, Part::Formats] {
        let words = whole.words(part);
        asker.read(&words, |bytes| whole.put(part, bytes)).await?;
    }
    asker.meetings(&mut whole, progress).await?;
    for part in [Part::Keys, Part::Changes, Part::WithFormats] {
        let words = whole.words(part);
        if let Err(error) = asker.read(&words, |bytes| whole.put(part, bytes)).await {
            whole.lack(&words, error.to_string());
        }
    }
    for field in whole.value_fields() {
        let words = format!("GetFieldValues&meeting_key={field}");
        if let Err(error) = asker.read(&words, |bytes| whole.put_values(&field, bytes)).await {
            whole.lack(&words, error.to_string());
        }
    }
    Ok(whole.write())
}

struct Asker<'a> {
    fetch: &'a dyn Fetch,
    root: &'a str,
    pause: Duration,
}

impl Asker<'_> {
    /// The answer to a question, read by `take`.
    async fn read<T>(&self, words: &str, take: impl FnOnce(&[u8]) -> Result<T, Broken>) -> Result<T, FetchError> {
        let address = question(self.root, words);
        tokio::time::sleep(self.pause).await;
        let ask = Ask { address: address.clone(), ..Ask::default() };
        let bytes = match self.fetch.fetch(&ask).await? {
            Answer::Body(body) => body.bytes,
            Answer::NotModified => Vec::new(),
        };
        take(&bytes).map_err(|broken| FetchError::Failed { address, why: broken.problem.what })
    }

    /// Every meeting: by their ids, so that none is met twice or missed while the server cuts pages.
    async fn meetings(&self, whole: &mut Whole, progress: &(dyn Fn(u64, u64) + Send + Sync)) -> Result<(), FetchError> {
        let known = self.read("GetFieldValues&meeting_key=id_bigint", |bytes| Ok(ids(bytes))).await;
        let Some(known) = known.ok().filter(|ids| !ids.is_empty()) else { return self.pages(whole, progress).await };
        for (done, some) in known.chunks(AT_ONCE).enumerate() {
            let list = some.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
            self.read(&format!("GetSearchResults&meeting_ids={list}"), |bytes| whole.put_meetings(bytes)).await?;
            progress((done * AT_ONCE + some.len()) as u64, known.len() as u64);
        }
        Ok(())
    }

    /// Page by page, until one brings nothing new.
    async fn pages(&self, whole: &mut Whole, progress: &(dyn Fn(u64, u64) + Send + Sync)) -> Result<(), FetchError> {
        for page in 1..=MOST_PAGES {
            let words = format!("GetSearchResults&page_size={PAGE}&page_num={page}");
            if self.read(&words, |bytes| whole.put_meetings(bytes)).await? == 0 {
                break;
            }
            progress(whole.meetings() as u64, (whole.meetings() + 1) as u64);
        }
        let all = whole.meetings() as u64;
        progress(all, all);
        Ok(())
    }
}
