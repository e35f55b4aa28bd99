//! Every route × every kind of actor: what is answered, as a table that a manager can read (`tests/golden/routes.txt`).
//!
//! The routes are read from the sources, so that a new one is in the table without anyone thinking of it.

use std::{collections::BTreeMap, fmt::Write as _, path::Path as FilePath};

use super::world::{Asker, World};

/// What ends a session or an account, in the order in which it is asked, after all else.
const LAST: [&str; 7] = [
    "/api/v1/session",
    "/account/sessions",
    "/account/passphrase",
    "/space/take/delete",
    "/space/keep",
    "/sign-out",
    "/space/take/now",
];

#[tokio::test]
async fn every_route_answers_every_actor_as_written_down() {
    let mut world = World::new().await;
    let mut askers = vec![Asker::visitor()];
    askers.push(world.person("person").await);
    let elsewhere = world.organisation("Harbour House").await;
    for (place, node) in [("here", world.clinic), ("else", elsewhere)] {
        askers.extend(world.staff(place, node).await);
    }
    world.share().await;
    world.ask().await;
    let mut table: Vec<(String, Vec<u16>)> = Vec::new();
    for (method, address) in routes() {
        let mut row = Vec::new();
        for asker in &mut askers {
            world.renew(asker).await;
            let path = world.filled(&address) + asked(&address);
            row.push(world.send(method, &path, filled(&address), asker).await.status().as_u16());
        }
        table.push((format!("{method} {address}"), row));
    }
    compare(&written(&askers, &table));
}

/// The table: routes that answer everyone alike are in one line, the others tell each answer and who gets it.
fn written(askers: &[Asker], table: &[(String, Vec<u16>)]) -> String {
    let mut out = String::from(
        "# Who is answered how: 200 a page, 303 goes on to another page, 403 a form that is not ours, 404 nothing is\n\
         # there (or nothing for them), 422 something in the form is missing. Forms are sent empty but for what the test\n\
         # says. \"here\" has the role in the organisation of the address, \"else\" in another one.\n\
         # Written by the test; renew it with UPDATE_GOLDEN=1.\n",
    );
    for (route, row) in table {
        let mut by_answer: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
        for (asker, status) in askers.iter().zip(row) {
            by_answer.entry(*status).or_default().push(&asker.head);
        }
        let most = by_answer.iter().max_by_key(|(_, who)| who.len()).map(|(status, _)| *status).unwrap_or_default();
        let _ = write!(out, "\n{route}\n");
        for (status, who) in &by_answer {
            let who = match (*status == most, by_answer.len()) {
                (_, 1) => "everyone".to_owned(),
                (true, _) => "everyone else".to_owned(),
                _ => who.join(", "),
            };
            let _ = writeln!(out, "    {status} {who}");
        }
    }
    out
}

fn compare(table: &str) {
    let file = FilePath::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/routes.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        return std::fs::write(&file, table).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(golden == table, "who is answered how has changed. Look at it, then renew it: UPDATE_GOLDEN=1\n{table}");
}

/// Method and address of every route in the sources, those of [`LAST`] at the end.
fn routes() -> Vec<(&'static str, String)> {
    let sources = [
        include_str!("../../routes.rs"),
        include_str!("../../routes/account.rs"),
        include_str!("../../routes/directory.rs"),
        include_str!("../../routes/greeting.rs"),
        include_str!("../../routes/group_session.rs"),
        include_str!("../../routes/growing.rs"),
        include_str!("../../routes/space.rs"),
        include_str!("../../api/mod.rs"),
        include_str!("../../bmlt/mod.rs"),
        include_str!("../../hsds/mod.rs"),
        include_str!("../../nominatim.rs"),
    ];
    let mut found = Vec::new();
    for line in sources.iter().flat_map(|text| text.split(".route(").skip(1)) {
        let address = line.split('"').nth(1).expect("a route has an address");
        for (method, call) in [("GET", "get("), ("POST", "post("), ("DELETE", "delete("), ("PUT", "put(")] {
            let body = line.split(".layer(").next().unwrap_or(line).split("\n}").next().unwrap_or(line);
            if body.contains(call) && !address.starts_with("/assets") {
                found.push((method, address.to_owned()));
            }
        }
    }
    assert!(found.len() > 60, "only {} routes were found", found.len());
    let place = |route: &(&str, String)| match route.0 {
        "GET" => 0,
        _ => LAST.iter().position(|last| route.1 == *last).map_or(0, |at| at + 1),
    };
    found.sort_by_key(place);
    found
}

/// What is filled into a form, so that who may send it is not stopped by what is missing.
fn filled(address: &str) -> &'static str {
    match address {
        "/organisation/{node}/people" => "role=member&days=1",
        "/organisation/{node}/people/end" | "/organisation/{node}/people/take-back" => {
            "person=00000000-0000-0000-0000-000000000009&id=00000000-0000-0000-0000-000000000009"
        }
        "/directory/reviews/{review}" => "do=show",
        "/directory/feeds/{feed}" => "do=keep",
        "/directory/reviews/held/{slug}" => "do=count",
        "/organisation/{node}/shared" => "code=7KQ-2MD",
        "/organisation/{node}/shared/{code}" => "why=treatment",
        _ => "",
    }
}

/// What is asked in an address, for the same reason.
fn asked(address: &str) -> &'static str {
    if address == "/api/v1/organisations/{node}/shared/{code}" { "?purpose=treatment" } else { "" }
}
