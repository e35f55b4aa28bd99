//! The toolkit: posters, leaflets, letters, roles and checklists for groups; each on a page and as a PDF file, filled with
//! a group's own times and place, or blank.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use openseat_actions::{meeting::MeetingView, picture};
use openseat_content::toolkit::{GROUP, Is, Kind, Part, Reader, Tool};
use openseat_domain::search::{Ask, Window};
use openseat_print::{Leaf, Look, Paper, Picture, Piece};

use super::{
    Way,
    attendance_proof::letter::paper,
    meeting::{self, name, place_line, siblings},
    missing,
    problem::{self, Trouble},
    results,
};
use crate::{frame::Frame, repeats, times, visit::Visit};

pub(crate) mod list;

/// No letters on a poster or a card are smaller, in points.
const SMALLEST: f32 = 8.0;

/// How large the picture is printed, in points.
const PICTURE: f32 = 130.0;
/// Groups that a search for one's own shows.
const SHOWN: usize = 12;

#[derive(Template)]
#[template(path = "pages/toolkit.html")]
pub(crate) struct ToolPage<'a> {
    frame: Frame<'a>,
    name: &'a str,
    about: &'a str,
    here: String,
    parts: Vec<Shown<'a>>,
    /// The group it is filled with; empty when it is blank.
    group: String,
    /// The blank one, when it is filled.
    blank: String,
    pdf: String,
    typed: String,
    found: Vec<Way>,
    none: bool,
    basis: &'a str,
}

/// A part, as a page shows it.
struct Shown<'a> {
    kind: Is,
    /// In front of what is filled: "When".
    label: &'a str,
    lines: Vec<String>,
    picture: Option<(String, usize)>,
}

/// What is known of a group.
#[derive(Clone, Debug, Default)]
struct Filled {
    group: String,
    when: Vec<String>,
    place: String,
    /// The address of its page.
    address: String,
}

pub(crate) async fn show(visit: Visit, Path(tool): Path<String>) -> Response {
    let (id, as_pdf) = tool.strip_suffix(".pdf").map_or((tool.as_str(), false), |id| (id, true));
    let Some(tool) = visit.site.content.toolkit().id(id) else { return missing::page_of(&visit) };
    let filled = match visit.value("meeting").filter(|slug| !slug.is_empty()) {
        None => None,
        Some(slug) => match meeting::find(&visit, &slug).await {
            Ok(view) => Some(Filled::of(&visit, &view)),
            Err(response) => return response,
        },
    };
    match as_pdf {
        true => pdf(&visit, tool, filled.as_ref()).await,
        false => visit.show(&page(&visit, tool, filled.as_ref())),
    }
}

async fn pdf(visit: &Visit, tool: &Tool, filled: Option<&Filled>) -> Response {
    let Ok(_place) = visit.site.printing.try_acquire() else { return problem::show(visit, Trouble::Busy) };
    let leaf = leaf(visit, tool, filled);
    let look = look(tool, paper(visit), &leaf);
    let written = tokio::task::spawn_blocking(move || openseat_print::leaf_pdf(&leaf, look)).await;
    match written.map_err(|error| error.to_string()).and_then(|file| file.map_err(|error| error.to_string())) {
        Ok(file) => {
            let name = HeaderValue::from_str(&format!("inline; filename=\"{}.pdf\"", tool.id));
            let name = name.unwrap_or(HeaderValue::from_static("inline"));
            let kind = HeaderValue::from_static("application/pdf");
            ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], file).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a piece of the toolkit could not be printed");
            problem::show(visit, Trouble::Ours)
        }
    }
}

impl Filled {
    fn of(visit: &Visit, view: &MeetingView) -> Self {
        let (frame, draft) = (visit.frame(), &view.draft);
        let group = draft.group.as_deref().filter(|group| !group.trim().is_empty());
        let mut when: Vec<String> = draft.schedule.iter().map(|schedule| time(&frame, schedule)).collect();
        let others = siblings::of(visit, view, times::minute_of(visit.site.now()));
        when.extend(others.into_iter().map(|one| one.label));
        let place = draft.place.as_ref().filter(|_| draft.attendance.in_person());
        Self {
            group: group.unwrap_or_else(|| name(&frame, draft)).to_owned(),
            when,
            place: place.map(place_line).unwrap_or_default(),
            address: visit.absolute(&format!("/meeting/{}", view.slug)),
        }
    }
}

/// "Every Monday, 7pm".
fn time(frame: &Frame<'_>, schedule: &openseat_domain::schedule::Schedule) -> String {
    let often = repeats::words(frame.say, schedule);
    let often = often.trim_end_matches('.');
    let (hour, minute) = ((schedule.start / 60) as i8, (schedule.start % 60) as i8);
    match jiff::civil::Time::new(hour, minute, 0, 0) {
        Ok(start) => format!("{often}, {}", times::clock(frame.say, start)),
        Err(_) => often.to_owned(),
    }
}

fn page<'a>(visit: &'a Visit, tool: &'a Tool, filled: Option<&Filled>) -> ToolPage<'a> {
    let (frame, locale) = (visit.frame(), visit.locale);
    let here = format!("/toolkit/{}", tool.id);
    let typed = visit.value("q").unwrap_or_default();
    let found = if typed.trim().is_empty() { Vec::new() } else { groups(visit, &typed, &here) };
    let slug = filled.and_then(|one| one.address.rsplit('/').next()).unwrap_or_default();
    let filled_end = if slug.is_empty() { String::new() } else { format!("?meeting={slug}") };
    ToolPage {
        name: tool.name(locale),
        about: tool.about(locale),
        parts: tool.parts.iter().map(|part| shown(&frame, part, filled)).collect(),
        group: filled.map(|one| one.group.clone()).unwrap_or_default(),
        blank: if filled.is_some() { here.clone() } else { String::new() },
        pdf: if openseat_print::CAN_WRITE { format!("{here}.pdf{filled_end}") } else { String::new() },
        none: found.is_empty() && !typed.trim().is_empty(),
        here,
        typed,
        found,
        basis: &tool.basis,
        frame,
    }
}

/// Groups whose name has these words, as ways to the piece filled with them.
fn groups(visit: &Visit, typed: &str, here: &str) -> Vec<Way> {
    let now = times::minute_of(visit.site.now());
    let week = Window { from: now, until: now + 7 * 1440 };
    let text: String = typed.chars().take(80).collect();
    let found = results::search(visit, &Ask { text, ..Ask::during(week, 60) }, now);
    let (mut ways, mut seen): (Vec<Way>, Vec<&str>) = (Vec::new(), Vec::new());
    for hit in &found.hits {
        let card = visit.snapshot.card(hit.meeting);
        if seen.contains(&card.slug) || ways.len() == SHOWN {
            continue;
        }
        seen.push(card.slug);
        let zone = times::zone_named(card.zone).unwrap_or(visit.site.zone.clone());
        let start = times::moment_of(hit.start).to_zoned(zone);
        let said = [
            ("name", card.name.into()),
            ("day", times::weekday(visit.say(), &start).into()),
            ("time", times::clock(visit.say(), start.time()).into()),
        ];
        let href = format!("{here}?meeting={}", card.slug);
        ways.push(Way { href, label: visit.say().format("meeting-title", &said) });
    }
    ways
}

fn shown<'a>(frame: &Frame<'a>, part: &'a Part, filled: Option<&Filled>) -> Shown<'a> {
    let label = match part.is {
        Is::Group => frame.t("toolkit-group"),
        Is::When => frame.t("toolkit-when"),
        Is::Where => frame.t("toolkit-where"),
        _ => "",
    };
    let picture = match (part.is, filled) {
        (Is::Picture, Some(one)) => picture::path(&one.address),
        _ => None,
    };
    Shown { kind: part.is, label, lines: lines(frame, part, filled), picture }
}

/// The words of a part; none where a line is to be written on.
fn lines(frame: &Frame<'_>, part: &Part, filled: Option<&Filled>) -> Vec<String> {
    let some = |text: &str| if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
    match (part.is, filled) {
        (Is::Group, Some(one)) => some(&one.group),
        (Is::When, Some(one)) => one.when.clone(),
        (Is::Where, Some(one)) => some(&one.place),
        (Is::Group | Is::When | Is::Where, None) => Vec::new(),
        _ => {
            let group = filled.map_or(frame.t("toolkit-our-group"), |one| &one.group);
            vec![part.text(frame.say.locale).replace(GROUP, group)]
        }
    }
}

/// What hangs on a wall or lies in a pocket is one page: a long address makes its letters smaller.
fn look(tool: &Tool, paper: Paper, leaf: &Leaf) -> Look {
    let mut look = usual(tool, paper);
    let one_page = matches!(tool.kind, Kind::Poster | Kind::Card);
    while one_page && look.letters > SMALLEST && openseat_print::leaf(leaf, look).len() > 1 {
        look.letters -= 1.0;
    }
    look
}

fn usual(tool: &Tool, paper: Paper) -> Look {
    let half = if paper == Paper::Letter { Paper::HalfLetter } else { Paper::A5 };
    match tool.kind {
        Kind::Poster => Look { paper, columns: 1, letters: 21.0 },
        Kind::Card => Look { paper: half, columns: 1, letters: 13.0 },
        Kind::Script => Look { paper, columns: 1, letters: 15.0 },
        Kind::Leaflet | Kind::Letter | Kind::Role | Kind::Checklist => Look { paper, columns: 1, letters: 13.0 },
    }
}

fn leaf(visit: &Visit, tool: &Tool, filled: Option<&Filled>) -> Leaf {
    let frame = visit.frame();
    let afar = matches!(tool.kind, Kind::Poster | Kind::Card);
    // What hangs on a wall begins with the group's own name, and does not say what kind of sheet it is.
    let own = filled.filter(|_| afar).map(|one| one.group.clone());
    let title = own.unwrap_or_else(|| match afar {
        true => frame.t("toolkit-welcome").to_owned(),
        false => tool.name(visit.locale).to_owned(),
    });
    let parts = tool.parts.iter().filter(|part| !(afar && part.is == Is::Group && filled.is_some()));
    let pieces = parts.flat_map(|part| printed(&frame, part, filled, afar)).collect();
    let made = visit.site.now().to_zoned(visit.site.zone.clone()).date();
    let host = visit.origin().split_once("://").map_or(visit.origin(), |(_, host)| host);
    Leaf {
        title,
        pieces,
        foot: frame.t1("toolkit-foot", "name", host),
        page: frame.say.format("files-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
        language: frame.lang().to_owned(),
        made: (u16::try_from(made.year()).unwrap_or(1970), made.month().unsigned_abs(), made.day().unsigned_abs()),
    }
}

/// A part, as it is printed.
fn printed(frame: &Frame<'_>, part: &Part, filled: Option<&Filled>, afar: bool) -> Vec<Piece> {
    let Shown { kind, label, lines, .. } = shown(frame, part, filled);
    let one = lines.first().cloned().unwrap_or_default();
    match kind {
        Is::Heading => vec![Piece::Heading(one)],
        Is::Text => vec![Piece::Text(one)],
        Is::Large => vec![Piece::Large(one)],
        Is::Small => vec![Piece::Small(one)],
        Is::Item => vec![Piece::Item(one)],
        Is::Tick => vec![Piece::Tick(one)],
        Is::Write => vec![Piece::Write(one)],
        // An online group has no place: then nothing is said of it.
        Is::Where if filled.is_some() && lines.is_empty() => Vec::new(),
        Is::Group | Is::When | Is::Where if lines.is_empty() => vec![Piece::Write(label.to_owned())],
        Is::Group | Is::When | Is::Where if afar => lines.into_iter().map(Piece::Large).collect(),
        Is::Group | Is::When | Is::Where => vec![Piece::Row(label.to_owned(), lines.join("; "))],
        Is::Picture => {
            let Some((runs, modules)) = filled.and_then(|one| picture::runs(&one.address)) else { return Vec::new() };
            let size = if afar { PICTURE * 1.2 } else { PICTURE };
            let picture = Picture { runs, modules, size, says: one.clone() };
            vec![Piece::Picture(picture), Piece::Small(one)]
        }
    }
}

impl Shown<'_> {
    fn view_box(&self) -> String {
        self.picture.as_ref().map_or(String::new(), |(_, wide)| format!("0 0 {wide} {wide}"))
    }
}

/// What a kind of piece is called.
fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Poster => "toolkit-posters",
        Kind::Leaflet => "toolkit-leaflets",
        Kind::Card => "toolkit-cards",
        Kind::Script => "toolkit-scripts",
        Kind::Letter => "toolkit-letters",
        Kind::Role => "toolkit-roles",
        Kind::Checklist => "toolkit-checklists",
    }
}

fn reader_word(reader: Reader) -> &'static str {
    match reader {
        Reader::Member => "toolkit-for-member",
        Reader::Facilitator => "toolkit-for-facilitator",
        Reader::Host => "toolkit-for-host",
        Reader::Worker => "toolkit-for-worker",
    }
}

#[cfg(test)]
impl<'a> ToolPage<'a> {
    pub(crate) fn sample(visit: &'a Visit, view: &MeetingView, id: &str) -> Self {
        let tool = visit.site.content.toolkit().id(id).expect("the toolkit has it");
        page(visit, tool, Some(&Filled::of(visit, view)))
    }

    pub(crate) fn sample_blank(visit: &'a Visit, id: &str) -> Self {
        page(visit, visit.site.content.toolkit().id(id).expect("the toolkit has it"), None)
    }
}

#[cfg(test)]
mod tests {
    use openseat_content::Locale;

    use super::*;
    use crate::site::tests::{new_start, visit_to};

    #[tokio::test]
    async fn every_piece_fits_on_few_pages_filled_and_blank() {
        let view = new_start();
        for locale in Locale::ALL {
            let visit = visit_to(locale, "/toolkit").await;
            let filled = Filled::of(&visit, &view);
            let long = Filled {
                group: "The Wednesday lunchtime group by the harbour".into(),
                when: vec!["Every Wednesday and every other Saturday, 12:15 to 13:30".into(); 3],
                place: "Never Closed House, second door on the left, 1 Example Street, Harbour, RI 02903, USA".into(),
                address: filled.address.clone(),
            };
            for tool in visit.site.content.toolkit().list() {
                for known in [None, Some(&filled), Some(&long)] {
                    for paper in [Paper::A4, Paper::Letter] {
                        let leaf = leaf(&visit, tool, known);
                        let pages = openseat_print::leaf(&leaf, look(tool, paper, &leaf)).len();
                        let most = if tool.kind == Kind::Poster || tool.kind == Kind::Card { 1 } else { 2 };
                        assert!(pages <= most, "{} has {pages} pages on {paper:?}", tool.id);
                        let said = leaf.pieces.iter().any(|piece| matches!(piece, Piece::Picture(_)));
                        let asked = tool.parts.iter().any(|part| part.is == Is::Picture);
                        assert_eq!(said, asked && known.is_some(), "{}: a picture needs a group", tool.id);
                    }
                }
            }
        }
    }

    #[cfg(feature = "print")]
    #[tokio::test]
    async fn every_piece_is_written_as_a_file_that_screen_readers_can_read() {
        let view = new_start();
        for locale in Locale::ALL {
            let visit = visit_to(locale, "/toolkit").await;
            let filled = Filled::of(&visit, &view);
            for tool in visit.site.content.toolkit().list() {
                for known in [None, Some(&filled)] {
                    let leaf = leaf(&visit, tool, known);
                    let file = openseat_print::leaf_pdf(&leaf, look(tool, Paper::A4, &leaf));
                    let file = file.unwrap_or_else(|error| panic!("{} {locale:?}: {error}", tool.id));
                    assert!(file.starts_with(b"%PDF-1."), "{}", tool.id);
                    // For a person who wants to look at them.
                    if let Some(folder) = std::env::var_os("OPENSEAT_SHOW") {
                        let name = format!("{}-{}-{}.pdf", tool.id, locale.code(), known.is_some());
                        std::fs::write(std::path::Path::new(&folder).join(name), file).expect("the folder is there");
                    }
                }
            }
        }
    }

    #[tokio::test]
    async fn a_piece_is_filled_with_what_the_list_knows() {
        let visit = visit_to(Locale::En, "/toolkit").await;
        let filled = Filled::of(&visit, &new_start());
        let tool = visit.site.content.toolkit().id("venue-agreement").expect("it is there");
        let rows = |known: Option<&Filled>| -> Vec<Piece> {
            leaf(&visit, tool, known).pieces.into_iter().filter(|one| matches!(one, Piece::Row(..))).collect()
        };
        assert!(rows(None).is_empty(), "a blank one has lines to write on");
        let rows = rows(Some(&filled));
        assert_eq!(rows.len(), 3, "name, times, place: {rows:?}");
        assert!(matches!(&rows[1], Piece::Row(_, when) if when.contains("7pm") || when.contains("19:")), "{rows:?}");
    }
}
