//! Sharing: a person signs a consent, an organisation reads under it, every reading is recorded, one button stops it.

mod code;
mod place;
mod read;
mod sign;
mod strain;

use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use openseat_domain::{
    consent::{Consent, Field, Kind as ConsentKind, Purpose, Until},
    permit::{Basis, Exception, Standing},
    policy::{Action, Kind},
};
use openseat_store::{consent, disclosure, share};
use uuid::Uuid;

pub(crate) use self::strain::end_strain;
pub use self::{
    read::{read, read_except, sharers},
    sign::sign,
    strain::{Choice, Listener, OwnStrain, StrainDesk, StrainView, ToMe, read_strain, show_strain, strain},
};
use crate::{
    House, Result,
    signed::Signed,
    space::{About, Visit, mine},
};

/// Days before its end from which on a consent is said to end soon.
const SOON: i64 = 14;

/// A consent in the person's list.
#[derive(Clone, Debug)]
pub struct ConsentView {
    pub id: Uuid,
    pub consent: Consent,
    pub stopped_at: Option<Timestamp>,
    pub holds: bool,
    /// It ends by itself within 14 days.
    pub ends_soon: bool,
    /// SHA-256 of what was signed, as hexadecimal.
    pub hash: String,
    /// By which code the recipients know the person.
    pub codes: Vec<(String, String)>,
}

/// One line of the accounting of disclosures (42 CFR 2.25).
#[derive(Clone, Debug)]
pub struct DisclosureView {
    pub id: Uuid,
    pub at: Timestamp,
    /// To whom: the node, the organisation above it, and the role of who looked.
    pub recipient: String,
    pub organisation: String,
    pub role: String,
    pub purpose: Purpose,
    pub fields: BTreeSet<Field>,
    /// The consent it rested on; `None` for an exception, which `exception` then tells as it was documented, the rule
    /// first ("42 CFR 2.51: Dr Ray; Harbour Hospital; Kim; not breathing").
    pub consent: Option<Uuid>,
    pub exception: Option<String>,
    /// Which notice went with it ("42 CFR 2.32(a)(1), 2024").
    pub notice: String,
}

/// One who shares with a node, as its staff see them in a list: a code, and nothing personal.
#[derive(Clone, Debug)]
pub struct SharerView {
    pub person: Uuid,
    pub code: String,
    pub since: Timestamp,
}

/// What a recipient reads, with what must go with it.
#[derive(Clone, Debug)]
pub struct SharedView {
    pub code: String,
    pub fields: BTreeSet<Field>,
    pub about: About,
    pub visits: Vec<Visit>,
    pub purpose: Purpose,
    /// The words of the notice (42 CFR 2.32) or of the plain confidentiality line, by the standing of the recipient.
    pub notice: String,
    /// What the consents cover that this rests on (2.32(b)); empty for an exception.
    pub scope: Vec<ScopeView>,
}

/// A clear explanation of what a consent covers (42 CFR 2.32(b)), for the recipient. It does not tell with whom else
/// the person shares.
#[derive(Clone, Debug)]
pub struct ScopeView {
    pub consent: Uuid,
    pub kind: ConsentKind,
    pub fields: BTreeSet<Field>,
    pub purposes: BTreeSet<Purpose>,
    /// The names in it that reach this recipient, as they were when it was signed.
    pub recipients: Vec<String>,
    pub until: Until,
    pub signed_at: Timestamp,
    /// SHA-256 of what was signed, as hexadecimal.
    pub hash: String,
}

/// The person's consents: those that hold first, the latest signed first.
pub async fn consents(house: &House, who: &Signed, now: Timestamp) -> Result<Vec<ConsentView>> {
    let mine = mine(house, who, Action::See, Kind::OwnSharing).await?;
    let read =
        async move |tx: &mut _| Ok((consent::of(tx, &mine.key).await?, share::of_person(tx, mine.own.person()).await?));
    let (standing, shares) = house.db.read(read).await?;
    let mut views: Vec<_> = standing.into_iter().map(|standing| view(standing, &shares, now)).collect();
    views.sort_by_key(|view| (view.holds, view.consent.signed_at(), view.id));
    views.reverse();
    Ok(views)
}

/// Stops a consent from the next reading on. False when it is not theirs; true again when it was stopped already.
pub async fn stop(house: &House, who: &Signed, consent: Uuid, now: Timestamp) -> Result<bool> {
    let mine = mine(house, who, Action::Remove, Kind::OwnSharing).await?;
    let write = async move |tx: &mut _| {
        let stopped = consent::stop(tx, mine.own.person(), consent, now).await?;
        if stopped {
            mine.note(tx, now, "consent.stop", &consent.simple().to_string()).await?;
        }
        Ok(stopped)
    };
    Ok(house.db.write(write).await?)
}

/// Everything that was disclosed of the person, the latest first.
pub async fn disclosures(house: &House, who: &Signed) -> Result<Vec<DisclosureView>> {
    let mine = mine(house, who, Action::See, Kind::OwnSharing).await?;
    let found = house.db.read(async move |tx| disclosure::of(tx, mine.own, &mine.key).await).await?;
    Ok(found.into_iter().map(|disclosure| line(house, disclosure)).collect())
}

/// The end of a day in the zone of the house: what "until 22 February" means.
pub fn end_of(house: &House, day: Date) -> Option<Timestamp> {
    let zone = TimeZone::get(&house.home_zone).ok()?;
    Some(day.tomorrow().ok()?.to_zoned(zone).ok()?.timestamp())
}

fn view(standing: Standing, shares: &[share::Share], now: Timestamp) -> ConsentView {
    let holds = standing.holds(now);
    let soon = now.saturating_add((SOON * 24).hours()).unwrap_or(Timestamp::MAX);
    let ends_soon = holds && matches!(standing.consent.until(), Until::Instant(end) if end <= soon);
    let code = |node| shares.iter().find(|share| share.node == node).map(|share| code::shown(&share.code));
    let recipients = standing.consent.recipients().iter();
    // Who is named reads by that name, not by a code.
    let codes = match standing.consent.reader() {
        Some(_) => Vec::new(),
        None => recipients.filter_map(|one| Some((one.name.clone(), code(one.node)?))).collect(),
    };
    let Standing { id, hash, consent, stopped_at, .. } = standing;
    ConsentView { id, consent, stopped_at, holds, ends_soon, hash: hex(&hash), codes }
}

fn line(house: &House, disclosure: disclosure::Disclosure) -> DisclosureView {
    let disclosure::Disclosure { id, at, to, purpose, fields, basis, .. } = disclosure;
    let notice = house.content.consents().named(&to.notice).map_or(to.notice.clone(), |text| text.cites.clone());
    let (consent, exception) = match basis {
        Basis::Consent { id, .. } => (Some(id), None),
        Basis::Exception(exception) => (None, Some(in_words(&exception))),
    };
    let (recipient, organisation, role) = (to.recipient, to.organisation, to.role);
    DisclosureView { id, at, recipient, organisation, role, purpose, fields, consent, exception, notice }
}

/// What was documented, as it was written.
fn in_words(exception: &Exception) -> String {
    let rule = match exception {
        Exception::MedicalEmergency { .. } => "42 CFR 2.51",
        Exception::CourtOrder { .. } => "42 CFR 2.61",
        Exception::Audit { .. } => "42 CFR 2.53",
    };
    let said: Vec<&str> = exception.parts().into_iter().map(|(_, said)| said).collect();
    format!("{rule}: {}", said.join("; "))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
