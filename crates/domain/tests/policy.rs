//! Who may do what: the whole table as people read it, and what holds of it for every actor and every thing.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::PathBuf};

use openseat_domain::{
    organisation::Path,
    policy::{Action, Kind, Thing, may, may_invite},
    role::{Actor, Grant, Role},
};
use proptest::prelude::*;
use uuid::Uuid;

const ME: Uuid = Uuid::from_u128(1_001);
const SOMEBODY_ELSE: Uuid = Uuid::from_u128(1_002);

const HEAD: &str = "\
Who may do what
===============

This is the whole policy. The program asks the same function that printed it.

  yes     when one has the role on the thing's own node, or on a node above it (a clinic stands above its sites, a site
          above its groups)
  always  without any role too
  -       never; not with the role on a node below, beside, or in another organisation

What is not said here to be allowed is not allowed. No role reaches what belongs to no organisation.
Where an organisation asks its staff for two proofs of who they are, a role counts only when both were given.

";

/// What a kind of thing is, for people who do not read code.
fn plain(kind: Kind) -> &'static str {
    match kind {
        Kind::Listing => {
            "A meeting in the list, as everybody sees it. Who may add has a list, a region or a kind; others their own group."
        }
        Kind::Report => "What a visitor told us of a meeting, such as \"the door was shut\".",
        Kind::Review => {
            "What a person tells of a group they went to. It names nobody; to see is to read it before all do."
        }
        Kind::GroupAnswer => "What a group answers to a review.",
        Kind::Source => "A list of meetings that we read from somewhere else.",
        Kind::Organisation => "An organisation, a site or a group: its name, and what is below it.",
        Kind::SignInRule => "How an organisation's staff sign in, and how the law sees the organisation.",
        Kind::Grant => "Who has which role. A role is never put on anybody: they take it by a link or by signing in.",
        Kind::Invitation => "A link that gives a role.",
        Kind::OwnRecord => "A person's own space: what they keep about themself.",
        Kind::OwnSharing => "What a person agreed to share, and the list of who looked.",
        Kind::SharedRecord => {
            "What a person shares with a node. The role is not enough: a consent must cover it, each time."
        }
        Kind::CounsellingNotes => "Notes of counselling sessions. They need a consent of their own, each time.",
        Kind::EmergencyRecord => {
            "What is needed when a life is in danger. Who looks must write down why; the person sees it."
        }
        Kind::CompelledRecord => {
            "What a court orders, or an audit. Who looks must write down the order; the person sees it."
        }
        Kind::Survey => "A survey of members: to add is to open one, to change is to type in what came on paper.",
        Kind::Questionnaire => {
            "A questionnaire that an organisation adds. What people answer is theirs, and not seen here."
        }
        Kind::Activity => {
            "What happens at a centre. To change is to write down how many came; the calendar itself is public."
        }
        Kind::Notice => {
            "What groups of an organisation tell each other: notices, visits, reasons to be glad. Of no person."
        }
        Kind::Question => "What those who lead groups of an organisation ask and answer each other.",
        Kind::AttendanceProof => {
            "Who asked for a letter that they were at a meeting, by the name they gave; to change is to confirm it."
        }
        Kind::Greeter => "An offer to greet people at a meeting. Its greeter gave it to be confirmed and shown there.",
        Kind::GreetingReport => "What a guest and a greeter wrote, once one of the two reported it.",
        Kind::FacilitatorRecord => {
            "Courses, checks and supervision of somebody who leads groups, who sees and writes them too."
        }
        Kind::Rota => "Who leads which evening, by the name that they gave for it.",
        Kind::Growth => "How a group starts and grows: its checklist, its host, what was celebrated.",
        Kind::Ledger => "The money of a group. Nothing is changed once written; a correction is a new line.",
        Kind::Fidelity => "How close an evening came to its programme. It is for those who lead, to learn from.",
        Kind::Application => "What somebody sent who would like to start a group. Anyone may send one.",
        Kind::GroupSession => {
            "A session of a group: that it was held, how many came, what was done, what is to do. It names nobody who came."
        }
        Kind::SessionNames => "First names that a group wants for its own circle. They are deleted after two weeks.",
        Kind::CircleReport => {
            "What somebody picked out of their circle and reported: to see it, and to end what should not go on."
        }
        Kind::Figures => "Numbers that point to nobody.",
        Kind::AuditTrail => "Who did what in an organisation. It names nobody.",
        Kind::Machine => "How the program runs: backups, keys, settings.",
    }
}

fn belongs_to_a_person(kind: Kind) -> bool {
    matches!(kind, Kind::OwnRecord | Kind::OwnSharing)
}

/// Where a role can stand, seen from the thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Here,
    Above,
    TwoAbove,
    Below,
    Beside,
    AnotherOrganisation,
}

impl Place {
    const ALL: [Self; 6] =
        [Self::Here, Self::Above, Self::TwoAbove, Self::Below, Self::Beside, Self::AnotherOrganisation];

    /// The node of the role and the node of the thing.
    fn nodes(self) -> (Path, Path) {
        let (clinic, other) = (Path::root(Uuid::from_u128(1)), Path::root(Uuid::from_u128(9)));
        let site = clinic.below(Uuid::from_u128(2)).expect("a node stands below");
        let beside = clinic.below(Uuid::from_u128(3)).expect("a node stands below");
        let group = site.below(Uuid::from_u128(4)).expect("a node stands below");
        match self {
            Self::Here => (site, site),
            Self::Above => (site, group),
            Self::TwoAbove => (clinic, group),
            Self::Below => (group, site),
            Self::Beside => (beside, site),
            Self::AnotherOrganisation => (other, site),
        }
    }
}

fn person(grants: Vec<Grant>) -> Actor {
    Actor::Person { id: ME, grants }
}

/// The things of a kind that stand for all of them: at a node, of the whole deployment, of somebody else.
fn things(kind: Kind, node: Path) -> Vec<Thing> {
    if belongs_to_a_person(kind) {
        return vec![Thing::of(kind, SOMEBODY_ELSE), Thing { on: Some(node), ..Thing::of(kind, SOMEBODY_ELSE) }];
    }
    vec![Thing::on(kind, node)]
}

/// One word for a role's leave from all the places it can stand.
fn word_of_role(role: Role, action: Action, kind: Kind) -> String {
    let allowed = |place: &Place| {
        let (on, node) = place.nodes();
        let all: BTreeSet<bool> =
            things(kind, node).iter().map(|thing| may(&person(vec![Grant { role, on }]), action, thing)).collect();
        assert_eq!(all.len(), 1, "{role:?} {action:?} {kind:?} {place:?}");
        all.contains(&true)
    };
    let places: Vec<Place> = Place::ALL.into_iter().filter(allowed).collect();
    match places.as_slice() {
        [] => "-".into(),
        [Place::Here, Place::Above, Place::TwoAbove] => "yes".into(),
        all if all.len() == Place::ALL.len() => "always".into(),
        odd => format!("{odd:?}"),
    }
}

fn row(out: &mut String, who: &str, word: impl Fn(Action) -> String) {
    let words: Vec<String> = Action::ALL.into_iter().map(|action| format!("{:<8}", word(action))).collect();
    writeln!(out, "  {who:<28}{}", words.concat().trim_end()).expect("text takes everything");
}

fn block(out: &mut String, kind: Kind) {
    let node = Place::Here.nodes().1;
    writeln!(out, "{}\n  {}\n", kind.as_str().to_uppercase(), plain(kind)).expect("text takes everything");
    row(out, "", |action| action.as_str().to_owned());
    let plainly = |actor: &Actor, thing: Thing| {
        let actor = actor.clone();
        move |action| if may(&actor, action, &thing) { "always" } else { "-" }.to_owned()
    };
    let thing = things(kind, node)[0];
    row(out, "a visitor", plainly(&Actor::Visitor, thing));
    if belongs_to_a_person(kind) {
        row(out, "the person themself", plainly(&person(Vec::new()), Thing::of(kind, ME)));
    }
    row(out, "another person, no role", plainly(&person(Vec::new()), thing));
    for role in Role::ALL {
        row(out, &role.as_str().replace('_', " "), |action| word_of_role(role, action, kind));
    }
    row(out, "the operator", plainly(&Actor::Operator, thing));
    out.push('\n');
}

fn who_gives_roles(out: &mut String) {
    out.push_str("WHO MAY GIVE WHICH ROLE\n  By a link, or by saying who gets it on signing in.\n\n");
    let givers: Vec<(String, Role)> =
        Role::ALL.into_iter().map(|role| (role.as_str().replace('_', " "), role)).collect();
    for given in Role::ALL {
        let mut who = Vec::new();
        for (name, role) in &givers {
            let from = |place: Place| {
                let (on, node) = place.nodes();
                may_invite(&person(vec![Grant { role: *role, on }]), given, &node)
            };
            let places: Vec<Place> = Place::ALL.into_iter().filter(|place| from(*place)).collect();
            match places.as_slice() {
                [] => {}
                [Place::Here, Place::Above, Place::TwoAbove] => who.push(name.clone()),
                odd => who.push(format!("{name} {odd:?}")),
            }
        }
        let node = Place::Here.nodes().1;
        let others = [("a visitor", Actor::Visitor), ("the operator", Actor::Operator)];
        who.extend(others.iter().filter(|(_, by)| may_invite(by, given, &node)).map(|(name, _)| (*name).to_owned()));
        writeln!(out, "  {:<28}{}", given.as_str().replace('_', " "), who.join(", ")).expect("text takes everything");
    }
}

#[test]
fn the_policy_is_what_the_table_says() {
    let mut table = HEAD.to_owned();
    for kind in Kind::ALL {
        block(&mut table, kind);
    }
    who_gives_roles(&mut table);
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/policy.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, &table).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == table,
        "the policy is not what tests/golden/policy.txt says; if the change is right, run with UPDATE_GOLDEN=1 and \
         read what changed in the table:\n{}",
        table
            .lines()
            .zip(kept.lines())
            .filter(|(a, b)| a != b)
            .map(|(a, b)| format!("-{b}\n+{a}\n"))
            .collect::<String>()
    );
}

#[test]
fn what_belongs_to_the_whole_deployment_is_no_organisations() {
    for kind in Kind::ALL {
        for action in Action::ALL {
            let thing = Thing::of_all(kind);
            let nobody = may(&person(Vec::new()), action, &thing);
            for role in Role::ALL {
                let grant = Grant { role, on: Place::Here.nodes().0 };
                assert_eq!(may(&person(vec![grant]), action, &thing), nobody, "{role:?} {action:?} {kind:?}");
            }
        }
    }
}

/// Kinds that tell of one person.
const PERSONAL: [Kind; 7] = [
    Kind::FacilitatorRecord,
    Kind::OwnRecord,
    Kind::OwnSharing,
    Kind::SharedRecord,
    Kind::CounsellingNotes,
    Kind::EmergencyRecord,
    Kind::CompelledRecord,
];

fn any_path() -> impl Strategy<Value = Path> {
    // Few ids, so that nodes are often above, below or beside each other.
    (1_u128..4, prop::collection::vec(1_u128..4, 0..3)).prop_map(|(root, below)| {
        let root_path = Path::root(Uuid::from_u128(root));
        let mut id = root;
        below.into_iter().fold(root_path, |path, next| {
            id = id * 10 + next;
            path.below(Uuid::from_u128(id)).unwrap_or(path)
        })
    })
}

fn any_grant() -> impl Strategy<Value = Grant> {
    (prop::sample::select(Role::ALL.to_vec()), any_path()).prop_map(|(role, on)| Grant { role, on })
}

fn any_thing() -> impl Strategy<Value = Thing> {
    let owner = prop::option::of(prop::sample::select(vec![ME, SOMEBODY_ELSE]));
    let on = prop::option::weighted(0.9, any_path());
    (prop::sample::select(Kind::ALL.to_vec()), owner, on).prop_map(|(kind, owner, on)| Thing { kind, owner, on })
}

fn any_action() -> impl Strategy<Value = Action> {
    prop::sample::select(Action::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_096))]

    #[test]
    fn a_role_never_reaches_what_is_outside_its_node(
        grants in prop::collection::vec(any_grant(), 0..6), thing in any_thing(), action in any_action(),
    ) {
        let outside: Vec<Grant> =
            grants.into_iter().filter(|grant| !thing.on.is_some_and(|on| on.ids().contains(&grant.on.node()))).collect();
        prop_assert_eq!(may(&person(outside), action, &thing), may(&person(Vec::new()), action, &thing));
    }

    #[test]
    fn no_role_reaches_what_is_another_persons_own(
        grants in prop::collection::vec(any_grant(), 0..6), mut thing in any_thing(), action in any_action(),
    ) {
        thing.owner = Some(SOMEBODY_ELSE);
        prop_assert_eq!(may(&person(grants.clone()), action, &thing), may(&Actor::Visitor, action, &thing));
        thing.kind = Kind::OwnRecord;
        for owner in [None, Some(SOMEBODY_ELSE)] {
            thing.owner = owner;
            prop_assert!(!may(&person(grants.clone()), action, &thing));
        }
    }

    #[test]
    fn one_more_role_never_takes_leave_away(
        grants in prop::collection::vec(any_grant(), 0..6), more in any_grant(), at in 0_usize..6, thing in any_thing(),
        action in any_action(),
    ) {
        let mut with = grants.clone();
        with.insert(at.min(grants.len()), more);
        prop_assert!(!may(&person(grants), action, &thing) || may(&person(with), action, &thing));
    }

    #[test]
    fn a_person_always_reaches_their_own_record_and_nobody_who_is_not_signed_in_does(
        grants in prop::collection::vec(any_grant(), 0..6), on in prop::option::of(any_path()), action in any_action(),
    ) {
        for kind in [Kind::OwnRecord, Kind::OwnSharing] {
            let thing = Thing { on, ..Thing::of(kind, ME) };
            prop_assert!(may(&person(grants.clone()), action, &thing));
            prop_assert!(!may(&Actor::Visitor, action, &thing) && !may(&Actor::Operator, action, &thing));
        }
    }

    #[test]
    fn who_counts_keeps_lists_or_runs_machines_never_sees_of_one_person(
        grants in prop::collection::vec(any_grant(), 0..6), thing in any_thing(), kind in prop::sample::select(PERSONAL.to_vec()),
        action in any_action(),
    ) {
        use Role::{Administrator, Evaluator, Facilitator, HostWorker, Member, Steward};
        let thing = Thing { kind, owner: thing.owner.filter(|owner| *owner != ME), ..thing };
        let apart: Vec<Grant> = grants
            .into_iter()
            .filter(|g| matches!(g.role, Administrator | Evaluator | Steward | Member | HostWorker | Facilitator))
            .collect();
        prop_assert!(!may(&person(apart), action, &thing));
        prop_assert!(!may(&Actor::Operator, action, &thing));
    }

    #[test]
    fn nobody_changes_what_another_person_shares(
        grants in prop::collection::vec(any_grant(), 0..6), thing in any_thing(), action in any_action(),
    ) {
        // Notes of counselling are written by who counsels; all else personal is the person's to write.
        let writes = action != Action::See;
        for kind in [Kind::SharedRecord, Kind::EmergencyRecord, Kind::CompelledRecord] {
            let thing = Thing { kind, owner: None, ..thing };
            prop_assert!(!writes || !may(&person(grants.clone()), action, &thing));
        }
    }

    #[test]
    fn nobody_gives_a_role_where_they_may_not_make_a_link(
        grants in prop::collection::vec(any_grant(), 0..6), given in prop::sample::select(Role::ALL.to_vec()), on in any_path(),
    ) {
        let by = person(grants);
        let link = may(&by, Action::Add, &Thing::on(Kind::Invitation, on));
        prop_assert_eq!(may_invite(&by, given, &on), link && given != Role::Administrator);
    }
}
