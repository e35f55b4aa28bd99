//! `openseat validate`

use openseat_content::{Content, Locale};
use openseat_formats::meeting_guide_check::{Finding, Report, check};
use openseat_web::words_of;
use serde_json::{Value, json};

use crate::{commands::Done, commands::import, print, settings::Settings};

/// Rows of each kind that are told on a terminal; `--json` has them all.
const TOLD: u64 = 10;

pub async fn run(settings: &Settings, from: &str, as_json: bool) -> Done {
    let bytes = import::read(settings, from).await?;
    let content = Content::embedded();
    let report = check(&bytes, &|code| content.is_type_code(code), if as_json { u64::MAX } else { TOLD });
    if as_json {
        print::json(&whole(&content, &report))?;
    } else {
        tell(&content, &report);
    }
    match report.errors() {
        0 => Ok(()),
        errors => Err(format!("{from}: {errors} errors in {} of {} rows.", report.bad_rows, report.rows)),
    }
}

fn tell(content: &Content, report: &Report) {
    let words = |key| content.words().get(Locale::En, key);
    for errors in [true, false] {
        for (kind, count) in report.counts.iter().filter(|(kind, _)| kind.is_error() == errors) {
            let (what, fix) = words_of(*kind);
            let mark = if errors { "error" } else { "warning" };
            print::line(format!("{mark}, {count} times: {} {}", words(what), words(fix)));
            let findings = report.findings.iter().filter(|finding| finding.kind == *kind);
            findings.for_each(|finding| print::line(format!("  {}", line(finding))));
            if *count > TOLD {
                print::line(format!("  … and {} more; --json shows them all", count - TOLD));
            }
        }
    }
    print::line(format!("{} rows, {} errors, {} warnings", report.rows, report.errors(), report.warnings()));
}

fn line(finding: &Finding) -> String {
    let mut parts = vec![if finding.row == 0 { "the file".to_owned() } else { format!("row {}", finding.row) }];
    parts.extend([&finding.name, &finding.field].into_iter().filter(|part| !part.is_empty()).cloned());
    let value = if finding.value.is_empty() { String::new() } else { format!(": “{}”", finding.value) };
    parts.join(", ") + &value
}

fn whole(content: &Content, report: &Report) -> Value {
    let words = |key| content.words().get(Locale::En, key);
    let problem = |finding: &Finding| {
        let (what, fix) = words_of(finding.kind);
        json!({
            "level": if finding.kind.is_error() { "error" } else { "warning" }, "kind": finding.kind.id(),
            "row": finding.row, "slug": finding.name, "field": finding.field, "value": finding.value,
            "what": words(what), "fix": words(fix),
        })
    };
    json!({
        "rows": report.rows, "errors": report.errors(), "warnings": report.warnings(), "rows_with_errors": report.bad_rows,
        "counts": report.counts.iter().map(|(kind, count)| (kind.id().to_owned(), json!(count))).collect::<serde_json::Map<_, _>>(),
        "problems": report.findings.iter().map(problem).collect::<Vec<_>>(),
    })
}
