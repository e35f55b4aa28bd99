//! Service bodies, with those below and above them.

use super::{
    Server,
    json::{Object, list},
};

/// `GetServiceBodies`, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BodiesAsked {
    /// These, and not those.
    pub ids: (Vec<i64>, Vec<i64>),
    pub children: bool,
    pub parents: bool,
    /// Of an aggregator: from these servers.
    pub servers: (Vec<i64>, Vec<i64>),
}

impl Server {
    /// These bodies and all that are below them.
    pub fn with_children(&self, ids: &[i64]) -> Vec<i64> {
        let mut all = ids.to_vec();
        let mut level = ids.to_vec();
        while !level.is_empty() {
            let below = self.tables.bodies.iter().filter(|body| body.owner.is_some_and(|owner| level.contains(&owner)));
            level = below.map(|body| body.id).filter(|id| !all.contains(id)).collect();
            all.extend(&level);
        }
        all
    }

    /// These bodies and all that are above them.
    fn with_parents(&self, ids: &[i64]) -> Vec<i64> {
        let mut all = Vec::new();
        let mut level = ids.to_vec();
        while !level.is_empty() {
            let these = level.iter().filter_map(|id| self.body(*id)).filter(|body| !all.contains(&body.id));
            let these: Vec<(i64, Option<i64>)> = these.map(|body| (body.id, body.owner)).collect();
            all.extend(these.iter().map(|(id, _)| *id));
            level = these.into_iter().filter_map(|(_, owner)| owner.filter(|owner| *owner != 0)).collect();
        }
        all
    }

    /// Whether there is such a body.
    pub fn has_body(&self, id: i64) -> bool {
        self.body(id).is_some()
    }

    /// `GetServiceBodies`.
    pub fn service_bodies(&self, asked: &BodiesAsked, out: &mut String) {
        let BodiesAsked { ids, children, parents, servers } = asked;
        let widened = |ids: &[i64]| {
            let mut all = ids.to_vec();
            if *children {
                all.extend(self.with_children(ids));
            }
            if *parents {
                let own = all.clone();
                all.extend(self.with_parents(&own));
            }
            all
        };
        let (include, exclude) = (widened(&ids.0), widened(&ids.1));
        let wanted = self
            .tables
            .bodies
            .iter()
            .filter(|body| (include.is_empty() || include.contains(&body.id)) && !exclude.contains(&body.id))
            .filter(|body| self.is_from(body.server, servers));
        list(out, wanted, |body, out| {
            let text = |value: &'_ Option<String>| value.clone().unwrap_or_default();
            let mut object = Object::new(out);
            object.text("id", &body.id.to_string());
            object.text("parent_id", &body.owner.map(|owner| owner.to_string()).unwrap_or_default());
            object.text("name", &body.name);
            object.text("description", &body.description);
            object.text("type", &text(&body.kind));
            object.text("url", &text(&body.url));
            object.text("helpline", &text(&body.helpline));
            object.text("world_id", &text(&body.world_id));
            if self.settings.body_emails {
                object.text("contact_email", &text(&body.email));
            }
            if self.settings.aggregator {
                object.number("root_server_id", body.server);
            }
            object.end();
        });
    }
}
