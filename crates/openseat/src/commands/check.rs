//! `openseat check`

use std::path::PathBuf;

use openseat_content::Content;
use serde_json::json;

use crate::{commands::Done, print};

pub fn run(folder: Option<PathBuf>, json: bool) -> Done {
    let content = match &folder {
        Some(folder) => Content::from_folder(folder).map_err(|p| format!("{}: {} {}", p.at, p.what, p.fix))?,
        None => Content::embedded(),
    };
    let problems = content.check();
    if json {
        print::json(&json!({ "problems": problems }))?;
    } else {
        for problem in &problems {
            print::line(format!("{}: {} {}", problem.at, problem.what, problem.fix));
        }
    }
    if problems.is_empty() {
        if !json {
            print::line(format!(
                "The content is right: {} fellowships, {} concepts.",
                content.fellowships().len(),
                content.concepts().len()
            ));
        }
        Ok(())
    } else {
        Err(format!("{} problems in the content.", problems.len()))
    }
}
