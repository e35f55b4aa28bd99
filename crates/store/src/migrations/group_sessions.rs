//! Sessions of groups, who came (as counts), and what they said of it.

use super::Step;

pub(super) const STEPS: &[Step] = &[];
