//! Which column of a table holds which field.

/// Column to field, in the order of the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Each column's header and the field it is read as; `None` is left out.
    pub columns: Vec<(String, Option<String>)>,
}
