//! What was changed in a meeting, in BMLT's words.

use super::{
    Server,
    kept::{Change, Version, VersionDatum},
    php::{floatval, intval, strval},
};

const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

impl Server {
    /// What was changed, in BMLT's words.
    pub(super) fn details(&self, change: &Change) -> String {
        match change.kind.as_str() {
            "comdef_change_type_new" => "The meeting was created.".to_owned(),
            "comdef_change_type_delete" => "The meeting was deleted.".to_owned(),
            "comdef_change_type_rollback" => "The meeting was rolled back to a previous version.".to_owned(),
            "comdef_change_type_change" => match (&change.before, &change.after) {
                (Some(before), Some(after)) => self.differences(before, after).join(" "),
                _ => String::new(),
            },
            _ => String::new(),
        }
    }

    fn differences(&self, before: &Version, after: &Version) -> Vec<String> {
        let mut seen: Vec<&str> = Vec::new();
        let names = |version: &'_ Version| {
            let main = version.main.iter().map(|(name, _)| name.clone());
            main.chain(version.data.iter().map(|datum| datum.key.clone())).collect::<Vec<_>>()
        };
        let all = [names(before), names(after)].concat();
        let mut told = Vec::new();
        for name in &all {
            if !seen.contains(&name.as_str()) && name != "root_server_uri" {
                seen.push(name);
                told.extend(self.difference(name, before, after));
            }
        }
        told
    }

    fn difference(&self, key: &str, before: &Version, after: &Version) -> Option<String> {
        let datum = |version: &'_ Version| version.data.iter().find(|datum| datum.key == key).cloned();
        let (old, new) = (datum(before), datum(after));
        let hidden = [&old, &new].into_iter().flatten().any(|datum| datum.hidden);
        let prompt = [&new, &old].into_iter().flatten().find_map(|datum| datum.prompt.clone());
        let prompt = prompt.unwrap_or_else(|| prompt_of(key).to_owned());
        let value = |datum: Option<VersionDatum>, version: &Version| match datum {
            Some(datum) => datum.value,
            None => version.main(key).map(str::to_owned),
        };
        let (old, new) = (value(old, before), value(new, after));
        let from_to = |old: &str, new: &str| format!("{prompt} was changed from \"{old}\" to \"{new}\".");
        let published = |is| if is { "The meeting was published." } else { "The meeting was unpublished." }.to_owned();
        match (old, new) {
            (None, None) => None,
            (old, new) if hidden || key == "email_contact" => (old != new).then(|| format!("{prompt} was changed.")),
            (Some(_), None) if key == "published" => Some(published(false)),
            (Some(old), None) => Some(from_to(&old, "")),
            (None, Some(new)) if key == "published" => (intval(&new) != 0).then(|| published(true)),
            (None, Some(new)) => Some(format!("{prompt} was added as \"{}\".", added(key, new))),
            (Some(old), Some(new)) if key == "formats" => {
                let lang = before.main("lang_enum").or(after.main("lang_enum")).unwrap_or("en");
                let keys = |ids: &str| self.keys_of(ids, lang).join(", ");
                let (old, new) = (keys(&old), keys(&new));
                (old != new).then(|| format!("The meeting format was changed from \"{old}\" to \"{new}\"."))
            }
            (Some(old), Some(new)) if same(&old, &new) => None,
            (Some(_), Some(new)) if key == "published" => Some(published(intval(&new) != 0)),
            (Some(old), Some(new)) if key == "service_body_bigint" => {
                let name = |id: &str| {
                    let body = self.body(intval(id));
                    body.map_or_else(|| "Service Body No Longer Exists".to_owned(), |body| body.name.clone())
                };
                Some(format!("The meeting changed its Service Body from {} to {}.", name(&old), name(&new)))
            }
            (Some(old), Some(new)) => {
                let (old, new) = (shown(key, &old), shown(key, &new));
                (!(old == new && key.ends_with("_time"))).then(|| from_to(&old, &new))
            }
        }
    }
}

/// As PHP compares: texts that are numbers are compared as numbers.
fn same(a: &str, b: &str) -> bool {
    a == b || floatval(a).is_some_and(|a| floatval(b) == Some(a))
}

fn prompt_of(key: &str) -> &str {
    match key {
        "duration_time" => "The meeting duration",
        "start_time" => "The meeting start time",
        "longitude" => "The meeting longitude",
        "latitude" => "The meeting latitude",
        "id_bigint" => "The meeting ID",
        "lang_enum" => "The meeting language",
        "worldid_mixed" => "The World Committee Code",
        "weekday_tinyint" => "The day of the week on which the meeting gathers",
        other => other,
    }
}

/// A new value: times as one number.
fn added(key: &str, value: String) -> String {
    if key != "start_time" && key != "duration_time" {
        return value;
    }
    let mut parts = value.split(':').map(intval);
    (parts.next().unwrap_or(0) * 100 + parts.next().unwrap_or(0)).to_string()
}

/// A value in words.
fn shown(key: &str, value: &str) -> String {
    match key {
        "weekday_tinyint" => DAYS[usize::try_from(intval(value).clamp(0, 6)).unwrap_or(0)].to_owned(),
        "longitude" | "latitude" => strval(floatval(value).unwrap_or(0.0)),
        "start_time" | "duration_time" => {
            let mut parts = value.split(':').map(intval);
            let hours = parts.next().unwrap_or(0);
            format!("{hours}:{:02}", parts.next().unwrap_or(0))
        }
        _ => value.to_owned(),
    }
}
