//! Nothing that can be given to a reader makes it panic, and every record ends somewhere.

use openseat_formats::{Format, Options, open};
use proptest::prelude::*;

/// Opens and reads as every format, and as whatever it looks like.
fn survive(bytes: &[u8]) -> Result<(), TestCaseError> {
    for format in Format::ALL.map(Some).into_iter().chain([None]) {
        if let Ok(opened) = open(bytes, &Options { format, ..Options::default() }) {
            let mut rows = 0;
            opened.each(&mut |_| rows += 1);
            prop_assert!(rows >= opened.len(), "{rows} rows of {} records as {format:?}", opened.len());
        }
    }
    Ok(())
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let text = prop_oneof![
        any::<String>(),
        "[0-9]{0,2}:[0-9]{2}( ?[apAP]m)?",
        "(1st|last|every other|mon|tue|,|-| |7|month){0,5}",
        "[<&;>a-z /\"]{0,20}",
    ];
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        text.prop_map(Into::into),
    ];
    let key = prop_oneof![
        any::<String>(),
        proptest::sample::select(vec![
            "name",
            "slug",
            "day",
            "time",
            "end_time",
            "types",
            "latitude",
            "longitude",
            "updated",
            "regions",
            "coordinates",
            "conference_url",
            "conference_phone",
            "notes",
            "group",
            "location",
            "frequency",
            "from",
            "duration",
            "meetings",
            "values",
            "records",
            "fields",
            "id_bigint",
            "weekday_tinyint",
            "formats",
            "postal_code",
            "feedback_emails",
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 64, 12, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            proptest::collection::btree_map(key.clone(), inner, 0..12)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        survive(&bytes)?;
    }

    #[test]
    fn any_json_is_survived(value in json()) {
        survive(value.to_string().as_bytes())?;
        survive(serde_json::Value::Array(vec![value]).to_string().as_bytes())?;
    }

    #[test]
    fn any_table_is_survived(cells in "((name|day|time|Town|mon|19:00|x)[,;\n\"]{1,2}){0,40}") {
        survive(format!("Name,Day,Time\n{cells}").as_bytes())?;
    }
}
