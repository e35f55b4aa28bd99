//! Who looks after which part of the list.
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use openseat_domain::{
    charge::{Charge, Of, by_which, somewhere, whole},
    fellowship::FellowshipId,
    meeting::Draft,
    organisation::Path,
    place::Place,
    policy::Action,
    role::{Actor, Grant, Role},
};
use uuid::Uuid;

fn office() -> Path {
    Path::root(Uuid::from_u128(1))
}

fn site(id: u128) -> Path {
    office().below(Uuid::from_u128(id)).unwrap()
}

fn charge(node: Path, of: Of, name: &str) -> Charge {
    Charge { id: Uuid::nil(), node, of, name: name.into() }
}

fn in_leeds() -> Draft {
    let place = Place { city: Some("Leeds".into()), regions: vec!["Yorkshire".into()], ..Place::default() };
    let group = Some("Mill Lane Group".into());
    Draft { place: Some(place), group, fellowship: FellowshipId::new("smart"), ..Draft::default() }
}

fn person(role: Role, on: Path) -> Actor {
    Actor::Person { id: Uuid::from_u128(9), grants: vec![Grant { role, on }] }
}

fn allowed(role: Role, on: Path, charges: &[Charge], draft: &Draft) -> bool {
    let actor = person(role, on);
    let found = by_which(&actor, Action::Change, &[office()], charges, draft).is_some();
    assert!(!found || somewhere(&actor, Action::Change, &[office()], charges));
    found
}

#[test]
fn a_list_keeper_of_the_office_reaches_every_meeting() {
    assert!(allowed(Role::Steward, office(), &[], &in_leeds()));
    assert!(allowed(Role::Steward, office(), &[charge(site(2), Of::Region, "York")], &in_leeds()));
}

#[test]
fn a_list_keeper_of_a_site_reaches_the_meetings_of_its_charge_and_no_others() {
    let york = [charge(site(2), Of::Region, "York")];
    let leeds = [charge(site(2), Of::Region, " leeds ")];
    let county = [charge(site(2), Of::Region, "Yorkshire")];
    assert!(allowed(Role::Steward, site(2), &leeds, &in_leeds()));
    assert!(allowed(Role::Steward, site(2), &county, &in_leeds()));
    assert!(!allowed(Role::Steward, site(2), &york, &in_leeds()));
    assert!(!allowed(Role::Steward, site(2), &[], &in_leeds()));
    assert!(!allowed(Role::Steward, site(3), &leeds, &in_leeds()));
}

#[test]
fn a_facilitator_reaches_the_meetings_of_their_group() {
    let group = site(2).below(Uuid::from_u128(3)).unwrap();
    let own = [charge(group, Of::Group, "Mill Lane Group")];
    assert!(allowed(Role::Facilitator, group, &own, &in_leeds()));
    assert!(!allowed(Role::Facilitator, group, &own, &Draft { group: None, ..in_leeds() }));
    assert!(!allowed(Role::Member, group, &own, &in_leeds()));
}

#[test]
fn only_those_who_add_to_the_list_look_after_a_region_or_the_whole_of_it() {
    let region = [charge(site(2), Of::Region, "Leeds")];
    for role in Role::ALL {
        let steward = role == Role::Steward;
        assert_eq!(allowed(role, site(2), &region, &in_leeds()), steward, "{role:?}");
        assert_eq!(allowed(role, office(), &region, &in_leeds()), steward, "{role:?}");
        assert_eq!(whole(&person(role, office()), &[office()]), steward, "{role:?}");
        assert!(!whole(&person(role, site(2)), &[office()]), "{role:?}");
    }
}

#[test]
fn a_charge_of_a_node_that_keeps_no_list_gives_nothing() {
    let elsewhere = Path::root(Uuid::from_u128(7));
    assert!(!allowed(Role::Steward, elsewhere, &[charge(elsewhere, Of::Region, "Leeds")], &in_leeds()));
    assert!(allowed(Role::Steward, site(4), &[charge(site(4), Of::Fellowship, "smart")], &in_leeds()));
}
