//! Sentences of the matcher as text.

use openseat_domain::{
    kind::Standing,
    matching::{Argument, GroupSays, Medicine, Notice, Official, Reason, Topic, Why},
    review::MedicationLine,
};

use crate::{Content, Locale, Value};

/// The words of a reason. `away` writes a distance in kilometres as people there do.
pub fn say(content: &Content, locale: Locale, reason: &Reason, away: impl Fn(f32) -> String) -> String {
    let value = |argument: &Argument| -> Value<'_> {
        match *argument {
            Argument::Number(number) => number.into(),
            Argument::Km(km) => away(km).into(),
            Argument::Concept(concept) => {
                content.concept_info(concept).map_or("", |info| info.label(locale)).to_owned().into()
            }
        }
    };
    let arguments: Vec<(&str, Value<'_>)> =
        reason.arguments.iter().map(|(name, argument)| (*name, value(argument))).collect();
    content.words().format(locale, reason.say.as_str(), &arguments)
}

/// The words of a notice.
pub fn notice(content: &Content, locale: Locale, notice: Notice) -> &str {
    content.words().get(locale, notice.sentence().as_str())
}

/// The message for why something was left out.
pub fn out_key(why: Why) -> &'static str {
    match why {
        Why::NotAbout => "match-out-not-about",
        Why::ForFamily => "match-out-for-family",
        Why::ForSelf => "match-out-for-self",
        Why::Age => "match-out-age",
        Why::KeptForOthers => "match-out-kept-for-others",
        Why::Closed => "match-out-closed",
        Why::Medication => "match-out-medication",
        Why::Language => "match-out-language",
        Why::Time => "match-out-time",
        Why::Mode => "match-out-mode",
        Why::Access => "match-out-access",
        Why::Company => "match-out-company",
        Why::Proof => "match-out-proof",
        Why::NotAGroup => "match-out-not-a-group",
        Why::KindNotKnown => "match-out-kind-not-known",
        Why::NotInReach => "match-out-not-in-reach",
    }
}

/// The message for a topic's name.
pub fn topic_key(topic: Topic) -> &'static str {
    match topic {
        Topic::About => "match-topic-about",
        Topic::Goal => "match-topic-goal",
        Topic::Belief => "match-topic-belief",
        Topic::Medication => "match-topic-medication",
        Topic::Company => "match-topic-company",
        Topic::Age => "match-topic-age",
        Topic::Concerns => "match-topic-concerns",
        Topic::Style => "match-topic-style",
        Topic::Size => "match-topic-size",
        Topic::Nerves => "match-topic-nerves",
        Topic::Access => "match-topic-access",
        Topic::Circle => "match-topic-circle",
        Topic::Learned => "match-topic-learned",
        Topic::Travel => "match-topic-travel",
        Topic::TakingPart => "match-topic-taking-part",
        Topic::InPerson => "match-topic-in-person",
        Topic::Introduction => "match-topic-introduction",
        Topic::OnSite => "match-topic-on-site",
        Topic::Newcomers => "match-topic-newcomers",
        Topic::Fresh => "match-topic-fresh",
    }
}

/// The first of the three lines on medicine: what the organisation's own text says.
pub fn official(content: &Content, locale: Locale, line: Official) -> String {
    let says = match line.stance.standing() {
        Standing::LeftToPerson => "match-official-left-to-you",
        Standing::Welcome => "match-official-welcome",
        Standing::SaidWelcome => "match-official-said",
        Standing::Varies => "match-official-varies",
        Standing::Unknown => "match-official-none",
        Standing::Against => "match-official-against",
    };
    let key = match line.medicine {
        Medicine::MentalHealth => "match-official-mental-health",
        Medicine::Opioid => "match-official-opioid",
        Medicine::Alcohol => "match-official-alcohol",
    };
    content.words().format(locale, key, &[("says", content.words().get(locale, says).into())])
}

/// The message of the second line: what the group itself says.
pub fn group_key(says: Option<GroupSays>) -> &'static str {
    match says {
        Some(GroupSays::Welcome) => "match-group-welcome",
        Some(GroupSays::NotWelcome) => "match-group-not-welcome",
        None => "match-group-silent",
    }
}

/// The third line: what visitors told. Of fewer than `from` nothing is said, and never how many said what.
pub fn visitors(content: &Content, locale: Locale, told: Option<MedicationLine>, from: u32) -> String {
    match told.filter(|line| line.n >= from) {
        Some(line) => {
            let (low, high) = line.against_interval.in_tenths();
            let numbers = [("low", low.into()), ("high", high.into()), ("n", line.n.into())];
            content.words().format(locale, "match-visitors", &numbers)
        }
        None => content.words().get(locale, "match-visitors-few").to_owned(),
    }
}
