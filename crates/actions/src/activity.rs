//! The calendar of a recovery centre: rooms, activities, meetings of the list, and how many came.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use openseat_domain::{
    activity::{self as rule, Counted, Kind, LONGEST_NAME, LONGEST_NOTE, MOST_COUNTED, Often},
    meeting::{Attendance, Draft},
    policy::{self, Action, Kind as Of, Thing},
    schedule::Schedule,
    search::Minute,
    slug,
    statistic::Month,
};
use openseat_store::{
    Tx,
    activity::{self as activities, Activity, Body, Count},
    audit,
    node::{self, Node},
};
use uuid::Uuid;

pub use openseat_store::activity::Room;

use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    meeting,
    organisation::{find_node, name_of},
    signed::Signed,
    snapshot::minute_of,
    space::refused,
};

/// The most activities of a centre.
const MOST: usize = 300;

/// One time at which something is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    pub activity: Uuid,
    pub name: String,
    pub note: String,
    pub kind: Kind,
    /// The name of the room; may be empty.
    pub room: String,
    pub start: Timestamp,
    pub minutes: u16,
    /// The page of a meeting of the list; may be empty.
    pub meeting: String,
}

/// What everybody sees of a centre.
#[derive(Clone, Debug)]
pub struct CentreView {
    pub name: String,
    pub slug: String,
    pub zone: String,
    /// The Monday of the week.
    pub week: Date,
    /// In order of time.
    pub slots: Vec<Slot>,
    /// Every activity with its schedule, for a calendar: a lasting name, and what it is.
    pub listed: Vec<(String, Draft)>,
}

/// What those see who look after it.
#[derive(Clone, Debug, Default)]
pub struct DeskView {
    pub name: String,
    /// The public address; empty while it is not shown.
    pub slug: String,
    pub rooms: Vec<Room>,
    /// Every activity: its id, name, kind, room, and when it comes next.
    pub activities: Vec<Line>,
    /// What is on today, with what was counted.
    pub today: Vec<(Slot, Option<(i64, i64)>)>,
    pub changes: bool,
    pub counts: bool,
}

/// An activity on the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: Uuid,
    pub name: String,
    pub kind: Kind,
    pub room: String,
    pub schedule: Option<Schedule>,
}

/// What somebody fills in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub name: String,
    pub note: String,
    pub kind: Kind,
    pub room: Option<Uuid>,
    /// The address of a meeting of the list; then the list says when it is.
    pub meeting: String,
    pub first: Option<Date>,
    /// Minutes after midnight.
    pub start: Option<u16>,
    pub minutes: u16,
    pub often: Often,
}

/// Months, and in each what was counted by kind.
pub type Figures = BTreeMap<Month, BTreeMap<Kind, Counted>>;

/// The centre at a public address in the week of a day; `None` when there is none.
///
/// # Errors
/// When the database cannot be read.
pub async fn centre(house: &House, slug: &str, day: Option<Date>, now: Timestamp) -> Result<Option<CentreView>> {
    let slug = slug.to_owned();
    let found = house.db.read(async move |tx| {
        let Some(centre) = activities::by_slug(tx, &slug).await?.filter(|centre| centre.shown) else { return Ok(None) };
        let Some(node) = node::by_id(tx, centre.node_id).await? else { return Ok(None) };
        Ok(Some((centre, node)))
    });
    let Some((centre, node)) = found.await? else { return Ok(None) };
    let zone = jiff::tz::db().get(&centre.zone).unwrap_or(TimeZone::UTC);
    let day = day.unwrap_or_else(|| now.to_zoned(zone.clone()).date());
    let week = day.saturating_sub(jiff::Span::new().days(i64::from(day.weekday().to_monday_zero_offset())));
    let all = with_schedules(house, node.id(), now).await?;
    let slots = slots(house, &all, week, 7, &zone)?;
    let listed = all.iter().filter_map(|one| one.schedule.clone().map(|schedule| (one, schedule)));
    let listed = listed.map(|(one, schedule)| {
        let draft = Draft {
            key: one.activity.id.to_string(),
            name: one.name.clone(),
            schedule: Some(schedule),
            attendance: Attendance::InPerson,
            ..Draft::default()
        };
        (format!("activity-{}", one.activity.id.simple()), draft)
    });
    let listed = listed.collect();
    Ok(Some(CentreView { name: node.name, slug: centre.slug, zone: centre.zone, week, slots, listed }))
}

/// The calendar as those see it who look after it.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn desk(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<DeskView> {
    let (found, _) = enter(house, who, node, Action::See).await?;
    let zone = jiff::tz::db().get(&house.home_zone).unwrap_or(TimeZone::UTC);
    let today = now.to_zoned(zone.clone()).date();
    let (centre, rooms, counts) = house
        .db
        .read(async move |tx| {
            let counts = activities::counts(tx, node).await?;
            Ok((activities::centre(tx, node).await?, activities::rooms(tx, node).await?, counts))
        })
        .await?;
    let all = with_schedules(house, node, now).await?;
    let counted = |id: Uuid| {
        let found = counts.iter().find(|count| count.activity_id == id && count.on == today);
        found.map(|count| (count.came, count.first))
    };
    let slots = slots(house, &all, today, 1, &zone)?;
    let may = |action| policy::may(&who.actor(), action, &Thing::on(Of::Activity, found.path));
    let line = |one: With| Line {
        id: one.activity.id,
        name: one.name,
        kind: one.activity.kind,
        room: one.room,
        schedule: one.schedule,
    };
    Ok(DeskView {
        slug: centre.filter(|one| one.shown).map(|one| one.slug).unwrap_or_default(),
        today: slots.into_iter().map(|slot| (slot.clone(), counted(slot.activity))).collect(),
        activities: all.into_iter().map(line).collect(),
        changes: may(Action::Add),
        counts: may(Action::Change),
        name: found.name,
        rooms,
    })
}

/// Shows the calendar to everybody, or hides it.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn show(house: &House, who: &Signed, node: Uuid, shown: bool, now: Timestamp) -> Result<()> {
    let (found, me) = enter(house, who, node, Action::Add).await?;
    let words = slug::plain_words(&found.name).replace(' ', "-");
    let wish = if words.is_empty() { "centre".to_owned() } else { words };
    let (chain, zone) = (organisation_chain(&found.path), house.home_zone.clone());
    let write = async move |tx: &mut Tx| {
        if shown {
            let mut slug = wish.clone();
            let mut number = 1;
            while activities::by_slug(tx, &slug).await?.is_some_and(|other| other.node_id != node) {
                number += 1;
                slug = format!("{wish}-{number}");
            }
            activities::open(tx, node, &slug, &zone).await?;
        } else {
            activities::hide(tx, node).await?;
        }
        let what = if shown { "centre.show" } else { "centre.hide" };
        audit::append(tx, &chain, now, &me, what, &node.simple().to_string()).await
    };
    Ok(house.db.write(write).await.map(drop)?)
}

/// Adds a room.
///
/// # Errors
/// `Refused` at `room`; `Denied`; `Missing`.
pub async fn add_room(house: &House, who: &Signed, node: Uuid, name: &str, now: Timestamp) -> Result<()> {
    let (found, me) = enter(house, who, node, Action::Add).await?;
    let room = Room { id: house.ids.next(now), name: a_name("room", name)? };
    let chain = organisation_chain(&found.path);
    let write = async move |tx: &mut Tx| {
        activities::add_room(tx, node, &room).await?;
        audit::append(tx, &chain, now, &me, "room.add", &room.id.simple().to_string()).await
    };
    Ok(house.db.write(write).await.map(drop)?)
}

/// Adds an activity.
///
/// # Errors
/// `Refused` at `name`, `note`, `first`, `start`, `minutes`, `meeting`, or at `room` when something else is in it then;
/// `Denied`; `Missing`.
pub async fn add(house: &House, who: &Signed, node: Uuid, form: Form, now: Timestamp) -> Result<Uuid> {
    let (found, me) = enter(house, who, node, Action::Add).await?;
    let id = house.ids.next(now);
    let new = drafted(house, id, form, now).await?;
    let chain = organisation_chain(&found.path);
    let all = with_schedules(house, node, now).await?;
    if all.len() >= MOST {
        return Err(refused("name", "There are too many activities.", "End one first."));
    }
    if let (Some(room), Some(schedule)) = (new.activity.room_id, &new.schedule) {
        let in_room = all.iter().filter(|one| one.activity.room_id == Some(room));
        for other in in_room.filter_map(|one| one.schedule.as_ref()) {
            if clash(house, schedule, other, now)? {
                let what = "Something else is in the room then.";
                return Err(refused("room", what, "Choose another room or time."));
            }
        }
    }
    let activity = new.activity;
    let seen = all.len();
    let write = async move |tx: &mut Tx| {
        // Somebody else was quicker, and the room has to be looked at again.
        if activities::of_node(tx, node).await?.len() != seen {
            return Ok(false);
        }
        let rooms = activities::rooms(tx, node).await?;
        if activity.room_id.is_some_and(|room| !rooms.iter().any(|one| one.id == room)) {
            return Ok(false);
        }
        activities::insert(tx, node, &activity, now).await?;
        audit::append(tx, &chain, now, &me, "activity.add", &activity.id.simple().to_string()).await?;
        Ok(true)
    };
    match house.db.write(write).await? {
        true => Ok(id),
        false => Err(refused("room", "The calendar changed meanwhile.", "Look at it and try again.")),
    }
}

/// Ends an activity, or takes away a room that nothing is in. False when there is no such thing.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn end(house: &House, who: &Signed, node: Uuid, id: Uuid, now: Timestamp) -> Result<bool> {
    let (found, me) = enter(house, who, node, Action::Remove).await?;
    let chain = organisation_chain(&found.path);
    let write = async move |tx: &mut Tx| {
        let used = activities::of_node(tx, node).await?.iter().any(|one| one.room_id == Some(id));
        let ended = activities::end(tx, node, id, now).await?;
        let ended = ended || (!used && activities::remove_room(tx, node, id).await?);
        if ended {
            audit::append(tx, &chain, now, &me, "activity.end", &id.simple().to_string()).await?;
        }
        Ok(ended)
    };
    Ok(house.db.write(write).await?)
}

/// Writes down how many came today, and how many of them for the first time. A second time corrects the first.
///
/// # Errors
/// `Refused` at `came`; `Denied`; `Missing`.
pub async fn count(
    house: &House,
    who: &Signed,
    node: Uuid,
    id: Uuid,
    (came, first): (i64, i64),
    now: Timestamp,
) -> Result<bool> {
    let (found, me) = enter(house, who, node, Action::Change).await?;
    if !(0..=MOST_COUNTED).contains(&came) || !(0..=came).contains(&first) {
        return Err(refused("came", "These numbers cannot be.", "No more came for the first time than came."));
    }
    let zone = jiff::tz::db().get(&house.home_zone).unwrap_or(TimeZone::UTC);
    let (on, chain) = (now.to_zoned(zone).date(), organisation_chain(&found.path));
    let write = async move |tx: &mut Tx| {
        let Some(one) = activities::of_node(tx, node).await?.into_iter().find(|one| one.id == id) else {
            return Ok(false);
        };
        activities::count(tx, node, &Count { activity_id: id, on, kind: one.kind, came, first }).await?;
        audit::append(tx, &chain, now, &me, "activity.count", &id.simple().to_string()).await?;
        Ok(true)
    };
    Ok(house.db.write(write).await?)
}

/// What was counted, by month and kind.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn figures(house: &House, who: &Signed, node: Uuid) -> Result<(String, Figures)> {
    let (found, _) = enter(house, who, node, Action::See).await?;
    let counts = house.db.read(async move |tx| activities::counts(tx, node).await).await?;
    let mut figures = Figures::new();
    for count in counts {
        let cell = figures.entry(Month::of(count.on)).or_default().entry(count.kind).or_default();
        cell.times += 1;
        cell.came += u32::try_from(count.came).unwrap_or(0);
        cell.first += u32::try_from(count.first).unwrap_or(0);
    }
    Ok((found.name, figures))
}

/// An activity with what the list says of it.
struct With {
    activity: Activity,
    name: String,
    room: String,
    schedule: Option<Schedule>,
    /// The address of its meeting; may be empty.
    meeting: String,
}

async fn with_schedules(house: &House, node: Uuid, now: Timestamp) -> Result<Vec<With>> {
    let read = async move |tx: &mut Tx| {
        let rooms = activities::rooms(tx, node).await?;
        let mut all = Vec::new();
        for one in activities::of_node(tx, node).await? {
            let named = match one.meeting_id {
                Some(id) => Some(meeting::named(tx, id, now).await?),
                None => None,
            };
            all.push((one, named));
        }
        Ok((rooms, all))
    };
    let (rooms, all) = house.db.read(read).await?;
    let mut found = Vec::with_capacity(all.len());
    for (activity, named) in all {
        let room = rooms.iter().find(|room| Some(room.id) == activity.room_id);
        let room = room.map(|room| room.name.clone()).unwrap_or_default();
        let (mut name, mut schedule) = (activity.body.name.clone(), activity.body.schedule.clone());
        let slug = named.map(|named| named.slug).unwrap_or_default();
        if !slug.is_empty()
            && let Some(view) = meeting::view(house, &slug, now).await?
        {
            schedule = view.draft.schedule.filter(|_| !view.gone && view.draft.attendance != Attendance::Paused);
            name = if name.is_empty() { view.draft.name } else { name };
        }
        found.push(With { activity, name, room, schedule, meeting: slug });
    }
    Ok(found)
}

fn slots(house: &House, all: &[With], first: Date, days: i64, zone: &TimeZone) -> Result<Vec<Slot>> {
    let edge = |day: Date| day.to_zoned(zone.clone()).map(|at| minute_of(at.timestamp())).unwrap_or_default();
    let (from, until) = (edge(first), edge(first.saturating_add(jiff::Span::new().days(days))));
    let snapshot = house.snapshot();
    let mut slots = Vec::new();
    for one in all {
        let Some(schedule) = &one.schedule else { continue };
        let table = snapshot.zone(schedule.zone.as_deref().unwrap_or("UTC"))?;
        let Ok(compiled) = schedule.compile() else { continue };
        compiled.starts(&table, from, until, &mut |start| {
            let Ok(start) = Timestamp::from_second(i64::from(start) * 60) else { return };
            slots.push(Slot {
                activity: one.activity.id,
                name: one.name.clone(),
                note: one.activity.body.note.clone(),
                kind: one.activity.kind,
                room: one.room.clone(),
                start,
                minutes: schedule.minutes,
                meeting: one.meeting.clone(),
            });
        });
    }
    slots.sort_by(|a, b| (a.start, &a.name).cmp(&(b.start, &b.name)));
    Ok(slots)
}

fn clash(house: &House, one: &Schedule, other: &Schedule, now: Timestamp) -> Result<bool> {
    let snapshot = house.snapshot();
    let table = |schedule: &Schedule| snapshot.zone(schedule.zone.as_deref().unwrap_or("UTC"));
    let (one_zone, other_zone): (_, _) = (table(one)?, table(other)?);
    let from: Minute = minute_of(now);
    let found = rule::clash((one, &one_zone), (other, &other_zone), from).map_err(ActionError::Refused)?;
    Ok(found.is_some())
}

/// The activity that a form means.
async fn drafted(house: &House, id: Uuid, form: Form, now: Timestamp) -> Result<With> {
    let note = form.note.trim().to_owned();
    if note.chars().count() > LONGEST_NOTE {
        return Err(refused("note", "The note is too long.", "Make it shorter."));
    }
    let slug = form.meeting.trim().rsplit('/').next().unwrap_or_default().to_owned();
    let mut with = With {
        activity: Activity {
            id,
            room_id: form.room,
            kind: form.kind,
            body: Body { name: String::new(), note, schedule: None },
            meeting_id: None,
        },
        name: String::new(),
        room: String::new(),
        schedule: None,
        meeting: String::new(),
    };
    if !slug.is_empty() {
        let view = meeting::view(house, &slug, now).await?.filter(|view| !view.gone);
        let fix = "Copy the address of its page.";
        let view = view.ok_or_else(|| refused("meeting", "There is no such meeting on the list.", fix))?;
        with.activity.meeting_id = Some(view.id);
        with.schedule = view.draft.schedule;
        return Ok(with);
    }
    with.activity.body.name = a_name("name", &form.name)?;
    let first = form.first.ok_or_else(|| refused("first", "The day is missing.", "Write a day."))?;
    let start = form.start.filter(|start| *start < 1440);
    let start = start.ok_or_else(|| refused("start", "The time is missing.", "Write it like 19:30."))?;
    if !(1..=1440).contains(&form.minutes) {
        return Err(refused("minutes", "It cannot last so long.", "Write its minutes, 1 to 1440."));
    }
    let schedule = rule::schedule(first, start, form.minutes, form.often, &house.home_zone);
    with.activity.body.schedule = Some(schedule.clone());
    with.schedule = Some(schedule);
    Ok(with)
}

fn a_name(at: &'static str, text: &str) -> Result<String> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control) {
        true => Ok(name),
        false => Err(refused(at, "The name is missing or too long.", "Write a name.")),
    }
}

async fn enter(house: &House, who: &Signed, node: Uuid, action: Action) -> Result<(Node, String)> {
    let found = find_node(house, node).await?;
    crate::organisation::allow(&who.actor(), action, &Thing::on(Of::Activity, found.path))?;
    let me = name_of(house, &who.actor()).await?;
    Ok((found, me))
}
