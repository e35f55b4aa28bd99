//! People who lead groups, hosts, money and stages.

use super::Step;

pub(super) const STEPS: &[Step] = &[];
