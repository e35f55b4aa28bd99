//! `GetServiceBodies`.

use openseat_formats::semantic::BodiesAsked;

use super::{Asking, answer::Answer, parameters::Asked};

pub(super) fn answer(asking: &Asking<'_>, asked: &Asked) -> Answer {
    let (include, exclude): (Vec<i64>, Vec<i64>) = asked.numbers("services").into_iter().partition(|id| *id >= 0);
    let ids = (include, exclude.into_iter().map(i64::saturating_abs).collect());
    let (children, parents) = (asked.is_one("recursive"), asked.is_one("parents"));
    let bodies = BodiesAsked { ids, children, parents, servers: asked.signed("root_server_ids") };
    Answer::json(|out| asking.server.service_bodies(&bodies, out))
}
