//! Writes the made-up town: `cargo run -p openseat-content --example make_town > demo/town.json`.
//!
//! Every name, street, number and link is invented. Numbers are from ranges kept for fiction (US 555-01xx, Ofcom's
//! drama numbers), links are under example.org, and each meeting says `made_up` in its further facts.

mod maker;

fn main() -> Result<(), serde_json::Error> {
    use std::io::Write;
    let town = maker::make();
    let mut text = String::from("[\n");
    for (index, draft) in town.iter().enumerate() {
        let end = if index + 1 == town.len() { "\n]\n" } else { ",\n" };
        text.push_str(&serde_json::to_string(draft)?);
        text.push_str(end);
    }
    let _ = std::io::stdout().write_all(text.as_bytes());
    Ok(())
}
