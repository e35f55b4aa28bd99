use jiff::tz::TimeZone;
use openseat_actions::{ActionError, House, plan, signed::Signed};
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

#[tokio::test]
async fn lines_are_added_to_the_plan_of_these_days_once_and_what_stands_there_stays() {
    in_each_house(async |house, db| {
        let (sam, kim) = (person(&house, &db, 1).await, person(&house, &db, 2).await);
        let add = async |what: &[&str], at| {
            let what = what.iter().map(|what| (*what).to_owned()).collect();
            plan::add(&house, &sam, what, &TimeZone::UTC, Locale::En, at).await
        };
        add(&[], noon()).await.expect("answered");
        assert!(what(&house, &sam).await.is_empty(), "of no lines no plan is made");
        // Two presses at once, where there is no plan yet, make one.
        let (one, two) = tokio::join!(add(&["Swim"], noon()), add(&["Swim"], noon()));
        one.and(two).expect("kept");
        assert_eq!(what(&house, &sam).await, [vec![("Swim".to_owned(), None)]]);
        let id = plan::list(&house, &sam, &TimeZone::UTC, 1).await.expect("read")[0].id;
        plan::tell(&house, &sam, id, &[(0, Went::Partly)], Locale::En, after(1)).await.expect("kept");
        add(&["Read", "swim"], after(2)).await.expect("kept");
        let both = vec![("Swim".to_owned(), Some(Went::Partly)), ("Read".to_owned(), None)];
        assert_eq!(what(&house, &sam).await, std::slice::from_ref(&both));
        let many = add(&["a", "b", "c", "d", "e", "f"], after(3)).await;
        assert!(matches!(many, Err(ActionError::Refused(problem)) if problem.at == "answers"), "seven is the most");
        assert_eq!(what(&house, &sam).await, std::slice::from_ref(&both), "all of them or none");
        // Seven days later it is over, and another begins beside it.
        add(&["Read"], after(7 * 24 * 3_600)).await.expect("kept");
        assert_eq!(what(&house, &sam).await, [vec![("Read".to_owned(), None)], both]);
        assert!(what(&house, &kim).await.is_empty(), "only who pressed has it");
    })
    .await;
}
