//! Keeping answers and a plan in the space: what will be kept, then one button.

use askama::Template;
use axum::response::Response;
use openseat_actions::{trial, wishes};

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{
        matching::{
            asked::Asked,
            rows::{Row, rows},
        },
        problem,
        trial::pick::{Pick, Slot, picks, picks_of, slots},
    },
    person::Person,
    times,
};

#[derive(Template)]
#[template(path = "pages/space/keep.html")]
pub(crate) struct KeepPage<'a> {
    frame: Frame<'a>,
    back: String,
    rows: Vec<Row>,
    /// All answers, for the form.
    answers: String,
    plan: Vec<(String, String)>,
}

pub(crate) async fn ask(person: Person) -> Response {
    let visit = &person.visit;
    let asked = Asked::read(visit.uri.query(), &visit.site.content);
    match slots(visit, &picks_of(visit)).await {
        Ok(slots) => visit.show(&page(&person, &asked, &slots)),
        Err(error) => problem::answer(visit, error),
    }
}

pub(crate) async fn keep(PersonForm { person, fields, .. }: PersonForm) -> Response {
    let visit = &person.visit;
    let (house, now) = (&visit.site.house, visit.site.now());
    let asked = Asked::read(Some(fields.text("answers")), &visit.site.content);
    let picks: Vec<Pick> = picks(fields.all("try"));
    let kept = async {
        wishes::keep(house, &person.signed, &asked.written(&visit.site.content), now).await?;
        let plan: Vec<trial::Planned> = slots(visit, &picks).await?.iter().map(Slot::planned).collect();
        if !plan.is_empty() {
            trial::keep(house, &person.signed, plan, now).await?;
        }
        Ok(())
    };
    match kept.await {
        Ok(()) if picks.is_empty() => visit.go("/space/match?done=kept"),
        Ok(()) => visit.go("/space/trials?done=kept"),
        Err(error) => problem::answer(visit, error),
    }
}

fn page<'a>(person: &'a Person, asked: &Asked, slots: &[Slot]) -> KeepPage<'a> {
    let frame = person.visit.frame();
    let content = &frame.site.content;
    let line = |slot: &Slot| {
        let now = slot.start.time_zone().clone();
        let when = times::at(frame.say, &slot.start, &frame.site.now().to_zoned(now));
        (slot.pick.written(), format!("{when}: {}", crate::pages::meeting::name(&frame, &slot.view.draft)))
    };
    KeepPage {
        back: asked.to("/match/answer", content),
        rows: rows(&frame, asked),
        answers: asked.written(content),
        plan: slots.iter().map(line).collect(),
        frame,
    }
}

#[cfg(test)]
impl<'a> KeepPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let asked = crate::pages::matching::asked::tests::sample(&person.visit.site.content);
        let plan = vec![("new-start.29912340".into(), "Today at 7pm: New Start".into())];
        KeepPage { plan, ..page(person, &asked, &[]) }
    }
}
