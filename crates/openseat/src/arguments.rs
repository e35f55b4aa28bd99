//! The words of the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

mod matching;

pub use matching::{Match, option_of};

/// Finds recovery meetings of every kind, and serves them to people and to other programs.
#[derive(Debug, Parser)]
#[command(name = "openseat", version, after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    pub place: Place,
    /// Nothing means `serve`.
    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  openseat                                              serve at http://127.0.0.1:8080 with the made-up town
  openseat import meetings.json                         read a list into the directory
  openseat find --near 02903 --within 10mi --when tonight --kind smart,aa
  openseat feeds add https://example.org/meetings.json  read a list every hour

Exit codes: 0 done, 1 refused with reasons, 2 wrong usage.";

/// Where the data is; the same for every command.
#[derive(Args, Debug)]
pub struct Place {
    /// The settings file (`openseat settings` prints a documented one).
    #[arg(long, global = true, value_name = "FILE")]
    pub settings: Option<PathBuf>,
    /// The folder of the embedded database.
    #[arg(long, global = true, value_name = "DIR", conflicts_with = "database")]
    pub data: Option<PathBuf>,
    /// A PostgreSQL cluster instead: postgres://user@host/name.
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// Print JSON for programs.
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve pages, feeds and the API.
    #[command(after_help = "Example:\n  openseat serve --listen 0.0.0.0:8080 --data /var/lib/openseat")]
    Serve(Serve),
    /// Read a list of meetings from a file or a web address, once.
    #[command(
        after_help = "Examples:\n  openseat import meetings.json\n  openseat import office.csv --kind smart --zone Europe/London --dry-run\n  openseat import https://na.example/main_server/ --report report.csv\n  openseat import office.csv --map \"When=time\" --map \"Venue=location\""
    )]
    Import(Import),
    /// Check a Meeting Guide feed, and say how to mend each problem. Nothing is kept.
    #[command(
        after_help = "Examples:\n  openseat validate meetings.json\n  openseat validate https://example.org/meetings.json --json"
    )]
    Validate {
        /// A file, or an https:// address.
        from: String,
    },
    /// Check a letter of attendance with nothing but a public key.
    #[command(
        after_help = "Examples:\n  openseat verify letter.txt --key keys.json\n  openseat verify letter.txt --key 6Yz…43 signs of base64url\n\nkeys.json is what a service publishes at /.well-known/openseat-attendance-keys.json."
    )]
    Verify {
        /// The file with the text of the letter.
        file: PathBuf,
        /// A file with public keys, or one public key in base64url.
        #[arg(long, value_name = "KEY")]
        key: String,
    },
    /// Look after the feeds that are read again and again.
    #[command(
        subcommand,
        after_help = "Example:\n  openseat feeds add https://example.org/meetings.json --kind aa --every 60"
    )]
    Feeds(Feeds),
    /// Find meetings.
    #[command(
        after_help = "Examples:\n  openseat find --near 02903 --within 10mi --when tonight --kind smart,aa\n  openseat find --online --when now --language es\n  openseat find --near \"Leeds, UK\" --when \"sat 09:00-12:00\" --type women,step-free --json"
    )]
    Find(Find),
    /// Say which kinds of group may fit a person, with reasons.
    #[command(after_help = matching::EXAMPLES)]
    Match(Box<Match>),
    /// Say that two listings are one meeting, or that they are not.
    #[command(
        subcommand,
        after_help = "Example:\n  openseat identity show new-start\n  openseat identity split LISTING LISTING --why \"another room, another group\""
    )]
    Identity(Identity),
    /// Check everything under content/: sources, licences, codes, words.
    #[command(after_help = "Example:\n  openseat check --content ./content")]
    Check {
        /// A folder that replaces the content inside the program.
        #[arg(long, value_name = "DIR")]
        content: Option<PathBuf>,
    },
    /// Add a questionnaire of somebody else to a content folder.
    #[command(
        subcommand,
        after_help = "Example:\n  openseat form add wellbeing.json --content ./content --name \"How I feel\" --source \"Clinic, 2026\" --licence CC0-1.0"
    )]
    Form(Form),
    /// Bring the database up to date (the server does so when it starts).
    #[command(after_help = "Example:\n  openseat migrate --database postgres://openseat@db/openseat")]
    Migrate,
    /// Look at the health of the data and say what to mend.
    #[command(after_help = "Example:\n  openseat doctor")]
    Doctor,
    /// Prove that nothing was changed behind the audit log's back.
    #[command(
        subcommand,
        after_help = "Examples:\n  openseat audit verify\n  openseat audit head --json > /safe/heads.json\n  openseat audit verify --since /safe/heads.json"
    )]
    Audit(Audit),
    /// Look after the keys that encrypt what is personal.
    #[command(
        subcommand,
        after_help = "Examples:\n  openseat keys list\n  openseat keys rotate\n  openseat keys backup /safe/keys-2026-11-22"
    )]
    Keys(Keys),
    /// Begin organisations, and make links for their first managers.
    #[command(
        subcommand,
        after_help = "Examples:\n  openseat organisation add \"Harbour Clinic\" --standing part2 --two-proofs\n  openseat organisation list --json\n  openseat organisation invite ID --role manager"
    )]
    Organisation(Organisation),
    /// Load the made-up town into an empty database.
    #[command(after_help = "Example:\n  openseat demo --data /tmp/town")]
    Demo,
    /// Print a documented settings file.
    #[command(after_help = "Example:\n  openseat settings > openseat.toml")]
    Settings,
}

#[derive(Args, Debug, Default)]
pub struct Serve {
    /// Address and port; port 0 takes a free one.
    #[arg(long, value_name = "ADDR:PORT")]
    pub listen: Option<String>,
}

#[derive(Args, Debug)]
pub struct Import {
    /// A file, or an https:// address; of a BMLT server the address that ends in /main_server/.
    pub from: String,
    /// The lasting name of the source; the file's name if left out. Reading under the same name finds what changed.
    #[arg(long)]
    pub name: Option<String>,
    /// The fellowship of rows that do not say (aa, na, smart …).
    #[arg(long)]
    pub kind: Option<String>,
    /// The IANA time zone of rows that have none.
    #[arg(long)]
    pub zone: Option<String>,
    /// Read it as this format instead of recognising it.
    #[arg(long)]
    pub format: Option<String>,
    /// For spreadsheets: read this column as that field.
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    /// Take it although more than a third of the source is gone.
    #[arg(long)]
    pub accept_loss: bool,
    /// Say what would happen and change nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Write every row that was not taken, and every note, with its reason to this file, for a spreadsheet.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Form {
    /// Add a FHIR R4 Questionnaire; it is refused when something in it cannot be asked here.
    Add(AddForm),
}

#[derive(Args, Debug)]
pub struct AddForm {
    /// The Questionnaire, as JSON.
    pub from: PathBuf,
    /// The folder that the setting content.folder names.
    #[arg(long, value_name = "DIR")]
    pub content: PathBuf,
    /// Its name on lists. Keep it neutral.
    #[arg(long)]
    pub name: String,
    /// The same in Spanish.
    #[arg(long)]
    pub name_es: Option<String>,
    /// One sentence about it; its name if left out.
    #[arg(long)]
    pub about: Option<String>,
    /// The same in Spanish.
    #[arg(long)]
    pub about_es: Option<String>,
    /// Who made it and where it was published.
    #[arg(long)]
    pub source: String,
    /// Where this file is from; the source if left out.
    #[arg(long)]
    pub read: Option<String>,
    /// Under which licence it may be used here.
    #[arg(long)]
    pub licence: String,
    /// After which answers help comes next (`q9=Several days`, once for each), or that after none (`q9=none`). With any, the
    /// form is asked only where a named person is on duty. Questions that speak of harm need it.
    #[arg(long, value_name = "QUESTION=ANSWER")]
    pub danger: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub enum Feeds {
    /// Add a feed; it is read at once.
    Add {
        address: String,
        #[arg(long)]
        name: Option<String>,
        #[arg(long)]
        kind: Option<String>,
        #[arg(long)]
        zone: Option<String>,
        /// Minutes between two readings (5 to 10080).
        #[arg(long, value_name = "MINUTES")]
        every: Option<i64>,
    },
    /// Every source and how it is doing.
    List,
    /// Read a feed no more. What it brought stays.
    Stop { name: String },
    /// Read one feed now, or all that are due.
    Sync {
        name: Option<String>,
        /// Take a reading that was held because too much was gone.
        #[arg(long)]
        accept_loss: bool,
    },
}

#[derive(Args, Debug)]
pub struct Find {
    /// A town, a postcode, or LAT,LON.
    #[arg(long, value_name = "PLACE")]
    pub near: Option<String>,
    /// How far: 10mi, 15km.
    #[arg(long, value_name = "DISTANCE")]
    pub within: Option<String>,
    /// now, next, tonight, tomorrow, weekend, "mon 18:00-21:00", 2026-12-24 …
    #[arg(long)]
    pub when: Option<String>,
    /// As if it were this moment (RFC 3339).
    #[arg(long, value_name = "RFC3339")]
    pub at: Option<String>,
    /// Kinds of group, any of them: smart,aa.
    #[arg(long, value_delimiter = ',')]
    pub kind: Vec<String>,
    /// What it must have, all of them: women,step-free.
    #[arg(long = "type", value_delimiter = ',')]
    pub types: Vec<String>,
    /// Languages, any of them: en,es.
    #[arg(long, value_delimiter = ',')]
    pub language: Vec<String>,
    /// Words in name, group, place or town; typing errors are forgiven.
    #[arg(long, default_value = "")]
    pub text: String,
    /// Only those that one can join from afar.
    #[arg(long, conflicts_with_all = ["in_person", "hybrid"])]
    pub online: bool,
    /// Only those that one can go to.
    #[arg(long, conflicts_with = "hybrid")]
    pub in_person: bool,
    /// Only those that are both.
    #[arg(long)]
    pub hybrid: bool,
    /// The zone in which "tonight" is read and times are shown.
    #[arg(long)]
    pub zone: Option<String>,
    /// Answers at most (1 to 1000).
    #[arg(long, default_value_t = 20)]
    pub limit: usize,
}

#[derive(Debug, Subcommand)]
pub enum Identity {
    /// The listings behind a meeting, and why they are together.
    Show { slug: String },
    /// These two listings are the same meeting, whatever the rule says.
    Join {
        one: uuid::Uuid,
        other: uuid::Uuid,
        #[arg(long)]
        why: String,
    },
    /// These two listings are different meetings, whatever the rule says.
    Split {
        one: uuid::Uuid,
        other: uuid::Uuid,
        #[arg(long)]
        why: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Organisation {
    /// Make an organisation, and a link for its first manager.
    Add {
        name: String,
        /// How the law sees it: part2, covered_entity, lawful_holder or none.
        #[arg(long, default_value = "none", value_name = "STANDING")]
        standing: String,
        /// Its staff need two proofs of who they are.
        #[arg(long)]
        two_proofs: bool,
        /// For how many days the link works (1 to 30).
        #[arg(long, default_value_t = 7)]
        days: u16,
    },
    /// Every organisation.
    List,
    /// Let an organisation keep the list of meetings: its list keepers (role steward) read what people tell of groups
    /// before it shows.
    KeepList {
        /// The organisation's id; `list` shows it.
        id: uuid::Uuid,
        /// End it.
        #[arg(long)]
        stop: bool,
    },
    /// Make a link that gives a role once: manager, administrator, steward, evaluator, facilitator, host_worker, member.
    Invite {
        /// The organisation's id; `list` shows it.
        id: uuid::Uuid,
        #[arg(long)]
        role: String,
        /// For how many days the link works (1 to 30).
        #[arg(long, default_value_t = 7)]
        days: u16,
    },
}

#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Check every link of every chain.
    Verify {
        /// Heads that `audit head --json` printed earlier: rows taken off the end are then found too.
        #[arg(long, value_name = "FILE")]
        since: Option<PathBuf>,
    },
    /// Print the end of every chain. Keep it elsewhere, for `audit verify --since`.
    Head,
}

#[derive(Debug, Subcommand)]
pub enum Keys {
    /// The master keys, and how many keys each of them wraps.
    List,
    /// Wrap everything by a new master key. Cut short, it goes on when run again.
    Rotate,
    /// Write all keys, wrapped, to a file. Removes older backups of ours in that folder when their days are over.
    Backup { file: PathBuf },
    /// Put the keys of a backup back, for people whom the data still knows.
    Restore { file: PathBuf },
    /// The public keys that check letters of attendance.
    Letters {
        /// Sign with a new key from now on. Old letters can still be checked.
        #[arg(long)]
        rotate: bool,
    },
}
