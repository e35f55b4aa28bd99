//! One file a command.

mod audit;
mod check;
mod doctor;
mod feeds;
mod find;
mod form;
mod identity;
mod import;
mod keys;
mod matching;
mod organisation;
mod serve;
mod validate;
mod verify;

use std::process::ExitCode;

use openseat_actions::demo;

use crate::{
    arguments::{Arguments, Command},
    clock, open, print,
    settings::{EXAMPLE, Settings},
};

/// What a command ends with: nothing more to say, or why it was refused.
pub type Done = Result<(), String>;

/// Runs the command. 0 is done, 1 is refused with reasons; wrong usage (2) ended before this.
pub async fn run(arguments: Arguments) -> ExitCode {
    match dispatch(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(arguments: Arguments) -> Done {
    let settings = open::settings(&arguments.place)?;
    let json = arguments.place.json;
    match arguments.command.unwrap_or(Command::Serve(crate::arguments::Serve::default())) {
        Command::Serve(words) => serve::run(settings, words).await,
        Command::Import(words) => import::run(&settings, words, json).await,
        Command::Feeds(words) => feeds::run(&settings, words, json).await,
        Command::Find(words) => find::run(&settings, words, json).await,
        Command::Match(words) => matching::run(&settings, *words, json).await,
        Command::Identity(words) => identity::run(&settings, words, json).await,
        Command::Check { content } => check::run(content, json),
        Command::Form(words) => form::run(&words),
        Command::Migrate => migrate(&settings).await,
        Command::Doctor => doctor::run(&settings, json).await,
        Command::Audit(words) => audit::run(&settings, words, json).await,
        Command::Keys(words) => keys::run(&settings, words, json).await,
        Command::Organisation(words) => organisation::run(&settings, words, json).await,
        Command::Validate { from } => validate::run(&settings, &from, json).await,
        Command::Verify { file, key } => verify::run(&file, &key, json),
        Command::Demo => load_demo(&settings).await,
        Command::Settings => {
            print::line(EXAMPLE.trim_end());
            Ok(())
        }
    }
}

async fn migrate(settings: &Settings) -> Done {
    open::house(settings).await?;
    print::line("The database is up to date.");
    Ok(())
}

async fn load_demo(settings: &Settings) -> Done {
    let house = open::house(settings).await?;
    match demo::load_if_empty(&house, clock::now()).await.map_err(|e| e.to_string())? {
        Some(imported) => print::reading(demo::SOURCE, &imported, false),
        None => return Err("There are real listings here, and the made-up town is never mixed with them.".into()),
    }
    Ok(())
}
