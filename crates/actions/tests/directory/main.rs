//! What the directory does with lists and people, through the actions, on both engines.

mod asking;
mod desk;
mod feeds;
mod identity;
mod import;
mod keeping;
mod moving;
mod people;
mod queues;
mod town;
