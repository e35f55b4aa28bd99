//! The tables of the peer, filled from a directory: the same meetings, the same starts.

use std::{fmt::Write as _, io::Cursor, pin::pin};

use futures_util::SinkExt;
use jiff::Timestamp;
use openseat_domain::search::Minute;
use openseat_index::{Card, Directory};
use tokio_postgres::{Client, Error};

use crate::setup;

/// Makes the tables of every schema and fills them.
pub(crate) async fn load(client: &Client, directory: &Directory) -> Result<(), Error> {
    client.batch_execute(setup::TABLES).await?;
    let each = |line: fn(&mut String, &Directory, Card<'_>)| {
        (0..directory.len() as u32).map(move |meeting| {
            let mut lines = String::new();
            line(&mut lines, directory, directory.card(meeting));
            lines
        })
    };
    copy(client, "flat", each(flat)).await?;
    copy(client, "meeting", each(meeting)).await?;
    copy(client, "occurrence", each(occurrences)).await
}

async fn copy(client: &Client, table: &str, lines: impl Iterator<Item = String>) -> Result<(), Error> {
    let sink = client.copy_in::<_, Cursor<Vec<u8>>>(&format!("copy {table} from stdin")).await?;
    let mut sink = pin!(sink);
    let mut block = String::new();
    for line in lines {
        block.push_str(&line);
        if block.len() > 1 << 16 {
            sink.send(Cursor::new(std::mem::take(&mut block).into_bytes())).await?;
        }
    }
    sink.send(Cursor::new(block.into_bytes())).await?;
    sink.close().await
}

/// Every start that one can come to.
fn flat(lines: &mut String, directory: &Directory, card: Card<'_>) {
    let Some(point) = card.point().filter(|_| card.attendance.in_person()) else { return };
    let (low, high) = (card.concepts.0[0].cast_signed(), card.concepts.0[1].cast_signed());
    for start in directory.starts_of(card.meeting) {
        let (meeting, kind, lon, lat) = (card.meeting, card.kind, point.lon, point.lat);
        let row = writeln!(lines, "{meeting}\t{start}\t{kind}\t{low}\t{high}\tPOINT({lon} {lat})");
        row.expect("a string takes all");
    }
}

/// A meeting, wherever it is held.
fn meeting(lines: &mut String, directory: &Directory, card: Card<'_>) {
    let kind = directory.kind(card.kind).map_or_else(|| "other".to_owned(), ToString::to_string);
    let types = setup::types(card.concepts).join(",");
    let place = card.point().map_or_else(|| r"\N".to_owned(), |p| format!("POINT({} {})", p.lon, p.lat));
    let checked = if card.checked == 0 { r"\N".to_owned() } else { moment(card.checked * 1440)[..10].to_owned() };
    let [slug, name, group] = [card.slug, card.name, card.group].map(text);
    let [address, town, zone] = [card.place(), card.town(), card.zone].map(text);
    let (id, in_person, minutes) = (card.meeting, card.attendance.in_person(), card.minutes);
    let attendance = format!("{:?}", card.attendance);
    let row = writeln!(
        lines,
        "{id}\t{slug}\t{name}\t{group}\t{kind}\t{{{types}}}\t{attendance}\t{in_person}\t{address}\t{town}\t{zone}\t{minutes}\t{checked}\t{place}"
    );
    row.expect("a string takes all");
}

fn occurrences(lines: &mut String, directory: &Directory, card: Card<'_>) {
    for start in directory.starts_of(card.meeting) {
        let row = writeln!(lines, "{}\t{}", card.meeting, moment(start));
        row.expect("a string takes all");
    }
}

/// A minute since 1970 as the server reads it.
fn moment(minute: Minute) -> String {
    Timestamp::from_second(i64::from(minute) * 60).unwrap_or_default().to_string()
}

/// As `COPY` wants it.
fn text(words: &str) -> String {
    words.replace('\\', r"\\").replace(['\t', '\n', '\r'], " ")
}
