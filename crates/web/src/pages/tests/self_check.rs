//! Seeing how things are, through the front door: no account, nothing kept, and a plan that can be.

use axum::http::{StatusCode, header};
use openseat_domain::form::Ask;

use super::{
    form::{get, post, text},
    world::{Asker, World},
};

/// What a person without an account gets for a form.
async fn sent(world: &World, path: &str, form: &str) -> String {
    let answer = world.send("POST", path, form, &Asker::visitor()).await;
    assert_eq!(answer.status(), StatusCode::OK, "{path}: {form}");
    assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store", "no browser keeps it");
    assert!(!answer.headers().contains_key(header::SET_COOKIE), "nobody is marked");
    text(answer).await
}

#[tokio::test]
async fn every_topic_asks_tells_where_its_line_is_from_and_offers_several_kinds_of_help() {
    let world = World::new().await;
    let content = &world.site.content;
    let start = get(&world, "/check", &Asker::visitor()).await;
    for topic in content.self_checks().topics() {
        let path = format!("/check/{}", topic.id);
        assert!(start.contains(&format!("href=\"{path}\"")), "{path}");
        let page = get(&world, &path, &Asker::visitor()).await;
        let info = topic.screen(content).expect("each topic has a form");
        let questions = info.form.every().into_iter().filter(|item| item.is_question());
        let mut form = String::new();
        for item in questions {
            assert!(page.contains(&format!("name=\"{}\"", item.link)), "{path} asks {}", item.link);
            let most = match &item.ask {
                Ask::Choice(choices) => choices.last().expect("a choice").code.clone(),
                Ask::Whole { high, .. } => high.to_string(),
                _ => String::new(),
            };
            form += &format!("shown={0}&{0}={most}&", item.link);
        }
        let told = sent(&world, &path, &form).await;
        assert!(told.contains("A number is a hint"), "{told}");
        for score in &info.form.scores {
            for scale in &score.scales {
                let (_, source) = info.scale(&score.id, &scale.id, openseat_content::Locale::En).expect("words");
                assert!(told.contains(source), "{path} says where the line is from");
            }
        }
        for kind in ["Group", "Treatment", "Help line", "Online", "On my own"] {
            assert!(
                topic.id == "going" && kind == "Treatment" || told.contains(&format!(">{kind}<")),
                "{path}: {kind}"
            );
        }
    }
}

#[tokio::test]
async fn all_questions_can_be_left_out_and_what_is_no_answer_is_said_so() {
    let world = World::new().await;
    let told = sent(&world, "/check/drinking", "shown=q1&shown=q2&shown=q3").await;
    assert!(told.contains("there is no number") && told.contains("What may help"), "{told}");
    let answer = world.send("POST", "/check/drinking", "shown=q1&q1=gallons", &Asker::visitor()).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(answer).await.contains("href=\"#q1\""));
}

#[tokio::test]
async fn a_plan_is_made_of_what_was_ticked_changed_taken_along_and_kept_in_a_space() {
    let world = World::new().await;
    let sheet = sent(&world, "/check/plan", "topic=drinking&pick=group&pick=medicine&pick=none").await;
    assert!(sheet.contains("value=\"Go to one meeting and sit and listen\""), "{sheet}");
    assert!(sheet.contains("value=\"Ask a doctor about medicine\"") && !sheet.contains("help line when"), "{sheet}");
    let plan = "topic=drinking&shown=goal&goal=Sleep&shown=why&why=&rows.steps=2\
        &steps.0.what=Go+to+one+meeting&steps.0.on=tue&steps.0.who=Sam+%26+Kim&steps.1.what=Ask+a+doctor";
    let longer = sent(&world, "/check/plan", &format!("{plan}&more=steps")).await;
    assert!(longer.contains("name=\"steps.2.what\""), "{longer}");
    let shorter = sent(&world, "/check/plan", &format!("{plan}&remove=steps.0")).await;
    assert!(!shorter.contains("Go to one meeting") && shorter.contains("Ask a doctor"), "{shorter}");
    let done = sent(&world, "/check/plan", plan).await;
    assert!(done.contains("Go to one meeting") && done.contains("Tuesday") && done.contains("Sam &#38; Kim"), "{done}");
    assert!(done.contains("name=\"about\" value=\"alcohol\""), "the way to groups knows what it is about: {done}");
    let file = sent(&world, "/check/plan/text", plan).await;
    assert!(file.contains("Ask a doctor") && file.contains("Who can help? Sam & Kim"), "{file}");
    let again = sent(&world, "/check/plan", &format!("{plan}&again=yes")).await;
    assert!(again.contains("value=\"Go to one meeting\""), "{again}");

    let ash = world.person("ash").await;
    let keep = get(&world, &format!("/space/check/keep?{plan}"), &ash).await;
    let sly = "entry=00000000-0000-0000-0000-000000000007&made=2020-01-01T00:00:00Z&waited=yes&circle=yes&form=f0&steps.0.went=done";
    let from_elsewhere = get(&world, &format!("/space/check/keep?{sly}&{plan}"), &ash).await;
    for name in ["entry", "made", "waited", "circle", "steps.0.went"] {
        assert!(!from_elsewhere.contains(&format!("name=\"{name}\"")), "{name} does not go on: {from_elsewhere}");
    }
    assert!(!from_elsewhere.contains("value=\"f0\""), "the token is ours");
    assert!(keep.contains("action=\"/space/forms/plan/new/all\"") && keep.contains("Go to one meeting"), "{keep}");
    assert_eq!(post(&world, "/space/forms/plan/new/all", plan, &ash).await, "/space/plan?done=saved");
    assert!(get(&world, "/space", &ash).await.contains("Next in your plan: Go to one meeting"));
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let world = World::new().await;
    for path in ["/check/drinking", "/check/plan", "/check/plan/text"] {
        let answer = world.send_from_elsewhere(path, "shown=q1&q1=3").await;
        assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{path}");
    }
}
