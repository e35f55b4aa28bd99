//! Judging by the few that were kept is judging by all.

use openseat_domain::matching::{Gather, Screen, answer};
use proptest::prelude::*;

use crate::world::{found, rules, wishes};

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn the_kept_meetings_give_the_answer_that_all_would(wishes in wishes(), (kinds, reach) in found(0..40), seed: u64) {
        let rules = rules();
        let screen = Screen::new(&wishes, &rules);
        let mut gather = Gather::new(&screen, &kinds);
        for found in &reach {
            let kind = kinds.iter().position(|kind| kind.id == found.kind).unwrap();
            found.meetings.iter().for_each(|meeting| gather.take(kind, meeting));
        }
        let kept = gather.finish();
        let (by_all, by_few) = (answer(&wishes, &kinds, &reach, seed, &rules), answer(&wishes, &kinds, &kept, seed, &rules));
        prop_assert!(kept.iter().all(|found| found.meetings.len() <= 30), "few are kept");
        prop_assert_eq!(by_all, by_few);
    }
}
