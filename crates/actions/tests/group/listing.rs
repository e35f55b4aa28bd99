//! What sessions add up to, for those who run groups and those who see figures only.

use openseat_actions::group_session::{self, Period};
use openseat_domain::{
    group_session::{Change, Mode, Reason, Standing},
    role::Role,
};

use crate::home::{days, entry, evening, in_each_house, staff};

#[tokio::test]
async fn sums_have_their_denominators_and_a_group_that_moves_between_modes_keeps_its_history() {
    in_each_house(async |house, db, clinic| {
        let (who, node) = (&clinic.facilitator, clinic.group.node());
        let groups = group_session::today(house, who, evening()).await.unwrap();
        let due: Vec<_> = groups[0].due.iter().map(|one| one.id).collect();
        let south = clinic.south.node();
        let all = [
            vec![Change::InPerson(Some(8)), Change::FirstTimers(Some(2))],
            vec![Change::Mode(Mode::Online), Change::Online(Some(5)), Change::Plans(Some(5))],
            vec![Change::Standing(Standing::Cancelled), Change::Reason(Some(Reason::Holiday))],
            vec![Change::InPerson(Some(7)), Change::Site(Some(south))],
        ];
        for (number, changes) in all.into_iter().enumerate() {
            let entry = entry(number as u128, 0, changes);
            group_session::save(house, who, node, due[number], entry, evening()).await.unwrap();
        }
        let evaluator = staff(house, db, 110, Role::Evaluator, clinic.root).await;
        let period = Period::year_until("2026-11-23".parse().unwrap());
        assert_eq!(period.from.to_string(), "2025-11-24");
        let view = group_session::list(house, &evaluator, clinic.root.node(), period, evening()).await.unwrap();
        assert_eq!((view.sums.held, view.sums.cancelled, view.sums.counted), (3, 1, 3));
        assert_eq!((view.sums.in_person, view.sums.online, view.sums.mean()), (15, 5, Some(20.0 / 3.0)));
        let modes: Vec<_> = view.by_mode.iter().map(|(mode, sums)| (*mode, sums.held)).collect();
        assert_eq!(modes, [(Mode::InPerson, 2), (Mode::Online, 1)]);
        let sites: Vec<_> = view.by_site.iter().map(|(site, sums)| (site.as_str(), sums.attendances())).collect();
        assert_eq!(sites, [("North", 13), ("South", 7)]);
        assert!(view.lines.is_empty() && !view.sees_sessions, "sums only");
        assert_eq!(view.unwritten, 1, "the fifth that was due");
        let months: Vec<_> = view.months.iter().map(|(month, sums)| (month.to_string(), sums.held)).collect();
        assert_eq!(months, [("2026-10".to_owned(), 1), ("2026-11".to_owned(), 2)]);
        let view = group_session::list(house, who, node, period, days(0)).await.unwrap();
        assert_eq!((view.lines.len(), view.lines[0].site.as_str()), (4, "North"));
    })
    .await;
}
