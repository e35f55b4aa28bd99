//! Random directories and questions, answered the slow and obvious way beside the search.

use std::collections::BTreeSet;

use openseat_domain::{
    concept::{Concept, ConceptSet},
    fellowship::FellowshipId,
    meeting::Attendance,
    place::Point,
    search::{Ask, Hit, Minute, Near, Way, Window},
};
use proptest::{prelude::*, sample::select};

use crate::{Builder, Directory, Entry, Facets, Plan, Scratch, fold};

const FROM: Minute = 30_000_000;
const KNOWN: Window = Window { from: FROM, until: FROM + 9 * 1440 };
const PLANS: [Option<Plan>; 5] =
    [None, Some(Plan::Listed), Some(Plan::Merge), Some(Plan::Gather), Some(Plan::Timeline)];

#[derive(Clone, Debug)]
struct Row {
    id: u8,
    name: String,
    kind: u8,
    concepts: ConceptSet,
    attendance: Attendance,
    point: Option<Point>,
    checked: u32,
    starts: Vec<Minute>,
}

/// An answer the slow way: joinable last as 0, start, kilometres, checked, id.
#[derive(Clone, Debug)]
struct Answer {
    later: bool,
    start: Minute,
    km: f64,
    checked: u32,
    id: u8,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, max_global_rejects: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_gives_the_same_answers_as_a_look_at_every_meeting(rows in rows(), ask in ask(), now in now()) {
        let directory = directory(&rows);
        let sure = answers(&rows, &ask, now);
        prop_assume!(unambiguous(&sure, &rows, &ask));
        let with_km = ask.near.is_some() && ask.way != Way::Online;
        let page: Vec<&Answer> = sure.iter().skip(ask.skip).take(ask.limit).collect();
        let mut scratch = Scratch::default();
        for plan in PLANS {
            let found = by(&directory, plan, &ask, now, &mut scratch);
            let got: Vec<(u8, Minute)> = found.hits.iter().map(|hit| key(&directory, hit)).collect();
            prop_assert_eq!(&got, &page.iter().map(|a| (a.id, a.start)).collect::<Vec<_>>(), "{:?}", plan);
            prop_assert_eq!(found.more, sure.len() > ask.skip + ask.limit, "{:?}", plan);
            prop_assert!(found.total.is_none_or(|total| total as usize == sure.len()), "{:?} {:?}", plan, found.total);
            for (hit, answer) in found.hits.iter().zip(&page) {
                prop_assert_eq!(hit.km.is_some(), with_km);
                prop_assert!((f64::from(hit.km.unwrap_or(0.0)) - answer.km).abs() <= unsure(answer.km));
            }
        }
    }

    #[test]
    fn pages_put_together_are_the_whole(rows in rows(), ask in ask(), now in now(), size in 1_usize..9) {
        let directory = directory(&rows);
        let mut scratch = Scratch::default();
        let whole = directory.search(&Ask { skip: 0, limit: 10_000, ..ask.clone() }, now, &mut scratch);
        prop_assert_eq!(whole.total, Some(whole.hits.len() as u32));
        let mut pages = Vec::new();
        loop {
            let ask = Ask { skip: pages.len(), limit: size, ..ask.clone() };
            let page = directory.search(&ask, now, &mut scratch);
            pages.extend_from_slice(&page.hits);
            if !page.more {
                break;
            }
            prop_assert_eq!(page.hits.len(), size);
        }
        prop_assert_eq!(&pages, &whole.hits);
        let exactly = Ask { skip: 0, limit: pages.len(), ..ask };
        prop_assert!(!directory.search(&exactly, now, &mut scratch).more);
        let but_one = Ask { limit: pages.len().saturating_sub(1), ..exactly };
        prop_assert_eq!(directory.search(&but_one, now, &mut scratch).more, !pages.is_empty());
    }

    #[test]
    fn the_order_of_pushing_does_not_matter(rows in rows(), ask in ask(), now in now()) {
        let turned: Vec<Row> = rows.iter().rev().cloned().collect();
        let mut scratch = Scratch::default();
        let one = directory(&rows).search(&ask, now, &mut scratch);
        prop_assert_eq!(directory(&turned).search(&ask, now, &mut scratch), one);
    }

    #[test]
    fn facets_are_what_one_counts_by_hand(rows in rows(), ask in ask(), now in now()) {
        let sure = answers(&rows, &ask, now);
        prop_assume!(unambiguous(&sure, &rows, &ask));
        let ids: BTreeSet<u8> = sure.iter().map(|answer| answer.id).collect();
        let mut facets = Facets { meetings: ids.len() as u32, ..Facets::default() };
        for row in rows.iter().filter(|row| ids.contains(&row.id)) {
            facets.kinds[usize::from(row.kind)] += 1;
            row.concepts.iter().for_each(|concept| facets.concepts[usize::from(concept.0)] += 1);
            facets.in_person += u32::from(row.attendance.in_person());
            facets.online += u32::from(row.attendance.online());
            facets.hybrid += u32::from(row.attendance == Attendance::Hybrid);
        }
        prop_assert_eq!(directory(&rows).facets(&ask, &mut Scratch::default()), facets);
    }

    #[test]
    fn what_can_be_joined_from_afar_is_there_once_with_its_facts_and_starts(rows in rows()) {
        let directory = directory(&rows);
        let mut seen = BTreeSet::new();
        for alike in directory.afar() {
            for far in alike.meetings() {
                let id = directory.card(far.meeting).id[0];
                let row = rows.iter().find(|row| row.id == id).expect("it was pushed");
                prop_assert_eq!((alike.kind, alike.attendance, alike.concepts), (row.kind, row.attendance, row.concepts));
                let usual = if row.id % 3 == 0 { usual() } else { ConceptSet::EMPTY };
                prop_assert_eq!(alike.usual_languages, usual);
                prop_assert_eq!(far.checked, row.checked);
                prop_assert!(far.starts().eq(directory.starts_of(far.meeting)));
                prop_assert!(seen.insert(id));
            }
        }
        let expected: BTreeSet<u8> = rows.iter().filter(|row| row.attendance.online()).map(|row| row.id).collect();
        prop_assert_eq!(seen, expected);
    }

    #[test]
    fn every_meeting_that_answers_is_handed_on_once_with_its_facts(rows in rows(), ask in ask(), now in now()) {
        let sure = answers(&rows, &ask, now);
        prop_assume!(unambiguous(&sure, &rows, &ask));
        let directory = directory(&rows);
        let mut met = Vec::new();
        directory.for_each(&ask, &mut Scratch::default(), |one| met.push(*one));
        let mut ids: Vec<u8> = met.iter().map(|one| directory.card(one.meeting).id[0]).collect();
        ids.sort_unstable();
        let expected: BTreeSet<u8> = sure.iter().map(|answer| answer.id).collect();
        prop_assert_eq!(&ids, &expected.into_iter().collect::<Vec<_>>());
        for one in met {
            let id = directory.card(one.meeting).id[0];
            let row = rows.iter().find(|row| row.id == id).expect("it was pushed");
            let known = (one.kind, one.attendance, one.concepts, one.checked);
            prop_assert_eq!(known, (row.kind, row.attendance, row.concepts, row.checked));
            let km = sure.iter().find(|answer| answer.id == id).map(|answer| answer.km);
            let far = one.km.map(f64::from).zip(km).map(|(found, km)| (found - km).abs() <= unsure(km));
            prop_assert_eq!(far.unwrap_or(true), true);
            prop_assert_eq!(one.km.is_some(), ask.near.is_some() && ask.way != Way::Online);
        }
    }

    #[test]
    fn every_meeting_that_fits_is_handed_on_whenever_it_starts(rows in rows(), ask in ask(), now in now()) {
        // As if each started once, while all of the window is asked for.
        let timeless: Vec<Row> = rows.iter().map(|row| Row { starts: vec![FROM], ..row.clone() }).collect();
        let always = Ask { windows: vec![KNOWN], ..ask.clone() };
        let sure = answers(&timeless, &always, now);
        prop_assume!(unambiguous(&sure, &timeless, &always));
        let directory = directory(&rows);
        let mut ids = Vec::new();
        directory.for_all(&ask, &mut Scratch::default(), |one| ids.push(directory.card(one.meeting).id[0]));
        ids.sort_unstable();
        let expected: BTreeSet<u8> = sure.iter().map(|answer| answer.id).collect();
        prop_assert_eq!(ids, expected.into_iter().collect::<Vec<_>>());
    }
}

fn by(directory: &Directory, plan: Option<Plan>, ask: &Ask, now: Minute, scratch: &mut Scratch) -> crate::Found {
    match plan {
        None => directory.search(ask, now, scratch),
        Some(plan) => directory.search_by(plan, ask, now, scratch),
    }
}

fn key(directory: &Directory, hit: &Hit) -> (u8, Minute) {
    (directory.card(hit.meeting).id[0], hit.start)
}

/// What is usual in the first zone; in the second nothing is, and of the third nobody said.
fn usual() -> ConceptSet {
    [Concept(7)].into_iter().collect()
}

fn directory(rows: &[Row]) -> Directory {
    let kinds: Vec<FellowshipId> = (0..20).map(|n| FellowshipId::new(&format!("k{n}"))).collect();
    let zones = ["UTC", "Europe/Berlin", "America/New_York"];
    let mut builder = Builder::new(KNOWN, &kinds, &zones).with_usual_languages(vec![usual(), ConceptSet::EMPTY]);
    for row in rows {
        let slug = format!("m{}", row.id);
        let entry = Entry {
            id: [row.id; 16],
            slug: &slug,
            name: &row.name,
            kind: row.kind,
            concepts: row.concepts,
            attendance: row.attendance,
            point: row.point,
            checked: row.checked,
            zone: u16::from(row.id % 3),
            ..Entry::default()
        };
        builder.push(&entry, row.starts.iter().copied());
    }
    builder.finish()
}

// The slow and obvious way.

fn answers(rows: &[Row], ask: &Ask, now: Minute) -> Vec<Answer> {
    let vocabulary: BTreeSet<String> = rows.iter().flat_map(|row| words(&row.name)).collect();
    let mut answers = Vec::new();
    for row in rows.iter().filter(|row| fits(row, ask) && has_text(&row.name, &ask.text, &vocabulary)) {
        let km = match ask.near.filter(|_| ask.way != Way::Online) {
            None => Some(0.0),
            Some(near) => row.point.map(|point| point.km_to(near.point)).filter(|km| *km <= near.km),
        };
        let asked = |start: &Minute| ask.windows.iter().any(|w| (w.from..w.until).contains(start));
        let starts: BTreeSet<Minute> = row.starts.iter().copied().filter(asked).collect();
        for start in starts.into_iter().filter(|start| (KNOWN.from..KNOWN.until).contains(start)) {
            let joinable = start <= now && now - start <= 10;
            answers.extend(km.map(|km| Answer { later: !joinable, start, km, checked: row.checked, id: row.id }));
        }
    }
    answers.sort_by(|a, b| {
        let distance = if (a.km - b.km).abs() < 1e-9 { std::cmp::Ordering::Equal } else { a.km.total_cmp(&b.km) };
        (a.later, a.start).cmp(&(b.later, b.start)).then(distance).then(b.checked.cmp(&a.checked)).then(a.id.cmp(&b.id))
    });
    answers
}

fn fits(row: &Row, ask: &Ask) -> bool {
    let (here, online) = (row.attendance.in_person(), row.attendance.online());
    let way = match ask.way {
        Way::Any if ask.near.is_some() => here,
        Way::Any => here || online,
        Way::InPerson => here,
        Way::Online => online,
        Way::Hybrid => here && online,
    };
    let kind = if row.kind == 255 { "other".into() } else { format!("k{}", row.kind) };
    way && (ask.kinds.is_empty() || ask.kinds.iter().any(|asked| asked.as_str() == kind))
        && row.concepts.contains_all(&ask.concepts)
        && (ask.any_of.is_empty() || row.concepts.intersects(&ask.any_of))
}

fn words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn has_text(name: &str, text: &str, vocabulary: &BTreeSet<String>) -> bool {
    let name = words(name);
    if let Some(phrase) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        return name.windows(words(phrase).len()).any(|part| part == words(phrase));
    }
    let asked = words(text);
    asked.iter().enumerate().all(|(number, word)| {
        let fits = |known: &String| known == word || (number + 1 == asked.len() && known.starts_with(word.as_str()));
        if vocabulary.iter().any(fits) {
            return name.iter().any(fits);
        }
        let most = match word.chars().count() {
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        };
        let best = vocabulary.iter().map(|known| slips(known, word)).min();
        best.is_some_and(|best| best <= most && name.iter().any(|known| slips(known, word) == best))
    })
}

/// Optimal string alignment distance, by its definition.
fn slips(a: &str, b: &str) -> usize {
    fn go(a: &[char], b: &[char]) -> usize {
        let ([rest_a @ .., last_a], [rest_b @ .., last_b]) = (a, b) else { return a.len() + b.len() };
        if last_a == last_b {
            return go(rest_a, rest_b);
        }
        let mut best = go(rest_a, b).min(go(a, rest_b)).min(go(rest_a, rest_b));
        if let ([.., swap_a, _], [.., swap_b, _]) = (a, b)
            && swap_a == last_b
            && swap_b == last_a
        {
            best = best.min(go(&a[..a.len() - 2], &b[..b.len() - 2]));
        }
        best + 1
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 2 { usize::MAX } else { go(&a, &b) }
}

/// How far two right ways to compute a distance may be apart, in kilometres: little, but half a kilometre on the
/// far side of the earth, where the chord hardly changes.
fn unsure(km: f64) -> f64 {
    if km > 15_000.0 { 1.0 } else { 2e-5 + km * 2e-6 }
}

/// Whether no two different places are so equally far, and none so near the edge, that rounding decides.
fn unambiguous(answers: &[Answer], rows: &[Row], ask: &Ask) -> bool {
    let Some(near) = ask.near else { return true };
    let edge = rows.iter().filter_map(|row| row.point).all(|point| {
        let km = point.km_to(near.point);
        (km - near.km).abs() > unsure(km)
    });
    edge && answers.windows(2).all(|pair| {
        let apart = (pair[0].km - pair[1].km).abs();
        pair[0].start != pair[1].start || apart < 1e-9 || apart > unsure(pair[0].km)
    })
}

// Random directories and questions.

fn rows() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(row(), 0..60).prop_map(|mut rows| {
        rows.iter_mut().zip(0..).for_each(|(row, number)| row.id = number);
        rows
    })
}

fn row() -> impl Strategy<Value = Row> {
    let attendance = select(vec![
        Attendance::InPerson,
        Attendance::InPerson,
        Attendance::Online,
        Attendance::Hybrid,
        Attendance::Paused,
    ]);
    let starts = prop::collection::vec((select(vec![0_u32, 1, 2, 8]), select(vec![0_u32, 5, 600, 1439])), 0..4)
        .prop_map(|starts| starts.into_iter().map(|(day, minute)| FROM - 720 + day * 1440 + minute).collect());
    let name = prop::collection::vec(select(VOCABULARY.to_vec()), 1..4).prop_map(|words| words.join(" "));
    (
        name,
        prop_oneof![5 => 0..20_u8, 1 => Just(255)],
        concepts(0..12),
        attendance,
        prop::option::weighted(0.9, point()),
        0..3_u32,
        starts,
    )
        .prop_map(|(name, kind, concepts, attendance, point, checked, starts)| Row {
            id: 0,
            name,
            kind,
            concepts,
            attendance,
            point,
            checked,
            starts,
        })
}

const VOCABULARY: [&str; 12] = [
    "New",
    "Start",
    "Steps",
    "Morning",
    "Evening",
    "Ángel",
    "Saint",
    "Mary's",
    "Recovery",
    "recoveries",
    "Łódź",
    "hope",
];

/// Some concepts are common and some rare, and there are more of them than have bits of their own.
fn concepts(many: std::ops::Range<usize>) -> impl Strategy<Value = ConceptSet> {
    prop::collection::vec(prop_oneof![0..6_u8, 0..70_u8], many).prop_map(|all| all.into_iter().map(Concept).collect())
}

/// Around a city, the date line and the poles.
fn point() -> impl Strategy<Value = Point> {
    let middle = select(vec![(51.5, -0.1), (51.5, -0.1), (-17.0, 180.0), (89.9, 45.0), (-89.9, -100.0), (0.01, 0.01)]);
    (middle, -20..20_i32, -20..20_i32).prop_map(|((lat, lon), north, east)| {
        let lon: f64 = lon + f64::from(east) * 0.017;
        let lon = if lon > 180.0 { lon - 360.0 } else { lon };
        Point { lat: (lat + f64::from(north) * 0.013_f64).clamp(-90.0, 90.0), lon }
    })
}

fn near() -> impl Strategy<Value = Option<Near>> {
    let near = (point(), 0.0..0.01_f64, select(vec![0.5, 5.0, 25.0, 25.0, 100.0, 600.0, 20_000.0]));
    prop::option::weighted(
        0.7,
        near.prop_map(|(point, off, km)| Near {
            point: Point { lat: (point.lat - off).max(-90.0), lon: point.lon * (1.0 - off / 180.0) },
            km,
        }),
    )
}

fn now() -> impl Strategy<Value = Minute> {
    (0..9_u32, select(vec![0_u32, 6, 10, 12, 605, 611])).prop_map(|(day, minute)| FROM - 720 + day * 1440 + minute)
}

fn ask() -> impl Strategy<Value = Ask> {
    let windows = prop_oneof![
        Just(vec![(0, 9 * 1440)]),
        prop::collection::vec(0..9 * 1440_u32, 2..7).prop_map(|mut ends| {
            ends.sort_unstable();
            ends.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
        }),
    ];
    let way = select(vec![Way::Any, Way::Any, Way::InPerson, Way::Online, Way::Hybrid]);
    let kind = select(vec!["k0", "k1", "k4", "k9", "k13", "k18", "k19", "other", "unknown"]);
    let kinds = prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(kind, 1..7)];
    let text = prop_oneof![
        12 => Just(String::new()),
        4 => prop::collection::vec(
            select(vec!["new", "NEW", "sta", "start", "mornnig", "recoverys", "angel", "lodz", "st", "zzz", "mary's", "stesp"]), 1..3
        ).prop_map(|words| words.join(" ")),
        1 => select(vec!["\"new start\"", "\"Mary's\"", "\"start new\"", "\"zzz\""]).prop_map(str::to_owned),
    ];
    (
        windows,
        near(),
        way,
        kinds,
        concepts(0..2),
        concepts(0..3),
        text,
        prop_oneof![1..5_usize, 1..30_usize],
        prop_oneof![Just(0_usize), 0..9_usize],
    )
        .prop_map(|(windows, near, way, kinds, concepts, any_of, text, limit, skip)| Ask {
            windows: windows
                .into_iter()
                .map(|(from, until): (u32, u32)| Window { from: FROM + from, until: FROM + until })
                .collect(),
            near,
            way,
            concepts,
            any_of,
            text,
            limit,
            skip,
            kinds: kinds.into_iter().map(FellowshipId::new).collect(),
        })
}
