//! `GetServerInfo`, and the same in brief as XML.

use openseat_formats::semantic::php::strval;
use serde_json::{Map, Value};

use super::{Asking, answer::Answer};

/// The server whose answers ours are.
const VERSION: &str = "4.2.7";
const VERSION_NUMBER: &str = "4002007";
const LANGS: &str = "da,de,el,en,es,fa,fr,it,pl,pt,ru,sv";

pub(super) fn answer(asking: &Asking<'_>) -> Answer {
    let settings = &asking.server.settings;
    let (latitude, longitude) = asking.server.center();
    let mut keys: Vec<String> = asking.server.keys().into_iter().map(|(key, _)| key).collect();
    keys.extend(["root_server_uri".to_owned(), "format_shared_id_list".to_owned()]);
    let [auto, county, zip] = settings.auto_geocoding;
    let text = |text: &str| Value::from(text);
    let all: [(&str, Value); 26] = [
        ("version", text(VERSION)),
        ("versionInt", text(VERSION_NUMBER)),
        ("langs", text(LANGS)),
        ("nativeLang", text(&settings.language)),
        ("centerLongitude", strval(longitude).into()),
        ("centerLatitude", strval(latitude).into()),
        ("centerZoom", settings.zoom.to_string().into()),
        ("defaultDuration", text(&settings.default_duration)),
        ("regionBias", text(&settings.region_bias)),
        ("charSet", text("UTF-8")),
        ("distanceUnits", text(&settings.distance_units)),
        ("semanticAdmin", text("1")),
        ("changesPerMeeting", settings.changes_per_meeting.to_string().into()),
        ("meeting_states_and_provinces", settings.states.join(",").into()),
        ("meeting_counties_and_sub_provinces", settings.counties.join(",").into()),
        ("available_keys", keys.join(",").into()),
        // A key, and what runs here, are nobody's business.
        ("google_api_key", text("")),
        ("dbVersion", text("")),
        ("dbPrefix", text("")),
        ("phpVersion", text("")),
        ("auto_geocoding_enabled", auto.into()),
        ("county_auto_geocoding_enabled", county.into()),
        ("zip_auto_geocoding_enabled", zip.into()),
        ("commit", text("")),
        ("default_closed_status", settings.closed.into()),
        ("aggregator_mode_enabled", settings.aggregator.into()),
    ];
    let all: Map<String, Value> = all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Answer::json(|out| out.push_str(&Value::from(vec![Value::from(all)]).to_string()))
}

pub(super) fn xml() -> Answer {
    Answer::xml(&format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<bmltInfo>\n  <serverVersion>\n    <readableString>{VERSION}\
         </readableString>\n  </serverVersion>\n</bmltInfo>"
    ))
}
