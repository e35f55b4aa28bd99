//! Every meeting that answers a question, once each: for whoever weighs them by rules of their own.

use openseat_domain::{concept::ConceptSet, meeting::Attendance};

use crate::{bits::Bits, directory::Directory, search::Answers, sphere::km_of_chord2};

/// One meeting that answers, without its words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Met {
    /// Its number in this snapshot.
    pub meeting: u32,
    /// Kilometres from the place asked for; `None` when no place narrowed the question.
    pub km: Option<f32>,
    pub kind: u8,
    pub attendance: Attendance,
    pub concepts: ConceptSet,
    /// Days since 1970-01-01; 0 when unknown.
    pub checked: u32,
}

impl Met {
    pub(crate) fn of(directory: &Directory, meeting: u32, km: Option<f32>) -> Self {
        let fact = &directory.facts[meeting as usize];
        Self {
            meeting,
            km,
            kind: fact.kind,
            attendance: fact.attendance(),
            concepts: directory.sets[fact.set as usize],
            checked: fact.checked,
        }
    }
}

/// Hands each meeting on when its first start comes by.
pub(crate) struct Every<'a, F> {
    pub directory: &'a Directory,
    pub seen: &'a mut Bits,
    /// Whether the question is about a circle, so that chords are distances.
    pub in_circle: bool,
    pub each: F,
}

impl<F: FnMut(&Met)> Answers for Every<'_, F> {
    #[inline]
    fn take(&mut self, _start: u16, chord2: f32, meeting: u32) {
        if !self.seen.add(meeting) {
            return;
        }
        let km = self.in_circle.then(|| km_of_chord2(chord2));
        (self.each)(&Met::of(self.directory, meeting, km));
    }

    fn wanted(&self) -> usize {
        usize::MAX
    }

    fn stop(&mut self) {}

    fn settle(&mut self) {}
}
