//! The tree of organisations, who has which role in it, and the links that give one.

use openseat_domain::{
    organisation::{Path, Standing},
    role::Role,
};
use openseat_store::{
    Db,
    grant::{self, Held},
    invitation::{self, Invitation},
    node::{self, Node},
    provider::{self, Provider},
    testing::each_engine,
};

use crate::{at, id};

fn named(path: Path, name: &str) -> Node {
    Node { path, name: name.into(), standing: Standing::None, two_proofs: false, made_at: at(0), closed_at: None }
}

/// Clinic 1 with site 2 and its group 3, and site 4; clinic 9.
async fn with_tree(test: impl AsyncFn(Db)) {
    each_engine(async |db| {
        db.write(async |tx| {
            let clinic = Path::root(id(1));
            let site = clinic.below(id(2)).unwrap();
            for node in [
                named(clinic, "Harbour"),
                named(site, "West"),
                named(site.below(id(3)).unwrap(), "Mondays"),
                named(clinic.below(id(4)).unwrap(), "East"),
                named(Path::root(id(9)), "Another"),
            ] {
                node::insert(tx, &node).await?;
            }
            Ok(())
        })
        .await
        .unwrap();
        test(db).await;
    })
    .await;
}

fn told(held: &[Held]) -> Vec<(u128, Role, &str)> {
    held.iter().map(|h| (h.person.as_u128(), h.grant.role, h.on_name.as_str())).collect()
}

#[tokio::test]
async fn a_node_knows_what_stands_above_and_below_it() {
    with_tree(async |db| {
        let (roots, below, way) = db
            .read(async |tx| {
                let group = node::by_id(tx, id(3)).await?.unwrap();
                Ok((node::roots(tx).await?, node::below(tx, id(1)).await?, node::way(tx, &group.path).await?))
            })
            .await
            .unwrap();
        let names = |nodes: &[Node]| nodes.iter().map(|n| n.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&roots), ["Another", "Harbour"]);
        assert_eq!(names(&below), ["East", "West"]);
        assert_eq!(names(&way), ["Harbour", "West", "Mondays"]);
    })
    .await;
}

#[tokio::test]
async fn a_role_counts_from_when_it_is_given_until_it_ends() {
    with_tree(async |db| {
        db.write(async |tx| {
            grant::insert(tx, id(100), id(51), id(3), Role::Facilitator, at(0), None).await?;
            grant::insert(tx, id(100), id(52), id(9), Role::Member, at(1), Some(at(50))).await?;
            grant::insert(tx, id(200), id(53), id(1), Role::Manager, at(2), None).await
        })
        .await
        .unwrap();
        let of =
            async |person, now| db.read(async move |tx| grant::of_person(tx, id(person), at(now)).await).await.unwrap();
        let both = [(100, Role::Facilitator, "Mondays"), (100, Role::Member, "Another")];
        assert_eq!(told(&of(100, 49).await), both);
        assert_eq!(told(&of(100, 50).await), both[..1]);
        assert!(db.write(async |tx| grant::end(tx, id(100), id(51), at(60)).await).await.unwrap());
        assert!(!db.write(async |tx| grant::end(tx, id(100), id(51), at(61)).await).await.unwrap(), "it ended before");
        assert!(!db.write(async |tx| grant::end(tx, id(100), id(53), at(61)).await).await.unwrap(), "it is another's");
        assert!(of(100, 62).await.is_empty());
        assert_eq!(told(&of(200, 62).await), [(200, Role::Manager, "Harbour")]);
    })
    .await;
}

#[tokio::test]
async fn who_has_a_role_below_is_found_two_steps_down() {
    with_tree(async |db| {
        db.write(async |tx| {
            grant::insert(tx, id(100), id(51), id(3), Role::Facilitator, at(0), None).await?;
            grant::insert(tx, id(101), id(52), id(4), Role::Coach, at(0), None).await?;
            grant::insert(tx, id(102), id(53), id(9), Role::Coach, at(0), None).await
        })
        .await
        .unwrap();
        let below = async |node| db.read(async move |tx| grant::below_node(tx, id(node), at(9)).await).await.unwrap();
        let found = below(1).await;
        assert_eq!(told(&found), [(101, Role::Coach, "East"), (100, Role::Facilitator, "Mondays")]);
        assert_eq!(told(&below(2).await), [(100, Role::Facilitator, "Mondays")]);
        assert!(below(3).await.is_empty() && below(9).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn two_proofs_asked_of_a_clinic_bind_its_staff_everywhere_and_its_members_nowhere() {
    with_tree(async |db| {
        db.write(async |tx| {
            grant::insert(tx, id(100), id(51), id(3), Role::Facilitator, at(0), None).await?;
            grant::insert(tx, id(100), id(52), id(3), Role::Member, at(1), None).await?;
            grant::insert(tx, id(100), id(53), id(9), Role::Coach, at(2), None).await
        })
        .await
        .unwrap();
        let asked = async || {
            let held = db.read(async |tx| grant::of_person(tx, id(100), at(9)).await).await.unwrap();
            held.iter().map(|h| h.two_proofs).collect::<Vec<_>>()
        };
        assert_eq!(asked().await, [false, false, false]);
        for node in [1, 2, 3] {
            let set = async |on: bool| {
                db.write(async move |tx| node::change(tx, id(node), "N", Standing::Part2, on).await).await.unwrap()
            };
            assert!(set(true).await);
            assert_eq!(asked().await, [true, false, false], "asked by node {node}");
            set(false).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_is_used_once_and_only_in_time() {
    with_tree(async |db| {
        let kept = |number, ends| Invitation {
            id: id(number),
            node: id(1),
            role: Role::Coach,
            made_at: at(0),
            ends_at: at(ends),
        };
        let (short, long) = (kept(61, 10), kept(62, 100));
        let (first, second) = (short.clone(), long.clone());
        db.write(async move |tx| {
            invitation::insert(tx, [1; 32], &first).await?;
            invitation::insert(tx, [2; 32], &second).await
        })
        .await
        .unwrap();
        let waiting = async |now| db.read(async move |tx| invitation::of_node(tx, id(1), at(now)).await).await.unwrap();
        assert_eq!(waiting(9).await, [short, long.clone()]);
        assert_eq!(waiting(10).await, [long]);
        let used =
            async |token, now| db.write(async move |tx| invitation::use_up(tx, token, at(now)).await).await.unwrap();
        assert!(!used([1; 32], 10).await, "it is over");
        assert!(!used([3; 32], 10).await, "it never was");
        assert!(used([2; 32], 11).await);
        assert!(!used([2; 32], 12).await, "it was used");
        let back = async |number| {
            db.write(async move |tx| invitation::take_back(tx, id(1), id(number), at(5)).await).await.unwrap()
        };
        assert!(!back(62).await, "a link that was used cannot be taken back");
        assert!(back(61).await);
        assert!(waiting(5).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_subject_belongs_to_one_person() {
    with_tree(async |db| {
        let provider = Provider {
            node: id(1),
            issuer: "https://id.example".into(),
            client: "openseat".into(),
            secret: vec![1, 2],
            roles: "[]".into(),
            changed_at: at(0),
        };
        let again = Provider { client: "seat".into(), ..provider.clone() };
        let changed = again.clone();
        let kept = db
            .write(async move |tx| {
                provider::set(tx, &provider).await?;
                provider::set(tx, &again).await?;
                assert!(provider::link(tx, [5; 32], id(100), id(1), at(0)).await?);
                assert!(!provider::link(tx, [5; 32], id(101), id(1), at(0)).await?);
                assert_eq!(provider::linked(tx, [5; 32]).await?, Some(id(100)));
                provider::erase(tx, id(100)).await?;
                assert_eq!(provider::linked(tx, [5; 32]).await?, None);
                provider::of_node(tx, id(1)).await
            })
            .await
            .unwrap();
        assert_eq!(kept, Some(changed));
    })
    .await;
}
