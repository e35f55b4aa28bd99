//! Who may do what to which thing: one pure function.
//!
//! The whole of it is printed as a table in `tests/golden/policy.txt`, for people who do not read code.

use uuid::Uuid;

use crate::{
    organisation::Path,
    role::{Actor, Grant, Role},
};

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    See,
    Add,
    Change,
    Remove,
}

impl Action {
    pub const ALL: [Self; 4] = [Self::See, Self::Add, Self::Change, Self::Remove];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::See => "see",
            Self::Add => "add",
            Self::Change => "change",
            Self::Remove => "remove",
        }
    }
}

/// A kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A meeting as everyone sees it.
    Listing,
    /// What visitors told of a meeting.
    Report,
    /// What people tell of a group they went to: facts of the setting, and a sentence.
    Review,
    /// A group's own answer to a review.
    GroupAnswer,
    /// A feed that we read.
    Source,
    /// A node of the programme tree: its name, its sites, its groups.
    Organisation,
    /// How an organisation's people sign in, and what the law says it is.
    SignInRule,
    /// Who has which role.
    Grant,
    /// A link that gives a role.
    Invitation,
    /// A person's own account and record, to that person.
    OwnRecord,
    /// A person's own consents and the list of what was disclosed.
    OwnSharing,
    /// What people share with a node. Being allowed to see this kind is needed, and never enough: the store gives it
    /// only for a permit.
    SharedRecord,
    /// Notes of counselling sessions, kept apart (42 CFR 2.11); they need a permit of their own too.
    CounsellingNotes,
    /// What is needed of a person's record when their life is in danger and they cannot be asked (42 CFR 2.51).
    EmergencyRecord,
    /// What a court orders, or an audit under a written agreement asks for (42 CFR 2.53, subpart E).
    CompelledRecord,
    /// An offer to greet people at a meeting: the name and the sign that the greeter gave to be shown.
    Greeter,
    /// What a guest and a greeter wrote to each other, once one of them reported it.
    GreetingReport,
    /// What somebody who leads groups learned, signed and was given: courses, checks, supervision.
    FacilitatorRecord,
    /// Who leads which evening, by the name that they gave for it.
    Rota,
    /// How a group starts and grows: its checklist, its host, what was celebrated.
    Growth,
    /// The money of a group.
    Ledger,
    /// How close an evening came to its programme.
    Fidelity,
    /// What somebody sent who would like to start a group.
    Application,
    /// A session of a group: when, how many came, what was done, and notes of those who run it. It names nobody who came.
    GroupSession,
    /// First names that a group wants for its own circle, for two weeks.
    SessionNames,
    /// Who asked a group for a letter that they were there, by the name that they gave.
    AttendanceProof,
    /// A survey of members: when it is held, and what was written on paper.
    Survey,
    /// Questions that an organisation wants to ask: a Questionnaire of somebody else. What people answer is theirs.
    Questionnaire,
    /// What somebody in a circle picked out of it and reported. Nothing else of a circle is a thing of anybody's but its people.
    CircleReport,
    /// The calendar of a centre: its rooms, what happens in them, and how many came.
    Activity,
    /// What groups of an organisation tell each other.
    Notice,
    /// What those who lead ask each other.
    Question,
    /// Numbers that point to nobody.
    Figures,
    /// Who did what in an organisation, under pseudonyms.
    AuditTrail,
    /// How the program runs.
    Machine,
}

impl Kind {
    pub const ALL: [Self; 35] = [
        Self::Listing,
        Self::Report,
        Self::Review,
        Self::GroupAnswer,
        Self::Source,
        Self::Organisation,
        Self::SignInRule,
        Self::Grant,
        Self::Invitation,
        Self::OwnRecord,
        Self::OwnSharing,
        Self::SharedRecord,
        Self::CounsellingNotes,
        Self::EmergencyRecord,
        Self::CompelledRecord,
        Self::Greeter,
        Self::GreetingReport,
        Self::FacilitatorRecord,
        Self::Rota,
        Self::Growth,
        Self::Ledger,
        Self::Fidelity,
        Self::Application,
        Self::GroupSession,
        Self::SessionNames,
        Self::AttendanceProof,
        Self::Survey,
        Self::Questionnaire,
        Self::CircleReport,
        Self::Activity,
        Self::Notice,
        Self::Question,
        Self::Figures,
        Self::AuditTrail,
        Self::Machine,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Listing => "listing",
            Self::Report => "visitor's report",
            Self::Review => "review",
            Self::GroupAnswer => "group's answer",
            Self::Source => "source",
            Self::Organisation => "organisation",
            Self::SignInRule => "sign-in rule",
            Self::Grant => "grant",
            Self::Invitation => "invitation",
            Self::OwnRecord => "own record",
            Self::OwnSharing => "own sharing",
            Self::SharedRecord => "shared record",
            Self::CounsellingNotes => "counselling notes",
            Self::EmergencyRecord => "record in an emergency",
            Self::CompelledRecord => "record for a court or an audit",
            Self::Greeter => "greeter",
            Self::GreetingReport => "report of a greeting",
            Self::FacilitatorRecord => "facilitator's record",
            Self::Rota => "rota",
            Self::Growth => "growth of a group",
            Self::Ledger => "ledger",
            Self::Fidelity => "check of an evening",
            Self::Application => "application to start a group",
            Self::GroupSession => "session of a group",
            Self::SessionNames => "first names of a circle",
            Self::AttendanceProof => "proof of attendance",
            Self::Survey => "survey of members",
            Self::Questionnaire => "questionnaire",
            Self::CircleReport => "report of a circle",
            Self::Activity => "activity",
            Self::Notice => "notice",
            Self::Question => "question",
            Self::Figures => "figures",
            Self::AuditTrail => "audit trail",
            Self::Machine => "machine",
        }
    }
}

/// A thing: of which kind, whose, and where in the programme tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thing {
    pub kind: Kind,
    /// The person it belongs to, for the kinds that belong to one.
    pub owner: Option<Uuid>,
    /// The node it belongs to; `None` when it belongs to the whole deployment.
    pub on: Option<Path>,
}

impl Thing {
    /// A thing of the whole deployment.
    pub fn of_all(kind: Kind) -> Self {
        Self { kind, owner: None, on: None }
    }

    /// A thing of a node.
    pub fn on(kind: Kind, node: Path) -> Self {
        Self { kind, owner: None, on: Some(node) }
    }

    /// A thing of a person.
    pub fn of(kind: Kind, owner: Uuid) -> Self {
        Self { kind, owner: Some(owner), on: None }
    }
}

/// Whether `actor` may do `action` to `thing`. Pure, and quicker than a microsecond: it looks at the actor's few grants.
///
/// What is not said to be allowed is not allowed.
pub fn may(actor: &Actor, action: Action, thing: &Thing) -> bool {
    match actor {
        Actor::Visitor => visitor(action, thing.kind),
        Actor::Operator => operator(action, thing.kind),
        Actor::Person { id, grants } => {
            visitor(action, thing.kind)
                || (thing.owner == Some(*id) && own(thing.kind))
                || grants.iter().any(|grant| reaches(grant, thing) && role(grant.role, action, thing.kind))
        }
    }
}

/// Whether `actor` may give `role` at `node`, by a link or by saying who gets it on signing in.
///
/// Who may make links there gives any role but that of an administrator, which the operator gives. The operator gives
/// no role that reads of people, so that running the machine is no way to somebody's record.
pub fn may_invite(actor: &Actor, given: Role, node: &Path) -> bool {
    let reads = [Kind::SharedRecord, Kind::CounsellingNotes, Kind::EmergencyRecord];
    let fits = match actor {
        Actor::Operator => !reads.into_iter().any(|kind| role(given, Action::See, kind)),
        _ => given != Role::Administrator,
    };
    fits && may(actor, Action::Add, &Thing::on(Kind::Invitation, *node))
}

/// Everyone sees the directory, may tell us that something is wrong, what a group was like, and ask to start one.
fn visitor(action: Action, kind: Kind) -> bool {
    use Kind::{Application, Listing, Report, Review};
    matches!((action, kind), (Action::See, Listing) | (Action::Add, Report | Review | Application))
}

/// A person does as they like with what is theirs.
fn own(kind: Kind) -> bool {
    matches!(kind, Kind::OwnRecord | Kind::OwnSharing)
}

/// The person at the machine keeps it running and begins organisations. Nothing here lets them read of anybody.
fn operator(action: Action, kind: Kind) -> bool {
    use Kind::{AuditTrail, Figures, Grant, Invitation, Listing, Machine, Organisation, Report, SignInRule, Source};
    match kind {
        Listing | Report | Source | Organisation | SignInRule | Machine => true,
        Grant => matches!(action, Action::See | Action::Remove),
        Invitation => matches!(action, Action::See | Action::Add | Action::Remove),
        AuditTrail | Figures => action == Action::See,
        _ => false,
    }
}

/// A grant reaches the things of its node and below. Nobody's own things are reached by any grant.
fn reaches(grant: &Grant, thing: &Thing) -> bool {
    thing.owner.is_none() && thing.on.is_some_and(|on| grant.on.reaches(&on))
}

/// What each role may do on the nodes it reaches.
fn role(role: Role, action: Action, kind: Kind) -> bool {
    use Action::{Add, Change, Remove, See};
    match (role, kind) {
        // Everyone who belongs to a node sees its name and its groups.
        (_, Kind::Organisation) if action == See => true,
        (Role::Manager, Kind::Organisation | Kind::SignInRule) => true,
        // A role is never put on anybody: they take it, by a link or by signing in.
        (Role::Manager, Kind::Grant) => matches!(action, See | Remove),
        (Role::Manager, Kind::Invitation) => matches!(action, See | Add | Remove),
        (Role::Manager, Kind::AuditTrail | Kind::Figures) => action == See,
        // Who keeps the list or runs the group says that they know a greeter, and stops one. Nobody makes another's offer.
        (Role::Steward | Role::Facilitator, Kind::Greeter) => matches!(action, See | Change | Remove),
        // Who was in the room says who was there.
        (Role::Facilitator, Kind::AttendanceProof) => matches!(action, See | Change | Remove),
        // Who works at the centre keeps its calendar; who runs a group there counts.
        (Role::Manager | Role::HostWorker, Kind::Activity) => true,
        (Role::Facilitator | Role::Coach, Kind::Activity) => matches!(action, See | Change),
        (Role::Supervisor | Role::Evaluator, Kind::Activity) => action == See,
        // Groups tell each other; only the programme's manager takes away what another wrote.
        (Role::Manager, Kind::Notice | Kind::Question) => true,
        (Role::Facilitator, Kind::Notice | Kind::Question) => matches!(action, See | Add),
        (Role::HostWorker, Kind::Notice) => matches!(action, See | Add),
        (Role::Member | Role::Coach | Role::Supervisor, Kind::Notice) => action == See,
        // Who runs the programme asks; who runs the group types in what came on paper.
        (Role::Manager, Kind::Survey) => true,
        (Role::Facilitator, Kind::Survey) => matches!(action, See | Change),
        (Role::Evaluator | Role::Supervisor, Kind::Survey) => action == See,
        // Who runs the programme adds what it asks; who works with people hands it out.
        (Role::Manager, Kind::Questionnaire) => true,
        (
            Role::Facilitator | Role::Coach | Role::Clinician | Role::Supervisor | Role::HostWorker | Role::Evaluator,
            Kind::Questionnaire,
        ) => action == See,
        (Role::Steward, Kind::GreetingReport | Kind::CircleReport) => matches!(action, See | Remove),
        // While meetings hang on no node, it is the list's keeper who brings a group's answer to its place.
        (Role::Steward, Kind::Listing | Kind::Report | Kind::Review | Kind::GroupAnswer) => true,
        (Role::Steward, Kind::Source) => matches!(action, See | Add | Change),
        (Role::Facilitator, Kind::Listing) => matches!(action, See | Change),
        // Who runs the group writes down its sessions; a manager above it can, when somebody leaves in a hurry.
        (Role::Facilitator | Role::Manager, Kind::GroupSession) => matches!(action, See | Add | Change),
        (Role::Supervisor, Kind::GroupSession) => action == See,
        (Role::Facilitator, Kind::SessionNames) => true,
        (Role::Facilitator | Role::HostWorker, Kind::Figures) => action == See,
        // Who looks after facilitators writes into their record; they see all of it, and write into it themselves.
        (Role::Manager | Role::Supervisor, Kind::FacilitatorRecord) => matches!(action, See | Add | Change),
        (Role::Manager | Role::Supervisor | Role::Facilitator, Kind::Rota) => true,
        (Role::Manager | Role::Facilitator, Kind::Growth | Kind::Ledger) => matches!(action, See | Add | Change),
        (Role::Supervisor | Role::HostWorker, Kind::Growth) => action == See,
        (Role::Evaluator, Kind::Ledger) => action == See,
        // A check is there to learn from, so who manages or hosts a group does not see it.
        (Role::Facilitator | Role::Supervisor, Kind::Fidelity) => matches!(action, See | Add | Remove),
        (Role::Manager, Kind::Application) => matches!(action, See | Change),
        (Role::Clinician | Role::Coach, Kind::SharedRecord) => action == See,
        (Role::Clinician, Kind::CounsellingNotes) => matches!(action, See | Add),
        (Role::Clinician, Kind::EmergencyRecord) => action == See,
        // Whoever answers to a court for the organisation. It is the only personal thing that a manager ever sees.
        (Role::Manager, Kind::CompelledRecord) => action == See,
        (Role::Supervisor, Kind::SharedRecord) => action == See,
        (Role::Supervisor, Kind::Figures | Kind::Grant) => action == See,
        (Role::Evaluator, Kind::Figures) => action == See,
        (Role::Administrator, Kind::SignInRule | Kind::Source) => matches!(action, See | Change),
        (Role::Administrator, Kind::AuditTrail) => action == See,
        (Role::Administrator, Kind::Grant) => matches!(action, See | Remove),
        _ => false,
    }
}
