//! What the directory says of its size, beside what it really took.

#![allow(unsafe_code, reason = "an allocator that counts can only be written so")]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicIsize, AtomicUsize, Ordering::Relaxed},
};

use openseat_domain::search::{Ask, Near};
use openseat_index::{
    Scratch,
    synthetic::{Dice, World},
};

struct Counting;

static HELD: AtomicIsize = AtomicIsize::new(0);
static TIMES: AtomicUsize = AtomicUsize::new(0);

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        HELD.fetch_add(layout.size() as isize, Relaxed);
        TIMES.fetch_add(1, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size() as isize, Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// One test, since all tests of a program share the allocator.
#[test]
fn bytes_are_what_was_taken_and_a_search_takes_nothing_but_its_answer() {
    let world = World::new(20_000, 3);
    for with_words in [false, true] {
        let before = HELD.load(Relaxed);
        let mut builder = if with_words { world.builder() } else { world.builder().without_words() };
        world.push_all(&mut builder);
        let directory = builder.finish();
        let taken = (HELD.load(Relaxed) - before) as f64;
        let said = directory.bytes() as f64;
        assert!((said / taken - 1.0).abs() < 0.1, "says {said}, took {taken}, with words: {with_words}");

        let mut scratch = Scratch::default();
        let mut dice = Dice(1);
        let mut ask = Ask::during(world.window, 20);
        for round in 0..50 {
            ask.near = Some(Near { point: world.place(&mut dice, 5.0), km: 25.0 });
            directory.search(&ask, world.window.from, &mut scratch);
            // Once the scratch has grown to its size, only the vector of answers is new.
            let before = TIMES.load(Relaxed);
            let found = directory.search(&ask, world.window.from, &mut scratch);
            let taken = TIMES.load(Relaxed) - before;
            assert!(taken <= 1, "round {round}: {taken} allocations for {} answers", found.hits.len());
        }
    }
}
