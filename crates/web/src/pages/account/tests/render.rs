//! Every page of the account renders from its sample in both languages, and looks as it did.

use askama::Template;
use jiff::Timestamp;
use openseat_actions::signed::{Signed, Strength};
use openseat_content::Locale;
use uuid::Uuid;

use crate::{
    pages::account::{
        ask::AskPage, home::AccountPage, passkeys::PasskeysPage, phone::PhonePage, sessions::SessionsPage,
        words::WordsPage,
    },
    person::Person,
    site::tests::visit_to,
    visit::Visit,
};

fn person(mut visit: Visit) -> Person {
    visit.form = Some("f0f0".into());
    let signed = Signed {
        person: Uuid::from_u128(1),
        session: Uuid::from_u128(2),
        strength: Strength::One,
        proved_at: Timestamp::UNIX_EPOCH,
        locale: None,
        grants: Vec::new(),
        second_proof_asked: false,
        erase_at: None,
    };
    Person { visit, signed, form: "f0f0".into() }
}

fn rendered(name: &str, page: &impl Template) -> (String, String) {
    (name.to_owned(), page.render().expect("a sample renders"))
}

fn all(visit: &Visit, person: &Person) -> Vec<(String, String)> {
    vec![
        rendered("start", &AskPage::sample_start(visit)),
        rendered("start-error", &AskPage::sample_start_error(visit)),
        rendered("words", &WordsPage::sample(&person.visit)),
        rendered("sign-in", &AskPage::sample_sign_in(visit)),
        rendered("sign-in-error", &AskPage::sample_sign_in_error(visit)),
        rendered("sign-in-words", &AskPage::sample_words(visit)),
        rendered("sign-in-words-error", &AskPage::sample_words_error(visit)),
        rendered("code", &AskPage::sample_code(visit)),
        rendered("account", &AccountPage::sample(person)),
        rendered("sessions", &SessionsPage::sample(person)),
        rendered("passphrase", &AskPage::sample_passphrase(person)),
        rendered("passphrase-error", &AskPage::sample_passphrase_error(person)),
        rendered("prove", &AskPage::sample_prove(person)),
        rendered("new-words", &AskPage::sample_new_words(person)),
        rendered("phone", &AskPage::sample_phone(person, false)),
        rendered("phone-on", &AskPage::sample_phone(person, true)),
        rendered("phone-scan", &PhonePage::sample(person)),
        rendered("phone-error", &AskPage::sample_phone_error(person)),
        rendered("passkeys", &PasskeysPage::sample(person)),
        rendered("passkeys-error", &PasskeysPage::sample_error(person)),
    ]
}

async fn in_both(check: impl Fn(Locale, &str, &str)) {
    for locale in Locale::ALL {
        let visit = visit_to(locale, "/sign-in").await;
        let person = person(visit_to(locale, "/account").await);
        for (name, html) in all(&visit, &person) {
            check(locale, &name, &html);
        }
    }
}

#[tokio::test]
async fn every_page_of_the_account_looks_as_it_did() {
    in_both(|locale, name, html| {
        let html = lasting(html);
        insta::assert_snapshot!(format!("{name}-{}", locale.code()), html);
    })
    .await;
}

#[tokio::test]
async fn no_page_of_the_account_runs_or_paints_anything_of_its_own_or_lacks_a_word() {
    in_both(|locale, name, html| {
        let lower = html.to_lowercase();
        assert!(!lower.contains(" style=") && !lower.contains("<style"), "{name} {locale:?}");
        assert!(!lower.contains(" onclick=") && !lower.contains("javascript:"), "{name} {locale:?}");
        assert!(!html.contains("<b>"), "{name} {locale:?}: text of others is shown as text");
        assert_eq!(html.matches("<h1").count(), 1, "{name} {locale:?}");
        assert!(!html.contains('\u{F0000}') && !html.contains("{ $"), "{name} {locale:?}");
        for prefix in [
            "account-",
            "start-",
            "sign-in-",
            "words-",
            "passphrase-",
            "code-",
            "phone-",
            "passkey",
            "sessions-",
            "prove-",
        ] {
            assert!(!html.contains(&format!(">{prefix}")), "{name} {locale:?}: a word is missing after {prefix}");
        }
    })
    .await;
}

#[tokio::test]
async fn no_title_of_the_account_names_a_condition() {
    in_both(|locale, name, html| {
        let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a title");
        for word in ["alcohol", "drug", "addict", "recover", "drog", "adicc", "recupera", "sober"] {
            assert!(!title.to_lowercase().contains(word), "{name} {locale:?}: {title}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_error_says_so_first_and_leads_to_its_field() {
    in_both(|_, name, html| {
        let error = html.contains("<title>Error: ");
        assert_eq!(error, name.ends_with("-error"), "{name}");
        let links = html.split("<p><a href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
        let mut count = 0;
        for field in links {
            assert!(html.contains(&format!("id=\"{field}\"")), "{name}: {field}");
            count += 1;
        }
        assert_eq!(count > 0, error, "{name}");
    })
    .await;
}

#[tokio::test]
async fn every_field_can_be_filled_by_the_browser_or_pasted_into() {
    in_both(|_, name, html| {
        for input in html.split("<input ").skip(1).filter_map(|rest| rest.split('>').next()) {
            assert!(!input.contains("maxlength") && !input.contains("required"), "{name}: {input}");
            assert!(input.contains("type=\"hidden\"") || input.contains("autocomplete=\""), "{name}: {input}");
        }
    })
    .await;
}

/// Without the fingerprints in the names of assets: those change with the content, and the page does not.
fn lasting(html: &str) -> String {
    let mut parts = html.split("/assets/");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut names = part.splitn(3, '.');
        let (stem, _fingerprint, rest) = (names.next(), names.next(), names.next());
        out += &format!("/assets/{}.{}", stem.unwrap_or_default(), rest.unwrap_or_default());
    }
    out
}
