//! What a person types and ticks.

use openseat_domain::form::{Answers, Ask, Item, Value, Wrong};
use proptest::prelude::*;

use crate::made::{branching, item, likert};

#[test]
fn numbers_days_and_times_are_read_forgivingly() {
    let whole = item("n", Ask::Whole { low: 0, high: 10 });
    for typed in ["7", " 7 ", "7.0", "07"] {
        assert_eq!(whole.accept(&[typed]), Ok(vec![Value::Whole(7)]), "{typed}");
    }
    for typed in ["11", "-1", "seven", "7.5"] {
        assert_eq!(whole.accept(&[typed]), Err(Wrong::NotBetween { low: 0, high: 10 }), "{typed}");
    }
    assert_eq!(whole.accept(&["  "]), Ok(Vec::new()), "nothing typed is no answer");
    assert_eq!(item("d", Ask::Day).accept(&["2026-02-30"]), Err(Wrong::NotDay));
    assert_eq!(item("t", Ask::Time).accept(&["19:30"]), Ok(vec![Value::Time(jiff::civil::time(19, 30, 0, 0))]));
    assert_eq!(item("t", Ask::Time).accept(&["25:30"]), Err(Wrong::NotTime));
    assert_eq!(item("y", Ask::Yes).accept(&["perhaps"]), Err(Wrong::NotOffered));
    assert_eq!(item("c", likert(3)).accept(&["4"]), Err(Wrong::NotOffered));
}

#[test]
fn texts_are_kept_as_written_but_for_signs_that_steer_a_machine() {
    let line = item("l", Ask::Text { most: 5, lines: false });
    assert_eq!(line.accept(&["a\nb\u{7}c"]), Ok(vec![Value::Text("a b c".into())]));
    assert_eq!(line.accept(&["abcdef"]), Err(Wrong::TooLong { most: 5 }));
    let lines = item("t", Ask::Text { most: 9, lines: true });
    assert_eq!(lines.accept(&[" a\r\nb "]), Ok(vec![Value::Text("a\nb".into())]));
}

#[test]
fn no_more_is_ticked_than_may_be() {
    let many = Item { most: 2, ..item("c", likert(3)) };
    assert_eq!(many.accept(&["0", "3"]).map(|values| values.len()), Ok(2));
    assert_eq!(many.accept(&["0", "1", "2"]), Err(Wrong::TooMany { most: 2 }));
}

proptest! {
    #[test]
    fn what_a_page_sends_back_is_the_same_answer(number in 0..11_i64, text in "[a-zñé][a-zñé \n]{0,20}[a-z]", minute in 0..1440_i16) {
        let time = jiff::civil::time((minute / 60) as i8, (minute % 60) as i8, 0, 0);
        for (item, value) in [
            (item("n", Ask::Whole { low: 0, high: 10 }), Value::Whole(number)),
            (item("t", Ask::Text { most: 30, lines: true }), Value::Text(text)),
            (item("c", likert(10)), Value::Code(number.to_string())),
            (item("y", Ask::Yes), Value::Yes(number > 5)),
            (item("t", Ask::Time), Value::Time(time)),
        ] {
            prop_assert_eq!(item.accept(&[&value.typed()]), Ok(vec![value]));
        }
    }

    #[test]
    fn answers_come_back_from_the_store_as_they_were((_, answers) in branching()) {
        let kept = serde_json::to_vec(&answers).unwrap();
        prop_assert_eq!(serde_json::from_slice::<Answers>(&kept).unwrap(), answers);
    }
}
