//! The desk of those who keep the list: its samples, and its pages through the front door.

use axum::{body::Body, http::Response};
use openseat_actions::keeping;
use openseat_content::Locale;
use openseat_domain::role::Role;

use super::{
    render::rendered,
    world::{Asker, World},
};
use crate::{
    pages::directory::{
        areas, bulk, check, duplicate, duplicates, edit, feed, feeds,
        fields::{TYPED, Typed},
        home, meeting, meetings, overrides, record, state,
    },
    person::Person,
    site::tests::{monday_evening, visit_to},
};

/// Every page, by name.
pub(super) fn all(person: &Person) -> Vec<(String, String)> {
    vec![
        rendered("directory", &home::HomePage::sample(person)),
        rendered("directory-regional", &home::HomePage::sample_regional(person)),
        rendered("directory-meetings", &meetings::MeetingsPage::sample(person)),
        rendered("directory-meetings-none", &meetings::MeetingsPage::sample_none(person)),
        rendered("directory-meeting", &meeting::MeetingPage::sample(person)),
        rendered("directory-meeting-closed", &meeting::MeetingPage::sample_closed(person)),
        rendered("directory-edit", &edit::EditPage::sample(person)),
        rendered("directory-edit-error", &edit::EditPage::sample_error(person)),
        rendered("directory-add", &edit::EditPage::sample_new(person)),
        rendered("directory-group", &edit::EditPage::sample_group(person)),
        rendered("directory-check", &check::CheckPage::sample(person)),
        rendered("directory-pause-error", &state::StatePage::sample_pause_error(person)),
        rendered("directory-close", &state::StatePage::sample_close(person)),
        rendered("directory-reopen", &state::StatePage::sample_reopen(person)),
        rendered("directory-bulk", &bulk::BulkPage::sample(person)),
        rendered("directory-bulk-error", &bulk::BulkPage::sample_error(person)),
        rendered("directory-bulk-ask", &bulk::AskPage::sample(person)),
        rendered("directory-bulk-ask-error", &bulk::AskPage::sample_error(person)),
        rendered("directory-overrides", &overrides::OverridesPage::sample(person)),
        rendered("directory-overrides-none", &overrides::OverridesPage::sample_none(person)),
        rendered("directory-duplicates", &duplicates::DuplicatesPage::sample(person)),
        rendered("directory-duplicates-none", &duplicates::DuplicatesPage::sample_none(person)),
        rendered("directory-duplicate", &duplicate::DuplicatePage::sample(person)),
        rendered("directory-duplicate-said", &duplicate::DuplicatePage::sample_said(person)),
        rendered("directory-feeds", &feeds::FeedsPage::sample(person)),
        rendered("directory-feed", &feed::FeedPage::sample(person)),
        rendered("directory-areas", &areas::AreasPage::sample(person)),
        rendered("directory-areas-none", &areas::AreasPage::sample_none(person)),
        rendered("directory-areas-error", &areas::AreasPage::sample_error(person)),
        rendered("directory-record", &record::RecordPage::sample(person)),
    ]
}

async fn text(response: Response<Body>) -> String {
    let body = axum::body::to_bytes(response.into_body(), 4 << 20).await.expect("a body");
    String::from_utf8_lossy(&body).into_owned()
}

fn leads_to(response: &Response<Body>) -> String {
    let to = response.headers().get("location").and_then(|to| to.to_str().ok());
    to.unwrap_or_default().to_owned()
}

/// The town, somebody who keeps its list, and the desk's address of one of its meetings.
async fn desk() -> (World, Asker, String, String) {
    let world = World::new().await;
    let mut keeper = world.person("keeper").await;
    world.join(&mut keeper, world.clinic, Role::Steward).await;
    let slug = world.filled("{slug}");
    let id = meeting_id(&world, &slug).await;
    (world, keeper, slug, format!("/directory/meeting/{id}"))
}

async fn meeting_id(world: &World, slug: &str) -> String {
    let view = openseat_actions::meeting::view(world.house(), slug, monday_evening()).await.expect("read");
    view.expect("there").id.to_string()
}

/// What a browser would send of the form on a page: its first form with many fields.
fn form_of(page: &str) -> String {
    let form = page.split("<form").find(|form| form.contains("value=\"check\"")).expect("a form that is checked");
    let mut out = url::form_urlencoded::Serializer::new(String::new());
    for tag in form.split('<').filter(|tag| tag.starts_with("input ") || tag.starts_with("textarea ")) {
        let of = |name: &str| {
            let value = tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
            value.map(unescaped).unwrap_or_default()
        };
        let boxed = tag.contains("type=\"checkbox\"") || tag.contains("type=\"radio\"");
        if of("name") == "form" || boxed && !tag.contains(" checked") {
            continue;
        }
        let value = if tag.starts_with("textarea") {
            unescaped(tag.split_once('>').map_or("", |(_, text)| text))
        } else {
            of("value")
        };
        out.append_pair(&of("name"), &value);
    }
    for select in form.split("<select ").skip(1) {
        let name = select.split("name=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let options: Vec<&str> =
            select.split("</select>").next().unwrap_or_default().split("<option ").skip(1).collect();
        let chosen = options.iter().find(|option| option.contains(" selected")).or(options.first());
        let value = chosen.and_then(|option| option.split("value=\"").nth(1)).and_then(|rest| rest.split('"').next());
        out.append_pair(name, &unescaped(value.unwrap_or_default()));
    }
    out.finish()
}

fn unescaped(text: &str) -> String {
    let pairs = [("&#38;", "&"), ("&amp;", "&"), ("&#39;", "'"), ("&#34;", "\""), ("&#60;", "<"), ("&#62;", ">")];
    pairs.into_iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// The same form with another value of one input.
fn with(form: &str, name: &str, value: &str) -> String {
    let mut out = url::form_urlencoded::Serializer::new(String::new());
    out.extend_pairs(url::form_urlencoded::parse(form.as_bytes()).filter(|(key, _)| key != name));
    out.append_pair(name, value);
    out.finish()
}

#[tokio::test]
async fn a_name_is_changed_after_a_look_and_taken_back() {
    let (world, keeper, slug, desk) = desk().await;
    let public = async || text(world.send("GET", &format!("/meeting/{slug}"), "", &Asker::visitor()).await).await;
    let edit = format!("{desk}/edit");
    let page = text(world.send("GET", &edit, "", &keeper).await).await;
    let form = form_of(&page);
    let same = world.send("POST", &edit, &with(&form, "do", "check"), &keeper).await;
    assert_eq!(leads_to(&same), format!("{desk}?done=nothing"), "what nobody touched is no change");
    let form = with(&with(&form, "name", "A Brand New Name"), "why", "They wrote to us");
    let check = text(world.send("POST", &edit, &with(&form, "do", "check"), &keeper).await).await;
    assert!(check.contains("Check what will change") && check.contains("A Brand New Name"), "{check}");
    assert_eq!(check.matches("<dt>").count(), 1, "one row for one field: {check}");
    assert!(!public().await.contains("A Brand New Name"), "nothing is done before it is saved");
    let again = text(world.send("POST", &edit, &with(&form, "do", "again"), &keeper).await).await;
    assert!(again.contains("value=\"A Brand New Name\"") && again.contains("They wrote to us"), "{again}");
    let saved = leads_to(&world.send("POST", &edit, &with(&form, "do", "save"), &keeper).await);
    let batch = saved.split("batch=").nth(1).expect("it can be taken back").to_owned();
    assert!(public().await.contains("A Brand New Name"));
    let page = text(world.send("GET", &saved, "", &keeper).await).await;
    assert!(page.contains("They wrote to us") && page.contains("Changed by hand"), "{page}");
    let undone = world.send("POST", "/directory/undo", &format!("batch={batch}&back={desk}"), &keeper).await;
    assert!(leads_to(&undone).starts_with(&format!("{desk}?done=undone")), "{}", leads_to(&undone));
    assert!(!public().await.contains("A Brand New Name"));
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays() {
    let (world, keeper, _, desk) = desk().await;
    let edit = format!("{desk}/edit");
    let form = form_of(&text(world.send("GET", &edit, "", &keeper).await).await);
    let wrong = with(&with(&form, "start", "late"), "link", "not a link");
    let page = world.send("POST", &edit, &with(&wrong, "do", "check"), &keeper).await;
    assert_eq!(page.status().as_u16(), 422);
    let page = text(page).await;
    assert!(page.contains("href=\"#start\"") && page.contains("href=\"#link\""), "{page}");
    assert!(page.contains("value=\"late\"") && page.contains("value=\"not a link\""), "{page}");
}

#[tokio::test]
async fn a_meeting_is_paused_closed_and_opened_again() {
    let (world, keeper, slug, desk) = desk().await;
    let now = async || text(world.send("GET", "/now", "", &Asker::visitor()).await).await;
    let link = format!("/meeting/{slug}\"");
    assert!(now().await.contains(&link));
    let early = "from=2026-12-01&until=2026-11-01&do=check";
    assert_eq!(world.send("POST", &format!("{desk}/pause"), early, &keeper).await.status().as_u16(), 422);
    let pause = "from=2026-11-23&until=2026-12-06&reason=Paint&do=";
    let check = text(world.send("POST", &format!("{desk}/pause"), &format!("{pause}check"), &keeper).await).await;
    assert!(check.contains("6 December") && now().await.contains(&link), "{check}");
    world.send("POST", &format!("{desk}/pause"), &format!("{pause}save"), &keeper).await;
    assert!(!now().await.contains(&link), "it is not held this week");
    let check = text(world.send("POST", &format!("{desk}/close"), "do=check", &keeper).await).await;
    assert!(check.contains("People will not find the meeting any more"), "{check}");
    world.send("POST", &format!("{desk}/close"), "do=save", &keeper).await;
    let page = text(world.send("GET", &desk, "", &keeper).await).await;
    assert!(page.contains("<strong>Closed</strong>") && !page.contains("/close\""), "{page}");
    world.send("POST", &format!("{desk}/reopen"), "do=save", &keeper).await;
    assert!(now().await.contains(&link), "closed and paused no more");
}

#[tokio::test]
async fn a_meeting_is_added_with_its_place_and_found() {
    let (world, keeper, ..) = desk().await;
    let form = form_of(&text(world.send("GET", "/directory/add", "", &keeper).await).await);
    let empty = world.send("POST", "/directory/add", &with(&form, "do", "check"), &keeper).await;
    assert_eq!(empty.status().as_u16(), 422, "a name and a time are asked for");
    let fields = [
        ("name", "Evening Light"),
        ("rule", "month"),
        ("nth", "last"),
        ("day", "friday"),
        ("start", "7:30pm"),
        ("attendance", "in_person"),
        ("street", "5 Example Street"),
        ("city", "Leeds"),
        ("types", "step-free"),
    ];
    let form = fields.iter().fold(form, |form, (name, value)| with(&form, name, value));
    let check = text(world.send("POST", "/directory/add", &with(&form, "do", "check"), &keeper).await).await;
    assert!(check.contains("The last Friday of each month") && check.contains("7:30pm"), "{check}");
    let saved = leads_to(&world.send("POST", "/directory/add", &with(&form, "do", "save"), &keeper).await);
    assert!(saved.ends_with("?done=added"), "{saved}");
    let public = text(world.send("GET", "/meeting/evening-light-leeds", "", &Asker::visitor()).await).await;
    assert!(public.contains("Evening Light") && public.contains("5 Example Street"), "{public}");
    let page = text(world.send("GET", &saved, "", &keeper).await).await;
    assert!(page.contains("It was added to the list."), "{page}");
}

#[tokio::test]
async fn many_are_changed_at_once_and_taken_back_at_once() {
    let (world, keeper, _, desk) = desk().await;
    let list = text(world.send("GET", "/directory/meetings?state=open", "", &keeper).await).await;
    let ids: Vec<&str> = list.split("href=\"/directory/meeting/").skip(1).filter_map(|rest| rest.get(..36)).collect();
    let (one, two) = (ids[0], ids[1]);
    let form = format!("m={one}&m={two}&act=online&link=https%3A%2F%2Fvideo.example%2Fj%2F77");
    let nothing = world.send("POST", "/directory/bulk", "act=online&do=ask", &keeper).await;
    assert_eq!(nothing.status().as_u16(), 422, "none is chosen");
    let check = text(world.send("POST", "/directory/bulk", &format!("{form}&do=check"), &keeper).await).await;
    assert!(check.contains("This changes 2 meetings."), "{check}");
    let saved = leads_to(&world.send("POST", "/directory/bulk", &format!("{form}&do=save"), &keeper).await);
    let link = async |id: &str| {
        let page = text(world.send("GET", &format!("/directory/meeting/{id}"), "", &keeper).await).await;
        page.contains("https://video.example/j/77")
    };
    assert!(link(one).await && link(two).await);
    let record = text(world.send("GET", "/directory/record", "", &keeper).await).await;
    assert!(record.contains("2 meetings."), "{record}");
    let batch = saved.split("batch=").nth(1).expect("it can be taken back");
    world.send("POST", "/directory/undo", &format!("batch={batch}&back=/directory/record"), &keeper).await;
    let page = text(world.send("GET", &format!("/directory/meeting/{one}"), "", &keeper).await).await;
    assert!(!page.contains("<dd>https://video.example/j/77</dd>"), "{page}");
    assert!(!desk.is_empty());
}

#[tokio::test]
async fn a_type_is_added_to_many_and_taken_away_as_their_programme_writes_it() {
    let (world, keeper, _, desk) = desk().await;
    let id = &desk["/directory/meeting/".len()..];
    let form = |act: &str| format!("m={id}&act={act}&types=captions&do=save");
    world.send("POST", "/directory/bulk", &form("add"), &keeper).await;
    let has = async || {
        let id = id.parse().expect("an id");
        let signed = keeper.signed.as_ref().expect("signed in");
        let view = keeping::one(world.house(), signed, id, monday_evening()).await.expect("there");
        let content = world.house().content();
        content.concept_set(&view.laid.draft).contains(content.concept("captions").expect("it is a concept"))
    };
    assert!(has().await);
    world.send("POST", "/directory/bulk", &form("drop"), &keeper).await;
    assert!(!has().await);
}

#[tokio::test]
async fn a_group_is_changed_once_and_its_times_stay() {
    let (world, keeper, _, desk) = desk().await;
    let group = desk.replace("/meeting/", "/group/");
    let page = text(world.send("GET", &group, "", &keeper).await).await;
    let form = with(&form_of(&page), "group-notes", "Bring a cup.");
    let count = url::form_urlencoded::parse(form.as_bytes()).filter(|(name, _)| name == "m").count();
    let check = text(world.send("POST", &group, &with(&form, "do", "check"), &keeper).await).await;
    assert_eq!(check.matches("Bring a cup.").count(), count + 1, "a row for each, and once in the form: {check}");
    let saved = leads_to(&world.send("POST", &group, &with(&form, "do", "save"), &keeper).await);
    assert!(saved.contains("done=changed"), "{saved}");
    let none = with(&form, "m", "");
    assert_eq!(world.send("POST", &group, &with(&none, "do", "check"), &keeper).await.status().as_u16(), 422);
}

#[tokio::test]
async fn the_feeds_own_word_is_taken_again_after_a_look() {
    let (world, keeper, _, desk) = desk().await;
    let edit = format!("{desk}/edit");
    let form = form_of(&text(world.send("GET", &edit, "", &keeper).await).await);
    let form = with(&with(&form, "name", "A Brand New Name"), "do", "save");
    world.send("POST", &edit, &form, &keeper).await;
    let source = format!("{desk}/source");
    let check = text(world.send("POST", &source, "field=name&do=check", &keeper).await).await;
    assert!(check.contains("Check what will change") && check.contains("A Brand New Name"), "{check}");
    let again = text(world.send("GET", &desk, "", &keeper).await).await;
    assert!(again.contains("<h1>A Brand New Name</h1>"), "nothing is done before it is saved");
    let saved = leads_to(&world.send("POST", &source, "field=name&do=save", &keeper).await);
    assert!(saved.starts_with(&format!("{desk}?done=changed&batch=")), "{saved}");
    let page = text(world.send("GET", &saved, "", &keeper).await).await;
    assert!(
        !page.contains("<h1>A Brand New Name</h1>") && page.contains("A Brand New Name"),
        "only its history: {page}"
    );
    let nothing = leads_to(&world.send("POST", &source, "field=name&do=save", &keeper).await);
    assert_eq!(nothing, format!("{desk}?done=nothing"));
}

/// The desk's address of a meeting that names its town, and the town.
async fn in_a_town(world: &World, keeper: &Asker) -> (String, String) {
    let (house, who, now) = (world.house(), keeper.signed.as_ref().expect("signed in"), monday_evening());
    let rows = keeping::found(house, who, &keeping::Wanted::default(), 400, now).await.expect("it may be seen");
    for row in rows {
        let view = keeping::one(house, who, row.id, now).await.expect("it is there");
        if let Some(town) = view.laid.draft.place.and_then(|place| place.city) {
            return (format!("/directory/meeting/{}", row.id), town);
        }
    }
    panic!("no meeting names its town")
}

#[tokio::test]
async fn a_site_is_given_a_town_and_its_list_keeper_reaches_that_town_alone() {
    let (mut world, keeper, ..) = desk().await;
    let (desk, town) = in_a_town(&world, &keeper).await;
    let site = world.site(world.clinic, "North").await;
    let mut regional = world.person("regional").await;
    world.join(&mut regional, site, Role::Steward).await;
    let status = async |who: &Asker, path: &str| world.send("GET", path, "", who).await.status().as_u16();
    assert_eq!((status(&regional, "/directory").await, status(&regional, &desk).await), (404, 404));
    let none = world.send("POST", "/directory/areas", &format!("node={}&of=region&name=", site.node()), &keeper).await;
    assert_eq!(none.status().as_u16(), 422);
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    form.append_pair("node", &site.node().to_string()).append_pair("of", "region").append_pair("name", "Nowhere");
    world.send("POST", "/directory/areas", &form.finish(), &keeper).await;
    assert_eq!((status(&regional, "/directory").await, status(&regional, &desk).await), (200, 404));
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    form.append_pair("node", &site.node().to_string()).append_pair("of", "region").append_pair("name", &town);
    world.send("POST", "/directory/areas", &form.finish(), &keeper).await;
    assert_eq!(status(&regional, &desk).await, 200, "{town}");
    for path in ["/directory/areas", "/directory/record", "/directory/duplicates"] {
        assert_eq!(status(&regional, path).await, 404, "{path} is of the whole list");
    }
    let mine = text(world.send("GET", "/directory/areas", "", &keeper).await).await;
    let charge = mine.split("name=\"charge\" value=\"").nth(2).and_then(|rest| rest.get(..36)).expect("two parts");
    world.send("POST", "/directory/areas", &format!("do=take&charge={charge}"), &keeper).await;
    assert_eq!(status(&regional, &desk).await, 404);
}

#[tokio::test]
async fn nobody_else_gets_to_the_desk() {
    let (world, keeper, _, desk) = desk().await;
    let stranger = world.person("stranger").await;
    for path in
        ["/directory", "/directory/meetings", "/directory/feeds", "/directory/record", "/directory/areas", &desk]
    {
        assert_eq!(world.send("GET", path, "", &stranger).await.status().as_u16(), 404, "{path}");
        assert_eq!(world.send("GET", path, "", &keeper).await.status().as_u16(), 200, "{path}");
        assert_eq!(world.send("GET", path, "", &Asker::visitor()).await.status().as_u16(), 303, "{path}");
    }
    let edit = format!("{desk}/edit");
    assert_eq!(world.send("POST", &edit, "name=X&do=save", &stranger).await.status().as_u16(), 404);
    let elsewhere = world.send_bare("POST", &edit, "name=X&do=save", &keeper).await;
    assert_eq!(elsewhere.status().as_u16(), 403, "a form without our token");
}

/// What is written into the form and read out of it again says what the meeting said, for every meeting of the town.
#[tokio::test]
async fn a_form_that_nobody_touched_says_what_the_meeting_said() {
    let visit = visit_to(Locale::En, "/").await;
    let content = &visit.site.content;
    let town = openseat_content::town();
    assert!(town.len() > 100);
    for draft in town {
        let laid = draft.into();
        let typed = Typed::of(&laid, content);
        for field in TYPED {
            assert_eq!(typed.word(field, &laid, content), Ok(field.of(&laid)), "{field:?}");
        }
        // A browser that changes one thing leaves the others.
        let sent: Vec<(String, String)> = typed.pairs().map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(sent.iter().filter(|(name, _)| name != "start")).append_pair("start", "06:15");
        let read = Typed::read(&crate::form::Fields::read(form.finish().as_bytes()), &TYPED);
        let said = read.word(openseat_domain::amendment::Field::When, &laid, content);
        let schedule = laid.draft.schedule.clone();
        match (said, schedule) {
            (Ok(openseat_domain::amendment::Word::When(Some(is))), Some(was)) => {
                assert_eq!(is.start, 6 * 60 + 15);
                let same = openseat_domain::schedule::Schedule { start: is.start, ..was };
                assert_eq!(is.repeats(), same.repeats(), "{same:?}");
                assert_eq!(
                    (is.minutes, &is.zone, is.from, is.until),
                    (same.minutes, &same.zone, same.from, same.until)
                );
            }
            (other, was) => assert!(was.is_none(), "{other:?} {was:?}"),
        }
    }
}
