//! What can be wrong.

/// One kind of problem. Errors come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The file is no JSON list.
    NotAList,
    /// The file ends in the middle.
    Cut,
    /// Something stands after the list.
    TextAfter,
    /// A row is no JSON.
    RowNotJson,
    /// A row is something else than `{…}`.
    NotAnObject,
    /// A meeting without a name.
    NoName,
    /// A name that is longer than the format lets it be.
    LongName,
    /// A meeting without a lasting id of its own.
    NoSlug,
    /// Two rows with one slug.
    SameSlug,
    /// The day is none.
    BadDay,
    /// A time is none.
    BadTime,
    /// A zone that is not in IANA's list.
    UnknownZone,
    /// Text was wanted and something else is there.
    NotText,
    /// Types that are no list of codes.
    BadTypes,
    /// A list of texts was wanted and something else is there.
    NotAListOfText,
    /// A latitude or longitude that is none.
    BadPoint,
    /// `approximate` is neither yes nor no.
    BadApproximate,
    /// A link to join that is no web address.
    BadConferenceUrl,
    /// The file was not in UTF-8.
    NotUtf8,
    /// A name that will not fit on a card.
    WideName,
    /// A slug that is longer than the format lets it be.
    LongSlug,
    /// A slug that cannot stand in an address as it is.
    OddSlug,
    /// The day is text.
    DayAsText,
    /// A time with seconds, or with one digit for the hour.
    TimeForm,
    /// A day and no time.
    NoTime,
    /// A time and no day.
    NoDay,
    /// It ends when it begins.
    EndIsStart,
    /// A weekly meeting without a zone.
    NoZone,
    /// Nowhere to go and nothing to join.
    NoWay,
    /// Degrees written as text.
    PointAsText,
    /// The point where the equator meets Greenwich.
    Nowhere,
    /// A code that no programme has.
    UnknownType,
    /// Both open and closed.
    OpenAndClosed,
    /// A link to join at a service that is not known.
    UnknownProvider,
    /// A number to dial that is too short.
    ShortPhone,
    /// The moment of the last change in another form.
    UpdatedForm,
    /// HTML where plain text is wanted.
    Html,
    /// Contact details of a person.
    Personal,
    /// An office's details without its name.
    EntityWithoutName,
    /// A name at a payment service that cannot be one.
    OddHandle,
    /// A link that is no web address.
    LinkForm,
}

impl Kind {
    /// Every kind, errors first.
    pub const ALL: [Self; 41] = [
        Self::NotAList,
        Self::Cut,
        Self::TextAfter,
        Self::RowNotJson,
        Self::NotAnObject,
        Self::NoName,
        Self::LongName,
        Self::NoSlug,
        Self::SameSlug,
        Self::BadDay,
        Self::BadTime,
        Self::UnknownZone,
        Self::NotText,
        Self::BadTypes,
        Self::NotAListOfText,
        Self::BadPoint,
        Self::BadApproximate,
        Self::BadConferenceUrl,
        Self::NotUtf8,
        Self::WideName,
        Self::LongSlug,
        Self::OddSlug,
        Self::DayAsText,
        Self::TimeForm,
        Self::NoTime,
        Self::NoDay,
        Self::EndIsStart,
        Self::NoZone,
        Self::NoWay,
        Self::PointAsText,
        Self::Nowhere,
        Self::UnknownType,
        Self::OpenAndClosed,
        Self::UnknownProvider,
        Self::ShortPhone,
        Self::UpdatedForm,
        Self::Html,
        Self::Personal,
        Self::EntityWithoutName,
        Self::OddHandle,
        Self::LinkForm,
    ];

    /// Whether a meeting is lost or misread by it.
    pub fn is_error(self) -> bool {
        self < Self::NotUtf8
    }

    /// Whether the schema finds it too. The others need more than one row, a list of zones, or a look at the file itself.
    pub fn is_of_shape(self) -> bool {
        self.is_error()
            && !matches!(
                self,
                Self::Cut | Self::TextAfter | Self::RowNotJson | Self::SameSlug | Self::UnknownZone | Self::NotAList
            )
    }

    /// A short lasting name for programs.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotAList => "not-a-list",
            Self::Cut => "cut",
            Self::TextAfter => "text-after",
            Self::RowNotJson => "row-not-json",
            Self::NotAnObject => "not-an-object",
            Self::NoName => "no-name",
            Self::LongName => "long-name",
            Self::NoSlug => "no-slug",
            Self::SameSlug => "same-slug",
            Self::BadDay => "bad-day",
            Self::BadTime => "bad-time",
            Self::UnknownZone => "unknown-zone",
            Self::NotText => "not-text",
            Self::BadTypes => "bad-types",
            Self::NotAListOfText => "not-a-list-of-text",
            Self::BadPoint => "bad-point",
            Self::BadApproximate => "bad-approximate",
            Self::BadConferenceUrl => "bad-conference-url",
            Self::NotUtf8 => "not-utf-8",
            Self::WideName => "wide-name",
            Self::LongSlug => "long-slug",
            Self::OddSlug => "odd-slug",
            Self::DayAsText => "day-as-text",
            Self::TimeForm => "time-form",
            Self::NoTime => "no-time",
            Self::NoDay => "no-day",
            Self::EndIsStart => "end-is-start",
            Self::NoZone => "no-zone",
            Self::NoWay => "no-way",
            Self::PointAsText => "point-as-text",
            Self::Nowhere => "nowhere",
            Self::UnknownType => "unknown-type",
            Self::OpenAndClosed => "open-and-closed",
            Self::UnknownProvider => "unknown-provider",
            Self::ShortPhone => "short-phone",
            Self::UpdatedForm => "updated-form",
            Self::Html => "html",
            Self::Personal => "personal",
            Self::EntityWithoutName => "entity-without-name",
            Self::OddHandle => "odd-handle",
            Self::LinkForm => "link-form",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_listed_once_in_its_order() {
        assert!(Kind::ALL.is_sorted());
        let ids: std::collections::BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.id()).collect();
        assert_eq!(ids.len(), Kind::ALL.len());
        assert_eq!(Kind::ALL.last(), Some(&Kind::LinkForm));
    }
}
