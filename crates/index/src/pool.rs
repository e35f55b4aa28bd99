//! Many short strings in one long one.

use std::{collections::HashMap, fmt};

use crate::hash::Keyed;

/// Strings by number, in order of arrival. Number 0 is the empty string.
#[derive(Debug)]
pub(crate) struct Pool {
    text: String,
    ends: Vec<u32>,
}

impl Default for Pool {
    fn default() -> Self {
        Self { text: String::new(), ends: vec![0] }
    }
}

impl Pool {
    /// Adds `text` and gives its number.
    pub(crate) fn add(&mut self, text: &str) -> u32 {
        // Four gigabytes of names are a hundred times the world's directory; beyond them names come out empty.
        if text.is_empty() || self.text.len() + text.len() > u32::MAX as usize {
            return 0;
        }
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
        self.ends.len() as u32 - 1
    }

    /// The string with this number.
    pub(crate) fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let from = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.text[from as usize..self.ends[number] as usize]
    }

    /// The string with this number, read when it is asked for.
    pub(crate) fn later(&self, number: u32) -> Pooled<'_> {
        Pooled { pool: self, number }
    }

    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * 4
    }
}

/// A string of a pool that has not been read yet: memory far away is not touched for nothing.
#[derive(Clone, Copy)]
pub(crate) struct Pooled<'a> {
    pool: &'a Pool,
    number: u32,
}

impl<'a> Pooled<'a> {
    pub(crate) fn get(self) -> &'a str {
        self.pool.get(self.number)
    }
}

impl PartialEq for Pooled<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl fmt::Debug for Pooled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

/// Remembers which strings are in a pool already, while it is filled.
#[derive(Debug, Default)]
pub(crate) struct Known(HashMap<Box<str>, u32, Keyed>);

impl Known {
    /// The number of `text` in `pool`, added only if it is new.
    pub(crate) fn add(&mut self, pool: &mut Pool, text: &str) -> u32 {
        if let Some(number) = self.0.get(text) {
            return *number;
        }
        let number = pool.add(text);
        self.0.insert(text.into(), number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_come_back_and_equal_ones_are_kept_once() {
        let (mut pool, mut known) = (Pool::default(), Known::default());
        let first = known.add(&mut pool, "Leeds");
        let other = known.add(&mut pool, "Łódź");
        assert_eq!(known.add(&mut pool, "Leeds"), first);
        assert_eq!((pool.get(first), pool.get(other), pool.get(0)), ("Leeds", "Łódź", ""));
        assert_eq!(known.add(&mut pool, ""), 0);
    }
}
