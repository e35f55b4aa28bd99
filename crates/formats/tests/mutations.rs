//! Damaged files: whatever is changed in them, a reader gives an answer for every row and never panics.

use openseat_formats::{Format, Options, Row, open};
use proptest::prelude::*;

/// What a file is damaged with.
const BITS: [&str; 16] =
    ["", "'", "\"", "\\", ",", "(", ")", ";", "NULL", "0x", "--", "/*", "\u{0}", "ß", "99999999999999999999", "\n"];

fn damaged(whole: &[u8], cuts: &[(u16, u8, u8)]) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for (at, length, bit) in cuts {
        let at = usize::from(*at) % (bytes.len() + 1);
        let end = (at + usize::from(*length) % 40).min(bytes.len());
        bytes.splice(at..end, BITS[usize::from(*bit) % BITS.len()].bytes());
    }
    bytes
}

fn every_row_has_an_end(format: Format, bytes: &[u8]) {
    let options = Options { format: Some(format), ..Options::default() };
    let Ok(opened) = open(bytes, &options) else { return };
    let mut ends = 0;
    opened.each(&mut |row| {
        ends += 1;
        match row {
            Row::Draft(draft, _) => assert!(!draft.key.is_empty() && !draft.name.is_empty()),
            Row::Refused(problem) => assert!(!problem.what.is_empty() && !problem.fix.is_empty()),
        }
    });
    assert_eq!(ends, opened.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_answer_never_panics(cuts in proptest::collection::vec(any::<(u16, u8, u8)>(), 0..6)) {
        every_row_has_an_end(Format::BmltJson, &damaged(include_bytes!("fixtures/bmlt_answer.json"), &cuts));
    }

    #[test]
    fn a_damaged_dump_never_panics(cuts in proptest::collection::vec(any::<(u16, u8, u8)>(), 0..6)) {
        every_row_has_an_end(Format::BmltSql, &damaged(include_bytes!("fixtures/bmlt_dump.sql"), &cuts));
    }

    #[test]
    fn a_damaged_sheet_never_panics(cuts in proptest::collection::vec(any::<(u16, u8, u8)>(), 0..6)) {
        every_row_has_an_end(Format::NawsCsv, &damaged(include_bytes!("fixtures/naws_52.csv"), &cuts));
    }

    #[test]
    fn any_text_at_all_never_panics(text in "\\PC{0,200}") {
        for format in [Format::BmltJson, Format::BmltSql, Format::NawsCsv] {
            every_row_has_an_end(format, text.as_bytes());
        }
    }
}
