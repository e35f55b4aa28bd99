//! Every page, from its sample, in every language; and the router through its front door.

mod render;
mod routes;
