//! Tables with a header line.

pub mod mapping;

use crate::{
    json::Document,
    reader::{Broken, Opened, Options},
    text::Text,
};

pub(crate) fn open_csv<'a>(_text: Text<'a>, _options: &Options) -> Result<Opened<'a>, Broken> {
    Err(Broken::new("file", "This format cannot be read yet.", "Give it as Meeting Guide JSON."))
}

pub(crate) fn open_json<'a>(_document: Document<'a>, _options: &Options) -> Result<Opened<'a>, Broken> {
    Err(Broken::new("file", "This format cannot be read yet.", "Give it as Meeting Guide JSON."))
}

pub(crate) fn has_sheet_headers(_document: &Document<'_>) -> bool {
    false
}
