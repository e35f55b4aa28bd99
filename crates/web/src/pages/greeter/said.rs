//! What greeters and guests are told, in the words of a page.

use jiff::{Timestamp, tz::TimeZone};
use openseat_domain::greeting::{Detail, Fault, Rather};

use super::super::space::said::list;
use crate::{frame::Frame, pages::FieldError, say::Say, times};

/// "Monday 30 November, 7pm", on the meeting's own clock.
pub(crate) fn when(frame: &Frame<'_>, zone: &str, at: Timestamp) -> String {
    let zone = times::zone_named(zone).unwrap_or(TimeZone::UTC);
    let now = frame.site.now().to_zoned(zone.clone());
    times::at(frame.say, &at.to_zoned(zone), &now)
}

/// "English and Spanish".
pub(crate) fn spoken(frame: &Frame<'_>, languages: &[String]) -> String {
    let content = &frame.site.content;
    let label = |id: &String| {
        let concept = content.concept(id)?;
        Some(content.concept_info(concept)?.label(frame.say.locale))
    };
    let labels: Vec<&str> = languages.iter().filter_map(label).collect();
    list(frame, labels.into_iter())
}

/// "Would rather greet women."
pub(crate) fn rather<'a>(frame: &Frame<'a>, rather: Rather) -> &'a str {
    frame.t(match rather {
        Rather::Anyone => "greeter-rather-anyone",
        Rather::Women => "greeter-rather-women",
        Rather::Men => "greeter-rather-men",
    })
}

/// What is wrong with a field, in words.
pub(crate) fn field_error(say: &Say, field: &'static str, fault: Fault) -> FieldError {
    let text = match fault {
        Fault::Missing => say.t(missing(field)).to_owned(),
        Fault::Long(n) => say.format("greeter-wrong-long", &[("n", n.into())]),
        Fault::Unreadable => say.t("greeter-wrong-sign-shown").to_owned(),
        Fault::Detail(Detail::Phone) => say.t("greeter-wrong-phone").to_owned(),
        Fault::Detail(Detail::Email) => say.t("greeter-wrong-email").to_owned(),
        Fault::Detail(Detail::Link) => say.t("greeter-wrong-link").to_owned(),
        Fault::Detail(Detail::LastName) => say.t("greeter-wrong-last").to_owned(),
    };
    FieldError { field, text }
}

fn missing(field: &str) -> &'static str {
    match field {
        "start" => "greeter-wrong-start",
        "adult" => "greeter-wrong-adult",
        "sign" => "greeter-wrong-sign",
        "language" => "greeter-wrong-language",
        "node" => "greeter-wrong-node",
        "conduct" => "greeter-wrong-conduct",
        _ => "greeter-wrong-name",
    }
}
