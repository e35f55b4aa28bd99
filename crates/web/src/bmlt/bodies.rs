//! `GetServiceBodies`.

use super::{Asking, answer::Answer, parameters::Asked};

pub(super) fn answer(asking: &Asking<'_>, asked: &Asked) -> Answer {
    let (include, exclude): (Vec<i64>, Vec<i64>) = asked.numbers("services").into_iter().partition(|id| *id >= 0);
    let ids = (include, exclude.into_iter().map(i64::saturating_abs).collect());
    let (children, parents) = (asked.is_one("recursive"), asked.is_one("parents"));
    Answer::json(|out| asking.server.service_bodies(&ids, children, parents, out))
}
