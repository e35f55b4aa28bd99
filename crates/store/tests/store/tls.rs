//! A cluster on a network: encrypted, and only when it proves who it is.

use openseat_store::{Db, Error, testing};

const ENCRYPTED: &str =
    "SELECT CAST(CASE WHEN ssl THEN 1 ELSE 0 END AS BIGINT) FROM pg_stat_ssl WHERE pid = pg_backend_pid()";

async fn encrypted(address: &str) -> Result<i64, Error> {
    let db = Db::postgres(address, 1)?;
    let found = db.read(async |tx| tx.one::<(i64,)>(ENCRYPTED, &[]).await).await?;
    Ok(found.0)
}

#[tokio::test]
async fn a_server_that_proves_who_it_is_is_asked_through_tls() {
    let server = testing::tls_server();
    let address = format!("{}&sslmode=require&sslrootcert={}", server.address, server.authority);
    assert_eq!(encrypted(&address).await.unwrap(), 1);
}

#[tokio::test]
async fn a_server_that_nobody_vouches_for_is_not_asked() {
    let server = testing::tls_server();
    let error = encrypted(&format!("{}&sslmode=require", server.address)).await.unwrap_err();
    assert!(matches!(&error, Error::Unreachable(words) if words.contains("certificate")), "{error:?}");
}

#[tokio::test]
async fn a_server_of_another_name_is_not_asked() {
    let server = testing::tls_server();
    let address = server.address.replace("localhost", "127.0.0.1");
    let address = format!("{address}&sslmode=require&sslrootcert={}", server.authority);
    let error = encrypted(&address).await.unwrap_err();
    assert!(matches!(&error, Error::Unreachable(words) if words.contains("certificate")), "{error:?}");
}
