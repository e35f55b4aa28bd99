//! What every fuzz target does with its bytes.

use openseat_formats::{Format, Options, open};

/// Opens `bytes` as `format` and reads every row: each record must end somewhere, and nothing may panic.
pub fn read_as(format: Format, bytes: &[u8]) {
    let options = Options { format: Some(format), ..Options::default() };
    if let Ok(opened) = open(bytes, &options) {
        let mut rows = 0;
        opened.each(&mut |_| rows += 1);
        assert!(rows >= opened.len(), "{rows} rows of {} records", opened.len());
    }
}
