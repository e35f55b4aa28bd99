//! The code of the phone (TOTP, RFC 6238): a second proof. Each code is good once.

mod address;

use jiff::Timestamp;
use openseat_store::{PersonKey, account, audit, grant, passkey, session as sessions};
use totp_rs::{Builder, Secret, Totp};
use zeroize::Zeroizing;

use crate::{
    ActionError, House, Result,
    account::{Device, Refusal},
    attempt::Door,
    audit::person_chain,
    picture,
    session::{self, Opened},
    signed::{Signed, Strength},
};

/// A secret that is not yet in use.
#[derive(Clone, Debug)]
pub struct Offered {
    /// Base32, as people type it.
    pub secret: String,
    /// `otpauth://totp/…`, for the picture.
    pub address: String,
    /// The picture to scan, as the `d` of an SVG path in modules, and how many modules wide it is.
    pub picture: (String, usize),
}

/// Draws a secret and keeps it until [`confirm`]. `site` and the name of the space stand in the phone's list of codes.
/// Asks for a fresh proof.
///
/// # Errors
/// `Refused` at `code` while another one is in use.
pub async fn offer(house: &House, who: &Signed, site: &str, now: Timestamp) -> Result<Offered> {
    who.fresh(now)?;
    let key = who.key(house).await?;
    let account = account_of(house, who).await?;
    if account.asks_code() {
        return Err(Refusal::InUse.at("code"));
    }
    let secret: [u8; 20] = house.vault.secrets().bytes();
    let (person, me, sealed) = (who.person, key.pseudonym(), key.seal(account::totp_cell(who.person), &secret));
    let kept = house.db.write(async move |tx| {
        account::set_totp(tx, person, Some(&sealed), account::OFFERED, now).await?;
        audit::append(tx, &person_chain(&me), now, &me, "totp.offer", &me).await.map(drop)
    });
    kept.await?;
    let secret = Secret::new_stack(secret).to_base32();
    let name = key.text(account::name_cell(who.person), &account.name)?;
    let address = address::address(site, &name, &secret);
    let picture = picture::path(&address).ok_or(ActionError::Denied("a shorter name of the site"))?;
    Ok(Offered { secret, address, picture })
}

/// Takes the secret into use once its code was right; the session is then of two proofs, under a new token.
///
/// # Errors
/// `Refused` at `code`; `Wait`.
pub async fn confirm(house: &House, who: &Signed, code: String, now: Timestamp) -> Result<Opened> {
    let key = who.key(house).await?;
    rise(house, who, &key, &code, Taking::IntoUse, now).await
}

/// The second step of signing in: a half session becomes a whole one, under a new token. A code is good once.
///
/// # Errors
/// `Refused` at `code`; `Wait`.
pub async fn sign_in(house: &House, half: &Signed, code: String, _device: Device, now: Timestamp) -> Result<Opened> {
    if half.strength != Strength::Half {
        return Err(ActionError::Denied("a half session"));
    }
    let key = house.vault.person(half.person).await?.ok_or(ActionError::Denied("a person"))?;
    rise(house, half, &key, &code, Taking::InUse, now).await
}

/// Takes it away. Asks for a fresh proof; refused while an organisation of theirs asks for two proofs and there is no
/// passkey to be the second.
///
/// # Errors
/// `Refused` at `code`.
pub async fn remove(house: &House, who: &Signed, now: Timestamp) -> Result<()> {
    who.fresh(now)?;
    let (person, me) = (who.person, who.key(house).await?.pseudonym());
    let removed = house.db.write(async move |tx| {
        let asked = grant::of_person(tx, person, now).await?.iter().any(|held| held.two_proofs);
        if asked && passkey::count(tx, person).await? == 0 {
            return Ok(false);
        }
        account::set_totp(tx, person, None, 0, now).await?;
        audit::append(tx, &person_chain(&me), now, &me, "totp.remove", &me).await?;
        Ok(true)
    });
    if removed.await? { Ok(()) } else { Err(Refusal::Asked.at("code")) }
}

/// What a code is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taking {
    IntoUse,
    InUse,
}

async fn rise(
    house: &House,
    who: &Signed,
    key: &PersonKey,
    code: &str,
    taking: Taking,
    now: Timestamp,
) -> Result<Opened> {
    let door = Door::of_session(&house.vault, "code", who.person);
    let knocking = door.clone();
    let knocked = house.db.write(async move |tx| knocking.knock(tx, now).await).await?;
    knocked.map_err(|until| ActionError::Wait { until })?;
    let account = account_of(house, who).await?;
    let awaited = account.asks_code() == (taking == Taking::InUse);
    let sealed = account.totp.filter(|_| awaited).ok_or_else(|| Refusal::Code.at("code"))?;
    let secret = key.unseal(account::totp_cell(who.person), &sealed)?;
    let step = step_of(&secret, code, now).ok_or_else(|| Refusal::Code.at("code"))?;
    let (opened, token) = session::renewed(house, Strength::Two, now);
    let what = if taking == Taking::IntoUse { "totp.confirm" } else { "session.code" };
    let (person, id, ends_at, me) = (who.person, who.session, opened.ends_at, key.pseudonym());
    let risen = house.db.write(async move |tx| {
        if !account::use_step(tx, person, step).await? {
            return Ok(false);
        }
        door.right(tx, now).await?;
        audit::append(tx, &person_chain(&me), now, &me, what, &id.simple().to_string()).await?;
        sessions::rise(tx, (person, id), token, Strength::Two.number(), now, ends_at).await
    });
    if risen.await? { Ok(opened) } else { Err(Refusal::Code.at("code")) }
}

async fn account_of(house: &House, who: &Signed) -> Result<account::Account> {
    let person = who.person;
    let found = house.db.read(async move |tx| account::of_person(tx, person).await).await?;
    found.ok_or(ActionError::Denied("an account"))
}

/// The step of 30 seconds whose code this is: the present one, the one before or the one after.
fn step_of(secret: &[u8], code: &str, now: Timestamp) -> Option<i64> {
    let digits: Zeroizing<String> = Zeroizing::new(code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect());
    let time = u64::try_from(now.as_second()).ok()?;
    totp(secret)?.check(&digits, time).and_then(|step| i64::try_from(step).ok())
}

/// SHA-1, six digits, 30 seconds: what every phone's program knows.
fn totp(secret: &[u8]) -> Option<Totp> {
    Builder::new().with_secret(Secret::new(secret.into())).with_digits(6).with_skew(1).build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a moment")
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, SHA-1; the last six of the eight digits.
        let vectors = [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ];
        for (second, code) in vectors {
            assert_eq!(step_of(b"12345678901234567890", code, at(second)), Some(second / 30), "{code}");
        }
    }

    #[test]
    fn codes_are_those_of_another_program() {
        // Made with pyotp 2.12.0, for the secret in base32.
        let secret = Secret::try_from_base32("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP").expect("base32");
        for (second, code) in [(30, "503347"), (1_763_899_200, "365521"), (1_795_608_000, "702909")] {
            assert_eq!(step_of(secret.as_bytes(), code, at(second)), Some(second / 30), "{code}");
        }
    }

    #[test]
    fn a_code_is_good_half_a_minute_early_or_late_and_may_be_typed_with_a_space() {
        let secret = b"12345678901234567890";
        let good = |second| step_of(secret, " 081 804", at(second));
        assert_eq!(good(1_111_111_109), Some(37_037_036));
        assert_eq!([good(1_111_111_079), good(1_111_111_139)], [Some(37_037_036), Some(37_037_036)]);
        assert_eq!([good(1_111_111_049), good(1_111_111_169)], [None, None]);
        for wrong in ["", "81804", "0818044", "08180a", "٠٨١٨٠٤"] {
            assert_eq!(step_of(secret, wrong, at(1_111_111_109)), None, "{wrong}");
        }
    }
}
