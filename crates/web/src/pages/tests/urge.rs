//! Right after an urge was kept, through the front door of the site.

use axum::http::StatusCode;

use super::{
    form::{get, post},
    world::{Asker, World},
};

/// Keeps an urge, with the words of its sheet, and gives the page that comes after it.
async fn keep(world: &World, who: &Asker, said: &str) -> String {
    let shown = ["strength", "trigger", "halt", "did", "minutes", "after", "acted", "note"];
    let shown: String = shown.iter().map(|link| format!("shown={link}&")).collect();
    post(world, "/space/forms/urge/new/all", &format!("{shown}{said}"), who).await
}

#[tokio::test]
async fn what_helped_before_is_told_by_what_set_the_urge_off_and_of_no_other_person() {
    let world = World::new().await;
    let (ash, other) = (world.person("ash").await, world.person("other").await);
    for after in [3, 4, 2] {
        keep(&world, &ash, &format!("strength=8&trigger=place&did=leave&after={after}")).await;
    }
    let place = get(&world, &keep(&world, &ash, "strength=6&trigger=place").await, &ash).await;
    assert!(
        place.contains("<h3>After: A place</h3>") && place.contains("5 points lower on average, 3 times."),
        "{place}"
    );
    let end = keep(&world, &ash, "strength=6").await;
    let any = get(&world, &end, &ash).await;
    assert!(!any.contains("<h3>") && any.contains("5 points lower on average, 3 times."), "{any}");
    assert_eq!(world.send("GET", &end, "", &other).await.status(), StatusCode::NOT_FOUND);
    let theirs = get(&world, &keep(&world, &other, "strength=6&trigger=place").await, &other).await;
    assert!(theirs.contains("Nothing yet.") && !theirs.contains("points lower"), "{theirs}");
}

#[tokio::test]
async fn the_card_and_whom_to_call_are_the_persons_own_and_help_stands_below() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let end = keep(&world, &ash, "strength=9").await;
    let page = get(&world, &end, &ash).await;
    assert!(page.contains("href=\"/space/forms/card/new/all\"") && page.contains("class=\"help\""), "{page}");
    let card = "shown=first&first=My+daughter&shown=second&shown=third&shown=call&call=Kim";
    post(&world, "/space/forms/card/new/all", card, &ash).await;
    post(&world, "/space/forms/plan/new/all", "rows.steps=1&steps.0.what=Walk&steps.0.who=Sam", &ash).await;
    let page = get(&world, &end, &ash).await;
    assert!(page.contains("My daughter") && page.contains("<li>Kim</li><li>From your plan: Sam</li>"), "{page}");
    assert!(page.contains("Change my card") && page.contains("class=\"help\""), "{page}");
}

#[tokio::test]
async fn waiting_begins_when_the_person_says_so_and_is_over_after_a_quarter_of_an_hour() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let end = keep(&world, &ash, "strength=9").await;
    let here = end.split('?').next().expect("a path");
    let page = get(&world, here, &ash).await;
    let start = page.split(&format!("href=\"{here}?from=")).nth(1).and_then(|rest| rest.split('"').next());
    let now: i64 = start.expect("a way to start").parse().expect("a second");
    for (ago, says) in
        [(0, "Look again at"), (899, "Look again at"), (900, "The 15 minutes are over."), (-60, "Start 15 minutes")]
    {
        let page = get(&world, &format!("{here}?from={}", now - ago), &ash).await;
        assert!(page.contains(says), "{ago}: {page}");
    }
    assert!(get(&world, &format!("{here}?from=soon"), &ash).await.contains("Start 15 minutes"));
}
