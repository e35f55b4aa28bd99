//! `cargo xtask test`: the house rules, every Rust test, then the browser. The longest runs, journeys on each engine and
//! the APIs asked by schemathesis, have commands of their own.

use crate::{
    api, browser, need, provider,
    run::{Done, command, step},
};

/// Everything.
pub fn all() -> Done {
    need::programs(true)?;
    rust()?;
    browser::checks()
}

/// The API, held to its description.
pub fn api() -> Done {
    need::programs(false)?;
    api::checks()
}

/// The HSDS API, held to both descriptions.
pub fn hsds() -> Done {
    need::programs(false)?;
    api::hsds()
}

/// Everything but the browser.
pub fn quick() -> Done {
    need::programs(false)?;
    rust()
}

fn rust() -> Done {
    step("format", command("cargo", &["fmt", "--all", "--check"]))?;
    step("lints", command("cargo", &["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))?;
    let python = need::oracle_python()?;
    provider::packages()?;
    // One that fails does not hide the others.
    let mut tests = command("cargo", &["test", "--workspace", "--quiet", "--no-fail-fast"]);
    tests.env("OPENSEAT_PYTHON", &python);
    step("tests", tests)?;
    let mut docs = command("cargo", &["doc", "--workspace", "--no-deps", "--quiet"]);
    docs.env("RUSTDOCFLAGS", "-D warnings");
    step("documentation", docs)
}
