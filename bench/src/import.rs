//! A list of many meetings read, matched and stored by the program itself, from the command line.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use openseat_index::synthetic::{Dice, Meeting, World};

use crate::site::Trouble;

/// The bars of the import: seconds and megabytes.
const MOST_SECONDS: f64 = 30.0;
const MOST_MEGABYTES: f64 = 1000.0;

/// What an import took.
pub(crate) struct Took {
    pub seconds: f64,
    /// Largest resident memory.
    pub megabytes: f64,
}

/// Writes a Meeting Guide list of the world's meetings, imports it into a new database in `folder`, imports it again,
/// and prints both.
pub(crate) fn run(program: &Path, world: &World, folder: &Path) -> Result<(), Trouble> {
    let list = folder.join("world.json");
    write_list(world, &list)?;
    let size = std::fs::metadata(&list)?.len() as f64 / 1e6;
    println!(
        "\nImport of {} meetings ({size:.0} MB of Meeting Guide JSON), read, matched and stored",
        world.meetings.len()
    );
    println!("{:<34}{:>10}{:>12}{:>10}{:>12}", "", "seconds", "limit", "MB", "limit");
    for what in ["into an empty directory", "the same list again"] {
        let took = import(program, &list, folder)?;
        println!("{what:<34}{:>10.1}{MOST_SECONDS:>12.0}{:>10.0}{MOST_MEGABYTES:>12.0}", took.seconds, took.megabytes);
    }
    std::fs::remove_file(list)?;
    Ok(())
}

fn import(program: &Path, list: &Path, folder: &Path) -> Result<Took, Trouble> {
    let began = Instant::now();
    let mut child = Command::new(program)
        .args(["import", "--name", "world", "--json", "--data"])
        .arg(folder)
        .arg(list)
        .stdout(Stdio::null())
        .spawn()?;
    let mut megabytes: f64 = 0.0;
    let status = loop {
        megabytes = megabytes.max(peak_of(child.id()).unwrap_or(0.0));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    if !status.success() {
        return Err(format!("the import ended with {status}").into());
    }
    Ok(Took { seconds: began.elapsed().as_secs_f64(), megabytes })
}

/// The largest resident memory of a process until now, in megabytes (proc(5), VmHWM).
pub(crate) fn peak_of(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(PathBuf::from(format!("/proc/{process}/status"))).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1000.0)
}

fn write_list(world: &World, path: &Path) -> Result<(), Trouble> {
    let mut out = BufWriter::new(File::create(path)?);
    let mut dice = Dice(11);
    out.write_all(b"[")?;
    for (number, meeting) in world.meetings.iter().enumerate() {
        out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        out.write_all(row(world, meeting, &mut dice).as_bytes())?;
    }
    out.write_all(b"\n]\n")?;
    out.flush()?;
    Ok(())
}

/// A row as offices write it: about 700 bytes, with an address, notes and types.
fn row(world: &World, meeting: &Meeting, dice: &mut Dice) -> String {
    let city = &world.cities[meeting.city];
    let point = meeting.point.unwrap_or(city.point);
    let (day, hour, minute) = (dice.below(7), 6 + dice.below(16), [0, 30][dice.below(2)]);
    let types = ["O", "C", "D", "BE", "W", "M", "X", "LGBTQ", "ST", "BB"];
    let types: Vec<String> = (0..1 + dice.below(3)).map(|_| format!("{:?}", types[dice.below(types.len())])).collect();
    let online = if meeting.attendance.online() {
        format!(r#","conference_url":"https://zoom.us/j/{}""#, 1_000_000_000 + dice.below(900_000_000))
    } else {
        String::new()
    };
    format!(
        r#"{{"name":"{}","slug":"{}","day":{day},"time":"{hour:02}:{minute:02}","end_time":"{:02}:{minute:02}","types":[{}],"location":"{}","formatted_address":"{}, USA","latitude":{},"longitude":{},"region":"{}","group":"{}","notes":"Please come a few minutes early. The door is at the side of the building, and someone will be there to greet you. Coffee and tea are there for all.","location_notes":"Ring the bell at the side door. Parking is in the street.","updated":"2026-{:02}-{:02} 10:00:00"{online}}}"#,
        meeting.name,
        meeting.slug,
        hour + 1,
        types.join(","),
        meeting.place.split(',').next().unwrap_or_default(),
        if meeting.place.is_empty() { &city.name } else { &meeting.place },
        point.lat,
        point.lon,
        city.name,
        meeting.group,
        1 + dice.below(10),
        1 + dice.below(28),
    )
}
