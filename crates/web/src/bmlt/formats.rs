//! `GetFormats`.

use openseat_formats::semantic::FormatsAsked;

use super::{Asking, answer::Answer, parameters::Asked};

pub(super) fn answer(asking: &Asking<'_>, asked: &Asked) -> Answer {
    let langs = match asked.has("lang_enum") {
        true => asked.all("lang_enum"),
        false => vec![asking.server.settings.language.clone()],
    };
    // A text with commas is one key here, unlike what BMLT's own description says.
    let keys = asked.all("key_strings");
    let formats = FormatsAsked {
        ids: asked.signed("format_ids"),
        langs,
        keys,
        all: asked.is_one("show_all"),
        servers: asked.signed("root_server_ids"),
    };
    Answer::json(|out| asking.server.formats(&formats, asking.root, out))
}
