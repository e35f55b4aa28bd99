//! Reading what people share. Whoever reads leaves a line in the person's list and one in the organisation's audit.

use std::collections::BTreeSet;

use jiff::Timestamp;
use openseat_domain::{
    consent::{Field, Purpose},
    organisation::Path,
    permit::{Asked, Exception, Standing, cover, except},
    policy::Kind,
    role::Role,
};
use openseat_store::{
    self as store, PersonKey, Tx, audit, consent,
    disclosure::{self, Recorded, Shared},
    share::{self, Share},
};
use uuid::Uuid;

use super::{
    ScopeView, SharedView, SharerView, code, hex,
    place::{Place, allowed, said},
};
use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    signed::Signed,
    space::{About, Visit, refused},
};

/// What is kept of people. Notes of counselling sessions are not, so nobody can ask for them.
const KEPT: [Field; 3] = [Field::FirstName, Field::Contact, Field::Attendance];
/// People in a list.
const MOST: i64 = 1_000;
/// Letters of one part of the documentation of an exception.
const LONGEST_PART: usize = 500;

/// Who shares with a node now. It tells nothing of those who stopped.
pub async fn sharers(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<Vec<SharerView>> {
    let (place, _) = allowed(house, who, node, Kind::SharedRecord).await?;
    let reader = who.key(house).await?;
    let path = place.path;
    let shares = house.db.read(async move |tx| shares(tx, &path).await).await?;
    let mut known = Vec::with_capacity(shares.len());
    for share in shares {
        // Erased between the two: then nobody is there to be listed.
        if let Some(key) = house.vault.person(share.person).await? {
            known.push((share, key));
        }
    }
    let write = async move |tx: &mut Tx| {
        let mut found = Vec::new();
        for (share, key) in &known {
            let live = consent::live(tx, key, now).await?;
            if live
                .iter()
                .any(|one| one.consent.reader().is_none() && one.holds(now) && !reaching(one, &path).is_empty())
            {
                let code = code::shown(&share.code);
                found.push(SharerView { person: share.person, code, since: share.made_at });
            }
        }
        let node = path.node().simple().to_string();
        audit::append(tx, &organisation_chain(&path), now, &reader.pseudonym(), "sharers.list", &node).await?;
        Ok(found)
    };
    Ok(house.db.write(write).await?)
}

/// Reads what the person of `code` shares with the node, and records it. `None` alike for no consent, a stopped or
/// ended one, no such code, and no such person.
pub async fn read(
    house: &House,
    who: &Signed,
    node: Uuid,
    code: &str,
    purpose: Purpose,
    now: Timestamp,
) -> Result<Option<SharedView>> {
    let (place, role) = allowed(house, who, node, Kind::SharedRecord).await?;
    let reading = Reading::prepare(house, who, place, role, code, false, now).await?;
    let Reading { place, to, reader, subject, key, ids, .. } = reading.clone();
    let path = place.path;
    let fields = KEPT.into_iter().collect();
    let asked = Asked { person: subject, recipient: path, reader: who.person, purpose, fields };
    let read = async move |tx: &mut Tx| {
        let standing = consent::live(tx, &key, now).await?;
        let mut shared = Vec::new();
        for (permit, id) in cover(&standing, &asked, now).into_iter().zip(ids) {
            shared.push(disclosure::read(tx, &key, permit, id, &to).await?);
        }
        let (what, which) = noted("shared.read", &shared, &key);
        audit::append(tx, &organisation_chain(&path), now, &reader.pseudonym(), what, &which).await?;
        let bases = standing.into_iter().filter(|one| shared.iter().any(|read| rests_on(read, one)));
        let scope: Vec<ScopeView> = bases.map(|standing| scope(&standing, &path)).collect();
        Ok((shared, scope))
    };
    let (shared, scope) = house.db.write(read).await?;
    Ok(reading.view(shared, purpose, scope))
}

/// Reads without a consent, for a documented exception. The person sees it in their list.
///
/// A clinician reads in an emergency; whoever manages the organisation answers a court or an audit, after a fresh proof
/// of who they are. Only people who once shared with the node, or with one above it, can be found at all.
///
/// # Errors
/// `Refused` at the part of the documentation that is missing, or at `fields`; `ProveAgain`.
pub async fn read_except(
    house: &House,
    who: &Signed,
    node: Uuid,
    code: &str,
    fields: BTreeSet<Field>,
    exception: Exception,
    now: Timestamp,
) -> Result<Option<SharedView>> {
    let (kind, what) = match &exception {
        Exception::MedicalEmergency { .. } => (Kind::EmergencyRecord, "shared.emergency"),
        Exception::CourtOrder { .. } => (Kind::CompelledRecord, "shared.court"),
        Exception::Audit { .. } => (Kind::CompelledRecord, "shared.audit"),
    };
    let (place, role) = allowed(house, who, node, kind).await?;
    if kind == Kind::CompelledRecord {
        who.fresh(now)?;
    }
    let fields: BTreeSet<Field> = fields.into_iter().filter(|field| KEPT.contains(field)).collect();
    documented(&place.path, &fields, &exception, now)?;
    let reading = Reading::prepare(house, who, place, role, code, true, now).await?;
    let Reading { place, to, reader, subject, key, ids, .. } = reading.clone();
    let (path, purpose) = (place.path, exception.purpose());
    let read = async move |tx: &mut Tx| {
        let mut shared = Vec::new();
        // Nobody is found by a code that is nobody's, and the reader's own key then stands in.
        if subject == key.person()
            && let Ok(permit) = except(subject, &path, fields.clone(), exception.clone(), now)
        {
            shared.push(disclosure::read(tx, &key, permit, ids[0], &to).await?);
        }
        let (what, which) = noted(what, &shared, &key);
        audit::append(tx, &organisation_chain(&path), now, &reader.pseudonym(), what, &which).await?;
        Ok(shared)
    };
    let shared = house.db.write(read).await?;
    Ok(reading.view(shared, purpose, Vec::new()))
}

/// All that a reading needs before its transaction.
#[derive(Clone)]
struct Reading {
    place: Place,
    to: Recorded,
    notice: String,
    code: String,
    reader: PersonKey,
    /// Whose record; nobody's when the code leads to nobody.
    subject: Uuid,
    /// The subject's key. When there is no subject, the reader's own stands in for it: the same work is done for
    /// nothing, so that the time does not tell whether a code is somebody's.
    key: PersonKey,
    /// One for each permit; there are never more of them than fields.
    ids: [Uuid; KEPT.len()],
}

impl Reading {
    async fn prepare(
        house: &House,
        who: &Signed,
        place: Place,
        role: Role,
        typed: &str,
        haste: bool,
        now: Timestamp,
    ) -> Result<Self> {
        let reader = who.key(house).await?;
        let (path, kept) = (place.path, code::typed(typed));
        let code = code::shown(&kept);
        let share = house.db.read(async move |tx| share::by_code(tx, path.organisation(), &kept).await).await?;
        let found = share.filter(|share| path.ids().contains(&share.node)).map(|share| share.person);
        let key = house.vault.person(found.unwrap_or(Uuid::nil())).await?;
        let (subject, key) = key.map_or((Uuid::nil(), reader.clone()), |key| (key.person(), key));
        let notice = place.notice(house, haste).ok_or(ActionError::Denied("a notice that is not there"))?;
        let to = Recorded {
            who: reader.pseudonym(),
            role: role.as_str().to_owned(),
            recipient: place.name.clone(),
            organisation: place.organisation.clone(),
            notice: notice.name(),
            channel: "page".to_owned(),
        };
        let notice = said(notice, who.locale.unwrap_or_default());
        let ids = std::array::from_fn(|_| house.ids.next(now));
        Ok(Self { place, to, notice, code, reader, subject, key, ids })
    }

    /// Everything that was read, in one; nothing when nothing was.
    fn view(self, shared: Vec<Shared>, purpose: Purpose, scope: Vec<ScopeView>) -> Option<SharedView> {
        if shared.is_empty() {
            return None;
        }
        let fields = shared.iter().flat_map(|read| read.fields.iter().copied()).collect();
        let (mut about, mut visits) = (Vec::new(), Vec::new());
        for read in shared {
            about.extend(read.about);
            visits.extend(read.visits.into_iter().map(Visit::from));
        }
        let about: About = about.into_iter().collect();
        Some(SharedView { code: self.code, fields, about, visits, purpose, notice: self.notice, scope })
    }
}

/// Those who share or shared with the node or one above it, each once, by the code that is nearest.
async fn shares(tx: &mut Tx, path: &Path) -> store::Result<Vec<Share>> {
    let mut found: Vec<Share> = Vec::new();
    for id in path.ids().iter().rev() {
        for share in share::at_node(tx, *id, MOST).await? {
            if !found.iter().any(|other| other.person == share.person) {
                found.push(share);
            }
        }
    }
    Ok(found)
}

/// The names in a consent that reach the node.
fn reaching(standing: &Standing, path: &Path) -> Vec<String> {
    let recipients = standing.consent.recipients().iter();
    recipients.filter(|one| path.ids().contains(&one.node)).map(|one| one.name.clone()).collect()
}

/// What the audit says. It does not tell why nothing was read, nor of whom.
fn noted(what: &'static str, shared: &[Shared], key: &PersonKey) -> (&'static str, String) {
    if shared.is_empty() { ("shared.nothing", "nobody".to_owned()) } else { (what, key.pseudonym()) }
}

fn rests_on(read: &Shared, standing: &Standing) -> bool {
    matches!(&read.basis, openseat_domain::permit::Basis::Consent { id, .. } if *id == standing.id)
}

fn scope(standing: &Standing, path: &Path) -> ScopeView {
    let consent = &standing.consent;
    ScopeView {
        consent: standing.id,
        kind: consent.kind(),
        fields: consent.fields().clone(),
        purposes: consent.purposes().clone(),
        recipients: reaching(standing, path),
        until: consent.until(),
        signed_at: consent.signed_at(),
        hash: hex(&standing.hash),
    }
}

/// Every part is written, and none is a book.
fn documented(path: &Path, fields: &BTreeSet<Field>, exception: &Exception, now: Timestamp) -> Result<()> {
    if let Err(part) = except(Uuid::nil(), path, fields.clone(), exception.clone(), now) {
        return Err(refused(part, "This must be written down first.", "Fill it in."));
    }
    let long = exception.parts().into_iter().find(|(_, said)| said.chars().count() > LONGEST_PART);
    match long {
        Some((part, _)) => Err(refused(part, "This is too long to keep.", "Write 500 letters at most.")),
        None => Ok(()),
    }
}
