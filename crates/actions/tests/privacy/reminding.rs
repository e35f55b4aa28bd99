//! Reminders, from setting one to what arrives, with a clock of our own: weeks pass while the test runs.

use std::{collections::BTreeSet, sync::Arc};

use jiff::{SignedDuration, Timestamp, tz::TimeZoneDatabase};
use openseat_actions::{
    House, SmsWay,
    import::{Import, import},
    letter,
    reminder::{
        self, Habits, gather,
        link::{self, Tap},
        send, way,
    },
    response::{self, Page},
    signed::Signed,
};
use openseat_content::Locale;
use openseat_domain::{
    form::{Answers, Value},
    reminder::{About, By, Quiet, Reminder, Rule},
};
use openseat_outside::{
    call::KeptCalls,
    mail::{Kept, Letter},
    sms::KeptTexts,
};
use openseat_store::{Db, Tx, args, job};
use uuid::Uuid;

use crate::home::{after, days, in_each_house, noon, person};

pub(crate) const SECRET: &str = "0123456789abcdef01234567";
pub(crate) const NUMBER: &str = "+447700900123";

/// A house with every way, and what it sends.
pub(crate) struct Post {
    pub(crate) house: House,
    pub(crate) db: Db,
    pub(crate) letters: Arc<Kept>,
    pub(crate) texts: Arc<KeptTexts>,
    pub(crate) pushes: Arc<KeptCalls>,
}

pub(crate) async fn in_each(test: impl AsyncFn(Post)) {
    in_each_house(async |house, db| {
        let (letters, texts) = (Arc::new(Kept::default()), Arc::new(KeptTexts::default()));
        let pushes = Arc::new(KeptCalls::answering(201));
        let sms = SmsWay { sms: texts.clone(), most_an_hour: 6, replies: Some(SECRET.into()) };
        let house = house.with_post(letters.clone(), "https://meetings.example/").with_sms(sms);
        let house = house.with_push(pushes.clone(), "mailto:lists@meetings.example");
        test(Post { house, db, letters, texts, pushes }).await;
    })
    .await;
}

impl Post {
    /// Looks at whoever is due, and sends, at every moment that matters until `until`. Gives when each thing was sent.
    pub(crate) async fn play(&self, from: Timestamp, until: Timestamp) -> Vec<Timestamp> {
        let (mut now, mut sent) = (from, Vec::new());
        while now < until {
            gather::gather_due(&self.house, now).await.expect("looked");
            let soon = now + SignedDuration::from_secs(40);
            let told = send::send_due(&self.house, soon).await.expect("sent");
            sent.extend((0..told.sent).map(|_| soon));
            let next = async |tx: &mut Tx| {
                let book = tx.one::<(Option<i64>,)>("SELECT MIN(wake_at) FROM reminder_book", &args![]).await?.0;
                let job =
                    tx.one::<(Option<i64>,)>("SELECT MIN(run_at) FROM job WHERE kind = 'reminder'", &args![]).await?.0;
                Ok(book.into_iter().chain(job).min())
            };
            let next = self.db.read(next).await.expect("read").unwrap_or(i64::MAX);
            if next == i64::MAX {
                break;
            }
            now = Timestamp::from_microsecond(next).expect("a moment").max(now + SignedDuration::from_mins(1));
        }
        sent
    }

    pub(crate) async fn email(&self, who: &Signed, address: &str) -> Uuid {
        let id = way::add(&self.house, who, By::Email, address, Locale::En, noon()).await.expect("a code is sent");
        letter::send_due(&self.house, after(1)).await.expect("sent");
        let letter = self.letters.take().pop().expect("the code came");
        assert!(way::confirm(&self.house, who, id, &digits(&letter.text), after(60)).await.expect("answered"));
        id
    }

    pub(crate) async fn phone(&self, who: &Signed) -> Uuid {
        let id =
            way::add(&self.house, who, By::Sms, "+44 7700 900123", Locale::En, noon()).await.expect("a code is sent");
        let text = self.texts.take().pop().expect("the code came");
        assert_eq!(text.to, NUMBER);
        assert!(way::confirm(&self.house, who, id, &digits(&text.text), after(60)).await.expect("answered"));
        id
    }

    pub(crate) async fn set(&self, who: &Signed, set: Reminder) -> Uuid {
        reminder::save(&self.house, who, None, set, after(60)).await.expect("kept").expect("theirs")
    }

    pub(crate) async fn jobs(&self) -> i64 {
        let count =
            async |tx: &mut Tx| tx.one::<(i64,)>("SELECT COUNT(*) FROM job WHERE kind = 'reminder'", &args![]).await;
        self.db.read(count).await.expect("read").0
    }

    pub(crate) async fn shelf(&self, who: &Signed, now: Timestamp) -> reminder::Shelf {
        reminder::shelf(&self.house, who, now).await.expect("read")
    }
}

pub(crate) fn digits(text: &str) -> String {
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_ascii_digit()));
    words.filter(|word| word.len() == 6).collect::<Vec<_>>().pop().expect("six digits").to_owned()
}

pub(crate) fn daily(at: u16, by: &[By]) -> Reminder {
    let by: BTreeSet<By> = by.iter().copied().collect();
    Reminder {
        about: About::Own,
        rule: Rule::Daily { at },
        words: String::new(),
        label: String::new(),
        by,
        loud: false,
    }
}

/// What the clocks of London show.
pub(crate) fn london(at: &[Timestamp]) -> Vec<String> {
    let zone = TimeZoneDatabase::bundled().get("Europe/London").expect("a zone");
    at.iter().map(|at| at.to_zoned(zone.clone()).strftime("%m-%d %H:%M").to_string()).collect()
}

pub(crate) fn link_in(letter: &Letter) -> String {
    let from = letter.text.find("/reminder/").expect("a link") + "/reminder/".len();
    letter.text[from..].chars().take_while(char::is_ascii_alphanumeric).collect()
}

#[tokio::test]
async fn a_letter_comes_each_day_at_its_hour_and_says_nothing_that_betrays() {
    in_each(async |post| {
        let sam = person(&post.house, &post.db, 1).await;
        post.email(&sam, "sam@example.org").await;
        post.set(&sam, daily(18 * 60, &[By::Email])).await;
        let next = post.shelf(&sam, after(61)).await.reminders[0].next.expect("it comes");
        assert_eq!(Timestamp::from_second(i64::from(next) * 60).expect("a moment"), after(6 * 3_600));
        let sent = post.play(after(61), days(3)).await;
        assert_eq!(london(&sent), ["11-23 18:00", "11-24 18:00", "11-25 18:00"]);
        let letters = post.letters.take();
        let texts: BTreeSet<&str> = letters.iter().map(|one| one.subject.as_str()).collect();
        assert_eq!(texts, ["A note from you"].into());
        let letter = &letters[0];
        assert!(letter.text.starts_with("You asked to be reminded at 6pm.\n"), "{}", letter.text);
        let whole = format!("{} {}", letter.subject, letter.text).to_lowercase();
        for word in ["recover", "sober", "urge", "meeting ", "group", "alcohol", "check"] {
            assert!(!whole.contains(word), "{word}");
        }
        assert_eq!(
            letter.stop.as_deref(),
            Some(&*format!("https://meetings.example/reminder/{}/stop", link_in(letter)))
        );
        assert_eq!(post.jobs().await, 0, "what was sent is gone");
    })
    .await;
}

#[tokio::test]
async fn the_hour_of_a_letter_stays_when_the_clocks_change() {
    in_each(async |post| {
        let sam = person(&post.house, &post.db, 1).await;
        post.email(&sam, "sam@example.org").await;
        post.set(&sam, daily(18 * 60, &[By::Email])).await;
        // On 28 March 2027 the clocks of London go forward.
        let from: Timestamp = "2027-03-26T12:00:00Z".parse().expect("a moment");
        let id = post.shelf(&sam, from).await.reminders[0].id;
        assert!(reminder::go_on(&post.house, &sam, id, from).await.expect("answered"));
        let sent = post.play(from, from + SignedDuration::from_hours(96)).await;
        assert_eq!(london(&sent), ["03-26 18:00", "03-27 18:00", "03-28 18:00", "03-29 18:00"]);
    })
    .await;
}

#[tokio::test]
async fn a_server_that_dies_between_two_steps_doubles_nothing() {
    in_each(async |post| {
        let sam = person(&post.house, &post.db, 1).await;
        post.phone(&sam).await;
        post.set(&sam, daily(18 * 60, &[By::Sms])).await;
        let six = after(6 * 3_600);
        // Two servers look at the same moment; one of them dies before anything is sent, and looks again.
        let (one, two) = tokio::join!(gather::gather_due(&post.house, six), gather::gather_due(&post.house, six));
        assert_eq!(one.expect("looked") + two.expect("looked"), 1);
        assert_eq!(gather::gather_due(&post.house, six).await.expect("looked"), 0);
        assert_eq!(post.jobs().await, 1);
        // A server takes the message on and dies: whether it went is not known, so it does not go again, and that is told.
        let soon = six + SignedDuration::from_secs(40);
        let claim = async move |tx: &mut Tx| {
            let id = job::candidates_of(tx, "reminder", soon, 1).await?[0];
            job::claim(tx, id, soon, soon + SignedDuration::from_mins(2)).await
        };
        assert!(post.db.write(claim).await.expect("claimed").is_some());
        assert_eq!(send::send_due(&post.house, soon).await.expect("looked").sent, 0, "another has it");
        let told = send::send_due(&post.house, six + SignedDuration::from_mins(5)).await.expect("looked");
        assert_eq!((told.sent, told.given_up), (0, 1));
        assert!(post.texts.take().is_empty());
        assert_eq!((post.jobs().await, post.shelf(&sam, six).await.book.unsent), (0, 1));
        assert_eq!(post.play(six + SignedDuration::from_mins(6), days(2)).await.len(), 1, "tomorrow's comes");
    })
    .await;
}

#[tokio::test]
async fn a_gateway_that_fails_is_tried_again_until_it_would_be_late_and_that_is_told() {
    in_each(async |post| {
        let sam = person(&post.house, &post.db, 1).await;
        post.phone(&sam).await;
        post.set(&sam, Reminder { about: About::Medicine, ..daily(18 * 60, &[By::Sms]) }).await;
        post.texts.fail(3);
        let sent = post.play(after(61), after(8 * 3_600)).await;
        assert_eq!(sent.len(), 1, "the fourth try went");
        assert!(sent[0] > after(6 * 3_600 + 180) && sent[0] < after(7 * 3_600), "{}", sent[0]);
        assert_eq!(post.texts.take().len(), 1);
        post.texts.fail(1_000);
        assert!(post.play(after(8 * 3_600), days(1) + SignedDuration::from_hours(9)).await.is_empty());
        assert_eq!((post.jobs().await, post.shelf(&sam, days(2)).await.book.unsent), (0, 1));
        post.texts.fail(0);
        reminder::noted(&post.house, &sam, days(2)).await.expect("noted");
        assert_eq!(post.shelf(&sam, days(2)).await.book.unsent, 0);
    })
    .await;
}

#[tokio::test]
async fn after_weeks_without_a_sign_it_asks_once_and_one_tap_in_the_letter_goes_on() {
    in_each(async |post| {
        let sam = person(&post.house, &post.db, 1).await;
        post.email(&sam, "sam@example.org").await;
        post.set(&sam, daily(18 * 60, &[By::Email])).await;
        let sent = post.play(after(61), days(60)).await;
        assert_eq!(sent.len(), 22);
        let letters = post.letters.take();
        let asks = |one: &Letter| one.text.contains("Do you still want this?");
        assert!(letters[..21].iter().all(|one| !asks(one)) && asks(&letters[21]));
        assert!(post.shelf(&sam, days(60)).await.reminders[0].state.asked);
        let shown = link_in(&letters[21]);
        assert!(link::by_link(&post.house, &shown, days(60)).await.expect("read").expect("it works").asks);
        assert!(link::tap(&post.house, &shown, Tap::GoOn, days(60)).await.expect("answered"));
        assert_eq!(post.play(days(60), days(63)).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn who_checked_in_today_is_not_reminded_to() {
    in_each(async |post| {
        let sam = person(&post.house, &post.db, 1).await;
        post.email(&sam, "sam@example.org").await;
        post.set(&sam, Reminder { about: About::CheckIn, ..daily(18 * 60, &[By::Email]) }).await;
        let info = post.house.content().forms().id("check-in").expect("the form is there");
        let mut given = Answers::default();
        given.set("day", vec![Value::Code("4".into())]);
        let page =
            Page { response: None, asked: vec!["day".into()], given, last: true, locale: Locale::En, entry: None };
        response::save(&post.house, &sam, info, page, after(100)).await.expect("saved").expect("theirs");
        assert_eq!(london(&post.play(after(101), days(2)).await), ["11-24 18:00"]);
    })
    .await;
}

#[tokio::test]
async fn quiet_hours_and_the_zone_are_the_persons() {
    in_each(async |post| {
        let sam = person(&post.house, &post.db, 1).await;
        post.email(&sam, "sam@example.org").await;
        post.set(&sam, daily(18 * 60, &[By::Email])).await;
        let quiet = Some(Quiet { from: 17 * 60, until: 19 * 60 });
        let habits = Habits { zone: "America/New_York".into(), quiet, most: 1 };
        reminder::settle(&post.house, &sam, habits, after(70)).await.expect("kept");
        let sent = post.play(after(71), days(2)).await;
        assert_eq!(london(&sent), ["11-24 00:00", "11-25 00:00"], "seven in the evening of New York");
        let wrong = Habits { zone: "Mars/Olympus".into(), quiet: None, most: 99 };
        let said = reminder::settle(&post.house, &sam, wrong, after(80)).await;
        assert!(matches!(said, Err(ActionError::Refusals(wrong)) if wrong.len() == 2));
    })
    .await;
}

/// One meeting, as an office lists it.
fn feed(day: u8, time: &str, kinds: &[&str]) -> Vec<u8> {
    let row = serde_json::json!([{
        "slug": "new-start", "name": "New Start", "day": day, "time": time, "timezone": "Europe/London", "types": kinds,
        "address": "12 Mill Lane", "city": "Leeds", "country": "GB", "latitude": 53.8, "longitude": -1.55,
    }]);
    row.to_string().into_bytes()
}

#[tokio::test]
async fn before_a_meeting_it_follows_what_the_list_says() {
    in_each(async |post| {
        let sam = person(&post.house, &post.db, 1).await;
        post.email(&sam, "sam@example.org").await;
        let list = async |feed: Vec<u8>, now: Timestamp| {
            let ask = Import { name: "office".into(), accept_loss: true, ..Import::default() };
            import(&post.house, ask, feed, now, Arc::new(|_, _| ())).await.expect("read");
            post.house.refresh(now).await.expect("built");
        };
        list(feed(2, "19:30", &[]), noon()).await;
        let slug = { post.house.snapshot().get(0).expect("a meeting").slug.to_owned() };
        let rule = Rule::Before { minutes: 60, way: 20, meeting: Some(slug) };
        post.set(&sam, Reminder { about: About::Meeting, rule, ..daily(0, &[By::Email]) }).await;
        assert_eq!(london(&post.play(after(61), days(2)).await), ["11-24 18:10"]);
        list(feed(3, "18:00", &[]), days(2)).await;
        assert_eq!(london(&post.play(days(2), days(4)).await), ["11-25 16:40"], "it moved to Wednesday");
        list(b"[]".to_vec(), days(4)).await;
        assert!(post.play(days(4), days(5)).await.is_empty());
        post.house.refresh(days(5)).await.expect("built");
        assert!(post.play(days(5), days(12)).await.is_empty(), "it is off");
    })
    .await;
}
