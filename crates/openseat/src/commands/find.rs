//! `openseat find`

use jiff::{Timestamp, tz::TimeZone};
use openseat_actions::{Snapshot, minute_of, question::Question};
use openseat_content::Content;
use openseat_domain::{
    place::KM_PER_MILE,
    search::{Hit, Way},
};
use openseat_index::{Card, Scratch};
use serde_json::{Value, json};

use crate::{arguments::Find, clock, commands::Done, open, print, settings::Settings};

pub async fn run(settings: &Settings, words: Find, json: bool) -> Done {
    let now = match &words.at {
        Some(at) => at
            .parse::<Timestamp>()
            .map_err(|_| format!("--at {at} is not a moment such as 2026-11-22T19:00:00-05:00."))?,
        None => clock::now(),
    };
    let house = open::house(settings).await?;
    house.refresh(now).await.map_err(|e| e.to_string())?;
    let question = question(words);
    let understood = house.understand(&question, now).map_err(|e| e.to_string())?;
    let snapshot = house.snapshot();
    let found = snapshot.search(&understood.ask, minute_of(now), &mut Scratch::default());
    let zone =
        TimeZone::get(&understood.zone).map_err(|e| format!("The zone {} is not known: {e}", understood.zone))?;
    let show = Show { snapshot: &snapshot, content: house.content(), zone, now, miles: settings.site.in_miles() };
    if json {
        let hits: Vec<Value> = found.hits.iter().map(|hit| show.json(hit)).collect();
        let place =
            understood.place.as_ref().map(|p| json!({ "name": p.label(), "lat": p.point.lat, "lon": p.point.lon }));
        return print::json(&json!({ "place": place, "zone": understood.zone, "more": found.more, "meetings": hits }));
    }
    if let Some(place) = &understood.place {
        print::line(format!("Near {}", place.label()));
        let others: Vec<String> = understood.others.iter().take(4).map(|p| p.label()).collect();
        if !others.is_empty() {
            print::line(format!("(not {})", others.join(", nor ")));
        }
    }
    print::line(format!("Times are for {}.", understood.zone.replace('_', " ")));
    for hit in &found.hits {
        print::line(show.line(hit));
    }
    match found.hits.len() {
        0 => print::line("Nothing was found. Try a wider circle (--within 50mi), another time, or --online."),
        n if found.more => print::line(format!("{n} shown; there are more (--limit)")),
        n => print::line(format!("{n} found")),
    }
    Ok(())
}

fn question(words: Find) -> Question {
    let way = match (words.online, words.in_person, words.hybrid) {
        (true, ..) => Way::Online,
        (_, true, _) => Way::InPerson,
        (.., true) => Way::Hybrid,
        _ => Way::Any,
    };
    Question {
        near: words.near,
        within: words.within,
        when: words.when,
        kinds: words.kind,
        types: words.types,
        languages: words.language,
        text: words.text,
        way,
        zone: words.zone,
        limit: Some(words.limit),
        skip: 0,
    }
}

struct Show<'a> {
    snapshot: &'a Snapshot,
    content: &'a Content,
    zone: TimeZone,
    now: Timestamp,
    miles: bool,
}

impl Show<'_> {
    fn line(&self, hit: &Hit) -> String {
        let card = self.snapshot.card(hit.meeting);
        let start = start_of(hit);
        let begun = (self.now.as_second() - start.as_second()) / 60;
        let when = if (0..=10).contains(&begun) && start <= self.now {
            format!("began {begun} minutes ago")
        } else {
            start.to_zoned(self.zone.clone()).strftime("%a %H:%M").to_string()
        };
        let far = match hit.km {
            Some(km) if self.miles => format!("{:.1} mi  ", f64::from(km) / KM_PER_MILE),
            Some(km) => format!("{km:.1} km  "),
            None => "online  ".to_owned(),
        };
        format!("  {when:<10}  {far}{} [{}]  {}  /meeting/{}", card.name, self.kind(&card), card.place(), card.slug)
    }

    fn json(&self, hit: &Hit) -> Value {
        let card = self.snapshot.card(hit.meeting);
        let start = start_of(hit).to_zoned(self.zone.clone());
        let concepts = card.concepts.iter().filter_map(|c| self.content.concept_info(c));
        json!({
            "slug": card.slug, "name": card.name, "kind": self.kind(&card),
            "start": start.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(), "minutes": card.minutes, "zone": card.zone,
            "attendance": card.attendance, "place": card.place(), "town": card.town(), "km": hit.km,
            "lat": card.point().map(|p| p.lat), "lon": card.point().map(|p| p.lon),
            "types": concepts.map(|c| c.id.as_str()).collect::<Vec<_>>(), "made_up": card.made_up,
        })
    }

    fn kind(&self, card: &Card<'_>) -> String {
        self.snapshot.kind(card.kind).map_or_else(|| "other".to_owned(), ToString::to_string)
    }
}

fn start_of(hit: &Hit) -> Timestamp {
    Timestamp::from_second(i64::from(hit.start) * 60).unwrap_or(Timestamp::UNIX_EPOCH)
}
