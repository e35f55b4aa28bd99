//! `openseat match`

use std::collections::BTreeMap;

use jiff::Timestamp;
use openseat_actions::{
    ActionError, House,
    matching::{
        Heard, Told,
        show::{Shown, ShownKind, ShownMeeting, ShownReason, Telling},
    },
};
use openseat_content::{Locale, Value, Words};
use openseat_domain::place::KM_PER_MILE;

use crate::{
    arguments::{Match, option_of},
    clock,
    commands::Done,
    open, print,
    settings::Settings,
};

pub async fn run(settings: &Settings, words: Match, json: bool) -> Done {
    let now = match &words.at {
        Some(at) => at
            .parse::<Timestamp>()
            .map_err(|_| format!("--at {at} is not a moment such as 2026-11-22T19:00:00-05:00."))?,
        None => clock::now(),
    };
    let locale =
        Locale::from_tag(&words.say).ok_or(format!("--say {} is not a language here. Use: en, es.", words.say))?;
    let seed = match words.seed {
        Some(seed) => seed,
        None => drawn()?,
    };
    let house = open::house(settings).await?;
    house.refresh(now).await.map_err(|e| e.to_string())?;
    let heard = house.understand_told(&Told::from(&words)).map_err(|error| refused(&error))?;
    let matched = house.match_(&heard.wishes, &heard.zone, now, seed).map_err(|e| e.to_string())?;
    let miles = settings.site.in_miles();
    let shown = matched.show(&heard, Telling { content: house.content(), locale, miles });
    if json {
        return print::json(&shown);
    }
    Text { words: house.content().words(), locale, miles }.print(&shown, &heard, &house);
    Ok(())
}

/// A seed of the person's own.
fn drawn() -> Result<u64, String> {
    let mut seed = [0; 8];
    seed.copy_from_slice(&clock::seed()?[..8]);
    Ok(u64::from_be_bytes(seed))
}

fn refused(error: &ActionError) -> String {
    let ActionError::Refusals(problems) = error else { return error.to_string() };
    let lines = problems.iter().map(|one| format!("{}: {} {}", option_of(&one.at), one.what, one.fix));
    lines.collect::<Vec<_>>().join("\n")
}

/// The answer as text that one can read aloud.
struct Text<'a> {
    words: &'a Words,
    locale: Locale,
    miles: bool,
}

impl Text<'_> {
    fn print(&self, shown: &Shown, heard: &Heard, house: &House) {
        self.place(shown, heard);
        self.told(shown);
        if !shown.notices.is_empty() {
            self.head("match-text-notice");
            shown.notices.iter().for_each(|notice| print::line(format!("  {}", notice.text)));
        }
        if let Some(now) = &shown.near_now {
            self.head("match-text-soonest");
            self.meeting(&now.meeting, &now.name);
        }
        if !shown.suggestions.is_empty() {
            self.head("match-text-set");
            shown.suggestions.iter().for_each(|kind| self.kind(kind));
        }
        if !shown.others.is_empty() {
            let names: Vec<&str> = shown.others.iter().map(|kind| kind.name.as_str()).collect();
            self.blank();
            print::line(self.say("match-text-others", &[("kinds", names.join("; ").into())]));
        }
        self.out(shown, house);
        self.foot(shown);
    }

    fn place(&self, shown: &Shown, heard: &Heard) {
        match (&shown.place, heard.wishes.near) {
            (Some(place), Some(near)) => {
                let within =
                    if self.miles { format!("{:.0} mi", near.km / KM_PER_MILE) } else { format!("{:.0} km", near.km) };
                let names = [("place", place.name.clone().into()), ("within", within.into())];
                print::line(self.say("match-text-near", &names));
            }
            _ => print::line(self.get("match-text-online")),
        }
        if !shown.other_places.is_empty() {
            let others = shown.other_places.iter().take(4).cloned().collect::<Vec<_>>().join("; ");
            print::line(self.say("match-text-other", &[("places", others.into())]));
        }
        print::line(self.say("match-text-zone", &[("zone", shown.zone.replace('_', " ").into())]));
    }

    fn told(&self, shown: &Shown) {
        let Ok(serde_json::Value::Object(all)) = serde_json::to_value(&shown.wishes) else { return };
        let said = all.into_iter().filter_map(|(name, value)| Some((name, in_words(&value)?)));
        let said: Vec<(String, String)> = said.filter(|(name, _)| name != "usual_languages").collect();
        if said.is_empty() {
            return print::line(self.get("match-text-nothing-told"));
        }
        self.head("match-text-told");
        said.iter().for_each(|(name, value)| print::line(format!("  {}: {value}", name.replace('_', " "))));
    }

    fn kind(&self, kind: &ShownKind) {
        self.blank();
        print::line(format!("* {}", kind.name));
        print::line(format!("  {}", kind.line));
        let rests = |reason: &ShownReason| {
            let ids: Vec<String> = reason.evidence.iter().map(ToString::to_string).collect();
            if ids.is_empty() { reason.text.clone() } else { format!("{} [{}]", reason.text, ids.join(", ")) }
        };
        for reason in &kind.reasons {
            print::line(format!("  {}", self.say("match-text-why", &[("why", rests(reason).into())])));
        }
        print::line(format!("  {}", self.say("match-text-care", &[("care", rests(&kind.caution).into())])));
        print::line(format!("  {}", self.say("match-text-unknown", &[("unknown", rests(&kind.unknown).into())])));
        if kind.unconfirmed {
            print::line(format!("  {}", self.get("match-text-unconfirmed")));
        }
        kind.medicine_official.iter().for_each(|line| print::line(format!("  {}", line.text)));
        for meeting in &kind.meetings {
            self.meeting(meeting, "");
            if !kind.medicine_official.is_empty() {
                print::line(format!("      {}. {}.", meeting.medicine_group, meeting.medicine_visitors));
            }
        }
    }

    fn meeting(&self, meeting: &ShownMeeting, kind: &str) {
        let way = meeting.away.clone().unwrap_or_else(|| self.get("card-online").to_owned());
        let kind = if kind.is_empty() { String::new() } else { format!(" ({kind})") };
        let checked = match meeting.checked_days_ago {
            Some(days) => self.say("match-text-checked", &[("n", days.into())]),
            None => self.get("match-text-checked-never").to_owned(),
        };
        print::line(format!("  - {}, {way}: {}{kind}", meeting.when, meeting.name));
        let place = if meeting.place.is_empty() { String::new() } else { format!("{}. ", meeting.place) };
        print::line(format!("      {place}{checked}.  /meeting/{}", meeting.slug));
    }

    /// By reason, since a reader wants to know what else they could ask for.
    fn out(&self, shown: &Shown, house: &House) {
        for (whole, head) in [(true, "match-text-out"), (false, "match-text-out-some")] {
            let mut by_reason: BTreeMap<&str, Vec<String>> = BTreeMap::new();
            for out in shown.left_out.iter().filter(|out| out.whole == whole) {
                let known = house.content().fellowship(&out.kind).map_or(out.name.as_str(), |one| one.abbr.as_str());
                for why in &out.why {
                    let count = if why.meetings > 0 { format!(" {}", why.meetings) } else { String::new() };
                    by_reason.entry(&why.text).or_default().push(format!("{known}{count}"));
                }
            }
            if !by_reason.is_empty() {
                self.head(head);
            }
            for (why, kinds) in by_reason {
                let line = [("why", why.into()), ("kinds", kinds.join(", ").into())];
                print::line(format!("  {}", self.say("match-text-out-line", &line)));
            }
        }
    }

    fn foot(&self, shown: &Shown) {
        self.head("match-text-weights");
        let weights = shown.weights.iter().map(|(topic, one)| format!("{topic}={} ({})", one.weight, one.label));
        print::line(format!("  {}", weights.collect::<Vec<_>>().join(", ")));
        if !shown.sources.is_empty() {
            self.head("match-text-sources");
        }
        for source in &shown.sources {
            print::line(format!("  {}: {} {} {}", source.id, source.claim, source.source, source.kept_at.join(" ")));
        }
        self.blank();
        print::line(self.get("match-text-try"));
        print::line(format!("--seed {}", shown.seed));
    }

    fn head(&self, key: &str) {
        self.blank();
        print::line(self.get(key));
    }

    fn blank(&self) {
        print::line("");
    }

    fn get<'k>(&'k self, key: &'k str) -> &'k str {
        self.words.get(self.locale, key)
    }

    fn say(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
        self.words.format(self.locale, key, arguments)
    }
}

/// An answer in words; `None` for a question that was skipped.
fn in_words(value: &serde_json::Value) -> Option<String> {
    use serde_json::Value;
    match value {
        Value::String(word) => Some(word.replace('_', " ")),
        Value::Bool(true) => Some("yes".to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(words) if !words.is_empty() => {
            Some(words.iter().filter_map(in_words).collect::<Vec<_>>().join(", "))
        }
        _ => None,
    }
}
