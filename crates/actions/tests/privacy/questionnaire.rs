//! Questionnaires of an organisation: who adds one, what a version is, and that answers are the person's alone.

use std::io::Read as _;

use jiff::Timestamp;
use openseat_actions::{
    ActionError, House,
    questionnaire::{self, Telling},
    response::{self, Page},
    signed::Signed,
    take,
};
use openseat_content::Locale;
use openseat_domain::{
    form::{Answers, Value},
    organisation::{Path, Standing},
    role::Role,
};
use openseat_store::{Db, Tx, args};
use uuid::Uuid;

use crate::home::{clinic, days, in_each_house, node, noon, person, staff};

/// The PHQ-9 as HL7 published it (crates/content/tests/foreign/README.md).
const PHQ_9: &[u8] = include_bytes!("../../../content/tests/foreign/sdc-phq-9.json");

fn telling(dangers: &[(&str, &str)]) -> Telling {
    let pair = |en: &str| [en.to_owned(), String::new()];
    Telling {
        name: pair("Nine questions"),
        about: pair("About the last two weeks."),
        source: "HL7, 2019".into(),
        licence: "No permission is required (Pfizer)".into(),
        allowed: true,
        dangers: dangers.iter().map(|(link, answer)| ((*link).to_owned(), vec![(*answer).to_owned()])).collect(),
    }
}

fn renamed(from: &str, to: &str) -> Vec<u8> {
    std::str::from_utf8(PHQ_9).expect("it is text").replacen(from, to, 1).into_bytes()
}

async fn added(house: &House, db: &Db) -> (Path, Signed, Uuid) {
    let (clinic, _) = clinic(db).await;
    let manager = staff(house, db, 70, Role::Manager, clinic).await;
    let telling = telling(&[("H1-T1-Q9", "Nearly every day")]);
    let id = questionnaire::add(house, &manager, clinic.node(), PHQ_9, &telling, noon()).await.expect("added");
    (clinic, manager, id)
}

async fn answers(house: &House, who: &Signed, id: Uuid, code: &str, now: Timestamp) {
    let offered = questionnaire::find(house, questionnaire::form_id(id).as_str()).await.expect("read").expect("there");
    let mut given = Answers::default();
    given.set("H1-T1-Q1", vec![Value::Code(code.into())]);
    let page =
        Page { response: None, asked: vec!["H1-T1-Q1".into()], given, last: false, locale: Locale::En, entry: None };
    response::save(house, who, &offered.info, page, now).await.expect("saved");
}

#[tokio::test]
async fn whoever_runs_the_programme_adds_one_and_whoever_works_there_hands_it_out() {
    in_each_house(async |house, db| {
        let (clinic, manager, id) = added(&house, &db).await;
        let at = clinic.node();
        for (number, role) in Role::ALL.into_iter().enumerate().filter(|(_, role)| *role != Role::Manager) {
            let who = staff(&house, &db, 80 + number as u128, role, clinic).await;
            let hands_out = ![Role::Member, Role::Steward, Role::Administrator].contains(&role);
            assert_eq!(questionnaire::view(&house, &who, at, id).await.is_ok(), hands_out, "{role:?}");
            let add = questionnaire::add(&house, &who, at, PHQ_9, &telling(&[]), noon()).await;
            let end = questionnaire::end(&house, &who, (at, id), true, noon()).await;
            assert!(
                matches!(add, Err(ActionError::Denied(_))) && matches!(end, Err(ActionError::Denied(_))),
                "{role:?}"
            );
        }
        let other = Path::root(Uuid::from_u128(900));
        let other = node(&db, other, "Harbour House", Standing::None).await;
        let stranger = staff(&house, &db, 99, Role::Manager, other).await;
        assert!(questionnaire::view(&house, &stranger, at, id).await.is_err(), "of another organisation");
        let taken = questionnaire::end(&house, &stranger, (other.node(), id), true, noon()).await;
        assert!(matches!(taken, Err(ActionError::Missing { .. })), "by the address of one's own organisation");
        assert!(!questionnaire::view(&house, &manager, at, id).await.expect("theirs").offered.ended);
    })
    .await;
}

#[tokio::test]
async fn what_is_said_of_a_file_is_needed_and_fits_it() {
    in_each_house(async |house, db| {
        let (clinic, manager, _) = added(&house, &db).await;
        let add = async |telling: &Telling, file: &[u8]| {
            questionnaire::add(&house, &manager, clinic.node(), file, telling, noon()).await
        };
        let Err(ActionError::Refusals(all)) = add(&Telling::default(), PHQ_9).await else { panic!("nothing was said") };
        let at: Vec<&str> = all.iter().map(|one| one.at.as_str()).collect();
        assert_eq!(at, ["name", "about", "source", "licence", "allowed"]);
        for (dangers, file) in [(&[("H1-T1-Q9", "4")][..], PHQ_9), (&[("q1", "Several-days")], PHQ_9), (&[], b"{}")] {
            let refused = add(&telling(dangers), file).await;
            assert!(
                matches!(refused, Err(ActionError::Refused(ref one)) if one.at == "file"),
                "{dangers:?} {refused:?}"
            );
        }
        let spanish = Telling { name: [String::new(), "Nueve preguntas".into()], ..telling(&[]) };
        let id = add(&spanish, PHQ_9).await.expect("one language is enough");
        let view = questionnaire::view(&house, &manager, clinic.node(), id).await.expect("theirs");
        assert_eq!(view.offered.info.name(Locale::En), "Nueve preguntas");
    })
    .await;
}

#[tokio::test]
async fn other_words_are_another_version_and_answers_stay_answers_to_theirs() {
    in_each_house(async |house, db| {
        let (clinic, manager, id) = added(&house, &db).await;
        let at = (clinic.node(), id);
        let ash = person(&house, &db, 3).await;
        answers(&house, &ash, id, "Several-days", days(1)).await;
        let renew = async |file: &[u8]| questionnaire::renew(&house, &manager, at, file, &telling(&[]), days(2)).await;
        let same = renew(&renamed("Feeling down", "Being down")).await;
        assert!(matches!(same, Err(ActionError::Refused(ref one)) if one.at == "version"), "{same:?}");
        renew(PHQ_9).await.expect("what stands beside the same words can be mended");
        let newer = renamed("\"version\": \"0.0.1\"", "\"version\": \"0.0.2\"");
        renew(&newer).await.expect("a new version");
        let view = questionnaire::view(&house, &manager, at.0, id).await.expect("theirs");
        let versions: Vec<&str> = view.texts.iter().map(|(version, _)| version.as_str()).collect();
        assert_eq!((versions, view.offered.number), (vec!["0.0.2", "0.0.1", "0.0.1"], 3));
        assert!(!view.offered.info.form.attended, "what was said last holds");
        answers(&house, &ash, id, "Not-at-all", days(3)).await;
        let form = questionnaire::form_id(id);
        let kept = response::latest(&house, &ash, &form, 9).await.expect("theirs");
        let of: Vec<&str> = kept.iter().map(|one| one.kept.version.as_str()).collect();
        assert_eq!(of, ["0.0.2", "0.0.1"]);
    })
    .await;
}

#[tokio::test]
async fn one_that_ended_is_begun_by_nobody_and_kept_by_who_answered() {
    in_each_house(async |house, db| {
        let (clinic, manager, id) = added(&house, &db).await;
        let (at, form) = ((clinic.node(), id), questionnaire::form_id(id));
        let (ash, kim) = (person(&house, &db, 3).await, person(&house, &db, 4).await);
        answers(&house, &ash, id, "Several-days", days(1)).await;
        for (ended, changes) in [(true, true), (true, false), (false, true), (true, true)] {
            assert_eq!(questionnaire::end(&house, &manager, at, ended, days(2)).await.expect("theirs"), changes);
            let found = questionnaire::find(&house, form.as_str()).await.expect("read").expect("there");
            assert_eq!(found.ended, ended);
        }
        let of = async |who: &Signed| questionnaire::answered(&house, who).await.expect("theirs").len();
        assert_eq!((of(&ash).await, of(&kim).await), (1, 0));
        let events = async |tx: &mut Tx| {
            let sql = "SELECT what FROM audit WHERE what LIKE 'questionnaire.%'";
            Ok(tx.all::<(String,)>(sql, &args![]).await?.into_iter().map(|(what,)| what).collect::<Vec<_>>())
        };
        let told = ["questionnaire.add", "questionnaire.end", "questionnaire.again", "questionnaire.end"];
        let mut events = db.read(events).await.expect("read");
        events.sort_unstable();
        let mut all = told.to_vec();
        all.sort_unstable();
        assert_eq!(events, all);
        for wrong in ["phq-9", "q-", "q-00", &questionnaire::form_id(Uuid::from_u128(5)).to_string()] {
            assert!(questionnaire::find(&house, wrong).await.expect("read").is_none(), "{wrong}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_a_site_asks_ends_with_its_organisation_and_every_page_says_so() {
    in_each_house(async |house, db| {
        let (clinic, site) = clinic(&db).await;
        let manager = staff(&house, &db, 70, Role::Manager, clinic).await;
        let id = questionnaire::add(&house, &manager, site.node(), PHQ_9, &telling(&[]), noon()).await.expect("added");
        let ended = async || {
            let form = questionnaire::form_id(id);
            let view = questionnaire::view(&house, &manager, site.node(), id).await.expect("theirs").offered.ended;
            let list = questionnaire::list(&house, &manager, site.node()).await.expect("theirs").own[0].ended;
            [view, list, questionnaire::find(&house, form.as_str()).await.expect("read").expect("there").ended]
        };
        assert_eq!(ended().await, [false; 3]);
        let close = "UPDATE node SET closed_at = $2 WHERE id = $1";
        let root = clinic.node();
        db.write(async move |tx: &mut Tx| tx.exec(close, &args![root, days(1)]).await).await.expect("closed");
        assert_eq!(ended().await, [true; 3]);
    })
    .await;
}

/// Without the questions nobody could read what they answered, once the organisation is gone.
#[tokio::test]
async fn the_archive_holds_the_questions_of_an_organisation_and_only_those_that_were_answered() {
    in_each_house(async |house, db| {
        let (_, _, id) = added(&house, &db).await;
        let (ash, kim) = (person(&house, &db, 3).await, person(&house, &db, 4).await);
        answers(&house, &ash, id, "Several-days", days(1)).await;
        let taken = async |who: &Signed| {
            let archive = take::archive(&house, who, days(2)).await.expect("packed");
            let mut zip = zip::ZipArchive::new(std::io::Cursor::new(archive)).expect("a zip");
            let mut read = |name: &str| {
                let mut text = String::new();
                zip.by_name(name).expect("there").read_to_string(&mut text).expect("text");
                text
            };
            (serde_json::from_str::<serde_json::Value>(&read("openseat.json")).expect("json"), read("openseat.html"))
        };
        let (json, html) = taken(&ash).await;
        let questions = &json["questionnaires"][0];
        assert_eq!(questions["form"], questionnaire::form_id(id).as_str());
        assert_eq!(questions["questionnaire"]["title"], "Patient Health Questionnaire - 9 Item");
        assert!(html.contains("Nine questions"), "{html}");
        assert_eq!(taken(&kim).await.0["questionnaires"], serde_json::json!([]));
    })
    .await;
}
