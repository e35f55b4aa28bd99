//! Circles, through the front door of the site.

use axum::http::StatusCode;
use openseat_domain::role::Role;

use super::{
    form::{get, hidden, post},
    world::{Asker, World},
};

/// The sheet of an urge, with nothing more to be asked.
const URGE: &str = "shown=strength&shown=trigger&shown=halt&shown=did&shown=minutes&shown=after&shown=acted&shown=note\
    &strength=8";

async fn status(world: &World, method: &str, path: &str, form: &str, who: &Asker) -> StatusCode {
    world.send(method, path, form, who).await.status()
}

/// Begins a circle, and gives its address.
async fn begin(world: &World, who: &Asker, name: &str) -> String {
    let to = post(world, "/space/circle/new", &format!("name={name}&age=adult"), who).await;
    to.strip_suffix("/invite?done=begun").expect("the next thing is to ask somebody in").to_owned()
}

/// The address of a new link.
async fn link(world: &World, circle: &str, keeper: &Asker) -> String {
    let page = world.send("POST", &format!("{circle}/invite"), "", keeper).await;
    let page = axum::body::to_bytes(page.into_body(), 1 << 20).await.expect("a body");
    let page = String::from_utf8_lossy(&page).into_owned();
    let path = page.split("/space/circle/join/").nth(1).and_then(|rest| rest.split('<').next()).expect("a link");
    assert_eq!(path.split('-').count(), 8, "{path}");
    format!("/space/circle/join/{path}")
}

async fn join(world: &World, circle: &str, keeper: &Asker, who: &Asker, name: &str) {
    let link = link(world, circle, keeper).await;
    let to = post(world, &link, &format!("name={name}&age=adult"), who).await;
    assert_eq!(to, format!("{circle}?done=joined"));
}

/// Says yes to being called on, at every hour.
async fn agree(world: &World, circle: &str, who: &Asker, name: &str, phone: &str) {
    let form = format!("name={name}&level=word&call=yes&from=0&until=0&phone={phone}");
    assert_eq!(post(world, &format!("{circle}/settings"), &form, who).await, format!("{circle}?done=set"));
}

#[tokio::test]
async fn a_circle_is_begun_somebody_joins_and_each_tells_of_the_day_at_their_level() {
    let world = World::new().await;
    let (ash, kim) = (world.person("ash").await, world.person("kim").await);
    let empty = get(&world, "/space/circles", &ash).await;
    assert!(empty.contains("Nobody can look for you") && empty.contains("no likes, no counts"), "{empty}");
    for wrong in ["name=&age=adult", "name=Ash", "name=Ash+Smith&age=adult", "name=ash%40example.org&age=adult"] {
        assert_eq!(status(&world, "POST", "/space/circle/new", wrong, &ash).await, 422, "{wrong}");
    }
    let circle = begin(&world, &ash, "Ash").await;
    let link = link(&world, &circle, &ash).await;
    assert!(!get(&world, &format!("{circle}/invite"), &ash).await.contains(&link), "it is shown once");
    let asked = get(&world, &link, &kim).await;
    assert!(asked.contains("Ash asks you in. So far 1 person is in it."), "{asked}");
    assert!(asked.contains("What the others will see") && asked.contains("What they never see"), "{asked}");
    assert_eq!(status(&world, "POST", &link, "name=ash&age=adult", &kim).await, 422, "the name is taken");
    assert_eq!(post(&world, &link, "name=Kim", &kim).await, format!("{circle}?done=joined"));
    assert_eq!(status(&world, "GET", &link, "", &kim).await, 404, "it works once");
    // Fields of another level are not looked at.
    let form = "do=tell&level=face&face=good&word=sad&sentence=A+secret";
    assert_eq!(post(&world, &circle, form, &kim).await, format!("{circle}?done=told"));
    let seen = get(&world, &circle, &ash).await;
    assert!(seen.contains("<strong>Kim</strong>: Good"), "{seen}");
    assert!(!seen.contains("A secret") && !seen.contains("<strong>Kim</strong>: Sad"), "{seen}");
    let face = get(&world, &circle, &kim).await;
    assert!(face.contains("name=\"face\" value=\"good\" checked"), "the level stays chosen: {face}");
    assert!(get(&world, &format!("{circle}?level=sentence"), &kim).await.contains("name=\"sentence\""));
    for wrong in ["do=tell&level=word&word=odd", "do=tell&level=word", "do=tell&level=sentence&sentence="] {
        assert_eq!(status(&world, "POST", &circle, wrong, &kim).await, 422, "{wrong}");
    }
    let long = format!("do=tell&level=sentence&sentence={}", "a".repeat(141));
    assert_eq!(status(&world, "POST", &circle, &long, &kim).await, 422);
    assert_eq!(post(&world, &circle, "do=untell", &kim).await, format!("{circle}?done=untold"));
    assert!(!get(&world, &circle, &ash).await.contains("<strong>Kim</strong>"));
}

#[tokio::test]
async fn to_a_stranger_no_address_of_a_circle_is_there() {
    let world = World::new().await;
    let (ash, kim, stranger) = (world.person("ash").await, world.person("kim").await, world.person("stranger").await);
    let circle = begin(&world, &ash, "Ash").await;
    join(&world, &circle, &ash, &kim, "Kim").await;
    let mut staff = world.staff("here", world.clinic).await;
    staff.push(stranger);
    let parts = ["", "/invite", "/settings", "/leave", "/report"];
    let acts =
        ["", "do=tell&level=word&word=calm", "do=untell", "do=ask", "do=well", "do=leave", "do=dismiss", "do=odd"];
    let more = ["do=answer&answer=here", "do=kind&kind=here", "do=block", "do=keep", "name=Eve&call=no", "why=hurts"];
    for who in &staff {
        for part in parts {
            let path = format!("{circle}{part}");
            assert_eq!(status(&world, "GET", &path, "", who).await, 404, "{} {path}", who.head);
        }
    }
    let stranger = staff.last().expect("one");
    for part in parts {
        for form in acts.iter().chain(&more) {
            let path = format!("{circle}{part}");
            assert_eq!(status(&world, "POST", &path, form, stranger).await, 404, "{path} {form}");
        }
    }
    let page = get(&world, &circle, &kim).await;
    assert!(page.contains("You and Ash"), "nothing came of it: {page}");
}

#[tokio::test]
async fn a_call_stands_at_the_top_of_the_space_of_who_agreed_and_is_answered_with_one_tap() {
    let world = World::new().await;
    let (ash, kim, lee) = (world.person("ash").await, world.person("kim").await, world.person("lee").await);
    let circle = begin(&world, &ash, "Ash").await;
    join(&world, &circle, &ash, &kim, "Kim").await;
    join(&world, &circle, &ash, &lee, "Lee").await;
    let nobody = post(&world, &circle, "do=ask", &ash).await;
    let page = get(&world, &nobody, &ash).await;
    assert!(page.contains("Nobody in this circle can be called on") && page.contains("class=\"help\""), "{page}");
    agree(&world, &circle, &kim, "Kim", "07700+900021").await;
    // From the page after an urge was kept.
    let urge = post(&world, "/space/forms/urge/new/all", URGE, &ash).await;
    let page = get(&world, &urge, &ash).await;
    assert!(page.contains("agreed to be called on now: Kim.") && page.contains("not an emergency service"), "{page}");
    assert!(page.contains(&format!("<form action=\"{circle}\"")) && !page.contains("07700"), "{page}");
    let asked = post(&world, &circle, "do=ask", &ash).await;
    let page = get(&world, &asked, &ash).await;
    assert!(page.contains("href=\"tel:07700900021\"") && page.contains("Kim: no answer yet"), "{page}");
    let help = page.find("class=\"help\"").expect("help stands there");
    assert!(help < page.find("You asked for somebody").expect("the call"), "help comes first");
    assert!(!get(&world, &circle, &lee).await.contains("07700"), "a number shows to who calls");
    let space = get(&world, "/space", &kim).await;
    assert!(space.contains("Ash asks for you"), "{space}");
    assert!(!get(&world, "/space", &lee).await.contains("asks for you"), "Lee did not agree");
    let page = get(&world, &circle, &kim).await;
    let ask = hidden(&page, "ask").to_owned();
    post(&world, &circle, &format!("do=answer&ask={ask}&answer=soon"), &kim).await;
    assert!(get(&world, &circle, &ash).await.contains("Kim: I can call in 10 minutes"));
    assert!(!get(&world, &circle, &lee).await.contains("I can call in 10 minutes"));
    assert_eq!(post(&world, &circle, "do=well", &ash).await, format!("{circle}?done=well"));
    assert!(!get(&world, "/space", &kim).await.contains("asks for you"));
    let late = post(&world, &circle, &format!("do=answer&ask={ask}&answer=here"), &kim).await;
    assert_eq!(late, format!("{circle}?done=over"));
}

#[tokio::test]
async fn a_check_in_goes_to_no_circle_unless_the_person_says_so_and_says_what() {
    let world = World::new().await;
    let (ash, kim) = (world.person("ash").await, world.person("kim").await);
    let sheet = "/space/forms/check-in/new/all";
    assert!(!get(&world, sheet, &ash).await.contains("tell my circle"), "there is none");
    let circle = begin(&world, &ash, "Ash").await;
    join(&world, &circle, &ash, &kim, "Kim").await;
    let page = get(&world, sheet, &ash).await;
    assert!(page.contains("<input type=\"checkbox\" name=\"circle\" value=\"yes\">"), "not ticked: {page}");
    let link =
        page.split("name=\"shown\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a question");
    let answer = page.split(&format!("name=\"{link}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next());
    let form = format!("shown={link}&{link}={}", answer.expect("a choice"));
    assert!(post(&world, sheet, &form, &ash).await.starts_with("/space/forms/check-in/"));
    assert!(!get(&world, &circle, &kim).await.contains("<strong>Ash</strong>"));
    assert_eq!(post(&world, sheet, &format!("{form}&circle=yes"), &ash).await, "/space/circles?done=tell");
    assert!(!get(&world, &circle, &kim).await.contains("<strong>Ash</strong>"), "nothing of it goes by itself");
}

#[tokio::test]
async fn leaving_and_blocking_take_one_tap() {
    let world = World::new().await;
    let (ash, kim, lee) = (world.person("ash").await, world.person("kim").await, world.person("lee").await);
    let circle = begin(&world, &ash, "Ash").await;
    join(&world, &circle, &ash, &kim, "Kim").await;
    join(&world, &circle, &ash, &lee, "Lee").await;
    post(&world, &circle, "do=tell&level=word&word=sad", &kim).await;
    let page = get(&world, &format!("{circle}/leave"), &kim).await;
    assert!(page.contains("value=\"take\" checked") && page.contains("What goes"), "{page}");
    let page = get(&world, &circle, &kim).await;
    let block = page.split("Block Lee").next().and_then(|before| before.rsplit("name=\"member\" value=\"").next());
    let lee_there = block.and_then(|rest| rest.split('"').next()).expect("a button");
    let to = post(&world, &circle, &format!("do=block&member={lee_there}"), &kim).await;
    assert!(get(&world, &to, &kim).await.contains("They are not told why."));
    assert_eq!(status(&world, "GET", &circle, "", &kim).await, 404);
    let theirs = get(&world, &circle, &lee).await;
    assert!(!theirs.contains("Kim") && theirs.contains("You and Ash"), "{theirs}");
    let link = link(&world, &circle, &ash).await;
    assert_eq!(status(&world, "GET", &link, "", &kim).await, 404);
    assert_eq!(status(&world, "POST", &link, "name=Kim", &kim).await, 404);
    assert_eq!(post(&world, &circle, "do=leave", &lee).await, "/space/circles?done=left");
    assert!(get(&world, &circle, &ash).await.contains("This circle has ended"), "a circle of one ends");
}

#[tokio::test]
async fn people_under_18_are_told_kindly_and_shown_what_there_is() {
    let world = World::new().await;
    let (ash, young) = (world.person("ash").await, world.person("young").await);
    let circle = begin(&world, &ash, "Ash").await;
    let link = link(&world, &circle, &ash).await;
    assert_eq!(post(&world, &link, "name=Lee&age=young", &young).await, "/space/circles");
    let page = get(&world, "/space/circles", &young).await;
    assert!(page.contains("not open to you yet") && page.contains("You have done nothing wrong."), "{page}");
    assert!(page.contains("href=\"/kinds/alateen\"") && page.contains("href=\"/help\""), "{page}");
    assert!(!page.contains("Begin a circle"), "{page}");
    // Saying something else now changes nothing.
    for path in ["/space/circle/new", link.as_str()] {
        assert_eq!(post(&world, path, "name=Lee&age=adult", &young).await, "/space/circles", "{path}");
        assert_eq!(status(&world, "GET", path, "", &young).await, 303);
    }
    assert!(get(&world, &circle, &ash).await.contains("Your circle"));
}

#[tokio::test]
async fn a_moderator_reads_what_was_picked_and_who_is_taken_out_is_told_why() {
    let world = World::new().await;
    let (ash, kim) = (world.person("ash").await, world.person("kim").await);
    let mut moderator = world.person("moderator").await;
    world.join(&mut moderator, world.clinic, Role::Steward).await;
    let circle = begin(&world, &ash, "Ash").await;
    join(&world, &circle, &ash, &kim, "Kim").await;
    post(&world, &circle, "do=tell&level=sentence&sentence=Give+me+money", &kim).await;
    post(&world, &circle, "do=tell&level=sentence&sentence=Mine+alone", &ash).await;
    let page = get(&world, &format!("{circle}/report"), &ash).await;
    let (about, word) = (hidden(&page, "about").to_owned(), hidden(&page, "word").to_owned());
    assert!(page.contains("Give me money") && !page.contains("Mine alone"), "{page}");
    let path = format!("{circle}/report");
    assert_eq!(status(&world, "POST", &path, &format!("about={about}&word={word}"), &ash).await, 422, "no reason");
    let form = format!("about={about}&word={word}&why=sells&note=Twice");
    assert_eq!(post(&world, &path, &form, &ash).await, format!("{circle}?done=reported"));
    let desk = get(&world, "/directory/circles", &moderator).await;
    let report = desk.split("href=\"/directory/circles/").nth(1).and_then(|rest| rest.split('"').next()).expect("one");
    let report = format!("/directory/circles/{report}");
    assert!(get(&world, "/directory", &moderator).await.contains("Reported out of circles"));
    let page = get(&world, &report, &moderator).await;
    assert!(page.contains("Give me money") && page.contains("Twice") && !page.contains("Mine alone"), "{page}");
    assert!(!page.contains("Ash"), "who reported is not said: {page}");
    for who in [&ash, &kim] {
        assert_eq!(status(&world, "GET", &report, "", who).await, 404);
        assert_eq!(status(&world, "POST", &report, "do=leave", who).await, 404);
        assert_eq!(status(&world, "GET", "/directory/circles", "", who).await, 404);
    }
    assert_eq!(status(&world, "GET", &circle, "", &moderator).await, 404, "nobody reads a circle");
    assert_eq!(status(&world, "POST", &report, "do=out", &moderator).await, 422, "a reason is told");
    assert_eq!(post(&world, &report, "do=out&why=sells", &moderator).await, "/directory/circles?done=done");
    let told = get(&world, &circle, &kim).await;
    assert!(told.contains("no longer in this circle") && told.contains("money was asked for"), "{told}");
    assert!(get(&world, "/directory/circles", &moderator).await.contains("Nothing waits."));
}
