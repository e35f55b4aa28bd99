//! Going with someone, through the actions: who is met, who says so, what is refused, and how all of it goes.

use jiff::{SignedDuration, Timestamp};
use openseat_actions::{
    ActionError, House,
    greeter::{self, At, GreetersView},
    greeting::{self, Answer, GuestView},
    meeting, take,
};
use openseat_domain::{
    greeting::{Deed, MOST_OFFERS, MOST_OPEN, Met, Offer, Side, State, Step},
    matching::Wishes,
    place::Point,
    search::Near,
};
use openseat_store::{Db, Tx, args, audit::Verdict};
use proptest::prelude::*;

use crate::{
    greeters::{ADULTS, MORE, SECOND, TEENS, ask, asking, greeter_at, next_week, offering, quay, seven, with_role},
    home::{after, in_each_house, noon, person},
};

async fn see(house: &House, words: &str, now: Timestamp) -> Option<GuestView> {
    greeting::see(house, words, "net", now).await.expect("answered")
}

async fn at(house: &House, slug: &str, now: Timestamp) -> At {
    let view = meeting::view(house, slug, now).await.expect("read").expect("it is there");
    greeter::at(house, &view, now).await.expect("answered")
}

fn refused_at(result: openseat_actions::Result<impl std::fmt::Debug>) -> String {
    match result {
        Err(ActionError::Refused(problem)) => problem.at,
        other => panic!("it should be refused: {other:?}"),
    }
}

async fn rows(db: &Db, sql: &'static str) -> i64 {
    db.read(async move |tx: &mut Tx| tx.one::<(i64,)>(sql, &args![]).await).await.expect("counted").0
}

#[tokio::test]
async fn a_person_without_an_account_asks_is_told_yes_and_says_that_they_met() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        let sam = person(&house, &db, 1).await;
        let offer = greeter::offer(&house, &sam, offering(ADULTS, quay.clinic, &house), noon()).await.expect("offered");
        assert_eq!(at(&house, ADULTS, noon()).await, At::Nobody, "it waits to be confirmed");
        assert!(!meeting::view(&house, ADULTS, noon()).await.expect("read").expect("there").greeted);
        let node = quay.clinic.node();
        greeter::decide(&house, &quay.steward, node, offer, true, noon()).await.expect("confirmed");
        assert!(meeting::view(&house, ADULTS, noon()).await.expect("read").expect("there").greeted);
        let At::Open(shown, times) = at(&house, ADULTS, noon()).await else { panic!("somebody greets") };
        assert_eq!((shown.len(), shown[0].by.as_str()), (1, "Harbour Clinic"));
        assert_eq!(times, [seven(), next_week()], "two weeks ahead and no further");

        let words = ask(&house, ADULTS, seven(), "Ash").await.expect("asked");
        let seen = see(&house, &words, after(1)).await.expect("the page is there");
        assert_eq!((seen.state, seen.reply), (State::Asked, None));
        assert_eq!(seen.words.expect("open").line, "I will wear a red hat");
        let waiting = greeting::requests(&house, &sam, after(2)).await.expect("read");
        assert_eq!((waiting.len(), waiting[0].words.name.as_str(), waiting[0].start), (1, "Ash", seven()));
        let yes = Answer::Yes("From 6:45 by the bus stop".into());
        assert!(greeting::answer(&house, &sam, waiting[0].id, yes.clone(), after(3)).await.expect("answered"));
        assert!(!greeting::answer(&house, &sam, waiting[0].id, yes, after(3)).await.expect("answered"), "once");
        let seen = see(&house, &words.to_uppercase().replace('-', "  "), after(4)).await.expect("typed by hand");
        let reply = seen.reply.expect("an answer");
        assert_eq!((reply.name.as_str(), reply.place.as_str()), ("Sam", "From 6:45 by the bus stop"));
        assert_eq!(reply.sign, "Blue scarf, by the side door");

        assert!(!greeting::tell(&house, &words, "net", Met::Yes, after(5)).await.expect("answered"), "too early");
        let later = seven() + SignedDuration::from_hours(2);
        assert!(greeting::tell(&house, &words, "net", Met::Yes, later).await.expect("answered"));
        assert!(!greeting::tell(&house, &words, "net", Met::No, later).await.expect("answered"), "once");
        assert_eq!(
            rows(&db, "SELECT COUNT(*) FROM greeting_count WHERE step IN ('asked', 'accepted', 'met') AND n = 1").await,
            3
        );
        for (chain, verdict) in openseat_actions::audit::verify(&house).await.expect("read") {
            assert!(matches!(verdict, Verdict::Whole { .. }), "{chain}");
        }
    })
    .await;
}

#[tokio::test]
async fn only_those_who_know_the_greeter_confirm_them_and_never_the_greeter_themself() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        let sam = person(&house, &db, 1).await;
        let node = quay.clinic.node();
        let offer = greeter::offer(&house, &sam, offering(ADULTS, quay.clinic, &house), noon()).await.expect("offered");
        for who in [&sam, &quay.manager, &quay.other_steward] {
            let denied = greeter::decide(&house, who, node, offer, true, noon()).await;
            assert!(matches!(denied, Err(ActionError::Denied(_))), "{denied:?}");
            assert!(matches!(greeter::at_node(&house, who, node, noon()).await, Err(ActionError::Denied(_))));
        }
        let elsewhere = greeter::decide(&house, &quay.other_steward, quay.other.node(), offer, true, noon()).await;
        assert!(matches!(elsewhere, Err(ActionError::Missing { .. })), "an offer is found at its own node alone");
        greeter::decide(&house, &quay.facilitator, node, offer, true, noon()).await.expect("a facilitator may");
        with_role(&house, &db, 112, openseat_domain::role::Role::Steward, quay.clinic).await;
        let own = greeter::offer(&house, &quay.steward, offering(SECOND, quay.clinic, &house), noon()).await;
        let own = own.expect("a steward may greet too");
        assert_eq!(refused_at(greeter::decide(&house, &quay.steward, node, own, true, noon()).await), "offer");
        let view = greeter::at_node(&house, &quay.facilitator, node, noon()).await.expect("seen");
        assert_eq!(view.offers.iter().map(|one| one.state).collect::<Vec<_>>(), [Offer::Waiting, Offer::Confirmed]);
        assert_eq!(view.offers[1].given.name, "Sam");
        greeter::decide(&house, &quay.facilitator, node, offer, false, noon()).await.expect("stopped");
        assert_eq!(at(&house, ADULTS, noon()).await, At::Nobody);
    })
    .await;
}

#[tokio::test]
async fn where_nobody_reads_reports_nobody_is_greeted() {
    in_each_house(async |house, db| {
        quay(&house, &db).await;
        let bare = openseat_domain::organisation::Path::root(uuid::Uuid::from_u128(700));
        let bare = crate::home::node(&db, bare, "Bare House", openseat_domain::organisation::Standing::None).await;
        let sam = person(&house, &db, 1).await;
        let offered = greeter::offer(&house, &sam, offering(ADULTS, bare, &house), noon()).await;
        assert_eq!(refused_at(offered), "node");
        let nodes = greeter::nodes(&house, &sam, noon()).await.expect("read");
        assert_eq!(
            nodes.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(),
            ["Harbour Clinic", "Lantern House"]
        );
    })
    .await;
}

#[tokio::test]
async fn ways_to_be_reached_and_last_names_pass_in_no_direction() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        let sam = person(&house, &db, 1).await;
        for (name, sign, field) in [
            ("Sam", "Ring 07700 900123", "sign"),
            ("Sam", "sam@example.org", "sign"),
            ("Sam Smith", "Blue scarf", "name"),
            ("Sam", &"x".repeat(201), "sign"),
            ("", "Blue scarf", "name"),
        ] {
            let form = offering(ADULTS, quay.clinic, &house);
            let form = greeter::OfferForm { name: name.into(), sign: sign.into(), ..form };
            assert_eq!(refused_at(greeter::offer(&house, &sam, form, noon()).await), field, "{name} {sign}");
        }
        let young = greeter::OfferForm { adult: false, ..offering(ADULTS, quay.clinic, &house) };
        assert_eq!(refused_at(greeter::offer(&house, &sam, young, noon()).await), "adult");
        let unread = greeter::OfferForm { conduct: "greeter-0".into(), ..offering(ADULTS, quay.clinic, &house) };
        assert_eq!(refused_at(greeter::offer(&house, &sam, unread, noon()).await), "conduct");

        let (kim, _) = greeter_at(&house, &db, &quay, 2, ADULTS).await;
        let line = |line: &str| greeting::AskForm { line: line.into(), ..asking(ADULTS, seven(), "Ash") };
        for text in ["My number is oh seven seven double oh nine", "I am @ashley on insta", "I am Ash Jones"] {
            assert_eq!(refused_at(greeting::ask(&house, line(text), noon()).await), "line", "{text}");
        }
        let young = greeting::AskForm { adult: false, ..asking(ADULTS, seven(), "Ash") };
        assert_eq!(refused_at(greeting::ask(&house, young, noon()).await), "adult");
        ask(&house, ADULTS, seven(), "Ash").await.expect("asked");
        let id = greeting::requests(&house, &kim, noon()).await.expect("read")[0].id;
        let number = Answer::Yes("Call me: 07700 900123".into());
        assert_eq!(refused_at(greeting::answer(&house, &kim, id, number, noon()).await), "place");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_met_at_a_meeting_of_teenagers() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        let sam = person(&house, &db, 1).await;
        let offered = greeter::offer(&house, &sam, offering(TEENS, quay.clinic, &house), noon()).await;
        assert_eq!(refused_at(offered), "meeting");
        assert_eq!(refused_at(ask(&house, TEENS, seven(), "Ash").await), "meeting");
        assert_eq!(at(&house, TEENS, noon()).await, At::Minors);
    })
    .await;
}

#[tokio::test]
async fn no_greeter_is_flooded_and_only_times_of_the_meeting_can_be_asked_for() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        let (sam, _) = greeter_at(&house, &db, &quay, 1, ADULTS).await;
        let second =
            greeter::offer(&house, &sam, offering(SECOND, quay.clinic, &house), noon()).await.expect("offered");
        greeter::decide(&house, &quay.steward, quay.clinic.node(), second, true, noon()).await.expect("confirmed");
        let odd = seven() + SignedDuration::from_mins(5);
        for wrong in [odd, noon() - SignedDuration::from_hours(1), next_week() + SignedDuration::from_hours(7 * 24)] {
            assert_eq!(refused_at(ask(&house, ADULTS, wrong, "Ash").await), "start");
        }
        let mut words = Vec::new();
        for number in 0..MOST_OPEN {
            words.push(ask(&house, ADULTS, seven(), &format!("Ash{number}")).await.expect("asked"));
        }
        assert_eq!(refused_at(ask(&house, ADULTS, next_week(), "Kim").await), "greeter");
        assert_eq!(at(&house, ADULTS, noon()).await, At::Full);
        let eight = seven() + SignedDuration::from_hours(1);
        assert_eq!(refused_at(ask(&house, SECOND, eight, "Kim").await), "greeter", "counted over all their meetings");
        assert!(greeting::act(&house, &words[0], "net", Deed::TakeBack, "", after(1)).await.expect("answered"));
        ask(&house, SECOND, eight, "Kim").await.expect("there is room again");
        let (_, kims) = greeter_at(&house, &db, &quay, 2, ADULTS).await;
        ask(&house, ADULTS, seven(), "Lee").await.expect("another greeter has time");
        let to_kim = greeting::AskForm { greeter: Some(kims), ..asking(ADULTS, seven(), "Mo") };
        greeting::ask(&house, to_kim, noon()).await.expect("a greeter can be chosen");
    })
    .await;
}

#[tokio::test]
async fn a_person_greets_at_few_meetings_and_once_at_each() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        let (sam, offer) = greeter_at(&house, &db, &quay, 1, ADULTS).await;
        let again = greeter::offer(&house, &sam, offering(ADULTS, quay.clinic, &house), noon()).await;
        assert_eq!(refused_at(again), "meeting");
        for slug in MORE.iter().take(MOST_OFFERS - 1) {
            let more = greeter::offer(&house, &sam, offering(slug, quay.clinic, &house), noon()).await;
            more.unwrap_or_else(|error| panic!("{slug}: {error}"));
        }
        let full = greeter::offer(&house, &sam, offering(SECOND, quay.clinic, &house), noon()).await;
        assert_eq!(refused_at(full), "meeting");
        let kim = person(&house, &db, 2).await;
        assert!(!greeter::pause(&house, &kim, offer, true, noon()).await.expect("answered"), "it is not hers");
        assert!(!greeter::stop(&house, &kim, offer, noon()).await.expect("answered"));
        assert!(greeter::pause(&house, &sam, offer, true, noon()).await.expect("answered"));
        assert_eq!(at(&house, ADULTS, noon()).await, At::Nobody);
        assert_eq!(refused_at(ask(&house, ADULTS, seven(), "Ash").await), "greeter");
        assert!(greeter::pause(&house, &sam, offer, false, noon()).await.expect("answered"));
        assert!(matches!(at(&house, ADULTS, noon()).await, At::Open(..)));
    })
    .await;
}

#[tokio::test]
async fn guessing_a_private_page_is_slow_and_hinders_nobody_elsewhere() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        greeter_at(&house, &db, &quay, 1, ADULTS).await;
        let words = ask(&house, ADULTS, seven(), "Ash").await.expect("asked");
        let mut looked_at = 0;
        for guess in 0..200_u8 {
            let wrong = greeting::words([guess; 11], openseat_content::Locale::En);
            match greeting::see(&house, &wrong, "guesser", after(1)).await {
                Ok(None) => looked_at += 1,
                Err(ActionError::Wait { until }) => assert!(until > after(1)),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(looked_at, 31, "thirty are free, and the next makes one wait");
        assert!(greeting::see(&house, &words, "guesser", after(1)).await.is_err(), "there even the right one waits");
        for _ in 0..100 {
            assert!(greeting::see(&house, &words, "home", after(2)).await.expect("no wait").is_some());
        }
        // Right tries give back themselves, and no wrong ones.
        for round in 0..40_u8 {
            let wrong = greeting::words([round; 11], openseat_content::Locale::En);
            let tried = greeting::see(&house, &wrong, "mixed", after(3)).await.is_ok();
            assert_eq!(tried, round <= 30, "{round}");
            let _ = greeting::see(&house, &words, "mixed", after(3)).await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_erased_greeter_leaves_an_honest_answer_and_no_row() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        let (sam, _) = greeter_at(&house, &db, &quay, 1, ADULTS).await;
        let waits = ask(&house, ADULTS, seven(), "Ash").await.expect("asked");
        let promised = ask(&house, ADULTS, next_week(), "Kim").await.expect("asked");
        let id = greeting::requests(&house, &sam, noon()).await.expect("read")[1].id;
        greeting::answer(&house, &sam, id, Answer::Yes(String::new()), noon()).await.expect("answered");
        house.refresh(noon()).await.expect("built");
        let meeting = meeting::view(&house, ADULTS, noon()).await.expect("read").expect("there").id;
        assert!(house.snapshot().introductions.at(meeting));
        take::ask_erase(&house, &sam, after(1)).await.expect("asked");
        assert_eq!(at(&house, ADULTS, after(2)).await, At::Nobody, "nobody new can ask");
        assert_eq!(
            see(&house, &promised, after(2)).await.expect("there").state,
            State::Accepted,
            "what was promised holds"
        );
        take::erase_now(&house, &sam, after(3)).await.expect("erased");
        for words in [&waits, &promised] {
            let seen = see(&house, words, after(4)).await.expect("the page still answers");
            assert_eq!((seen.state, seen.words, seen.reply), (State::GreeterLeft, None, None));
        }
        assert_eq!(rows(&db, "SELECT COUNT(*) FROM greeter").await, 0);
        assert_eq!(
            rows(&db, "SELECT COUNT(*) FROM greeting WHERE LENGTH(words) > 0 OR LENGTH(greeter_key) > 0").await,
            0
        );
        house.refresh(after(5)).await.expect("built");
        assert!(house.snapshot().introductions.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_guest_with_an_account_keeps_their_page_and_when_they_are_erased_it_is_taken_back() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        let (sam, _) = greeter_at(&house, &db, &quay, 1, ADULTS).await;
        let (ash, kim) = (person(&house, &db, 2).await, person(&house, &db, 3).await);
        let words = ask(&house, ADULTS, seven(), "Ash").await.expect("asked");
        let keep = async |typed: &str| greeting::keep(&house, &ash, typed, "net", after(1)).await.expect("answered");
        assert!(!keep("one two three").await);
        assert!(keep(&words).await && keep(&words).await, "twice is as good as once");
        let kept = greeting::kept(&house, &ash, after(2)).await.expect("read");
        assert_eq!((kept.len(), kept[0].greeting.state), (1, State::Asked));
        assert!(greeting::kept(&house, &kim, after(2)).await.expect("read").is_empty());
        assert!(!greeting::forget(&house, &kim, kept[0].id, after(2)).await.expect("answered"));
        let archive = take::archive(&house, &ash, after(3)).await.expect("packed");
        assert!(archive.len() > 500);
        take::erase_now(&house, &ash, after(4)).await.expect("erased");
        assert_eq!(see(&house, &words, after(5)).await.expect("there").state, State::TakenBack);
        assert!(greeting::requests(&house, &sam, after(5)).await.expect("read").is_empty());
        assert_eq!(rows(&db, "SELECT COUNT(*) FROM greeting_kept").await, 0);
    })
    .await;
}

#[tokio::test]
async fn two_days_after_the_meeting_nothing_of_it_is_left() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        let (sam, _) = greeter_at(&house, &db, &quay, 1, ADULTS).await;
        let words = ask(&house, ADULTS, seven(), "Ash").await.expect("asked");
        let end = seven() + SignedDuration::from_hours(2 + 48);
        let before = end - SignedDuration::from_secs(1);
        assert!(see(&house, &words, before).await.is_some());
        assert!(see(&house, &words, end).await.is_none(), "it is not read, swept or not");
        assert!(greeting::requests(&house, &sam, end).await.expect("read").is_empty());
        assert_eq!(greeting::sweep(&house, before).await.expect("swept"), 0);
        assert_eq!(greeting::sweep(&house, end).await.expect("swept"), 1);
        assert_eq!(rows(&db, "SELECT COUNT(*) FROM greeting").await, 0);
    })
    .await;
}

#[tokio::test]
async fn either_side_ends_it_with_one_press_and_a_report_reaches_the_keeper_of_the_list_alone() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        let node = quay.clinic.node();
        let (sam, offer) = greeter_at(&house, &db, &quay, 1, ADULTS).await;
        let (first, second) = (ask(&house, ADULTS, seven(), "Ash").await, ask(&house, ADULTS, seven(), "Kim").await);
        let (first, second) = (first.expect("asked"), second.expect("asked"));
        let ids: Vec<_> = greeting::requests(&house, &sam, noon()).await.expect("read");
        let kim = ids.iter().find(|one| one.words.name == "Kim").expect("Kim asked").id;
        assert!(greeting::act(&house, &first, "net", Deed::Report, "He was rude.", after(1)).await.expect("answered"));
        assert!(
            !greeting::act(&house, &first, "net", Deed::Report, "", after(1)).await.expect("answered"),
            "it is over"
        );
        assert!(!greeting::end(&house, &quay.steward, kim, false, "", after(1)).await.expect("answered"), "not theirs");
        assert!(greeting::end(&house, &sam, kim, true, "", after(2)).await.expect("answered"));
        for words in [&first, &second] {
            let seen = see(&house, words, after(2)).await.expect("there");
            assert_eq!((seen.state, seen.words), (State::Ended, None));
        }
        assert!(greeting::requests(&house, &sam, after(2)).await.expect("read").is_empty());

        let GreetersView { reports, .. } =
            greeter::at_node(&house, &quay.facilitator, node, after(3)).await.expect("seen");
        assert!(reports.is_empty(), "a facilitator reads no reports");
        let view = greeter::at_node(&house, &quay.steward, node, after(3)).await.expect("seen");
        assert_eq!(view.reports.iter().map(|one| one.by).collect::<Vec<_>>(), [Side::Guest, Side::Greeter]);
        let id = view.reports[0].id;
        for who in [&quay.facilitator, &quay.manager, &quay.other_steward, &sam] {
            assert!(matches!(greeter::read_report(&house, who, node, id, after(3)).await, Err(ActionError::Denied(_))));
        }
        let elsewhere = greeter::read_report(&house, &quay.other_steward, quay.other.node(), id, after(3)).await;
        assert!(matches!(elsewhere, Err(ActionError::Missing { .. })));
        let read = greeter::read_report(&house, &quay.steward, node, id, after(3)).await.expect("read");
        assert_eq!(
            (read.said.words.name.as_str(), read.said.note.as_str(), read.greets),
            ("Ash", "He was rude.", true)
        );
        assert_eq!(rows(&db, "SELECT COUNT(*) FROM audit WHERE what = 'greeting_report.read'").await, 1);
        greeter::settle(&house, &quay.steward, node, id, true, after(4)).await.expect("settled");
        let gone = greeter::read_report(&house, &quay.steward, node, id, after(4)).await;
        assert!(matches!(gone, Err(ActionError::Missing { .. })), "a report that was dealt with is gone");
        let mine = greeter::mine_all(&house, &sam).await.expect("read");
        assert_eq!((mine[0].id, mine[0].state), (offer, Offer::Refused), "the greeter sees that they were stopped");
        assert_eq!(at(&house, ADULTS, after(5)).await, At::Nobody);
        let late = after(31 * 24 * 3_600);
        assert_eq!(greeting::sweep(&house, late).await.expect("swept"), 3, "two questions, and the other report");
    })
    .await;
}

#[tokio::test]
async fn a_keeper_of_the_list_who_greets_reads_no_report_of_themself_even_after_they_stopped() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        let node = quay.clinic.node();
        let offered = greeter::offer(&house, &quay.steward, offering(ADULTS, quay.clinic, &house), noon()).await;
        assert_eq!(refused_at(offered), "node", "there is nobody else who reads reports");
        let second = with_role(&house, &db, 111, openseat_domain::role::Role::Steward, quay.clinic).await;
        let offer = greeter::offer(&house, &quay.steward, offering(ADULTS, quay.clinic, &house), noon()).await;
        let offer = offer.expect("now there is");
        greeter::decide(&house, &second, node, offer, true, noon()).await.expect("confirmed");
        let words = ask(&house, ADULTS, seven(), "Ash").await.expect("asked");
        assert!(greeting::act(&house, &words, "net", Deed::Report, "", after(1)).await.expect("answered"));
        let theirs = greeter::at_node(&house, &second, node, after(2)).await.expect("seen").reports[0].id;
        for _ in 0..2 {
            let own = greeter::at_node(&house, &quay.steward, node, after(2)).await.expect("seen");
            assert!(own.reports.is_empty());
            assert!(greeter::read_report(&house, &quay.steward, node, theirs, after(2)).await.is_err());
            assert!(greeter::settle(&house, &quay.steward, node, theirs, false, after(2)).await.is_err());
            let _ = greeter::stop(&house, &quay.steward, offer, after(2)).await;
        }
        let read = greeter::read_report(&house, &second, node, theirs, after(3)).await.expect("the other may");
        assert_eq!(read.said.words.name, "Ash");
    })
    .await;
}

#[tokio::test]
async fn the_matcher_knows_where_an_introduction_is_available() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        let point = Point::new(53.7965, -1.5478).expect("a place");
        let wishes = Wishes { near: Some(Near { point, km: 25.0 }), ..Wishes::default() };
        let introduced = async || {
            house.refresh(noon()).await.expect("built");
            let matched = house.match_(&wishes, "Europe/London", noon(), 1).expect("answered");
            let suggestions = &matched.answer.suggestions;
            assert!(!suggestions.is_empty(), "the meetings are in reach");
            suggestions.iter().flat_map(|one| &one.meetings).filter(|meeting| meeting.introduction).count()
        };
        assert_eq!(introduced().await, 0);
        let (sam, offer) = greeter_at(&house, &db, &quay, 1, ADULTS).await;
        assert_eq!(introduced().await, 1);
        greeter::pause(&house, &sam, offer, true, noon()).await.expect("paused");
        assert_eq!(introduced().await, 0);
    })
    .await;
}

#[tokio::test]
async fn figures_show_from_five_people_on() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        greeter_at(&house, &db, &quay, 1, ADULTS).await;
        let node = quay.clinic.node();
        let asked = async || {
            let view = greeter::at_node(&house, &quay.steward, node, noon()).await.expect("seen");
            view.counts.into_iter().find(|(step, _)| *step == Step::Asked).expect("counted").1
        };
        for number in 1..=5 {
            assert_eq!(asked().await, None, "{number}");
            ask(&house, ADULTS, seven(), "Ash").await.expect("asked");
        }
        assert_eq!(asked().await, Some(5));
    })
    .await;
}

#[tokio::test]
async fn a_greeter_whose_organisation_lost_its_keeper_of_the_list_is_not_asked() {
    in_each_house(async |house, db| {
        let quay = quay(&house, &db).await;
        let lone = crate::home::node(
            &db,
            openseat_domain::organisation::Path::root(uuid::Uuid::from_u128(800)),
            "Lone House",
            openseat_domain::organisation::Standing::None,
        )
        .await;
        let keeper = with_role(&house, &db, 110, openseat_domain::role::Role::Steward, lone).await;
        let sam = person(&house, &db, 1).await;
        let offer = greeter::offer(&house, &sam, offering(ADULTS, lone, &house), noon()).await.expect("offered");
        greeter::decide(&house, &keeper, lone.node(), offer, true, noon()).await.expect("confirmed");
        assert!(matches!(at(&house, ADULTS, noon()).await, At::Open(..)));
        take::erase_now(&house, &keeper, after(1)).await.expect("erased");
        assert_eq!(at(&house, ADULTS, after(2)).await, At::Nobody);
        assert_eq!(refused_at(ask(&house, ADULTS, seven(), "Ash").await), "greeter");
        drop(quay);
    })
    .await;
}

proptest! {
    #[test]
    fn whatever_is_typed_for_a_code_finds_nothing_and_breaks_nothing(typed in "\\PC{0,120}") {
        prop_assert_eq!(greeting::address(&typed), None);
    }
}
