//! How many proofs a provider says it asked for.

use serde_json::{Map, Value};

use crate::signed::Strength;

/// What `acr` says for at least two proofs: OpenID EAP ACR 1.0, REFEDS MFA, PAPE, NIST levels, NHS CIS2.
const TWO: [&str; 9] = [
    "phr",
    "phrh",
    "mfa",
    "https://refeds.org/profile/mfa",
    "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
    "http://idmanagement.gov/ns/assurance/aal/2",
    "http://idmanagement.gov/ns/assurance/aal/3",
    "AAL2_OR_AAL3_ANY",
    "AAL3_ANY",
];

/// `amr` (RFC 8176): what one knows, what one has, what one is.
const KNOWN: [&str; 3] = ["pwd", "pin", "kba"];
const HAD: [&str; 5] = ["hwk", "swk", "otp", "sc", "pop"];
const BEING: [&str; 5] = ["face", "fpt", "iris", "retina", "vbm"];

/// Two, when the provider says that two proofs of different kinds were given; else one.
pub(super) fn of(claims: &Map<String, Value>) -> Strength {
    let acr = claims.get("acr").and_then(Value::as_str).is_some_and(|acr| TWO.contains(&acr));
    let ways: Vec<&str> = claims
        .get("amr")
        .and_then(Value::as_array)
        .map_or_else(Vec::new, |all| all.iter().filter_map(Value::as_str).collect());
    let kinds = [&KNOWN[..], &HAD, &BEING].iter().filter(|kind| ways.iter().any(|way| kind.contains(way))).count();
    if acr || ways.contains(&"mfa") || kinds >= 2 { Strength::Two } else { Strength::One }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn said(claims: Value) -> Strength {
        of(claims.as_object().expect("an object"))
    }

    #[test]
    fn two_proofs_of_different_kinds_are_two_and_anything_unsure_is_one() {
        for two in [
            json!({ "amr": ["pwd", "mfa"] }),
            json!({ "amr": ["pwd", "otp"] }),
            json!({ "amr": ["hwk", "fpt"] }),
            json!({ "acr": "phr" }),
            json!({ "acr": "AAL3_ANY" }),
        ] {
            assert_eq!(said(two.clone()), Strength::Two, "{two}");
        }
        for one in [
            json!({}),
            json!({ "amr": ["pwd"] }),
            json!({ "amr": ["pwd", "pin"] }),
            json!({ "amr": ["otp", "hwk"] }),
            json!({ "amr": "mfa" }),
            json!({ "acr": "1" }),
            json!({ "acr": ["phr"] }),
            json!({ "amr": ["sms", "pwd"] }),
        ] {
            assert_eq!(said(one.clone()), Strength::One, "{one}");
        }
    }
}
