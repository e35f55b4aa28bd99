//! From settings and words to a house.

use std::{path::PathBuf, sync::Arc};

use openseat_actions::{Home, House, SmsWay, Stores};
use openseat_content::Content;
use openseat_outside::{
    call::WebCall,
    fetch::{Limits, WebFetch},
    mail::SmtpPost,
    sms::{Gateway, Manner},
};
use openseat_store::Db;

use crate::{arguments::Place, clock, keys, settings::Settings};

/// Connections to a PostgreSQL cluster.
pub const POOL: usize = 8;

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
    let db = data(settings)?;
    let limits = Limits { allow_private: settings.feeds.allow_private_addresses, ..Limits::default() };
    #[cfg(feature = "oidc")]
    let staff = staff_sign_in(&limits)?;
    let fetch = WebFetch::new(limits).map_err(|e| e.to_string())?;
    let guests = WebFetch::new(Limits::for_guests()).map_err(|e| e.to_string())?;
    let home = Home { country: settings.site.home_country.to_ascii_uppercase(), zone: settings.site.zone.clone() };
    // The master key comes first: a key store that is there without one is a loss to be told, not a first start.
    let masters = keys::masters(settings)?;
    let stores = Stores { data: db, keys: keys::store(settings)?, masters };
    let house = House::open(stores, Arc::new(content(settings)?), Arc::new(fetch), clock::seed()?, home, clock::now)
        .await
        .map_err(|e| e.to_string())?;
    let house = house.with_guest_fetch(Arc::new(guests)).with_aggregator(settings.feeds.aggregator);
    let house = match post(settings)? {
        Some((post, address)) => house.with_post(Arc::new(post), address),
        None => house,
    };
    let house = messages(house, settings)?.with_duty(settings.duty()?);
    #[cfg(feature = "passkeys")]
    let house = house.with_passkeys(Arc::new(openseat_passkey::WebAuthn));
    #[cfg(feature = "oidc")]
    let house = house.with_staff_sign_in(Arc::new(staff));
    Ok(house.named(&settings.site.name))
}

/// The content inside the program, with what a folder replaces and the packs that were asked for. What is wrong in the folder is told and
/// nothing is served: half a text is worse than none.
fn content(settings: &Settings) -> Result<Content, String> {
    let told = |p: &openseat_domain::problem::Problem| format!("{}: {} {}", p.at, p.what, p.fix);
    let content = match &settings.content.folder {
        Some(folder) => Content::from_folder(folder).map_err(|problem| told(&problem))?,
        None => Content::embedded(),
    };
    let packs = settings.content.packs.iter().map(String::as_str);
    let content = content
        .with_packs(packs)
        .map_err(|name| format!("The setting content.packs asks for “{name}”. There is one pack: non-commercial."))?;
    match settings.content.folder.as_ref().map(|_| content.check()) {
        Some(problems) if !problems.is_empty() => Err(problems.iter().map(told).collect::<Vec<_>>().join("\n")),
        _ => Ok(content),
    }
}

/// Text messages and messages to browsers, as far as they are set up.
fn messages(house: House, settings: &Settings) -> Result<House, String> {
    let Some(public) = &settings.server.public_url else { return Ok(house) };
    let caller =
        |allow_private| WebCall::new(&Limits { allow_private, ..Limits::default() }).map_err(|e| e.to_string());
    let mut house = house.at_address(public);
    if let Some(address) = &settings.sms.address {
        let sms = settings.sms.clone();
        let manner = Manner {
            address: address.clone(),
            json: sms.format == "json",
            to: sms.to,
            text: sms.text,
            from: sms.from,
            id: sms.id,
            sender: sms.sender,
            header: sms.header,
            token: sms.token.unwrap_or_default(),
        };
        // The operator named the gateway, which may stand beside the server.
        let sms_way = Gateway::new(Arc::new(caller(true)?), manner);
        let (most_an_hour, replies) = (settings.sms.most_an_hour, sms.replies);
        house = house.with_sms(SmsWay { sms: Arc::new(sms_way), most_an_hour, replies });
    }
    if let Some(contact) = &settings.push.contact {
        // A browser names its push service, so a private address is refused.
        house = house.with_push(Arc::new(caller(false)?), contact);
    }
    Ok(house)
}

/// The mail server, and our own address for the links in letters.
fn post(settings: &Settings) -> Result<Option<(SmtpPost, &str)>, String> {
    let mail = &settings.mail;
    let (Some(server), Some(from), Some(address)) = (&mail.server, &mail.from, &settings.server.public_url) else {
        return Ok(None);
    };
    Ok(Some((SmtpPost::new(server, from).map_err(|e| e.to_string())?, address)))
}

/// Providers of organisations are called under the same limits as feeds.
#[cfg(feature = "oidc")]
fn staff_sign_in(limits: &Limits) -> Result<openseat_oidc::Oidc, String> {
    let call = openseat_outside::call::WebCall::new(limits).map_err(|e| e.to_string())?;
    Ok(openseat_oidc::Oidc::new(Arc::new(call), limits.allow_private))
}

/// The database of the data, as it is.
pub fn data(settings: &Settings) -> Result<Db, String> {
    match &settings.data.database {
        Some(url) => Db::postgres(url, POOL).map_err(|e| format!("The database cannot be reached: {e}")),
        None => embedded(settings),
    }
}

fn embedded(settings: &Settings) -> Result<Db, String> {
    let folder = &settings.data.folder;
    std::fs::create_dir_all(folder).map_err(|e| {
        format!("The data folder {} cannot be made: {e}. Choose one with --data DIR.", folder.display())
    })?;
    let file: PathBuf = folder.join("openseat.db");
    Db::sqlite(&file).map_err(|e| format!("{} cannot be opened: {e}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_house_opens_in_an_empty_folder_and_again_with_what_it_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut settings = Settings::default();
        settings.data.folder = folder.path().join("data");
        for _ in 0..2 {
            let opened = house(&settings).await.expect("it opens");
            assert_eq!(opened.vault().count().await.expect("read").given.len(), 1);
        }
    }
}
