//! Passkeys: challenges and answers of WebAuthn Level 3, for a house that has them.
//!
//! A crate of its own, since its mathematics takes long to build and nothing else needs it.
//!
//! **Invariant.** Nothing is kept here. Who answers was verified by their device, or is refused.

use openseat_actions::passkey::{Asked, Claim, Fit, Holder, Made, Origin, Passkeys, Unfit};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use uuid::Uuid;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder, WebauthnError,
};

/// Checks with `webauthn-rs`. The site's host is what passkeys are bound to; its whole origin must be in each answer.
#[derive(Clone, Copy, Debug, Default)]
pub struct WebAuthn;

impl Passkeys for WebAuthn {
    fn begin_adding(&self, origin: &Origin, holder: &Holder, keys: &[Vec<u8>]) -> Fit<Asked> {
        let held = keys.iter().map(|key| read_key(key).map(|key| key.cred_id().clone())).collect::<Fit<Vec<_>>>()?;
        let site = site(origin, Some(&holder.site))?;
        let begun = site.start_passkey_registration(holder.handle, &holder.name, &holder.name, Some(held));
        let (asked, state) = begun.map_err(|error| unfit_site(origin, &error))?;
        let mut options = value(&asked.public_key)?;
        // Nobody types a name before they sign in, so the device must keep the credential where it can find it.
        let selection = &mut options["authenticatorSelection"];
        selection["residentKey"] = json!("required");
        selection["requireResidentKey"] = json!(true);
        Ok(Asked { options: options.to_string(), state: written(&state)? })
    }

    fn finish_adding(&self, origin: &Origin, state: &[u8], answer: &str) -> Fit<Made> {
        let state: PasskeyRegistration = read_state(state)?;
        let answer: RegisterPublicKeyCredential = read_answer(answer)?;
        if answer.extensions.cred_props.as_ref().is_some_and(|told| told.rk == Some(false)) {
            return Err(Unfit::Answer("the device cannot find this credential without a name".to_owned()));
        }
        let made = site(origin, None)?.finish_passkey_registration(&answer, &state).map_err(unfit)?;
        Ok(Made { credential: made.cred_id().to_vec(), key: written(&made)? })
    }

    fn begin_sign_in(&self, origin: &Origin) -> Fit<Asked> {
        let begun = site(origin, None)?.start_discoverable_authentication();
        let (asked, state) = begun.map_err(|error| unfit_site(origin, &error))?;
        Ok(Asked { options: value(&asked.public_key)?.to_string(), state: written(&state)? })
    }

    fn claim(&self, answer: &str) -> Fit<Claim> {
        let answer: PublicKeyCredential = read_answer(answer)?;
        let handle = answer.get_user_unique_id().and_then(|handle| Uuid::from_slice(handle).ok());
        let handle = handle.ok_or_else(|| Unfit::Answer("it names nobody".to_owned()))?;
        Ok(Claim { credential: answer.get_credential_id().to_vec(), handle })
    }

    fn finish_sign_in(&self, origin: &Origin, state: &[u8], answer: &str, key: &[u8]) -> Fit<Option<Vec<u8>>> {
        let state: DiscoverableAuthentication = read_state(state)?;
        let answer: PublicKeyCredential = read_answer(answer)?;
        let mut key = read_key(key)?;
        let site = site(origin, None)?;
        let passed = site.finish_discoverable_authentication_v2(&answer, state, DiscoverableKey::from(&key));
        let passed = passed.map_err(unfit)?;
        if !passed.user_verified() {
            return Err(Unfit::Answer("the device did not verify who answers".to_owned()));
        }
        match key.update_credential(&passed) {
            None => Err(Unfit::Answer("it is from another credential".to_owned())),
            Some(false) => Ok(None),
            Some(true) => written(&key).map(Some),
        }
    }
}

fn site(origin: &Origin, name: Option<&str>) -> Fit<Webauthn> {
    let url = Url::parse(origin).map_err(|error| Unfit::Site(format!("{origin}: {error}")))?;
    // An address of numbers has no name that a passkey could be bound to (WebAuthn Level 3 §5.1.3 step 8).
    let host = url.domain().ok_or_else(|| Unfit::Site(format!("{origin} has no host with a name")))?;
    let builder = WebauthnBuilder::new(host, &url).map_err(|error| unfit_site(origin, &error))?;
    builder.rp_name(name.unwrap_or(host)).build().map_err(|error| unfit_site(origin, &error))
}

fn unfit_site(origin: &Origin, error: &WebauthnError) -> Unfit {
    Unfit::Site(format!("{origin}: {error}"))
}

fn unfit(error: WebauthnError) -> Unfit {
    Unfit::Answer(error.to_string())
}

fn read_answer<T: DeserializeOwned>(answer: &str) -> Fit<T> {
    serde_json::from_str(answer).map_err(|error| Unfit::Answer(error.to_string()))
}

fn read_state<T: DeserializeOwned>(state: &[u8]) -> Fit<T> {
    serde_json::from_slice(state).map_err(|error| Unfit::Answer(format!("what was kept of its beginning: {error}")))
}

fn read_key(key: &[u8]) -> Fit<Passkey> {
    serde_json::from_slice(key).map_err(|error| Unfit::Answer(format!("the key that was kept: {error}")))
}

fn value(options: &impl Serialize) -> Fit<Value> {
    serde_json::to_value(options).map_err(|error| Unfit::Site(error.to_string()))
}

fn written(what: &impl Serialize) -> Fit<Vec<u8>> {
    serde_json::to_vec(what).map_err(|error| Unfit::Site(error.to_string()))
}
