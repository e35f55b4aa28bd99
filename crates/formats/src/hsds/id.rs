//! Lasting ids. A service has the id of its meeting; what has no id of its own gets one that hangs on what it is.

use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

/// What sets the ids of services at locations apart from those of meetings: two patterns, for the place and for the link.
const PLACE: [u8; 16] = *b"openseat\0\0\0place";
const LINK: [u8; 16] = *b"openseat\0\0\0\0link";

/// The id of what is so called (UUID version 8, from SHA-256, as in RFC 9562 appendix B.2).
pub fn of(kind: &str, name: &str) -> Uuid {
    let hash = Sha256::new().chain_update(b"openseat hsds\n").chain_update(kind).chain_update(b"\n");
    let hash = hash.chain_update(name).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Builder::from_custom_bytes(bytes).into_uuid()
}

/// The id of a meeting at its place, or at its link. It can be turned back ([`behind`]), so that nothing needs to be kept.
pub fn at_location(meeting: Uuid, online: bool) -> Uuid {
    Builder::from_custom_bytes(mixed(meeting, if online { LINK } else { PLACE })).into_uuid()
}

/// The meetings that such an id may be of, and whether at the link.
pub fn behind(id: Uuid) -> [(Uuid, bool); 2] {
    [(PLACE, false), (LINK, true)].map(|(pattern, online)| {
        let mut bytes = mixed(id, pattern);
        // Meetings have ids of version 7.
        bytes[6] = bytes[6] & 0x0f | 0x70;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        (Uuid::from_bytes(bytes), online)
    })
}

fn mixed(id: Uuid, pattern: [u8; 16]) -> [u8; 16] {
    let mut bytes = id.into_bytes();
    for (byte, mask) in bytes.iter_mut().zip(pattern) {
        *byte ^= mask;
    }
    bytes
}
