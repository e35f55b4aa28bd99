//! The windows of a question, cut into stretches in the order of its answers.

use openseat_domain::search::{JOINABLE_MINUTES, Minute, Window};

/// Minutes after the beginning of the directory's window: `from` is in it, `until` is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub from: u16,
    pub until: u16,
}

/// Fills `stretches` so that all answers of one come before all answers of the next: first what can still be joined
/// at `now`, then the rest by time. Windows are ascending; where two overlap, the overlap counts once.
pub(crate) fn cut(windows: &[Window], now: Minute, known: Window, stretches: &mut Vec<Stretch>) {
    stretches.clear();
    let (joinable, later) = (now.saturating_sub(JOINABLE_MINUTES), now.saturating_add(1));
    for (from, until) in [(joinable, later), (0, joinable), (later, Minute::MAX)] {
        let (from, until) = (from.max(known.from), until.min(known.until));
        let mut done = from;
        for window in windows {
            let (from, until) = (window.from.max(done), window.until.min(until));
            if from < until {
                done = until;
                add(stretches, from - known.from, until - known.from);
            }
        }
    }
}

/// Adds a stretch, joined to the one before if it goes on where that ends.
fn add(stretches: &mut Vec<Stretch>, from: Minute, until: Minute) {
    let next = Stretch { from: from as u16, until: until as u16 };
    match stretches.last_mut() {
        Some(last) if last.until == next.from => last.until = next.until,
        _ => stretches.push(next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: Window = Window { from: 1000, until: 3000 };

    fn cut_of(windows: &[(Minute, Minute)], now: Minute) -> Vec<(u16, u16)> {
        let windows: Vec<Window> = windows.iter().map(|&(from, until)| Window { from, until }).collect();
        let mut stretches = Vec::new();
        cut(&windows, now, KNOWN, &mut stretches);
        stretches.iter().map(|s| (s.from, s.until)).collect()
    }

    #[test]
    fn what_comes_next_is_one_stretch_with_what_can_be_joined() {
        assert_eq!(cut_of(&[(1990, 2500)], 2000), [(990, 1500)]);
        assert_eq!(cut_of(&[(1995, 2500)], 2000), [(995, 1500)]);
    }

    #[test]
    fn what_is_past_joining_comes_after_what_can_be_joined() {
        assert_eq!(cut_of(&[(1900, 2500)], 2000), [(990, 1001), (900, 990), (1001, 1500)]);
    }

    #[test]
    fn windows_outside_what_is_known_give_nothing() {
        assert_eq!(cut_of(&[(0, 900), (2990, 9000), (9000, 9001)], 2000), [(1990, 2000)]);
        assert_eq!(cut_of(&[(0, 900)], 0), []);
        assert_eq!(cut_of(&[(0, Minute::MAX)], Minute::MAX), [(0, 2000)]);
    }

    #[test]
    fn an_overlap_counts_once() {
        assert_eq!(cut_of(&[(2100, 2300), (2200, 2400)], 2000), [(1100, 1400)]);
    }
}
