//! The columns of the spreadsheet by name.

use csv::StringRecord;

use crate::{reader::Broken, sheet::csv::unguarded};

/// The columns that are read. Those named `Contact…` are only counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Committee,
    CommitteeName,
    AreaRegion,
    ParentName,
    Room,
    Closed,
    WheelChr,
    Day,
    Time,
    Language1,
    Language2,
    Language3,
    Place,
    Address,
    City,
    LocBorough,
    State,
    Zip,
    Country,
    Directions,
    Institutional,
    Format1,
    Format2,
    Format3,
    Format4,
    Format5,
    Delete,
    LastChanged,
    Longitude,
    Latitude,
    PhoneMeetingNumber,
    VirtualMeetingLink,
    VirtualMeetingInfo,
    TimeZone,
    BmltId,
    Unpublished,
}

/// Their names in the file, in the order of [`Column`].
const NAMES: [&str; 36] = [
    "Committee",
    "CommitteeName",
    "AreaRegion",
    "ParentName",
    "Room",
    "Closed",
    "WheelChr",
    "Day",
    "Time",
    "Language1",
    "Language2",
    "Language3",
    "Place",
    "Address",
    "City",
    "LocBorough",
    "State",
    "Zip",
    "Country",
    "Directions",
    "Institutional",
    "Format1",
    "Format2",
    "Format3",
    "Format4",
    "Format5",
    "Delete",
    "LastChanged",
    "Longitude",
    "Latitude",
    "PhoneMeetingNumber",
    "VirtualMeetingLink",
    "VirtualMeetingInfo",
    "TimeZone",
    "bmlt_id",
    "unpublished",
];

impl Column {
    /// The columns whose cells are type codes.
    pub(super) const TYPES: [Self; 9] = [
        Self::Closed,
        Self::Format1,
        Self::Format2,
        Self::Format3,
        Self::Format4,
        Self::Format5,
        Self::Language1,
        Self::Language2,
        Self::Language3,
    ];
}

/// Where the columns are.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    places: [Option<usize>; NAMES.len()],
    contacts: Vec<usize>,
}

impl Columns {
    /// Finds the columns in the header line. Broken when name, day or time is not among them.
    pub(super) fn find(header: &StringRecord) -> Result<Self, Broken> {
        let place = |name: &str| header.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
        for needed in ["CommitteeName", "Day", "Time"] {
            if place(needed).is_none() {
                let what = format!("The header line has no column {needed}.");
                return Err(Broken::new("line 1", what, "Export the NAWS spreadsheet again, with its header line."));
            }
        }
        let is_contact = |cell: &str| cell.trim().to_ascii_lowercase().starts_with("contact");
        let contacts = (0..header.len()).filter(|at| header.get(*at).is_some_and(is_contact)).collect();
        Ok(Self { places: NAMES.map(place), contacts })
    }

    /// The trimmed cell; empty when the column is not there.
    pub(super) fn get<'r>(&self, record: &'r StringRecord, column: Column) -> &'r str {
        let cell = self.places[column as usize].and_then(|place| record.get(place)).unwrap_or_default().trim();
        unguarded(cell)
    }

    /// How many contact cells of a record are filled in.
    pub(super) fn contacts(&self, record: &StringRecord) -> u64 {
        let filled = |at: &&usize| record.get(**at).is_some_and(|cell| !cell.trim().is_empty());
        self.contacts.iter().filter(filled).count() as u64
    }
}
