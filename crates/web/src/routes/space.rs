//! A person's own space, and organisations as those see them who have a role there.

use std::sync::Arc;

use axum::{Router, extract::DefaultBodyLimit, middleware, routing::get};

use crate::{
    headers,
    pages::{
        organisation::{
            activity as activities, attendance_proof as letters, greeters, home as node, invitation,
            member_survey as surveys, notice as board, people, questionnaire, settings, shared,
        },
        review::own,
        space::{
            about, circle, consent, form, greet, greetings, home, keep, new, offer, offline,
            plan::{self, make, tell},
            reminder, request, review, reviews, self_check, sharing, take, tap, trials, visits, wishes,
        },
    },
    site::Site,
};

/// A sheet of questions may be long, and what was taken away is sent back whole: in bytes.
const LARGEST_SHEET: usize = 256 * 1024;

/// A file of somebody else, written in letters: in bytes.
const LARGEST_FILE: usize = 1024 * 1024;

/// Every page here is about one person or for one: nothing of it is kept anywhere.
pub(super) fn router() -> Router<Arc<Site>> {
    space()
        .merge(forms())
        .merge(circles())
        .merge(organisation())
        .merge(questionnaires())
        .merge(super::directory::router())
        .merge(super::growing::router())
        .layer(middleware::from_fn(headers::personal))
}

fn space() -> Router<Arc<Site>> {
    Router::new()
        .route("/space", get(home::show))
        .route("/space/about", get(about::show).post(about::save))
        .route("/space/meetings", get(visits::show).post(visits::add))
        .route("/space/meetings/{visit}/remove", get(visits::back).post(visits::remove))
        .route("/space/review/{slug}", get(review::show).post(review::send))
        .route("/space/reviews", get(reviews::show))
        .route("/space/reviews/{link}/remove", get(reviews::back).post(reviews::remove))
        // Opened by a code, whoever has it; it knows nobody.
        .route("/review", get(own::show).post(own::send))
        .route("/space/sharing", get(sharing::show))
        .route("/space/sharing/new", get(new::begin))
        .route("/space/sharing/new/{step}", get(new::open).post(new::go))
        .route("/space/sharing/{consent}", get(consent::show))
        .route("/space/sharing/{consent}/stop", get(sharing::back).post(sharing::stop))
        .route("/space/greet", get(greet::show))
        .route("/space/greet/new", get(offer::show).post(offer::send))
        .route("/space/greet/{offer}", get(greet::back).post(greet::change))
        .route("/space/greet/asked/{greeting}", get(request::show).post(request::send))
        .route("/space/greetings", get(greetings::show).post(greetings::keep))
        .route("/space/greetings/{id}/forget", get(greetings::back).post(greetings::forget))
        .route("/space/match", get(wishes::show).post(keep::keep))
        .route("/space/match/keep", get(keep::ask))
        .route("/space/match/remove", get(wishes::back).post(wishes::remove))
        .route("/space/check/keep", get(self_check::show))
        .route("/space/trials", get(trials::show))
        .route("/space/trials/{trial}", get(tap::show).post(tap::save))
        .route("/space/trials/{trial}/remove", get(trials::back).post(trials::remove))
        .route("/space/check-in", get(tell::check_in))
        .route("/space/plan", get(plan::show).post(make::make))
        .route("/space/plan/how", get(tell::show).post(tell::save))
        .route("/space/take", get(take::show))
        .route("/space/take/file", get(take::back).post(take::download))
        .route("/space/take/delete", get(take::back).post(take::delete))
        .route("/space/take/now", get(take::ask).post(take::delete_now))
        .route("/space/offline", get(offline::show))
        .route("/space/offline/key", get(offline::key))
        .route("/space/offline/forget", get(offline::back).post(offline::forget))
        .route("/space/reminders", get(reminder::list::show).post(reminder::list::noted))
        .route("/space/reminders/new", get(reminder::edit::show_new).post(reminder::edit::save_new))
        .route("/space/reminders/quiet", get(reminder::quiet::show).post(reminder::quiet::save))
        .route("/space/reminders/put-back", get(reminder::list::back).post(reminder::list::put_back))
        .route("/space/reminders/ways", get(reminder::ways::show).post(reminder::ways::add))
        .route("/space/reminders/ways/browser", get(reminder::ways::back).post(reminder::ways::add_browser))
        .route("/space/reminders/ways/{way}", get(reminder::ways::back).post(reminder::ways::change))
        .route("/space/reminders/calendar", get(reminder::calendar::file).post(reminder::calendar::change))
        .route("/space/reminders/{reminder}", get(reminder::edit::show).post(reminder::edit::save))
        .route("/space/reminders/{reminder}/go-on", get(reminder::list::back).post(reminder::list::go_on))
        .route("/space/reminders/{reminder}/remove", get(reminder::list::back).post(reminder::list::remove))
        .route("/space/keep", get(home::back).post(home::keep))
        .route("/gone", get(take::gone))
}

fn forms() -> Router<Arc<Site>> {
    use form::{ask, back, beside, duty, front, help, list, paper, show, summary, urge};
    Router::new()
        .route("/space/forms", get(list::show))
        .route("/space/forms/put-back", get(show::to_list).post(show::put_back))
        .route("/space/urge/{response}", get(urge::show))
        .route("/space/back/{response}", get(back::show))
        .route("/space/forms/{form}", get(front::show))
        .route("/space/forms/{form}/paper", get(paper::show))
        .route("/space/forms/{form}/summary", get(summary::show))
        .route("/space/forms/{form}/beside", get(beside::show))
        .route("/space/forms/{form}/new/{step}", get(ask::show_new).post(ask::save_new))
        .route("/space/forms/{form}/{response}", get(show::show))
        .route("/space/forms/{form}/{response}/help", get(help::show).post(duty::send))
        .route("/space/forms/{form}/{response}/instead", get(show::back).post(duty::carry))
        .route("/space/forms/{form}/{response}/remove", get(show::back).post(show::remove))
        .route("/space/forms/{form}/{response}/{step}", get(ask::show).post(ask::save))
        .layer(DefaultBodyLimit::max(LARGEST_SHEET))
}

/// A file goes to and fro: it is looked at, and comes back with what was said of it.
fn questionnaires() -> Router<Arc<Site>> {
    Router::new()
        .route("/organisation/{node}/questionnaires", get(questionnaire::show))
        .route("/organisation/{node}/questionnaires/look", get(questionnaire::back).post(questionnaire::look::look))
        .route("/organisation/{node}/questionnaires/add", get(questionnaire::back).post(questionnaire::look::add))
        .route(
            "/organisation/{node}/questionnaires/{questionnaire}",
            get(questionnaire::one::show).post(questionnaire::one::act),
        )
        .layer(DefaultBodyLimit::max(LARGEST_FILE))
}

/// To who is not in a circle none of its pages is there.
fn circles() -> Router<Arc<Site>> {
    use circle::{act::act, invite, join, leave, list, new, report, set, show};
    Router::new()
        .route("/space/circles", get(list::show))
        .route("/space/circle/new", get(new::show).post(new::begin))
        .route("/space/circle/join", get(list::code))
        .route("/space/circle/join/{code}", get(join::show).post(join::join))
        .route("/space/circle/{circle}", get(show::show).post(act))
        .route("/space/circle/{circle}/invite", get(invite::show).post(invite::send))
        .route("/space/circle/{circle}/settings", get(set::show).post(set::save))
        .route("/space/circle/{circle}/leave", get(leave::show).post(act))
        .route("/space/circle/{circle}/report", get(report::show).post(report::send))
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
        .route("/organisation/{node}/board", get(board::show).post(board::act))
        .route("/organisation/{node}/centre", get(activities::show).post(activities::act))
        .route("/organisation/{node}/centre/figures", get(activities::figures::show))
        .route("/organisation/{node}/centre/figures.csv", get(activities::figures::table))
        .route("/organisation/{node}/surveys", get(surveys::show).post(surveys::act))
        .route("/organisation/{node}/surveys/{wave}", get(surveys::results::show))
        .route("/organisation/{node}/surveys/{wave}/results.csv", get(surveys::results::table))
        .route("/organisation/{node}/surveys/{wave}/paper", get(surveys::paper::show).post(surveys::paper::send))
        .route("/organisation/{node}/letters", get(letters::show).post(letters::act))
        .route("/organisation/{node}/greeters", get(greeters::show).post(greeters::decide))
        .route("/organisation/{node}/greeters/{report}", get(greeters::back).post(greeters::report))
        .route("/invitation/{token}", get(invitation::show).post(invitation::accept))
}
