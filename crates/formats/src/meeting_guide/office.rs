//! The office behind a listing, where corrections go, links, and ways to give.

use openseat_domain::meeting::{Entity, Giving};

use crate::{
    header::Field,
    meeting_guide::joining,
    noted::{Noted, quoted},
    privacy,
    record::Record,
};

/// A field that must be a web address.
pub(crate) fn link(record: &Record, field: Field, noted: &mut Noted) -> Option<String> {
    let given = record.link(field)?;
    let link = joining::address(&given);
    if link.is_none() {
        let what = format!("{} is not a web address.", quoted(&given));
        noted.warn(field.name(), what, "Write the whole address, with https://.");
    }
    link
}

/// The service office.
pub(crate) fn entity(record: &Record, noted: &mut Noted) -> Option<Entity> {
    let found = Entity {
        name: record.line(Field::Entity).unwrap_or_default(),
        location: record.line(Field::EntityLocation),
        phone: record.line(Field::EntityPhone),
        email: record.line(Field::EntityEmail).filter(|email| privacy::is_email(email)),
        website: link(record, Field::EntityWebsiteUrl, noted),
        logo: link(record, Field::EntityLogo, noted),
    };
    if found.name.is_empty() {
        if found != Entity::default() {
            noted.warn(
                "entity",
                "The office has details but no name, so they were left out.",
                "Add the field “entity”.",
            );
        }
        return None;
    }
    Some(found)
}

/// Where corrections go: the page, else the addresses of offices. A person's own address is left out.
pub(crate) fn feedback(record: &Record, noted: &mut Noted) -> Option<String> {
    if let Some(given) = record.link(Field::FeedbackUrl) {
        let office = given.strip_prefix("mailto:").map(|rest| rest.split('?').next().unwrap_or(rest));
        match office {
            Some(address) if privacy::is_email(address) && privacy::is_office_email(address) => return Some(given),
            Some(_) => say_personal("feedback_url", noted),
            None => return link(record, Field::FeedbackUrl, noted),
        }
    }
    let given = record.list(Field::FeedbackEmails, &[',', ';', ' ']);
    let (offices, others): (Vec<&str>, Vec<&str>) = given
        .iter()
        .map(|address| address.trim())
        .filter(|address| privacy::is_email(address))
        .partition(|address| privacy::is_office_email(address));
    if !others.is_empty() {
        say_personal("feedback_emails", noted);
    }
    (!offices.is_empty()).then(|| format!("mailto:{}", distinct(offices).join(",")))
}

fn distinct(addresses: Vec<&str>) -> Vec<&str> {
    let mut kept: Vec<&str> = Vec::new();
    for address in addresses {
        if !kept.contains(&address) {
            kept.push(address);
        }
    }
    kept
}

fn say_personal(field: &str, noted: &mut Noted) {
    let what = "An address for corrections looks like a person's own, so it was left out.";
    noted.note(field, what, "Use an address of the office.");
}

/// Ways to give, in the shapes that the Meeting Guide format names.
pub(crate) fn giving(record: &Record, noted: &mut Noted) -> Giving {
    let mut read = |field: Field, first: &str, fits: fn(char) -> bool| {
        let given = record.link(field)?;
        let bare = account(&given);
        let bare = bare.strip_prefix(first).unwrap_or(bare);
        let fine = !bare.is_empty() && bare.chars().all(fits);
        if !fine {
            let what = format!("{} is not a name of such an account.", quoted(&given));
            noted.warn(field.name(), what, "Write only the account's name.");
        }
        fine.then(|| format!("{first}{bare}"))
    };
    Giving {
        venmo: read(Field::Venmo, "@", |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')),
        square: read(Field::Square, "$", |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')),
        paypal: read(Field::Paypal, "", |c| c.is_ascii_alphanumeric()),
        homegroup_online: read(Field::HomegroupOnline, "", |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')),
    }
}

/// The account's name out of its web address ("https://paypal.me/name"), which many write instead.
fn account(given: &str) -> &str {
    const PAGES: [&str; 7] = [
        "paypal.me/",
        "paypal.com/paypalme/",
        "paypal.com/paypalme2/",
        "venmo.com/u/",
        "venmo.com/",
        "cash.app/",
        "homegroup.online/",
    ];
    let found = PAGES.iter().find_map(|page| given.rfind(page).map(|at| &given[at + page.len()..]));
    found.map_or(given, |rest| rest.split(['?', '#']).next().unwrap_or(rest).trim_end_matches('/'))
}
