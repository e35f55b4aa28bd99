//! Foreign bytes to drafts, and drafts to foreign bytes.
//!
//! **Invariant.** No network, no files, no database, no clock. A reader always gives every row an end: a draft or a
//! problem. It never stops at a bad row; it stops at once, with nothing read, when the file as a whole is broken.
