//! Telling of a group, reading it first, and those who would misuse it: all through the front door.

use axum::{
    body::{Body, to_bytes},
    http::{Response, StatusCode, header},
};
use openseat_domain::role::Role;

use super::world::{Asker, World};

async fn text(response: Response<Body>) -> String {
    let body = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    String::from_utf8_lossy(&body).into_owned()
}

fn leads_to(response: &Response<Body>) -> &str {
    response.headers()[header::LOCATION].to_str().expect("an address")
}

/// The code on a page.
fn code(page: &str) -> String {
    let code = page.split("class=\"letters\">").nth(1).and_then(|rest| rest.split('<').next());
    code.unwrap_or_else(|| panic!("no code on {page}")).to_owned()
}

/// The addresses on a page that begin so.
fn links(page: &str, begin: &str) -> Vec<String> {
    let opens = format!("href=\"{begin}");
    let after = page.split(&opens).skip(1);
    after.map(|rest| format!("{begin}{}", rest.split('"').next().unwrap_or_default())).collect()
}

/// A world, its meeting, and somebody who keeps the list.
async fn world() -> (World, String, Asker) {
    let world = World::new().await;
    let mut keeper = world.person("list keeper").await;
    world.join(&mut keeper, world.clinic, Role::Steward).await;
    let slug = world.filled("{slug}");
    (world, slug, keeper)
}

/// Another address of the town than the first.
async fn other_meetings(world: &World) -> Vec<String> {
    let list = text(world.send("GET", "/now", "", &Asker::visitor()).await).await;
    let mut slugs: Vec<String> = links(&list, "/meeting/").iter().map(|link| link[9..].to_owned()).collect();
    slugs.dedup();
    assert!(slugs.len() > 3, "the town has meetings");
    slugs.split_off(1)
}

#[tokio::test]
async fn a_sentence_goes_from_the_space_over_the_desk_to_the_page_and_back_to_its_writer() {
    let (world, slug, keeper) = world().await;
    let (ash, nobody) = (world.old_person("ash").await, Asker::visitor());
    let form = format!("/space/review/{slug}");
    let page = text(world.send("GET", &form, "", &ash).await).await;
    assert!(page.contains("name=\"sentence\"") && page.contains("name=\"keep\""), "{page}");
    let answers = "welcome=yes&size=5-9&sentence=There+is+a+lamp+at+the+side+door.&keep=yes";
    let kept = world.send("POST", &form, answers, &ash).await;
    assert_eq!(kept.status(), StatusCode::OK);
    let kept = text(kept).await;
    let code = code(&kept);
    assert!(kept.contains("A person reads your sentence"), "{kept}");
    let again = text(world.send("POST", &form, answers, &ash).await).await;
    assert!(again.contains("You told us about this group lately") && again.contains("21 February 2027"), "{again}");
    let public = format!("/meeting/{slug}/reviews");
    let read = async || text(world.send("GET", &public, "", &nobody).await).await;
    assert!(!read().await.contains("lamp"), "nobody has read it");
    let desk = text(world.send("GET", "/directory/reviews", "", &keeper).await).await;
    assert!(desk.contains("There is a lamp at the side door."), "{desk}");
    let open = &links(&desk, "/directory/reviews/")[0];
    assert_eq!(world.send("GET", open, "", &ash).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(world.send("POST", open, "do=show", &ash).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(leads_to(&world.send("POST", open, "do=show", &keeper).await), "/directory/reviews?done=done");
    assert_eq!(leads_to(&world.send("POST", open, "do=show", &keeper).await), "/directory/reviews?done=late");
    let shown = read().await;
    assert!(shown.contains("There is a lamp") && !shown.contains("5 to 9 people"), "one person is no five: {shown}");
    let mine = text(world.send("GET", "/space/reviews", "", &ash).await).await;
    assert!(mine.contains("Everybody can read it.") && mine.contains(&code), "{mine}");
    // Somebody reports it; it comes down with a reason, which the code tells.
    let report = &links(&shown, &format!("/meeting/{slug}/reviews/"))[0];
    assert_eq!(world.send("POST", report, "", &nobody).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(world.send("POST", report, "why=off_topic", &nobody).await.status(), StatusCode::SEE_OTHER);
    let wrong = world.send("POST", open, "do=take_down", &keeper).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY, "a reason is asked for");
    let down = world.send("POST", open, "do=take_down&why=off_topic", &keeper).await;
    assert_eq!(down.status(), StatusCode::SEE_OTHER);
    assert!(!read().await.contains("lamp"));
    let own = text(world.send("POST", "/review", &format!("code={code}"), &nobody).await).await;
    assert!(own.contains("We took it down") && own.contains("It is not about the place"), "{own}");
    let gone = text(world.send("POST", "/review", &format!("do=delete&code={code}"), &nobody).await).await;
    assert!(gone.contains("What you told is gone."), "{gone}");
    let none = world.send("POST", "/review", &format!("code={code}"), &nobody).await;
    assert_eq!(none.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_group_answers_and_its_answer_is_read_first() {
    let (world, slug, keeper) = world().await;
    let (ash, nobody) = (world.old_person("ash").await, Asker::visitor());
    world.send("POST", &format!("/space/review/{slug}"), "sentence=It+was+cold.", &ash).await;
    let desk = text(world.send("GET", "/directory/reviews", "", &keeper).await).await;
    let open = &links(&desk, "/directory/reviews/")[0];
    world.send("POST", open, "do=show", &keeper).await;
    let wrong = world.send("POST", open, "do=answer&sentence=Ring+07700900123", &keeper).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    world.send("POST", open, "do=answer&sentence=The+heating+works+again.", &keeper).await;
    let public = format!("/meeting/{slug}/reviews");
    let read = async || text(world.send("GET", &public, "", &nobody).await).await;
    assert!(!read().await.contains("heating"));
    world.send("POST", open, "do=show_answer", &keeper).await;
    assert!(read().await.contains("The group answers:") && read().await.contains("The heating works again."));
    world.send("POST", open, "do=remove_answer", &keeper).await;
    assert!(!read().await.contains("heating"));
}

#[tokio::test]
async fn abuse_one_person_many_times_is_counted_once() {
    let (world, slug, _) = world().await;
    let (ash, nobody) = (world.old_person("ash").await, Asker::visitor());
    for _ in 0..9 {
        world.send("POST", &format!("/space/review/{slug}"), "welcome=no&size=1-4&medication=against", &ash).await;
    }
    let page = text(world.send("GET", &format!("/meeting/{slug}"), "", &nobody).await).await;
    assert!(page.contains("Fewer than 5 people have told us") && !page.contains("answers,"), "{page}");
    assert!(!page.contains("reports,"), "nor are they counted as visitors");
    let stored = world.told_of(&slug).await;
    assert_eq!(stored, (1, 0));
}

#[tokio::test]
async fn abuse_many_new_spaces_from_one_network_are_neither_people_nor_many() {
    let (world, slug, _) = world().await;
    let from = "10.200.0.1".parse().expect("an address");
    let mut last = StatusCode::OK;
    for number in 0..8 {
        // Each is a new space, and all sit in one network.
        let puppet = Asker { from, ..world.person(&format!("puppet {number}")).await };
        let form = format!("/space/review/{slug}");
        let page = text(world.send("GET", &form, "", &puppet).await).await;
        assert!(page.contains("Your space is new.") && !page.contains("name=\"sentence\""), "{page}");
        last = world.send("POST", &form, "welcome=yes&sentence=Best+of+all", &puppet).await.status();
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(world.told_of(&slug).await, (0, 3), "three a day from one network, and none counts as signed in");
    let page = text(world.send("GET", &format!("/meeting/{slug}"), "", &Asker::visitor()).await).await;
    assert!(page.contains("Fewer than 5 people have told us"));
    let read = text(world.send("GET", &format!("/meeting/{slug}/reviews"), "", &Asker::visitor()).await).await;
    assert!(!read.contains("Best of all"));
}

#[tokio::test]
async fn abuse_a_visitor_who_sends_without_end_is_stopped_after_three() {
    let (world, slug, _) = world().await;
    let form = format!("/meeting/{slug}/review");
    let nobody = Asker::visitor();
    let empty = world.send("POST", &form, "week=2026-11-16", &nobody).await;
    assert_eq!(empty.status(), StatusCode::UNPROCESSABLE_ENTITY);
    for _ in 0..3 {
        assert_eq!(world.send("POST", &form, "welcome=no", &nobody).await.status(), StatusCode::SEE_OTHER);
    }
    assert_eq!(world.send("POST", &form, "welcome=no", &nobody).await.status(), StatusCode::TOO_MANY_REQUESTS);
    let neighbour = Asker { from: "10.201.0.1".parse().expect("an address"), ..Asker::visitor() };
    assert_eq!(world.send("POST", &form, "welcome=no", &neighbour).await.status(), StatusCode::SEE_OTHER);
    assert_eq!(world.told_of(&slug).await, (0, 4));
}

#[tokio::test]
async fn abuse_a_crowd_on_one_group_hides_its_numbers_until_a_person_decides() {
    let (world, slug, keeper) = world().await;
    let nobody = Asker::visitor();
    let meeting = async || text(world.send("GET", &format!("/meeting/{slug}"), "", &nobody).await).await;
    let mut crowd = Vec::new();
    for number in 0..8 {
        crowd.push(world.old_person(&format!("crowd {number}")).await);
    }
    for (number, one) in crowd.iter().enumerate() {
        assert_eq!(meeting().await.contains("felt welcome"), number >= 5, "{number}");
        world.send("POST", &format!("/space/review/{slug}"), "welcome=no&medication=against", one).await;
    }
    let page = meeting().await;
    assert!(page.contains("A person checks the numbers") && !page.contains("felt welcome"), "{page}");
    assert!(!page.contains("heard something against"), "{page}");
    let api = text(world.send("GET", &format!("/api/v1/meetings/{slug}"), "", &nobody).await).await;
    assert!(api.contains("\"being_checked\":true") && !api.contains("\"hidden\":false"), "{api}");
    let desk = text(world.send("GET", "/directory/reviews", "", &keeper).await).await;
    assert!(desk.contains("8 answers came since 17 November."), "{desk}");
    let held = format!("/directory/reviews/held/{slug}");
    assert_eq!(world.send("POST", &held, "do=leave_out", &crowd[0]).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(leads_to(&world.send("POST", &held, "do=leave_out", &keeper).await), "/directory/reviews?done=done");
    let page = meeting().await;
    assert!(page.contains("Fewer than 5 people have told us") && !page.contains("felt welcome"), "{page}");
}

#[tokio::test]
async fn abuse_a_review_that_names_a_person_is_held_kindly_and_a_person_refuses_it() {
    let (world, slug, keeper) = world().await;
    let (ash, nobody) = (world.old_person("ash").await, Asker::visitor());
    let form = format!("/space/review/{slug}");
    let named = "welcome=no&sentence=Dave+from+the+bakery+was+rude";
    let held = world.send("POST", &form, named, &ash).await;
    assert_eq!(held.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let held = text(held).await;
    assert!(held.contains("There seems to be a name.") && held.contains("Dave from the bakery"), "{held}");
    assert!(held.contains("name=\"as_it_is\"") && held.contains("value=\"no\" checked"), "what was typed is kept");
    assert_eq!(world.told_of(&slug).await, (0, 0), "nothing of it is stored");
    for number in ["Ring+me+on+07700+900123", "Write+to+a%40b.example"] {
        let page = text(world.send("POST", &form, &format!("sentence={number}&as_it_is=yes"), &ash).await).await;
        assert!(page.contains("<title>Error: ") && !page.contains("name=\"as_it_is\""), "{page}");
    }
    let sent = text(world.send("POST", &form, &format!("{named}&as_it_is=yes"), &ash).await).await;
    let code = code(&sent);
    let public = format!("/meeting/{slug}/reviews");
    let desk = text(world.send("GET", "/directory/reviews", "", &keeper).await).await;
    assert!(desk.contains("There seems to be a name."), "{desk}");
    let open = &links(&desk, "/directory/reviews/")[0];
    world.send("POST", open, "do=refuse&why=names", &keeper).await;
    let read = text(world.send("GET", &public, "", &nobody).await).await;
    assert!(!read.contains("Dave"), "{read}");
    let own = text(world.send("POST", "/review", &format!("code={code}"), &nobody).await).await;
    assert!(own.contains("It names or describes somebody") && !own.contains("Dave"), "{own}");
    let mend = format!("do=mend&code={code}&sentence=I+did+not+feel+welcome.");
    assert!(text(world.send("POST", "/review", &mend, &nobody).await).await.contains("We have your new words."));
}

#[tokio::test]
async fn abuse_the_same_words_for_many_groups_are_pointed_out() {
    let (world, _, keeper) = world().await;
    let ash = world.old_person("ash").await;
    for slug in &other_meetings(&world).await[..3] {
        let form = format!("/space/review/{slug}");
        world.send("POST", &form, "sentence=The+finest+rooms+in+town!", &ash).await;
    }
    let desk = text(world.send("GET", "/directory/reviews", "", &keeper).await).await;
    assert_eq!(desk.matches("The finest rooms in town!").count(), 3);
    assert_eq!(desk.matches("The same words came for another group.").count(), 2, "{desk}");
}

#[tokio::test]
async fn public_pages_of_reviews_know_nobody_and_the_page_of_a_code_is_kept_nowhere() {
    let (world, slug, _) = world().await;
    let ash = world.old_person("ash").await;
    for path in [format!("/meeting/{slug}/review"), format!("/meeting/{slug}/reviews"), "/review".to_owned()] {
        let signed_in = world.send("GET", &path, "", &ash).await;
        assert!(!signed_in.headers().contains_key(header::SET_COOKIE), "{path}");
        let nobody = world.send("GET", &path, "", &Asker::visitor()).await;
        assert_eq!(text(signed_in).await, text(nobody).await, "{path} is the same for everybody");
    }
    let own = world.send("POST", "/review", "code=7KQM", &Asker::visitor()).await;
    assert_eq!(own.headers()[header::CACHE_CONTROL], "no-store");
    for path in [format!("/meeting/{slug}/review"), format!("/meeting/{slug}/reviews/1/report"), "/review".to_owned()] {
        let cross = world.send_from_elsewhere(&path, "welcome=yes&why=names&code=7KQM").await;
        assert_eq!(cross.status(), StatusCode::FORBIDDEN, "{path}");
    }
}

/// Numbers that a page tells as resting on something: "12 answers," and "6 reports,".
fn told_numbers(page: &str) -> Vec<u32> {
    let mut numbers = Vec::new();
    for word in [" answers,", " reports,"] {
        for (at, _) in page.match_indices(word) {
            let digits: String = page[..at].chars().rev().take_while(char::is_ascii_digit).collect();
            numbers.push(digits.chars().rev().collect::<String>().parse().expect("a number stands before"));
        }
    }
    numbers
}

/// Random people tell random things, signed in and not. Whatever the order, no page tells of fewer than five.
#[tokio::test]
async fn whatever_people_tell_no_page_tells_a_figure_of_fewer_than_five() {
    use proptest::{
        prelude::*,
        strategy::ValueTree as _,
        test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
    };
    const ANSWERS: [&str; 6] =
        ["welcome=yes", "found=hard", "size=10-19", "medication=against&medicine=opioid", "format=no", "newcomer=no"];
    const SAYS: [&str; 6] =
        ["felt welcome", "found it with no trouble", "Most often", "against it", "as listed", "new people were"];
    let (world, _, keeper) = world().await;
    let mut people = Vec::new();
    for number in 0..7 {
        people.push(world.old_person(&format!("person {number}")).await);
    }
    let slugs = other_meetings(&world).await;
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let answered = prop::collection::vec(prop::bool::weighted(0.75), 6);
    let tells = prop::collection::vec((0..10_usize, answered), 6..24);
    let mut figures = 0;
    for (case, slug) in slugs.iter().take(5).enumerate() {
        let history = tells.new_tree(&mut runner).expect("a history").current();
        let (mut inside, mut outside) = ([0; 6], [0; 6]);
        let mut told = [false; 7];
        for (turn, (who, answered)) in history.into_iter().enumerate() {
            let form: Vec<&str> = ANSWERS.iter().zip(&answered).filter(|(_, yes)| **yes).map(|(one, _)| *one).collect();
            let form = form.join("&");
            // Seven people, and three voices of visitors, each time from another network.
            let (path, asker) = match people.get(who) {
                Some(person) => (format!("/space/review/{slug}"), person),
                None => (format!("/meeting/{slug}/review"), &Asker::from(case as u8, turn as u8)),
            };
            world.send("POST", &path, &form, asker).await;
            let counts = if who < 7 { &mut inside } else { &mut outside };
            // Who told once tells no more today.
            if who >= 7 || !told[who] {
                counts.iter_mut().zip(&answered).for_each(|(count, yes)| *count += u32::from(*yes));
            }
            if who < 7 {
                told[who] |= !form.is_empty();
            }
            // A crowd is hidden; here a person lets each count, so that there is something to be seen.
            world.send("POST", &format!("/directory/reviews/held/{slug}"), "do=count", &keeper).await;
            let page = text(world.send("GET", &format!("/meeting/{slug}"), "", &Asker::visitor()).await).await;
            assert!(!page.contains("A person checks the numbers"));
            let numbers = told_numbers(&page);
            assert!(numbers.iter().all(|n| *n >= 5), "{case} {turn}: {numbers:?}");
            figures += numbers.len();
            for ((says, inside), outside) in SAYS.iter().zip(inside).zip(outside) {
                let enough = inside >= 5 || outside >= 5;
                assert!(
                    enough || !page.contains(&format!("in 10 {says}")),
                    "{case} {turn}: {says} of {inside}, {outside}"
                );
            }
        }
    }
    assert!(figures > 10, "only {figures} figures were told: the histories are too short");
}
