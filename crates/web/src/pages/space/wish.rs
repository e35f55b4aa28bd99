//! What a person wishes to share, while they go through the questions. It travels from page to page in hidden fields of
//! forms, so that nothing of it stands in an address or is kept before it is signed.

use std::collections::BTreeSet;

use jiff::{ToSpan as _, civil::Date};
use openseat_actions::sharing;
use openseat_domain::consent::{Draft, Field, Kind, Purpose, Recipient, Signature, Signer, Until};
use uuid::Uuid;

use super::{day::DayFields, said};
use crate::{form::Fields, frame::Frame, pages::FieldError};

/// The kinds of information that a person keeps here and can share.
pub(super) const FIELDS: [Field; 3] = [Field::FirstName, Field::Contact, Field::Attendance];
/// The reasons that can be ticked. Court cases need a consent of their own.
pub(super) const PURPOSES: [Purpose; 4] = [Purpose::MyRequest, Purpose::Treatment, Purpose::Support, Purpose::Tpo];
/// The furthest end that can be chosen: years from today.
const LONGEST: i64 = 1;
/// Letters of a name.
const LONGEST_NAME: usize = 100;

/// The questions, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Who,
    What,
    Why,
    Until,
    Check,
}

impl Step {
    pub(crate) const ALL: [Self; 5] = [Self::Who, Self::What, Self::Why, Self::Until, Self::Check];

    /// The end of its address.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Who => "1",
            Self::What => "2",
            Self::Why => "3",
            Self::Until => "4",
            Self::Check => "check",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == word)
    }

    pub(super) fn address(self) -> String {
        format!("/space/sharing/new/{}", self.as_str())
    }

    pub(super) fn before(self) -> Option<Self> {
        let at = Self::ALL.iter().position(|step| *step == self)?;
        at.checked_sub(1).map(|at| Self::ALL[at])
    }

    pub(super) fn after(self) -> Self {
        let at = Self::ALL.iter().position(|step| *step == self).unwrap_or_default();
        Self::ALL.get(at + 1).copied().unwrap_or(Self::Check)
    }

    /// The names of the fields that answer it.
    fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Who => &["who", "words"],
            Self::What => &["what"],
            Self::Why => &["why"],
            Self::Until => &["until", "day", "month", "year"],
            Self::Check => &["name"],
        }
    }
}

/// When it is to end, as chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Month,
    ThreeMonths,
    Treatment,
    Day,
}

impl End {
    const ALL: [Self; 4] = [Self::Month, Self::ThreeMonths, Self::Treatment, Self::Day];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::ThreeMonths => "three",
            Self::Treatment => "treatment",
            Self::Day => "day",
        }
    }
}

/// The answers so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wish {
    pub(super) who: Option<Uuid>,
    /// What was searched for.
    pub(super) words: String,
    pub(super) what: BTreeSet<Field>,
    pub(super) why: BTreeSet<Purpose>,
    pub(super) until: Option<End>,
    pub(super) day: DayFields,
    pub(super) name: String,
    /// Which version of the words was read before signing.
    pub(super) version: String,
}

impl Wish {
    pub(super) fn read(fields: &Fields) -> Self {
        let short = |name: &str| fields.text(name).chars().take(LONGEST_NAME * 2).collect();
        let day = DayFields::read(fields);
        let chosen = End::ALL.into_iter().find(|end| end.as_str() == fields.text("until"));
        Self {
            who: Uuid::parse_str(fields.text("who")).ok(),
            words: short("words"),
            what: fields.all("what").filter_map(Field::parse).filter(|field| FIELDS.contains(field)).collect(),
            why: fields.all("why").filter_map(Purpose::parse).filter(|why| PURPOSES.contains(why)).collect(),
            // Who writes a day means it, with or without a mark beside it.
            until: chosen.or((!day.is_empty()).then_some(End::Day)),
            day,
            name: short("name"),
            version: short("version"),
        }
    }

    /// The answers to the other questions, for hidden fields.
    pub(super) fn carried(&self, but: Step) -> Vec<(&'static str, String)> {
        let mut all: Vec<(&'static str, String)> = Vec::new();
        all.extend(self.who.map(|who| ("who", who.to_string())));
        all.extend(self.what.iter().map(|field| ("what", field.as_str().to_owned())));
        all.extend(self.why.iter().map(|why| ("why", why.as_str().to_owned())));
        all.extend(self.until.map(|end| ("until", end.as_str().to_owned())));
        if !self.day.is_empty() {
            let DayFields { day, month, year } = self.day.clone();
            all.extend([("day", day), ("month", month), ("year", year)]);
        }
        if !self.name.is_empty() {
            all.push(("name", self.name.clone()));
        }
        all.retain(|(name, _)| !but.fields().contains(name));
        all
    }

    /// What is missing or wrong in the answer to one question.
    pub(super) fn faults(&self, step: Step, frame: &Frame<'_>) -> Vec<FieldError> {
        let fault = |field, key: &str| vec![FieldError { field, text: frame.say.t(key).to_owned() }];
        match step {
            Step::Who if self.who.is_none() => fault("who", "new-who-missing"),
            Step::What if self.what.is_empty() => fault("what", "new-what-missing"),
            Step::Why if self.why.is_empty() => fault("why", "new-why-missing"),
            Step::Until => match (self.until, self.last_day(frame)) {
                (None, _) => fault("until", "new-until-missing"),
                (Some(End::Treatment), _) if self.kind() != Kind::Tpo => fault("until", "new-until-missing"),
                (Some(End::Day), None) => fault("day", "new-until-day-missing"),
                (Some(End::Day), Some(day)) if day < said::today(frame) => fault("day", "new-until-day-past"),
                (Some(End::Day), Some(day)) if day > furthest(frame) => fault("day", "new-until-day-far"),
                _ => Vec::new(),
            },
            Step::Check if self.name.is_empty() => fault("name", "new-sign-missing"),
            Step::Check if self.name.chars().count() > LONGEST_NAME => fault("name", "new-sign-long"),
            _ => Vec::new(),
        }
    }

    /// The last day on which it holds, if it ends on a day.
    pub(super) fn last_day(&self, frame: &Frame<'_>) -> Option<Date> {
        let today = said::today(frame);
        match self.until? {
            End::Month => Some(today.saturating_add(1.month())),
            End::ThreeMonths => Some(today.saturating_add(3.months())),
            End::Day => self.day.date(frame),
            End::Treatment => None,
        }
    }

    /// Which rules it follows: its reasons say so.
    pub(super) fn kind(&self) -> Kind {
        if self.why.contains(&Purpose::Tpo) { Kind::Tpo } else { Kind::Named }
    }

    /// The consent to sign. What we fill in ourselves (who shares, the version of the words, the time) is left out.
    pub(super) fn draft(&self, frame: &Frame<'_>, recipient: Recipient) -> Draft {
        let until = match self.until {
            Some(End::Treatment) => Some(Until::EndOfTreatment),
            _ => self.last_day(frame).and_then(|day| sharing::end_of(&frame.site.house, day)).map(Until::Instant),
        };
        Draft {
            kind: Some(self.kind()),
            person_name: self.name.clone(),
            fields: self.what.clone(),
            recipients: [recipient].into(),
            purposes: self.why.clone(),
            until,
            words_version: self.version.clone(),
            language: frame.lang().to_owned(),
            signature: Some(Signature::Typed(self.name.clone())),
            signer: Some(Signer::Person),
            ..Draft::default()
        }
    }
}

fn furthest(frame: &Frame<'_>) -> Date {
    said::today(frame).saturating_add(LONGEST.years())
}

#[cfg(test)]
mod tests {
    use openseat_content::Locale;

    use super::*;
    use crate::site::tests::visit_to;

    fn sent(text: &str) -> Wish {
        Wish::read(&Fields::read(text.as_bytes()))
    }

    #[test]
    fn what_is_carried_is_read_again() {
        let who = Uuid::from_u128(7);
        let wish = sent(&format!(
            "who={who}&what=first_name&what=attendance&why=support&until=day&day=3&month=jan&year=27&name=Ash"
        ));
        for step in Step::ALL {
            let mut form = url::form_urlencoded::Serializer::new(String::new());
            form.extend_pairs(wish.carried(step));
            let carried = sent(&form.finish());
            let merged = match step {
                Step::Who => Wish { who: wish.who, ..carried },
                Step::What => Wish { what: wish.what.clone(), ..carried },
                Step::Why => Wish { why: wish.why.clone(), ..carried },
                Step::Until => Wish { until: wish.until, day: wish.day.clone(), ..carried },
                Step::Check => Wish { name: wish.name.clone(), ..carried },
            };
            assert_eq!(merged, wish, "{step:?}");
        }
    }

    #[test]
    fn what_nobody_can_tick_is_not_read() {
        let wish = sent("what=counselling_notes&what=everything&why=proceedings&until=never&who=me");
        assert_eq!(wish, Wish::default());
    }

    #[tokio::test]
    async fn each_question_says_what_is_missing_and_an_end_is_at_most_a_year_away() {
        let visit = visit_to(Locale::En, "/").await;
        let frame = visit.frame();
        let faults = |text: &str, step| -> Vec<&'static str> {
            sent(text).faults(step, &frame).iter().map(|fault| fault.field).collect()
        };
        let fields = Step::ALL.map(|step| faults("", step));
        assert_eq!(fields, [["who"], ["what"], ["why"], ["until"], ["name"]]);
        let day = |day: &str| faults(&format!("until=day&{day}"), Step::Until);
        assert_eq!(day("day=23&month=11&year=2027"), [""; 0]);
        assert_eq!(day("day=24&month=11&year=2027"), ["day"]);
        assert_eq!(day("day=23&month=11&year=2026"), [""; 0], "today is a day to come until it ends");
        assert_eq!(day("day=22&month=11&year=2026"), ["day"]);
        assert_eq!(day("day=31&month=2&year=2027"), ["day"]);
        assert_eq!(faults("until=treatment&why=support", Step::Until), ["until"]);
        assert_eq!(faults("until=treatment&why=tpo", Step::Until), [""; 0]);
    }
}
