//! What stands around every page: its language, its words, its links.

use std::fmt;

use openseat_content::{Locale, Value};

use crate::{
    query,
    say::Say,
    site::{HelpLine, HelpLines, Site},
};

/// The frame of one page.
pub(crate) struct Frame<'a> {
    pub(crate) site: &'a Site,
    pub(crate) say: &'a Say,
    /// The person chose the language on a page, so links keep it.
    pub(crate) picked: bool,
    /// Path and query of this page without its language, for the link to the other language.
    pub(crate) here: String,
    /// The directory holds made-up meetings.
    pub(crate) made_up: bool,
    /// The page tells of an error: its title says so first.
    pub(crate) error: bool,
    /// On a page of a signed-in person: what its forms carry, so that no other site can send them.
    pub(crate) form: Option<&'a str>,
    /// The same for someone of whom the code of the phone is still asked, who is not yet signed in.
    pub(crate) half: Option<&'a str>,
}

impl<'a> Frame<'a> {
    /// The text of a message.
    pub(crate) fn t(&self, key: &'a str) -> &'a str {
        self.say.t(key)
    }

    /// A message with one argument.
    pub(crate) fn t1<'v>(&self, key: &str, name: &str, value: impl Into<Value<'v>>) -> String {
        self.say.format(key, &[(name, value.into())])
    }

    /// What the forms of the page carry.
    pub(crate) fn token(&self) -> Option<&'a str> {
        self.form.or(self.half)
    }

    /// On a page of the person's own space.
    pub(crate) fn in_space(&self) -> bool {
        let rest = self.here.strip_prefix("/space");
        self.form.is_some() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
    }

    /// A link within the site.
    pub(crate) fn to<'p>(&self, path: &'p str) -> Link<'p> {
        Link { path, lang: self.picked.then(|| self.lang()) }
    }

    /// This page in the other language.
    pub(crate) fn other_language(&self) -> Link<'_> {
        Link { path: &self.here, lang: Some(self.other().code()) }
    }

    pub(crate) fn other(&self) -> Locale {
        match self.say.locale {
            Locale::En => Locale::Es,
            Locale::Es => Locale::En,
        }
    }

    pub(crate) fn lang(&self) -> &'static str {
        self.say.locale.code()
    }

    pub(crate) fn name(&self) -> &'a str {
        &self.site.settings.name
    }

    /// The address of an asset.
    pub(crate) fn asset(&self, name: &str) -> &'a str {
        self.site.assets.address(name)
    }

    pub(crate) fn help(&self) -> Option<&'a HelpLines> {
        self.site.help(self.say.locale)
    }

    pub(crate) fn danger(&self) -> Option<&'a HelpLine> {
        self.help().and_then(|lines| lines.danger.as_ref())
    }

    pub(crate) fn talk(&self) -> Option<&'a HelpLine> {
        self.help().and_then(|lines| lines.talk.as_ref())
    }

    /// The text around the number of someone to talk to.
    pub(crate) fn talk_around(&self, line: &HelpLine) -> (String, String) {
        let name = if line.note.is_empty() { line.name.clone() } else { format!("{}, {}", line.name, line.note) };
        split(&self.say.format("help-talk", &[("number", MARK.into()), ("name", name.into())]))
    }

    pub(crate) fn contact(&self) -> Option<Contact<'a>> {
        self.site.settings.contact.as_deref().map(Contact)
    }

    /// The text before an argument of a message, and after it: for arguments that are links.
    pub(crate) fn around(&self, key: &str, name: &str) -> (String, String) {
        split(&self.say.format(key, &[(name, MARK.into())]))
    }
}

/// Stands for an argument that the template writes itself.
const MARK: &str = "\u{F0000}";

fn split(text: &str) -> (String, String) {
    let (before, after) = text.split_once(MARK).unwrap_or((text, ""));
    (before.to_owned(), after.to_owned())
}

/// An address or a page to write to.
#[derive(Clone, Copy)]
pub(crate) struct Contact<'a>(pub(crate) &'a str);

impl Contact<'_> {
    pub(crate) fn href(&self) -> String {
        if self.0.contains("://") { self.0.to_owned() } else { format!("mailto:{}", self.0) }
    }
}

/// A link within the site, with the chosen language.
pub(crate) struct Link<'p> {
    path: &'p str,
    lang: Option<&'static str>,
}

impl Link<'_> {
    fn write(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let (path, fragment) = query::fragment(self.path);
        out.write_str(path)?;
        if let Some(lang) = self.lang {
            out.write_str(if path.contains('?') { "&lang=" } else { "?lang=" })?;
            out.write_str(lang)?;
        }
        if fragment.is_empty() { Ok(()) } else { out.write_str(fragment) }
    }
}

impl fmt::Display for Link<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f)
    }
}

/// Templates write links this way, and escape them as they go.
impl askama::FastWritable for Link<'_> {
    fn write_into(&self, out: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(self.write(out)?)
    }
}
