//! Every page, from its sample, in every language; and the router through its front door.

mod attendance;
mod circle;
mod directory;
mod duty;
mod form;
mod greeting;
mod group_session;
mod growing;
mod kind;
mod matching;
mod old;
mod permissions;
mod plan;
mod questionnaire;
mod reminder;
mod render;
mod review;
mod routes;
mod self_check;
mod sharing;
mod space;
mod tools;
mod urge;
mod validate;
mod wish;
mod world;
