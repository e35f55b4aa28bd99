//! Surveys of members: who opens one, that a device answers once, and that nothing is told of a few.

use jiff::{Timestamp, civil::Date};
use openseat_actions::{
    ActionError, House,
    member_survey::{self, Wave},
    signed::Signed,
};
use openseat_domain::{
    form::{Answers, Value},
    organisation::Path,
    role::Role,
};
use openseat_store::{Db, Tx, args};

use crate::home::{clinic, days, in_each_house, noon, staff};

fn day(after: i64) -> Date {
    days(after).to_zoned(jiff::tz::TimeZone::UTC).date()
}

fn said(pairs: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (link, code) in pairs {
        answers.set(link, vec![Value::Code((*code).to_owned())]);
    }
    answers
}

async fn opened(house: &House, db: &Db) -> (Path, Signed, Wave) {
    let (clinic, _) = clinic(db).await;
    let manager = staff(house, db, 70, Role::Manager, clinic).await;
    let wave = member_survey::open(house, &manager, clinic.node(), day(0), day(7), noon()).await.expect("opened");
    (clinic, manager, wave)
}

async fn answer(house: &House, wave: &Wave, device: &str, answers: &Answers, now: Timestamp) -> bool {
    member_survey::answer(house, &wave.code, device, answers, now).await.expect("answered")
}

async fn count(db: &Db, sql: &'static str) -> i64 {
    db.read(async move |tx: &mut Tx| tx.one::<(i64,)>(sql, &args![]).await).await.expect("counted").0
}

#[tokio::test]
async fn a_wave_is_answered_without_names_and_told_when_it_is_over() {
    in_each_house(async |house, db| {
        let (clinic, manager, wave) = opened(&house, &db).await;
        let facilitator = staff(&house, &db, 71, Role::Facilitator, clinic).await;
        for n in 0..9 {
            let heard = if n < 7 { "worker" } else { "member" };
            let given = said(&[("heard", heard), ("often", "weekly"), ("no-such-question", "x")]);
            assert!(answer(&house, &wave, &format!("device {n}"), &given, days(1)).await);
            assert!(answer(&house, &wave, &format!("device {n}"), &given, days(1)).await, "twice looks like once");
        }
        assert!(!answer(&house, &wave, "device 9", &Answers::default(), days(1)).await, "nothing was said");
        let node = clinic.node();
        let sheet = said(&[("heard", "worker")]);
        for _ in 0..2 {
            let typed = member_survey::type_in(&house, &facilitator, node, wave.id, "sheet 1", &sheet, days(2)).await;
            assert!(typed.expect("theirs"));
        }
        assert_eq!(count(&db, "SELECT COUNT(*) FROM member_answer").await, 10);
        let early = member_survey::results(&house, &manager, node, wave.id, days(7)).await.expect("theirs");
        assert!(!early.over && early.results.n.is_none(), "two looks at what goes on would tell of one answer");
        assert!(!answer(&house, &wave, "device 10", &sheet, days(8)).await, "it is over");
        let told = member_survey::results(&house, &manager, node, wave.id, days(8)).await.expect("theirs");
        assert_eq!(
            (told.over, told.results.n, told.paper),
            (true, Some(10), None),
            "one sheet of paper is too few to say"
        );
        let of = |link: &str| told.results.questions.iter().find(|one| one.link == link).expect("asked");
        assert_eq!(of("often").n, Some(9));
        let heard = of("heard");
        let cell = |code: &str| heard.cells.iter().find(|(one, _)| one == code).expect("an answer").1;
        assert_eq!((cell("worker"), cell("member"), cell("online")), (None, None, Some(0)), "2 of 10 hides 8 too");
        assert_eq!(of("helpful").n, None, "nobody answered it");
        assert_eq!(count(&db, "SELECT COUNT(*) FROM member_token").await, 10);
        member_survey::sweep(&house, days(8)).await.expect("swept");
        assert_eq!(count(&db, "SELECT COUNT(*) FROM member_token").await, 0);
    })
    .await;
}

#[tokio::test]
async fn of_four_answers_nothing_is_told() {
    in_each_house(async |house, db| {
        let (clinic, manager, wave) = opened(&house, &db).await;
        for n in 0..4 {
            answer(&house, &wave, &format!("device {n}"), &said(&[("heard", "worker")]), days(1)).await;
        }
        let told = member_survey::results(&house, &manager, clinic.node(), wave.id, days(9)).await.expect("theirs");
        assert!(told.over && told.results.n.is_none() && told.results.questions.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_wave_has_two_days_that_can_be_and_is_opened_by_who_runs_the_programme() {
    in_each_house(async |house, db| {
        let (clinic, manager, wave) = opened(&house, &db).await;
        let node = clinic.node();
        for (from, until) in [(5, 4), (-9, -2), (0, 120)] {
            let wrong = member_survey::open(&house, &manager, node, day(from), day(until), noon()).await;
            assert!(matches!(wrong, Err(ActionError::Refused(_))), "{from} {until}");
        }
        for (number, role) in Role::ALL.into_iter().enumerate().filter(|(_, role)| *role != Role::Manager) {
            let who = staff(&house, &db, 80 + number as u128, role, clinic).await;
            let opened = member_survey::open(&house, &who, node, day(0), day(7), noon()).await;
            assert!(matches!(opened, Err(ActionError::Denied(_))), "{role:?}");
            let sees = member_survey::results(&house, &who, node, wave.id, days(9)).await.is_ok();
            assert_eq!(sees, [Role::Facilitator, Role::Evaluator, Role::Supervisor].contains(&role), "{role:?}");
        }
        assert!(member_survey::end(&house, &manager, node, wave.id, days(2)).await.expect("theirs"));
        assert!(!answer(&house, &wave, "late", &said(&[("heard", "worker")]), days(3)).await, "it was ended");
    })
    .await;
}
