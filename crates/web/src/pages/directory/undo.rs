//! Taking a change back; and the line that says that something was done.

use axum::response::Response;
use openseat_actions::{ActionError, keeping};
use openseat_domain::amendment::Cause;
use uuid::Uuid;

use super::id;
use crate::{form::PersonForm, pages::problem, person::Person};

/// That something was done, with a way to take it back.
pub(crate) struct Done<'a> {
    pub(crate) text: &'a str,
    pub(crate) undo: Option<Uuid>,
    /// Where the person was.
    pub(crate) back: String,
}

/// What the address says was done.
pub(crate) fn done<'a>(person: &'a Person) -> Option<Done<'a>> {
    let visit = &person.visit;
    let key = match visit.value("done")?.as_str() {
        "added" => "dir-done-added",
        "changed" => "dir-done",
        "undone" => "dir-done-undone",
        "nothing" => "dir-done-nothing",
        "late" => "dir-done-late",
        "refused" => "dir-done-refused",
        "joined" => "dir-done-joined",
        "apart" => "dir-done-apart",
        "taken" => "dir-done-taken",
        "kept" => "dir-done-kept",
        _ => return None,
    };
    let undo = visit.value("batch").and_then(|batch| Uuid::parse_str(&batch).ok()).filter(|batch| !batch.is_nil());
    Some(Done { text: visit.say().t(key), undo, back: visit.uri.path().to_owned() })
}

/// Goes where a change leads, and says what was done.
pub(crate) fn after(person: &Person, path: &str, batch: Option<Uuid>) -> Response {
    match batch {
        Some(batch) => person.visit.go(&format!("{path}?done=changed&batch={batch}")),
        None => person.visit.go(&format!("{path}?done=nothing")),
    }
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person) -> Response {
    person.visit.go("/directory")
}

pub(crate) async fn send(PersonForm { person, fields }: PersonForm) -> Response {
    let (house, by, now) = (&person.visit.site.house, person.signed.actor(), person.visit.site.now());
    let change = fields.text("change");
    let undone = match change.is_empty() {
        true => keeping::undo_batch(house, &by, id(fields.text("batch")), Cause::default(), now).await,
        false => keeping::undo(house, &by, id(change), Cause::default(), now).await,
    };
    let path = own(fields.text("back"));
    match undone {
        Ok(Some(batch)) => person.visit.go(&format!("{path}?done=undone&batch={batch}")),
        Ok(None) => person.visit.go(&format!("{path}?done=late")),
        Err(ActionError::Refused(_)) => person.visit.go(&format!("{path}?done=refused")),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// An address of the desk; anything else leads to its first page.
pub(crate) fn own(path: &str) -> &str {
    let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "/-_".contains(c));
    if plain && (path == "/directory" || path.starts_with("/directory/")) { path } else { "/directory" }
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn a_form_leads_back_to_the_desk_and_nowhere_else() {
        assert_eq!(own("/directory/meeting/0193"), "/directory/meeting/0193");
        for other in ["https://evil.example", "//evil.example", "/directoryx", "/directory/../x", "/directory?x=1", ""]
        {
            assert_eq!(own(other), "/directory", "{other}");
        }
    }
}
