//! What is left out, and for which reason. Nothing else leaves anything out.

use crate::{
    behaviour::Behaviours,
    concept::ConceptSet,
    kind::{Ages, Concern, Entry, ForWhom, Gender, Kind, Proof, Standing},
    matching::{
        AgeGroup, Goal, GroupSays, Medicines, Meeting, Mode, Nerve, Outlook, Rules, Start, Strength, Wanted, Weights,
        Why, Wishes, reached::is_clearly_against,
    },
    schedule::Weekday,
};

/// The wishes made ready to be asked of thousands of meetings.
#[derive(Clone, Debug)]
pub struct Screen<'a> {
    pub(crate) wishes: &'a Wishes,
    pub(crate) rules: &'a Rules,
    pub(crate) weights: Weights,
    /// What the person said to be, with what follows from it.
    is: ConceptSet,
    must_be_in_room: ConceptSet,
    must_have: ConceptSet,
    languages: ConceptSet,
    pub(crate) medicines: Medicines,
    /// The quarters of an hour of a week that are possible, Sunday first.
    quarters: [u64; QUARTERS.div_ceil(64)],
}

/// Marks of which one meeting of a kind is looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
    pub marks: ConceptSet,
    /// Only where one can join from afar.
    pub online: bool,
}

impl Asked {
    #[inline]
    pub(crate) fn is_met(&self, meeting: &Meeting) -> bool {
        meeting.concepts.intersects(&self.marks) && !(self.online && meeting.is_only_in_a_room())
    }
}

impl<'a> Screen<'a> {
    pub fn new(wishes: &'a Wishes, rules: &'a Rules) -> Self {
        let musts = |wanted: &[Wanted]| -> ConceptSet {
            wanted.iter().filter(|one| one.strength == Strength::Must).map(|one| one.concept).collect()
        };
        Self {
            wishes,
            rules,
            weights: wishes.weights.unwrap_or(rules.weights),
            is: is(wishes, rules),
            must_be_in_room: musts(&wishes.company),
            must_have: musts(&wishes.access),
            languages: if wishes.languages.is_empty() { wishes.usual_languages } else { wishes.languages },
            medicines: wishes.medicines(),
            quarters: quarters(wishes),
        }
    }

    /// Why no meeting of this kind can be shown, if so.
    pub fn kind(&self, kind: &Kind) -> Result<(), Why> {
        if !kind.is_group() {
            return Err(Why::NotAGroup);
        }
        if !self.wishes.is_for_family() && kind.for_whom == ForWhom::Family && !self.shares_a_concern(kind) {
            return Err(Why::ForFamily);
        }
        let concerns = &self.wishes.concerns;
        if !kind.needs.is_empty() && !kind.needs.iter().any(|concern| concerns.contains(concern)) {
            return Err(Why::KeptForOthers);
        }
        if !kind.kept_for.is_empty() && !kind.kept_for.intersects(&self.is) {
            return Err(Why::KeptForOthers);
        }
        self.age_of_kind(kind)?;
        if self.fit(kind) == About::No {
            return Err(Why::NotAbout);
        }
        let against = |medicine| kind.says_of(medicine).standing() == Standing::Against;
        if self.medicines.iter().any(against) { Err(Why::Medication) } else { Ok(()) }
    }

    /// Why a meeting of a kind that passed cannot be shown, whenever it is.
    pub fn meeting(&self, kind: &Kind, meeting: &Meeting) -> Result<(), Why> {
        let (marks, concepts) = (&self.rules.marks, &meeting.concepts);
        self.way(meeting)?;
        self.audience(kind, concepts)?;
        self.age(kind, concepts)?;
        self.kept_for(concepts)?;
        if concepts.intersects(&marks.closed) && !self.may_enter_closed(kind) {
            return Err(Why::Closed);
        }
        if !self.medicines.is_empty() && self.is_against_medication(meeting) {
            return Err(Why::Medication);
        }
        self.language(meeting)?;
        let whole_kind = made_for(kind);
        if !self.must_be_in_room.iter().all(|must| concepts.contains(must) || whole_kind == Some(must)) {
            return Err(Why::Company);
        }
        let by_link = meeting.attendance.online() && self.wishes.mode != Some(Mode::InPerson);
        let joins_from_home = by_link || !meeting.is_in_person();
        let has = |must| concepts.contains(must) || joins_from_home && marks.in_person_only.contains(must);
        if !self.must_have.iter().all(has) {
            return Err(Why::Access);
        }
        if self.wishes.proof && kind.proof == Proof::No && !concepts.intersects(&marks.proof) {
            return Err(Why::Proof);
        }
        Ok(())
    }

    /// Whether a start is at a time that is possible.
    pub fn time(&self, start: Start) -> bool {
        self.quarter(start.day as u32 * DAY + u32::from(start.minute))
    }

    /// The same of a minute of the week, Sunday's midnight being the first.
    #[inline]
    pub fn quarter(&self, minute_of_week: u32) -> bool {
        let quarter = (minute_of_week / 15) as usize % QUARTERS;
        self.quarters[quarter / 64] >> (quarter % 64) & 1 == 1
    }

    /// How far a kind is about what the person named. For who cares about someone, a kind that is for both is so in
    /// part.
    pub(crate) fn fit(&self, kind: &Kind) -> About {
        let fit = self.fit_of_subject(kind);
        let in_part = self.wishes.is_for_family() && kind.for_whom == ForWhom::Both;
        if in_part && matches!(fit, About::All | About::Unsaid) { About::Some } else { fit }
    }

    fn fit_of_subject(&self, kind: &Kind) -> About {
        let named = self.wishes.behaviours;
        if self.shares_a_concern(kind) && kind.behaviours.is_empty() {
            return About::All;
        }
        if named.is_empty() {
            return self.fit_unnamed(kind);
        }
        if kind.behaviours.contains_all(named) {
            return About::All;
        }
        if kind.behaviours.intersects(named) {
            return About::Some;
        }
        let about = |one: &super::StandsIn| (one.approach, one.about) == (kind.approach, kind.behaviours);
        let does = |one: &&super::StandsIn| about(one) && one.does_for.contains_all(named);
        let family = self.wishes.is_for_family();
        if !family && self.rules.stands_in.iter().any(|one| does(&one)) { About::StandsIn } else { About::No }
    }

    /// Nothing named: what brings a person here may still be a loss or a childhood. Else only kinds about a substance
    /// are shown, since no other behaviour was named.
    fn fit_unnamed(&self, kind: &Kind) -> About {
        let brought_by = |concern: &Concern| concern.can_be_the_reason();
        if self.wishes.concerns.iter().any(brought_by) {
            let anyone = kind.behaviours == Behaviours::ALL && kind.for_whom == ForWhom::Both;
            let other = if anyone { About::Some } else { About::No };
            return if self.shares_a_concern(kind) { About::All } else { other };
        }
        if kind.behaviours.intersects(Behaviours::SUBSTANCES) { About::Unsaid } else { About::No }
    }

    fn shares_a_concern(&self, kind: &Kind) -> bool {
        kind.concerns.iter().any(|concern| self.wishes.concerns.contains(concern))
    }

    /// What a meeting is marked with that fits an outlook; `None` where no mark says so.
    pub(crate) fn mark_of(&self, outlook: Outlook) -> Option<&ConceptSet> {
        let marks = &self.rules.marks;
        match outlook {
            Outlook::SecularOnly => Some(&marks.secular),
            Outlook::Christian => Some(&marks.christian),
            Outlook::Muslim => Some(&marks.muslim),
            Outlook::Jewish => Some(&marks.jewish),
            Outlook::Buddhist => Some(&marks.buddhist),
            Outlook::Indigenous => Some(&marks.indigenous),
            Outlook::SpiritualFine | Outlook::NoMatter => None,
        }
    }

    /// Every mark that any rule or any topic looks at, given what the person said.
    pub(crate) fn all_marks(&self) -> ConceptSet {
        let (wishes, marks) = (self.wishes, &self.rules.marks);
        let rules = [marks.closed, marks.family, marks.teens, self.rules.kept_for, marks.all_genders, marks.newcomers];
        let when = |asked: bool, mark: ConceptSet| if asked { mark } else { ConceptSet::EMPTY };
        let less = matches!(wishes.goal, Some(Goal::CutDown | Goal::Safer | Goal::NotSure));
        let answers = [
            when(self.is_minor(), marks.adults_only.or(&marks.young)),
            when(wishes.age.is_some(), marks.young.or(&marks.older)),
            when(!self.languages.is_empty(), marks.languages),
            when(wishes.proof, marks.proof),
            when(!self.medicines.is_empty(), marks.medication_welcome),
            when(less, marks.cutting_down.or(&marks.safer_use)),
            wishes.outlook.and_then(|outlook| self.mark_of(outlook)).copied().unwrap_or(ConceptSet::EMPTY),
            when(wishes.style.is_some(), marks.tools.or(&marks.sharing)),
            when(wishes.size.is_some(), marks.small),
            when(!wishes.nerves.is_empty(), marks.listening.or(&marks.takes_turns)),
            when(!wishes.nerves.is_empty(), marks.camera_optional.or(&marks.camera_on)),
        ];
        let named = self.asked_marks().into_iter().map(|asked| asked.marks).chain(self.concern_marks());
        rules.into_iter().chain(answers).chain(named).fold(ConceptSet::EMPTY, |all, mark| all.or(&mark))
    }

    /// Marks of which a rule or a reason asks whether any meeting of a kind has one.
    pub(crate) fn asked_marks(&self) -> Vec<Asked> {
        let (wishes, marks) = (self.wishes, &self.rules.marks);
        let wanted = wishes.access.iter().chain(&wishes.company).map(|wanted| wanted.concept);
        let one_by_one = wanted.chain(wishes.languages.iter()).map(|concept| [concept].into_iter().collect());
        let nerves = wishes.nerves.iter().map(|nerve| match nerve {
            Nerve::New | Nerve::WithSomeone => Asked { marks: marks.newcomers, online: false },
            Nerve::JustListen => Asked { marks: marks.listening, online: false },
            // In a room no camera can be off.
            Nerve::CameraOff => Asked { marks: marks.camera_optional, online: true },
        });
        let rules = [
            (wishes.proof, marks.proof),
            (self.must_offer_secular(), marks.secular),
            (!self.medicines.is_empty(), marks.medication_welcome),
        ];
        let rules = rules.into_iter().filter(|(asked, _)| *asked).map(|(_, mark)| mark);
        let wherever = |marks| Asked { marks, online: false };
        one_by_one.chain(rules).map(wherever).chain(nerves).collect()
    }

    /// The marks of all that the person named beside a use or behaviour.
    pub(crate) fn concern_marks(&self) -> impl Iterator<Item = ConceptSet> {
        let marks = &self.rules.marks;
        let returned = self.wishes.returned.then_some(marks.return_to_use);
        self.wishes.concerns.iter().map(|concern| marks.of_concern(*concern)).chain(returned)
    }

    /// Whether it counts whole for taking part: in person, and not far.
    pub(crate) fn is_near(&self, meeting: &Meeting) -> bool {
        meeting.is_in_person() && meeting.km.is_some_and(|km| km <= self.rules.near_km)
    }

    /// Whether it is a meeting of teenagers and the person is one.
    pub(crate) fn is_for_teens(&self, meeting: &Meeting) -> bool {
        self.is_minor() && meeting.concepts.intersects(&self.rules.marks.teens)
    }

    /// The same of a kind.
    pub(crate) fn is_teen_kind(&self, kind: &Kind) -> bool {
        self.is_minor() && kind.ages == Ages::Teens
    }

    pub(crate) fn is_minor(&self) -> bool {
        self.wishes.age == Some(AgeGroup::Under18)
    }

    /// Whoever is told to go has a right to a way without a faith part.
    pub(crate) fn must_offer_secular(&self) -> bool {
        self.wishes.proof || self.wishes.sent
    }

    fn way(&self, meeting: &Meeting) -> Result<(), Why> {
        let (online, in_person) = (meeting.attendance.online(), meeting.is_in_person());
        let fits = match self.wishes.mode {
            Some(Mode::InPerson) => in_person,
            Some(Mode::Online) => online,
            Some(Mode::Both) | None => online || in_person,
        };
        if fits { Ok(()) } else { Err(Why::Mode) }
    }

    /// Family meetings are for family, and others are not.
    fn audience(&self, kind: &Kind, concepts: &ConceptSet) -> Result<(), Why> {
        let for_family = concepts.intersects(&self.rules.marks.family);
        match (self.wishes.is_for_family(), kind.for_whom) {
            (true, ForWhom::OneSelf) if !for_family => Err(Why::ForSelf),
            (false, ForWhom::OneSelf | ForWhom::Both) if for_family => Err(Why::ForFamily),
            _ => Ok(()),
        }
    }

    fn age_of_kind(&self, kind: &Kind) -> Result<(), Why> {
        let fits = match self.wishes.age {
            // Whether a meeting is open to a minor, its own marks may still say.
            Some(AgeGroup::Under18) => kind.ages != Ages::Adults,
            Some(AgeGroup::From18To25) => kind.ages != Ages::Teens,
            Some(AgeGroup::From26To59 | AgeGroup::From60) => !matches!(kind.ages, Ages::Teens | Ages::YoungPeople),
            None => kind.ages != Ages::Teens,
        };
        if fits { Ok(()) } else { Err(Why::Age) }
    }

    /// A minor sees only what is open to minors, and nobody else sees meetings of minors.
    fn age(&self, kind: &Kind, concepts: &ConceptSet) -> Result<(), Why> {
        let marks = &self.rules.marks;
        let teens = concepts.intersects(&marks.teens);
        let fits = if self.wishes.age == Some(AgeGroup::Under18) {
            let open = matches!(kind.ages, Ages::Any | Ages::AnyWithYouth | Ages::YoungPeople | Ages::Teens);
            !concepts.intersects(&marks.adults_only) && (teens || open)
        } else {
            !teens || kind.ages == Ages::YoungPeople
        };
        if fits { Ok(()) } else { Err(Why::Age) }
    }

    /// Meetings that are kept for some people are shown to who said to be one of them.
    fn kept_for(&self, concepts: &ConceptSet) -> Result<(), Why> {
        let marks = &self.rules.marks;
        let kept = concepts.and(&self.rules.kept_for);
        if kept.is_empty() {
            return Ok(());
        }
        let (genders, others) = (kept.and(&marks.genders), kept.without(&marks.genders));
        let mixed = concepts.intersects(&marks.all_genders) || genders == marks.genders;
        let gender_fits = genders.is_empty() || mixed || genders.intersects(&self.is);
        if gender_fits && (others.is_empty() || others.intersects(&self.is)) { Ok(()) } else { Err(Why::KeptForOthers) }
    }

    /// A closed meeting is for people who share what it is about, and who wish what it asks for.
    fn may_enter_closed(&self, kind: &Kind) -> bool {
        let about = !matches!(self.fit(kind), About::StandsIn | About::No);
        let against_its_wish = matches!(self.wishes.goal, Some(Goal::CutDown | Goal::Safer));
        about && !(against_its_wish && kind.entry == Entry::WishToStop)
    }

    /// Known to be so, by the group's own word or by enough visitors. What nobody knows is not against anything.
    fn is_against_medication(&self, meeting: &Meeting) -> bool {
        let visitors = meeting.visitors.is_some_and(|line| is_clearly_against(line, self.rules.visitors_from));
        meeting.group_says == Some(GroupSays::NotWelcome) || visitors
    }

    fn language(&self, meeting: &Meeting) -> Result<(), Why> {
        let said = meeting.concepts.and(&self.rules.marks.languages);
        let likely = [said, meeting.usual_languages, self.wishes.usual_languages];
        let held_in = likely.into_iter().find(|set| !set.is_empty()).unwrap_or(ConceptSet::EMPTY);
        let unsaid = held_in.is_empty() || self.languages.is_empty();
        if unsaid && self.wishes.languages.is_empty() || held_in.intersects(&self.languages) {
            Ok(())
        } else {
            Err(Why::Language)
        }
    }
}

/// Minutes of a day.
const DAY: u32 = 1440;
/// Quarters of an hour of a week. Parts of the day begin and end on the hour, so a quarter fits whole or not at all.
const QUARTERS: usize = 7 * 96;

fn quarters(wishes: &Wishes) -> [u64; QUARTERS.div_ceil(64)] {
    let mut quarters = [0; QUARTERS.div_ceil(64)];
    for (day, first) in Weekday::ALL.into_iter().zip((0..QUARTERS).step_by(96)) {
        for quarter in 0..96_u16 {
            let start = Start { in_minutes: 0, day, minute: quarter * 15 };
            let place = first + usize::from(quarter);
            quarters[place / 64] |= u64::from(start.fits(&wishes.days, &wishes.parts)) << (place % 64);
        }
    }
    quarters
}

/// How far a kind is about what the person named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    All,
    Some,
    /// It is about something else, and an open meeting of it can do.
    StandsIn,
    /// The person did not say.
    Unsaid,
    No,
}

/// The one sort of people that a whole kind is made for.
pub(crate) fn made_for(kind: &Kind) -> Option<crate::concept::Concept> {
    let mut kept_for = kind.kept_for.iter();
    let only = kept_for.next().filter(|_| kept_for.next().is_none());
    // A programme for women and non-binary people is not one for women only.
    only.filter(|_| kind.gender != Gender::WomenAndNonBinary)
}

/// What the person said to be, with what follows from it.
fn is(wishes: &Wishes, rules: &Rules) -> ConceptSet {
    let marks = &rules.marks;
    let mut is: ConceptSet = wishes.company.iter().map(|wanted| wanted.concept).collect();
    for (first, second) in &rules.implied {
        if is.contains(*first) {
            is = is.or(second);
        }
    }
    if wishes.age == Some(AgeGroup::Under18) {
        is = is.or(&marks.teens);
    }
    if wishes.medicines().opioid {
        is = is.or(&marks.medication_welcome);
    }
    if wishes.outlook == Some(Outlook::Indigenous) {
        is = is.or(&marks.indigenous);
    }
    is
}
