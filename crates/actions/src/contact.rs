//! Where a group can be written to: told to the keepers of the list by the group, and shown to nobody else.

use jiff::Timestamp;
use openseat_content::Locale;
use openseat_domain::{
    policy::{Action, Kind},
    problem::Problem,
};
use openseat_outside::mail::is_address;
use openseat_store::{
    audit,
    group_contact::{self, Contact, contact_cell},
    meeting,
};
use uuid::Uuid;

use crate::{
    ActionError, House, Result, audit::organisation_chain, keeper, meeting as meetings, organisation::name_of,
    signed::Signed,
};

/// Where a group can be written to, as a keeper sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactView {
    pub address: String,
    pub locale: Locale,
    pub set_at: Timestamp,
    /// The group wants no more letters.
    pub stopped: bool,
}

/// What is known of a group's address; `None` when nothing is.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn view(house: &House, who: &Signed, slug: &str) -> Result<Option<ContactView>> {
    keeper::allow(house, &who.actor(), Action::Change, Kind::Listing).await?;
    let wanted = slug.to_owned();
    let read = house.db.read(async move |tx| {
        let Some(found) = meeting::by_slug(tx, &wanted).await? else { return Ok(None) };
        Ok(Some(group_contact::of(tx, found.id).await?))
    });
    let contact = read.await?.ok_or_else(|| meetings::missing(slug.to_owned()))?;
    contact.map(|contact| seen(house, &contact)).transpose()
}

/// Keeps where a group can be written to; an empty address forgets it.
///
/// # Errors
/// `Denied`; `Missing`; `Refused` for what is no address.
pub async fn keep(
    house: &House,
    who: &Signed,
    slug: &str,
    address: &str,
    locale: Locale,
    now: Timestamp,
) -> Result<()> {
    let by = who.actor();
    let path = keeper::allow(house, &by, Action::Change, Kind::Listing).await?;
    let address = address.trim().to_owned();
    if !address.is_empty() && !is_address(&address) {
        let what = "This is no e-mail address.";
        return Err(ActionError::Refused(Problem::refused("address", what, "Write it like name@example.org.")));
    }
    let (me, chain) = (name_of(house, &by).await?, organisation_chain(&path));
    let wanted = slug.to_owned();
    let vault = house.vault.clone();
    let kept = house.db.write(async move |tx| {
        let Some(found) = meeting::by_slug(tx, &wanted).await? else { return Ok(false) };
        let what = if address.is_empty() {
            group_contact::remove(tx, found.id).await?;
            "group.contact_remove"
        } else {
            let sealed = vault.seal(contact_cell(found.id), address.as_bytes());
            let new = Contact {
                meeting_id: found.id,
                address: sealed,
                locale: locale.code().to_owned(),
                set_at: now,
                set_by: me.clone(),
                stopped: false,
            };
            group_contact::put(tx, &new).await?;
            "group.contact"
        };
        audit::append(tx, &chain, now, &me, what, &found.slug).await?;
        Ok(true)
    });
    if kept.await? { Ok(()) } else { Err(meetings::missing(slug.to_owned())) }
}

/// The address and language of a group.
pub(crate) fn opened(house: &House, contact: &Contact) -> Result<(String, Locale)> {
    let plain = house.vault.unseal(contact_cell(contact.meeting_id), &contact.address)?;
    let locale = Locale::from_tag(&contact.locale).unwrap_or(Locale::En);
    Ok((String::from_utf8_lossy(&plain).into_owned(), locale))
}

/// The group of this meeting, when it may be written to.
pub(crate) fn writable(contact: Option<Contact>) -> Option<Contact> {
    contact.filter(|contact| !contact.stopped)
}

fn seen(house: &House, contact: &Contact) -> Result<ContactView> {
    let (address, locale) = opened(house, contact)?;
    Ok(ContactView { address, locale, set_at: contact.set_at, stopped: contact.stopped })
}

/// What names a meeting in the audit of groups that answer: no person at all.
pub(crate) fn which(id: Uuid) -> String {
    id.simple().to_string()
}
