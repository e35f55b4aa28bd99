//! What helped, lines that come again, what was written, what is open, and days.

use jiff::civil::Date;
use openseat_content::form::FormInfo;
use openseat_domain::tally::{Counted, Fall, Line as Again, Open, Rank, Said, Tally};

use super::{super::said::number, Line, Section, tell::answer};
use crate::{frame::Frame, pages::space::said::day};

/// Texts that the page shows.
const SHOWN: usize = 60;

pub(super) fn falls(frame: &Frame<'_>, info: &FormInfo, tally: &Tally, falls: &[Fall]) -> Option<Section> {
    let Tally::Drop { by, after, .. } = tally else { return None };
    if falls.is_empty() {
        return Some(Section { said: vec![frame.t("adds-drop-few").to_owned()], ..Section::default() });
    }
    let told = |fall: &Fall| {
        let points = number(frame, fall.mean.abs());
        let words = [("did", answer(frame, info, by, &fall.by).into()), ("by", points.into()), ("n", fall.n.into())];
        match fall.mean {
            mean if mean < 0.0 => frame.say.format("adds-drop-rose", &words),
            _ => frame.say.format("adds-drop-fell", &words),
        }
    };
    let mut groups: Vec<Option<&String>> = falls.iter().map(|fall| fall.after.as_ref()).collect();
    groups.dedup();
    let line = |group: &Option<&String>| Line {
        text: match (group, after) {
            (Some(code), Some(after)) => frame.t1("adds-drop-after", "what", answer(frame, info, after, code)),
            _ => frame.t("adds-drop-any").to_owned(),
        },
        more: falls.iter().filter(|fall| fall.after.as_ref() == *group).map(told).collect(),
    };
    Some(Section { lines: groups.iter().map(line).collect(), ..Section::default() })
}

pub(super) fn lines(frame: &Frame<'_>, lines: &[Again]) -> Option<Section> {
    let line = |one: &Again| {
        let best = one.best.as_ref().map(|(answer, by)| {
            let words = [("answer", answer.as_str().into()), ("by", number(frame, *by).into())];
            frame.say.format("adds-best", &words)
        });
        let more = std::iter::once(frame.t1("adds-again", "n", one.n)).chain(best).collect();
        Line { text: one.text.clone(), more }
    };
    let lines: Vec<Line> = lines.iter().take(SHOWN).map(line).collect();
    (!lines.is_empty()).then(|| Section { lines, ..Section::default() })
}

pub(super) fn library(frame: &Frame<'_>, said: &[Said]) -> Option<Section> {
    let line = |one: &Said| {
        let mut more = vec![day(frame, one.on)];
        more.extend((one.times > 1).then(|| frame.t1("adds-again", "n", one.times)));
        Line { text: one.text.clone(), more }
    };
    let lines: Vec<Line> = said.iter().take(SHOWN).map(line).collect();
    (!lines.is_empty()).then(|| Section { lines, ..Section::default() })
}

pub(super) fn ranks(frame: &Frame<'_>, ranks: &[Rank]) -> Option<Section> {
    let line = |one: &Rank| {
        let words = [("middle", number(frame, one.middle).into()), ("n", one.n.into())];
        Line { text: one.text.clone(), more: vec![frame.say.format("adds-rank", &words)] }
    };
    let lines: Vec<Line> = ranks.iter().take(SHOWN).map(line).collect();
    (!lines.is_empty()).then(|| Section { lines, ..Section::default() })
}

pub(super) fn timeline(frame: &Frame<'_>, info: &FormInfo, of: &str, all: &[(Date, String)]) -> Option<Section> {
    let line = |(on, code): &(Date, String)| Line { text: answer(frame, info, of, code), more: vec![day(frame, *on)] };
    let lines: Vec<Line> = all.iter().take(SHOWN).map(line).collect();
    (!lines.is_empty()).then(|| Section { lines, ..Section::default() })
}

pub(super) fn open(frame: &Frame<'_>, open: &[Open]) -> Option<Section> {
    let line = |one: &Open| Line {
        text: one.text.clone(),
        more: vec![frame.t1("adds-open-since", "day", day(frame, one.since))],
    };
    let said = if open.is_empty() { vec![frame.t("adds-open-none").to_owned()] } else { Vec::new() };
    Some(Section { said, lines: open.iter().take(SHOWN).map(line).collect(), ..Section::default() })
}

pub(super) fn since(frame: &Frame<'_>, counted: &[Counted]) -> Option<Section> {
    let line = |one: &Counted| {
        let now = one.now.map(|days| frame.t1("adds-since-now", "n", days));
        let more = [("all", one.all.into()), ("longest", one.longest.into())];
        let stretches = one.stretches.iter().map(|stretch| match stretch.until {
            None => frame.t1("adds-since-from", "day", day(frame, stretch.from)),
            Some(until) => {
                let words = [("from", day(frame, stretch.from).into()), ("until", day(frame, until).into())];
                frame.say.format("adds-since-stretch", &words)
            }
        });
        let told = now.into_iter().chain([frame.say.format("adds-since-all", &more)]).chain(stretches);
        Line { text: one.name.clone(), more: told.collect() }
    };
    let lines: Vec<Line> = counted.iter().map(line).collect();
    (!lines.is_empty()).then(|| Section { lines, ..Section::default() })
}
