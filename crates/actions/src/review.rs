//! What people tell of groups: telling it, what is known from it, and what a person decides before it shows.

mod blind;
mod decide;
mod desk;
mod known;
mod own;
mod tell;
mod wording;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use openseat_domain::review::KEPT_DAYS;
use openseat_store::{review, review_answer, review_report, review_token};

pub use openseat_domain::review::{
    Concern, Facts, Figures, LONGEST_SENTENCE, MedicationLine, Reason, Standing, Week, YOUNG_DAYS,
};

pub use self::{
    decide::{Decision, answer, decide, settle_hold},
    desk::{AnswerView, Desk, HeldView, ReviewView, desk, one, sits_here, unattended},
    known::{Known, SaidView, is_shown, known, medication_lines, said, told_of},
    own::{LinkView, OwnView, links, look, remove, rewrite, unlink},
    tell::{Kept, Leave, Outcome, Telling, may_tell, report, report_review, tell},
};
use crate::{House, Result};

/// Forgets tokens that hold no more, and what was told too long ago; how many reviews. The server calls it on schedule.
pub async fn sweep(house: &House, now: Timestamp) -> Result<u64> {
    let today = today(house, now);
    let before = today.saturating_sub(jiff::Span::new().days(i64::from(KEPT_DAYS)));
    let forgotten = house.db.write(async move |tx| {
        review_token::forget(tx, today).await?;
        let forgotten = review::forget(tx, before).await?;
        if forgotten > 0 {
            review_answer::forget(tx).await?;
            review_report::forget(tx).await?;
        }
        Ok(forgotten)
    });
    Ok(forgotten.await?)
}

/// The day that it is where the service is.
pub fn today(house: &House, now: Timestamp) -> Date {
    let zone = jiff::tz::db().get(&house.home_zone).unwrap_or(TimeZone::UTC);
    now.to_zoned(zone).date()
}
