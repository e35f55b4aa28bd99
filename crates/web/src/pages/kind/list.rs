//! Every kind of group, by how it works, and by name within: no kind stands first because somebody likes it.

use askama::Template;
use axum::response::Response;
use openseat_content::fellowship::Fellowship;
use openseat_domain::{
    behaviour::Behaviour,
    kind::{Approach, Belief, ForWhom, Kind, Presence},
    search::{Ask, Window},
};

use super::words;
use crate::{
    frame::Frame,
    pages::{Way, results},
    query, times,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "pages/kind/list.html")]
pub(crate) struct KindsPage<'a> {
    frame: Frame<'a>,
    /// The filters, each a link; those of what it is about are folded away.
    filters: Vec<Filter>,
    about: Vec<Filter>,
    about_open: bool,
    groups: Vec<Group<'a>>,
}

/// A filter: the list with it, or the list without it when it is on.
struct Filter {
    way: Way,
    on: bool,
    /// It can be taken away again.
    ends: bool,
}

/// The kinds of one approach.
pub(crate) struct Group<'a> {
    /// Its anchor on the page.
    pub(crate) id: &'static str,
    pub(crate) heading: &'a str,
    pub(crate) says: &'a str,
    pub(crate) kinds: Vec<Row<'a>>,
}

pub(crate) struct Row<'a> {
    pub(crate) path: String,
    pub(crate) name: &'a str,
    pub(crate) line: &'a str,
    /// How many meetings the directory has.
    pub(crate) meetings: String,
}

/// What the address asks to be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Shown {
    whom: Option<ForWhom>,
    about: Option<Behaviour>,
    without_faith: bool,
    online: bool,
}

impl Shown {
    fn read(raw: Option<&str>) -> Self {
        let value = |name| query::value(raw, name).unwrap_or_default();
        Self {
            whom: ForWhom::parse(&value("for")).filter(|whom| *whom != ForWhom::Both),
            about: Behaviour::parse(&value("about")),
            without_faith: value("faith") == "none",
            online: value("way") == "online",
        }
    }

    fn path(self) -> String {
        let mut out = url::form_urlencoded::Serializer::new(String::new());
        let pairs = [
            self.whom.map(|whom| ("for", whom.as_str())),
            self.about.map(|about| ("about", about.as_str())),
            self.without_faith.then_some(("faith", "none")),
            self.online.then_some(("way", "online")),
        ];
        out.extend_pairs(pairs.into_iter().flatten());
        let written = out.finish();
        if written.is_empty() { "/kinds".to_owned() } else { format!("/kinds?{written}") }
    }

    fn shows(self, kind: &Kind) -> bool {
        let whom = self.whom.is_none_or(|whom| kind.for_whom == whom || kind.for_whom == ForWhom::Both);
        let about = self.about.is_none_or(|about| kind.behaviours.contains(about));
        let faith = !self.without_faith || matches!(kind.belief, Belief::None | Belief::NoneRequired);
        let online =
            !self.online || matches!(kind.online, Presence::Many | Presence::Yes | Presence::Some | Presence::Only);
        whom && about && faith && online
    }
}

pub(crate) async fn show(visit: Visit) -> Response {
    let meetings = meetings(&visit);
    visit.show(&page(visit.frame(), Shown::read(visit.uri.query()), &meetings))
}

/// How many meetings of each kind the next seven days have, by the kind's number.
pub(crate) fn meetings(visit: &Visit) -> [u32; 256] {
    let now = times::minute_of(visit.site.now());
    results::facets(visit, &Ask::during(Window { from: now, until: now + 7 * 1440 }, 1)).kinds
}

fn page<'a>(frame: Frame<'a>, shown: Shown, meetings: &[u32; 256]) -> KindsPage<'a> {
    KindsPage {
        filters: filters(&frame, shown),
        about: about(&frame, shown),
        about_open: shown.about.is_some(),
        groups: groups(&frame, meetings, |kind| shown.shows(kind)),
        frame,
    }
}

/// The kinds that `shows` keeps, by approach and then by name. What a person cannot find by itself stands last.
pub(crate) fn groups<'a>(frame: &Frame<'a>, meetings: &[u32; 256], shows: impl Fn(&Kind) -> bool) -> Vec<Group<'a>> {
    let content = &frame.site.content;
    let group = |approach: &Approach| {
        let (heading, says) = words::approach(*approach);
        let kept = content.fellowships().iter().zip(content.kinds()).enumerate();
        let kept = kept.filter(|(_, (_, kind))| kind.approach == *approach && shows(kind));
        let mut kinds: Vec<Row<'a>> = kept.map(|(place, (one, _))| row(frame, one, meetings[place])).collect();
        kinds.sort_by_cached_key(|row| row.name.to_lowercase());
        Group { id: approach.as_str(), heading: frame.t(heading), says: frame.t(says), kinds }
    };
    Approach::ALL.iter().map(group).filter(|group| !group.kinds.is_empty()).collect()
}

fn row<'a>(frame: &Frame<'a>, one: &'a Fellowship, meetings: u32) -> Row<'a> {
    let meetings = match meetings {
        0 => frame.t("kinds-meetings-none").to_owned(),
        many => frame.t1("kinds-meetings", "n", many),
    };
    Row { path: format!("/kinds/{}", one.id), name: &one.name, line: one.line(frame.say.locale), meetings }
}

fn filters(frame: &Frame<'_>, shown: Shown) -> Vec<Filter> {
    let for_whom = |key, whom: Option<ForWhom>| {
        let on = shown.whom == whom;
        filter(frame, key, on, Shown { whom: if on { None } else { whom }, ..shown })
    };
    let faith = Shown { without_faith: !shown.without_faith, ..shown };
    let online = Shown { online: !shown.online, ..shown };
    vec![
        filter(frame, "kinds-show-all", shown == Shown::default(), Shown::default()),
        for_whom("kinds-show-self", Some(ForWhom::OneSelf)),
        for_whom("kinds-show-family", Some(ForWhom::Family)),
        filter(frame, "kinds-show-faith", shown.without_faith, faith),
        filter(frame, "kinds-show-online", shown.online, online),
    ]
}

/// Only what some kind is about.
fn about(frame: &Frame<'_>, shown: Shown) -> Vec<Filter> {
    let kinds = frame.site.content.kinds();
    let there = Behaviour::ALL.iter().filter(|one| kinds.iter().any(|kind| kind.behaviours.contains(**one)));
    let one = |behaviour: &Behaviour| {
        let on = shown.about == Some(*behaviour);
        let about = if on { None } else { Some(*behaviour) };
        filter(frame, words::behaviour(*behaviour), on, Shown { about, ..shown })
    };
    there.map(one).collect()
}

fn filter(frame: &Frame<'_>, key: &'static str, on: bool, to: Shown) -> Filter {
    let way = Way { href: to.path(), label: frame.say.t(key).to_owned() };
    Filter { way, on, ends: on && key != "kinds-show-all" }
}

#[cfg(test)]
impl<'a> KindsPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        let mut meetings = [0; 256];
        meetings[..3].copy_from_slice(&[12, 1, 4]);
        page(frame, Shown { about: Some(Behaviour::Alcohol), ..Shown::default() }, &meetings)
    }
}

#[cfg(test)]
mod tests {
    use openseat_content::{Content, Locale};

    use super::*;
    use crate::site::tests::visit_to;

    #[test]
    fn an_address_keeps_what_it_asks_and_forgets_nonsense() {
        for raw in ["for=family&about=gambling", "faith=none&way=online", "for=self"] {
            assert_eq!(Shown::read(Some(raw)).path(), format!("/kinds?{raw}"));
        }
        assert_eq!(Shown::read(Some("for=both&about=x&faith=all&way=fly")), Shown::default());
    }

    #[tokio::test]
    async fn every_kind_is_listed_once_and_by_name_within_its_approach() {
        let visit = visit_to(Locale::En, "/kinds").await;
        let groups = groups(&visit.frame(), &[0; 256], |_| true);
        let all: Vec<&str> = groups.iter().flat_map(|group| group.kinds.iter().map(|row| row.path.as_str())).collect();
        let mut once = all.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!((all.len(), once.len()), (Content::embedded().kinds().len(), all.len()));
        for group in &groups {
            assert!(group.kinds.is_sorted_by_key(|row| row.name.to_lowercase()), "{}", group.heading);
        }
    }

    #[test]
    fn no_filter_leaves_nothing_by_itself() {
        let content = Content::embedded();
        let single = [
            Shown { whom: Some(ForWhom::OneSelf), ..Shown::default() },
            Shown { whom: Some(ForWhom::Family), ..Shown::default() },
            Shown { without_faith: true, ..Shown::default() },
            Shown { online: true, ..Shown::default() },
        ];
        for shown in single {
            let kept = content.kinds().iter().filter(|kind| shown.shows(kind)).count();
            assert!(kept > 1 && kept < content.kinds().len(), "{shown:?} keeps {kept}");
        }
    }
}
