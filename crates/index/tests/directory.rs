//! A small directory, asked as a person would ask.

use openseat_domain::{
    concept::{Concept, ConceptSet},
    fellowship::FellowshipId,
    meeting::Attendance,
    place::Point,
    search::{Ask, Minute, Near, Way, Window},
};
use openseat_index::{Builder, Directory, Entry, OTHER_KIND, Plan, Scratch};

/// Some Monday, 19:00 UTC.
const NOW: Minute = 29_000_000;
const WEEK: Window = Window { from: NOW - 1440, until: NOW + 8 * 1440 };

fn builder() -> Builder {
    Builder::new(WEEK, &[FellowshipId::new("aa"), FellowshipId::new("smart")], &["Europe/London", "Pacific/Fiji"])
}

fn named(name: &str) -> Entry<'_> {
    Entry { slug: name, name, ..Entry::default() }
}

fn at(name: &str, lat: f64, lon: f64) -> Entry<'_> {
    Entry { point: Some(Point { lat, lon }), ..named(name) }
}

/// The names of the answers, in order.
fn names<'a>(directory: &'a Directory, ask: &Ask) -> Vec<&'a str> {
    let found = directory.search(ask, NOW, &mut Scratch::default());
    found.hits.iter().map(|hit| directory.card(hit.meeting).name).collect()
}

fn all() -> Ask {
    Ask::during(WEEK, 100)
}

fn near(lat: f64, lon: f64, km: f64) -> Ask {
    Ask { near: Some(Near { point: Point { lat, lon }, km }), ..all() }
}

fn with_text(text: &str) -> Ask {
    Ask { text: text.into(), ..all() }
}

fn directory_of(entries: &[Entry]) -> Directory {
    let mut builder = builder();
    entries.iter().zip(1..).for_each(|(entry, number)| {
        builder.push(&Entry { id: [number; 16], ..*entry }, [NOW + Minute::from(number)]);
    });
    builder.finish()
}

#[test]
fn what_can_still_be_joined_comes_first_then_the_rest_by_start() {
    let mut builder = builder();
    for (name, start) in
        [("over", NOW - 11), ("begun", NOW - 10), ("now", NOW), ("soon", NOW + 1), ("morning", NOW - 600)]
    {
        builder.push(&named(name), [start]);
    }
    assert_eq!(names(&builder.finish(), &all()), ["begun", "now", "morning", "over", "soon"]);
}

#[test]
fn at_the_same_time_the_nearer_comes_first_then_the_one_checked_later() {
    let mut builder = builder();
    for (entry, checked) in [
        (at("far", 51.6, -0.1), 900),
        (at("stale", 51.5, -0.1), 0),
        (at("fresh", 51.5, -0.1), 800),
        (at("older", 51.5, -0.1), 700),
    ] {
        builder.push(&Entry { checked, ..entry }, [NOW]);
    }
    let directory = builder.finish();
    assert_eq!(names(&directory, &near(51.5, -0.1, 25.0)), ["fresh", "older", "stale", "far"]);
    assert_eq!(names(&directory, &all()), ["far", "fresh", "older", "stale"], "without a place, by freshness alone");
}

#[test]
fn of_those_that_start_together_the_nearest_come_first_whatever_their_cells_and_the_plan() {
    // Round the corner of four cells, so that every cell has a share of each distance.
    let called: Vec<String> = (0..24).map(|number| format!("{number:02}")).collect();
    let mut builder = builder();
    for (number, name) in (0..24_u8).zip(&called) {
        let away = f64::from(number + 1) * 0.002;
        let (north, east) = [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)][usize::from(number % 4)];
        builder.push(&Entry { id: [number; 16], ..at(name, 51.5 + north * away, -0.25 + east * away) }, [NOW]);
    }
    let directory = builder.finish();
    for limit in 1..=24 {
        let ask = Ask { limit, ..near(51.5, -0.25, 25.0) };
        for plan in [Plan::Merge, Plan::Gather, Plan::Timeline, Plan::Listed] {
            let found = directory.search_by(plan, &ask, NOW, &mut Scratch::default());
            let names: Vec<&str> = found.hits.iter().map(|hit| directory.card(hit.meeting).name).collect();
            assert_eq!(names, called[..limit], "{plan:?}");
        }
    }
}

#[test]
fn a_hybrid_meeting_is_one_answer_when_any_way_will_do() {
    let directory = directory_of(&[
        Entry { attendance: Attendance::Hybrid, ..at("both", 51.5, -0.1) },
        Entry { attendance: Attendance::Online, ..named("afar") },
        at("here", 51.5, -0.1),
        Entry { attendance: Attendance::Paused, ..at("closed", 51.5, -0.1) },
    ]);
    let by = |way| names(&directory, &Ask { way, ..all() });
    assert_eq!(by(Way::Any), ["both", "afar", "here"]);
    assert_eq!(by(Way::Online), ["both", "afar"]);
    assert_eq!(by(Way::InPerson), ["both", "here"]);
    assert_eq!(by(Way::Hybrid), ["both"]);
    let by = |way| names(&directory, &Ask { way, ..near(51.5, -0.1, 5.0) });
    assert_eq!(by(Way::Any), ["both", "here"], "near a place, any way means at that place");
    assert_eq!(by(Way::Online), ["both", "afar"], "a place does not narrow what is online");
}

#[test]
fn neighbours_find_each_other_over_the_date_line() {
    let directory = directory_of(&[at("Taveuni west", -16.8, 179.99), at("Taveuni east", -16.8, -179.99)]);
    assert_eq!(names(&directory, &near(-16.8, 179.98, 10.0)), ["Taveuni west", "Taveuni east"]);
    let found = directory.search(&near(-16.8, 180.0, 10.0), NOW, &mut Scratch::default());
    assert!(found.hits.iter().all(|hit| (hit.km.expect("near a place") - 1.06).abs() < 0.01), "{:?}", found.hits);
}

#[test]
fn a_meeting_at_the_pole_is_near_from_every_side() {
    let directory = directory_of(&[at("pole", 90.0, 0.0), at("beside", 89.95, 170.0)]);
    assert_eq!(names(&directory, &near(89.95, -10.0, 12.0)), ["pole", "beside"]);
    assert_eq!(names(&directory, &near(0.0, 0.0, 20_000.0)), ["pole", "beside"]);
}

#[test]
fn a_meeting_without_a_known_point_is_found_everywhere_but_near_nowhere() {
    let directory = directory_of(&[named("somewhere")]);
    assert_eq!(names(&directory, &all()), ["somewhere"]);
    assert_eq!(names(&directory, &near(0.0, 0.0, 20_100.0)), [""; 0]);
}

#[test]
fn kinds_are_any_of_those_asked_and_concepts_all_of_them() {
    let concepts = |all: &[u8]| all.iter().copied().map(Concept).collect::<ConceptSet>();
    let directory = directory_of(&[
        Entry { kind: 0, concepts: concepts(&[1, 200]), ..named("a") },
        Entry { kind: 1, concepts: concepts(&[1]), ..named("b") },
        Entry { kind: OTHER_KIND, concepts: concepts(&[2, 200]), ..named("c") },
    ]);
    let kinds = |kinds: &[&str]| {
        let kinds = kinds.iter().map(|kind| FellowshipId::new(kind)).collect();
        names(&directory, &Ask { kinds, ..all() })
    };
    assert_eq!(kinds(&["aa", "other"]), ["a", "c"]);
    assert_eq!(kinds(&["aa", "unheard_of"]), ["a"]);
    assert_eq!(kinds(&["unheard_of"]), [""; 0], "a kind that nobody knows has no meetings");
    assert_eq!(names(&directory, &Ask { concepts: concepts(&[1, 200]), ..all() }), ["a"]);
    assert_eq!(names(&directory, &Ask { any_of: concepts(&[1, 2]), concepts: concepts(&[200]), ..all() }), ["a", "c"]);
}

#[test]
fn a_rare_concept_counts_as_much_as_a_common_one() {
    let called: Vec<String> = (0..200).map(|number| number.to_string()).collect();
    let mut builder = builder();
    for (number, name) in (0..200_u8).zip(&called) {
        // The first hundred meetings share their concepts two by two, the others have one each.
        let concept = Concept(if number < 100 { number / 2 } else { number });
        let concepts = [concept].into_iter().collect();
        builder.push(&Entry { concepts, id: [number; 16], ..named(name) }, [NOW]);
    }
    let directory = builder.finish();
    let any_of =
        |asked: &[u8]| names(&directory, &Ask { any_of: asked.iter().copied().map(Concept).collect(), ..all() });
    assert_eq!(any_of(&[0, 150]), ["0", "1", "150"]);
    assert_eq!(any_of(&[149, 150]), ["149", "150"]);
    assert_eq!(any_of(&[0, 1]), ["0", "1", "2", "3"]);
}

#[test]
fn nothing_of_a_question_stays_for_the_next() {
    let one = |concept| [Concept(concept)].into_iter().collect();
    let called: Vec<String> = (0..100).map(|number| number.to_string()).collect();
    let mut builder = builder();
    for (number, name) in (0..100_u8).zip(&called) {
        let concepts = one(if number < 90 { number / 2 } else { number });
        builder.push(&Entry { concepts, id: [number; 16], ..named(name) }, [NOW]);
    }
    let (directory, mut scratch) = (builder.finish(), Scratch::default());
    let mut answers = |any_of: ConceptSet, text: &str| {
        let ask = Ask { any_of, text: text.into(), ..all() };
        directory.search(&ask, NOW, &mut scratch).hits.len()
    };
    let both = [Concept(0), Concept(95)].into_iter().collect();
    assert_eq!((answers(both, ""), answers(one(0), "")), (3, 2), "a rare concept is forgotten");
    assert_eq!((answers(one(0), "1"), answers(one(0), "")), (1, 2), "a word is forgotten");
    assert_eq!((answers(one(95), ""), answers(ConceptSet::EMPTY, "")), (1, 100));
}

#[test]
fn words_are_found_without_accents_capitals_or_endings() {
    let directory = directory_of(&[
        Entry { place: "Iglesia de los Ángeles, Málaga", ..named("Nuevo Comienzo") },
        Entry { town: "Leeds", text: "West Yorkshire LS1", ..named("St Mary's Morning") },
        Entry { group: "Straße 12", ..named("Łódź Evening") },
    ]);
    let found = |text: &str| names(&directory, &with_text(text));
    assert_eq!(found("ANGELES malaga"), ["Nuevo Comienzo"]);
    assert_eq!(found("yorkshire mor"), ["St Mary's Morning"], "the last word may be unfinished");
    assert_eq!(found("mor yorkshire"), [""; 0], "any other word may not");
    assert_eq!(found("lodz strasse"), ["Łódź Evening"]);
    assert_eq!(found("mary’s"), ["St Mary's Morning"]);
    assert_eq!(found("leeds malaga"), [""; 0], "every word must be there");
    assert_eq!(found(" ¿! "), ["Nuevo Comienzo", "St Mary's Morning", "Łódź Evening"]);
}

#[test]
fn a_typing_error_is_forgiven_only_when_the_word_is_not_known() {
    let directory = directory_of(&[named("Recovery Morning"), named("Discovery Warning"), named("Ruth")]);
    let found = |text: &str| names(&directory, &with_text(text));
    assert_eq!(found("mornnig"), ["Recovery Morning"]);
    assert_eq!(found("recovrey mornimg"), ["Recovery Morning"]);
    assert_eq!(found("warning"), ["Discovery Warning"], "a known word means itself");
    assert_eq!(found("dsicovrey"), ["Discovery Warning"], "two slips in a long word");
    assert_eq!(found("mroinng"), [""; 0], "but one in a shorter one");
    assert_eq!(found("rth"), [""; 0], "and none in a very short one");
}

#[test]
fn a_phrase_is_found_within_one_field_only() {
    let directory =
        directory_of(&[Entry { place: "Start Street", ..named("New") }, named("A New Start"), named("Start New")]);
    assert_eq!(names(&directory, &with_text("\"new start\"")), ["A New Start"]);
    assert_eq!(names(&directory, &with_text("new start")), ["New", "A New Start", "Start New"]);
    assert_eq!(names(&directory, &with_text("“new strat”")), [""; 0], "a phrase is meant as typed");
}

#[test]
fn a_meeting_is_found_by_its_address_and_has_its_starts() {
    let mut builder = builder();
    let new_start = Entry {
        name: "New Start",
        group: "Leeds SMART",
        place: "12 Mill Lane",
        town: "Leeds",
        kind: 1,
        zone: 1,
        minutes: 90,
        checked: 20_000,
        has_url: true,
        made_up: true,
        ..at("new-start", 53.8, -1.55)
    };
    builder.push(&new_start, [NOW + 1440, NOW, NOW, WEEK.until]);
    builder.push(&named("other"), []);
    let directory = builder.finish();
    let number = directory.by_slug("new-start").expect("it was pushed");
    let card = directory.card(number);
    assert_eq!(
        (card.name, card.group, card.place(), card.town()),
        ("New Start", "Leeds SMART", "12 Mill Lane", "Leeds")
    );
    assert_eq!((card.zone, card.minutes, card.checked), ("Pacific/Fiji", 90, 20_000));
    assert_eq!((card.has_url, card.has_phone, card.made_up, card.approximate), (true, false, true, false));
    assert_eq!(card.point(), Some(Point { lat: 53.8, lon: -1.55 }));
    assert_eq!(directory.kind(card.kind), Some(&FellowshipId::new("smart")));
    assert_eq!(directory.starts_of(number).collect::<Vec<_>>(), [NOW, NOW + 1440]);
    assert_eq!(directory.by_slug("other").map(|other| directory.starts_of(other).count()), Some(0));
    assert_eq!(directory.by_slug("nobody"), None);
    assert_eq!(directory.get(99), None);
}

#[test]
fn an_empty_directory_answers_nothing_and_does_not_mind() {
    let directory = builder().finish();
    let asks = [all(), near(0.0, 0.0, 25.0), with_text("leeds"), Ask { windows: Vec::new(), ..all() }];
    for ask in asks {
        assert_eq!(directory.search(&ask, NOW, &mut Scratch::default()).hits, []);
        assert_eq!(directory.facets(&ask, &mut Scratch::default()).meetings, 0);
    }
    assert_eq!((directory.by_slug(""), directory.is_empty()), (None, true));
}

#[test]
fn left_out_words_are_not_found_and_cost_nothing() {
    let mut builder = builder().without_words();
    builder.push(&named("Leeds"), [NOW]);
    let directory = builder.finish();
    assert_eq!(names(&directory, &all()), [""]);
    assert_eq!(names(&directory, &with_text("leeds")), [""; 0]);
    assert_eq!(directory.by_slug("Leeds"), None);
}

#[test]
fn numbers_that_make_no_sense_do_no_harm() {
    let directory = directory_of(&[at("a", 51.5, -0.1)]);
    for km in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -5.0, 0.0, 1e300] {
        directory.search(&near(51.5, -0.1, km), NOW, &mut Scratch::default());
    }
    let whole = Window { from: 0, until: Minute::MAX };
    let ask = Ask { windows: vec![whole], limit: usize::MAX, skip: usize::MAX, ..all() };
    assert_eq!(directory.search(&ask, Minute::MAX, &mut Scratch::default()).hits, []);
    let ask = Ask { skip: 0, ..ask };
    assert_eq!(directory.search(&ask, 0, &mut Scratch::default()).hits.len(), 1);
    let ask = Ask { limit: 0, ..ask };
    assert!(directory.search(&ask, 0, &mut Scratch::default()).more);
}
