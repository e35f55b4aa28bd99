//! The door to the type codes of the programmes, which live in `content/`.

use openseat_domain::fellowship::FellowshipId;

/// Turns a label ("Big Book", any case) into a programme's code (`B`).
pub trait Codes {
    /// The code in `programme` whose label is `label`; `None` when there is none.
    fn code_for_label(&self, programme: &FellowshipId, label: &str) -> Option<String>;
}

/// Knows no label.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoCodes;

impl Codes for NoCodes {
    fn code_for_label(&self, _: &FellowshipId, _: &str) -> Option<String> {
        None
    }
}
