//! MySQL dumps as tables of rows: `CREATE TABLE` for the names of columns, `INSERT` for the rows, all else passed over.
//!
//! Reads what mysqldump, mariadb-dump and phpMyAdmin write: string escapes (MySQL manual §11.1.1), multi-row
//! inserts, `NULL`, hexadecimal values, `_charset` introducers, comments of all kinds. Nothing is executed, and
//! nothing is copied but strings that hold an escape.

use std::borrow::Cow;

mod scan;
mod value;

pub(crate) use value::Value;

use scan::{after_comment, after_line, after_quoted, end_of_value, find, torn};
use value::text_of;

/// A dump that ends, or is damaged, inside a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Torn {
    /// Line of the file, counted from 1.
    pub(crate) line: usize,
    /// What is missing, as the end of a sentence ("ends inside a text value").
    pub(crate) what: &'static str,
}

/// What the cursor found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Statement<'a> {
    /// `CREATE TABLE`: the names of the columns in order.
    Create { table: Cow<'a, str>, columns: Vec<Cow<'a, str>> },
    /// `INSERT` or `REPLACE`: the cursor now stands before its rows; see [`SqlDump::next_row`].
    Insert { table: Cow<'a, str>, columns: Option<Vec<Cow<'a, str>>> },
}

/// A cursor over a dump.
#[derive(Clone, Debug)]
pub(crate) struct SqlDump<'a> {
    bytes: &'a [u8],
    at: usize,
    in_insert: bool,
}

impl<'a> SqlDump<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, in_insert: false }
    }

    /// The next statement that makes or fills a table; `None` at the end of the dump.
    pub(crate) fn next_statement(&mut self) -> Result<Option<Statement<'a>>, Torn> {
        if std::mem::take(&mut self.in_insert) {
            self.skip_statement()?;
        }
        loop {
            self.skip_blank()?;
            if self.at >= self.bytes.len() {
                return self.end();
            }
            let word = self.word();
            let found = if word.eq_ignore_ascii_case(b"create") {
                self.create()?
            } else if word.eq_ignore_ascii_case(b"insert") || word.eq_ignore_ascii_case(b"replace") {
                self.insert()?
            } else if word.eq_ignore_ascii_case(b"delimiter") {
                self.at = after_line(self.bytes, self.at);
                continue;
            } else {
                None
            };
            if found.is_some() {
                return Ok(found);
            }
            self.skip_statement()?;
        }
    }

    /// Where the next row of the present `INSERT` begins, for [`SqlDump::row_at`]; `None` after the last one.
    pub(crate) fn next_row(&mut self) -> Result<Option<usize>, Torn> {
        self.skip_blank()?;
        if self.peek() == Some(b',') {
            self.at += 1;
            self.skip_blank()?;
        }
        match self.peek() {
            Some(b'(') => {
                let start = self.at;
                self.at = each_value(self.bytes, start, |_| ())?;
                Ok(Some(start))
            }
            Some(_) => Ok(None),
            None => Err(self.torn("ends inside a list of rows")),
        }
    }

    /// The values of the row whose opening bracket is at `start`, put into `row` (cleared first).
    pub(crate) fn row_at(bytes: &'a [u8], start: usize, row: &mut Vec<Value<'a>>) -> Result<(), Torn> {
        row.clear();
        each_value(bytes, start, |raw| row.push(Value::read(raw))).map(|_| ())
    }

    /// mysqldump closes with a comment of its own; a dump that has its opening and not its closing was cut.
    fn end(&self) -> Result<Option<Statement<'a>>, Torn> {
        let head = &self.bytes[..self.bytes.len().min(256)];
        let tail = &self.bytes[self.bytes.len().saturating_sub(512)..];
        let opened = find(head, b"-- MySQL dump ").is_some() || find(head, b"-- MariaDB dump ").is_some();
        if opened && find(tail, b"-- Dump completed").is_none() {
            return Err(self.torn("does not end with the line “Dump completed”"));
        }
        Ok(None)
    }

    fn create(&mut self) -> Result<Option<Statement<'a>>, Torn> {
        self.skip_words(&[b"temporary"])?;
        if !self.word().eq_ignore_ascii_case(b"table") {
            return Ok(None);
        }
        self.skip_words(&[b"if", b"not", b"exists"])?;
        let Some(table) = self.table_name()? else { return Ok(None) };
        self.skip_blank()?;
        if self.peek() != Some(b'(') {
            return Ok(None);
        }
        let columns = self.definitions()?;
        Ok(Some(Statement::Create { table, columns }))
    }

    /// The names that open the parts of a table definition; parts that open with a keyword are keys.
    fn definitions(&mut self) -> Result<Vec<Cow<'a, str>>, Torn> {
        const KEYS: [&str; 9] =
            ["primary", "key", "index", "unique", "fulltext", "spatial", "constraint", "foreign", "check"];
        let mut columns = Vec::new();
        loop {
            self.at += 1;
            self.skip_blank()?;
            let quoted = matches!(self.peek(), Some(b'`' | b'"'));
            if let Some(name) = self.name()?
                && (quoted || !KEYS.iter().any(|key| name.eq_ignore_ascii_case(key)))
            {
                columns.push(name);
            }
            self.at = end_of_value(self.bytes, self.at)?;
            if self.peek() == Some(b')') {
                self.skip_statement()?;
                return Ok(columns);
            }
        }
    }

    fn insert(&mut self) -> Result<Option<Statement<'a>>, Torn> {
        self.skip_words(&[b"low_priority", b"delayed", b"high_priority", b"ignore", b"into"])?;
        let Some(table) = self.table_name()? else { return Ok(None) };
        self.skip_blank()?;
        let columns = if self.peek() == Some(b'(') { Some(self.column_list()?) } else { None };
        self.skip_blank()?;
        let word = self.word();
        if !word.eq_ignore_ascii_case(b"values") && !word.eq_ignore_ascii_case(b"value") {
            return Ok(None);
        }
        self.in_insert = true;
        Ok(Some(Statement::Insert { table, columns }))
    }

    fn column_list(&mut self) -> Result<Vec<Cow<'a, str>>, Torn> {
        let mut columns = Vec::new();
        loop {
            self.at += 1;
            self.skip_blank()?;
            columns.extend(self.name()?);
            self.at = end_of_value(self.bytes, self.at)?;
            if self.peek() == Some(b')') {
                self.at += 1;
                return Ok(columns);
            }
        }
    }

    /// A table's name without the name of its database.
    fn table_name(&mut self) -> Result<Option<Cow<'a, str>>, Torn> {
        self.skip_blank()?;
        let mut name = self.name()?;
        while self.peek() == Some(b'.') {
            self.at += 1;
            name = self.name()?;
        }
        Ok(name)
    }

    /// A name in backticks, in double quotes or bare.
    fn name(&mut self) -> Result<Option<Cow<'a, str>>, Torn> {
        let Some(quote @ (b'`' | b'"')) = self.peek() else {
            let word = self.word();
            return Ok((!word.is_empty()).then(|| text_of(word)));
        };
        let start = self.at + 1;
        let length = self.bytes[start..].iter().position(|byte| *byte == quote);
        let Some(length) = length else { return Err(self.torn("ends inside a name")) };
        self.at = start + length + 1;
        Ok(Some(text_of(&self.bytes[start..start + length])))
    }

    fn word(&mut self) -> &'a [u8] {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    fn skip_words(&mut self, words: &[&[u8]]) -> Result<(), Torn> {
        loop {
            self.skip_blank()?;
            let before = self.at;
            let word = self.word();
            if !words.iter().any(|known| word.eq_ignore_ascii_case(known)) {
                self.at = before;
                return Ok(());
            }
        }
    }

    fn skip_blank(&mut self) -> Result<(), Torn> {
        while let Some(byte) = self.peek() {
            match byte {
                b';' if !self.in_insert => self.at += 1,
                _ if byte.is_ascii_whitespace() => self.at += 1,
                _ => match after_comment(self.bytes, self.at)? {
                    Some(after) => self.at = after,
                    None => break,
                },
            }
        }
        Ok(())
    }

    fn skip_statement(&mut self) -> Result<(), Torn> {
        while let Some(byte) = self.peek() {
            match byte {
                b';' => {
                    self.at += 1;
                    return Ok(());
                }
                b'\'' | b'"' | b'`' => self.at = after_quoted(self.bytes, self.at)?,
                _ => self.at = after_comment(self.bytes, self.at)?.unwrap_or(self.at + 1),
            }
        }
        Err(self.torn("ends inside a statement"))
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn torn(&self, what: &'static str) -> Torn {
        torn(self.bytes, self.at, what)
    }
}

/// Gives each raw value of a row to `take` and returns where the row ends.
fn each_value<'a>(bytes: &'a [u8], start: usize, mut take: impl FnMut(&'a [u8])) -> Result<usize, Torn> {
    let mut at = start + 1;
    loop {
        let end = end_of_value(bytes, at)?;
        take(bytes[at..end].trim_ascii());
        if bytes[end] == b')' {
            return Ok(end + 1);
        }
        at = end + 1;
    }
}

#[cfg(test)]
#[path = "sql_dump/tests.rs"]
mod tests;
