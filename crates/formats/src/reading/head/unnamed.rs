//! A table of terms of which no row names the languages, though the texts show them.

use std::collections::BTreeSet;

use hexapla_lang::detect::detect_language;
use hexapla_model::{Lang, Severity};
use hexapla_source::findings::shown;

use super::cell::{is_address, is_code, is_label};
use super::early::{Early, are_all, has_letters, text_of, width};
use super::{Head, title};
use crate::reading::columns::{Columns, says_no_language};

/// The fewest rows whose texts show a language.
const ROWS: usize = 5;

/// The table that begins with `rows`, if its columns of texts are in different languages that their texts show.
pub(crate) fn by_texts(rows: &[Early]) -> Option<Head> {
    let first = rows.first().filter(|_| rows.len() >= ROWS)?;
    let has_head = !first.cells.is_empty() && first.cells.iter().all(|(_, text)| says_no_language(text));
    let below = &rows[usize::from(has_head)..];
    let is_text = |n: &usize| {
        has_letters(below, *n)
            && !are_all(below, *n, |cell| is_label(cell) || is_code(cell) || is_address(cell))
    };
    let texts: Vec<usize> = (0..width(below)?).filter(is_text).collect();
    let langs: Vec<Lang> =
        texts.iter().map(|n| detect_language(&text_of(below, *n))).collect::<Option<Vec<Lang>>>()?;
    // Two columns of a language may be terms and definitions: which, only their names would say.
    let are_distinct = langs.iter().collect::<BTreeSet<_>>().len() == langs.len();
    if langs.len() < 2 || !are_distinct {
        return None;
    }
    let mut columns = Columns::unnamed(width(rows)?);
    texts.iter().zip(&langs).for_each(|(n, lang)| columns.set_text(*n, lang.as_str()));
    let mut findings: Vec<_> = has_head.then(|| title(first)).into_iter().collect();
    let tags: Vec<&str> = langs.iter().map(Lang::as_str).collect();
    let shows: Vec<&str> = below.first()?.cells.iter().map(|(_, text)| text.as_str()).collect();
    let message = format!(
        "no row names languages: the texts show {}; the first row of terms is `{}`",
        tags.join(", "),
        shown(&shows.join(" "))
    );
    let hint = "name the languages in a first row if they are others (`en`, `zh-CN`, `French`)";
    findings.push((Severity::Warning, below.first()?.line, message, hint.to_owned()));
    Some(Head { columns, names: None, line: first.line, rows: usize::from(has_head), findings })
}
