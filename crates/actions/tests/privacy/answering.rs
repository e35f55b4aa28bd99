use openseat_actions::{
    ActionError, House,
    response::{self, Page, ResponseView},
    signed::Signed,
    take,
};
use openseat_content::{Locale, form::FormInfo};
use openseat_domain::form::{Answers, Value};
use openseat_store::{Db, args, person, testing};
use uuid::Uuid;

use crate::home::{after, days, in_each_house, noon, person};

fn form<'a>(house: &'a House, id: &str) -> &'a FormInfo {
    house.content().forms().id(id).expect("the form is there")
}

fn page(response: Option<Uuid>, given: &[(&str, &str)], last: bool) -> Page {
    let mut answers = Answers::default();
    for (link, code) in given.iter().filter(|(_, code)| !code.is_empty()) {
        answers.set(link, vec![Value::Code((*code).into())]);
    }
    let asked = given.iter().map(|(link, _)| (*link).to_owned()).collect();
    Page { response, asked, given: answers, last, locale: Locale::En, entry: None }
}

async fn save(house: &House, who: &Signed, page: Page, seconds: i64) -> ResponseView {
    let saved = response::save(house, who, form(house, "phq-4"), page, after(seconds)).await;
    saved.expect("saved").expect("theirs")
}

async fn whole(house: &House, who: &Signed) -> ResponseView {
    let one = save(house, who, page(None, &[("q1", "3")], false), 0).await;
    let rest = [("q2", "1"), ("q3", "0"), ("q4", "2")];
    save(house, who, page(Some(one.id), &rest, true), 1).await
}

async fn rows(db: &Db) -> Vec<Vec<u8>> {
    let rows = db.read(async |tx| tx.all::<(Vec<u8>,)>("SELECT sealed FROM response", &args![]).await).await;
    rows.expect("read").into_iter().map(|(sealed,)| sealed).collect()
}

#[tokio::test]
async fn each_step_is_kept_at_once_and_what_is_left_out_is_taken_away() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let one = save(&house, &sam, page(None, &[("q1", "3")], false), 0).await;
        assert_eq!((one.kept.finished, one.kept.version.as_str()), (None, "1.0.0"));
        let two = save(&house, &sam, page(Some(one.id), &[("q2", "1")], false), 5).await;
        assert_eq!((two.id, two.kept.begun, two.kept.changed), (one.id, noon(), after(5)));
        assert_eq!(two.kept.answers.values("q1"), [Value::Code("3".into())], "the page before stays");
        let back = save(&house, &sam, page(Some(one.id), &[("q1", "")], true), 9).await;
        assert!(back.kept.answers.values("q1").is_empty(), "skipped after all");
        assert_eq!(back.kept.finished, Some(after(9)));
        let again = save(&house, &sam, page(Some(one.id), &[("q1", "0")], true), 20).await;
        assert_eq!((again.kept.finished, again.kept.changed), (Some(after(9)), after(20)), "it was finished then");
        assert_eq!(response::view(&house, &sam, one.id).await.expect("read"), Some(again));
        assert_eq!(response::every(&house, &sam).await.expect("read").len(), 1);
        assert_eq!(rows(&db).await.len(), 1);
        let plain = String::from_utf8_lossy(&rows(&db).await[0]).into_owned();
        assert!(!plain.contains("phq") && !plain.contains("q1"), "not even the form can be read");
    })
    .await;
}

#[tokio::test]
async fn nobody_else_sees_changes_or_takes_away_what_a_person_answered() {
    in_each_house(async |house, db| {
        let (sam, kim) = (person(&house, &db, 1).await, person(&house, &db, 2).await);
        let one = whole(&house, &sam).await;
        assert_eq!(response::view(&house, &kim, one.id).await.expect("read"), None);
        assert!(response::every(&house, &kim).await.expect("read").is_empty());
        let hers = page(Some(one.id), &[("q1", "0")], false);
        assert_eq!(
            response::save(&house, &kim, form(&house, "phq-4"), hers.clone(), noon()).await.expect("answered"),
            None
        );
        let other = response::save(&house, &sam, form(&house, "gad-7"), hers, noon()).await;
        assert_eq!(other.expect("answered"), None, "it is an answer to another form");
        assert_eq!(response::remove(&house, &kim, one.id, noon()).await.expect("answered"), None);
        assert_eq!(response::view(&house, &sam, one.id).await.expect("read"), Some(one));
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_away_is_gone_and_only_its_person_can_put_it_back() {
    in_each_house(async |house, db| {
        let (sam, kim) = (person(&house, &db, 1).await, person(&house, &db, 2).await);
        let one = whole(&house, &sam).await;
        let removed = response::remove(&house, &sam, one.id, after(9)).await.expect("done").expect("theirs");
        assert!(rows(&db).await.is_empty(), "nothing of it is kept");
        assert!(!response::put_back(&house, &kim, removed.clone(), after(10)).await.expect("answered"), "not hers");
        let mut bent = removed.clone();
        bent.sealed[40] ^= 1;
        assert!(!response::put_back(&house, &sam, bent, after(10)).await.expect("answered"));
        let moved = response::Removed { id: Uuid::from_u128(7), ..removed.clone() };
        assert!(!response::put_back(&house, &sam, moved, after(10)).await.expect("answered"), "under another name");
        assert!(response::put_back(&house, &sam, removed.clone(), after(11)).await.expect("answered"));
        assert!(!response::put_back(&house, &sam, removed, after(12)).await.expect("answered"), "it is there already");
        let latest = response::latest(&house, &sam, &one.kept.form, 9).await.expect("read");
        assert_eq!(latest, [one], "as it was, on its own shelf");
    })
    .await;
}

#[tokio::test]
async fn the_latest_of_one_form_come_first_and_no_other_form_with_them() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        for day in 0..5 {
            for form in ["phq-4", "gad-7"] {
                let page = page(None, &[("q1", "1")], true);
                let saved = response::save(&house, &sam, self::form(&house, form), page, days(day)).await;
                saved.expect("saved").expect("theirs");
            }
        }
        let latest = response::latest(&house, &sam, &form(&house, "gad-7").form.id, 3).await.expect("read");
        let begun: Vec<_> = latest.iter().map(|one| one.kept.begun).collect();
        assert_eq!(begun, [days(4), days(3), days(2)]);
        assert!(latest.iter().all(|one| one.kept.form.as_str() == "gad-7"));
    })
    .await;
}

#[tokio::test]
async fn more_than_can_be_kept_is_refused_and_what_was_there_stays() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let info = form(&house, "cost-benefit");
        let sheet = |response, lines: usize| {
            let mut given = Answers::default();
            let line = |n: usize| {
                let mut line = Answers::default();
                line.set("text", vec![Value::Text("x".repeat(200) + &n.to_string())]);
                line.set("other-way", vec![Value::Text("y".repeat(400))]);
                line
            };
            given.set_rows("lines", (0..lines).map(line).collect());
            Page { response, asked: vec!["lines".into()], given, last: false, locale: Locale::Es, entry: None }
        };
        let one = response::save(&house, &sam, info, sheet(None, 3), noon()).await.expect("saved").expect("theirs");
        let more = response::save(&house, &sam, info, sheet(Some(one.id), 40), noon()).await;
        assert!(matches!(more, Err(ActionError::Refused(problem)) if problem.at == "answers"));
        let kept = response::view(&house, &sam, one.id).await.expect("read").expect("theirs");
        assert_eq!(kept.kept.answers.rows("lines").len(), 3);
    })
    .await;
}

#[tokio::test]
async fn who_leaves_takes_their_answers_with_them() {
    in_each_house(async |house, db| {
        let (sam, kim) = (person(&house, &db, 1).await, person(&house, &db, 2).await);
        whole(&house, &sam).await;
        whole(&house, &kim).await;
        take::erase_now(&house, &sam, after(5)).await.expect("erased");
        assert_eq!(rows(&db).await.len(), 1, "hers stay");
        assert_eq!(response::every(&house, &kim).await.expect("read").len(), 1);
        let gone = db.read(async move |tx| person::by_id(tx, Uuid::from_u128(1)).await).await.expect("read");
        assert!(gone.is_none());
    })
    .await;
}

/// So what it costs does not grow with the number of people.
#[test]
fn every_statement_names_the_person() {
    for (_, sql) in testing::statements().filter(|(noun, _)| *noun == "response") {
        assert!(sql.contains("person_id = $1") || sql.contains("(person_id,"), "{sql}");
    }
}

/// Any answer that a question takes; the second time another one, where there is one.
fn any(item: &openseat_domain::form::Item, again: bool) -> Option<Value> {
    use openseat_domain::form::Ask;
    Some(match &item.ask {
        Ask::Choice(choices) => Value::Code(if again { choices.last()? } else { choices.first()? }.code.clone()),
        Ask::Whole { low, high } => Value::Whole(if again { *low } else { *high }),
        Ask::Yes => Value::Yes(!again),
        Ask::Day => Value::Day(jiff::civil::date(2026, 11, if again { 3 } else { 2 })),
        Ask::Time => Value::Time(jiff::civil::time(if again { 9 } else { 8 }, 0, 0, 0)),
        Ask::Text { .. } => Value::Text(if again { "changed".into() } else { "written".into() }),
        Ask::Display | Ask::Group(_) | Ask::Score(_) => return None,
    })
}

/// Everything that is asked, groups with rows by one row.
fn filled(items: &[openseat_domain::form::Item], again: bool, given: &mut Answers) {
    for item in items {
        if item.is_rows() {
            let mut row = Answers::default();
            filled(item.inside(), again, &mut row);
            given.set_rows(&item.link, vec![row]);
        } else {
            filled(item.inside(), again, given);
            if let Some(value) = any(item, again) {
                given.set(&item.link, vec![value]);
            }
        }
    }
}

#[tokio::test]
async fn every_form_is_kept_changed_and_taken_away_and_what_comes_back_is_what_was_given() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        for info in house.content().forms().list() {
            let page = |response, again| {
                let mut given = Answers::default();
                filled(&info.form.items, again, &mut given);
                let asked = info.form.every().iter().map(|item| item.link.clone()).collect();
                Page { response, asked, given, last: true, locale: Locale::En, entry: None }
            };
            let (first, second) = (page(None, false), page(None, true));
            let one = response::save(&house, &sam, info, first.clone(), noon()).await.expect("saved").expect("theirs");
            assert_eq!(one.kept.answers, info.form.live(&first.given), "{}", info.form.id);
            let changed = Page { response: Some(one.id), ..second.clone() };
            response::save(&house, &sam, info, changed, after(9)).await.expect("saved").expect("theirs");
            let read = response::view(&house, &sam, one.id).await.expect("read").expect("theirs");
            assert_eq!(read.kept.answers, info.form.live(&second.given), "{}", info.form.id);
            assert_ne!(read.kept.answers, one.kept.answers, "{}", info.form.id);
            response::remove(&house, &sam, one.id, after(20)).await.expect("done").expect("theirs");
        }
        let ids = ["phq-4", "urge"].map(|id| form(&house, id).form.id.clone());
        let each = response::latest_of_each(&house, &sam, ids.into(), 9).await.expect("read");
        assert!(each.len() == 2 && each.iter().all(Vec::is_empty) && rows(&db).await.is_empty(), "nothing is left");
    })
    .await;
}
