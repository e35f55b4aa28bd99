//! Personal details that must not be published: whole fields are dropped, public text is only warned of.

/// Whether a field of a feed or a column of a sheet is, by its name, about a person: contact names, telephone
/// numbers, e-mail addresses. The name is first folded to small letters and digits.
pub(crate) fn is_personal(header: &str) -> bool {
    const WHOLE: [&str; 34] = [
        "email",
        "emails",
        "emailaddress",
        "phone",
        "phones",
        "telephone",
        "tel",
        "mobile",
        "cell",
        "phonenumber",
        "telephonenumber",
        "author",
        "facilitator",
        "facilitators",
        "chair",
        "chairperson",
        "secretary",
        "gsr",
        "leader",
        "host",
        "hosts",
        "convenor",
        "convener",
        "treasurer",
        "organiser",
        "organizer",
        "coordinator",
        "sponsor",
        "person",
        "people",
        "mailingaddress",
        "surname",
        "createdby",
        "runby",
    ];
    const PARTS: [&str; 21] = [
        "contact",
        "email",
        "phone",
        "mobile",
        "firstname",
        "lastname",
        "surname",
        "fullname",
        "facilitatorname",
        "facilitated",
        "birth",
        "homeaddress",
        "adminnotes",
        "whatsapp",
        "personal",
        "private",
        "whoruns",
        "runby",
        "ledby",
        "keyholder",
        "volunteer",
    ];
    let folded = crate::header::fold(header);
    WHOLE.contains(&folded.as_str()) || folded.ends_with("cell") || PARTS.iter().any(|part| folded.contains(part))
}

/// Something in public text that looks like a person's own detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Personal {
    /// "Contact: John Smith" (but not "John S.").
    FullName,
    Phone,
    Email,
}

impl Personal {
    /// What is said of it: never the detail itself.
    pub fn words(self) -> &'static str {
        match self {
            Self::FullName => "This public text seems to hold a person's full name.",
            Self::Phone => "This public text seems to hold a person's telephone number.",
            Self::Email => "This public text seems to hold an e-mail address.",
        }
    }

    /// What to do next.
    pub fn fix(self) -> &'static str {
        match self {
            Self::FullName => "Use a first name and an initial, or leave it out.",
            Self::Phone => "Leave it out, unless the number is an office's.",
            Self::Email => "Leave it out, unless the address is a group's or an office's.",
        }
    }
}

/// Looks for personal details in public text.
pub fn look(text: &str) -> impl Iterator<Item = Personal> {
    let name = has_full_name(text).then_some(Personal::FullName);
    let phone = has_phone(text).then_some(Personal::Phone);
    let email = emails(text).next().is_some().then_some(Personal::Email);
    [name, phone, email].into_iter().flatten()
}

/// Every e-mail address in a text.
pub(crate) fn emails(text: &str) -> impl Iterator<Item = &str> {
    let edges =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')' | '[' | ']' | '"' | ':' | '|');
    let words = text.contains('@').then(|| text.split(edges)).into_iter().flatten();
    words.map(|word| word.trim_matches(['.', '\'', '!', '?'])).filter(|word| is_email(word))
}

/// Whether a word has the shape of an e-mail address.
pub(crate) fn is_email(word: &str) -> bool {
    let Some((person, host)) = word.split_once('@') else { return false };
    let host_fits = host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    let top = host.rsplit('.').next().unwrap_or_default();
    let dotted = host.contains('.') && top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic());
    !person.is_empty() && !person.contains(['/', '?']) && host_fits && dotted && !host.starts_with('.')
}

/// Whether an e-mail address is an office's, as far as its host tells: not one that anybody can have.
pub(crate) fn is_office_email(address: &str) -> bool {
    const ANYBODY: [&str; 24] = [
        "gmail",
        "googlemail",
        "yahoo",
        "ymail",
        "rocketmail",
        "hotmail",
        "outlook",
        "live",
        "msn",
        "aol",
        "icloud",
        "me",
        "mac",
        "protonmail",
        "proton",
        "pm",
        "gmx",
        "web",
        "mail",
        "comcast",
        "verizon",
        "att",
        "sbcglobal",
        "btinternet",
    ];
    let Some((_, host)) = address.rsplit_once('@') else { return false };
    let first = host.split('.').next().unwrap_or_default().to_ascii_lowercase();
    !ANYBODY.contains(&first.as_str())
}

/// Ten to thirteen digits with at most small signs between them, unless the words before say that it is a meeting's
/// number or pass code, or an office's line.
fn has_phone(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(from) = bytes[at..].iter().position(u8::is_ascii_digit).map(|step| at + step) {
        let (digits, end) = number_at(bytes, from);
        let linked = from > 0 && matches!(bytes[from - 1], b'/' | b'=' | b'?' | b'#');
        if (10..=13).contains(&digits) && !linked && !is_meeting_number(text, from) {
            return true;
        }
        at = end.max(from + 1);
    }
    false
}

/// How many digits the number at `from` has, and where it ends.
fn number_at(bytes: &[u8], from: usize) -> (usize, usize) {
    let (mut digits, mut end, mut gap) = (0, from, 0);
    for (step, byte) in bytes[from..].iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                end = from + step + 1;
                gap = 0;
            }
            b' ' | b'-' | b'.' | b'(' | b')' if gap < 2 => gap += 1,
            _ => break,
        }
    }
    (digits, end)
}

fn is_meeting_number(text: &str, at: usize) -> bool {
    let before: String = text[..at].chars().rev().take(28).collect::<Vec<_>>().into_iter().rev().collect();
    let before = before.to_lowercase();
    let words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).rev().take(4);
    const TELLING: [&str; 20] = [
        "id",
        "pin",
        "code",
        "passcode",
        "password",
        "pw",
        "pwd",
        "dial",
        "zoom",
        "access",
        "conference",
        "meeting",
        "hotline",
        "helpline",
        "office",
        "intergroup",
        "webinar",
        "gso",
        "participant",
        "pass",
    ];
    words.into_iter().any(|word| TELLING.contains(&word))
}

/// "Contact: John Smith", "call Mary O'Brien": a word that leads to a person, then two capitalised words of which the
/// second is more than an initial.
fn has_full_name(text: &str) -> bool {
    const LEADING: [&str; 14] = [
        "contact",
        "contacts",
        "call",
        "text",
        "ask",
        "email",
        "facilitator",
        "secretary",
        "chairperson",
        "gsr",
        "host",
        "leader",
        "sponsor",
        "questions",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    words.iter().enumerate().any(|(at, word)| {
        let leading = word.trim_end_matches([':', ',', '-']).trim_start_matches('(').to_lowercase();
        if !LEADING.contains(&leading.as_str()) {
            return false;
        }
        let after = &words[at + 1..];
        let after =
            if after.first().is_some_and(|w| matches!(*w, "for" | "-" | ":" | "–")) { &after[1..] } else { after };
        matches!(after, [first, last, ..] if is_given(first) && is_last_name(last))
    })
}

fn is_given(word: &str) -> bool {
    word.chars().count() > 2
        && is_capitalised(word)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '-' | '’'))
}

fn is_last_name(word: &str) -> bool {
    const NOT_NAMES: [&str; 16] = [
        "Group",
        "Office",
        "Church",
        "Hall",
        "Central",
        "Intergroup",
        "Room",
        "Street",
        "House",
        "Center",
        "Centre",
        "Club",
        "Meeting",
        "Zoom",
        "Line",
        "District",
    ];
    let word = word.trim_end_matches(|c: char| !c.is_alphabetic() && c != '.');
    let plain = word.trim_end_matches(['.', ',', ';', ')', '!']);
    plain.chars().count() > 2 && is_capitalised(plain) && !NOT_NAMES.contains(&plain)
}

/// A capital, then at least one small letter ("McKay" counts, "AA" does not).
fn is_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<Personal> {
        look(text).collect()
    }

    #[test]
    fn full_names_are_seen_and_initials_are_not() {
        assert_eq!(found("Contact: John Smith before you come"), [Personal::FullName]);
        assert_eq!(found("Ask for Mary O'Brien."), [Personal::FullName]);
        for fine in [
            "Contact: John S. at the door",
            "Contact John",
            "Call Central Office",
            "Contact the group",
            "St John Smith Hall",
        ] {
            assert_eq!(found(fine), [], "{fine}");
        }
    }

    #[test]
    fn personal_numbers_are_seen_and_meeting_numbers_are_not() {
        assert_eq!(found("Text Sam at (415) 555-0100"), [Personal::Phone]);
        assert_eq!(found("07700 900123 for the key"), [Personal::Phone]);
    }

    #[test]
    fn meeting_ids_pass() {
        for fine in [
            "Meeting ID: 555-555-0100",
            "Zoom 823 4567 8901",
            "Passcode 1234567890",
            "https://zoom.us/j/8313360000",
            "1935-2025",
        ] {
            assert_eq!(found(fine), [], "{fine}");
        }
    }

    #[test]
    fn e_mail_addresses_are_seen() {
        assert_eq!(found("write to (sam@example.org)."), [Personal::Email]);
        assert_eq!(found("meet @ the door, @sam"), []);
        assert!(is_office_email("office@aasanjose.org") && !is_office_email("sam@Gmail.com") && !is_office_email("x"));
    }

    #[test]
    fn columns_about_people_are_known_by_their_names() {
        for header in
            ["contact_1_name", "Contact Email", "Phone", "Facilitator", "E-mail", "Home address", "last_contact_name"]
        {
            assert!(is_personal(header), "{header}");
        }
        for header in ["district", "Floor", "wheelchair", "Capacity", "location_url"] {
            assert!(!is_personal(header), "{header}");
        }
    }
}
