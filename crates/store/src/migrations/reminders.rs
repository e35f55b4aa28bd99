//! What people want to be reminded of, and how.

use super::Step;

pub(super) const STEPS: &[Step] = &[];
