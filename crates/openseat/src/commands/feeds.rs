//! `openseat feeds`

use openseat_actions::feed::{self, FeedView, NewFeed, Synced};
use openseat_domain::fellowship::FellowshipId;
use serde_json::json;

use crate::{arguments::Feeds, clock, commands::Done, open, print, settings::Settings};

const WHO: &str = "command line";

pub async fn run(settings: &Settings, words: Feeds, json: bool) -> Done {
    let house = open::house(settings).await?;
    let now = clock::now();
    let failed = |e: openseat_actions::ActionError| e.to_string();
    match words {
        Feeds::Add { address, name, kind, zone, every } => {
            let new = NewFeed {
                name: name.unwrap_or_default(),
                address,
                fellowship: kind.as_deref().map(FellowshipId::new),
                zone,
                every_minutes: every,
                who: WHO.into(),
            };
            let source = feed::add(&house, new, now).await.map_err(failed)?;
            print::line(format!("Added {}. Reading it now.", source.name));
            said(&source.name, &feed::sync(&house, &source.name, false, WHO, now).await.map_err(failed)?)
        }
        Feeds::Stop { name } => {
            feed::stop(&house, &name, WHO, now).await.map_err(failed)?;
            print::line(format!("{name} is not read any more. Its meetings stay."));
            Ok(())
        }
        Feeds::List => list(&feed::list(&house).await.map_err(failed)?, json),
        Feeds::Sync { name: Some(name), accept_loss } => {
            said(&name, &feed::sync(&house, &name, accept_loss, WHO, now).await.map_err(failed)?)
        }
        Feeds::Sync { name: None, .. } => {
            let done = feed::sync_due(&house, now).await.map_err(failed)?;
            if done.is_empty() {
                print::line("No feed is due.");
            }
            let troubles: Vec<String> = done.iter().filter_map(|(name, how)| said(name, how).err()).collect();
            if troubles.is_empty() { Ok(()) } else { Err(troubles.join("\n")) }
        }
    }
}

fn said(name: &str, synced: &Synced) -> Done {
    match synced {
        Synced::NotModified => print::line(format!("{name}: nothing new")),
        Synced::Read(imported) => {
            print::reading(name, imported, false);
            if let Some(held) = &imported.reading.held {
                return Err(format!("{name} was held: {held}"));
            }
        }
        Synced::Failed(error) => return Err(format!("{name}: {error}")),
        Synced::Unreadable(why) => return Err(format!("{name}: {why}")),
    }
    Ok(())
}

fn list(views: &[FeedView], json: bool) -> Done {
    if json {
        let all: Vec<_> = views
            .iter()
            .map(|v| {
                let last = v.last.as_ref().map(|(at, reading)| json!({ "at": at, "reading": reading }));
                json!({ "source": v.source, "shown": v.counts[0], "retired": v.counts[1], "kept_back": v.counts[2], "last": last })
            })
            .collect();
        return print::json(&all);
    }
    if views.is_empty() {
        print::line(
            "There is no source yet. Add one with `openseat feeds add ADDRESS`, or read a file with `openseat import FILE`.",
        );
    }
    for view in views {
        let health = &view.source.health;
        let how = match (health.held, &health.trouble, view.source.every_minutes) {
            (true, ..) => {
                "HELD: too much was gone; look at it, then `openseat feeds sync NAME --accept-loss`".to_owned()
            }
            (_, Some(trouble), _) => format!("TROUBLE ({} times): {trouble}", health.failures),
            (.., Some(minutes)) => format!("well, every {minutes} minutes"),
            (.., None) => "a file".to_owned(),
        };
        let [shown, retired, kept_back] = view.counts;
        print::line(format!("{}: {shown} shown, {retired} retired, {kept_back} kept back. {how}", view.source.name));
        print::line(format!("  {}", view.source.address));
    }
    Ok(())
}
