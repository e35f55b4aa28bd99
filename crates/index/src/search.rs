//! From a question to its answers.

use openseat_domain::search::{Ask, Hit, JOINABLE_MINUTES, Minute, Way};

use crate::{
    directory::Directory,
    facets::Facets,
    fold::fold,
    sphere::{Spot, chord2_of_km, km_of_chord2},
};

/// Working memory of a search. Holds nothing between searches but its size.
#[derive(Debug, Default)]
pub struct Scratch {
    found: Vec<Candidate>,
}

/// The answers to a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// In order, at most as many as asked for.
    pub hits: Vec<Hit>,
    /// Whether there are more behind them.
    pub more: bool,
    /// How many there are in all, when the search had to see them all anyway.
    pub total: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
struct Candidate {
    later: bool,
    start: Minute,
    chord2: f32,
    meeting: u32,
}

pub(crate) fn search(directory: &Directory, ask: &Ask, now: Minute, scratch: &mut Scratch) -> Found {
    let found = &mut scratch.found;
    found.clear();
    let near = ask.near.filter(|_| ask.way != Way::Online);
    for meeting in 0..directory.len() as u32 {
        if let Some(chord2) = matches(directory, ask, meeting) {
            let starts =
                directory.starts_of(meeting).filter(|s| ask.windows.iter().any(|w| w.from <= *s && *s < w.until));
            found.extend(starts.map(|start| {
                let joinable = start <= now && now - start <= JOINABLE_MINUTES;
                Candidate { later: !joinable, start, chord2, meeting }
            }));
        }
    }
    found.sort_unstable_by(|a, b| a.partial_cmp(b).expect("distances are numbers"));
    let page = found.iter().skip(ask.skip).take(ask.limit);
    let hit = |c: &Candidate| Hit { meeting: c.meeting, start: c.start, km: near.map(|_| km_of_chord2(c.chord2)) };
    let hits: Vec<Hit> = page.map(hit).collect();
    Found { more: ask.skip + hits.len() < found.len(), hits, total: Some(found.len() as u32) }
}

pub(crate) fn facets(directory: &Directory, ask: &Ask, _scratch: &mut Scratch) -> Facets {
    let mut facets = Facets::default();
    for meeting in 0..directory.len() as u32 {
        let in_time = |s: Minute| ask.windows.iter().any(|w| w.from <= s && s < w.until);
        if matches(directory, ask, meeting).is_some() && directory.starts_of(meeting).any(in_time) {
            let card = directory.card(meeting);
            facets.meetings += 1;
            facets.kinds[usize::from(card.kind)] += 1;
            card.concepts.iter().for_each(|c| facets.concepts[usize::from(c.0)] += 1);
            let (here, online) = (card.attendance.in_person(), card.attendance.online());
            facets.in_person += u32::from(here);
            facets.online += u32::from(online);
            facets.hybrid += u32::from(here && online);
        }
    }
    facets
}

fn matches(directory: &Directory, ask: &Ask, meeting: u32) -> Option<f32> {
    let fact = &directory.facts[meeting as usize];
    let (here, online) = (fact.attendance().in_person(), fact.attendance().online());
    let way = match ask.way {
        Way::Any => (here || online) && (here || ask.near.is_none()),
        Way::InPerson => here,
        Way::Online => online,
        Way::Hybrid => here && online,
    };
    let concepts = directory.concepts(meeting);
    let any = ask.any_of.is_empty() || concepts.intersects(&ask.any_of);
    let kind = ask.kinds.is_empty() || ask.kinds.iter().any(|k| directory.kind_number(k) == Some(fact.kind));
    if !(way && kind && any && concepts.contains_all(&ask.concepts) && has_words(directory, ask, meeting)) {
        return None;
    }
    match ask.near.filter(|_| ask.way != Way::Online) {
        None => Some(0.0),
        Some(_) if fact.spot == Spot::NOWHERE => None,
        Some(near) => {
            let chord2 = fact.spot.chord2(Spot::new(near.point));
            (chord2 <= chord2_of_km(near.km)).then_some(chord2)
        }
    }
}

fn has_words(directory: &Directory, ask: &Ask, meeting: u32) -> bool {
    let card = directory.card(meeting);
    let words = fold(&format!("{} {} {} {}", card.name, card.group, card.place, card.town));
    fold(&ask.text).split_whitespace().all(|word| words.contains(word))
}
