//! What stands on a page of a form, in order: questions, the words between them, and rows.

use std::collections::BTreeMap;

use openseat_content::form::FormInfo;
use openseat_domain::form::{Answers, Ask, Item};

use super::{Words, said};
use crate::{form::Fields, frame::Frame, pages::space::day::DayFields};

/// One thing on the page.
pub(crate) struct Field {
    /// The name under which it is sent, and its id.
    pub(crate) name: String,
    pub(crate) words: Words,
    pub(crate) hint: Words,
    /// What is wrong with it; empty when nothing is.
    pub(crate) wrong: String,
    pub(crate) kind: Kind,
}

pub(crate) enum Kind {
    Words,
    Heading,
    Radios(Vec<Choice>),
    Boxes(Vec<Choice>),
    /// Numbers in a row, with words for both ends.
    Scale {
        choices: Vec<Choice>,
        low: Words,
        high: Words,
    },
    Number {
        value: String,
        unit: String,
    },
    Line {
        value: String,
    },
    Lines {
        value: String,
    },
    Day {
        day: DayFields,
    },
    /// What nobody sees goes along with its row.
    Hidden {
        value: String,
    },
    /// A row begins.
    Row,
    /// A row ends; the value of the button that takes it out.
    RowEnd {
        remove: String,
    },
    /// The last row of a group ended; how many there are.
    RowsEnd {
        group: String,
        rows: usize,
    },
}

pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) words: Words,
    pub(crate) chosen: bool,
}

/// Where what is shown in the fields is from.
#[derive(Clone, Copy)]
pub(crate) enum Filled<'a> {
    Kept(&'a Answers),
    /// As it was sent, since something in it is wrong.
    Sent(&'a Fields),
}

/// Makes the fields of a page.
pub(crate) struct Making<'a, 'f> {
    pub(crate) frame: &'a Frame<'f>,
    pub(crate) info: &'a FormInfo,
    pub(crate) filled: Filled<'a>,
    pub(crate) live: &'a Answers,
    /// By name.
    pub(crate) wrong: &'a BTreeMap<String, String>,
}

/// Where the fields of an item stand: in no row, or in one.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    pub(crate) group: &'a str,
    pub(crate) number: usize,
}

/// The name of a field: `days`, or `lines.2.days` in a row.
pub(crate) fn name(link: &str, row: Option<Row<'_>>) -> String {
    row.map_or_else(|| link.to_owned(), |row| format!("{}.{}.{link}", row.group, row.number))
}

/// The field that says how many rows a page showed.
pub(crate) fn rows_name(group: &str) -> String {
    format!("rows.{group}")
}

impl Making<'_, '_> {
    pub(crate) fn all(&self, items: &[&Item]) -> Vec<Field> {
        let mut out = Vec::new();
        items.iter().for_each(|item| self.item(item, None, &mut out));
        out
    }

    fn item(&self, item: &Item, row: Option<Row<'_>>, out: &mut Vec<Field>) {
        match &item.ask {
            Ask::Score(_) => {}
            Ask::Display => out.push(self.field(item, row, Kind::Words)),
            Ask::Group(inside) if item.is_rows() => self.rows(item, inside, out),
            Ask::Group(inside) => {
                out.push(self.field(item, row, Kind::Heading));
                self.inside(inside, row, out);
            }
            _ => out.push(self.field(item, row, self.question(item, row))),
        }
    }

    fn inside(&self, items: &[Item], row: Option<Row<'_>>, out: &mut Vec<Field>) {
        let form = &self.info.form;
        let empty = Answers::default();
        for item in items {
            let asked = match row {
                None => form.asks(item, self.live),
                Some(row) => {
                    let rows = self.live.rows(row.group);
                    form.asks_in(item, rows.get(row.number).unwrap_or(&empty), self.live)
                }
            };
            if asked {
                self.item(item, row, out);
            } else if item.hidden && row.is_some() {
                let values = self.values(item, row).into_iter();
                out.extend(values.map(|value| bare(name(&item.link, row), Kind::Hidden { value })));
            }
        }
    }

    /// The rows that are there, and one more to write in.
    fn rows(&self, item: &Item, inside: &[Item], out: &mut Vec<Field>) {
        out.push(self.field(item, None, Kind::Heading));
        let there = match self.filled {
            Filled::Kept(kept) => kept.rows(&item.link).len(),
            Filled::Sent(sent) => sent.text(&rows_name(&item.link)).parse().unwrap_or(0),
        };
        let rows = match self.filled {
            Filled::Kept(_) => (there + 1).min(item.most),
            Filled::Sent(_) => there.clamp(1, item.most),
        };
        for number in 0..rows {
            let row = Row { group: &item.link, number };
            let words = Words { text: self.frame.t1("form-row", "n", number + 1), lang: "" };
            let name = format!("{}.{number}", item.link);
            out.push(Field { words, ..bare(name.clone(), Kind::Row) });
            self.inside(inside, Some(row), out);
            let remove = if number < there { name.clone() } else { String::new() };
            out.push(bare(format!("{name}-end"), Kind::RowEnd { remove }));
        }
        out.push(bare(format!("{}-end", item.link), Kind::RowsEnd { group: item.link.clone(), rows }));
    }

    fn question(&self, item: &Item, row: Option<Row<'_>>) -> Kind {
        let values = self.values(item, row);
        let first = || values.first().cloned().unwrap_or_default();
        let locale = self.frame.say.locale;
        match &item.ask {
            Ask::Choice(choices) => {
                let choice = |code: &String| Choice {
                    words: Words::of(self.frame, self.info.choice(&item.link, code, locale)),
                    chosen: values.contains(code),
                    value: code.clone(),
                };
                let choices = choices.iter().map(|one| choice(&one.code)).collect();
                if item.most > 1 { Kind::Boxes(choices) } else { Kind::Radios(self.or_skip(choices)) }
            }
            Ask::Yes => {
                let choice = |value: &str, words: &str| Choice {
                    value: value.to_owned(),
                    words: Words { text: words.to_owned(), lang: "" },
                    chosen: values.iter().any(|one| one == value),
                };
                let both = vec![choice("yes", self.frame.t("form-yes")), choice("no", self.frame.t("form-no"))];
                Kind::Radios(self.or_skip(both))
            }
            Ask::Whole { low, high } if high - low <= 10 => {
                let [low_words, high_words] = self.info.ends(&item.link, locale);
                let end = |said: Option<_>| said.map(|said| Words::of(self.frame, said)).unwrap_or_default();
                let choice = |number: i64| Choice {
                    value: number.to_string(),
                    words: Words { text: number.to_string(), lang: "" },
                    chosen: values.contains(&number.to_string()),
                };
                let choices = self.or_skip((*low..=*high).map(choice).collect());
                Kind::Scale { choices, low: end(low_words), high: end(high_words) }
            }
            Ask::Whole { .. } => {
                Kind::Number { value: first(), unit: said::unit(self.frame, self.info, &item.link).to_owned() }
            }
            Ask::Day => Kind::Day { day: self.day(item, row) },
            Ask::Text { lines: true, .. } => Kind::Lines { value: first() },
            _ => Kind::Line { value: first() },
        }
    }

    /// An answer can be taken back: the last choice is none.
    fn or_skip(&self, mut choices: Vec<Choice>) -> Vec<Choice> {
        let chosen = !choices.iter().any(|one| one.chosen);
        let words = Words { text: self.frame.t("ask-skip").to_owned(), lang: "" };
        choices.push(Choice { value: String::new(), words, chosen });
        choices
    }

    fn values(&self, item: &Item, row: Option<Row<'_>>) -> Vec<String> {
        match self.filled {
            Filled::Sent(sent) => sent.all(&name(&item.link, row)).map(str::to_owned).collect(),
            Filled::Kept(kept) => {
                let here = match row {
                    None => Some(kept),
                    Some(row) => kept.rows(row.group).get(row.number),
                };
                let values = here.map_or(&[][..], |answers| answers.values(&item.link));
                values.iter().map(openseat_domain::form::Value::typed).collect()
            }
        }
    }

    fn day(&self, item: &Item, row: Option<Row<'_>>) -> DayFields {
        match self.filled {
            Filled::Sent(sent) => super::read::day_fields(sent, &name(&item.link, row)),
            Filled::Kept(_) => {
                let kept = self.values(item, row).first().and_then(|day| day.parse().ok());
                kept.map(DayFields::of).unwrap_or_default()
            }
        }
    }

    fn field(&self, item: &Item, row: Option<Row<'_>>, kind: Kind) -> Field {
        let locale = self.frame.say.locale;
        let name = name(&item.link, row);
        let hint = self.info.hint(&item.link, locale).map(|said| Words::of(self.frame, said)).unwrap_or_default();
        Field {
            words: Words::of(self.frame, self.info.text(&item.link, locale)),
            hint,
            wrong: self.wrong.get(&name).cloned().unwrap_or_default(),
            ..bare(name, kind)
        }
    }
}

fn bare(name: String, kind: Kind) -> Field {
    Field { name, words: Words::default(), hint: Words::default(), wrong: String::new(), kind }
}
