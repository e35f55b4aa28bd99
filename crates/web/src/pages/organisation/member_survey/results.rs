//! What came of a wave: counts with their denominators, beside another wave if one likes; and the same as a table.

use askama::Template;
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse as _, Response},
};
use openseat_actions::member_survey::{self, ResultsView, Wave};
use openseat_content::form::FormInfo;
use openseat_domain::member_survey::Counted;
use uuid::Uuid;

use super::label;
use crate::{
    frame::Frame,
    pages::{Way, missing, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/organisation/member_survey/results.html")]
pub(crate) struct ResultsPage<'a> {
    frame: Frame<'a>,
    back: String,
    heads: Vec<String>,
    lines: Vec<String>,
    tables: Vec<Table<'a>>,
    others: Vec<Way>,
    csv: String,
}

struct Table<'a> {
    question: &'a str,
    several: bool,
    rows: Vec<(&'a str, Vec<String>)>,
    /// Of how many.
    of: Vec<String>,
}

pub(crate) async fn show(person: Person, Path((node, wave)): Path<(String, String)>) -> Response {
    match found(&person, &node, &wave).await {
        Ok((id, views, waves)) => {
            let Some(info) = member_survey::form(&person.visit.site.house) else {
                return missing::page_of(&person.visit);
            };
            person.visit.show(&page(&person, id, info, &views, &waves))
        }
        Err(answer) => *answer,
    }
}

/// The counts as a table for a spreadsheet; what is hidden on the page is empty there.
pub(crate) async fn table(person: Person, Path((node, wave)): Path<(String, String)>) -> Response {
    let (views, info) = match found(&person, &node, &wave).await {
        Ok((_, views, _)) => (views, member_survey::form(&person.visit.site.house)),
        Err(answer) => return *answer,
    };
    let Some(info) = info else { return missing::page_of(&person.visit) };
    let text = csv(&person.visit.frame(), info, &views);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"survey.csv\""),
    ];
    (headers, text).into_response()
}

type Found = (Uuid, Vec<ResultsView>, Vec<Wave>);

async fn found(person: &Person, node: &str, wave: &str) -> Result<Found, Box<Response>> {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let id = super::super::node(node);
    let failed = |error| Box::new(problem::answer(&person.visit, error));
    let waves = member_survey::waves(house, who, id).await.map_err(failed)?;
    let with = person.visit.value("with");
    let mut views = Vec::new();
    for wanted in [with.as_deref(), Some(wave)].into_iter().flatten() {
        let wanted = Uuid::parse_str(wanted).unwrap_or_default();
        if waves.waves.iter().any(|(one, _)| one.id == wanted) {
            views.push(member_survey::results(house, who, id, wanted, now).await.map_err(failed)?);
        }
    }
    if views.is_empty() || views.iter().any(|view| !view.over) {
        return Err(Box::new(missing::page_of(&person.visit)));
    }
    Ok((id, views, waves.waves.into_iter().map(|(wave, _)| wave).collect()))
}

fn page<'a>(
    person: &'a Person,
    node: Uuid,
    info: &'a FormInfo,
    views: &[ResultsView],
    waves: &[Wave],
) -> ResultsPage<'a> {
    let frame = person.visit.frame();
    let back = format!("{}/surveys", super::super::home::link(node));
    let heads: Vec<String> = views.iter().map(|view| label(&frame, &view.wave)).collect();
    let shown = views.last().map(|view| view.wave.clone());
    let here = shown.as_ref().map(|wave| format!("{back}/{}", wave.id)).unwrap_or_default();
    let today = person.visit.site.now().to_zoned(person.visit.site.zone.clone()).date();
    let others = waves.iter().filter(|wave| wave.until < today && !views.iter().any(|view| view.wave.id == wave.id));
    let other = |wave: &Wave| Way { href: format!("{here}?with={}", wave.id), label: label(&frame, wave) };
    let with = if views.len() > 1 { format!("?with={}", views[0].wave.id) } else { String::new() };
    ResultsPage {
        lines: views.iter().map(|view| line(&frame, view)).collect(),
        tables: tables(&frame, info, views),
        others: others.map(other).collect(),
        csv: format!("{here}/results.csv{with}"),
        heads,
        back,
        frame,
    }
}

/// "1 to 30 November: 31 answers, 8 of them on paper."
fn line(frame: &Frame<'_>, view: &ResultsView) -> String {
    let wave = label(frame, &view.wave);
    match (view.results.n, view.paper) {
        (None, _) => frame.t1("surveys-few", "wave", wave),
        (Some(n), Some(paper)) => {
            frame.say.format("surveys-n-paper", &[("wave", wave.into()), ("n", n.into()), ("paper", paper.into())])
        }
        (Some(n), None) => frame.say.format("surveys-n", &[("wave", wave.into()), ("n", n.into())]),
    }
}

fn of<'v>(view: &'v ResultsView, link: &str) -> Option<&'v Counted> {
    view.results.questions.iter().find(|one| one.link == link)
}

fn tables<'a>(frame: &Frame<'a>, info: &'a FormInfo, views: &[ResultsView]) -> Vec<Table<'a>> {
    let locale = frame.say.locale;
    let questions = info.form.every().into_iter().filter(|item| item.is_question());
    let told = questions.filter(|item| views.iter().any(|view| of(view, &item.link).is_some()));
    let table = |item: &'a openseat_domain::form::Item| {
        let counted: Vec<Option<&Counted>> = views.iter().map(|view| of(view, &item.link)).collect();
        let cell = |one: &Option<&Counted>, at: usize| -> String {
            let Some((count, n)) = one.and_then(|one| Some((one.cells.get(at)?.1?, one.n?))) else {
                return frame.t("surveys-hidden").to_owned();
            };
            let share = (f64::from(count) * 100.0 / f64::from(n)).round() as u32;
            frame.say.format("surveys-share", &[("n", count.into()), ("share", share.into())])
        };
        let first = counted.iter().flatten().next();
        let codes = first.map(|one| one.cells.iter().map(|(code, _)| code.clone()).collect::<Vec<_>>());
        let known = |code: &String| info.known_choice(&item.link, code, locale).unwrap_or_default();
        let rows = codes.unwrap_or_default();
        let rows =
            rows.iter().enumerate().map(|(at, code)| (known(code), counted.iter().map(|one| cell(one, at)).collect()));
        let n = |one: &Option<&Counted>| {
            one.and_then(|one| one.n).map_or_else(|| frame.t("surveys-hidden").to_owned(), |n| n.to_string())
        };
        Table {
            question: info.text(&item.link, locale).text,
            several: item.most > 1,
            rows: rows.collect(),
            of: counted.iter().map(n).collect(),
        }
    };
    told.map(table).collect()
}

fn csv(frame: &Frame<'_>, info: &FormInfo, views: &[ResultsView]) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut out = String::from("from,until,question,answer,count,of,answers_of_wave\r\n");
    let number = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
    for view in views {
        for one in &view.results.questions {
            let question = quoted(info.text(&one.link, frame.say.locale).text);
            for (code, count) in &one.cells {
                let answer = quoted(info.known_choice(&one.link, code, frame.say.locale).unwrap_or(code));
                let (from, until) = (view.wave.from, view.wave.until);
                let (count, of, all) = (number(*count), number(one.n), number(view.results.n));
                out.push_str(&format!("{from},{until},{question},{answer},{count},{of},{all}\r\n"));
            }
        }
    }
    out
}

#[cfg(test)]
impl<'a> ResultsPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        use jiff::civil::date;
        use openseat_domain::{
            form::{Answers, Value},
            member_survey::results,
        };
        let info = member_survey::form(&person.visit.site.house).expect("the form is there");
        let answers: Vec<Answers> = (0..31)
            .map(|n| {
                let mut one = Answers::default();
                let code = |code: &str| vec![Value::Code(code.to_owned())];
                one.set(
                    "heard",
                    code(if n < 21 {
                        "worker"
                    } else if n < 29 {
                        "member"
                    } else {
                        "paper"
                    }),
                );
                one.set("helpful", code(if n < 16 { "5" } else { "4" }));
                one.set("others", code(if n < 25 { "steps" } else { "none" }));
                one
            })
            .collect();
        let view = |wave: Wave, answers: &[Answers], paper| ResultsView {
            name: "Riverside".into(),
            wave,
            over: true,
            paper,
            results: results(&info.form, answers),
        };
        let wave = crate::pages::member_survey::samples::wave();
        let before = Wave { from: date(2026, 5, 1), until: date(2026, 5, 31), ..wave.clone() };
        let after = Wave { until: date(2026, 11, 20), id: Uuid::from_u128(6), ..wave };
        let views = [view(before, &answers[..3], None), view(after, &answers, Some(8))];
        page(person, Uuid::from_u128(10), info, &views, &[])
    }
}
