//! Thank you; and the code that opens what was told, shown once. Or: you told us lately.

use askama::Template;
use jiff::civil::Date;
use openseat_actions::{meeting::MeetingView, review::Kept};

use crate::{
    frame::Frame,
    pages::{meeting::name, space::said},
};

#[derive(Template)]
#[template(path = "pages/review/kept.html")]
pub(crate) struct KeptPage<'a> {
    frame: Frame<'a>,
    name: String,
    meeting: String,
    /// Counted with what people told who did not sign in.
    apart: bool,
    waits: bool,
    /// Empty for who was not signed in.
    code: String,
    /// The code is in the space too.
    linked: bool,
}

#[derive(Template)]
#[template(path = "pages/review/lately.html")]
pub(crate) struct LatelyPage<'a> {
    frame: Frame<'a>,
    name: String,
    meeting: String,
    again: String,
}

pub(crate) fn outside<'a>(frame: Frame<'a>, view: &MeetingView) -> KeptPage<'a> {
    inside(frame, view, &Kept { code: None, counts: false, waits: false }, false)
}

pub(crate) fn inside<'a>(frame: Frame<'a>, view: &MeetingView, kept: &Kept, linked: bool) -> KeptPage<'a> {
    KeptPage {
        name: name(&frame, &view.draft).to_owned(),
        meeting: format!("/meeting/{}", view.slug),
        apart: !kept.counts,
        waits: kept.waits,
        code: kept.code.clone().unwrap_or_default(),
        linked,
        frame,
    }
}

pub(crate) fn lately<'a>(frame: Frame<'a>, view: &MeetingView, again_on: Date) -> LatelyPage<'a> {
    LatelyPage {
        name: name(&frame, &view.draft).to_owned(),
        meeting: format!("/meeting/{}", view.slug),
        again: frame.t1("tell-lately", "date", said::day(&frame, again_on)),
        frame,
    }
}

#[cfg(test)]
impl<'a> KeptPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>, view: &MeetingView) -> Self {
        let kept = Kept { code: Some("7KQM-2DFH-9CRT-4GXY-6WNP".into()), counts: true, waits: true };
        inside(frame, view, &kept, true)
    }

    pub(crate) fn sample_outside(frame: Frame<'a>, view: &MeetingView) -> Self {
        outside(frame, view)
    }
}

#[cfg(test)]
impl<'a> LatelyPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>, view: &MeetingView) -> Self {
        lately(frame, view, jiff::civil::date(2027, 2, 21))
    }
}
