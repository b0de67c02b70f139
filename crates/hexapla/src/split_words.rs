//! Links the words of two texts whose line n translates line n of the other.

use std::path::Path;

use hexapla_formats::{Cause, Importer, ReadError};
use hexapla_model::{Column, Diagnostic, Lang, Location, Severity, Warned};
use hexapla_segment::Tokenizer;
use hexapla_words::{LONGEST_ROW, UNLINKED_ROW};

use crate::sentences::named;
use crate::{Input, language};

/// The words of two files with one sentence per line, split by white space; one row per line.
///
/// The language of each is the one that was given, or that the name shows (`a.zh`, `a.zh.txt`) unless the text contradicts it.
///
/// # Errors
/// If a file cannot be read, is not UTF-8 text, goes beyond the limits of `importer`, does not show its language, or if the
/// two differ in their number of lines.
pub fn read_words(
    importer: &Importer,
    source: &Input,
    target: &Input,
) -> Result<Warned<(Column, Column)>, ReadError> {
    let langs = (lang(source)?, lang(target)?);
    let [from, to] = importer.read_line_pairs([&source.path, &target.path])?;
    let mut diagnostics = Vec::new();
    let source_lang = judged(source, langs.0, &from, &mut diagnostics);
    let target_lang = judged(target, langs.1, &to, &mut diagnostics);
    let (from, to) = rayon::join(|| split(source_lang, from), || split(target_lang, to));
    diagnostics.extend(long_rows(&from, &source.path));
    diagnostics.extend(long_rows(&to, &target.path));
    Ok(Warned { value: (from, to), diagnostics })
}

fn lang(input: &Input) -> Result<Lang, ReadError> {
    let known = input.lang.map(Lang::primary).or_else(|| named(&input.path));
    known.ok_or_else(|| Cause::LanguageUnknown.at(&input.path))
}

/// The language of a text that is said to be in `lang`, with a warning if it is in another.
fn judged(input: &Input, lang: Lang, lines: &[String], diagnostics: &mut Vec<Diagnostic>) -> Lang {
    let texts = lines.iter().map(String::as_str);
    if input.lang.is_some() {
        diagnostics.extend(language::doubted(&input.path, lang, texts));
        return lang;
    }
    let Some((found, finding)) = language::corrected(&input.path, lang, texts) else { return lang };
    diagnostics.push(finding);
    found
}

fn split(lang: Lang, lines: Vec<String>) -> Column {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    Tokenizer::new(lang).split_column(&lines)
}

/// What is to be reported about rows that are too long to be aligned as wholes.
pub(crate) fn long_rows(column: &Column, path: &Path) -> Vec<Diagnostic> {
    let rows = (0..column.len()).map(|n| (n, column.row(n).len()));
    rows.filter(|(_, words)| *words > LONGEST_ROW).map(|(n, words)| long_row(n, words, path)).collect()
}

/// A warning about row `n`, which has so many words.
fn long_row(n: usize, words: usize, path: &Path) -> Diagnostic {
    let (severity, message) = if words > UNLINKED_ROW {
        let message = format!("{words} words in a line, more than {UNLINKED_ROW}: they stay without links");
        (Severity::Error, message)
    } else {
        let message =
            format!("{words} words in a line, more than {LONGEST_ROW}: they are linked part by part");
        (Severity::Warning, message)
    };
    let location = Location { line: u32::try_from(n + 1).unwrap_or(u32::MAX), page: None };
    Diagnostic::new(severity, path, message).at(location).hint("split it into sentences")
}
