//! Distances as BMLT reckons them: the law of cosines, with 69 miles or 111.111 kilometres to a degree.

use super::kept::Meeting;

pub(super) const MILES: f64 = 69.0;
pub(super) const KILOMETRES: f64 = 111.111;

/// Radiuses that are tried when the nearest meetings are asked for.
const RADIUSES: [f64; 58] = [
    0.0625, 0.125, 0.1875, 0.25, 0.4375, 0.5, 0.5625, 0.75, 0.8125, 1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5, 2.75, 3.0,
    3.25, 3.5, 3.75, 4.0, 4.25, 4.5, 4.75, 5.0, 5.5, 6.0, 6.5, 7.0, 7.5, 8.0, 8.5, 9.0, 9.5, 10.0, 11.0, 12.0, 13.0,
    14.0, 15.0, 17.5, 20.0, 22.5, 25.0, 27.5, 30.0, 35.0, 40.0, 45.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0, 150.0,
    200.0,
];

/// Degrees between two points; `None` when the meeting has none.
pub(super) fn degrees(meeting: &Meeting, latitude: f64, longitude: f64) -> Option<f64> {
    let (lat, lon) = (meeting.latitude?.to_radians(), meeting.longitude?.to_radians());
    let (latitude, longitude) = (latitude.to_radians(), longitude.to_radians());
    let cosine = lat.cos() * latitude.cos() * (lon - longitude).cos() + lat.sin() * latitude.sin();
    Some(cosine.min(1.0).acos().to_degrees())
}

/// The smallest radius that holds as many as are wanted; `within` counts those in a radius.
pub(super) fn radius_of(wanted: usize, within: impl Fn(f64) -> usize) -> f64 {
    let smallest = RADIUSES.partition_point(|radius| within(*radius) < wanted);
    RADIUSES[smallest.min(RADIUSES.len() - 1)]
}

/// The north-west and the south-east corner of all meetings, each latitude and longitude.
pub(super) fn corners(meetings: &[Meeting]) -> Option<[(f64, f64); 2]> {
    let mut found: Option<[(f64, f64); 2]> = None;
    for meeting in meetings {
        let (Some(lat), Some(lon)) = (meeting.latitude, meeting.longitude) else { continue };
        let (lat, lon) = (lat.clamp(-90.0, 90.0), lon.clamp(-180.0, 180.0));
        if lat == 0.0 || lon == 0.0 {
            continue;
        }
        let [north_west, south_east] = found.get_or_insert([(lat, lon); 2]);
        // Beyond 90 degrees, east of the date line comes after the west of it.
        let far = |east: bool| lon.abs() > 90.0 && (lon >= 0.0) == east;
        if far(false) && north_west.1 >= 0.0 {
            continue;
        }
        north_west.1 = if far(true) && north_west.1 < 0.0 { lon } else { north_west.1.min(lon) };
        if far(true) && south_east.1 < 0.0 {
            continue;
        }
        south_east.1 = if far(false) && south_east.1 >= 0.0 { lon } else { south_east.1.max(lon) };
        north_west.0 = north_west.0.max(lat);
        south_east.0 = south_east.0.min(lat);
    }
    found
}

/// The middle of all meetings.
pub(super) fn middle(meetings: &[Meeting]) -> Option<(f64, f64)> {
    let [(north, west), (south, east)] = corners(meetings)?;
    let east = if east < west { east + 360.0 } else { east };
    let middle = f64::midpoint(west, east);
    Some((f64::midpoint(north, south), if middle > 180.0 { middle - 360.0 } else { middle }))
}
