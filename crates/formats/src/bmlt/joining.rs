//! The link and the dial-in number of a record.

use openseat_domain::meeting::Online;
use url::Url;

use crate::text;

/// What was found, and what could not be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Joining {
    pub(crate) online: Option<Online>,
    /// A link that is none, as given.
    pub(crate) bad_link: Option<String>,
    /// A number that is none, as given.
    pub(crate) bad_phone: Option<String>,
}

/// Reads the three fields that BMLT and NAWS have for this.
pub(crate) fn read(link: &str, phone: &str, info: &str) -> Joining {
    if link.is_empty() && phone.is_empty() && info.is_empty() {
        return Joining::default();
    }
    let url = web_address(link);
    let number = dial_in(phone);
    let bad_link = (url.is_none() && !link.is_empty()).then(|| link.to_owned());
    let bad_phone = (number.is_none() && !phone.is_empty()).then(|| phone.to_owned());
    let notes = text::lines(info);
    let (url_notes, phone_notes) = if url.is_none() && number.is_some() { (None, notes) } else { (notes, None) };
    // Words around a number ("ext. 5, German line 030 …") are kept as they are.
    let words = number.is_some() && phone.chars().any(char::is_alphabetic);
    let phone_notes = [words.then(|| text::line(phone)).flatten(), phone_notes].into_iter().flatten();
    let phone_notes = phone_notes.collect::<Vec<_>>().join("\n");
    let phone_notes = (!phone_notes.is_empty()).then_some(phone_notes);
    let online = Online { url, url_notes, phone: number, phone_notes, ..Online::default() };
    Joining { online: (online != Online::default()).then_some(online), bad_link, bad_phone }
}

/// An `http(s)` address as given, with `https://` put before a bare host. `None` for anything else.
pub(crate) fn web_address(text: &str) -> Option<String> {
    let word = text.split_whitespace().find(|word| word.starts_with("http://") || word.starts_with("https://"));
    let given = word.unwrap_or(text.trim());
    let whole = if given.contains("://") { given.to_owned() } else { format!("https://{given}") };
    if whole.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"')) {
        return None;
    }
    let url = Url::parse(&whole).ok()?;
    let host = url.host_str()?;
    let web = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    (web && host.contains('.') && !host.starts_with('.')).then_some(whole)
}

/// The number up to the first letter or slash: digits and `+ , * #` only, with at least seven digits.
fn dial_in(text: &str) -> Option<String> {
    let number = text
        .split(|c: char| c.is_alphabetic() || matches!(c, '/' | ';' | '|'))
        .find(|part| part.chars().filter(char::is_ascii_digit).count() >= 7)?;
    let kept = number.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | ',' | '*' | '#')).collect::<String>();
    Some(kept.trim_matches(',').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(web_address("https://zoom.us/j/1?pwd=a").as_deref(), Some("https://zoom.us/j/1?pwd=a"));
        assert_eq!(web_address("zoom.us/j/1").as_deref(), Some("https://zoom.us/j/1"));
        assert_eq!(web_address("Zoom: https://zoom.us/j/1 (code 5)").as_deref(), Some("https://zoom.us/j/1"));
        for bad in ["", "javascript:alert(1)", "ask by e-mail", "zoom", "https://u:p@zoom.us/", "ftp://a.b/", "a@b.org"]
        {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_number_is_dialled_and_its_words_are_notes() {
        let joining = read("", "+1 (646) 555-0100,,123456#", "Code 9");
        let online = joining.online.unwrap();
        assert_eq!(online.phone.as_deref(), Some("+16465550100,,123456#"));
        assert_eq!(online.phone_notes.as_deref(), Some("Code 9"));
        let online = read("", "1-800-555-0100 ext 5 / 555-0101", "").online.unwrap();
        assert_eq!(online.phone.as_deref(), Some("18005550100"));
        assert_eq!(online.phone_notes.as_deref(), Some("1-800-555-0100 ext 5 / 555-0101"));
        assert_eq!(read("", "call us", "").bad_phone.as_deref(), Some("call us"));
    }
}
