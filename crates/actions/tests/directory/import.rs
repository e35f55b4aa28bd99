//! Lists come in.

use std::{path::PathBuf, sync::Arc};

use openseat_actions::{
    ActionError, audit,
    import::{Import, import},
};
use openseat_store::audit::Verdict;
use serde_json::json;

use crate::town::{NOON, at, bring, in_each_house, list, monday, mondays, shown};

#[tokio::test(flavor = "multi_thread")]
async fn a_list_comes_in_and_the_same_list_again_changes_nothing() {
    in_each_house(async |house| {
        let first = bring(&house, "leeds", list(&mondays(3))).await.expect("a good list").reading;
        assert_eq!((first.rows, first.new, first.same), (3, 3, 0));
        let again = bring(&house, "leeds", list(&mondays(3))).await.expect("a good list").reading;
        assert_eq!((again.rows, again.new, again.changed, again.same), (3, 0, 0, 3));
        assert_eq!(shown(&house), 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_row_is_changed_under_the_same_address() {
    in_each_house(async |house| {
        bring(&house, "leeds", list(&mondays(3))).await.expect("a good list");
        let mut meetings = mondays(3);
        meetings[1]["name"] = json!("A New Name");
        let reading = bring(&house, "leeds", list(&meetings)).await.expect("a good list").reading;
        assert_eq!((reading.changed, reading.same), (1, 2));
        let directory = house.snapshot();
        let number = directory.by_slug("meeting-1").expect("its address stays");
        assert_eq!(directory.card(number).name, "A New Name");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_gone_from_its_list_is_retired_and_comes_back_under_its_address() {
    in_each_house(async |house| {
        bring(&house, "leeds", list(&mondays(10))).await.expect("a good list");
        let reading = bring(&house, "leeds", list(&mondays(9))).await.expect("a good list").reading;
        assert_eq!((reading.retired, reading.same), (1, 9));
        assert_eq!(shown(&house), 9);
        let gone = openseat_actions::meeting::view(&house, "meeting-9", at(NOON)).await.expect("the database answers");
        assert!(gone.expect("it is kept").gone);
        let reading = bring(&house, "leeds", list(&mondays(10))).await.expect("a good list").reading;
        assert_eq!((reading.new, reading.changed), (0, 1));
        assert!(house.snapshot().by_slug("meeting-9").is_some());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_lost_more_than_a_third_is_held_until_a_person_has_looked() {
    in_each_house(async |house| {
        bring(&house, "leeds", list(&mondays(12))).await.expect("a good list");
        let held = bring(&house, "leeds", list(&mondays(7))).await.expect("a good list").reading;
        assert!(held.held.is_some());
        assert_eq!(shown(&house), 12, "nothing was changed");
        let ask = Import { name: "leeds".into(), accept_loss: true, ..Import::default() };
        let taken = import(&house, ask, list(&mondays(7)), at(NOON), Arc::new(|_, _| ())).await.expect("a good list");
        assert_eq!((taken.reading.retired, shown(&house)), (5, 7));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_file_leaves_the_directory_as_it_was() {
    in_each_house(async |house| {
        bring(&house, "leeds", list(&mondays(3))).await.expect("a good list");
        let mut cut = list(&mondays(9));
        cut.truncate(cut.len() / 2);
        for broken in [cut, b"<html>Just a moment...</html>".to_vec(), Vec::new(), b"\x1f\x8b\x08\x00".to_vec()] {
            let refused = bring(&house, "leeds", broken).await;
            assert!(matches!(refused, Err(ActionError::Broken(_))), "{refused:?}");
        }
        assert_eq!(shown(&house), 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_row_never_stops_a_list() {
    in_each_house(async |house| {
        let mut meetings = mondays(3);
        meetings[1] = json!("not a meeting");
        let reading = bring(&house, "leeds", list(&meetings)).await.expect("a list").reading;
        assert_eq!((reading.new, reading.refused, reading.adds_up()), (2, 1, true));
        assert!(!reading.problems.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rehearsal_says_what_would_happen_and_changes_nothing() {
    in_each_house(async |house| {
        let ask = Import { name: "leeds".into(), dry_run: true, ..Import::default() };
        let foreseen = import(&house, ask, list(&mondays(4)), at(NOON), Arc::new(|_, _| ())).await.expect("a list");
        assert_eq!((foreseen.reading.new, shown(&house)), (4, 0));
        let real = bring(&house, "leeds", list(&mondays(4))).await.expect("a list");
        assert_eq!(real.reading.new, 4);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_meetings_that_would_share_an_address_get_two() {
    in_each_house(async |house| {
        let mut a = monday("new-start", "New Start");
        a["formatted_address"] = json!("1 First Street, York YO1 7EP, UK");
        bring(&house, "york", list(&[a])).await.expect("a list");
        let mut b = monday("new-start", "New Start");
        (b["day"], b["time"]) = (json!(4), json!("07:00"));
        bring(&house, "leeds", list(&[b])).await.expect("a list");
        let directory = house.snapshot();
        assert!(directory.by_slug("new-start").is_some() && directory.by_slug("new-start-2").is_some());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_reading_leaves_a_row_in_a_chain_that_holds() {
    in_each_house(async |house| {
        bring(&house, "leeds", list(&mondays(3))).await.expect("a list");
        bring(&house, "york", list(&mondays(2))).await.expect("a list");
        let chains = audit::verify(&house).await.expect("the database answers");
        assert_eq!(chains, [("directory".to_owned(), Verdict::Whole { rows: 2 })]);
    })
    .await;
}

/// The real lists that come with the project's shared data, if they are there.
fn shared_feeds() -> Option<Vec<PathBuf>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/feeds");
    let Ok(files) = std::fs::read_dir(&folder) else {
        assert!(std::env::var_os("CI").is_none(), "{} must be there when CI is set", folder.display());
        eprintln!("skipped: {} is not there", folder.display());
        return None;
    };
    let mut files: Vec<PathBuf> = files.filter_map(Result::ok).map(|f| f.path()).collect();
    files.sort();
    Some(files)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_real_list_comes_in_with_sums_that_add_up() {
    let Some(files) = shared_feeds() else { return };
    in_each_house(async |house| {
        for file in &files {
            let name = file.file_stem().expect("a file").to_string_lossy().into_owned();
            let bytes = std::fs::read(file).expect("a readable file");
            let first = bring(&house, &name, bytes.clone()).await;
            if name == "tsml_edge_invalid" {
                assert!(matches!(first, Err(ActionError::Broken(_))), "{name} is broken");
                continue;
            }
            let first = first.expect(&name).reading;
            assert!(first.adds_up() && first.rows > 0, "{name}: {first:?}");
            // Its rows have neither a place nor a zone: refused with a remedy, as they should be.
            let placeless = name == "tsml_edge_times";
            assert!(
                placeless || first.refused * 5 <= first.rows,
                "{name}: more than a fifth was refused: {:?}",
                first.problems
            );
            let again = bring(&house, &name, bytes).await.expect(&name).reading;
            assert_eq!((again.new, again.changed, again.retired), (0, 0, 0), "{name} again");
            assert_eq!((again.same, again.refused), (first.new, first.refused), "{name} again");
        }
    })
    .await;
}
