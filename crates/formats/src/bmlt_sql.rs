//! Not written yet.

use crate::{
    reader::{Broken, Opened, Options},
    text::Text,
};

pub(crate) fn open<'a>(_text: Text<'a>, _options: &Options) -> Result<Opened<'a>, Broken> {
    Err(Broken::new("file", "This format cannot be read yet.", "Give it as Meeting Guide JSON."))
}
