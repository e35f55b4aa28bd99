//! Questions and worksheets, through the front door of the site.

use axum::{
    body::{Body, to_bytes},
    http::{Response, StatusCode, header},
};

use super::world::{Asker, World};

pub(super) async fn text(response: Response<Body>) -> String {
    let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    String::from_utf8_lossy(&body).into_owned()
}

/// Sends a form and gives the address that the browser goes to.
pub(super) async fn post(world: &World, path: &str, form: &str, who: &Asker) -> String {
    let answer = world.send("POST", path, form, who).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{path}: {form}");
    answer.headers()[header::LOCATION].to_str().expect("an address").to_owned()
}

pub(super) async fn get(world: &World, path: &str, who: &Asker) -> String {
    let answer = world.send("GET", path, "", who).await;
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    text(answer).await
}

/// The value of a hidden field.
pub(super) fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    let value = page.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next());
    value.unwrap_or_else(|| panic!("no {name}"))
}

#[tokio::test]
async fn a_measure_is_asked_page_by_page_counted_changed_taken_away_and_put_back() {
    let world = World::new().await;
    let (ash, other) = (world.person("ash").await, world.person("other").await);
    let front = get(&world, "/space/forms/phq-4", &ash).await;
    assert!(front.contains("/space/forms/phq-4/new/q1") && front.contains("Nothing yet."), "{front}");
    let second = post(&world, "/space/forms/phq-4/new/q1", "shown=q1&q1=3", &ash).await;
    assert!(second.ends_with("/q2"), "{second}");
    let response = second.trim_end_matches("/q2").to_owned();
    assert!(get(&world, "/space/forms/phq-4", &ash).await.contains("Go on with what you began"));
    post(&world, &format!("{response}/q2"), "shown=q2&q2=1", &ash).await;
    // The third is skipped.
    post(&world, &format!("{response}/q3"), "shown=q3&q3=", &ash).await;
    let end = post(&world, &format!("{response}/q4"), "shown=q4&q4=2", &ash).await;
    assert_eq!(end, format!("{response}?done=saved"));
    let shown = get(&world, &end, &ash).await;
    assert!(shown.contains("Worry: 4. It can be from 0 to 6."), "{shown}");
    assert!(shown.contains("Mood: no number, since 1 answer is missing. We do not guess it."), "{shown}");
    assert!(get(&world, &format!("{response}/q2"), &ash).await.contains("value=\"1\" checked"));
    assert_eq!(post(&world, &format!("{response}/q3"), "shown=q3&q3=1", &ash).await, end, "a change leads back");
    assert!(get(&world, &response, &ash).await.contains("All four together: 7. It can be from 0 to 12."));
    for path in [response.clone(), format!("{response}/q2"), format!("{response}/help")] {
        assert_eq!(world.send("GET", &path, "", &other).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(world.send("POST", &format!("{response}/q2"), "shown=q2&q2=0", &other).await.status(), 404);
    let gone = text(world.send("POST", &format!("{response}/remove"), "", &ash).await).await;
    assert!(gone.contains("Deleted from your space."), "{gone}");
    assert_eq!(world.send("GET", &response, "", &ash).await.status(), StatusCode::NOT_FOUND);
    let back = format!("of=phq-4&id={}&sealed={}", hidden(&gone, "id"), hidden(&gone, "sealed"));
    assert_eq!(post(&world, "/space/forms/put-back", &back, &other).await, "/space/forms/phq-4?done=not");
    assert_eq!(post(&world, "/space/forms/put-back", &back, &ash).await, "/space/forms/phq-4?done=back");
    assert!(get(&world, &response, &ash).await.contains("All four together: 7."));
}

#[tokio::test]
async fn a_worksheet_grows_line_by_line_and_counts_what_the_person_put_in() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let line = "lines.0.square=benefit-doing&lines.0.text=I+sleep+at+once&lines.0.horizon=short";
    let whole = "shown=behaviour&behaviour=Wine&shown=reread&reread-day=24&reread-month=dec&reread-year=26";
    let new = "/space/forms/cost-benefit/new/all";
    let again = post(&world, new, &format!("{whole}&rows.lines=1&{line}&more=lines"), &ash).await;
    assert!(again.ends_with("/all#lines-end"), "{again}");
    let sheet = again.split('#').next().expect("a path").to_owned();
    let page = get(&world, &sheet, &ash).await;
    assert!(page.contains("Line 2") && !page.contains("Line 3"), "{page}");
    assert!(page.contains("Another way I could get this"), "the answer of the line opened a question");
    let two = "lines.1.square=cost-doing&lines.1.text=Tired+all+day&lines.0.other-way=A+walk";
    let end = post(&world, &sheet, &format!("{whole}&rows.lines=2&{line}&{two}"), &ash).await;
    let shown = get(&world, &end, &ash).await;
    for said in ["24 December", "A walk", "Tired all day", "<th scope=\"row\">What it costs me</th><td>0</td>"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    // One line is taken out; the other stays.
    post(&world, &sheet, &format!("{whole}&rows.lines=2&{line}&{two}&remove=lines.0"), &ash).await;
    let shown = get(&world, end.split('?').next().expect("a path"), &ash).await;
    assert!(!shown.contains("I sleep at once") && shown.contains("Tired all day"), "{shown}");
    let paper = get(&world, "/space/forms/cost-benefit/paper", &ash).await;
    assert!(paper.contains("What a change would give me") && !paper.contains("Tired all day"));
}

#[tokio::test]
async fn who_says_nothing_leaves_nothing() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let on = post(&world, "/space/forms/phq-4/new/q1", "shown=q1&q1=", &ash).await;
    assert_eq!(on, "/space/forms/phq-4/new/q2");
    assert_eq!(post(&world, "/space/forms/phq-4/new/q4", "shown=q4&q4=", &ash).await, "/space/forms/phq-4");
    assert_eq!(post(&world, "/space/forms/urge/new/all", "note=++", &ash).await, "/space/forms/urge");
    assert_eq!(world.send("POST", "/space/forms/phq-4/new/q7", "shown=q7&q7=1", &ash).await.status(), 404);
    assert!(get(&world, "/space/forms/phq-4", &ash).await.contains("Nothing yet."));
}

#[tokio::test]
async fn what_is_wrong_is_told_and_what_was_typed_stays() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let form = "shown=strength&strength=7&shown=minutes&minutes=soon&shown=note&note=call+Kim";
    let answer = world.send("POST", "/space/forms/urge/new/all", form, &ash).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(answer).await;
    assert!(page.contains("href=\"#minutes\"") && page.contains("Write a number from 0 to 1440"), "{page}");
    assert!(page.contains("value=\"soon\"") && page.contains("value=\"7\" checked") && page.contains("call Kim"));
    assert!(!get(&world, "/space/forms/urge", &ash).await.contains("You kept it"));
}

/// From the space: "I have an urge", one number, save.
#[tokio::test]
async fn an_urge_is_kept_in_three_taps_and_a_day_in_two() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let space = get(&world, "/space", &ash).await;
    assert!(space.contains("href=\"/space/forms/urge/new/all\"") && space.contains("/space/check-in"));
    let page = get(&world, "/space/forms/urge/new/all", &ash).await;
    let first = page.find("name=\"strength\"").expect("the number");
    let save = page.find(">Save</button>").expect("a way to save");
    assert!(first < save && save < page.find("name=\"trigger\"").expect("the rest"), "save stands right after it");
    let shown: String = page
        .split("name=\"shown\" value=\"")
        .skip(1)
        .fold(String::new(), |all, rest| all + "&shown=" + rest.split('"').next().unwrap_or_default());
    let end = post(&world, "/space/forms/urge/new/all", &format!("strength=8{shown}"), &ash).await;
    assert!(end.ends_with("?done=saved"), "{end}");
    let page = get(&world, &end, &ash).await;
    assert!(
        end.starts_with("/space/urge/") && page.contains("How strong it was: 8. It can be from 1 to 10."),
        "{page}"
    );
    let end = post(&world, "/space/forms/check-in/new/all", "shown=day&day=4", &ash).await;
    assert!(end.contains("/all?more#urge"), "{end}: nothing that was not shown counts as skipped");
}

#[tokio::test]
async fn thoughts_of_death_are_not_asked_of_where_nobody_is_on_duty() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let list = get(&world, "/space/forms", &ash).await;
    assert!(!list.contains("/space/forms/phq-9") && list.contains("/space/forms/phq-8"));
    for path in ["/space/forms/phq-9", "/space/forms/phq-9/new/q9", "/space/forms/phq-9/paper"] {
        let answer = world.send("GET", path, "", &ash).await;
        assert_eq!(answer.headers()[header::LOCATION], "/space/forms/phq-8", "{path}");
    }
    assert_eq!(post(&world, "/space/forms/phq-9/new/q9", "shown=q9&q9=3", &ash).await, "/space/forms/phq-8");
    assert_eq!(world.send("GET", "/space/forms/none", "", &ash).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn words_without_a_translation_say_so_and_are_marked() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let front = get(&world, "/space/forms/gad-7?lang=es", &ash).await;
    assert!(front.contains("Las preguntas están en inglés."), "{front}");
    let page = get(&world, "/space/forms/gad-7/new/q1?lang=es", &ash).await;
    assert!(page.contains("lang=\"en\"><legend><h1>Feeling nervous, anxious or on edge"), "{page}");
    let translated = get(&world, "/space/forms/phq-8/new/q1?lang=es", &ash).await;
    assert!(
        translated.contains("Poco interés o placer en hacer cosas") && !translated.contains("lang=\"en\"><legend>")
    );
}
