//! Which sheets of a workbook are read.

use hexapla_model::{Lang, Severity};
use hexapla_source::findings::shown;

/// A column that only the contexts of a glossary have, as we write them.
const CONTEXTS: &str = "context_id";
/// The sheet that says what a workbook is, as we write it.
const ABOUT: &str = "about";

/// The sheets of a workbook that name languages.
#[derive(Debug)]
pub(crate) struct Sheets {
    /// The first sheet that names two languages or more, else the first that names one: its name and its languages.
    first: (String, Vec<Lang>),
    is_begun: bool,
}

/// What is to be reported about a sheet: severity, message and hint.
pub(crate) type Finding = (Severity, String, &'static str);

impl Sheets {
    /// The sheets of these names and languages.
    pub(crate) fn new<'s>(all: impl Iterator<Item = (&'s str, Vec<Lang>)>) -> Self {
        let mut all: Vec<(&str, Vec<Lang>)> = all.collect();
        all.sort_by_key(|(_, langs)| langs.len() == 1);
        let (name, langs) = all.into_iter().next().unwrap_or_default();
        Self { first: (name.to_owned(), sorted(&langs)), is_begun: false }
    }

    /// Whether a sheet is read, by its languages and the names of its columns, and what is to be reported.
    pub(crate) fn takes(
        &mut self,
        name: &str,
        is_hidden: bool,
        langs: &[Lang],
        head: &str,
    ) -> (bool, Option<Finding>) {
        let (first, expected) = &self.first;
        let langs = sorted(langs);
        if name == first && !self.is_begun {
            self.is_begun = true;
            return (true, None);
        }
        let name = shown(name);
        if hold_contexts(head) {
            let message = format!("sheet `{name}` holds contexts: not read");
            return (false, Some((Severity::Note, message, "")));
        }
        if langs == *expected || is_pair(&langs, expected) {
            return (true, is_hidden.then(|| hidden(&name)));
        }
        let message = format!(
            "sheet `{name}` has columns in {}, sheet `{}` in {}: not read",
            list(&langs),
            shown(first),
            list(expected)
        );
        (false, Some((Severity::Error, message, "save it as a file of its own")))
    }
}

/// What is reported about a hidden sheet that is read.
pub(crate) fn hidden(name: &str) -> Finding {
    let message = format!("the hidden sheet `{}` has columns of the same kind: read too", shown(name));
    (Severity::Note, message, "delete it if it is not to be read")
}

/// Whether a sheet that begins with this row holds the contexts of a glossary.
pub(crate) fn hold_contexts(head: &str) -> bool {
    head.lines().next().unwrap_or_default().split('\t').any(|cell| cell == CONTEXTS)
}

/// Whether a sheet of these cells is the one in which we say what a workbook is.
pub(crate) fn is_ours<'c>(name: &str, mut cells: impl Iterator<Item = &'c str>) -> bool {
    name == ABOUT && cells.any(|cell| cell.starts_with("hexapla "))
}

/// Whether one of the cells holds a word.
pub(crate) fn hold_text<'c>(mut cells: impl Iterator<Item = &'c str>) -> bool {
    cells.any(|cell| cell.chars().any(char::is_alphabetic))
}

/// The hint for sheets that name no language.
pub(crate) const OTHERS: &str =
    "name its columns by languages (`en`, `zh-CN`, `French`); delete it if it is not to be read";

/// What is to be reported about the sheets with text that name no language.
pub(crate) fn others<'s>(names: impl Iterator<Item = &'s str>) -> Option<String> {
    let names: Vec<String> = names.map(|name| format!("`{}`", shown(name))).collect();
    (!names.is_empty())
        .then(|| format!("no column is named by a language in sheet {}: not read", names.join(", ")))
}

fn sorted(langs: &[Lang]) -> Vec<Lang> {
    let mut langs = langs.to_vec();
    langs.sort_unstable();
    langs
}

/// Whether both are pairs with a language in common, as where each sheet has a pair.
fn is_pair(langs: &[Lang], others: &[Lang]) -> bool {
    langs.len() == 2 && others.len() == 2 && langs.iter().any(|lang| others.contains(lang))
}

fn list(langs: &[Lang]) -> String {
    langs.iter().map(Lang::as_str).collect::<Vec<_>>().join(", ")
}
