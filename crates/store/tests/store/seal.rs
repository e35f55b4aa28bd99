//! Sealed values open where they were written and nowhere else; outside programs agree on their bytes.

use std::{
    fmt::Write as _,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use openseat_store::{Cell, Error, PersonKey, Secrets, Vault, seal::Key, testing};
use proptest::{collection::vec, prelude::*, test_runner::TestRunner};

use crate::{at, id};

const TABLES: [&str; 4] = ["about", "visit", "ab", "a"];
const COLUMNS: [&str; 4] = ["sealed", "label", "c", "bc"];

async fn two_people() -> (PersonKey, PersonKey) {
    let vault = Vault::open(testing::key_store(), testing::masters(), Secrets::new([3; 32]), id(1), || at(0));
    let vault = vault.await.unwrap();
    (vault.make_person(id(10), at(0)).await.unwrap(), vault.make_person(id(11), at(0)).await.unwrap())
}

fn cells() -> impl Strategy<Value = Cell> {
    let row = prop_oneof![Just(0), Just(1), any::<u128>()];
    (0..4_usize, 0..4_usize, row).prop_map(|(table, column, row)| Cell {
        table: TABLES[table],
        column: COLUMNS[column],
        row: id(row),
    })
}

fn refuses(key: &PersonKey, cell: Cell, sealed: &[u8]) -> bool {
    matches!(key.unseal(cell, sealed), Err(Error::Sealed))
}

#[tokio::test]
async fn a_sealed_value_opens_in_its_own_cell_with_its_own_persons_key_and_not_elsewhere() {
    let (mine, other) = two_people().await;
    let cases = (cells(), cells(), vec(any::<u8>(), 0..300));
    let run = TestRunner::new(ProptestConfig::with_cases(2_000)).run(&cases, |(cell, elsewhere, plain)| {
        let sealed = mine.seal(cell, &plain);
        prop_assert_eq!(&**mine.unseal(cell, &sealed).unwrap(), &plain);
        prop_assert!(refuses(&other, cell, &sealed));
        prop_assert_eq!(refuses(&mine, elsewhere, &sealed), elsewhere != cell);
        Ok(())
    });
    run.unwrap();
}

#[tokio::test]
async fn a_changed_byte_or_a_missing_end_is_refused() {
    let (mine, _) = two_people().await;
    let cell = Cell { table: "about", column: "sealed", row: id(1) };
    let cases = (vec(any::<u8>(), 0..120), any::<prop::sample::Index>(), 1_u8.., any::<u8>());
    let run = TestRunner::new(ProptestConfig::with_cases(500)).run(&cases, |(plain, at, change, more)| {
        let sealed = mine.seal(cell, &plain);
        let mut changed = sealed.clone();
        changed[at.index(sealed.len())] ^= change;
        prop_assert!(refuses(&mine, cell, &changed));
        for length in 0..sealed.len() {
            prop_assert!(refuses(&mine, cell, &sealed[..length]));
        }
        prop_assert!(refuses(&mine, cell, &[&sealed[..], &[more]].concat()));
        Ok(())
    });
    run.unwrap();
}

#[tokio::test]
async fn the_same_words_never_look_the_same_twice() {
    let (mine, _) = two_people().await;
    let cell = Cell { table: "about", column: "sealed", row: id(1) };
    let sealed: std::collections::BTreeSet<_> = (0..1_000).map(|_| mine.seal(cell, b"Sam")).collect();
    assert_eq!(sealed.len(), 1_000);
}

#[tokio::test]
async fn text_that_is_not_utf_8_is_refused_and_nothing_shows_a_key() {
    let (mine, _) = two_people().await;
    let cell = Cell { table: "about", column: "sealed", row: id(1) };
    assert!(matches!(mine.text(cell, &mine.seal(cell, &[0xFF])), Err(Error::Sealed)));
    assert_eq!(mine.text(cell, &mine.seal(cell, "Zoë".as_bytes())).unwrap(), "Zoë");
    assert_eq!(format!("{:?} {:?}", Key::new([9; 32]), Secrets::new([9; 32])), "Key Secrets");
    assert_eq!(format!("{:?}", testing::masters()), "Masters([\"test\"])");
}

/// RFC 8452, C.2 (AEAD_AES_256_GCM_SIV): plain, place, result; key 01 00 …, nonce 03 00 ….
#[test]
fn the_vectors_of_rfc_8452_open() {
    let vectors = [
        ("", "", "07f5f4169bbf55a8400cd47ea6fd400f"),
        ("0100000000000000", "", "c2ef328e5c71c83b843122130f7364b761e0b97427e3df28"),
        ("0200000000000000", "01", "1de22967237a813291213f267e3b452f02d01ae33e4ec854"),
    ];
    let mut key = [0; 32];
    key[0] = 1;
    for (plain, place, result) in vectors {
        let sealed = [vec![1, 3], vec![0; 11], bytes(result)].concat();
        assert_eq!(**Key::new(key).open(&bytes(place), &sealed).unwrap(), bytes(plain), "{result}");
    }
}

#[test]
fn an_outside_program_opens_what_we_seal_and_we_open_what_it_seals() {
    let (secrets, mut questions, mut expected) = (Secrets::new([5; 32]), String::new(), Vec::new());
    let mut ours = Vec::new();
    for n in 0..200_usize {
        let (key, place) = (secrets.bytes::<32>(), secrets.bytes::<40>());
        let (nonce, plain) = (secrets.bytes::<12>(), [secrets.bytes::<32>(); 8].concat());
        let (place, plain) = (&place[..n % 41], &plain[..n % 257]);
        let sealed = Key::new(key).seal(&secrets, place, plain);
        let mut broken = sealed.clone();
        broken[14 + n % (sealed.len() - 14)] ^= 1;
        for (sealed, answer) in [(&sealed, hex(plain)), (&broken, "refused".to_owned())] {
            writeln!(questions, "open {} {} {}", hex(&key), hex(place), hex(sealed)).unwrap();
            expected.push(answer);
        }
        writeln!(questions, "mark {} {} {}", hex(&key), hex(b"e-mail"), hex(plain)).unwrap();
        expected.push(hex(&Key::new(key).mark("e-mail", plain)));
        writeln!(questions, "seal {} {} {} {}", hex(&key), hex(place), hex(&nonce), hex(plain)).unwrap();
        ours.push((expected.len(), key, place.to_vec(), plain.to_vec()));
        expected.push(String::new());
    }
    let Some(answers) = ask_oracle(&questions) else { return };
    let answers: Vec<&str> = answers.lines().collect();
    assert_eq!(answers.len(), expected.len());
    for (line, key, place, plain) in ours {
        assert_eq!(**Key::new(key).open(&place, &bytes(answers[line])).unwrap(), plain);
        expected[line] = answers[line].to_owned();
    }
    assert_eq!(answers, expected);
}

#[allow(clippy::disallowed_methods, reason = "a test may look at its own machine")]
fn ask_oracle(questions: &str) -> Option<String> {
    let python = std::env::var("OPENSEAT_PYTHON").unwrap_or_else(|_| "python3".into());
    let probe = "from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV as A; A(bytes(32))";
    if !Command::new(&python).args(["-c", probe]).output().is_ok_and(|probe| probe.status.success()) {
        let say = format!("{python} has no cryptography with AES-GCM-SIV (tests/oracle/requirements.txt)");
        assert!(std::env::var("CI").as_deref() != Ok("true"), "{say}");
        println!("skipped: {say}");
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/oracle/seal_oracle.py");
    let mut oracle = Command::new(&python);
    let mut oracle = oracle.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut to, questions) = (oracle.stdin.take().unwrap(), questions.to_owned());
    let writer = std::thread::spawn(move || to.write_all(questions.as_bytes()).unwrap());
    let output = oracle.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Hexadecimal; a dash for nothing.
fn hex(bytes: &[u8]) -> String {
    if bytes.is_empty() { "-".into() } else { bytes.iter().map(|byte| format!("{byte:02x}")).collect() }
}

fn bytes(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .filter(|two| two.len() == 2)
        .map(|two| u8::from_str_radix(str::from_utf8(two).unwrap(), 16).unwrap())
        .collect()
}
