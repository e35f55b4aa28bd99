use std::io::Read as _;

use openseat_domain::{fellowship::FellowshipId, place::Place};
use proptest::prelude::*;

use super::*;

fn meeting(number: usize) -> Draft {
    let kind = ["aa", "na", "smart"][number % 3];
    let region = format!("Region {}", number % 5);
    Draft {
        name: format!("Meeting {number} “with \\ marks”"),
        group: Some(format!("Group {}", number % 7)),
        fellowship: FellowshipId::new(kind),
        place: Some(Place { regions: vec![region], city: Some("Leeds".into()), ..Place::default() }),
        published: true,
        ..Draft::default()
    }
}

fn built(numbers: impl Iterator<Item = usize>, before: Option<&Feed>) -> Arc<Feed> {
    let mut builder = Builder::after(before);
    numbers.for_each(|n| builder.push(&format!("meeting-{n}"), ["one", "two"][n % 2], &meeting(n)));
    Arc::new(builder.finish())
}

fn text(feed: &Arc<Feed>, wanted: &Wanted) -> String {
    let pieces = Arc::clone(feed).texts(wanted).expect("all that is wanted is there");
    String::from_utf8(pieces.flatten().collect()).expect("JSON is text")
}

fn names(feed: &Arc<Feed>, wanted: &Wanted) -> Vec<String> {
    let records: Vec<serde_json::Value> = serde_json::from_str(&text(feed, wanted)).expect("the text is JSON");
    records.iter().map(|record| record["slug"].as_str().expect("every record has a slug").to_owned()).collect()
}

proptest! {
    #[test]
    fn what_was_packed_piece_by_piece_is_the_list_for_any_reader_of_gzip(most in 0_usize..900, gone in 0_usize..40) {
        let before = built(0..most, None);
        let feed = built((0..most).filter(|n| gone == 0 || n % gone != 3), Some(&before));
        let packed: Vec<u8> = Arc::clone(&feed).packed().flatten().collect();
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut unpacked).expect("it is whole");
        prop_assert_eq!(&unpacked, &text(&feed, &Wanted::default()));
        prop_assert_eq!(names(&feed, &Wanted::default()).len(), feed.len());
    }

    #[test]
    fn a_part_of_the_list_is_what_a_reader_would_have_picked_out(kind in 0_usize..3, source in 0_usize..2, region in 0_usize..5) {
        let feed = built(0..600, None);
        let wanted = Wanted {
            kinds: vec![["AA", "na", "smart"][kind].into()],
            sources: vec![["one", "Two"][source].into()],
            regions: vec![format!("region  {region}")],
            ..Wanted::default()
        };
        let expected: Vec<String> = (0..600)
            .filter(|n| n % 3 == kind && n % 2 == source && n % 5 == region)
            .map(|n| format!("meeting-{n}"))
            .collect();
        prop_assert_eq!(names(&feed, &wanted), expected);
    }
}

#[test]
fn the_tag_stays_while_the_list_does_and_changes_with_one_letter() {
    let feed = built(0..500, None);
    assert_eq!(feed.tag, built(0..500, Some(&feed)).tag);
    assert_ne!(feed.tag, built(0..499, None).tag);
    assert_ne!(Feed::default().tag, feed.tag);
}

#[test]
fn one_new_meeting_packs_one_block_anew() {
    let before = built(0..2000, None);
    let after = built((0..1000).chain([5000]).chain(1000..2000), Some(&before));
    let shared = |block: &&Arc<Block>| before.blocks.iter().any(|b| Arc::ptr_eq(&b.packed, &block.packed));
    assert!(after.blocks.len() > 8, "{}", after.blocks.len());
    assert!(after.blocks.iter().filter(shared).count() >= after.blocks.len() - 2);
}

#[test]
fn a_name_that_nothing_has_is_said_and_not_answered_with_an_empty_list() {
    let feed = built(0..10, None);
    let wanted = Wanted { kinds: vec!["xx".into()], ..Wanted::default() };
    let unknown = feed.texts(&wanted).map(drop).expect_err("nothing is of this kind");
    assert_eq!(unknown.to_string(), "No meeting here has the kind “xx”.");
}
