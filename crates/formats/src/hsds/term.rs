//! Organizations, taxonomies and their terms.

use serde::Serialize;
use uuid::Uuid;

/// A fellowship or programme.
#[derive(Clone, Debug, Serialize)]
pub struct Organization {
    pub id: Uuid,
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub alternate_name: String,
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Its short name in our addresses.
    #[serde(skip)]
    pub slug: String,
}

/// A list of terms.
#[derive(Clone, Debug, Serialize)]
pub struct Taxonomy {
    pub id: Uuid,
    pub name: String,
    pub description: String,
    pub version: String,
}

/// One word of a taxonomy.
#[derive(Clone, Debug, Serialize)]
pub struct Term {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<Uuid>,
    pub taxonomy: String,
    pub taxonomy_detail: Taxonomy,
    pub language: &'static str,
    pub taxonomy_id: Uuid,
    /// What it is about: `access`, `language`, `who` …; `kind` for a fellowship.
    #[serde(skip)]
    pub family: String,
    /// Says something of a room only.
    #[serde(skip)]
    pub in_person_only: bool,
}
