//! What a person answers on forms: saved with every step, finished, changed, taken away and put back.

use jiff::{SignedDuration, Timestamp};
use openseat_content::{Locale, form::FormInfo};
use openseat_domain::{
    form::{Answers, FormId},
    policy::{Action, Kind},
};
use openseat_store::{
    Tx,
    response::{self, Response, Which},
};
use uuid::Uuid;

use crate::{
    House, Result,
    signed::Signed,
    space::{Mine, mine, refused},
};

/// Responses that one person keeps: ten a day for more than five years.
pub const MOST: i64 = 20_000;
/// Letters of one response.
pub const LONGEST: usize = 20_000;

/// One response, as the person sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseView {
    pub id: Uuid,
    pub kept: Response,
}

/// What was answered on one page.
#[derive(Clone, Debug)]
pub struct Page {
    /// `None` for the first page of a new response.
    pub response: Option<Uuid>,
    /// Everything that the page asked, so that what was left out is taken away.
    pub asked: Vec<String>,
    pub given: Answers,
    /// Nothing more is asked.
    pub last: bool,
    pub locale: Locale,
    /// Of a new response: made on a phone without a network, it may come twice, and is one.
    pub entry: Option<Entry>,
}

/// What a phone says of a response that it kept until there was a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: Uuid,
    /// When it was typed.
    pub made: Timestamp,
}

/// What was typed longer ago than this counts as typed when it came.
const LONGEST_KEPT: SignedDuration = SignedDuration::from_hours(31 * 24);

/// What was taken away, sealed as it stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    pub id: Uuid,
    pub sealed: Vec<u8>,
}

/// Saves a page. `None` when the response is not theirs, or is one of another form.
///
/// # Errors
/// `Refused` at `answers` when it is more than can be kept.
pub async fn save(
    house: &House,
    who: &Signed,
    info: &FormInfo,
    page: Page,
    now: Timestamp,
) -> Result<Option<ResponseView>> {
    let given = page.given.clone();
    amend(house, who, info, page, move |_| given.clone(), now).await
}

/// What a page comes to, beside the answers that stand there.
pub(crate) enum Given {
    Answers(Answers),
    /// All of it stands there: nothing is written.
    Nothing,
    /// There is no room for it.
    TooMuch,
}

/// Onto which response a page goes.
enum Onto {
    New,
    One(Uuid),
    /// The latest to its form, while that holds of it; else a new one.
    Latest(Box<dyn Fn(&Response) -> bool + Send + Sync>),
}

impl Onto {
    async fn found(&self, tx: &mut Tx, mine: &Mine, form: &FormId) -> openseat_store::Result<Option<(Uuid, Response)>> {
        let which = match self {
            Self::New => return Ok(None),
            Self::One(id) => Which::One(*id),
            Self::Latest(_) => Which::Latest(form.clone(), 1),
        };
        let one = response::of(tx, mine.own, &mine.key, &which).await?.pop();
        Ok(one.filter(|(_, kept)| match self {
            Self::Latest(goes_on) => goes_on(kept),
            _ => kept.form == *form,
        }))
    }
}

/// Saves a page whose answers hang on those that stand there: `given` makes them, within the same transaction, so that nothing
/// that came meanwhile is lost. It may be called again. Those of the page itself do not matter.
///
/// # Errors
/// As [`save`].
pub async fn amend(
    house: &House,
    who: &Signed,
    info: &FormInfo,
    page: Page,
    given: impl Fn(&Answers) -> Answers + Send + Sync + 'static,
    now: Timestamp,
) -> Result<Option<ResponseView>> {
    let onto = page.response.map_or(Onto::New, Onto::One);
    put(house, who, info, (page, onto), move |stands| Given::Answers(given(stands)), now).await
}

/// Saves a page onto the latest response to its form while `goes_on` holds of that, else onto a new one. Which of the two is found
/// within the same transaction, so that what is sent twice at once becomes one. `None` when there was nothing to write.
///
/// # Errors
/// As [`save`]; also when `given` says that it is too much.
pub(crate) async fn go_on(
    house: &House,
    who: &Signed,
    info: &FormInfo,
    page: Page,
    goes_on: impl Fn(&Response) -> bool + Send + Sync + 'static,
    given: impl Fn(&Answers) -> Given + Send + Sync + 'static,
    now: Timestamp,
) -> Result<Option<ResponseView>> {
    put(house, who, info, (page, Onto::Latest(Box::new(goes_on))), given, now).await
}

async fn put(
    house: &House,
    who: &Signed,
    info: &FormInfo,
    (page, onto): (Page, Onto),
    given: impl Fn(&Answers) -> Given + Send + Sync + 'static,
    now: Timestamp,
) -> Result<Option<ResponseView>> {
    let mine = mine(house, who, Action::Change, Kind::OwnRecord).await?;
    let fresh = page.entry.map_or_else(|| house.ids.next(now), |entry| entry.id);
    let made = page.entry.map_or(now, |entry| entry.made);
    let begun = if made <= now && made.duration_until(now) <= LONGEST_KEPT { made } else { now };
    let new = Response {
        form: info.form.id.clone(),
        version: info.form.version.clone(),
        sha256: info.sha256.clone(),
        language: page.locale.code().to_owned(),
        zone: house.home_zone.clone(),
        begun,
        changed: now,
        finished: None,
        answers: Answers::default(),
    };
    let form = info.form.clone();
    let write = async move |tx: &mut _| {
        if page.entry.is_some()
            && let Some((id, kept)) = response::of(tx, mine.own, &mine.key, &Which::One(fresh)).await?.pop()
        {
            // It came before, and its answer got lost on the way.
            let same = matches!(onto, Onto::New) && kept.form == form.id;
            return Ok(if same { Saved::Kept(Box::new(ResponseView { id, kept })) } else { Saved::Nothing });
        }
        let stands = onto.found(tx, &mine, &form.id).await?;
        if stands.is_none() && matches!(onto, Onto::One(_)) {
            return Ok(Saved::Nothing);
        }
        let is_new = stands.is_none();
        let (id, mut kept) = stands.unwrap_or_else(|| (fresh, new.clone()));
        let given = match given(&kept.answers) {
            Given::Answers(given) => given,
            Given::Nothing => return Ok(Saved::Nothing),
            Given::TooMuch => return Ok(Saved::Full),
        };
        kept.answers.take(&given, &page.asked);
        kept.changed = now;
        // Only a page that asked everything anew makes it an answer to the words that stand there now.
        if kept.answers.links().all(|link| page.asked.iter().any(|asked| asked == link)) {
            kept.version.clone_from(&new.version);
            kept.sha256.clone_from(&new.sha256);
        }
        if page.last {
            kept.answers = form.live(&kept.answers);
            kept.finished = kept.finished.or(Some(now));
        }
        let full = is_new && response::count(tx, mine.own).await? >= MOST;
        if full || kept.answers.letters() > LONGEST {
            return Ok(Saved::Full);
        }
        let sealed = response::seal(&mine.key, id, &kept);
        match is_new {
            true => response::insert(tx, mine.own, &mine.key, id, &form.id, &sealed, begun).await?,
            false => response::change(tx, mine.own, id, &sealed).await?,
        };
        mine.note(tx, now, "response.save", &id.simple().to_string()).await?;
        Ok(Saved::Kept(Box::new(ResponseView { id, kept })))
    };
    match house.db.write(write).await? {
        Saved::Kept(view) => Ok(Some(*view)),
        Saved::Nothing => Ok(None),
        Saved::Full => Err(refused("answers", "This is more than can be kept.", "Make it shorter.")),
    }
}

enum Saved {
    Kept(Box<ResponseView>),
    /// It is not theirs, or there was nothing to write.
    Nothing,
    Full,
}

/// One response; `None` when it is not theirs.
pub async fn view(house: &House, who: &Signed, id: Uuid) -> Result<Option<ResponseView>> {
    Ok(read(house, who, Which::One(id)).await?.pop())
}

/// The latest responses to one form, the latest first.
pub async fn latest(house: &House, who: &Signed, form: &FormId, most: i64) -> Result<Vec<ResponseView>> {
    read(house, who, Which::Latest(form.clone(), most)).await
}

/// The same for several forms, in one reading.
pub async fn latest_of_each(
    house: &House,
    who: &Signed,
    forms: Vec<FormId>,
    most: i64,
) -> Result<Vec<Vec<ResponseView>>> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    let read = async move |tx: &mut _| {
        let mut all = Vec::new();
        for form in &forms {
            all.push(response::of(tx, mine.own, &mine.key, &Which::Latest(form.clone(), most)).await?);
        }
        Ok(all)
    };
    let found = house.db.read(read).await?.into_iter();
    let view = |(id, kept)| ResponseView { id, kept };
    Ok(found.map(|one| one.into_iter().map(view).collect()).collect())
}

/// All of them, the latest first.
pub async fn every(house: &House, who: &Signed) -> Result<Vec<ResponseView>> {
    read(house, who, Which::Every).await
}

/// Takes one away; `None` when it is not theirs. What comes back is kept nowhere: whoever wants it back sends it.
pub async fn remove(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> Result<Option<Removed>> {
    let mine = mine(house, who, Action::Remove, Kind::OwnRecord).await?;
    let write = async move |tx: &mut _| {
        let removed = response::remove(tx, mine.own, id).await?;
        if removed.is_some() {
            mine.note(tx, now, "response.remove", &id.simple().to_string()).await?;
        }
        Ok(removed.map(|sealed| Removed { id, sealed }))
    };
    Ok(house.db.write(write).await?)
}

/// Puts back what [`remove`] gave. False when it is not what this person took away, or stands there again.
pub async fn put_back(house: &House, who: &Signed, removed: Removed, now: Timestamp) -> Result<bool> {
    let mine = mine(house, who, Action::Add, Kind::OwnRecord).await?;
    let write = async move |tx: &mut _| {
        let Removed { id, sealed } = &removed;
        let put = response::count(tx, mine.own).await? < MOST
            && response::put_back(tx, mine.own, &mine.key, *id, sealed).await?;
        if put {
            mine.note(tx, now, "response.back", &id.simple().to_string()).await?;
        }
        Ok(put)
    };
    match house.db.write(write).await {
        Err(openseat_store::Error::Sealed) => Ok(false),
        done => Ok(done?),
    }
}

async fn read(house: &House, who: &Signed, which: Which) -> Result<Vec<ResponseView>> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    let found = house.db.read(async move |tx| response::of(tx, mine.own, &mine.key, &which).await).await?;
    Ok(found.into_iter().map(|(id, kept)| ResponseView { id, kept }).collect())
}
