//! The lint of what may not be said bites, and lets honest sentences be.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

use openseat_content::{
    Content, Locale,
    claim::{self, Scope},
};

/// Sentences that no text of ours may hold, one at least for each pattern.
const NEVER_EN: [&str; 30] = [
    "This is the best group for you.",
    "The right kind of meeting for you is near.",
    "AA is the best fellowship.",
    "It does better for people like you.",
    "SMART works better for many.",
    "AA was better than the rest.",
    "It is better than most AA groups.",
    "This is the most effective way.",
    "The number one choice near you!",
    "A top rated program.",
    "Our highest ranked groups",
    "75% of members recover.",
    "About 40 percent of people who come stay sober.",
    "7 of 10 people quit.",
    "It has a high success rate.",
    "People are 5.2 times more likely to stop there.",
    "You are 3 times as likely to stop.",
    "Without faith in God it will not work.",
    "It does not help you if you do not believe.",
    "It only works if you believe in God.",
    "You need to believe in something.",
    "Online is just as good as a room.",
    "Online meetings are equal to meetings in person.",
    "It is as good online.",
    "Then you can stop your medication.",
    "Slowly lower the dose.",
    "Some people quit taking methadone.",
    "The group helps you get off buprenorphine.",
    "You will feel better without the medicine.",
    "You do not need methadone.",
];

const NEVER_ES: [&str; 23] = [
    "Este es el mejor grupo de todos para ti.",
    "Es el grupo ideal para ti.",
    "AA es la mejor fraternidad.",
    "Son los mejores grupos.",
    "Sirve mejor a personas como tú.",
    "SMART funciona mejor.",
    "Los grupos son mejores que nada.",
    "Es mejor que los grupos de la otra lista.",
    "Es el método más eficaz.",
    "Somos el número uno.",
    "El 75% de los miembros se recupera.",
    "7 de cada 10 dejan de beber.",
    "Tiene una alta tasa de éxito.",
    "Es 5,2 veces más probable dejarlo.",
    "Sin fe en Dios no funciona.",
    "Solo funciona si crees en Dios.",
    "Hay que creer en algo.",
    "Por internet es igual de bueno.",
    "Puedes dejar la medicación.",
    "Baja poco a poco la dosis.",
    "Muchas personas lograron dejar de tomar metadona.",
    "Se vive mejor sin medicación.",
    "No necesitas la metadona.",
];

const FINE: [(Locale, &str); 14] = [
    (Locale::En, "Taking part matters more than which group you choose."),
    (Locale::En, "Keeping your medicine and going to meetings go together."),
    (Locale::En, "Do not stop or lower a dose because of something said in a group."),
    (Locale::En, "A group cannot tell you to stop your medicine."),
    (Locale::En, "Some people were pressed to stop methadone."),
    (Locale::En, "People without faith go less often. Those who go gain as much."),
    (Locale::En, "You do not need to believe in God to come."),
    (Locale::En, "We show many kinds of group. We do not say which is best. You decide."),
    (Locale::En, "If one room does not suit you, try another."),
    (Locale::En, "For people who want to stop using pills."),
    (Locale::Es, "No dejes la medicación por algo que se diga en un grupo."),
    (Locale::Es, "Participar importa más que el grupo que elijas."),
    (Locale::Es, "No hay que creer en Dios para venir."),
    (Locale::Es, "Si una sala no te va, prueba otra."),
];

#[test]
fn what_may_not_be_said_is_found_and_every_pattern_bites() {
    let content = Content::embedded();
    let mut bitten = Vec::new();
    for (locale, sentences) in [(Locale::En, &NEVER_EN[..]), (Locale::Es, &NEVER_ES[..])] {
        for sentence in sentences {
            let found = claim::find(content.claims(), locale, sentence, true);
            assert!(found.is_some(), "nothing bites: {sentence}");
            bitten.extend(
                content
                    .claims()
                    .iter()
                    .filter(|one| claim::find(std::slice::from_ref(*one), locale, sentence, true).is_some())
                    .map(|one| &one.pattern),
            );
        }
    }
    let idle: Vec<_> = content.claims().iter().map(|one| &one.pattern).filter(|one| !bitten.contains(one)).collect();
    assert!(idle.is_empty(), "no sentence of the test is caught by {idle:?}");
}

#[test]
fn honest_sentences_are_let_be() {
    let content = Content::embedded();
    for (locale, sentence) in FINE {
        let found = claim::find(content.claims(), locale, sentence, true);
        assert!(found.is_none(), "{sentence} is caught by {:?}", found.map(|one| &one.pattern));
    }
}

#[test]
fn figures_of_a_study_may_stand_in_what_was_found_and_nowhere_else() {
    let content = Content::embedded();
    let found = "With it, 42% stopped.";
    assert!(claim::find(content.claims(), Locale::En, found, false).is_none());
    assert_eq!(claim::find(content.claims(), Locale::En, found, true).unwrap().scope, Scope::OwnVoice);
    let promise = "With it you can stop your medication.";
    assert!(claim::find(content.claims(), Locale::En, promise, false).is_some(), "no study frees an advice to stop");
}

/// A pattern never reaches from one sentence into the next.
#[test]
fn a_full_stop_ends_a_claim() {
    let content = Content::embedded();
    let apart = "We do not say which is best. Groups meet here every day.";
    assert!(claim::find(content.claims(), Locale::En, apart, true).is_none());
}
