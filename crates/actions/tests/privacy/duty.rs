//! Asking the person on duty, on both engines: one letter, sealed until it is sent, and nothing kept but that it happened.

use std::sync::Arc;

use jiff::SignedDuration;
use openseat_actions::{
    ActionError,
    duty::{Ask, ask},
    letter,
};
use openseat_domain::duty::{Duty, Role, Week};
use openseat_outside::mail::Kept;
use openseat_store::{Tx, args};

use crate::home::{in_each_house, noon, person};

#[tokio::test(flavor = "multi_thread")]
async fn an_asking_waits_sealed_is_sent_once_and_leaves_who_asked_in_no_table() {
    in_each_house(async |house, db| {
        let letters = Arc::new(Kept::default());
        let day = noon().strftime("%a").to_string().to_lowercase();
        let week = Week::read([format!("{day} 00:00-24:00").as_str()], "UTC").expect("hours");
        let duty = Duty {
            name: "Noor".into(),
            role: Role { en: "nurse".into(), es: "enfermera".into() },
            email: "duty@example.org".into(),
            phone: None,
            language: "es".into(),
            week,
        };
        let form = Ask { way: "+44 7700 900123".into(), called: String::new() };
        let alone = person(&house, &db, 1).await;
        let refused = ask(&house, &alone, &form, noon()).await;
        assert!(matches!(refused, Err(ActionError::Refused(problem)) if problem.at == "duty"), "nobody is named");
        let house = house.with_duty(vec![duty]);
        assert!(house.on_duty(noon()).is_none(), "nobody can be reached without letters");
        let house = house.with_post(letters.clone(), "https://meetings.example");
        assert!(!ask(&house, &alone, &form, noon()).await.expect("asked").before);
        let soon = noon() + SignedDuration::from_mins(3);
        assert!(ask(&house, &alone, &form, soon).await.expect("asked").before);
        let stored = async |tx: &mut Tx| tx.all::<(String, String)>("SELECT key, body FROM job", &args![]).await;
        let rows = db.read(stored).await.expect("read");
        let asked: Vec<_> = rows.iter().filter(|(key, _)| key.contains("duty")).collect();
        assert_eq!(asked.len(), 1);
        assert!(!asked[0].1.contains("7700") && !asked[0].0.contains(&alone.person.simple().to_string()));
        letter::send_due(&house, soon).await.expect("sent");
        let all = letters.take();
        assert_eq!(all.len(), 1);
        assert!(all[0].text.contains("Cómo contactar: +44 7700 900123"), "in the language of who reads it");
        assert!(db.read(stored).await.expect("read").iter().all(|(key, _)| !key.contains("duty")));
        let noted =
            async |tx: &mut Tx| tx.all::<(String,)>("SELECT who FROM audit WHERE what = 'duty.ask'", &args![]).await;
        assert_eq!(db.read(noted).await.expect("read").len(), 1);
    })
    .await;
}
