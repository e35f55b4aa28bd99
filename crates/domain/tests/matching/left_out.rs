//! Nothing that must not be shown is shown, and nothing is left out in silence.

use std::collections::BTreeMap;

use openseat_domain::{
    fellowship::FellowshipId,
    kind::{Ages, ForWhom, Proof, Standing},
    matching::{AgeGroup, Goal, GroupSays, Meeting, Mode, Strength, Why},
};
use proptest::prelude::*;

use crate::world::{World, marks, world};

fn many() -> ProptestConfig {
    ProptestConfig { cases: 6_000, ..ProptestConfig::default() }
}

/// The rules of research, said again without the program's own words.
fn may_be_shown(world: &World, id: &FellowshipId, meeting: &Meeting) -> Result<(), &'static str> {
    let (wishes, kind, marks) = (&world.wishes, world.kind(id), marks());
    let is = |set| meeting.concepts.intersects(&set);
    let minor = wishes.age == Some(AgeGroup::Under18);
    let no = |wrong: bool, why| if wrong { Err(why) } else { Ok(()) };
    let open_to_minors = matches!(kind.ages, Ages::Any | Ages::AnyWithYouth | Ages::YoungPeople | Ages::Teens);
    no(minor && !(open_to_minors || is(marks.teens)), "a minor where adults meet")?;
    no(minor && is(marks.adults_only), "a minor where only adults may come")?;
    no(!minor && is(marks.teens) && kind.ages != Ages::YoungPeople, "an adult among teenagers")?;
    let family = wishes.is_for_family();
    no(family && kind.for_whom == ForWhom::OneSelf && !is(marks.family), "family where it is not for them")?;
    let shared = kind.concerns.iter().any(|concern| wishes.concerns.contains(concern));
    no(!family && kind.for_whom == ForWhom::Family && !shared, "a family group for oneself")?;
    let less = matches!(wishes.goal, Some(Goal::CutDown | Goal::Safer));
    let asks_to_stop = kind.entry == openseat_domain::kind::Entry::WishToStop;
    no(is(marks.closed) && less && asks_to_stop, "a closed door for who does not wish to stop")?;
    for medicine in wishes.medicines().iter() {
        no(kind.says_of(medicine).standing() == Standing::Against, "a kind against the medicine")?;
        no(meeting.group_says == Some(GroupSays::NotWelcome), "a group against the medicine")?;
        let heard = meeting.visitors.is_some_and(|line| line.n >= 5 && line.against == line.n);
        no(heard, "a group where every visitor heard against it")?;
    }
    let in_person = meeting.km.is_some() && meeting.attendance.in_person();
    no(wishes.mode == Some(Mode::Online) && !meeting.attendance.online(), "a room for who is online")?;
    no(wishes.mode == Some(Mode::InPerson) && !in_person, "online for who wants a room")?;
    no(!in_person && !meeting.attendance.online(), "no way in")?;
    let said = meeting.concepts.and(&marks.languages);
    let there = if meeting.usual_languages.is_empty() { wishes.usual_languages } else { meeting.usual_languages };
    let held = if said.is_empty() { there } else { said };
    no(!wishes.languages.is_empty() && !held.intersects(&wishes.languages), "a language not asked for")?;
    let spoken = if wishes.languages.is_empty() { wishes.usual_languages } else { wishes.languages };
    no(!held.is_empty() && !spoken.is_empty() && !held.intersects(&spoken), "a language that is not usual there")?;
    for wanted in wishes.company.iter().filter(|one| one.strength == Strength::Must) {
        let there = meeting.concepts.contains(wanted.concept) || kind.kept_for.contains(wanted.concept);
        no(!there, "company that must be is not there")?;
    }
    for wanted in wishes.access.iter().filter(|one| one.strength == Strength::Must) {
        let at_home = meeting.attendance.online() || !in_person;
        let there = meeting.concepts.contains(wanted.concept);
        no(!(there || at_home && marks.in_person_only.contains(wanted.concept)), "what must be is not there")?;
    }
    no(wishes.proof && kind.proof == Proof::No && !is(marks.proof), "no proof")?;
    let names_women = wishes.company.iter().any(|one| one.concept == crate::world::WOMEN);
    let for_women = is([crate::world::WOMEN].into_iter().collect())
        && !is(marks.genders.without(&[crate::world::WOMEN].into_iter().collect()));
    no(for_women && !is(marks.all_genders) && !names_women, "a women's group for who did not say so")?;
    let fits = |start: &openseat_domain::matching::Start| start.fits(&wishes.days, &wishes.parts);
    no(!meeting.starts.iter().all(fits), "an impossible time")
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn nothing_that_must_not_be_shown_is_shown(world in world(), seed: u64) {
        let answer = world.answer(seed);
        for one in answer.suggestions.iter().chain(&answer.others) {
            prop_assert!(!one.meetings.is_empty());
            for meeting in &one.meetings {
                prop_assert_eq!(may_be_shown(&world, &one.kind, meeting), Ok(()), "{:?} {:?}", one.kind, meeting);
            }
        }
        if let Some(now) = &answer.near_now {
            prop_assert_eq!(may_be_shown(&world, &now.kind, &now.meeting), Ok(()));
        }
    }

    /// Every kind of the catalogue is suggested, or among the others, or left out with a reason; and of every kind in
    /// reach each meeting is accounted for.
    #[test]
    fn nothing_is_left_out_in_silence(world in world(), seed: u64) {
        let answer = world.answer(seed);
        let out: BTreeMap<_, _> = answer.left_out.iter().map(|out| (&out.kind, out)).collect();
        prop_assert_eq!(out.len(), answer.left_out.len());
        for kind in &world.kinds {
            let fits = answer.suggestions.iter().chain(&answer.others).find(|one| one.kind == kind.id);
            let left = out.get(&kind.id);
            prop_assert_eq!(fits.is_none(), left.is_some_and(|out| out.whole), "{:?}", kind.id);
            let gone: u32 = left.iter().flat_map(|out| &out.why).map(|(_, count)| count).sum();
            let found = world.reach.iter().find(|found| found.kind == kind.id);
            let in_reach = found.map_or(0, |found| found.meetings.len() as u32);
            prop_assert!(gone <= in_reach);
            let kept = fits.map_or(0, |one| one.meetings.len() as u32);
            prop_assert!(kept + gone <= in_reach, "some that fit are beyond those shown");
            prop_assert!(fits.is_some() || gone == in_reach, "all are accounted for");
        }
    }

    #[test]
    fn each_reason_for_leaving_out_is_said_once_for_a_kind(world in world(), seed: u64) {
        for out in world.answer(seed).left_out {
            prop_assert!(out.why.is_sorted_by(|one, next| one.0 < next.0), "{out:?}");
            let empty = out.why.iter().all(|(why, count)| *count > 0 || out.whole && out.why.len() == 1 && *why != Why::Time);
            prop_assert!(!out.why.is_empty() && empty, "{out:?}");
        }
    }

    /// A door that nobody knows anything of stays open.
    #[test]
    fn what_is_not_known_of_medicine_leaves_nothing_out(mut world in world(), seed: u64) {
        use openseat_domain::kind::MedicationStance;
        for kind in &mut world.kinds {
            (kind.psychiatric, kind.opioid) = (MedicationStance::NotVerified, MedicationStance::NoStatementFound);
        }
        for meeting in world.reach.iter_mut().flat_map(|found| &mut found.meetings) {
            (meeting.group_says, meeting.visitors) = (None, None);
        }
        let answer = world.answer(seed);
        prop_assert!(answer.left_out.iter().all(|out| out.why.iter().all(|(why, _)| *why != Why::Medication)));
    }
}
