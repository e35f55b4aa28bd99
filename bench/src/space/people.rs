//! People with a key and a sign-in who keep things, made through the same actions as everybody.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use futures_util::future::try_join_all;
use jiff::{Timestamp, ToSpan as _, tz::TimeZone};
use openseat_actions::{
    Home, House, Stores,
    account::{self, Device},
    response::{self, Page},
    session,
    signed::Signed,
    space,
};
use openseat_content::{Content, Locale, form::FormInfo};
use openseat_domain::form::{Answers, Ask, Item};
use openseat_outside::fetch::Recorded;
use openseat_store::{Db, Masters};

use crate::site::Trouble;

/// The name of the master key, and its bytes: it guards made-up people only.
const MASTER: (&str, [u8; 32]) = ("bench", [7; 32]);
/// People who are filled at the same time.
const TOGETHER: usize = 8;
/// Meetings that the person of two years went to.
const VISITS: usize = 100;

/// A person who is signed in.
pub(super) struct Stay {
    pub(super) cookie: String,
    pub(super) entries: usize,
    pub(super) visits: usize,
}

/// Writes the master key where the program can read it.
pub(super) fn master(folder: &Path) -> Result<PathBuf, Trouble> {
    let path = folder.join("master.key");
    let hex: String = MASTER.1.iter().map(|byte| format!("{byte:02x}")).collect();
    std::fs::write(&path, format!("{} {hex}\n", MASTER.0))?;
    Ok(path)
}

#[allow(
    clippy::disallowed_methods,
    reason = "spaces are filled up to this day, so that the server finds them of today"
)]
pub(super) fn now() -> Timestamp {
    Timestamp::now()
}

pub(super) async fn house(data: Db, keys: Db) -> Result<House, Trouble> {
    let masters = Masters::new(vec![(MASTER.0.to_owned(), MASTER.1)])?;
    let home = Home { country: "US".into(), zone: "America/New_York".into() };
    let stores = Stores { data, keys, masters };
    let content = Arc::new(Content::embedded());
    Ok(House::open(stores, content, Arc::new(Recorded::default()), [3; 32], home, now).await?)
}

/// One who kept something on every day, and more on some.
pub(super) async fn for_years(house: &House, days: usize) -> Result<Stay, Trouble> {
    let (who, cookie) = person(house, 1).await?;
    let mut entries = 0;
    for day in 0..days {
        let at = now() - i64::try_from(24 * (days - day)).unwrap_or_default().hours();
        let every = [("check-in", 1), ("urge", 2), ("gratitude", 3), ("plan", 7), ("craving", 7), ("phq-4", 28)];
        for (form, every) in every {
            if day % every == 0 {
                keep(house, &who, form, day, at).await?;
                entries += 1;
            }
        }
    }
    for number in 0..VISITS {
        let at = now() - i64::try_from(24 * 7 * number).unwrap_or_default().hours();
        let day = at.to_zoned(TimeZone::UTC).date();
        space::add_visit(house, &who, "Monday night, by the river", None, day, at).await?;
    }
    Ok(Stay { cookie, entries, visits: VISITS })
}

/// So many, with so many entries each, which came in turn.
pub(super) async fn many(house: &House, people: usize, entries: usize) -> Result<Vec<Stay>, Trouble> {
    let mut all = Vec::new();
    for number in 0..people {
        all.push(person(house, number).await?);
    }
    const FORMS: [&str; 5] = ["check-in", "urge", "check-in", "gratitude", "plan"];
    for entry in 0..entries {
        let at = now() - i64::try_from(12 * (entries - entry)).unwrap_or_default().hours();
        for some in all.chunks(TOGETHER) {
            try_join_all(some.iter().map(|(who, _)| keep(house, who, FORMS[entry % FORMS.len()], entry, at))).await?;
        }
    }
    Ok(all.into_iter().map(|(_, cookie)| Stay { cookie, entries, visits: 0 }).collect())
}

async fn person(house: &House, number: usize) -> Result<(Signed, String), Trouble> {
    // Each from a network of their own: many from one would have to wait.
    let device = Device { network: format!("10.0.{}.{}", number / 250, number % 250), ..Device::default() };
    let opened = account::start(house, "seven quiet herons wade".into(), Locale::En, device, now()).await?.opened;
    let who = session::who(house, &opened.token, now()).await?.ok_or("the space was made a moment ago")?;
    Ok((who, format!("__Host-seat={}", opened.token)))
}

async fn keep(house: &House, who: &Signed, form: &str, number: usize, at: Timestamp) -> Result<(), Trouble> {
    let info = house.content().forms().id(form).ok_or("the form is there")?;
    let given = filled(info, number);
    let asked = info.form.items.iter().map(|item| item.link.clone()).chain(given.links().map(str::to_owned)).collect();
    let page = Page { response: None, asked, given, last: true, locale: Locale::En, entry: None };
    response::save(house, who, info, page, at).await?;
    Ok(())
}

/// Something for each question, another thing each time.
fn filled(info: &FormInfo, number: usize) -> Answers {
    let mut answers = Answers::default();
    fill(&info.form.items, number, &mut answers);
    answers
}

fn fill(items: &[Item], number: usize, answers: &mut Answers) {
    for item in items {
        if let Ask::Group(inside) = &item.ask {
            match item.is_rows() {
                true => {
                    let rows = (0..item.most.min(3)).map(|row| {
                        let mut one = Answers::default();
                        fill(inside, number + row, &mut one);
                        one
                    });
                    answers.set_rows(&item.link, rows.collect());
                }
                false => fill(inside, number, answers),
            }
        } else if let Some(typed) = typed(item, number)
            && let Ok(values) = item.accept(&[&typed])
        {
            answers.set(&item.link, values);
        }
    }
}

fn typed(item: &Item, number: usize) -> Option<String> {
    match &item.ask {
        Ask::Choice(choices) => Some(choices.get(number % choices.len().max(1))?.code.clone()),
        Ask::Whole { low, high } => {
            let span = usize::try_from(high - low + 1).unwrap_or(1);
            Some((low + i64::try_from(number * 7 % span).unwrap_or_default()).to_string())
        }
        Ask::Yes => Some(if number.is_multiple_of(2) { "yes" } else { "no" }.into()),
        Ask::Text { .. } => Some("Walked by the river with Sam".into()),
        _ => None,
    }
}
