//! The words of `openseat match`: one for each wish.

use clap::Args;
use openseat_actions::matching::Told;

/// Shown under the list of wishes.
pub const EXAMPLES: &str = "\
How it chooses:
  A kind or a meeting is left out only for safety, eligibility, language, an impossible time or way, and what MUST be.
  All else is a topic with a weight from 0 to 4 that you can see in the answer and move with --weight.
  At least two approaches are shown where there are two. The set depends on the answers alone; equals are drawn by lot.
  Each suggestion says why, what to be careful of and what nobody knows. The answer also lists all that was left out.

Examples:
  openseat match --about alcohol --goal stop --near 02903 --within 10mi
  openseat match --about opioids --medicine opioid --goal stay_stopped --near \"Leeds, UK\" --way both
  openseat match --for someone_else --about alcohol --with parents --way online
  openseat match --about alcohol --goal not_sure --belief secular --day mon,tue --part evening --near 97205
  openseat match --about gambling --age 18_25 --nerves new,just_listen --weight travel=4,in_person=0 --json
  openseat match --proof --sent --about any_drug --language es --say es --near \"Portland, Oregon\"

Words may be written with - or _ or in capitals. A word that is not known is refused with those that are.";

/// Every wish is optional. What is left out is not guessed.
#[derive(Args, Debug)]
pub struct Match {
    /// Whom it is for. Left out, it counts as `me`.
    #[arg(long = "for", value_name = "me|someone_else", help_heading = "Wishes: about me")]
    pub seeker: Option<String>,
    /// What I (or they) want to change, any of: alcohol, opioids, cocaine, methamphetamine, cannabis, benzodiazepines,
    /// pills, other_drugs, nicotine, gambling, food, sex, money, work, relationships, screens, violence; or any_drug,
    /// any_substance, anything.
    #[arg(long, value_delimiter = ',', value_name = "WORDS", help_heading = "Wishes: about me")]
    pub about: Vec<String>,
    /// My own goal: stop, stay_stopped, cut_down, safer, not_sure.
    #[arg(long, value_name = "WORD", help_heading = "Wishes: about me")]
    pub goal: Option<String>,
    /// What part faith may have: secular, spiritual (is fine), christian, muslim, jewish, buddhist, indigenous,
    /// no_matter.
    #[arg(long, value_name = "WORD", help_heading = "Wishes: about me")]
    pub belief: Option<String>,
    /// Medicines from a prescriber that must be welcomed: mental_health, opioid (methadone, buprenorphine, naltrexone),
    /// alcohol; or none, or rather_not_say. Groups known to be against it are left out; unknown ones stay, and say so.
    #[arg(long, value_delimiter = ',', value_name = "WORDS", help_heading = "Wishes: about me")]
    pub medicine: Vec<String>,
    /// My age: under_18, 18_25, 26_59, 60_over. Under 18 only what is open to minors is shown, teen meetings first.
    #[arg(long, value_name = "WORD", help_heading = "Wishes: about me")]
    pub age: Option<String>,
    /// Also in my life: mental_health, grief, family_history (grew up with it at home), trauma, childhood_abuse.
    #[arg(long, value_delimiter = ',', value_name = "WORDS", help_heading = "Wishes: about me")]
    pub concern: Vec<String>,
    /// Most friends and family drink or use: yes, no.
    #[arg(long, value_name = "yes|no", help_heading = "Wishes: about me")]
    pub circle_uses: Option<String>,
    /// What treatment teaches or taught: skills, twelve_steps, other.
    #[arg(long, value_name = "WORD", help_heading = "Wishes: about me")]
    pub learned: Option<String>,
    /// I had stopped for a while and have used again.
    #[arg(long, help_heading = "Wishes: about me")]
    pub returned: bool,

    /// Who I would like in the room, any of: women, men, lgbtq, transgender, young-people, seniors, parents,
    /// people-of-colour, indigenous, veterans, newcomers, health-workers … (meetings kept for some people are shown to
    /// who names them).
    #[arg(long = "with", value_delimiter = ',', value_name = "WORDS", help_heading = "Wishes: the room")]
    pub company: Vec<String>,
    /// The same, and nothing else is shown: --only-with women.
    #[arg(long = "only-with", value_delimiter = ',', value_name = "WORDS", help_heading = "Wishes: the room")]
    pub company_must: Vec<String>,
    /// Access and setting that I would like: step-free, sign-language, captions, hearing-loop, deaf, low-vision,
    /// childcare, child-friendly, parking, outdoor …
    #[arg(long, value_delimiter = ',', value_name = "WORDS", help_heading = "Wishes: the room")]
    pub like: Vec<String>,
    /// The same, and I cannot come without: --need step-free,childcare. What only a room needs is no matter online.
    #[arg(long, value_delimiter = ',', value_name = "WORDS", help_heading = "Wishes: the room")]
    pub need: Vec<String>,
    /// Small groups: small, any.
    #[arg(long, value_name = "WORD", help_heading = "Wishes: the room")]
    pub size: Option<String>,
    /// What the time is spent on: skills (tools, practice), sharing (telling and hearing).
    #[arg(long, value_name = "WORD", help_heading = "Wishes: the room")]
    pub style: Option<String>,
    /// What would make a first time easier: new, just_listen, camera_off, with_someone.
    #[arg(long, value_delimiter = ',', value_name = "WORDS", help_heading = "Wishes: the room")]
    pub nerves: Vec<String>,
    /// I need a proof of attendance. A secular group is then always among the suggestions, if one is in reach.
    #[arg(long, help_heading = "Wishes: the room")]
    pub proof: bool,
    /// A court or somebody else told me to go. A secular group is then always among the suggestions too.
    #[arg(long, help_heading = "Wishes: the room")]
    pub sent: bool,

    /// A town, a postcode, or LAT,LON. Without it only meetings online are in reach.
    #[arg(long, value_name = "PLACE", help_heading = "Wishes: where and when")]
    pub near: Option<String>,
    /// How far I can go: 10mi, 15km [default: 25km].
    #[arg(long, value_name = "DISTANCE", help_heading = "Wishes: where and when")]
    pub within: Option<String>,
    /// in_person, online, both [default: both].
    #[arg(long, value_name = "WORD", help_heading = "Wishes: where and when")]
    pub way: Option<String>,
    /// Days on which I can, any of: monday (mon) … sunday (sun).
    #[arg(long, value_delimiter = ',', value_name = "DAYS", help_heading = "Wishes: where and when")]
    pub day: Vec<String>,
    /// Parts of the day in which I can: morning (4–12), midday (11–17), afternoon (12–17), evening (16–21), night
    /// (20–5).
    #[arg(long, value_delimiter = ',', value_name = "WORDS", help_heading = "Wishes: where and when")]
    pub part: Vec<String>,
    /// Languages, any of them: en,es. Left out, it is the usual one of the place.
    #[arg(long, value_delimiter = ',', value_name = "CODES", help_heading = "Wishes: where and when")]
    pub language: Vec<String>,
    /// The zone in which days and parts of the day are meant [default: that of the place].
    #[arg(long, value_name = "ZONE", help_heading = "Wishes: where and when")]
    pub zone: Option<String>,

    /// Move a weight, 0 (does not count) to 4: about, goal, belief, medication, company, age, concerns, style, size,
    /// nerves, access, circle, learned, travel, taking_part, in_person, introduction, on_site, newcomers, fresh.
    #[arg(long, value_delimiter = ',', value_name = "TOPIC=N", help_heading = "The answer")]
    pub weight: Vec<String>,
    /// Orders what fits equally, and nothing else. The same number gives the same order [default: drawn, and told].
    #[arg(long, value_name = "NUMBER", help_heading = "The answer")]
    pub seed: Option<u64>,
    /// As if it were this moment (RFC 3339).
    #[arg(long, value_name = "RFC3339", help_heading = "The answer")]
    pub at: Option<String>,
    /// The language of the answer: en, es.
    #[arg(long, default_value = "en", value_name = "en|es", help_heading = "The answer")]
    pub say: String,
}

impl From<&Match> for Told {
    fn from(words: &Match) -> Self {
        let words_of = |list: &[String]| list.to_vec();
        Self {
            seeker: words.seeker.clone(),
            behaviours: words_of(&words.about),
            goal: words.goal.clone(),
            outlook: words.belief.clone(),
            medication: words_of(&words.medicine),
            company: words_of(&words.company),
            company_must: words_of(&words.company_must),
            age: words.age.clone(),
            near: words.near.clone(),
            within: words.within.clone(),
            mode: words.way.clone(),
            days: words_of(&words.day),
            parts: words_of(&words.part),
            languages: words_of(&words.language),
            access: words_of(&words.like),
            access_must: words_of(&words.need),
            proof: words.proof,
            sent: words.sent,
            size: words.size.clone(),
            style: words.style.clone(),
            nerves: words_of(&words.nerves),
            circle_uses: words.circle_uses.clone(),
            concerns: words_of(&words.concern),
            learned: words.learned.clone(),
            returned: words.returned,
            weights: words_of(&words.weight),
            zone: words.zone.clone(),
        }
    }
}

/// The option behind a field of [`Told`], for saying what was wrong.
pub fn option_of(field: &str) -> &'static str {
    match field {
        "seeker" => "--for",
        "behaviours" => "--about",
        "goal" => "--goal",
        "outlook" => "--belief",
        "medication" => "--medicine",
        "company" => "--with",
        "company_must" => "--only-with",
        "age" => "--age",
        "near" => "--near",
        "within" => "--within",
        "mode" => "--way",
        "days" => "--day",
        "parts" => "--part",
        "languages" => "--language",
        "access" => "--like",
        "access_must" => "--need",
        "size" => "--size",
        "style" => "--style",
        "nerves" => "--nerves",
        "circle_uses" => "--circle-uses",
        "concerns" => "--concern",
        "learned" => "--learned",
        "weights" => "--weight",
        "zone" => "--zone",
        _ => "match",
    }
}
