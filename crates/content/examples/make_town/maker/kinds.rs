//! The kinds of meeting in the town, with invented names and their programmes' own type codes.

/// One kind and what its meetings are like.
pub(super) struct Kind {
    pub(super) id: &'static str,
    pub(super) names: &'static [&'static str],
    pub(super) spanish: &'static [&'static str],
    /// Sets of codes, one for a meeting.
    pub(super) types: &'static [&'static str],
    /// The programme's code for wheelchair access.
    pub(super) step_free: &'static str,
    pub(super) minutes: u16,
}

/// The kind with this id.
pub(super) fn find(id: &str) -> &'static Kind {
    KINDS.iter().find(|kind| kind.id == id).expect("the town uses only kinds of this list")
}

macro_rules! kinds {
    ($($id:literal $minutes:literal $free:literal [$($name:literal)*] [$($spanish:literal)*] [$($types:literal)*])*) => {
        &[$(Kind {
            id: $id, minutes: $minutes, step_free: $free,
            names: &[$($name),*], spanish: &[$($spanish),*], types: &[$($types),*],
        }),*]
    };
}

static KINDS: &[Kind] = kinds! {
    "aa" 60 "X" ["Lantern Group" "Even Keel" "Slack Water" "Plain Talk" "High Street Noon" "Harbour Steps" "Tide Tables"]
        ["Grupo Faro" "Marea Baja" "Puerto Sereno"]
        ["D O" "B C" "ST O" "BE O D" "W C D" "M C D" "SP O" "LGBTQ O D" "A O D" "MED O 11" "Y O D" "DR O POA" "ASL O SP" "LIT O XB" "S O D"]
    "na" 75 "WC" ["Two Tides" "Clear Channel" "Breakwater" "Any Port" "Night Ferry" "New Rope"] ["Nuevo Rumbo" "Mar Abierto"]
        ["O D" "C BT" "JFT O" "W C" "M C" "STEP O" "YP O" "SPK O" "BEG O" "GL O D" "CW O"]
    "smart" 60 "WHEELCHAIR" ["Tools at Tea Time" "Change Workshop" "The Toolbox" "Next Small Step" "Friday Plan"] ["La Caja de Herramientas" "Un Paso Más"]
        ["4-POINT OPEN" "4-POINT CHECK-IN PLAN" "WOMEN 4-POINT" "NEWCOMERS OPEN" "VETS 4-POINT" "TOOLS PROOF" "LGBTQ 4-POINT"]
    "smart_ff" 60 "WHEELCHAIR" ["Alongside" "Tools for Families"] ["A Tu Lado"] ["FF TOOLS" "FF CRAFT"]
    "lifering" 60 "WHEELCHAIR" ["How Was Your Week" "Own Compass" "Dry Dock"] ["Brújula Propia"] ["HOW-WEEK XT" "TOPIC" "WORKBOOK" "WOMEN HOW-WEEK"]
    "wfs" 60 "WHEELCHAIR" ["New Day Women" "Thirteen Lamps"] ["Mujeres al Alba"] ["WOMEN STATEMENTS" "WOMEN NEWCOMERS"]
    "rd" 60 "WA" ["Still Water Sitting" "Quiet Shore" "Breath and Bell"] ["Agua Quieta"] ["MI O" "BB O" "IW O" "LGBTQ MI" "BE MI"]
    "cr" 90 "WHEELCHAIR" ["Safe Mooring" "Calm After"] ["Puerto Seguro"] ["LARGE SMALL MEAL" "STEP SMALL" "101 LARGE"]
    "alanon" 60 "X" ["Kitchen Table" "Shore Watch" "My Own Boat"] ["Mesa de Cocina" "Mi Propia Barca"] ["O BE" "C ST" "SP O" "W C" "C BA"]
    "alateen" 60 "X" ["Paper Boats"] ["Barcos de Papel"] ["Y C"]
    "naranon" 60 "WHEELCHAIR" ["Rope and Ring" "Steady Light"] ["Luz Firme"] ["BE" "STEP" "PARENTS TOPIC"]
    "fa" 60 "WHEELCHAIR" ["Open Door Families"] ["Puerta Abierta"] ["STEP" "RED" "TOPIC"]
    "ga" 75 "X" ["Even Odds" "One Day Square"] ["Cuentas Claras"] ["O D" "C COM" "BE O" "ST C"]
    "oa" 60 "WHEELCHAIR" ["Plate and Peace" "Morning Bowl"] ["Plato en Paz"] ["D BE" "LIT" "MED" "ST" "TOOL"]
    "ma" 60 "X" ["Green Lantern Off" "Clear Evening"] ["Aire Limpio de Humo"] ["D O" "BE O" "MED" "SP O"]
    "ca" 60 "X" ["Level Best" "Hope Quay"] ["Muelle Esperanza"] ["D O" "B C" "ST O" "SP O"]
    "cma" 60 "X" ["Bright Side Pier" "Rainbow Row"] ["Muelle Claro"] ["LGBTQ O" "BE O" "LIT O"]
    "ha" 60 "X" ["Safe Passage"] ["Buen Viaje"] ["O DISC" "BT C" "SPK O"]
    "aca" 75 "X" ["Old Chart, New Course" "Loving Parent Hour"] ["Nuevo Mapa"] ["D BEG" "LPG C" "S O" "Y C"]
    "coda" 60 "X" ["Own Anchor"] ["Ancla Propia"] ["D O" "B O" "BE O" "ST O"]
    "dra" 60 "WHEELCHAIR" ["Both Sails"] ["Dos Velas"] ["DUAL OPEN" "DUAL STEP"]
    "mara" 60 "WHEELCHAIR" ["As Prescribed"] ["Como Me Recetaron"] ["MED OPEN" "MED TOPIC"]
    "hams" 60 "WHEELCHAIR" ["Half Measures Welcome"] ["Medio Vaso"] ["HR MOD" "HR CHAT"]
    "hrw" 60 "WHEELCHAIR" ["Safer Seas"] ["Mar Más Seguro"] ["HR SCRIPT"]
    "nica" 60 "STEP-FREE" ["Last Match"] ["Último Cigarro"] ["OPEN DISCUSSION"]
    "ypr" 60 "WHEELCHAIR" ["Young Crew"] ["Joven Tripulación"] ["YOUNG OPEN"]
    "phoenix" 90 "WHEELCHAIR" ["Harbour Walkers" "Stretch and Talk"] ["Caminata del Puerto"] ["ACT" "YOGA"]
    "sherecovers" 60 "WHEELCHAIR" ["Sea Glass"] ["Vidrio de Mar"] ["WOMEN MH" "WOMEN TRAUMA"]
    "wellbriety" 90 "WHEELCHAIR" ["Four Winds Circle"] ["Círculo de los Vientos"] ["NDG CIRCLE FAMILY"]
    "allrecovery" 60 "WHEELCHAIR" ["All Paths" "Open Seat Hour"] ["Todos los Caminos"] ["DISC ANY OPEN" "DISC MED" "DISC NEWCOMERS"]
};
