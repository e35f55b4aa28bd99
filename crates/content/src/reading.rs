//! How hard a text is to read (Flesch–Kincaid grade, English).

/// The measure of one text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// United States school grade: 6 is about 11 years of age.
    pub grade: f64,
    pub sentences: usize,
    /// Words of the longest sentence.
    pub longest: usize,
}

/// Measures English text. Fragments under three words (headings, buttons) are not sentences.
/// `None` when nothing is left.
pub fn measure(text: &str) -> Option<Reading> {
    let sentences: Vec<Vec<&str>> = split(text).into_iter().filter(|words| words.len() > 2).collect();
    let words: Vec<&str> = sentences.iter().flatten().copied().collect();
    let longest = sentences.iter().map(Vec::len).max()?;
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let per_sentence = words.len() as f64 / sentences.len() as f64;
    let per_word = syllables as f64 / words.len() as f64;
    Some(Reading { grade: 0.39 * per_sentence + 11.8 * per_word - 15.59, sentences: sentences.len(), longest })
}

/// Words of the longest sentence of any language, short ones too.
pub fn longest(text: &str) -> usize {
    split(text).iter().map(Vec::len).max().unwrap_or(0)
}

/// Sentences end at `.`, `?`, `!` or `:` before a space or the end, and at line ends.
fn split(text: &str) -> Vec<Vec<&str>> {
    let mut sentences = vec![Vec::new()];
    for line in text.lines() {
        for word in line.split_whitespace() {
            if word.contains(|c: char| c.is_alphabetic()) {
                sentences.last_mut().expect("the list starts with one sentence and only grows").push(word);
            }
            if word.ends_with(['.', '?', '!', ':']) {
                sentences.push(Vec::new());
            }
        }
        sentences.push(Vec::new());
    }
    sentences
}

/// Counts groups of vowels, leaving out a silent ending, at least one.
fn syllables(word: &str) -> usize {
    let letters: String = word.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
    let stem = without_silent_end(&letters);
    let stem = stem.strip_prefix('y').unwrap_or(stem);
    let (mut count, mut run) = (0, 0);
    for letter in stem.chars() {
        run = if is_vowel(letter) { run + 1 } else { 0 };
        count += usize::from(run % 2 == 1);
    }
    count.max(1)
}

/// Drops `es` and `e` after a consonant other than `l`, and `ed`.
fn without_silent_end(word: &str) -> &str {
    let after_consonant = |rest: &str| rest.chars().last().is_some_and(|c| !is_vowel(c) && c != 'l');
    let ends: [(&str, bool); 3] = [("es", true), ("ed", false), ("e", true)];
    for (end, consonant) in ends {
        if let Some(rest) = word.strip_suffix(end)
            && (!consonant || after_consonant(rest))
        {
            return &rest[..rest.len() - usize::from(consonant)];
        }
    }
    word
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grade_is_that_of_the_formula_worked_by_hand() {
        // 6 words in one sentence, 1 syllable each: 0.39 × 6 + 11.8 × 1 − 15.59.
        let reading = measure("The cat sat on the mat.").unwrap();
        assert!((reading.grade - (0.39 * 6.0 + 11.8 - 15.59)).abs() < 1e-9, "{reading:?}");
        assert_eq!((reading.sentences, reading.longest), (1, 6));
    }

    #[test]
    fn syllables_are_counted_as_people_say_them() {
        let known =
            [("meeting", 2), ("recovery", 4), ("place", 1), ("started", 1), ("yes", 1), ("I", 1), ("people", 2)];
        for (word, count) in known {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn headings_are_not_sentences_and_lines_end_them() {
        let reading = measure("Find help\nYou can just listen. Nobody will ask you why").unwrap();
        assert_eq!((reading.sentences, reading.longest), (2, 5));
        assert_eq!(measure("Now"), None);
    }

    #[test]
    fn long_words_and_sentences_raise_the_grade() {
        let plain = measure("You can sit and listen.").unwrap().grade;
        let heavy =
            measure("Participation necessitates familiarisation with organisational documentation.").unwrap().grade;
        assert!(heavy > plain + 10.0, "{plain} {heavy}");
    }
}
