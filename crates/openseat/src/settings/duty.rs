//! `[[duty]]`: who is on duty, and when. What is half said is refused: a person would wait for somebody who never hears.

use openseat_domain::duty::{Duty, Fault, Role, Week};
use openseat_outside::mail::is_address;
use serde::Deserialize;

use super::{Settings, is_dialable, wrong};

/// One who is on duty. The comments of docs/openseat.toml explain each key.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DutySettings {
    pub name: String,
    pub role: RoleWords,
    pub email: String,
    pub phone: Option<String>,
    pub language: Option<String>,
    pub hours: Vec<String>,
    pub time_zone: String,
}

/// One text for everybody, or one for each language.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum RoleWords {
    One(String),
    Each { en: String, es: String },
}

impl Default for RoleWords {
    fn default() -> Self {
        Self::One(String::new())
    }
}

impl Settings {
    /// Who is on duty, in the order of the file.
    ///
    /// # Errors
    /// In words, when somebody has no name, no hours, or no way to be reached.
    pub fn duty(&self) -> Result<Vec<Duty>, String> {
        self.duty.iter().map(|one| self.one(one)).collect()
    }

    fn one(&self, one: &DutySettings) -> Result<Duty, String> {
        let name = one.name.trim();
        if name.is_empty() || name.chars().count() > 60 {
            wrong("duty.name", &one.name, "Give the name that people are shown, of 1 to 60 letters.")?;
        }
        let role = match &one.role {
            RoleWords::One(text) => Role { en: text.trim().into(), es: text.trim().into() },
            RoleWords::Each { en, es } => Role { en: en.trim().into(), es: es.trim().into() },
        };
        if role.en.is_empty() || role.es.is_empty() {
            wrong("duty.role", "", "Give what they are or for whom they work, such as \"nurse at Harbour Clinic\".")?;
        }
        if !is_address(&one.email) {
            wrong("duty.email", &one.email, "Give the e-mail address at which they read letters in these hours.")?;
        }
        if let Some(phone) = one.phone.as_ref().filter(|phone| !is_dialable(phone)) {
            wrong("duty.phone", phone, "Give a number that a telephone can dial, or leave it out.")?;
        }
        let language = one.language.clone().unwrap_or_else(|| "en".into());
        if !["en", "es"].contains(&language.as_str()) {
            wrong("duty.language", &language, "Give \"en\" or \"es\".")?;
        }
        if self.mail.server.is_none() {
            wrong("duty.email", &one.email, "Give mail.server and mail.from too, since they are asked by letter.")?;
        }
        let week =
            Week::read(one.hours.iter().map(String::as_str), &one.time_zone).map_err(|fault| one.said(&fault))?;
        Ok(Duty { name: name.into(), role, email: one.email.clone(), phone: one.phone.clone(), language, week })
    }
}

impl DutySettings {
    fn said(&self, fault: &Fault) -> String {
        let hours = "Give days and times, such as \"mon-fri 09:00-17:00\" or \"sat 22:00-06:00\".";
        let (key, value, right) = match fault {
            Fault::NoHours => ("duty.hours", "", hours),
            Fault::NotHours(text) => ("duty.hours", text.as_str(), hours),
            Fault::NotZone => {
                ("duty.time_zone", self.time_zone.as_str(), "Give an IANA zone, such as \"Europe/London\".")
            }
        };
        format!("The setting {key} is \"{value}\". {right}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::EXAMPLE;
    use super::*;

    const MAIL: &str = "[server]\npublic_url = \"https://a.example\"\n\
        [mail]\nserver = \"smtp://localhost:25\"\nfrom = \"us@a.example\"\n";

    fn read(text: &str) -> Result<Settings, String> {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), text).expect("written");
        Settings::read(Some(file.path()), std::iter::empty())
    }

    /// The documented section, as it is when somebody takes its signs away.
    fn documented() -> String {
        let (_, section) = EXAMPLE.split_once("# [[duty]]").expect("the example tells of duty");
        let keys = section.lines().filter_map(|line| line.strip_prefix("# ")).filter(|line| {
            line.split_once(" = ").is_some_and(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        });
        format!("[[duty]]\n{}\n", keys.collect::<Vec<_>>().join("\n"))
    }

    // The mail server is looked at, which asks for a runtime.
    #[tokio::test]
    async fn the_documented_section_names_somebody_and_nobody_is_named_without_it() {
        let settings = read(&format!("{MAIL}{}", documented())).expect("the documented section is right");
        let all = settings.duty().expect("checked");
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].name.as_str(), all[0].role.of("es")), ("Noor", "enfermera de Harbour Clinic"));
        assert!(read("").expect("right").duty().expect("checked").is_empty());
    }

    #[tokio::test]
    async fn what_is_half_said_of_somebody_on_duty_is_refused_with_a_remedy() {
        let whole = documented();
        let wrong = [
            ("name = \"Noor\"", "name = \" \"", "duty.name"),
            ("email = \"duty@example.org\"", "", "duty.email"),
            ("email = \"duty@example.org\"", "email = \"the desk\"", "duty.email"),
            ("phone = \"020 7946 0000\"", "phone = \"ask Jo\"", "duty.phone"),
            ("hours = [\"mon-fri 09:00-17:00\"]", "", "duty.hours"),
            ("hours = [\"mon-fri 09:00-17:00\"]", "hours = [\"mon-fri 9-5\"]", "duty.hours"),
            ("time_zone = \"Europe/London\"", "time_zone = \"Mars/Olympus\"", "duty.time_zone"),
            ("language = \"en\"", "language = \"tlh\"", "duty.language"),
        ];
        for (right, instead, key) in wrong {
            assert!(whole.contains(right), "{right}");
            let said = read(&format!("{MAIL}{}", whole.replace(right, instead))).expect_err(key);
            assert!(said.contains(key) && said.contains("Give"), "{said}");
        }
        let said = read(&whole).expect_err("nobody hears a letter that never leaves");
        assert!(said.contains("mail.server"), "{said}");
    }
}
