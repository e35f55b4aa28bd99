//! The made-up town, for a first look.

use std::sync::Arc;

use jiff::Timestamp;
use openseat_store::source;

use crate::{
    House, Result,
    import::{Import, Imported, Input, read_in},
};

/// The name of the town's source.
pub const SOURCE: &str = "made-up-town";

const ADDRESS: &str = "demo/town.json";

/// Takes the made-up town away, since real listings have come. Its meetings are retired, as those of any source.
pub(crate) async fn leave(house: &House, now: Timestamp) -> Result<()> {
    let town = house.db.read(async move |tx| source::by_name(tx, SOURCE).await).await?;
    if town.is_some() {
        let ask = Import { name: SOURCE.into(), address: ADDRESS.into(), made_up: true, ..asked_by_us() };
        read_in(house, ask, Input::Drafts(Vec::new()), None, now, Arc::new(|_, _| ())).await?;
    }
    Ok(())
}

/// Loads the made-up town if the directory has no source at all. A real directory is never mixed with it.
///
/// # Errors
/// When the database fails.
pub async fn load_if_empty(house: &House, now: Timestamp) -> Result<Option<Imported>> {
    let sources = house.db.read(async move |tx| source::all(tx).await).await?;
    let other = sources.iter().any(|s| s.name != SOURCE);
    if other {
        return Ok(None);
    }
    let ask = Import { name: SOURCE.into(), address: ADDRESS.into(), made_up: true, ..asked_by_us() };
    let town = Input::Drafts(openseat_content::town());
    read_in(house, ask, town, None, now, Arc::new(|_, _| ())).await.map(Some)
}

fn asked_by_us() -> Import {
    Import { accept_loss: true, who: "start".into(), ..Import::default() }
}
