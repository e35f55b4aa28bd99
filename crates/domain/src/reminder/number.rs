//! Telephone numbers, and the word that stops.

/// A number as gateways want it (E.164): a plus, and 8 to 15 digits. `None` for what is none, or names no country.
pub fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix("00").map_or_else(|| text.to_owned(), |rest| format!("+{rest}"));
    if !text.starts_with('+') || text.chars().skip(1).any(|c| !c.is_ascii_digit() && !" -().".contains(c)) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let sound = (8..=15).contains(&digits.len()) && !digits.starts_with('0');
    sound.then(|| format!("+{digits}"))
}

/// Whether a reply asks for no more messages. The words that gateways and people use, in both languages.
pub fn is_stop(text: &str) -> bool {
    let word: String = text.trim().chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
    ["STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "BAJA", "PARAR", "PARA", "ALTO", "FIN", "CANCELAR"]
        .contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_says_its_country() {
        assert_eq!(number(" +44 7700 900-123 ").as_deref(), Some("+447700900123"));
        assert_eq!(number("0044 (7700) 900123").as_deref(), Some("+447700900123"));
        for none in ["07700 900123", "+44", "+0 7700 900123", "sam", "+44 7700 900123 x4", "+1234567890123456", ""] {
            assert_eq!(number(none), None, "{none}");
        }
    }

    #[test]
    fn stop_is_understood_however_it_is_written_and_nothing_else_is() {
        for stop in ["STOP", " stop. ", "Stop!", "baja", "UNSUBSCRIBE", "parar"] {
            assert!(is_stop(stop), "{stop}");
        }
        for other in ["", "don't stop", "ok", "stop it tomorrow please"] {
            assert!(!is_stop(other), "{other}");
        }
    }
}
