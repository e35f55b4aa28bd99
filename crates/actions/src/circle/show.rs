//! A circle, as one who is in it sees it. Everything that is shown of others goes through `domain::circle`.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use openseat_domain::{
    circle::{Answer, Kindness, Reason, Said, Seat, Told, is_reached, sees, shows_quiet, told_to},
    policy::Action,
};
use openseat_store::{
    Tx,
    circle::{
        self as circles, member,
        word::{self, Spoken},
    },
};
use uuid::Uuid;

use super::{
    Here,
    ask::{soon, visible},
    day, own, zone,
};
use crate::{House, Result, signed::Signed};

/// What somebody sees of a circle that they are or were in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    In(Box<CircleView>),
    Over(OverView),
}

/// A circle that ended, or that the person was taken out of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverView {
    /// They were taken out; else it ended for all.
    pub out: bool,
    /// Why a moderator did that.
    pub why: Option<Reason>,
    pub at: Timestamp,
}

/// A circle that goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CircleView {
    pub id: Uuid,
    pub me: Uuid,
    pub seat: Seat,
    /// They keep it.
    pub keeps: bool,
    /// The others.
    pub people: Vec<PersonView>,
    /// What they told of today.
    pub today: Option<Told>,
    /// What the others told, the latest day first.
    pub told: Vec<ToldView>,
    /// Kind sentences of the keeper to them.
    pub kinds: Vec<KindView>,
    /// Who is quiet and agreed to be asked after; for the keeper alone.
    pub quiet: Vec<(Uuid, String)>,
    /// Who asks for them.
    pub asks: Vec<AskView>,
    pub own_ask: Option<OwnAsk>,
    /// Who can be called on at this hour.
    pub can_be_asked: Vec<String>,
    pub taken_out: Vec<TakenOut>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonView {
    pub id: Uuid,
    pub name: String,
    pub keeps: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldView {
    pub id: Uuid,
    pub by: Uuid,
    /// `None` for somebody who left and left their words.
    pub name: Option<String>,
    pub day: Date,
    pub told: Told,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindView {
    pub name: String,
    pub which: Kindness,
    pub on: Date,
}

/// Somebody's urge is high.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskView {
    pub id: Uuid,
    pub name: String,
    pub at: Timestamp,
    /// What this person answered.
    pub answer: Option<Answer>,
}

/// What the person asked, and who was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnAsk {
    pub at: Timestamp,
    pub until: Timestamp,
    pub reached: Vec<Reached>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    pub name: String,
    pub phone: Option<String>,
    pub answer: Option<Answer>,
}

/// Somebody whom a moderator took out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenOut {
    pub name: String,
    pub why: Reason,
}

/// What a person said in one circle, for themself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnView {
    pub seat: Seat,
    pub joined_at: Timestamp,
    pub told: Vec<(Date, Told)>,
}

/// `None` for who is not in it: to them it does not exist.
pub async fn view(house: &House, who: &Signed, circle: Uuid, now: Timestamp) -> Result<Option<Seen>> {
    let mine = own(house, who, Action::See).await?;
    let (vault, zone, today) = (house.vault.clone(), zone(house), day(house, now));
    let hour = now.to_zoned(zone.clone()).hour();
    let read = async move |tx: &mut Tx| {
        let Some(here) = Here::find(tx, &vault, &mine, circle).await? else {
            let owner = circles::owner(&vault, mine.own.person());
            let row = member::of_circle(tx, circle).await?.into_iter().find(|row| row.owner == owner);
            let Some(row) = row else { return Ok(None) };
            let ended = circles::by_id(tx, circle).await?.and_then(|one| Some((one.ended_at?, one.why)));
            return Ok(match (row.out_at, ended) {
                (Some(at), _) => Some(Seen::Over(OverView { out: true, why: row.why, at })),
                (None, Some((at, why))) => Some(Seen::Over(OverView { out: false, why, at })),
                (None, None) => None,
            });
        };
        let words = word::of(tx, &here.key, now).await?;
        let asks = visible(tx, &here, now).await?;
        let mut view = shown(&here, &words, &zone, today);
        view.quiet = named(&here, quiet(&here, &words, &zone, today));
        let others = here.others().filter(|(_, seat)| is_reached(seat, hour));
        view.can_be_asked = others.map(|(_, seat)| seat.name.clone()).collect();
        view.asks = asks.into_iter().filter_map(|(one, answer)| asked(&here, one, answer)).collect();
        view.own_ask = own_ask(&here, &soon(tx, &here, now).await?);
        for row in &here.out {
            if let Some(why) = row.why {
                view.taken_out.push(TakenOut { name: row.seat(&here.key)?.name, why });
            }
        }
        Ok(Some(Seen::In(Box::new(view))))
    };
    Ok(house.db.read(read).await?)
}

/// All that a person said in their circles. What others said is theirs.
pub async fn every(house: &House, who: &Signed, now: Timestamp) -> Result<Vec<OwnView>> {
    let mine = own(house, who, Action::See).await?;
    let vault = house.vault.clone();
    let read = async move |tx: &mut Tx| {
        let mut all = Vec::new();
        for row in member::of_owner(tx, circles::owner(&vault, mine.own.person())).await? {
            let Some(here) = Here::find(tx, &vault, &mine, row.circle_id).await? else { continue };
            let words = word::of(tx, &here.key, now).await?;
            let told = words.into_iter().filter(|one| one.by == here.me).filter_map(|one| match one.said {
                Said::Told { day, told } => Some((day, told)),
                _ => None,
            });
            all.push(OwnView { seat: here.my_seat(), joined_at: row.joined_at, told: told.collect() });
        }
        Ok(all)
    };
    Ok(house.db.read(read).await?)
}

/// Who is quiet, as this person learns it.
pub(super) fn quiet(here: &Here, words: &[Spoken], zone: &TimeZone, today: Date) -> Vec<Uuid> {
    let last = |id: Uuid, joined: Timestamp| {
        let days = words.iter().filter_map(|one| match &one.said {
            Said::Told { day, .. } if one.by == id => Some(*day),
            Said::Kind { to, on, .. } if *to == id => Some(*on),
            _ => None,
        });
        days.max().unwrap_or(Date::MIN).max(joined.to_zoned(zone.clone()).date())
    };
    let keeper = here.circle.keeper;
    let shown = here
        .people
        .iter()
        .filter(|(row, seat)| shows_quiet(here.me, keeper, row.id, seat, last(row.id, row.joined_at), today));
    shown.map(|(row, _)| row.id).collect()
}

fn named(here: &Here, ids: Vec<Uuid>) -> Vec<(Uuid, String)> {
    ids.into_iter().filter_map(|id| Some((id, here.name(id)?.to_owned()))).collect()
}

fn shown(here: &Here, words: &[Spoken], zone: &TimeZone, today: Date) -> CircleView {
    let mut view = CircleView {
        id: here.circle.id,
        me: here.me,
        seat: here.my_seat(),
        keeps: here.keeps(),
        ..CircleView::default()
    };
    view.people = here
        .others()
        .map(|(row, seat)| PersonView { id: row.id, name: seat.name.clone(), keeps: row.id == here.circle.keeper })
        .collect();
    let joined = here.joined(zone);
    for one in words.iter().filter(|one| sees(here.me, one.by, &one.said)) {
        match &one.said {
            Said::Told { day, told } if one.by == here.me => {
                if *day == today {
                    view.today = Some(told.clone());
                }
            }
            Said::Told { day, told } if told_to(joined, *day) => view.told.push(ToldView {
                id: one.id,
                by: one.by,
                name: here.name(one.by).map(str::to_owned),
                day: *day,
                told: told.clone(),
            }),
            Said::Kind { to, on, which } if *to == here.me => {
                let name = here.name(one.by).unwrap_or_default().to_owned();
                view.kinds.push(KindView { name, which: *which, on: *on });
            }
            _ => {}
        }
    }
    view.told.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id)));
    view
}

fn asked(here: &Here, one: Spoken, answer: Option<Answer>) -> Option<AskView> {
    let Said::Asked { at, .. } = one.said else { return None };
    Some(AskView { id: one.id, name: here.name(one.by)?.to_owned(), at, answer })
}

/// The call of this person that holds, with who it reached. A number shows here and nowhere else.
fn own_ask(here: &Here, words: &[Spoken]) -> Option<OwnAsk> {
    let (ask, at, reached) = words.iter().find_map(|one| match &one.said {
        Said::Asked { at, reached, over: false } if one.by == here.me => Some((one, *at, reached)),
        _ => None,
    })?;
    let answer = |id: Uuid| {
        words.iter().find_map(|one| match &one.said {
            Said::Answered { ask: to, answer, .. } if *to == ask.id && one.by == id => Some(*answer),
            _ => None,
        })
    };
    let person = |id: &Uuid| {
        let seat = here.seat(*id)?;
        let called = seat.called.as_ref()?;
        Some(Reached { name: seat.name.clone(), phone: called.phone.clone(), answer: answer(*id) })
    };
    Some(OwnAsk { at, until: ask.until, reached: reached.iter().filter_map(person).collect() })
}
