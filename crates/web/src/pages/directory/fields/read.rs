//! What was typed into a field, as the word that it says.

use openseat_content::Content;
use openseat_domain::{
    amendment::{Address, Field, Laid, Word},
    concept::TypeCode,
    fellowship::FellowshipId,
    meeting::{Attendance, Seen},
    place::Point,
};

use super::{Choice, LONG, SHORT, Typed, locale, names};
use crate::{frame::Frame, pages::directory::said::seen_words};

/// An input, and the message that says what is wrong with it.
pub(crate) type Wrong = (&'static str, &'static str);

const ATTENDANCES: [(&str, Attendance, &str); 4] = [
    ("in_person", Attendance::InPerson, "dir-in-person"),
    ("online", Attendance::Online, "dir-online"),
    ("hybrid", Attendance::Hybrid, "dir-hybrid"),
    ("paused", Attendance::Paused, "dir-paused"),
];

/// Families of concepts with their titles, in the order of the form. How one takes part is asked elsewhere.
const FAMILIES: [(&str, &str); 9] = [
    ("openness", "dir-family-openness"),
    ("who", "dir-family-who"),
    ("access", "dir-family-access"),
    ("format", "dir-family-format"),
    ("topic", "dir-family-topic"),
    ("outlook", "dir-family-outlook"),
    ("place", "dir-family-place"),
    ("practical", "dir-family-practical"),
    ("language", "dir-family-language"),
];

/// Types that stand for nothing that is shared across programmes keep their own code behind this.
const OWN: &str = "code:";

impl Typed {
    /// What was typed into the inputs of a field, laid over what the meeting says `before`.
    ///
    /// # Errors
    /// Every input that is wrong.
    pub(crate) fn word(&self, field: Field, before: &Laid, content: &Content) -> Result<Word, Vec<Wrong>> {
        let was = Self::of(before, content);
        // What nobody touched says what it said, with all that no input tells.
        if names(field).iter().all(|name| self.sorted(name) == was.sorted(name)) {
            return Ok(field.of(before));
        }
        self.said(field, before, content)
    }

    fn sorted(&self, name: &str) -> Vec<String> {
        let mut all: Vec<String> = self.all(name).iter().map(|one| one.replace("\r\n", "\n").trim().into()).collect();
        all.sort();
        all
    }

    fn said(&self, field: Field, before: &Laid, content: &Content) -> Result<Word, Vec<Wrong>> {
        let short = |name| self.limited(name, SHORT);
        let long = |name| self.limited(name, LONG);
        Ok(match field {
            Field::Name => Word::Name(short("name")?.ok_or(vec![("name", "dir-name-missing")])?),
            Field::Group => Word::Group(short("group")?),
            Field::Fellowship => Word::Fellowship(self.kind(before, content)?),
            Field::When => Word::When(self.schedule(before.draft.schedule.as_ref())?),
            Field::Attendance => Word::Attendance(self.attendance()?),
            Field::PlaceName => Word::PlaceName(short("place")?),
            Field::Address => Word::Address(Box::new(self.address(before)?)),
            Field::GettingIn => Word::GettingIn(long("door")?),
            Field::Regions => Word::Regions(self.regions()),
            Field::Link => Word::Link(self.web("link")?),
            Field::LinkNotes => Word::LinkNotes(short("link-notes")?),
            Field::Phone => Word::Phone(self.phone()?),
            Field::PhoneNotes => Word::PhoneNotes(short("phone-notes")?),
            Field::Seen => Word::Seen(Seen::parse(self.text("seen")).unwrap_or_default()),
            Field::Types => Word::Types(self.types(before, content)),
            Field::Notes => Word::Notes(long("notes")?),
            Field::GroupNotes => Word::GroupNotes(long("group-notes")?),
            Field::Website => Word::Website(self.web("website")?),
            Field::Contact => Word::Contact(self.contact()?),
            Field::Giving | Field::Pauses | Field::Closed => field.of(before),
        })
    }

    fn limited(&self, name: &'static str, most: usize) -> Result<Option<String>, Vec<Wrong>> {
        let text = self.text(name).replace("\r\n", "\n");
        let bad = |c: char| c.is_control() && c != '\n';
        if text.chars().count() > most || text.contains(bad) {
            return Err(vec![(name, "dir-text-long")]);
        }
        Ok(Some(text).filter(|text| !text.is_empty()))
    }

    fn kind(&self, before: &Laid, content: &Content) -> Result<FellowshipId, Vec<Wrong>> {
        let id = FellowshipId::new(self.text("kind"));
        let known = id.is_empty() || id == before.draft.fellowship || content.fellowship(&id).is_some();
        if known { Ok(id) } else { Err(vec![("kind", "dir-kind-wrong")]) }
    }

    fn attendance(&self) -> Result<Attendance, Vec<Wrong>> {
        let found = ATTENDANCES.iter().find(|(word, ..)| *word == self.text("attendance"));
        found.map(|(_, attendance, _)| *attendance).ok_or(vec![("attendance", "dir-attendance-missing")])
    }

    fn address(&self, before: &Laid) -> Result<Address, Vec<Wrong>> {
        let old = before.draft.place.as_ref().map(Address::of).unwrap_or_default();
        let part = |name: &'static str| self.limited(name, SHORT);
        let street = part("street")?;
        let one_line = old.street.is_none() && old.formatted.is_some() && street == old.formatted;
        let typed = Address {
            formatted: old.formatted.clone().filter(|_| one_line),
            street: street.filter(|_| !one_line),
            city: part("city")?,
            state: part("state")?,
            postal_code: part("postcode")?,
            country: part("country")?,
            point: self.point()?,
            approximate: old.approximate,
        };
        // Whoever typed a street knows the door.
        let approximate = typed.approximate && typed.street.is_none();
        Ok(Address { approximate, ..typed })
    }

    fn point(&self) -> Result<Option<Point>, Vec<Wrong>> {
        let text = self.text("point");
        if text.is_empty() {
            return Ok(None);
        }
        let numbers = text.split([',', ' ', ';']).filter(|part| !part.is_empty()).map(str::parse::<f64>);
        match numbers.collect::<Result<Vec<f64>, _>>().as_deref() {
            Ok([lat, lon]) => Point::new(*lat, *lon).map(Some).ok_or(vec![("point", "dir-point-wrong")]),
            _ => Err(vec![("point", "dir-point-wrong")]),
        }
    }

    fn regions(&self) -> Vec<String> {
        let parts = self.text("regions").split(',').map(str::trim).filter(|part| !part.is_empty());
        parts.take(8).map(|part| part.chars().take(SHORT).collect()).collect()
    }

    fn web(&self, name: &'static str) -> Result<Option<String>, Vec<Wrong>> {
        let text = self.text(name);
        if text.is_empty() {
            return Ok(None);
        }
        let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
        let good = url::Url::parse(&whole).is_ok_and(|url| {
            matches!(url.scheme(), "https" | "http") && url.host_str().is_some_and(|host| host.contains('.'))
        });
        if good && whole.len() <= LONG { Ok(Some(whole)) } else { Err(vec![(name, "dir-web-wrong")]) }
    }

    /// Digits and what dials on: the number of a meeting, never of a person.
    fn phone(&self) -> Result<Option<String>, Vec<Wrong>> {
        let text: String = self.text("phone").chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '.')).collect();
        let good = text.chars().all(|c| c.is_ascii_digit() || "+,*#".contains(c)) && text.len() <= 60;
        match text.is_empty() {
            true => Ok(None),
            false if good && text.chars().filter(char::is_ascii_digit).count() >= 3 => Ok(Some(text)),
            false => Err(vec![("phone", "dir-phone-wrong")]),
        }
    }

    fn contact(&self) -> Result<Option<String>, Vec<Wrong>> {
        let text = self.text("contact");
        let mail = text.strip_prefix("mailto:").unwrap_or(text);
        if !mail.contains("://") && mail.contains('@') {
            let good = !mail.contains(char::is_whitespace) && mail.len() <= SHORT;
            return if good { Ok(Some(format!("mailto:{mail}"))) } else { Err(vec![("contact", "dir-web-wrong")]) };
        }
        self.web("contact")
    }

    /// Types that are still chosen stay as their source wrote them; new ones are written as the programme writes them.
    fn types(&self, before: &Laid, content: &Content) -> Vec<TypeCode> {
        let draft = &before.draft;
        let chosen = self.all("types");
        let is_chosen = |value: &String| chosen.contains(value);
        let programme =
            if self.0.contains_key("kind") { FellowshipId::new(self.text("kind")) } else { draft.fellowship.clone() };
        let old = draft.types.iter().filter(|code| values_of(code, content).iter().all(is_chosen));
        let mut types: Vec<TypeCode> = old.cloned().collect();
        let said: Vec<String> = types.iter().flat_map(|code| values_of(code, content)).collect();
        for id in chosen.iter().filter(|value| !value.starts_with(OWN) && !said.contains(value)) {
            types.extend(type_of(&programme, id, content));
        }
        types.sort();
        types.dedup();
        types
    }
}

/// The type by which a programme's lists say a concept.
pub(crate) fn type_of(programme: &FellowshipId, concept: &str, content: &Content) -> Option<TypeCode> {
    let info = content.concept_info(content.concept(concept)?)?;
    let code = content.code_for_label(programme, info.label(openseat_content::Locale::En));
    let means = |code: &TypeCode| content.concepts_of(code) == [info.concept];
    let plain = TypeCode { programme: programme.clone(), code: info.id.to_uppercase() };
    code.filter(means).or(Some(plain).filter(means))
}

/// The boxes that say a type.
fn values_of(code: &TypeCode, content: &Content) -> Vec<String> {
    let ids = content.concepts_of(code).iter().filter_map(|concept| content.concept_info(*concept));
    let ids: Vec<String> = ids.map(|info| info.id.clone()).collect();
    if ids.is_empty() { vec![format!("{OWN}{}", code.code)] } else { ids }
}

pub(super) fn type_values(types: &[TypeCode], content: &Content) -> Vec<String> {
    let mut values: Vec<String> = types.iter().flat_map(|code| values_of(code, content)).collect();
    values.sort();
    values.dedup();
    values
}

pub(super) fn boxes(frame: &Frame<'_>, content: &Content, chosen: &[String]) -> Vec<(String, bool, Vec<Choice>)> {
    let is_chosen = |value: &str| chosen.iter().any(|one| one == value);
    let of = |family: &str| -> Vec<Choice> {
        let concepts = content.concepts().iter().filter(|info| info.family == family);
        let choice = concepts.map(|info| Choice {
            value: info.id.clone(),
            label: info.label(locale(frame)).to_owned(),
            chosen: is_chosen(&info.id),
        });
        choice.collect()
    };
    let mut groups: Vec<(String, bool, Vec<Choice>)> = Vec::new();
    for (family, key) in FAMILIES {
        let boxes = of(family);
        let open = family == "openness" || boxes.iter().any(|one| one.chosen);
        groups.push((frame.t(key).to_owned(), open, boxes));
    }
    let own = chosen.iter().filter(|value| value.starts_with(OWN));
    let own: Vec<Choice> =
        own.map(|value| Choice { value: value.clone(), label: value[OWN.len()..].to_owned(), chosen: true }).collect();
    if !own.is_empty() {
        groups.push((frame.t("dir-family-own").to_owned(), true, own));
    }
    groups
}

pub(super) fn attendance_word(attendance: Attendance) -> &'static str {
    ATTENDANCES.iter().find(|(_, one, _)| *one == attendance).map_or("", |(word, ..)| word)
}

/// When a way in is shown.
pub(super) fn seen(frame: &Frame<'_>, chosen: &str) -> Vec<Choice> {
    let choice = |seen: Seen| Choice {
        value: seen.as_str().to_owned(),
        label: frame.t(seen_words(seen)).to_owned(),
        chosen: seen.as_str() == chosen || (chosen.is_empty() && seen == Seen::Always),
    };
    Seen::ALL.map(choice).into()
}

pub(super) fn attendances(frame: &Frame<'_>, chosen: &str) -> Vec<Choice> {
    let choice = |(value, _, key): (&str, Attendance, &str)| Choice {
        value: value.to_owned(),
        label: frame.t(key).to_owned(),
        chosen: value == chosen,
    };
    ATTENDANCES.map(choice).into()
}
