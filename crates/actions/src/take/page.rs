//! The archive as a page that needs nothing but a browser: no script, no style, no address to fetch.

use jiff::Timestamp;
use openseat_content::{
    Locale,
    form::{FormInfo, foreign},
};
use openseat_domain::{
    consent::{Field, Purpose, Until},
    form::FormId,
    reminder::About,
    trial::{Again, Remark, Welcome},
};
use openseat_store::questionnaire::Questionnaire;

use super::archive::Everything;
use crate::{
    House,
    circle::OwnView,
    greeting::{self, KeptView},
    organisation::NodeView,
    reminder::ReminderView,
    response::ResponseView,
    trial::TrialView,
};

pub(super) fn page(house: &House, all: &Everything, readme: &[String], now: Timestamp) -> String {
    let mut page = Page { house, locale: all.locale, html: String::with_capacity(16 * 1024) };
    let title = page.word("archive-title").to_owned();
    page.html.push_str(&format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n<title>{}</title>\n</head>\n\
         <body>\n<h1>{}</h1>\n",
        all.locale.code(),
        escaped(&title),
        escaped(&title)
    ));
    page.line("archive-made", &instant(now));
    readme.iter().for_each(|line| page.paragraph(line));
    page.account(all);
    page.about(all);
    page.looking(all);
    page.responses(all);
    page.consents(all);
    page.disclosures(all);
    page.html.push_str("</body>\n</html>\n");
    page.html
}

/// The names from the root to a node.
pub(super) fn way(node: &NodeView) -> String {
    node.way.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ")
}

/// When a meeting that was planned starts.
pub(super) fn start_of(one: &TrialView) -> Timestamp {
    Timestamp::from_second(i64::from(one.planned.start) * 60).unwrap_or(Timestamp::UNIX_EPOCH)
}

struct Page<'a> {
    house: &'a House,
    locale: Locale,
    html: String,
}

impl Page<'_> {
    fn account(&mut self, all: &Everything) {
        self.heading("archive-account");
        if let Some(account) = &all.account {
            self.line("archive-account-name", &account.name);
            if let Some((address, _)) = &account.email {
                self.line("archive-account-email", address);
            }
        }
        self.list("archive-devices", all.devices.iter().map(|one| format!("{}, {}", one.device, instant(one.seen_at))));
        self.list(
            "archive-passkeys",
            all.passkeys.iter().map(|one| format!("{}, {}", one.label, instant(one.made_at))),
        );
        self.list("archive-roles", all.roles.iter().map(|(node, role)| format!("{}: {}", way(node), role.as_str())));
    }

    fn about(&mut self, all: &Everything) {
        self.heading("archive-about");
        for (field, text) in [(Field::FirstName, &all.about.first_name), (Field::Contact, &all.about.contact)] {
            if let Some(text) = text {
                let label = self.field(field).to_owned();
                self.pair(&label, text);
            }
        }
        self.list("archive-meetings", all.visits.iter().map(|visit| format!("{}: {}", visit.day, visit.meeting)));
        self.list("archive-greets", all.greets.iter().map(|one| format!("{}: {}", one.meeting.name, one.given.name)));
        let code = |one: &KeptView| greeting::words(one.greeting.code, self.locale);
        let greetings: Vec<String> =
            all.greetings.iter().map(|one| format!("{}: {}", one.greeting.meeting.name, code(one))).collect();
        self.list("archive-greetings", greetings.into_iter());
        let circle = |one: &OwnView| format!("{}, {}: {}", instant(one.joined_at), one.seat.name, one.told.len());
        self.list("archive-circles", all.circles.iter().map(circle));
        let leads = all.leads.iter().map(|(group, given, record)| format!("{group}: {}, {}", given.name, record.len()));
        self.list("archive-leads", leads);
        self.list("archive-reviews", all.reviews.iter().map(|link| format!("{}: {}", link.meeting, link.code)));
    }

    /// What the person looks for, and what they try.
    fn looking(&mut self, all: &Everything) {
        self.heading("archive-looking");
        match &all.wishes {
            Some(answers) => self.line("archive-answers", answers),
            None => self.none(),
        }
        let trials: Vec<String> = all.trials.iter().map(|one| self.trial(one)).collect();
        self.list("archive-trials", trials.into_iter());
    }

    /// What the person answered on forms: the questions are in the other file, by their links.
    fn responses(&mut self, all: &Everything) {
        let forms = self.house.content.forms();
        let asked: Vec<(&FormId, FormInfo)> = all.questionnaires.iter().rev().filter_map(asked).collect();
        let line = |one: &ResponseView| {
            let asked = asked.iter().find(|(form, _)| **form == one.kept.form).map(|(_, info)| info);
            let known = forms.id(one.kept.form.as_str()).or(asked);
            let name = known.map_or(one.kept.form.as_str(), |form| form.name(self.locale));
            format!("{}: {name}", instant(one.kept.begun))
        };
        let lines: Vec<String> = all.responses.iter().map(line).collect();
        self.list("archive-responses", lines.into_iter());
        let reminder = |one: &ReminderView| {
            let set = &one.reminder;
            let parts =
                [self.word(about(set.about)), &set.label, &set.words].into_iter().filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(": ")
        };
        let reminders: Vec<String> = all.reminders.reminders.iter().map(reminder).collect();
        self.list("archive-reminders", reminders.into_iter());
        self.list("archive-ways", all.reminders.ways.iter().map(|(_, way)| way.to.clone()));
    }

    fn trial(&self, one: &TrialView) -> String {
        let taps = one.taps;
        let mut parts = vec![format!("{}: {}", instant(start_of(one)), one.planned.meeting)];
        let mut put = |key: &str, answer: Option<&str>| {
            parts.extend(answer.map(|answer| format!("{}: {}", self.word(key), self.word(answer))));
        };
        put("archive-tap-again", taps.again.map(again));
        put("archive-tap-welcome", taps.welcome.map(welcome));
        put("archive-tap-remark", taps.remark.map(remark));
        parts.join("; ")
    }

    fn consents(&mut self, all: &Everything) {
        self.heading("archive-consents");
        if all.consents.is_empty() {
            self.none();
        }
        for one in &all.consents {
            let said = one.consent.said();
            let names: Vec<&str> = said.recipients.iter().map(|to| to.name.as_str()).collect();
            self.html.push_str("<section>\n");
            self.line("archive-with", &names.join("; "));
            let what = self.fields(&said.fields);
            self.line("archive-what", &what);
            let why: Vec<&str> = said.purposes.iter().map(|why| self.purpose(*why)).collect();
            let why = why.join("; ");
            self.line("archive-why", &why);
            self.line("archive-known-as", &said.person_name);
            self.line("archive-signed", &instant(one.consent.signed_at()));
            let until = match one.consent.until() {
                Until::Instant(end) => instant(end),
                Until::EndOfTreatment => self.word("archive-until-treatment").to_owned(),
            };
            self.line("archive-until", &until);
            if let Some(at) = one.stopped_at {
                self.line("archive-stopped", &instant(at));
            }
            for (to, code) in &one.codes {
                self.line("archive-code", &format!("{code} ({to})"));
            }
            self.line("archive-text", &format!("{}, {}", said.words_version, said.language));
            let locale = Locale::from_tag(&said.language).unwrap_or_default();
            let text = self.house.content.consents().named(&said.words_version);
            let paragraphs: Vec<&str> = text.map(|text| text.paragraphs(locale).collect()).unwrap_or_default();
            let quoted: Vec<String> = paragraphs.into_iter().map(|one| format!("<p>{}</p>\n", escaped(one))).collect();
            self.html.push_str(&format!("<blockquote lang=\"{}\">\n{}</blockquote>\n", locale.code(), quoted.concat()));
            self.line("archive-seal", &one.hash);
            self.html.push_str("</section>\n<hr>\n");
        }
    }

    fn disclosures(&mut self, all: &Everything) {
        self.heading("archive-looked");
        if all.disclosures.is_empty() {
            self.none();
        }
        for one in &all.disclosures {
            self.html.push_str("<section>\n");
            self.line("archive-looked-at", &instant(one.at));
            self.line("archive-looked-who", &format!("{} ({})", one.recipient, one.role));
            let what = self.fields(&one.fields);
            self.line("archive-what", &what);
            let why = self.purpose(one.purpose).to_owned();
            self.line("archive-why", &why);
            if let Some(exception) = &one.exception {
                self.line("archive-exception", exception);
            }
            self.line("archive-notice", &one.notice);
            self.html.push_str("</section>\n<hr>\n");
        }
    }

    fn fields<'f>(&self, fields: impl IntoIterator<Item = &'f Field>) -> String {
        let names: Vec<&str> = fields.into_iter().map(|field| self.field(*field)).collect();
        names.join("; ")
    }

    fn field(&self, field: Field) -> &str {
        match field {
            Field::FirstName => self.word("field-their-first-name"),
            Field::Contact => self.word("field-their-contact"),
            Field::Attendance => self.word("field-their-attendance"),
            Field::CounsellingNotes => self.word("field-their-notes"),
            Field::Strain => self.word("field-their-strain"),
        }
    }

    fn purpose(&self, purpose: Purpose) -> &str {
        match purpose {
            Purpose::MyRequest => self.word("new-why-my-request"),
            Purpose::Treatment => self.word("new-why-treatment"),
            Purpose::Support => self.word("new-why-support"),
            Purpose::Tpo => self.word("new-why-tpo"),
            Purpose::Proceedings => self.word("archive-why-proceedings"),
        }
    }

    fn word<'w>(&'w self, key: &'w str) -> &'w str {
        self.house.content.words().get(self.locale, key)
    }

    fn heading(&mut self, key: &str) {
        let text = escaped(self.word(key));
        self.html.push_str(&format!("<h2>{text}</h2>\n"));
    }

    fn line(&mut self, key: &str, text: &str) {
        let label = self.word(key).to_owned();
        self.pair(&label, text);
    }

    fn pair(&mut self, label: &str, text: &str) {
        let text = escaped(text).replace('\n', "<br>");
        self.html.push_str(&format!("<p><strong>{}</strong>: {text}</p>\n", escaped(label)));
    }

    fn paragraph(&mut self, text: &str) {
        self.html.push_str(&format!("<p>{}</p>\n", escaped(text)));
    }

    fn none(&mut self) {
        let text = self.word("archive-none").to_owned();
        self.paragraph(&text);
    }

    fn list(&mut self, key: &str, items: impl Iterator<Item = String>) {
        let label = escaped(self.word(key));
        self.html.push_str(&format!("<h3>{label}</h3>\n"));
        let items: Vec<String> = items.map(|item| format!("<li>{}</li>\n", escaped(&item))).collect();
        if items.is_empty() {
            return self.none();
        }
        self.html.push_str(&format!("<ul>\n{}</ul>\n", items.concat()));
    }
}

/// A form that an organisation asked.
fn asked((form, text): &(FormId, Questionnaire)) -> Option<(&FormId, FormInfo)> {
    Some((form, foreign::info(form.clone(), text.body.as_bytes(), &text.beside).ok()?))
}

/// The message of a tap.
fn again(tap: Again) -> &'static str {
    match tap {
        Again::Yes => "tap-again-yes",
        Again::Perhaps => "tap-again-perhaps",
        Again::No => "tap-again-no",
    }
}

fn about(about: About) -> &'static str {
    match about {
        About::Plan => "remind-plan",
        About::CheckIn => "remind-check-in",
        About::Meeting => "remind-meeting",
        About::Medicine => "remind-medicine",
        About::Own => "remind-own",
    }
}

fn welcome(tap: Welcome) -> &'static str {
    match tap {
        Welcome::Yes => "tap-welcome-yes",
        Welcome::Partly => "tap-welcome-partly",
        Welcome::No => "tap-welcome-no",
    }
}

fn remark(tap: Remark) -> &'static str {
    match tap {
        Remark::Nothing => "tap-remark-nothing",
        Remark::For => "tap-remark-for",
        Remark::Against => "tap-remark-against",
    }
}

/// To the second, in UTC: the file may be opened anywhere.
fn instant(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// Text as HTML shows it. What people write is never mark-up.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
