//! docs/security.md says of every column what it holds and how it is kept. Here it is held to the tables as they are.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use openseat_store::testing::{definitions, key_definitions};
use sqlparser::{
    ast::{DataType, Statement},
    dialect::PostgreSqlDialect,
    parser::Parser,
};

/// How a column may be kept, and whether such a column holds bytes.
const KEPT: [(&str, bool); 10] = [
    ("sealed by person", true),
    ("sealed by house", true),
    ("sealed by greeting", true),
    ("sealed by circle", true),
    ("keyed hash", true),
    ("hash", true),
    ("wrapped", true),
    ("public key", true),
    ("slow hash", false),
    ("clear", false),
];

fn columns() -> BTreeMap<String, DataType> {
    let mut columns = BTreeMap::new();
    for ddl in definitions().chain(key_definitions()) {
        let ddl = ddl.replace("{UUID}", "UUID").replace("{BYTES}", "BYTEA");
        for statement in Parser::parse_sql(&PostgreSqlDialect {}, &ddl).unwrap() {
            if let Statement::CreateTable(table) = statement {
                let name = |column: &str| format!("{}.{column}", table.name);
                columns.extend(table.columns.iter().map(|c| (name(&c.name.value), c.data_type.clone())));
            }
        }
    }
    columns
}

/// The rows "| `table.column`, `table.column` | kept | what |" of the document.
fn told() -> BTreeMap<String, (String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/security.md");
    let text = fs::read_to_string(path).unwrap();
    let mut told = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let names = cells[0].split('`').skip(1).step_by(2).filter(|name| name.contains('.'));
        for name in names {
            let before = told.insert(name.to_owned(), (cells[1].to_owned(), cells[2].to_owned()));
            assert_eq!(before, None, "{name} is told twice");
        }
    }
    told
}

#[test]
fn docs_security_md_tells_every_column_and_no_other() {
    let (columns, told) = (columns(), told());
    let names = |all: BTreeSet<&String>| all.into_iter().cloned().collect::<Vec<_>>();
    let (there, said) = (columns.keys().collect::<BTreeSet<_>>(), told.keys().collect::<BTreeSet<_>>());
    assert_eq!(names(&there - &said), [""; 0], "docs/security.md does not tell these columns");
    assert_eq!(names(&said - &there), [""; 0], "docs/security.md tells columns that are no more");
}

#[test]
fn docs_security_md_says_how_each_column_is_kept_as_the_tables_can_keep_it() {
    let columns = columns();
    for (name, (kept, what)) in told() {
        let known = KEPT.iter().find(|(word, _)| *word == kept);
        let (_, is_bytes) = known.unwrap_or_else(|| panic!("{name}: “{kept}” is none of {KEPT:?}"));
        let Some(kind) = columns.get(&name) else { continue };
        assert_eq!(*kind == DataType::Bytea, *is_bytes, "{name} is kept as {kind}, which does not fit “{kept}”");
        assert!(what.len() > 3, "{name}: say what it holds");
    }
}
