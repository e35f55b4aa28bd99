//! The journey through the front door, as a browser without script walks it.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use openseat_content::Content;

use crate::pages::account::tests::browser::{Browser, Page, wait};

/// Where the made-up town is.
const TOWN: &str = "02903";

/// A form as a browser would send it: names and values in order.
struct Form {
    action: String,
    fields: Vec<(String, String)>,
}

impl Form {
    /// The form of a page that goes to an address which begins so.
    fn of(page: &Page, action: &str) -> Self {
        let forms = page.body.split("<form ").skip(1).filter_map(|rest| rest.split("</form>").next());
        let form = forms.into_iter().find(|form| attribute(form, "action").is_some_and(|to| to.starts_with(action)));
        let form = form.unwrap_or_else(|| panic!("no form goes to {action}:\n{}", page.body));
        let action = attribute(form, "action").expect("it has one");
        let mut fields = Vec::new();
        for input in tags(form, "<input ") {
            let kind = attribute(input, "type").unwrap_or_default();
            let ticked = input.contains(" checked");
            if !["radio", "checkbox"].contains(&kind.as_str()) || ticked {
                fields.push((attribute(input, "name").expect("a name"), attribute(input, "value").unwrap_or_default()));
            }
        }
        for select in form.split("<select ").skip(1) {
            let select = select.split("</select>").next().unwrap_or_default();
            let options = tags(select, "<option ");
            let chosen = options.iter().find(|option| option.contains(" selected")).or(options.first());
            let value = chosen.and_then(|option| attribute(option, "value")).unwrap_or_default();
            fields.push((attribute(select, "name").expect("a name"), value));
        }
        Self { action, fields }
    }

    /// Ticks a box.
    fn tick(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.into(), value.into()));
        self
    }

    /// Chooses one of several, or types.
    fn set(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(key, _)| key != name);
        self.tick(name, value)
    }

    fn body(&self) -> String {
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.fields).finish()
    }

    fn address(&self) -> String {
        self.to(&self.action)
    }

    /// As another button of the form sends it.
    fn to(&self, action: &str) -> String {
        format!("{action}?{}", self.body())
    }
}

fn tags<'a>(html: &'a str, tag: &str) -> Vec<&'a str> {
    html.split(tag).skip(1).filter_map(|rest| rest.split('>').next()).collect()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split(&format!("{name}=\"")).nth(1)?;
    Some(plain(rest.split('"').next()?))
}

fn plain(text: &str) -> String {
    text.replace("&amp;", "&").replace("&#38;", "&").replace("&quot;", "\"").replace("&#39;", "'")
}

/// Every link of a page or of a part of it.
fn links(html: &str) -> Vec<String> {
    tags(html, "<a ").into_iter().filter_map(|tag| attribute(tag, "href")).collect()
}

fn link(page: &Page, beginning: &str) -> String {
    let found = links(&page.body).into_iter().find(|href| href.starts_with(beginning));
    found.unwrap_or_else(|| panic!("no link begins with {beginning}:\n{}", page.body))
}

/// Walks all four pages with a few answers.
async fn walk(browser: &mut Browser, place: &str) -> Page {
    let start = browser.get("/match").await;
    let one = browser.get(&link(&start, "/match/1")).await;
    let one = Form::of(&one, "/match/2").set("who", "me").tick("about", "alcohol").set("goal", "not_sure");
    let two = browser.get(&one.address()).await;
    let two = Form::of(&two, "/match/3").set("faith", "secular").tick("med", "mental_health");
    let three = browser.get(&two.address()).await;
    let three = Form::of(&three, "/match/4").set("place", place).set("mode", "both");
    let four = browser.get(&three.address()).await;
    let four = Form::of(&four, "/match/answer").set("style", "skills").tick("calm", "just_listen").set("w-size", "4");
    browser.get(&four.address()).await
}

#[tokio::test]
async fn four_pages_lead_to_an_answer_and_leave_nothing_behind() {
    let mut browser = Browser::new().await;
    let answer = walk(&mut browser, TOWN).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("set-cookie"), "");
    assert!(answer.body.contains("<title>Groups that may suit you – Meetings</title>"));
    for said in [
        "For me",
        "Alcohol",
        "I am not sure yet",
        "None, please",
        "Learn and practise skills",
        "Small groups: Matters most",
    ] {
        assert!(answer.body.contains(said), "{said} is not among the answers");
    }
    // Two kinds at least, and the soonest one.
    assert!(answer.body.matches("<section class=\"kind\"").count() >= 2, "{}", answer.body);
    assert!(answer.body.contains("The soonest you can reach"));
}

/// The sentences of a page that need something to rest on.
fn sentences(page: &Page) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for list in page.body.split("<ul class=\"why\">").skip(1) {
        let list = list.split("</ul>").next().unwrap_or_default();
        found.extend(list.split("<li>").skip(1));
    }
    for mark in ["<strong>Be careful:</strong>", "<strong>We do not know:</strong>"] {
        found.extend(page.body.split(mark).skip(1).map(|rest| rest.split("</p>").next().unwrap_or_default()));
    }
    found
}

#[tokio::test]
async fn every_reason_leads_to_an_answer_or_to_what_it_rests_on() {
    let mut browser = Browser::new().await;
    let answer = walk(&mut browser, TOWN).await;
    let kinds = answer.body.matches("<section class=\"kind\"").count();
    let sentences = sentences(&answer);
    assert!(sentences.len() >= 4 * kinds, "two reasons at least, a caution and an unknown for each");
    let content = Content::embedded();
    for sentence in sentences {
        let links = links(sentence);
        assert!(!links.is_empty(), "{sentence}");
        for href in links {
            let path = href.split(['?', '#']).next().unwrap_or_default();
            let known = match path.rsplit_once('/').expect("an address") {
                ("/evidence", id) => content.evidence().id(id).is_some(),
                ("/kinds", id) => content.fellowships().iter().any(|one| one.id.as_str() == id),
                ("/match", number) => {
                    let page = browser.get(&href).await;
                    let key = href.split('#').nth(1).expect("the question itself");
                    number.parse::<u8>().is_ok() && page.body.contains(&format!(" id=\"{key}\""))
                }
                ("/meeting", _) => browser.get(&href).await.status == 200,
                _ => false,
            };
            assert!(known, "{href}");
        }
    }
}

#[tokio::test]
async fn an_answer_is_changed_where_it_stands_and_the_others_stay() {
    let mut browser = Browser::new().await;
    let answer = walk(&mut browser, TOWN).await;
    let change =
        links(&answer.body).into_iter().find(|href| href.ends_with("#goal")).expect("a way to change the goal");
    let page = browser.get(&change).await;
    assert!(page.body.contains("value=\"not_sure\" checked"), "the answer is still there");
    // Straight to the groups, by the other button.
    let form = Form::of(&page, "/match/2").set("goal", "stop");
    assert!(page.body.contains("formaction=\"/match/answer\""));
    let again = browser.get(&form.to("/match/answer")).await;
    assert!(again.body.contains("<dd>To stop ") && again.body.contains("<dd>None, please "), "{}", again.body);
}

#[tokio::test]
async fn weights_move_without_script() {
    let mut browser = Browser::new().await;
    let answer = walk(&mut browser, TOWN).await;
    let form = Form::of(&answer, "/match/answer");
    assert!(form.fields.contains(&("w-size".into(), "4".into())));
    let moved = browser.get(&form.set("w-travel", "0").address()).await;
    assert!(moved.body.contains("How far it is: Does not matter"), "{}", moved.body);
}

#[tokio::test]
async fn the_same_address_shows_the_same_and_a_seed_is_drawn_once() {
    let mut browser = Browser::new().await;
    let first = browser.get(&format!("/match/answer?place={TOWN}")).await;
    let address = first.leads_to().to_owned();
    assert!(address.contains("seed="));
    let (one, other) = (browser.get(&address).await, browser.get(&address).await);
    assert_eq!(one.body, other.body);
    let second = browser.get(&format!("/match/answer?place={TOWN}")).await;
    assert_ne!(second.leads_to(), address, "the next person has an order of their own");
}

#[tokio::test]
async fn without_a_place_or_with_one_that_nobody_knows_there_are_online_groups_and_no_error() {
    let mut browser = Browser::new().await;
    let nowhere = walk(&mut browser, "").await;
    assert!(nowhere.body.contains("You named no place") && nowhere.body.contains("class=\"kind\""));
    let unknown = walk(&mut browser, "Xyzzyville").await;
    assert_eq!(unknown.status, 200);
    assert!(unknown.body.contains("We do not know the place") && unknown.body.contains("Change the place"));
    let several = walk(&mut browser, "Springfield").await;
    assert!(several.body.contains("Did you mean another place?"));
    let other = links(&several.body).into_iter().find(|href| href.contains("lat=")).expect("another Springfield");
    assert!(browser.get(&other).await.body.contains("Near Springfield"));
}

#[tokio::test]
async fn nothing_in_reach_is_a_page_with_ways_on() {
    let mut browser = Browser::new().await;
    let page = browser.get("/match/answer?mode=in_person&seed=1").await;
    assert_eq!(page.status, 200);
    for way in ["/online", "/now", "/kinds", "/help", "/match/3"] {
        assert!(links(&page.body).iter().any(|href| href.starts_with(way)), "{way}");
    }
}

#[tokio::test]
async fn the_answer_fits_into_the_first_flight() {
    let mut browser = Browser::new().await;
    walk(&mut browser, TOWN).await;
    for address in [
        format!("/match/answer?place={TOWN}&within=100mi&seed=7"),
        format!(
            "/match/answer?place={TOWN}&about=alcohol&about=gambling&goal=stop&med=opioid&med=mental_health&faith=secular\
             &with=women&need=step-free&proof=needed&calm=new&circle=yes&learned=skills&age=18_25&also=grief&seed=7"
        ),
        "/match/3?place=Leeds".to_owned(),
        "/match/4".to_owned(),
        "/match".to_owned(),
    ] {
        let page = browser.get(&address).await;
        let size: usize = page.header("content-length").parse().expect("a size");
        assert!(page.header("content-encoding") == "gzip" && size <= 14 * 1024, "{address}: {size}");
    }
}

#[tokio::test]
async fn a_list_for_a_phone_names_no_kind_unless_that_is_ticked() {
    let mut browser = Browser::new().await;
    let answer = walk(&mut browser, TOWN).await;
    let list = browser.get(&link(&answer, "/match/answer/text")).await;
    let message = |page: &Page| {
        plain(page.body.split("<p class=\"card lines\">").nth(1).expect("the list").split("</p>").next().unwrap())
    };
    let content = Content::embedded();
    let names = |text: &str| {
        content
            .fellowships()
            .iter()
            .filter(|one| text.contains(&one.name))
            .map(|one| one.name.clone())
            .collect::<Vec<_>>()
    };
    let (quiet, sms) = (message(&list), link(&list, "sms:"));
    assert!(names(&quiet).is_empty() && quiet.lines().count() >= 4, "{quiet}");
    assert!(link(&list, "mailto:?body=").len() > 20 && !sms.contains("match") && !sms.contains("seed"), "{sms}");
    let named = browser.get(&Form::of(&list, "/match/answer/text").tick("names", "yes").address()).await;
    assert!(names(&message(&named)).len() >= 2, "{}", message(&named));
}

#[tokio::test]
async fn a_sheet_for_a_worker_shows_what_the_person_ticks_and_no_more() {
    let mut browser = Browser::new().await;
    let answer = walk(&mut browser, TOWN).await;
    let sheet = browser.get(&link(&answer, "/match/sheet")).await;
    assert!(!sheet.body.contains("What I would like"), "nothing is shown before it is ticked");
    let shown = browser.get(&Form::of(&sheet, "/match/sheet").tick("show", "goal").address()).await;
    let part =
        shown.body.split("What I would like").nth(1).expect("the part").split("Groups to look at").next().unwrap();
    assert!(part.contains("I am not sure yet") && !part.contains("mental health"), "{part}");
}

/// The planned starts in an address: what stands after `try=`.
fn planned(address: &str) -> Vec<String> {
    let query = address.split('?').nth(1).unwrap_or_default();
    let pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs.filter(|(key, _)| key == "try").map(|(_, value)| value.into_owned()).collect()
}

/// The plan behind an answer: its address and its page.
async fn plan(browser: &mut Browser, answer: &Page) -> (String, Page) {
    let address = browser.get(&link(answer, "/match/plan")).await.leads_to().to_owned();
    let page = browser.get(&address).await;
    (address, page)
}

#[tokio::test]
async fn three_of_two_kinds_are_planned_within_four_weeks_and_one_is_swapped() {
    let mut browser = Browser::new().await;
    let answer = walk(&mut browser, TOWN).await;
    let (address, page) = plan(&mut browser, &answer).await;
    let tries = planned(&address);
    assert_eq!(tries.len(), 3, "{address}");
    let slots = page.body.split("class=\"plain plan\"").nth(1).expect("the plan").split("</ol>").next().unwrap();
    let kinds: BTreeSet<String> = links(slots).into_iter().filter(|href| href.starts_with("/kinds/")).collect();
    assert!(kinds.len() >= 2, "{slots}");
    let minutes: Vec<u32> = tries.iter().map(|one| one.rsplit_once('.').unwrap().1.parse().unwrap()).collect();
    let now = 29_924_322; // Monday 23 November 2026, 18:42 UTC
    assert!(minutes.iter().all(|minute| (now..now + 28 * 1440).contains(minute)), "{minutes:?}");
    assert_eq!(browser.get(&address).await.body, page.body, "the same address is the same plan");

    let form = Form::of(&page, "/match/plan");
    let other = tags(&page.body, "<option ").into_iter().filter_map(|tag| attribute(tag, "value"));
    let other = other.filter(|value| !value.is_empty()).find(|value| !tries.contains(value)).expect("another one");
    let mut fields = form.fields.clone();
    *fields.iter_mut().rfind(|(name, _)| name == "try").expect("a choice") = ("try".into(), other.clone());
    let swapped = browser.get(&Form { fields, ..form }.address()).await;
    assert!(links(&swapped.body).iter().any(|href| planned(href).contains(&other)), "{other}");
}

#[tokio::test]
async fn only_days_that_are_possible_are_planned() {
    let mut browser = Browser::new().await;
    browser.get("/match").await;
    let page = browser.get(&format!("/match/plan?place={TOWN}&day=tuesday&time=evening&seed=3")).await;
    let tries = planned(page.leads_to());
    assert!(!tries.is_empty());
    for one in tries {
        let minute: i64 = one.rsplit_once('.').unwrap().1.parse().unwrap();
        let zone = jiff::tz::TimeZone::get("America/New_York").unwrap();
        let at = jiff::Timestamp::from_second(minute * 60).unwrap().to_zoned(zone);
        assert_eq!(at.weekday(), jiff::civil::Weekday::Tuesday, "{at}");
        assert!((16..21).contains(&at.hour()), "{at}");
    }
}

#[tokio::test]
async fn the_plan_goes_into_a_calendar_that_betrays_nothing() {
    let mut browser = Browser::new().await;
    let answer = walk(&mut browser, TOWN).await;
    let (address, page) = plan(&mut browser, &answer).await;
    let file = browser.get(&link(&page, "/match/plan.ics")).await;
    assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(file.body.matches("BEGIN:VEVENT").count(), planned(&address).len());
    assert_eq!(file.body.matches("SUMMARY:Meeting\r\n").count(), planned(&address).len());
    assert!(!file.body.contains("/meeting/"));
    let named = links(&page.body).into_iter().find(|href| href.contains("full=yes")).expect("the named one");
    assert!(!browser.get(&named).await.body.contains("SUMMARY:Meeting\r\n"));
    assert_eq!(browser.get("/match/plan.ics?try=nothing.1").await.status, 404);
}

#[tokio::test]
async fn a_plan_is_kept_in_the_space_of_one_person_in_the_place_of_the_one_before() {
    let mut browser = Browser::new().await;
    let answer = walk(&mut browser, TOWN).await;
    let (_, page) = plan(&mut browser, &answer).await;
    let keep = link(&page, "/space/match/keep");
    assert!(browser.get(&keep).await.leads_to().starts_with("/sign-in?then="), "a space comes first");
    browser.start().await;
    let asked = browser.get(&keep).await;
    let kept = browser.post("/space/match", &Form::of(&asked, "/space/match").body()).await;
    assert_eq!(kept.leads_to(), "/space/trials?done=kept");
    let list = browser.get("/space/trials").await;
    assert!(list.body.contains("Still to come") && list.body.matches("/remove\"").count() == 3, "{}", list.body);
    // Kept again, the plan takes the place of the one before.
    browser.post("/space/match", &Form::of(&asked, "/space/match").body()).await;
    assert_eq!(browser.get("/space/trials").await.body.matches("/remove\"").count(), 3);

    let mut other = browser.another();
    other.start().await;
    assert!(other.get("/space/trials").await.body.contains("You have planned nothing yet."));
}

/// The kinds of a page in their order.
fn kinds_in_order(page: &Page) -> Vec<String> {
    page.body
        .split("<section class=\"kind\" aria-labelledby=\"kind-")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
        .collect()
}

#[tokio::test]
async fn what_is_said_after_a_visit_moves_warns_changes_and_goes() {
    let mut browser = Browser::new().await;
    let answer = walk(&mut browser, TOWN).await;
    let (_, page) = plan(&mut browser, &answer).await;
    let keep = link(&page, "/space/match/keep");
    browser.start().await;
    let asked = browser.get(&keep).await;
    browser.post("/space/match", &Form::of(&asked, "/space/match").body()).await;
    let before = kinds_in_order(&browser.get("/space/match").await);
    // Wait until the first one is over, and no longer than a session holds.
    let mut tap = None;
    for _ in 0..40 {
        wait(SignedDuration::from_hours(4));
        let list = browser.get("/space/trials").await;
        let own = |href: &String| href.starts_with("/space/trials/");
        tap = links(&list.body).into_iter().find(own);
        if tap.is_some() {
            break;
        }
    }
    let tap = tap.expect("the first meeting was within a week");
    let first = before.first().expect("a kind").clone();
    let form = Form::of(&browser.get(&tap).await, "/space/trials/").set("again", "no").set("remark", "against");
    assert_eq!(browser.post(&tap, &form.body()).await.leads_to(), "/space/trials?done=said");
    let list = browser.get("/space/trials").await.body;
    assert!(list.contains("Would you go again? No") && list.contains("Yes, against it"), "{list}");
    let own = browser.get("/space/match").await;
    let after = kinds_in_order(&own);
    assert_ne!(after.first(), Some(&first), "the other kinds are offered first: {before:?} {after:?}");
    assert!(own.body.contains("They stand in your own order."));
    // Changed, then left out again.
    let form = Form::of(&browser.get(&tap).await, "/space/trials/");
    assert!(form.fields.contains(&("remark".into(), "against".into())), "what was said is there to change");
    let form = form.set("again", "yes").set("remark", "");
    browser.post(&tap, &form.body()).await;
    let own = browser.get("/space/match").await;
    assert!(own.body.contains("You went, and would go again.") && !own.body.contains("against medicine here"));
    // Nobody else sees another order.
    let mut other = browser.another();
    other.start().await;
    assert_eq!(other.get(&tap).await.status, 404);
    assert!(other.get("/space/match").await.body.contains("You keep no answers here."));
    // Deleted.
    let list = browser.get("/space/trials").await;
    let form = Form::of(&list, &format!("{}/remove", tap.split('?').next().unwrap()));
    assert_eq!(browser.post(&form.action.clone(), &form.body()).await.leads_to(), "/space/trials?done=removed");
    assert_eq!(browser.get(&tap).await.status, 404);
    let remove = Form::of(&browser.get("/space/match").await, "/space/match/remove");
    browser.post("/space/match/remove", &remove.body()).await;
    assert!(browser.get("/space/match").await.body.contains("You keep no answers here."));
}

#[tokio::test]
async fn the_journey_is_walked_in_spanish_too() {
    let mut browser = Browser::new().await;
    let start = browser.get("/match?lang=es").await;
    let one = browser.get(&link(&start, "/match/1")).await;
    let form = Form::of(&one, "/match/2").set("goal", "cut_down");
    assert!(form.fields.contains(&("lang".into(), "es".into())));
    let answer = browser.get(&form.to("/match/answer")).await;
    assert!(answer.body.contains("Grupos que pueden ir contigo") && answer.body.contains("<dd>Reducir "));
    assert!(links(&answer.body).iter().filter(|href| href.starts_with("/match")).all(|href| href.contains("lang=")));
}

#[tokio::test]
async fn who_is_under_18_is_told_what_that_means_and_sees_no_group_for_adults_only() {
    let mut browser = Browser::new().await;
    browser.get("/match").await;
    let page = browser.get(&format!("/match/answer?place={TOWN}&age=under_18&within=100mi&seed=5")).await;
    assert!(page.body.contains("You are under 18"));
    let content = Content::embedded();
    for kind in kinds_in_order(&page) {
        let id = openseat_domain::fellowship::FellowshipId::new(&kind);
        let ages = content.kind(&id).expect("a kind of the catalogue").ages;
        assert!(ages != openseat_domain::kind::Ages::Adults, "{kind}");
    }
}
