//! The ways in which PostGIS is set up: tables, indexes, the query, and how it is planned.

use std::time::{Duration, SystemTime};

use openseat_domain::{
    concept::ConceptSet,
    search::{Ask, Minute},
};
use openseat_index::Directory;
use tokio_postgres::{Row, types::ToSql};

/// How the meetings are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Schema {
    /// Tuned beyond what anyone deploys: one row for each start with all that narrows a search, types as bits, minutes
    /// as numbers, nothing to join, and the rows put on the disk in the order of the index.
    Flat,
    /// As a directory on PostGIS would keep them: a table of meetings, a table of their starts, a join.
    Ordinary,
}

/// One way to set it up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setup {
    pub schema: Schema,
    pub name: &'static str,
    pub create: &'static str,
    pub drop: &'static str,
    /// `plan_cache_mode`: prepared statements are planned once for all values, or for each anew.
    pub planning: &'static str,
}

/// The tables of both schemas. All that a card shows is in `meeting`.
pub(crate) const TABLES: &str = "
    create extension postgis;
    create extension btree_gist;
    create unlogged table flat (
        meeting int not null, start int not null, kind smallint not null, low bigint not null, high bigint not null,
        place geography(point) not null);
    create unlogged table meeting (
        id int primary key, slug text not null unique, name text not null, group_name text not null,
        kind text not null, types text[] not null, attendance text not null, in_person boolean not null,
        address text not null, town text not null, zone text not null, minutes smallint not null, checked date,
        place geography(point, 4326));
    create unlogged table occurrence (
        meeting_id int not null references meeting, starts_at timestamptz not null, primary key (meeting_id, starts_at));";

/// Each set of indexes is tried with each way of planning.
pub(crate) fn all() -> impl Iterator<Item = Setup> {
    INDEXES.into_iter().flat_map(|(schema, name, create, drop)| {
        PLANNING.map(|planning| Setup { schema, name, create, drop, planning })
    })
}

const PLANNING: [&str; 2] = ["force_generic_plan", "force_custom_plan"];

const INDEXES: [(Schema, &str, &str, &str); 5] = [
    (
        Schema::Ordinary,
        "ordinary tables: GiST(place), btree(starts_at), btree(meeting_id, starts_at)",
        "create index by_place on meeting using gist (place); create index by_start on occurrence (starts_at);",
        "drop index by_place, by_start;",
    ),
    (
        Schema::Ordinary,
        "ordinary tables: the same and GIN(types)",
        "create index by_place on meeting using gist (place); create index by_start on occurrence (starts_at);
         create index by_type on meeting using gin (types);",
        "drop index by_place, by_start, by_type;",
    ),
    (
        Schema::Flat,
        "tuned table: GiST(place), btree(start)",
        "create index by_place on flat using gist (place); create index by_start on flat (start);
         cluster flat using by_place;",
        "drop index by_place, by_start;",
    ),
    (
        Schema::Flat,
        "tuned table: GiST(place, start)",
        "create index by_both on flat using gist (place, start); cluster flat using by_both;",
        "drop index by_both;",
    ),
    (
        Schema::Flat,
        "tuned table: GiST(place, start, kind)",
        "create index by_all on flat using gist (place, start, kind); cluster flat using by_all;",
        "drop index by_all;",
    ),
];

/// In plain words, for both: within so many metres on the sphere, within the window, all types, the kind if one is
/// asked for; the next by start, then by distance, then by the meeting's number, which is its freshness.
const FLAT: &str = "
    select start, ST_Distance(place, ST_MakePoint($1, $2)::geography, false) as metres, meeting from flat
    where ST_DWithin(place, ST_MakePoint($1, $2)::geography, $3, false) and start >= $4 and start < $5
      and low & $6 = $6 and high & $7 = $7{kind} order by start, metres, meeting limit $8";

const ORDINARY: &str = "
    select o.starts_at, ST_Distance(m.place, ST_MakePoint($1, $2)::geography, false) as metres, m.id{columns}
    from meeting m join occurrence o on o.meeting_id = m.id
    where ST_DWithin(m.place, ST_MakePoint($1, $2)::geography, $3, false) and m.in_person
      and o.starts_at >= $4 and o.starts_at < $5 and m.types @> $6{kind}
    order by o.starts_at, metres, m.id limit $7";

/// What a card shows beside time and distance.
const COLUMNS: &str = ", m.slug, m.name, m.group_name, m.kind, m.types, m.attendance, m.address, m.town, m.zone, \
     m.minutes, m.checked, ST_Y(m.place::geometry), ST_X(m.place::geometry)";

impl Schema {
    /// The tables that its query reads; `meeting` holds the cards of both.
    pub(crate) fn tables(self) -> &'static [&'static str] {
        match self {
            Self::Flat => &["flat", "meeting"],
            Self::Ordinary => &["meeting", "occurrence"],
        }
    }

    /// The query; with a kind, and with all that a card shows.
    pub(crate) fn query(self, kind: bool, card: bool) -> String {
        let columns = if card { COLUMNS } else { "" };
        match self {
            Self::Flat => {
                let found = FLAT.replace("{kind}", if kind { " and kind = $9" } else { "" });
                let cards = format!(
                    "select f.start, f.metres, f.meeting{columns} from ({found}) f join meeting m on m.id = f.meeting
                     order by f.start, f.metres, f.meeting"
                );
                if card { cards } else { found }
            }
            Self::Ordinary => {
                let found = ORDINARY.replace("{kind}", if kind { " and m.kind = $8" } else { "" });
                found.replace("{columns}", columns)
            }
        }
    }

    /// The types of the query's parameters.
    pub(crate) fn types(self, kind: bool) -> &'static str {
        match (self, kind) {
            (Self::Flat, false) => "(float8, float8, float8, int, int, bigint, bigint, bigint)",
            (Self::Flat, true) => "(float8, float8, float8, int, int, bigint, bigint, bigint, smallint)",
            (Self::Ordinary, false) => "(float8, float8, float8, timestamptz, timestamptz, text[], bigint)",
            (Self::Ordinary, true) => "(float8, float8, float8, timestamptz, timestamptz, text[], bigint, text)",
        }
    }
}

/// A question as parameters of every schema.
pub(crate) struct Asked {
    lon: f64,
    lat: f64,
    metres: f64,
    window: [i32; 2],
    moments: [SystemTime; 2],
    bits: [i64; 2],
    types: Vec<String>,
    limit: i64,
    kind: Option<(i16, String)>,
}

impl Asked {
    pub(crate) fn new(directory: &Directory, ask: &Ask) -> Self {
        let near = ask.near.expect("every question has a place");
        let window = ask.windows[0];
        let kind = |kind| Some((i16::from(directory.kind_number(kind)?), kind.to_string()));
        Self {
            lon: near.point.lon,
            lat: near.point.lat,
            metres: near.km * 1e3,
            window: [window.from, window.until].map(|minute| minute as i32),
            moments: [window.from, window.until].map(moment),
            bits: [ask.concepts.0[0], ask.concepts.0[1]].map(u64::cast_signed),
            types: types(ask.concepts),
            limit: ask.limit as i64,
            kind: ask.kinds.first().and_then(kind),
        }
    }

    pub(crate) fn with_kind(&self) -> bool {
        self.kind.is_some()
    }

    /// The parameters as they are sent.
    pub(crate) fn values(&self, schema: Schema) -> Vec<&(dyn ToSql + Sync)> {
        let Self { lon, lat, metres, window: [from, until], bits: [low, high], limit, .. } = self;
        match schema {
            Schema::Flat => {
                let mut values: Vec<&(dyn ToSql + Sync)> = vec![lon, lat, metres, from, until, low, high, limit];
                values.extend(self.kind.as_ref().map(|(number, _)| number as &(dyn ToSql + Sync)));
                values
            }
            Schema::Ordinary => {
                let [from, until] = &self.moments;
                let mut values: Vec<&(dyn ToSql + Sync)> = vec![lon, lat, metres, from, until, &self.types, limit];
                values.extend(self.kind.as_ref().map(|(_, name)| name as &(dyn ToSql + Sync)));
                values
            }
        }
    }

    /// The parameters as they are written in SQL.
    pub(crate) fn written(&self, schema: Schema) -> String {
        let Self { lon, lat, metres, window: [from, until], bits: [low, high], limit, .. } = self;
        match schema {
            Schema::Flat => {
                let kind = self.kind.as_ref().map(|(number, _)| format!(", {number}")).unwrap_or_default();
                format!("{lon}, {lat}, {metres}, {from}, {until}, {low}, {high}, {limit}{kind}")
            }
            Schema::Ordinary => {
                let kind = self.kind.as_ref().map(|(_, name)| format!(", '{name}'")).unwrap_or_default();
                let (types, at) = (self.types.join(","), |minute: &i32| i64::from(*minute) * 60);
                let (from, until) = (at(from), at(until));
                format!(
                    "{lon}, {lat}, {metres}, to_timestamp({from}), to_timestamp({until}), '{{{types}}}', {limit}{kind}"
                )
            }
        }
    }
}

/// The start of an answer's row.
pub(crate) fn start_of(schema: Schema, row: &Row) -> Minute {
    match schema {
        Schema::Flat => row.get::<_, i32>(0) as Minute,
        Schema::Ordinary => {
            let since = row.get::<_, SystemTime>(0).duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
            (since.as_secs() / 60) as Minute
        }
    }
}

/// Names of types: the ordinary table keeps them as words.
pub(crate) fn types(concepts: ConceptSet) -> Vec<String> {
    concepts.iter().map(|concept| format!("type-{}", concept.0)).collect()
}

fn moment(minute: Minute) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(u64::from(minute) * 60)
}
