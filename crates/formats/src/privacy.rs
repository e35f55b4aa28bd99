//! Personal details that must not be published.
