//! Every page renders from its sample in both languages, and looks as it did.

use askama::Template;
use openseat_actions::{
    attendance_proof::State as Asked,
    meeting::{Last, MeetingView},
};
use openseat_content::Locale;
use openseat_domain::{
    freshness::By,
    greeting::State,
    meeting::{Online, Seen},
};

use crate::{
    frame::Frame,
    pages,
    site::tests::{new_start, visit_to},
    visit::Visit,
};

pub(super) fn rendered(name: &str, page: &impl Template) -> (String, String) {
    (name.to_owned(), page.render().expect("a sample renders"))
}

/// A meeting that shows its link to nobody, and that its group looked at.
fn asked_for(view: &MeetingView) -> MeetingView {
    let at = view.listings[0].last_seen;
    let mut view = view.clone();
    let way_in = view.draft.online.take().map(|online| Online { seen: Seen::OnRequest, ..online });
    view.draft.online = Some(Online { seen: Seen::OnRequest, ..Online::default() });
    MeetingView { way_in, looked: Some(Last { at, by: By::Group, who: String::new() }), ..view }
}

fn all(visit: &Visit, view: &MeetingView) -> Vec<(String, String)> {
    let frame = || -> Frame<'_> { visit.frame() };
    vec![
        rendered("home", &pages::home::HomePage::sample(frame())),
        rendered("results", &pages::results::ResultsPage::sample(frame())),
        rendered("results-empty", &pages::results::ResultsPage::sample_empty(frame())),
        rendered("find", &pages::find::FindPage::sample(frame())),
        rendered("which", &pages::which::WhichPage::sample(frame())),
        rendered("which-unknown", &pages::which::WhichPage::sample_unknown(frame())),
        rendered("meeting", &pages::meeting::MeetingPage::sample(frame(), visit, view)),
        rendered("meeting-unknown", &pages::meeting::MeetingPage::sample_unknown(frame(), visit, view, false)),
        rendered("meeting-checking", &pages::meeting::MeetingPage::sample_unknown(frame(), visit, view, true)),
        rendered("review", &pages::review::TellPage::sample(frame(), view)),
        rendered("review-error", &pages::review::TellPage::sample_error(frame(), view)),
        rendered("review-kept-outside", &pages::review::kept::KeptPage::sample_outside(frame(), view)),
        rendered("review-list", &pages::review::list::SaidPage::sample(frame(), view)),
        rendered("review-list-empty", &pages::review::list::SaidPage::sample_empty(frame(), view)),
        rendered("review-report", &pages::review::report::ReportPage::sample(frame(), view)),
        rendered("review-report-error", &pages::review::report::ReportPage::sample_error(frame(), view)),
        rendered("review-own", &pages::review::own::OwnPage::sample(frame())),
        rendered("review-own-error", &pages::review::own::OwnPage::sample_error(frame())),
        rendered("review-own-found", &pages::review::own::OwnPage::sample_found(frame())),
        rendered("review-own-found-error", &pages::review::own::OwnPage::sample_found_error(frame())),
        rendered("text", &pages::text::TextPage::sample(frame(), visit, &view.draft)),
        rendered("wrong", &pages::wrong::WrongPage::sample(frame(), view)),
        rendered("wrong-error", &pages::wrong::WrongPage::sample_error(frame(), view)),
        rendered("thanks-off", &pages::thanks::ThanksPage::sample(frame(), view, pages::thanks::Said::Off)),
        rendered("thanks-on", &pages::thanks::ThanksPage::sample(frame(), view, pages::thanks::Said::On)),
        rendered("thanks-error", &pages::thanks::ThanksPage::sample_error(frame(), view)),
        rendered("greeter", &pages::greeter::GreeterPage::sample(frame(), view)),
        rendered("greeter-error", &pages::greeter::GreeterPage::sample_error(frame(), view)),
        rendered("greeter-nobody", &pages::greeter::NobodyPage::sample(frame(), view)),
        rendered("greeter-full", &pages::greeter::NobodyPage::sample_full(frame(), view)),
        rendered("greeter-minors", &pages::greeter::NobodyPage::sample_minors(frame(), view)),
        rendered("greeting-asked", &pages::greeting::GreetingPage::sample(visit, State::Asked)),
        rendered("greeting-accepted", &pages::greeting::GreetingPage::sample(visit, State::Accepted)),
        rendered("greeting-cannot", &pages::greeting::GreetingPage::sample(visit, State::Cannot)),
        rendered("greeting-left", &pages::greeting::GreetingPage::sample(visit, State::GreeterLeft)),
        rendered("greeting-ended", &pages::greeting::GreetingPage::sample(visit, State::Ended)),
        rendered("greeting-back", &pages::greeting::GreetingPage::sample(visit, State::TakenBack)),
        rendered("greeting-after", &pages::greeting::GreetingPage::sample_after(visit)),
        rendered("greeting-error", &pages::greeting::GreetingPage::sample_error(visit)),
        rendered("greeting-code", &pages::greeting::code::CodePage::sample(visit)),
        rendered("greeting-code-error", &pages::greeting::code::CodePage::sample_error(visit)),
        rendered("letter-ask", &pages::attendance_proof::AskPage::sample(frame(), view)),
        rendered("letter-ask-error", &pages::attendance_proof::AskPage::sample_error(frame(), view)),
        rendered("letter-ask-closed", &pages::attendance_proof::AskPage::sample_closed(frame(), view)),
        rendered("letter-waits", &pages::attendance_proof::own::OwnPage::sample(visit, Asked::Asked, false)),
        rendered("letter-code-error", &pages::attendance_proof::own::OwnPage::sample(visit, Asked::Asked, true)),
        rendered("letter-ready", &pages::attendance_proof::own::OwnPage::sample(visit, Asked::Confirmed, false)),
        rendered("letter-refused", &pages::attendance_proof::own::OwnPage::sample(visit, Asked::Refused, false)),
        rendered("letter-fetched", &pages::attendance_proof::own::OwnPage::sample(visit, Asked::Fetched, false)),
        rendered("letter-find", &pages::attendance_proof::own::FindPage::sample(visit)),
        rendered("letter-find-error", &pages::attendance_proof::own::FindPage::sample_error(visit)),
        rendered("letter", &pages::attendance_proof::letter::LetterPage::sample(visit)),
        rendered("verify", &pages::attendance_proof::verify::VerifyPage::sample(frame())),
        rendered("verify-good", &pages::attendance_proof::verify::VerifyPage::sample_good(frame())),
        rendered("verify-bad", &pages::attendance_proof::verify::VerifyPage::sample_bad(frame())),
        rendered("survey", &pages::member_survey::SurveyPage::sample(visit, true)),
        rendered("survey-closed", &pages::member_survey::SurveyPage::sample(visit, false)),
        rendered("survey-paper", &pages::member_survey::PaperPage::sample(visit)),
        rendered("centre", &pages::activity::CentrePage::sample(visit)),
        rendered("toolkit", &pages::toolkit::list::ToolkitPage::sample(visit)),
        rendered("toolkit-none", &pages::toolkit::list::ToolkitPage::sample_none(visit)),
        rendered("toolkit-poster", &pages::toolkit::ToolPage::sample(visit, view, "poster-open-door")),
        rendered("toolkit-checklist", &pages::toolkit::ToolPage::sample_blank(visit, "safety-plan")),
        rendered("groups", &pages::groups::GroupsPage::sample(visit, &view.draft)),
        rendered("groups-empty", &pages::groups::GroupsPage::sample_empty(visit)),
        rendered("missing", &pages::missing::MissingPage::sample(frame())),
        rendered("problem", &pages::problem::ProblemPage::sample(frame())),
    ]
}

/// Pages to read.
fn reading(visit: &Visit) -> Vec<(String, String)> {
    let frame = || -> Frame<'_> { visit.frame() };
    vec![
        rendered("help", &pages::help::HelpPage::sample(frame())),
        rendered("first-time", &pages::first_time::FirstTimePage::sample(frame())),
        rendered("first-time-steps", &pages::first_time::FirstTimePage::sample_of(frame(), "smart")),
        rendered("kinds", &pages::kind::list::KindsPage::sample(frame())),
        rendered("kind", &pages::kind::KindPage::sample(frame(), visit, "na")),
        rendered("kind-name-only", &pages::kind::KindPage::sample(frame(), visit, "ua")),
        rendered("compare", &pages::kind::compare::ComparePage::sample(frame())),
        rendered("compare-choosing", &pages::kind::compare::ComparePage::sample_choosing(frame())),
        rendered("family", &pages::family::FamilyPage::sample(frame(), visit)),
        rendered("evidence", &pages::evidence::EvidencePage::sample(frame())),
        rendered("finding", &pages::evidence::finding::FindingPage::sample(frame())),
        rendered("private", &pages::private::PrivatePage::sample(frame())),
        rendered("privacy", &pages::privacy::PrivacyPage::sample(frame())),
        rendered("accessibility", &pages::accessibility::AccessibilityPage::sample(frame())),
        rendered("about", &pages::about::AboutPage::sample(frame())),
        rendered("validate", &pages::validate::ValidatePage::sample(frame())),
        rendered("validate-error", &pages::validate::ValidatePage::sample_error(frame())),
        rendered("validate-report", &pages::validate::ReportPage::sample(frame())),
        rendered("validate-report-good", &pages::validate::ReportPage::sample_good(frame())),
    ]
}

/// Pages on which a person looks at how things are and for what may fit.
fn choosing(visit: &Visit, view: &MeetingView) -> Vec<(String, String)> {
    let frame = || -> Frame<'_> { visit.frame() };
    vec![
        rendered("check", &pages::self_check::StartPage::sample(frame())),
        rendered("check-drinking", &pages::self_check::ask::AskPage::sample(visit, "drinking")),
        rendered("check-mood", &pages::self_check::ask::AskPage::sample(visit, "mood")),
        rendered("check-error", &pages::self_check::ask::AskPage::sample_error(visit)),
        rendered("check-outcome", &pages::self_check::outcome::OutcomePage::sample(visit)),
        rendered("check-unasked", &pages::self_check::outcome::OutcomePage::sample_unasked(visit)),
        rendered("check-plan", &pages::self_check::plan::PlanPage::sample(visit)),
        rendered("check-done", &pages::self_check::plan::DonePage::sample(visit)),
        rendered("match", &pages::matching::start::StartPage::sample(frame())),
        rendered("match-1", &pages::matching::ask::AskPage::sample(visit, 1)),
        rendered("match-2", &pages::matching::ask::AskPage::sample(visit, 2)),
        rendered("match-3", &pages::matching::ask::AskPage::sample(visit, 3)),
        rendered("match-4", &pages::matching::ask::AskPage::sample(visit, 4)),
        rendered("match-answer", &pages::matching::answer::AnswerPage::sample(visit)),
        rendered("match-answer-nothing", &pages::matching::answer::AnswerPage::sample_nothing(visit)),
        rendered("match-text", &pages::matching::text::ListPage::sample(visit, &view.draft, false)),
        rendered("match-text-named", &pages::matching::text::ListPage::sample(visit, &view.draft, true)),
        rendered("match-sheet", &pages::matching::sheet::SheetPage::sample(visit)),
        rendered("match-plan", &pages::trial::plan::PlanPage::sample(visit)),
        rendered("match-plan-nothing", &pages::trial::plan::PlanPage::sample_nothing(visit)),
    ]
}

/// Pages on which people say how the list should be, and groups answer.
fn told(visit: &Visit, view: &MeetingView) -> Vec<(String, String)> {
    vec![
        rendered("meeting-asked-for", &pages::meeting::MeetingPage::sample(visit.frame(), visit, &asked_for(view))),
        rendered("still-right", &pages::still_right::StillRightPage::sample(visit.frame(), visit, &view.draft)),
        rendered("still-right-done", &pages::still_right::StillRightPage::sample_done(visit.frame())),
        rendered("still-right-gone", &pages::still_right::StillRightPage::sample_gone(visit.frame())),
        rendered("suggest", &pages::suggest::choose::ChoosePage::sample(visit.frame(), view)),
        rendered("suggest-form", &pages::suggest::sample(visit, view, &["when", "place"])),
        rendered("suggest-form-error", &pages::suggest::sample_error(visit, view)),
        rendered("suggest-closed", &pages::suggest::sample(visit, view, &["closed"])),
        rendered("suggest-new", &pages::suggest::sample_new(visit)),
        rendered("suggestion", &pages::suggestion::SuggestionPage::sample(visit.frame())),
        rendered("suggestion-refused", &pages::suggestion::SuggestionPage::sample_refused(visit.frame())),
        rendered("suggestion-code", &pages::suggestion::SuggestionPage::sample_code(visit.frame())),
        rendered("suggestion-code-error", &pages::suggestion::SuggestionPage::sample_error(visit.frame())),
        rendered("suggestion-says", &pages::suggestion::says::SaysPage::sample(visit.frame())),
        rendered("suggestion-says-done", &pages::suggestion::says::SaysPage::sample_done(visit.frame())),
        rendered("offline", &pages::offline::OfflinePage::sample(visit.frame())),
        rendered("reminder", &pages::reminder::StopPage::sample(visit.frame())),
        rendered("reminder-done", &pages::reminder::StopPage::sample_done(visit.frame())),
        rendered("reminder-gone", &pages::reminder::StopPage::sample_gone(visit.frame())),
        rendered("link", &pages::link::LinkPage::sample(visit.frame(), view)),
        rendered("link-error", &pages::link::LinkPage::sample_error(visit.frame(), view)),
        rendered("link-sent", &pages::link::LinkPage::sample_sent(visit.frame(), view)),
        rendered("link-no", &pages::link::LinkPage::sample_no(visit.frame(), view)),
        rendered("link-answer", &pages::link::answer::AnswerPage::sample(visit.frame())),
        rendered("link-answer-error", &pages::link::answer::AnswerPage::sample_error(visit.frame())),
        rendered("link-answer-sent", &pages::link::answer::AnswerPage::sample_sent(visit.frame())),
        rendered("link-answer-gone", &pages::link::answer::AnswerPage::sample_gone(visit.frame())),
    ]
}

/// Lists that are handed on.
fn handed_on(visit: &Visit) -> Vec<(String, String)> {
    vec![
        rendered("start-group", &pages::growing::start::sample(visit)),
        rendered("start-group-nobody", &pages::growing::start::sample_nobody(visit)),
        rendered("start-group-form", &pages::growing::start::sample_form(visit)),
        rendered("start-group-error", &pages::growing::start::sample_error(visit)),
        rendered("embed", &pages::embed::EmbedPage::sample(visit.frame())),
        rendered("embed-empty", &pages::embed::EmbedPage::sample_empty(visit.frame())),
        rendered("embed-make", &pages::embed::make::MakePage::sample(visit.frame())),
        rendered("files", &pages::files::FilesPage::sample(visit.frame())),
    ]
}

async fn in_both(check: impl Fn(Locale, &str, &str)) {
    for locale in Locale::ALL {
        let visit = visit_to(locale, "/").await;
        let view = new_start();
        let person = pages::space::samples::person(visit_to(locale, "/").await);
        let public = all(&visit, &view)
            .into_iter()
            .chain(reading(&visit))
            .chain(choosing(&visit, &view))
            .chain(told(&visit, &view))
            .chain(handed_on(&visit))
            .chain(super::group_session::guests(&visit));
        let own = super::space::all(&person, &view).into_iter().chain(super::directory::all(&person));
        let own = own.chain(super::group_session::all(&person));
        for (name, html) in public.chain(own) {
            check(locale, &name, &html);
        }
    }
}

#[tokio::test]
async fn every_page_looks_as_it_did() {
    in_both(|locale, name, html| {
        // Names of assets change with their content; the page does not.
        let html = asset_names(html);
        insta::assert_snapshot!(format!("{name}-{}", locale.code()), html);
    })
    .await;
}

#[tokio::test]
async fn no_page_has_inline_script_or_style_or_a_word_that_is_missing() {
    in_both(|locale, name, html| {
        let lower = html.to_lowercase();
        assert!(!lower.contains(" style="), "{name} {locale:?}");
        assert!(!lower.contains("<style"), "{name} {locale:?}");
        assert!(!lower.contains(" onclick=") && !lower.contains("javascript:"), "{name} {locale:?}");
        assert!(!html.contains("<b>"), "{name} {locale:?}: text of others is shown as text");
        assert_eq!(html.matches("<h1").count(), 1, "{name} {locale:?}");
        assert!(!html.contains('\u{F0000}') && !html.contains("{ $"), "{name} {locale:?}");
    })
    .await;
}

#[tokio::test]
async fn no_title_names_a_condition() {
    in_both(|locale, name, html| {
        let title = html
            .split("<title>")
            .nth(1)
            .and_then(|rest| rest.split("</title>").next())
            .expect("a title")
            .to_lowercase();
        for word in ["alcohol", "drug", "addict", "recover", "drog", "adicc", "recupera", "sober"] {
            assert!(!title.contains(word), "{name} {locale:?}: {title}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_error_says_so_first_in_the_title_and_links_to_its_field() {
    in_both(|_, name, html| {
        let error = html.contains("<title>Error: ");
        assert_eq!(error, name.ends_with("-error") || name == "which-unknown", "{name}");
        if error {
            let field = html.split("<p><a href=\"#").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
            assert!(html.contains(&format!("id=\"{field}\"")), "{name}: {field}");
        }
    })
    .await;
}

/// Replaces the fingerprint in asset names.
fn asset_names(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find("/assets/") {
        let (before, after) = rest.split_at(at + 8);
        out.push_str(before);
        let (stem, tail) = after.split_once('.').unwrap_or((after, ""));
        out.push_str(stem);
        rest = tail.split_once('.').map_or("", |(_, end)| end);
        out.push('.');
    }
    out + rest
}
