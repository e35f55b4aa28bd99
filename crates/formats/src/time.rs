//! Days, clock times, instants and time zones as people write them.
