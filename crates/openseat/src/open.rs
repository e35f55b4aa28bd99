//! From settings and words to a house.

use std::{path::PathBuf, sync::Arc};

use openseat_actions::{Home, House, Stores};
use openseat_content::Content;
use openseat_outside::fetch::{Limits, WebFetch};
use openseat_store::{Db, Masters};

use crate::{arguments::Place, clock, settings::Settings};

/// Connections to a PostgreSQL cluster.
const POOL: usize = 8;

/// Settings with what the command line says laid over them.
pub fn settings(place: &Place) -> Result<Settings, String> {
    let mut settings = Settings::read(place.settings.as_deref(), clock::environment())?;
    if let Some(folder) = &place.data {
        settings.data.folder.clone_from(folder);
        settings.data.database = None;
    }
    if let Some(url) = &place.database {
        settings.data.database = Some(url.clone());
    }
    Ok(settings)
}

/// Opens the database, makes it if there is none, and brings it up to date.
pub async fn house(settings: &Settings) -> Result<House, String> {
    let db = match &settings.data.database {
        Some(url) => Db::postgres(url, POOL).map_err(|e| format!("The database cannot be reached: {e}"))?,
        None => embedded(settings)?,
    };
    let limits = Limits { allow_private: settings.feeds.allow_private_addresses, ..Limits::default() };
    let fetch = WebFetch::new(limits).map_err(|e| e.to_string())?;
    let home = Home { country: settings.site.home_country.to_ascii_uppercase(), zone: settings.site.zone.clone() };
    let stores = Stores { data: db, keys: keys(settings)?, masters: masters(settings)? };
    let house = House::open(stores, Arc::new(Content::embedded()), Arc::new(fetch), clock::seed()?, home, clock::now)
        .await
        .map_err(|e| e.to_string())?;
    #[cfg(feature = "passkeys")]
    let house = house.with_passkeys(Arc::new(openseat_passkey::WebAuthn));
    Ok(house)
}

fn embedded(settings: &Settings) -> Result<Db, String> {
    let folder = &settings.data.folder;
    std::fs::create_dir_all(folder).map_err(|e| {
        format!("The data folder {} cannot be made: {e}. Choose one with --data DIR.", folder.display())
    })?;
    let file: PathBuf = folder.join("openseat.db");
    Db::sqlite(&file).map_err(|e| format!("{} cannot be opened: {e}", file.display()))
}

/// The key store stands in a folder of its own, so that a backup of the data does not carry it along.
fn keys(settings: &Settings) -> Result<Db, String> {
    let folder = settings.data.folder.join("keys");
    std::fs::create_dir_all(&folder).map_err(|e| format!("The folder {} cannot be made: {e}.", folder.display()))?;
    let file = folder.join("keys.db");
    Db::sqlite(&file).map_err(|e| format!("{} cannot be opened: {e}", file.display()))
}

fn masters(settings: &Settings) -> Result<Masters, String> {
    let file = settings.data.folder.join("keys").join("master.key");
    let bytes = match std::fs::read(&file) {
        Ok(bytes) => bytes,
        Err(_) => {
            let fresh = clock::seed()?;
            std::fs::write(&file, fresh).map_err(|e| format!("{} cannot be written: {e}.", file.display()))?;
            fresh.to_vec()
        }
    };
    let bytes = bytes.try_into().map_err(|_| format!("{} does not hold 32 bytes.", file.display()))?;
    Masters::new(vec![("first".to_owned(), bytes)])
}
