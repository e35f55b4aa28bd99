//! Master keys: they wrap every other key and are never kept in a database of ours.

use std::{
    fmt,
    sync::{Arc, PoisonError, RwLock},
};

use crate::{Error, Result, key::Wrapped, seal::Key, secret::Secrets};

/// A name and its 32 bytes.
pub type Named = (String, [u8; 32]);

/// Gives the master keys as they are now, or says in words why it cannot.
type Source = dyn Fn() -> std::result::Result<Vec<Named>, String> + Send + Sync;

/// The master keys, the present one first. Older ones still open what they wrapped. Cheap to copy.
#[derive(Clone)]
pub struct Masters {
    known: Arc<RwLock<Vec<(String, Key)>>>,
    /// Asked again when a key is wrapped by a master we do not know: another process may have added it meanwhile.
    source: Option<Arc<Source>>,
}

impl Masters {
    /// Named keys, the one for new wrapping first.
    ///
    /// # Errors
    /// In words, when there is none or two have the same name.
    pub fn new(keys: Vec<Named>) -> std::result::Result<Self, String> {
        Ok(Self { known: Arc::new(RwLock::new(check(keys)?)), source: None })
    }

    /// The keys that `source` gives. It is asked now, and again whenever an unknown one is needed.
    ///
    /// # Errors
    /// As [`Masters::new`], and what `source` says.
    pub fn from_source(
        source: impl Fn() -> std::result::Result<Vec<Named>, String> + Send + Sync + 'static,
    ) -> std::result::Result<Self, String> {
        Ok(Self { known: Arc::new(RwLock::new(check(source()?)?)), source: Some(Arc::new(source)) })
    }

    /// The names, the present one first.
    pub fn names(&self) -> Vec<String> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).iter().map(|(name, _)| name.clone()).collect()
    }

    /// The name of the one that [`crate::Vault::rotate`] moves everything to.
    pub fn present(&self) -> String {
        self.known.read().unwrap_or_else(PoisonError::into_inner)[0].0.clone()
    }

    /// Asks the source again; nothing happens when there is none.
    ///
    /// # Errors
    /// In words; the keys that were known then stay.
    pub fn look_again(&self) -> std::result::Result<(), String> {
        let Some(source) = &self.source else { return Ok(()) };
        let keys = check(source()?)?;
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = keys;
        Ok(())
    }

    /// Wraps a key under the master of that name.
    pub(crate) fn wrap(&self, under: &str, secrets: &Secrets, place: &[u8], key: &Key) -> Result<Wrapped> {
        let master = self.find(under)?;
        Ok(Wrapped { master: under.to_owned(), bytes: master.seal(secrets, place, key.bytes()) })
    }

    pub(crate) fn unwrap(&self, place: &[u8], wrapped: &Wrapped) -> Result<Key> {
        let bytes = self.find(&wrapped.master)?.open(place, &wrapped.bytes)?;
        let bytes: [u8; 32] = bytes.as_slice().try_into().map_err(|_| Error::Sealed)?;
        Ok(Key::new(bytes))
    }

    fn find(&self, name: &str) -> Result<Key> {
        if let Some(key) = self.known(name) {
            return Ok(key);
        }
        // That the source cannot be asked now is not the news; that the key is missing is.
        let _ = self.look_again();
        self.known(name).ok_or_else(|| Error::NoMaster(name.to_owned()))
    }

    fn known(&self, name: &str) -> Option<Key> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.iter().find(|(known, _)| known == name).map(|(_, key)| key.clone())
    }
}

fn check(keys: Vec<Named>) -> std::result::Result<Vec<(String, Key)>, String> {
    let mut names: Vec<&str> = keys.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    if names.is_empty() {
        return Err("There is no master key.".into());
    }
    if names.windows(2).any(|two| two[0] == two[1]) {
        return Err("Two master keys have the same name. Give each a name of its own.".into());
    }
    Ok(keys.into_iter().map(|(name, bytes)| (name, Key::new(bytes))).collect())
}

impl fmt::Debug for Masters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Masters").field(&self.names()).finish()
    }
}
