//! Where names go, so that none lies on another or on a mark.

/// Letters are about this wide and high, in units of the picture.
const LETTER: f64 = 7.0;
const LINE: f64 = 15.0;

/// The places already taken.
pub(crate) struct Labels {
    width: f64,
    height: f64,
    taken: Vec<[f64; 4]>,
}

impl Labels {
    pub(crate) fn new(width: f64, height: f64) -> Self {
        Self { width, height, taken: Vec::new() }
    }

    /// No label will lie within `radius` of this point.
    pub(crate) fn keep_free(&mut self, x: f64, y: f64, radius: f64) {
        self.taken.push([x - radius, y - radius, x + radius, y + radius]);
    }

    /// Start of the text's base line when it is centred at `x` on the line `y`; `None` if there is no room.
    pub(crate) fn place_at(&mut self, x: f64, y: f64, text: &str) -> Option<(f64, f64)> {
        let wide = wide(text);
        self.take([x - wide / 2.0, y - LINE + 3.0, x + wide / 2.0, y + 3.0]).then_some((x - wide / 2.0, y))
    }

    /// Start of the text's base line right, left, above or below a mark; `None` if all four are taken.
    pub(crate) fn place_beside(&mut self, x: f64, y: f64, gap: f64, text: &str) -> Option<(f64, f64)> {
        let wide = wide(text);
        let sides = [
            (x + gap, y + 4.0),
            (x - gap - wide, y + 4.0),
            (x - wide / 2.0, y - gap - 2.0),
            (x - wide / 2.0, y + gap + 11.0),
        ];
        sides.into_iter().find(|(x, y)| self.take([*x, y - LINE + 3.0, x + wide, y + 3.0]))
    }

    fn take(&mut self, wanted: [f64; 4]) -> bool {
        let [west, north, east, south] = wanted;
        let inside = west >= 2.0 && north >= 1.0 && east <= self.width - 2.0 && south <= self.height - 1.0;
        let free = self.taken.iter().all(|[w, n, e, s]| east < *w || west > *e || south < *n || north > *s);
        if inside && free {
            self.taken.push(wanted);
        }
        inside && free
    }
}

fn wide(text: &str) -> f64 {
    text.chars().count() as f64 * LETTER
}
