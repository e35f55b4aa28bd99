//! What the directory does with lists and people, through the actions, on both engines.

mod feeds;
mod identity;
mod import;
mod moving;
mod people;
mod town;
