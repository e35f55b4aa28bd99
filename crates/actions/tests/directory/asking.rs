//! Anyone suggests, groups are asked by letter, keepers decide; and a way in that is not for everybody.

use std::sync::Arc;

use jiff::{Timestamp, ToSpan as _, civil::date};
use openseat_actions::{
    ActionError, House, contact,
    freshness::{self, Answer, Reach},
    keeping::{self, Change},
    letter::{self, Sent},
    link::{self, Asked},
    report,
    signed::{Signed, Strength},
    suggestion::{self, Decision, GroupSays, Kind, New, Proposed, Reason, Standing},
};
use openseat_content::Locale;
use openseat_domain::{
    amendment::{Cause, Word},
    meeting::{Attendance, Seen},
    role::{Actor, Grant, Role},
    schedule::{Schedule, Weekday},
};
use openseat_outside::mail::{Kept, Letter};
use openseat_store::{Db, person};
use uuid::Uuid;

use crate::{
    keeping::{in_each_office, office, seen},
    town::{NOON, at},
};

const GROUP: &str = "group@mill.example";

fn noon() -> Timestamp {
    at(NOON)
}

fn days(days: i64) -> Timestamp {
    noon() + (24 * days).hours()
}

/// A house that sends letters, and somebody who keeps its list.
async fn in_each_house(test: impl AsyncFn(House, Signed, Arc<Kept>)) {
    in_each_office(async |house, db| {
        let post = Arc::new(Kept::default());
        let house = house.with_post(post.clone(), "https://meetings.example/");
        let keeper = keeper(&house, &db).await;
        test(house, keeper, post).await;
    })
    .await;
}

async fn keeper(house: &House, db: &Db) -> Signed {
    let id = Uuid::from_u128(77);
    house.vault().make_person(id, noon()).await.expect("a key");
    db.write(async move |tx| person::insert(tx, id, "en", noon()).await).await.expect("a person");
    Signed {
        person: id,
        session: Uuid::from_u128(78),
        strength: Strength::Two,
        proved_at: noon(),
        locale: Some(Locale::En),
        grants: vec![Grant { role: Role::Steward, on: office() }],
        second_proof_asked: false,
        erase_at: None,
    }
}

/// The letters that leave at this moment.
async fn posted(house: &House, post: &Kept, now: Timestamp) -> Vec<Letter> {
    letter::send_due(house, now).await.expect("the database answers");
    post.take()
}

/// What stands behind `path` in a letter.
fn link_of(letter: &Letter, path: &str) -> String {
    let (_, rest) = letter.text.split_once(path).expect("the letter has the link");
    rest.chars().take_while(char::is_ascii_alphanumeric).collect()
}

fn change(words: Vec<Word>, email: Option<&str>) -> New {
    let proposed = Proposed { words, email: email.map(str::to_owned), locale: "en".into(), ..Proposed::default() };
    New { kind: Kind::Change, slug: Some("meeting-1".into()), proposed, link: None }
}

async fn first(house: &House, who: &Signed) -> Uuid {
    suggestion::desk(house, who, noon()).await.expect("a keeper").waiting.first().expect("one waits").id
}

async fn group_told(house: &House, who: &Signed) {
    contact::keep(house, who, "meeting-1", GROUP, Locale::Es, noon()).await.expect("a keeper may");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_somebody_suggests_is_confirmed_by_the_group_taken_and_told_to_both() {
    in_each_house(async |house, keeper, post| {
        group_told(&house, &keeper).await;
        let new = change(vec![Word::PlaceName(Some("Old Mill".into()))], Some("sam@visitor.example"));
        let code = suggestion::make(&house, new, noon()).await.expect("kept");
        assert_eq!(seen(&house, "meeting-1", NOON).await.draft.place.and_then(|place| place.name), None, "not yet");
        let id = first(&house, &keeper).await;
        assert!(suggestion::ask(&house, &keeper, id, noon()).await.expect("a keeper may"));
        let letters = posted(&house, &post, noon()).await;
        assert_eq!((letters.len(), letters[0].to.as_str()), (1, GROUP));
        assert!(letters[0].text.contains("lang=es") && !letters[0].text.contains("sam@"), "{}", letters[0].text);
        let link = link_of(&letters[0], "/suggestion/says/");
        let asked = suggestion::by_link(&house, &link, days(1)).await.expect("read").expect("it works");
        assert_eq!(asked.name, "Meeting 1");
        assert!(suggestion::answer(&house, &link, GroupSays::Yes, days(1)).await.expect("kept"));
        assert!(!suggestion::answer(&house, &link, GroupSays::No, days(1)).await.expect("read"), "once");
        let done = suggestion::decide(&house, &keeper, id, Decision::Take, days(1)).await.expect("a keeper may");
        assert!(done);
        assert!(!suggestion::decide(&house, &keeper, id, Decision::Take, days(1)).await.expect("read"), "once");
        let now = seen(&house, "meeting-1", "2026-11-24T12:00:00Z").await;
        assert_eq!(now.draft.place.and_then(|place| place.name).as_deref(), Some("Old Mill"));
        let letters = posted(&house, &post, days(1)).await;
        assert_eq!(letters.iter().map(|one| one.to.as_str()).collect::<Vec<_>>(), ["sam@visitor.example"]);
        assert!(letters[0].text.contains("https://meetings.example/meeting/meeting-1"));
        let own = suggestion::look(&house, &code.to_lowercase(), days(2)).await.expect("read").expect("known");
        assert_eq!(own.standing, Standing::Taken);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suggestion_is_refused_with_a_reason_and_its_words_are_gone_after_a_month() {
    in_each_house(async |house, keeper, post| {
        let new = change(vec![Word::Name("Buy Cheap Chairs".into())], Some("sam@visitor.example"));
        let code = suggestion::make(&house, new, noon()).await.expect("kept");
        let id = first(&house, &keeper).await;
        assert!(!suggestion::ask(&house, &keeper, id, noon()).await.expect("read"), "nobody told us where to write");
        let refuse = Decision::Refuse(Reason::Spam);
        assert!(suggestion::decide(&house, &keeper, id, refuse, noon()).await.expect("a keeper may"));
        assert_eq!(posted(&house, &post, noon()).await.len(), 1);
        suggestion::sweep(&house, days(29)).await.expect("swept");
        assert!(suggestion::one(&house, &keeper, id, days(29)).await.expect("there").proposed.is_some());
        suggestion::sweep(&house, days(31)).await.expect("swept");
        assert_eq!(suggestion::one(&house, &keeper, id, days(31)).await.expect("there").proposed, None);
        let own = suggestion::look(&house, &code, days(31)).await.expect("read").expect("known");
        assert_eq!((own.standing, own.reason), (Standing::Refused, Some(Reason::Spam)));
        suggestion::sweep(&house, days(366)).await.expect("swept");
        assert_eq!(suggestion::look(&house, &code, days(366)).await.expect("read"), None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_meeting_and_the_end_of_one_are_suggested_and_taken() {
    in_each_house(async |house, keeper, _| {
        let schedule = Schedule::weekly(Weekday::Friday, 20 * 60, 60, Some("Europe/London"));
        let words = vec![Word::Name("Friday Chairs".into()), Word::When(Some(schedule))];
        let group_email = Some(GROUP.to_owned());
        let proposed = Proposed { words, group_email, locale: "en".into(), ..Proposed::default() };
        let new = New { kind: Kind::New, slug: None, proposed, link: None };
        suggestion::make(&house, new, noon()).await.expect("kept");
        let id = first(&house, &keeper).await;
        assert!(suggestion::decide(&house, &keeper, id, Decision::Take, noon()).await.expect("a keeper may"));
        let slug = suggestion::one(&house, &keeper, id, noon()).await.expect("there").slug;
        assert_eq!(seen(&house, &slug, NOON).await.draft.name, "Friday Chairs");
        let known = contact::view(&house, &keeper, &slug).await.expect("a keeper").expect("it came with it");
        assert_eq!(known.address, GROUP);
        let proposed = Proposed { from: Some(date(2026, 12, 1)), said: "They told me.".into(), ..Proposed::default() };
        let closed = New { kind: Kind::Closed, slug: Some("meeting-1".into()), proposed, link: None };
        suggestion::make(&house, closed, noon()).await.expect("kept");
        let id = first(&house, &keeper).await;
        assert!(suggestion::decide(&house, &keeper, id, Decision::Take, noon()).await.expect("a keeper may"));
        assert!(!seen(&house, "meeting-1", "2026-11-30T12:00:00Z").await.gone, "not before its last day");
        assert!(seen(&house, "meeting-1", "2026-12-01T12:00:00Z").await.gone);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn floods_advertisements_and_strangers_come_to_nothing() {
    in_each_house(async |house, keeper, _| {
        let stranger = Signed { grants: Vec::new(), ..keeper.clone() };
        assert!(matches!(suggestion::desk(&house, &stranger, noon()).await, Err(ActionError::Denied(_))));
        let links = "https://a.example https://b.example https://c.example";
        let proposed = Proposed { said: links.into(), ..Proposed::default() };
        let new = New { proposed, ..change(Vec::new(), None) };
        assert!(matches!(suggestion::make(&house, new, noon()).await, Err(ActionError::Refusals(_))));
        assert!(matches!(
            suggestion::make(&house, change(Vec::new(), None), noon()).await,
            Err(ActionError::Refusals(_))
        ));
        let name = |n: i64| change(vec![Word::Name(format!("Name {n}"))], None);
        for n in 0..8 {
            suggestion::make(&house, name(n), noon()).await.expect("the first few are kept");
        }
        assert!(matches!(suggestion::make(&house, name(9), noon()).await, Err(ActionError::Refused(_))));
        let code = "7KQM-2DFH-9CRT-4GXY-6WNP";
        assert!(!suggestion::take_back(&house, code, noon()).await.expect("read"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_asked_in_time_says_in_one_tap_that_all_is_right_and_is_left_alone() {
    in_each_house(async |house, keeper, post| {
        let before = freshness::queue(&house, &keeper, noon()).await.expect("a keeper");
        assert_eq!((before.count, before.shown[0].reach), (3, Reach::Unknown), "the feed says of none when");
        group_told(&house, &keeper).await;
        assert_eq!(freshness::ask_due(&house, noon()).await.expect("asked"), 1);
        assert_eq!(freshness::ask_due(&house, days(29)).await.expect("asked"), 0, "not again so soon");
        let letters = posted(&house, &post, noon()).await;
        let link = link_of(&letters[0], "/still-right/");
        assert!(freshness::by_link(&house, &link, days(59)).await.expect("read").is_some());
        assert!(freshness::by_link(&house, &link, days(60)).await.expect("read").is_none(), "links grow old");
        assert!(freshness::answer(&house, &link, Answer::Right, days(1)).await.expect("kept"));
        assert!(!freshness::answer(&house, &link, Answer::Right, days(1)).await.expect("read"), "once");
        let view = seen(&house, "meeting-1", "2026-11-25T12:00:00Z").await;
        assert_eq!(view.draft.updated, Some(days(1)));
        assert_eq!(freshness::queue(&house, &keeper, days(2)).await.expect("a keeper").count, 2);
        assert_eq!(freshness::ask_due(&house, days(90)).await.expect("asked"), 0);
        house.refresh(days(91)).await.expect("built");
        assert_eq!(freshness::ask_due(&house, days(91)).await.expect("asked"), 1, "a quarter later");
        let link = link_of(&posted(&house, &post, days(91)).await[0], "/still-right/");
        assert!(freshness::answer(&house, &link, Answer::Stop, days(92)).await.expect("kept"));
        assert_eq!(freshness::ask_due(&house, days(300)).await.expect("asked"), 0, "it wants no letters");
        assert!(!freshness::ask(&house, &keeper, "meeting-1", days(300)).await.expect("read"));
        freshness::confirm(&house, &keeper, "meeting-2", days(3)).await.expect("a keeper may");
        assert_eq!(freshness::queue(&house, &keeper, days(4)).await.expect("a keeper").count, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_group_suggests_by_its_link_counts_as_its_word() {
    in_each_house(async |house, keeper, post| {
        group_told(&house, &keeper).await;
        assert!(freshness::ask(&house, &keeper, "meeting-1", noon()).await.expect("a keeper may"));
        let link = link_of(&posted(&house, &post, noon()).await[0], "/still-right/");
        let new = New { link: Some(link.clone()), ..change(vec![Word::Name("New Light".into())], None) };
        suggestion::make(&house, new, days(1)).await.expect("kept");
        let stranger =
            New { slug: Some("meeting-2".into()), link: Some(link), ..change(vec![Word::Name("X".into())], None) };
        suggestion::make(&house, stranger, days(1)).await.expect("kept");
        let desk = suggestion::desk(&house, &keeper, days(1)).await.expect("a keeper");
        let mut says: Vec<_> =
            desk.waiting.iter().map(|one| (one.slug.as_str(), one.from_group, one.group_says)).collect();
        says.sort_unstable();
        let own = ("meeting-1", true, Some(GroupSays::Yes));
        assert_eq!(says, [own, ("meeting-2", false, None)], "a link speaks for its own group alone");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_is_not_for_everybody_is_on_no_list_and_is_sent_by_the_group_to_who_asks() {
    in_each_house(async |house, keeper, post| {
        let id = seen(&house, "meeting-1", NOON).await.id;
        let words = [
            Word::Attendance(Attendance::Online),
            Word::Link(Some("https://video.example/j/secret".into())),
            Word::Seen(Seen::OnRequest),
        ];
        let changes: Vec<Change> = words.into_iter().map(Change::to).collect();
        let (actor, cause) = (Actor::Operator, Cause::hand(""));
        keeping::change(&house, &actor, id, changes, cause, None, noon()).await.expect("changed");
        let view = seen(&house, "meeting-1", NOON).await;
        assert_eq!(view.draft.online.clone().and_then(|online| online.url), None);
        assert_eq!(view.draft.attendance, Attendance::Online, "it is not shown as closed or in person");
        let directory = house.snapshot();
        let feed = directory.feed.clone().texts(&Default::default()).expect("all of it").collect::<Vec<_>>().concat();
        assert!(!String::from_utf8_lossy(&feed).contains("secret"));
        let server = house.semantic(&directory).await.expect("answers");
        let mut out = String::new();
        server.meetings(&Default::default(), &Default::default(), &mut out);
        assert!(out.contains("Meeting 1") && !out.contains("secret"), "{out}");

        let ask = async |now| link::ask(&house, "meeting-1", "ash@visitor.example", Locale::En, now).await;
        assert_eq!(ask(noon()).await.expect("read"), Asked::NoWay, "nobody told us where to write");
        group_told(&house, &keeper).await;
        assert_eq!(ask(noon()).await.expect("kept"), Asked::Sent);
        let letters = posted(&house, &post, noon()).await;
        assert_eq!(letters[0].to, GROUP);
        assert!(!letters[0].text.contains("ash@") && !letters[0].text.contains("secret"), "{}", letters[0].text);
        let answer = link_of(&letters[0], "/link/");
        let shown = link::by_link(&house, &answer, days(1)).await.expect("read").expect("it works");
        assert_eq!(shown.way_in, "https://video.example/j/secret");
        let text = format!("{}\nThe word is seat.", shown.way_in);
        assert!(link::answer(&house, &answer, Some(&text), days(1)).await.expect("kept"));
        assert!(!link::answer(&house, &answer, Some(&text), days(1)).await.expect("read"), "once");
        let letters = posted(&house, &post, days(1)).await;
        assert_eq!((letters.len(), letters[0].to.as_str()), (1, "ash@visitor.example"));
        assert!(letters[0].text.contains("The word is seat.") && !letters[0].text.contains(GROUP));
        assert_eq!(ask(days(1)).await.expect("kept"), Asked::Sent);
        let answer = link_of(&posted(&house, &post, days(1)).await[0], "/link/");
        link::sweep(&house, days(9)).await.expect("swept");
        assert_eq!(link::by_link(&house, &answer, days(9)).await.expect("read"), None, "a week is enough");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_wait_while_the_mail_server_is_away_and_are_given_up_when_nobody_is_there() {
    use futures_util::future::BoxFuture;
    use openseat_outside::mail::{MailError, Post};
    struct Away;
    impl Post for Away {
        fn send(&self, letter: Letter) -> BoxFuture<'_, Result<(), MailError>> {
            let gone = letter.to.starts_with("nobody");
            let error = if gone { MailError::Refused("550".into()) } else { MailError::Failed("421".into()) };
            Box::pin(async { Err(error) })
        }
    }
    in_each_office(async |house, db| {
        let house = house.with_post(Arc::new(Away), "https://meetings.example");
        let keeper = keeper(&house, &db).await;
        group_told(&house, &keeper).await;
        contact::keep(&house, &keeper, "meeting-2", "nobody@mill.example", Locale::En, noon()).await.expect("kept");
        assert_eq!(freshness::ask_due(&house, noon()).await.expect("asked"), 2);
        let sent = letter::send_due(&house, noon()).await.expect("read");
        assert_eq!(sent, Sent { sent: 0, waiting: 1, given_up: 1 });
        assert_eq!(letter::send_due(&house, noon()).await.expect("read"), Sent::default(), "not at once");
        assert_eq!(letter::send_due(&house, days(1)).await.expect("read").waiting, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_visitors_tell_waits_for_a_keeper_and_that_it_is_still_on_does_not() {
    use openseat_actions::meeting::{Kind, ReportForm, report_wrong};
    in_each_house(async |house, keeper, _| {
        for (kind, words) in [(Kind::StillOn, ""), (Kind::Time, "At eight now.")] {
            let form = ReportForm { slug: "meeting-1".into(), kind, words: words.into() };
            report_wrong(&house, form, noon()).await.expect("kept");
        }
        let open = report::open(&house, &keeper, noon()).await.expect("a keeper");
        assert_eq!(open.iter().map(|one| one.words.as_str()).collect::<Vec<_>>(), ["At eight now."]);
        assert!(report::settle(&house, &keeper, open[0].id, noon()).await.expect("a keeper may"));
        assert!(!report::settle(&house, &keeper, open[0].id, noon()).await.expect("read"), "once");
        assert!(report::open(&house, &keeper, noon()).await.expect("a keeper").is_empty());
    })
    .await;
}
