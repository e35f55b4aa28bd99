//! `GetFieldKeys`.

use super::{Asking, answer::Answer};

pub(super) fn answer(asking: &Asking<'_>) -> Answer {
    Answer::json(|out| asking.server.field_keys(out))
}
