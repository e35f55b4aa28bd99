//! Both engines, ready for a test: `each_engine(async |db| { … }).await`.
//!
//! The PostgreSQL is started once for a test process, in a folder of its own, reached over a socket in that folder, and
//! stopped when the process ends in whatever way. Nothing is installed; when it is missing, the test fails and says how
//! to get it.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};

use jiff::Timestamp;
use uuid::Uuid;

use crate::{Db, Masters, Result, migrate, migrations, sql};

/// Runs `test` on an embedded database and on PostgreSQL, each new and migrated.
pub async fn each_engine(test: impl AsyncFn(Db)) {
    each_bare_engine(async |db| {
        migrate(&db, Uuid::from_u128(1), || Timestamp::UNIX_EPOCH).await.expect("an empty database can be migrated");
        test(db).await;
    })
    .await;
}

/// As [`each_engine`], with empty databases.
#[expect(clippy::print_stdout, reason = "a test that fails says on which engine")]
pub async fn each_bare_engine(test: impl AsyncFn(Db)) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("test.db");
    println!("on SQLite");
    test(Db::sqlite(&file).expect("a new file can be opened")).await;
    println!("on PostgreSQL");
    test(Db::postgres(&postgres_url(), 8).expect("the address of the test server is right")).await;
}

/// As [`each_engine`], with key stores.
pub async fn each_key_store(test: impl AsyncFn(Db)) {
    each_bare_engine(async |keys| {
        let migrated = migrate::migrate_keys(&keys, Uuid::from_u128(1), || Timestamp::UNIX_EPOCH).await;
        migrated.expect("an empty key store can be migrated");
        test(keys).await;
    })
    .await;
}

/// A new key store in a file of its own.
pub fn key_store() -> Db {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    // The file is open; it lives on until the test ends.
    Db::sqlite(folder.keep().join("keys.db")).expect("a new file can be opened")
}

/// One master key, the same in every test.
pub fn masters() -> Masters {
    Masters::new(vec![("test".to_owned(), [7; 32])]).expect("one key is enough")
}

/// The address of a new, empty database on the test server.
pub fn postgres_url() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let cluster = cluster();
    let name = format!("test_{}", NEXT.fetch_add(1, Relaxed));
    let socket = cluster.socket.display().to_string();
    cluster.run("createdb", &["-h", &socket, "-U", "postgres", &name]);
    format!("postgresql:///{name}?host={socket}&user=postgres")
}

/// A server that is reached over a network, encrypted.
pub struct TlsServer {
    /// The address of a database on it, with `?` and a first parameter.
    pub address: String,
    /// The file with the certificate of who vouches for the server (PEM).
    pub authority: String,
}

/// A PostgreSQL that listens on this machine's own network under the name `localhost`, started once.
pub fn tls_server() -> &'static TlsServer {
    static SERVER: OnceLock<TlsServer> = OnceLock::new();
    SERVER.get_or_init(|| {
        let port = free_port();
        let cluster = Cluster::start(|folder| {
            make_certificates(folder);
            let [key, certificate] = ["server.key", "server.pem"].map(|file| folder.join(file).display().to_string());
            let files = format!("-c ssl_key_file={key} -c ssl_cert_file={certificate}");
            format!("-c listen_addresses=127.0.0.1 -c port={port} -c ssl=on {files}")
        });
        let address = format!("postgresql://postgres@localhost:{port}/postgres?connect_timeout=10");
        TlsServer { address, authority: cluster.socket.join("authority.pem").display().to_string() }
    })
}

/// A port that nobody listens on at this moment.
fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("this machine has a network of its own");
    listener.local_addr().expect("a listener has an address").port()
}

/// An authority, and a certificate of `localhost` that it signed, made by OpenSSL.
fn make_certificates(folder: &Path) {
    let script = r#"
        openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout authority.key -out authority.pem
        openssl req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout server.key -out server.csr
        printf 'subjectAltName=DNS:localhost' > names
        openssl x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 2 \
            -extfile names -out server.pem
        chmod 600 server.key && chown --reference=. server.key"#;
    let made = Command::new("sh").args(["-ec", script]).current_dir(folder).stderr(Stdio::null()).status();
    assert!(made.is_ok_and(|status| status.success()), "the tests of TLS need openssl: apt-get install openssl");
}

/// Every statement of the program with the noun that it belongs to.
pub fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    sql::CATALOGUE.iter().flat_map(|(noun, all)| all.iter().map(move |text| (*noun, *text)))
}

/// Whether the statements of a noun belong to the key store and not to the data.
pub fn is_of_key_store(noun: &str) -> bool {
    noun == "key"
}

/// Every definition of a table of the key store, in order, with its tokens.
pub fn key_definitions() -> impl Iterator<Item = &'static str> {
    migrations::GROUND.iter().copied().chain(migrations::KEY_STEPS.iter().copied().flatten().map(|step| step.sql))
}

/// Every definition of a table of the data, in order, with its tokens.
pub fn definitions() -> impl Iterator<Item = &'static str> {
    migrations::GROUND.iter().copied().chain(migrations::STEPS.iter().copied().flatten().map(|step| step.sql))
}

/// Has the engine understand a statement without running it.
pub async fn prepare(db: &Db, sql: &'static str) -> Result<()> {
    db.read(async move |tx| tx.prepare(sql).await).await
}

/// Makes a table for one test; `{UUID}` and `{BYTES}` stand for the engine's type names.
pub async fn define(db: &Db, ddl: &'static str) -> Result<()> {
    db.write(async move |tx| tx.define(ddl).await).await
}

struct Cluster {
    bin: PathBuf,
    socket: PathBuf,
    user: Option<&'static str>,
}

fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| Cluster::start(|_| "-c listen_addresses=".to_owned()))
}

impl Cluster {
    /// Starts it with the options that `listening` gives for its folder.
    fn start(listening: impl FnOnce(&Path) -> String) -> Self {
        let bin = find_postgres();
        let socket = tempfile::Builder::new().prefix("openseat-pg-").tempdir().expect("a temporary folder can be made");
        let socket = socket.keep();
        let cluster = Self { bin, socket, user: is_root().then_some("postgres") };
        if let Some(user) = cluster.user {
            let owned = Command::new("chown").arg(user).arg(&cluster.socket).status();
            assert!(owned.is_ok_and(|s| s.success()), "PostgreSQL does not run as root, and there is no user {user}");
        }
        let data = cluster.data();
        let access = ["-D", &data, "-A", "trust", "-U", "postgres", "-N"];
        // Sorted as people of a country sort, which is not how SQLite sorts: a statement that depends on it is found.
        let sorting = ["-E", "UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=en-US"];
        cluster.run("initdb", &[&access[..], &sorting[..]].concat());
        cluster.stop_with_us();
        // Tests make and drop whatever they like: nothing of it must survive a power cut.
        let listening = listening(&cluster.socket);
        let options = format!("{listening} -k {} -F -c max_connections=300", cluster.socket.display());
        let log = cluster.socket.join("log").display().to_string();
        cluster.run("pg_ctl", &["-D", &data, "-w", "-l", &log, "-o", &options, "start"]);
        cluster
    }

    /// Leaves a small process behind that waits for the end of this one, however it comes, and then cleans up.
    fn stop_with_us(&self) {
        let script = "trap '' INT TERM HUP; read -r end; \"$0\" -D \"$1/data\" -m immediate stop; rm -rf \"$1\"";
        let mut watch = self.command(Path::new("sh"));
        watch.args(["-c", script]).arg(self.bin.join("pg_ctl")).arg(&self.socket).current_dir("/");
        let watch = watch.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        // Its input ends when we do; until then it must stay open.
        std::mem::forget(watch.expect("a shell can be started"));
    }

    fn run(&self, program: &str, args: &[&str]) {
        let mut command = self.command(&self.bin.join(program));
        let output = command.args(args).current_dir("/").stdin(Stdio::null()).stderr(Stdio::inherit());
        // pg_ctl's child keeps what it inherits, so nothing must wait for the end of its output.
        let status = output.stdout(Stdio::null()).status();
        assert!(status.is_ok_and(|s| s.success()), "{program} {args:?} failed");
    }

    /// A command, as another user when we are root, since PostgreSQL refuses to run as root.
    fn command(&self, program: &Path) -> Command {
        match self.user {
            None => Command::new(program),
            Some(user) => {
                let mut command = Command::new("runuser");
                command.args(["-u", user, "--"]).arg(program);
                command
            }
        }
    }

    fn data(&self) -> String {
        self.socket.join("data").display().to_string()
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// The folder with `initdb` and `pg_ctl`.
fn find_postgres() -> PathBuf {
    let told = Command::new("pg_config").arg("--bindir").output().ok();
    let told = told.and_then(|output| String::from_utf8(output.stdout).ok()).map(|path| PathBuf::from(path.trim()));
    let usual = [18, 17, 16].map(|version| PathBuf::from(format!("/usr/lib/postgresql/{version}/bin")));
    let places = [PathBuf::from("/usr/lib/postgresql/15/bin")].into_iter().chain(told).chain(usual);
    places.into_iter().find(|bin| bin.join("initdb").is_file()).unwrap_or_else(|| {
        panic!("the tests of the store need PostgreSQL 15 or later; install it with: apt-get install postgresql-15")
    })
}
