//! What people wrote about a group: sentences that a person has read, by month, the latest first.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::{
    meeting::MeetingView,
    review::{self, Facts, SaidView},
};
use openseat_domain::review::{Access, Format, Found, Medication, Newcomer, Welcome};

use super::questions::{band, month};
use crate::{
    frame::Frame,
    pages::{
        meeting::{self, name},
        problem,
    },
    visit::Visit,
};

#[derive(Template)]
#[template(path = "pages/review/list.html")]
pub(crate) struct SaidPage<'a> {
    frame: Frame<'a>,
    name: String,
    meeting: String,
    tell: String,
    months: Vec<Month>,
}

struct Month {
    title: String,
    said: Vec<Said>,
}

struct Said {
    sentence: String,
    /// The language, where it is another than the page's.
    lang: String,
    facts: Vec<String>,
    answer: String,
    answer_lang: String,
    report: String,
}

pub(crate) async fn show(visit: Visit, Path(slug): Path<String>) -> Response {
    let view = match meeting::find(&visit, &slug).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    match review::said(&visit.site.house, view.id, visit.site.now()).await {
        Ok(said) => visit.show(&page(visit.frame(), &view, said)),
        Err(error) => problem::answer(&visit, error),
    }
}

fn page<'a>(frame: Frame<'a>, view: &MeetingView, all: Vec<SaidView>) -> SaidPage<'a> {
    let mut months: Vec<Month> = Vec::new();
    for one in all {
        let monday = one.week.monday();
        let title = month(&frame, monday.year(), monday.month());
        let said = said(&frame, view, one);
        match months.last_mut().filter(|last| last.title == title) {
            Some(last) => last.said.push(said),
            None => months.push(Month { title, said: vec![said] }),
        }
    }
    SaidPage {
        name: name(&frame, &view.draft).to_owned(),
        meeting: format!("/meeting/{}", view.slug),
        tell: format!("/meeting/{}/review", view.slug),
        months,
        frame,
    }
}

fn said(frame: &Frame<'_>, view: &MeetingView, one: SaidView) -> Said {
    let other = |locale: String| if locale == frame.lang() { String::new() } else { locale };
    let (answer, answer_locale) = one.answer.unwrap_or_default();
    Said {
        facts: facts(frame, &one.facts),
        report: format!("/meeting/{}/reviews/{}/report", view.slug, one.id),
        sentence: one.sentence,
        lang: other(one.locale),
        answer,
        answer_lang: other(answer_locale),
    }
}

/// What one person told of the setting, in a few words each.
fn facts(frame: &Frame<'_>, facts: &Facts) -> Vec<String> {
    let keys = [
        facts.found.map(|one| match one {
            Found::Yes => "said-found-yes",
            Found::Hard => "said-found-hard",
            Found::NotThere => "said-found-not-there",
        }),
        facts.welcome.map(|one| match one {
            Welcome::Yes => "said-welcome-yes",
            Welcome::Partly => "said-welcome-partly",
            Welcome::No => "said-welcome-no",
        }),
        facts.newcomer.and_then(|one| match one {
            Newcomer::Yes => Some("said-newcomer-yes"),
            Newcomer::No => Some("said-newcomer-no"),
            Newcomer::NotSeen => None,
        }),
        facts.size.map(band),
        facts.format.map(|one| match one {
            Format::Yes => "said-format-yes",
            Format::No => "said-format-no",
        }),
        facts.access.and_then(|one| match one {
            Access::Yes => Some("said-access-yes"),
            Access::No => Some("said-access-no"),
            Access::NotNeeded => None,
        }),
        facts.medication.map(|one| match one {
            Medication::Supportive => "said-medication-supportive",
            Medication::Neutral => "said-medication-neutral",
            Medication::Against => "said-medication-against",
            Medication::Nothing => "said-medication-nothing",
        }),
    ];
    keys.into_iter().flatten().map(|key| frame.say.t(key).to_owned()).collect()
}

#[cfg(test)]
impl<'a> SaidPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>, view: &MeetingView) -> Self {
        use openseat_domain::review::{Band, Week};
        let said = |number, day: &str, sentence: &str, facts, answer: Option<&str>| SaidView {
            id: uuid::Uuid::from_u128(number),
            week: Week::of(day.parse().expect("a day in a test is well written")),
            sentence: sentence.into(),
            locale: if number == 2 { "es".into() } else { "en".into() },
            facts,
            answer: answer.map(|text| (text.into(), "en".into())),
        };
        let full = Facts {
            found: Some(Found::Hard),
            welcome: Some(Welcome::Yes),
            format: Some(Format::Yes),
            size: Some(Band::UpTo9),
            access: Some(Access::NotNeeded),
            newcomer: Some(Newcomer::Yes),
            medication: Some(Medication::Nothing),
            medicine: None,
        };
        let all = vec![
            said(1, "2026-11-20", "The door is round the back & <b>not</b> lit.", full, Some("There is a lamp now.")),
            said(2, "2026-11-03", "Una sala tranquila.", Facts::default(), None),
            said(3, "2026-09-20", "Tea before and after.", Facts::default(), None),
        ];
        page(frame, view, all)
    }

    pub(crate) fn sample_empty(frame: Frame<'a>, view: &MeetingView) -> Self {
        page(frame, view, Vec::new())
    }
}
