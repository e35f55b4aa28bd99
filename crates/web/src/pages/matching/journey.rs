//! The whole journey in one list: every question, page by page, with every answer that can be chosen.
//!
//! To add a question, add it here, read and write it in `asked.rs`, and give it words in `content/words/`.

/// One question.
pub(super) struct Question {
    /// Its name in addresses.
    pub(super) key: &'static str,
    /// The message that asks.
    pub(super) legend: &'static str,
    /// The message with which the list of answers names it.
    pub(super) short: &'static str,
    /// A message with help; empty when it needs none.
    pub(super) hint: &'static str,
    pub(super) answers: Answers,
}

/// What can be answered.
pub(super) enum Answers {
    /// One of these, or none: words in the address, each with its message.
    One(&'static [(&'static str, &'static str)]),
    /// Any of these; those from the second number on are folded away.
    Many(&'static [(&'static str, &'static str)], usize),
    /// Any of these concepts of the list; those from the second number on are folded away.
    Concepts(&'static [&'static str], usize),
    /// Any language in which something is held.
    Languages,
    Days,
    /// A place, and how far from it.
    Place,
    /// How much each topic counts.
    Weights,
}

/// One page.
pub(super) struct Step {
    pub(super) heading: &'static str,
    pub(super) questions: &'static [Question],
}

pub(super) const PAGES: [Step; 4] = [
    Step { heading: "ask-page-1", questions: &[WHO, AGE, ABOUT, ALSO, GOAL] },
    Step { heading: "ask-page-2", questions: &[FAITH, MEDICINE, COMPANY, COMPANY_HOW] },
    Step { heading: "ask-page-3", questions: &[PLACE, MODE, DAYS, TIMES, LANGUAGE, NEEDS, NEEDS_HOW] },
    Step { heading: "ask-page-4", questions: &[PROOF, STYLE, SIZE, CALM, CIRCLE, LEARNED, WEIGHTS] },
];

/// A question with the number of its page, counted from 1.
pub(super) fn all() -> impl Iterator<Item = (usize, &'static Question)> {
    PAGES.iter().enumerate().flat_map(|(at, step)| step.questions.iter().map(move |question| (at + 1, question)))
}

const WHO: Question = Question {
    key: "who",
    legend: "ask-who",
    short: "ask-who-short",
    hint: "",
    answers: Answers::One(&[("me", "ask-who-me"), ("someone_else", "ask-who-other")]),
};

const AGE: Question = Question {
    key: "age",
    legend: "ask-age",
    short: "ask-age-short",
    hint: "ask-age-hint",
    answers: Answers::One(&[
        ("under_18", "ask-age-under-18"),
        ("18_25", "ask-age-18-25"),
        ("26_59", "ask-age-26-59"),
        ("60_over", "ask-age-60"),
    ]),
};

const ABOUT: Question = Question {
    key: "about",
    legend: "ask-about",
    short: "ask-about-short",
    hint: "ask-many-hint",
    answers: Answers::Many(
        &[
            ("alcohol", "ask-about-alcohol"),
            ("opioids", "ask-about-opioids"),
            ("cocaine", "ask-about-cocaine"),
            ("methamphetamine", "ask-about-meth"),
            ("cannabis", "ask-about-cannabis"),
            ("benzodiazepines", "ask-about-benzos"),
            ("pills", "ask-about-pills"),
            ("other_drugs", "ask-about-other"),
            ("nicotine", "ask-about-nicotine"),
            ("gambling", "ask-about-gambling"),
            ("food", "ask-about-food"),
            ("sex", "ask-about-sex"),
            ("money", "ask-about-money"),
            ("work", "ask-about-work"),
            ("relationships", "ask-about-relationships"),
            ("screens", "ask-about-screens"),
            ("violence", "ask-about-violence"),
        ],
        8,
    ),
};

const ALSO: Question = Question {
    key: "also",
    legend: "ask-also",
    short: "ask-also-short",
    hint: "",
    answers: Answers::Many(
        &[
            ("returned", "ask-also-returned"),
            ("mental_health", "ask-also-mental-health"),
            ("grief", "ask-also-grief"),
            ("family_history", "ask-also-family"),
            ("trauma", "ask-also-trauma"),
            ("childhood_abuse", "ask-also-abuse"),
        ],
        6,
    ),
};

const GOAL: Question = Question {
    key: "goal",
    legend: "ask-goal",
    short: "ask-goal-short",
    hint: "ask-goal-hint",
    answers: Answers::One(&[
        ("stop", "ask-goal-stop"),
        ("stay_stopped", "ask-goal-stay"),
        ("cut_down", "ask-goal-cut"),
        ("safer", "ask-goal-safer"),
        ("not_sure", "ask-goal-unsure"),
    ]),
};

const FAITH: Question = Question {
    key: "faith",
    legend: "ask-faith",
    short: "ask-faith-short",
    hint: "ask-faith-hint",
    answers: Answers::One(&[
        ("secular", "ask-faith-secular"),
        ("spiritual", "ask-faith-spiritual"),
        ("christian", "ask-faith-christian"),
        ("muslim", "ask-faith-muslim"),
        ("jewish", "ask-faith-jewish"),
        ("buddhist", "ask-faith-buddhist"),
        ("indigenous", "ask-faith-indigenous"),
        ("no_matter", "ask-faith-no-matter"),
    ]),
};

const MEDICINE: Question = Question {
    key: "med",
    legend: "ask-med",
    short: "ask-med-short",
    hint: "ask-med-hint",
    answers: Answers::Many(
        &[
            ("mental_health", "ask-med-mental-health"),
            ("opioid", "ask-med-opioid"),
            ("alcohol", "ask-med-alcohol"),
            ("none", "ask-med-none"),
            ("rather_not_say", "ask-med-not-say"),
        ],
        5,
    ),
};

const COMPANY: Question = Question {
    key: "with",
    legend: "ask-with",
    short: "ask-with-short",
    hint: "ask-with-hint",
    answers: Answers::Concepts(
        &[
            "women",
            "men",
            "lgbtq",
            "transgender",
            "young-people",
            "seniors",
            "parents",
            "couples",
            "people-of-colour",
            "indigenous",
            "veterans",
            "health-workers",
            "neurodivergent",
        ],
        7,
    ),
};

/// How much the answers above count.
const HOW: Answers = Answers::One(&[("like", "ask-how-like"), ("must", "ask-how-must")]);

const COMPANY_HOW: Question =
    Question { key: "with-how", legend: "ask-with-how", short: "ask-with-how-short", hint: "", answers: HOW };

const PLACE: Question = Question {
    key: "place",
    legend: "ask-place",
    short: "ask-place-short",
    hint: "ask-place-hint",
    answers: Answers::Place,
};

const MODE: Question = Question {
    key: "mode",
    legend: "ask-mode",
    short: "ask-mode-short",
    hint: "",
    answers: Answers::One(&[
        ("in_person", "ask-mode-person"),
        ("online", "ask-mode-online"),
        ("both", "ask-mode-both"),
    ]),
};

const DAYS: Question =
    Question { key: "day", legend: "ask-day", short: "ask-day-short", hint: "ask-day-hint", answers: Answers::Days };

const TIMES: Question = Question {
    key: "time",
    legend: "ask-time",
    short: "ask-time-short",
    hint: "ask-day-hint",
    answers: Answers::Many(
        &[
            ("morning", "ask-time-morning"),
            ("midday", "ask-time-midday"),
            ("afternoon", "ask-time-afternoon"),
            ("evening", "ask-time-evening"),
            ("night", "ask-time-night"),
        ],
        5,
    ),
};

const LANGUAGE: Question = Question {
    key: "speak",
    legend: "ask-speak",
    short: "ask-speak-short",
    hint: "ask-many-hint",
    answers: Answers::Languages,
};

const NEEDS: Question = Question {
    key: "need",
    legend: "ask-need",
    short: "ask-need-short",
    hint: "ask-need-hint",
    answers: Answers::Concepts(
        &[
            "step-free",
            "accessible-toilet",
            "sign-language",
            "captions",
            "hearing-loop",
            "deaf",
            "low-vision",
            "fragrance-free",
            "quiet-room",
            "childcare",
            "child-friendly",
            "parking",
        ],
        6,
    ),
};

const NEEDS_HOW: Question =
    Question { key: "need-how", legend: "ask-need-how", short: "ask-need-how-short", hint: "", answers: HOW };

const PROOF: Question = Question {
    key: "proof",
    legend: "ask-proof",
    short: "ask-proof-short",
    hint: "",
    answers: Answers::Many(&[("needed", "ask-proof-needed"), ("sent", "ask-proof-sent")], 2),
};

const STYLE: Question = Question {
    key: "style",
    legend: "ask-style",
    short: "ask-style-short",
    hint: "",
    answers: Answers::One(&[("skills", "ask-style-skills"), ("sharing", "ask-style-sharing")]),
};

const SIZE: Question = Question {
    key: "size",
    legend: "ask-size",
    short: "ask-size-short",
    hint: "",
    answers: Answers::One(&[("small", "ask-size-small"), ("any", "ask-size-any")]),
};

const CALM: Question = Question {
    key: "calm",
    legend: "ask-calm",
    short: "ask-calm-short",
    hint: "ask-calm-hint",
    answers: Answers::Many(
        &[
            ("new", "ask-calm-new"),
            ("just_listen", "ask-calm-listen"),
            ("camera_off", "ask-calm-camera"),
            ("with_someone", "ask-calm-someone"),
        ],
        4,
    ),
};

const CIRCLE: Question = Question {
    key: "circle",
    legend: "ask-circle",
    short: "ask-circle-short",
    hint: "",
    answers: Answers::One(&[("yes", "ask-circle-yes"), ("no", "ask-circle-no")]),
};

const LEARNED: Question = Question {
    key: "learned",
    legend: "ask-learned",
    short: "ask-learned-short",
    hint: "",
    answers: Answers::One(&[
        ("skills", "ask-learned-skills"),
        ("twelve_steps", "ask-learned-steps"),
        ("other", "ask-learned-other"),
    ]),
};

const WEIGHTS: Question = Question {
    key: "weights",
    legend: "ask-weights",
    short: "ask-weights-short",
    hint: "ask-weights-hint",
    answers: Answers::Weights,
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use openseat_content::Content;

    use super::*;

    #[test]
    fn there_are_four_pages_and_no_question_is_asked_twice() {
        let keys: Vec<&str> = all().map(|(_, question)| question.key).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
        assert!(PAGES.iter().all(|step| (3..=8).contains(&step.questions.len())));
    }

    #[test]
    fn every_concept_that_is_offered_is_one_of_the_list() {
        let content = Content::embedded();
        for (_, question) in all() {
            if let Answers::Concepts(ids, _) = question.answers {
                assert!(ids.iter().all(|id| content.concept(id).is_some()), "{}", question.key);
            }
        }
    }
}
