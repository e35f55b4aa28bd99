//! Somebody asks the person on duty to get in touch. Nothing of what they answered goes along, and nothing of the asking is
//! kept here but that it happened.

use jiff::{SignedDuration, Timestamp};
use openseat_content::Locale;
use openseat_domain::{
    attempt::Tries,
    duty::OnDuty,
    policy::{Action, Kind},
};
use openseat_outside::mail::is_address;
use openseat_store::{Tx, attempt, job};

use crate::{
    ActionError, House, Result,
    attempt::Door,
    letter::{self, New},
    signed::Signed,
    space::{mine, refused},
};

/// Letters of how to reach somebody.
pub const LONGEST_WAY: usize = 200;
/// Letters of what somebody wants to be called.
pub const LONGEST_NAME: usize = 60;
/// The same asking within this is one.
const SAME: SignedDuration = SignedDuration::from_mins(10);
/// A telephone number has at least so many digits.
const FEWEST_DIGITS: usize = 5;

/// What somebody sends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// A telephone number or an e-mail address.
    pub way: String,
    /// What they want to be called; may be empty.
    pub called: String,
}

/// Why an asking cannot be sent as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No way is given, or none by which anybody can be reached.
    Way,
    /// The name is too long, or holds what is no letter.
    Called,
}

/// Who was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub name: String,
    /// It was asked a moment ago, so nothing was sent now.
    pub before: bool,
}

impl Ask {
    /// What is wrong with it.
    pub fn fault(&self) -> Option<Fault> {
        let (way, called) = (self.way.trim(), self.called.trim());
        let plain = |text: &str, most| text.chars().count() <= most && !text.chars().any(char::is_control);
        let digits = way.chars().filter(char::is_ascii_digit).count();
        if !plain(way, LONGEST_WAY) || !(is_address(way) || digits >= FEWEST_DIGITS) {
            return Some(Fault::Way);
        }
        (!plain(called, LONGEST_NAME)).then_some(Fault::Called)
    }
}

/// Asks whoever is on duty to get in touch. The letter, its audit row and the mark that keeps a second press from sending a
/// second letter are one transaction.
///
/// # Errors
/// `Refused` at `way`, `called` or `duty` (nobody is there any more); `Wait` after several in a short while.
pub async fn ask(house: &House, who: &Signed, form: &Ask, now: Timestamp) -> Result<Asked> {
    match form.fault() {
        Some(Fault::Way) => return Err(refused("way", "Nobody can be reached so.", "Give a number or an address.")),
        Some(Fault::Called) => return Err(refused("called", "This cannot be sent as it is.", "Make it shorter.")),
        None => {}
    }
    let on = house.on_duty(now);
    let on = on.ok_or_else(|| refused("duty", "Nobody is on duty any more.", "Call one of the numbers."))?;
    let mine = mine(house, who, Action::Add, Kind::OwnRecord).await?;
    let door = Door::of_session(&house.vault, "duty", who.person);
    let same = house.vault.index("duty asked", &format!("{}\n{}", who.person.simple(), form.way.trim()));
    let letter = letter_to(house, on, form, now);
    let put = async move |tx: &mut Tx| {
        let last = attempt::of_key(tx, same).await?;
        if last.is_some_and(|last| last.last_at.duration_until(now) < SAME) {
            return Ok(Ok(true));
        }
        if let Err(until) = door.knock(tx, now).await? {
            return Ok(Err(until));
        }
        attempt::keep(tx, same, &Tries { wrong: 0, last_at: now, free_at: now }).await?;
        letter::put_down(tx, &letter).await?;
        mine.note(tx, now, "duty.ask", &letter.id.simple().to_string()).await?;
        Ok(Ok(false))
    };
    match house.db.write(put).await? {
        Ok(before) => Ok(Asked { name: on.duty.name.clone(), before }),
        Err(until) => Err(ActionError::Wait { until }),
    }
}

/// How to reach somebody, and when they asked: nothing else.
fn letter_to(house: &House, on: OnDuty<'_>, form: &Ask, now: Timestamp) -> job::New {
    let (words, duty) = (house.content.words(), on.duty);
    let locale = Locale::from_tag(&duty.language).unwrap_or(Locale::En);
    let here = now.to_zoned(duty.week.zone().clone());
    let zone = duty.week.zone().iana_name().unwrap_or("UTC");
    let when = format!("{} ({zone})", here.strftime("%Y-%m-%d %H:%M"));
    let said = [
        ("name", duty.name.as_str().into()),
        ("way", form.way.trim().into()),
        ("called", form.called.trim().into()),
        ("when", when.as_str().into()),
        ("service", house.name.as_str().into()),
    ];
    let text = match form.called.trim().is_empty() {
        true => words.format(locale, "letter-duty-text", &said),
        false => words.format(locale, "letter-duty-text-called", &said),
    };
    let new = New { to: duty.email.clone(), subject: words.get(locale, "letter-duty-subject").to_owned(), text };
    letter::ready(house, &format!("duty {}", house.ids.next(now).simple()), &new, now)
}
