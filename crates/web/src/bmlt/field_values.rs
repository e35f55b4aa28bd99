//! `GetFieldValues`.

use super::{Asking, answer::Answer, parameters::Asked};

pub(super) fn answer(asking: &Asking<'_>, asked: &Asked) -> Answer {
    let key = asked.text("meeting_key").filter(|key| *key != "0");
    let key = key.filter(|key| asking.server.keys().iter().any(|(known, _)| known == key));
    let Some(key) = key else { return Answer::wrong(400, "") };
    let all = asked.text("all_formats").is_some_and(|word| word != "0");
    Answer::json(|out| asking.server.field_values(key, &asked.numbers("specific_formats"), all, out))
}
