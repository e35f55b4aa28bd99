//! Small circles of people, and what they tell each other.

use super::Step;

pub(super) const STEPS: &[Step] = &[];
