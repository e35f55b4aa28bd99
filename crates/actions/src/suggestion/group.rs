//! The group is asked whether a suggestion is right, and answers by the link of the letter.

use jiff::Timestamp;
use openseat_domain::freshness::link_holds;
use openseat_store::{Tx, audit, group_contact, suggestion};
use uuid::Uuid;

use super::{GroupSays, Opener, Standing, SuggestionView, decide::allowed, seen};
use crate::{
    House, Result,
    apply::CHAIN,
    contact,
    freshness::language,
    group_link,
    letter::{self, New},
    organisation::name_of,
    signed::Signed,
};

/// Asks the group of a meeting about a suggestion. False when it cannot be written to, or the suggestion does not wait.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn ask(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> Result<bool> {
    let (view, chain) = allowed(house, who, id, now).await?;
    let Some((_, address)) = &house.post else { return Ok(false) };
    let contact = house.db.read(async move |tx| {
        let Some(row) = suggestion::by_id(tx, id).await? else { return Ok(None) };
        let Some(meeting) = row.meeting_id else { return Ok(None) };
        group_contact::of(tx, meeting).await
    });
    let Some(contact) = contact::writable(contact.await?).filter(|_| view.standing == Standing::Waiting) else {
        return Ok(false);
    };
    let (to, locale) = contact::opened(house, &contact)?;
    let (link, words) = (group_link::draw(house), house.content.words());
    let said = [
        ("name", view.name.as_str().into()),
        ("service", house.name.as_str().into()),
        ("link", format!("{address}/suggestion/says/{}{}", link.shown, language(locale)).into()),
    ];
    let subject = words.get(locale, "letter-suggestion-subject").to_owned();
    let new = New { to, subject, text: words.format(locale, "letter-suggestion-text", &said) };
    let letter = letter::ready(house, &format!("suggestion {} {}", id.simple(), now.as_microsecond()), &new, now);
    let me = name_of(house, &who.actor()).await?;
    let put = async move |tx: &mut Tx| {
        let asked = suggestion::ask(tx, id, link.hash, now).await?;
        if asked {
            letter::put_down(tx, &letter).await?;
            audit::append(tx, &chain, now, &me, "suggestion.ask_group", &id.simple().to_string()).await?;
        }
        Ok(asked)
    };
    Ok(house.db.write(put).await?)
}

/// What a group is asked about; `None` when its link does not work (any more).
///
/// # Errors
/// When the database cannot be read.
pub async fn by_link(house: &House, link: &str, now: Timestamp) -> Result<Option<SuggestionView>> {
    let Some(hash) = group_link::hash(link) else { return Ok(None) };
    let opener = Opener::of(house);
    let read = async move |tx: &mut Tx| {
        let row = suggestion::by_link(tx, hash).await?;
        let Some(row) = row.filter(|row| row.asked_at.is_some_and(|sent| link_holds(sent, now))) else {
            return Ok(None);
        };
        seen(tx, &opener, row, now).await.map(Some)
    };
    Ok(house.db.read(read).await?)
}

/// Keeps what the group says. False when its link does not work (any more).
///
/// # Errors
/// When the database cannot be reached.
pub async fn answer(house: &House, link: &str, says: GroupSays, now: Timestamp) -> Result<bool> {
    let Some(view) = by_link(house, link, now).await? else { return Ok(false) };
    let id = view.id;
    let keep = async move |tx: &mut Tx| {
        let kept = suggestion::answer(tx, id, says).await?;
        if kept {
            let what = if says == GroupSays::Yes { "suggestion.group_yes" } else { "suggestion.group_no" };
            audit::append(tx, CHAIN, now, "group", what, &id.simple().to_string()).await?;
        }
        Ok(kept)
    };
    Ok(house.db.write(keep).await?)
}
