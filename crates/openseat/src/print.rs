//! Words and JSON for the terminal.

use std::io::{IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};
use openseat_actions::import::{Beside, Imported, Progress};
use openseat_domain::{
    problem::{Level, Problem},
    source::Reading,
};
use serde::Serialize;
use std::sync::Arc;

/// Problems shown on a terminal; `--json` has them all.
const SHOWN: usize = 20;

/// One line of text.
pub fn line(text: impl AsRef<str>) {
    // Who has seen enough (`| head`) closes the pipe; that is no error of ours.
    let _ = writeln!(std::io::stdout(), "{}", text.as_ref());
}

/// A value for programs.
pub fn json(value: &impl Serialize) -> Result<(), String> {
    let text = serde_json::to_string_pretty(value).map_err(|e| format!("The answer cannot be written as JSON: {e}"))?;
    line(text);
    Ok(())
}

/// The sums of a reading, in words.
pub fn reading(name: &str, imported: &Imported, dry_run: bool) {
    let Reading { format, rows, new, changed, same, refused, retired, held, problems } = &imported.reading;
    line(format!("{name}: {format}"));
    if let Some((kind, why)) = &imported.fellowship {
        line(format!("  Rows that do not say are taken as {kind}: {why}"));
    }
    if let Some(mapping) = &imported.mapping {
        line("  Columns (change one with --map COLUMN=FIELD):");
        for (column, field) in &mapping.columns {
            line(format!("    {column} -> {}", field.as_deref().unwrap_or("(left out)")));
        }
    }
    line(format!("  {rows} rows = {new} new + {changed} changed + {same} same + {refused} refused"));
    if let Some(Beside { service_bodies, formats, languages, fields, changes }) = imported.beside {
        line(format!(
            "  beside them: {service_bodies} service bodies, {formats} formats in {languages} languages, {fields} fields, \
             {changes} changes"
        ));
    }
    if *retired > 0 {
        line(format!("  {retired} are gone from the source and are no longer shown"));
    }
    if let Some(held) = held {
        line(format!("  HELD: {held} Look at the source, then use --accept-loss if it is right."));
    }
    for problem in problems.iter().take(SHOWN) {
        line(format!("  {}: {}: {} {}", mark(problem), problem.at, problem.what, problem.fix));
    }
    if problems.len() > SHOWN {
        line(format!("  … and {} more; --report FILE writes them all", problems.len() - SHOWN));
    }
    if dry_run {
        line("  Nothing was changed (--dry-run).");
    }
}

/// Problems as a table: how bad, where, what, and how to mend it.
pub fn problems(all: &[Problem]) -> String {
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let row = |cells: [&str; 4]| cells.map(cell).join(",") + "\r\n";
    let rows = all.iter().map(|problem| row([mark(problem), &problem.at, &problem.what, &problem.fix]));
    [row(["level", "where", "what", "how to mend it"])].into_iter().chain(rows).collect()
}

fn mark(problem: &Problem) -> &'static str {
    match problem.level {
        Level::Refused => "refused",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

/// A bar on a terminal, silence elsewhere.
pub fn progress(quiet: bool) -> Progress {
    if quiet || !std::io::stderr().is_terminal() {
        return Arc::new(|_, _| ());
    }
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} rows, {eta} left") {
        bar.set_style(style);
    }
    Arc::new(move |read, all| {
        bar.set_length(all);
        bar.set_position(read);
        if read >= all {
            bar.finish_and_clear();
        }
    })
}
