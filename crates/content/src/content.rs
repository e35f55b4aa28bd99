//! All content in one value.

use std::path::{Path, PathBuf};

use openseat_domain::{
    concept::{Concept, ConceptSet, TypeCode},
    fellowship::FellowshipId,
    kind::Kind,
    meeting::{Attendance, Draft},
    problem::Problem,
    review::Cues,
};

use crate::{
    banned::{self, Banned},
    check,
    checklist::{self, Checklist},
    claim::{self, Claim},
    concept::{ConceptInfo, Concepts},
    consent::Texts,
    course::{self, Course},
    evidence::Findings,
    fellowship::{self, Fellowship, Fellowships},
    fidelity::{self, Fidelity},
    files::Files,
    first_meeting::FirstMeetings,
    form::{self, Forms},
    format::Formats,
    kind::{self, FactWords},
    locale::Locale,
    matching::Matching,
    name_mark::NameMarks,
    review,
    self_check::SelfChecks,
    self_code,
    self_code::SelfCodes,
    stage::Stages,
    toolkit::Toolkit,
    type_code::{Table, TypeInfo, Types},
    words::Words,
};

/// Everything that was read from `content/`. Made once, then shared.
pub struct Content {
    pub(crate) concepts: Concepts,
    pub(crate) types: Types,
    pub(crate) fellowships: Fellowships,
    pub(crate) words: Words,
    pub(crate) banned: Vec<Banned>,
    pub(crate) claims: Vec<Claim>,
    checklists: Vec<Checklist>,
    courses: Vec<Course>,
    fidelity: Vec<Fidelity>,
    stages: Stages,
    review_cues: Cues,
    danger_cues: Vec<String>,
    consents: Texts,
    evidence: Findings,
    first_meetings: FirstMeetings,
    self_checks: SelfChecks,
    forms: Forms,
    formats: Formats,
    toolkit: Toolkit,
    /// In the order of the fellowships.
    kinds: Vec<Kind>,
    matching: Matching,
    name_marks: NameMarks,
    self_codes: SelfCodes,
    special: Special,
    problems: Vec<Problem>,
}

impl Content {
    /// The content that is part of the program.
    pub fn embedded() -> Self {
        Self::read(&Files::embedded())
    }

    /// The same, with each file that `folder` has taken from there (`concepts.csv`, `words/es/find.ftl` …).
    ///
    /// # Errors
    /// When `folder` is not a folder that can be read. What is wrong inside it, [`Content::check`] tells.
    pub fn from_folder(folder: &Path) -> Result<Self, Problem> {
        std::fs::read_dir(folder).map_err(|error| {
            let what = format!("The content folder cannot be read: {error}.");
            Problem::refused(
                folder.display().to_string(),
                what,
                "Give a folder laid out like content/, or leave it out.",
            )
        })?;
        Ok(Self::read(&Files::with_folder(PathBuf::from(folder))))
    }

    /// With what lies in these packs: forms whose licence is not for every deployment (`non-commercial`).
    ///
    /// # Errors
    /// The name of a pack that is not there.
    pub fn with_packs<'a>(mut self, packs: impl IntoIterator<Item = &'a str>) -> Result<Self, String> {
        for pack in packs {
            if !self.forms.open(pack) {
                return Err(pack.to_owned());
            }
        }
        Ok(self)
    }

    /// All concepts, in order of their number.
    pub fn concepts(&self) -> &[ConceptInfo] {
        &self.concepts.list
    }

    /// The concept with this id (`women`, `lang-es`).
    pub fn concept(&self, id: &str) -> Option<Concept> {
        self.concepts.id(id)
    }

    /// The words of a concept.
    pub fn concept_info(&self, concept: Concept) -> Option<&ConceptInfo> {
        self.concepts.list.get(usize::from(concept.0))
    }

    /// What a source's type stands for; empty when nobody knows.
    pub fn concepts_of(&self, code: &TypeCode) -> &[Concept] {
        self.types.find(&code.programme, &code.code).map_or(&[], |info| &info.concepts)
    }

    /// What is known of a source's type.
    pub fn type_info(&self, code: &TypeCode) -> Option<&TypeInfo> {
        self.types.find(&code.programme, &code.code)
    }

    /// The name of a type on screen: its own, else its concept's, else the source's own words.
    pub fn type_label<'a>(&'a self, code: &'a TypeCode, locale: Locale) -> &'a str {
        let Some(info) = self.type_info(code) else { return &code.code };
        let first = info.concepts.first().and_then(|concept| self.concept_info(*concept));
        info.own_label(locale).or(first.map(|concept| concept.label(locale))).unwrap_or(&code.code)
    }

    /// Whether some programme has this type code, in upper case.
    pub fn is_type_code(&self, code: &str) -> bool {
        self.types.is_code(code)
    }

    /// The code for a label as feeds and spreadsheets write it ("Wheelchair Access", "for women").
    pub fn code_for_label(&self, programme: &FellowshipId, label: &str) -> Option<TypeCode> {
        self.types.code_for_label(programme, label)
    }

    /// Everything a meeting is, for the index: its types, what its name says where no type does (see
    /// `words/name_marks.csv`), and `online` when one can join from afar.
    ///
    /// How one can take part decides `online`, whatever the types say. What needs a room (wheelchair access,
    /// smoking …) is left out when there is none. When a source says both open and closed, closed stands: nobody is
    /// sent to a door that may not be for them.
    pub fn concept_set(&self, draft: &Draft) -> ConceptSet {
        let mut set = ConceptSet::EMPTY;
        for concept in draft.types.iter().flat_map(|code| self.concepts_of(code)) {
            set.insert(*concept);
        }
        set = self.name_marks.add(&draft.name, set);
        let special = &self.special;
        if !draft.attendance.in_person() && draft.attendance != Attendance::Paused {
            set = set.without(&special.in_person_only);
        }
        if set.intersects(&special.closed) {
            set = set.without(&special.open);
        }
        if draft.attendance.online() { set.or(&special.online) } else { set.without(&special.online) }
    }

    /// All fellowships, in order of their number.
    pub fn fellowships(&self) -> &[Fellowship] {
        &self.fellowships.list
    }

    pub fn fellowship(&self, id: &FellowshipId) -> Option<&Fellowship> {
        self.fellowships.id(id)
    }

    /// The typed facts of every fellowship, in the order of [`Content::fellowships`].
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// The typed facts of one fellowship.
    pub fn kind(&self, id: &FellowshipId) -> Option<&Kind> {
        self.fellowships.place(id).map(|place| &self.kinds[place])
    }

    /// What the matcher goes by.
    pub fn matching(&self) -> &Matching {
        &self.matching
    }

    /// The lasting number of a kind for the index; 0 for one that the catalogue does not know.
    pub fn kind_number(&self, id: &FellowshipId) -> u8 {
        self.fellowship(id).map_or(0, |one| one.number)
    }

    /// Guesses a fellowship from how people write it ("Al-Anon", "narcotics anonymous", "SMART").
    pub fn fellowship_alias(&self, text: &str) -> Option<FellowshipId> {
        self.fellowships.alias(text).map(|one| one.id.clone())
    }

    /// The words of the pages.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The house word list.
    pub fn banned(&self) -> &[Banned] {
        &self.banned
    }

    /// Words by which a machine notices what a person should read before a review is shown.
    pub fn review_cues(&self) -> &Cues {
        &self.review_cues
    }

    /// Words by which a question is noticed whose answer may mean danger.
    pub(crate) fn danger_cues(&self) -> &[String] {
        &self.danger_cues
    }

    /// The words of consents and notices.
    pub fn consents(&self) -> &Texts {
        &self.consents
    }

    /// What studies say.
    pub fn evidence(&self) -> &Findings {
        &self.evidence
    }

    /// What a first meeting is like.
    /// What people can look at by themselves, and what may help.
    pub fn self_checks(&self) -> &SelfChecks {
        &self.self_checks
    }

    pub fn first_meetings(&self) -> &FirstMeetings {
        &self.first_meetings
    }

    /// Measures and worksheets.
    pub fn forms(&self) -> &Forms {
        &self.forms
    }

    /// How meetings are usually run.
    pub fn formats(&self) -> &Formats {
        &self.formats
    }

    /// The questions of codes that people build themselves.
    pub fn self_codes(&self) -> &SelfCodes {
        &self.self_codes
    }

    /// Short lists to tick.
    pub fn checklists(&self) -> &[Checklist] {
        &self.checklists
    }

    /// The list of that name.
    pub fn checklist(&self, id: &str) -> Option<&Checklist> {
        self.checklists.iter().find(|one| one.id == id)
    }

    /// Courses for people who lead groups.
    pub fn courses(&self) -> &[Course] {
        &self.courses
    }

    /// Lists of what to look for in an evening.
    pub fn fidelity(&self) -> &[Fidelity] {
        &self.fidelity
    }

    /// The stages of a group.
    pub fn stages(&self) -> &Stages {
        &self.stages
    }

    /// Posters, leaflets, letters, roles and checklists for groups.
    pub fn toolkit(&self) -> &Toolkit {
        &self.toolkit
    }

    /// What no text may claim.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// Every rule that is broken; empty when the content is sound.
    pub fn check(&self) -> Vec<Problem> {
        check::check(self)
    }

    /// What could not be read.
    pub(crate) fn reading_problems(&self) -> &[Problem] {
        &self.problems
    }

    fn read(files: &Files) -> Self {
        let mut problems = Vec::new();
        let concepts = Concepts::read(&files.text("concepts.csv").unwrap_or_default(), &mut problems);
        let mut fellowships = Vec::new();
        for path in files.list("fellowships", "toml") {
            let text = files.text(&path).unwrap_or_default();
            fellowships.extend(fellowship::read(&path, &text, &mut problems));
        }
        let fellowships = Fellowships::new(fellowships);
        let types = read_types(files, &concepts, &fellowships, &mut problems);
        let words = Words::read(word_files(files), &mut problems);
        let banned = banned::read(&files.text("words/banned.csv").unwrap_or_default(), &mut problems);
        let consents = Texts::read(all_of(files, "consent"), &mut problems);
        let first_meetings = FirstMeetings::read(all_of(files, "first_meeting"), &mut problems);
        let self_checks = SelfChecks::read(&files.text("self_check.toml").unwrap_or_default(), &mut problems);
        let forms = Forms::read(files, &mut problems);
        let formats = Formats::read(all_of(files, "formats"), &mut problems);
        let toolkit = Toolkit::read(all_of(files, "toolkit"), &mut problems);
        let claims = claim::read(&files.text("words/claims.csv").unwrap_or_default(), &mut problems);
        let evidence = Findings::read(files, &mut problems);
        let facts = FactWords::read(&files.text("facts.csv").unwrap_or_default(), &mut problems);
        let kinds = fellowships.list.iter().map(|one| kind::read(one, &facts, &concepts, &mut problems)).collect();
        let review_cues = review::read(&files.text("words/review_cues.csv").unwrap_or_default(), &mut problems);
        let danger_cues =
            form::read_danger_cues(&files.text("words/danger_cues.csv").unwrap_or_default(), &mut problems);
        let matching = Matching::read(&files.text("matching.toml").unwrap_or_default(), &concepts, &mut problems);
        let name_marks = &files.text("words/name_marks.csv").unwrap_or_default();
        let name_marks = NameMarks::read(name_marks, &concepts, &mut problems);
        let self_codes = self_code::read(&files.text("self_code.toml").unwrap_or_default(), &mut problems);
        let checklists = checklist::read(files, &mut problems);
        let courses = course::read(files, &mut problems);
        let fidelity = fidelity::read(files, &mut problems);
        let stages = Stages::read(files, &mut problems);
        let special = Special::new(&concepts);
        Self {
            concepts,
            types,
            fellowships,
            words,
            banned,
            claims,
            checklists,
            courses,
            fidelity,
            stages,
            review_cues,
            danger_cues,
            consents,
            evidence,
            first_meetings,
            self_checks,
            forms,
            formats,
            toolkit,
            kinds,
            matching,
            name_marks,
            self_codes,
            special,
            problems,
        }
    }
}

/// The concepts that rules of [`Content::concept_set`] speak of; empty where the list lacks one.
struct Special {
    online: ConceptSet,
    open: ConceptSet,
    closed: ConceptSet,
    in_person_only: ConceptSet,
}

impl Special {
    fn new(concepts: &Concepts) -> Self {
        let one = |id| concepts.id(id).into_iter().collect();
        let in_person_only = concepts.list.iter().filter(|info| info.in_person_only).map(|info| info.concept).collect();
        Self { online: one("online"), open: one("open"), closed: one("closed"), in_person_only }
    }
}

fn read_types(files: &Files, concepts: &Concepts, all: &Fellowships, problems: &mut Vec<Problem>) -> Types {
    let paths = files.list("types", "csv");
    let read = |path: &String| Table::read(path, &files.text(path).unwrap_or_default(), concepts, problems);
    let tables = paths.iter().map(read).collect();
    Types::new(tables, |programme| {
        let id = FellowshipId::new(programme);
        let aliases = all.id(&id).into_iter().flat_map(|one| one.aliases.iter().map(|alias| FellowshipId::new(alias)));
        let guests = all.list.iter().filter(|one| one.types.as_ref() == Some(&id)).map(|one| one.id.clone());
        aliases.chain(guests).collect()
    })
}

/// Path and text of every TOML file of a folder.
fn all_of(files: &Files, folder: &str) -> Vec<(String, String)> {
    let paths = files.list(folder, "toml").into_iter();
    paths.map(|path| (path.clone(), files.text(&path).unwrap_or_default())).collect()
}

fn word_files(files: &Files) -> Vec<(Locale, String, String)> {
    let mut found = Vec::new();
    for locale in Locale::ALL {
        for path in files.list(&format!("words/{}", locale.code()), "ftl") {
            let text = files.text(&path).unwrap_or_default();
            found.push((locale, path, text));
        }
    }
    found
}
