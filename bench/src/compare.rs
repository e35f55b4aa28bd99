//! Whether two engines gave the same answers.

use openseat_domain::search::Hit;

use crate::peer::Row;

/// How far two right ways to compute a distance may be apart, in metres.
const UNSURE_METRES: f64 = 1.0;

/// What came of comparing one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The same meetings at the same times in the same order.
    Same,
    /// The same times; where meetings differ in place, their distances are within a metre of each other.
    Tied,
    Different,
}

/// Compares position by position.
pub(crate) fn compare(ours: &[Hit], theirs: &[Row]) -> Verdict {
    if ours.len() != theirs.len() {
        return Verdict::Different;
    }
    let mut verdict = Verdict::Same;
    for (hit, row) in ours.iter().zip(theirs) {
        let metres = f64::from(hit.km.unwrap_or(f32::NAN)) * 1e3;
        let close = (metres - row.metres).abs() <= UNSURE_METRES;
        if hit.start != row.start || !close {
            return Verdict::Different;
        }
        if hit.meeting != row.meeting {
            verdict = Verdict::Tied;
        }
    }
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(meeting: u32, metres: f32) -> Hit {
        Hit { meeting, start: 5, km: Some(metres / 1e3) }
    }

    fn row(meeting: u32, metres: f64) -> Row {
        Row { start: 5, metres, meeting }
    }

    #[test]
    fn answers_differ_unless_times_and_distances_agree() {
        assert_eq!(compare(&[hit(1, 70.0)], &[row(1, 70.02)]), Verdict::Same);
        assert_eq!(compare(&[hit(1, 70.0), hit(2, 70.1)], &[row(2, 70.0), row(1, 70.1)]), Verdict::Tied);
        assert_eq!(compare(&[hit(1, 70.0)], &[row(2, 75.0)]), Verdict::Different);
        assert_eq!(compare(&[hit(1, 70.0)], &[]), Verdict::Different);
        assert_eq!(compare(&[hit(1, 70.0)], &[Row { start: 6, ..row(1, 70.0) }]), Verdict::Different);
    }
}
