//! What a row says of the kind of meeting: types, languages, features.

use openseat_domain::{concept::TypeCode, fellowship::FellowshipId};

use serde_json::Value;

use crate::{
    codes::Codes,
    header::Field,
    noted::Noted,
    record::{self, Record},
    text,
};

/// ISO 639-1 codes and the English names under which programmes have them.
const LANGUAGES: [(&str, &str); 34] = [
    ("am", "Amharic"),
    ("ar", "Arabic"),
    ("bg", "Bulgarian"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hr", "Croatian"),
    ("hu", "Hungarian"),
    ("is", "Icelandic"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("lt", "Lithuanian"),
    ("ml", "Malayalam"),
    ("nl", "Dutch"),
    ("no", "Norwegian"),
    ("pa", "Punjabi"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ru", "Russian"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("sv", "Swedish"),
    ("th", "Thai"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
];

/// The types of a row, sorted, without doubles. A meeting that calls itself both open and closed is closed.
pub(crate) fn read(record: &Record, programme: &FellowshipId, codes: &dyn Codes, noted: &mut Noted) -> Vec<TypeCode> {
    let mut found: Vec<String> =
        given(record, Field::Types).iter().filter_map(|raw| code(raw, programme, codes)).collect();
    for raw in given(record, Field::Languages) {
        let low = raw.trim().to_lowercase();
        let name = LANGUAGES.iter().find(|(iso, _)| *iso == low).map(|(_, name)| *name);
        let known = name.and_then(|name| codes.code_for_label(programme, name));
        found.extend(known.or_else(|| code(&raw, programme, codes)));
    }
    found.extend(given(record, Field::Communities).iter().filter_map(|raw| code(raw, programme, codes)));
    found.extend(record.unknown.iter().filter(|(_, value)| is_tick(value)).filter_map(|(header, _)| {
        let label = text::line(header)?;
        codes.code_for_label(programme, &label)
    }));
    if has(&found, "O") && has(&found, "C") {
        found.retain(|code| code != "O");
        noted.note("types", "It is called both open and closed; closed is taken.", "Keep only the one that is right.");
    }
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|code| TypeCode { programme: programme.clone(), code }).collect()
}

/// Whether a code is among the types.
pub(crate) fn has(codes: &[impl AsRef<str>], code: &str) -> bool {
    codes.iter().any(|known| known.as_ref() == code)
}

/// The types as given: a list of texts and numbers, or one text with commas. "O/D/W" is a list of codes too.
fn given(record: &Record, field: Field) -> Vec<String> {
    let parts = record.list(field, &[',', ';', '|', '\n']);
    let codes = |text: &str| text.contains('/') && text.split('/').all(|part| (1..=3).contains(&part.len()));
    let split = parts.iter().flat_map(|part| if codes(part) { part.split('/').collect() } else { vec![part.as_ref()] });
    split.map(str::to_owned).collect()
}

/// A tick in a column that is a type of its own ("Wheelchair access: yes").
fn is_tick(value: &Value) -> bool {
    let word = record::raw(value).unwrap_or_default().trim().to_lowercase();
    matches!(word.as_str(), "yes" | "y" | "true" | "x" | "✓" | "✔" | "1")
}

/// A label's code, a code in upper case, or else the words as they are.
fn code(raw: &str, programme: &FellowshipId, codes: &dyn Codes) -> Option<String> {
    let words = text::line(raw.trim().trim_matches(['[', ']', '"']))?;
    if let Some(code) = codes.code_for_label(programme, &words) {
        return Some(code);
    }
    let short = words.len() <= 8 && !words.contains(' ');
    Some(if short { words.to_uppercase() } else { words.chars().take(80).collect() })
}
