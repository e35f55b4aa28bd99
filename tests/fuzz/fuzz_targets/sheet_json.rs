#![no_main]

use libfuzzer_sys::fuzz_target;
use openseat_formats::Format;

fuzz_target!(|bytes: &[u8]| openseat_fuzz::read_as(Format::SheetJson, bytes));
