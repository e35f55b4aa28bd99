//! `openseat form …`

use std::{fs, path::Path};

use openseat_content::{Content, form::foreign};
use openseat_domain::problem::Problem;

use crate::{
    arguments::{AddForm, Form},
    clock,
    commands::Done,
    print,
};

pub fn run(words: &Form) -> Done {
    match words {
        Form::Add(words) => add(words),
    }
}

/// Puts a Questionnaire of somebody else into a content folder, with what has to stand beside it. What cannot be asked is
/// refused and leaves nothing.
fn add(words: &AddForm) -> Done {
    let from = words.from.display();
    let bytes = fs::read(&words.from).map_err(|e| format!("{from} cannot be read: {e}."))?;
    let spanish = |text: &Option<String>, english: &str| text.clone().unwrap_or_else(|| english.to_owned());
    let about = words.about.clone().unwrap_or_else(|| words.name.clone());
    let (name_es, about_es) = (spanish(&words.name_es, &words.name), spanish(&words.about_es, &about));
    let told = foreign::Told {
        name: [&words.name, &name_es],
        about: [&about, &about_es],
        source: &words.source,
        read: words.read.as_deref().unwrap_or(&words.source),
        licence: &words.licence,
        day: clock::now().to_zoned(jiff::tz::TimeZone::UTC).date(),
    };
    let (id, beside) = foreign::beside(&bytes, &told).map_err(|why| format!("{from}: {why}"))?;
    let folder = words.content.join("measures");
    let files = [folder.join(format!("{id}.json")), folder.join(format!("{id}.toml"))];
    if let Some(there) = files.iter().find(|file| file.exists()) {
        return Err(format!(
            "{} is there already. Take it away first, or give the new one another id.",
            there.display()
        ));
    }
    let written = fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&files[0], &bytes))
        .and_then(|()| fs::write(&files[1], &beside));
    let problems = match written {
        Ok(()) => faults(&words.content, id.as_str())?,
        Err(error) => vec![format!("{} cannot be written: {error}.", folder.display())],
    };
    if problems.is_empty() {
        print::line(format!(
            "{id} is in {}. Name this folder in content.folder, and start the server again.",
            folder.display()
        ));
        return Ok(());
    }
    for file in &files {
        // It may never have been written.
        let _ = fs::remove_file(file);
    }
    Err(problems.join("\n"))
}

/// What is wrong with the form, by the rules of all content.
fn faults(folder: &Path, id: &str) -> Result<Vec<String>, String> {
    let told = |p: &Problem| format!("{}: {} {}", p.at, p.what, p.fix);
    let content = Content::from_folder(folder).map_err(|problem| told(&problem))?;
    let of_it = |problem: &&Problem| problem.at.contains(&format!("measures/{id}."));
    Ok(content.check().iter().filter(of_it).map(told).collect())
}
