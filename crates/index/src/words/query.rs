//! Reading what a person typed.

use crate::fold::fold;

/// One thing that must be in a meeting's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    Word(String),
    /// The last word, which may still be being typed: any word that begins so will do.
    Beginning(String),
    /// Words in quotation marks: exactly these, one after the other.
    Phrase(Vec<String>),
}

/// The terms of a question, folded. A quotation mark that is never closed is passed over.
pub(crate) fn terms(text: &str) -> Vec<Term> {
    let text = fold(text).replace(['“', '”', '„', '«', '»'], "\"");
    let parts: Vec<&str> = text.split('"').collect();
    let mut terms = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let found = words(part).map(str::to_owned);
        let is_last = number + 1 == parts.len();
        if number % 2 == 1 && !is_last {
            let phrase: Vec<String> = found.collect();
            if !phrase.is_empty() {
                terms.push(Term::Phrase(phrase));
            }
            continue;
        }
        terms.extend(found.map(Term::Word));
        if is_last
            && words(part).next().is_some()
            && let Some(Term::Word(word)) = terms.pop()
        {
            terms.push(Term::Beginning(word));
        }
    }
    terms
}

/// The words of a folded text: runs of letters and digits.
pub(super) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Term {
        Term::Word(text.into())
    }

    #[test]
    fn the_last_word_may_be_unfinished() {
        assert_eq!(terms("St. Mary’s HA"), [word("st"), word("mary"), word("s"), Term::Beginning("ha".into())]);
        assert_eq!(terms(" –!"), []);
        assert_eq!(terms(""), []);
    }

    #[test]
    fn quotation_marks_make_a_phrase() {
        let phrase = Term::Phrase(vec!["new".into(), "start".into()]);
        assert_eq!(terms("\"New start\" Leeds"), [phrase.clone(), Term::Beginning("leeds".into())]);
        assert_eq!(terms("leeds “new start”"), [word("leeds"), phrase]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_does_no_harm() {
        assert_eq!(terms("leeds \"new sta"), [word("leeds"), word("new"), Term::Beginning("sta".into())]);
        assert_eq!(terms("\"\" \""), []);
    }
}
