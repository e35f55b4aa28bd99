//! The pages that stand beside a group's desk: its host, its ties. Each shows what the desk knows, and forms that come back to it
//! with what was missing.

use openseat_actions::growth::Desk;

use super::{
    link,
    sheet::{Section, Sheet, Typed},
};
use crate::{
    pages::{FieldError, Way},
    person::Person,
};

/// The words at the top of such a page.
pub(super) struct Heads {
    pub(super) title: String,
    pub(super) heading: String,
    pub(super) lead: String,
}

/// The page. `missing` is the field in which something was missing, for who may change it.
pub(super) fn beside<'a>(
    person: &'a Person,
    desk: &Desk,
    heads: Heads,
    sections: Vec<Section>,
    missing: Option<&'static str>,
) -> Sheet<'a> {
    let frame = person.visit.frame();
    let error = |field| FieldError { field, text: frame.t("growing-wrong").to_owned() };
    let errors = missing.filter(|_| desk.may_change).map(error).into_iter().collect();
    let back = frame.t1("org-back", "name", desk.name.as_str());
    let sheet = Sheet {
        title: heads.title,
        heading: heads.heading,
        back: vec![Way { href: link(desk.node.node(), "growing"), label: back }],
        done: if person.visit.value("done").is_some() { frame.t("growing-done").to_owned() } else { String::new() },
        lead: vec![heads.lead],
        sections,
        errors: Vec::new(),
        frame,
    };
    sheet.again(Typed { errors, ..Typed::default() })
}
