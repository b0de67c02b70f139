//! Reads a stop list: unwanted terms, one per line.

use std::path::Path;

use hexapla_model::{Lang, Severity, TermBase, Warned};
use hexapla_source::findings::shown;
use hexapla_source::{Cause, Findings, ReadError, Source, lines};

#[cfg(feature = "xlsx")]
use crate::format::xlsx::{self, reader as spreadsheet};
use crate::{Importer, term_base};

/// A term to exclude, in one language or in all.
pub type StopTerm = (Option<Lang>, String);

impl Importer {
    /// The terms of the stop list at `path`, in its order: one term per line, or several with `|` between them, for all
    /// languages, or after `en=` or `en` and a tab for one. Blank lines and lines that begin with `#` are skipped. A workbook, TBX, a
    /// glossary in JSON Lines, or a table (CSV, TSV) whose columns are named by languages is read as a term base is; a workbook
    /// with one column holds terms for all languages.
    ///
    /// # Errors
    /// If the file cannot be read, is not UTF-8 text or goes beyond the limits.
    pub fn read_stop_list(&self, path: &Path) -> Result<Warned<Vec<StopTerm>>, ReadError> {
        let bytes = self.loader.load(path)?;
        read(&self.loader.source(path, &bytes, None)).map_err(|cause| cause.at(path))
    }
}

/// The terms in a file.
fn read(source: &Source<'_>) -> Result<Warned<Vec<StopTerm>>, Cause> {
    #[cfg(feature = "xlsx")]
    if xlsx::is_workbook(source.bytes) {
        return workbook(source);
    }
    let decoded = source.text()?;
    if decoded.text.trim_start().starts_with("{\"") {
        return term_base::read(source, &[]).map(terms);
    }
    let mut read = match table(&decoded.text, source)? {
        Some(read) => read,
        None => parse(&decoded.text, source)?,
    };
    read.diagnostics.splice(..0, decoded.remark.map(|remark| remark.about(source.path)));
    Ok(read)
}

/// The terms of a term base, each in its language.
fn terms(base: Warned<TermBase>) -> Warned<Vec<StopTerm>> {
    let terms = base.value.entries.into_iter().flat_map(|entry| entry.terms);
    let value = terms.map(|(lang, term)| (Some(lang), term.text)).collect();
    Warned { value, diagnostics: base.diagnostics }
}

/// The terms in TBX, or in a table that is named as one and whose columns are named by languages.
fn table(text: &str, source: &Source<'_>) -> Result<Option<Warned<Vec<StopTerm>>>, Cause> {
    let ending = source.path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let is_markup = text.trim_start().starts_with("<?xml") || ending == "tbx";
    if !is_markup && !["csv", "tsv"].contains(&ending.as_str()) {
        return Ok(None);
    }
    match term_base::parse(text, source, &[]) {
        Err(Cause::NoLanguageColumn { .. } | Cause::Empty) => Ok(None),
        read => read.map(|read| Some(terms(read))),
    }
}

/// The terms in a workbook.
#[cfg(feature = "xlsx")]
fn workbook(source: &Source<'_>) -> Result<Warned<Vec<StopTerm>>, Cause> {
    let error = match xlsx::term_base::read(source, &[]) {
        Err(error @ Cause::NoLanguageColumn { .. }) => error,
        read => return read.map(terms),
    };
    let mut all = Vec::new();
    for sheet in spreadsheet::lines(source.bytes, source.limits)? {
        for line in sheet.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if line.contains('\t') {
                return Err(error);
            }
            all.extend(split(line).map(|term| (None, term)));
        }
    }
    Ok(Warned::clean(all))
}

/// The terms that `|` separates.
fn split(terms: &str) -> impl Iterator<Item = String> + '_ {
    terms.split('|').map(str::trim).filter(|term| !term.is_empty()).map(str::to_owned)
}

fn parse(text: &str, source: &Source<'_>) -> Result<Warned<Vec<StopTerm>>, Cause> {
    let (mut terms, mut findings) = (Vec::new(), Findings::new(source.path));
    for line in lines::split(text) {
        let entry = line.text.trim();
        if entry.is_empty() || entry.starts_with('#') {
            continue;
        }
        match stop_term(entry) {
            Some((lang, synonyms)) => {
                let before = terms.len();
                terms.extend(split(&synonyms).map(|term| (lang, term)));
                let odd = if terms.len() == before { Some(NO_TERM) } else { no_language(entry, lang) };
                if let Some((what, hint)) = odd {
                    let message = format!("`{}` {what}", shown(entry));
                    findings.push(Severity::Warning, line.location.line, &message, hint);
                }
            }
            None => {
                let tag = entry.split('\t').next().unwrap_or_default();
                let message = format!("unknown language `{}` before the tab: skipped", shown(tag));
                findings.push(
                    Severity::Error,
                    line.location.line,
                    &message,
                    "expected LANG<TAB>term, as in en<TAB>annex",
                );
            }
        }
        if terms.len() > source.limits.rows as usize {
            return Err(Cause::TooManyRows { limit: source.limits.rows });
        }
    }
    Ok(Warned { value: terms, diagnostics: findings.finish() })
}

/// The term of a line; none if a tab follows what is not a language.
fn stop_term(entry: &str) -> Option<StopTerm> {
    match (entry.split_once('\t'), entry.split_once('=')) {
        (Some((tag, term)), _) => term_in(tag, term),
        // An equals sign may be a part of the term.
        (None, Some((tag, term))) => term_in(tag, term).or_else(|| Some((None, entry.to_owned()))),
        (None, None) => Some((None, entry.to_owned())),
    }
}

/// What is odd about a line without a term, and what to do.
const NO_TERM: (&str, &str) = ("has no term: skipped", "write one after the language, as in en=annex");

/// What is odd about a line for all languages that seems to name one.
fn no_language(entry: &str, lang: Option<Lang>) -> Option<(&'static str, &'static str)> {
    let (tag, _) = entry.split_once('=').filter(|_| lang.is_none())?;
    let tag = tag.trim();
    let is_code = (2..=3).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_lowercase());
    let what = match tag {
        "" => "names no language before `=`: the whole line is taken for a term",
        _ if is_code => "names no known language before `=`: the whole line is taken for a term",
        _ => return None,
    };
    Some((what, "write LANG=TERM, as in en=annex, or the term alone for all languages"))
}

/// A term in the language of a tag.
fn term_in(tag: &str, term: &str) -> Option<StopTerm> {
    Some((Some(Lang::parse(tag.trim()).ok()?), term.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use hexapla_source::{Limits, Loader};

    use super::*;

    fn read(text: &str) -> Warned<Vec<StopTerm>> {
        let loader = Loader::default();
        parse(text, &loader.source(Path::new("stop.txt"), text.as_bytes(), None)).unwrap()
    }

    #[test]
    fn terms_of_one_language_and_of_all() {
        let read = read(
            "# mine\n\nannex\r\nen\tthe present report\nzh=附件 | 附录|\n E=mc2 \nfr=\nxx\tterm\n=x\nxq=y\nde\t|\n",
        );
        let shown: Vec<String> = read
            .value
            .iter()
            .map(|(lang, term)| format!("{}:{term}", lang.map_or(String::new(), |l| l.to_string())))
            .collect();
        assert_eq!(
            shown,
            [":annex", "en:the present report", "zh:附件", "zh:附录", ":E=mc2", ":=x", ":xq=y"]
        );
        let told: Vec<String> = read.diagnostics.iter().map(ToString::to_string).collect();
        let line = |n: usize| told[n].lines().next().unwrap_or_default();
        assert_eq!(
            told[1],
            "error: stop.txt, line 8: unknown language `xx` before the tab: skipped\n   hint: expected LANG<TAB>term, as in en<TAB>annex"
        );
        assert_eq!(line(0), "warning: stop.txt, line 7: `fr=` has no term: skipped");
        let no_language = "before `=`: the whole line is taken for a term";
        assert_eq!(line(2), format!("warning: stop.txt, line 9: `=x` names no language {no_language}"));
        assert_eq!(
            line(3),
            format!("warning: stop.txt, line 10: `xq=y` names no known language {no_language}")
        );
        assert_eq!(line(4), "warning: stop.txt, line 11: `de\t|` has no term: skipped");
        assert_eq!(told.len(), 5);
    }

    #[test]
    fn json_lines_are_a_glossary_or_no_list() {
        let read =
            |text: &str| super::read(&Loader::default().source(Path::new("a.jsonl"), text.as_bytes(), None));
        let glossary = "{\"id\":\"c1\",\"terms\":{\"en\":[{\"text\":\"lake\"}]}}\n";
        assert_eq!(read(glossary).unwrap().value, [(Some(Lang::EN), "lake".to_owned())]);
        let corpus = "{\"id\":\"1\",\"translation\":{\"en\":\"The lake.\"}}\n";
        assert!(matches!(read(corpus), Err(Cause::NoLanguageColumn { .. })));
    }

    #[test]
    fn too_many() {
        let limits = Limits::default().rows(2);
        assert!(matches!(
            parse("a\nb\nc", &Loader::new(limits).source(Path::new("x"), b"", None)),
            Err(Cause::TooManyRows { limit: 2, .. })
        ));
    }

    proptest! {
        #[test]
        fn any_text(text in "([a-z]{0,3}[=\t\n#é]){0,8}|\\PC{0,20}") {
            prop_assert!(read(&text).value.iter().all(|(_, term)| !term.trim().is_empty()));
        }
    }
}
