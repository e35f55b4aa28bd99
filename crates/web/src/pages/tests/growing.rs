//! Groups that start and grow, through the front door: somebody asks to start one and is answered; a rota with cover; a stage
//! that moves on; and no page on which two groups' checks stand together.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use jiff::ToSpan as _;
use openseat_actions::{
    group_session,
    session_door::{self, Way},
};
use openseat_content::Content;
use openseat_domain::{group_session::Mode, organisation::Path, role::Role};
use uuid::Uuid;

use super::world::{Asker, World};
use crate::{
    pages::suggest::stamp,
    site::tests::{monday_evening, town_with},
};

async fn text(response: Response<Body>) -> String {
    let body = axum::body::to_bytes(response.into_body(), 8 << 20).await.expect("a body");
    String::from_utf8_lossy(&body).into_owned()
}

/// A clinic with two groups.
struct Clinic {
    world: World,
    one: Path,
    other: Path,
    boss: Asker,
}

impl Clinic {
    async fn new() -> Self {
        Self::of(World::new().await).await
    }

    async fn of(mut world: World) -> Self {
        let site = world.site(world.clinic, "North").await;
        let one = world.site(site, "Monday group").await;
        let other = world.site(site, "Friday group").await;
        let mut boss = world.person("manager").await;
        world.join(&mut boss, world.clinic, Role::Manager).await;
        Self { world, one, other, boss }
    }

    async fn who(&self, role: Role, node: Path) -> Asker {
        let mut who = self.world.person(role.as_str()).await;
        self.world.join(&mut who, node, role).await;
        who
    }

    async fn get(&self, path: &str, who: &Asker) -> (StatusCode, String) {
        let response = self.world.send("GET", path, "", who).await;
        (response.status(), text(response).await)
    }

    async fn post(&self, path: &str, form: &str, who: &Asker) -> (StatusCode, String) {
        let response = self.world.send("POST", path, form, who).await;
        (response.status(), text(response).await)
    }
}

fn at(node: &Path, end: &str) -> String {
    format!("/organisation/{}/{end}", node.node())
}

#[tokio::test]
async fn somebody_without_an_account_asks_to_start_a_group_and_is_answered_with_a_reason() {
    let clinic = Clinic::new().await;
    let (visitor, boss) = (Asker::visitor(), &clinic.boss);
    let form = format!("/start-a-group/{}", clinic.world.clinic.node());
    assert_eq!(clinic.get(&form, &visitor).await.0, StatusCode::NOT_FOUND, "nobody takes any yet");
    let list = at(&clinic.world.clinic, "applications");
    assert_eq!(clinic.post(&list, "do=open", boss).await.0, StatusCode::SEE_OTHER);
    let (_, front) = clinic.get("/start-a-group", &visitor).await;
    assert!(front.contains(&form) && front.contains("A room is agreed in writing"));
    let stamp = stamp::of(clinic.world.house(), monday_evening() - 60.seconds());
    let (status, page) = clinic.post(&form, &format!("stamp={stamp}&place=Leeds&email=me"), &visitor).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("<title>Error: ") && page.contains("value=\"Leeds\""), "what was typed is kept");
    let full = format!("stamp={stamp}&name=Kim&place=Leeds&email=kim%40example.org&people=2&ready=room&ready=host");
    assert_eq!(clinic.post(&form, &full, &visitor).await.0, StatusCode::SEE_OTHER);
    let (_, page) = clinic.get(&list, boss).await;
    let one = page.split("/applications/").nth(1).and_then(|rest| rest.split('"').next()).expect("one waits");
    let one = format!("{list}/{one}");
    let (_, page) = clinic.get(&one, boss).await;
    assert!(page.contains("kim@example.org") && page.contains("Leeds"));
    let no = "do=decide&standing=declined";
    assert_eq!(clinic.post(&one, no, boss).await.0, StatusCode::UNPROCESSABLE_ENTITY, "a no has a reason");
    assert_eq!(clinic.post(&one, &format!("{no}&reason=venue"), boss).await.0, StatusCode::SEE_OTHER);
    let (_, page) = clinic.get(&one, boss).await;
    assert!(page.contains("A room should be agreed first."));
    let robot = format!("{full}&homepage=spam");
    assert_eq!(clinic.post(&form, &robot, &visitor).await.0, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_cannot_come_asks_for_cover_with_one_tap_and_somebody_takes_it_with_one() {
    let clinic = Clinic::new().await;
    let (kim, ash) = (clinic.who(Role::Facilitator, clinic.one).await, clinic.who(Role::Facilitator, clinic.one).await);
    let (leading, rota) = (at(&clinic.one, "leading"), at(&clinic.one, "rota"));
    for (who, name) in [(&kim, "Kim"), (&ash, "Ash")] {
        let (status, page) = clinic.post(&leading, "do=give&name=", who).await;
        assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("href=\"#name\""));
        assert_eq!(clinic.post(&leading, &format!("do=give&name={name}"), who).await.0, StatusCode::SEE_OTHER);
    }
    let evening = "day=2026-12-07&meeting=00000000-0000-0000-0000-000000000000";
    assert_eq!(clinic.post(&rota, &format!("do=lead&{evening}"), &kim).await.0, StatusCode::SEE_OTHER);
    assert_eq!(clinic.post(&rota, &format!("do=ask&{evening}"), &kim).await.0, StatusCode::SEE_OTHER);
    let (_, page) = clinic.get(&rota, &ash).await;
    assert!(page.contains("Cover is asked for") && page.contains("I can take it"));
    assert_eq!(clinic.post(&rota, &format!("do=take&{evening}"), &ash).await.0, StatusCode::SEE_OTHER);
    let (status, late) = clinic.post(&rota, &format!("do=take&{evening}"), &kim).await;
    assert_eq!(status, StatusCode::OK);
    assert!(late.contains("Ash was a moment quicker"), "who is late is told who has it");
    let (status, page) = clinic.post(&rota, "do=lead&day=soon", &ash).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("href=\"#day\""));
    let (_, thanks) = clinic.get(&at(&clinic.one, "thanks"), &kim).await;
    assert!(thanks.contains("Dear Kim,"));
}

#[tokio::test]
async fn a_course_a_line_of_money_and_a_stage_are_written_down_and_seen_again() {
    let clinic = Clinic::new().await;
    let kim = clinic.who(Role::Facilitator, clinic.one).await;
    let leading = at(&clinic.one, "leading");
    clinic.post(&leading, "do=give&name=Kim&background=lived", &kim).await;
    let course = "do=course&course=getting-smart&day=2026-11-02&hours=9&level=facilitator";
    assert_eq!(clinic.post(&leading, course, &kim).await.0, StatusCode::SEE_OTHER);
    let (_, page) = clinic.get(&leading, &kim).await;
    assert!(
        page.contains("Getting SMART, 2 November") && page.contains("UK SMART Recovery") && page.contains("9 hours")
    );
    assert!(page.contains("/space/forms/strain"), "the three questions are offered");
    let (_, people) = clinic.get(&at(&clinic.one, "facilitators"), &clinic.boss).await;
    assert!(people.contains("Kim") && !people.contains("From my own life"));
    let money = at(&clinic.one, "money");
    let line = "do=add&kind=awarded&purpose=room&amount=300&currency=gbp&day=2026-11-02&note=Small+grant";
    assert_eq!(clinic.post(&money, line, &kim).await.0, StatusCode::SEE_OTHER);
    assert_eq!(clinic.post(&money, "do=add&kind=own&amount=lots", &kim).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let (_, page) = clinic.get(&money, &kim).await;
    assert!(page.contains("300.00 GBP"));
    let (_, file) = clinic.get(&at(&clinic.one, "money.csv"), &kim).await;
    assert!(file.contains("2026-11-02,awarded,room,300.00,GBP,yes,"), "{file}");
    let desk = at(&clinic.one, "growing");
    let (_, page) = clinic.get(&desk, &kim).await;
    assert!(page.contains("Stage: Interest") && page.contains("Ask one more person"));
    assert_eq!(clinic.post(&desk, "do=tick&about=map", &kim).await.0, StatusCode::SEE_OTHER);
    assert_eq!(clinic.post(&desk, "do=paused&about=venue", &kim).await.0, StatusCode::SEE_OTHER);
    let (_, page) = clinic.get(&desk, &kim).await;
    assert!(page.contains("Paused since 23 November: no room") && page.contains("Ticked on 23 November"));
    let (_, groups) = clinic.get(&at(&clinic.world.clinic, "growing"), &clinic.boss).await;
    assert!(groups.contains("Monday group") && groups.contains("Friday group"));
}

/// A course that a deployment lays beside ours.
const LISTENING: &str = "id = \"listening\"\nname = \"Listening <b>well\"\nprovider = \"Riverside Clinic\"\n\
    level = \"host\"\nhours = [4, 6]\nrenews_after_months = 12\nsource = \"Our own outline\"\nchecked = \"2026-11-20\"\n";

#[tokio::test]
async fn a_course_of_the_deployment_is_offered_beside_ours_recorded_and_due_again() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir_all(folder.path().join("courses")).expect("made");
    std::fs::write(folder.path().join("courses/listening.toml"), LISTENING).expect("written");
    let content = Content::from_folder(folder.path()).expect("the folder is there");
    assert!(content.check().is_empty(), "a server serves it");
    let clinic = Clinic::of(World::of(town_with(content).await).await).await;
    let kim = clinic.who(Role::Facilitator, clinic.one).await;
    let leading = at(&clinic.one, "leading");
    clinic.post(&leading, "do=give&name=Kim&background=lived", &kim).await;
    let (_, page) = clinic.get(&leading, &kim).await;
    let offered = "Listening &#60;b&#62;well, Riverside Clinic (4 to 6 hours) · our own course</option>";
    assert!(page.contains(offered) && page.contains("Getting SMART, UK SMART Recovery (8 to 10 hours)</option>"));
    assert_eq!(page.matches("our own course").count(), 1, "ours are not theirs: {page}");
    let (_, spanish) = clinic.get(&format!("{leading}?lang=es"), &kim).await;
    assert!(spanish.contains("Riverside Clinic (de 4 a 6 horas) · curso propio</option>"), "{spanish}");
    // No end is written down: the course itself says when it is done again.
    let course = "do=course&course=listening&day=2025-12-10&hours=5";
    assert_eq!(clinic.post(&leading, course, &kim).await.0, StatusCode::SEE_OTHER);
    let (_, page) = clinic.get(&leading, &kim).await;
    for said in ["Listening &#60;b&#62;well, 10 December", "To hold a meeting open · Riverside Clinic · 5 hours"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(page.contains("Listening &#60;b&#62;well: Until 10 December"), "it is due within two months: {page}");
}

#[tokio::test]
async fn whether_half_come_again_is_not_yet_known_and_then_has_its_number_and_whom_it_rests_on() {
    let clinic = Clinic::new().await;
    let kim = clinic.who(Role::Facilitator, clinic.one).await;
    let all = format!("{}?all=1", at(&clinic.one, "growing"));
    let said = |page: &str, words: &str| {
        let (_, row) = page.split_once("Half of those who come return within four weeks.").expect("it is on the list");
        row.split("One more member is learning").next().is_some_and(|row| row.contains(words))
    };
    let (_, page) = clinic.get(&all, &kim).await;
    assert!(said(&page, "Not yet known") && said(&page, "The codes of five people can tell it"), "{page}");
    let (house, who, node) = (clinic.world.house(), kim.signed.as_ref().expect("signed in"), clinic.one.node());
    for (ago, letters) in [(60, vec!["a", "e", "i", "o", "u"]), (50, vec!["a", "i"])] {
        let then = monday_evening() - (24 * ago).hours();
        let (day, entry) = (then.to_zoned(jiff::tz::TimeZone::UTC).date(), Uuid::from_u128(ago as u128));
        let added = group_session::add(house, who, node, (day, 1_110, 90), Mode::InPerson, entry, then).await;
        let id = added.expect("added").id;
        session_door::open(house, who, node, id, then).await.expect("opened");
        let (door, _) = session_door::door(house, who, node, id, then).await.expect("read");
        let link = door.expect("open").shown.link;
        for (number, letter) in letters.into_iter().enumerate() {
            let (entry, typed) =
                (Uuid::from_u128(number as u128), [letter, "7", letter, "2", letter].map(str::to_owned));
            session_door::give_code(house, Way::Link(&link), entry, &typed, then).await.expect("kept");
        }
    }
    let (_, page) = clinic.get(&all, &kim).await;
    assert!(said(&page, "Now: 40 in a hundred") && said(&page, "Told by the codes of 5 people."), "{page}");
    assert!(said(&page, "Open") && !said(&page, "Not yet known"), "{page}");
}

#[tokio::test]
async fn who_leads_shows_the_three_answers_to_one_person_and_takes_it_back_with_one_tap() {
    let clinic = Clinic::new().await;
    let kim = clinic.who(Role::Facilitator, clinic.one).await;
    let (looks, other) =
        (clinic.who(Role::Supervisor, clinic.one).await, clinic.who(Role::HostWorker, clinic.one).await);
    let person = |who: &Asker| who.signed.as_ref().expect("signed in").person;
    clinic.post(&at(&clinic.one, "leading"), "do=give&name=Kim", &kim).await;
    let sheet = "shown=tired&tired=7&shown=alone&alone=2&shown=glad&glad=8";
    assert_eq!(clinic.post("/space/forms/strain/new/all", sheet, &kim).await.0, StatusCode::SEE_OTHER);
    let (page, one) = (at(&clinic.one, "strain"), format!("{}/{}", at(&clinic.one, "strain"), person(&kim)));
    assert_eq!(clinic.get(&one, &looks).await.0, StatusCode::NOT_FOUND, "nothing was shown yet");
    let (_, choices) = clinic.get(&page, &kim).await;
    assert!(
        choices.contains(&person(&looks).to_string()) && choices.contains("Nobody may refuse you help"),
        "{choices}"
    );
    let (status, again) = clinic.post(&page, "do=show&signature=", &kim).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && again.contains("href=\"#to\""), "{again}");
    let stranger = format!("do=show&signature=Kim&to={}", person(&clinic.world.person("stranger").await));
    assert_eq!(clinic.post(&page, &stranger, &kim).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let chosen = format!("do=show&signature=Kim&to={}", person(&looks));
    let (status, old) = clinic.post(&page, &format!("{chosen}&version=named-0"), &kim).await;
    assert!(
        status == StatusCode::UNPROCESSABLE_ENTITY && old.contains("The text has changed since you read it."),
        "{old}"
    );
    assert_eq!(clinic.post(&page, &chosen, &kim).await.0, StatusCode::SEE_OTHER);
    let (_, shown) = clinic.get(&page, &kim).await;
    assert!(shown.contains("can see your last answers") && shown.contains("Stop sharing"), "{shown}");
    let (_, list) = clinic.get(&page, &looks).await;
    assert!(list.contains(&format!("{one}\">Kim")), "{list}");
    let (status, read) = clinic.get(&one, &looks).await;
    assert!(status == StatusCode::OK && read.contains("How tired") && read.contains(">7<"), "{read}");
    for who in [&other, &clinic.boss] {
        assert_eq!(clinic.get(&one, who).await.0, StatusCode::NOT_FOUND, "nobody else");
        assert!(!clinic.get(&page, who).await.1.contains(&one), "nor that it is shown");
    }
    let (_, looked) = clinic.get("/space/sharing", &kim).await;
    assert!(
        looked.matches("your answers on how leading is for you").count() == 2,
        "shared, and looked at once: {looked}"
    );
    let id = shown.split("name=\"id\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a consent");
    assert_eq!(clinic.post(&page, &format!("do=stop&id={id}"), &kim).await.0, StatusCode::SEE_OTHER);
    assert_eq!(clinic.get(&one, &looks).await.0, StatusCode::NOT_FOUND, "it holds at once");
    assert!(clinic.get(&page, &looks).await.1.contains("Nobody shows you their answers now"));
}

/// Whoever looks, wherever: a check of one group is never beside one of another, and no page has both their points.
#[tokio::test]
async fn no_page_lists_two_groups_checks_together() {
    let clinic = Clinic::new().await;
    let looks = clinic.who(Role::Supervisor, clinic.world.clinic).await;
    for (node, mark, note) in [(&clinic.one, "0", "Tryanewopening"), (&clinic.other, "2", "Tryalongerclose")] {
        let form = format!("do=check&rater=visitor&mark-door={mark}&mark-welcome={mark}&note={note}");
        assert_eq!(clinic.post(&at(node, "checks/generic"), &form, &looks).await.0, StatusCode::SEE_OTHER);
        let (_, page) = clinic.get(&at(node, "checks"), &looks).await;
        assert!(page.contains(note) && page.contains("of 4 points"), "its own group sees it");
    }
    let ends =
        ["growing", "growing?all=1", "checks", "checks/generic", "facilitators", "survival", "ties", "host", "rota"];
    let site = Path::root(clinic.one.ids()[0]).below(clinic.one.ids()[1]).expect("a site");
    for node in [&clinic.world.clinic, &site, &clinic.one, &clinic.other] {
        for end in ends {
            for who in [&looks, &clinic.boss] {
                let (_, page) = clinic.get(&at(node, end), who).await;
                let (one, other) = (page.contains("Tryanewopening"), page.contains("Tryalongerclose"));
                assert!(!(one && other), "{end}");
                assert!(page.matches(" points").count() <= 1, "{end}");
            }
        }
    }
}
