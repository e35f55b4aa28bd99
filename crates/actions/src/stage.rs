//! A reading, laid out before anything is written: every row with its text and its hash.

use openseat_domain::{
    meeting::Draft,
    old_address::Kind,
    problem::{Level, Problem},
    slug,
};
use openseat_formats::Row;
use sha2::{Digest, Sha256};

use crate::accept::{Accepted, Acceptor};

/// Problems kept in words; a feed with more than these has one cause, not thousands.
const MOST_PROBLEMS: usize = 500;

/// One accepted row.
#[derive(Clone, Debug)]
pub(crate) struct Staged {
    pub(crate) key: String,
    /// SHA-256 of `body`.
    pub(crate) hash: [u8; 32],
    /// The draft as JSON.
    pub(crate) body: String,
    pub(crate) published: bool,
    /// The slug that a new meeting would like.
    pub(crate) wish: String,
    /// Where it stood on the site that it came from.
    pub(crate) old: Vec<(String, Kind)>,
}

/// All rows of one reading.
pub(crate) struct Stage {
    acceptor: Acceptor,
    waiting: Vec<Draft>,
    pub(crate) rows: Vec<Staged>,
    pub(crate) refused: u64,
    pub(crate) problems: Vec<Problem>,
    unsaid: u64,
    /// Where a row stood on the site that it came from; the made-up town came from none.
    pub(crate) old: fn(&Draft) -> Vec<(String, Kind)>,
}

impl Stage {
    pub(crate) fn new(acceptor: Acceptor) -> Self {
        Self {
            acceptor,
            waiting: Vec::new(),
            rows: Vec::new(),
            refused: 0,
            problems: Vec::new(),
            unsaid: 0,
            old: |_| Vec::new(),
        }
    }

    /// Takes one row of the reader.
    pub(crate) fn take(&mut self, row: Row) {
        match row {
            Row::Draft(draft, noted) => {
                noted.into_iter().for_each(|p| self.say(p));
                match self.acceptor.accept(draft) {
                    Accepted::NeedsZone(draft) => self.waiting.push(*draft),
                    accepted => self.end(accepted),
                }
            }
            Row::Refused(problem) => self.end(Accepted::No(problem)),
        }
    }

    /// Ends the rows that waited for the rest of the feed, and puts the worst problems first.
    pub(crate) fn finish(&mut self) {
        for draft in std::mem::take(&mut self.waiting) {
            let accepted = self.acceptor.accept_by_majority(Box::new(draft));
            self.end(accepted);
        }
        self.problems.sort_by_key(|problem| std::cmp::Reverse(problem.level));
        if self.unsaid > 0 {
            let what = format!("{} more problems of the same kinds are not listed.", self.unsaid);
            self.problems.push(Problem::note("file", what, "Mend the ones above first, then read it again."));
        }
    }

    /// Adds a problem of the file as a whole.
    pub(crate) fn say(&mut self, problem: Problem) {
        let full = self.problems.len() >= MOST_PROBLEMS;
        if !full || problem.level == Level::Refused && self.problems.len() < 2 * MOST_PROBLEMS {
            self.problems.push(problem);
        } else {
            self.unsaid += 1;
        }
    }

    fn end(&mut self, accepted: Accepted) {
        match accepted {
            Accepted::Yes(draft) | Accepted::NeedsZone(draft) => {
                self.rows.push(Staged { old: (self.old)(&draft), ..Staged::of(&draft) });
            }
            Accepted::No(problem) => {
                self.refused += 1;
                self.say(problem);
            }
        }
    }
}

impl Staged {
    pub(crate) fn of(draft: &Draft) -> Self {
        let body =
            serde_json::to_string(draft).expect("a draft is made of text, numbers and lists, which JSON can hold");
        Self {
            key: draft.key.clone(),
            hash: Sha256::digest(&body).into(),
            published: draft.published,
            wish: slug::wish(draft),
            old: Vec::new(),
            body,
        }
    }
}
