//! Telling of a group from one's own space: blindly, and with a sentence if one likes.

use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    meeting::MeetingView,
    review::{self, Facts, LONGEST_SENTENCE, Leave, Outcome, YOUNG_DAYS},
};

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{
        meeting,
        problem::{self, Trouble},
        review::{Inside, admits, errors, inside, kept, offers, questions, read},
    },
    person::Person,
};

pub(crate) async fn show(person: Person, Path(slug): Path<String>) -> Response {
    let (view, leave) = match found(&person, &slug).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let visit = &person.visit;
    if let Some(again) = leave.again_on {
        return visit.show(&kept::lately(visit.frame(), &view, again));
    }
    let week = visit.value("week").and_then(|day| questions::week(&day));
    let asked = asked(&visit.frame(), leave, "", false, None);
    visit.show(&inside(visit.frame(), &view, (&Facts::default(), week), asked, Vec::new()))
}

/// Shows the code at once: it is kept nowhere, so there is no address to show it at. The same form sent again is told
/// that they told lately.
pub(crate) async fn send(Path(slug): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let (view, leave) = match found(&person, &slug).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let visit = &person.visit;
    if !admits(visit, &view) {
        return problem::show(visit, Trouble::Enough);
    }
    let telling = read(visit, &view, &fields);
    let (facts, week, keep) = (telling.facts, telling.week, telling.keep_link);
    let outcome = review::tell(&visit.site.house, &person.signed, telling, visit.site.now()).await;
    if !matches!(outcome, Ok(Outcome::Kept(_))) {
        visit.site.reviews.give_back(visit.from, view.id);
    }
    match outcome {
        Ok(Outcome::Kept(done)) => visit.show(&kept::inside(visit.frame(), &view, &done, keep)),
        Ok(Outcome::Lately(again)) => visit.show(&kept::lately(visit.frame(), &view, again)),
        Ok(outcome) => {
            let asked = asked(&visit.frame(), leave, fields.text("sentence"), keep, Some(&outcome));
            let errors = errors(&visit.frame(), &outcome);
            let page = inside(visit.frame(), &view, (&facts, week), asked, errors);
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => problem::answer(visit, error),
    }
}

async fn found(person: &Person, slug: &str) -> Result<(MeetingView, Leave), Response> {
    let view = meeting::find(&person.visit, slug).await?;
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let leave = review::may_tell(house, &person.signed, view.id, now).await;
    leave.map(|leave| (view, leave)).map_err(|error| problem::answer(&person.visit, error))
}

fn asked(frame: &Frame<'_>, leave: Leave, sentence: &str, keep: bool, outcome: Option<&Outcome>) -> Inside {
    Inside {
        young: if leave.young { frame.t1("tell-young", "days", YOUNG_DAYS) } else { String::new() },
        hint: frame.t1("tell-sentence-hint", "max", LONGEST_SENTENCE),
        sentence: sentence.to_owned(),
        keep,
        offer: outcome.is_some_and(offers),
    }
}

#[cfg(test)]
impl<'a> crate::pages::review::TellPage<'a> {
    pub(crate) fn sample_inside(person: &'a Person, view: &MeetingView, young: bool) -> Self {
        let frame = person.visit.frame();
        let asked = asked(&frame, Leave { again_on: None, young }, "", true, None);
        let week = questions::week("2026-11-16");
        inside(frame, view, (&Facts::default(), week), asked, Vec::new())
    }

    pub(crate) fn sample_inside_error(person: &'a Person, view: &MeetingView) -> Self {
        use openseat_actions::review::Concern;
        let frame = person.visit.frame();
        let mend = Outcome::Mend([Concern::Name, Concern::Quote].into());
        let leave = Leave { again_on: None, young: false };
        let asked = asked(&frame, leave, "Dave said <b>it was</b> cold.", true, Some(&mend));
        let errors = errors(&frame, &mend);
        inside(frame, view, (&Facts::default(), None), asked, errors)
    }
}
