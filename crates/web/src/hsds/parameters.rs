//! What a program asks, read from the query string. What is not known is refused, so that a typing error does not silently
//! widen the answer.

use jiff::{Timestamp, civil};
use openseat_actions::hsds::Wanted;
use openseat_content::gazetteer::Hint;
use openseat_domain::place::KM_PER_MILE;
use url::form_urlencoded;
use uuid::Uuid;

use crate::{api::problem::ApiProblem, site::Site};

/// On one page when nothing is said, and at most.
const USUAL: usize = 50;
const MOST: usize = 1000;
/// Around a postcode when nothing is said.
const USUAL_KM: f64 = 5.0 * KM_PER_MILE;
const MOST_KM: f64 = 500.0;

/// What each list takes.
pub(super) const SERVICES: &[&str] = &[
    "search",
    "page",
    "per_page",
    "format",
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "modified_after",
    "minimal",
    "full",
];
pub(super) const AT_LOCATIONS: &[&str] = &[
    "search",
    "page",
    "per_page",
    "format",
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "modified_after",
    "full",
    "postcode",
    "proximity",
];
pub(super) const ORGANIZATIONS: &[&str] = &["search", "full_service", "full", "page", "per_page", "format"];
pub(super) const ORGANIZATION: &[&str] = &["full_service"];
pub(super) const TAXONOMIES: &[&str] = &["search", "page", "per_page", "format"];
pub(super) const TERMS: &[&str] = &["search", "page", "per_page", "format", "taxonomy_id", "top_only", "parent_id"];

/// All parameters that there are.
#[derive(Clone, Debug)]
pub(super) struct Parameters {
    pub(super) wanted: Wanted,
    pub(super) page: usize,
    pub(super) per_page: usize,
    pub(super) lines: bool,
    pub(super) minimal: bool,
    pub(super) full: bool,
    pub(super) full_service: bool,
    pub(super) top_only: bool,
    pub(super) parent: Option<Uuid>,
    postcode: String,
    km: Option<f64>,
}

impl Parameters {
    /// Reads what a list that takes `known` is asked.
    pub(super) fn read(query: &str, known: &[&str], site: &Site) -> Result<Self, ApiProblem> {
        let mut read = Self {
            wanted: Wanted::default(),
            page: 1,
            per_page: USUAL,
            lines: false,
            minimal: false,
            full: false,
            full_service: false,
            top_only: false,
            parent: None,
            postcode: String::new(),
            km: None,
        };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if !known.contains(&&*name) {
                let all = known.join(", ");
                return Err(ApiProblem::bad(&*name, format!("There is no parameter “{name}” here. Known are: {all}.")));
            }
            let value = value.trim();
            if !value.is_empty() {
                read.take(&name, value)?;
            }
        }
        read.place(site)?;
        Ok(read)
    }

    /// What of a list is on this page.
    pub(super) fn slice<T: Clone>(&self, all: &[T]) -> Vec<T> {
        all.iter().skip((self.page - 1).saturating_mul(self.per_page)).take(self.per_page).cloned().collect()
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), ApiProblem> {
        match name {
            "search" => value.clone_into(&mut self.wanted.search),
            "page" => self.page = number(name, value, usize::MAX)?,
            "per_page" => self.per_page = number(name, value, MOST)?,
            "format" => self.lines = format(value)?,
            "taxonomy_term_id" => self.wanted.term = Some(uuid(name, value)?),
            "taxonomy_id" => self.wanted.taxonomy = Some(uuid(name, value)?),
            "organization_id" => self.wanted.organization = Some(uuid(name, value)?),
            "parent_id" => self.parent = Some(uuid(name, value)?),
            "modified_after" => self.wanted.modified_after = Some(moment(name, value)?),
            "minimal" => self.minimal = yes(name, value)?,
            "full" => self.full = yes(name, value)?,
            "full_service" => self.full_service = yes(name, value)?,
            "top_only" => self.top_only = yes(name, value)?,
            "postcode" => value.clone_into(&mut self.postcode),
            "proximity" => {
                let metres = value.parse::<f64>().ok().filter(|metres| *metres > 0.0 && *metres <= MOST_KM * 1000.0);
                let why = || ApiProblem::bad(name, format!("“{value}” is not a number of metres up to 500000."));
                self.km = Some(metres.ok_or_else(why)? / 1000.0);
            }
            _ => {}
        }
        Ok(())
    }

    fn place(&mut self, site: &Site) -> Result<(), ApiProblem> {
        if self.postcode.is_empty() {
            let alone = self.km.map(|_| ApiProblem::bad("proximity", "Say around which “postcode”."));
            return alone.map_or(Ok(()), Err);
        }
        let hint = Hint { country: Some(site.house.home_country()), near: None };
        let found = site.house.gazetteer().find(&self.postcode, hint).into_iter().next();
        let why = || ApiProblem::bad("postcode", format!("We know no postcode or town “{}”.", self.postcode));
        self.wanted.near = Some((found.ok_or_else(why)?.point, self.km.unwrap_or(USUAL_KM)));
        Ok(())
    }
}

fn number(name: &str, value: &str, most: usize) -> Result<usize, ApiProblem> {
    let number = value.parse().ok().filter(|n| (1..=most).contains(n));
    let limit = if most == usize::MAX { String::new() } else { format!(" to {most}") };
    number.ok_or_else(|| ApiProblem::bad(name, format!("“{value}” is not a whole number from 1{limit}.")))
}

fn format(value: &str) -> Result<bool, ApiProblem> {
    match value {
        "json" => Ok(false),
        "ndjson" => Ok(true),
        other => Err(ApiProblem::bad("format", format!("“{other}” is not one of json, ndjson."))),
    }
}

fn uuid(name: &str, value: &str) -> Result<Uuid, ApiProblem> {
    Uuid::try_parse(value).map_err(|_| ApiProblem::bad(name, format!("“{value}” is not a UUID.")))
}

fn yes(name: &str, value: &str) -> Result<bool, ApiProblem> {
    match value {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        other => Err(ApiProblem::bad(name, format!("“{other}” is not one of true, false."))),
    }
}

/// An instant; without an offset it is in UTC, and without a time the beginning of the day.
fn moment(name: &str, value: &str) -> Result<Timestamp, ApiProblem> {
    let utc = |at: civil::DateTime| at.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|at| at.timestamp());
    let read = value.parse::<Timestamp>().ok();
    let read = read.or_else(|| value.parse::<civil::DateTime>().ok().and_then(utc));
    read.ok_or_else(|| ApiProblem::bad(name, format!("“{value}” is not a time such as 2026-11-27T00:00:00Z.")))
}
