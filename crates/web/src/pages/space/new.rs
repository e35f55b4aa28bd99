//! Sharing something new: four questions, then everything on one page to check and to sign.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{ActionError, organisation, sharing, space};
use openseat_domain::{consent::Recipient, problem::Problem};
use uuid::Uuid;

use super::{
    choice::{Choice, Known, MOST_OFFERED, choices},
    consent::Row,
    day::DayFields,
    said, statements,
    wish::{Step, Wish},
};
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, missing, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/new.html")]
pub(crate) struct NewPage<'a> {
    frame: Frame<'a>,
    step: Step,
    heading: String,
    /// "Question 2 of 4".
    place: String,
    /// Where the form goes.
    action: String,
    /// Where "Back" goes; empty on the first page.
    back: String,
    /// The answers to the other questions.
    carried: Vec<(&'static str, String)>,
    /// All answers, for the way back and for "Change".
    all: Vec<(&'static str, String)>,
    changing: bool,
    /// What was searched for.
    words: String,
    search: bool,
    more: bool,
    choices: Vec<Choice>,
    day: DayFields,
    rows: Vec<CheckRow>,
    statements: Vec<String>,
    /// Which version of them it is.
    version: String,
    name: String,
    errors: Vec<FieldError>,
}

/// One row of the page to check, with the way to change it.
struct CheckRow {
    row: Row,
    id: &'static str,
    change: String,
}

pub(crate) async fn begin(person: Person) -> Response {
    person.visit.go(&Step::Who.address())
}

/// The first question; the others need the answers before them, so they lead here when opened alone.
pub(crate) async fn open(person: Person, Path(step): Path<String>) -> Response {
    match Step::parse(&step) {
        Some(Step::Who) => answer(&person, Step::Who, Wish::default(), Asked::Fresh).await,
        Some(_) => person.visit.go(&Step::Who.address()),
        None if step == "sign" => person.visit.go(&Step::Who.address()),
        None => missing::page_of(&person.visit),
    }
}

/// How a page is come to.
#[derive(Clone, PartialEq, Eq)]
enum Asked {
    /// By the answers before it.
    Fresh,
    /// From the page to check, to which it leads back.
    Changing,
}

/// Goes to a question, or back to the first one before it whose answer is missing; `sign` goes beyond the last.
pub(crate) async fn go(Path(step): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let wish = Wish::read(&fields);
    let signs = step == "sign";
    let Some(step) = Step::parse(if signs { Step::Check.as_str() } else { &step }) else {
        return missing::page_of(&person.visit);
    };
    let asked = if fields.text("changing").is_empty() { Asked::Fresh } else { Asked::Changing };
    let frame = person.visit.frame();
    let earlier = Step::ALL.into_iter().take_while(|one| *one != step);
    for one in earlier.chain(signs.then_some(Step::Check)) {
        let faults = wish.faults(one, &frame);
        if !faults.is_empty() {
            return again(&person, one, wish, asked, faults).await;
        }
    }
    if signs { sign(&person, wish).await } else { answer(&person, step, wish, asked).await }
}

async fn sign(person: &Person, wish: Wish) -> Response {
    let house = &person.visit.site.house;
    let chosen = match recipient(person, wish.who).await {
        Ok(chosen) => chosen,
        Err(error) => return problem::answer(&person.visit, error),
    };
    let frame = person.visit.frame();
    let Some(chosen) = chosen else {
        let error = FieldError { field: "who", text: frame.t("new-who-missing").to_owned() };
        return again(person, Step::Who, Wish { who: None, ..wish }, Asked::Changing, vec![error]).await;
    };
    let draft = wish.draft(&frame, chosen);
    match sharing::sign(house, &person.signed, draft, person.visit.site.now()).await {
        Ok(consent) => person.visit.go(&format!("/space/sharing/{consent}?signed=1")),
        Err(ActionError::Refused(problem)) => refused(person, wish, &[problem]).await,
        Err(ActionError::Refusals(problems)) => refused(person, wish, &problems).await,
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The page to check, with a link to each answer that was not taken.
async fn refused(person: &Person, wish: Wish, problems: &[Problem]) -> Response {
    let text = person.visit.frame().t("new-again").to_owned();
    let field = |problem: &Problem| match problem.at.as_str() {
        "recipients" => "row-who",
        "fields" => "row-what",
        "purposes" | "kind" => "row-why",
        "until" => "row-until",
        _ => "name",
    };
    let mut fields: Vec<&'static str> = problems.iter().map(field).collect();
    fields.dedup();
    let errors = fields.into_iter().map(|field| FieldError { field, text: text.clone() }).collect();
    again(person, Step::Check, wish, Asked::Fresh, errors).await
}

async fn answer(person: &Person, step: Step, wish: Wish, asked: Asked) -> Response {
    match known(person, step, &wish).await {
        Ok(known) => person.visit.show(&page(person, step, &wish, &asked, &known, Vec::new())),
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn again(person: &Person, step: Step, wish: Wish, asked: Asked, errors: Vec<FieldError>) -> Response {
    match known(person, step, &wish).await {
        Ok(known) => {
            let page = page(person, step, &wish, &asked, &known, errors);
            person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn known(person: &Person, step: Step, wish: &Wish) -> openseat_actions::Result<Known> {
    let house = &person.visit.site.house;
    let mut known = Known { chosen: recipient(person, wish.who).await?, ..Known::default() };
    match step {
        Step::Who => known.offered = found(organisation::find(house, &wish.words).await?),
        Step::What => {
            known.about = space::about(house, &person.signed).await?;
            known.visits = space::visits(house, &person.signed).await?.len();
        }
        _ => {}
    }
    Ok(known)
}

async fn recipient(person: &Person, who: Option<Uuid>) -> openseat_actions::Result<Option<Recipient>> {
    let Some(who) = who else { return Ok(None) };
    let all = found(organisation::find(&person.visit.site.house, "").await?);
    Ok(all.into_iter().find(|one| one.node == who))
}

fn found(paths: Vec<(openseat_domain::organisation::Path, String)>) -> Vec<Recipient> {
    paths.into_iter().map(|(path, name)| Recipient { node: path.node(), name }).collect()
}

fn page<'a>(
    person: &'a Person,
    step: Step,
    wish: &Wish,
    asked: &Asked,
    known: &Known,
    errors: Vec<FieldError>,
) -> NewPage<'a> {
    let frame = person.visit.frame();
    let changing = *asked == Asked::Changing && step != Step::Check;
    let back = if changing { Some(Step::Check) } else { step.before() };
    let forward = if changing { Step::Check } else { step.after() };
    let many = known.offered.len() > MOST_OFFERED;
    let (statements, version) = match step {
        Step::Check => statements::before(&frame, wish.kind()),
        _ => Default::default(),
    };
    let who = known.chosen.as_ref().map(|one| one.name.as_str()).unwrap_or_default();
    NewPage {
        heading: heading(&frame, step, who),
        place: place(&frame, step),
        action: if step == Step::Check { "/space/sharing/new/sign".to_owned() } else { forward.address() },
        back: back.map(Step::address).unwrap_or_default(),
        carried: wish.carried(step),
        all: everything(wish),
        changing,
        search: many || !wish.words.is_empty(),
        more: many,
        words: wish.words.clone(),
        choices: choices(&frame, step, wish, known),
        day: wish.day.clone(),
        rows: if step == Step::Check { rows(&frame, wish, who) } else { Vec::new() },
        statements,
        version,
        name: wish.name.clone(),
        step,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

/// All answers, the one to this question too.
fn everything(wish: &Wish) -> Vec<(&'static str, String)> {
    let mut all = wish.carried(Step::Check);
    if !wish.name.is_empty() {
        all.push(("name", wish.name.clone()));
    }
    all
}

fn heading(frame: &Frame<'_>, step: Step, who: &str) -> String {
    match step {
        Step::Who => frame.t("new-who").to_owned(),
        Step::What => frame.t1("new-what", "who", who),
        Step::Why => frame.t("new-why").to_owned(),
        Step::Until => frame.t("new-until").to_owned(),
        Step::Check => frame.t("new-check").to_owned(),
    }
}

fn place(frame: &Frame<'_>, step: Step) -> String {
    let questions = Step::ALL.len() - 1;
    match Step::ALL.iter().position(|one| *one == step) {
        Some(at) if at < questions => {
            frame.say.format("new-steps", &[("n", (at + 1).into()), ("of", questions.into())])
        }
        _ => String::new(),
    }
}

fn rows(frame: &Frame<'_>, wish: &Wish, who: &str) -> Vec<CheckRow> {
    let until = match wish.last_day(frame) {
        Some(day) => frame.t1("copy-until-day", "day", said::day(frame, day)),
        None => frame.t("copy-until-treatment").to_owned(),
    };
    let row = |id, key: &str, text, step: Step| CheckRow {
        row: Row { name: frame.say.t(key).to_owned(), text },
        id,
        change: step.address(),
    };
    vec![
        row("row-who", "copy-with", who.to_owned(), Step::Who),
        row("row-what", "copy-what", said::my_fields(frame, &wish.what), Step::What),
        row("row-why", "copy-why", said::whys(frame, &wish.why), Step::Why),
        row("row-until", "copy-until", until, Step::Until),
    ]
}

impl NewPage<'_> {
    /// What is wrong with a field; empty when nothing is.
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }

    /// The name of the answers to choose from.
    fn answers(&self) -> &'static str {
        match self.step {
            Step::Who => "who",
            Step::What => "what",
            Step::Why => "why",
            _ => "until",
        }
    }

    /// More than one can be ticked.
    fn many(&self) -> bool {
        matches!(self.step, Step::What | Step::Why)
    }

    fn is_check(&self) -> bool {
        self.step == Step::Check
    }

    fn is_who(&self) -> bool {
        self.step == Step::Who
    }

    fn is_until(&self) -> bool {
        self.step == Step::Until
    }

    fn hint(&self) -> &str {
        match self.step {
            Step::Who => self.frame.t("new-who-lead"),
            Step::What => self.frame.t("new-what-hint"),
            Step::Why => self.frame.t("new-why-hint"),
            Step::Until => self.frame.t("new-until-hint"),
            Step::Check => self.frame.t("new-check-lead"),
        }
    }

    /// The words when there is nobody to share with.
    fn nobody(&self) -> &str {
        if self.words.is_empty() { self.frame.t("new-who-empty") } else { self.frame.t("new-who-none") }
    }
}

#[cfg(test)]
impl<'a> NewPage<'a> {
    pub(crate) fn sample(person: &'a Person, step: Step) -> Self {
        page(person, step, &super::samples::wish(), &Asked::Fresh, &super::samples::known(), Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person, step: Step) -> Self {
        let wish = Wish::default();
        let errors = wish.faults(step, &person.visit.frame());
        page(person, step, &wish, &Asked::Changing, &super::samples::known(), errors)
    }
}
