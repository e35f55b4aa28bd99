//! A PostgreSQL of our own, in a folder of its own, for tests that run the real program.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::{need, run::Done};

/// A running server, stopped when this is dropped. It listens on a socket in its folder and on no network.
pub struct Postgres {
    bin: PathBuf,
    folder: PathBuf,
    user: Option<&'static str>,
}

impl Postgres {
    /// Makes a new, empty one.
    pub fn start() -> Done<Self> {
        // Sockets have short names, so the folder cannot be deep.
        let folder = std::env::temp_dir().join(format!("openseat-pg-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
        let server = Self { bin: need::postgres_bin()?, folder, user: is_root().then_some("postgres") };
        if let Some(user) = server.user {
            let owned = Command::new("chown").arg(user).arg(&server.folder).status();
            if !owned.is_ok_and(|status| status.success()) {
                return Err(format!("PostgreSQL does not run as root, and there is no user {user}"));
            }
        }
        let data = server.data();
        server.run("initdb", &["-D", &data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "-N"])?;
        let options = format!("-c listen_addresses= -k {} -F", server.folder.display());
        let log = server.folder.join("log").display().to_string();
        server.run("pg_ctl", &["-D", &data, "-w", "-l", &log, "-o", &options, "start"])?;
        Ok(server)
    }

    /// The address of a new, empty database.
    pub fn database(&self, name: &str) -> Done<String> {
        let socket = self.folder.display().to_string();
        self.run("createdb", &["-h", &socket, "-U", "postgres", name])?;
        Ok(format!("postgresql:///{name}?host={socket}&user=postgres"))
    }

    fn data(&self) -> String {
        self.folder.join("data").display().to_string()
    }

    fn run(&self, program: &str, words: &[&str]) -> Done {
        let program = self.bin.join(program);
        let mut command = match self.user {
            None => Command::new(&program),
            Some(user) => {
                let mut command = Command::new("runuser");
                command.args(["-u", user, "--"]).arg(&program);
                command
            }
        };
        // pg_ctl's child keeps what it inherits, so nothing must wait for the end of its output.
        let status = command.args(words).current_dir("/").stdin(Stdio::null()).stdout(Stdio::null()).status();
        match status {
            Ok(status) if status.success() => Ok(()),
            _ => Err(format!("{} {words:?} failed", program.display())),
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // It may never have started; either way its folder goes.
        let _ = self.run("pg_ctl", &["-D", &self.data(), "-m", "immediate", "stop"]);
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
