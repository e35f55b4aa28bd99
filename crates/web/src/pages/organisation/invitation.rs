//! An invitation: what a link offers, to whom opens it.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{FromRequestParts, Path},
    http::{StatusCode, request::Parts},
    response::Response,
};
use openseat_actions::organisation::{self, OfferView};

use super::super::space::said;
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::problem,
    person::{Bearer, Found},
    site::Site,
    visit::Visit,
    way_back,
};

#[derive(Template)]
#[template(path = "pages/organisation/invitation.html")]
pub(crate) struct InvitationPage<'a> {
    frame: Frame<'a>,
    offer: String,
    role: String,
    until: String,
    action: String,
    sign_in: String,
    start: String,
}

#[derive(Template)]
#[template(path = "pages/organisation/no_invitation.html")]
pub(crate) struct NoInvitationPage<'a> {
    frame: Frame<'a>,
}

/// Whoever opens the link, signed in or not; the visit knows the forms of those who are.
pub(crate) struct Anyone(Visit);

impl FromRequestParts<Arc<Site>> for Anyone {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Self::Rejection> {
        match Bearer::find(Visit::of(parts, site), &parts.headers).await? {
            Found::Whole(person) => Ok(Self(person.visit)),
            Found::Half(half) => Ok(Self(half.visit)),
            Found::Nobody(visit) => Ok(Self(visit)),
        }
    }
}

pub(crate) async fn show(Anyone(visit): Anyone, Path(token): Path<String>) -> Response {
    match organisation::offer(&visit.site.house, &token, visit.site.now()).await {
        Ok(Some(offer)) => visit.show(&page(&visit, &offer)),
        Ok(None) => nothing(&visit),
        Err(error) => problem::answer(&visit, error),
    }
}

pub(crate) async fn accept(Path(token): Path<String>, PersonForm { person, .. }: PersonForm) -> Response {
    use openseat_actions::ActionError::{Denied, Missing, Refused};
    match organisation::accept(&person.visit.site.house, &person.signed, &token, person.visit.site.now()).await {
        Ok(_) => person.visit.go("/space?done=joined"),
        Err(Denied(_) | Missing { .. } | Refused(_)) => nothing(&person.visit),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn nothing(visit: &Visit) -> Response {
    visit.show_with(StatusCode::NOT_FOUND, &NoInvitationPage { frame: visit.frame() })
}

fn page<'a>(visit: &'a Visit, offer: &OfferView) -> InvitationPage<'a> {
    let frame = visit.frame();
    let (organisation, node) = (offer.organisation.as_str(), offer.node.as_str());
    let words = match node == organisation {
        true => frame.t1("invite-offer", "organisation", organisation),
        false => frame.say.format("invite-offer-node", &[("node", node.into()), ("organisation", organisation.into())]),
    };
    let here = visit.uri.path().to_owned();
    InvitationPage {
        offer: words,
        role: frame.t1("invite-role", "role", said::role(&frame, offer.role)),
        until: frame.t1("invite-until", "day", said::day_of(&frame, offer.ends_at)),
        sign_in: way_back::to("/sign-in", &here),
        start: way_back::to("/space/start", &here),
        action: here,
        frame,
    }
}

#[cfg(test)]
impl<'a> InvitationPage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        page(visit, &super::super::space::samples::offer())
    }
}

#[cfg(test)]
impl<'a> NoInvitationPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        Self { frame }
    }
}
