//! Charts as SVG, made here: a line of points, bars, a grid, a wheel. The sentence above says the finding and the table
//! below has the numbers, so that a chart is for the eye alone. `parts/chart.html` draws them.
//!
//! All are 300 units wide and shown at that or wider, so that their words (17) are never smaller than 16 on a phone.

/// One chart.
pub(crate) enum Chart {
    Line(Line),
    Bars(Bars),
    Grid(Grid),
    Wheel(Wheel),
}

pub(crate) struct Line {
    /// Pieces: where a number is missing, the line is broken.
    pub(crate) pieces: Vec<String>,
    pub(crate) dots: Vec<(String, String)>,
    /// How large a dot is: many are small.
    pub(crate) dot: u8,
    pub(crate) rules: Vec<Rule>,
    pub(crate) from: String,
    pub(crate) until: String,
}

/// A level, with its number on the left where there is room.
pub(crate) struct Rule {
    pub(crate) y: String,
    pub(crate) text_y: String,
    pub(crate) text: String,
    /// One of the ends, not a line of a published table.
    pub(crate) end: bool,
}

pub(crate) struct Bars {
    pub(crate) bars: Vec<Bar>,
    pub(crate) most: String,
    pub(crate) from: String,
    pub(crate) until: String,
}

pub(crate) struct Bar {
    pub(crate) x: String,
    pub(crate) y: String,
    pub(crate) width: String,
    pub(crate) height: String,
}

pub(crate) struct Grid {
    pub(crate) columns: Vec<(String, String)>,
    pub(crate) rows: Vec<(String, String)>,
    pub(crate) cells: Vec<Cell>,
    pub(crate) height: String,
}

pub(crate) struct Cell {
    pub(crate) x: String,
    pub(crate) y: String,
    pub(crate) text_x: String,
    pub(crate) text_y: String,
    pub(crate) text: String,
    /// How dark, 0 to 1.
    pub(crate) dark: String,
}

pub(crate) struct Wheel {
    pub(crate) spokes: Vec<Spoke>,
    /// How it is, and how much it matters.
    pub(crate) is: String,
    pub(crate) matters: String,
    /// How it was in the entry before; empty when there is none.
    pub(crate) was: String,
}

/// One thing from 0 to 10: how it is, how much it matters, how it was.
pub(crate) struct Slice {
    pub(crate) is: f64,
    pub(crate) matters: f64,
    pub(crate) was: Option<f64>,
}

pub(crate) struct Spoke {
    pub(crate) x: String,
    pub(crate) y: String,
    pub(crate) text_x: String,
    pub(crate) text_y: String,
    pub(crate) text: String,
}

/// Where the plot lies.
const LEFT: f64 = 38.0;
const RIGHT: f64 = 292.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 140.0;
/// Words of levels that lie nearer than this are left out.
const APART: f64 = 17.0;

fn n(value: f64) -> String {
    format!("{value:.1}")
}

impl Line {
    /// Points by time (any unit) with a number or none; levels with their numbers in words; names of both ends of time.
    pub(crate) fn of(points: &[(f64, Option<f64>)], levels: &[(f64, String)], [from, until]: [String; 2]) -> Self {
        let low = levels.iter().map(|(level, _)| *level).fold(f64::INFINITY, f64::min);
        let high = levels.iter().map(|(level, _)| *level).fold(f64::NEG_INFINITY, f64::max);
        let first = points.first().map_or(0.0, |(at, _)| *at);
        let span = points.last().map_or(0.0, |(at, _)| *at - first);
        let x = |at: f64| if span > 0.0 { LEFT + (at - first) / span * (RIGHT - LEFT - 8.0) + 4.0 } else { 165.0 };
        let y = |value: f64| BOTTOM - (value - low) / (high - low).max(f64::MIN_POSITIVE) * (BOTTOM - TOP);
        let mut pieces: Vec<Vec<String>> = vec![Vec::new()];
        let mut dots = Vec::new();
        for (at, value) in points {
            match value {
                Some(value) => {
                    dots.push((n(x(*at)), n(y(*value))));
                    pieces
                        .last_mut()
                        .into_iter()
                        .for_each(|piece| piece.push(format!("{},{}", n(x(*at)), n(y(*value)))));
                }
                None => pieces.push(Vec::new()),
            }
        }
        let pieces = pieces.into_iter().filter(|piece| piece.len() > 1).map(|piece| piece.join(" ")).collect();
        let dot = if dots.len() > 60 { 2 } else { 4 };
        Self { pieces, dots, dot, rules: rules(levels, low, high, y), from, until }
    }
}

/// The ends keep their words; of those between, only what is far enough from the words before.
fn rules(levels: &[(f64, String)], low: f64, high: f64, y: impl Fn(f64) -> f64) -> Vec<Rule> {
    let mut written = vec![y(low), y(high)];
    let rule = |(level, text): &(f64, String)| {
        let (at, end) = (y(*level), *level == low || *level == high);
        let room = end || written.iter().all(|other| (other - at).abs() >= APART);
        if room && !end {
            written.push(at);
        }
        Rule { y: n(at), text_y: n(at + 5.0), text: if room { text.clone() } else { String::new() }, end }
    };
    levels.iter().map(rule).collect()
}

impl Bars {
    pub(crate) fn of(values: &[f64], most: String, [from, until]: [String; 2]) -> Self {
        let high = values.iter().copied().fold(0.0, f64::max).max(f64::MIN_POSITIVE);
        let step = (RIGHT - LEFT) / values.len().max(1) as f64;
        let width = (step * 0.8).min(40.0);
        let bar = |(number, value): (usize, &f64)| {
            let height = value / high * (BOTTOM - TOP);
            Bar { x: n(LEFT + step * (number as f64 + 0.1)), y: n(BOTTOM - height), width: n(width), height: n(height) }
        };
        Self { bars: values.iter().enumerate().map(bar).collect(), most, from, until }
    }
}

impl Grid {
    /// Counts by row and column, with the names of both.
    pub(crate) fn of(rows: &[(String, Vec<usize>)], columns: &[String]) -> Self {
        const ROW: f64 = 26.0;
        const HEAD: f64 = 24.0;
        const SIDE: f64 = 68.0;
        let step = (RIGHT - SIDE) / columns.len().max(1) as f64;
        let most = rows.iter().flat_map(|(_, counts)| counts).copied().max().unwrap_or(0).max(1);
        let cell = |row: usize, column: usize, count: usize| {
            let (x, y) = (SIDE + step * column as f64, HEAD + ROW * row as f64);
            Cell {
                x: n(x),
                y: n(y),
                text_x: n(x + step / 2.0),
                text_y: n(y + 18.0),
                text: if count == 0 { String::new() } else { count.to_string() },
                dark: format!("{:.2}", 0.45 * count as f64 / most as f64),
            }
        };
        let cells = rows
            .iter()
            .enumerate()
            .flat_map(|(row, (_, counts))| counts.iter().enumerate().map(move |(column, count)| (row, column, *count)));
        Self {
            cells: cells.map(|(row, column, count)| cell(row, column, count)).collect(),
            columns: columns
                .iter()
                .enumerate()
                .map(|(at, name)| (n(SIDE + step * (at as f64 + 0.5)), name.clone()))
                .collect(),
            rows: rows
                .iter()
                .enumerate()
                .map(|(at, (name, _))| (n(HEAD + ROW * at as f64 + 18.0), name.clone()))
                .collect(),
            height: n(HEAD + ROW * rows.len() as f64 + 2.0),
        }
    }
}

impl Wheel {
    pub(crate) fn of(slices: &[Slice]) -> Self {
        let of = slices.len().max(1) as f64;
        let at = |number: usize, reach: f64| {
            let turn = number as f64 / of * std::f64::consts::TAU - std::f64::consts::FRAC_PI_2;
            (150.0 + turn.cos() * reach, 150.0 + turn.sin() * reach)
        };
        let shape = |values: Vec<f64>| {
            let points = values.into_iter().enumerate().map(|(number, value)| at(number, value * 12.0));
            points.map(|(x, y)| format!("{},{}", n(x), n(y))).collect::<Vec<_>>().join(" ")
        };
        let spoke = |number: usize| {
            let ((x, y), (text_x, text_y)) = (at(number, 120.0), at(number, 134.0));
            Spoke { x: n(x), y: n(y), text_x: n(text_x), text_y: n(text_y + 6.0), text: (number + 1).to_string() }
        };
        let was: Option<Vec<f64>> = slices.iter().map(|slice| slice.was).collect();
        Self {
            spokes: (0..slices.len()).map(spoke).collect(),
            is: shape(slices.iter().map(|slice| slice.is).collect()),
            matters: shape(slices.iter().map(|slice| slice.matters).collect()),
            was: was.map(shape).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends() -> [String; 2] {
        ["a".into(), "b".into()]
    }

    #[test]
    fn a_line_is_broken_where_a_number_is_missing_and_rises_with_it() {
        let levels = [(0.0, "0".to_owned()), (10.0, "10".to_owned())];
        let line = Line::of(&[(0.0, Some(0.0)), (1.0, Some(10.0)), (2.0, None), (4.0, Some(5.0))], &levels, ends());
        assert_eq!((line.pieces.len(), line.dots.len()), (1, 3), "a lone point is a dot and no line");
        assert_eq!((line.dots[0].1.as_str(), line.dots[1].1.as_str()), ("140.0", "12.0"));
        let one = Line::of(&[(3.0, Some(5.0))], &levels, ends());
        assert_eq!(one.dots, [("165.0".to_owned(), "76.0".to_owned())]);
    }

    #[test]
    fn words_of_levels_do_not_lie_on_each_other() {
        let levels: Vec<(f64, String)> = (0..=27).map(|level| (f64::from(level), level.to_string())).collect();
        let line = Line::of(&[(0.0, Some(3.0))], &levels, ends());
        let mut written: Vec<f64> = line
            .rules
            .iter()
            .filter(|rule| !rule.text.is_empty())
            .map(|rule| rule.y.parse().expect("a number"))
            .collect();
        written.sort_by(f64::total_cmp);
        assert!(written.windows(2).all(|two| two[1] - two[0] >= APART), "{written:?}");
        assert!(line.rules.first().is_some_and(|rule| rule.text == "0") && written.len() > 5);
    }

    #[test]
    fn the_tallest_bar_is_the_most_and_nothing_is_no_bar() {
        let bars = Bars::of(&[2.0, 0.0, 4.0], "4".into(), ends()).bars;
        assert_eq!([&bars[0].height, &bars[1].height, &bars[2].height], ["64.0", "0.0", "128.0"]);
        assert!(Bars::of(&[0.0], "0".into(), ends()).bars[0].height == "0.0");
    }

    #[test]
    fn a_wheel_begins_at_the_top_and_shows_what_was_only_when_all_of_it_is_known() {
        let slice = |is, matters, was| Slice { is, matters, was };
        let wheel = Wheel::of(&[slice(10.0, 5.0, Some(1.0)), slice(0.0, 10.0, None)]);
        assert!(wheel.is.starts_with("150.0,30.0 150.0,150.0"), "{}", wheel.is);
        assert!(wheel.was.is_empty() && wheel.spokes.len() == 2);
    }
}
