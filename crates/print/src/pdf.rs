//! Pages as a PDF file, tagged and with an outline, held to PDF/UA-1 by the writer.

use std::num::NonZeroU16;

use krilla::{
    Document, SerializeSettings,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::Point,
    metadata::{DateTime, Metadata},
    outline::{Outline, OutlineNode},
    page::PageSettings,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagTree},
    text::{Font, TextDirection},
};

use crate::{
    Unprintable, face,
    flow::{Placed, Role},
    layout::layout,
    sheet::{Look, Sheet},
};

/// A sheet as a PDF file.
///
/// # Errors
/// When the writer finds that the file would not be as PDF/UA-1 wants it.
pub fn pdf(sheet: &Sheet, look: Look) -> Result<Vec<u8>, Unprintable> {
    let pages = layout(sheet, look);
    let refused = |error: &dyn std::fmt::Debug| Unprintable::Refused(format!("{error:?}"));
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = configuration.map_err(|error| refused(&error))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let fonts = Fonts::new();
    let mut tree = TagTree::new().with_lang(Some(sheet.language.clone()));
    let (mut outline, mut open) = (Outline::new(), None);
    for (number, page) in pages.iter().enumerate() {
        let (width, height) = look.paper.size();
        let size = PageSettings::from_wh(width, height).ok_or_else(|| Unprintable::Refused("no such paper".into()))?;
        let mut sent = document.start_page_with(size);
        let mut surface = sent.surface();
        for one in &page.placed {
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
    }
    if let Some(last) = open {
        tree.push(last.group);
    }
    let (year, month, day) = sheet.made;
    let made = DateTime::new(year).month(month).day(day);
    let about = Metadata::new().title(sheet.title.clone()).language(sheet.language.clone()).creation_date(made);
    document.set_metadata(about.creator("Openseat".to_owned()));
    document.set_outline(outline);
    document.set_tag_tree(tree);
    document.finish().map_err(|error| refused(&error))
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
