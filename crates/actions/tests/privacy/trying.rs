use openseat_actions::{
    ActionError, House,
    signed::Signed,
    take,
    trial::{self, Planned},
    wishes,
};
use openseat_domain::{
    fellowship::FellowshipId,
    trial::{Again, Remark, Taps, Welcome},
};

use crate::home::{after, in_each_house, noon, person};

/// A meeting so many hours from noon.
fn planned(name: &str, hours: i32) -> Planned {
    let noon = i64::from(noon().as_second() as i32) / 60;
    Planned {
        meeting: name.to_owned(),
        slug: name.to_lowercase().replace(' ', "-"),
        kind: FellowshipId::new("smart"),
        start: u32::try_from(noon + i64::from(hours) * 60).expect("a time of ours"),
        zone: "Europe/London".into(),
    }
}

async fn names(house: &House, who: &Signed) -> Vec<String> {
    let trials = trial::list(house, who).await.expect("read");
    trials.into_iter().map(|one| one.planned.meeting).collect()
}

#[tokio::test]
async fn answers_are_kept_in_the_place_of_those_before_and_by_the_person_alone() {
    in_each_house(async |house, db| {
        let (sam, kim) = (person(&house, &db, 1).await, person(&house, &db, 2).await);
        assert_eq!(wishes::of(&house, &sam).await.expect("read"), None);
        wishes::keep(&house, &sam, "goal=stop", noon()).await.expect("kept");
        wishes::keep(&house, &sam, "goal=not_sure&seed=7", after(1)).await.expect("kept");
        assert_eq!(wishes::of(&house, &sam).await.expect("read").as_deref(), Some("goal=not_sure&seed=7"));
        assert_eq!(wishes::of(&house, &kim).await.expect("read"), None);
        assert!(!wishes::remove(&house, &kim, after(2)).await.expect("answered"), "there are none of hers");
        assert!(wishes::remove(&house, &sam, after(2)).await.expect("answered"));
        assert_eq!(wishes::of(&house, &sam).await.expect("read"), None);
        let long = wishes::keep(&house, &sam, &"a=1&".repeat(2_000), noon()).await;
        assert!(matches!(long, Err(ActionError::Refused(problem)) if problem.at == "answers"));
    })
    .await;
}

#[tokio::test]
async fn a_new_plan_takes_the_place_of_what_was_to_come_and_leaves_what_was_tried() {
    in_each_house(async |house, db| {
        let (sam, kim) = (person(&house, &db, 1).await, person(&house, &db, 2).await);
        let old = vec![planned("Last week", -100), planned("Tonight", 7), planned("Next week", 170)];
        trial::keep(&house, &sam, old, noon()).await.expect("kept");
        assert_eq!(names(&house, &sam).await, ["Last week", "Tonight", "Next week"]);
        let tonight = trial::list(&house, &sam).await.expect("read")[1].id;
        let taps = Taps { again: Some(Again::No), ..Taps::default() };
        assert!(!trial::tap(&house, &kim, tonight, taps, noon()).await.expect("answered"), "not hers");
        assert!(trial::tap(&house, &sam, tonight, taps, noon()).await.expect("answered"));
        // Said of before it began: it stays too, and is not there twice.
        trial::keep(&house, &sam, vec![planned("Tonight", 7), planned("Later", 200)], noon()).await.expect("kept");
        assert_eq!(names(&house, &sam).await, ["Last week", "Tonight", "Later"]);
        assert!(names(&house, &kim).await.is_empty());
        assert!(!trial::remove(&house, &kim, tonight, noon()).await.expect("answered"), "not hers");
        assert!(trial::remove(&house, &sam, tonight, noon()).await.expect("answered"));
        assert_eq!(names(&house, &sam).await, ["Last week", "Later"]);
    })
    .await;
}

#[tokio::test]
async fn taps_can_be_changed_and_each_can_be_left_out() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        trial::keep(&house, &sam, vec![planned("Tonight", -2)], noon()).await.expect("kept");
        let id = trial::list(&house, &sam).await.expect("read")[0].id;
        for taps in [
            Taps { again: Some(Again::Yes), welcome: Some(Welcome::Partly), remark: Some(Remark::Against) },
            Taps { welcome: Some(Welcome::No), ..Taps::default() },
            Taps::default(),
        ] {
            trial::tap(&house, &sam, id, taps, after(1)).await.expect("kept");
            let found = trial::list(&house, &sam).await.expect("read");
            assert_eq!((found[0].taps, found.len()), (taps, 1));
            assert_eq!(found[0].planned, planned("Tonight", -2), "nothing else changed");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_no_meeting_is_refused() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        for wrong in [
            Planned { meeting: String::new(), ..planned("Tonight", 7) },
            Planned { slug: "../space".into(), ..planned("Tonight", 7) },
            Planned { meeting: "x".repeat(300), ..planned("Tonight", 7) },
        ] {
            let refused = trial::keep(&house, &sam, vec![wrong], noon()).await;
            assert!(matches!(refused, Err(ActionError::Refused(problem)) if problem.at == "try"));
        }
        assert!(names(&house, &sam).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_was_sealed_cannot_be_read_in_the_database_and_goes_with_the_person() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        wishes::keep(&house, &sam, "about=gambling", noon()).await.expect("kept");
        trial::keep(&house, &sam, vec![planned("Secret Circle", 7)], noon()).await.expect("kept");
        let sealed = async |tx: &mut openseat_store::Tx| {
            let mut all = tx.all::<(Vec<u8>,)>("SELECT sealed FROM wishes", &[]).await?;
            all.extend(tx.all::<(Vec<u8>,)>("SELECT sealed FROM trial", &[]).await?);
            Ok(all)
        };
        let rows = db.read(sealed).await.expect("read");
        assert_eq!(rows.len(), 2);
        for (row,) in rows {
            let text = String::from_utf8_lossy(&row);
            assert!(!text.contains("gambling") && !text.contains("Secret") && !text.contains("smart"), "{text}");
        }
        take::erase_now(&house, &sam, after(1)).await.expect("erased");
        assert!(db.read(sealed).await.expect("read").is_empty());
    })
    .await;
}
