//! What a list keeper decides: what shows, what comes down, whether a crowd counts, what a group answers.

use jiff::Timestamp;
use openseat_content::Locale;
use openseat_domain::{
    policy::{Action, Kind},
    review::{Reason, Standing},
};
use openseat_store::{
    self as store, Tx, audit, meeting, review,
    review_answer::{self, Answer},
    review_hold, review_report,
};
use uuid::Uuid;

use super::{
    desk::{gone, one},
    tell::{Kept, Outcome},
    today,
    wording::worded,
};
use crate::{
    House, Result, audit::organisation_chain, keeper, meeting as meetings, organisation::name_of, signed::Signed,
};

/// What a list keeper decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Show,
    /// `leave_out`: its facts count no more either.
    Refuse {
        reason: Reason,
        leave_out: bool,
    },
    TakeDown {
        reason: Reason,
        leave_out: bool,
    },
    /// It was reported and stays.
    Keep,
    ShowAnswer,
    RefuseAnswer(Reason),
    RemoveAnswer,
}

/// Decides. False when somebody else was quicker.
///
/// # Errors
/// `Denied`.
pub async fn decide(house: &House, who: &Signed, id: Uuid, decision: Decision, now: Timestamp) -> Result<bool> {
    let (action, kind) = decision.asks();
    let by = who.actor();
    let path = keeper::allow(house, &by, action, kind).await?;
    let (me, chain) = (name_of(house, &by).await?, organisation_chain(&path));
    let decided = house.db.write(async move |tx| {
        let decided = decision.carry_out(tx, id).await?;
        if decided {
            audit::append(tx, &chain, now, &me, decision.what(), &id.simple().to_string()).await?;
        }
        Ok(decided)
    });
    Ok(decided.await?)
}

/// Keeps what a group answers, to be read once more before it shows.
///
/// # Errors
/// `Denied`; `Missing` when the review does not stand there.
pub async fn answer(
    house: &House,
    who: &Signed,
    id: Uuid,
    text: &str,
    as_it_is: bool,
    locale: Locale,
    now: Timestamp,
) -> Result<Outcome> {
    let by = who.actor();
    let path = keeper::allow(house, &by, Action::Add, Kind::GroupAnswer).await?;
    let view = one(house, who, id).await?;
    let shown = view.standing == Some(Standing::Shown);
    let meeting = meetings::view(house, &view.slug, now).await?.filter(|_| shown).ok_or_else(|| gone(id))?;
    let worded = match worded(house, &meeting.draft, text, as_it_is, locale) {
        Ok(Some(worded)) => worded,
        Ok(None) => return Ok(Outcome::Nothing),
        Err(outcome) => return Ok(outcome),
    };
    let new = Answer {
        review_id: id,
        written_on: today(house, now),
        locale: locale.code().to_owned(),
        standing: Standing::Waiting,
        concerns: worded.concerns.clone(),
        reason: None,
        sentence: Some(worded.sealed(house, review_answer::answer_cell(id))),
    };
    let (me, chain) = (name_of(house, &by).await?, organisation_chain(&path));
    let write = async move |tx: &mut Tx| {
        review_answer::write(tx, &new).await?;
        audit::append(tx, &chain, now, &me, "review.answer", &id.simple().to_string()).await.map(drop)
    };
    house.db.write(write).await?;
    Ok(Outcome::Kept(Kept { code: None, counts: false, waits: true }))
}

/// Decides on a crowd: what came counts, or it is left out. False when nothing was held.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn settle_hold(house: &House, who: &Signed, slug: &str, counts: bool, now: Timestamp) -> Result<bool> {
    let by = who.actor();
    let path = keeper::allow(house, &by, Action::Change, Kind::Review).await?;
    let (me, chain, today) = (name_of(house, &by).await?, organisation_chain(&path), today(house, now));
    let wanted = slug.to_owned();
    let settled = house.db.write(async move |tx| {
        let Some(found) = meeting::by_slug(tx, &wanted).await? else { return Ok(None) };
        let Some(hold) = review_hold::of(tx, found.id).await?.filter(|hold| hold.open) else { return Ok(Some(false)) };
        if !counts {
            review::leave_out_since(tx, found.id, hold.since).await?;
        }
        review_hold::end(tx, found.id, today).await?;
        let what = if counts { "reviews.count" } else { "reviews.leave_out" };
        audit::append(tx, &chain, now, &me, what, &found.slug).await?;
        Ok(Some(true))
    });
    settled.await?.ok_or_else(|| meetings::missing(slug.to_owned()))
}

impl Decision {
    /// What the policy is asked.
    fn asks(self) -> (Action, Kind) {
        match self {
            Self::Show | Self::Refuse { .. } | Self::Keep => (Action::Change, Kind::Review),
            Self::TakeDown { .. } => (Action::Remove, Kind::Review),
            Self::ShowAnswer | Self::RefuseAnswer(_) => (Action::Change, Kind::GroupAnswer),
            Self::RemoveAnswer => (Action::Remove, Kind::GroupAnswer),
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::Show => "review.show",
            Self::Refuse { .. } => "review.refuse",
            Self::TakeDown { .. } => "review.take_down",
            Self::Keep => "review.keep",
            Self::ShowAnswer => "review.answer_show",
            Self::RefuseAnswer(_) => "review.answer_refuse",
            Self::RemoveAnswer => "review.answer_remove",
        }
    }

    async fn carry_out(self, tx: &mut Tx, id: Uuid) -> store::Result<bool> {
        match self {
            Self::Show => review::show(tx, id).await,
            Self::Refuse { reason, leave_out } => {
                let done = review::refuse(tx, id, reason).await?;
                out_if(tx, id, done && leave_out).await?;
                Ok(done)
            }
            Self::TakeDown { reason, leave_out } => {
                let done = review::take_down(tx, id, reason).await?;
                if done {
                    review_answer::remove(tx, id).await?;
                    review_report::settle(tx, id).await?;
                }
                out_if(tx, id, done && leave_out).await?;
                Ok(done)
            }
            Self::Keep => Ok(review_report::settle(tx, id).await? > 0),
            Self::ShowAnswer => review_answer::show(tx, id).await,
            Self::RefuseAnswer(reason) => review_answer::refuse(tx, id, reason).await,
            Self::RemoveAnswer => review_answer::remove(tx, id).await,
        }
    }
}

async fn out_if(tx: &mut Tx, id: Uuid, out: bool) -> store::Result<()> {
    if out {
        review::leave_out(tx, id).await?;
    }
    Ok(())
}
