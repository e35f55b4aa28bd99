//! A PostgreSQL server of our own, in a folder that goes when we go.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

const BIN: &str = "/usr/lib/postgresql/15/bin";
const POSTGIS: &str = "/usr/share/postgresql/15/extension/postgis.control";
const INSTALL: &str = "apt-get install -y postgresql-15-postgis-3";

/// How the server is set: memory enough to hold everything, no waiting for disks, costs as for memory, no compiling
/// and no second process for queries this short.
const SETTINGS: &str = "-c listen_addresses= -c shared_buffers=2GB -c effective_cache_size=4GB -c work_mem=64MB \
    -c maintenance_work_mem=1GB -c random_page_cost=1.0 -c jit=off -c max_parallel_workers_per_gather=0 \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_wal_size=8GB -c autovacuum=off";

/// Stopped when dropped.
pub(crate) struct Cluster {
    folder: TempDir,
}

impl Cluster {
    /// Starts a server. The error says what to install, or what went wrong.
    pub(crate) fn start() -> Result<Self, String> {
        if !Path::new(BIN).join("initdb").is_file() || !Path::new(POSTGIS).is_file() {
            return Err(format!("PostgreSQL 15 with PostGIS is not installed. Install it with:\n    {INSTALL}"));
        }
        let folder = tempfile::Builder::new().prefix("openseat-bench-").tempdir().map_err(|e| e.to_string())?;
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(folder.path()))?;
        }
        let cluster = Self { folder };
        let data = cluster.data();
        run(as_server("initdb").args(["-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale", "-D"]).arg(&data))?;
        let options = format!("{SETTINGS} -c unix_socket_directories={}", cluster.socket().display());
        let log = cluster.log();
        run(as_server("pg_ctl").arg("-w").arg("-D").arg(&data).arg("-l").arg(log).arg("-o").arg(options).arg("start"))?;
        Ok(cluster)
    }

    /// The folder of the socket.
    pub(crate) fn socket(&self) -> &Path {
        self.folder.path()
    }

    /// What the server writes down.
    pub(crate) fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if self.data().join("postmaster.pid").exists() {
            let stopped = run(as_server("pg_ctl").args(["-w", "-m", "immediate", "-D"]).arg(self.data()).arg("stop"));
            stopped.unwrap_or_else(|trouble| println!("{trouble}"));
        }
    }
}

/// A program of the server. It refuses to run as root, so root runs it as the user `postgres`.
fn as_server(program: &str) -> Command {
    let program = Path::new(BIN).join(program);
    let mut command = Command::new(if is_root() { Path::new("runuser") } else { &program });
    if is_root() {
        command.args(["-u", "postgres", "--"]).arg(program);
    }
    command.current_dir("/");
    command
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}

/// Runs to the end. What it complains of is seen on our own standard error.
fn run(command: &mut Command) -> Result<(), String> {
    match command.stdout(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{command:?} failed: {status}")),
        Err(trouble) => Err(format!("{command:?} could not be run: {trouble}")),
    }
}
