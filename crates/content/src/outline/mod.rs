//! A small map without tiles: land and borders, rings at round distances, the towns around, and the points asked for.
//!
//! The lines are `content/map/outline.bin` (Natural Earth and US Census, both public domain; see
//! `content/map/ATTRIBUTION.md`). They are good to about half a kilometre: enough to see where one is, not to find a door.
//! A page's list never needs this picture.

mod labels;
mod shapes;

use crate::gazetteer::Gazetteer;
use labels::Labels;
use openseat_domain::place::{KM_PER_MILE, Point};
use shapes::Shapes;
use std::fmt::Write as _;

/// A box on the map, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub south: f64,
    pub west: f64,
    pub north: f64,
    pub east: f64,
}

/// Unit of the rings' labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Miles,
    Kilometres,
}

/// Longest outline in letters before it is drawn more coarsely.
const OUTLINE_LETTERS: usize = 6_000;
/// Places that are marked with their own dot; a page shows fewer.
const MOST_POINTS: usize = 60;
const MOST_TOWNS: usize = 12;
/// Letters stay readable over lines.
const HALO: &str = "stroke=\"#f7f5ef\" stroke-width=\"3\" paint-order=\"stroke\"";
const KM_PER_DEGREE: f64 = 111.195;

/// A picture of `points` (each with its label) within `bounds`, `width` units wide, as one `<svg>` element.
///
/// `title` says in words what it shows. There is no script and no `style` attribute; colours are presentation
/// attributes, which a page's style sheet overrides by the classes `map-sea`, `map-land`, `map-ring`, `map-ring-label`,
/// `map-town`, `map-pin` and `map-pin-label`. The width is only the unit of drawing: the picture fills its box.
pub fn svg(bounds: Bounds, width: u32, title: &str, unit: Unit, points: &[(Point, &str)]) -> String {
    let frame = Frame::new(bounds, width);
    let mut out = String::with_capacity(8 * 1024);
    let (title, height) = (escaped(title), frame.height.round());
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\" font-family=\"system-ui, sans-serif\" role=\"img\" aria-label=\"{title}\" \
         viewBox=\"0 0 {width} {height}\"><title>{title}</title>\
         <rect class=\"map-sea\" width=\"{width}\" height=\"{height}\" fill=\"#dfe9ec\"/>"
    );
    let _ = write!(
        out,
        "<path class=\"map-land\" fill=\"#f7f5ef\" stroke=\"#8a9a9a\" fill-rule=\"evenodd\" d=\"{}\"/>",
        outline(&frame)
    );
    let mut labels = Labels::new(frame.width, frame.height);
    let pins = pins(&frame, points);
    pins.iter().for_each(|pin| labels.keep_free(pin.x, pin.y, 9.0));
    draw_rings(&mut out, &frame, unit, &mut labels);
    draw_pin_labels(&mut out, &pins, &mut labels);
    draw_towns(&mut out, &frame, &mut labels);
    draw_pins(&mut out, &pins);
    out.push_str("</svg>");
    out
}

impl Bounds {
    /// A box around a centre that reaches `km` to each side.
    pub fn around(centre: Point, km: f64) -> Self {
        let tall = km / KM_PER_DEGREE;
        let wide = tall / centre.lat.to_radians().cos().max(0.05);
        Self { south: centre.lat - tall, west: centre.lon - wide, north: centre.lat + tall, east: centre.lon + wide }
    }

    fn centre(&self) -> Point {
        Point { lat: (self.south + self.north) / 2.0, lon: (self.west + self.east) / 2.0 }
    }

    /// Made usable: the right way round, on the globe, at least 200 m wide.
    fn sane(self) -> Self {
        let axis = |a: f64, b: f64, most: f64| {
            let (a, b) = (if a.is_finite() { a } else { -most }, if b.is_finite() { b } else { most });
            let (low, high) = (a.min(b).clamp(-most, most), a.max(b).clamp(-most, most));
            if high - low < 0.002 { ((low - 0.001).max(-most), (high + 0.001).min(most)) } else { (low, high) }
        };
        let (south, north) = axis(self.south, self.north, 85.0);
        let (west, east) = axis(self.west, self.east, 180.0);
        Self { south, west, north, east }
    }
}

/// From degrees to the picture: equirectangular, with the middle's parallel at true length.
struct Frame {
    bounds: Bounds,
    width: f64,
    height: f64,
    /// Picture units to a degree of longitude and of latitude.
    scale: (f64, f64),
}

impl Frame {
    fn new(bounds: Bounds, width: u32) -> Self {
        let bounds = bounds.sane();
        let width = f64::from(width.clamp(100, 4000));
        let across = width / (bounds.east - bounds.west);
        let up = across / bounds.centre().lat.to_radians().cos();
        let height = ((bounds.north - bounds.south) * up).min(width * 2.0);
        Self { bounds, width, height, scale: (across, height / (bounds.north - bounds.south)) }
    }

    fn place(&self, lat: f64, lon: f64) -> (f64, f64) {
        ((lon - self.bounds.west) * self.scale.0, (self.bounds.north - lat) * self.scale.1)
    }

    fn units_per_km(&self) -> f64 {
        self.scale.1 / KM_PER_DEGREE
    }
}

/// The land as path data, as fine as the room allows.
fn outline(frame: &Frame) -> String {
    let shapes = Shapes::embedded();
    let mut path = String::new();
    for step in [1.5, 3.0, 6.0, 12.0, 24.0] {
        path.clear();
        let rings = shapes.clipped(frame.bounds, step / frame.scale.0);
        rings.iter().for_each(|ring| draw_land(&mut path, frame, ring));
        if path.len() <= OUTLINE_LETTERS {
            break;
        }
    }
    path
}

fn draw_land(path: &mut String, frame: &Frame, ring: &[(f64, f64)]) {
    let mut last: Option<(i64, i64)> = None;
    let begin = path.len();
    for (lon, lat) in ring {
        let (x, y) = frame.place(*lat, *lon);
        let here = (x.round() as i64, y.round() as i64);
        let _ = match last {
            None => write!(path, "M{} {}l", here.0, here.1),
            Some(last) if last == here => continue,
            Some((a, b)) => write!(path, "{} {} ", here.0 - a, here.1 - b),
        };
        last = Some(here);
    }
    if path[begin..].ends_with('l') {
        // Smaller than one unit of the picture.
        path.truncate(begin);
    } else if last.is_some() {
        path.truncate(path.trim_end().len());
        path.push('z');
    }
}

fn draw_rings(out: &mut String, frame: &Frame, unit: Unit, labels: &mut Labels) {
    let (km, short) = match unit {
        Unit::Miles => (KM_PER_MILE, "mi"),
        Unit::Kilometres => (1.0, "km"),
    };
    let (x, y) = (frame.width / 2.0, frame.height / 2.0);
    let _ = write!(out, "<g class=\"map-ring\" fill=\"none\" stroke=\"#5f7d80\" stroke-dasharray=\"2 4\">");
    let mut texts = String::new();
    for distance in [1, 5, 10, 25, 50, 100, 250, 500, 1000] {
        let radius = f64::from(distance) * km * frame.units_per_km();
        if radius < 40.0 || radius > x.min(y) * 1.02 {
            continue;
        }
        let _ = write!(out, "<circle cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"{radius:.0}\"/>");
        let text = format!("{distance} {short}");
        if let Some((x, y)) = labels.place_at(x, (y - radius + 14.0).max(14.0), &text) {
            let _ = write!(texts, "<text x=\"{x:.0}\" y=\"{y:.0}\">{text}</text>");
        }
    }
    let _ = write!(out, "</g><g class=\"map-ring-label\" {HALO} font-size=\"12\" fill=\"#3f5a5d\">{texts}</g>");
}

/// A dot, with every label that is there.
struct Pin {
    x: f64,
    y: f64,
    labels: Vec<String>,
}

fn pins(frame: &Frame, points: &[(Point, &str)]) -> Vec<Pin> {
    let mut pins: Vec<Pin> = Vec::new();
    for (point, label) in points {
        let (x, y) = frame.place(point.lat, point.lon);
        let inside = (0.0..=frame.width).contains(&x) && (0.0..=frame.height).contains(&y);
        if let Some(pin) = pins.iter_mut().find(|pin| (pin.x - x).hypot(pin.y - y) < 4.0) {
            pin.labels.push(escaped(label));
        } else if inside && pins.len() < MOST_POINTS {
            pins.push(Pin { x, y, labels: vec![escaped(label)] });
        }
    }
    pins
}

fn draw_pins(out: &mut String, pins: &[Pin]) {
    let _ = write!(out, "<g class=\"map-pin\" fill=\"#0f5a5e\" stroke=\"#fff\" stroke-width=\"2\">");
    for pin in pins {
        let (titles, more) = (pin.labels.iter().take(6), pin.labels.len().saturating_sub(6));
        let titles = titles.map(String::as_str).collect::<Vec<_>>().join("; ");
        let more = if more > 0 { format!(" (+{more})") } else { String::new() };
        let _ = write!(
            out,
            "<circle cx=\"{:.0}\" cy=\"{:.0}\" r=\"7\"><title>{titles}{more}</title></circle>",
            pin.x, pin.y
        );
    }
    out.push_str("</g>");
}

/// Names beside the dots, where there are few and the names are short.
fn draw_pin_labels(out: &mut String, pins: &[Pin], labels: &mut Labels) {
    if pins.len() > 8 {
        return;
    }
    let _ = write!(out, "<g class=\"map-pin-label\" {HALO} font-size=\"13\" font-weight=\"600\" fill=\"#17343a\">");
    for pin in pins {
        let label = &pin.labels[0];
        let short = label.chars().count() <= 28;
        if let Some((x, y)) = short.then(|| labels.place_beside(pin.x, pin.y, 10.0, label)).flatten() {
            let _ = write!(out, "<text x=\"{x:.0}\" y=\"{y:.0}\">{label}</text>");
        }
    }
    out.push_str("</g>");
}

fn draw_towns(out: &mut String, frame: &Frame, labels: &mut Labels) {
    let _ = write!(out, "<g class=\"map-town\" {HALO} font-size=\"12\" fill=\"#4a4a44\">");
    let reach = frame.width.hypot(frame.height) / 2.0 / frame.units_per_km();
    let mut drawn = 0;
    for town in Gazetteer::embedded().towns_around(frame.bounds.centre(), reach.min(3000.0), 60) {
        let (x, y) = frame.place(town.point.lat, town.point.lon);
        let name = escaped(town.name);
        let Some((text_x, text_y)) = labels.place_beside(x, y, 5.0, &name).filter(|_| drawn < MOST_TOWNS) else {
            continue;
        };
        let _ = write!(
            out,
            "<circle cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"2.5\"/><text x=\"{text_x:.0}\" y=\"{text_y:.0}\">{name}</text>"
        );
        drawn += 1;
    }
    out.push_str("</g>");
}

/// Text as it may stand in an element or an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
