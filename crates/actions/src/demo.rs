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
    let ask = Import {
        name: SOURCE.into(),
        address: "demo/town.json".into(),
        made_up: true,
        accept_loss: true,
        who: "start".into(),
        ..Import::default()
    };
    let town = Input::Drafts(openseat_content::town());
    read_in(house, ask, town, None, now, Arc::new(|_, _| ())).await.map(Some)
}
