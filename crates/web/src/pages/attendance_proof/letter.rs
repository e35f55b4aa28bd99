//! The letter, on a page that prints on one sheet, and as files. All of it is made from the signed text, so whoever has the
//! text can print it again, and nothing of it is kept here.

use askama::Template;
use axum::{
    body::Bytes,
    extract::rejection::BytesRejection,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use openseat_actions::{attendance_proof, picture};
use openseat_domain::attendance_proof::{By, Letter, Mode};
use openseat_print::{Leaf, Look, Paper, Picture, Piece};

use super::super::{
    problem::{self, Trouble},
    space::said,
};
use crate::{form::Fields, frame::Frame, times, visit::Visit};

/// How large the picture is printed, in points: about five centimetres.
const PICTURE: f32 = 150.0;

#[derive(Template)]
#[template(path = "pages/attendance_proof/letter.html")]
pub(crate) struct LetterPage<'a> {
    frame: Frame<'a>,
    /// The private page, when one came from there.
    back: String,
    rows: Vec<(&'a str, String)>,
    not: Vec<&'a str>,
    check: String,
    signed: String,
    picture: Option<(String, usize)>,
    pdf: bool,
}

/// The address under which the keys are, as it stands in letters.
pub(crate) fn service(visit: &Visit) -> String {
    let set = visit.site.settings.address.as_deref().map(|address| address.trim_end_matches('/'));
    set.unwrap_or_else(|| visit.origin()).to_owned()
}

/// The page of a letter that was just signed, or of one whose text was sent.
pub(crate) async fn answer(visit: &Visit, signed: &str, back: Option<&str>) -> Response {
    match read(visit, signed).await {
        Some(letter) => visit.show(&page(visit, &letter, signed, back.unwrap_or_default())),
        None => super::verify::not_ours(visit, signed).await,
    }
}

/// A letter as a page again, from its text.
pub(crate) async fn show(visit: Visit, body: Result<Bytes, BytesRejection>) -> Response {
    match text_of(&visit, body) {
        Ok(signed) => answer(&visit, &signed, None).await,
        Err(response) => *response,
    }
}

/// The address of the form opened as a page.
pub(crate) async fn back(visit: Visit) -> Response {
    visit.go("/verify")
}

/// The text alone, as a file.
pub(crate) async fn text(visit: Visit, body: Result<Bytes, BytesRejection>) -> Response {
    let signed = match text_of(&visit, body) {
        Ok(signed) => signed,
        Err(response) => return *response,
    };
    if read(&visit, &signed).await.is_none() {
        return super::verify::not_ours(&visit, &signed).await;
    }
    as_file(signed.into_bytes(), "text/plain; charset=utf-8", "attachment; filename=\"letter.txt\"")
}

/// The letter on a sheet, as a PDF file.
pub(crate) async fn pdf(visit: Visit, body: Result<Bytes, BytesRejection>) -> Response {
    let signed = match text_of(&visit, body) {
        Ok(signed) => signed,
        Err(response) => return *response,
    };
    let Some(letter) = read(&visit, &signed).await else { return super::verify::not_ours(&visit, &signed).await };
    let Ok(_place) = visit.site.printing.try_acquire() else { return problem::show(&visit, Trouble::Busy) };
    let (leaf, paper) = (leaf(&visit, &letter, &signed), paper(&visit));
    let look = Look { paper, columns: 1, letters: 11.0 };
    let written = tokio::task::spawn_blocking(move || openseat_print::leaf_pdf(&leaf, look)).await;
    match written.map_err(|error| error.to_string()).and_then(|file| file.map_err(|error| error.to_string())) {
        Ok(file) => as_file(file, "application/pdf", "inline; filename=\"letter.pdf\""),
        Err(error) => {
            tracing::error!(%error, "a letter could not be printed");
            problem::show(&visit, Trouble::Ours)
        }
    }
}

/// Paper of the deployment's country.
pub(crate) fn paper(visit: &Visit) -> Paper {
    let country = visit.site.settings.country.as_deref().unwrap_or_default();
    let letter = ["us", "ca", "mx", "ph"].iter().any(|one| country.eq_ignore_ascii_case(one));
    if letter { Paper::Letter } else { Paper::A4 }
}

fn text_of(visit: &Visit, body: Result<Bytes, BytesRejection>) -> Result<String, Box<Response>> {
    let Ok(body) = body else { return Err(Box::new(problem::show(visit, Trouble::Large))) };
    if !visit.own_form {
        return Err(Box::new(problem::show(visit, Trouble::Refused)));
    }
    Ok(attendance_proof::mend(Fields::read(&body).exact("letter")))
}

async fn read(visit: &Visit, signed: &str) -> Option<Letter> {
    let keys = attendance_proof::keys(&visit.site.house, visit.site.now()).await.ok()?;
    attendance_proof::verify(signed, &keys).ok()
}

fn as_file(body: Vec<u8>, kind: &'static str, name: &'static str) -> Response {
    let mut response = (StatusCode::OK, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(name));
    response
}

fn page<'a>(visit: &'a Visit, letter: &Letter, signed: &str, back: &str) -> LetterPage<'a> {
    let frame = visit.frame();
    LetterPage {
        back: back.to_owned(),
        rows: rows(&frame, letter),
        not: not(&frame),
        check: check(&frame, letter),
        picture: picture::path(signed),
        signed: signed.to_owned(),
        pdf: openseat_print::CAN_WRITE,
        frame,
    }
}

/// What a letter says, in the words of the page.
pub(super) fn rows<'a>(frame: &Frame<'a>, letter: &Letter) -> Vec<(&'a str, String)> {
    let minutes = letter.present.minutes();
    let present = match minutes {
        0 => frame.t("letter-part").to_owned(),
        n => frame.t1("letter-minutes", "n", n),
    };
    let mode = match letter.mode {
        Mode::InPerson => frame.t("letter-came-room"),
        Mode::Online => frame.t("letter-came-online"),
    };
    let by = match letter.by {
        By::Facilitator => frame.t("letter-by-facilitator"),
        By::Code => frame.t("letter-by-code"),
    };
    let meeting = letter.group.clone().unwrap_or_else(|| frame.t("letter-any-meeting").to_owned());
    vec![
        (frame.t("letter-row-name"), letter.name.clone()),
        (frame.t("letter-row-meeting"), meeting),
        (frame.t("letter-row-date"), times::whole_day(frame.say, letter.date)),
        (frame.t("letter-row-start"), times::clock(frame.say, letter.start)),
        (frame.t("letter-row-present"), present),
        (frame.t("letter-row-how"), mode.to_owned()),
        (frame.t("letter-row-by"), by.to_owned()),
        (frame.t("letter-row-issued"), times::whole_day(frame.say, letter.issued)),
    ]
}

/// What a letter does not prove.
fn not<'a>(frame: &Frame<'a>) -> Vec<&'a str> {
    ["letter-not-1", "letter-not-2", "letter-not-3", "letter-not-4"].map(|key| frame.t(key)).into()
}

fn check(frame: &Frame<'_>, letter: &Letter) -> String {
    let said = [("address", format!("{}/verify", letter.service).into()), ("key", letter.key.as_str().into())];
    frame.say.format("letter-check", &said)
}

fn leaf(visit: &Visit, letter: &Letter, signed: &str) -> Leaf {
    let frame = visit.frame();
    let mut pieces: Vec<Piece> =
        rows(&frame, letter).into_iter().map(|(name, text)| Piece::Row(name.to_owned(), text)).collect();
    pieces.push(Piece::Heading(frame.t("letter-not").to_owned()));
    pieces.extend(not(&frame).into_iter().map(|line| Piece::Item(line.to_owned())));
    pieces.push(Piece::Heading(frame.t("letter-check-title").to_owned()));
    pieces.push(Piece::Text(check(&frame, letter)));
    if let Some((runs, modules)) = picture::runs(signed) {
        let says = frame.t("letter-picture").to_owned();
        pieces.push(Piece::Picture(Picture { runs, modules, size: PICTURE, says }));
    }
    pieces.push(Piece::Exact(signed.to_owned()));
    let made = visit.site.now().to_zoned(visit.site.zone.clone()).date();
    Leaf {
        title: frame.t("letter-heading").to_owned(),
        pieces,
        foot: said::day(&frame, made),
        page: frame.say.format("files-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
        language: frame.lang().to_owned(),
        made: (u16::try_from(made.year()).unwrap_or(1970), made.month().unsigned_abs(), made.day().unsigned_abs()),
    }
}

impl LetterPage<'_> {
    fn view_box(&self) -> String {
        self.picture.as_ref().map_or(String::new(), |(_, wide)| format!("0 0 {wide} {wide}"))
    }
}

#[cfg(test)]
pub(crate) mod samples {
    use jiff::civil::date;
    use openseat_domain::attendance_proof::Present;

    use super::*;

    pub(crate) fn letter() -> Letter {
        Letter {
            name: "Sam & <b>R.</b>".into(),
            group: None,
            date: date(2026, 11, 23),
            start: jiff::civil::time(19, 0, 0, 0),
            offset: 0,
            present: Present::of(75),
            mode: Mode::InPerson,
            by: By::Facilitator,
            issued: date(2026, 11, 23),
            service: "https://meetings.example.org".into(),
            key: "3f9a1c0b".into(),
        }
    }

    impl<'a> LetterPage<'a> {
        pub(crate) fn sample(visit: &'a Visit) -> Self {
            let letter = letter();
            let signed = format!("{}\nSignature: {}", letter.text(), "A".repeat(86));
            page(visit, &letter, &signed, "/attendance/amber")
        }
    }
}
