//! `GetNAWSDump`.

use openseat_formats::semantic::php::intval;

use super::{Asking, answer::Answer, parameters::Asked};

pub(super) fn answer(asking: &Asking<'_>, asked: &Asked) -> Answer {
    let Some(id) = asked.text("sb_id") else { return Answer::invalid("sb_id", "The sb id field is required.") };
    if id.parse::<i64>().is_err() {
        return Answer::invalid("sb_id", "The sb id field must be an integer.");
    }
    let id = intval(id);
    if !asking.server.has_body(id) {
        return Answer::invalid("sb_id", "The selected sb id is invalid.");
    }
    let mut body = String::new();
    asking.server.naws(id, &mut body);
    Answer::csv(format!("BMLT_{id}.csv"), body)
}
