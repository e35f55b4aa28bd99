//! Everybody else: their rows, of which nobody opens one.

use tokio_postgres::{Client, NoTls};

use crate::site::Trouble;

/// What a person keeps beside their entries: meetings they went to.
const VISITS: i32 = 20;

/// People are made first, then their entries in turn, as time would bring them. Random bytes of the length of a sealed
/// entry; without compression, as sealed bytes have none.
const PEOPLE: &str = "
    CREATE TABLE IF NOT EXISTS crowd (number INT PRIMARY KEY, person UUID NOT NULL);
    INSERT INTO crowd SELECT number, gen_random_uuid() FROM generate_series({first}, {last}) number;
    INSERT INTO person (id, state, locale, made_at) SELECT person, 0, 'en', 0 FROM crowd WHERE number >= {first};
    INSERT INTO account (person_id, name_index, name, passphrase, recovery, totp_step, email_confirmed, changed_at)
        SELECT person, uuid_send(gen_random_uuid()), uuid_send(gen_random_uuid()), repeat('x', 97), NULL, 0, 0, 0
        FROM crowd WHERE number >= {first};
    INSERT INTO session (token, id, person_id, strength, made_at, proved_at, seen_at, ends_at, device)
        SELECT uuid_send(gen_random_uuid()), gen_random_uuid(), person, 1, 0, 0, 0, 4102444800000000,
               uuid_send(gen_random_uuid()) FROM crowd WHERE number >= {first};
    INSERT INTO visit (person_id, id, sealed, made_at)
        SELECT person, gen_random_uuid(), {bytes120}, turn FROM generate_series(1, {visits}) turn, crowd
        WHERE number >= {first};";

const ENTRIES: &str = "
    INSERT INTO response (person_id, id, shelf, sealed, made_at)
        SELECT person, gen_random_uuid(), uuid_send(person), {bytes}, turn::bigint * 43200000000
        FROM generate_series({from}, {to}) turn, crowd WHERE number >= {first};";

/// Two empty databases, for data and keys.
pub(super) async fn databases(url: &str) -> Result<(), Trouble> {
    let client = connect(url).await?;
    for name in ["space", "space_keys"] {
        client.batch_execute(&format!("CREATE DATABASE {name}")).await?;
    }
    Ok(())
}

/// Adds people until there are so many, those included who are real; gives how many entries there are then.
pub(super) async fn grow_to(url: &str, people: usize, entries: usize) -> Result<i64, Trouble> {
    let client = connect(url).await?;
    let there: i64 = client.query_one("SELECT count(*) FROM person", &[]).await?.get(0);
    let more = i64::try_from(people)?.saturating_sub(there);
    // As long as the entries of the real people are on average.
    let length: f64 = client.query_one("SELECT avg(length(sealed))::float8 FROM response", &[]).await?.get(0);
    let first =
        client.query_one("SELECT coalesce(max(number), 0) + 1 FROM crowd", &[]).await.map_or(1, |row| row.get(0));
    let last: i32 = first + i32::try_from(more)? - 1;
    let made = PEOPLE
        .replace("{first}", &first.to_string())
        .replace("{last}", &last.to_string())
        .replace("{visits}", &VISITS.to_string())
        .replace("{bytes120}", &bytes(120));
    // Built anew after so many rows came, which takes less time and gives the same.
    client.batch_execute("DROP INDEX response_shelf; ALTER TABLE response DROP CONSTRAINT response_pkey").await?;
    client.batch_execute(&made).await?;
    for from in (1..=entries).step_by(20) {
        let entries = ENTRIES
            .replace("{first}", &first.to_string())
            .replace("{from}", &from.to_string())
            .replace("{to}", &(from + 19).min(entries).to_string())
            .replace("{bytes}", &bytes(length as usize));
        client.batch_execute(&entries).await?;
    }
    client
        .batch_execute(
            "ALTER TABLE response ADD PRIMARY KEY (person_id, id);
             CREATE INDEX response_shelf ON response (person_id, shelf, made_at)",
        )
        .await?;
    client.batch_execute("VACUUM ANALYZE").await?;
    Ok(client.query_one("SELECT count(*) FROM response", &[]).await?.get(0))
}

/// So many bytes that hang on the row, of random ids one after another.
fn bytes(length: usize) -> String {
    vec!["uuid_send(gen_random_uuid())"; length.div_ceil(16)].join(" || ")
}

pub(super) async fn connect(url: &str) -> Result<Client, Trouble> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}
