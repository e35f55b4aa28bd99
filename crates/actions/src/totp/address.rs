//! The address in the picture that a phone scans.

/// The address in the form that phones know (Key Uri Format of Google Authenticator).
pub(super) fn address(site: &str, name: &str, secret: &str) -> String {
    let (site, name) = (escaped(site), escaped(name));
    format!("otpauth://totp/{site}:{name}?secret={secret}&issuer={site}")
}

/// Percent-encoded, all but what RFC 3986 §2.3 leaves as it is.
fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_one_that_another_program_makes() {
        // pyotp 2.12.0: TOTP(secret).provisioning_uri(name="ámbar otter", issuer_name="Leeds meetings").
        let made = address("Leeds meetings", "ámbar otter", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
        assert_eq!(
            made,
            "otpauth://totp/Leeds%20meetings:%C3%A1mbar%20otter?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Leeds%20meetings"
        );
    }
}
