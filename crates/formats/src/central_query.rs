//! The central-query service of online intergroups.

use crate::{
    json::Document,
    reader::{Broken, Opened, Options},
};

pub(crate) fn open<'a>(_document: Document<'a>, _options: &Options) -> Result<Opened<'a>, Broken> {
    Err(Broken::new("file", "This format cannot be read yet.", "Give it as Meeting Guide JSON."))
}
