//! What was understood, in the words that give it again.

use openseat_content::Content;
use openseat_domain::matching::{MedicationWish, Strength, Wanted, Wishes};
use serde::Serialize;

/// Every answer in the words of [`super::Told`]; null or empty is a question that was skipped.
#[derive(Clone, Debug, Serialize)]
pub struct Wished {
    pub seeker: Option<&'static str>,
    pub behaviours: Vec<&'static str>,
    pub goal: Option<&'static str>,
    pub outlook: Option<&'static str>,
    pub medication: Vec<&'static str>,
    pub company: Vec<String>,
    pub company_must: Vec<String>,
    pub age: Option<&'static str>,
    pub within_km: Option<f64>,
    pub mode: Option<&'static str>,
    pub days: Vec<&'static str>,
    pub parts: Vec<&'static str>,
    pub languages: Vec<String>,
    /// In which language a meeting is taken to be held when its listing does not say.
    pub usual_languages: Vec<String>,
    pub access: Vec<String>,
    pub access_must: Vec<String>,
    pub proof: bool,
    pub sent: bool,
    pub size: Option<&'static str>,
    pub style: Option<&'static str>,
    pub nerves: Vec<&'static str>,
    pub circle_uses: Option<&'static str>,
    pub concerns: Vec<&'static str>,
    pub learned: Option<&'static str>,
    pub returned: bool,
}

impl Wished {
    pub(crate) fn of(wishes: &Wishes, content: &Content) -> Self {
        let id = |concept| content.concept_info(concept).map_or_else(String::new, |info| info.id.clone());
        let of = |wanted: &[Wanted], strength| -> Vec<String> {
            wanted.iter().filter(|one| one.strength == strength).map(|one| id(one.concept)).collect()
        };
        let code = |concept| id(concept).trim_start_matches("lang-").to_owned();
        Self {
            seeker: wishes.seeker.map(|one| one.as_str()),
            behaviours: wishes.behaviours.iter().map(|one| one.as_str()).collect(),
            goal: wishes.goal.map(|one| one.as_str()),
            outlook: wishes.outlook.map(|one| one.as_str()),
            medication: wishes.medication.map(MedicationWish::words).unwrap_or_default(),
            company: of(&wishes.company, Strength::Like),
            company_must: of(&wishes.company, Strength::Must),
            age: wishes.age.map(|one| one.as_str()),
            within_km: wishes.near.map(|near| (near.km * 10.0).round() / 10.0),
            mode: wishes.mode.map(|one| one.as_str()),
            days: wishes.days.iter().map(|one| one.as_str()).collect(),
            parts: wishes.parts.iter().map(|one| one.as_str()).collect(),
            languages: wishes.languages.iter().map(code).collect(),
            usual_languages: wishes.usual_languages.iter().map(code).collect(),
            access: of(&wishes.access, Strength::Like),
            access_must: of(&wishes.access, Strength::Must),
            proof: wishes.proof,
            sent: wishes.sent,
            size: wishes.size.map(|one| one.as_str()),
            style: wishes.style.map(|one| one.as_str()),
            nerves: wishes.nerves.iter().map(|one| one.as_str()).collect(),
            circle_uses: wishes.circle_uses.map(|uses| if uses { "yes" } else { "no" }),
            concerns: wishes.concerns.iter().map(|one| one.as_str()).collect(),
            learned: wishes.learned.map(|one| one.as_str()),
            returned: wishes.returned,
        }
    }
}
