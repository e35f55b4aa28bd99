//! Meetings that are alike in all that is asked are judged once.
//!
//! Of a hundred thousand meetings online most differ in nothing that a person asked for. What a rule looks at is the
//! kind, the way and those marks that some answer speaks of; of all with the same, the first is judged, and the verdict
//! is kept in a small table.

use crate::{
    concept::ConceptSet,
    kind::Kind,
    matching::{
        GroupSays, Meeting, Topic, Why,
        fit::{self, Points},
        screen::Screen,
    },
    meeting::Attendance,
};

/// Verdicts that are kept at once; a power of two.
const ROOM: usize = 2048;

/// What meetings that are alike come to, or why they are left out.
type Verdict = Result<Like, Why>;

/// What a meeting comes to, whenever it is and however lately it was checked.
#[derive(Clone, Copy, Debug)]
pub struct Like {
    points: Points,
    score: u32,
    /// For one point of how lately it was checked.
    fresh: u32,
}

impl Like {
    pub(crate) fn of(screen: &Screen, kind: &Kind, meeting: &Meeting) -> Self {
        let mut points = fit::of_meeting(screen, kind, meeting);
        points.set(Topic::Fresh, 0);
        Self { points, score: points.score(screen.weights), fresh: u32::from(screen.weights.get(Topic::Fresh)) }
    }

    /// The points and their sum by weight, for one that was checked so many days ago.
    #[inline]
    pub(crate) fn checked(&self, days: Option<u32>) -> (Points, u32) {
        let (fresh, mut points) = (fit::fresh(days), self.points);
        points.set(Topic::Fresh, fresh);
        (points, self.score + self.fresh * u32::from(fresh))
    }
}

/// What was found out so far.
#[derive(Debug)]
pub(crate) struct Alike {
    /// The marks that any rule looks at.
    asked: ConceptSet,
    known: Vec<Option<(Key, Verdict)>>,
}

/// All that a rule looks at in a meeting that is joined from afar and of which nothing else is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    marks: ConceptSet,
    usual_languages: ConceptSet,
    kind: usize,
    attendance: Attendance,
    group_says: Option<GroupSays>,
}

impl Alike {
    pub(crate) fn new(screen: &Screen) -> Self {
        Self { asked: screen.all_marks(), known: vec![None; ROOM] }
    }

    /// The verdict on a meeting of a kind that passed, without its times.
    pub(crate) fn judge(&mut self, screen: &Screen, number: usize, kind: &Kind, meeting: &Meeting) -> Verdict {
        if meeting.km.is_some() || meeting.introduction || meeting.on_site || meeting.visitors.is_some() {
            return judge(screen, kind, meeting);
        }
        let Meeting { attendance, group_says, usual_languages, .. } = *meeting;
        let marks = meeting.concepts.and(&self.asked);
        let key = Key { marks, usual_languages, kind: number, attendance, group_says };
        let slot = &mut self.known[key.place()];
        match slot {
            Some((known, verdict)) if *known == key => *verdict,
            _ => slot.insert((key, judge(screen, kind, meeting))).1,
        }
    }
}

fn judge(screen: &Screen, kind: &Kind, meeting: &Meeting) -> Verdict {
    screen.meeting(kind, meeting)?;
    Ok(Like::of(screen, kind, meeting))
}

impl Key {
    /// A place that looks random (multiply and fold).
    fn place(&self) -> usize {
        const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
        let other = (self.kind as u64) << 8 | u64::from(self.group_says.is_some()) << 4 | self.attendance as u64;
        let mixed = self
            .marks
            .0
            .iter()
            .chain(&self.usual_languages.0)
            .fold(other, |hash, word| (hash.rotate_left(23) ^ word).wrapping_mul(ODD));
        (mixed >> 48) as usize & (ROOM - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_differ_in_one_thing_lie_apart() {
        let nothing = ConceptSet::EMPTY;
        let online = Attendance::Online;
        let key = Key { marks: nothing, usual_languages: nothing, kind: 1, attendance: online, group_says: None };
        let mut places: Vec<usize> = (0..256)
            .map(|concept| Key { marks: [crate::concept::Concept(concept as u8)].into_iter().collect(), ..key }.place())
            .collect();
        places.sort_unstable();
        places.dedup();
        assert!(places.len() > 200, "{}", places.len());
    }
}
