//! What people tell of a group. A row says what was told and in which week; never who told it, nor when to the hour.

use std::collections::BTreeSet;

use jiff::civil::Date;
use openseat_domain::review::{
    Access, Band, Concern, Facts, Format, Found, Medication, Medicine, Newcomer, Reason, Standing, Told, Week, Welcome,
};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    day::{day, number},
    db::{FromRow, Row},
    seal::Cell,
};

const INSERT: &str = "INSERT INTO review (id, meeting_id, signed_in, told_on, week, found, welcome, format, size, \
    access, newcomer, medication, medicine, counted, locale, standing, concerns, reason, code, alike, sentence) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $15, $16, NULL, $17, $18, $19)";
const BY_ID: &str = "SELECT id, meeting_id, signed_in, told_on, week, found, welcome, format, size, access, newcomer, \
    medication, medicine, locale, standing, concerns, reason, sentence, counted FROM review WHERE id = $1";
const BY_CODE: &str = "SELECT id, meeting_id, signed_in, told_on, week, found, welcome, format, size, access, newcomer, \
    medication, medicine, locale, standing, concerns, reason, sentence, counted FROM review WHERE code = $1";
// A meeting that turned out to be this one keeps what was told of it, so that parting them parts this too.
const COUNTED: &str = "SELECT id, meeting_id, signed_in, told_on, week, found, welcome, format, size, access, newcomer, \
    medication, medicine, locale, standing, concerns, reason, sentence, counted FROM review \
    WHERE counted = 1 AND told_on > $2 AND (meeting_id = $1 OR meeting_id IN (SELECT m.id FROM meeting m \
    JOIN slug_alias a ON a.slug = m.slug WHERE a.meeting_id = $1 AND m.state = 2))";
const SHOWN: &str = "SELECT id, meeting_id, signed_in, told_on, week, found, welcome, format, size, access, newcomer, \
    medication, medicine, locale, standing, concerns, reason, sentence, counted FROM review \
    WHERE standing = 'shown' AND (meeting_id = $1 OR meeting_id IN (SELECT m.id FROM meeting m \
    JOIN slug_alias a ON a.slug = m.slug WHERE a.meeting_id = $1 AND m.state = 2))";
const WAITING: &str = "SELECT id, meeting_id, signed_in, told_on, week, found, welcome, format, size, access, newcomer, \
    medication, medicine, locale, standing, concerns, reason, sentence, counted FROM review \
    WHERE standing = 'waiting' ORDER BY told_on, id LIMIT $1";
const LATELY: &str = "SELECT id, meeting_id, signed_in, told_on, week, found, welcome, format, size, access, newcomer, \
    medication, medicine, locale, standing, concerns, reason, sentence, counted FROM review \
    WHERE standing = 'shown' ORDER BY told_on DESC, id LIMIT $1";
const SHOW: &str = "UPDATE review SET standing = 'shown' WHERE id = $1 AND standing = 'waiting'";
const REFUSE: &str = "UPDATE review SET standing = 'refused', reason = $2, sentence = NULL \
    WHERE id = $1 AND standing = 'waiting'";
const TAKE_DOWN: &str = "UPDATE review SET standing = 'taken_down', reason = $2, sentence = NULL \
    WHERE id = $1 AND standing = 'shown'";
const REWRITE: &str = "UPDATE review SET standing = 'waiting', reason = NULL, concerns = $2, locale = $3, alike = $4, \
    sentence = $5 WHERE id = $1 AND (standing = 'waiting' OR standing = 'refused')";
const LEAVE_OUT: &str = "UPDATE review SET counted = 0 WHERE id = $1";
const LEAVE_OUT_SINCE: &str = "UPDATE review SET counted = 0 WHERE meeting_id = $1 AND told_on >= $2";
const REMOVE: &str = "DELETE FROM review WHERE id = $1";
const DAYS: &str = "SELECT told_on FROM review WHERE meeting_id = $1 AND counted = 1 AND told_on >= $2";
const ELSEWHERE: &str = "SELECT COUNT(DISTINCT meeting_id) FROM review WHERE alike = $1 AND meeting_id <> $2";
const REMARKS: &str = "SELECT COALESCE(a.meeting_id, r.meeting_id), r.told_on, r.medication FROM review r \
    JOIN meeting m ON m.id = r.meeting_id LEFT JOIN slug_alias a ON a.slug = m.slug AND m.state = 2 \
    WHERE r.counted = 1 AND r.signed_in = 1 AND r.medication IS NOT NULL AND r.told_on > $1 \
    AND r.meeting_id NOT IN (SELECT meeting_id FROM review_hold WHERE open = 1)";
const FORGET: &str = "DELETE FROM review WHERE told_on < $1";

pub(crate) const ALL: &[&str] = &[
    INSERT,
    BY_ID,
    BY_CODE,
    COUNTED,
    SHOWN,
    WAITING,
    LATELY,
    SHOW,
    REFUSE,
    TAKE_DOWN,
    REWRITE,
    LEAVE_OUT,
    LEAVE_OUT_SINCE,
    REMOVE,
    DAYS,
    ELSEWHERE,
    REMARKS,
    FORGET,
];

/// One row of the table, without the hash of its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Random: unlike other ids it holds no time.
    pub id: Uuid,
    pub meeting_id: Uuid,
    /// Whether the writer was signed in.
    pub signed_in: bool,
    pub told: Told,
    /// The language of the page it was written on.
    pub locale: String,
    /// `None` when no sentence was written.
    pub standing: Option<Standing>,
    /// What a machine saw in the sentence.
    pub concerns: BTreeSet<Concern>,
    /// Why it was refused or taken down.
    pub reason: Option<Reason>,
    /// Sealed by the house at [`sentence_cell`].
    pub sentence: Option<Vec<u8>>,
    /// False when a person left its facts out of the figures.
    pub counted: bool,
}

/// A sentence, ready to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub sealed: Vec<u8>,
    pub concerns: BTreeSet<Concern>,
    /// A keyed hash of its words, to find the same words elsewhere.
    pub alike: [u8; 32],
}

/// What is told, with the hash of the code by which its writer finds it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub id: Uuid,
    pub meeting_id: Uuid,
    pub signed_in: bool,
    pub told: Told,
    pub locale: String,
    pub code: Option<[u8; 32]>,
    pub sentence: Option<Sentence>,
}

/// Where a sentence is sealed for.
pub fn sentence_cell(review: Uuid) -> Cell {
    Cell { table: "review", column: "sentence", row: review }
}

pub async fn insert(tx: &mut Tx, new: &New) -> Result<()> {
    let Told { day, week, facts } = &new.told;
    let sentence = new.sentence.as_ref();
    let args = args![
        new.id,
        new.meeting_id,
        new.signed_in,
        number(*day),
        week.map(|week| number(week.monday())),
        facts.found.map(Found::as_str),
        facts.welcome.map(Welcome::as_str),
        facts.format.map(Format::as_str),
        facts.size.map(Band::as_str),
        facts.access.map(Access::as_str),
        facts.newcomer.map(Newcomer::as_str),
        facts.medication.map(Medication::as_str),
        facts.medicine.map(Medicine::as_str),
        &new.locale,
        sentence.map(|_| Standing::Waiting.as_str()),
        sentence.map(|one| words(&one.concerns)).unwrap_or_default(),
        new.code,
        sentence.map(|one| one.alike),
        sentence.map(|one| one.sealed.as_slice()),
    ];
    tx.exec(INSERT, &args).await.map(drop)
}

pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Review>> {
    tx.opt(BY_ID, &args![id]).await
}

/// The review whose writer has the code with this hash.
pub async fn by_code(tx: &mut Tx, code: [u8; 32]) -> Result<Option<Review>> {
    tx.opt(BY_CODE, &args![code]).await
}

/// All that counts of a meeting and was told after `since`, in no order.
pub async fn counted(tx: &mut Tx, meeting: Uuid, since: Date) -> Result<Vec<Review>> {
    tx.all(COUNTED, &args![meeting, number(since)]).await
}

/// The sentences that everybody sees of a meeting: the latest week first, and nothing else decides.
pub async fn shown(tx: &mut Tx, meeting: Uuid) -> Result<Vec<Review>> {
    let mut shown: Vec<Review> = tx.all(SHOWN, &args![meeting]).await?;
    shown.sort_by_key(|one| (std::cmp::Reverse(one.told.week.unwrap_or(Week::of(one.told.day))), one.id));
    Ok(shown)
}

/// At most `limit` sentences that nobody has read yet, the longest waiting first.
pub async fn waiting(tx: &mut Tx, limit: i64) -> Result<Vec<Review>> {
    tx.all(WAITING, &args![limit]).await
}

/// At most `limit` sentences that everybody sees, the latest first.
pub async fn lately(tx: &mut Tx, limit: i64) -> Result<Vec<Review>> {
    tx.all(LATELY, &args![limit]).await
}

/// False when it was decided already, or is gone.
pub async fn show(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(tx.exec(SHOW, &args![id]).await? == 1)
}

/// Refuses a sentence that waits; its words go. False when it was decided already, or is gone.
pub async fn refuse(tx: &mut Tx, id: Uuid, reason: Reason) -> Result<bool> {
    Ok(tx.exec(REFUSE, &args![id, reason.as_str()]).await? == 1)
}

/// Takes down a sentence that is shown; its words go. False when it is not shown.
pub async fn take_down(tx: &mut Tx, id: Uuid, reason: Reason) -> Result<bool> {
    Ok(tx.exec(TAKE_DOWN, &args![id, reason.as_str()]).await? == 1)
}

/// Puts other words in the place of those that wait or were refused. False when it is shown, taken down or gone.
pub async fn rewrite(tx: &mut Tx, id: Uuid, locale: &str, sentence: &Sentence) -> Result<bool> {
    let args = args![id, words(&sentence.concerns), locale, sentence.alike, sentence.sealed.as_slice()];
    Ok(tx.exec(REWRITE, &args).await? == 1)
}

/// Its facts count no more.
pub async fn leave_out(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(tx.exec(LEAVE_OUT, &args![id]).await? == 1)
}

/// As [`leave_out`], for all that was told of a meeting on a day and since; how many.
pub async fn leave_out_since(tx: &mut Tx, meeting: Uuid, since: Date) -> Result<u64> {
    tx.exec(LEAVE_OUT_SINCE, &args![meeting, number(since)]).await
}

/// False when there is none.
pub async fn remove(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![id]).await? == 1)
}

/// The days on which something was told of a meeting that counts, from `since` on, in no order.
pub async fn days(tx: &mut Tx, meeting: Uuid, since: Date) -> Result<Vec<Date>> {
    Ok(tx.all::<(i64,)>(DAYS, &args![meeting, number(since)]).await?.into_iter().map(|(told,)| day(told)).collect())
}

/// For how many other meetings the same words were written.
pub async fn elsewhere(tx: &mut Tx, alike: [u8; 32], meeting: Uuid) -> Result<u64> {
    Ok(tx.one::<(i64,)>(ELSEWHERE, &args![alike, meeting]).await?.0.unsigned_abs())
}

/// What people who were signed in heard of medication at every meeting, after `since`: the meeting, the day, the remark.
/// Meetings whose numbers a person looks at are left out.
pub async fn remarks(tx: &mut Tx, since: Date) -> Result<Vec<(Uuid, Date, Medication)>> {
    let rows = tx.all::<(Uuid, i64, String)>(REMARKS, &args![number(since)]).await?;
    let remark = |(meeting, told, word): (Uuid, i64, String)| {
        let remark = Medication::parse(&word).ok_or_else(|| Error::stored("remark of a review", word))?;
        Ok((meeting, day(told), remark))
    };
    rows.into_iter().map(remark).collect()
}

/// Forgets what was told before `before`; how many.
pub async fn forget(tx: &mut Tx, before: Date) -> Result<u64> {
    tx.exec(FORGET, &args![number(before)]).await
}

impl FromRow for Review {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let facts = Facts {
            found: answer(row, 5, Found::parse)?,
            welcome: answer(row, 6, Welcome::parse)?,
            format: answer(row, 7, Format::parse)?,
            size: answer(row, 8, Band::parse)?,
            access: answer(row, 9, Access::parse)?,
            newcomer: answer(row, 10, Newcomer::parse)?,
            medication: answer(row, 11, Medication::parse)?,
            medicine: answer(row, 12, Medicine::parse)?,
        };
        let week = row.get::<Option<i64>>(4)?.map(|monday| Week::of(day(monday)));
        Ok(Self {
            id: row.get(0)?,
            meeting_id: row.get(1)?,
            signed_in: row.get(2)?,
            told: Told { day: day(row.get(3)?), week, facts },
            locale: row.get(13)?,
            standing: answer(row, 14, Standing::parse)?,
            concerns: concerns(row.get(15)?),
            reason: answer(row, 16, Reason::parse)?,
            sentence: row.get(17)?,
            counted: row.get(18)?,
        })
    }
}

/// An answer by its word.
pub(crate) fn answer<T>(row: &Row<'_>, column: usize, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>> {
    let word = row.get::<Option<String>>(column)?;
    word.map(|word| parse(&word).ok_or_else(|| Error::stored("answer of a review", word))).transpose()
}

/// Concerns in one text.
pub(crate) fn words(concerns: &BTreeSet<Concern>) -> String {
    concerns.iter().map(|concern| concern.as_str()).collect::<Vec<_>>().join(" ")
}

/// The concerns of a text.
pub(crate) fn concerns(text: &str) -> BTreeSet<Concern> {
    text.split(' ').filter_map(Concern::parse).collect()
}
