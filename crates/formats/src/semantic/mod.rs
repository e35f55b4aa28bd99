//! The semantic interface of BMLT, read side: what a BMLT 4.2.7 server answers over its tables.
//!
//! [`Tables`] is what is kept of such a server; [`Server`] is the same made ready to answer. All values are texts, as BMLT
//! writes them. Where BMLT is wrong, [`Server`] is right; `docs/bmlt.md` lists each difference.
//!
//! Nothing that BMLT hides from the public is kept, and nothing unpublished is answered.

pub(crate) mod answers;
mod bodies;
mod change;
mod choose;
mod details;
mod distance;
pub mod draft;
mod formats;
mod json;
pub mod kept;
mod naws;
mod older;
mod order;
pub mod php;
mod record;
mod serialized;
mod server;
mod tsml;
mod values;
mod words;

pub use bodies::BodiesAsked;
pub use change::ChangesAsked;
pub use choose::{KeyIs, Search, Within};
pub use formats::FormatsAsked;
pub use kept::Tables;
pub use record::Writing;
pub use server::{Server, Settings};
