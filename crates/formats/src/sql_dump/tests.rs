use super::*;

/// All rows of a dump as (table, values), with NULL written as `∅`.
fn rows(dump: &str) -> Result<Vec<(String, Vec<String>)>, Torn> {
    let mut cursor = SqlDump::new(dump.as_bytes());
    let (mut all, mut row) = (Vec::new(), Vec::new());
    while let Some(statement) = cursor.next_statement()? {
        let Statement::Insert { table, .. } = statement else { continue };
        while let Some(start) = cursor.next_row()? {
            SqlDump::row_at(dump.as_bytes(), start, &mut row)?;
            let shown =
                |v: &Value<'_>| if *v == Value::Null { "∅".into() } else { v.clone().into_text().into_owned() };
            all.push((table.to_string(), row.iter().map(shown).collect()));
        }
    }
    Ok(all)
}

fn values(list: &str) -> Vec<String> {
    rows(&format!("INSERT INTO t VALUES {list};")).unwrap().remove(0).1
}

#[test]
fn escapes_doubled_quotes_and_brackets_inside_text_are_text() {
    assert_eq!(values(r#"('it\'s','a''b','(x), "y"\\','a\nb\tc\%')"#), ["it's", "a'b", "(x), \"y\"\\", "a\nb\tc%"]);
}

#[test]
fn null_numbers_hex_introducers_and_calls_are_values() {
    assert_eq!(
        values("(NULL,-73.5,0x4e41,X'4E41',_binary 'b',now(1,2),'')"),
        ["∅", "-73.5", "NA", "NA", "b", "now(1,2)", ""]
    );
    assert_eq!(values("(0xF,'NULL',_utf8mb4'ä', 7 )"), ["", "NULL", "ä", "7"], "half a byte is no byte");
}

#[test]
fn many_rows_and_many_statements_come_in_order() {
    let dump = "-- a; comment 'with a quote\n/*!40101 SET NAMES utf8 */;\n# another\nDROP TABLE IF EXISTS `a`;\n\
        LOCK TABLES `a` WRITE;\nINSERT IGNORE INTO `db`.`a` (`x`, `y`) VALUES (1,'p'),\n (2,'q')\n\
        ON DUPLICATE KEY UPDATE x = 'no';\nINSERT INTO a SELECT 1;\nreplace into b values (3);";
    let all = rows(dump).unwrap();
    let of = |table: &str, values: &[&str]| (table.to_owned(), values.iter().map(|v| (*v).to_owned()).collect());
    assert_eq!(all, [of("a", &["1", "p"]), of("a", &["2", "q"]), of("b", &["3"])]);
}

#[test]
fn columns_come_from_the_definition_and_keys_are_not_columns() {
    let dump = b"CREATE TABLE IF NOT EXISTS `t` (\n `key` varchar(32) DEFAULT 'a,b)' COMMENT 'it''s',\n \
        `pos` double(3,2),\n PRIMARY KEY (`key`,`pos`),\n FULLTEXT KEY `k` (`key`)\n) ENGINE=InnoDB;";
    let Some(Statement::Create { table, columns }) = SqlDump::new(dump).next_statement().unwrap() else {
        panic!("no table was found")
    };
    assert_eq!((table.as_ref(), columns), ("t", vec!["key".into(), "pos".into()]));
}

#[test]
fn a_dump_cut_at_any_byte_of_a_statement_is_torn() {
    let dump = "INSERT INTO t VALUES (1,'it\\'s'),(2,'q');";
    assert_eq!(rows(dump).unwrap().len(), 2);
    for cut in 1..dump.len() {
        assert!(rows(&dump[..cut]).is_err(), "cut at {cut}: {}", &dump[..cut]);
    }
}

#[test]
fn a_dump_cut_between_statements_is_torn_when_it_says_where_its_end_is() {
    let whole = "-- MySQL dump 10.13\nINSERT INTO t VALUES (1);\n-- Dump completed on 2018-12-03\n";
    assert_eq!(rows(whole).unwrap().len(), 1);
    let torn = rows(&whole[..46]).unwrap_err();
    assert_eq!((torn.line, torn.what), (3, "does not end with the line “Dump completed”"));
}
