//! The catalogue as organizations, and concepts and kinds as taxonomies.

use openseat_content::{Content, Locale};
use openseat_domain::{
    concept::{Concept, ConceptSet},
    fellowship::FellowshipId,
};
use openseat_formats::hsds::{self, Organization, Taxonomy, Term};
use uuid::Uuid;

/// The taxonomy of fellowships.
const KINDS: &str = "Kinds";

/// All of it, made once.
#[derive(Debug)]
pub struct Terms {
    pub taxonomies: Vec<Taxonomy>,
    pub organizations: Vec<Organization>,
    /// Families, concepts and kinds.
    pub terms: Vec<Term>,
    /// Each with its term and the term of its family.
    concepts: Vec<(Concept, Uuid, Uuid)>,
}

impl Terms {
    pub fn new(content: &Content) -> Self {
        let [like, kinds] = taxonomies();
        let term = |taxonomy: &Taxonomy, code: &str, name: &str, description: &str, family: &str| Term {
            id: term_id(&taxonomy.name, code),
            code: code.to_owned(),
            name: name.to_owned(),
            description: if description.is_empty() { name } else { description }.to_owned(),
            parent_id: None,
            taxonomy: taxonomy.name.clone(),
            taxonomy_detail: taxonomy.clone(),
            language: "en",
            taxonomy_id: taxonomy.id,
            family: family.to_owned(),
            in_person_only: false,
        };
        let mut terms: Vec<Term> = Vec::new();
        let mut concepts = Vec::new();
        for info in content.concepts() {
            let family = format!("about-{}", info.family);
            let parent = term(&like, &family, &info.family.replace('-', " "), "", "");
            if !terms.iter().any(|known| known.id == parent.id) {
                terms.push(parent.clone());
            }
            let mut one = term(&like, &info.id, info.label(Locale::En), &info.note, &info.family);
            (one.parent_id, one.in_person_only) = (Some(parent.id), info.in_person_only);
            concepts.push((info.concept, one.id, parent.id));
            terms.push(one);
        }
        let fellowships = content.fellowships();
        terms.extend(
            fellowships.iter().map(|one| term(&kinds, one.id.as_str(), &one.name, one.line(Locale::En), "kind")),
        );
        let organization = |one: &openseat_content::fellowship::Fellowship| Organization {
            id: hsds::of("organization", one.id.as_str()),
            name: one.name.clone(),
            alternate_name: if one.abbr == one.name { String::new() } else { one.abbr.clone() },
            description: one.line(Locale::En).to_owned(),
            website: Some(one.website.clone()).filter(|site| !site.is_empty()),
            slug: one.id.as_str().to_owned(),
        };
        Self {
            organizations: fellowships.iter().map(organization).collect(),
            taxonomies: vec![like, kinds],
            terms,
            concepts,
        }
    }

    /// The organization of a fellowship of the catalogue.
    pub fn organization(&self, fellowship: &FellowshipId) -> Option<&Organization> {
        self.organizations.iter().find(|one| one.slug == fellowship.as_str())
    }

    pub(super) fn is_organization(&self, fellowship: &FellowshipId, id: Uuid) -> bool {
        self.organization(fellowship).is_some_and(|one| one.id == id)
    }

    /// Whether a meeting has a term, or one below it.
    pub(super) fn has(&self, fellowship: Option<&FellowshipId>, set: &ConceptSet, id: Uuid) -> bool {
        fellowship.is_some_and(|kind| term_id(KINDS, kind.as_str()) == id)
            || self
                .concepts
                .iter()
                .any(|(concept, term, parent)| (*term == id || *parent == id) && set.contains(*concept))
    }

    /// Whether a meeting has any term of a taxonomy.
    pub(super) fn is_in(&self, fellowship: Option<&FellowshipId>, set: &ConceptSet, id: Uuid) -> bool {
        match self.taxonomies.iter().position(|taxonomy| taxonomy.id == id) {
            Some(0) => set.iter().next().is_some(),
            Some(_) => fellowship.is_some_and(|kind| self.organization(kind).is_some()),
            None => false,
        }
    }

    /// The terms of a meeting. What says something of a room is left out when there is none.
    pub(super) fn of(&self, fellowship: &FellowshipId, set: &ConceptSet, in_person: bool) -> Vec<&Term> {
        let concepts = self.concepts.iter().filter(|(concept, ..)| set.contains(*concept)).map(|(_, id, _)| *id);
        let ids: Vec<Uuid> = concepts.chain([term_id(KINDS, fellowship.as_str())]).collect();
        self.terms.iter().filter(|term| ids.contains(&term.id) && (in_person || !term.in_person_only)).collect()
    }
}

fn term_id(taxonomy: &str, code: &str) -> Uuid {
    hsds::of("term", &format!("{taxonomy} {code}"))
}

fn taxonomies() -> [Taxonomy; 2] {
    let taxonomy = |name: &str, description: &str| Taxonomy {
        id: hsds::of("taxonomy", name),
        name: name.to_owned(),
        description: description.to_owned(),
        version: "1".to_owned(),
    };
    [
        taxonomy(
            "Meetings",
            "What a meeting is like: whom it is for, its language, how one gets in, and what happens there.",
        ),
        taxonomy(KINDS, "Fellowships and programmes that hold meetings."),
    ]
}
