//! The one way in: a file or its bytes become a document.

use std::path::Path;

use hexapla_lang::detect::{contradicted, detect_language, language_sample};
use hexapla_lang::scan;
use hexapla_model::{Block, Diagnostic, Document, Lang, Severity, Warned};
use hexapla_source::findings::plural;
use hexapla_source::{Cause, Limits, Loader, ReadError, Source};

use crate::DocumentFormat;
use crate::document::{self, Parsed, txt};
use crate::text::contents::{self, Leaders};
use crate::text::lone;

/// Reads files into documents; its settings never change, so one reader serves all threads. Copies share an open archive.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    loader: Loader,
}

impl Reader {
    /// A reader with these limits.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { loader: Loader::new(limits) }
    }

    /// The document in the file at `path`; without `lang` its language is detected from the text.
    ///
    /// The path may go on inside an archive: `reports.zip/2026/report.en.docx`.
    ///
    /// # Errors
    /// If the file cannot be read, is of no known format, goes beyond the limits, holds no text, or does not show its
    /// language; if a program that reads the format is missing or fails.
    pub fn read(&self, path: &Path, lang: Option<Lang>, id: &str) -> Result<Warned<Document>, ReadError> {
        let bytes = self.loader.load(path)?;
        let source = self.loader.source(path, &bytes, lang);
        parse(&source, DocumentFormat::of(path, &bytes), id).map_err(|cause| cause.at(path))
    }

    /// The document in `bytes`; `path` is only named.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_bytes(
        &self,
        bytes: &[u8],
        format: DocumentFormat,
        path: &Path,
        lang: Option<Lang>,
        id: &str,
    ) -> Result<Warned<Document>, ReadError> {
        let source = self.loader.source(path, bytes, lang);
        let checked = self.loader.check_size(bytes.len() as u64);
        checked.and_then(|()| parse(&source, format, id)).map_err(|cause| cause.at(path))
    }

    /// The document of a file with one sentence per line: one block per line, blank lines too, so that the number of a block
    /// is the number of its line.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_lines(&self, path: &Path, lang: Lang) -> Result<Warned<Document>, ReadError> {
        let bytes = self.loader.load(path)?;
        lines(&self.loader.source(path, &bytes, Some(lang)), lang).map_err(|cause| cause.at(path))
    }
}

/// The document with a block for each line.
fn lines(source: &Source<'_>, lang: Lang) -> Result<Warned<Document>, Cause> {
    let decoded = source.text()?;
    if decoded.text.trim().is_empty() {
        return Err(Cause::Empty);
    }
    let id = source.path.file_stem().unwrap_or_default().to_string_lossy();
    let document = as_document(txt::line_blocks(&decoded.text), lang, source.path, &id);
    let diagnostics = decoded.remark.map(|remark| remark.about(source.path)).into_iter().collect();
    Ok(Warned { value: document, diagnostics })
}

/// The document in a file of this format.
fn parse(source: &Source<'_>, format: DocumentFormat, id: &str) -> Result<Warned<Document>, Cause> {
    if source.bytes.is_empty() {
        return Err(Cause::NoBytes);
    }
    let (path, lang) = (source.path, source.lang);
    let Parsed { mut blocks, lang: declared, mut diagnostics } = document::parse(source, format)?;
    let leaders = if format == DocumentFormat::Pdf { Leaders::Drawn } else { Leaders::Typed };
    contents::mark(&mut blocks, leaders);
    if matches!(format, DocumentFormat::PlainText | DocumentFormat::Html | DocumentFormat::Markdown) {
        contents::mark_blanks(&mut blocks);
    }
    contents::mark_captions(&mut blocks);
    // Where a line of a page ends is not the author's; HTML has elements.
    if !matches!(format, DocumentFormat::Pdf | DocumentFormat::Html) {
        blocks = lone::join(blocks, lone::Bare::Lines);
    }
    if blocks.is_empty() {
        return Err(Cause::Empty);
    }
    let (lang, finding) = if lang.is_some() { (lang, None) } else { language(declared, &blocks, path) };
    let lang = lang.ok_or(Cause::LanguageUnknown)?;
    diagnostics.extend(finding);
    diagnostics.extend(remarks(&blocks, path));
    Ok(Warned { value: as_document(blocks, lang, path, id), diagnostics })
}

fn as_document(blocks: Vec<Block>, lang: Lang, path: &Path, id: &str) -> Document {
    Document { id: id.to_owned(), symbol: None, lang, path: path.into(), blocks }
}

/// The language of a text that declares `declared`: the declared one, unless the text is certainly in another, which is
/// reported; else the one that the text shows.
fn language(declared: Option<Lang>, blocks: &[Block], path: &Path) -> (Option<Lang>, Option<Diagnostic>) {
    let sample = language_sample(blocks.iter().map(|b| b.text.as_str()));
    let Some(declared) = declared else { return (detect_language(&sample), None) };
    let Some(found) = contradicted(declared, &sample) else { return (Some(declared), None) };
    let message =
        format!("treated as {found}, the language of its text, although the file declares {declared}");
    let hint = format!("if it is in {declared}, name it as {declared}=PATH");
    (Some(found), Some(Diagnostic::new(Severity::Warning, path, message).hint(hint)))
}

/// Whether a character is one that no text needs.
fn is_odd(c: char) -> bool {
    c == '\u{FFFD}' || (c.is_control() && c != '\t')
}

/// Where the first such character is in `text`.
fn find_odd(text: &str) -> Option<usize> {
    let may_be_odd = |a: u8, b: u8| {
        let control = (a < 0x20 && a != b'\t') || a == 0x7F || (a == 0xC2 && b < 0xA0);
        control | ((a, b) == (0xEF, 0xBF))
    };
    let from = scan::position(text.as_bytes(), 0, may_be_odd)?;
    text[from..].find(is_odd).map(|at| from + at)
}

/// What is odd about the text.
fn remarks(blocks: &[Block], path: &Path) -> Vec<Diagnostic> {
    let mut places =
        blocks.iter().filter_map(|block| find_odd(&block.text).map(|at| block.locate(at as u32)));
    let Some(first) = places.next() else { return Vec::new() };
    let more = places.count();
    let message = match more {
        0 => "a control or replacement character".to_owned(),
        _ => format!("control or replacement characters, here and in {more} more place{}", plural(more)),
    };
    let hint = "characters may have been lost when the text was converted";
    vec![Diagnostic::new(Severity::Warning, path, message).at(first).hint(hint)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_text_needs_is_found() {
        for c in '\0'..=char::MAX {
            assert_eq!(find_odd(&format!("é{c}\u{7F}")), Some(if is_odd(c) { 2 } else { 2 + c.len_utf8() }));
        }
    }

    #[test]
    fn empty_files_are_told_as_such() {
        for ending in ["docx", "pdf", "html"] {
            let path = format!("a.{ending}");
            let error = read(&path, b"").unwrap_err();
            assert!(matches!(error.cause(), Cause::NoBytes), "{error}");
        }
    }

    #[test]
    fn foreign_files_are_told_as_such() {
        for (bytes, want) in [
            (&b"Dear all,\r\n"[..], "expected a ZIP package (as DOCX and XLSX are), found `Dear all,`"),
            (b"\0\x01\x02", "damaged or cut short: it does not begin as a ZIP package"),
        ] {
            let error = read("a.docx", bytes).unwrap_err().to_string();
            assert!(error.contains(want), "{error}");
        }
    }

    fn read(path: &str, bytes: &[u8]) -> Result<Warned<Document>, ReadError> {
        let path = Path::new(path);
        Reader::default().read_bytes(bytes, DocumentFormat::of(path, bytes), path, None, "a")
    }
}
