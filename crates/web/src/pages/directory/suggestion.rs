//! One suggestion: what would change, what the group says, take it or say why not.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    freshness::Reach,
    suggestion::{self, Decision, Kind, Reason, Standing, SuggestionView},
};
use openseat_domain::amendment::{Field, Laid};
use uuid::Uuid;

use super::{
    super::{space::said, suggestion as own},
    fields::called,
    id,
    said::word,
    suggestions::group,
};
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/directory/suggestion.html")]
pub(crate) struct SuggestionPage<'a> {
    frame: Frame<'a>,
    about: String,
    /// The page of the meeting, and where it is edited; empty for a new one.
    meeting: String,
    edit: String,
    contact: String,
    action: String,
    day: String,
    from: String,
    differences: Vec<Difference>,
    said: String,
    group: &'a str,
    reach: &'a str,
    may_ask: bool,
    waits: bool,
    /// How it was decided, or that its words are deleted.
    ended: String,
    reasons: Vec<(&'static str, &'a str)>,
    done: &'a str,
    errors: Vec<FieldError>,
}

/// A field as it is and as it would be.
pub(crate) struct Difference {
    pub(crate) field: String,
    /// Empty when it says nothing.
    pub(crate) was: String,
    pub(crate) is: String,
}

pub(crate) async fn show(Path(named): Path<String>, person: Person) -> Response {
    let id = id(&named);
    match suggestion::one(&person.visit.site.house, &person.signed, id, person.visit.site.now()).await {
        Ok(view) => person.visit.show(&page(&person, &view)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn decide(Path(named): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let id = id(&named);
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let here = format!("/directory/suggestions/{id}");
    let decision = match fields.text("do") {
        "ask" => {
            return match suggestion::ask(house, who, id, now).await {
                Ok(true) => person.visit.go(&format!("{here}?done=asked")),
                Ok(false) => person.visit.go(&format!("{here}?done=no-way")),
                Err(error) => problem::answer(&person.visit, error),
            };
        }
        "take" => Decision::Take,
        "refuse" => match Reason::parse(fields.text("reason")) {
            Some(reason) => Decision::Refuse(reason),
            None => return wrong(&person, id, "reason", "suggestion-choose-reason").await,
        },
        _ => return person.visit.go(&here),
    };
    match suggestion::decide(house, who, id, decision, now).await {
        Ok(true) if decision == Decision::Take => person.visit.go("/directory/suggestions?done=taken"),
        Ok(true) => person.visit.go("/directory/suggestions?done=refused"),
        Ok(false) => person.visit.go("/directory/suggestions?done=late"),
        Err(ActionError::Refused(_)) => wrong(&person, id, "take", "suggestion-no-sense").await,
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn wrong(person: &Person, id: Uuid, field: &'static str, key: &'static str) -> Response {
    match suggestion::one(&person.visit.site.house, &person.signed, id, person.visit.site.now()).await {
        Ok(view) => {
            person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &with_error(page(person, &view), field, key))
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// What would be different.
pub(crate) fn differences(frame: &Frame<'_>, view: &SuggestionView) -> Vec<Difference> {
    let Some(proposed) = &view.proposed else { return Vec::new() };
    let words = proposed.words.iter().map(|new| {
        let field: Field = new.field();
        let old = field.of(&view.before);
        let none = view.kind == Kind::New || old == field.of(&Laid::default());
        Difference {
            field: called(frame, field).to_owned(),
            was: if none { String::new() } else { word(frame, &old) },
            is: word(frame, new),
        }
    });
    words.collect()
}

fn page<'a>(person: &'a Person, view: &SuggestionView) -> SuggestionPage<'a> {
    let frame = person.visit.frame();
    let day = |at: jiff::Timestamp| said::day(&frame, at.to_zoned(frame.site.zone.clone()).date());
    let proposed = view.proposed.clone().unwrap_or_default();
    let at = |base: &str| if view.slug.is_empty() { String::new() } else { format!("{base}{}", view.slug) };
    let waits = view.standing == Standing::Waiting;
    SuggestionPage {
        about: own::about(&frame, view.kind, &view.name),
        meeting: at("/meeting/"),
        edit: view.meeting.map(|id| format!("/directory/meeting/{id}")).unwrap_or_default(),
        contact: at("/directory/contact/"),
        action: format!("/directory/suggestions/{}", view.id),
        day: day(view.made_at),
        from: proposed
            .from
            .map(|day| frame.t1("suggestion-from-day", "date", said::day(&frame, day)))
            .unwrap_or_default(),
        differences: differences(&frame, view),
        said: proposed.said,
        group: group(&frame, view),
        reach: match view.reach {
            Reach::Unknown if view.kind != Kind::New => frame.t("fresh-reach-unknown"),
            Reach::Stopped => frame.t("fresh-reach-stopped"),
            _ => "",
        },
        may_ask: waits && view.reach == Reach::Open && frame.site.house.writes_letters(),
        ended: match (view.standing, view.reason, &view.proposed) {
            (Standing::Taken, ..) => frame.t("suggestion-desk-taken").to_owned(),
            (Standing::Refused, Some(reason), _) => frame.t1("suggestion-refused", "reason", own::why(&frame, reason)),
            (_, _, None) => frame.t("suggestion-words-gone").to_owned(),
            _ => String::new(),
        },
        waits: waits && view.proposed.is_some(),
        reasons: Reason::ALL.iter().map(|reason| (reason.as_str(), own::why(&frame, *reason))).collect(),
        done: match person.visit.value("done").as_deref() {
            Some("asked") => frame.t("fresh-done-asked"),
            Some("no-way") => frame.t("fresh-done-no-way"),
            _ => "",
        },
        errors: Vec::new(),
        frame,
    }
}

fn with_error<'a>(page: SuggestionPage<'a>, field: &'static str, key: &'static str) -> SuggestionPage<'a> {
    let error = FieldError { field, text: page.frame.t(key).to_owned() };
    SuggestionPage { errors: vec![error], frame: Frame { error: true, ..page.frame }, ..page }
}

impl SuggestionPage<'_> {
    /// What is wrong with a field.
    fn wrong(&self, field: &str) -> Vec<&str> {
        self.errors.iter().filter(|error| error.field == field).map(|error| error.text.as_str()).collect()
    }
}

#[cfg(test)]
pub(crate) fn sample_view() -> SuggestionView {
    use openseat_actions::suggestion::Proposed;
    use openseat_domain::amendment::Word;
    let before = Laid::from(crate::site::tests::new_start().draft);
    SuggestionView {
        id: Uuid::from_u128(1),
        kind: Kind::Change,
        standing: Standing::Waiting,
        made_at: jiff::Timestamp::from_second(1_770_000_000).expect("a moment"),
        from_group: false,
        meeting: Some(Uuid::from_u128(2)),
        slug: "new-start".into(),
        name: "New Start & <b>Friends</b>".into(),
        before,
        proposed: Some(Proposed {
            words: vec![Word::PlaceName(Some("The <b>Old</b> Mill".into())), Word::Notes(None)],
            from: Some(jiff::civil::date(2026, 12, 7)),
            said: "They move in <b>December</b>.".into(),
            email: Some("sam@example.org".into()),
            ..Proposed::default()
        }),
        asked_at: None,
        group_says: None,
        reason: None,
        decided_at: None,
        reach: Reach::Open,
    }
}

#[cfg(test)]
impl<'a> SuggestionPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &sample_view())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        with_error(page(person, &sample_view()), "reason", "suggestion-choose-reason")
    }

    pub(crate) fn sample_refused(person: &'a Person) -> Self {
        let (standing, reason) = (Standing::Refused, Some(Reason::Already));
        page(person, &SuggestionView { standing, reason, proposed: None, ..sample_view() })
    }
}
