//! The key to shared personal data. It cannot be written down, copied or kept: it is made from a consent that holds now,
//! or from an exception that is documented now, and the store takes it away when it reads.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    consent::{Consent, Field, Kind, Purpose, Until},
    organisation::Path,
    role::Actor,
};

/// What someone asks to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Whose record.
    pub person: Uuid,
    /// The node on whose behalf it is asked: that node's id and those above it, since a consent that names a clinic
    /// covers its sites.
    pub recipient: Path,
    /// Who asks there.
    pub reader: Uuid,
    pub purpose: Purpose,
    pub fields: BTreeSet<Field>,
}

/// A consent as it stands: signed, and perhaps stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whose it is. It covers nobody else's record.
    pub person: Uuid,
    pub id: Uuid,
    /// SHA-256 of what was signed, as kept beside the disclosure.
    pub hash: [u8; 32],
    pub consent: Consent,
    /// When the person stopped it.
    pub stopped_at: Option<Timestamp>,
}

impl Standing {
    /// Whether it holds at `now`: signed, not stopped, not ended.
    ///
    /// A consent that was stopped does not hold, whatever `now` is: the clock of whoever reads may be behind the clock
    /// of whoever wrote down the stop.
    pub fn holds(&self, now: Timestamp) -> bool {
        let ended = matches!(self.consent.until(), Until::Instant(end) if end <= now);
        self.consent.signed_at() <= now && self.stopped_at.is_none() && !ended
    }
}

/// Why a permit may be made without a consent. Each must be documented before anything is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exception {
    /// 42 CFR 2.51: who received it with their affiliation, who told, and the nature of the emergency.
    MedicalEmergency { received_by: String, affiliation: String, told_by: String, nature: String },
    /// Subpart E: a court's order, and the subpoena that compels.
    CourtOrder { court: String, order: String, subpoena: String },
    /// 42 CFR 2.53: an audit or evaluation under a written agreement.
    Audit { agreement: String, auditor: String },
}

impl Exception {
    /// What it is for. An audit is among the operations of health care (45 CFR 164.501).
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::MedicalEmergency { .. } => Purpose::Treatment,
            Self::CourtOrder { .. } => Purpose::Proceedings,
            Self::Audit { .. } => Purpose::Tpo,
        }
    }

    /// What must be written down, by name.
    pub fn parts(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::MedicalEmergency { received_by, affiliation, told_by, nature } => {
                vec![
                    ("received_by", received_by),
                    ("affiliation", affiliation),
                    ("told_by", told_by),
                    ("nature", nature),
                ]
            }
            Self::CourtOrder { court, order, subpoena } => {
                vec![("court", court), ("order", order), ("subpoena", subpoena)]
            }
            Self::Audit { agreement, auditor } => vec![("agreement", agreement), ("auditor", auditor)],
        }
    }
}

/// On what a disclosure rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    Consent { id: Uuid, hash: [u8; 32], kind: Kind },
    Exception(Exception),
}

/// Leave to read these fields of this person, once, now. No way to make one but [`cover`] and [`except`].
///
/// It cannot be written by hand:
///
/// ```compile_fail,E0451
/// # use openseat_domain::{consent::Purpose, permit::{Basis, Permit}};
/// # fn forge(person: uuid::Uuid, basis: Basis, at: jiff::Timestamp) -> Permit {
/// Permit { person, recipient: person, purpose: Purpose::Treatment, fields: Default::default(), basis, at }
/// # }
/// ```
///
/// Nor be used twice:
///
/// ```compile_fail,E0382
/// # use openseat_domain::permit::Permit;
/// # fn read(_: Permit) {}
/// # fn twice(permit: Permit) {
/// read(permit);
/// read(permit);
/// # }
/// ```
///
/// Nor be copied for later:
///
/// ```compile_fail,E0599
/// # use openseat_domain::permit::Permit;
/// # fn keep(permit: Permit) -> [Permit; 2] {
/// [permit.clone(), permit]
/// # }
/// ```
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

/// The permits that `consents` give for what is asked; none when nothing of it is covered.
///
/// The fields are those asked for that a consent covers, each in one permit. Every permit rests on one signed text: the
/// consent that covers most comes first, the latest signed among equals, then the one that covers most of the rest.
pub fn cover(consents: &[Standing], asked: &Asked, now: Timestamp) -> Vec<Permit> {
    let live: Vec<&Standing> = consents.iter().filter(|standing| fits(standing, asked, now)).collect();
    let mut left = asked.fields.clone();
    let mut permits = Vec::new();
    loop {
        let covered = |standing: &&Standing| standing.consent.fields().intersection(&left).count();
        let best = live.iter().max_by_key(|s| (covered(s), s.consent.signed_at(), s.id)).filter(|s| covered(s) > 0);
        let Some(best) = best else { return permits };
        let fields: BTreeSet<Field> = best.consent.fields().intersection(&left).copied().collect();
        left.retain(|field| !fields.contains(field));
        permits.push(Permit {
            person: asked.person,
            recipient: asked.recipient.node(),
            purpose: asked.purpose,
            fields,
            basis: Basis::Consent { id: best.id, hash: best.hash, kind: best.consent.kind() },
            at: now,
        });
    }
}

/// The permit of an exception, for its own purpose. Counselling notes are not given for an audit.
///
/// # Errors
/// The name of the part of the documentation that is empty; `fields` when nothing is left to read.
pub fn except(
    person: Uuid,
    recipient: &Path,
    mut fields: BTreeSet<Field>,
    exception: Exception,
    now: Timestamp,
) -> Result<Permit, &'static str> {
    if let Some((name, _)) = exception.parts().into_iter().find(|(_, said)| said.trim().is_empty()) {
        return Err(name);
    }
    if matches!(exception, Exception::Audit { .. }) {
        fields.remove(&Field::CounsellingNotes);
    }
    if fields.is_empty() {
        return Err("fields");
    }
    let purpose = exception.purpose();
    Ok(Permit { person, recipient: recipient.node(), purpose, fields, basis: Basis::Exception(exception), at: now })
}

/// The person who asks is the person it is about. Made only from whoever is signed in; the store asks for it where it
/// gives a person what is their own.
///
/// ```compile_fail,E0451
/// # use openseat_domain::permit::Own;
/// # fn forge(person: uuid::Uuid) -> Own {
/// Own { person }
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own {
    person: Uuid,
}

impl Own {
    /// `None` for whoever has nothing of their own here: a visitor, the person at the machine.
    pub fn of(actor: &Actor) -> Option<Self> {
        match actor {
            Actor::Person { id, .. } => Some(Self { person: *id }),
            Actor::Visitor | Actor::Operator => None,
        }
    }

    pub fn person(self) -> Uuid {
        self.person
    }
}

/// Whether a consent is of that person, holds now, names who asks (the node, and the person where it names one), and is for
/// what they ask.
fn fits(standing: &Standing, asked: &Asked, now: Timestamp) -> bool {
    let consent = &standing.consent;
    let names_them = consent.recipients().iter().any(|r| asked.recipient.ids().contains(&r.node));
    let names_who = consent.reader().is_none_or(|only| only == asked.reader);
    let for_this = consent.purposes().contains(&asked.purpose) || consent.kind() == Kind::Tpo && tpo(asked.purpose);
    standing.person == asked.person && standing.holds(now) && names_them && names_who && for_this
}

/// What a single consent for treatment, payment and operations is for. Help with getting to groups is not among them
/// unless the person says so.
fn tpo(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::Tpo | Purpose::Treatment)
}
