//! The names that fields have in feeds and at the top of columns: one table for JSON keys and for spreadsheets.
//!
//! The names are data: `headers.csv` beside this file.

use std::{collections::HashMap, sync::OnceLock};

const TABLE: &str = include_str!("headers.csv");

macro_rules! fields {
    ($($field:ident $name:literal,)*) => {
        /// What a value in a record means. The names are those of the Meeting Guide format, where it has one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum Field { $($field,)* }

        impl Field {
            /// Every field.
            pub(crate) const ALL: &'static [Field] = &[$(Field::$field,)*];

            /// Its lasting name.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$field => $name,)* }
            }
        }
    };
}

fields! {
    Name "name", Slug "slug", Id "id", Day "day", Frequency "frequency", Time "time", EndTime "end_time",
    Duration "duration", Timezone "timezone", FormattedAddress "formatted_address", Address "address", City "city",
    State "state", PostalCode "postal_code", Country "country", Region "region", SubRegion "sub_region",
    SubSubRegion "sub_sub_region", Regions "regions", Location "location", Latitude "latitude",
    Longitude "longitude", Coordinates "coordinates", Approximate "approximate", ConferenceUrl "conference_url",
    ConferenceUrlNotes "conference_url_notes", ConferencePhone "conference_phone",
    ConferencePhoneNotes "conference_phone_notes", Types "types", Languages "languages",
    Communities "communities", Notes "notes", LocationNotes "location_notes", GroupNotes "group_notes",
    Group "group", Venmo "venmo", Square "square", Paypal "paypal", HomegroupOnline "homegroup_online", Url "url",
    EditUrl "edit_url", Website "website", Website2 "website_2", FeedbackEmails "feedback_emails",
    FeedbackUrl "feedback_url", Entity "entity", EntityEmail "entity_email", EntityLocation "entity_location",
    EntityLogo "entity_logo", EntityPhone "entity_phone", EntityWebsiteUrl "entity_website_url",
    Updated "updated", LastContact "last_contact", AttendanceOption "attendance_option",
    Fellowship "fellowship", District "district", SubDistrict "sub_district", Status "status",
    Archived "archived", From "from", Until "until", WorldId "world_id",
    Rrule "rrule", ExceptDates "except_dates", ExtraDates "extra_dates",
}

impl Field {
    /// The field with this lasting name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name() == name)
    }
}

/// A field and how well its spelling fits: 0 is its own name, higher numbers come later in the table.
pub(crate) type Match = (Field, u8);

/// What a JSON key or a column header means, in any case and with any signs between its words.
pub(crate) fn field(header: &str) -> Option<Match> {
    let names = table();
    names.get(header).or_else(|| names.get(fold(header).as_str())).copied()
}

/// Letters and digits only, in small letters.
pub(crate) fn fold(header: &str) -> String {
    header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn table() -> &'static HashMap<String, Match> {
    static READ: OnceLock<HashMap<String, Match>> = OnceLock::new();
    READ.get_or_init(|| {
        let mut names = HashMap::new();
        for line in TABLE.lines().skip(1) {
            let Some((name, spellings)) = line.split_once(',') else { continue };
            let Some(field) = Field::from_name(name) else { continue };
            names.insert(name.to_owned(), (field, 0));
            names.insert(fold(name), (field, 0));
            for (rank, spelling) in spellings.split('|').enumerate() {
                names.entry(fold(spelling)).or_insert((field, u8::try_from(rank + 1).unwrap_or(u8::MAX)));
            }
        }
        names
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_names_a_field_and_no_spelling_stands_twice() {
        let mut seen = HashMap::new();
        for line in TABLE.lines().skip(1) {
            let (name, spellings) = line.split_once(',').expect("two cells");
            assert!(Field::from_name(name).is_some(), "{name}");
            for spelling in spellings.split('|').map(fold).collect::<std::collections::BTreeSet<_>>() {
                if let Some(other) = seen.insert(spelling.clone(), name) {
                    panic!("“{spelling}” stands for {other} and for {name}");
                }
            }
        }
        assert_eq!(TABLE.lines().count() - 1, Field::ALL.len());
    }

    #[test]
    fn headers_are_matched_in_any_dress() {
        assert_eq!(field("Full Address").map(|m| m.0), Some(Field::FormattedAddress));
        assert_eq!(field("post_code").map(|m| m.0), Some(Field::PostalCode));
        assert_eq!(field("START-TIME").map(|m| m.0), Some(Field::Time));
        assert_eq!(field("Sub Region").map(|m| m.0), Some(Field::SubRegion));
        assert_eq!(field("Shoe size"), None);
    }
}
