//! Letters of attendance, notices, activities and surveys of members.

use super::Step;

pub(super) const STEPS: &[Step] = &[];
