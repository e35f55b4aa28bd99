use jiff::tz::TimeZone;
use openseat_actions::{House, plan, signed::Signed};
use openseat_content::Locale;
use openseat_domain::plan::{Day, Line, Went};

use crate::home::{after, in_each_house, noon, person};

async fn what(house: &House, who: &Signed) -> Vec<Vec<(String, Option<Went>)>> {
    let plans = plan::list(house, who, &TimeZone::UTC, 10).await.expect("read");
    let lines = |one: plan::PlanView| one.plan.lines.into_iter().map(|line| (line.what, line.went)).collect();
    plans.into_iter().map(lines).collect()
}

#[tokio::test]
async fn a_plan_is_made_told_of_and_kept_beside_the_next_by_the_person_alone() {
    in_each_house(async |house, db| {
        let (sam, kim) = (person(&house, &db, 1).await, person(&house, &db, 2).await);
        assert_eq!(plan::make(&house, &sam, Vec::new(), Locale::En, noon()).await.expect("answered"), None);
        assert!(what(&house, &sam).await.is_empty(), "of no lines no plan is made");
        let lines = vec![Line::fresh("Swim", Some(Day::Tue)), Line::fresh("Call Kim", None)];
        let id = plan::make(&house, &sam, lines, Locale::En, noon()).await.expect("kept").expect("made");
        let said = [(1, Went::Changed), (7, Went::Done)];
        assert!(!plan::tell(&house, &kim, id, &said, Locale::En, after(1)).await.expect("answered"), "not hers");
        assert!(plan::tell(&house, &sam, id, &said, Locale::En, after(1)).await.expect("kept"));
        let first = vec![("Swim".to_owned(), None), ("Call Kim".to_owned(), Some(Went::Changed))];
        assert_eq!(what(&house, &sam).await, vec![first.clone()]);
        let again = vec![Line::fresh("Swim", None)];
        plan::make(&house, &sam, again, Locale::En, after(60)).await.expect("kept").expect("made");
        assert_eq!(what(&house, &sam).await, [vec![("Swim".to_owned(), None)], first]);
        assert!(what(&house, &kim).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn lines_that_are_told_of_at_once_all_stand() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        let lines = ["Swim", "Call Kim", "Read", "Rest"].map(|what| Line::fresh(what, None)).to_vec();
        let id = plan::make(&house, &sam, lines, Locale::En, noon()).await.expect("kept").expect("made");
        let tell =
            async |row| plan::tell(&house, &sam, id, &[(row, Went::Done)], Locale::En, after(1)).await.expect("kept");
        assert_eq!(tokio::join!(tell(0), tell(1), tell(2), tell(3)), (true, true, true, true));
        assert!(what(&house, &sam).await[0].iter().all(|(_, went)| *went == Some(Went::Done)));
    })
    .await;
}

#[tokio::test]
async fn the_first_day_of_a_plan_is_the_day_where_the_person_is() {
    in_each_house(async |house, db| {
        let sam = person(&house, &db, 1).await;
        plan::make(&house, &sam, vec![Line::fresh("Swim", None)], Locale::En, noon()).await.expect("kept");
        let there = noon().to_zoned(TimeZone::fixed(jiff::tz::offset(13))).date();
        let far = plan::list(&house, &sam, &TimeZone::fixed(jiff::tz::offset(13)), 1).await.expect("read");
        let here = plan::list(&house, &sam, &TimeZone::UTC, 1).await.expect("read");
        assert_eq!((far[0].plan.made, here[0].plan.made), (there, noon().to_zoned(TimeZone::UTC).date()));
    })
    .await;
}
