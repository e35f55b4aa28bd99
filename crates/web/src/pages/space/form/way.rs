//! From page to page: where a form begins, where it goes on, and what comes after a page was saved.

use openseat_actions::response::ResponseView;
use openseat_content::form::FormInfo;
use openseat_domain::{
    form::{Answers, Flow, Step},
    plan, urge,
};

use super::{back, read::Sent};

/// The address of the first page of a form that is begun anew.
pub(super) fn first(info: &FormInfo) -> String {
    let answers = Answers::default();
    let steps = info.form.steps(&answers);
    format!("/space/forms/{}/new/{}", info.form.id, address(info.form.flow, steps.first()))
}

/// The address of the page on which a response goes on: the first question that has no answer.
pub(super) fn go_on(info: &FormInfo, one: &ResponseView) -> String {
    let answers = &one.kept.answers;
    let steps = info.form.steps(answers);
    let open = steps.iter().find(|step| answers.values(step.link()).is_empty() && answers.rows(step.link()).is_empty());
    format!("/space/forms/{}/{}/{}", info.form.id, one.id, address(info.form.flow, open.or(steps.last())))
}

/// By what an address names a page.
pub(super) fn address(flow: Flow, step: Option<&Step<'_>>) -> String {
    match (flow, step) {
        (Flow::Sheet, _) | (_, None) => "all".to_owned(),
        (Flow::Pages, Some(step)) => step.link().to_owned(),
    }
}

/// Which page an address names; a sheet is one page, whatever it is called.
pub(super) fn place(flow: Flow, steps: &[Step<'_>], link: &str) -> Option<usize> {
    match flow {
        Flow::Sheet => Some(0),
        Flow::Pages => steps.iter().position(|step| step.link() == link),
    }
}

/// Where a person is sent after a page was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Page(String),
    /// The sheet once more, for another row of this group.
    Row(String),
    /// The sheet once more: an answer opened this question.
    Opened(String),
    End,
}

impl Next {
    /// As the help page carries it.
    fn word(&self) -> &str {
        match self {
            Self::Page(link) => link,
            Self::Row(_) | Self::Opened(_) => "all",
            Self::End => "end",
        }
    }
}

/// Whether an answer on this page is one after which the next page is help.
pub(super) fn alarms(info: &FormInfo, sent: &Sent, merged: &Answers) -> bool {
    info.form.asks_of_danger(&sent.asked) && info.form.danger_in(merged)
}

/// Where one is led after a whole response was saved: what it is for, where it has a page of its own.
fn end(info: &FormInfo, here: &str) -> String {
    let id = here.rsplit('/').next().unwrap_or_default();
    match info.form.id.as_str() {
        plan::FORM => "/space/plan?done=saved".to_owned(),
        urge::FORM => format!("/space/urge/{id}?done=saved"),
        back::FORM => format!("/space/back/{id}"),
        _ => format!("{here}?done=saved"),
    }
}

/// The address of the page that comes after a page was saved.
pub(super) fn way(info: &FormInfo, here: &str, alarm: bool, next: &Next) -> String {
    match (alarm, next) {
        (true, next) => format!("{here}/help?then={}", next.word()),
        (false, Next::End) => end(info, here),
        (false, Next::Page(link)) => format!("{here}/{link}"),
        (false, Next::Row(group)) => format!("{here}/all#{group}-end"),
        (false, Next::Opened(link)) => format!("{here}/all?more#{link}"),
    }
}

pub(super) fn next(info: &FormInfo, sent: &Sent, merged: &Answers, step: &str, finished: bool) -> Next {
    if let Some(group) = &sent.again {
        return match info.form.flow {
            Flow::Sheet => Next::Row(group.clone()),
            Flow::Pages => Next::Page(step.to_owned()),
        };
    }
    if info.form.flow == Flow::Sheet {
        let asked = info.form.questions(merged);
        let opened = asked.iter().find(|item| !sent.asked.contains(&item.link));
        return opened.map_or(Next::End, |item| Next::Opened(item.link.clone()));
    }
    let steps = info.form.steps(merged);
    let at = place(info.form.flow, &steps, step);
    let after = at.and_then(|at| steps.get(at + 1)).filter(|_| !finished);
    after.map_or(Next::End, |step| Next::Page(step.link().to_owned()))
}

#[cfg(test)]
mod tests {
    use openseat_content::Content;

    use super::*;

    fn sent(link: &str) -> Sent {
        Sent { asked: vec![link.to_owned()], ..Sent::default() }
    }

    #[test]
    fn an_answer_that_may_mean_danger_leads_to_help_first_and_then_on() {
        let content = Content::embedded();
        let info = content.forms().id("phq-9").expect("the form is there");
        let mut answers = Answers::default();
        let answer = |code: &str| vec![openseat_domain::form::Value::Code(code.into())];
        answers.set("q9", answer("0"));
        assert!(!alarms(info, &sent("q9"), &answers));
        answers.set("q9", answer("1"));
        assert!(alarms(info, &sent("q9"), &answers));
        assert!(!alarms(info, &sent("q3"), &answers), "asked once, not on every page after it");
        let next = next(info, &sent("q9"), &answers, "q9", false);
        assert_eq!(next, Next::Page("q10".into()));
        assert_eq!(way(info, "/here", true, &next), "/here/help?then=q10");
        assert_eq!(way(info, "/here", true, &Next::End), "/here/help?then=end");
        assert_eq!(way(info, "/here", false, &next), "/here/q10");
    }
}
