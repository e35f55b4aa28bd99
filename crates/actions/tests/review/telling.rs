use std::collections::BTreeSet;

use openseat_actions::{
    ActionError,
    review::{
        Concern, Facts, LONGEST_SENTENCE, Outcome, Standing, links, look, may_tell, remove, report, rewrite, sweep,
        tell,
    },
};
use openseat_content::Locale;
use openseat_domain::review::{Found, Week, Welcome};

use crate::home::{count, days, in_each_house, meeting_id, noon, person, person_since, saying, telling, told};

#[tokio::test]
async fn one_person_tells_of_a_group_once_in_ninety_days() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let again = "2027-02-21".parse().unwrap();
        assert!(told(&house, &sam, telling(0), noon()).await.counts);
        for later in [0, 1, 89] {
            assert_eq!(tell(&house, &sam, telling(0), days(later)).await.unwrap(), Outcome::Lately(again), "{later}");
        }
        let leave = may_tell(&house, &sam, meeting_id(&db, 0).await, days(89)).await.unwrap();
        assert_eq!(leave.again_on, Some(again));
        told(&house, &sam, telling(1), noon()).await;
        told(&house, &person(&house, &db, 2).await, telling(0), noon()).await;
        assert_eq!(count(&db, "SELECT COUNT(*) FROM review").await, 3);
        // Nobody need have cleared away before.
        assert_eq!(may_tell(&house, &sam, meeting_id(&db, 0).await, days(90)).await.unwrap().again_on, None);
        told(&house, &sam, telling(0), days(90)).await;
        assert_eq!(count(&db, "SELECT COUNT(*) FROM review").await, 4);
    })
    .await;
}

#[tokio::test]
async fn tokens_are_cleared_away_after_ninety_days_and_reviews_after_two_years() {
    in_each_house(async |house, db| {
        told(&house, &person(&house, &db, 1).await, telling(0), noon()).await;
        sweep(&house, days(89)).await.unwrap();
        assert_eq!(count(&db, "SELECT COUNT(*) FROM review_token").await, 1);
        sweep(&house, days(90)).await.unwrap();
        assert_eq!(count(&db, "SELECT COUNT(*) FROM review_token").await, 0);
        assert_eq!(sweep(&house, days(730)).await.unwrap(), 0);
        assert_eq!(sweep(&house, days(731)).await.unwrap(), 1);
        assert_eq!(count(&db, "SELECT COUNT(*) FROM review").await, 0);
    })
    .await;
}

#[tokio::test]
async fn who_names_somebody_is_told_kindly_and_can_mend_it_or_ask_for_a_person() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let sees = async |sentence: &str, as_it_is| {
            let telling = openseat_actions::review::Telling { as_it_is, ..saying(0, sentence) };
            tell(&house, &sam, telling, noon()).await.unwrap()
        };
        let mend = |concerns: &[Concern]| Outcome::Mend(concerns.iter().copied().collect());
        assert_eq!(sees("Dave was kind to me.", false).await, mend(&[Concern::Name]));
        assert_eq!(sees("Ring me on 07700 900123.", true).await, mend(&[Concern::Phone]), "that is never taken");
        assert_eq!(sees("Write to sam@example.org", true).await, mend(&[Concern::Email]));
        assert_eq!(sees("She said her son drinks.", false).await, mend(&[Concern::Quote]));
        assert_eq!(sees("Full of junkies.", false).await, mend(&[Concern::Word]));
        assert_eq!(sees("They tell you to stop taking it.", false).await, mend(&[Concern::Medicine]));
        assert_eq!(sees(&"a".repeat(LONGEST_SENTENCE + 1), true).await, Outcome::TooLong(LONGEST_SENTENCE + 1));
        assert_eq!(count(&db, "SELECT COUNT(*) FROM review").await, 0, "nothing of it was kept");
        assert_eq!(count(&db, "SELECT COUNT(*) FROM review_token").await, 0, "so they may try again");
        assert!(matches!(sees("Dave's Cafe is next door.", true).await, Outcome::Kept(kept) if kept.waits));
    })
    .await;
}

#[tokio::test]
async fn the_words_of_the_meeting_itself_are_nobodys_name() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let sentence = "The side door of Harbour Lights in Mill Lane, Leeds, was open. Tea at 18:45.";
        assert!(told(&house, &sam, saying(0, sentence), noon()).await.waits);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_not_kept_and_an_unknown_meeting_is_missing() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let nothing = openseat_actions::review::Telling { facts: Facts::default(), ..telling(0) };
        assert_eq!(tell(&house, &sam, nothing.clone(), noon()).await.unwrap(), Outcome::Nothing);
        assert_eq!(report(&house, nothing, noon()).await.unwrap(), Outcome::Nothing);
        let elsewhere = openseat_actions::review::Telling { slug: "no-such".into(), ..telling(0) };
        assert!(matches!(tell(&house, &sam, elsewhere.clone(), noon()).await, Err(ActionError::Missing { .. })));
        assert!(matches!(report(&house, elsewhere, noon()).await, Err(ActionError::Missing { .. })));
    })
    .await;
}

#[tokio::test]
async fn a_new_space_counts_apart_and_gets_no_words_in() {
    in_each_house(async |house, db| {
        let (new, old) = (person_since(&house, &db, 1, 6).await, person_since(&house, &db, 2, 7).await);
        let kept = told(&house, &new, saying(0, "A warm room."), noon()).await;
        assert!(!kept.counts && !kept.waits);
        let kept = told(&house, &old, saying(0, "A warm room."), noon()).await;
        assert!(kept.counts && kept.waits);
        assert_eq!(count(&db, "SELECT COUNT(*) FROM review WHERE signed_in = 1").await, 1);
        assert_eq!(count(&db, "SELECT COUNT(*) FROM review WHERE sentence IS NOT NULL").await, 1);
        assert!(
            matches!(tell(&house, &new, telling(0), days(5)).await.unwrap(), Outcome::Lately(_)),
            "once all the same"
        );
    })
    .await;
}

#[tokio::test]
async fn a_week_that_is_long_ago_or_still_to_come_is_not_remembered() {
    in_each_house(async |house, db| {
        let weeks = ["2026-11-23", "2026-09-07", "2026-08-31", "2026-11-30"];
        for (number, monday) in weeks.into_iter().enumerate() {
            let who = person(&house, &db, 1 + number as u128).await;
            let week = Some(Week::of(monday.parse().unwrap()));
            told(&house, &who, openseat_actions::review::Telling { week, ..telling(0) }, noon()).await;
        }
        assert_eq!(count(&db, "SELECT COUNT(*) FROM review WHERE week IS NULL").await, 2);
    })
    .await;
}

#[tokio::test]
async fn the_code_opens_mends_and_deletes_and_nothing_else_does() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let code = told(&house, &sam, saying(0, "A cold room."), noon()).await.code.unwrap();
        let view = look(&house, &code.to_lowercase()).await.unwrap().unwrap();
        assert_eq!((view.sentence.as_str(), view.standing), ("A cold room.", Some(Standing::Waiting)));
        assert_eq!((view.slug.as_str(), view.meeting.as_str()), ("meeting-0", "Harbour Lights 0"));
        let mut wrong = code.clone();
        wrong.replace_range(..1, if code.starts_with('2') { "3" } else { "2" });
        for other in [wrong.as_str(), "", "7KQM", &format!("{code}2")] {
            assert_eq!(look(&house, other).await.unwrap(), None, "{other}");
            assert!(!remove(&house, other, noon()).await.unwrap());
            assert_eq!(rewrite(&house, other, "x", true, Locale::En, noon()).await.unwrap(), None);
        }
        let mend = rewrite(&house, &code, "Ask for Dave.", false, Locale::En, noon()).await.unwrap();
        assert_eq!(mend, Some(Outcome::Mend(BTreeSet::from([Concern::Name]))));
        let done = rewrite(&house, &code, "A warm room.", false, Locale::En, noon()).await.unwrap();
        assert!(matches!(done, Some(Outcome::Kept(_))));
        assert_eq!(look(&house, &code).await.unwrap().unwrap().sentence, "A warm room.");
        assert!(remove(&house, &code, noon()).await.unwrap() && !remove(&house, &code, noon()).await.unwrap());
        assert_eq!(count(&db, "SELECT COUNT(*) FROM review").await, 0);
        assert!(matches!(tell(&house, &sam, telling(0), days(1)).await.unwrap(), Outcome::Lately(_)));
    })
    .await;
}

#[tokio::test]
async fn a_link_in_the_space_is_kept_only_on_wish() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        told(&house, &sam, telling(0), noon()).await;
        assert!(links(&house, &sam).await.unwrap().is_empty());
        let wish = openseat_actions::review::Telling { keep_link: true, ..saying(1, "A warm room.") };
        let code = told(&house, &sam, wish, noon()).await.code.unwrap();
        let kept = links(&house, &sam).await.unwrap();
        assert_eq!((kept.len(), kept[0].code.as_str(), kept[0].slug.as_str()), (1, code.as_str(), "meeting-1"));
        assert_eq!(kept[0].review.as_ref().unwrap().sentence, "A warm room.");
        assert!(links(&house, &person(&house, &db, 2).await).await.unwrap().is_empty());
        assert!(openseat_actions::review::unlink(&house, &sam, kept[0].id).await.unwrap());
        assert!(links(&house, &sam).await.unwrap().is_empty());
        assert!(look(&house, &code).await.unwrap().is_some(), "what was told stays");
    })
    .await;
}

#[tokio::test]
async fn who_found_nobody_is_not_asked_of_the_room() {
    in_each_house(async |house, db| {
        let facts = Facts { found: Some(Found::NotThere), welcome: Some(Welcome::No), ..Facts::default() };
        let sam = person(&house, &db, 1).await;
        told(&house, &sam, openseat_actions::review::Telling { facts, ..telling(0) }, noon()).await;
        assert_eq!(count(&db, "SELECT COUNT(*) FROM review WHERE found = 'not_there' AND welcome IS NULL").await, 1);
    })
    .await;
}
