//! The vault: personal columns are sealed with a key of the person, which a master key wraps in the key store.
//!
//! Destroying a person's key makes every copy of what was sealed with it unreadable, in every backup of the data.

use jiff::Timestamp;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    Db, Error, Result,
    key::{self, Wrapped},
    migrate,
    seal::{Cell, Key},
    secret::Secrets,
};

/// The master keys, the present one first. Older ones still open what they wrapped.
#[derive(Clone, Debug)]
pub struct Masters(Vec<(String, Key)>);

impl Masters {
    /// Named keys, the one for new wrapping first.
    ///
    /// # Errors
    /// In words, when there is none or two have the same name.
    pub fn new(keys: Vec<(String, [u8; 32])>) -> std::result::Result<Self, String> {
        let mut names: Vec<&str> = keys.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        if names.is_empty() {
            return Err("There is no master key.".into());
        }
        if names.windows(2).any(|two| two[0] == two[1]) {
            return Err("Two master keys have the same name. Give each a name of its own.".into());
        }
        Ok(Self(keys.into_iter().map(|(name, bytes)| (name, Key::new(bytes))).collect()))
    }

    /// The name of the present one.
    pub fn present(&self) -> &str {
        &self.0[0].0
    }

    fn wrap(&self, secrets: &Secrets, place: &[u8], key: &Key) -> Wrapped {
        let (name, master) = &self.0[0];
        Wrapped { master: name.clone(), bytes: master.seal(secrets, place, key.bytes()) }
    }

    fn unwrap(&self, place: &[u8], wrapped: &Wrapped) -> Result<Key> {
        let (_, master) = self
            .0
            .iter()
            .find(|(name, _)| *name == wrapped.master)
            .ok_or_else(|| Error::NoMaster(wrapped.master.clone()))?;
        let bytes = master.open(place, &wrapped.bytes)?;
        let bytes: [u8; 32] = bytes.as_slice().try_into().map_err(|_| Error::Sealed)?;
        Ok(Key::new(bytes))
    }
}

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
        let index = house_key(&keys, &masters, &secrets, "blind index", clock()).await?;
        let house = house_key(&keys, &masters, &secrets, "house", clock()).await?;
        Ok(Self { keys, masters, secrets, index, house })
    }

    /// Where secret bytes come from.
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// Makes the key of a new person.
    pub async fn make_person(&self, person: Uuid, now: Timestamp) -> Result<PersonKey> {
        let key = Key::draw(&self.secrets);
        let wrapped = self.masters.wrap(&self.secrets, &person_place(person), &key);
        self.keys.write(async move |tx| key::keep_person(tx, person, &wrapped, now).await).await?;
        Ok(PersonKey { person, key, secrets: self.secrets.clone() })
    }

    /// The key of a person; `None` when they were erased or never were.
    pub async fn person(&self, person: Uuid) -> Result<Option<PersonKey>> {
        let wrapped = self.keys.read(async move |tx| key::of_person(tx, person).await).await?;
        let Some(wrapped) = wrapped else { return Ok(None) };
        let key = self.masters.unwrap(&person_place(person), &wrapped)?;
        Ok(Some(PersonKey { person, key, secrets: self.secrets.clone() }))
    }

    /// Destroys a person's key, for ever; false when there was none.
    pub async fn destroy(&self, person: Uuid) -> Result<bool> {
        self.keys.write(async move |tx| key::destroy(tx, person).await).await
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

    /// By what the audit knows this person. Without the key nobody can tell whose it is, so erasing leaves the chain
    /// whole and the person forgotten.
    pub fn pseudonym(&self) -> String {
        let mark = self.key.mark("audit", self.person.as_bytes());
        Uuid::from_slice(&mark[..16]).expect("16 bytes make an id").simple().to_string()
    }
}

async fn house_key(keys: &Db, masters: &Masters, secrets: &Secrets, name: &'static str, now: Timestamp) -> Result<Key> {
    let place = name.as_bytes();
    let fresh = masters.wrap(secrets, place, &Key::draw(secrets));
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
