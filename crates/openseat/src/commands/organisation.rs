//! `openseat organisation`

use openseat_actions::{
    House, keeper,
    organisation::{self, NodeView},
};
use openseat_domain::{
    organisation::Standing,
    role::{Actor, Role},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{arguments::Organisation, clock, commands::Done, open, print, settings::Settings};

/// The person at the machine.
const BY: Actor = Actor::Operator;

pub async fn run(settings: &Settings, words: Organisation, json: bool) -> Done {
    let house = open::house(settings).await?;
    match words {
        Organisation::Add { name, standing, two_proofs, days } => {
            let standing = Standing::parse(&standing).ok_or_else(|| no_such("standing", &standing, &standings()))?;
            add(&house, settings, &name, standing, two_proofs, days, json).await
        }
        Organisation::List => list(&house, json).await,
        Organisation::KeepList { id, stop } => keep_list(&house, id, !stop, json).await,
        Organisation::Invite { id, role, days } => {
            let role = Role::parse(&role).ok_or_else(|| no_such("role", &role, &roles()))?;
            let link = invite(&house, settings, id, role, days).await?;
            if json {
                return print::json(&json!({ "id": id, "role": role, "invitation": link, "days": days }));
            }
            said(&link, role, days);
            Ok(())
        }
    }
}

async fn add(
    house: &House,
    settings: &Settings,
    name: &str,
    standing: Standing,
    two_proofs: bool,
    days: u16,
    json: bool,
) -> Done {
    let now = clock::now();
    let path = organisation::make(house, &BY, name, standing, now).await.map_err(|e| e.to_string())?;
    let id = path.node();
    if two_proofs {
        organisation::change(house, &BY, id, name, standing, true, now).await.map_err(|e| e.to_string())?;
    }
    let link = invite(house, settings, id, Role::Manager, days).await?;
    if json {
        let role = Role::Manager;
        let made = json!({ "id": id, "name": name.trim(), "standing": standing, "two_proofs": two_proofs,
            "role": role, "invitation": link, "days": days });
        return print::json(&made);
    }
    print::line(format!("Made {} with the id {id}.", name.trim()));
    said(&link, Role::Manager, days);
    Ok(())
}

async fn keep_list(house: &House, id: Uuid, keeps: bool, json: bool) -> Done {
    let now = clock::now();
    let changed = match keeps {
        true => keeper::name(house, &BY, id, now).await,
        false => keeper::unname(house, &BY, id, now).await,
    };
    let changed = changed.map_err(|e| e.to_string())?;
    if json {
        return print::json(&json!({ "id": id, "keeps_list": keeps, "changed": changed }));
    }
    print::line(match (keeps, changed) {
        (true, true) => "It keeps the list now. Its list keepers find what waits at /directory/reviews.",
        (true, false) => "It keeps the list already.",
        (false, true) => "It no longer keeps the list.",
        (false, false) => "It did not keep the list.",
    });
    Ok(())
}

async fn list(house: &House, json: bool) -> Done {
    let all = organisation::every(house, &BY).await.map_err(|e| e.to_string())?;
    let keepers = keeper::every(house).await.map_err(|e| e.to_string())?;
    let keeps = |view: &NodeView| keepers.contains(&view.path);
    if json {
        return print::json(&all.iter().map(|view| told(view, keeps(view))).collect::<Vec<_>>());
    }
    if all.is_empty() {
        print::line("There is no organisation yet. Make one with `openseat organisation add NAME`.");
    }
    for view in &all {
        let proofs = if view.two_proofs { "two proofs" } else { "one proof" };
        let (id, standing, below) = (view.path.node(), view.standing.as_str(), view.below.len());
        let list = if keeps(view) { ", keeps the list" } else { "" };
        print::line(format!("{id}  {}  standing {standing}, {proofs}, {below} sites{list}", view.name));
    }
    Ok(())
}

fn told(view: &NodeView, keeps_list: bool) -> Value {
    json!({ "id": view.path.node(), "name": view.name, "standing": view.standing, "two_proofs": view.two_proofs,
        "sites": view.below.len(), "keeps_list": keeps_list })
}

async fn invite(house: &House, settings: &Settings, id: Uuid, role: Role, days: u16) -> Result<String, String> {
    let made = organisation::invite(house, &BY, id, role, days, clock::now()).await;
    let token = made.map_err(|e| match e {
        openseat_actions::ActionError::Denied(_) => {
            format!("The operator does not give the role {}: its manager does. Invite a manager first.", role.as_str())
        }
        openseat_actions::ActionError::Missing { .. } => {
            format!("There is no organisation with the id {id}. `openseat organisation list` shows them all.")
        }
        other => other.to_string(),
    })?;
    Ok(format!("{}/invitation/{token}", site(settings)))
}

fn said(link: &str, role: Role, days: u16) {
    print::line(format!("This link makes one person a {}. It works once, within {days} days:", plain(role)));
    print::line(format!("  {link}"));
}

/// Where people reach the site: its public address, or else where it listens.
fn site(settings: &Settings) -> String {
    match &settings.server.public_url {
        Some(url) => url.trim_end_matches('/').to_owned(),
        // An address that stands for all of the machine's is reached as its own.
        None => format!("http://{}", settings.server.listen.replace("0.0.0.0", "127.0.0.1").replace("[::]", "[::1]")),
    }
}

fn plain(role: Role) -> String {
    role.as_str().replace('_', " ")
}

fn roles() -> String {
    Role::ALL.map(Role::as_str).join(", ")
}

fn standings() -> String {
    Standing::ALL.map(Standing::as_str).join(", ")
}

fn no_such(what: &str, word: &str, all: &str) -> String {
    format!("There is no {what} “{word}”. Give one of: {all}.")
}
