//! What the directory does with lists and people, through the actions, on both engines.

mod desk;
mod feeds;
mod identity;
mod import;
mod keeping;
mod people;
mod queues;
mod town;
