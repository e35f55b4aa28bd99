//! Pages as a PDF file, tagged and with an outline, held to PDF/UA-1 by the writer.

use std::num::NonZeroU16;

use krilla::{
    Document, SerializeSettings,
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect},
    metadata::{DateTime, Metadata},
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagTree},
    text::{Font, TextDirection},
};

use crate::{
    Unprintable, face,
    flow::{Drawn, Hung, Page, Placed, Role},
    layout::layout,
    leaf::{Leaf, leaf},
    sheet::{Look, Sheet},
};

/// A sheet as a PDF file.
///
/// # Errors
/// When the writer finds that the file would not be as PDF/UA-1 wants it.
pub fn pdf(sheet: &Sheet, look: Look) -> Result<Vec<u8>, Unprintable> {
    let about = About { title: &sheet.title, language: &sheet.language, made: sheet.made };
    written(&layout(sheet, look), about, look)
}

/// A leaf as a PDF file.
///
/// # Errors
/// As [`pdf()`].
pub fn leaf_pdf(one: &Leaf, look: Look) -> Result<Vec<u8>, Unprintable> {
    written(&leaf(one, look), About { title: &one.title, language: &one.language, made: one.made }, look)
}

/// What a file says of itself.
struct About<'a> {
    title: &'a str,
    language: &'a str,
    made: (u16, u8, u8),
}

fn written(pages: &[Page], told: About<'_>, look: Look) -> Result<Vec<u8>, Unprintable> {
    let refused = |error: &dyn std::fmt::Debug| Unprintable::Refused(format!("{error:?}"));
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = configuration.map_err(|error| refused(&error))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let fonts = Fonts::new();
    let mut tree = TagTree::new().with_lang(Some(told.language.to_owned()));
    let (mut outline, mut open) = (Outline::new(), None);
    for (number, page) in pages.iter().enumerate() {
        let (width, height) = look.paper.size();
        let size = PageSettings::from_wh(width, height).ok_or_else(|| Unprintable::Refused("no such paper".into()))?;
        let mut sent = document.start_page_with(size);
        let mut surface = sent.surface();
        draw(&mut surface, &page.drawn);
        let mut hung = page.hung.iter().peekable();
        for one in &page.placed {
            while let Some(picture) = hung.next_if(|hung| hung.block < one.block) {
                hang(&mut surface, &mut tree, &mut open, picture);
            }
            if one.role == Role::Heading(2) && open.as_ref().is_none_or(|group: &Open| group.block != one.block) {
                let at = XyzDestination::new(number, Point::from_xy(one.x, one.y - one.size));
                outline.push_child(OutlineNode::new(one.text.trim().to_owned(), at));
            }
            let tag = match one.role {
                Role::Around => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
                _ => ContentTag::Span(SpanTag::empty()),
            };
            let leaf = surface.start_tagged(tag);
            let at = Point::from_xy(one.x, one.y);
            // A line's end is a word's end.
            let text = format!("{} ", one.text);
            surface.draw_text(at, fonts.of(one.bold), one.size, &text, false, TextDirection::LeftToRight);
            surface.end_tagged();
            if one.role != Role::Around {
                Open::take(&mut open, &mut tree, one, leaf);
            }
        }
        for picture in hung {
            hang(&mut surface, &mut tree, &mut open, picture);
        }
    }
    if let Some(last) = open {
        tree.push(last.group);
    }
    let (year, month, day) = told.made;
    let made = DateTime::new(year).month(month).day(day);
    let about = Metadata::new().title(told.title.to_owned()).language(told.language.to_owned()).creation_date(made);
    document.set_metadata(about.creator("Openseat".to_owned()));
    document.set_outline(outline);
    document.set_tag_tree(tree);
    document.finish().map_err(|error| refused(&error))
}

/// Boxes and lines. They say nothing, so they are not part of the text.
fn draw(surface: &mut Surface<'_>, drawn: &[Drawn]) {
    for Drawn(x, y, width, height) in drawn.iter().copied() {
        let mut path = PathBuilder::new();
        if height > 0.0 {
            path.move_to(x, y);
            path.line_to(x + width, y);
            path.line_to(x + width, y + height);
            path.line_to(x, y + height);
            path.close();
        } else {
            path.move_to(x, y);
            path.line_to(x + width, y);
        }
        let Some(path) = path.finish() else { continue };
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)));
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke { paint: black().into(), width: 0.8, ..Stroke::default() }));
        surface.draw_path(&path);
        surface.set_stroke(None);
        surface.end_tagged();
    }
}

/// A picture, with what it is in words.
fn hang(surface: &mut Surface<'_>, tree: &mut TagTree, open: &mut Option<Open>, hung: &Hung) {
    let (module, mut path) = (hung.picture.size / hung.picture.modules.max(1) as f32, PathBuilder::new());
    for (left, top, wide) in &hung.picture.runs {
        let (x, y) = (hung.x + *left as f32 * module, hung.y + *top as f32 * module);
        // A hair taller than a module, so that no light line stands between two rows.
        if let Some(rect) = Rect::from_xywh(x, y, *wide as f32 * module, module * 1.02) {
            path.push_rect(rect);
        }
    }
    let Some(path) = path.finish() else { return };
    if let Some(done) = open.take() {
        tree.push(done.group);
    }
    let leaf = surface.start_tagged(ContentTag::Other);
    surface.set_fill(Some(Fill { paint: black().into(), ..Fill::default() }));
    surface.draw_path(&path);
    surface.set_fill(None);
    surface.end_tagged();
    let mut group = TagGroup::new(Tag::Figure(Some(hung.picture.says.clone())));
    group.push(leaf);
    tree.push(group);
}

fn black() -> rgb::Color {
    rgb::Color::black()
}

/// The block whose lines are being written.
struct Open {
    block: usize,
    group: TagGroup,
}

impl Open {
    fn take(open: &mut Option<Self>, tree: &mut TagTree, one: &Placed, leaf: Identifier) {
        if open.as_ref().is_none_or(|group| group.block != one.block) {
            let level = |level: u8| NonZeroU16::new(level.into()).unwrap_or(NonZeroU16::MIN);
            let title = Some(one.text.trim().to_owned());
            let group = match one.role {
                Role::Title => TagGroup::new(Tag::Hn(level(1), title)),
                Role::Heading(at) => TagGroup::new(Tag::Hn(level(at), title)),
                Role::Text | Role::Around => TagGroup::new(Tag::P),
            };
            if let Some(done) = open.replace(Self { block: one.block, group }) {
                tree.push(done.group);
            }
        }
        if let Some(now) = open {
            now.group.push(leaf);
        }
    }
}

struct Fonts {
    regular: Font,
    bold: Font,
}

impl Fonts {
    fn new() -> Self {
        let font =
            |bytes: &'static [u8]| Font::new(bytes.to_vec().into(), 0).expect("the font in the program can be read");
        Self { regular: font(face::REGULAR), bold: font(face::BOLD) }
    }

    fn of(&self, bold: bool) -> Font {
        if bold { self.bold.clone() } else { self.regular.clone() }
    }
}
