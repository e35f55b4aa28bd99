//! Going with someone, through the front door of the site: with an account and without, and what is refused.

use std::net::Ipv4Addr;

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

fn location(response: &Response<Body>) -> String {
    response.headers()[header::LOCATION].to_str().expect("an address").to_owned()
}

fn between<'t>(page: &'t str, before: &str, after: &str) -> &'t str {
    page.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map_or("", |(found, _)| found)
}

/// A visitor from a network of their own.
fn visitor(number: u8) -> Asker {
    Asker { from: Ipv4Addr::new(198, 51, number, 7), ..Asker::visitor() }
}

struct Door {
    world: World,
    steward: Asker,
    greeter: Asker,
    /// The meeting's page.
    meeting: String,
}

/// A meeting in town at which somebody greets.
async fn door() -> Door {
    let world = World::new().await;
    let mut steward = world.person("steward").await;
    world.join(&mut steward, world.clinic, Role::Steward).await;
    let greeter = world.person("greeter").await;
    let meeting = a_meeting(&world, "Nobody greets here at the moment").await;
    let slug = meeting.trim_start_matches("/meeting/");
    let form = offer(&world, slug, &greeter, "Blue scarf, by the side door").await;
    let sent = world.send("POST", "/space/greet/new", &form, &greeter).await;
    assert_eq!((sent.status(), location(&sent).as_str()), (StatusCode::SEE_OTHER, "/space/greet?done=offered"));
    let door = Door { world, steward, greeter, meeting };
    door.confirm().await;
    door
}

/// The page of a meeting whose page for greeters says so.
async fn a_meeting(world: &World, says: &str) -> String {
    for list in ["/now?way=in_person", "/now", "/now?type=teens&day=week", "/now?day=week"] {
        let list = text(world.send("GET", list, "", &visitor(0)).await).await;
        for part in list.split("href=\"/meeting/").skip(1) {
            let meeting = format!("/meeting/{}", part.split('"').next().unwrap_or_default());
            let page = text(world.send("GET", &format!("{meeting}/greeter"), "", &visitor(0)).await).await;
            if page.contains(says) {
                return meeting;
            }
        }
    }
    panic!("no meeting of the town says “{says}”")
}

async fn offer(world: &World, slug: &str, who: &Asker, sign: &str) -> String {
    let page = text(world.send("GET", &format!("/space/greet/new?meeting={slug}"), "", who).await).await;
    let version = between(&page, "name=\"conduct\" value=\"", "\"").to_owned();
    let node = between(&page, "name=\"node\" value=\"", "\"").to_owned();
    assert!(!version.is_empty() && node == world.clinic.node().to_string(), "{page}");
    let sign: String = sign.replace('@', "%40").replace('+', "%2B");
    format!("meeting={slug}&name=Sam&sign={sign}&language=lang-en&rather=women&node={node}&conduct={version}&adult=yes")
}

impl Door {
    async fn confirm(&self) {
        let node = format!("/organisation/{}/greeters", self.world.clinic.node());
        let page = text(self.world.send("GET", &node, "", &self.steward).await).await;
        assert!(page.contains("Blue scarf") && page.contains("Would rather greet women."), "{page}");
        let id = between(&page, "name=\"id\" value=\"", "\"");
        let sent = self.world.send("POST", &node, &format!("id={id}&do=confirm"), &self.steward).await;
        assert_eq!(sent.status(), StatusCode::SEE_OTHER);
    }

    async fn get(&self, path: &str, who: &Asker) -> String {
        text(self.world.send("GET", path, "", who).await).await
    }

    /// Asks as nobody; gives the address of the private page.
    async fn ask(&self, who: &Asker, name: &str) -> String {
        let sent = self.send_question(who, &format!("name={name}&line=Red+hat&adult=yes")).await;
        assert_eq!(sent.status(), StatusCode::SEE_OTHER);
        location(&sent)
    }

    async fn send_question(&self, who: &Asker, form: &str) -> Response<Body> {
        let path = format!("{}/greeter", self.meeting);
        let page = self.get(&path, who).await;
        let start = between(&page, "name=\"start\" value=\"", "\"");
        self.world.send("POST", &path, &format!("start={start}&{form}"), who).await
    }

    /// The page of the first question that the greeter has.
    async fn asked(&self) -> String {
        let page = self.get("/space/greet", &self.greeter).await;
        format!("/space/greet/asked/{}", between(&page, "/space/greet/asked/", "\""))
    }
}

#[tokio::test]
async fn somebody_without_an_account_is_told_who_waits_for_them_and_nothing_is_set_or_sent() {
    let door = door().await;
    let (ash, other) = (visitor(1), visitor(2));
    let meeting = door.get(&door.meeting, &ash).await;
    assert!(meeting.contains("Somebody can meet you there") && meeting.contains(&format!("{}/greeter", door.meeting)));
    let form = door.get(&format!("{}/greeter", door.meeting), &ash).await;
    assert!(form.contains("English. Would rather greet women. Known to Riverside Clinic."), "{form}");
    assert!(!form.contains("Sam") && !form.contains("scarf"), "who greets is shown to nobody who has no yes");
    let private = door.ask(&ash, "Ash").await;
    assert!(private.starts_with("/greeting/") && private.matches('-').count() == 7, "{private}");
    let page = door.world.send("GET", &private, "", &ash).await;
    assert!(!page.headers().contains_key(header::SET_COOKIE));
    assert_eq!(page.headers()[header::CACHE_CONTROL], "no-store");
    let page = text(page).await;
    assert!(page.contains("No answer yet") && page.contains("Red hat") && page.contains("<svg"), "{page}");
    for word in private.trim_start_matches("/greeting/").split('-') {
        assert!(page.contains(&format!("<li>{word}</li>")), "{word}");
    }
    let asked = door.asked().await;
    let waits = door.get(&asked, &door.greeter).await;
    assert!(waits.contains("Ash would like to be met.") && waits.contains("Red hat"), "{waits}");
    let sent = door.world.send("POST", &asked, "do=yes&place=From+6:45+by+the+bus+stop", &door.greeter).await;
    assert_eq!(location(&sent), "/space/greet?done=answered");
    let page = door.get(&private, &ash).await;
    for part in ["Sam will meet you", "Blue scarf, by the side door", "From 6:45 by the bus stop"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // The words typed by hand on another phone.
    let typed = private.trim_start_matches("/greeting/").replace('-', "+").to_uppercase();
    let found = door.world.send("POST", "/greeting", &format!("code={typed}"), &other).await;
    assert_eq!(location(&found), private);
    let back = door.world.send("POST", &private, "do=take_back", &ash).await;
    assert_eq!(location(&back), private);
    let page = door.get(&private, &ash).await;
    assert!(page.contains("You took it back") && !page.contains("Red hat") && !page.contains("scarf"), "{page}");
    assert!(!door.get("/space/greet", &door.greeter).await.contains("Ash"));
}

#[tokio::test]
async fn somebody_with_an_account_keeps_the_page_in_their_space() {
    let door = door().await;
    let ash = door.world.person("ash").await;
    let private = door.ask(&visitor(1), "Ash").await;
    let page = door.get(&private, &visitor(1)).await;
    let keep = between(&page, "href=\"/space/greetings?code=", "\"");
    let space = door.get(&format!("/space/greetings?code={keep}"), &ash).await;
    let words = private.trim_start_matches("/greeting/").replace('-', " ");
    assert!(space.contains(&words), "{space}");
    let sent = door.world.send("POST", "/space/greetings", &format!("code={}", words.replace(' ', "+")), &ash).await;
    assert_eq!(location(&sent), "/space/greetings?done=kept");
    let list = door.get("/space/greetings", &ash).await;
    assert!(list.contains(&format!("href=\"{private}\"")), "{list}");
    assert!(!door.get("/space/greetings", &door.greeter).await.contains(&private));
    let forget = format!("/space/greetings/{}/forget", between(&list, "/space/greetings/", "/forget"));
    assert_eq!(door.world.send("POST", &forget, "", &door.greeter).await.status(), 404, "it is not theirs");
    assert_eq!(location(&door.world.send("POST", &forget, "", &ash).await), "/space/greetings?done=forgot");
    let none = door.world.send("POST", "/space/greetings", "code=one+two", &ash).await;
    assert_eq!(none.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_greeter_who_cannot_is_said_so_kindly_with_a_way_on() {
    let door = door().await;
    let private = door.ask(&visitor(1), "Ash").await;
    let asked = door.asked().await;
    assert_eq!(door.world.send("GET", &asked, "", &door.steward).await.status(), 404, "nobody else sees it");
    assert_eq!(location(&door.world.send("POST", &asked, "do=no", &door.greeter).await), "/space/greet?done=answered");
    let page = door.get(&private, &visitor(1)).await;
    assert!(
        page.contains("The greeter cannot come that day") && page.contains("It has nothing to do with you."),
        "{page}"
    );
    assert!(page.contains(&format!("href=\"{}/greeter\"", door.meeting)) && page.contains("href=\"/now\""), "{page}");
    let over = door.world.send("POST", &asked, "do=yes", &door.greeter).await;
    assert_eq!(location(&over), "/space/greet?done=over");
}

#[tokio::test]
async fn one_press_ends_it_and_only_the_keeper_of_the_list_reads_the_report() {
    let door = door().await;
    let private = door.ask(&visitor(1), "Ash").await;
    let sent = door.world.send("POST", &private, "do=report&note=He+asked+for+my+number.", &visitor(1)).await;
    assert_eq!(location(&sent), format!("{private}?done=reported"));
    let page = door.get(&location(&sent), &visitor(1)).await;
    assert!(page.contains("This has ended") && page.contains("a person will read what you reported"), "{page}");
    let node = format!("/organisation/{}/greeters", door.world.clinic.node());
    let list = door.get(&node, &door.steward).await;
    assert!(list.contains("A guest reported a greeter") && !list.contains("my number"), "{list}");
    let report = format!("{node}/{}", between(&list, &format!("action=\"{node}/"), "\""));
    let mut facilitator = door.world.person("facilitator").await;
    door.world.join(&mut facilitator, door.world.clinic, Role::Facilitator).await;
    assert_eq!(door.world.send("POST", &report, "do=read", &facilitator).await.status(), 404);
    let read = text(door.world.send("POST", &report, "do=read", &door.steward).await).await;
    assert!(read.contains("Ash\nRed hat") && read.contains("He asked for my number."), "{read}");
    assert_eq!(location(&door.world.send("POST", &report, "do=stop", &door.steward).await), format!("{node}?done=yes"));
    assert_eq!(door.world.send("POST", &report, "do=read", &door.steward).await.status(), 404, "it is gone");
    assert!(door.get(&door.meeting, &visitor(1)).await.matches("Somebody can meet you there").count() == 0);
}

#[tokio::test]
async fn what_is_missing_or_too_much_is_said_beside_its_field() {
    let door = door().await;
    let wrong = door.send_question(&visitor(1), "name=Ash&line=Ring+07700+900123").await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(wrong).await;
    assert!(
        page.contains("<title>Error: ")
            && page.contains("Leave out phone numbers.")
            && page.contains("id=\"adult-error\"")
    );
    assert!(page.contains("Ring 07700 900123"), "what was typed stays");
    let asked = {
        door.ask(&visitor(1), "Ash").await;
        door.asked().await
    };
    let wrong = door.world.send("POST", &asked, "do=yes&place=sam%40example.org", &door.greeter).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let slug = door.meeting.trim_start_matches("/meeting/").to_owned();
    let kim = door.world.person("kim").await;
    let form = offer(&door.world, &slug, &kim, "07700+900123").await;
    let wrong = door.world.send("POST", "/space/greet/new", &form, &kim).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(wrong).await.contains("Leave out phone numbers."));
    let again = offer(&door.world, &slug, &door.greeter, "Blue scarf").await;
    let wrong = door.world.send("POST", "/space/greet/new", &again, &door.greeter).await;
    assert!(text(wrong).await.contains("You offer to greet here already."));
}

#[tokio::test]
async fn a_flood_of_questions_and_forms_of_other_sites_are_refused() {
    let door = door().await;
    for number in 0..4 {
        door.ask(&visitor(1), &format!("Ash{number}")).await;
    }
    let fifth = door.send_question(&visitor(1), "name=Ash&adult=yes").await;
    assert_eq!(fifth.status(), StatusCode::TOO_MANY_REQUESTS);
    let private = door.ask(&visitor(2), "Kim").await;
    door.ask(&visitor(2), "Lee").await;
    let full = text(door.world.send("GET", &format!("{}/greeter", door.meeting), "", &visitor(3)).await).await;
    assert!(full.contains("The greeters here have no time left"), "{full}");
    let foreign = axum::http::HeaderValue::from_static("cross-site");
    let forged = door.world.send_from(foreign, &private, "do=take_back", &visitor(4)).await;
    assert_eq!(forged.status(), StatusCode::FORBIDDEN);
    assert!(door.get(&private, &visitor(2)).await.contains("No answer yet"));
}

#[tokio::test]
async fn guessing_private_pages_is_slowed_and_finds_nothing() {
    let door = door().await;
    let words = ["abandon", "ability", "able", "about", "above", "absent", "absorb", "abstract"];
    let mut answers = Vec::new();
    for number in 0..40 {
        let mut guess = words;
        guess.rotate_left(number % 8);
        guess[number / 8] = "zoo";
        let page = door.world.send("GET", &format!("/greeting/{}", guess.join("-")), "", &visitor(9)).await;
        answers.push(page.status());
    }
    assert!(answers[..30].iter().all(|status| *status == StatusCode::NOT_FOUND), "{answers:?}");
    assert!(answers[31..].iter().all(|status| *status == StatusCode::TOO_MANY_REQUESTS), "{answers:?}");
    for odd in ["/greeting/x", "/greeting/%00", "/greeting/%F0%9F%92%A9", "/greeting/..%2f..%2fetc"] {
        assert_eq!(door.world.send("GET", odd, "", &visitor(8)).await.status(), StatusCode::NOT_FOUND, "{odd}");
    }
}

#[tokio::test]
async fn a_meeting_of_teenagers_says_whom_to_ask_instead() {
    let world = World::new().await;
    let mut steward = world.person("steward").await;
    world.join(&mut steward, world.clinic, Role::Steward).await;
    let meeting = a_meeting(&world, "Ask the adults who run this group").await;
    let page = text(world.send("GET", &meeting, "", &visitor(1)).await).await;
    assert!(!page.contains("/space/greet/new") && !page.contains("Somebody can meet you there"), "{page}");
    let sent = world.send("POST", &format!("{meeting}/greeter"), "name=Ash&adult=yes&start=1", &visitor(1)).await;
    assert!(text(sent).await.contains("Ask the adults who run this group"));
    let slug = meeting.trim_start_matches("/meeting/");
    let offered = world.send("GET", &format!("/space/greet/new?meeting={slug}"), "", &steward).await;
    assert_eq!(location(&offered), format!("{meeting}/greeter"));
}

#[tokio::test]
async fn a_greeter_pauses_goes_on_and_stops_and_a_steward_stops_them_too() {
    let door = door().await;
    let private = door.ask(&visitor(1), "Ash").await;
    let page = door.get("/space/greet", &door.greeter).await;
    let own = format!("/space/greet/{}", between(&page, "action=\"/space/greet/", "\""));
    assert_eq!(door.world.send("POST", &own, "do=stop", &door.steward).await.status(), 404, "it is not theirs");
    let shown = async || door.get(&door.meeting, &visitor(2)).await.contains("Somebody can meet you there");
    assert!(shown().await);
    assert_eq!(location(&door.world.send("POST", &own, "do=pause", &door.greeter).await), "/space/greet?done=paused");
    assert!(!shown().await);
    door.world.send("POST", &own, "do=go_on", &door.greeter).await;
    assert!(shown().await);
    assert_eq!(location(&door.world.send("POST", &own, "do=stop", &door.greeter).await), "/space/greet?done=stopped");
    assert!(!shown().await);
    assert!(door.get(&private, &visitor(1)).await.contains("They greet here no more."));
    assert!(door.get("/space/greet", &door.greeter).await.contains("You do not greet anywhere yet."));
}
