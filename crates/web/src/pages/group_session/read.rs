//! What somebody typed into the form of a session, as changes.

use openseat_actions::group_session::SessionView;
use openseat_domain::group_session::{Change, Donation, Field, Incident, Mode};
use uuid::Uuid;

use crate::{form::Fields, pages::FieldError, say::Say};

/// What was typed, and what of it cannot be read.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) changes: Vec<Change>,
    pub(super) errors: Vec<FieldError>,
}

impl Typed {
    /// Only the fields that the form has: which those are, it says with `part`.
    pub(super) fn read(say: &Say, fields: &Fields, view: &SessionView) -> Self {
        let mut typed = Self::default();
        if let Some((field, count)) = fields.text("quick").split_once('.') {
            typed.one(say, field, count);
            return typed;
        }
        let parts: Vec<&str> = fields.all("part").collect();
        if parts.contains(&"count") {
            for field in ["in-person", "online"] {
                if fields.all(field).next().is_some() {
                    typed.one(say, field, fields.text(field));
                }
            }
        }
        if parts.contains(&"more") {
            typed.more(say, fields, view);
        }
        if parts.contains(&"sections") {
            typed.changes.push(Change::Sections(sorted(fields.all("section").map(str::to_owned).collect())));
        }
        typed
    }

    fn more(&mut self, say: &Say, fields: &Fields, view: &SessionView) {
        if let Some(mode) = Mode::parse(fields.text("mode")) {
            self.changes.push(Change::Mode(mode));
        }
        let site = Uuid::parse_str(fields.text("site")).ok();
        let site = site.filter(|id| view.sites.iter().any(|(site, _)| site == id));
        let own = view.node.ids().get(1);
        self.changes.push(Change::Site(site.filter(|id| Some(id) != own)));
        for field in ["first-timers", "plans", "leaders"] {
            self.one(say, field, fields.text(field));
        }
        let mut incidents: Vec<Incident> = fields.all("incident").filter_map(Incident::parse).collect();
        incidents.sort();
        self.changes.push(Change::Incidents(incidents));
        self.changes.push(Change::Tools(sorted(fields.all("tool").map(str::to_owned).collect())));
        let topics = fields.text("topics").split([',', '\n']).map(|topic| topic.trim().to_owned());
        self.changes.push(Change::Topics(sorted(topics.filter(|topic| !topic.is_empty()).collect())));
        self.changes.push(Change::FollowUps(lines(fields.text("follow-ups"))));
        self.changes.push(Change::Handover(lines(fields.text("handover"))));
        match donation(fields.text("donation"), fields.text("currency")) {
            Ok(donation) => self.changes.push(Change::Donation(donation)),
            Err(()) => self.wrong(say, "donation", "gs-wrong-donation"),
        }
    }

    /// One count; empty is "nobody said".
    fn one(&mut self, say: &Say, field: &str, text: &str) {
        let count = match text.trim() {
            "" => None,
            text => match text.parse::<u16>() {
                Ok(count) => Some(count),
                Err(_) => return self.wrong(say, id(field), "gs-wrong-number"),
            },
        };
        self.changes.extend(match Field::parse(field) {
            Some(Field::InPerson) => Some(Change::InPerson(count)),
            Some(Field::Online) => Some(Change::Online(count)),
            Some(Field::FirstTimers) => Some(Change::FirstTimers(count)),
            Some(Field::Plans) => Some(Change::Plans(count)),
            Some(Field::Leaders) => Some(Change::Leaders(count)),
            _ => None,
        });
    }

    fn wrong(&mut self, say: &Say, field: &'static str, key: &str) {
        self.errors.push(FieldError { field, text: say.t(key).to_owned() });
    }
}

/// The id of the input of a field.
pub(super) fn id(field: &str) -> &'static str {
    Field::parse(field).map_or("in-person", Field::as_str)
}

/// Line ends as everybody else writes them.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    list.sort();
    list.dedup();
    list
}

/// "12.50" or "12,5"; nothing is nothing.
fn donation(amount: &str, currency: &str) -> Result<Option<Donation>, ()> {
    let amount = amount.replace(',', ".");
    if amount.is_empty() {
        return Ok(None);
    }
    let (whole, part) = amount.split_once('.').unwrap_or((&amount, ""));
    let part = format!("{part:0<2}");
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || part.len() != 2 || !digits(&part) {
        return Err(());
    }
    let minor = format!("{whole}{part}").parse().map_err(|_| ())?;
    Ok(Some(Donation { minor, currency: currency.to_ascii_uppercase() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_as_people_write_it() {
        let minor = |text| donation(text, "gbp").map(|one| one.map(|one| (one.minor, one.currency)));
        assert_eq!(minor("12.50"), Ok(Some((1_250, "GBP".into()))));
        assert_eq!(minor("12,5"), Ok(Some((1_250, "GBP".into()))));
        assert_eq!((minor("7"), minor("")), (Ok(Some((700, "GBP".into()))), Ok(None)));
        assert_eq!((minor("-7"), minor("1.234"), minor("a")), (Err(()), Err(()), Err(())));
    }
}
