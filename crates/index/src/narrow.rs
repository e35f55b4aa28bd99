//! Meetings left by what is looked up in lists: words and rare concepts.

use openseat_domain::concept::ConceptSet;

use crate::{
    bits::Bits,
    directory::Directory,
    facts::Fact,
    filter::{Cold, Filter},
    search::Answers,
    stretch::Stretch,
    timeline::Reach,
    words::{Term, Words, terms},
};

/// Working memory for sets of meetings.
#[derive(Debug, Default)]
pub(crate) struct Narrow {
    /// The meetings that are left, if anything narrowed.
    pub left: Bits,
    /// Meetings with one of the rare concepts asked for as alternatives to common ones.
    pub or: Bits,
    term: Bits,
    narrowed: bool,
}

impl Narrow {
    /// Fills the sets for a question. Gives how many meetings are left; `None` if nothing narrows.
    pub(crate) fn fill(&mut self, directory: &Directory, text: &str, cold: &Cold) -> Option<usize> {
        self.narrowed = false;
        self.or.reset(0);
        if text.is_empty() && cold.is_empty() {
            return None;
        }
        let rare = |concept| directory.rare.meetings(concept).iter().copied();
        for concept in cold.all.iter() {
            self.keep(directory, |set| rare(concept).for_each(|meeting| set.insert(meeting)));
        }
        let any =
            |set: &mut Bits, asked: ConceptSet| asked.iter().flat_map(rare).for_each(|meeting| set.insert(meeting));
        if !cold.one_of.is_empty() {
            self.keep(directory, |set| any(set, cold.one_of));
        }
        if !cold.or.is_empty() {
            self.or.reset(directory.len());
            any(&mut self.or, cold.or);
        }
        terms(text).iter().for_each(|term| self.keep_term(directory, term));
        self.narrowed.then(|| self.left.count())
    }

    /// Keeps the meetings that `fill` puts into an empty set.
    fn keep(&mut self, directory: &Directory, fill: impl FnOnce(&mut Bits)) {
        self.term.reset(directory.len());
        fill(&mut self.term);
        if self.narrowed {
            self.left.keep(&self.term);
        } else {
            std::mem::swap(&mut self.left, &mut self.term);
            self.narrowed = true;
        }
    }

    fn keep_term(&mut self, directory: &Directory, term: &Term) {
        let Some(words) = &directory.words else { return self.keep(directory, |_| {}) };
        match term {
            Term::Word(word) => self.keep(directory, |set| words.for_meetings_of(word, false, |m| set.insert(m))),
            Term::Beginning(word) => self.keep(directory, |set| words.for_meetings_of(word, true, |m| set.insert(m))),
            Term::Phrase(phrase) => self.keep_phrase(directory, words, phrase),
        }
    }

    fn keep_phrase(&mut self, directory: &Directory, words: &Words, phrase: &[String]) {
        let Some(phrase) = words.numbers(phrase) else { return self.keep(directory, |_| {}) };
        for &word in &phrase {
            self.keep(directory, |set| words.meetings_of(word).iter().for_each(|&meeting| set.insert(meeting)));
        }
        let Self { left, term, .. } = self;
        term.reset(directory.len());
        left.iter().filter(|meeting| words.has_phrase(*meeting, &phrase)).for_each(|meeting| term.insert(meeting));
        std::mem::swap(left, term);
    }
}

/// Takes every answer among `meetings`, one meeting after the other.
pub(crate) fn list(
    directory: &Directory,
    filter: &Filter,
    stretch: Stretch,
    reach: Option<Reach>,
    meetings: impl Iterator<Item = u32>,
    answers: &mut impl Answers,
) {
    for meeting in meetings {
        let fact: &Fact = &directory.facts[meeting as usize];
        let mask = directory.masks.of(fact);
        if mask == 0 || !filter.may_accept(mask) || !filter.accepts(mask, fact.kind, meeting) {
            continue;
        }
        let Some(chord2) = reach.map_or(Some(0.0), |reach| reach.chord2_to(fact.spot)) else { continue };
        let starts = directory.calendar.offsets(meeting).iter();
        for &start in starts.filter(|start| (stretch.from..stretch.until).contains(start)) {
            answers.take(start, chord2, meeting);
        }
    }
}
