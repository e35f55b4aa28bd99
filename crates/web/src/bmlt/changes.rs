//! `GetChanges`.

use openseat_formats::semantic::{
    ChangesAsked,
    php::{intval, is_numeric},
};

use super::{Asking, answer::Answer, parameters::Asked};

pub(super) fn answer(asking: &Asking<'_>, asked: &Asked) -> Answer {
    match read(asked) {
        Ok(changes) => Answer::json(|out| asking.server.changes(&changes, out)),
        Err(answer) => answer,
    }
}

fn read(asked: &Asked) -> Result<ChangesAsked, Answer> {
    let day = |name: &str| match asked.text(name) {
        Some(day) if is_day(day) => Ok(Some(day.to_owned())),
        Some(_) => {
            Err(Answer::invalid(name, &format!("The {} field must match the format Y-m-d.", name.replace('_', " "))))
        }
        None => Ok(None),
    };
    let number = |name: &str| match asked.text(name) {
        Some(number) if is_numeric(number) => Ok(Some(intval(number))),
        Some(_) => Err(Answer::invalid(name, &format!("The {} field must be a number.", name.replace('_', " ")))),
        None => Ok(None),
    };
    Ok(ChangesAsked {
        start: day("start_date")?,
        end: day("end_date")?,
        meeting: number("meeting_id")?,
        body: number("service_body_id")?,
    })
}

/// `YYYY-MM-DD` of a day that there is.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}
