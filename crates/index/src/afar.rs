//! Everything that can be joined from afar, alike ones together.
//!
//! From anywhere in the world all of it is in reach, so that whoever weighs it must look at a third of the directory.
//! Meetings of the same kind, way and concepts lie one after the other here, with their starts beside them: what is alike
//! is judged once, and the rest is read in the order in which it lies in memory.

use openseat_domain::{concept::ConceptSet, meeting::Attendance, search::Minute};

use crate::{
    calendar::Calendar,
    directory::Directory,
    facts::{ConceptSets, Fact},
};

/// The meetings, ordered by group.
#[derive(Debug, Default)]
pub(crate) struct Afar {
    groups: Vec<Group>,
    /// What languages are usual where meetings are, each once.
    usual: Vec<ConceptSet>,
    meetings: Vec<u32>,
    /// Days since 1970-01-01; 0 when unknown.
    checked: Vec<u16>,
    /// Where each meeting's starts end; one more than there are meetings, the first is 0.
    ends: Vec<u32>,
    /// Minutes after the beginning of the window.
    starts: Vec<u16>,
}

#[derive(Clone, Copy, Debug)]
struct Group {
    set: u32,
    /// Where its meetings end; they begin where those of the group before end.
    end: u32,
    usual: u32,
    kind: u8,
    hybrid: bool,
}

/// Meetings that can be joined from afar and differ in nothing but their starts and how lately they were checked.
#[derive(Clone, Copy, Debug)]
pub struct Alike<'a> {
    pub kind: u8,
    pub attendance: Attendance,
    pub concepts: ConceptSet,
    /// The languages that are usual where they are; empty where none is clearly so.
    pub usual_languages: ConceptSet,
    afar: &'a Afar,
    from: Minute,
    first: usize,
    end: usize,
}

/// One of them.
#[derive(Clone, Copy, Debug)]
pub struct Far<'a> {
    /// Its number in this snapshot.
    pub meeting: u32,
    /// Days since 1970-01-01; 0 when unknown.
    pub checked: u32,
    from: Minute,
    starts: &'a [u16],
}

impl Afar {
    pub(crate) fn new(calendar: &Calendar, facts: &[Fact], usual_of_zones: &[ConceptSet]) -> Self {
        let mut usual = ConceptSets::default();
        let unsaid = usual.number(ConceptSet::EMPTY);
        let of_zones: Vec<u32> = usual_of_zones.iter().map(|set| usual.number(*set)).collect();
        let mut order: Vec<u32> = (0..facts.len() as u32).collect();
        order.retain(|&number| facts[number as usize].attendance().online());
        let key = |number: u32| {
            let fact = &facts[number as usize];
            let usual = of_zones.get(usize::from(fact.zone)).copied().unwrap_or(unsaid);
            (fact.kind, fact.set, fact.attendance().in_person(), usual)
        };
        order.sort_unstable_by_key(|&number| (key(number), number));
        let mut afar = Self { ends: vec![0], usual: usual.into_sets(), ..Self::default() };
        for &number in &order {
            let (kind, set, hybrid, usual) = key(number);
            let end = afar.meetings.len() as u32 + 1;
            match afar.groups.last_mut() {
                Some(last) if (last.kind, last.set, last.hybrid, last.usual) == (kind, set, hybrid, usual) => {
                    last.end = end;
                }
                _ => afar.groups.push(Group { set, end, usual, kind, hybrid }),
            }
            afar.checked.push(u16::try_from(facts[number as usize].checked).unwrap_or(u16::MAX));
            afar.starts.extend_from_slice(calendar.offsets(number));
            afar.ends.push(afar.starts.len() as u32);
            afar.meetings.push(number);
        }
        afar.groups.shrink_to_fit();
        afar.starts.shrink_to_fit();
        afar.checked.shrink_to_fit();
        afar.ends.shrink_to_fit();
        afar.meetings.shrink_to_fit();
        afar
    }

    pub(crate) fn groups<'a>(&'a self, directory: &'a Directory) -> impl Iterator<Item = Alike<'a>> {
        let mut first = 0;
        self.groups.iter().map(move |group| {
            let begins = std::mem::replace(&mut first, group.end as usize);
            Alike {
                kind: group.kind,
                attendance: if group.hybrid { Attendance::Hybrid } else { Attendance::Online },
                concepts: directory.sets[group.set as usize],
                usual_languages: self.usual[group.usual as usize],
                afar: self,
                from: directory.calendar.window.from,
                first: begins,
                end: group.end as usize,
            }
        })
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.groups.capacity() * size_of::<Group>()
            + (self.meetings.capacity() + self.ends.capacity()) * 4
            + (self.checked.capacity() + self.starts.capacity()) * 2
    }
}

impl<'a> Alike<'a> {
    /// Each of them; those without a start in the window too.
    #[inline]
    pub fn meetings(&self) -> impl Iterator<Item = Far<'a>> + use<'a> {
        let (afar, from) = (self.afar, self.from);
        (self.first..self.end).map(move |at| Far {
            meeting: afar.meetings[at],
            checked: u32::from(afar.checked[at]),
            from,
            starts: &afar.starts[afar.ends[at] as usize..afar.ends[at + 1] as usize],
        })
    }
}

impl Far<'_> {
    /// Its starts within the window, ascending.
    #[inline]
    pub fn starts(&self) -> impl Iterator<Item = Minute> + '_ {
        self.starts.iter().map(|start| self.from + Minute::from(*start))
    }
}
