//! Coming in: who a subject is here, and their roles brought in line with what their provider says.

use jiff::Timestamp;
use openseat_content::Locale;
use openseat_domain::{organisation::Path, role::Role};
use openseat_store::{PersonKey, Tx, account, audit, grant, node, person, provider, session as sessions};
use uuid::Uuid;

use super::{Identity, rule, strength, unfit};
use crate::{
    ActionError, House, Result,
    account::Device,
    audit::{organisation_chain, person_chain},
    organisation::is_last_manager,
    session::{self, Opened},
};

/// Times that it is tried again when the same subject comes in twice at once.
const TRIES: usize = 3;

/// One who comes in, ready for the transaction.
struct Coming {
    node: Uuid,
    /// Who the subject was a moment ago.
    known: Option<Uuid>,
    key: PersonKey,
    subject: [u8; 32],
    account: account::New,
    session: sessions::New,
    issuer: String,
    claims: serde_json::Map<String, serde_json::Value>,
    /// One for each role that may be given.
    ids: Vec<Uuid>,
}

/// Signs the subject in at the node.
pub(super) async fn come_in(
    house: &House,
    node: Uuid,
    identity: &Identity,
    device: &Device,
    now: Timestamp,
) -> Result<Opened> {
    // An issuer holds no line break, so no two pairs are the same text.
    let subject = house.vault.index("staff subject", &format!("{}\n{}", identity.issuer, identity.subject));
    for _ in 0..TRIES {
        let known = house.db.read(async move |tx| provider::linked(tx, subject).await).await?;
        let key = match known {
            Some(person) => house.vault.person(person).await?.ok_or(ActionError::Denied("an account that is gone"))?,
            None => house.vault.make_person(house.ids.next(now), now).await?,
        };
        let person = key.person();
        let (session, opened) = session::make(house, &key, strength::of(&identity.claims), device, now);
        let coming = Coming {
            node,
            known,
            account: nameless(house, &key),
            key,
            subject,
            session,
            issuer: identity.issuer.clone(),
            claims: identity.claims.clone(),
            ids: Role::ALL.iter().map(|_| house.ids.next(now)).collect(),
        };
        let done = house.db.write(async move |tx| enter(tx, &coming, now).await).await;
        if known.is_none() && !matches!(done, Ok(Entered::In)) {
            house.vault.destroy(person).await?;
        }
        match done? {
            Entered::In => return Ok(opened),
            Entered::NoProvider => return Err(unfit("the provider was changed meanwhile")),
            Entered::Again => {}
        }
    }
    Err(ActionError::Busy)
}

enum Entered {
    In,
    /// The subject became somebody else meanwhile.
    Again,
    NoProvider,
}

async fn enter(tx: &mut Tx, coming: &Coming, now: Timestamp) -> openseat_store::Result<Entered> {
    let (person, me) = (coming.key.person(), coming.key.pseudonym());
    if provider::linked(tx, coming.subject).await? != coming.known {
        return Ok(Entered::Again);
    }
    let set = provider::of_node(tx, coming.node).await?.filter(|set| set.issuer == coming.issuer);
    let (Some(set), Some(found)) = (set, node::by_id(tx, coming.node).await?) else {
        return Ok(Entered::NoProvider);
    };
    if coming.known.is_none() {
        person::insert(tx, person, Locale::En.code(), now).await?;
        account::insert(tx, &coming.account, now).await?;
        provider::link(tx, coming.subject, person, coming.node, now).await?;
        audit::append(tx, &person_chain(&me), now, &me, "account.start", &me).await?;
    }
    let wanted = rule::given(&rule::rules(&set.roles), &coming.claims);
    bring_in_line(tx, coming, &found.path, wanted.into_iter().collect(), now).await?;
    session::keep(tx, &coming.session, &me, now).await?;
    Ok(Entered::In)
}

/// On this node a person whose provider speaks for it has the roles that it gives, and no other. An organisation is
/// not left without a manager.
async fn bring_in_line(
    tx: &mut Tx,
    coming: &Coming,
    path: &Path,
    wanted: Vec<Role>,
    now: Timestamp,
) -> openseat_store::Result<()> {
    let (person, me, chain) = (coming.key.person(), coming.key.pseudonym(), organisation_chain(path));
    let held = grant::of_person(tx, person, now).await?;
    let here: Vec<&grant::Held> = held.iter().filter(|held| held.grant.on == *path).collect();
    for held in here.iter().filter(|held| !wanted.contains(&held.grant.role)) {
        if !is_last_manager(tx, held, now).await? && grant::end(tx, person, held.id, now).await? {
            let what = format!("provider.end {}", held.grant.role.as_str());
            audit::append(tx, &chain, now, &me, &what, &me).await?;
        }
    }
    let missing = wanted.iter().filter(|role| !here.iter().any(|held| held.grant.role == **role));
    for (role, id) in missing.zip(&coming.ids) {
        grant::insert(tx, person, *id, path.node(), *role, now, None).await?;
        audit::append(tx, &chain, now, &me, &format!("provider.give {}", role.as_str()), &me).await?;
    }
    Ok(())
}

/// An account that is entered by way of the provider only: no name to type, no passphrase, no words.
fn nameless(house: &House, key: &PersonKey) -> account::New {
    let person = key.person();
    account::New {
        person,
        name_index: house.vault.index("no name", &person.simple().to_string()),
        name: key.seal(account::name_cell(person), b""),
        passphrase: None,
        recovery: None,
    }
}
