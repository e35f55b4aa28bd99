use std::{path::Path, process::Command};

use openseat_actions::{
    House,
    account::{self, Device},
    response::{self, Page},
    session, sharing,
    signed::Signed,
    space, take, trial, wishes,
};
use openseat_content::Locale;
use openseat_domain::{
    consent::{Field, Purpose},
    fellowship::FellowshipId,
    form::{Answers, Value as Said},
    role::Role,
    trial::{Again, Taps},
};
use openseat_store::Db;
use serde_json::Value;

use crate::home::{after, clinic, code, draft, in_each_house, noon, staff};

/// Somebody with an account of their own, as the program makes it.
async fn with_account(house: &House, locale: Locale) -> (Signed, String) {
    let device = Device { name: "Firefox on <Android>".into(), network: "home".into() };
    let passphrase = "the bus was late on tuesday".to_owned();
    let started = account::start(house, passphrase, locale, device, noon()).await.expect("a space");
    let who = session::who(house, &started.opened.token, noon()).await.expect("answered").expect("signed in");
    (who, started.name)
}

/// What another program finds in the archive; `None` where there is no such program.
#[allow(clippy::disallowed_methods, reason = "a test may ask where it runs")]
fn read_elsewhere(archive: &[u8]) -> Option<Value> {
    let python = std::env::var("OPENSEAT_PYTHON").unwrap_or_else(|_| "python3".into());
    if !Command::new(&python).args(["-c", "import zipfile"]).output().is_ok_and(|probe| probe.status.success()) {
        assert!(!std::env::var("CI").is_ok_and(|ci| ci == "true"), "{python} does not run");
        println!("skipped: {python} does not run");
        return None;
    }
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("my-data.zip");
    std::fs::write(&file, archive).expect("a file can be written");
    let oracle = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/oracle/archive_oracle.py");
    let run = Command::new(&python).arg(oracle).arg(&file).output().expect("it was there a moment ago");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Some(serde_json::from_slice(&run.stdout).expect("it prints JSON"))
}

/// Sam fills a space and shares; Ray looks.
async fn live(house: &House, db: &Db, sam: &Signed) {
    space::write(house, sam, Field::FirstName, "Sam <script>alert(1)</script> & \"Co\"", noon()).await.expect("kept");
    space::write(house, sam, Field::Contact, "Text me.\nNot on Sundays.", noon()).await.expect("kept");
    let day = "2026-11-20".parse().expect("a day");
    space::add_visit(house, sam, "Early risers", Some("early-risers"), day, noon()).await.expect("kept");
    wishes::keep(house, sam, "goal=not_sure&about=gambling", noon()).await.expect("kept");
    let try_one = trial::Planned {
        meeting: "Night owls <b>".into(),
        slug: "night-owls".into(),
        kind: FellowshipId::new("smart"),
        start: 29_925_360,
        zone: "Europe/London".into(),
    };
    trial::keep(house, sam, vec![try_one], noon()).await.expect("kept");
    let id = trial::list(house, sam).await.expect("read")[0].id;
    let taps = Taps { again: Some(Again::Perhaps), ..Taps::default() };
    trial::tap(house, sam, id, taps, noon()).await.expect("kept");
    let mut given = Answers::default();
    given.set("day", vec![Said::Code("4".into())]);
    given.set("note", vec![Said::Text("Slept <b>well</b>".into())]);
    let page = Page {
        response: None,
        asked: vec!["day".into(), "note".into()],
        given,
        last: true,
        locale: Locale::En,
        entry: None,
    };
    let info = house.content().forms().id("check-in").expect("the form is there");
    response::save(house, sam, info, page, noon()).await.expect("saved").expect("theirs");
    let (clinic, _) = clinic(db).await;
    let ray = staff(house, db, 2, Role::Clinician, clinic).await;
    let consent = sharing::sign(house, sam, draft(&[clinic]), noon()).await.expect("signed");
    let code = code(house, sam, consent).await;
    let read = sharing::read(house, &ray, clinic.node(), &code, Purpose::Treatment, after(9)).await;
    read.expect("allowed").expect("shared");
    sharing::stop(house, sam, consent, after(10)).await.expect("stopped");
}

#[tokio::test]
async fn the_archive_holds_everything_and_another_program_reads_it() {
    in_each_house(async |house, db| {
        let (sam, name) = with_account(&house, Locale::En).await;
        live(&house, &db, &sam).await;
        let archive = take::archive(&house, &sam, after(20)).await.expect("packed");
        let Some(found) = read_elsewhere(&archive) else { return };
        assert_eq!(found["names"], serde_json::json!(["README.txt", "openseat.json", "openseat.html"]));
        let told = &found["json"];
        assert_eq!((&told["service"], &told["version"]), (&"Harbour Recovery".into(), &1.into()));
        assert_eq!(told["account"]["name"], name.as_str());
        assert_eq!(told["account"]["has_passphrase"], true);
        assert_eq!(told["devices"][0]["device"], "Firefox on <Android>");
        assert_eq!(told["about"]["first_name"], "Sam <script>alert(1)</script> & \"Co\"");
        assert_eq!(told["about"]["contact"], "Text me.\nNot on Sundays.");
        assert_eq!(told["meetings"][0]["day"], "2026-11-20");
        assert_eq!(told["looking_for"], "goal=not_sure&about=gambling");
        let tried = &told["to_try"][0];
        assert_eq!((&tried["meeting"], &tried["said"]["again"]), (&"Night owls <b>".into(), &"perhaps".into()));
        assert_eq!(tried["starts_at"], "2026-11-24T12:00:00Z");
        let answered = &told["responses"][0];
        assert_eq!((&answered["form"], &answered["version"]), (&"check-in".into(), &"1.0.0".into()));
        assert_eq!(answered["answers"]["note"]["values"][0]["text"], "Slept <b>well</b>");
        let consent = &told["consents"][0];
        assert_eq!(consent["signed"]["discloser"], "Harbour Recovery");
        assert_eq!(consent["signed"]["recipients"][0]["name"], "Harbour Clinic");
        assert_eq!((&consent["holds"], &consent["stopped_at"]), (&false.into(), &"2026-11-23T12:00:10Z".into()));
        assert!(consent["words"].as_array().is_some_and(|words| words.len() >= 4));
        let line = &told["disclosures"][0];
        assert_eq!((&line["recipient"], &line["role"]), (&"Harbour Clinic".into(), &"clinician".into()));
        assert_eq!(line["consent"], consent["id"]);
        let (html, readme) = (found["text"].as_str().unwrap_or(""), found["readme"].as_str().unwrap_or(""));
        let id = consent["sha256"].as_str().unwrap_or("missing");
        for said in [
            &name,
            "Sam <script>alert(1)</script>",
            "Early risers",
            "Harbour Clinic (clinician)",
            id,
            "Night owls <b>; Would I go again: Perhaps",
            "How are you today?",
        ] {
            assert!(html.contains(said), "{said} is not on the page");
        }
        assert!(readme.contains("Harbour Recovery") && readme.lines().count() == 5);
        // The passphrase's hash, the recovery words, tokens and keys are not in it.
        let all = found.to_string();
        assert!(!all.contains("argon2") && !all.contains("\"recovery\""));
    })
    .await;
}

#[tokio::test]
async fn the_page_of_the_archive_holds_no_script_no_style_and_no_address() {
    in_each_house(async |house, db| {
        let (sam, _) = with_account(&house, Locale::Es).await;
        live(&house, &db, &sam).await;
        let archive = take::archive(&house, &sam, after(20)).await.expect("packed");
        let Some(found) = read_elsewhere(&archive) else { return };
        let list = |key: &str| -> Vec<String> { serde_json::from_value(found[key].clone()).expect("a list of texts") };
        for tag in list("tags") {
            assert!(
                !["script", "style", "link", "img", "iframe", "form", "a", "base"].contains(&tag.as_str()),
                "{tag}"
            );
        }
        assert_eq!(list("attributes"), ["charset", "content", "http-equiv", "lang", "name"]);
        assert!(found["text"].as_str().is_some_and(|text| text.contains("Reuniones a las que fui")));
    })
    .await;
}

#[tokio::test]
async fn taking_the_archive_stands_in_the_audit() {
    in_each_house(async |house, db| {
        let (sam, _) = with_account(&house, Locale::En).await;
        take::archive(&house, &sam, after(20)).await.expect("packed");
        let count = async |tx: &mut openseat_store::Tx| {
            tx.one::<(i64,)>("SELECT COUNT(*) FROM audit WHERE what = 'take.archive'", &[]).await
        };
        assert_eq!(db.read(count).await.expect("read"), (1,));
    })
    .await;
}
