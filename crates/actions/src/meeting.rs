//! One meeting: to look at, and to tell us about.

use jiff::{SignedDuration, Timestamp, civil::Date};
use openseat_domain::{
    amendment::{Amendment, Word},
    attendance_proof::Offered,
    meeting::{Attendance, Draft, Online},
    problem::Problem,
};
use openseat_store::{
    Tx, attendance_proof, audit, greeter,
    listing::{self, Listing, State},
    meeting, meeting_check,
    report::{self, Report},
    source,
};
use uuid::Uuid;

pub use openseat_store::{
    meeting_check::Last,
    report::{Kind, Tally},
};

use crate::{ActionError, House, Result, amendment, apply::CHAIN};

/// Reports older than this say nothing about today.
const TALLY_DAYS: i64 = 60;

/// Longest text of a report, in characters.
pub const LONGEST_REPORT: usize = 1_000;

/// All that is known of one meeting.
#[derive(Clone, Debug)]
pub struct MeetingView {
    pub id: Uuid,
    /// Its present address. When it is not the one asked for, lead the person there.
    pub slug: String,
    /// What is shown: the words of the freshest listing, without a way in that is not for everybody.
    pub draft: Draft,
    /// The way in, when it is not for everybody (see [`Seen`](openseat_domain::meeting::Seen)).
    pub way_in: Option<Online>,
    /// Who looked last whether all is as listed, when that was a group or a keeper.
    pub looked: Option<Last>,
    /// True when no source lists it any more, or a person closed it.
    pub gone: bool,
    /// What will change, and from which day on; the next change first.
    pub coming: Vec<(Date, Word)>,
    pub made_up: bool,
    /// Somebody can be met there.
    pub greeted: bool,
    /// Whether it gives letters that somebody was there.
    pub letters: Offered,
    /// Every source that lists it or did, the first seen first.
    pub listings: Vec<ListingView>,
    /// What visitors told us lately.
    pub reports: Vec<Tally>,
}

/// One source's version.
#[derive(Clone, Debug)]
pub struct ListingView {
    pub id: Uuid,
    pub source: String,
    pub live: bool,
    /// When the source last had it.
    pub last_seen: Timestamp,
    /// Whether this version is the one shown.
    pub shown: bool,
    /// How sure we are that it is this meeting, 0 to 1; `None` for the first.
    pub score: Option<f64>,
    /// Why we think so, as JSON.
    pub reasons: Option<String>,
}

/// A meeting as it is spoken of elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// May be empty.
    pub name: String,
    /// Its address; empty when it is on no list any more.
    pub slug: String,
    /// IANA; empty when it has no time.
    pub zone: String,
    /// There is no door to wait at.
    pub online: bool,
}

/// What a visitor tells us of a meeting. It names nobody.
#[derive(Clone, Debug)]
pub struct ReportForm {
    pub slug: String,
    pub kind: Kind,
    pub words: String,
}

/// The meeting at an address; an old address finds it too. `None` when there never was one.
///
/// # Errors
/// When the database cannot be read.
pub async fn view(house: &House, slug: &str, now: Timestamp) -> Result<Option<MeetingView>> {
    let slug = slug.to_owned();
    let since = now.saturating_sub(SignedDuration::from_hours(24 * TALLY_DAYS)).unwrap_or(now);
    let found = house
        .db
        .read(async move |tx| {
            let Some(found) = meeting::by_slug(tx, &slug).await? else { return Ok(None) };
            let listings = listing::of_meeting(tx, found.id).await?;
            let tally = report::tally(tx, found.id, since).await?;
            let shown = listings.iter().find(|(l, _)| Some(l.id) == found.shown_listing);
            let made_up = match shown {
                Some((listing, _)) => source::by_id(tx, listing.source_id).await?.is_some_and(|s| s.made_up),
                None => false,
            };
            let greeted = !greeter::ready(tx, found.id).await?.is_empty();
            let looked = meeting_check::of(tx, found.id).await?.and_then(|check| check.last);
            let amendments = amendment::of(tx, found.id).await?;
            let letters = attendance_proof::offered(tx, found.id).await?.map_or(Offered::No, |offer| offer.offered);
            Ok(Some((found, listings, tally, made_up, greeted, (looked, amendments, letters))))
        })
        .await?;
    let Some((found, listings, reports, made_up, greeted, (looked, amendments, letters))) = found else {
        return Ok(None);
    };
    let shown = listings.iter().map(|(l, _)| l).find(|l| Some(l.id) == found.shown_listing);
    let Some(shown) = shown.or(listings.first().map(|(l, _)| l)) else { return Ok(None) };
    if shown.state == State::KeptBack {
        return Ok(None); // its source does not want it seen, so it is as if it were not there
    }
    let draft: Draft = serde_json::from_str(&shown.body).map_err(|e| unreadable(&found.slug, &e))?;
    let listings = listings.iter().map(|(l, name)| ListingView::of(l, name, found.shown_listing)).collect();
    let mut coming = coming(&draft, &amendments, now);
    let laid = amendment::laid(draft, &amendments, now);
    let (mut draft, gone) = (laid.draft, laid.closed || found.state != meeting::State::Live);
    let way_in = draft.hide_way_in();
    if way_in.is_some() {
        coming.retain(|(_, word)| !word.is_way_in());
    }
    let looked = looked.filter(|last| draft.updated.is_none_or(|at| at <= last.at));
    draft.updated = draft.updated.max(looked.as_ref().map(|last| last.at));
    let (id, slug) = (found.id, found.slug);
    Ok(Some(MeetingView {
        id,
        slug,
        draft,
        way_in,
        looked,
        gone,
        coming,
        made_up,
        greeted,
        letters,
        listings,
        reports,
    }))
}

/// The shown words of several meetings, with their present addresses, in the order asked for. What is not shown (any more)
/// is left out.
///
/// # Errors
/// When the database cannot be read.
pub async fn drafts(house: &House, slugs: Vec<String>) -> Result<Vec<(String, Draft)>> {
    let snapshot = house.snapshot();
    let read = async move |tx: &mut Tx| {
        let mut found = Vec::with_capacity(slugs.len());
        for slug in &slugs {
            let Some(one) = meeting::by_slug(tx, slug).await?.filter(|one| one.state == meeting::State::Live) else {
                continue;
            };
            let Some(shown) = one.shown_listing else { continue };
            let listing = listing::by_id(tx, shown).await?.filter(|listing| listing.state != State::KeptBack);
            // A body that cannot be read is named by `openseat doctor`; it must not break the list for all.
            let draft = listing.and_then(|listing| serde_json::from_str(&listing.body).ok());
            let laid = draft.map(|draft: Draft| snapshot.amended.lay(one.id, draft, snapshot.built));
            found.extend(laid.filter(|laid| !laid.closed).map(|laid| (one.slug, laid.draft)));
        }
        Ok(found)
    };
    Ok(house.db.read(read).await?)
}

/// Keeps what a visitor tells us, for the steward of the list.
///
/// # Errors
/// [`ActionError::Missing`] when there is no such meeting; [`ActionError::Refused`] when the text is too long.
pub async fn report_wrong(house: &House, form: ReportForm, now: Timestamp) -> Result<()> {
    let words = form.words.trim().to_owned();
    if words.chars().count() > LONGEST_REPORT {
        let what = format!("The text is longer than {LONGEST_REPORT} letters.");
        return Err(ActionError::Refused(Problem::refused("words", what, "Please make it shorter.")));
    }
    let (id, slug, kind) = (house.ids.next(now), form.slug.clone(), form.kind);
    let kept = house
        .db
        .write(async move |tx| {
            let Some(found) = meeting::by_slug(tx, &slug).await? else { return Ok(false) };
            let state = crate::report::state_of(kind);
            let report = Report { id, meeting_id: found.id, kind, words: words.clone(), at: now, state };
            report::insert(tx, &report).await?;
            audit::append(tx, CHAIN, now, "visitor", "meeting reported", &found.slug).await?;
            Ok(true)
        })
        .await?;
    if kept { Ok(()) } else { Err(missing(form.slug)) }
}

/// How a meeting is called; nothing of it when it is on no list that may be seen.
pub(crate) async fn named(tx: &mut Tx, id: Uuid, now: Timestamp) -> openseat_store::Result<Named> {
    let Some(found) = meeting::by_id(tx, id).await? else { return Ok(Named::default()) };
    let Some(shown) = found.shown_listing else { return Ok(Named::default()) };
    let Some(listing) = listing::by_id(tx, shown).await? else { return Ok(Named::default()) };
    let draft: Option<Draft> = serde_json::from_str(&listing.body).ok().filter(|_| listing.state != State::KeptBack);
    let Some(draft) = draft else { return Ok(Named::default()) };
    let laid = amendment::lay(tx, id, draft, now).await?;
    let (draft, listed) = (laid.draft, !laid.closed && found.state == meeting::State::Live);
    Ok(Named {
        online: draft.attendance == Attendance::Online,
        zone: draft.schedule.and_then(|schedule| schedule.zone).unwrap_or_default(),
        slug: if listed { found.slug } else { String::new() },
        name: draft.name,
    })
}

/// What will change. Where a source's word is to stand again, it is told as it is now.
fn coming(heard: &Draft, amendments: &[Amendment], now: Timestamp) -> Vec<(Date, Word)> {
    let today = amendment::today(heard, now);
    let heard = heard.clone().into();
    let coming = openseat_domain::amendment::coming(amendments, today).into_iter();
    coming.filter_map(|one| Some((one.from?, one.word.clone().unwrap_or_else(|| one.field.of(&heard))))).collect()
}

pub(crate) fn missing(slug: String) -> ActionError {
    ActionError::Missing { what: "meeting", name: slug, fix: "Look for it by name or place." }
}

fn unreadable(slug: &str, error: &serde_json::Error) -> ActionError {
    let fix = "Read its source again; `openseat doctor` lists such rows.";
    ActionError::Refused(Problem::refused(slug, format!("The stored listing cannot be read: {error}."), fix))
}

impl ListingView {
    fn of(listing: &Listing, source: &str, shown: Option<Uuid>) -> Self {
        Self {
            id: listing.id,
            source: source.to_owned(),
            live: listing.state == State::Live,
            last_seen: listing.last_seen,
            shown: Some(listing.id) == shown,
            score: listing.link.as_ref().map(|link| link.score),
            reasons: listing.link.as_ref().map(|link| link.reasons.clone()),
        }
    }
}
