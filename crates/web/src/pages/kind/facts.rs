//! What is known of a kind in rows, the same rows for each, so that two can stand side by side.

use openseat_content::fellowship::Fellowship;
use openseat_domain::kind::Kind;

use super::words;
use crate::frame::Frame;

/// One row: what is asked, and what is known.
pub(crate) struct Fact<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: String,
    /// Where a figure is from, in English.
    pub(crate) source: &'a str,
}

/// The rows, those that decide first.
pub(super) fn facts<'a>(frame: &Frame<'a>, one: &'a Fellowship, kind: &Kind) -> Vec<Fact<'a>> {
    let say = |name: &'a str, key: &'a str| Fact { name: frame.t(name), text: frame.t(key).to_owned(), source: "" };
    vec![
        say("kind-goal", words::goal(kind.goal)),
        say("kind-entry", words::entry(kind.entry)),
        say("kind-belief", words::belief(kind.belief)),
        Fact { name: frame.t("kind-whom"), text: whom(frame, kind), source: "" },
        Fact { name: frame.t("kind-about"), text: about(frame, kind), source: "" },
        say("kind-leads", words::leads(kind.facilitation)),
        say("kind-crosstalk", words::crosstalk(kind.cross_talk)),
        say("kind-sponsor", words::sponsor(kind.sponsor)),
        say("kind-cost", words::cost(kind.cost)),
        say("kind-proof", words::proof(kind.proof)),
        say("kind-online", words::presence(kind.online, "presence-only-online")),
        say("kind-in-person", words::presence(kind.in_person, "presence-only-in-person")),
        size(frame, one),
    ]
}

/// The two lines on medicine; never one.
pub(super) fn medicine<'a>(frame: &Frame<'a>, kind: &Kind) -> [Fact<'a>; 2] {
    [("kind-medicine-psychiatric", kind.psychiatric), ("kind-medicine-opioid", kind.opioid)]
        .map(|(name, stance)| Fact { name: frame.t(name), text: frame.t(words::stance(stance)).to_owned(), source: "" })
}

fn whom(frame: &Frame<'_>, kind: &Kind) -> String {
    let parts = [Some(words::whom(kind.for_whom)), words::gender(kind.gender), words::ages(kind.ages)];
    let mut said: Vec<String> = parts.into_iter().flatten().map(|key| frame.say.t(key).to_owned()).collect();
    let content = &frame.site.content;
    let kept = kind.kept_for.iter().filter_map(|concept| content.concept_info(concept));
    // "Women" is said by the gender rule already.
    let kept = kept.map(|info| format!("{}.", info.label(frame.say.locale)));
    let more: Vec<String> = kept.filter(|label| !said.iter().any(|part| part.starts_with(label.as_str()))).collect();
    said.extend(more);
    said.join(" ")
}

fn about(frame: &Frame<'_>, kind: &Kind) -> String {
    let names = words::about(kind.behaviours).into_iter().chain(kind.concerns.iter().map(|one| words::concern(*one)));
    let names: Vec<&str> = names.map(|key| frame.say.t(key)).collect();
    if names.is_empty() { frame.t("kind-not-known").to_owned() } else { format!("{}.", names.join(". ")) }
}

fn size<'a>(frame: &Frame<'a>, one: &'a Fellowship) -> Fact<'a> {
    let name = frame.t("kind-size");
    match one.size(frame.say.locale) {
        Some((size, year, source)) => {
            let digits = year.trim_matches(|c: char| !c.is_ascii_digit());
            let key = if digits == year { "kind-size-says" } else { "kind-size-about" };
            let text = frame.say.format(key, &[("size", size.into()), ("year", digits.into())]);
            Fact { name, text, source }
        }
        None => Fact { name, text: frame.t("kind-not-known").to_owned(), source: "" },
    }
}
