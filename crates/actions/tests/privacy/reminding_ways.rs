//! How reminders reach a person, and how they are answered, stopped, taken along and forgotten.

use jiff::Timestamp;
use openseat_actions::{
    ActionError,
    reminder::{
        self, calendar, gather,
        link::{self, Tap},
        way,
    },
    response::{self, Page},
    signed::Signed,
    take,
};
use openseat_content::Locale;
use openseat_domain::{
    form::{Answers, Value},
    reminder::{By, Reminder},
};
use openseat_outside::sms::Text;
use uuid::Uuid;

use crate::{
    home::{after, days, noon, person},
    reminding::{NUMBER, SECRET, daily, digits, in_each, link_in, london},
};

#[tokio::test]
async fn a_way_is_used_only_after_its_code_was_typed_and_codes_cannot_be_guessed_or_sent_without_end() {
    in_each(async |post| {
        let (sam, kim) = (person(&post.house, &post.db, 1).await, person(&post.house, &post.db, 2).await);
        let refused = way::add(&post.house, &sam, By::Sms, "07700 900123", Locale::En, noon()).await;
        assert!(matches!(refused, Err(ActionError::Refused(problem)) if problem.at == "to"));
        let id = way::add(&post.house, &sam, By::Sms, NUMBER, Locale::En, noon()).await.expect("sent");
        let right = digits(&post.texts.take()[0].text);
        post.set(&sam, daily(18 * 60, &[By::Sms])).await;
        assert!(post.play(after(61), days(1)).await.is_empty(), "not confirmed");
        assert_eq!(post.shelf(&sam, days(1)).await.book.unsent, 1);
        assert!(!way::confirm(&post.house, &kim, id, &right, after(9)).await.expect("answered"), "not hers");
        let wrong = if right == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            assert!(!way::confirm(&post.house, &sam, id, wrong, after(9)).await.expect("answered"));
        }
        assert!(!way::confirm(&post.house, &sam, id, &right, after(9)).await.expect("answered"), "tried too often");
        for (n, who) in [(1, &kim), (2, &sam)] {
            way::add(&post.house, who, By::Sms, NUMBER, Locale::En, after(n * 60)).await.expect("sent");
        }
        let flood = way::add(&post.house, &kim, By::Sms, NUMBER, Locale::En, after(200)).await;
        assert!(matches!(flood, Err(ActionError::Refused(_))), "a stranger's number is not flooded");
        assert!(way::add(&post.house, &kim, By::Sms, NUMBER, Locale::En, after(3_700)).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn stop_from_a_phone_ends_messages_to_it_and_nothing_else_does() {
    in_each(async |post| {
        let sam = person(&post.house, &post.db, 1).await;
        post.phone(&sam).await;
        post.set(&sam, daily(18 * 60, &[By::Sms])).await;
        let replied =
            async |secret: &str, from: &str, text: &str| way::replied(&post.house, secret, from, text, after(99)).await;
        assert!(matches!(replied("wrong", NUMBER, "STOP").await, Err(ActionError::Denied(_))));
        assert_eq!(replied(SECRET, NUMBER, "thanks").await.expect("read"), 0);
        assert_eq!(replied(SECRET, "+447700900999", "STOP").await.expect("read"), 0);
        assert_eq!(post.play(after(100), after(7 * 3_600)).await.len(), 1);
        let Text { text, .. } = post.texts.take().remove(0);
        assert!(
            text.starts_with(
                "You asked to be reminded at 6pm. Stop: answer STOP or https://meetings.example/reminder/"
            ),
            "{text}"
        );
        assert!(text.len() <= 160, "{} letters are more than one message", text.len());
        assert_eq!(replied(SECRET, "447700900123", "Stop.").await.expect("read"), 1);
        assert!(post.play(days(1), days(3)).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_browser_gets_messages_sealed_for_it_and_one_that_is_gone_is_dropped() {
    in_each(async |post| {
        let sam = person(&post.house, &post.db, 1).await;
        let to = way::Subscription {
            endpoint: "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV".into(),
            p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4".into(),
            auth: "BTBZMqHH6r4Tts7J_aSIgg".into(),
        };
        way::add_browser(&post.house, &sam, to.clone(), "Firefox on Android", noon()).await.expect("kept");
        way::add_browser(&post.house, &sam, to, "Firefox on Android", noon()).await.expect("kept once");
        assert_eq!(post.shelf(&sam, noon()).await.ways.len(), 1);
        post.set(&sam, Reminder { words: "Call Kim".into(), ..daily(18 * 60, &[By::Push]) }).await;
        assert_eq!(post.play(after(61), days(1)).await.len(), 1);
        let request = post.pushes.take().remove(0);
        assert_eq!(request.address, "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV");
        assert!(!request.body.windows(8).any(|part| part == b"Call Kim"), "nobody on the way reads it");
        let key = way::push_key(&post.house).expect("set up");
        assert!(
            request.headers.iter().any(|(name, value)| name == "authorization" && value.ends_with(&format!("k={key}")))
        );
        post.pushes.answer(410);
        assert!(post.play(days(1), days(2)).await.is_empty());
        let shelf = post.shelf(&sam, days(2)).await;
        assert!(shelf.ways.is_empty() && shelf.book.unsent == 1);
    })
    .await;
}

#[tokio::test]
async fn a_message_can_be_answered_without_signing_in_and_each_answer_be_taken_back() {
    in_each(async |post| {
        let sam = person(&post.house, &post.db, 1).await;
        post.email(&sam, "sam@example.org").await;
        post.set(&sam, daily(18 * 60, &[By::Email])).await;
        post.set(&sam, daily(12 * 60, &[By::Email])).await;
        post.play(after(61), after(7 * 3_600)).await;
        let shown = link_in(&post.letters.take()[0]);
        let now = after(7 * 3_600);
        let tap = async |tap: Tap| assert!(link::tap(&post.house, &shown, tap, now).await.expect("answered"));
        let view = async || link::by_link(&post.house, &shown, now).await.expect("read").expect("it works");
        let seen = view().await;
        assert_eq!((seen.here, seen.stopped, seen.others, seen.later, seen.undo), (1, 0, 1, true, false));
        tap(Tap::Hour).await;
        assert_eq!(london(&post.play(now, after(9 * 3_600)).await), ["11-23 20:00"], "an hour later, once");
        tap(Tap::Stop).await;
        assert_eq!((view().await.stopped, view().await.undo), (1, true));
        assert_eq!(london(&post.play(after(9 * 3_600), days(2)).await), ["11-24 12:00"], "the other goes on");
        tap(Tap::Undo).await;
        tap(Tap::StopAll).await;
        assert!(post.play(days(2), days(4)).await.is_empty());
        tap(Tap::Undo).await;
        assert_eq!(post.play(days(4), days(5)).await.len(), 2);
        tap(Tap::Tomorrow).await;
        assert!(link::by_link(&post.house, "2345678923456789CDFGHJKM", now).await.expect("read").is_none());
        assert!(
            link::by_link(&post.house, &shown, days(61)).await.expect("read").is_none(),
            "it does not work for ever"
        );
    })
    .await;
}

#[tokio::test]
async fn a_calendar_has_an_address_that_can_be_renewed_and_stopped_and_betrays_nothing() {
    in_each(async |post| {
        let (sam, kim) = (person(&post.house, &post.db, 1).await, person(&post.house, &post.db, 2).await);
        assert_eq!(calendar::own(&post.house, &sam, noon()).await.expect("read"), None);
        post.set(&sam, Reminder { words: "Call Kim".into(), ..daily(18 * 60, &[]) }).await;
        calendar::renew(&post.house, &sam, after(70)).await.expect("made");
        let shown = async || {
            let path = calendar::address(&post.house, &sam).await.expect("read").expect("there");
            path.strip_prefix("/reminder/calendar/")
                .and_then(|path| path.strip_suffix(".ics"))
                .expect("an address")
                .to_owned()
        };
        let first = shown().await;
        let at = async |shown: &str| calendar::by_address(&post.house, shown, after(80)).await.expect("read");
        let file = at(&first).await.expect("it works");
        assert!(file.contains("SUMMARY:A note to myself") && !file.contains("Kim"), "{file}");
        assert!(file.contains("RRULE:FREQ=DAILY") && file.contains("TZID=Europe/London:20261123T180000"), "{file}");
        calendar::show_words(&post.house, &sam, true, after(81)).await.expect("kept");
        assert!(at(&first).await.expect("it works").contains("SUMMARY:Call Kim"));
        calendar::renew(&post.house, &sam, after(82)).await.expect("made");
        assert_eq!(at(&first).await, None);
        assert!(at(&shown().await).await.is_some());
        assert!(!calendar::stop(&post.house, &kim, after(83)).await.expect("answered"), "she has none");
        assert!(calendar::stop(&post.house, &sam, after(83)).await.expect("answered"));
        assert_eq!(calendar::address(&post.house, &sam).await.expect("read"), None);
        assert_eq!(at("nonsense").await, None);
    })
    .await;
}

#[tokio::test]
async fn what_is_deleted_comes_back_as_it_was_and_only_for_its_person() {
    in_each(async |post| {
        let (sam, kim) = (person(&post.house, &post.db, 1).await, person(&post.house, &post.db, 2).await);
        let id = post.set(&sam, daily(18 * 60, &[By::Email])).await;
        assert_eq!(reminder::remove(&post.house, &kim, id, after(70)).await.expect("answered"), None);
        let removed = reminder::remove(&post.house, &sam, id, after(70)).await.expect("answered").expect("theirs");
        assert!(post.shelf(&sam, after(71)).await.reminders.is_empty());
        assert!(!reminder::put_back(&post.house, &kim, removed.clone(), after(72)).await.expect("answered"));
        assert!(reminder::put_back(&post.house, &sam, removed.clone(), after(72)).await.expect("answered"));
        assert!(!reminder::put_back(&post.house, &sam, removed, after(73)).await.expect("answered"), "once");
        assert_eq!(post.shelf(&sam, after(74)).await.reminders[0].reminder, daily(18 * 60, &[By::Email]));
    })
    .await;
}

#[tokio::test]
async fn who_leaves_gets_nothing_more_and_takes_along_what_waits() {
    in_each(async |post| {
        let (sam, kim) = (person(&post.house, &post.db, 1).await, person(&post.house, &post.db, 2).await);
        for (who, address) in [(&sam, "sam@example.org"), (&kim, "kim@example.org")] {
            post.email(who, address).await;
            post.set(who, daily(18 * 60, &[By::Email])).await;
            calendar::renew(&post.house, who, after(70)).await.expect("made");
        }
        gather::gather_due(&post.house, after(6 * 3_600)).await.expect("looked");
        assert_eq!(post.jobs().await, 2);
        take::erase_now(&post.house, &sam, after(5)).await.expect("erased");
        assert_eq!(post.jobs().await, 1, "the job that waited is gone too");
        assert_eq!(post.play(after(6 * 3_600 + 60), after(7 * 3_600)).await.len(), 1);
        let letters = post.letters.take();
        assert_eq!(letters.iter().map(|one| one.to.as_str()).collect::<Vec<_>>(), ["kim@example.org"]);
        // Who asked to be erased hears nothing in the days until then.
        let asked = Signed { proved_at: days(1), ..kim.clone() };
        take::ask_erase(&post.house, &asked, days(1)).await.expect("asked");
        assert!(post.play(days(1), days(6)).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_archive_tells_what_was_set_and_where_it_goes() {
    in_each(async |post| {
        let sam = person(&post.house, &post.db, 1).await;
        post.email(&sam, "sam@example.org").await;
        post.set(&sam, Reminder { words: "Call Kim".into(), ..daily(18 * 60, &[By::Email]) }).await;
        let archive = take::archive(&post.house, &sam, after(99)).await.expect("packed");
        let mut zip = zip_text(&archive, "openseat.json");
        let told: serde_json::Value = serde_json::from_str(&std::mem::take(&mut zip)).expect("JSON");
        let set = &told["reminders"]["set"][0]["reminder"];
        assert_eq!((&set["words"], &set["rule"]["daily"]["at"]), (&"Call Kim".into(), &(18 * 60).into()));
        assert_eq!(told["reminders"]["ways"][0]["to"], "sam@example.org");
        assert!(zip_text(&archive, "openseat.html").contains("Something else: Call Kim"));
    })
    .await;
}

fn zip_text(archive: &[u8], name: &str) -> String {
    use std::io::Read as _;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(archive)).expect("an archive");
    let mut text = String::new();
    zip.by_name(name).expect("it is there").read_to_string(&mut text).expect("text");
    text
}

#[tokio::test]
async fn an_entry_of_a_phone_that_comes_twice_is_one_and_has_the_time_at_which_it_was_typed() {
    in_each(async |post| {
        let (sam, kim) = (person(&post.house, &post.db, 1).await, person(&post.house, &post.db, 2).await);
        let info = post.house.content().forms().id("check-in").expect("the form is there");
        let page = |code: &str, made: Timestamp| {
            let mut given = Answers::default();
            given.set("day", vec![Value::Code(code.into())]);
            let entry = Some(response::Entry { id: Uuid::from_u128(77), made });
            Page { response: None, asked: vec!["day".into()], given, last: true, locale: Locale::En, entry }
        };
        let save = async |who: &Signed, code: &str, made: Timestamp| {
            response::save(&post.house, who, info, page(code, made), days(1)).await.expect("answered").expect("theirs")
        };
        let first = save(&sam, "4", noon()).await;
        let again = save(&sam, "2", noon()).await;
        assert_eq!((first.id, again.id), (Uuid::from_u128(77), Uuid::from_u128(77)));
        assert_eq!(first.kept, again.kept, "what came first stands");
        assert_eq!(first.kept.begun, noon());
        assert_eq!(response::every(&post.house, &sam).await.expect("read").len(), 1);
        let hers = save(&kim, "3", days(400)).await;
        assert_eq!(hers.kept.begun, days(1), "nobody types in the time to come");
    })
    .await;
}
