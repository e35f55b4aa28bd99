//! A list is checked through the front door.

use axum::http::StatusCode;

use super::routes::Browser;

fn form(fields: &[(&str, &str)]) -> String {
    let parts = fields.iter().map(|(name, value)| {
        let file = if *name == "file" { "; filename=\"list.json\"" } else { "" };
        format!("--zz\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n")
    });
    parts.collect::<String>() + "--zz--\r\n"
}

const KIND: &str = "multipart/form-data; boundary=zz";
const LIST: &str = r#"[{"name":"Noon","slug":"noon","day":"9","city":"Leeds"},{"name":"Night <i>x</i>","slug":"a b"}]"#;

#[tokio::test]
async fn a_pasted_list_and_a_file_are_told_every_problem_and_how_to_mend_it() {
    let browser = Browser::new().await;
    assert!(browser.get("/validate").await.body.contains("enctype=\"multipart/form-data\""));
    for field in ["list", "file"] {
        let told = browser.post_as("/validate", KIND, &form(&[("address", ""), (field, LIST)]), "same-origin").await;
        assert_eq!(told.status, StatusCode::OK);
        for words in
            ["2 meetings were read.", "1 error, 4 warnings", "The day is not a day.", "Write 0 for Sunday", "Row 2"]
        {
            assert!(told.body.contains(words), "{words}: {}", told.body);
        }
        assert!(!told.body.contains("<i>"), "text of others is shown as text");
    }
}

#[tokio::test]
async fn what_cannot_be_checked_says_why_and_keeps_the_address() {
    let browser = Browser::new().await;
    let nothing = browser.post_as("/validate", KIND, &form(&[("address", " ")]), "same-origin").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.body.contains("Give an address, a file, or a list to check."));
    let off =
        browser.post_as("/validate", KIND, &form(&[("address", "https://a.example/m.json")]), "same-origin").await;
    assert!(off.body.contains("value=\"https://a.example/m.json\"") && off.body.contains("does not read addresses"));
    let foreign = browser.post_as("/validate", KIND, &form(&[("list", LIST)]), "cross-site").await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
}
