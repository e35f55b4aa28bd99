//! The invented towns, their rooms, and the cities of the online meetings.

/// A town with its rooms and the kinds that meet there, in turn.
pub(super) struct Town {
    pub(super) name: &'static str,
    pub(super) state: &'static str,
    pub(super) country: &'static str,
    pub(super) zone: &'static str,
    /// Degrees north and east of its middle.
    pub(super) point: (f64, f64),
    pub(super) venues: &'static [Venue],
    pub(super) kinds: &'static [&'static str],
}

/// A room, so many degrees north and east of the middle of its town.
pub(super) struct Venue {
    pub(super) name: &'static str,
    pub(super) street: &'static str,
    pub(super) postal_code: &'static str,
    pub(super) notes: &'static str,
    pub(super) north: f64,
    pub(super) east: f64,
    pub(super) step_free: bool,
}

macro_rules! venues {
    ($($name:literal $street:literal $code:literal $north:literal $east:literal $free:literal $notes:literal)*) => {
        &[$(Venue { name: $name, street: $street, postal_code: $code, north: $north, east: $east, step_free: $free, notes: $notes }),*]
    };
}

/// Where Providence is on the map, so that a search near 02903 finds it. The town itself is nowhere.
pub(super) static HARBOUR: Town = Town {
    name: "Harbour",
    state: "RI",
    country: "USA",
    zone: "America/New_York",
    point: (41.8205, -71.4143),
    venues: venues! {
        "Never Closed House" "1 Example Street" "02903" 0.0021 0.0013 true "Ring the blue bell. Open all night."
        "Lantern Hall" "12 Example Street" "02903" -0.0034 0.0042 true "Side door, under the lamp."
        "Old Ferry House" "3 Specimen Wharf" "02903" -0.0061 -0.0028 false "Upstairs. There is no lift."
        "St Example’s Church Hall" "40 Sample Lane" "02906" 0.0093 0.0187 true "Go round the back, past the bicycles."
        "Placeholder Library, Room 2" "7 Placeholder Road" "02904" 0.0296 -0.0047 true "Ask at the desk for Room 2."
        "Quayside Clinic" "25 Fiction Quay" "02905" -0.0272 0.0039 true "Waiting room, after hours. Use the ramp."
        "Union Rooms" "88 Imaginary Avenue" "02909" -0.0011 -0.0291 false "Second floor."
        "Bakers’ Loft" "5 Pretend Passage" "02903" 0.0047 -0.0019 false "Smells of bread. Steep stairs."
        "Maple School" "150 Sample Lane" "02906" 0.0143 0.0241 true "Gym entrance."
        "Veterans’ House" "9 Invented Square" "02907" -0.0203 -0.0137 true ""
        "Saltmarsh Arts Centre" "61 Madeup Street" "02914" -0.0052 0.0402 true "Dogs are welcome in the yard."
        "Corner Temple" "18 Specimen Wharf" "02903" -0.0068 -0.0041 true "Please take off your shoes."
        "Harbour Recovery Centre" "200 Example Street" "02908" 0.0188 -0.0233 true "Coffee from half an hour before."
        "Two Bridges Chapel" "33 Nowhere Hill" "02911" 0.0431 -0.0312 false ""
    },
    kinds: &[
        "aa",
        "na",
        "smart",
        "alanon",
        "lifering",
        "aa",
        "rd",
        "ga",
        "na",
        "cr",
        "oa",
        "ma",
        "smart",
        "naranon",
        "wfs",
        "aa",
        "ca",
        "fa",
        "coda",
        "aca",
        "dra",
        "mara",
        "cma",
        "phoenix",
        "allrecovery",
        "hams",
        "nica",
        "ha",
        "hrw",
    ],
};

/// Where Leeds is on the map.
pub(super) static AIRE: Town = Town {
    name: "Harbour-on-Aire",
    state: "West Yorkshire",
    country: "United Kingdom",
    zone: "Europe/London",
    point: (53.7965, -1.5478),
    venues: venues! {
        "Millrace Hall" "4 Example Row" "LS1" 0.0012 -0.0031 true "Bell on the left."
        "Canal Street Rooms" "27 Pretend Street" "LS2" 0.0078 0.0046 true ""
        "Weavers’ Chapel" "10 Specimen Hill" "LS6" 0.0241 -0.0193 false "Eight steps up to the door."
        "Aire Health Centre" "2 Fiction Lane" "LS9" 0.0046 0.0228 true "Room on the ground floor."
        "Allotment Hut" "Plot 14, Imaginary Gardens" "LS11" -0.0214 -0.0087 true "Outdoors when dry."
    },
    kinds: &["smart", "aa", "na", "alanon", "ga", "lifering", "ca", "smart_ff", "rd", "fa", "oa"],
};

/// Online meetings of one city: (hour, days).
pub(super) struct OnlineCity {
    pub(super) city: &'static str,
    pub(super) country: &'static str,
    pub(super) zone: &'static str,
    pub(super) spanish: bool,
    pub(super) kinds: &'static [&'static str],
    pub(super) hours: &'static [(u16, &'static str)],
}

const ALL: &str = "SU,MO,TU,WE,TH,FR,SA";
const WORK: &str = "MO,TU,WE,TH,FR";

/// Together they start in every hour of the day, every day, in winter and in summer.
pub(super) static ONLINE: [OnlineCity; 5] = [
    OnlineCity {
        city: "Harbour",
        country: "USA",
        zone: "America/New_York",
        spanish: false,
        kinds: &["aa", "smart", "na", "lifering", "sherecovers", "alanon", "wfs", "allrecovery"],
        hours: &[
            (8, ALL),
            (9, WORK),
            (10, ALL),
            (11, ALL),
            (12, WORK),
            (13, "SA,SU"),
            (20, ALL),
            (21, ALL),
            (22, ALL),
            (23, ALL),
        ],
    },
    OnlineCity {
        city: "Harbour-on-Aire",
        country: "United Kingdom",
        zone: "Europe/London",
        spanish: false,
        kinds: &["smart", "aa", "ga", "rd", "na", "hams"],
        hours: &[
            (7, ALL),
            (8, WORK),
            (9, ALL),
            (16, ALL),
            (17, ALL),
            (18, ALL),
            (19, ALL),
            (20, ALL),
            (21, ALL),
            (22, ALL),
        ],
    },
    OnlineCity {
        city: "Sydney",
        country: "Australia",
        zone: "Australia/Sydney",
        spanish: false,
        kinds: &["smart", "na", "aa", "ga", "cma"],
        hours: &[(14, ALL), (15, ALL), (16, ALL), (17, ALL), (18, ALL), (19, ALL), (20, ALL), (21, ALL)],
    },
    OnlineCity {
        city: "Berlin",
        country: "Germany",
        zone: "Europe/Berlin",
        spanish: false,
        kinds: &["na", "rd", "aa", "coda"],
        hours: &[(6, ALL), (7, ALL), (12, ALL), (13, ALL), (14, ALL), (15, ALL), (19, "MO,WE,FR"), (20, "TU,SA")],
    },
    OnlineCity {
        city: "Ciudad de México",
        country: "México",
        zone: "America/Mexico_City",
        spanish: true,
        kinds: &["aa", "na", "alanon", "smart", "oa"],
        hours: &[
            (7, ALL),
            (8, WORK),
            (13, ALL),
            (16, ALL),
            (17, ALL),
            (18, ALL),
            (19, ALL),
            (20, ALL),
            (21, WORK),
            (22, ALL),
            (23, ALL),
        ],
    },
];
