//! Every case of `cases.toml`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Deserialize;

use crate::{case::Case, place};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[tokio::test(flavor = "multi_thread")]
async fn every_written_case_is_answered_as_it_must_be() {
    let cases = toml::from_str::<Cases>(include_str!("cases.toml")).unwrap().case;
    assert!(cases.len() >= 20);
    let (town, list) = (place::town().await, place::list().await);
    let failed = cases.iter().filter(|case| {
        assert!(!case.from.is_empty());
        let house = if case.world == "town" { &town } else { &list };
        // Each failure is printed as it comes; all of them are told, not only the first.
        catch_unwind(AssertUnwindSafe(|| case.check(house))).is_err()
    });
    let failed: Vec<&str> = failed.map(|case| case.name.as_str()).collect();
    assert_eq!(failed, Vec::<&str>::new());
}
