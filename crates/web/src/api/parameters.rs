//! The question of a program, read from the query string. What is not known is refused, so that a typing error
//! does not silently widen the answer.

use jiff::Timestamp;
use openseat_actions::question::Question;
use openseat_domain::search::Way;
use url::form_urlencoded;

use super::problem::ApiProblem;

/// Every parameter of `GET /api/v1/meetings`.
pub(crate) const NAMES: [&str; 11] =
    ["near", "within", "when", "kind", "type", "language", "text", "way", "zone", "limit", "cursor"];

/// Answers on one page when nothing is said, and at most.
const USUAL: usize = 20;
const MOST: usize = 200;

/// A question, and the moment it is asked for.
#[derive(Debug)]
pub(crate) struct Parameters {
    pub(crate) question: Question,
    /// The moment of the first page, which every later page is asked for too.
    pub(crate) now: Timestamp,
}

impl Parameters {
    /// Reads the query string of a request that came at `now`.
    pub(crate) fn read(query: &str, now: Timestamp) -> Result<Self, ApiProblem> {
        let mut read = Self { question: Question { limit: Some(USUAL), ..Question::default() }, now };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            read.take(&name, value.trim())?;
        }
        Ok(read)
    }

    /// The cursor of the page after this one.
    pub(crate) fn next(&self, shown: usize) -> String {
        format!("{}.{}", self.now.as_second(), self.question.skip + shown)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), ApiProblem> {
        if value.is_empty() {
            return Ok(());
        }
        let question = &mut self.question;
        let list = || value.split(',').map(str::trim).filter(|v| !v.is_empty()).map(str::to_owned);
        match name {
            "near" => question.near = Some(value.to_owned()),
            "within" => question.within = Some(value.to_owned()),
            "when" => question.when = Some(value.to_owned()),
            "zone" => question.zone = Some(value.to_owned()),
            "text" => value.clone_into(&mut question.text),
            "kind" => question.kinds.extend(list()),
            "type" => question.types.extend(list()),
            "language" => question.languages.extend(list()),
            "way" => question.way = way(value)?,
            "limit" => question.limit = Some(limit(value)?),
            "cursor" => (self.now, question.skip) = cursor(value, self.now)?,
            other => {
                let known = NAMES.join(", ");
                return Err(ApiProblem::bad(other, format!("There is no parameter “{other}”. Known are: {known}.")));
            }
        }
        Ok(())
    }
}

fn way(value: &str) -> Result<Way, ApiProblem> {
    match value {
        "any" => Ok(Way::Any),
        "in_person" => Ok(Way::InPerson),
        "online" => Ok(Way::Online),
        "hybrid" => Ok(Way::Hybrid),
        other => Err(ApiProblem::bad("way", format!("“{other}” is not one of any, in_person, online, hybrid."))),
    }
}

fn limit(value: &str) -> Result<usize, ApiProblem> {
    let number = value.parse().ok().filter(|n| (1..=MOST).contains(n));
    number.ok_or_else(|| ApiProblem::bad("limit", format!("“{value}” is not a whole number from 1 to {MOST}.")))
}

/// A cursor holds the second of the first page and how many answers to pass over. It is good for a day.
fn cursor(value: &str, now: Timestamp) -> Result<(Timestamp, usize), ApiProblem> {
    let read = || {
        let (second, skip) = value.split_once('.')?;
        let first = Timestamp::from_second(second.parse().ok()?).ok()?;
        let skip = skip.parse::<usize>().ok().filter(|skip| *skip <= 1_000_000)?;
        (0..=86_400).contains(&(now.as_second() - first.as_second())).then_some((first, skip))
    };
    read().ok_or_else(|| {
        ApiProblem::bad("cursor", "This cursor was not made here, or is older than a day. Ask again without it.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    #[test]
    fn lists_come_with_commas_or_one_by_one() {
        let read = Parameters::read("kind=aa,na&kind=smart&type=women", NOW).expect("plain");
        assert_eq!(read.question.kinds, ["aa", "na", "smart"]);
        assert_eq!(read.question.types, ["women"]);
    }

    #[test]
    fn a_cursor_leads_on_from_the_first_moment() {
        let first = Parameters::read("limit=5", NOW).expect("plain");
        let later = NOW + jiff::SignedDuration::from_mins(7);
        let second = Parameters::read(&format!("limit=5&cursor={}", first.next(5)), later).expect("our own cursor");
        assert_eq!((second.now, second.question.skip), (NOW, 5));
        let after_a_week = NOW + jiff::SignedDuration::from_hours(170);
        assert!(Parameters::read("cursor=0.5", after_a_week).is_err());
    }

    #[test]
    fn the_description_names_every_parameter_and_no_other() {
        let described: serde_json::Value = serde_json::from_str(super::super::OPENAPI).expect("openapi.json is JSON");
        let described = described["paths"]["/api/v1/meetings"]["get"]["parameters"].as_array().expect("a list");
        let described: Vec<&str> = described.iter().filter_map(|p| p["name"].as_str()).collect();
        assert_eq!(described, NAMES);
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for query in ["nearby=Leeds", "way=sideways", "limit=0", "limit=many", "cursor=x", "cursor=99999999999.1"] {
            assert!(Parameters::read(query, NOW).is_err(), "{query}");
        }
    }
}
