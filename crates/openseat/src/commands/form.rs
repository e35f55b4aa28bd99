//! `openseat form …`

use std::{fs, path::Path};

use openseat_content::{
    Content,
    form::{Fault, Note, NoteKind, foreign},
};
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
    let said = |faults: Vec<Fault>| {
        let lines: Vec<String> = faults.iter().map(|fault| format!("{from}: {fault}")).collect();
        lines.join("\n")
    };
    let look = foreign::look(&Content::embedded(), &bytes).map_err(said)?;
    let dangers = dangers(&look, &words.danger)?;
    let told = foreign::Told {
        name: [&words.name, &name_es],
        about: [&about, &about_es],
        source: &words.source,
        read: words.read.as_deref().unwrap_or(&words.source),
        licence: &words.licence,
        day: clock::now().to_zoned(jiff::tz::TimeZone::UTC).date(),
        dangers: &dangers,
    };
    let id = foreign::id(&bytes).map_err(|fault| format!("{from}: {fault}"))?;
    let beside = foreign::beside(&bytes, &told).map_err(said)?;
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
        for note in &look.notes {
            print::line(note_line(note));
        }
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

/// After which answers help comes next, as it was said. A question that speaks of harm needs a word.
fn dangers(look: &foreign::Look, said: &[String]) -> Result<Vec<(String, Vec<String>)>, String> {
    let mut dangers: Vec<(String, Vec<String>)> = Vec::new();
    let mut decided = Vec::new();
    for one in said {
        let wrong = |known: &[&str]| {
            format!("--danger {one}: write QUESTION=ANSWER or QUESTION=none. There are: {}.", known.join(", "))
        };
        let (link, answer) = one.split_once('=').unwrap_or((one, ""));
        let Some(asked) = look.closed.iter().find(|asked| asked.link == link) else {
            return Err(wrong(&look.closed.iter().map(|asked| asked.link.as_str()).collect::<Vec<_>>()));
        };
        decided.push(link);
        match answer {
            "none" => {}
            answer if !asked.answers.iter().any(|one| one == answer) => {
                return Err(wrong(&asked.answers.iter().map(String::as_str).collect::<Vec<_>>()));
            }
            answer => match dangers.iter_mut().find(|(before, _)| before == link) {
                Some((_, answers)) => answers.push(answer.to_owned()),
                None => dangers.push((link.to_owned(), vec![answer.to_owned()])),
            },
        }
    }
    let open = look.closed.iter().find(|one| !one.alarming.is_empty() && !decided.contains(&one.link.as_str()));
    match open {
        None => Ok(dangers),
        Some(one) => Err(format!(
            "{} may speak of harm. Say after which answers help comes next: {}",
            one.link,
            one.alarming
                .iter()
                .map(|answer| format!("--danger \"{}={answer}\"", one.link))
                .collect::<Vec<_>>()
                .join(" ")
        )),
    }
}

fn note_line(note: &Note) -> String {
    let item = &note.item;
    match note.kind {
        NoteKind::NotCounted => format!("{item} is calculated in a way of its own, and is left out."),
        NoteKind::Bounds => format!("{item} names no bounds: whole numbers from 0 to 999,999 are taken."),
        NoteKind::Required => format!("{item} can be skipped here, as everything can."),
        NoteKind::Harm => format!("{item} speaks of harm, and is answered in words that nobody here reads."),
        NoteKind::Initial => format!("{item} is asked without an answer filled in."),
    }
}

/// What is wrong with the form, by the rules of all content.
fn faults(folder: &Path, id: &str) -> Result<Vec<String>, String> {
    let told = |p: &Problem| format!("{}: {} {}", p.at, p.what, p.fix);
    let content = Content::from_folder(folder).map_err(|problem| told(&problem))?;
    let of_it = |problem: &&Problem| problem.at.contains(&format!("measures/{id}."));
    Ok(content.check().iter().filter(of_it).map(told).collect())
}
