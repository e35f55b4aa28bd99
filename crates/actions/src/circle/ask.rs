//! "My urge is high": it reaches who agreed to be called on at that hour, and nobody else; it ends by itself.

use jiff::Timestamp;
use openseat_content::Locale;
use openseat_domain::{
    circle::{ASKED_FOR, Answer, MOST_ASKED, Said, is_reached, sees},
    policy::Action,
};
use openseat_store::{
    self as store, Tx,
    circle::{
        self as circles, member,
        word::{self, Spoken},
    },
    job,
};
use uuid::Uuid;

use super::{Here, begin::first_ask, own, zone};
use crate::{
    House, Result,
    letter::{self, New},
    signed::Signed,
};

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// So many were reached.
    People(usize),
    /// Nobody agreed to be called on at this hour.
    Nobody,
    /// They asked a few times within two hours.
    Often,
}

/// Who asks for the person now: the circle, and the name. One at most.
pub async fn asks_for(house: &House, who: &Signed, now: Timestamp) -> Result<Option<(Uuid, String)>> {
    let mine = own(house, who, Action::See).await?;
    let vault = house.vault.clone();
    Ok(house.db.read(async move |tx| first_ask(tx, &vault, &mine, now).await).await?)
}

/// Whom the person can call on at this hour, by circle; circles in which that is nobody are left out.
pub async fn reachable(house: &House, who: &Signed, now: Timestamp) -> Result<Vec<(Uuid, Vec<String>)>> {
    let mine = own(house, who, Action::See).await?;
    let (vault, hour) = (house.vault.clone(), now.to_zoned(zone(house)).hour());
    let read = async move |tx: &mut Tx| {
        let mut all = Vec::new();
        for row in member::of_owner(tx, circles::owner(&vault, mine.own.person())).await? {
            let Some(here) = Here::find(tx, &vault, &mine, row.circle_id).await? else { continue };
            let names = here.others().filter(|(_, seat)| is_reached(seat, hour)).map(|(_, seat)| seat.name.clone());
            all.push((row.circle_id, names.collect::<Vec<_>>()));
        }
        all.retain(|(_, names)| !names.is_empty());
        Ok(all)
    };
    Ok(house.db.read(read).await?)
}

/// Asks for somebody. What stands already is not asked again. `None` when it is not theirs.
pub async fn ask(house: &House, who: &Signed, circle: Uuid, now: Timestamp) -> Result<Option<Reach>> {
    let mine = own(house, who, Action::Add).await?;
    let (vault, hour) = (house.vault.clone(), now.to_zoned(zone(house)).hour());
    let id = circles::random_id(vault.secrets());
    let until = now.saturating_add(ASKED_FOR).unwrap_or(now);
    let writer = Writer::of(house, id, now);
    let write = async move |tx: &mut Tx| {
        let Some(here) = Here::find(tx, &vault, &mine, circle).await? else { return Ok(None) };
        let before = asked(tx, &here, now).await?;
        if let Some((_, reached)) = before.iter().find(|(over, _)| !over) {
            return Ok(Some(Reach::People(reached.len())));
        }
        if before.len() >= MOST_ASKED {
            return Ok(Some(Reach::Often));
        }
        let agreed: Vec<_> = here.others().filter(|(_, seat)| is_reached(seat, hour)).collect();
        if agreed.is_empty() {
            return Ok(Some(Reach::Nobody));
        }
        let reached: Vec<Uuid> = agreed.iter().map(|(row, _)| row.id).collect();
        let count = reached.len();
        let said = Said::Asked { at: now, reached, over: false };
        word::put(tx, &here.key, &Spoken { id, by: here.me, said, until }).await?;
        for (row, seat) in agreed {
            let to = seat.called.as_ref().and_then(|called| called.letter.as_ref());
            if let (Some(writer), Some((address, language))) = (&writer, to) {
                letter::put_down(tx, &writer.letter(row.id, address, language)).await?;
            }
        }
        mine.note(tx, now, "circle.say", "self").await?;
        Ok(Some(Reach::People(count)))
    };
    Ok(house.db.write(write).await?)
}

/// "I am all right now": it ends, and the answers go. False when there is nothing to end.
pub async fn well(house: &House, who: &Signed, circle: Uuid, now: Timestamp) -> Result<bool> {
    let mine = own(house, who, Action::Change).await?;
    let vault = house.vault.clone();
    let write = async move |tx: &mut Tx| {
        let Some(here) = Here::find(tx, &vault, &mine, circle).await? else { return Ok(false) };
        let mut ended = false;
        for one in soon(tx, &here, now).await? {
            match &one.said {
                Said::Asked { at, over: false, .. } if one.by == here.me => {
                    // It stays until its time is over, as one of those that were asked; nobody sees it any more.
                    let said = Said::Asked { at: *at, reached: Vec::new(), over: true };
                    word::put(tx, &here.key, &Spoken { said, ..one }).await?;
                    ended = true;
                }
                Said::Answered { to, .. } if *to == here.me => {
                    word::remove(tx, circle, one.id, one.by).await?;
                }
                _ => {}
            }
        }
        if ended {
            mine.note(tx, now, "circle.say", "self").await?;
        }
        Ok(ended)
    };
    Ok(house.db.write(write).await?)
}

/// Answers who asked; another answer takes the place of the first. False when it is over, or did not reach them.
pub async fn answer(
    house: &House,
    who: &Signed,
    circle: Uuid,
    ask: Uuid,
    answer: Answer,
    now: Timestamp,
) -> Result<bool> {
    let mine = own(house, who, Action::Add).await?;
    let vault = house.vault.clone();
    let write = async move |tx: &mut Tx| {
        let Some(here) = Here::find(tx, &vault, &mine, circle).await? else { return Ok(false) };
        let found = visible(tx, &here, now).await?.into_iter().find(|(one, _)| one.id == ask);
        let Some((asked, _)) = found else { return Ok(false) };
        let id = here.key.id_of("answer", here.me, &ask.simple().to_string());
        let said = Said::Answered { ask, to: asked.by, answer };
        word::put(tx, &here.key, &Spoken { id, by: here.me, said, until: asked.until }).await?;
        mine.note(tx, now, "circle.say", "self").await?;
        Ok(true)
    };
    Ok(house.db.write(write).await?)
}

/// The calls that this person sees, each with what they answered. Who takes back that they agreed sees none.
pub(super) async fn visible(tx: &mut Tx, here: &Here, now: Timestamp) -> store::Result<Vec<(Spoken, Option<Answer>)>> {
    if here.my_seat().called.is_none() {
        return Ok(Vec::new());
    }
    let words = soon(tx, here, now).await?;
    let mine = |ask: Uuid| {
        words.iter().find_map(|one| match &one.said {
            Said::Answered { ask: to, answer, .. } if *to == ask && one.by == here.me => Some(*answer),
            _ => None,
        })
    };
    let is_call = |one: &&Spoken| {
        let others = one.by != here.me && here.seat(one.by).is_some();
        others && matches!(one.said, Said::Asked { .. }) && sees(here.me, one.by, &one.said)
    };
    Ok(words.iter().filter(is_call).map(|one| (one.clone(), mine(one.id))).collect())
}

/// What ends within the time of a call: all calls and answers are among it.
pub(super) async fn soon(tx: &mut Tx, here: &Here, now: Timestamp) -> store::Result<Vec<Spoken>> {
    word::until(tx, &here.key, now, now.saturating_add(ASKED_FOR).unwrap_or(now)).await
}

/// What the person asked within the time of a call: whether it is over, and whom it reached.
async fn asked(tx: &mut Tx, here: &Here, now: Timestamp) -> store::Result<Vec<(bool, Vec<Uuid>)>> {
    let mine = soon(tx, here, now).await?.into_iter().filter(|one| one.by == here.me);
    let asked = mine.filter_map(|one| match one.said {
        Said::Asked { reached, over, .. } => Some((over, reached)),
        _ => None,
    });
    Ok(asked.collect())
}

/// Writes the letters of a call. They say that somebody asked, and nothing else.
struct Writer {
    texts: [(Locale, New); 2],
    ask: Uuid,
    ready: Box<dyn Fn(&str, &New) -> job::New + Send + Sync>,
}

impl Writer {
    /// `None` where no letters are sent.
    fn of(house: &House, ask: Uuid, now: Timestamp) -> Option<Self> {
        let (_, ours) = house.post.as_ref()?;
        let words = house.content.words();
        let texts = Locale::ALL.map(|locale| {
            let link = format!("{ours}/space?lang={}", locale.code());
            let said = [("service", house.name.as_str().into()), ("link", link.into())];
            let subject = words.format(locale, "letter-circle-subject", &[("service", house.name.as_str().into())]);
            let text = words.format(locale, "letter-circle-text", &said);
            (locale, New { to: String::new(), subject, text })
        });
        Some(Self { texts, ask, ready: Box::new(letter::later(house, now)) })
    }

    fn letter(&self, member: Uuid, address: &str, language: &str) -> job::New {
        let locale = Locale::from_tag(language).unwrap_or_default();
        let (_, text) = self.texts.iter().find(|(one, _)| *one == locale).unwrap_or(&self.texts[0]);
        let key = format!("circle {} {}", self.ask.simple(), member.simple());
        (self.ready)(&key, &New { to: address.to_owned(), ..text.clone() })
    }
}
