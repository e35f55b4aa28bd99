//! Counts, lines, weeks, hours, gaps and sums.

use jiff::civil::Date;
use openseat_content::form::FormInfo;
use openseat_domain::{
    form::{Better, Score},
    tally::{BLOCK, Counts, Gap, Grid, Length, Series, Sum, Tally, Week},
    trend::{FEWEST, Going, percent},
};

use super::{
    super::said::number,
    Row, Section, Table,
    tell::{answer, measured, name},
};
use crate::{
    chart::{self, Chart},
    frame::Frame,
    pages::space::said::day,
    times,
};

/// More points than these are shown week by week: on a phone they could not be told apart, and the page would be long.
const DENSE: usize = 60;
/// Weeks that a chart shows: half a year.
const WEEKS: usize = 26;

pub(super) fn counts(frame: &Frame<'_>, info: &FormInfo, of: &str, counts: &Counts) -> Option<Section> {
    let most = counts.of.iter().map(|(_, n)| *n).max().filter(|most| *most > 0)?;
    let shares = percent(0, counts.said).is_some();
    let row = |(code, n): &(String, usize)| {
        let share = percent(*n, counts.said).map(|share| format!("{share} %"));
        let cells = std::iter::once(n.to_string()).chain(share).collect();
        Row { name: answer(frame, info, of, code), cells, bar: Some(n * 100 / most) }
    };
    let said = [("n", counts.said.into()), ("all", counts.all.into())];
    let mut heads = vec![frame.t("adds-answer").to_owned(), frame.t("adds-times").to_owned()];
    heads.extend(shares.then(|| frame.t("adds-share").to_owned()));
    Some(Section {
        said: vec![frame.say.format("adds-said", &said)],
        table: Some(Table { heads, rows: counts.of.iter().map(row).collect(), folded: false }),
        ..Section::default()
    })
}

pub(super) fn series(frame: &Frame<'_>, info: &FormInfo, of: &str, series: &Series) -> Option<Section> {
    let (first, last, n) = (series.known().next()?, series.known().next_back()?, series.known().count());
    let score = info.form.scores.iter().find(|score| score.id == of);
    let mut said = Vec::new();
    if n == 1 {
        let words = [("value", number(frame, last.1).into()), ("when", day(frame, last.0.date()).into())];
        said.push(frame.say.format("adds-trend-one", &words));
    } else {
        let words = [
            ("first", number(frame, first.1).into()),
            ("from", day(frame, first.0.date()).into()),
            ("last", number(frame, last.1).into()),
            ("until", day(frame, last.0.date()).into()),
        ];
        said.push(frame.say.format("adds-trend-ends", &words));
    }
    said.extend(
        series.middle.filter(|_| n > 2).map(|middle| frame.t1("adds-trend-middle", "middle", number(frame, middle))),
    );
    said.push(direction(frame, series, n));
    if let Some(score) = score {
        said.extend(better(frame, score.better));
        said.extend(reliable(frame, info, score, first.1, last.1).filter(|_| n > 1));
        said.extend(bands(frame, info, score, last.1));
    }
    let weekly = series.points.len() > DENSE;
    let points = if weekly { series.by_week() } else { series.points.clone() };
    if weekly {
        said.push(frame.t("adds-trend-weekly").to_owned());
    }
    let rows = points.iter().rev().filter_map(|(at, value)| {
        let cells = vec![number(frame, (*value)?)];
        Some(Row { name: day(frame, at.date()), cells, bar: None })
    });
    let date = frame.t(if weekly { "adds-week" } else { "form-history-date" });
    let heads = vec![date.to_owned(), name(frame, info, of).text];
    Some(Section {
        said,
        chart: Some(Chart::Line(line(frame, score, series, &points))),
        table: Some(Table { heads, rows: rows.collect(), folded: true }),
        ..Section::default()
    })
}

/// What would be told as no points a week is no direction.
fn direction(frame: &Frame<'_>, series: &Series, n: usize) -> String {
    if n < FEWEST {
        return frame.say.format("adds-trend-few", &[("n", n.into()), ("fewest", FEWEST.into())]);
    }
    let Some(trend) = series.trend.filter(|trend| trend.per_week.abs() >= 0.05) else {
        return frame.t1("adds-trend-unclear", "n", n);
    };
    let size = |value: f64| number(frame, value.abs());
    let (one, other) = (trend.low.abs(), trend.high.abs());
    let words = [
        ("n", n.into()),
        ("by", size(trend.per_week).into()),
        ("low", size(one.min(other)).into()),
        ("high", size(one.max(other)).into()),
    ];
    match trend.going() {
        Going::Up => frame.say.format("adds-trend-up", &words),
        Going::Down => frame.say.format("adds-trend-down", &words),
        Going::Unclear => frame.t1("adds-trend-unclear", "n", n),
    }
}

fn better(frame: &Frame<'_>, better: Better) -> Option<String> {
    match better {
        Better::Higher => Some(frame.t("adds-better-higher").to_owned()),
        Better::Lower => Some(frame.t("adds-better-lower").to_owned()),
        Better::Neither => None,
    }
}

/// Whether the last differs from the first by more than chance.
fn reliable(frame: &Frame<'_>, info: &FormInfo, score: &Score, was: f64, is: f64) -> Option<String> {
    let moved = score.moved(was, is);
    let source = info.change_source(&score.id);
    moved.reliable.filter(|_| moved.by != 0.0).map(|reliable| match reliable {
        true => frame.t1("adds-reliable", "source", source),
        false => frame.t1("adds-chance", "source", source),
    })
}

/// What published tables call the last number.
fn bands(frame: &Frame<'_>, info: &FormInfo, score: &Score, value: f64) -> Vec<String> {
    let locale = frame.say.locale;
    let told = score.scales.iter().filter_map(|scale| {
        let band = info.band(&score.id, &scale.id, &scale.band(value)?.id, locale);
        let (whom, source) = info.scale(&score.id, &scale.id, locale)?;
        let words = [("whom", whom.into()), ("band", band.into()), ("source", source.into())];
        Some(frame.say.format("form-score-scale", &words))
    });
    told.collect()
}

/// The axis begins at the least that can be. The lines of one table are shown; of several, none.
fn line(
    frame: &Frame<'_>,
    score: Option<&Score>,
    series: &Series,
    points: &[(jiff::civil::DateTime, Option<f64>)],
) -> chart::Line {
    let highest = points.iter().filter_map(|(_, value)| *value).fold(f64::NEG_INFINITY, f64::max);
    // A range far wider than what is there would show nothing.
    let high = if series.high - series.low > 100.0 { highest.max(series.low + 1.0) } else { series.high };
    let mut levels = vec![series.low, high];
    if let Some([scale]) = score.map(|score| score.scales.as_slice()) {
        levels.extend(scale.bands.iter().skip(1).map(|band| band.from));
    }
    let levels: Vec<(f64, String)> = levels.into_iter().map(|level| (level, number(frame, level))).collect();
    let ends = points.first().zip(points.last());
    let first = ends.map_or(jiff::civil::DateTime::MIN, |((at, _), _)| *at);
    let by_day = |at: &jiff::civil::DateTime| at.duration_since(first).as_secs_f64();
    let points: Vec<(f64, Option<f64>)> = points.iter().map(|(at, value)| (by_day(at), *value)).collect();
    chart::Line::of(&points, &levels, days(frame, ends.map(|((from, _), (until, _))| (from.date(), until.date()))))
}

fn days(frame: &Frame<'_>, ends: Option<(Date, Date)>) -> [String; 2] {
    match ends {
        Some((from, until)) if from == until => [day(frame, from), String::new()],
        Some((from, until)) => [day(frame, from), day(frame, until)],
        None => [String::new(), String::new()],
    }
}

pub(super) fn length(frame: &Frame<'_>, info: &FormInfo, of: &str, length: &Length) -> Option<Section> {
    let in_words = |value: Option<f64>| value.map(|value| measured(frame, info, of, value));
    let words = [
        ("middle", in_words(length.middle)?.into()),
        ("longest", in_words(length.longest)?.into()),
        ("n", length.n.into()),
    ];
    Some(Section { said: vec![frame.say.format("adds-length", &words)], ..Section::default() })
}

pub(super) fn weeks(frame: &Frame<'_>, info: &FormInfo, of: Option<&str>, weeks: &[Week]) -> Option<Section> {
    let shown = &weeks[weeks.len().saturating_sub(WEEKS)..];
    let (first, last) = shown.first().zip(shown.last())?;
    let n: usize = shown.iter().map(|week| week.entries).sum();
    let in_words = |value: f64| of.map_or_else(|| number(frame, value), |of| measured(frame, info, of, value));
    let mut said = vec![frame.say.format("adds-weeks-said", &[("n", n.into()), ("weeks", shown.len().into())])];
    if of.is_some() {
        said.push(frame.t1("adds-weeks-sum", "sum", in_words(shown.iter().map(|week| week.value).sum())));
    }
    let values: Vec<f64> = shown.iter().map(|week| week.value).collect();
    let most = values.iter().copied().fold(0.0, f64::max);
    let ends = days(frame, Some((first.from, last.from)));
    let row = |week: &Week| Row { name: day(frame, week.from), cells: vec![in_words(week.value)], bar: None };
    let heads = [frame.t("adds-week"), frame.t(if of.is_some() { "adds-amount" } else { "adds-times" })];
    Some(Section {
        said,
        chart: Some(Chart::Bars(chart::Bars::of(&values, number(frame, most), ends))),
        table: Some(Table {
            heads: heads.map(str::to_owned).into(),
            rows: shown.iter().rev().map(row).collect(),
            folded: true,
        }),
        ..Section::default()
    })
}

pub(super) fn grid(frame: &Frame<'_>, grid: &Grid) -> Option<Section> {
    // Our weekdays begin on Sunday, the grid on Monday.
    let weekday = |day: usize| times::weekday_named(frame.say, ((day + 1) % 7) as u8).to_owned();
    let hours = |block: usize| {
        let clock = |hour: usize| jiff::civil::time((hour % 24) as i8, 0, 0, 0).strftime("%-H").to_string();
        format!("{}–{}", clock(block * BLOCK), (block + 1) * BLOCK)
    };
    let blocks = 24 / BLOCK;
    let rows: Vec<(String, Vec<usize>)> =
        (0..blocks).map(|block| (hours(block), grid.days.iter().map(|day| day[block]).collect())).collect();
    let most =
        (0..7).flat_map(|day| (0..blocks).map(move |block| (day, block))).max_by_key(|(d, b)| grid.days[*d][*b])?;
    let n = grid.days[most.0][most.1];
    let said = match n {
        0..3 => frame.t("adds-hours-few").to_owned(),
        n => {
            let words = [("day", weekday(most.0).into()), ("hours", hours(most.1).into()), ("n", n.into())];
            frame.say.format("adds-hours-most", &words)
        }
    };
    let letter = |day: usize| weekday(day).chars().next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let columns: Vec<String> = (0..7).map(letter).collect();
    let chart = chart::Grid::of(&rows, &columns);
    let heads = std::iter::once(frame.t("adds-clock").to_owned()).chain((0..7).map(weekday)).collect();
    let row = |(name, counts): (String, Vec<usize>)| {
        let cells = counts.iter().map(usize::to_string).collect();
        Row { name, cells, bar: None }
    };
    Some(Section {
        said: vec![said],
        chart: Some(Chart::Grid(chart)),
        table: Some(Table { heads, rows: rows.into_iter().map(row).collect(), folded: true }),
        ..Section::default()
    })
}

pub(super) fn gaps(frame: &Frame<'_>, gaps: &[Gap]) -> Option<Section> {
    let widest = gaps.first()?;
    let numbers = |gap: &Gap| (number(frame, gap.from), number(frame, gap.to));
    let mut said = Vec::new();
    if widest.from > widest.to {
        let (from, to) = numbers(widest);
        let words = [("name", widest.name.as_str().into()), ("from", from.into()), ("to", to.into())];
        said.push(frame.say.format("adds-gap-widest", &words));
    }
    let before = gaps.iter().any(|gap| gap.before.is_some());
    said.push(frame.t("adds-gap-key").to_owned());
    said.extend(gaps.iter().all(|gap| gap.before.is_some()).then(|| frame.t("adds-gap-key-before").to_owned()));
    let row = |(at, gap): (usize, &Gap)| {
        let (from, to) = numbers(gap);
        let was = before.then(|| gap.before.map_or("–".to_owned(), |was| number(frame, was)));
        let cells = [Some(from), Some(to), was].into_iter().flatten().collect();
        Row { name: format!("{}. {}", at + 1, gap.name), cells, bar: None }
    };
    let heads = ["adds-gap-what", "adds-gap-from", "adds-gap-to"].map(|key| frame.say.t(key).to_owned());
    let was = before.then(|| frame.t("adds-gap-before").to_owned());
    let slice = |gap: &Gap| chart::Slice { is: gap.to, matters: gap.from, was: gap.before };
    let slices: Vec<chart::Slice> = gaps.iter().map(slice).collect();
    Some(Section {
        said,
        chart: (gaps.len() > 2).then(|| Chart::Wheel(chart::Wheel::of(&slices))),
        table: Some(Table {
            heads: heads.into_iter().chain(was).collect(),
            rows: gaps.iter().enumerate().map(row).collect(),
            folded: false,
        }),
        ..Section::default()
    })
}

pub(super) fn sums(frame: &Frame<'_>, info: &FormInfo, tally: &Tally, sums: &[Sum]) -> Option<Section> {
    let Tally::Sum { of, by } = tally else { return None };
    let row = |sum: &Sum| Row {
        name: match (&sum.by, by) {
            (Some(code), Some(by)) => answer(frame, info, by, code),
            _ => frame.t("adds-sum-all").to_owned(),
        },
        cells: sum.of.iter().zip(of).map(|(value, link)| measured(frame, info, link, *value)).collect(),
        bar: None,
    };
    let heads = of.iter().map(|link| name(frame, info, link).text);
    let what = by.as_ref().map(|by| name(frame, info, by).text).unwrap_or_default();
    let n = sums.last()?.n;
    Some(Section {
        said: vec![frame.t1("adds-sum-lines", "n", n)],
        table: Some(Table {
            heads: std::iter::once(what).chain(heads).collect(),
            rows: sums.iter().map(row).collect(),
            folded: false,
        }),
        ..Section::default()
    })
}
