//! The words of the law that stand beside the rows of a consent: `content/consent/`.

use openseat_actions::sharing::ConsentView;
use openseat_content::Locale;
use openseat_domain::consent::Kind;

use crate::frame::Frame;

/// Those that were read before this consent was signed, in the language in which they were read.
pub(crate) fn of(frame: &Frame<'_>, view: &ConsentView) -> Vec<String> {
    let said = view.consent.said();
    let locale = Locale::from_tag(&said.language).unwrap_or(frame.say.locale);
    let text = frame.site.content.consents().named(&said.words_version);
    text.map(|text| text.paragraphs(locale).map(str::to_owned).collect()).unwrap_or_default()
}

/// Those that are read before signing, and which version of them it is.
pub(crate) fn before(frame: &Frame<'_>, kind: Kind) -> (Vec<String>, String) {
    let text = frame.site.content.consents().words(kind);
    let said = |text: &openseat_content::consent::Text| {
        (text.paragraphs(frame.say.locale).map(str::to_owned).collect(), text.name())
    };
    text.map(said).unwrap_or_default()
}
