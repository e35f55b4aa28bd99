//! Why two listings were held to be the same meeting, or not.

/// One thing that spoke for or against. A page turns it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The fellowships are named and differ: settles it.
    OtherFellowship,
    /// They share no weekday, or come in different weeks of the month: settles it.
    OtherDays,
    /// Their starts are too far apart, in minutes: settles it.
    OtherTime(u16),
    /// One or both have no fixed time, so there is nothing to compare: settles it.
    NoTime,

    SameStart,
    /// Starts differ by so many minutes.
    StartsApart(u16),
    /// One is listed weekly, the other in some weeks only.
    OtherRhythm,

    SameAddress,
    /// Same house, other unit, suite or room.
    OtherUnit,
    /// So many metres apart, to the next ten.
    MetresApart(u32),
    /// So many kilometres apart.
    KilometresApart(u32),
    SameBuildingName,
    SamePostcode,
    /// At least one says only the area, and the areas agree.
    SameArea,
    /// At least one says only the area, and the areas differ.
    OtherArea,

    SameOnlineRoom,
    OtherOnlineRoom,
    SamePhone,

    /// Alike in all words that tell names apart.
    SameName,
    /// Share so many hundredths of the words that tell names apart.
    SimilarName(u8),
    OtherName,
    SameGroup,
    /// One is only in person, the other only online.
    OtherWayIn,
}

impl Reason {
    /// Whether it speaks for the two being the same.
    pub fn speaks_for(self) -> bool {
        match self {
            Self::SameStart
            | Self::SameAddress
            | Self::SameBuildingName
            | Self::SamePostcode
            | Self::SameArea
            | Self::SameOnlineRoom
            | Self::SamePhone
            | Self::SameName
            | Self::SameGroup => true,
            Self::MetresApart(metres) => metres <= 150,
            Self::SimilarName(hundredths) => hundredths >= 50,
            _ => false,
        }
    }
}
