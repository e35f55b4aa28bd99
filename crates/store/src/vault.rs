//! The vault: personal columns are sealed with a key of the person, which a master key wraps in the key store.
//!
//! Destroying a person's key makes every copy of what was sealed with it unreadable, in every backup of the data.

use std::collections::HashSet;

use jiff::Timestamp;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    Db, Error, Masters, Result, binding,
    key::{self, Everything, Wrapped},
    migrate,
    seal::{Cell, Key},
    secret::Secrets,
};

/// The keys of the house. The last one also tells by its master what new keys are wrapped with.
const INDEX: &str = "blind index";
const HOUSE: &str = "house";

/// Keys that one transaction of a rotation moves.
const BATCH: i64 = 256;

/// Keys for all who may use them. Cheap to copy.
#[derive(Clone)]
pub struct Vault {
    keys: Db,
    masters: Masters,
    secrets: Secrets,
    /// Blind indexes.
    index: Key,
    /// What belongs to the house and not to a person: a half-done sign-in, a provider's secret.
    house: Key,
}

/// How the keys stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyCount {
    /// The masters that were given, the present one first.
    pub given: Vec<String>,
    /// The master that wraps new keys; the present one, unless a rotation is to be begun or ended.
    pub wrapping: String,
    /// The keys of the house, each with its master.
    pub house: Vec<(String, String)>,
    /// How many people's keys each master wraps.
    pub people: Vec<(String, i64)>,
}

impl KeyCount {
    /// Masters other than the present one that still wrap something.
    pub fn old(&self) -> Vec<&str> {
        let house = self.house.iter().map(|(_, master)| master.as_str());
        let mut old: Vec<&str> = self.people.iter().map(|(master, _)| master.as_str()).chain(house).collect();
        old.retain(|master| *master != self.given[0]);
        old.sort_unstable();
        old.dedup();
        old
    }

    /// Masters that were given and wrap nothing any more. Those of old backups of the key store are still needed to
    /// read these.
    pub fn unused(&self) -> Vec<&str> {
        let old = self.old();
        self.given[1..].iter().map(String::as_str).filter(|name| !old.contains(name)).collect()
    }
}

/// One person's key, in hand for a moment.
#[derive(Clone, Debug)]
pub struct PersonKey {
    person: Uuid,
    key: Key,
    secrets: Secrets,
}

impl Vault {
    /// Opens the key store, brings it up to date, and makes the house's keys when they are missing.
    ///
    /// # Errors
    /// [`Error::NoMaster`] when a key is wrapped by a master that was not given; whatever the database says.
    pub async fn open(
        keys: Db,
        masters: Masters,
        secrets: Secrets,
        owner: Uuid,
        clock: impl Fn() -> Timestamp,
    ) -> Result<Self> {
        migrate::migrate_keys(&keys, owner, &clock).await?;
        let index = house_key(&keys, &masters, &secrets, INDEX, clock()).await?;
        let house = house_key(&keys, &masters, &secrets, HOUSE, clock()).await?;
        Ok(Self { keys, masters, secrets, index, house })
    }

    /// Binds the data to this key store at the first start; at every later one makes sure that it is still the same.
    ///
    /// # Errors
    /// [`Error::OtherKeys`] when the data was sealed with the keys of another store.
    pub async fn bind(&self, data: &Db) -> Result<()> {
        let mark = self.index("key store", "");
        let bound = data.write(async move |tx| binding::bind(tx, mark).await).await?;
        if bound == mark { Ok(()) } else { Err(Error::OtherKeys) }
    }

    /// Where secret bytes come from.
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// The master keys.
    pub fn masters(&self) -> &Masters {
        &self.masters
    }

    /// Makes the key of a new person.
    ///
    /// # Errors
    /// That the person has one already ([`Error::is_taken`]), [`Error::NoMaster`], or what the database says.
    pub async fn make_person(&self, person: Uuid, now: Timestamp) -> Result<PersonKey> {
        let key = Key::draw(&self.secrets);
        let place = person_place(person);
        loop {
            // The key store says which master wraps what is new, so that a server that runs through a rotation does not
            // go on with the old one.
            let under = self.keys.read(async |tx| key::of_house(tx, HOUSE).await).await?.ok_or(Error::Sealed)?.master;
            let wrapped = self.masters.wrap(&under, &self.secrets, &place, &key)?;
            let kept = self.keys.write(async move |tx| {
                let still = key::of_house(tx, HOUSE).await?.is_some_and(|house| house.master == wrapped.master);
                if still {
                    key::keep_person(tx, person, &wrapped, now).await?;
                }
                Ok(still)
            });
            if kept.await? {
                return Ok(PersonKey { person, key, secrets: self.secrets.clone() });
            }
        }
    }

    /// The key of a person; `None` when they were erased or never were.
    pub async fn person(&self, person: Uuid) -> Result<Option<PersonKey>> {
        let wrapped = self.keys.read(async move |tx| key::of_person(tx, person).await).await?;
        let Some(wrapped) = wrapped else { return Ok(None) };
        let key = self.masters.unwrap(&person_place(person), &wrapped)?;
        Ok(Some(PersonKey { person, key, secrets: self.secrets.clone() }))
    }

    /// Destroys a person's key, for ever; false when there was none. The bytes of an embedded key store are overwritten
    /// too.
    pub async fn destroy(&self, person: Uuid) -> Result<bool> {
        let was_there = self.keys.write(async move |tx| key::destroy(tx, person).await).await?;
        self.keys.scrub().await?;
        Ok(was_there)
    }

    /// Moves everything to the present master: the keys of the house first, so that new keys are wrapped by it from then
    /// on, then those of the people, some at a time. Cut short, it goes on where it ended when it is called again.
    /// `told` hears how many were moved so far. Gives how many keys of people were moved.
    ///
    /// # Errors
    /// [`Error::NoMaster`] when a key is wrapped by a master that is no longer given; whatever the database says.
    pub async fn rotate(&self, mut told: impl FnMut(u64)) -> Result<u64> {
        let to = self.masters.present();
        for name in [INDEX, HOUSE] {
            self.move_house(name, &to).await?;
        }
        let mut moved = 0;
        loop {
            let name = to.clone();
            // A writing transaction, so that a new key that is being put under the old master cannot slip past.
            let batch = self.keys.write(async move |tx| key::under_others(tx, &name, BATCH).await).await?;
            if batch.is_empty() {
                // The old wrappings are as good as the new ones to who has the old master.
                self.keys.scrub().await?;
                return Ok(moved);
            }
            moved += self.move_people(batch, &to).await?;
            told(moved);
        }
    }

    async fn move_house(&self, name: &'static str, to: &str) -> Result<()> {
        let old = self.keys.read(async move |tx| key::of_house(tx, name).await).await?.ok_or(Error::Sealed)?;
        if old.master == to {
            return Ok(());
        }
        let key = self.masters.unwrap(name.as_bytes(), &old)?;
        let new = self.masters.wrap(to, &self.secrets, name.as_bytes(), &key)?;
        self.keys.write(async move |tx| key::rewrap_house(tx, name, &old.master, &new).await).await.map(drop)
    }

    async fn move_people(&self, batch: Vec<(Uuid, String, Vec<u8>)>, to: &str) -> Result<u64> {
        let mut moves = Vec::with_capacity(batch.len());
        for (person, master, bytes) in batch {
            let place = person_place(person);
            let key = self.masters.unwrap(&place, &Wrapped { master: master.clone(), bytes })?;
            moves.push((person, master, self.masters.wrap(to, &self.secrets, &place, &key)?));
        }
        let moved = self.keys.write(async move |tx| {
            let mut moved = 0;
            for (person, from, new) in &moves {
                moved += u64::from(key::rewrap(tx, *person, from, new).await?);
            }
            Ok(moved)
        });
        moved.await
    }

    /// Which master wraps what is new, and how many keys each one wraps.
    pub async fn count(&self) -> Result<KeyCount> {
        let (house, people) = self.keys.read(async |tx| Ok((key::house(tx).await?, key::count(tx).await?))).await?;
        let present = house.iter().find(|(name, _)| name == HOUSE).map(|(_, master)| master.clone());
        Ok(KeyCount { given: self.masters.names(), wrapping: present.ok_or(Error::Sealed)?, house, people })
    }

    /// Everything in the key store at one moment, for its backup. It is wrapped, so it tells nothing without a master.
    pub async fn everything(&self) -> Result<Everything> {
        self.keys.read(async |tx| key::everything(tx).await).await
    }

    /// Puts a backup back into a key store, before it is opened; how many keys of people. Only those of whom the data
    /// still knows get theirs back: a person who was erased stays erased.
    pub async fn restore(
        keys: &Db,
        data: &Db,
        mut backup: Everything,
        owner: Uuid,
        clock: impl Fn() -> Timestamp,
    ) -> Result<u64> {
        migrate::migrate(data, owner, &clock).await?;
        migrate::migrate_keys(keys, owner, &clock).await?;
        let people: HashSet<Uuid> = data.read(async |tx| binding::people(tx).await).await?.into_iter().collect();
        backup.people.retain(|kept| people.contains(&kept.of));
        keys.write(async move |tx| key::put_back(tx, &backup).await).await
    }

    /// A blind index: the same words give the same 32 bytes, which tell nothing without the house's key.
    pub fn index(&self, purpose: &str, words: &str) -> [u8; 32] {
        self.index.mark(purpose, words.as_bytes())
    }

    /// Seals what belongs to the house.
    pub fn seal(&self, cell: Cell, plain: &[u8]) -> Vec<u8> {
        self.house.seal(&self.secrets, &place(Uuid::nil(), cell), plain)
    }

    /// Opens what [`Vault::seal`] made.
    pub fn unseal(&self, cell: Cell, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        self.house.open(&place(Uuid::nil(), cell), sealed)
    }
}

impl PersonKey {
    pub fn person(&self) -> Uuid {
        self.person
    }

    /// Seals a value of this person for its place.
    pub fn seal(&self, cell: Cell, plain: &[u8]) -> Vec<u8> {
        self.key.seal(&self.secrets, &place(self.person, cell), plain)
    }

    /// Opens a value of this person.
    pub fn unseal(&self, cell: Cell, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        self.key.open(&place(self.person, cell), sealed)
    }

    /// As [`PersonKey::unseal`], for text.
    pub fn text(&self, cell: Cell, sealed: &[u8]) -> Result<String> {
        let plain = self.unseal(cell, sealed)?;
        std::str::from_utf8(&plain).map(str::to_owned).map_err(|_| Error::Sealed)
    }

    /// A mark for something that this person did with a thing, the same each time. It shows neither, and who lacks the key
    /// can tell of no two marks whether they are of one person.
    pub fn blind(&self, purpose: &str, thing: Uuid) -> [u8; 32] {
        self.key.mark(purpose, thing.as_bytes())
    }

    /// As [`PersonKey::blind`], for what has a name.
    pub fn blind_name(&self, purpose: &str, name: &str) -> [u8; 32] {
        self.key.mark(purpose, name.as_bytes())
    }

    /// By what the audit knows this person. Without the key nobody can tell whose it is, so erasing leaves the chain
    /// whole and the person forgotten.
    pub fn pseudonym(&self) -> String {
        let mark = self.key.mark("audit", self.person.as_bytes());
        Uuid::from_slice(&mark[..16]).expect("16 bytes make an id").simple().to_string()
    }
}

async fn house_key(keys: &Db, masters: &Masters, secrets: &Secrets, name: &'static str, now: Timestamp) -> Result<Key> {
    let place = name.as_bytes();
    let fresh = masters.wrap(&masters.present(), secrets, place, &Key::draw(secrets))?;
    let kept = keys
        .write(async move |tx| {
            if let Some(kept) = key::of_house(tx, name).await? {
                return Ok(kept);
            }
            key::keep_house(tx, name, &fresh, now).await?;
            Ok(fresh.clone())
        })
        .await?;
    masters.unwrap(place, &kept)
}

fn person_place(person: Uuid) -> Vec<u8> {
    [b"person_key".as_slice(), person.as_bytes()].concat()
}

/// The whole place of a value, each part with its length before it.
fn place(person: Uuid, cell: Cell) -> Vec<u8> {
    let mut out = Vec::with_capacity(80);
    for part in [cell.table.as_bytes(), cell.column.as_bytes(), person.as_bytes(), cell.row.as_bytes()] {
        out.extend_from_slice(&(part.len() as u16).to_be_bytes());
        out.extend_from_slice(part);
    }
    out
}
