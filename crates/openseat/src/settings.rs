//! Settings: one file and the environment, read once and refused loudly when wrong.

mod duty;
mod environment;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use openseat_domain::zone;
use openseat_outside::mail::{MailError, SmtpPost};
use openseat_web::{HelpLine, HelpLines, SiteSettings, Unit};
use serde::Deserialize;

use self::{duty::DutySettings, environment::lay_over};
use crate::keys::Source;

/// The documented example, printed by `openseat settings`.
pub const EXAMPLE: &str = include_str!("../../../docs/openseat.toml");

/// Everything a deployment can set. The comments of docs/openseat.toml explain each key.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    pub server: Server,
    pub data: Data,
    pub keys: Keys,
    pub site: Site,
    pub help: Help,
    pub feeds: Feeds,
    pub mail: Mail,
    pub content: ContentSettings,
    pub sms: Sms,
    pub push: Push,
    pub duty: Vec<DutySettings>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Server {
    pub listen: String,
    pub public_url: Option<String>,
    pub proxies: u8,
}

impl Default for Server {
    fn default() -> Self {
        Self { listen: "127.0.0.1:8080".into(), public_url: None, proxies: 0 }
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Data {
    pub folder: PathBuf,
    pub database: Option<String>,
    pub demo: bool,
}

impl Default for Data {
    fn default() -> Self {
        Self { folder: "data".into(), database: None, demo: true }
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Keys {
    pub store: Option<String>,
    pub master: Option<String>,
    pub backup_days: i64,
}

impl Default for Keys {
    fn default() -> Self {
        Self { store: None, master: None, backup_days: 14 }
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Site {
    pub name: String,
    pub home_country: String,
    pub zone: String,
    pub distance: String,
    pub leave_url: String,
    pub contact: Option<String>,
    pub example_place: String,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            name: "Meetings".into(),
            home_country: "us".into(),
            zone: "America/New_York".into(),
            distance: "auto".into(),
            leave_url: "https://www.bbc.co.uk/weather".into(),
            contact: None,
            example_place: "02903".into(),
        }
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Help {
    pub danger: Option<String>,
    pub talk: Option<String>,
    pub talk_name: Option<String>,
    pub text: Option<String>,
    pub source: Option<String>,
    pub checked: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Feeds {
    pub sync: bool,
    pub allow_private_addresses: bool,
    pub aggregator: bool,
}

impl Default for Feeds {
    fn default() -> Self {
        Self { sync: true, allow_private_addresses: false, aggregator: false }
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ContentSettings {
    pub folder: Option<PathBuf>,
    pub packs: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    pub server: Option<String>,
    pub from: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sms {
    pub address: Option<String>,
    pub format: String,
    pub to: String,
    pub text: String,
    pub from: String,
    pub id: String,
    pub sender: String,
    pub header: String,
    pub token: Option<String>,
    pub replies: Option<String>,
    pub most_an_hour: i64,
}

impl Default for Sms {
    fn default() -> Self {
        Self {
            address: None,
            format: "json".into(),
            to: "to".into(),
            text: "text".into(),
            from: "from".into(),
            id: String::new(),
            sender: String::new(),
            header: "Authorization".into(),
            token: None,
            replies: None,
            most_an_hour: 6,
        }
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Push {
    pub contact: Option<String>,
}

impl Site {
    /// Whether distances are said in miles.
    pub fn in_miles(&self) -> bool {
        match self.distance.as_str() {
            "miles" => true,
            "km" => false,
            _ => Unit::of_country(&self.home_country) == Unit::Miles,
        }
    }
}

impl Settings {
    /// Reads the file (if there is one) and lays the environment over it.
    ///
    /// A key `site.name` is set by `OPENSEAT_SITE_NAME`.
    ///
    /// # Errors
    /// In words: the key, the value that was found and what would be right.
    pub fn read(file: Option<&Path>, environment: impl Iterator<Item = (String, String)>) -> Result<Self, String> {
        let mut table = match file {
            Some(path) => {
                let text = std::fs::read_to_string(path)
                    .map_err(|e| format!("{} cannot be read: {e}. Check the path after --settings.", path.display()))?;
                text.parse::<toml::Table>().map_err(|e| format!("{} is not valid TOML: {e}", path.display()))?
            }
            None => toml::Table::new(),
        };
        lay_over(&mut table, environment)?;
        let settings: Self = table.try_into().map_err(|e: toml::de::Error| {
            format!("The settings are not right: {}. `openseat settings` prints every key.", e.message())
        })?;
        settings.check()?;
        Ok(settings)
    }

    /// What the pages are told.
    pub fn for_pages(&self) -> SiteSettings {
        let (site, help) = (&self.site, &self.help);
        let line = |number: &Option<String>, name: &Option<String>, text: &Option<String>| {
            number.as_ref().map(|number| HelpLine {
                name: name.clone().unwrap_or_default(),
                number: number.clone(),
                text: text.clone(),
                note: String::new(),
                source: help.source.clone().unwrap_or_default(),
                checked: help.checked.clone().unwrap_or_default(),
            })
        };
        let danger = line(&help.danger, &None, &None);
        let talk = line(&help.talk, &help.talk_name, &help.text);
        let lines = HelpLines { locale: None, danger, talk, more: Vec::new() };
        let unset = lines.danger.is_none() && lines.talk.is_none();
        SiteSettings {
            name: site.name.clone(),
            address: self.server.public_url.clone(),
            help: if unset { Vec::new() } else { vec![lines] },
            leave_url: site.leave_url.clone(),
            contact: site.contact.clone(),
            zone: site.zone.clone(),
            country: Some(site.home_country.to_ascii_uppercase()),
            unit: if site.in_miles() { Unit::Miles } else { Unit::Kilometres },
            example_place: site.example_place.clone(),
            proxies: self.server.proxies,
        }
    }

    fn check_keys(&self) -> Result<(), String> {
        let keys = &self.keys;
        if let Some(store) =
            keys.store.as_ref().filter(|store| store.trim().is_empty() || self.data.database.as_ref() == Some(store))
        {
            let right = "Give another database than data.database, so that a backup of the data does not carry the keys along: \
                 postgres://user@host/keys, or a file.";
            return wrong("keys.store", store, right);
        }
        if let Some(master) = keys.master.as_ref().filter(|master| Source::parse(master).is_none()) {
            return wrong("keys.master", master, "Give \"file:PATH\", \"env:NAME\" or \"command:PROGRAM ARGUMENTS\".");
        }
        if !(1..=90).contains(&keys.backup_days) {
            return wrong("keys.backup_days", &keys.backup_days.to_string(), "Give 1 to 90 days.");
        }
        Ok(())
    }

    fn check_mail(&self) -> Result<(), String> {
        let Mail { server, from } = &self.mail;
        let Some(server) = server else { return Ok(()) };
        if self.server.public_url.is_none() {
            return wrong(
                "mail.server",
                server,
                "Give server.public_url too, since letters hold links to this server.",
            );
        }
        let Some(from) = from else {
            return wrong(
                "mail.server",
                server,
                "Give mail.from too, such as \"Meetings <lists@meetings.example.org>\".",
            );
        };
        // What is wrong with the address of the server may hold its password, so only that it is wrong is said.
        match SmtpPost::new(server, from) {
            Err(MailError::BadAddress(_)) => {
                wrong("mail.from", from, "Give an e-mail address, such as \"Meetings <lists@meetings.example.org>\".")
            }
            Err(_) => wrong("mail.server", "…", "Give smtps://user:password@host:465 or smtp://localhost:25."),
            Ok(_) => Ok(()),
        }
    }

    /// Text messages and messages to browsers hold links, and what is half set up would be offered and never arrive.
    fn check_messages(&self) -> Result<(), String> {
        let Sms { address, format, header, replies, most_an_hour, to, text, .. } = &self.sms;
        let public = self.server.public_url.as_deref();
        let linked = "Give server.public_url too, since messages hold links to this server.";
        if let Some(address) = address {
            if !is_web(address) {
                return wrong(
                    "sms.address",
                    address,
                    "Give the https:// address to which the gateway wants messages sent.",
                );
            }
            if public.is_none() {
                return wrong("sms.address", address, linked);
            }
        }
        if !["json", "form"].contains(&format.as_str()) {
            return wrong("sms.format", format, "Give \"json\" or \"form\".");
        }
        if to.is_empty() || text.is_empty() {
            return wrong("sms.to", to, "Give what the gateway calls the number and the text, in sms.to and sms.text.");
        }
        if header.is_empty() || !header.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return wrong("sms.header", header, "Give the name of a header, such as \"Authorization\".");
        }
        if !(1..=60).contains(most_an_hour) {
            return wrong("sms.most_an_hour", &most_an_hour.to_string(), "Give 1 to 60 messages.");
        }
        let sound = |secret: &str| secret.len() >= 24 && secret.chars().all(|c| c.is_ascii_alphanumeric());
        if replies.as_ref().is_some_and(|secret| !sound(secret)) {
            let right = "Give 24 or more letters and digits that nobody can guess (openssl rand -hex 16).";
            return wrong("sms.replies", "…", right);
        }
        let Some(contact) = &self.push.contact else { return Ok(()) };
        if !contact.starts_with("mailto:") && !contact.starts_with("https://") {
            return wrong(
                "push.contact",
                contact,
                "Give mailto:name@example.org or an https:// address that you read.",
            );
        }
        match public {
            Some(public) if public.starts_with("https://") || public.starts_with("http://localhost") => Ok(()),
            _ => {
                wrong("push.contact", contact, "Give server.public_url with https:// too, since browsers ask for that.")
            }
        }
    }

    fn check(&self) -> Result<(), String> {
        let server = &self.server;
        if server.listen.parse::<SocketAddr>().is_err() {
            return wrong("server.listen", &server.listen, "Give an address and a port, such as \"127.0.0.1:8080\".");
        }
        if let Some(url) = server.public_url.as_ref().filter(|u| !is_web(u)) {
            return wrong(
                "server.public_url",
                url,
                "Give the whole address, such as \"https://meetings.example.org\".",
            );
        }
        if let Some(url) = self.data.database.as_ref().filter(|u| !u.starts_with("postgres")) {
            return wrong(
                "data.database",
                url,
                "Give postgres://user@host/name, or leave it out for the embedded one.",
            );
        }
        self.check_keys()?;
        self.check_mail()?;
        self.check_messages()?;
        self.duty()?;
        let site = &self.site;
        if !zone::is_known(&site.zone) {
            return wrong("site.zone", &site.zone, "Give an IANA zone, such as \"Europe/London\".");
        }
        if site.home_country.len() != 2 || !site.home_country.chars().all(|c| c.is_ascii_alphabetic()) {
            return wrong("site.home_country", &site.home_country, "Give two letters, such as \"gb\".");
        }
        if !["auto", "miles", "km"].contains(&site.distance.as_str()) {
            return wrong("site.distance", &site.distance, "Give \"auto\", \"miles\" or \"km\".");
        }
        if !is_web(&site.leave_url) {
            return wrong("site.leave_url", &site.leave_url, "Give an https:// address that shows nothing personal.");
        }
        if site.name.trim().is_empty() || site.name.len() > 40 {
            return wrong("site.name", &site.name, "Give a short neutral name of 1 to 40 letters.");
        }
        for (key, number) in
            [("help.danger", &self.help.danger), ("help.talk", &self.help.talk), ("help.text", &self.help.text)]
        {
            if let Some(number) = number.as_ref().filter(|n| !is_dialable(n)) {
                return wrong(key, number, "Give a number that a telephone can dial, such as \"116 123\".");
            }
        }
        Ok(())
    }
}

fn wrong(key: &str, value: &str, right: &str) -> Result<(), String> {
    Err(format!("The setting {key} is \"{value}\". {right}"))
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn is_dialable(number: &str) -> bool {
    number.chars().any(|c| c.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || " +-()".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, environment: &[(&str, &str)]) -> Result<Settings, String> {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), text).expect("written");
        let pairs = environment.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        Settings::read(Some(file.path()), pairs)
    }

    #[test]
    fn the_documented_example_is_what_one_gets_without_a_file() {
        let example = format!("{:?}", read(EXAMPLE, &[]).expect("the example is right"));
        let silent = format!("{:?}", Settings::read(None, std::iter::empty()).expect("the defaults are right"));
        assert_eq!(example, silent);
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let settings = read(
            "[site]\nname = \"Here\"",
            &[("OPENSEAT_SITE_NAME", "There"), ("OPENSEAT_DATA_DEMO", "false"), ("OPENSEAT_KEYS_BACKUP_DAYS", "7")],
        );
        let settings = settings.expect("right");
        assert_eq!(settings.site.name, "There");
        assert!(!settings.data.demo);
        assert_eq!(settings.keys.backup_days, 7);
    }

    #[test]
    fn a_wrong_value_is_refused_with_key_value_and_remedy() {
        let wrong = [
            ("[server]\nlisten = \"here\"", "server.listen", "here"),
            ("[site]\nzone = \"Mars/Olympus\"", "site.zone", "Mars/Olympus"),
            ("[site]\ndistance = \"furlongs\"", "site.distance", "furlongs"),
            ("[help]\ntalk = \"ask Jo\"", "help.talk", "ask Jo"),
            ("[data]\ndatabase = \"mysql://x\"", "data.database", "mysql://x"),
            ("[keys]\nmaster = \"a word\"", "keys.master", "a word"),
            ("[mail]\nserver = \"smtp://localhost\"", "mail.server", "localhost"),
            (
                "[server]\npublic_url = \"https://a.example\"\n[mail]\nserver = \"smtp://localhost\"\nfrom = \"us\"",
                "mail.from",
                "us",
            ),
            ("[keys]\nbackup_days = 365", "keys.backup_days", "365"),
            ("[sms]\naddress = \"https://sms.example\"", "sms.address", "sms.example"),
            ("[sms]\nformat = \"xml\"", "sms.format", "xml"),
            ("[sms]\nreplies = \"short\"", "sms.replies", "…"),
            ("[sms]\nmost_an_hour = 600", "sms.most_an_hour", "600"),
            ("[push]\ncontact = \"us\"", "push.contact", "us"),
            ("[push]\ncontact = \"mailto:us@a.example\"", "push.contact", "us@a.example"),
            ("[data]\ndatabase = \"postgres://d\"\n[keys]\nstore = \"postgres://d\"", "keys.store", "postgres://d"),
        ];
        for (text, key, value) in wrong {
            let said = read(text, &[]).expect_err(key);
            assert!(said.contains(key) && said.contains(value) && said.contains("Give"), "{said}");
        }
    }

    #[test]
    fn an_unknown_key_is_refused() {
        assert!(read("[site]\nnmae = \"x\"", &[]).expect_err("refused").contains("nmae"));
    }
}
