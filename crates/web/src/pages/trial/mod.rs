//! Three meetings of two kinds within four weeks: the plan as a page, for print, and for a calendar.
//!
//! What is planned lives in the address (`try=<meeting>.<minute>`), as the answers do.

pub(crate) mod calendar;
pub(crate) mod pick;
pub(crate) mod plan;
