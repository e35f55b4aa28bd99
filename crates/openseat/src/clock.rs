//! The only place that reads the clock, the environment and randomness.

use jiff::Timestamp;

/// Now.
#[expect(
    clippy::disallowed_methods,
    reason = "the program is where time comes in; everything else takes it as an argument"
)]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// 32 unguessable bytes for the maker of ids.
///
/// # Errors
/// When the machine has no source of randomness.
pub fn seed() -> Result<[u8; 32], String> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|e| format!("The machine gives no random bytes: {e}"))?;
    Ok(seed)
}

/// The environment, as the settings want it.
pub fn environment() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os().filter_map(|(key, value)| Some((key.into_string().ok()?, value.into_string().ok()?)))
}
