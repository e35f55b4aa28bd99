//! How the cluster is reached: encrypted, and only when the server proves who it is.
//!
//! Over a Unix socket, or to this machine itself, nothing passes a network, so TLS is used only when the address asks for
//! it. To any other machine it is always used, unless the address says `sslmode=disable`: then the network between is
//! somebody's own care. `sslrootcert=FILE` names the authorities (PEM) that may have signed the server's certificate;
//! without it those count that the system trusts. These are the names of libpq (PostgreSQL 15, section 34.1.2); as for its
//! `verify-full`, the name of the server is checked too.

use std::net::IpAddr;

use rustls::{
    ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier,
    client::WantsClientCert,
    crypto::ring,
    pki_types::{CertificateDer, pem::PemObject},
};
use rustls_platform_verifier::BuilderVerifierExt;
use tokio_postgres::{
    Config,
    config::{Host, SslMode},
};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{Error, Result, postgres::with_causes};

const AUTHORITIES: &str = "sslrootcert=";

/// Reads an address, and says how to connect to it.
///
/// # Errors
/// [`Error::Unreachable`] when the address, or the file of authorities that it names, cannot be read.
pub(super) fn read(address: &str) -> Result<(Config, MakeRustlsConnect)> {
    let (address, authorities) = split(address);
    let mut config: Config = address.parse().map_err(|e: tokio_postgres::Error| unreachable(with_causes(&e)))?;
    if config.get_ssl_mode() == SslMode::Prefer {
        let near = config.get_hosts().iter().all(is_near);
        config.ssl_mode(if near { SslMode::Disable } else { SslMode::Require });
    }
    Ok((config, MakeRustlsConnect::new(client(authorities.as_deref())?)))
}

/// The address without the file of authorities, which the driver does not know, and that file.
fn split(address: &str) -> (String, Option<String>) {
    let Some((before, rest)) = address.split_once(AUTHORITIES) else { return (address.to_owned(), None) };
    let end = rest.find(['&', ' ']).unwrap_or(rest.len());
    let (file, after) = rest.split_at(end);
    let before = if after.is_empty() { before.trim_end_matches(['?', '&', ' ']) } else { before };
    let after = after.get(1..).unwrap_or_default();
    let file = file.replace("%2F", "/").replace("%2f", "/").replace("%20", " ");
    (format!("{before}{after}"), Some(file.trim_matches('\'').to_owned()))
}

fn is_near(host: &Host) -> bool {
    match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback()),
    }
}

fn client(authorities: Option<&str>) -> Result<ClientConfig> {
    let builder = ClientConfig::builder_with_provider(ring::default_provider().into());
    let builder = builder.with_safe_default_protocol_versions().map_err(|e| unreachable(e.to_string()))?;
    let checked = match authorities {
        Some(file) => builder.with_root_certificates(named(file)?),
        None => trusted(builder)?,
    };
    Ok(checked.with_no_client_auth())
}

fn trusted(
    builder: ConfigBuilder<ClientConfig, WantsVerifier>,
) -> Result<ConfigBuilder<ClientConfig, WantsClientCert>> {
    builder.with_platform_verifier().map_err(|e| unreachable(e.to_string()))
}

fn named(file: &str) -> Result<RootCertStore> {
    let problem = |e: &dyn std::fmt::Display| unreachable(format!("the certificates in {file} cannot be read: {e}"));
    let mut roots = RootCertStore::empty();
    for one in CertificateDer::pem_file_iter(file).map_err(|e| problem(&e))? {
        roots.add(one.map_err(|e| problem(&e))?).map_err(|e| problem(&e))?;
    }
    if roots.is_empty() { Err(problem(&"there is none")) } else { Ok(roots) }
}

fn unreachable(words: String) -> Error {
    Error::Unreachable(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(address: &str) -> SslMode {
        let (config, _) = read(address).expect("the address is well written");
        config.get_ssl_mode()
    }

    #[test]
    fn another_machine_is_reached_encrypted_unless_the_address_says_not_to() {
        assert_eq!(mode("postgres://o@db.example.org/openseat"), SslMode::Require);
        assert_eq!(mode("postgres://o@10.1.2.3/openseat?sslmode=prefer"), SslMode::Require);
        assert_eq!(mode("postgres://o@db.example.org/openseat?sslmode=disable"), SslMode::Disable);
        assert_eq!(mode("host=localhost,db.example.org user=o"), SslMode::Require);
    }

    #[test]
    fn on_this_machine_it_is_asked_for_only_by_name() {
        assert_eq!(mode("postgresql:///x?host=/run/postgresql&user=o"), SslMode::Disable);
        assert_eq!(mode("postgres://o@127.0.0.1/x"), SslMode::Disable);
        assert_eq!(mode("postgres://o@[::1]/x"), SslMode::Disable);
        assert_eq!(mode("postgres://o@localhost/x?sslmode=require"), SslMode::Require);
    }

    #[test]
    fn the_file_of_authorities_is_taken_out_wherever_it_stands() {
        for (address, left) in [
            ("postgres://o@db/x?sslrootcert=/etc/ca.pem", "postgres://o@db/x"),
            ("postgres://o@db/x?sslrootcert=%2Fetc%2Fca.pem&sslmode=require", "postgres://o@db/x?sslmode=require"),
            ("postgres://o@db/x?sslmode=require&sslrootcert=/etc/ca.pem", "postgres://o@db/x?sslmode=require"),
            ("host=db sslrootcert='/etc/ca.pem' user=o", "host=db user=o"),
        ] {
            assert_eq!(split(address), (left.to_owned(), Some("/etc/ca.pem".to_owned())), "{address}");
        }
    }

    #[test]
    fn authorities_that_are_not_there_are_told_by_their_file() {
        let error = read("postgres://o@db/x?sslrootcert=/no/such.pem").err().expect("there is no such file");
        assert!(error.to_string().contains("/no/such.pem"), "{error}");
    }
}
