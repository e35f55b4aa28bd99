//! A person's own space, and organisations as those see them who have a role there.

use std::sync::Arc;

use axum::{Router, middleware, routing::get};

use crate::{
    headers,
    pages::{
        organisation::{home as node, invitation, people, settings, shared},
        space::{about, consent, home, keep, new, sharing, take, tap, trials, visits, wishes},
    },
    site::Site,
};

/// Every page here is about one person or for one: nothing of it is kept anywhere.
pub(super) fn router() -> Router<Arc<Site>> {
    space().merge(organisation()).layer(middleware::from_fn(headers::personal))
}

fn space() -> Router<Arc<Site>> {
    Router::new()
        .route("/space", get(home::show))
        .route("/space/about", get(about::show).post(about::save))
        .route("/space/meetings", get(visits::show).post(visits::add))
        .route("/space/meetings/{visit}/remove", get(visits::back).post(visits::remove))
        .route("/space/sharing", get(sharing::show))
        .route("/space/sharing/new", get(new::begin))
        .route("/space/sharing/new/{step}", get(new::open).post(new::go))
        .route("/space/sharing/{consent}", get(consent::show))
        .route("/space/sharing/{consent}/stop", get(sharing::back).post(sharing::stop))
        .route("/space/match", get(wishes::show).post(keep::keep))
        .route("/space/match/keep", get(keep::ask))
        .route("/space/match/remove", get(wishes::back).post(wishes::remove))
        .route("/space/trials", get(trials::show))
        .route("/space/trials/{trial}", get(tap::show).post(tap::save))
        .route("/space/trials/{trial}/remove", get(trials::back).post(trials::remove))
        .route("/space/take", get(take::show))
        .route("/space/take/file", get(take::back).post(take::download))
        .route("/space/take/delete", get(take::back).post(take::delete))
        .route("/space/take/now", get(take::ask).post(take::delete_now))
        .route("/space/keep", get(home::back).post(home::keep))
        .route("/gone", get(take::gone))
}

fn organisation() -> Router<Arc<Site>> {
    Router::new()
        .route("/organisation/{node}", get(node::show).post(node::add))
        .route("/organisation/{node}/settings", get(settings::show).post(settings::save))
        .route("/organisation/{node}/people", get(people::show).post(people::invite))
        .route("/organisation/{node}/people/end", get(people::back).post(people::end))
        .route("/organisation/{node}/people/take-back", get(people::back).post(people::take_back))
        .route("/organisation/{node}/shared", get(shared::show).post(shared::open))
        .route("/organisation/{node}/shared/{code}", get(shared::ask).post(shared::look))
        .route("/invitation/{token}", get(invitation::show).post(invitation::accept))
}
