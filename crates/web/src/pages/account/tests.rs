//! The pages of the account, from their samples; and the way in and out through the front door.
