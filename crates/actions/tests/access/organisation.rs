//! Organisations, and who has which role in them.

use openseat_actions::{
    ActionError, House, Result, audit,
    organisation::{self, GrantView},
    session,
    signed::{Signed, Strength},
};
use openseat_domain::{
    organisation::{Level, Path, Standing},
    role::{Actor, Role},
};
use openseat_store::{Db, audit::Verdict};

use crate::home::{hours, in_each_house, noon, somebody};

const DAY: i64 = 24;

/// An organisation with a site and a group, and its manager.
struct Clinic {
    root: Path,
    site: Path,
    group: Path,
    manager: Token,
}

/// What somebody is signed in with.
type Token = String;

async fn newcomer(house: &House) -> Token {
    somebody(house).await.opened.token
}

async fn who(house: &House, token: &str) -> Signed {
    session::who(house, token, noon()).await.expect("answers").expect("signed in")
}

/// Somebody new who takes a role by a link.
async fn with_role(house: &House, by: &Actor, node: &Path, role: Role) -> Token {
    let link = organisation::invite(house, by, node.node(), role, 7, noon()).await.expect("a link");
    let token = newcomer(house).await;
    organisation::accept(house, &who(house, &token).await, &link, noon()).await.expect("a role");
    token
}

async fn clinic(house: &House) -> Clinic {
    let by = Actor::Operator;
    let root = organisation::make(house, &by, "Harbour Clinic", Standing::Part2, noon()).await.expect("made");
    let manager = with_role(house, &by, &root, Role::Manager).await;
    let by = who(house, &manager).await.actor();
    let site = organisation::make_below(house, &by, root.node(), "West", noon()).await.expect("made");
    let group = organisation::make_below(house, &by, site.node(), " Mondays ", noon()).await.expect("made");
    Clinic { root, site, group, manager }
}

async fn in_each_clinic(test: impl AsyncFn(House, Clinic, Db)) {
    in_each_house(async |house, db| {
        let clinic = clinic(&house).await;
        test(house, clinic, db).await;
    })
    .await;
}

fn is_denied<T: std::fmt::Debug>(result: Result<T>) -> bool {
    matches!(result, Err(ActionError::Denied(_)))
}

fn refused_at<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(ActionError::Refused(problem)) => problem.at,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_begins_an_organisation_and_its_manager_builds_it() {
    in_each_clinic(async |house, clinic, _| {
        let manager = who(&house, &clinic.manager).await;
        let view = organisation::view(&house, &manager.actor(), clinic.group.node()).await.expect("a view");
        let way: Vec<&str> = view.way.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(
            (way, view.name.as_str(), view.level),
            (vec!["Harbour Clinic", "West", "Mondays"], "Mondays", Level::Group)
        );
        assert_eq!(view.standing, Standing::Part2, "the law sees a group as it sees its clinic");
        let root = organisation::view(&house, &manager.actor(), clinic.root.node()).await.expect("a view");
        assert_eq!(root.below, [(clinic.site, "West".to_owned())]);
        let mine = organisation::mine(&house, &manager).await.expect("roles");
        assert_eq!((mine.len(), mine[0].1, mine[0].0.path), (1, Role::Manager, clinic.root));
        let below = organisation::make_below(&house, &manager.actor(), clinic.group.node(), "Deeper", noon()).await;
        assert_eq!(refused_at(below), "above");
        let unnamed = organisation::make_below(&house, &manager.actor(), clinic.root.node(), "  ", noon()).await;
        assert_eq!(refused_at(unnamed), "name");
        let another = organisation::make(&house, &manager.actor(), "Mine", Standing::None, noon()).await;
        assert!(is_denied(another), "only the operator begins organisations");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_and_the_manager_of_another_clinic_learn_nothing() {
    in_each_clinic(async |house, ours, _| {
        let theirs = clinic(&house).await;
        for token in [newcomer(&house).await, theirs.manager] {
            let (by, node) = (who(&house, &token).await.actor(), ours.site.node());
            assert!(is_denied(organisation::view(&house, &by, node).await));
            assert!(is_denied(organisation::people(&house, &by, node, noon()).await));
            assert!(is_denied(organisation::invitations(&house, &by, node, noon()).await));
            assert!(is_denied(organisation::invite(&house, &by, node, Role::Member, 7, noon()).await));
            assert!(is_denied(organisation::make_below(&house, &by, node, "X", noon()).await));
            assert!(is_denied(organisation::change(&house, &by, node, "X", Standing::None, false, noon()).await));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_gives_its_role_once() {
    in_each_clinic(async |house, clinic, _| {
        let by = who(&house, &clinic.manager).await.actor();
        let node = clinic.site.node();
        let link = organisation::invite(&house, &by, node, Role::Clinician, 7, noon()).await.expect("a link");
        assert_eq!(link.len(), 43);
        let offer = organisation::offer(&house, &link, noon()).await.expect("answers").expect("it waits");
        let told = (offer.organisation.as_str(), offer.node.as_str(), offer.role, offer.ends_at);
        assert_eq!(told, ("Harbour Clinic", "West", Role::Clinician, hours(7 * DAY)));
        assert_eq!(organisation::invitations(&house, &by, node, noon()).await.expect("links").len(), 1);
        let first = newcomer(&house).await;
        organisation::accept(&house, &who(&house, &first).await, &link, noon()).await.expect("a role");
        let grants = who(&house, &first).await.grants;
        assert_eq!(grants.iter().map(|g| (g.role, g.on)).collect::<Vec<_>>(), [(Role::Clinician, clinic.site)]);
        let second = who(&house, &newcomer(&house).await).await;
        let again = organisation::accept(&house, &second, &link, noon()).await;
        assert!(matches!(again, Err(ActionError::Missing { .. })));
        assert!(organisation::offer(&house, &link, noon()).await.expect("answers").is_none());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_take_a_link_at_once_one_gets_the_role() {
    in_each_clinic(async |house, clinic, _| {
        let by = who(&house, &clinic.manager).await.actor();
        for _ in 0..5 {
            let link =
                organisation::invite(&house, &by, clinic.site.node(), Role::Coach, 1, noon()).await.expect("a link");
            let (one, other) = (newcomer(&house).await, newcomer(&house).await);
            let (one, other) = (who(&house, &one).await, who(&house, &other).await);
            let (a, b) = tokio::join!(
                organisation::accept(&house, &one, &link, noon()),
                organisation::accept(&house, &other, &link, noon())
            );
            assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
        }
        let people = organisation::people(&house, &by, clinic.site.node(), noon()).await.expect("people");
        assert_eq!(people.len(), 5);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_is_over_taken_back_or_made_up_gives_nothing() {
    in_each_clinic(async |house, clinic, _| {
        let by = who(&house, &clinic.manager).await.actor();
        let node = clinic.site.node();
        let invite = async |days| organisation::invite(&house, &by, node, Role::Coach, days, noon()).await;
        assert_eq!(refused_at(invite(0).await), "days");
        assert_eq!(refused_at(invite(31).await), "days");
        let (over, back) = (invite(1).await.expect("a link"), invite(30).await.expect("a link"));
        let waiting = organisation::invitations(&house, &by, node, hours(DAY)).await.expect("links");
        assert_eq!(waiting.len(), 1, "after a day only the longer one waits");
        assert!(organisation::take_back(&house, &by, node, waiting[0].id, hours(DAY)).await.expect("answers"));
        assert!(!organisation::take_back(&house, &by, node, waiting[0].id, hours(DAY)).await.expect("answers"));
        let person = who(&house, &newcomer(&house).await).await;
        for link in [over.as_str(), &back, "", "made up", &"A".repeat(43), &format!("{over}=")] {
            assert!(organisation::offer(&house, link, hours(DAY)).await.expect("answers").is_none(), "{link}");
            let taken = organisation::accept(&house, &person, link, hours(DAY)).await;
            assert!(matches!(taken, Err(ActionError::Missing { what: "invitation", .. })), "{link}: {taken:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_takes_a_role_with_half_a_sign_in_or_twice() {
    in_each_clinic(async |house, clinic, _| {
        let by = who(&house, &clinic.manager).await.actor();
        let link =
            organisation::invite(&house, &by, clinic.root.node(), Role::Manager, 7, noon()).await.expect("a link");
        let half = Signed { strength: Strength::Half, ..who(&house, &newcomer(&house).await).await };
        assert!(is_denied(organisation::accept(&house, &half, &link, noon()).await));
        let manager = who(&house, &clinic.manager).await;
        organisation::accept(&house, &manager, &link, noon()).await.expect("nothing to do");
        assert_eq!(who(&house, &clinic.manager).await.grants.len(), 1);
        assert!(organisation::offer(&house, &link, noon()).await.expect("answers").is_some(), "it waits for another");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_gives_every_role_but_administrator_and_the_operator_none_that_reads_of_people() {
    in_each_clinic(async |house, clinic, _| {
        let manager = who(&house, &clinic.manager).await.actor();
        let invite = async |by: &Actor, role| {
            let made = organisation::invite(&house, by, clinic.site.node(), role, 7, noon()).await;
            assert!(made.is_ok() || is_denied(made.as_ref().map_err(|_| ActionError::Denied(""))), "{made:?}");
            made.is_ok()
        };
        for role in Role::ALL {
            assert_eq!(invite(&manager, role).await, role != Role::Administrator, "{role:?}");
            let reads = matches!(role, Role::Clinician | Role::Coach | Role::Supervisor);
            assert_eq!(invite(&Actor::Operator, role).await, !reads, "{role:?}");
        }
        let site_manager = with_role(&house, &manager, &clinic.site, Role::Manager).await;
        let by = who(&house, &site_manager).await.actor();
        assert!(organisation::invite(&house, &by, clinic.group.node(), Role::Coach, 7, noon()).await.is_ok());
        assert!(is_denied(organisation::invite(&house, &by, clinic.root.node(), Role::Coach, 7, noon()).await));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_a_role_is_known_by_a_mark_that_differs_in_each_organisation() {
    in_each_clinic(async |house, ours, _| {
        let theirs = clinic(&house).await;
        let both = newcomer(&house).await;
        let mut marks = Vec::new();
        for clinic in [&ours, &theirs] {
            let by = who(&house, &clinic.manager).await.actor();
            let link =
                organisation::invite(&house, &by, clinic.group.node(), Role::Member, 7, noon()).await.expect("a link");
            organisation::accept(&house, &who(&house, &both).await, &link, noon()).await.expect("a role");
            let people = organisation::people(&house, &by, clinic.root.node(), noon()).await.expect("people");
            let roles: Vec<_> = people.iter().map(|p| (p.role, p.on_name.as_str())).collect();
            assert_eq!(roles, [(Role::Manager, "Harbour Clinic"), (Role::Member, "Mondays")]);
            marks.push(people[1].mark.clone());
        }
        assert!(marks.iter().all(|mark| mark.len() == 7) && marks[0] != marks[1], "{marks:?}");
        let member = who(&house, &both).await.actor();
        assert!(is_denied(organisation::people(&house, &member, ours.group.node(), noon()).await));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_ends_at_once_and_the_last_manager_stays() {
    in_each_clinic(async |house, clinic, _| {
        let by = who(&house, &clinic.manager).await.actor();
        let coach = with_role(&house, &by, &clinic.site, Role::Coach).await;
        let people = async || organisation::people(&house, &by, clinic.root.node(), noon()).await.expect("people");
        let end = async |grant: &GrantView| organisation::end_grant(&house, &by, grant.person, grant.id, noon()).await;
        let all = people().await;
        let (manager, coached) = (&all[0], &all[1]);
        assert_eq!(refused_at(end(manager).await), "grant");
        assert_eq!(
            refused_at(organisation::end_grant(&house, &Actor::Operator, manager.person, manager.id, noon()).await),
            "grant"
        );
        let stranger = who(&house, &newcomer(&house).await).await.actor();
        assert!(is_denied(organisation::end_grant(&house, &stranger, coached.person, coached.id, noon()).await));
        end(coached).await.expect("ended");
        assert!(who(&house, &coach).await.grants.is_empty());
        assert!(matches!(end(coached).await, Err(ActionError::Missing { .. })));
        // With a second manager the first may go, and then the second is the last.
        let second = with_role(&house, &by, &clinic.root, Role::Manager).await;
        end(manager).await.expect("ended");
        let me = who(&house, &second).await;
        let left = organisation::people(&house, &me.actor(), clinic.root.node(), noon()).await.expect("people");
        let own = organisation::end_grant(&house, &me.actor(), me.person, left[0].id, noon()).await;
        assert_eq!(refused_at(own), "grant");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_managers_who_end_each_other_at_once_one_stays() {
    in_each_clinic(async |house, clinic, _| {
        let one = who(&house, &clinic.manager).await;
        let other = with_role(&house, &one.actor(), &clinic.root, Role::Manager).await;
        let other = who(&house, &other).await;
        let all = organisation::people(&house, &one.actor(), clinic.root.node(), noon()).await.expect("people");
        let of = |signed: &Signed| all.iter().find(|p| p.person == signed.person).expect("there").id;
        let (by_one, by_other) = (one.actor(), other.actor());
        let (a, b) = tokio::join!(
            organisation::end_grant(&house, &by_one, other.person, of(&other), noon()),
            organisation::end_grant(&house, &by_other, one.person, of(&one), noon())
        );
        assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_may_give_up_their_own_role() {
    in_each_clinic(async |house, clinic, _| {
        let by = who(&house, &clinic.manager).await.actor();
        let member = with_role(&house, &by, &clinic.group, Role::Member).await;
        let me = who(&house, &member).await;
        let people = organisation::people(&house, &by, clinic.group.node(), noon()).await.expect("people");
        organisation::end_grant(&house, &me.actor(), me.person, people[0].id, noon()).await.expect("given up");
        assert!(who(&house, &member).await.grants.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_proofs_asked_above_are_asked_below_and_undone_only_above() {
    in_each_clinic(async |house, clinic, _| {
        let operator = Actor::Operator;
        let coach = with_role(&house, &who(&house, &clinic.manager).await.actor(), &clinic.site, Role::Coach).await;
        let change = async |node: &Path, name: &'static str, proofs| {
            organisation::change(&house, &operator, node.node(), name, Standing::Part2, proofs, noon()).await
        };
        let asked =
            async |node: &Path| organisation::view(&house, &operator, node.node()).await.expect("a view").two_proofs;
        change(&clinic.root, "Harbour Clinic", true).await.expect("changed");
        let signed = who(&house, &coach).await;
        assert!(signed.grants.is_empty() && signed.second_proof_asked, "one proof is not enough any more");
        assert!(asked(&clinic.group).await);
        assert_eq!(refused_at(change(&clinic.site, "West", false).await), "two_proofs");
        change(&clinic.site, "West End", true).await.expect("a new name alone");
        change(&clinic.root, "Harbour Clinic", false).await.expect("changed");
        assert!(!asked(&clinic.site).await, "what was asked above ended with it");
        assert_eq!(who(&house, &coach).await.grants.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_sets_the_rule_of_signing_in_and_not_the_name() {
    in_each_clinic(async |house, clinic, _| {
        let token = with_role(&house, &Actor::Operator, &clinic.root, Role::Administrator).await;
        let by = who(&house, &token).await.actor();
        let change = async |name: &'static str, proofs| {
            organisation::change(&house, &by, clinic.root.node(), name, Standing::Part2, proofs, noon()).await
        };
        assert!(is_denied(change("Another", false).await));
        assert!(is_denied(change("Another", true).await), "nor both together");
        change("Harbour Clinic", true).await.expect("changed");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn organisations_are_found_by_a_part_of_their_name() {
    in_each_clinic(async |house, clinic, _| {
        let another =
            organisation::make(&house, &Actor::Operator, "Ärzte am Hafen", Standing::None, noon()).await.expect("made");
        let find = async |words: &'static str| organisation::find(&house, words).await.expect("found");
        assert_eq!(find("").await.len(), 2, "sites and groups are not among them");
        assert_eq!(find(" harbour").await, [(clinic.root, "Harbour Clinic".to_owned())]);
        assert_eq!(find("ÄRZTE").await, [(another, "Ärzte am Hafen".to_owned())]);
        assert!(find("nowhere").await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_done_is_in_the_chain_of_the_organisation_under_pseudonyms() {
    in_each_clinic(async |house, clinic, _| {
        let by = who(&house, &clinic.manager).await.actor();
        with_role(&house, &by, &clinic.site, Role::Coach).await;
        let coach = organisation::people(&house, &by, clinic.site.node(), noon()).await.expect("people").remove(0);
        organisation::end_grant(&house, &by, coach.person, coach.id, noon()).await.expect("ended");
        let chain = audit::organisation_chain(&clinic.root);
        let all = audit::verify(&house).await.expect("chains");
        let (_, verdict) = all.iter().find(|(name, _)| *name == chain).expect("it has a chain");
        // Made, manager invited and accepted, site, group, coach invited and accepted, ended.
        assert_eq!(*verdict, Verdict::Whole { rows: 8 });
    })
    .await;
}
