//! `openseat doctor`

use openseat_actions::{audit, feed, review};
use openseat_domain::zone;
use openseat_store::audit::Verdict;
use serde_json::json;

use crate::{clock, commands::Done, keys, open, print, settings::Settings};

pub async fn run(settings: &Settings, json: bool) -> Done {
    let house = open::house(settings).await?;
    house.refresh(clock::now()).await.map_err(|e| e.to_string())?;
    let feeds = feed::list(&house).await.map_err(|e| e.to_string())?;
    let broken = audit::verify(&house).await.map_err(|e| e.to_string())?;
    let broken: Vec<String> =
        broken.into_iter().filter(|(_, v)| !matches!(v, Verdict::Whole { .. })).map(|(chain, _)| chain).collect();
    let snapshot = house.snapshot();
    let mut advice = Vec::new();
    for feed in &feeds {
        let health = &feed.source.health;
        if health.held {
            advice
                .push(format!("{} is held. Look at it, then: openseat feeds sync {0} --accept-loss", feed.source.name));
        } else if let Some(trouble) = &health.trouble {
            advice.push(format!("{} could not be read {} times: {trouble}", feed.source.name, health.failures));
        }
    }
    if settings.help.danger.is_none() || settings.help.talk.is_none() {
        advice.push(
            "The help page has no numbers yet. Set help.danger and help.talk; check them with the services.".into(),
        );
    }
    if settings.site.contact.is_none() {
        advice.push("Set site.contact, so that people can reach whoever keeps this server.".into());
    }
    advice.extend(ways(settings));
    advice
        .extend(broken.iter().map(|chain| format!("The audit chain {chain} was changed. See: openseat audit verify")));
    let count = house.vault().count().await.map_err(|e| e.to_string())?;
    advice.extend(keys::advice(settings, &count));
    let unread = review::unattended(&house).await.map_err(|e| e.to_string())?;
    if unread > 0 {
        advice.push(format!(
            "{unread} reviews wait, and no organisation keeps the list. Name one: openseat organisation keep-list ID"
        ));
    }
    let facts = json!({
        "meetings": snapshot.len(), "starts_in_the_coming_days": snapshot.starts(), "memory_bytes": snapshot.bytes(),
        "sources": feeds.len(), "made_up": snapshot.made_up, "time_zone_data": zone::tzdb_version(), "advice": advice,
    });
    if json {
        print::json(&facts)?;
    } else {
        print::line(format!("{} meetings from {} sources", snapshot.len(), feeds.len()));
        print::line(format!("time zone data {}", zone::tzdb_version()));
        advice.iter().for_each(|a| print::line(format!("- {a}")));
    }
    if broken.is_empty() { Ok(()) } else { Err("Something is wrong; see above.".into()) }
}

/// Which ways to remind people are not set up: pages do not offer them.
fn ways(settings: &Settings) -> Vec<String> {
    let missing = [
        (settings.mail.server.is_none(), "by e-mail: set mail.server and mail.from"),
        (settings.sms.address.is_none(), "by text message: set sms.address"),
        (settings.push.contact.is_none(), "by messages to browsers: set push.contact"),
    ];
    let missing = missing.into_iter().filter(|(missing, _)| *missing);
    missing.map(|(_, what)| format!("People cannot be reminded {what}, with server.public_url.")).collect()
}
