//! The letters: Public Sans, as on the pages. Widths are measured without kerning, so no line comes out wider.

use std::sync::LazyLock;

use ttf_parser::Face;
use unicode_normalization::UnicodeNormalization as _;

pub(crate) const REGULAR: &[u8] = include_bytes!("../assets/regular.ttf");
pub(crate) const BOLD: &[u8] = include_bytes!("../assets/bold.ttf");

static FACES: LazyLock<[Face<'static>; 2]> =
    LazyLock::new(|| [REGULAR, BOLD].map(|bytes| Face::parse(bytes, 0).expect("the font in the program can be read")));

/// What stands for a letter that the font does not have.
const UNKNOWN: char = '?';

fn face(bold: bool) -> &'static Face<'static> {
    &FACES[usize::from(bold)]
}

/// How wide a text is at a size, in points.
pub(crate) fn width(text: &str, bold: bool, size: f32) -> f32 {
    let face = face(bold);
    let advance = |c| face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph)).unwrap_or(0);
    let units: u32 = text.chars().map(|c| u32::from(advance(c))).sum();
    units as f32 * size / f32::from(face.units_per_em())
}

/// The text in letters that the font has: an accent that it lacks is left off, another script becomes question marks.
pub(crate) fn printable(text: &str) -> String {
    let has = |c: char| face(false).glyph_index(c).is_some() && face(true).glyph_index(c).is_some();
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        if has(c) {
            out.push(c);
        } else if c.is_whitespace() {
            out.push(' ');
        } else if !c.is_control() && !is_joined(c) {
            let plain: String = std::iter::once(c).nfkd().filter(|part| has(*part)).collect();
            if plain.is_empty() { out.push(UNKNOWN) } else { out.push_str(&plain) }
        }
    }
    out
}

/// Marks that belong to the letter before, and signs that are not seen.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}')
}
