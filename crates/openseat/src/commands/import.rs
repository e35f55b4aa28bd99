//! `openseat import`

use std::path::Path;

use openseat_actions::{
    bmlt_server::{self, PAUSE},
    import::{Import, import},
};
use openseat_domain::fellowship::FellowshipId;
use openseat_formats::Mapping;
use openseat_outside::fetch::{Answer, Ask, Fetch, LARGEST_FEED, Limits, WebFetch};

use crate::{arguments, clock, commands::Done, open, print, settings::Settings};

pub async fn run(settings: &Settings, words: arguments::Import, json: bool) -> Done {
    let name = words.name.clone().unwrap_or_else(|| name_of(&words.from));
    let bytes = match bmlt_server::root_of(&words.from) {
        Some(root) => server(settings, &root, json).await?,
        None => read(settings, &words.from).await?,
    };
    let format = words.format.as_deref().map(str::parse).transpose();
    let ask = Import {
        name: name.clone(),
        address: words.from.clone(),
        fellowship: words.kind.as_deref().map(FellowshipId::new),
        zone: words.zone,
        format: format.map_err(|p: openseat_domain::problem::Problem| format!("{} {}", p.what, p.fix))?,
        mapping: mapping(&words.map)?,
        accept_loss: words.accept_loss,
        dry_run: words.dry_run,
        who: "command line".into(),
        ..Import::default()
    };
    let house = open::house(settings).await?;
    let imported = import(&house, ask, bytes, clock::now(), print::progress(json)).await;
    let imported = imported.map_err(|e| format!("{name}: {e}\nThe directory is as it was."))?;
    if let Some(file) = &words.report {
        std::fs::write(file, print::problems(&imported.reading.problems))
            .map_err(|e| format!("{} cannot be written: {e}. The list was read all the same.", file.display()))?;
    }
    if json {
        print::json(&imported.reading)?;
    } else {
        print::reading(&name, &imported, words.dry_run);
    }
    match &imported.reading.held {
        Some(held) => Err(format!("{name} was held: {held}")),
        None => Ok(()),
    }
}

/// Everything that a BMLT server tells.
async fn server(settings: &Settings, root: &str, json: bool) -> Result<Vec<u8>, String> {
    let progress = print::progress(json);
    bmlt_server::gather(&web(settings)?, root, PAUSE, &*progress).await.map_err(|e| e.to_string())
}

fn web(settings: &Settings) -> Result<WebFetch, String> {
    let limits = Limits { allow_private: settings.feeds.allow_private_addresses, ..Limits::default() };
    WebFetch::new(limits).map_err(|e| e.to_string())
}

/// The bytes of a file or of a web address.
pub async fn read(settings: &Settings, from: &str) -> Result<Vec<u8>, String> {
    if from.starts_with("http://") || from.starts_with("https://") {
        return match web(settings)?
            .fetch(&Ask { address: from.into(), ..Ask::default() })
            .await
            .map_err(|e| e.to_string())?
        {
            Answer::Body(body) => Ok(body.bytes),
            Answer::NotModified => Err(format!("{from} sent nothing.")),
        };
    }
    let path = Path::new(from);
    let size = std::fs::metadata(path).map_err(|e| format!("{from} cannot be read: {e}. Check the path."))?.len();
    if size > LARGEST_FEED {
        let limit = LARGEST_FEED / (1024 * 1024);
        return Err(format!("{from} has more than {limit} MB. Split it, one file for each area."));
    }
    std::fs::read(path).map_err(|e| format!("{from} cannot be read: {e}. Check the path."))
}

/// "lists/smart_office.csv" is called "smart-office" unless a name is given; a BMLT server is called as its site.
fn name_of(from: &str) -> String {
    if let Some(root) = bmlt_server::root_of(from) {
        let site = root.split("://").nth(1).unwrap_or(&root).split('/').next().unwrap_or_default();
        return openseat_domain::slug::plain_words(site.trim_start_matches("www."));
    }
    let stem = Path::new(from).file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    openseat_domain::slug::plain_words(&stem)
}

fn mapping(pairs: &[String]) -> Result<Option<Mapping>, String> {
    if pairs.is_empty() {
        return Ok(None);
    }
    let column = |pair: &String| match pair.split_once('=') {
        Some((column, field)) => {
            let field = field.trim();
            Ok((column.trim().to_owned(), (!field.is_empty()).then(|| field.to_owned())))
        }
        None => Err(format!("--map {pair} is not COLUMN=FIELD, such as \"Venue=location\".")),
    };
    let columns = pairs.iter().map(column).collect::<Result<Vec<_>, String>>()?;
    Ok(Some(Mapping { columns }))
}
