//! The catalogue as values: what is known is read whole, and what is not known stays so.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

use openseat_content::Content;
use openseat_domain::{
    behaviour::{Behaviour, Behaviours},
    fellowship::FellowshipId,
    kind::{
        Ages, Basis, Belief, Concern, Entry, ForWhom, Gender, GoalStance, Kind, MedicationStance, Presence, Proof,
        Standing,
    },
};

mod shared;

fn kind<'a>(content: &'a Content, id: &str) -> &'a Kind {
    content.kind(&FellowshipId::new(id)).unwrap()
}

#[test]
fn every_fellowship_has_its_typed_facts() {
    let content = Content::embedded();
    let ids: Vec<_> = content.fellowships().iter().map(|one| &one.id).collect();
    assert_eq!(content.kinds().iter().map(|kind| &kind.id).collect::<Vec<_>>(), ids);
    for kind in content.kinds() {
        let named = kind.basis == Basis::NameOnly;
        assert_eq!(named, kind.goal == GoalStance::NotKnown, "{}: only the name is known, or the goal is", kind.id);
        assert_eq!(named, kind.belief == Belief::NotKnown, "{}", kind.id);
        assert_eq!(named, kind.entry == Entry::NotKnown, "{}", kind.id);
        assert!(kind.needs.iter().all(|need| kind.concerns.contains(need)), "{}", kind.id);
    }
}

#[test]
fn known_kinds_are_as_the_research_tells_them() {
    let content = Content::embedded();
    let aa = kind(&content, "aa");
    assert_eq!((aa.goal, aa.entry), (GoalStance::AbstinenceProgramme, Entry::WishToStop));
    assert_eq!((aa.psychiatric.standing(), aa.opioid.standing()), (Standing::LeftToPerson, Standing::Varies));
    assert_eq!((aa.belief, aa.proof), (Belief::HigherPowerAsUnderstood, Proof::EachGroupDecides));
    assert_eq!(aa.behaviours, Behaviours::from_iter([Behaviour::Alcohol]));
    let smart = kind(&content, "smart");
    assert_eq!((smart.goal, smart.belief), (GoalStance::OwnGoal, Belief::None));
    assert_eq!((smart.behaviours, smart.ages), (Behaviours::ALL, Ages::AdultsWithYouth));
    assert_eq!(smart.opioid, MedicationStance::SupportiveOfficial);
    let wfs = kind(&content, "wfs");
    assert_eq!((wfs.gender, wfs.entry, wfs.ages), (Gender::Women, Entry::Belonging, Ages::Adults));
    assert!(wfs.kept_for.contains(content.concept("women").unwrap()));
    let (alateen, alanon) = (kind(&content, "alateen"), kind(&content, "alanon"));
    assert_eq!((alateen.ages, alateen.for_whom), (Ages::Teens, ForWhom::Family));
    assert_eq!((alanon.ages, alanon.entry), (Ages::AdultsWithYouth, Entry::Relative));
    assert_eq!(kind(&content, "dra").needs, [Concern::MentalHealth]);
    assert_eq!(kind(&content, "hams").in_person, Presence::Few);
    let hidden: Vec<_> = content.kinds().iter().filter(|kind| !kind.is_group()).map(|kind| kind.id.as_str()).collect();
    assert_eq!(hidden, ["intherooms", "craft"], "a host of other groups, and a method");
    let uncertain = content.kinds().iter().filter(|kind| !kind.active).count();
    assert_eq!(uncertain, 2);
}

#[test]
fn nobody_is_said_to_be_against_medicine_and_silence_is_unknown() {
    let content = Content::embedded();
    let stances = content.kinds().iter().flat_map(|kind| [kind.psychiatric, kind.opioid]);
    assert!(stances.clone().all(|stance| stance.standing() != Standing::Against));
    let unread = kind(&content, "oa");
    assert_eq!((unread.psychiatric.standing(), unread.opioid.standing()), (Standing::Unknown, Standing::Unknown));
}

#[test]
fn a_wording_without_a_meaning_is_refused_and_counts_as_not_known() {
    let aa = std::fs::read_to_string(shared::root().join("content/fellowships/aa.toml")).unwrap();
    let facts = std::fs::read_to_string(shared::root().join("content/facts.csv")).unwrap();
    let faults = [
        ("fellowships/aa.toml", aa.replace("\"abstinence_programme\"", "\"abstinent\""), "goal_stance is “abstinent”"),
        ("fellowships/aa.toml", aa.replace("[\"alcohol\"]", "[\"drink\"]"), "behaviours is “drink”"),
        ("fellowships/aa.toml", aa.replace("age_rule = \"none", "age_rule = \"all"), "age_rule is “all"),
        ("fellowships/aa.toml", aa.replace("deity_concept = \"", "deity_concept = \"a_"), "deity_concept is “a_"),
        ("facts.csv", format!("{facts}cost,free,free\n"), "there twice"),
        ("facts.csv", facts.replace("cost,free; dana,free", "cost,free; dana,no"), "cost is “no”"),
    ];
    for (path, text, expected) in faults {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, &text).unwrap();
        let content = Content::from_folder(folder.path()).unwrap();
        let told = content.check();
        assert!(told.iter().any(|problem| problem.what.contains(expected)), "{path}: {expected}: {told:?}");
        if expected.starts_with("goal_stance") {
            assert_eq!(kind(&content, "aa").goal, GoalStance::NotKnown);
        }
    }
}
