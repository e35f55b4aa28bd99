//! The providers that the tests of staff sign-in talk to.

use crate::run::{Done, command, root, step};

/// Brings the packages of tests/oidc, at the versions of its lock file.
pub fn packages() -> Done {
    let mut install = command("npm", &["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    install.current_dir(root().join("tests/oidc"));
    step("providers for staff sign-in", install)
}
