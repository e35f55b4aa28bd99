//! Where the keys are: the key store, and the master keys that wrap what it holds.

use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use openseat_store::{Db, KeyCount, Masters, master::Named};

use crate::{clock, open::POOL, settings::Settings};

/// A command that gives the master keys has so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a file of master keys looks like, for messages.
const SHAPE: &str = "One key a line: a name, a space, and 32 bytes in base64 or hexadecimal (`openssl rand -hex 32`).";

/// Where master keys come from: `file:PATH`, `env:NAME` or `command:PROGRAM ARGUMENTS`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    File(PathBuf),
    Environment(String),
    Command(Vec<String>),
}

impl Source {
    /// Reads the setting `keys.master`; `None` when it is none of the three.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once(':')?;
        let rest = rest.trim();
        match kind {
            _ if rest.is_empty() => None,
            "file" => Some(Self::File(rest.into())),
            "env" => Some(Self::Environment(rest.to_owned())),
            "command" => Some(Self::Command(rest.split_whitespace().map(str::to_owned).collect())),
            _ => None,
        }
    }

    /// The source of these settings: what they say, or a file beside the key store.
    pub fn of(settings: &Settings) -> Self {
        let said = settings.keys.master.as_deref().and_then(Self::parse);
        said.unwrap_or_else(|| Self::File(settings.data.folder.join("keys").join("master.key")))
    }

    /// In words, without what it holds.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Environment(name) => format!("the environment's {name}"),
            Self::Command(words) => format!("the command “{}”", words.join(" ")),
        }
    }

    /// The keys as they are now, the present one first.
    ///
    /// # Errors
    /// In words: where, which line, what would be right. Never what was found, since it is secret.
    pub fn read(&self) -> Result<Vec<Named>, String> {
        let name = self.name();
        let text = match self {
            Self::File(path) => fs::read_to_string(path).map_err(|e| {
                format!("The master keys in {name} cannot be read: {e}. Put the file back, or set keys.master. {SHAPE}")
            }),
            Self::Environment(variable) => clock::environment()
                .find_map(|(key, value)| (key == *variable).then_some(value))
                .ok_or_else(|| format!("The setting keys.master asks for {name}, which is not set. {SHAPE}")),
            Self::Command(words) => run(words).map_err(|why| {
                format!(
                    "The setting keys.master asks {name}, which {why}. Run it yourself to see what it says. {SHAPE}"
                )
            }),
        }?;
        read_lines(&text).map_err(|why| format!("The master keys of {name} are not right: {why} {SHAPE}"))
    }
}

/// The key store: a database of its own, in a folder of its own, so that a backup of the data need not carry it along.
pub fn store(settings: &Settings) -> Result<Db, String> {
    let said = settings.keys.store.as_deref();
    if let Some(url) = said.filter(|store| store.starts_with("postgres")) {
        return Db::postgres(url, POOL).map_err(|e| format!("The key store cannot be reached: {e}"));
    }
    let file = match said.map(PathBuf::from) {
        None => settings.data.folder.join("keys").join("keys.db"),
        Some(folder) if folder.is_dir() => folder.join("keys.db"),
        Some(file) => file,
    };
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        make_folder(folder)?;
    }
    Db::sqlite(&file).map_err(|e| format!("The key store {} cannot be opened: {e}", file.display()))
}

/// The master keys. The first start makes one when the settings name none.
pub fn masters(settings: &Settings) -> Result<Masters, String> {
    let source = Source::of(settings);
    if let (Source::File(file), None) = (&source, &settings.keys.master)
        && !file.exists()
    {
        make_first(settings, file)?;
    }
    Masters::from_source(move || source.read())
}

/// Puts a new key before the others of a file of master keys; gives its name.
pub fn add(file: &Path) -> Result<String, String> {
    let broken = |e: std::io::Error| format!("{} cannot be changed: {e}.", file.display());
    let old = fs::read_to_string(file).map_err(broken)?;
    let (name, line) = fresh()?;
    let first =
        old.lines().position(|text| !text.trim().is_empty() && !text.trim_start().starts_with('#')).unwrap_or(0);
    let mut lines: Vec<&str> = old.lines().collect();
    lines.insert(first, &line);
    // Whole or not at all: a file that is cut short would lose every key.
    let beside = file.with_extension("new");
    let _ = fs::remove_file(&beside);
    write_private(&beside, &format!("{}\n", lines.join("\n"))).map_err(broken)?;
    fs::rename(&beside, file).map_err(broken)?;
    Ok(name)
}

/// Writes a file that only its owner can read and that was not there before.
pub fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut opened = options.open(file)?;
    opened.write_all(text.as_bytes())?;
    opened.sync_all()
}

/// What the person who keeps the machine should mend.
pub fn advice(settings: &Settings, count: &KeyCount) -> Vec<String> {
    let mut advice = Vec::new();
    if let Source::File(file) = Source::of(settings) {
        if is_below(&file, &settings.data.folder) {
            advice.push(format!(
                "The master key {} lies beside the data, so that one stolen copy of the folder holds both. Move it \
                 elsewhere and set keys.master = \"file:PATH\".",
                file.display()
            ));
        }
        if let Some(mode) = mode(&file).filter(|mode| mode & 0o077 != 0) {
            advice.push(format!(
                "The master key {} can be read by others (mode {mode:o}). Mend it with: chmod 600 {0}",
                file.display()
            ));
        }
    }
    let old = count.old();
    if !old.is_empty() {
        let old = old.join(", ");
        advice.push(format!("Some keys are still wrapped by older master keys ({old}). Run: openseat keys rotate"));
    }
    advice
}

fn make_first(settings: &Settings, file: &Path) -> Result<(), String> {
    let store = settings.data.folder.join("keys").join("keys.db");
    if settings.keys.store.is_none() && store.exists() {
        return Err(format!(
            "The key store {} is there, but not its master key {}. Put the master key back: without it nothing that is \
             personal can be read, and a new one would not help.",
            store.display(),
            file.display()
        ));
    }
    if let Some(folder) = file.parent() {
        make_folder(folder)?;
    }
    let (_, line) = fresh()?;
    let text = format!(
        "# The master keys of this Openseat, the present one first. Whoever has this file and the key store can read\n\
         # everything that is personal; without it nobody can. Keep a copy elsewhere, apart from all other backups.\n\
         {line}\n"
    );
    match write_private(file, &text) {
        Ok(()) => {}
        // Another program that starts at the same moment was quicker.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(()),
        Err(error) => return Err(format!("The master key {} cannot be written: {error}.", file.display())),
    }
    eprintln!(
        "A master key was made: {}. It opens all that is personal here, and nothing opens without it. Keep a copy in \
         another safe place too, apart from the backups of the data.",
        file.display()
    );
    Ok(())
}

/// A new key: its name (the day, and four digits so that no two are alike), and its line.
fn fresh() -> Result<(String, String), String> {
    let (bytes, tail) = (clock::seed()?, clock::seed()?);
    let day = clock::now().strftime("%Y-%m-%d");
    let name = format!("{day}-{:02x}{:02x}", tail[0], tail[1]);
    let line = format!("{name} {}", bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    Ok((name, line))
}

fn read_lines(text: &str) -> Result<Vec<Named>, String> {
    let mut keys = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let [name, key] = words[..] else {
            return Err(format!("line {number} has {} words.", words.len()));
        };
        let key = bytes_of(key).ok_or_else(|| format!("the key in line {number} is not 32 bytes."))?;
        keys.push((name.to_owned(), key));
    }
    Ok(keys)
}

/// 32 bytes in hexadecimal (64 digits) or base64 (43 letters and perhaps a sign of the end; RFC 4648 §4 or §5).
fn bytes_of(text: &str) -> Option<[u8; 32]> {
    let (digit, bits): (fn(u8) -> Option<u32>, u32) = match text.len() {
        64 => (|c| char::from(c).to_digit(16), 4),
        _ => (base64_digit, 6),
    };
    let text = if bits == 6 { text.strip_suffix('=').unwrap_or(text) } else { text };
    if text.len() != 256_usize.div_ceil(bits as usize) {
        return None;
    }
    let (mut out, mut held, mut filled) = (Vec::with_capacity(32), 0_u32, 0);
    for letter in text.bytes() {
        held = (held << bits) | digit(letter)?;
        filled += bits;
        if filled >= 8 {
            filled -= 8;
            out.push(u8::try_from(held >> filled).ok()?);
            held &= (1 << filled) - 1;
        }
    }
    // Bits that are left over say nothing.
    if held == 0 { out.try_into().ok() } else { None }
}

fn base64_digit(letter: u8) -> Option<u32> {
    Some(match letter {
        b'A'..=b'Z' => u32::from(letter - b'A'),
        b'a'..=b'z' => u32::from(letter - b'a') + 26,
        b'0'..=b'9' => u32::from(letter - b'0') + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

/// What a command prints, or what it did instead.
fn run(words: &[String]) -> Result<String, String> {
    let (program, arguments) = words.split_first().ok_or("names no program")?;
    let mut child = Command::new(program);
    child.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit());
    let mut child = child.spawn().map_err(|e| format!("cannot be started ({e})"))?;
    let began = Instant::now();
    let trouble = |e: std::io::Error| format!("cannot be waited for ({e})");
    while child.try_wait().map_err(trouble)?.is_none() {
        if began.elapsed() > PATIENCE {
            let _ = child.kill();
            let _ = child.wait();
            return Err(format!("did not end within {} seconds", PATIENCE.as_secs()));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let output = child.wait_with_output().map_err(trouble)?;
    if !output.status.success() {
        return Err(format!("failed ({})", output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| "printed something that is no text".to_owned())
}

fn make_folder(folder: &Path) -> Result<(), String> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(|e| format!("The folder {} cannot be made: {e}.", folder.display()))?;
    #[cfg(unix)]
    {
        let owner_only = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        fs::set_permissions(folder, owner_only)
            .map_err(|e| format!("The folder {} cannot be closed: {e}.", folder.display()))?;
    }
    Ok(())
}

fn is_below(file: &Path, folder: &Path) -> bool {
    let (Ok(file), Ok(folder)) = (file.canonicalize(), folder.canonicalize()) else { return false };
    file.starts_with(folder)
}

#[cfg(unix)]
fn mode(file: &Path) -> Option<u32> {
    let found = fs::metadata(file).ok()?;
    Some(std::os::unix::fs::PermissionsExt::mode(&found.permissions()) & 0o777)
}

#[cfg(not(unix))]
fn mode(_file: &Path) -> Option<u32> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEX: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff";
    const BASE64: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHv8=";

    fn embedded(folder: &Path) -> Settings {
        let mut settings = Settings::default();
        settings.data.folder = folder.to_owned();
        settings
    }

    #[test]
    fn a_key_reads_alike_in_hexadecimal_and_base64() {
        let bytes = bytes_of(HEX).expect("64 digits");
        assert_eq!(bytes[..3], [0, 1, 2]);
        assert_eq!(bytes[31], 0xFF);
        for other in [BASE64, BASE64.trim_end_matches('='), &HEX.to_uppercase(), &BASE64.replace('/', "_")] {
            assert_eq!(bytes_of(other), Some(bytes), "{other}");
        }
        for wrong in ["", "secret", &HEX[1..], &format!("{HEX}0"), &BASE64[1..], &HEX.replace("00", "zz"), "é"] {
            assert_eq!(bytes_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_wrong_line_is_told_by_its_number_and_without_its_secret() {
        let text = format!("# keys\n\nnew {HEX}\nold {}\n", &HEX[2..]);
        let said = read_lines(&text).expect_err("31 bytes");
        assert!(said.contains("line 4") && !said.contains(&HEX[2..]), "{said}");
        assert!(read_lines(&format!("new {HEX} more")).expect_err("three words").contains("line 1"));
        assert_eq!(read_lines(&format!("new {HEX}\nold {BASE64}")).map(|keys| keys.len()), Ok(2));
    }

    #[test]
    fn the_first_start_makes_a_key_that_only_its_owner_reads_and_the_next_takes_the_same() {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = embedded(folder.path());
        let made = masters(&settings).expect("made").names();
        assert_eq!(masters(&settings).expect("read again").names(), made);
        let file = folder.path().join("keys/master.key");
        #[cfg(unix)]
        assert_eq!(mode(&file), Some(0o600));
        #[cfg(unix)]
        assert_eq!(mode(&folder.path().join("keys")), Some(0o700));
        let added = add(&file).expect("added");
        assert_eq!(masters(&settings).expect("read").names(), [vec![added], made].concat());
        assert!(fs::read_to_string(&file).expect("text").starts_with("# The master keys"), "what people wrote stays");
        #[cfg(unix)]
        assert_eq!(mode(&file), Some(0o600));
    }

    #[test]
    fn a_key_store_without_its_master_key_is_told_and_no_new_key_is_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = embedded(folder.path());
        drop(store(&settings).expect("a new key store"));
        assert!(masters(&settings).expect_err("no master").contains("Put the master key back"));
        assert!(!folder.path().join("keys/master.key").exists());
    }

    #[test]
    fn keys_come_from_a_command_and_its_failure_is_told() {
        let says = |text: &str| Source::parse(text).expect(text).read();
        assert_eq!(says(&format!("command:echo new {HEX}")).expect("a key")[0].0, "new");
        assert!(says("command:false").expect_err("it failed").contains("false"));
        assert!(says("command:/no/such/program").expect_err("it is not there").contains("started"));
        assert!(says("env:OPENSEAT_NO_SUCH").expect_err("unset").contains("OPENSEAT_NO_SUCH"));
        assert!(says("file:/no/such/file").expect_err("not there").contains("/no/such/file"));
        for wrong in ["", "file:", "vault:x", "master.key"] {
            assert_eq!(Source::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn the_doctor_sees_a_key_that_lies_open_or_beside_the_data() {
        use std::os::unix::fs::PermissionsExt as _;
        let (folder, elsewhere) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("another"));
        let mut settings = embedded(folder.path());
        masters(&settings).expect("made");
        let count = |given: &[&str], house: &str| KeyCount {
            given: given.iter().map(|name| (*name).to_owned()).collect(),
            wrapping: house.into(),
            house: vec![("house".into(), house.into())],
            people: Vec::new(),
        };
        assert_eq!(advice(&settings, &count(&["new"], "new")).len(), 1);
        let away = elsewhere.path().join("master.key");
        fs::copy(folder.path().join("keys/master.key"), &away).expect("copied");
        settings.keys.master = Some(format!("file:{}", away.display()));
        assert_eq!(advice(&settings, &count(&["new"], "new")), Vec::<String>::new());
        fs::set_permissions(&away, fs::Permissions::from_mode(0o640)).expect("changed");
        let said = advice(&settings, &count(&["new", "old"], "old"));
        assert!(
            said[0].contains("chmod 600") && said[1].contains("old") && said[1].contains("keys rotate"),
            "{said:?}"
        );
    }
}
