use proptest::prelude::*;

use super::*;

const A4: Look = Look { paper: Paper::A4, columns: 2, letters: 9.5 };

fn entry(number: usize, lines: usize) -> Entry {
    Entry {
        when: format!("{}pm", number % 12 + 1),
        name: format!("Meeting {number} of the Old Mill"),
        lines: (0..lines).map(|n| format!("Line {n} of meeting {number}, 12 Mill Lane, Leeds")).collect(),
    }
}

fn sheet(sections: &[usize], lines: usize) -> Sheet {
    let section = |(number, entries): (usize, &usize)| Section {
        heading: format!("Section {number}"),
        parts: vec![(String::new(), (0..*entries).map(|n| entry(n, lines)).collect())],
    };
    Sheet {
        title: "Meetings near Leeds".into(),
        lead: vec!["Times are for London.".into()],
        sections: sections.iter().enumerate().map(section).collect(),
        legend: Some(("What the words mean".into(), vec![("Open".into(), "Anyone may come.".into())])),
        notices: vec!["Not affiliated with anyone.".into()],
        foot: "Openseat".into(),
        page: "Page {page} of {pages}".into(),
        language: "en".into(),
        made: (2026, 11, 27),
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn placed_words(pages: &[Page]) -> Vec<String> {
    let placed = pages.iter().flat_map(|page| &page.placed).filter(|one| one.role != Role::Around);
    placed.flat_map(|one| words(&one.text)).collect()
}

fn meant_words(sheet: &Sheet) -> Vec<String> {
    let mut all = words(&sheet.title);
    sheet.lead.iter().for_each(|line| all.extend(words(line)));
    for section in &sheet.sections {
        all.extend(words(&section.heading));
        for one in section.parts.iter().flat_map(|(_, entries)| entries) {
            all.extend(words(&one.when));
            all.extend(words(&one.name));
            one.lines.iter().for_each(|line| all.extend(words(line)));
        }
    }
    if let Some((heading, meanings)) = &sheet.legend {
        all.extend(words(heading));
        meanings.iter().for_each(|(word, meaning)| all.extend(words(&format!("{word} {meaning}"))));
    }
    sheet.notices.iter().for_each(|line| all.extend(words(line)));
    all
}

proptest! {
    #[test]
    fn every_word_is_printed_once_in_order_and_within_the_page(
        sections in prop::collection::vec(0_usize..40, 1..9), lines in 0_usize..5, columns in 1_usize..3, large in any::<bool>(), small in any::<bool>(),
    ) {
        let sheet = sheet(&sections, lines);
        let look = Look {
            paper: if small { Paper::A5 } else { Paper::Letter },
            // In narrower columns than these a word is cut.
            columns: if large { 1 } else { columns }, letters: if large { 18.0 } else { 9.0 } };
        let pages = layout(&sheet, look);
        prop_assert_eq!(placed_words(&pages), meant_words(&sheet));
        let (width, height) = look.paper.size();
        for one in pages.iter().flat_map(|page| &page.placed) {
            let right = one.x + face::width(&one.text, one.bold, one.size);
            prop_assert!(one.x >= 20.0 && right <= width - 20.0, "{one:?} reaches {right}");
            prop_assert!(one.y >= 20.0 && one.y <= height - 20.0, "{one:?}");
        }
    }

    #[test]
    fn no_heading_stands_alone_at_the_end_of_a_column(sections in prop::collection::vec(1_usize..12, 1..30), lines in 0_usize..4) {
        let pages = layout(&sheet(&sections, lines), A4);
        for page in &pages {
            let text: Vec<&Placed> = page.placed.iter().filter(|one| one.role != Role::Around).collect();
            for (number, one) in text.iter().enumerate().filter(|(_, one)| matches!(one.role, Role::Heading(_))) {
                let next = text.get(number + 1);
                prop_assert!(next.is_some_and(|next| next.x < one.x + 30.0 && next.y > one.y), "{one:?} then {next:?}");
            }
        }
    }
}

#[test]
fn letters_that_the_font_lacks_are_replaced_and_accents_kept() {
    assert_eq!(face::printable("Żółw Café Señora 7–8pm"), "Żółw Café Señora 7–8pm");
    assert_eq!(face::printable("日本 ok\u{200b}"), "?? ok");
    assert_eq!(face::printable("ﬁne ①"), "fine 1");
}

#[test]
fn a_word_longer_than_a_line_is_cut_into_lines() {
    let mut long = sheet(&[1], 0);
    long.notices = vec![format!("https://example.org/{}", "a".repeat(400))];
    let look = Look { paper: Paper::A5, columns: 2, letters: 11.0 };
    let (width, _) = look.paper.size();
    let pages = layout(&long, look);
    let placed: Vec<&Placed> = pages.iter().flat_map(|page| &page.placed).collect();
    assert!(placed.iter().all(|one| one.x + face::width(&one.text, one.bold, one.size) < width));
    let letters: usize = placed.iter().map(|one| one.text.matches('a').count()).filter(|count| *count > 9).sum();
    assert!(letters >= 400, "{letters}");
}

#[cfg(feature = "pdf")]
#[test]
fn a_file_is_the_same_each_time_and_as_pdf_ua_wants_it() {
    let sheet = sheet(&[30, 0, 50], 3);
    let file = pdf(&sheet, A4).expect("the writer finds nothing wrong");
    assert!(file.starts_with(b"%PDF-1.") && file.ends_with(b"%%EOF"));
    assert_eq!(pdf(&sheet, A4).expect("again"), file);
}

fn a_leaf() -> Leaf {
    let picture =
        Picture { runs: vec![(0, 0, 3), (1, 1, 1), (0, 2, 2)], modules: 3, size: 90.0, says: "A code to scan".into() };
    let text = "A room, a kettle and two people who know the way are enough to begin with. ".repeat(3);
    let mut pieces = vec![
        Piece::Large("Mondays, 7pm".into()),
        Piece::Text(text.clone()),
        Piece::Heading("Before the first evening".into()),
        Piece::Row("Where".into(), "12 Mill Lane, Leeds".into()),
        Piece::Write("Our phone".into()),
        Piece::Write(text.clone()),
        Piece::Picture(picture),
        Piece::Exact("One line\nanother line".into()),
        Piece::Small("Written by us.".into()),
    ];
    pieces.extend((0..40).map(|n| Piece::Tick(format!("Thing {n} {text}"))));
    pieces.extend((0..20).map(|n| Piece::Item(format!("Thing {n}"))));
    let (page, language) = ("Page {page} of {pages}".into(), "en".into());
    Leaf { title: "Come in".into(), pieces, foot: "Openseat".into(), page, language, made: (2026, 11, 27) }
}

#[test]
fn a_leaf_stays_on_its_pages_and_every_box_stands_beside_its_line() {
    for paper in [Paper::A4, Paper::A5, Paper::Letter, Paper::HalfLetter] {
        let look = Look { paper, columns: 1, letters: 11.0 };
        let pages = leaf(&a_leaf(), look);
        let (width, height) = paper.size();
        let ticks = pages.iter().flat_map(|page| &page.drawn).filter(|one| one.3 > 0.0).count();
        assert_eq!(ticks, 40);
        for page in &pages {
            assert!(
                page.drawn.iter().all(|one| one.0 >= 20.0 && one.0 + one.2 <= width - 20.0 && one.1 + one.3 <= height)
            );
            assert!(page.placed.iter().all(|one| one.x + face::width(&one.text, one.bold, one.size) <= width - 20.0));
            assert!(page.hung.iter().all(|one| one.y + one.picture.size <= height - 20.0));
        }
        assert_eq!(pages.iter().map(|page| page.hung.len()).sum::<usize>(), 1);
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_leaf_is_written_as_pdf_ua_wants_it() {
    let look = Look { paper: Paper::A4, columns: 1, letters: 11.0 };
    let file = leaf_pdf(&a_leaf(), look).expect("the writer finds nothing wrong");
    assert!(file.starts_with(b"%PDF-1.") && file.ends_with(b"%%EOF"));
}
