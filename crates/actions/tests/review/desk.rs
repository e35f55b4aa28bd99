//! A person reads each sentence.

use openseat_actions::{
    ActionError, House, keeper,
    review::{
        Decision, Outcome, Reason, ReviewView, Standing, answer, decide, desk, look, one, report_review, rewrite, said,
        settle_hold, sits_here, unattended,
    },
    signed::Signed,
};
use openseat_content::Locale;
use openseat_domain::role::{Actor, Role};
use openseat_store::Db;

use crate::home::{count, days, in_each_house, meeting_id, noon, person, saying, staff, told};

async fn waiting(house: &House, office: &Signed) -> Vec<ReviewView> {
    desk(house, office).await.unwrap().waiting
}

async fn sentences(house: &House, db: &Db) -> Vec<String> {
    let said = said(house, meeting_id(db, 0).await, noon()).await.unwrap();
    said.into_iter().map(|one| one.sentence).collect()
}

#[tokio::test]
async fn a_sentence_shows_when_a_list_keeper_lets_it_and_comes_down_with_a_reason() {
    in_each_house(async |house, db| {
        let office = staff(&house, &db, 100, Role::Steward, true).await;
        let sam = person(&house, &db, 1).await;
        let code = told(&house, &sam, saying(0, "A warm room, and tea."), noon()).await.code.unwrap();
        assert_eq!(sentences(&house, &db).await, [""; 0]);
        let id = waiting(&house, &office).await[0].id;
        assert!(decide(&house, &office, id, Decision::Show, noon()).await.unwrap());
        assert!(!decide(&house, &office, id, Decision::Show, noon()).await.unwrap(), "once");
        assert_eq!(sentences(&house, &db).await, ["A warm room, and tea."]);
        assert_eq!(desk(&house, &office).await.unwrap().lately[0].id, id);
        report_review(&house, id, Reason::Unkind, days(1)).await.unwrap();
        report_review(&house, id, Reason::Unkind, days(1)).await.unwrap();
        let reported = desk(&house, &office).await.unwrap().reported;
        assert_eq!(reported[0].reports, [(Reason::Unkind, 2)]);
        let down = Decision::TakeDown { reason: Reason::Unkind, leave_out: false };
        assert!(decide(&house, &office, id, down, days(1)).await.unwrap());
        assert_eq!(sentences(&house, &db).await, [""; 0]);
        let view = look(&house, &code).await.unwrap().unwrap();
        assert_eq!(
            (view.standing, view.reason, view.sentence),
            (Some(Standing::TakenDown), Some(Reason::Unkind), String::new())
        );
        assert_eq!(rewrite(&house, &code, "A room.", false, Locale::En, days(1)).await.unwrap(), None);
        assert!(desk(&house, &office).await.unwrap().reported.is_empty());
        assert!(matches!(report_review(&house, id, Reason::Unkind, days(1)).await, Err(ActionError::Missing { .. })));
    })
    .await;
}

#[tokio::test]
async fn a_refused_sentence_loses_its_words_and_can_be_mended_by_who_has_the_code() {
    in_each_house(async |house, db| {
        let office = staff(&house, &db, 100, Role::Steward, true).await;
        let sam = person(&house, &db, 1).await;
        let code = told(&house, &sam, saying(0, "The tall one was rude."), noon()).await.code.unwrap();
        let id = waiting(&house, &office).await[0].id;
        let refuse = Decision::Refuse { reason: Reason::Names, leave_out: false };
        assert!(decide(&house, &office, id, refuse, noon()).await.unwrap());
        assert_eq!(count(&db, "SELECT COUNT(*) FROM review WHERE sentence IS NOT NULL").await, 0);
        assert_eq!(look(&house, &code).await.unwrap().unwrap().reason, Some(Reason::Names));
        let mended = rewrite(&house, &code, "I did not feel welcome.", false, Locale::En, noon()).await.unwrap();
        assert!(matches!(mended, Some(Outcome::Kept(_))));
        let again = waiting(&house, &office).await;
        assert_eq!((again[0].id, again[0].sentence.as_str()), (id, "I did not feel welcome."));
        assert!(decide(&house, &office, id, Decision::Show, noon()).await.unwrap());
        assert_eq!(sentences(&house, &db).await, ["I did not feel welcome."]);
    })
    .await;
}

#[tokio::test]
async fn a_group_answers_once_and_a_person_reads_the_answer_too() {
    in_each_house(async |house, db| {
        let office = staff(&house, &db, 100, Role::Steward, true).await;
        told(&house, &person(&house, &db, 1).await, saying(0, "A cold room."), noon()).await;
        let id = waiting(&house, &office).await[0].id;
        let write = async |text: &str| answer(&house, &office, id, text, false, Locale::En, noon()).await;
        assert!(matches!(write("Soon.").await, Err(ActionError::Missing { .. })), "it does not stand there yet");
        decide(&house, &office, id, Decision::Show, noon()).await.unwrap();
        assert!(matches!(write("Ask for Dave.").await.unwrap(), Outcome::Mend(_)));
        assert!(matches!(write("The heating is mended now.").await.unwrap(), Outcome::Kept(_)));
        let meeting = meeting_id(&db, 0).await;
        let shown = async || said(&house, meeting, noon()).await.unwrap()[0].answer.clone();
        assert_eq!(shown().await, None);
        assert_eq!(desk(&house, &office).await.unwrap().answers.len(), 1);
        assert!(decide(&house, &office, id, Decision::ShowAnswer, noon()).await.unwrap());
        assert_eq!(shown().await, Some(("The heating is mended now.".into(), "en".into())));
        assert!(matches!(write("Come and see.").await.unwrap(), Outcome::Kept(_)));
        assert_eq!(shown().await, None, "other words are read again");
        assert!(decide(&house, &office, id, Decision::RefuseAnswer(Reason::OffTopic), noon()).await.unwrap());
        assert!(decide(&house, &office, id, Decision::RemoveAnswer, noon()).await.unwrap());
        assert_eq!(one(&house, &office, id).await.unwrap().answer, None);
    })
    .await;
}

#[tokio::test]
async fn nobody_else_reads_or_decides() {
    in_each_house(async |house, db| {
        let office = staff(&house, &db, 100, Role::Steward, true).await;
        told(&house, &person(&house, &db, 1).await, saying(0, "A warm room."), noon()).await;
        let id = waiting(&house, &office).await[0].id;
        let mut others = vec![person(&house, &db, 2).await, staff(&house, &db, 101, Role::Steward, false).await];
        for (number, role) in Role::ALL.into_iter().filter(|role| *role != Role::Steward).enumerate() {
            others.push(staff(&house, &db, 200 + number as u128, role, true).await);
        }
        for who in &others {
            let denied = |result: bool| assert!(result, "{:?}", who.grants);
            denied(matches!(desk(&house, who).await, Err(ActionError::Denied(_))));
            denied(matches!(one(&house, who, id).await, Err(ActionError::Denied(_))));
            denied(matches!(decide(&house, who, id, Decision::Show, noon()).await, Err(ActionError::Denied(_))));
            let text = "Thank you.";
            denied(matches!(
                answer(&house, who, id, text, false, Locale::En, noon()).await,
                Err(ActionError::Denied(_))
            ));
            denied(matches!(settle_hold(&house, who, "meeting-0", true, noon()).await, Err(ActionError::Denied(_))));
        }
        assert_eq!(waiting(&house, &office).await.len(), 1);
        assert!(sits_here(&house, &office).await.unwrap() && !sits_here(&house, &others[0]).await.unwrap());
        // When the office no longer keeps the list, its list keeper neither.
        let node = office.grants[0].on.node();
        assert!(matches!(keeper::unname(&house, &office.actor(), node, noon()).await, Err(ActionError::Denied(_))));
        assert!(keeper::unname(&house, &Actor::Operator, node, noon()).await.unwrap());
        assert!(matches!(desk(&house, &office).await, Err(ActionError::Denied(_))));
    })
    .await;
}

#[tokio::test]
async fn each_decision_stands_in_the_audit_of_the_office() {
    in_each_house(async |house, db| {
        let office = staff(&house, &db, 100, Role::Steward, true).await;
        told(&house, &person(&house, &db, 1).await, saying(0, "A warm room."), noon()).await;
        let id = waiting(&house, &office).await[0].id;
        decide(&house, &office, id, Decision::Show, noon()).await.unwrap();
        decide(&house, &office, id, Decision::Show, noon()).await.unwrap();
        let chain = office.grants[0].on.organisation().simple().to_string();
        let rows = db.read(async move |tx| {
            let sql = "SELECT what, who FROM audit WHERE chain = $1 ORDER BY seq";
            tx.all::<(String, String)>(sql, &openseat_store::args![&chain]).await
        });
        let rows = rows.await.unwrap();
        assert_eq!(rows.iter().map(|(what, _)| what.as_str()).collect::<Vec<_>>(), ["keeper.name", "review.show"]);
        let me = house.vault().person(office.person).await.unwrap().unwrap().pseudonym();
        assert_eq!((rows[0].1.as_str(), rows[1].1.as_str()), ("operator", me.as_str()));
    })
    .await;
}

#[tokio::test]
async fn the_operator_is_told_when_nobody_will_ever_read_what_waits() {
    in_each_house(async |house, db| {
        assert_eq!(unattended(&house).await.unwrap(), 0);
        told(&house, &person(&house, &db, 1).await, saying(0, "A warm room."), noon()).await;
        assert_eq!(unattended(&house).await.unwrap(), 1);
        staff(&house, &db, 100, Role::Steward, true).await;
        assert_eq!(unattended(&house).await.unwrap(), 0);
    })
    .await;
}
