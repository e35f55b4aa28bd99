//! A query string as PHP and BMLT read it: `x=1,2`, `x[]=1&x[]=2`, spaces around values left out, empty ones nothing.

use openseat_formats::semantic::php::{floatval, intval, is_numeric};
use url::form_urlencoded;

/// One value, or several.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Given {
    One(String),
    Many(Vec<String>),
}

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked(Vec<(String, Given)>);

/// Numbers that are wanted, and numbers that are not.
pub(super) type Signed = (Vec<i64>, Vec<i64>);

impl Asked {
    pub(crate) fn read(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim().to_owned();
            match name.split_once('[') {
                Some((name, _)) if !name.is_empty() => asked.add(name, value),
                _ => asked.set(&name, Given::One(value)),
            }
        }
        asked
    }

    /// Whether the parameter is there, be it empty.
    pub(super) fn has(&self, name: &str) -> bool {
        self.given(name).is_some()
    }

    /// A single value that is not empty.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        match self.given(name)? {
            Given::One(value) => Some(value.as_str()).filter(|value| !value.is_empty()),
            Given::Many(_) => None,
        }
    }

    /// A number.
    pub(super) fn float(&self, name: &str) -> Option<f64> {
        self.text(name).and_then(floatval)
    }

    pub(super) fn is_one(&self, name: &str) -> bool {
        self.text(name) == Some("1")
    }

    /// Every value of a list; a single value is a list of one.
    pub(super) fn all(&self, name: &str) -> Vec<String> {
        match self.given(name) {
            Some(Given::One(value)) if !value.is_empty() => vec![value.clone()],
            Some(Given::Many(values)) => values.clone(),
            _ => Vec::new(),
        }
    }

    /// Whole numbers, separated by commas or as a list.
    pub(super) fn numbers(&self, name: &str) -> Vec<i64> {
        match self.given(name) {
            Some(Given::One(value)) if !value.is_empty() => value.split(',').map(intval).collect(),
            Some(Given::Many(values)) => values.iter().map(|value| intval(value)).collect(),
            _ => Vec::new(),
        }
    }

    /// The same, with those below nought apart and without their sign.
    pub(super) fn signed(&self, name: &str) -> Signed {
        let numbers = self.numbers(name);
        let exclude = numbers.iter().filter(|number| **number < 0).map(|number| number.saturating_abs()).collect();
        (numbers.into_iter().filter(|number| *number > 0).collect(), exclude)
    }

    /// A time of two parameters, hours and minutes: `HH:MM:00`.
    pub(super) fn time(&self, hours: &str, minutes: &str) -> Option<String> {
        let part = |name: &str, most: i64| {
            self.text(name).filter(|text| is_numeric(text)).map(|text| intval(text).clamp(0, most))
        };
        let (hours, minutes) = (part(hours, 23), part(minutes, 59));
        let some = hours.is_some() || minutes.is_some();
        some.then(|| format!("{:02}:{:02}:00", hours.unwrap_or(0), minutes.unwrap_or(0)))
    }

    fn given(&self, name: &str) -> Option<&Given> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, given)| given)
    }

    fn set(&mut self, name: &str, given: Given) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = given,
            None => self.0.push((name.to_owned(), given)),
        }
    }

    fn add(&mut self, name: &str, value: String) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, Given::Many(values))) => values.push(value),
            _ => self.set(name, Given::Many(vec![value])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_single_values_are_read_as_php_reads_them() {
        let asked = Asked::read("a=1,-2,+x&b[]=3&b[]=-4&c=&d=5&d=6&e[0]=7&f=+hi+");
        assert_eq!(asked.signed("a"), (vec![1], vec![2]));
        assert_eq!(asked.signed("b"), (vec![3], vec![4]));
        assert_eq!((asked.has("c"), asked.text("c")), (true, None));
        assert_eq!(asked.text("d"), Some("6"), "the last one counts");
        assert_eq!(asked.numbers("e"), [7]);
        assert_eq!(asked.text("f"), Some("hi"));
        assert_eq!(asked.text("b"), None);
    }

    #[test]
    fn a_time_needs_hours_or_minutes() {
        let asked = Asked::read("h=7&m=75&x=noon");
        assert_eq!(asked.time("h", "m").as_deref(), Some("07:59:00"));
        assert_eq!(asked.time("x", "m").as_deref(), Some("00:59:00"));
        assert_eq!(asked.time("x", "y"), None);
    }
}
