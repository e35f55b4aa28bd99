//! What those who use and keep meeting lists have asked for since 2017, wish by wish, through the front door of the site.
//! docs/wishes.md says where each was asked and how it is answered.

use axum::{body::Body, http::Response};
use jiff::ToSpan as _;
use openseat_actions::meeting::view;
use openseat_domain::role::Role;

use super::world::{Asker, World};
use crate::{pages::suggest::stamp, site::tests::monday_evening};

/// An office with its keeper.
struct Office {
    world: World,
    keeper: Asker,
}

async fn text(response: Response<Body>) -> String {
    let body = axum::body::to_bytes(response.into_body(), 8 << 20).await.expect("a body");
    String::from_utf8_lossy(&body).into_owned()
}

fn location(response: &Response<Body>) -> String {
    let to = response.headers().get("location").and_then(|to| to.to_str().ok());
    to.unwrap_or_default().to_owned()
}

impl Office {
    async fn new() -> Self {
        let world = World::new().await;
        let mut keeper = world.person("keeper").await;
        world.join(&mut keeper, world.clinic, Role::Steward).await;
        Self { world, keeper }
    }

    async fn get(&self, path: &str) -> String {
        text(self.world.send("GET", path, "", &Asker::visitor()).await).await
    }

    /// Puts a meeting on the list at the desk; gives its address and its address at the desk.
    async fn add(&self, name: &str, form: &str) -> (String, String) {
        let form = format!("do=save&name={}&{form}", name.replace(' ', "+"));
        let sent = self.world.send("POST", "/directory/add", &form, &self.keeper).await;
        let to = location(&sent);
        assert!(to.ends_with("?done=added"), "{name}: {} {}", sent.status(), text(sent).await);
        let snapshot = self.world.house().snapshot();
        let cards = (0..u32::try_from(snapshot.len()).expect("few")).filter_map(|number| snapshot.get(number));
        let slug = cards.filter(|card| card.name == name).map(|card| card.slug.to_owned()).next();
        (slug.expect("it is on the list"), to.trim_end_matches("?done=added").to_owned())
    }
}

const PLACE: &str =
    "attendance=in_person&place=Mill+Hall&street=12+Mill+Lane&city=Leeds&country=GB&point=53.7997%2C-1.5492";
const TUESDAY: &str = "rule=week&day=tuesday&start=19%3A00&length=60&zone=Europe%2FLondon";

#[tokio::test]
async fn wish_1_monthly_nth_week_and_every_other_week_meetings_and_holidays() {
    let office = Office::new().await;
    let monthly = "rule=month&nth=1&nth=3&day=tuesday&start=19%3A00&length=60&zone=Europe%2FLondon&without=2026-12-01";
    let (slug, _) = office.add("Third Door", &format!("{monthly}&{PLACE}")).await;
    let page = office.get(&format!("/meeting/{slug}")).await;
    assert!(page.contains("first and third Tuesday of each month"), "{page}");
    assert!(page.contains("15 December") && !page.contains("Tuesday 1 December"), "{page}");
    let fortnightly = "rule=weeks&weeks=2&first=2026-11-25&day=wednesday&start=12%3A00&length=60&zone=Europe%2FLondon";
    let (slug, _) = office.add("Every Other Lunch", &format!("{fortnightly}&{PLACE}")).await;
    let page = office.get(&format!("/meeting/{slug}")).await;
    assert!(page.contains("Every 2 weeks, on Wednesday"), "{page}");
    let calendar = office.get(&format!("/meeting/{slug}.ics")).await;
    assert!(calendar.contains("INTERVAL=2"), "{calendar}");
}

#[tokio::test]
async fn wish_2_changes_that_take_effect_later() {
    let office = Office::new().await;
    let (slug, desk) = office.add("Early Light", &format!("{TUESDAY}&{PLACE}")).await;
    let form = format!("do=save&name=Early+Light&{TUESDAY}&{}&from=2026-12-01", PLACE.replace("Mill+Hall", "Old+Mill"));
    let sent = office.world.send("POST", &format!("{desk}/edit"), &form, &office.keeper).await;
    assert!(sent.status().is_redirection(), "{}", text(sent).await);
    let place = async |at: &str| {
        let now = at.parse().expect("a time in a test is well written");
        let seen = view(office.world.house(), &slug, now).await.expect("read").expect("there");
        seen.draft.place.and_then(|place| place.name).unwrap_or_default()
    };
    assert_eq!(place("2026-11-30T12:00:00Z").await, "Mill Hall");
    assert_eq!(place("2026-12-01T12:00:00Z").await, "Old Mill");
    let page = office.get(&format!("/meeting/{slug}")).await;
    assert!(page.contains("Old Mill") && page.contains("1 December"), "visitors are told what is coming: {page}");
}

#[tokio::test]
async fn wish_3_several_fellowships_in_one_list() {
    let office = Office::new().await;
    office.add("Club Steps", &format!("kind=aa&{TUESDAY}&{PLACE}")).await;
    office.add("Club Tools", &format!("kind=smart&{TUESDAY}&{PLACE}")).await;
    let list = office.get("/groups?place=Leeds").await;
    assert!(list.contains("Club Steps") && list.contains("Club Tools"), "{list}");
    let one = office.get("/groups?place=Leeds&kind=smart").await;
    assert!(!one.contains("Club Steps") && one.contains("Club Tools"), "{one}");
}

#[tokio::test]
async fn wish_4_in_person_online_and_hybrid_are_a_filter() {
    let office = Office::new().await;
    let online = "link=https%3A%2F%2Fzoom.us%2Fj%2F123456789";
    office.add("Room Only", &format!("{TUESDAY}&{PLACE}")).await;
    office.add("Both Ways", &format!("{TUESDAY}&{}&{online}", PLACE.replace("in_person", "hybrid"))).await;
    office.add("Screen Only", &format!("{TUESDAY}&attendance=online&{online}")).await;
    let names = async |way: &str| {
        let list = office.get(&format!("/near?lat=53.80&lon=-1.55&within=10mi&day=week&way={way}")).await;
        ["Room Only", "Both Ways", "Screen Only"].map(|name| list.contains(name))
    };
    assert_eq!(names("in-person").await, [true, true, false]);
    assert_eq!(names("hybrid").await, [false, true, false]);
    let list = office.get("/online?day=week").await;
    assert_eq!(["Room Only", "Both Ways", "Screen Only"].map(|name| list.contains(name)), [false, true, true]);
}

#[tokio::test]
async fn wish_5_types_for_access_and_needs() {
    let office = Office::new().await;
    let form = office.world.send("GET", "/directory/add", "", &office.keeper).await;
    let form = text(form).await;
    for need in ["step-free", "captions", "childcare", "fragrance-free"] {
        assert!(form.contains(&format!("value=\"{need}\"")), "{need} can be said: {form}");
    }
    assert!(form.contains("value=\"sign-") || form.contains("value=\"asl\""), "a sign language can be said");
    let (slug, _) = office.add("Open Ramp", &format!("{TUESDAY}&{PLACE}&types=step-free&types=captions")).await;
    office.add("Other Stairs", &format!("{TUESDAY}&{PLACE}")).await;
    let list = office.get("/near?lat=53.80&lon=-1.55&within=10mi&day=week&type=step-free&type=captions").await;
    assert!(list.contains("Open Ramp") && !list.contains("Other Stairs"), "{list}");
    assert!(office.get(&format!("/meeting/{slug}")).await.contains("aptions"));
}

#[tokio::test]
async fn wish_6_the_time_zone_is_shown() {
    let office = Office::new().await;
    let when = "rule=week&day=tuesday&start=19%3A00&length=60&zone=America%2FNew_York";
    let (slug, _) =
        office.add("Far Screen", &format!("{when}&attendance=online&link=https%3A%2F%2Fzoom.us%2Fj%2F1234567")).await;
    let page = office.get(&format!("/meeting/{slug}")).await;
    assert!(page.contains("New York"), "{page}");
    let list = office.get("/online?day=week").await;
    assert!(list.contains("Times are") || list.contains("time in"), "a list says whose clock it shows: {list}");
}

#[tokio::test]
async fn wish_7_a_list_of_any_search_to_print() {
    let office = Office::new().await;
    office.add("Paper Light", &format!("{TUESDAY}&{PLACE}&types=step-free")).await;
    let page = office.get("/files?place=Leeds").await;
    assert!(page.contains("/files/meetings.pdf?"), "{page}");
    let sent = office.world.send("GET", "/files/meetings.pdf?place=Leeds", "", &Asker::visitor()).await;
    assert_eq!(sent.headers()["content-type"], "application/pdf");
    let pdf = axum::body::to_bytes(sent.into_body(), 8 << 20).await.expect("a body");
    assert!(pdf.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn wish_8_an_online_meeting_keeps_its_link_private() {
    let office = Office::new().await;
    let link = "link=https%3A%2F%2Fzoom.us%2Fj%2F987654321";
    let form = format!("{TUESDAY}&attendance=online&{link}&seen=on_request");
    let (slug, _) = office.add("Quiet Room", &form).await;
    let page = office.get(&format!("/meeting/{slug}")).await;
    assert!(page.contains(&format!("/meeting/{slug}/link")) && !page.contains("987654321"), "{page}");
    for list in ["/online?day=week", "/meetings.json", "/calendar.ics?group=Quiet+Room", "/files/meetings.csv"] {
        let list_text = office.get(list).await;
        assert!(!list_text.contains("987654321"), "{list}");
    }
    assert!(office.get("/online?day=week").await.contains("Quiet Room"), "it is listed as online all the same");
    // It is Monday, 18:42 in London: this one begins at 19:00.
    let monday = TUESDAY.replace("tuesday", "monday");
    let near = format!("{monday}&attendance=online&link=https%3A%2F%2Fzoom.us%2Fj%2F55555555&seen=near_start");
    let (slug, _) = office.add("Soon Room", &near).await;
    assert!(office.get(&format!("/meeting/{slug}")).await.contains("55555555"), "half an hour before it begins");
    let (slug, _) = office.add("Later Room", &near.replace("monday", "wednesday").replace("5555", "6666")).await;
    let page = office.get(&format!("/meeting/{slug}")).await;
    assert!(page.contains("30 minutes before the start") && !page.contains("66666666"), "{page}");
}

#[tokio::test]
async fn wish_9_phone_only_meetings_are_listed() {
    let office = Office::new().await;
    let form = format!("{TUESDAY}&attendance=online&phone=%2B44+20+7946+0000&phone-notes=Press+1");
    let (slug, _) = office.add("Ring In", &form).await;
    let page = office.get(&format!("/meeting/{slug}")).await;
    assert!(page.contains("tel:+442079460000") && page.contains("Press 1"), "{page}");
    assert!(office.get("/online?day=week").await.contains("Ring In"));
    assert!(office.get("/meetings.json").await.contains("+442079460000"));
}

#[tokio::test]
async fn wish_10_anyone_suggests_a_change_and_a_keeper_decides() {
    let office = Office::new().await;
    let (slug, _) = office.add("Old Name", &format!("{TUESDAY}&{PLACE}")).await;
    let path = format!("/meeting/{slug}/suggest");
    let form = office.get(&format!("{path}?what=about")).await;
    let shown = form.split("name=\"stamp\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let shown = shown.expect("the form knows when it was shown");
    let typed = format!("what=about&name=New+Name&said=I+go+there&stamp={shown}");
    let sent = office.world.send("POST", &path, &typed, &Asker::visitor()).await;
    assert_eq!(sent.status(), 422, "no person is so quick");
    let earlier = stamp::of(office.world.house(), monday_evening() - 5.seconds());
    let typed = typed.replace(shown, &earlier);
    let robot = format!("{typed}&homepage=https%3A%2F%2Fspam.example");
    assert_eq!(
        office.world.send("POST", &path, &robot, &Asker::visitor()).await.status(),
        422,
        "a field that nobody sees"
    );
    let sent = office.world.send("POST", &path, &typed, &Asker::visitor()).await;
    let code = location(&sent);
    assert!(code.starts_with("/suggestion?code="), "{} {}", sent.status(), text(sent).await);
    let desk = text(office.world.send("GET", "/directory/suggestions", "", &office.keeper).await).await;
    let one = desk.split("href=\"/directory/suggestions/").nth(1).and_then(|rest| rest.split('"').next());
    let one = format!("/directory/suggestions/{}", one.expect("it waits at the desk"));
    let page = text(office.world.send("GET", &one, "", &office.keeper).await).await;
    assert!(page.contains("Old Name") && page.contains("New Name") && page.contains("I go there"), "{page}");
    let sent = office.world.send("POST", &one, "do=refuse", &office.keeper).await;
    assert_eq!(sent.status(), 422, "a refusal has a reason");
    assert!(office.world.send("POST", &one, "do=take", &office.keeper).await.status().is_redirection());
    assert!(office.get(&format!("/meeting/{slug}")).await.contains("New Name"));
    assert!(office.get(&code).await.contains("It is on the list now"));
}

#[tokio::test]
async fn wish_11_a_list_that_is_read_again_changes_nothing() {
    use openseat_actions::import::{Import, import};
    let office = Office::new().await;
    let rows: Vec<String> = (0..20)
        .map(|n| {
            format!(
                r#"{{"slug":"row-{n}","name":"Row {n}","day":{},"time":"19:00","timezone":"Europe/London","updated":"11/20/2026",
                "formatted_address":"{n} High Street, Leeds LS1 4AB, UK","latitude":"53.79","longitude":"-1.54","types":"[open]"}}"#,
                n % 7
            )
        })
        .collect();
    let list = format!("[{}]", rows.join(","));
    let read = async |list: &str| {
        let ask = Import { name: "vendor".into(), address: "vendor.json".into(), ..Import::default() };
        let bytes = list.as_bytes().to_vec();
        let done = import(office.world.house(), ask, bytes, monday_evening(), std::sync::Arc::new(|_, _| ())).await;
        let reading = done.expect("a good list").reading;
        (reading.new, reading.changed, reading.same, reading.refused)
    };
    assert_eq!(read(&list).await, (20, 0, 0, 0));
    assert_eq!(read(&list).await, (0, 0, 20, 0), "no storm of changes");
    let broken = list.replacen(r#""day":3"#, r#""day":"someday""#, 1);
    let (_, _, same, _) = read(&broken).await;
    assert!(same >= 19, "one bad row stops nothing");
}

#[tokio::test]
async fn wish_12_a_meeting_of_several_days_is_edited_once() {
    let office = Office::new().await;
    let mut slugs = Vec::new();
    let mut desk = String::new();
    for day in ["tuesday", "wednesday", "friday"] {
        let form = format!("group=Mill+Group&{}&{PLACE}", TUESDAY.replace("tuesday", day));
        let (slug, at) = office.add(&format!("Mill {day}"), &form).await;
        slugs.push(slug);
        desk = at;
    }
    let group = desk.replace("/directory/meeting/", "/directory/group/");
    let page = text(office.world.send("GET", &group, "", &office.keeper).await).await;
    assert!(["Mill tuesday", "Mill wednesday", "Mill friday"].iter().all(|name| page.contains(name)), "{page}");
    let boxes = page.split("name=\"m\" value=\"").skip(1).filter_map(|part| part.split('"').next());
    let chosen: String = boxes.map(|id| format!("m={id}&")).collect();
    assert_eq!(chosen.matches("m=").count(), 3, "{page}");
    let form = format!("do=save&{chosen}name=Mill+friday&group=Mill+Group&{}", PLACE.replace("Mill+Hall", "New+Hall"));
    let sent = office.world.send("POST", &group, &form, &office.keeper).await;
    assert!(sent.status().is_redirection(), "{}", text(sent).await);
    for slug in slugs {
        assert!(office.get(&format!("/meeting/{slug}")).await.contains("New Hall"), "{slug}");
    }
}

#[tokio::test]
async fn wish_13_a_list_by_group() {
    let office = Office::new().await;
    for day in ["tuesday", "friday"] {
        let form = format!("group=Mill+Group&{}&{PLACE}", TUESDAY.replace("tuesday", day));
        office.add(&format!("Mill {day}"), &form).await;
    }
    let list = office.get("/groups?place=Leeds").await;
    assert_eq!(list.matches("<h2>Mill Group</h2>").count(), 1, "{list}");
    assert!(list.contains("Every Tuesday, 7pm") && list.contains("Every Friday, 7pm"), "{list}");
    let calendar = office.get("/calendar.ics?group=Mill+Group&full=yes").await;
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 2, "a link that keeps one group's meetings");
}

#[tokio::test]
async fn wish_14_electronic_groups_without_an_address_and_an_explicit_pause() {
    let office = Office::new().await;
    let form = format!("{TUESDAY}&attendance=online&link=https%3A%2F%2Fchat.example%2Froom");
    let (slug, desk) = office.add("Chat Only", &form).await;
    assert!(office.get(&format!("/meeting/{slug}")).await.contains("https://chat.example/room"));
    assert!(office.get("/online?day=week").await.contains("Chat Only"));
    let sent = office.world.send("POST", &format!("{desk}/pause"), "do=save&reason=We+paint", &office.keeper).await;
    assert!(sent.status().is_redirection(), "{}", text(sent).await);
    let page = office.get(&format!("/meeting/{slug}")).await;
    assert!(page.contains("We paint"), "{page}");
    assert!(!office.get("/online?day=week").await.contains("Chat Only"), "a pause is said, not guessed");
}

#[tokio::test]
async fn wish_15_channels_beyond_the_web_and_open_maps() {
    let office = Office::new().await;
    let (slug, _) = office.add("Text Light", &format!("{TUESDAY}&{PLACE}")).await;
    let page = office.get(&format!("/meeting/{slug}/text")).await;
    assert!(page.contains("sms:?&#38;body=") || page.contains("sms:?&amp;body="), "{page}");
    let page = office.get(&format!("/meeting/{slug}")).await;
    assert!(page.contains("https://www.openstreetmap.org/directions"), "{page}");
    assert!(page.contains(&format!("/meeting/{slug}.ics")));
    let found = office.get("/nominatim/search?q=Leeds&format=jsonv2").await;
    assert!(found.contains("\"lat\""), "places by name without anybody's key: {found}");
}
