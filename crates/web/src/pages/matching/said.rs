//! The answers and what they lead to, in words.

use openseat_content::{Content, matching};
use openseat_domain::{
    matching::{Topic, Why, Wishes},
    schedule::Weekday,
};

use super::journey::{self, Answers, Question};
use crate::{distance::Unit, frame::Frame, times};

/// How much a topic counts.
pub(super) fn weight<'a>(frame: &Frame<'a>, weight: u8) -> &'a str {
    frame.t(match weight {
        0 => "weight-0",
        1 => "weight-1",
        2 => "weight-2",
        3 => "weight-3",
        _ => "weight-4",
    })
}

/// What a topic is called.
pub(super) fn topic<'a>(frame: &Frame<'a>, topic: Topic) -> &'a str {
    frame.t(matching::topic_key(topic))
}

/// What one value of an answer says.
pub(super) fn value(frame: &Frame<'_>, question: &Question, value: &str) -> String {
    let content: &Content = &frame.site.content;
    match question.answers {
        Answers::One(list) | Answers::Many(list, _) => {
            let key = list.iter().find(|(word, _)| *word == value).map_or("", |(_, key)| *key);
            if key.is_empty() { String::new() } else { frame.say.t(key).to_owned() }
        }
        Answers::Concepts(..) | Answers::Languages => {
            let info = content.concept(value).and_then(|concept| content.concept_info(concept));
            info.map(|info| info.label(frame.say.locale).to_owned()).unwrap_or_default()
        }
        Answers::Days => {
            let day = Weekday::parse(value);
            day.map(|day| times::weekday_named(frame.say, day.sunday_zero()).to_owned()).unwrap_or_default()
        }
        Answers::Place | Answers::Weights => value.to_owned(),
    }
}

/// A distance as people here say it.
pub(super) fn away(frame: &Frame<'_>, km: f32) -> String {
    let unit: Unit = frame.site.settings.unit;
    let mut text = String::new();
    unit.write(&mut text, frame.say, f64::from(km));
    text
}

/// The question behind a topic.
pub(super) fn question_of(topic: Topic) -> &'static str {
    match topic {
        Topic::About => "about",
        Topic::Goal => "goal",
        Topic::Belief => "faith",
        Topic::Medication => "med",
        Topic::Company => "with",
        Topic::Age => "age",
        Topic::Concerns => "also",
        Topic::Style => "style",
        Topic::Size => "size",
        Topic::Nerves => "calm",
        Topic::Access => "need",
        Topic::Circle => "circle",
        Topic::Learned => "learned",
        Topic::Travel => "place",
        _ => "weights",
    }
}

/// The question whose answer left something out; `None` where no answer did.
pub(super) fn question_behind(why: Why, wishes: &Wishes) -> Option<&'static str> {
    Some(match why {
        Why::NotAbout | Why::Closed => "about",
        Why::ForFamily | Why::ForSelf => "who",
        Why::Age => "age",
        Why::KeptForOthers | Why::Company => "with",
        Why::Medication => "med",
        Why::Language => "speak",
        // Days and parts of the day are two questions; either may have been skipped.
        Why::Time if wishes.days.is_empty() => "time",
        Why::Time => "day",
        Why::Mode => "mode",
        Why::Access => "need",
        Why::Proof => "proof",
        Why::NotInReach => "place",
        Why::NotAGroup | Why::KindNotKnown => return None,
    })
}

/// The page on which a question stands, with the question itself as `#…`.
pub(super) fn page_of(key: &str) -> String {
    let page = journey::all().find(|(_, question)| question.key == key).map_or(1, |(page, _)| page);
    format!("/match/{page}#{key}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_and_every_reason_to_leave_out_leads_to_a_question_that_is_asked() {
        let wishes = Wishes::default();
        let behind = Topic::ALL.iter().map(|topic| question_of(*topic));
        let behind = behind.chain(Why::ALL.iter().filter_map(|why| question_behind(*why, &wishes)));
        for key in behind {
            assert!(journey::all().any(|(_, question)| question.key == key), "{key}");
            assert!(page_of(key).ends_with(&format!("#{key}")));
        }
    }
}
