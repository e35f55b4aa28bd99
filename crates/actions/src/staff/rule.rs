//! Where the staff of a node sign in, and which claim gives which role.

use std::collections::BTreeSet;

use jiff::Timestamp;
use openseat_domain::{
    policy::{Action, Kind, Thing, may_invite},
    problem::Problem,
    role::{Actor, Role},
};
use openseat_store::{
    Cell, audit,
    provider::{self, Provider},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::told;
use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    organisation::{allow, find_node, name_of},
};

/// Rules for roles that one provider may have.
const MOST_RULES: usize = 50;
/// Letters of an address, a name or a value.
const LONGEST: usize = 300;

/// Who has this value in this claim gets the role.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClaimRole {
    /// The name of a claim of the identity token, such as `groups`.
    pub claim: String,
    /// What it must say, or hold among others.
    pub value: String,
    pub role: Role,
}

/// What is set.
#[derive(Clone, Default)]
pub struct ProviderForm {
    pub issuer: String,
    /// Who we are there.
    pub client: String,
    /// Our secret there; `None` keeps the one that was set before.
    pub secret: Option<String>,
    pub roles: Vec<ClaimRole>,
}

/// What is shown of it: everything but the secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderView {
    pub issuer: String,
    pub client: String,
    pub roles: Vec<ClaimRole>,
    pub changed_at: Timestamp,
}

/// The provider of a node, for those who may see how its staff sign in.
///
/// # Errors
/// `Denied`; `Missing` when there is no such node.
pub async fn provider(house: &House, by: &Actor, node: Uuid) -> Result<Option<ProviderView>> {
    let found = find_node(house, node).await?;
    allow(by, Action::See, &Thing::on(Kind::SignInRule, found.path))?;
    let set = house.db.read(async move |tx| provider::of_node(tx, node).await).await?;
    Ok(set.map(|set| ProviderView {
        roles: rules(&set.roles),
        issuer: set.issuer,
        client: set.client,
        changed_at: set.changed_at,
    }))
}

/// Sets where the staff of a node sign in. Who names a provider, or what gives a role there, gives those roles: so each
/// role must be one that they may invite to, unless nothing of it changes.
///
/// # Errors
/// `Refused` at `issuer`, `client`, `secret` or `roles`; at `provider` when it does not answer; `Denied`; `Missing`.
pub async fn set_provider(house: &House, by: &Actor, node: Uuid, form: ProviderForm, now: Timestamp) -> Result<()> {
    let found = find_node(house, node).await?;
    allow(by, Action::Change, &Thing::on(Kind::SignInRule, found.path))?;
    let sign_in = house.staff.as_deref().ok_or_else(super::missing)?;
    let ProviderForm { issuer, client, secret, roles } = form;
    let (issuer, client) = (issuer.trim().to_owned(), client.trim().to_owned());
    check(&issuer, &client, &roles)?;
    let old = house.db.read(async move |tx| provider::of_node(tx, node).await).await?;
    let same = old.as_ref().filter(|old| old.issuer == issuer && old.client == client);
    let settled = same.map_or_else(Vec::new, |old| rules(&old.roles));
    if roles.iter().any(|rule| !settled.contains(rule) && !may_invite(by, rule.role, &found.path)) {
        return Err(refused("roles", "You may not give one of these roles.", "Ask a manager to add it."));
    }
    let secret = match (secret.filter(|secret| !secret.is_empty()), same) {
        (Some(secret), _) => house.vault.seal(secret_cell(node), secret.as_bytes()),
        (None, Some(old)) => old.secret.clone(),
        (None, None) => return Err(refused("secret", "The secret is missing.", "Copy it from the provider.")),
    };
    sign_in.check(&issuer).await.map_err(told)?;
    let roles = serde_json::to_string(&roles).expect("text can be written as JSON");
    let set = Provider { node, issuer, client, secret, roles, changed_at: now };
    let (who, chain) = (name_of(house, by).await?, organisation_chain(&found.path));
    let kept = house.db.write(async move |tx| {
        provider::set(tx, &set).await?;
        audit::append(tx, &chain, now, &who, "provider.set", &node.simple().to_string()).await.map(drop)
    });
    Ok(kept.await?)
}

/// Takes it away. Those who have roles keep them, and have no way in. False when there was none.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn remove_provider(house: &House, by: &Actor, node: Uuid, now: Timestamp) -> Result<bool> {
    let found = find_node(house, node).await?;
    allow(by, Action::Remove, &Thing::on(Kind::SignInRule, found.path))?;
    let (who, chain) = (name_of(house, by).await?, organisation_chain(&found.path));
    let removed = house.db.write(async move |tx| {
        let removed = provider::remove(tx, node).await?;
        if removed {
            audit::append(tx, &chain, now, &who, "provider.remove", &node.simple().to_string()).await?;
        }
        Ok(removed)
    });
    Ok(removed.await?)
}

/// The roles that the claims of a person give.
pub(super) fn given(rules: &[ClaimRole], claims: &Map<String, Value>) -> BTreeSet<Role> {
    let says = |rule: &&ClaimRole| match claims.get(&rule.claim) {
        Some(Value::String(said)) => *said == rule.value,
        Some(Value::Array(all)) => all.iter().any(|said| said.as_str() == Some(&rule.value)),
        _ => false,
    };
    rules.iter().filter(says).map(|rule| rule.role).collect()
}

/// Reads the rules of the table. What cannot be read gives nobody a role.
pub(super) fn rules(json: &str) -> Vec<ClaimRole> {
    serde_json::from_str(json).unwrap_or_default()
}

pub(super) fn secret_cell(node: Uuid) -> Cell {
    Cell { table: "provider", column: "secret", row: node }
}

fn check(issuer: &str, client: &str, roles: &[ClaimRole]) -> Result<()> {
    // OpenID Connect Discovery 1.0 §3: no query and no fragment.
    let web = issuer.starts_with("https://") || issuer.starts_with("http://");
    if !web || issuer.len() > LONGEST || issuer.contains(['?', '#', ' ']) {
        let fix = "Give the address of the provider, such as https://id.example.org.";
        return Err(refused("issuer", "This is not the address of a provider.", fix));
    }
    if client.is_empty() || client.len() > LONGEST {
        return Err(refused("client", "The client's name is missing or too long.", "Copy it from the provider."));
    }
    let odd = |text: &str| text.is_empty() || text.len() > LONGEST;
    if roles.len() > MOST_RULES || roles.iter().any(|rule| odd(&rule.claim) || odd(&rule.value)) {
        let fix = format!("Give a claim and a value for each, and {MOST_RULES} at most.");
        return Err(refused("roles", "One of the rules for roles is not whole.", &fix));
    }
    Ok(())
}

fn refused(at: &str, what: &str, fix: &str) -> ActionError {
    ActionError::Refused(Problem::refused(at, what, fix))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_claim_gives_a_role_when_it_says_the_value_or_holds_it() {
        let rule = |value: &str, role| ClaimRole { claim: "groups".into(), value: value.into(), role };
        let rules = [rule("doctors", Role::Clinician), rule("bosses", Role::Manager)];
        let give =
            |claims: Value| given(&rules, claims.as_object().expect("an object")).into_iter().collect::<Vec<_>>();
        assert_eq!(give(json!({ "groups": ["nurses", "doctors"] })), [Role::Clinician]);
        assert_eq!(give(json!({ "groups": "bosses" })), [Role::Manager]);
        assert_eq!(give(json!({ "groups": ["bosses", "doctors"] })), [Role::Clinician, Role::Manager]);
        for nothing in [
            json!({}),
            json!({ "groups": "doctors and others" }),
            json!({ "groups": { "doctors": true } }),
            json!({ "roles": "doctors" }),
        ] {
            assert!(give(nothing.clone()).is_empty(), "{nothing}");
        }
    }
}
