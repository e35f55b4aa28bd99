//! What a person's words may mean, best first.

use super::{
    Gazetteer, Hint, Kind, Match, coordinates,
    fold::fold,
    names::Bearer,
    postcode::{self, Area, Site},
    qualifier::Scope,
    towns::TownId,
};
use openseat_domain::place::Point;
use std::borrow::Cow;

/// More text than this is not a place.
const LONGEST_TEXT: usize = 120;
const MOST_WORDS: usize = 12;
/// As many as a person will read.
const MOST_ANSWERS: usize = 12;
/// Words before a town that say nothing about which.
const LEADING: [&str; 14] =
    ["near", "in", "around", "at", "close", "to", "downtown", "central", "greater", "city", "of", "the", "cerca", "en"];

/// A place in the home country counts like one twenty times as big. One point is a town 2.7 times as big.
pub(super) const HOME: f32 = 3.0;

/// Other points in the order of answers.
mod points {
    pub(super) const NEAR: f32 = 3.5;
    pub(super) const OTHER_NAME: f32 = -1.5;
    pub(super) const ERROR: f32 = -3.0;
    /// A mistyped short name without a state must be worth this much: it is rather a word than a village.
    pub(super) const WORD: f32 = 11.0;
    /// A mistyped longer name, or a right one of up to three letters, must be worth this much.
    pub(super) const VILLAGE: f32 = 8.0;
    /// The second answer must be this much worse for the first to be taken without asking.
    pub(super) const CLEAR: f32 = 1.6;
}

/// A town that the words may mean.
#[derive(Clone, Copy)]
struct Candidate {
    town: TownId,
    score: f32,
    corrected: bool,
}

/// A way to read the words: a name, and the parts of the world that the town must lie in.
struct Reading<'a> {
    name: String,
    wanted: Vec<&'a [Scope]>,
}

/// See [`super::is_clear`].
pub(super) fn is_clear(matches: &[Match]) -> bool {
    let [first, rest @ ..] = matches else { return false };
    let rival = rest.iter().find(|other| first.point.km_to(other.point) > 25.0);
    rival.is_none_or(|rival| first.score - rival.score >= points::CLEAR)
}

/// Leaves out a place that stands beside a likelier one under the same words (Leeds, and the district of Leeds): a
/// person could not choose between them.
fn told_apart(matches: Vec<Match>) -> Vec<Match> {
    let mut kept: Vec<Match> = Vec::with_capacity(matches.len());
    for place in matches {
        let twin = |other: &Match| other.label() == place.label() && other.point.km_to(place.point) < 50.0;
        if !kept.iter().any(twin) {
            kept.push(place);
        }
    }
    kept
}

impl Gazetteer {
    pub(super) fn answers(&'static self, text: &str, hint: Hint) -> Vec<Match> {
        let text = shortened(text);
        if let Some(point) = coordinates::parse(text) {
            return vec![self.point_match(point)];
        }
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
        if let Some(area) = self.uk_postcode(&words) {
            return self.area_match(area, "GB").into_iter().collect();
        }
        if words.iter().any(|word| postcode::is_zip(word)) {
            return self.with_zip(text, &words, hint);
        }
        self.town_answers(text, &words, hint)
    }

    fn town_answers(&'static self, text: &str, words: &[&str], hint: Hint) -> Vec<Match> {
        let mut found = self.exact(words, hint);
        let name = words.join(" ");
        if name.len() <= 3 {
            found.retain(|candidate| candidate.score >= points::VILLAGE);
        }
        let regions = self.regions_named(&name, hint);
        if found.is_empty() && regions.is_empty() {
            found = self.inexact(text, words, hint);
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.town.cmp(&b.town)));
        let mut seen = Vec::new();
        found.retain(|candidate| {
            let new = !seen.contains(&candidate.town);
            seen.push(candidate.town);
            new
        });
        found.truncate(MOST_ANSWERS);
        let mut matches: Vec<Match> = found.into_iter().map(|candidate| self.town_match(candidate)).collect();
        if !regions.is_empty() {
            matches.extend(regions);
            matches.sort_by(|a, b| b.score.total_cmp(&a.score));
        }
        told_apart(matches)
    }

    /// The longest run of words from the start that is a town's name, where all words after it say where that is.
    fn exact(&self, words: &[&str], hint: Hint) -> Vec<Candidate> {
        for cut in (1..=words.len()).rev() {
            let Some(wanted) = self.qualifiers.read(&words[cut..]) else { continue };
            let name = words[..cut].join(" ");
            let bearers = self.names.bearers(&name).filter(|b| self.qualifiers.holds(&wanted, &self.towns, b.town));
            let found: Vec<_> = bearers.map(|bearer| self.candidate(bearer, hint, 0.0)).collect();
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// Ever less literal readings, until one gives a town.
    fn inexact(&self, text: &str, words: &[&str], hint: Hint) -> Vec<Candidate> {
        let without: Vec<&str> = words.iter().copied().filter(|w| !w.contains(|c: char| c.is_ascii_digit())).collect();
        let start = without.iter().position(|word| !LEADING.contains(word)).unwrap_or(0);
        let plain = &without[start..];
        let before_comma = text.split_once(',').map(|(name, _)| fold(name));
        let qualified = self.qualified(text, plain);
        let whole = [Reading { name: plain.join(" "), wanted: Vec::new() }];
        let first = before_comma.map(|name| Reading { name, wanted: Vec::new() });

        // A state that was named and understood is never left for a namesake elsewhere.
        let free = qualified.is_empty();
        let either: &[Reading] = if free { first.as_ref().map_or(&whole, std::slice::from_ref) } else { &[] };
        let least = if whole[0].name.len() <= 6 { points::WORD } else { points::VILLAGE };
        let worth_it = |mut found: Vec<Candidate>| {
            found.retain(|candidate| candidate.score >= least);
            found
        };
        let steps: [&dyn Fn() -> Vec<Candidate>; 7] = [
            &|| if plain.len() < words.len() { self.exact(plain, hint) } else { Vec::new() },
            &|| self.bearers(&qualified, hint),
            &|| self.mistyped(&qualified, hint),
            &|| if free { self.bearers(first.as_slice(), hint) } else { Vec::new() },
            &|| worth_it(self.mistyped(either, hint)),
            &|| if free { self.beginning(plain, hint) } else { Vec::new() },
            &|| self.end_of_address(plain, hint),
        ];
        let mut found = steps.iter().map(|step| step()).find(|found| !found.is_empty()).unwrap_or_default();
        for candidate in &mut found {
            candidate.corrected = true;
        }
        found
    }

    /// Readings in which the last words, or what follows the comma, say where the town is; a mistyped state is mended.
    fn qualified(&self, text: &str, words: &[&str]) -> Vec<Reading<'_>> {
        let mut readings = Vec::new();
        for cut in (1..words.len()).rev() {
            if let Some(wanted) = self.qualifiers.read(&words[cut..]) {
                readings.push(Reading { name: words[..cut].join(" "), wanted });
            }
        }
        let mended = text.split_once(',').and_then(|(name, after)| Some((name, self.qualifiers.mend(&fold(after))?)));
        readings.extend(mended.map(|(name, meanings)| Reading { name: fold(name), wanted: vec![meanings] }));
        readings.truncate(2);
        readings
    }

    /// Towns of exactly these names.
    fn bearers(&self, readings: &[Reading], hint: Hint) -> Vec<Candidate> {
        let found = readings.iter().flat_map(|reading| {
            let bearers = self.names.bearers(&reading.name);
            bearers.filter(|bearer| self.qualifiers.holds(&reading.wanted, &self.towns, bearer.town))
        });
        found.map(|bearer| self.candidate(bearer, hint, 0.0)).collect()
    }

    /// Towns whose names are a typing error or two away.
    fn mistyped(&self, readings: &[Reading], hint: Hint) -> Vec<Candidate> {
        let mut found = Vec::new();
        for reading in readings {
            for (spelling, errors) in self.names.similar(&reading.name, &self.towns) {
                let bearers = self.names.bearers(&spelling);
                let inside = bearers.filter(|b| self.qualifiers.holds(&reading.wanted, &self.towns, b.town));
                found.extend(inside.map(|bearer| self.candidate(bearer, hint, points::ERROR * errors as f32)));
            }
        }
        found
    }

    /// A town's name followed by words that mean nothing here: "Providence near the station".
    fn beginning(&self, words: &[&str], hint: Hint) -> Vec<Candidate> {
        (1..words.len())
            .rev()
            .map(|cut| words[..cut].join(" "))
            .filter(|name| name.len() >= 5)
            .map(|name| self.names.bearers(&name).map(|b| self.candidate(b, hint, 0.0)).collect::<Vec<_>>())
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// The town at the end of an address: "100 Westminster St Providence RI". Only where a state follows it.
    fn end_of_address(&self, words: &[&str], hint: Hint) -> Vec<Candidate> {
        for start in 1..words.len() {
            for cut in (start + 1..words.len()).rev() {
                let Some(wanted) = self.qualifiers.read(&words[cut..]) else { break };
                let found = self.bearers(&[Reading { name: words[start..cut].join(" "), wanted }], hint);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }

    fn candidate(&self, bearer: Bearer, hint: Hint, penalty: f32) -> Candidate {
        let mut score = (self.towns.population(bearer.town) + 100.0).ln() + penalty;
        if bearer.other_name {
            score += points::OTHER_NAME;
        }
        if hint.country.is_some_and(|home| self.towns.country(bearer.town).code.eq_ignore_ascii_case(home)) {
            score += HOME;
        }
        if let Some(here) = hint.near {
            let km = here.km_to(self.towns.point(bearer.town)) as f32;
            score += points::NEAR * (-km / 150.0).exp();
        }
        Candidate { town: bearer.town, score, corrected: false }
    }

    /// The postcode in the words, whole anywhere ("Leeds LS1 4AB") or its first half alone or at the end ("Leeds LS1").
    fn uk_postcode(&self, words: &[&str]) -> Option<Area> {
        let whole = (0..words.len()).find_map(|at| postcode::whole_uk(&words[at..]));
        let last = words.last().copied().filter(|word| postcode::is_outward(word));
        whole.or(last).and_then(|outward| self.outward.find(outward))
    }

    /// Text with five digits in it: a ZIP code if it stands alone or agrees with the words around it.
    fn with_zip(&'static self, text: &str, words: &[&str], hint: Hint) -> Vec<Match> {
        let others: Vec<&str> = words.iter().copied().filter(|w| !w.bytes().all(|b| b.is_ascii_digit())).collect();
        let zip = words.iter().rfind(|word| postcode::is_zip(word)).and_then(|digits| self.zips.find(digits));
        let zip = zip.and_then(|area| self.area_match(area, "US"));
        let abroad = hint.country.is_some_and(|home| self.five_digits_abroad(home));
        if others.is_empty() {
            return zip.filter(|_| !abroad).into_iter().collect();
        }
        let towns = self.town_answers(text, &others, hint);
        let Some(zip) = zip else { return towns };
        let agrees = towns.iter().any(|town| town.point.km_to(zip.point) < 80.0);
        let american = self.qualifiers.read(&others).is_some() && !towns.iter().any(|town| !town.corrected && abroad);
        if agrees || (american && self.lies_in(&zip, &others)) || (towns.is_empty() && !abroad) {
            vec![zip]
        } else {
            towns
        }
    }

    fn lies_in(&self, found: &Match, words: &[&str]) -> bool {
        let wanted = self.qualifiers.read(words).unwrap_or_default();
        self.towns.called_after(found.point).is_some_and(|town| self.qualifiers.holds(&wanted, &self.towns, town))
    }

    fn five_digits_abroad(&self, home: &str) -> bool {
        !["US", "PR", "GU", "VI", "AS", "MP"].iter().any(|code| code.eq_ignore_ascii_case(home))
            && self.towns.countries.iter().any(|c| c.five_digits && c.code.eq_ignore_ascii_case(home))
    }

    fn town_match(&'static self, candidate: Candidate) -> Match {
        let id = candidate.town;
        Match {
            name: Cow::Borrowed(self.towns.name(id)),
            kind: Kind::City,
            score: candidate.score,
            corrected: candidate.corrected,
            ..self.at_town(self.towns.point(id), self.towns.radius_km(id).max(8.0), Some(id))
        }
    }

    fn point_match(&'static self, point: Point) -> Match {
        let name = Cow::Owned(format!("{:.4}, {:.4}", point.lat, point.lon));
        Match { name, kind: Kind::Point, ..self.at_town(point, 8.0, self.towns.called_after(point)) }
    }

    fn area_match(&'static self, area: Area, country: &'static str) -> Option<Match> {
        let (place, approximate) = match &area.site {
            Site::At(point, km, neighbour) => {
                (self.at_town(*point, km.clamp(3.0, 60.0), self.called_after_in(*point, country)), *neighbour)
            }
            Site::Town(name, country) => {
                let mut bearers = self.names.bearers(&fold(name)).map(|bearer| bearer.town);
                let northern = |id: &TownId| *country != "GB" || &*self.towns.region(*id).short == "NIR";
                let town = bearers.find(|id| &*self.towns.country(*id).code == *country && northern(id))?;
                (self.at_town(self.towns.point(town), self.towns.radius_km(town).max(12.0), Some(town)), true)
            }
        };
        Some(Match { name: Cow::Owned(area.code), kind: Kind::Postcode, approximate, ..place })
    }

    /// The town that a place is called after, on this side of the border.
    fn called_after_in(&self, point: Point, country: &str) -> Option<TownId> {
        let here = self.towns.called_after(point)?;
        Some(here).filter(|id| &*self.towns.country(*id).code == country).or_else(|| {
            let mut best: Option<(TownId, f32)> = None;
            self.towns.around(point, 100.0, |id, km| {
                if &*self.towns.country(id).code == country && best.is_none_or(|(_, least)| km < least) {
                    best = Some((id, km));
                }
            });
            best.map(|(id, _)| id).or(Some(here))
        })
    }

    pub(super) fn at_town(&'static self, point: Point, radius_km: f32, town: Option<TownId>) -> Match {
        let country = town.map(|id| self.towns.country(id));
        Match {
            name: Cow::Borrowed(""),
            town: town.map_or("", |id| self.towns.name(id)),
            region: town.map_or("", |id| self.towns.region(id).label()),
            country: country.map_or("", |country| &country.code),
            country_name: country.map_or("", |country| &country.name),
            point,
            zone: town.map_or("Etc/UTC", |id| self.zone_at(point).unwrap_or(self.towns.zone(self.towns.zone_id(id)))),
            kind: Kind::City,
            radius_km,
            score: 0.0,
            corrected: false,
            approximate: false,
        }
    }
}

fn shortened(text: &str) -> &str {
    let text = text.trim();
    text.char_indices().nth(LONGEST_TEXT).map_or(text, |(end, _)| &text[..end])
}
