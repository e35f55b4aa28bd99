//! The key to shared personal data. It cannot be written down, copied or kept: it is made from a consent that holds now,
//! or from an exception that is documented now, and the store takes it away when it reads.

use std::collections::BTreeSet;

use jiff::Timestamp;
use uuid::Uuid;

use crate::consent::{Consent, Field, Kind, Purpose, Until};

/// What someone asks to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Whose record.
    pub person: Uuid,
    /// The node on whose behalf it is asked: that node's id and those above it, since a consent that names a clinic
    /// covers its sites.
    pub recipient: crate::organisation::Path,
    pub purpose: Purpose,
    pub fields: BTreeSet<Field>,
}

/// A consent as it stands: signed, and perhaps stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub id: Uuid,
    /// SHA-256 of what was signed, as kept beside the disclosure.
    pub hash: [u8; 32],
    pub consent: Consent,
    /// When the person stopped it.
    pub stopped_at: Option<Timestamp>,
}

impl Standing {
    /// Whether it holds at `now`: signed, not stopped, not ended.
    pub fn holds(&self, now: Timestamp) -> bool {
        let ended = matches!(self.consent.until(), Until::Instant(end) if end <= now);
        self.consent.signed_at() <= now && self.stopped_at.is_none_or(|at| at > now) && !ended
    }
}

/// Why a permit may be made without a consent. Each must be documented before anything is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exception {
    /// 42 CFR 2.51: who received it with their affiliation, who told, and the nature of the emergency.
    MedicalEmergency { received_by: String, affiliation: String, told_by: String, nature: String },
    /// Subpart E: a court's order, and the subpoena that compels.
    CourtOrder { court: String, order: String, subpoena: String },
    /// 42 CFR 2.53: an audit or evaluation under a written agreement.
    Audit { agreement: String, auditor: String },
}

/// On what a disclosure rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    Consent { id: Uuid, hash: [u8; 32], kind: Kind },
    Exception(Exception),
}

/// Leave to read these fields of this person, once, now. No way to make one but [`cover`] and [`except`].
#[derive(Debug)]
#[must_use = "a permit that is not given to the store reads nothing"]
pub struct Permit {
    person: Uuid,
    recipient: Uuid,
    purpose: Purpose,
    fields: BTreeSet<Field>,
    basis: Basis,
    at: Timestamp,
}

impl Permit {
    pub fn person(&self) -> Uuid {
        self.person
    }

    pub fn recipient(&self) -> Uuid {
        self.recipient
    }

    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// What may be read: never more than was asked, nor more than is covered.
    pub fn fields(&self) -> &BTreeSet<Field> {
        &self.fields
    }

    pub fn basis(&self) -> &Basis {
        &self.basis
    }

    /// When it was made. It is good for the transaction of that moment.
    pub fn at(&self) -> Timestamp {
        self.at
    }
}

/// The permit that one of `consents` gives for what is asked; `None` when none covers any of it.
///
/// The fields are those asked for that the consent covers. Of several consents the one that covers most is taken, the
/// latest signed among equals; they are not added together, since each disclosure rests on one signed text.
pub fn cover(consents: &[Standing], asked: &Asked, now: Timestamp) -> Option<Permit> {
    let covered = |standing: &Standing| -> BTreeSet<Field> {
        let consent = &standing.consent;
        let names_them = consent.recipients().iter().any(|r| asked.recipient.ids().contains(&r.node));
        let for_this = consent.purposes().contains(&asked.purpose) || consent.kind() == Kind::Tpo && tpo(asked.purpose);
        if !standing.holds(now) || !names_them || !for_this {
            return BTreeSet::new();
        }
        consent.fields().intersection(&asked.fields).copied().collect()
    };
    let (best, fields) = consents
        .iter()
        .map(|standing| (standing, covered(standing)))
        .filter(|(_, fields)| !fields.is_empty())
        .max_by_key(|(standing, fields)| (fields.len(), standing.consent.signed_at(), standing.id))?;
    Some(Permit {
        person: asked.person,
        recipient: asked.recipient.node(),
        purpose: asked.purpose,
        fields,
        basis: Basis::Consent { id: best.id, hash: best.hash, kind: best.consent.kind() },
        at: now,
    })
}

/// The permit of an exception. Counselling notes are not given for an audit.
///
/// # Errors
/// The name of the part of the documentation that is empty.
pub fn except(asked: Asked, exception: Exception, now: Timestamp) -> Result<Permit, &'static str> {
    let parts: &[(&'static str, &String)] = match &exception {
        Exception::MedicalEmergency { received_by, affiliation, told_by, nature } => {
            &[("received_by", received_by), ("affiliation", affiliation), ("told_by", told_by), ("nature", nature)]
        }
        Exception::CourtOrder { court, order, subpoena } => {
            &[("court", court), ("order", order), ("subpoena", subpoena)]
        }
        Exception::Audit { agreement, auditor } => &[("agreement", agreement), ("auditor", auditor)],
    };
    if let Some((name, _)) = parts.iter().find(|(_, said)| said.trim().is_empty()) {
        return Err(name);
    }
    let mut fields = asked.fields;
    if matches!(exception, Exception::Audit { .. }) {
        fields.remove(&Field::CounsellingNotes);
    }
    let (person, recipient, purpose) = (asked.person, asked.recipient.node(), asked.purpose);
    Ok(Permit { person, recipient, purpose, fields, basis: Basis::Exception(exception), at: now })
}

/// What a single consent for treatment, payment and operations is for.
fn tpo(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::Tpo | Purpose::Treatment | Purpose::Support)
}
