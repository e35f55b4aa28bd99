//! Letters about cover. They go to those who gave an address for it, and name neither a group's kind nor a condition.

use jiff::Timestamp;
use openseat_content::Locale;
use openseat_store::{job, node::Node, rota::Evening};
use uuid::Uuid;

use crate::{
    House,
    facilitator::Known,
    freshness::language,
    letter::{self, New},
};

/// To all others who lead: somebody asks for cover.
pub(super) fn asked(
    house: &House,
    node: &Node,
    evening: Evening,
    asks: Uuid,
    people: &[Known],
    now: Timestamp,
) -> Vec<job::New> {
    let name = called(people, asks);
    let others = people.iter().filter(|one| one.person != asks);
    let letter = |one: &Known| {
        let write = |locale| words(house, locale, "letter-cover-subject", "letter-cover-text", &name, node, evening);
        written(house, one, "cover asked", evening, write, now)
    };
    others.filter_map(letter).collect()
}

/// To who asked: somebody said yes.
pub(super) fn covered(
    house: &House,
    node: &Node,
    evening: Evening,
    by: Uuid,
    to: &Known,
    people: &[Known],
    now: Timestamp,
) -> Option<job::New> {
    let name = called(people, by);
    let write = |locale| words(house, locale, "letter-covered-subject", "letter-covered-text", &name, node, evening);
    written(house, to, "cover found", evening, write, now)
}

fn written(
    house: &House,
    to: &Known,
    what: &str,
    evening: Evening,
    write: impl Fn(Locale) -> (String, String),
    now: Timestamp,
) -> Option<job::New> {
    if to.given.email.is_empty() || !house.writes_letters() {
        return None;
    }
    let (subject, text) = write(Locale::from_tag(&to.given.locale).unwrap_or_default());
    let key = format!("{what} {} {} {}", evening.day, evening.meeting.simple(), to.person.simple());
    let key = format!("{key} {}", now.as_microsecond());
    Some(letter::ready(house, &key, &New { to: to.given.email.clone(), subject, text }, now))
}

fn words(
    house: &House,
    locale: Locale,
    subject: &str,
    text: &str,
    name: &str,
    node: &Node,
    evening: Evening,
) -> (String, String) {
    let words = house.content.words();
    let address = house.post.as_ref().map_or("", |(_, address)| address.as_str());
    let link = format!("{address}/organisation/{}/rota{}", node.id(), language(locale));
    let said = [
        ("name", name.into()),
        ("day", evening.day.to_string().into()),
        ("link", link.into()),
        ("service", house.name.as_str().into()),
    ];
    (words.get(locale, subject).to_owned(), words.format(locale, text, &said))
}

fn called(people: &[Known], who: Uuid) -> String {
    people.iter().find(|one| one.person == who).map_or(String::new(), |one| one.given.name.clone())
}
