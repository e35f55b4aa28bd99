//! Whether a score changed by more than chance makes it change (Jacobson and Truax 1991).

use super::{Better, Score};
use crate::statistic::Z95;

/// From which difference on a change is more than chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// A published number of points.
    Points(f64),
    /// From the spread of scores and how alike two answers of one person are when nothing changed.
    Spread { sd: f64, reliability: f64 },
}

/// How a score moved from one time to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    pub by: f64,
    pub toward: Toward,
    /// More than chance; `None` where nobody says from when on.
    pub reliable: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    Better,
    Worse,
    /// It did not move, or neither direction is better.
    Neither,
}

impl Change {
    /// The number of points.
    pub fn points(self) -> f64 {
        match self {
            Self::Points(points) => points,
            Self::Spread { sd, reliability } => Z95 * 2.0_f64.sqrt() * sd * (1.0 - reliability).max(0.0).sqrt(),
        }
    }
}

impl Score {
    /// From a value to a later one.
    pub fn moved(&self, before: f64, after: f64) -> Moved {
        let by = after - before;
        let toward = match self.better {
            Better::Neither => Toward::Neither,
            _ if by == 0.0 => Toward::Neither,
            Better::Higher if by > 0.0 => Toward::Better,
            Better::Lower if by < 0.0 => Toward::Better,
            Better::Higher | Better::Lower => Toward::Worse,
        };
        Moved { by, toward, reliable: self.change.map(|change| by.abs() >= change.points()) }
    }
}
