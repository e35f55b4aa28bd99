//! Every form there is, filled by the type of each question, through the front door of the site: entered, shown,
//! changed, added up, printed and taken away. And what some of them do beyond that.

use axum::http::StatusCode;
use openseat_content::{Content, Locale, form::FormInfo};
use openseat_domain::form::{Answers, Ask, Flow, Item, Offer};

use super::{
    form::{get, post},
    world::{Asker, World},
};

/// What is typed into a question, and what the page of the entry says of it. The second time it is another answer.
struct Typed {
    field: String,
    value: String,
    says: String,
}

fn typed(info: &FormInfo, item: &Item, row: &str, again: bool) -> Vec<Typed> {
    let one = |value: String, says: String| Typed { field: format!("{row}{}", item.link), value, says };
    match &item.ask {
        Ask::Choice(choices) => {
            let choice = if again { choices.last() } else { choices.first() };
            let code = choice.map(|one| one.code.clone()).unwrap_or_default();
            let says = info.choice(&item.link, &code, Locale::En).text.to_owned();
            vec![one(code, says)]
        }
        Ask::Whole { low, high } => {
            let value = if again { low + (high - low) / 2 } else { *high };
            vec![one(value.to_string(), value.to_string())]
        }
        Ask::Yes => vec![one(if again { "no" } else { "yes" }.into(), if again { "No" } else { "Yes" }.into())],
        Ask::Text { .. } => {
            let text = if again { format!("Changed {}", item.link) } else { format!("Written {}", item.link) };
            vec![one(text.clone(), text)]
        }
        Ask::Day => {
            let day = if again { "17" } else { "3" };
            let part = |end: &str, value: &str| Typed {
                field: format!("{row}{}-{end}", item.link),
                value: value.into(),
                says: String::new(),
            };
            vec![
                part("day", day),
                part("month", "oct"),
                Typed { says: format!("{day} October"), ..part("year", "2026") },
            ]
        }
        _ => Vec::new(),
    }
}

/// Everything that can be asked within items: what is in rows is written into the first row.
fn all(info: &FormInfo, items: &[Item], row: &str, again: bool, out: &mut Vec<Typed>) {
    for item in items.iter().filter(|item| !item.hidden) {
        match &item.ask {
            Ask::Group(inside) if item.is_rows() => {
                let field = format!("rows.{}", item.link);
                out.push(Typed { field, value: "1".into(), says: String::new() });
                all(info, inside, &format!("{}.0.", item.link), again, out);
            }
            Ask::Group(inside) => all(info, inside, row, again, out),
            _ => out.extend(typed(info, item, row, again)),
        }
    }
}

/// What the browser sends from a page: the fields that the page has, and which they are.
fn sent(page: &str, given: &[Typed]) -> String {
    let has = |field: &str| page.contains(&format!("name=\"{field}\""));
    let fields = given.iter().filter(|one| has(&one.field)).map(|one| (one.field.as_str(), one.value.as_str()));
    let shown = page.split("name=\"shown\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(fields).extend_pairs(shown.map(|link| ("shown", link)));
    form.finish()
}

/// Goes from page to page until nothing more is asked, and gives the address of the entry.
async fn fill(world: &World, who: &Asker, info: &FormInfo, from: String, again: bool) -> String {
    let mut given = Vec::new();
    all(info, &info.form.items, "", again, &mut given);
    let mut at = from;
    for _ in 0..60 {
        let here = at.split(['?', '#']).next().expect("a path").to_owned();
        let asks = here.starts_with(&format!("/space/forms/{}/", info.form.id))
            && !here.ends_with("/help")
            && here.matches('/').count() == 5;
        if !asks {
            break;
        }
        let page = get(world, &at.replace(['#'], "&"), who).await;
        at = post(world, &here, &sent(&page, &given), who).await;
    }
    at
}

/// Where the entry stands, wherever its form leads when it is kept.
async fn entry(world: &World, who: &Asker, info: &FormInfo) -> String {
    let front = get(world, &format!("/space/forms/{}", info.form.id), who).await;
    let link = format!("<th scope=\"row\"><a href=\"/space/forms/{}/", info.form.id);
    let links = front.split(&link);
    let id =
        links.skip(1).find_map(|rest| rest.split('"').next()).unwrap_or_else(|| panic!("{}: {front}", info.form.id));
    format!("/space/forms/{}/{id}", info.form.id)
}

#[tokio::test]
async fn every_form_is_entered_shown_changed_added_up_printed_and_taken_away() {
    let world = World::new().await;
    let (ash, other) = (world.person("ash").await, world.person("other").await);
    let content = Content::embedded();
    let offered = content.forms().list().iter().filter(|info| info.form.offer(false) == Offer::Yes);
    let mut forms = 0;
    for info in offered {
        let id = &info.form.id;
        let first = match info.form.flow {
            Flow::Sheet => "all",
            Flow::Pages => info.form.steps(&Answers::default())[0].link(),
        };
        fill(&world, &ash, info, format!("/space/forms/{id}/new/{first}"), false).await;
        let here = entry(&world, &ash, info).await;
        let shown = get(&world, &here, &ash).await;
        for says in expected(info) {
            assert!(shown.contains(&escaped(&says)), "{id}: {says} is not shown: {shown}");
        }
        for path in [here.clone(), format!("{here}/{first}")] {
            assert_eq!(world.send("GET", &path, "", &other).await.status(), StatusCode::NOT_FOUND, "{path}");
        }
        // Everything is answered in another way.
        for step in steps(info) {
            let page = world.send("GET", &format!("{here}/{step}"), "", &ash).await;
            if page.status() == StatusCode::OK {
                let mut changed = Vec::new();
                all(info, &info.form.items, "", true, &mut changed);
                let page = get(&world, &format!("{here}/{step}"), &ash).await;
                post(&world, &format!("{here}/{step}"), &sent(&page, &changed), &ash).await;
            }
        }
        let changed = get(&world, &here, &ash).await;
        assert!(!changed.contains("Written "), "{id}: what was written before is still there: {changed}");
        assert!(shown != changed, "{id}");
        let summary = get(&world, &format!("/space/forms/{id}/summary"), &ash).await;
        assert!(summary.contains("From 1 entry."), "{id}: {summary}");
        let paper = get(&world, &format!("/space/forms/{id}/paper"), &ash).await;
        assert!(!paper.contains("Changed "), "{id}: it is printed empty");
        let gone = world.send("POST", &format!("{here}/remove"), "", &ash).await;
        assert_eq!(gone.status(), StatusCode::OK, "{id}");
        assert_eq!(world.send("GET", &here, "", &ash).await.status(), StatusCode::NOT_FOUND, "{id}");
        let empty = get(&world, &format!("/space/forms/{id}/summary"), &ash).await;
        assert!(empty.contains("Nothing yet."), "{id}: nothing of it adds up any more");
        forms += 1;
    }
    assert!(forms > 55, "{forms} forms");
}

/// What the page of the entry says, of all that is asked after these answers. What a row opens in itself is asked when
/// the sheet is shown again, and so not here.
fn expected(info: &FormInfo) -> Vec<String> {
    let mut answers = Answers::default();
    let mut says = Vec::new();
    for item in &info.form.every() {
        let open = item.when.conditions.is_empty();
        let in_rows = info.form.every().iter().any(|one| one.is_rows() && one.inside().contains(item));
        let first = typed(info, item, "", false);
        let value = match first.as_slice() {
            _ if item.hidden || in_rows => Vec::new(),
            [one] => item.accept(&[&one.value]).expect("what is typed is an answer"),
            [_, _, _] => item.accept(&["2026-10-03"]).expect("a day"),
            _ => Vec::new(),
        };
        answers.set(&item.link, value);
        let asked =
            if in_rows { open && !item.hidden } else { !info.form.live(&answers).values(&item.link).is_empty() };
        says.extend(first.into_iter().map(|one| one.says).filter(|text| asked && !text.is_empty()));
    }
    says
}

fn steps(info: &FormInfo) -> Vec<String> {
    match info.form.flow {
        Flow::Sheet => vec!["all".into()],
        Flow::Pages => {
            let every = info.form.every().into_iter().filter(|item| item.is_question() || item.is_rows());
            every.map(|item| item.link.clone()).collect()
        }
    }
}

/// As a page writes it.
fn escaped(text: &str) -> String {
    text.replace('&', "&#38;").replace('\'', "&#39;")
}

/// One sheet that has this many rows of one group, and single answers.
async fn keep(world: &World, who: &Asker, form: &str, group: &str, rows: &[&str], rest: &str) -> String {
    let rows: Vec<String> = rows
        .iter()
        .enumerate()
        .map(|(number, row)| row.split('&').map(|one| format!("{group}.{number}.{one}")).collect::<Vec<_>>().join("&"))
        .collect();
    let body = format!("rows.{group}={}&{}&{rest}", rows.len(), rows.join("&"));
    post(world, &format!("/space/forms/{form}/new/all"), &body, who).await
}

#[tokio::test]
async fn the_wheel_of_a_life_is_drawn_and_names_the_widest_gap() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let rows = ["part=Health&is=3&matters=9", "part=Money&is=6&matters=7", "part=Friends&is=8&matters=8"];
    let end = keep(&world, &ash, "balance", "slices", &rows, "shown=of&of=My+life").await;
    let page = get(&world, &end, &ash).await;
    assert!(page.contains("The widest gap is in Health: it matters 9, and it is at 3."), "{page}");
    assert!(page.contains("<polygon class=\"line full\"") && !page.contains("line was"), "{page}");
    keep(
        &world,
        &ash,
        "balance",
        "slices",
        &["part=Health&is=5&matters=9", "part=Money&is=6&matters=7", "part=Friends&is=8&matters=8"],
        "",
    )
    .await;
    let summary = get(&world, "/space/forms/balance/summary", &ash).await;
    assert!(summary.contains("line was") && summary.contains("From 2 entries."), "{summary}");
}

#[tokio::test]
async fn money_that_is_planned_stands_beside_what_was_spent() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let rows = [
        "for=work&item=Course&approved=120&spent=80",
        "for=friends&item=Bus&approved=30&spent=35",
        "for=work&item=Book&approved=20",
    ];
    let end = keep(&world, &ash, "social-plan", "money", &rows, "").await;
    let page = get(&world, end.split('?').next().expect("a path").trim_end_matches("/all"), &ash).await;
    assert!(page.contains("<th scope=\"row\">Work</th><td class=\"num\">140</td><td class=\"num\">80</td>"), "{page}");
    assert!(
        page.contains("<th scope=\"row\">All together</th><td class=\"num\">170</td><td class=\"num\">115</td>"),
        "{page}"
    );
}

#[tokio::test]
async fn days_go_on_after_a_new_beginning_and_none_is_taken_back() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let rows = [
        "what=Days&from-day=1&from-month=9&from-year=2026&until-day=1&until-month=10&until-year=2026",
        "what=Days&from-day=20&from-month=11&from-year=2026",
    ];
    let end = keep(&world, &ash, "milestones", "stretches", &rows, "").await;
    let page = get(&world, &end, &ash).await;
    assert!(page.contains("3 days this time.") && page.contains("In all: 33. The longest time: 30."), "{page}");
}

#[tokio::test]
async fn what_fits_the_stage_that_was_said_comes_first_and_nothing_is_gone() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let before = get(&world, "/space/forms", &ash).await;
    let sheet = "shown=behaviour&shown=why&shown=stage&stage=keeping";
    post(&world, "/space/forms/stages/new/all", sheet, &ash).await;
    let after = get(&world, "/space/forms", &ash).await;
    assert!(after.contains("You said: “I am keeping it up”."), "{after}");
    let links = |page: &str| {
        let mut all: Vec<String> = page
            .split("href=\"/space/forms/")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .collect();
        let order = all.clone();
        all.sort();
        (all, order)
    };
    let ((all_before, order_before), (all_after, order_after)) = (links(&before), links(&after));
    assert_eq!(all_before, all_after);
    assert_ne!(order_before, order_after);
}

#[tokio::test]
async fn words_of_ones_own_and_people_to_call_stand_beside_the_next_urge() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let line = "line=Just+one&belief=90&answer=One+was+never+one&belief-after=20";
    keep(&world, &ash, "disarm", "lines", &[line], "shown=name&name=Fox").await;
    keep(&world, &ash, "contacts", "people", &["name=Lee", "name=Kim&reach=0770&first=yes"], "").await;
    let urge = post(&world, "/space/forms/urge/new/all", "shown=strength&strength=7", &ash).await;
    let id = urge.split('/').nth(4).expect("an id").split('?').next().expect("an id").to_owned();
    let page = get(&world, &format!("/space/urge/{id}"), &ash).await;
    assert!(page.contains("<h2>What I wrote for myself</h2>\n<ul><li>One was never one</li>"), "{page}");
    assert!(page.contains("<li>Kim, 0770</li><li>Lee</li>"), "who is to be called first stands first: {page}");
}

#[tokio::test]
async fn a_direction_shows_from_eight_entries_on_and_a_share_from_ten() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    for n in 1..=10 {
        let form = format!("shown=day&day={}&shown=urge&urge=5&shown=step&step=yes&shown=met&shown=note", 1 + n % 2);
        post(&world, "/space/forms/check-in/new/all", &form, &ash).await;
        let page = get(&world, "/space/forms/check-in/summary", &ash).await;
        assert_eq!(page.contains("A direction shows from 8 on."), n < 8, "{n}: {page}");
        assert_eq!(page.contains("100 %"), n >= 10, "{n}: {page}");
    }
}

#[tokio::test]
async fn a_return_to_use_is_kept_without_taking_anything_and_says_what_can_be_dangerous() {
    let world = World::new().await;
    let (ash, other) = (world.person("ash").await, world.person("other").await);
    let days = "what=Days&from-day=20&from-month=11&from-year=2026";
    keep(&world, &ash, "milestones", "stretches", &[days], "").await;
    assert!(get(&world, "/space", &ash).await.contains("href=\"/space/forms/back-on-track/new/all\""));
    let shown: String = ["what", "trigger", "tell", "next", "learned"].map(|link| format!("shown={link}&")).concat();
    let shown = format!("{shown}shown=day&shown=care");
    let sheet = format!("{shown}&trigger=place&care=break&tell=Kim");
    let end = post(&world, "/space/forms/back-on-track/new/all", &sheet, &ash).await;
    let page = get(&world, &end, &ash).await;
    assert!(page.contains("<h1>Recorded. You can start again today.</h1>") && page.contains("<li>Kim</li>"), "{page}");
    assert!(page.contains("Keep naloxone near.") && !page.contains("To stop at once can be dangerous"), "{page}");
    assert!(page.contains("<li>A place</li>") && page.contains("class=\"help\""), "{page}");
    assert_eq!(world.send("GET", &end, "", &other).await.status(), StatusCode::NOT_FOUND);
    let counted = get(&world, "/space/forms/milestones/summary", &ash).await;
    assert!(counted.contains("3 days this time."), "no count began anew by itself: {counted}");
    let unsaid = post(&world, "/space/forms/back-on-track/new/all", &format!("{shown}&next=Sleep"), &ash).await;
    let unsaid = get(&world, &unsaid, &ash).await;
    assert!(
        unsaid.contains("Keep naloxone near.") && unsaid.contains("can be dangerous"),
        "both, where nothing was said"
    );
}

#[tokio::test]
async fn what_others_should_know_in_a_crisis_can_be_printed_alone() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    let crisis = ["decider=Kim&decider-reach=0770"];
    let rest = "shown=well&well=I+sing&shown=places&places=My+sister";
    let end = keep(&world, &ash, "wellness", "deciders", &crisis, rest).await;
    let here = end.split(['?', '#']).next().expect("a path").trim_end_matches("/all").to_owned();
    let whole = get(&world, &here, &ash).await;
    assert!(whole.contains("I sing") && whole.contains(&format!("href=\"{here}?only\"")), "{whole}");
    let alone = get(&world, &format!("{here}?only"), &ash).await;
    assert!(alone.contains("My sister") && alone.contains("Kim") && !alone.contains("I sing"), "{alone}");
}

#[tokio::test]
async fn a_form_begins_with_what_stands_on_another_and_nobody_else_s() {
    let world = World::new().await;
    let (ash, other) = (world.person("ash").await, world.person("other").await);
    let sheet =
        "shown=everything&shown=behaviour&shown=where&rows.top=2&top.0.value=My+daughter&top.1.value=%3Cb%3ESleep";
    let kept = post(&world, "/space/forms/values/new/all", sheet, &ash).await;
    let kept = kept.split('?').next().expect("an address").to_owned();
    let page = get(&world, &kept, &ash).await;
    assert!(page.contains("Set a goal for it: My daughter"), "{page}");
    let way = page.split("/space/forms/goal/new/all?from=").nth(2).and_then(|rest| rest.split('"').next());
    let way = format!("/space/forms/goal/new/all?from={}", way.expect("one for each value")).replace("&#38;", "&");
    let goal = get(&world, &way, &ash).await;
    assert!(goal.contains("value=\"&#60;b&#62;Sleep\""), "{goal}");
    let theirs = get(&world, &way, &other).await;
    assert!(!theirs.contains("Sleep"), "{theirs}");
    for wrong in ["from=1&row=0", &way[way.find("from").expect("it is there")..].replace("row=1", "row=9")] {
        let empty = get(&world, &format!("/space/forms/goal/new/all?{wrong}"), &ash).await;
        assert!(!empty.contains("Sleep"), "{wrong}");
    }
}

#[tokio::test]
async fn the_two_latest_stand_side_by_side() {
    let world = World::new().await;
    let ash = world.person("ash").await;
    for text in ["I+sleep+badly", "I+miss+the+morning"] {
        let none = world.send("GET", "/space/forms/cost-benefit/beside", "", &ash).await;
        assert_eq!(none.status(), StatusCode::NOT_FOUND, "there are no two yet");
        let sheet = format!(
            "shown=behaviour&shown=reread&behaviour=Drinking&rows.lines=1&lines.0.square=cost-doing&lines.0.text={text}"
        );
        post(&world, "/space/forms/cost-benefit/new/all", &sheet, &ash).await;
    }
    assert!(get(&world, "/space/forms/cost-benefit", &ash).await.contains("See the last two side by side"));
    let page = get(&world, "/space/forms/cost-benefit/beside", &ash).await;
    // Both were kept in the same moment, so that either may come first.
    assert!(page.contains("I sleep badly") && page.contains("I miss the morning"), "{page}");
    assert!(page.contains(">changed<") && page.matches("Drinking").count() == 2, "{page}");
}
