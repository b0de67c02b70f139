//! Why a corpus gives no entry of a glossary.

use std::path::Path;

use hexapla_model::{Corpus, Diagnostic, Severity};

use crate::terms::repeated;

/// What the rows of `corpus`, which gave no entry, are lacking; `path` is where they come from.
pub(super) fn why(corpus: &Corpus, path: &Path) -> Option<Diagnostic> {
    let texts = corpus.units.iter().flat_map(|unit| unit.texts.iter().flatten());
    if !texts.into_iter().any(|text| text.text.contains(char::is_alphanumeric)) {
        let message = "no row has a word: there is nothing to take terms from";
        return Some(Diagnostic::new(Severity::Warning, path, message));
    }
    let rows = corpus.units.len();
    let again = repeated(corpus).into_iter().filter(|again| *again).count();
    let message = match rows - again {
        _ if again == 0 => return None,
        1 => format!("all {rows} rows are alike, and equal rows count once: no term is in two places"),
        other => {
            format!("equal rows count once: {other} of {rows} rows are left, and no entry is found in them")
        }
    };
    Some(Diagnostic::new(Severity::Note, path, message))
}

#[cfg(test)]
mod tests {
    use hexapla_model::Lang;

    use super::*;

    #[test]
    fn what_is_lacking() {
        let said = |texts: &[&str]| {
            let corpus = Corpus::from_columns("a", &[(Lang::EN, texts), (Lang::FR, texts)]);
            why(&corpus, Path::new("a.en")).map(|found| found.to_string())
        };
        let alike = "note: a.en: all 3 rows are alike, and equal rows count once: no term is in two places";
        assert_eq!(said(&["The lake."; 3]).as_deref(), Some(alike));
        let some = "note: a.en: equal rows count once: 2 of 3 rows are left, and no entry is found in them";
        assert_eq!(said(&["The lake.", "It.", "It."]).as_deref(), Some(some));
        let none = "warning: a.en: no row has a word: there is nothing to take terms from";
        assert_eq!(said(&["", " ", "…"]).as_deref(), Some(none));
        assert_eq!(said(&["The lake.", "It."]), None);
    }
}
