//! Every statement of the program, read by both engines and held to what all engines of the plan understand.

use std::{
    collections::BTreeSet,
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use openseat_store::{
    Db,
    testing::{definitions, each_engine, each_key_store, is_of_key_store, key_definitions, prepare, statements},
};
use sqlparser::{
    ast::{DataType, Expr, Statement, Value, ValueWithSpan, Visit, Visitor},
    dialect::{PostgreSqlDialect, SQLiteDialect},
    parser::Parser,
    tokenizer::{Token, Tokenizer},
};

/// Words and signs that one of SQLite, PostgreSQL, Citus, YugabyteDB or CockroachDB does not know, or knows otherwise.
const REFUSED_WORDS: &[&str] = &[
    "ARRAY",
    "CURRENT_DATE",
    "CURRENT_TIME",
    "CURRENT_TIMESTAMP",
    "DOMAIN",
    "EXTENSION",
    "ILIKE",
    "JSON",
    "JSONB",
    "LATERAL",
    "LISTEN",
    "LOCK",
    "LOCKED",
    "MERGE",
    "NOTIFY",
    "PRAGMA",
    "REPLACE",
    "RETURNING",
    "SEQUENCE",
    "SERIAL",
    "SIMILAR",
    "SKIP",
    "TRIGGER",
    "TRUNCATE",
    "AUTOINCREMENT",
    "WITHOUT",
];
const REFUSED_SIGNS: &[&str] = &["->", "->>", "@>", "<@", "::", "~", "~*", "#>", "#>>", "?", "?|", "?&", "&&"];
const KNOWN_FUNCTIONS: &[&str] = &["COUNT", "MAX", "MIN", "COALESCE", "LOWER", "LENGTH"];

/// What is wrong with a statement; nothing, for those of the common dialect.
fn objections(sql: &str) -> Vec<String> {
    let mut found = Vec::new();
    let dialect = PostgreSqlDialect {};
    let tokens = Tokenizer::new(&dialect, sql).tokenize().unwrap_or_default();
    for token in &tokens {
        let refused = match token {
            Token::Word(word) => REFUSED_WORDS.contains(&word.value.to_uppercase().as_str()),
            other => REFUSED_SIGNS.contains(&other.to_string().as_str()),
        };
        if refused {
            found.push(format!("{token} is not known to every engine"));
        }
    }
    if let Err(error) = Parser::parse_sql(&SQLiteDialect {}, sql) {
        found.push(format!("not SQLite's: {error}"));
    }
    match Parser::parse_sql(&dialect, sql) {
        Ok(parsed) if parsed.len() == 1 => found.extend(objections_to(&parsed[0])),
        Ok(parsed) => found.push(format!("{} statements in one", parsed.len())),
        Err(error) => found.push(format!("not PostgreSQL's: {error}")),
    }
    found
}

fn objections_to(statement: &Statement) -> Vec<String> {
    let mut look = Look::default();
    let _ = statement.visit(&mut look);
    if look.arguments != (1..=look.arguments.len()).collect() {
        look.found.push(format!("its arguments are {:?}", look.arguments));
    }
    match statement {
        Statement::Query(query) if !query.locks.is_empty() => look.found.push("locks rows".into()),
        Statement::CreateTable(table) => {
            let unlike = |kind: &DataType| {
                !matches!(
                    kind,
                    DataType::BigInt(None)
                        | DataType::Text
                        | DataType::DoublePrecision
                        | DataType::Uuid
                        | DataType::Bytea
                )
            };
            let unlike = table.columns.iter().filter(|column| unlike(&column.data_type));
            look.found.extend(unlike.map(|column| format!("{} is no common type", column.data_type)));
            if !table.if_not_exists {
                look.found.push("cannot run twice".into());
            }
        }
        Statement::CreateIndex(index) if !index.if_not_exists => look.found.push("cannot run twice".into()),
        Statement::Query(_) | Statement::Insert(_) | Statement::Update(_) | Statement::Delete(_) => {}
        Statement::CreateIndex(_) => {}
        other => look.found.push(format!("no kind of statement for every engine: {other}")),
    }
    look.found
}

#[derive(Default)]
struct Look {
    arguments: BTreeSet<usize>,
    found: Vec<String>,
}

impl Visitor for Look {
    type Break = ();

    fn pre_visit_expr(&mut self, expr: &Expr) -> ControlFlow<()> {
        if let Expr::Function(function) = expr {
            let name = function.name.to_string().to_uppercase();
            if !KNOWN_FUNCTIONS.contains(&name.as_str()) {
                self.found.push(format!("{name} is not known to every engine"));
            }
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_value(&mut self, value: &ValueWithSpan) -> ControlFlow<()> {
        if let Value::Placeholder(place) = &value.value {
            match place.trim_start_matches('$').parse() {
                Ok(number) => drop(self.arguments.insert(number)),
                Err(_) => self.found.push(format!("{place} is no numbered argument")),
            }
        }
        ControlFlow::Continue(())
    }
}

#[tokio::test]
async fn both_engines_understand_every_statement() {
    each_engine(async |data| understands(&data, false).await).await;
    each_key_store(async |keys| understands(&keys, true).await).await;
    assert!(statements().count() > 40);
}

/// The tables of the key store are not among the data, nor the other way round: each statement is read where it runs.
async fn understands(db: &Db, key_store: bool) {
    for (noun, sql) in statements().filter(|(noun, _)| is_of_key_store(noun) == key_store) {
        let prepared = prepare(db, sql).await;
        assert!(prepared.is_ok(), "{noun}: {}", prepared.unwrap_err());
    }
}

#[tokio::test]
async fn the_tables_of_the_key_store_are_not_among_the_data() {
    each_engine(async |data| {
        for (noun, sql) in statements().filter(|(noun, _)| is_of_key_store(noun)) {
            assert!(prepare(&data, sql).await.is_err(), "{noun}: {sql}");
        }
    })
    .await;
}

#[test]
fn every_statement_is_of_the_common_dialect() {
    for (noun, sql) in statements() {
        assert_eq!(objections(sql), Vec::<String>::new(), "{noun}: {sql}");
    }
    for ddl in definitions().chain(key_definitions()) {
        let ddl = ddl.replace("{UUID}", "UUID").replace("{BYTES}", "BYTEA");
        assert_eq!(objections(&ddl), Vec::<String>::new(), "{ddl}");
    }
}

#[test]
fn what_some_engine_does_not_know_is_refused() {
    for sql in [
        "SELECT now()",
        "SELECT a FROM t WHERE b ILIKE $1",
        "SELECT a FROM t WHERE b = ANY(ARRAY[1, 2])",
        "SELECT a FROM t WHERE b->>'c' = $1",
        "SELECT a FROM t FOR UPDATE",
        "SELECT a FROM t WHERE x = $1 FOR UPDATE SKIP LOCKED",
        "SELECT nextval('s')",
        "SELECT pg_advisory_lock(1)",
        "SELECT a::text FROM t",
        "SELECT a FROM t WHERE b = $2",
        "SELECT a FROM t WHERE b = ?",
        "INSERT INTO t (a) VALUES ($1) RETURNING (SELECT 1)",
        "INSERT OR REPLACE INTO t (a) VALUES ($1)",
        "LISTEN change",
        "CREATE TABLE t (a BIGINT)",
        "CREATE TABLE IF NOT EXISTS t (a SERIAL PRIMARY KEY)",
        "CREATE TABLE IF NOT EXISTS t (a TIMESTAMP)",
        "CREATE INDEX i ON t (a)",
        "CREATE EXTENSION postgis",
        "SELECT 1; SELECT 2",
        "SELEKT 1",
    ] {
        assert!(!objections(sql).is_empty(), "{sql}");
    }
}

/// The files of the nouns, also those in folders; all but the room's own door.
fn nouns() -> Vec<(PathBuf, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            match fs::read_to_string(&path) {
                Ok(text) => found.push((path, text)),
                Err(_) if path.ends_with("src/db") => {}
                Err(_) => folders.push(path),
            }
        }
    }
    found
}

#[test]
fn no_statement_is_left_out_of_the_catalogue() {
    let mut seen = 0;
    for (path, text) in nouns() {
        let listed = text.split_once("const ALL: &[&str]").and_then(|(_, rest)| rest.split_once(';'));
        let listed: BTreeSet<&str> =
            listed.map_or("", |(list, _)| list).split([',', '[', ']', '&', '\n', ' ']).collect();
        for line in text.lines() {
            let Some((name, _)) = line.strip_prefix("const ").and_then(|rest| rest.split_once(": &str")) else {
                continue;
            };
            let is_statement = text.contains(&format!("({name},"));
            assert!(!is_statement || listed.contains(name), "{name} of {} is not in ALL", path.display());
            seen += usize::from(is_statement);
        }
    }
    assert_eq!(seen, statements().count());
}

#[test]
fn no_noun_knows_which_engine_answers() {
    for (path, text) in nouns() {
        if path.ends_with("testing.rs") {
            continue;
        }
        for word in ["rusqlite", "tokio_postgres", "deadpool", "Engine", "Lite(", "Postgres("] {
            assert!(!text.contains(word), "{} says {word}", path.display());
        }
    }
}
