//! What a person or a program asks, in words, made into a question to the directory.

use jiff::Timestamp;
use openseat_content::gazetteer::{Hint, Match, is_clear};
use openseat_domain::{
    concept::{Concept, ConceptSet},
    fellowship::FellowshipId,
    place::KM_PER_MILE,
    problem::Problem,
    search::{Ask, Near, Way},
    when::{self, When},
    zone::Zone,
};

use crate::{ActionError, House, Result, snapshot::minute_of};

/// How far "near" reaches when nothing is said, in kilometres.
pub const NEAR_KM: f64 = 25.0;

/// Answers at most.
pub const MOST: usize = 1_000;

/// A question in words; whatever is empty does not narrow the answer.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// A place name, a postcode, or "lat,lon".
    pub near: Option<String>,
    /// "10mi", "15km"; a bare number is kilometres.
    pub within: Option<String>,
    /// "now", "tonight", "mon 18:00-21:00" …; nothing means the next 24 hours.
    pub when: Option<String>,
    /// Fellowships by id or by any name that people use.
    pub kinds: Vec<String>,
    /// Concepts by id ("women", "step-free").
    pub types: Vec<String>,
    /// Languages by ISO 639-1 ("es").
    pub languages: Vec<String>,
    pub text: String,
    pub way: Way,
    /// IANA zone of the person; nothing means that of the place, else of the deployment.
    pub zone: Option<String>,
    pub limit: Option<usize>,
    pub skip: usize,
}

/// A question that was understood.
#[derive(Clone, Debug)]
pub struct Understood {
    pub ask: Ask,
    /// The place that was meant.
    pub place: Option<Match>,
    /// Other places of that name, when it was not clear.
    pub others: Vec<Match>,
    /// The zone in which words of time were read.
    pub zone: String,
}

impl House {
    /// Understands a question asked at `now`.
    ///
    /// # Errors
    /// [`ActionError::Refused`] with the part that means nothing, and what would.
    pub fn understand(&self, question: &Question, now: Timestamp) -> Result<Understood> {
        let (place, others) = self.place(question.near.as_deref())?;
        let zone = self.zone_for(question.zone.as_deref(), place.as_ref())?;
        let table = self.snapshot().zone(&zone)?;
        let near = match &place {
            Some(place) => Some(Near { point: place.point, km: distance(question.within.as_deref())? }),
            None => None,
        };
        let ask = Ask {
            windows: windows(question.when.as_deref(), now, &table)?,
            near,
            way: question.way,
            kinds: question.kinds.iter().map(|k| self.kind(k)).collect::<Result<_>>()?,
            concepts: self.concepts(&question.types, "type", "")?,
            any_of: self.concepts(&question.languages, "language", "lang-")?,
            text: question.text.trim().to_owned(),
            limit: question.limit.unwrap_or(20).clamp(1, MOST),
            skip: question.skip,
        };
        Ok(Understood { ask, place, others, zone })
    }

    /// The place that a text means, if there is one, and others of that name when it is not clear.
    pub(crate) fn place(&self, text: Option<&str>) -> Result<(Option<Match>, Vec<Match>)> {
        let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok((None, Vec::new())) };
        let mut places = self.places(text)?;
        let clear = is_clear(&places);
        let others = if places.len() > 1 && !clear { places.split_off(1) } else { Vec::new() };
        Ok((places.into_iter().next(), others))
    }

    /// The places that a text may mean, the likeliest first; never empty.
    fn places(&self, text: &str) -> Result<Vec<Match>> {
        let found = self.gazetteer().find(text, Hint { country: Some(&self.home_country), near: None });
        if found.is_empty() {
            let fix = "Try a town, a postcode, or a latitude and longitude such as 41.82,-71.41.";
            return Err(refused("near", format!("No place called “{text}” is known."), fix));
        }
        Ok(found)
    }

    pub(crate) fn zone_for(&self, asked: Option<&str>, place: Option<&Match>) -> Result<String> {
        match asked {
            Some(zone) if openseat_domain::zone::is_known(zone) => Ok(zone.to_owned()),
            Some(zone) => {
                Err(refused("zone", format!("“{zone}” is not an IANA time zone."), "Give one such as Europe/London."))
            }
            None => Ok(place.map_or_else(|| self.home_zone.clone(), |p| p.zone.to_owned())),
        }
    }

    fn kind(&self, text: &str) -> Result<FellowshipId> {
        let id = FellowshipId::new(text);
        if id.as_str() == "other" || self.content.fellowship(&id).is_some() {
            return Ok(id);
        }
        self.content.fellowship_alias(text).ok_or_else(|| {
            let known = self.content.fellowships().iter().map(|f| f.id.as_str()).collect::<Vec<_>>().join(", ");
            refused("kind", format!("No kind of group is called “{text}”."), &format!("Known are: {known}, other."))
        })
    }

    fn concepts(&self, ids: &[String], what: &str, prefix: &str) -> Result<ConceptSet> {
        let known = |id: &String| -> Result<Concept> {
            let id = id.trim().to_ascii_lowercase();
            let wanted = if id.starts_with(prefix) { id.clone() } else { format!("{prefix}{id}") };
            self.content.concept(&wanted).ok_or_else(|| {
                let some = self.content.concepts().iter().map(|c| c.id.as_str()).filter(|c| c.starts_with(prefix));
                let some = some.take(12).collect::<Vec<_>>().join(", ");
                refused(what, format!("“{id}” is not a {what} that we know."), &format!("Some that we know: {some} …"))
            })
        };
        ids.iter().map(known).collect()
    }
}

fn windows(text: Option<&str>, now: Timestamp, zone: &Zone) -> Result<Vec<openseat_domain::search::Window>> {
    let when = match text.map(str::trim).filter(|t| !t.is_empty()) {
        Some(text) => when::parse(text).map_err(ActionError::Refused)?,
        None => When::Next,
    };
    Ok(when.windows(minute_of(now), zone))
}

/// Kilometres from "10mi", "15 km", "15".
pub(crate) fn distance(text: Option<&str>) -> Result<f64> {
    let Some(text) = text.map(str::trim).filter(|t| !t.is_empty()) else { return Ok(NEAR_KM) };
    let number_ends = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(number_ends);
    let factor = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "km" | "kilometres" | "kilometers" => Some(1.0),
        "mi" | "mile" | "miles" => Some(KM_PER_MILE),
        _ => None,
    };
    let km = number.parse::<f64>().ok().zip(factor).map(|(n, f)| n * f).filter(|km| (0.1..=20_040.0).contains(km));
    km.ok_or_else(|| refused("within", format!("“{text}” is not a distance."), "Give one such as 10mi or 15km."))
}

fn refused(at: &str, what: String, fix: &str) -> ActionError {
    ActionError::Refused(Problem::refused(at, what, fix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_read_in_miles_and_kilometres() {
        assert!((distance(Some("10mi")).expect("a distance") - 16.093_44).abs() < 1e-9);
        assert!((distance(Some("15 km")).expect("a distance") - 15.0).abs() < 1e-9);
        assert!((distance(None).expect("a distance") - NEAR_KM).abs() < 1e-9);
        for wrong in ["far", "10 parsecs", "-3km", "99999km", "1.2.3km"] {
            assert!(distance(Some(wrong)).is_err(), "{wrong}");
        }
    }
}
