//! The way into an online meeting that is not for everybody: a person asks, the group sends it. Neither learns the other's
//! address.

use jiff::{SignedDuration, Timestamp};
use openseat_content::Locale;
use openseat_domain::{meeting::Seen, problem::Problem};
use openseat_outside::mail::is_address;
use openseat_store::{
    Tx, audit, group_contact, job,
    link_request::{self, Request, request_cell},
    meeting,
};

use crate::{
    ActionError, House, Result,
    apply::CHAIN,
    contact,
    freshness::language,
    group_link,
    letter::{self, New},
    meeting as meetings,
};

/// So long a group has to answer.
pub const DAYS: i64 = 7;
/// People who may wait for one group at once.
const MOST_WAITING: i64 = 20;
/// Letters in what a group writes, at most.
pub const LONGEST_ANSWER: usize = 1_000;

/// What comes of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Sent,
    /// The group cannot be written to from here.
    NoWay,
    /// Many wait for this group already.
    Full,
}

/// What a group sees that followed the link of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestView {
    pub slug: String,
    pub name: String,
    /// The way in as it is on our list; the group may change it before it goes out.
    pub way_in: String,
}

/// Whether a person can ask here for the way into a meeting.
///
/// # Errors
/// When the database cannot be read.
pub async fn can_be_asked(house: &House, view: &meetings::MeetingView) -> Result<bool> {
    let asks = view.way_in.as_ref().is_some_and(|way| way.seen == Seen::OnRequest);
    if !asks || !house.writes_letters() || view.gone {
        return Ok(false);
    }
    let id = view.id;
    let contact = house.db.read(async move |tx| group_contact::of(tx, id).await).await?;
    Ok(contact::writable(contact).is_some())
}

/// Asks a group for its way in, to be sent to `address`, which the group does not see.
///
/// # Errors
/// `Missing`; `Refused` for what is no address.
pub async fn ask(house: &House, slug: &str, address: &str, locale: Locale, now: Timestamp) -> Result<Asked> {
    let address = address.trim().to_owned();
    if !is_address(&address) {
        let what = "This is no e-mail address.";
        return Err(ActionError::Refused(Problem::refused("address", what, "Write it like name@example.org.")));
    }
    let view = meetings::view(house, slug, now).await?.ok_or_else(|| meetings::missing(slug.to_owned()))?;
    if !can_be_asked(house, &view).await? {
        return Ok(Asked::NoWay);
    }
    let id = view.id;
    let found = house.db.read(async move |tx| group_contact::of(tx, id).await).await?;
    let (Some(group), Some((_, ours))) = (contact::writable(found), &house.post) else { return Ok(Asked::NoWay) };
    let (to, theirs) = contact::opened(house, &group)?;
    let (request, link) = (house.ids.next(now), group_link::draw(house));
    let said = [
        ("name", view.draft.name.as_str().into()),
        ("service", house.name.as_str().into()),
        ("link", format!("{ours}/link/{}{}", link.shown, language(theirs)).into()),
        ("days", DAYS.into()),
    ];
    let words = house.content.words();
    let subject = words.get(theirs, "letter-link-asked-subject").to_owned();
    let new = New { to, subject, text: words.format(theirs, "letter-link-asked-text", &said) };
    let letter = letter::ready(house, &format!("link asked {}", request.simple()), &new, now);
    let row = Request {
        id: request,
        meeting_id: id,
        link: link.hash,
        address: house.vault.seal(request_cell(request), address.as_bytes()),
        locale: locale.code().to_owned(),
        at: now,
    };
    let put = async move |tx: &mut Tx| {
        if link_request::waiting(tx, id).await? >= MOST_WAITING {
            return Ok(Asked::Full);
        }
        link_request::insert(tx, &row).await?;
        letter::put_down(tx, &letter).await?;
        audit::append(tx, CHAIN, now, "visitor", "link.ask", &contact::which(id)).await?;
        Ok(Asked::Sent)
    };
    Ok(house.db.write(put).await?)
}

/// What the link of a request is about; `None` when it was answered, or is too old.
///
/// # Errors
/// When the database cannot be read.
pub async fn by_link(house: &House, link: &str, now: Timestamp) -> Result<Option<RequestView>> {
    let Some(request) = found(house, link, now).await? else { return Ok(None) };
    let slug = house.db.read(async move |tx| meeting::by_id(tx, request.meeting_id).await).await?.map(|one| one.slug);
    let Some(slug) = slug else { return Ok(None) };
    let Some(view) = meetings::view(house, &slug, now).await? else { return Ok(None) };
    let way = view.way_in.unwrap_or_default();
    let lines = [way.url, way.url_notes, way.phone, way.phone_notes];
    let way_in = lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
    Ok(Some(RequestView { slug: view.slug, name: view.draft.name, way_in }))
}

/// The group answers: what it wrote goes to the person, and what we knew of them is gone. `None` as the answer says no.
/// False when the link does not work (any more).
///
/// # Errors
/// `Refused` when there is nothing to send, or too much.
pub async fn answer(house: &House, link: &str, text: Option<&str>, now: Timestamp) -> Result<bool> {
    let Some(request) = found(house, link, now).await? else { return Ok(false) };
    let letter = match text {
        Some(text) => Some(reply(house, &request, text, now).await?),
        None => None,
    };
    let done = async move |tx: &mut Tx| {
        if !link_request::remove(tx, request.id).await? {
            return Ok(false); // two hands were on the link at once
        }
        let what = if letter.is_some() { "link.send" } else { "link.refuse" };
        if let Some(letter) = &letter {
            letter::put_down(tx, letter).await?;
        }
        audit::append(tx, CHAIN, now, "group", what, &contact::which(request.meeting_id)).await?;
        Ok(true)
    };
    Ok(house.db.write(done).await?)
}

/// Forgets who asked too long ago. The server calls it on schedule.
///
/// # Errors
/// When the database cannot be reached.
pub async fn sweep(house: &House, now: Timestamp) -> Result<u64> {
    let before = now.saturating_sub(SignedDuration::from_hours(24 * DAYS)).unwrap_or(Timestamp::MIN);
    Ok(house.db.write(async move |tx| link_request::forget(tx, before).await).await?)
}

async fn found(house: &House, link: &str, now: Timestamp) -> Result<Option<Request>> {
    let Some(hash) = group_link::hash(link) else { return Ok(None) };
    let request = house.db.read(async move |tx| link_request::by_link(tx, hash).await).await?;
    Ok(request.filter(|one| now.duration_since(one.at) < SignedDuration::from_hours(24 * DAYS)))
}

async fn reply(house: &House, request: &Request, text: &str, now: Timestamp) -> Result<job::New> {
    let text = text.trim();
    let refused = |what: &str, fix: &str| Err(ActionError::Refused(Problem::refused("text", what, fix)));
    if text.is_empty() {
        return refused("There is nothing to send.", "Write the link, or choose not to send it.");
    }
    if text.chars().count() > LONGEST_ANSWER {
        return refused("The text is too long.", "Make it shorter.");
    }
    let id = request.meeting_id;
    let named = house.db.read(async move |tx| meetings::named(tx, id, now).await).await?;
    let plain = house.vault.unseal(request_cell(request.id), &request.address)?;
    let locale = Locale::from_tag(&request.locale).unwrap_or(Locale::En);
    let words = house.content.words();
    let said = [("text", text.into()), ("name", named.name.into()), ("service", house.name.as_str().into())];
    let new = New {
        to: String::from_utf8_lossy(&plain).into_owned(),
        subject: words.get(locale, "letter-link-subject").to_owned(),
        text: words.format(locale, "letter-link-text", &said),
    };
    Ok(letter::ready(house, &format!("link {}", request.id.simple()), &new, now))
}
