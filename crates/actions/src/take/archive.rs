//! The archive: everything we have of a person, to take along.

use std::io::{Cursor, Write as _};

use jiff::Timestamp;
use openseat_content::Locale;
use openseat_domain::{
    circle::Age,
    facilitator::Credential,
    form::FormId,
    policy::{Action, Kind},
};
use openseat_store::questionnaire::Questionnaire;
use serde_json::{Value, json};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::page;
use crate::{
    ActionError, House, Result,
    account::{self, AccountView},
    circle::{self, OwnView},
    facilitator::{self, Given},
    greeter::{self, OfferView},
    greeting::{self, KeptView},
    organisation::{self, NodeView},
    passkey::{self, PasskeyView},
    questionnaire,
    reminder::{self, Shelf},
    response::{self, ResponseView},
    review::{self, LinkView},
    session::{self, SessionView},
    sharing::{self, ConsentView, DisclosureView},
    signed::Signed,
    space::{self, About, Visit, mine},
    trial::{self, TrialView},
    wishes,
};

/// The version of the shape of `openseat.json`.
const SHAPE: u8 = 1;

/// Everything we have of the person, as one ZIP archive: `openseat.json`, `openseat.html` to read, and `README.txt`.
pub async fn archive(house: &House, who: &Signed, now: Timestamp) -> Result<Vec<u8>> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    let all = Everything::gather(house, who, now).await?;
    let readme = readme(house, all.locale);
    let json = serde_json::to_string_pretty(&all.json(house, &readme, now)).expect("texts and numbers are always JSON");
    let html = page::page(house, &all, &readme, now);
    let note = async move |tx: &mut _| mine.note(tx, now, "take.archive", "self").await;
    house.db.write(note).await?;
    let files = [("README.txt", readme.join("\r\n") + "\r\n"), ("openseat.json", json), ("openseat.html", html)];
    packed(&files).map_err(ActionError::Unwritable)
}

/// All of it, as the person's own pages show it.
pub(super) struct Everything {
    pub(super) locale: Locale,
    /// `None` for someone who signs in through an organisation only.
    pub(super) account: Option<AccountView>,
    pub(super) devices: Vec<SessionView>,
    pub(super) passkeys: Vec<PasskeyView>,
    pub(super) roles: Vec<(NodeView, openseat_domain::role::Role)>,
    pub(super) about: About,
    pub(super) visits: Vec<Visit>,
    pub(super) reviews: Vec<LinkView>,
    /// What they look for, as it stands in an address.
    pub(super) wishes: Option<String>,
    pub(super) trials: Vec<TrialView>,
    pub(super) responses: Vec<ResponseView>,
    /// What organisations asked of it: every text, as it came.
    pub(super) questionnaires: Vec<(FormId, Questionnaire)>,
    /// What they want to be reminded of, and where they can be reached.
    pub(super) reminders: Shelf,
    pub(super) consents: Vec<ConsentView>,
    pub(super) disclosures: Vec<DisclosureView>,
    /// Where they greet. What guests ask them is the guests' own.
    pub(super) greets: Vec<OfferView>,
    pub(super) greetings: Vec<KeptView>,
    /// What they set and said in circles. What others said there is theirs.
    pub(super) circles: Vec<OwnView>,
    /// How old they said that they are.
    pub(super) age: Option<&'static str>,
    /// Where they lead, what they gave for it, and their record there.
    pub(super) leads: Vec<(String, Given, Vec<Credential>)>,
}

impl Everything {
    async fn gather(house: &House, who: &Signed, now: Timestamp) -> Result<Self> {
        let account = match account::view(house, who).await {
            Ok(account) => Some(account),
            Err(ActionError::Denied(_)) => None,
            Err(error) => return Err(error),
        };
        let responses = response::every(house, who).await?;
        let forms = responses.iter().map(|one| one.kept.form.clone()).collect();
        Ok(Self {
            questionnaires: questionnaire::texts(house, forms).await?,
            locale: who.locale.unwrap_or_default(),
            account,
            devices: session::list(house, who, now).await?,
            passkeys: passkey::list(house, who).await?,
            roles: organisation::mine(house, who).await?,
            about: space::about(house, who).await?,
            visits: space::visits(house, who).await?,
            reviews: review::links(house, who).await?,
            wishes: wishes::of(house, who).await?,
            trials: trial::list(house, who).await?,
            responses,
            reminders: reminder::shelf(house, who, now).await?,
            consents: sharing::consents(house, who, now).await?,
            disclosures: sharing::disclosures(house, who).await?,
            greets: greeter::mine_all(house, who).await?,
            greetings: greeting::kept(house, who, now).await?,
            circles: circle::every(house, who, now).await?,
            age: circle::age(house, who, now).await?.map(Age::as_str),
            leads: facilitator::everywhere(house, who).await?,
        })
    }

    fn json(&self, house: &House, readme: &[String], now: Timestamp) -> Value {
        json!({
            "format": "openseat-archive",
            "version": SHAPE,
            "service": house.name,
            "made_at": now,
            "readme": readme,
            "account": self.account.as_ref().map(|account| json!({
                "name": account.name,
                "has_passphrase": account.has_passphrase,
                "has_code_of_phone": account.has_totp,
                "email": account.email.as_ref().map(|(address, _)| address),
                "email_confirmed": account.email.as_ref().map(|(_, confirmed)| confirmed),
            })),
            "devices": self.devices.iter().map(|one| json!({
                "device": one.device, "signed_in_at": one.made_at, "last_seen_at": one.seen_at,
            })).collect::<Vec<_>>(),
            "passkeys": self.passkeys.iter().map(|one| json!({
                "label": one.label, "made_at": one.made_at, "used_at": one.used_at,
            })).collect::<Vec<_>>(),
            "roles": self.roles.iter().map(|(node, role)| json!({
                "role": role.as_str(), "on": page::way(node),
            })).collect::<Vec<_>>(),
            "about": { "first_name": self.about.first_name, "contact": self.about.contact, "age": self.age },
            "meetings": self.visits.iter().map(|visit| json!({
                "meeting": visit.meeting, "slug": visit.slug, "day": visit.day,
            })).collect::<Vec<_>>(),
            "reviews": self.reviews.iter().map(|link| json!({
                "meeting": link.meeting, "slug": link.slug, "code": link.code,
                "sentence": link.review.as_ref().map(|review| &review.sentence),
            })).collect::<Vec<_>>(),
            "looking_for": self.wishes,
            "to_try": self.trials.iter().map(trial).collect::<Vec<_>>(),
            "responses": self.responses.iter().map(answered).collect::<Vec<_>>(),
            "questionnaires": self.questionnaires.iter().map(|(form, text)| json!({
                "form": form, "version": text.version, "added_at": text.made_at,
                "questionnaire": serde_json::from_str::<Value>(text.body.trim_start_matches('\u{feff}')).unwrap_or_default(),
            })).collect::<Vec<_>>(),
            "reminders": reminders(&self.reminders),
            "consents": self.consents.iter().map(|one| consent(house, one)).collect::<Vec<_>>(),
            "disclosures": self.disclosures.iter().map(disclosure).collect::<Vec<_>>(),
            "greets": self.greets.iter().map(|one| json!({
                "meeting": one.meeting.name, "slug": one.meeting.slug, "shown": one.given, "paused": one.paused,
            })).collect::<Vec<_>>(),
            "greetings": self.greetings.iter().map(|one| json!({
                "code": greeting::words(one.greeting.code, self.locale), "meeting": one.greeting.meeting.name,
                "start": one.greeting.start,
            })).collect::<Vec<_>>(),
            "circles": self.circles.iter().map(|one| json!({
                "set": one.seat, "joined_at": one.joined_at, "told": one.told,
            })).collect::<Vec<_>>(),
            "leads": self.leads.iter().map(|(group, given, record)| json!({
                "group": group, "given": given, "record": record,
            })).collect::<Vec<_>>(),
        })
    }
}

fn trial(one: &TrialView) -> Value {
    json!({
        "meeting": one.planned.meeting,
        "slug": one.planned.slug,
        "kind": one.planned.kind,
        "starts_at": page::start_of(one),
        "zone": one.planned.zone,
        "said": one.taps,
    })
}

fn reminders(shelf: &Shelf) -> Value {
    json!({
        "zone": shelf.book.zone,
        "quiet_hours": shelf.book.quiet,
        "most_a_day": shelf.book.most,
        "set": shelf.reminders.iter().map(|one| json!({
            "id": one.id, "reminder": one.reminder, "stopped": one.state.stopped, "rests": one.state.asked,
        })).collect::<Vec<_>>(),
        // Where a browser is reached is an address of its maker's, and of no use elsewhere.
        "ways": shelf.ways.iter().map(|(id, way)| json!({
            "id": id, "by": way.by, "to": way.to, "confirmed": way.confirmed, "stopped": way.stopped,
        })).collect::<Vec<_>>(),
    })
}

fn answered(one: &ResponseView) -> Value {
    json!({
        "id": one.id,
        "form": one.kept.form,
        "version": one.kept.version,
        "sha256": one.kept.sha256,
        "language": one.kept.language,
        "begun": one.kept.begun,
        "changed": one.kept.changed,
        "finished": one.kept.finished,
        "answers": one.kept.answers,
    })
}

fn consent(house: &House, one: &ConsentView) -> Value {
    let said = one.consent.said();
    let locale = Locale::from_tag(&said.language).unwrap_or_default();
    let words = house.content.consents().named(&said.words_version);
    json!({
        "id": one.id,
        "signed": said,
        "words": words.map(|text| text.paragraphs(locale).collect::<Vec<_>>()),
        "sha256": one.hash,
        "holds": one.holds,
        "stopped_at": one.stopped_at,
        "codes": one.codes.iter().map(|(to, code)| json!({ "to": to, "code": code })).collect::<Vec<_>>(),
    })
}

fn disclosure(one: &DisclosureView) -> Value {
    json!({
        "id": one.id,
        "at": one.at,
        "recipient": one.recipient,
        "organisation": one.organisation,
        "role": one.role,
        "purpose": one.purpose,
        "fields": one.fields,
        "consent": one.consent,
        "exception": one.exception,
        "notice": one.notice,
    })
}

/// What the files are, a line each.
fn readme(house: &House, locale: Locale) -> Vec<String> {
    let words = house.content.words();
    let lines = [
        words.format(locale, "archive-readme-what", &[("service", house.name.as_str().into())]),
        words.get(locale, "archive-readme-html").to_owned(),
        words.get(locale, "archive-readme-json").to_owned(),
        words.get(locale, "archive-readme-left-out").to_owned(),
        words.get(locale, "archive-readme-care").to_owned(),
    ];
    lines.into()
}

fn packed(files: &[(&str, String)]) -> std::io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).unix_permissions(0o600);
    for (name, text) in files {
        zip.start_file(*name, options).map_err(std::io::Error::other)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish().map_err(std::io::Error::other)?.into_inner())
}
