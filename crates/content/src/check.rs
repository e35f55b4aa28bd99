//! Every rule that the content must keep, for `openseat check` and for the tests.

use openseat_domain::problem::Problem;

use crate::Content;

/// All rules; nothing when the content is sound.
pub(crate) fn check(content: &Content) -> Vec<Problem> {
    content.reading_problems().to_vec()
}
