//! The pages: one file each, its template beside it.

pub(crate) mod about;
pub(crate) mod accessibility;
pub(crate) mod account;
pub(crate) mod activity;
pub(crate) mod attendance_proof;
pub(crate) mod calendar;
pub(crate) mod coming;
pub(crate) mod directory;
pub(crate) mod embed;
pub(crate) mod evidence;
pub(crate) mod family;
pub(crate) mod files;
pub(crate) mod filters;
pub(crate) mod find;
pub(crate) mod first_time;
pub(crate) mod greeter;
pub(crate) mod greeting;
pub(crate) mod group_session;
pub(crate) mod groups;
pub(crate) mod growing;
pub(crate) mod help;
pub(crate) mod here;
pub(crate) mod home;
pub(crate) mod kind;
pub(crate) mod leave;
pub(crate) mod link;
pub(crate) mod listed;
pub(crate) mod map;
pub(crate) mod matching;
pub(crate) mod meeting;
pub(crate) mod member_survey;
pub(crate) mod missing;
pub(crate) mod near;
pub(crate) mod now;
pub(crate) mod offline;
pub(crate) mod old;
pub(crate) mod online;
pub(crate) mod organisation;
pub(crate) mod privacy;
pub(crate) mod private;
pub(crate) mod problem;
pub(crate) mod reminder;
pub(crate) mod results;
pub(crate) mod review;
pub(crate) mod self_check;
pub(crate) mod space;
pub(crate) mod still_right;
pub(crate) mod suggest;
pub(crate) mod suggestion;
pub(crate) mod text;
pub(crate) mod thanks;
pub(crate) mod toolkit;
pub(crate) mod trial;
pub(crate) mod validate;
pub(crate) mod which;
pub(crate) mod wrong;

#[cfg(test)]
mod tests;

/// One entry of an error summary: what is wrong, and the field to mend it in.
pub(crate) struct FieldError {
    pub(crate) field: &'static str,
    pub(crate) text: String,
}

/// A link with its words.
pub(crate) struct Way {
    pub(crate) href: String,
    pub(crate) label: String,
}
