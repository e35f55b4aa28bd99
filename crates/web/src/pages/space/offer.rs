//! Offering to meet new people at a meeting.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    greeter::{self, CONDUCT, OfferForm},
};
use openseat_domain::greeting::Rather;
use uuid::Uuid;

use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{
        FieldError,
        greeter::field_error,
        meeting::{self, name},
        problem,
    },
    person::Person,
};

/// Languages with a box of their own; the others are in a list.
const USUAL: [&str; 2] = ["lang-en", "lang-es"];

#[derive(Template)]
#[template(path = "pages/space/offer.html")]
pub(crate) struct OfferPage<'a> {
    frame: Frame<'a>,
    lead: String,
    slug: String,
    name: String,
    sign: String,
    languages: Vec<Choice>,
    more_languages: Vec<Choice>,
    rather: Vec<Choice>,
    nodes: Vec<Choice>,
    /// The code of conduct, a paragraph each, and the name of its version.
    conduct: Vec<String>,
    version: String,
    agrees: bool,
    adult: bool,
    errors: Vec<FieldError>,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

pub(crate) async fn show(person: Person) -> Response {
    let Some(slug) = person.visit.value("meeting") else { return person.visit.go("/space/greet") };
    let form = OfferForm { slug, languages: vec![spoken_here(&person).to_owned()], ..OfferForm::default() };
    answer(&person, form, Vec::new()).await
}

pub(crate) async fn send(PersonForm { person, fields }: PersonForm) -> Response {
    let form = read(&fields);
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let say = person.visit.say();
    let errors: Vec<FieldError> =
        form.faults(house).into_iter().map(|(field, fault)| field_error(say, field, fault)).collect();
    if !errors.is_empty() {
        return answer(&person, form, errors).await;
    }
    match greeter::offer(house, &person.signed, form.clone(), now).await {
        Ok(_) => person.visit.go("/space/greet?done=offered"),
        Err(ActionError::Refused(problem)) => {
            let key = match (problem.at.as_str(), problem.what.starts_with("You offer to greet here")) {
                ("node", _) => "offer-unknown",
                (_, true) => "offer-before",
                _ => "offer-many",
            };
            let field = if problem.at == "node" { "node" } else { "name" };
            answer(&person, form, vec![FieldError { field, text: say.t(key).to_owned() }]).await
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn answer(person: &Person, form: OfferForm, errors: Vec<FieldError>) -> Response {
    let visit = &person.visit;
    let view = match meeting::find(visit, &form.slug).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    if greeter::is_for_minors(&visit.site.house, &view) {
        // That page says whom to ask instead.
        return visit.go(&format!("/meeting/{}/greeter", view.slug));
    }
    let nodes = match greeter::nodes(&visit.site.house, &person.signed, visit.site.now()).await {
        Ok(nodes) => nodes,
        Err(error) => return problem::answer(visit, error),
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let called = name(&visit.frame(), &view.draft).to_owned();
    visit.show_with(status, &page(person, &called, form, nodes, errors))
}

fn page<'a>(
    person: &'a Person,
    meeting: &str,
    form: OfferForm,
    nodes: Vec<(Uuid, String)>,
    errors: Vec<FieldError>,
) -> OfferPage<'a> {
    let frame = person.visit.frame();
    let content = &frame.site.content;
    let conduct = content.consents().conduct(CONDUCT);
    let only = nodes.len() == 1;
    let node =
        |(id, label): (Uuid, String)| Choice { value: id.to_string(), label, chosen: only || form.node == Some(id) };
    let rather = |one: Rather| Choice {
        value: one.as_str().to_owned(),
        label: rather_label(&frame, one).to_owned(),
        chosen: one == form.rather,
    };
    let (languages, more_languages) = languages(&frame, &form.languages);
    let version = conduct.map(|text| text.name()).unwrap_or_default();
    OfferPage {
        lead: frame.t1("offer-lead", "name", meeting),
        languages,
        more_languages,
        rather: Rather::ALL.into_iter().map(rather).collect(),
        nodes: nodes.into_iter().map(node).collect(),
        conduct: conduct.into_iter().flat_map(|text| text.paragraphs(frame.say.locale)).map(str::to_owned).collect(),
        agrees: !version.is_empty() && form.conduct == version,
        version,
        adult: form.adult,
        name: form.name,
        sign: form.sign,
        slug: form.slug,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

fn languages(frame: &Frame<'_>, spoken: &[String]) -> (Vec<Choice>, Vec<Choice>) {
    let all = frame.site.content.concepts().iter().filter(|info| info.id.starts_with("lang-"));
    let choice = |info: &openseat_content::concept::ConceptInfo| Choice {
        value: info.id.clone(),
        label: info.label(frame.say.locale).to_owned(),
        chosen: spoken.contains(&info.id),
    };
    let (usual, mut more): (Vec<Choice>, Vec<Choice>) =
        all.map(choice).partition(|one| USUAL.contains(&one.value.as_str()));
    more.sort_by(|a, b| a.label.cmp(&b.label));
    (usual, more)
}

fn rather_label<'a>(frame: &Frame<'a>, rather: Rather) -> &'a str {
    frame.t(match rather {
        Rather::Anyone => "offer-rather-anyone",
        Rather::Women => "offer-rather-women",
        Rather::Men => "offer-rather-men",
    })
}

/// The language of the page, as a concept.
fn spoken_here(person: &Person) -> &'static str {
    match person.visit.locale {
        openseat_content::Locale::En => USUAL[0],
        openseat_content::Locale::Es => USUAL[1],
    }
}

fn read(fields: &Fields) -> OfferForm {
    OfferForm {
        slug: fields.text("meeting").to_owned(),
        node: Uuid::parse_str(fields.text("node")).ok(),
        name: fields.text("name").to_owned(),
        sign: fields.text("sign").replace("\r\n", "\n"),
        languages: fields.all("language").filter(|one| !one.is_empty()).map(str::to_owned).collect(),
        rather: Rather::parse(fields.text("rather")).unwrap_or_default(),
        adult: fields.text("adult") == "yes",
        conduct: fields.text("conduct").to_owned(),
    }
}

impl OfferPage<'_> {
    /// What is wrong with a field; empty when nothing is.
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> OfferPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let form = OfferForm { slug: "new-start".into(), languages: vec!["lang-en".into()], ..OfferForm::default() };
        let nodes =
            vec![(Uuid::from_u128(10), "Riverside Clinic".into()), (Uuid::from_u128(11), "Harbour House".into())];
        page(person, "New Start & <b>Friends</b>", form, nodes, Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let form = OfferForm {
            slug: "new-start".into(),
            name: "Sam Smith".into(),
            sign: "Write to sam@example.org <b>".into(),
            ..OfferForm::default()
        };
        let faults = form.faults(&person.visit.site.house);
        let errors = faults.into_iter().map(|(field, fault)| field_error(person.visit.say(), field, fault)).collect();
        page(person, "New Start", form, vec![(Uuid::from_u128(10), "Riverside Clinic".into())], errors)
    }

    pub(crate) fn sample_nobody(person: &'a Person) -> Self {
        page(person, "New Start", OfferForm::default(), Vec::new(), Vec::new())
    }
}
