//! What people tell of groups, kept without them.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use openseat_domain::{
    organisation::{Path, Standing as Law},
    permit::Own,
    review::{Band, Concern, Facts, Found, Medication, Medicine, Reason, Standing, Told, Week, Welcome},
    role::Actor,
};
use openseat_store::{
    Db, Secrets, Vault, keeper, meeting,
    node::{self, Node},
    review::{self, New, Sentence},
    review_answer::{self, Answer},
    review_hold, review_link, review_report, review_token,
    testing::{each_engine, key_store, masters},
};

use crate::{at, id};

const TODAY: Date = date(2026, 11, 26);

fn told(number: u128, of: u128, day: Date) -> New {
    let facts = Facts {
        found: Some(Found::Hard),
        welcome: Some(Welcome::Partly),
        size: Some(Band::From20),
        medication: Some(Medication::Against),
        medicine: Some(Medicine::Opioid),
        ..Facts::default()
    };
    New {
        id: id(number),
        meeting_id: id(of),
        signed_in: true,
        told: Told { day, week: Some(Week::of(day).before(1)), facts },
        locale: "es".into(),
        code: Some([number as u8; 32]),
        sentence: None,
    }
}

fn with_words(number: u128, of: u128, alike: u8) -> New {
    let concerns = BTreeSet::from([Concern::Name, Concern::Quote]);
    let sentence = Sentence { sealed: vec![1, 2, alike], concerns, alike: [alike; 32] };
    New { sentence: Some(sentence), ..told(number, of, TODAY) }
}

async fn put(db: &Db, new: &[New]) {
    let new = new.to_vec();
    let write = db.write(async move |tx| {
        for one in &new {
            review::insert(tx, one).await?;
        }
        Ok(())
    });
    write.await.unwrap();
}

async fn by_id(db: &Db, number: u128) -> review::Review {
    db.read(async move |tx| review::by_id(tx, id(number)).await).await.unwrap().unwrap()
}

#[tokio::test]
async fn what_was_told_comes_back_as_it_was() {
    each_engine(async |db| {
        put(&db, &[told(1, 5, TODAY), with_words(2, 5, 9), New { signed_in: false, code: None, ..told(3, 5, TODAY) }])
            .await;
        let one = by_id(&db, 1).await;
        assert_eq!((one.told, one.signed_in, one.counted), (told(1, 5, TODAY).told, true, true));
        assert_eq!((one.standing, one.sentence, one.locale.as_str()), (None, None, "es"));
        let two = db.read(async |tx| review::by_code(tx, [2; 32]).await).await.unwrap().unwrap();
        assert_eq!((two.id, two.standing, two.sentence), (id(2), Some(Standing::Waiting), Some(vec![1, 2, 9])));
        assert_eq!(two.concerns, [Concern::Name, Concern::Quote].into());
        assert!(!by_id(&db, 3).await.signed_in);
        assert_eq!(db.read(async |tx| review::by_code(tx, [3; 32]).await).await.unwrap(), None);
        // Two without a code do not take it from each other.
        put(&db, &[New { code: None, ..told(4, 5, TODAY) }]).await;
    })
    .await;
}

#[tokio::test]
async fn a_sentence_is_decided_once_and_its_words_go_with_a_refusal() {
    each_engine(async |db| {
        put(&db, &[with_words(1, 5, 1), with_words(2, 5, 2), with_words(3, 5, 3)]).await;
        let done = db.write(async |tx| {
            assert_eq!(review::waiting(tx, 2).await?.len(), 2);
            assert!(review::show(tx, id(1)).await? && !review::show(tx, id(1)).await?);
            assert!(!review::refuse(tx, id(1), Reason::Names).await?, "it is shown");
            assert!(review::refuse(tx, id(2), Reason::Names).await? && !review::show(tx, id(2)).await?);
            let other = Sentence { sealed: vec![7], concerns: BTreeSet::new(), alike: [7; 32] };
            assert!(review::rewrite(tx, id(2), "en", &other).await?, "its writer may mend it");
            assert!(!review::rewrite(tx, id(1), "en", &other).await?, "what is shown stays as it was read");
            assert!(
                review::take_down(tx, id(1), Reason::Unkind).await?
                    && !review::take_down(tx, id(1), Reason::Unkind).await?
            );
            assert!(!review::rewrite(tx, id(1), "en", &other).await?);
            Ok(())
        });
        done.await.unwrap();
        let (one, two) = (by_id(&db, 1).await, by_id(&db, 2).await);
        assert_eq!((one.standing, one.reason, one.sentence), (Some(Standing::TakenDown), Some(Reason::Unkind), None));
        assert_eq!((two.standing, two.reason, two.sentence), (Some(Standing::Waiting), None, Some(vec![7])));
        assert!(one.counted, "its facts count on");
    })
    .await;
}

#[tokio::test]
async fn what_counts_of_a_meeting_follows_it_when_it_turns_out_to_be_another() {
    each_engine(async |db| {
        let row = |number: u128, state| meeting::Meeting {
            id: id(number),
            slug: format!("m{number}"),
            shown_listing: None,
            state,
            created_at: at(0),
            changed_at: at(0),
        };
        db.write(async move |tx| {
            meeting::insert_many(tx, &[row(5, meeting::State::Live), row(6, meeting::State::Joined)]).await?;
            meeting::alias(tx, "m6", id(5)).await
        })
        .await
        .unwrap();
        let old = date(2025, 11, 26);
        put(&db, &[told(1, 5, TODAY), told(2, 6, TODAY), told(3, 7, TODAY), told(4, 5, old), with_words(8, 6, 1)])
            .await;
        let left_out = db.write(async |tx| {
            put_out(tx).await?;
            review::show(tx, id(8)).await
        });
        assert!(left_out.await.unwrap());
        let counted = db.read(async move |tx| review::counted(tx, id(5), old).await).await.unwrap();
        let mut ids: Vec<_> = counted.iter().map(|one| one.id).collect();
        ids.sort();
        assert_eq!(ids, [id(2), id(8)], "not the other meeting's, not a year old, not what was left out");
        let shown = db.read(async |tx| review::shown(tx, id(5)).await).await.unwrap();
        assert_eq!(shown.iter().map(|one| one.id).collect::<Vec<_>>(), [id(8)]);
        let mut remarks = db.read(async move |tx| review::remarks(tx, old).await).await.unwrap();
        remarks.sort_by_key(|(meeting, day, _)| (*meeting, *day));
        // Meeting 7 is not there, so nobody asks for it.
        assert_eq!(remarks, [(id(5), TODAY, Medication::Against); 2]);
        db.write(async |tx| review_hold::put(tx, id(6), TODAY).await).await.unwrap();
        assert_eq!(db.read(async move |tx| review::remarks(tx, old).await).await.unwrap(), []);
    })
    .await;
}

async fn put_out(tx: &mut openseat_store::Tx) -> openseat_store::Result<()> {
    assert!(review::leave_out(tx, id(1)).await?);
    assert_eq!(review::days(tx, id(5), date(2026, 1, 1)).await?, []);
    Ok(())
}

#[tokio::test]
async fn crowds_and_the_same_words_are_found() {
    each_engine(async |db| {
        let yesterday = date(2026, 11, 25);
        put(
            &db,
            &[told(1, 5, yesterday), told(2, 5, TODAY), with_words(3, 6, 1), with_words(4, 6, 1), with_words(5, 7, 1)],
        )
        .await;
        db.write(async move |tx| {
            assert_eq!(review::elsewhere(tx, [1; 32], id(5)).await?, 2, "for two other meetings");
            assert_eq!(review::elsewhere(tx, [1; 32], id(6)).await?, 1);
            assert_eq!(review::elsewhere(tx, [2; 32], id(6)).await?, 0);
            assert_eq!(review_hold::of(tx, id(5)).await?, None);
            review_hold::put(tx, id(5), TODAY).await?;
            assert!(review_hold::of(tx, id(5)).await?.unwrap().open);
            assert_eq!(review_hold::open(tx).await?.len(), 1);
            assert_eq!(review::leave_out_since(tx, id(5), TODAY).await?, 1);
            assert_eq!(review::days(tx, id(5), yesterday).await?, [yesterday]);
            assert!(review_hold::end(tx, id(5), TODAY).await? && !review_hold::end(tx, id(5), TODAY).await?);
            review_hold::put(tx, id(5), yesterday).await?;
            let hold = review_hold::of(tx, id(5)).await?.unwrap();
            assert_eq!((hold.open, hold.since, hold.looked_on), (true, yesterday, Some(TODAY)));
            Ok(())
        })
        .await
        .unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_token_holds_until_its_day_and_then_is_gone() {
    each_engine(async |db| {
        db.write(async |tx| {
            let ends = date(2027, 2, 24);
            assert!(review_token::take(tx, [1; 32], ends).await? && !review_token::take(tx, [1; 32], TODAY).await?);
            assert_eq!(review_token::ends_on(tx, [1; 32]).await?, Some(ends));
            assert_eq!(review_token::forget(tx, date(2027, 2, 23)).await?, 0);
            assert_eq!(review_token::forget(tx, ends).await?, 1);
            assert_eq!(review_token::ends_on(tx, [1; 32]).await?, None);
            Ok(())
        })
        .await
        .unwrap();
    })
    .await;
}

#[tokio::test]
async fn answers_and_reports_go_with_their_review() {
    each_engine(async |db| {
        put(&db, &[told(1, 5, date(2024, 1, 1)), told(2, 5, TODAY)]).await;
        let answer = |number| Answer {
            review_id: id(number),
            written_on: TODAY,
            locale: "en".into(),
            standing: Standing::Waiting,
            concerns: BTreeSet::new(),
            reason: None,
            sentence: Some(vec![4]),
        };
        db.write(async move |tx| {
            for number in [1, 2] {
                review_answer::write(tx, &answer(number)).await?;
                review_report::insert(tx, id(10 + number), id(number), Reason::Names, TODAY).await?;
            }
            review_report::insert(tx, id(13), id(2), Reason::Names, date(2026, 11, 25)).await?;
            assert_eq!(review_answer::of(tx, id(2)).await?, Some(answer(2)));
            assert!(review_answer::show(tx, id(2)).await? && !review_answer::refuse(tx, id(2), Reason::Unkind).await?);
            review_answer::write(tx, &answer(2)).await?;
            assert_eq!(review_answer::waiting(tx, 9).await?.len(), 2, "other words are read again");
            assert!(review_answer::refuse(tx, id(2), Reason::Unkind).await?);
            assert_eq!(review_answer::of(tx, id(2)).await?.unwrap().sentence, None);
            let open = review_report::open(tx).await?;
            assert_eq!(open.iter().map(|one| (one.review_id, one.count)).collect::<Vec<_>>(), [(id(2), 2), (id(1), 1)]);
            assert_eq!(review::forget(tx, date(2025, 1, 1)).await?, 1);
            assert_eq!((review_answer::forget(tx).await?, review_report::forget(tx).await?), (1, 1));
            assert_eq!(review_report::settle(tx, id(2)).await?, 2);
            assert!(review::remove(tx, id(2)).await? && !review::remove(tx, id(2)).await?);
            Ok(())
        })
        .await
        .unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_link_is_read_by_its_own_person_alone() {
    each_engine(async |db| {
        let vault = Vault::open(key_store(), masters(), Secrets::new([5; 32]), id(9), || at(0)).await.unwrap();
        let own = |number| Own::of(&Actor::Person { id: id(number), grants: Vec::new() }).unwrap();
        let (sam, kim) =
            (vault.make_person(id(1), at(0)).await.unwrap(), vault.make_person(id(2), at(0)).await.unwrap());
        let link =
            review_link::ReviewLink { meeting: "New Start".into(), slug: "new-start".into(), code: "7KQM".into() };
        let sealed = review_link::seal(&sam, id(50), &link);
        let mine = own(1);
        db.write(async move |tx| review_link::insert(tx, mine, id(50), &sealed).await).await.unwrap();
        let key = sam.clone();
        let found = db.read(async move |tx| review_link::of(tx, mine, &key).await).await.unwrap();
        assert_eq!(found, [(id(50), link)]);
        let (theirs, key) = (own(2), sam);
        assert!(db.read(async move |tx| review_link::of(tx, theirs, &key).await).await.is_err());
        db.write(async move |tx| {
            assert!(!review_link::remove(tx, theirs, id(50)).await?);
            review_link::erase(tx, id(1)).await?;
            assert!(review_link::of(tx, theirs, &kim).await?.is_empty());
            assert!(!review_link::remove(tx, mine, id(50)).await?, "it was erased");
            Ok(())
        })
        .await
        .unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_organisation_keeps_the_list_until_it_does_not_or_is_no_more() {
    each_engine(async |db| {
        let path = Path::root(id(1));
        let node = Node {
            path,
            name: "Office".into(),
            standing: Law::None,
            two_proofs: false,
            made_at: at(0),
            closed_at: None,
        };
        db.write(async move |tx| {
            node::insert(tx, &node).await?;
            assert_eq!(keeper::all(tx).await?, []);
            assert!(keeper::add(tx, id(1), at(1)).await? && !keeper::add(tx, id(1), at(2)).await?);
            keeper::add(tx, id(7), at(1)).await?;
            assert_eq!(keeper::all(tx).await?, [path], "one that is not there keeps nothing");
            assert!(keeper::remove(tx, id(1)).await? && !keeper::remove(tx, id(1)).await?);
            Ok(())
        })
        .await
        .unwrap();
    })
    .await;
}
