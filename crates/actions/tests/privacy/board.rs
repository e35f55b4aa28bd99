//! What groups of an organisation tell each other: who sees what, who writes as what, and that all of it ends.

use jiff::civil::Date;
use openseat_actions::{
    ActionError, House,
    notice::{self, Form},
    signed::Signed,
};
use openseat_domain::{
    notice::Kind,
    organisation::{Path, Standing},
    role::Role,
};
use openseat_store::{Db, Tx, args};
use uuid::Uuid;

use crate::home::{clinic, days, in_each_house, node, noon, staff};

fn form(kind: Kind, text: &str, about: Option<Uuid>, until: i64) -> Form {
    let until: Date = days(until).to_zoned(jiff::tz::TimeZone::UTC).date();
    Form { kind, text: text.into(), about, until: Some(until) }
}

/// Two groups of one organisation.
async fn groups(db: &Db) -> (Path, Path, Path) {
    let (root, site) = clinic(db).await;
    let group = |number: u128| site.below(Uuid::from_u128(number)).expect("below a site");
    let (one, two) = (group(511), group(512));
    node(db, one, "Monday group", Standing::None).await;
    node(db, two, "Friday group", Standing::None).await;
    (root, one, two)
}

async fn texts(house: &House, who: &Signed, on: Path, after: i64) -> Vec<String> {
    let view = notice::board(house, who, on.node(), days(after)).await.expect("theirs");
    let answers = view.answers.into_iter().map(|(one, _)| one.text);
    view.notices.into_iter().map(|(one, ..)| one.text).chain(answers).collect()
}

#[tokio::test]
async fn groups_tell_each_other_as_a_role_and_a_group_and_it_ends_by_its_day() {
    in_each_house(async |house, db| {
        let (root, one, two) = groups(&db).await;
        let monday = staff(&house, &db, 60, Role::Facilitator, one).await;
        let friday = staff(&house, &db, 61, Role::Facilitator, two).await;
        let member = staff(&house, &db, 62, Role::Member, two).await;
        let manager = staff(&house, &db, 63, Role::Manager, root).await;
        let add = async |who: &Signed, on: Path, form: Form| notice::add(&house, who, on.node(), form, noon()).await;
        add(&monday, one, form(Kind::Notice, "Use the side door.", None, 5)).await.expect("up");
        add(&monday, one, form(Kind::Visit, "May we come?", Some(two.node()), 9)).await.expect("up");
        add(&friday, two, form(Kind::Celebration, "We are a year old.", None, 20)).await.expect("up");
        add(&friday, two, form(Kind::Question, "How do you end on time?", None, 0)).await.expect("up");
        let view = notice::board(&house, &monday, one.node(), noon()).await.expect("theirs");
        let (question, from, _) = view.notices.iter().find(|(one, ..)| one.kind == Kind::Question).expect("seen");
        assert_eq!((from.as_str(), question.role), ("Friday group", Role::Facilitator));
        let (_, _, about) = view.notices.iter().find(|(one, ..)| one.kind == Kind::Visit).expect("seen");
        assert_eq!(about, "Friday group");
        add(&monday, one, form(Kind::Answer, "We show a card.", Some(question.id), 0)).await.expect("answered");
        assert_eq!(texts(&house, &friday, two, 0).await.len(), 5);
        assert_eq!(texts(&house, &member, two, 0).await.len(), 3, "questions are of those who lead");
        assert!(matches!(add(&member, two, form(Kind::Notice, "x", None, 1)).await, Err(ActionError::Denied(_))));
        assert_eq!(texts(&house, &friday, two, 6).await.len(), 4, "the notice is over");

        let taken = notice::remove(&house, &monday, one.node(), question.id, noon()).await;
        assert!(matches!(taken, Err(ActionError::Denied(_))), "only the manager of the whole takes away");
        assert!(notice::remove(&house, &manager, one.node(), question.id, noon()).await.expect("theirs"));
        assert_eq!(texts(&house, &friday, two, 0).await.len(), 3, "its answers went too");
        assert_eq!(notice::sweep(&house, days(21)).await.expect("swept"), 3);
        let left = db.read(async |tx: &mut Tx| tx.one::<(i64,)>("SELECT COUNT(*) FROM notice", &args![]).await).await;
        assert_eq!(left.expect("counted").0, 0);
    })
    .await;
}

#[tokio::test]
async fn what_is_of_a_person_too_long_or_of_another_organisation_is_not_put_up() {
    in_each_house(async |house, db| {
        let (_, one, _) = groups(&db).await;
        let other = node(&db, Path::root(Uuid::from_u128(900)), "Elsewhere", Standing::None).await;
        let monday = staff(&house, &db, 60, Role::Facilitator, one).await;
        let stranger = staff(&house, &db, 64, Role::Facilitator, other).await;
        for wrong in [
            form(Kind::Celebration, "Ash is 90 days sober!", None, 5),
            form(Kind::Notice, "", None, 5),
            form(Kind::Notice, &"a".repeat(601), None, 5),
            form(Kind::Notice, "x", None, 121),
            form(Kind::Notice, "x", None, -1),
            form(Kind::Visit, "x", Some(other.node()), 5),
            form(Kind::Answer, "x", Some(Uuid::from_u128(1)), 5),
        ] {
            let done = notice::add(&house, &monday, one.node(), wrong.clone(), noon()).await;
            assert!(matches!(done, Err(ActionError::Refused(_))), "{wrong:?}");
        }
        let seen = notice::board(&house, &stranger, one.node(), noon()).await;
        assert!(matches!(seen, Err(ActionError::Denied(_))));
    })
    .await;
}
