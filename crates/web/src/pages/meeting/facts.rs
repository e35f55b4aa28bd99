//! "Good to know": what a meeting is, in rows.

use openseat_domain::meeting::Draft;

use super::ways::web_link;
use crate::{frame::Frame, repeats, times};

/// One row: a name and what holds, perhaps with a link.
pub(crate) struct Fact {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) href: String,
    /// It leads to another site.
    pub(crate) leaves: bool,
}

/// The rows, the ones that decide first.
pub(super) fn facts(frame: &Frame<'_>, draft: &Draft) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |name: &str, text: String, href: &str| {
        if !text.is_empty() {
            let leaves = !href.starts_with('/');
            facts.push(Fact { name: name.to_owned(), text, href: href.to_owned(), leaves });
        }
    };
    let known = frame.site.content.fellowship(&draft.fellowship);
    let about = known.map(|one| format!("/kinds/{}", one.id)).unwrap_or_default();
    add(frame.t("meeting-kind"), kind(frame, draft), &about);
    let group = draft.group.as_deref().filter(|group| *group != draft.name).unwrap_or_default();
    add(frame.t("meeting-group"), group.to_owned(), "");
    add(frame.t("meeting-who"), of_families(frame, draft, &["openness", "who"]), "");
    add(frame.t("filter-topic"), of_families(frame, draft, &["topic"]), "");
    add(frame.t("filter-outlook"), of_families(frame, draft, &["outlook"]), "");
    add(frame.t("meeting-access"), of_families(frame, draft, &["access", "place"]), "");
    add(frame.t("meeting-language"), of_families(frame, draft, &["language"]), "");
    add(frame.t("meeting-format"), of_families(frame, draft, &["format"]), "");
    add(frame.t("meeting-more-types"), also(frame, draft), "");
    if let Some(schedule) = &draft.schedule {
        add(frame.t("meeting-repeats"), repeats::words(frame.say, schedule), "");
        let zone = schedule.zone.as_deref().map(times::zone_city).unwrap_or_default();
        add(frame.t("meeting-time-zone"), zone, "");
    }
    for (name, address) in [("meeting-website", &draft.website), ("meeting-source-page", &draft.url)] {
        if let Some(address) = address.as_deref().and_then(web_link) {
            add(frame.t(name), host(address), address);
        }
    }
    facts
}

/// "SMART Recovery – tools for change".
fn kind(frame: &Frame<'_>, draft: &Draft) -> String {
    match frame.site.content.fellowship(&draft.fellowship) {
        Some(fellowship) => format!("{} – {}", fellowship.name, fellowship.line(frame.say.locale)),
        None => draft.fellowship.as_str().to_uppercase(),
    }
}

/// The names of the meeting's concepts of some families, in the families' order.
fn of_families(frame: &Frame<'_>, draft: &Draft, families: &[&str]) -> String {
    let content = &frame.site.content;
    let infos: Vec<_> = content.concept_set(draft).iter().filter_map(|concept| content.concept_info(concept)).collect();
    let of = |family: &&str| {
        infos.iter().filter(|info| info.family == *family).map(|info| info.label(frame.say.locale)).collect::<Vec<_>>()
    };
    families.iter().flat_map(of).collect::<Vec<_>>().join(". ")
}

/// What is practical, and what a source says in words of its own.
fn also(frame: &Frame<'_>, draft: &Draft) -> String {
    let content = &frame.site.content;
    let own = draft.types.iter().filter(|code| content.concepts_of(code).is_empty());
    let own = own.map(|code| content.type_label(code, frame.say.locale)).collect::<Vec<_>>().join(". ");
    let practical = of_families(frame, draft, &["practical", "together"]);
    [practical, own].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(". ")
}

/// The part of an address that people know.
fn host(address: &str) -> String {
    let host = url::Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(&host).to_owned()
}
