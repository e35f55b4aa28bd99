//! Postcodes: US ZIP codes and the first half of UK postcodes.

use super::blob::Blob;
use openseat_domain::place::Point;

/// Where a postcode is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Area {
    /// "02903", "LS1".
    pub(crate) code: String,
    pub(crate) site: Site,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Site {
    /// Its middle, how far it reaches in kilometres, and whether it is only a neighbour's.
    At(Point, f32, bool),
    /// Only a town is known (Northern Ireland, the islands): its name and its country's code.
    Town(String, &'static str),
}

pub(crate) struct Zips {
    codes: Vec<i32>,
    spots: Spots,
}

pub(crate) struct Outward {
    codes: Vec<Box<str>>,
    spots: Spots,
    northern_ireland: Vec<(u32, u32, Box<str>)>,
}

struct Spots {
    lat: Vec<i32>,
    lon: Vec<i32>,
    half_km: Vec<u8>,
}

impl Zips {
    pub(crate) fn unpack(packed: &[u8]) -> Self {
        let mut blob = Blob::unpack(packed, b"OSZP1");
        let _count = blob.u32();
        Self { codes: blob.steps(), spots: Spots::read(&mut blob) }
    }

    /// A code of five digits. One that is not listed (post-office boxes) is put with its nearest number in the same
    /// district of three digits.
    pub(crate) fn find(&self, digits: &str) -> Option<Area> {
        let code: i32 = digits.parse().ok()?;
        let after = self.codes.partition_point(|known| *known < code);
        let near = [after.checked_sub(1), Some(after)].into_iter().flatten().filter(|at| *at < self.codes.len());
        let best = near.min_by_key(|at| (self.codes[*at] - code).abs())?;
        let exact = self.codes[best] == code;
        let same_district = self.codes[best] / 100 == code / 100;
        (exact || same_district).then(|| Area { code: digits.to_owned(), site: self.spots.site(best, !exact) })
    }
}

impl Outward {
    pub(crate) fn unpack(packed: &[u8]) -> Self {
        let mut blob = Blob::unpack(packed, b"OSUK1");
        let _count = blob.u32();
        let codes = blob.text().lines().map(Into::into).collect();
        let spots = Spots::read(&mut blob);
        let northern_ireland = blob.text().lines().filter_map(span).collect();
        Self { codes, spots, northern_ireland }
    }

    /// An outward code, any case.
    pub(crate) fn find(&self, outward: &str) -> Option<Area> {
        let code = outward.to_ascii_uppercase();
        let site = match self.codes.binary_search_by(|known| known.as_ref().cmp(&code)) {
            Ok(at) => self.spots.site(at, false),
            Err(_) => self.town_of(&code)?,
        };
        Some(Area { code, site })
    }

    /// Code-Point Open ends at the Irish Sea and does not have the Channel Islands or the Isle of Man.
    fn town_of(&self, code: &str) -> Option<Site> {
        let (area, number) = code.split_at_checked(2)?;
        let number: u32 = number.parse().ok()?;
        match area {
            "BT" => {
                let span = self.northern_ireland.iter().find(|(first, last, _)| (*first..=*last).contains(&number))?;
                Some(Site::Town(span.2.to_string(), "GB"))
            }
            "IM" if number < 10 => Some(Site::Town("Douglas".to_owned(), "IM")),
            "JE" if number < 5 => Some(Site::Town("Saint Helier".to_owned(), "JE")),
            "GY" if number < 10 => Some(Site::Town("Saint Peter Port".to_owned(), "GG")),
            _ => None,
        }
    }
}

impl Spots {
    fn read(blob: &mut Blob) -> Self {
        Self { lat: blob.steps(), lon: blob.steps(), half_km: blob.section().to_vec() }
    }

    fn site(&self, at: usize, neighbour: bool) -> Site {
        let point = Point { lat: f64::from(self.lat[at]) / 1e4, lon: f64::from(self.lon[at]) / 1e4 };
        Site::At(point, f32::from(self.half_km[at]) / 2.0, neighbour)
    }
}

fn span(line: &str) -> Option<(u32, u32, Box<str>)> {
    let mut fields = line.split('\t');
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?, fields.next()?.into()))
}

/// The outward half of a whole UK postcode at the start of `words`, in one word or two ("ls14ab"; "ls1", "4ab").
pub(crate) fn whole_uk<'a>(words: &[&'a str]) -> Option<&'a str> {
    let first = words.first()?;
    if is_outward(first) && words.get(1).is_some_and(|second| is_inward(second)) {
        return Some(first);
    }
    let (outward, inward) = first.split_at_checked(first.len().checked_sub(3)?)?;
    (is_outward(outward) && is_inward(inward)).then_some(outward)
}

/// "LS1", "SW1A", "M1": one or two letters, a digit, perhaps one more digit or letter.
pub(crate) fn is_outward(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = word.as_bytes().get(letters..).unwrap_or_default();
    (1..=2).contains(&letters)
        && (1..=2).contains(&rest.len())
        && rest[0].is_ascii_digit()
        && rest.iter().all(u8::is_ascii_alphanumeric)
}

fn is_inward(word: &str) -> bool {
    matches!(word.as_bytes(), [digit, a, b] if digit.is_ascii_digit() && a.is_ascii_alphabetic() && b.is_ascii_alphabetic())
}

/// Five digits.
pub(crate) fn is_zip(word: &str) -> bool {
    word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit())
}
