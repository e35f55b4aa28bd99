//! `openseat identity`

use openseat_actions::{
    identity::{self, Decision},
    meeting,
};
use serde_json::json;

use crate::{arguments::Identity, clock, commands::Done, open, print, settings::Settings};

pub async fn run(settings: &Settings, words: Identity, json: bool) -> Done {
    let house = open::house(settings).await?;
    let now = clock::now();
    let (one, other, same, why) = match words {
        Identity::Show { slug } => {
            let view = meeting::view(&house, &slug, now).await.map_err(|e| e.to_string())?;
            let view = view.ok_or_else(|| format!("There is no meeting “{slug}”."))?;
            return show(&view, json);
        }
        Identity::Join { one, other, why } => (one, other, true, why),
        Identity::Split { one, other, why } => (one, other, false, why),
    };
    let decision = Decision { one, other, same, why, who: "command line".into() };
    identity::decide(&house, decision, now).await.map_err(|e| e.to_string())?;
    print::line(if same { "They are one meeting now." } else { "They are two meetings now." });
    Ok(())
}

fn show(view: &meeting::MeetingView, json: bool) -> Done {
    if json {
        let listings = view.listings.iter().map(|l| {
            json!({ "id": l.id, "source": l.source, "live": l.live, "shown": l.shown, "score": l.score, "reasons": l.reasons })
        });
        return print::json(&json!({ "slug": view.slug, "listings": listings.collect::<Vec<_>>() }));
    }
    print::line(format!("{} (/meeting/{})", view.draft.name, view.slug));
    for listing in &view.listings {
        let mark = if listing.shown {
            "shown"
        } else if listing.live {
            "kept"
        } else {
            "retired"
        };
        print::line(format!("  {} {mark:<8} {}", listing.id, listing.source));
        if let (Some(score), Some(reasons)) = (listing.score, &listing.reasons) {
            print::line(format!("      joined with {score:.2}: {reasons}"));
        }
    }
    Ok(())
}
