//! Sources, listings, meetings and what people say of them.

use openseat_domain::{
    fellowship::FellowshipId,
    problem::Problem,
    source::{Health, Reading, Source},
};
use openseat_store::{
    Db, Error, Tx,
    bmlt_row::{self, BmltRow},
    change,
    listing::{self, Change, Known, Link, Listing, Placed, State},
    meeting::{self, Meeting},
    pair::{self, Pair, Verdict},
    reading, report,
    report::{Kind, Report, Tally},
    source,
    testing::each_engine,
};
use uuid::Uuid;

use crate::{at, id};

fn office(number: u128) -> Source {
    Source {
        id: id(number),
        name: format!("office-{number}"),
        address: format!("https://office{number}.example/meetings.json"),
        fellowship: Some(FellowshipId::new("aa")),
        zone: Some("America/New_York".into()),
        every_minutes: Some(1440),
        made_up: false,
        health: Health { etag: Some("\"abc\"".into()), last_good: Some(at(0)), ..Health::default() },
    }
}

fn listed(number: u128, source: u128) -> Listing {
    let body = format!("{{\"key\":\"k{number}\",\"name\":\"Küche, 12 o’clock\"}}");
    Listing {
        id: id(number),
        source_id: id(source),
        key: format!("k{number}"),
        state: State::Live,
        hash: listing::hash(&body),
        meeting_id: None,
        link: None,
        first_seen: at(0),
        last_seen: at(0),
        changed_at: at(0),
        body,
    }
}

fn held(number: u128, listing: u128) -> Meeting {
    Meeting {
        id: id(number),
        slug: format!("meeting-{number}"),
        shown_listing: Some(id(listing)),
        state: meeting::State::Live,
        created_at: at(0),
        changed_at: at(0),
    }
}

/// Two sources, five listings, of which 11 and 21 are the same meeting.
async fn with_directory(test: impl AsyncFn(Db)) {
    each_engine(async |db| {
        db.write(async |tx| {
            source::insert(tx, &office(1), at(0)).await?;
            source::insert(tx, &Source { made_up: true, ..office(2) }, at(1)).await?;
            let mut listings = [listed(11, 1), listed(12, 1), listed(13, 1), listed(21, 2), listed(22, 2)];
            for (listing, meeting) in listings.iter_mut().zip([101, 102, 103, 101, 104]) {
                listing.meeting_id = Some(id(meeting));
            }
            listing::insert_many(tx, &listings).await?;
            let meetings = [held(101, 11), held(102, 12), held(103, 13), held(104, 22)];
            meeting::insert_many(tx, &meetings).await
        })
        .await
        .unwrap();
        test(db).await;
    })
    .await;
}

async fn shown(tx: &mut Tx) -> openseat_store::Result<Vec<(String, String, bool, i64, u64)>> {
    let mut all = Vec::new();
    meeting::shown(tx, |m| {
        assert!(m.body.starts_with("{\"key\""));
        all.push((
            m.slug.into(),
            m.source_name.into(),
            m.made_up,
            m.last_seen.as_second() - at(0).as_second(),
            m.listings,
        ));
        Ok(())
    })
    .await?;
    all.sort();
    Ok(all)
}

#[tokio::test]
async fn a_source_comes_back_as_it_was_put() {
    each_engine(async |db| {
        let bare = Source { fellowship: None, zone: None, every_minutes: None, health: Health::default(), ..office(2) };
        let (first, second) = (office(1), bare.clone());
        db.write(async move |tx| {
            source::insert(tx, &second, at(0)).await?;
            source::insert(tx, &first, at(0)).await
        })
        .await
        .unwrap();
        assert_eq!(db.read(async |tx| source::all(tx).await).await.unwrap(), [office(1), bare.clone()]);
        assert_eq!(db.read(async |tx| source::by_name(tx, "office-2").await).await.unwrap(), Some(bare));
        assert_eq!(db.read(async |tx| source::by_id(tx, id(9)).await).await.unwrap(), None);
        let found = db.read(async |tx| source::by_address(tx, &office(1).address).await).await.unwrap();
        assert_eq!(found, Some(office(1)));
        let mut tired = office(1);
        tired.health.failures = 3;
        let changed = tired.clone();
        assert!(db.write(async move |tx| source::update(tx, &changed).await).await.unwrap());
        assert_eq!(db.read(async |tx| source::by_id(tx, id(1)).await).await.unwrap(), Some(tired));
        assert!(!db.write(async |tx| source::update(tx, &office(9)).await).await.unwrap());
        let twin = Source { id: id(3), ..office(1) };
        let taken = db.write(async move |tx| source::insert(tx, &twin, at(0)).await).await;
        assert!(taken.as_ref().is_err_and(Error::is_taken), "{taken:?}");
    })
    .await;
}

#[tokio::test]
async fn the_keys_of_a_source_tell_new_changed_and_same_apart() {
    with_directory(async |db| {
        let mut known = db.read(async |tx| listing::keys(tx, id(1)).await).await.unwrap();
        known.sort_by(|a, b| a.key.cmp(&b.key));
        assert_eq!(known.len(), 3);
        let Known { id: first, key, hash, state, meeting_id } = known.remove(0);
        assert_eq!((first, key.as_str(), state, meeting_id), (id(11), "k11", State::Live, Some(id(101))));
        assert_eq!(hash, listing::hash(&listed(11, 1).body));
        assert_eq!(db.read(async |tx| listing::keys(tx, id(9)).await).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn the_same_key_may_be_in_two_sources_but_not_twice_in_one() {
    with_directory(async |db| {
        let mut twin = Listing { id: id(31), ..listed(11, 2) };
        let other = twin.clone();
        db.write(async move |tx| listing::insert_many(tx, std::slice::from_ref(&other)).await).await.unwrap();
        twin.id = id(32);
        let taken = db.write(async move |tx| listing::insert_many(tx, std::slice::from_ref(&twin)).await).await;
        assert!(taken.as_ref().is_err_and(Error::is_taken), "{taken:?}");
    })
    .await;
}

#[tokio::test]
async fn a_changed_listing_keeps_its_meeting_and_its_first_day() {
    with_directory(async |db| {
        let body = "{\"key\":\"k11\",\"name\":\"New name\"}".to_owned();
        let change = Change { id: id(11), hash: listing::hash(&body), body, state: State::KeptBack };
        let kept = change.clone();
        db.write(async move |tx| listing::update_many(tx, std::slice::from_ref(&kept), at(50)).await).await.unwrap();
        let found = db.read(async |tx| listing::by_id(tx, id(11)).await).await.unwrap().unwrap();
        let wanted = Listing {
            body: change.body,
            hash: change.hash,
            state: State::KeptBack,
            meeting_id: Some(id(101)),
            last_seen: at(50),
            changed_at: at(50),
            ..listed(11, 1)
        };
        assert_eq!(found, wanted);
        assert_eq!(db.read(async |tx| listing::counts(tx, id(1)).await).await.unwrap(), [2, 0, 1]);
    })
    .await;
}

#[tokio::test]
async fn a_listing_says_why_it_is_of_its_meeting() {
    with_directory(async |db| {
        let link = Link { score: 0.93, reasons: "[\"same room\"]".into() };
        let (one, many) = (link.clone(), link.clone());
        db.write(async move |tx| {
            assert!(listing::set_meeting(tx, id(12), Some(id(101)), Some(&one)).await?);
            assert!(!listing::set_meeting(tx, id(99), Some(id(101)), None).await?);
            let placed = Placed { listing_id: id(13), meeting_id: None, link: Some(many.clone()) };
            listing::set_meeting_many(tx, &[placed]).await
        })
        .await
        .unwrap();
        let found = db.read(async |tx| listing::of_meeting(tx, id(101)).await).await.unwrap();
        let ids: Vec<_> = found.iter().map(|(l, source)| (l.id, source.as_str())).collect();
        assert_eq!(ids, [(id(11), "office-1"), (id(12), "office-1"), (id(21), "office-2")]);
        assert_eq!(found[1].0.link, Some(link));
        let apart = db.read(async |tx| listing::by_id(tx, id(13)).await).await.unwrap().unwrap();
        assert_eq!(apart.meeting_id, None);
    })
    .await;
}

#[tokio::test]
async fn a_retired_listing_is_kept_not_shown_and_comes_back() {
    with_directory(async |db| {
        db.write(async |tx| {
            source::seen(tx, id(1), at(100)).await?;
            listing::retire_many(tx, id(1), &[id(12), id(21)], at(200)).await?;
            source::seen(tx, id(1), at(200)).await
        })
        .await
        .unwrap();
        let gone = db.read(async |tx| listing::by_id(tx, id(12)).await).await.unwrap().unwrap();
        assert_eq!((gone.state, gone.last_seen, gone.changed_at), (State::Retired, at(100), at(200)));
        let row =
            |slug: &str, source: &str, made_up, seen, listings| (slug.into(), source.into(), made_up, seen, listings);
        let now = db.read(async |tx| shown(tx).await).await.unwrap();
        let first = row("meeting-101", "office-1", false, 200, 1);
        let rest = [row("meeting-103", "office-1", false, 200, 1), row("meeting-104", "office-2", true, 0, 1)];
        assert_eq!(now, [first, rest[0].clone(), rest[1].clone()]);
        db.write(async |tx| listing::revive_many(tx, &[id(12), id(21)], at(300)).await).await.unwrap();
        let now = db.read(async |tx| shown(tx).await).await.unwrap();
        let first = [row("meeting-101", "office-1", false, 200, 2), row("meeting-102", "office-1", false, 300, 1)];
        assert_eq!(now, [first, rest].concat());
    })
    .await;
}

#[tokio::test]
async fn every_live_body_is_handed_over() {
    with_directory(async |db| {
        let mut live: Vec<(Uuid, Uuid, Option<Uuid>)> = db
            .write(async |tx| {
                listing::retire_many(tx, id(2), &[id(22)], at(9)).await?;
                let mut live = Vec::new();
                listing::all_live_bodies(tx, |listing, source, meeting, body| {
                    assert!(body.contains("Küche, 12 o’clock"));
                    live.push((listing, source, meeting));
                    Ok(())
                })
                .await?;
                Ok(live)
            })
            .await
            .unwrap();
        live.sort();
        let row = |listing, source, meeting| (id(listing), id(source), Some(id(meeting)));
        assert_eq!(live, [row(11, 1, 101), row(12, 1, 102), row(13, 1, 103), row(21, 2, 101)]);
    })
    .await;
}

#[tokio::test]
async fn an_old_address_leads_to_the_meeting() {
    with_directory(async |db| {
        db.write(async |tx| {
            let renamed = Meeting { slug: "new-name".into(), changed_at: at(5), ..held(101, 11) };
            let joined = Meeting { state: meeting::State::Joined, shown_listing: None, ..held(102, 12) };
            meeting::update_many(tx, &[renamed, joined]).await?;
            meeting::alias(tx, "meeting-101", id(101)).await?;
            meeting::alias(tx, "meeting-102", id(101)).await?;
            meeting::alias(tx, "meeting-102", id(103)).await
        })
        .await
        .unwrap();
        let slug = async |slug: &'static str| {
            let found = db.read(async move |tx| meeting::by_slug(tx, slug).await).await.unwrap();
            found.map(|meeting| meeting.slug)
        };
        assert_eq!(slug("new-name").await.as_deref(), Some("new-name"));
        assert_eq!(slug("meeting-101").await.as_deref(), Some("new-name"));
        assert_eq!(slug("meeting-102").await.as_deref(), Some("meeting-103"), "the last word counts");
        assert_eq!(slug("nowhere").await, None);
        let mut taken = db.read(async |tx| meeting::slugs(tx).await).await.unwrap();
        taken.sort();
        assert_eq!(taken, ["meeting-101", "meeting-102", "meeting-103", "meeting-104", "new-name"]);
        assert_eq!(db.read(async |tx| meeting::all(tx).await).await.unwrap().len(), 4);
        let one = db.read(async |tx| meeting::by_id(tx, id(101)).await).await.unwrap().unwrap();
        assert_eq!((one.changed_at, one.created_at), (at(5), at(0)));
        let taken =
            db.write(async |tx| meeting::insert_many(tx, &[Meeting { id: id(9), ..held(103, 13) }]).await).await;
        assert!(taken.as_ref().is_err_and(Error::is_taken), "{taken:?}");
    })
    .await;
}

#[tokio::test]
async fn the_last_word_of_a_steward_on_two_listings_holds() {
    each_engine(async |db| {
        let said = |a, b, verdict, second| Pair {
            a: id(a),
            b: id(b),
            verdict,
            who: "steward-7".into(),
            at: at(second),
            why: "I asked them".into(),
        };
        db.write(async move |tx| {
            pair::put(tx, &said(2, 1, Verdict::Same, 1)).await?;
            pair::put(tx, &said(1, 3, Verdict::Same, 2)).await?;
            pair::put(tx, &said(1, 2, Verdict::Different, 3)).await
        })
        .await
        .unwrap();
        let all = db.read(async |tx| pair::all(tx).await).await.unwrap();
        assert_eq!(all, [said(1, 3, Verdict::Same, 2), said(1, 2, Verdict::Different, 3)]);
    })
    .await;
}

#[tokio::test]
async fn readings_are_kept_newest_first() {
    each_engine(async |db| {
        let sums = |rows| Reading {
            format: "Meeting Guide JSON".into(),
            rows,
            new: rows,
            problems: vec![Problem::warning("row 3", "no time", "add one")],
            ..Reading::default()
        };
        db.write(async move |tx| {
            for n in 0..5_u32 {
                reading::insert(tx, id(n.into()), id(1), at(i64::from(n)), &sums(n.into())).await?;
            }
            reading::insert(tx, id(9), id(2), at(9), &sums(9)).await
        })
        .await
        .unwrap();
        let latest = db.read(async |tx| reading::latest(tx, id(1)).await).await.unwrap().unwrap();
        assert_eq!((latest.id, latest.at, latest.reading), (id(4), at(4), sums(4)));
        let list = db.read(async |tx| reading::list(tx, id(1), 3).await).await.unwrap();
        assert_eq!(list.iter().map(|kept| kept.id).collect::<Vec<_>>(), [id(4), id(3), id(2)]);
        assert_eq!(db.read(async |tx| reading::latest(tx, id(7)).await).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn what_visitors_tell_is_counted_and_settled() {
    each_engine(async |db| {
        let told = |number, meeting, kind, second| Report {
            id: id(number),
            meeting_id: id(meeting),
            kind,
            words: "The door was shut.".into(),
            at: at(second),
            state: report::State::Open,
        };
        db.write(async move |tx| {
            report::insert(tx, &told(1, 5, Kind::Closed, 10)).await?;
            report::insert(tx, &told(2, 5, Kind::StillOn, 20)).await?;
            report::insert(tx, &told(3, 5, Kind::Closed, 30)).await?;
            report::insert(tx, &told(4, 6, Kind::Time, 5)).await?;
            assert!(report::settle(tx, id(1)).await?);
            assert!(!report::settle(tx, id(1)).await?);
            Ok(())
        })
        .await
        .unwrap();
        let open = db.read(async |tx| report::open(tx, 10).await).await.unwrap();
        assert_eq!(open, [told(4, 6, Kind::Time, 5), told(2, 5, Kind::StillOn, 20), told(3, 5, Kind::Closed, 30)]);
        let tally = |kind, count, second| Tally { kind, count, last: at(second) };
        let all = db.read(async |tx| report::tally(tx, id(5), at(0)).await).await.unwrap();
        assert_eq!(all, [tally(Kind::Closed, 2, 30), tally(Kind::StillOn, 1, 20)]);
        let late = db.read(async |tx| report::tally(tx, id(5), at(15)).await).await.unwrap();
        assert_eq!(late, [tally(Kind::Closed, 1, 30), tally(Kind::StillOn, 1, 20)]);
        assert_eq!(db.read(async |tx| report::of_meeting(tx, id(5)).await).await.unwrap().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_change_is_counted_with_what_it_changes() {
    each_engine(async |db| {
        assert_eq!(db.read(async |tx| change::current(tx).await).await.unwrap(), 0);
        assert_eq!(db.write(async |tx| change::bump(tx, at(1)).await).await.unwrap(), 1);
        let undone: openseat_store::Result<()> = db
            .write(async |tx| {
                change::bump(tx, at(2)).await?;
                Err(Error::Closed)
            })
            .await;
        assert!(undone.is_err());
        assert_eq!(db.read(async |tx| change::current(tx).await).await.unwrap(), 1);
    })
    .await;
}

fn of_a_server(kind: &'static str, key: &str) -> BmltRow {
    BmltRow { kind, key: key.to_owned(), body: format!("{{\"of\":\"{kind} {key}\"}}") }
}

/// The bodies that are shown, in their order.
async fn answered(tx: &mut Tx) -> openseat_store::Result<Vec<String>> {
    let mut found = Vec::new();
    bmlt_row::shown(tx, |_, kind, body, _| {
        found.push(format!("{kind} {body}"));
        Ok(())
    })
    .await?;
    Ok(found)
}

#[tokio::test]
async fn what_a_server_has_is_answered_while_its_listings_are_shown() {
    each_engine(async |db: Db| {
        db.write(async |tx| {
            source::insert(tx, &office(1), at(0)).await?;
            let retired = Listing { state: State::Retired, meeting_id: Some(id(22)), ..listed(12, 1) };
            let shown = Listing { meeting_id: Some(id(21)), ..listed(11, 1) };
            let alone = Listing { meeting_id: Some(id(23)), ..listed(13, 1) };
            listing::insert_many(tx, &[shown, retired, alone]).await?;
            let rows = [of_a_server("meeting", "k12"), of_a_server("meeting", "k11"), of_a_server("format", "")];
            assert!(bmlt_row::replace(tx, id(1), &rows, "one").await?);
            assert!(!bmlt_row::replace(tx, id(1), &rows, "one").await?, "the same again changes nothing");
            assert_eq!(answered(tx).await?, ["format {\"of\":\"format \"}", "meeting {\"of\":\"meeting k11\"}"]);
            assert_eq!(bmlt_row::meetings(tx).await?, [id(21)].into(), "only what is answered is told of");
            assert!(bmlt_row::replace(tx, id(1), &[of_a_server("body", "")], "two").await?);
            assert_eq!(answered(tx).await?, ["body {\"of\":\"body \"}"]);
            assert!(bmlt_row::replace(tx, id(1), &[], "").await?);
            assert_eq!(answered(tx).await?, Vec::<String>::new());
            Ok(())
        })
        .await
        .expect("written and read");
    })
    .await;
}
