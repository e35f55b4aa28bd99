//! `/hsds/taxonomies` and `/hsds/taxonomy_terms`: what a meeting can be like, and the kinds there are.

use axum::response::Response;
use openseat_formats::hsds::{Page, Taxonomy, Term};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    Asking, id, missing,
    parameters::{Parameters, TAXONOMIES, TERMS},
    reply,
};
use crate::api::{caller::Named, problem::ApiProblem};

pub(super) async fn taxonomies(asking: Asking) -> Result<Response, ApiProblem> {
    let asked = Parameters::read(asking.query(), TAXONOMIES, asking.site())?;
    let all = asking.site().terms.taxonomies.iter();
    let fits = |one: &&Taxonomy| has(&[&one.name, &one.description], &asked.wanted.search);
    Ok(page(&asking, &asked, &all.filter(fits).collect::<Vec<_>>()))
}

pub(super) async fn taxonomy(asking: Asking, Named(text): Named<String>) -> Result<Response, ApiProblem> {
    let id = id(&text)?;
    let found = asking.site().terms.taxonomies.iter().find(|one| one.id == id);
    Ok(asking.send(&json!(found.ok_or_else(|| missing(&text))?)))
}

pub(super) async fn list(asking: Asking) -> Result<Response, ApiProblem> {
    let asked = Parameters::read(asking.query(), TERMS, asking.site())?;
    let fits = |one: &&Term| {
        has(&[&one.name, &one.code, &one.description], &asked.wanted.search)
            && asked.wanted.taxonomy.is_none_or(|id| one.taxonomy_id == id)
            && asked.parent.is_none_or(|id| one.parent_id == Some(id))
            && (!asked.top_only || one.parent_id.is_none())
    };
    Ok(page(&asking, &asked, &asking.site().terms.terms.iter().filter(fits).collect::<Vec<_>>()))
}

pub(super) async fn one(asking: Asking, Named(text): Named<String>) -> Result<Response, ApiProblem> {
    let id = id(&text)?;
    let found = asking.site().terms.terms.iter().find(|one| one.id == id);
    Ok(asking.send(&json!(found.ok_or_else(|| missing(&text))?)))
}

fn has(texts: &[&str], words: &str) -> bool {
    let words = words.to_lowercase();
    words.split_whitespace().all(|word| texts.iter().any(|text| text.to_lowercase().contains(word)))
}

fn page<T: Serialize + Clone>(asking: &Asking, asked: &Parameters, all: &[T]) -> Response {
    let written = |some: &[T]| some.iter().map(|one| json!(one)).collect::<Vec<Value>>();
    if asked.lines {
        return reply::lines(&written(all));
    }
    let contents = written(&asked.slice(all));
    asking.send(&json!(Page::new(asked.page, asked.per_page, all.len(), contents)))
}
