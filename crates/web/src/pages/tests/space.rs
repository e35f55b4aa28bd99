//! The samples of the pages of a person's space and of organisations.

use openseat_actions::meeting::MeetingView;

use super::render::rendered;
use crate::{
    pages::{directory, growing, organisation, review, space},
    person::Person,
};

/// Every page, by name.
pub(super) fn all(person: &Person, view: &MeetingView) -> Vec<(String, String)> {
    let frame = || person.visit.frame();
    let mut pages = vec![
        rendered("space", &space::home::SpacePage::sample(person)),
        rendered("space-new", &space::home::SpacePage::sample_new(person)),
        rendered("space-about", &space::about::AboutMePage::sample(person)),
        rendered("space-about-error", &space::about::AboutMePage::sample_error(person)),
        rendered("space-meetings", &space::visits::VisitsPage::sample(person)),
        rendered("space-meetings-error", &space::visits::VisitsPage::sample_error(person)),
        rendered("space-review", &review::TellPage::sample_inside(person, view, false)),
        rendered("space-review-young", &review::TellPage::sample_inside(person, view, true)),
        rendered("space-review-error", &review::TellPage::sample_inside_error(person, view)),
        rendered("space-review-kept", &review::kept::KeptPage::sample(frame(), view)),
        rendered("space-review-lately", &review::kept::LatelyPage::sample(frame(), view)),
        rendered("space-reviews", &space::reviews::ReviewsPage::sample(person)),
        rendered("space-reviews-empty", &space::reviews::ReviewsPage::sample_empty(person)),
        rendered("directory-freshness", &directory::freshness::FreshnessPage::sample(person)),
        rendered("directory-freshness-empty", &directory::freshness::FreshnessPage::sample_empty(person)),
        rendered("directory-suggestions", &directory::suggestions::SuggestionsPage::sample(person)),
        rendered("directory-suggestions-empty", &directory::suggestions::SuggestionsPage::sample_empty(person)),
        rendered("directory-suggestion", &directory::suggestion::SuggestionPage::sample(person)),
        rendered("directory-suggestion-error", &directory::suggestion::SuggestionPage::sample_error(person)),
        rendered("directory-suggestion-refused", &directory::suggestion::SuggestionPage::sample_refused(person)),
        rendered("directory-letters", &directory::attendance_proof::OfferPage::sample(person)),
        rendered("directory-contact", &directory::contact::ContactPage::sample(person)),
        rendered("directory-contact-error", &directory::contact::ContactPage::sample_error(person)),
        rendered("directory-reviews", &directory::reviews::DeskPage::sample(person)),
        rendered("directory-reviews-empty", &directory::reviews::DeskPage::sample_empty(person)),
        rendered("directory-review", &directory::review::DecidePage::sample(person)),
        rendered("directory-review-error", &directory::review::DecidePage::sample_shown_error(person)),
        rendered("space-check-keep", &space::self_check::KeepPage::sample(person)),
        rendered("space-keep", &space::keep::KeepPage::sample(person)),
        rendered("space-match", &space::wishes::WishesPage::sample(person)),
        rendered("space-match-nothing", &space::wishes::WishesPage::sample_nothing(person)),
        rendered("space-trials", &space::trials::TrialsPage::sample(person)),
        rendered("space-trials-nothing", &space::trials::TrialsPage::sample_nothing(person)),
        rendered("space-tap", &space::tap::TapPage::sample(person)),
        rendered("space-sharing", &space::sharing::SharingPage::sample(person)),
        rendered("space-sharing-empty", &space::sharing::SharingPage::sample_empty(person)),
        rendered("space-consent", &space::consent::ConsentPage::sample(person)),
        rendered("space-consent-fresh", &space::consent::ConsentPage::sample_fresh(person)),
        rendered("space-greet", &space::greet::GreetPage::sample(person)),
        rendered("space-greet-new", &space::greet::GreetPage::sample_new(person)),
        rendered("space-offer", &space::offer::OfferPage::sample(person)),
        rendered("space-offer-error", &space::offer::OfferPage::sample_error(person)),
        rendered("space-offer-nobody", &space::offer::OfferPage::sample_nobody(person)),
        rendered("space-request", &space::request::RequestPage::sample(person)),
        rendered("space-request-promised", &space::request::RequestPage::sample_promised(person)),
        rendered("space-request-error", &space::request::RequestPage::sample_error(person)),
        rendered("space-greetings", &space::greetings::KeptPage::sample(person)),
        rendered("space-greetings-error", &space::greetings::KeptPage::sample_error(person)),
        rendered("space-take", &space::take::TakePage::sample(person)),
        rendered("space-take-now", &space::take::TakeNowPage::sample(frame())),
        rendered("space-gone", &space::take::GonePage::sample(frame())),
    ];
    pages.extend(organisations(person));
    pages.extend(tools(person));
    pages.extend(groups(person));
    pages.extend(circles(person));
    for step in space::wish::Step::ALL {
        let name = step.as_str();
        pages.push(rendered(&format!("space-share-{name}"), &space::new::NewPage::sample(person, step)));
        pages.push(rendered(&format!("space-share-{name}-error"), &space::new::NewPage::sample_error(person, step)));
    }
    pages
}

/// Organisations, as their people see them.
fn organisations(person: &Person) -> Vec<(String, String)> {
    let frame = || person.visit.frame();
    vec![
        rendered("organisation", &organisation::home::OrganisationPage::sample(person)),
        rendered("organisation-error", &organisation::home::OrganisationPage::sample_error(person)),
        rendered("organisation-settings", &organisation::settings::SettingsPage::sample(person)),
        rendered("organisation-greeters", &organisation::greeters::GreetersPage::sample(person)),
        rendered("organisation-greeters-none", &organisation::greeters::GreetersPage::sample_none(person)),
        rendered("organisation-greeting-report", &organisation::greeters::GreetingReportPage::sample(person)),
        rendered("organisation-surveys", &organisation::member_survey::SurveysPage::sample(person)),
        rendered("organisation-surveys-error", &organisation::member_survey::SurveysPage::sample_error(person)),
        rendered("organisation-survey-type", &organisation::member_survey::paper::TypePage::sample(person)),
        rendered("organisation-survey-results", &organisation::member_survey::results::ResultsPage::sample(person)),
        rendered("organisation-questionnaires", &organisation::questionnaire::QuestionnairesPage::sample(person)),
        rendered(
            "organisation-questionnaires-none",
            &organisation::questionnaire::QuestionnairesPage::sample_none(person),
        ),
        rendered(
            "organisation-questionnaires-error",
            &organisation::questionnaire::QuestionnairesPage::sample_error(person),
        ),
        rendered("organisation-questionnaire-look", &organisation::questionnaire::look::LookPage::sample(person)),
        rendered(
            "organisation-questionnaire-look-error",
            &organisation::questionnaire::look::LookPage::sample_error(person),
        ),
        rendered("organisation-questionnaire", &organisation::questionnaire::one::QuestionnairePage::sample(person)),
        rendered(
            "organisation-questionnaire-ended",
            &organisation::questionnaire::one::QuestionnairePage::sample_ended(person),
        ),
        rendered("organisation-centre", &organisation::activity::ActivitiesPage::sample(person)),
        rendered("organisation-centre-error", &organisation::activity::ActivitiesPage::sample_error(person)),
        rendered("organisation-centre-figures", &organisation::activity::figures::FiguresPage::sample(person)),
        rendered("organisation-board", &organisation::notice::BoardPage::sample(person)),
        rendered("organisation-board-error", &organisation::notice::BoardPage::sample_error(person)),
        rendered("organisation-letters", &organisation::attendance_proof::LettersPage::sample(person)),
        rendered("organisation-letters-none", &organisation::attendance_proof::LettersPage::sample_none(person)),
        rendered("organisation-people", &organisation::people::PeoplePage::sample(person)),
        rendered("organisation-link", &organisation::people::LinkPage::sample(person)),
        rendered("organisation-shared", &organisation::shared::CodesPage::sample(person)),
        rendered("organisation-why", &organisation::shared::WhyPage::sample(person)),
        rendered("organisation-read", &organisation::shared::ReadPage::sample(person)),
        rendered("organisation-read-nothing", &organisation::shared::ReadPage::sample_nothing(person)),
        rendered("invitation", &organisation::invitation::InvitationPage::sample(&person.visit)),
        rendered("invitation-none", &organisation::invitation::NoInvitationPage::sample(frame())),
    ]
}

/// The plan, questions and worksheets, and the page after an urge.
fn tools(person: &Person) -> Vec<(String, String)> {
    vec![
        rendered("space-plan", &space::plan::PlanPage::sample(person)),
        rendered("space-plan-over", &space::plan::PlanPage::sample_over(person)),
        rendered("space-plan-new", &space::plan::PlanPage::sample_new(person)),
        rendered("space-plan-how", &space::plan::tell::TellPage::sample(person)),
        rendered("space-plan-how-over", &space::plan::tell::TellPage::sample_over(person)),
        rendered("space-forms", &space::form::list::ListPage::sample(person)),
        rendered("space-forms-stage", &space::form::list::ListPage::sample_stage(person)),
        rendered("space-form", &space::form::front::FrontPage::sample(person)),
        rendered("space-form-of-organisation", &space::form::front::FrontPage::sample_asked(person)),
        rendered("space-form-away", &space::form::AwayPage::sample(person, space::form::Away::Unattended)),
        rendered("space-form-new", &space::form::front::FrontPage::sample_new(person)),
        rendered("space-form-ask", &space::form::ask::AskPage::sample(person)),
        rendered("space-form-sheet", &space::form::ask::AskPage::sample_sheet(person)),
        rendered("space-form-check-in", &space::form::ask::AskPage::sample_check_in(person)),
        rendered("space-form-urge", &space::form::ask::AskPage::sample_urge(person)),
        rendered("space-form-urge-error", &space::form::ask::AskPage::sample_error(person)),
        rendered("space-form-adds", &space::form::summary::SummaryPage::sample(person)),
        rendered("space-form-adds-measure", &space::form::summary::SummaryPage::sample_measure(person)),
        rendered("space-form-adds-empty", &space::form::summary::SummaryPage::sample_empty(person)),
        rendered("space-urge", &space::form::urge::UrgePage::sample(person)),
        rendered("space-urge-new", &space::form::urge::UrgePage::sample_new(person)),
        rendered("space-back", &space::form::back::BackPage::sample(person)),
        rendered("space-back-new", &space::form::back::BackPage::sample_new(person)),
        rendered("space-form-show", &space::form::show::ShowPage::sample(person)),
        rendered("space-form-crisis", &space::form::show::ShowPage::sample_crisis(person)),
        rendered("space-form-beside", &space::form::beside::BesidePage::sample(person)),
        rendered("space-form-wheel", &space::form::show::ShowPage::sample_wheel(person)),
        rendered("space-form-together", &space::form::show::ShowPage::sample_together(person)),
        rendered("space-form-worksheet", &space::form::show::ShowPage::sample_worksheet(person)),
        rendered("space-form-removed", &space::form::show::RemovedPage::sample(person)),
        rendered("space-form-help", &space::form::help::HelpNextPage::sample(person)),
        rendered("space-form-help-duty", &space::form::help::HelpNextPage::sample_on_duty(person)),
        rendered("space-form-help-duty-error", &space::form::help::HelpNextPage::sample_error(person)),
        rendered("space-form-asked", &space::form::duty::AskedPage::sample(person)),
        rendered("space-form-over", &space::form::duty::OverPage::sample(person)),
        rendered("space-form-paper", &space::form::paper::PaperPage::sample(person)),
        rendered("space-offline", &space::offline::PhonePage::sample(person)),
        rendered("space-reminders", &space::reminder::list::RemindersPage::sample(person)),
        rendered("space-reminders-empty", &space::reminder::list::RemindersPage::sample_empty(person)),
        rendered("space-reminders-removed", &space::reminder::list::RemovedPage::sample(person)),
        rendered("space-reminder", &space::reminder::edit::EditPage::sample(person)),
        rendered("space-reminder-kinds", &space::reminder::edit::EditPage::sample_kinds(person)),
        rendered("space-reminder-meeting", &space::reminder::edit::EditPage::sample_meeting(person)),
        rendered("space-reminder-error", &space::reminder::edit::EditPage::sample_error(person)),
        rendered("space-reminder-quiet", &space::reminder::quiet::QuietPage::sample(person)),
        rendered("space-reminder-quiet-error", &space::reminder::quiet::QuietPage::sample_error(person)),
        rendered("space-reminder-ways", &space::reminder::ways::WaysPage::sample(person)),
        rendered("space-reminder-ways-error", &space::reminder::ways::WaysPage::sample_error(person)),
        rendered("space-reminder-ways-none", &space::reminder::ways::WaysPage::sample_none(person)),
    ]
}

/// Groups that start and grow, and those who lead them.
fn groups(person: &Person) -> Vec<(String, String)> {
    use growing::{
        application, applications, check, checks, desk, facilitator, facilitators, groups, host, leading, money, rota,
        strain, survival, thanks, ties,
    };
    vec![
        rendered("growing", &desk::sample(person)),
        rendered("growing-error", &desk::sample_error(person)),
        rendered("growing-paused", &desk::sample_paused(person)),
        rendered("growing-groups", &groups::sample(person)),
        rendered("growing-survival", &survival::sample(person)),
        rendered("growing-survival-few", &survival::sample_few(person)),
        rendered("growing-host", &host::sample(person)),
        rendered("growing-host-error", &host::sample_error(person)),
        rendered("growing-ties", &ties::sample(person)),
        rendered("growing-ties-error", &ties::sample_error(person)),
        rendered("growing-rota", &rota::sample(person)),
        rendered("growing-rota-empty", &rota::sample_empty(person)),
        rendered("growing-rota-error", &rota::sample_error(person)),
        rendered("growing-leading", &leading::sample(person)),
        rendered("growing-leading-new", &leading::sample_new(person)),
        rendered("growing-leading-error", &leading::sample_error(person)),
        rendered("growing-facilitators", &facilitators::sample(person)),
        rendered("growing-facilitators-none", &facilitators::sample_none(person)),
        rendered("growing-facilitator", &facilitator::sample(person)),
        rendered("growing-facilitator-error", &facilitator::sample_error(person)),
        rendered("growing-strain", &strain::sample(person)),
        rendered("growing-strain-shown", &strain::sample_shown(person)),
        rendered("growing-strain-none", &strain::sample_none(person)),
        rendered("growing-strain-error", &strain::sample_error(person)),
        rendered("growing-strain-read", &strain::sample_read(person)),
        rendered("growing-thanks", &thanks::sample(person)),
        rendered("growing-thanks-none", &thanks::sample_none(person)),
        rendered("growing-money", &money::sample(person)),
        rendered("growing-money-error", &money::sample_error(person)),
        rendered("growing-checks", &checks::sample(person)),
        rendered("growing-checks-few", &checks::sample_few(person)),
        rendered("growing-checks-error", &checks::sample_error(person)),
        rendered("growing-check", &check::sample(person)),
        rendered("growing-check-error", &check::sample_error(person)),
        rendered("growing-applications", &applications::sample(person)),
        rendered("growing-applications-none", &applications::sample_none(person)),
        rendered("growing-application", &application::sample(person)),
        rendered("growing-application-answered", &application::sample_answered(person)),
        rendered("growing-application-error", &application::sample_error(person)),
    ]
}

/// Circles, and what their moderators see.
fn circles(person: &Person) -> Vec<(String, String)> {
    use space::circle::{invite, join, leave, list, new, over, report, set, show};
    vec![
        rendered("space-circles", &list::ListPage::sample(person)),
        rendered("space-circles-new", &list::ListPage::sample_new(person)),
        rendered("space-circles-young", &list::ListPage::sample_young(person)),
        rendered("space-circles-error", &list::ListPage::sample_error(person)),
        rendered("space-circle-begin", &new::NewPage::sample(person)),
        rendered("space-circle-begin-error", &new::NewPage::sample_error(person)),
        rendered("space-circle-join", &join::JoinPage::sample(person)),
        rendered("space-circle-join-full", &join::JoinPage::sample_full(person)),
        rendered("space-circle-join-error", &join::JoinPage::sample_error(person)),
        rendered("space-circle", &show::CirclePage::sample(person)),
        rendered("space-circle-keeper", &show::CirclePage::sample_keeper(person)),
        rendered("space-circle-alone", &show::CirclePage::sample_new(person)),
        rendered("space-circle-error", &show::CirclePage::sample_error(person)),
        rendered("space-circle-over", &over::OverPage::sample(person)),
        rendered("space-circle-out", &over::OverPage::sample_out(person)),
        rendered("space-circle-invite", &invite::InvitePage::sample(person)),
        rendered("space-circle-invite-made", &invite::InvitePage::sample_made(person)),
        rendered("space-circle-invite-full", &invite::InvitePage::sample_full(person)),
        rendered("space-circle-settings", &set::SetPage::sample(person)),
        rendered("space-circle-settings-error", &set::SetPage::sample_error(person)),
        rendered("space-circle-leave", &leave::LeavePage::sample(person)),
        rendered("space-circle-report", &report::ReportPage::sample(person)),
        rendered("space-circle-report-who", &report::ReportPage::sample_who(person)),
        rendered("space-circle-report-error", &report::ReportPage::sample_error(person)),
        rendered("directory-circles", &directory::circles::CirclesPage::sample(person)),
        rendered("directory-circles-none", &directory::circles::CirclesPage::sample_empty(person)),
        rendered("directory-circle", &directory::circle::CirclePage::sample(person)),
        rendered("directory-circle-error", &directory::circle::CirclePage::sample_error(person)),
    ]
}
