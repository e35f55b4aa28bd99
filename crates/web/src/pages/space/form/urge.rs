//! Right after an urge was kept: what helped before, one's own lines, whom to call, and a quarter of an hour to wait.

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::{SignedDuration, Timestamp};
use openseat_actions::{
    Result, circle, plan,
    response::{self, ResponseView},
};
use openseat_content::form::FormInfo;
use openseat_domain::{
    form::{Answers, FormId, Value},
    tally::{Said, Tally, Told},
    urge::{self, DID, TRIGGER, Urge, helped},
};

use super::{ask, offered, said, summary};
use crate::{
    frame::Frame,
    pages::{
        problem,
        space::said::{list, today},
    },
    person::Person,
    times,
};

/// Entries that are looked at: two years of three a week.
const LOOKED: i64 = 300;
/// What is told of one trigger at most.
const TOLD: usize = 3;
/// How long one waits, in seconds.
const WAIT: i64 = 15 * 60;
/// The form of the card, and its lines.
const CARD: &str = "card";
/// The worksheet of people to call, and how many of them stand here.
pub(super) const CONTACTS: &str = "contacts";
const CALLS: usize = 5;
/// Entries of each worksheet in which own words are looked for, how many of each stand here, and of all.
const OWN_LOOKED: i64 = 5;
const OWN_TOLD: usize = 2;
const OWN_SHOWN: usize = 6;
const LINES: [&str; 3] = ["first", "second", "third"];

#[derive(Template)]
#[template(path = "pages/space/form/urge.html")]
pub(crate) struct UrgePage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    /// "How strong it was: 8."
    strength: String,
    helped: Vec<Section>,
    card: Vec<String>,
    /// Own words of other worksheets that fit here, the newest first.
    own: Vec<String>,
    /// Where the card is written or changed.
    card_way: String,
    call: Vec<String>,
    /// By circle: where it is asked, and who agreed to be called on at this hour.
    circles: Vec<(String, String)>,
    wait: Wait,
    here: String,
    more: String,
}

/// What helped: after one trigger, or after any.
struct Section {
    /// Empty after any.
    trigger: String,
    lines: Vec<String>,
}

/// A quarter of an hour that the person starts. Nothing runs down: the page says when it is over.
enum Wait {
    /// The address that starts it.
    Not(String),
    Going(String),
    Over,
}

/// What the page is made of.
struct Kept {
    one: ResponseView,
    log: Vec<ResponseView>,
    card: Option<ResponseView>,
    /// Own words of other worksheets.
    own: Vec<String>,
    /// Whom to call, in this order.
    call: Vec<String>,
    /// Who helps with the plan.
    who: Vec<String>,
    circles: Vec<(uuid::Uuid, Vec<String>)>,
}

pub(crate) async fn show(person: Person, Path(id): Path<String>) -> Response {
    let held = match offered(&person, urge::FORM).await {
        Ok(held) => held,
        Err(answer) => return answer,
    };
    let info: &FormInfo = &held;
    let one = match ask::of(&person, info, &id).await {
        Ok(one) => one,
        Err(answer) => return answer,
    };
    match kept(&person, one).await {
        Ok(kept) => person.visit.show(&page(&person, info, &kept)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn kept(person: &Person, one: ResponseView) -> Result<Kept> {
    let (site, who) = (&person.visit.site, &person.signed);
    let log = response::latest(&site.house, who, &FormId::new(urge::FORM), LOOKED).await?;
    let card = response::latest(&site.house, who, &FormId::new(CARD), 1).await?.pop();
    let plan = plan::list(&site.house, who, &site.zone, 1).await?.pop();
    let lines = plan.into_iter().flat_map(|one| one.plan.lines);
    let mut people: Vec<String> = lines.map(|line| line.who).filter(|who| !who.is_empty()).collect();
    people.sort_unstable();
    people.dedup();
    let contacts = response::latest(&site.house, who, &FormId::new(CONTACTS), 1).await?;
    Ok(Kept {
        one,
        log,
        card,
        own: own(person).await?,
        call: call_order(contacts.first()),
        who: people,
        circles: circle::reachable(&site.house, who, site.now()).await?,
    })
}

fn page<'a>(person: &'a Person, info: &'a FormInfo, kept: &Kept) -> UrgePage<'a> {
    let frame = person.visit.frame();
    let entry = format!("/space/forms/{}/{}", info.form.id, kept.one.id);
    let here = format!("/space/urge/{}", kept.one.id);
    UrgePage {
        done: if person.visit.value("done").is_some() { frame.t("form-saved") } else { "" },
        strength: said::scores(&frame, info, &kept.one.kept.answers, None).swap_remove(0).sentence,
        helped: sections(&frame, info, kept),
        card: LINES.iter().filter_map(|link| text(kept.card.as_ref(), link)).collect(),
        own: kept.own.clone(),
        card_way: match &kept.card {
            Some(card) => format!("/space/forms/{CARD}/{}/all", card.id),
            None => format!("/space/forms/{CARD}/new/all"),
        },
        call: text(kept.card.as_ref(), "call")
            .into_iter()
            .chain(kept.call.iter().cloned())
            .chain(kept.who.iter().map(|who| frame.t1("urge-call-plan", "who", who.as_str())))
            .collect(),
        circles: kept.circles.iter().map(|(id, names)| on_call(&frame, *id, names)).collect(),
        wait: wait(&frame, &here, person.visit.value("from").as_deref()),
        more: format!("{entry}/all"),
        here: entry,
        frame,
    }
}

/// What the person wrote elsewhere to say to themself at such a moment: each worksheet says which of its lines that is.
async fn own(person: &Person) -> Result<Vec<String>> {
    let (site, frame) = (&person.visit.site, person.visit.frame());
    let near = |info: &FormInfo| info.form.tallies.iter().any(is_near);
    let forms: Vec<&FormInfo> = site.content.forms().list().iter().filter(|info| near(info)).collect();
    let ids = forms.iter().map(|info| info.form.id.clone()).collect();
    let each = response::latest_of_each(&site.house, &person.signed, ids, OWN_LOOKED).await?;
    let mut found: Vec<Said> = Vec::new();
    for (info, all) in forms.into_iter().zip(each) {
        let entries = summary::entries(&frame, info, &all);
        for tally in info.form.tallies.iter().filter(|tally| is_near(tally)) {
            if let Told::Library(said) = info.form.tell(tally, &entries, today(&frame)) {
                found.extend(said.into_iter().take(OWN_TOLD));
            }
        }
    }
    found.sort_by_key(|said| std::cmp::Reverse(said.on));
    Ok(found.into_iter().take(OWN_SHOWN).map(|said| said.text).collect())
}

fn on_call(frame: &Frame<'_>, id: uuid::Uuid, names: &[String]) -> (String, String) {
    let names = list(frame, names.iter().map(String::as_str));
    (format!("/space/circle/{id}"), frame.t1("urge-circle-can", "names", names))
}

fn is_near(tally: &Tally) -> bool {
    matches!(tally, Tally::Library { urge: true, .. })
}

/// "Kim, 07700 900021, evenings": those to call first stand first.
pub(super) fn call_order(contacts: Option<&ResponseView>) -> Vec<String> {
    let mut rows: Vec<&Answers> = contacts.map_or(&[][..], |one| one.kept.answers.rows("people")).iter().collect();
    rows.sort_by_key(|row| !row.values("first").contains(&Value::Yes(true)));
    let words = |row: &&Answers| {
        let parts = ["name", "reach", "hours"].map(|link| row.values(link).first().map(Value::typed));
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    rows.iter().take(CALLS).map(words).filter(|words| !words.is_empty()).collect()
}

/// After each thing that set this one off; where nothing was said of that, or nothing is known, after any.
fn sections(frame: &Frame<'_>, info: &FormInfo, kept: &Kept) -> Vec<Section> {
    let before = kept.log.iter().filter(|other| other.id != kept.one.id);
    let log: Vec<Urge> = before.map(|other| Urge::of(&other.kept.answers)).collect();
    let section = |trigger: Option<&str>| {
        let lines = helped(&log, trigger).into_iter().take(TOLD).map(|one| {
            let did = info.choice(DID, &one.did, frame.say.locale).text;
            let by = said::number(frame, one.fall);
            let words = [("did", did.into()), ("by", by.as_str().into()), ("n", one.times.into())];
            frame.say.format("urge-helped-line", &words)
        });
        Section {
            trigger: trigger
                .map(|code| frame.t1("urge-helped-after", "trigger", info.choice(TRIGGER, code, frame.say.locale).text))
                .unwrap_or_default(),
            lines: lines.collect(),
        }
    };
    let own = Urge::of(&kept.one.kept.answers).triggers;
    let mut all: Vec<Section> = own.iter().map(|trigger| section(Some(trigger))).collect();
    all.retain(|one| !one.lines.is_empty());
    if all.is_empty() {
        all.push(section(None));
        all.retain(|one| !one.lines.is_empty());
    }
    all
}

fn text(card: Option<&ResponseView>, link: &str) -> Option<String> {
    match card?.kept.answers.values(link).first() {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

/// `from` is the second in which it was started, as the link of the page before said.
fn wait(frame: &Frame<'_>, here: &str, from: Option<&str>) -> Wait {
    let now = frame.site.now();
    let from = from.and_then(|from| from.parse().ok()).and_then(|from| Timestamp::from_second(from).ok());
    let Some(from) = from.filter(|from| *from <= now) else {
        return Wait::Not(format!("{here}?from={}", now.as_second()));
    };
    let until = from.saturating_add(SignedDuration::from_secs(WAIT)).unwrap_or(now);
    if until <= now {
        return Wait::Over;
    }
    let clock = |at: Timestamp| times::clock(frame.say, at.to_zoned(frame.site.zone.clone()).time());
    let words = [("from", clock(from).into()), ("until", clock(until).into())];
    Wait::Going(frame.say.format("urge-wait-going", &words))
}

#[cfg(test)]
impl<'a> UrgePage<'a> {
    /// With a log, a card and a plan, while the person waits.
    pub(crate) fn sample(person: &'a Person) -> Self {
        use crate::pages::space::samples::{filled, urged};
        let info = super::list::sample_form(person, urge::FORM);
        let card = super::list::sample_form(person, CARD);
        let lines = [("first", "My <b>daughter</b>"), ("call", "Kim & Sam")];
        let kept = Kept {
            one: urged(info, 90),
            log: (91..95).map(|id| urged(info, id)).collect(),
            card: Some(filled(card, &lines)),
            own: vec!["It passes & <b>I know it</b>".into()],
            call: vec!["Sam, 07700 900021".into()],
            who: vec!["Lee".into()],
            circles: vec![(uuid::Uuid::from_u128(1), vec!["Kim".into(), "Sam <b>".into()])],
        };
        let from = person.visit.site.now().as_second() - 60;
        let page = page(person, info, &kept);
        Self { wait: wait(&page.frame, "/space/urge/90", Some(&from.to_string())), ..page }
    }

    pub(crate) fn sample_new(person: &'a Person) -> Self {
        let info = super::list::sample_form(person, urge::FORM);
        let one = crate::pages::space::samples::urged(info, 90);
        let page = page(
            person,
            info,
            &Kept {
                one,
                log: Vec::new(),
                card: None,
                own: Vec::new(),
                call: Vec::new(),
                who: Vec::new(),
                circles: Vec::new(),
            },
        );
        Self { wait: Wait::Not("/space/urge/90?from=0".into()), ..page }
    }
}
