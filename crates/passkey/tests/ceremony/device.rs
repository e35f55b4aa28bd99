//! A device with passkeys and a browser, by other hands than those of what checks them.

use async_trait::async_trait;
use passkey::{
    authenticator::{
        Authenticator, CredentialStore, DiscoverabilitySupport, StoreInfo, UiHint, UserCheck, UserValidationMethod,
    },
    client::{Client, DefaultClientData},
    crypto::AvailableBackend,
    types::{
        Passkey,
        ctap2::{
            Aaguid, Ctap2Error, StatusCode,
            make_credential::{Options, PublicKeyCredentialRpEntity, PublicKeyCredentialUserEntity},
        },
        webauthn::{CredentialCreationOptions, CredentialRequestOptions, PublicKeyCredentialDescriptor},
    },
};
use serde_json::{Value, json};
use webauthn_rs::prelude::Url;

/// A phone. A copy of it has the same passkeys.
#[derive(Clone, Default)]
pub struct Phone {
    kept: Vec<Passkey>,
    /// Whether it counts its answers, as security keys do.
    pub counts: bool,
}

impl Phone {
    pub fn counting() -> Self {
        Self { counts: true, ..Self::default() }
    }

    /// What the browser answers to a challenge for a new passkey, on a page of `origin`.
    pub async fn add(&mut self, origin: &str, options: &str) -> Result<Value, String> {
        let options = json!({ "publicKey": parsed(options) });
        let options: CredentialCreationOptions = serde_json::from_value(options).map_err(|e| e.to_string())?;
        let (url, mut client) = (url(origin), Client::new(self.device()).allows_insecure_localhost(true));
        let made = client.register(&url, options, DefaultClientData).await;
        self.kept = client.authenticator().store().0.clone();
        let made = made.map_err(|e| format!("{e:?}"))?;
        serde_json::to_value(&made).map_err(|e| e.to_string())
    }

    /// What the browser answers to a challenge for any passkey.
    pub async fn answer(&mut self, origin: &str, options: &str) -> Result<Value, String> {
        let options = json!({ "publicKey": parsed(options) });
        let options: CredentialRequestOptions = serde_json::from_value(options).map_err(|e| e.to_string())?;
        let (url, mut client) = (url(origin), Client::new(self.device()).allows_insecure_localhost(true));
        let made = client.authenticate(&url, options, DefaultClientData).await;
        self.kept = client.authenticator().store().0.clone();
        let made = made.map_err(|e| format!("{e:?}"))?;
        serde_json::to_value(&made).map_err(|e| e.to_string())
    }

    fn device(&self) -> Authenticator<Pocket, Finger, AvailableBackend> {
        let mut device = Authenticator::new(Aaguid::new_empty(), Pocket(self.kept.clone()), Finger, AvailableBackend);
        device.set_make_credentials_with_signature_counter(self.counts);
        device
    }
}

fn url(origin: &str) -> Url {
    Url::parse(origin).expect("an address")
}

fn parsed(options: &str) -> Value {
    serde_json::from_str(options).expect("options are JSON")
}

struct Pocket(Vec<Passkey>);

#[async_trait]
impl CredentialStore for Pocket {
    type PasskeyItem = Passkey;

    async fn find_credentials(
        &self,
        ids: Option<&[PublicKeyCredentialDescriptor]>,
        site: &str,
        _: Option<&[u8]>,
    ) -> Result<Vec<Passkey>, StatusCode> {
        let wanted = |key: &&Passkey| {
            key.rp_id == site
                && ids.is_none_or(|ids| ids.is_empty() || ids.iter().any(|one| one.id == key.credential_id))
        };
        let found: Vec<Passkey> = self.0.iter().filter(wanted).cloned().collect();
        if found.is_empty() { Err(Ctap2Error::NoCredentials.into()) } else { Ok(found) }
    }

    async fn save_credential(
        &mut self,
        key: Passkey,
        _: PublicKeyCredentialUserEntity,
        _: PublicKeyCredentialRpEntity,
        _: Options,
    ) -> Result<(), StatusCode> {
        self.0.push(key);
        Ok(())
    }

    async fn update_credential(&mut self, key: &Passkey) -> Result<(), StatusCode> {
        let place = self.0.iter_mut().find(|kept| kept.credential_id == key.credential_id);
        *place.ok_or(Ctap2Error::NoCredentials)? = key.clone();
        Ok(())
    }

    async fn get_info(&self) -> StoreInfo {
        StoreInfo { discoverability: DiscoverabilitySupport::Full }
    }
}

/// Whoever holds the phone presses it, and is known by it when the site asks.
struct Finger;

#[async_trait]
impl UserValidationMethod for Finger {
    type PasskeyItem = Passkey;

    async fn check_user<'a>(
        &self,
        hint: UiHint<'a, Passkey>,
        presence: bool,
        verification: bool,
    ) -> Result<UserCheck, Ctap2Error> {
        if matches!(hint, UiHint::InformExcludedCredentialFound(_)) {
            return Err(Ctap2Error::CredentialExcluded);
        }
        Ok(UserCheck { presence, verification })
    }

    fn is_presence_enabled(&self) -> bool {
        true
    }

    fn is_verification_enabled(&self) -> Option<bool> {
        Some(true)
    }
}
