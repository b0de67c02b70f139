//! The one way in: a file or its bytes become a document.

use std::path::Path;

use hexapla_lang::detect::{contradicted, detect_language, language_sample};
use hexapla_model::{Block, Diagnostic, Document, Lang, Severity, Warned};
use hexapla_source::findings::plural;
use hexapla_source::{Limits, Loader, ReadError};

use crate::contents::{self, Leaders};
use crate::parsed::Parsed;
use crate::{DocumentFormat, docx, html, lone, markdown, office, pdf, tei, txt};

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

    /// The document in the file at `path`; without `lang` its language is told from the text.
    ///
    /// The path may go on inside an archive: `reports.zip/2026/report.en.docx`.
    ///
    /// # Errors
    /// If the file cannot be read, is of no known format, goes beyond the limits, holds no text, or does not show its
    /// language; if a program that reads the format is missing or fails.
    pub fn read(&self, path: &Path, lang: Option<Lang>, id: &str) -> Result<Warned<Document>, ReadError> {
        let bytes = self.loader.load(path)?;
        self.parse(&bytes, DocumentFormat::of(path, &bytes), path, lang, id)
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
        self.loader.check_size(bytes.len() as u64, path)?;
        self.parse(bytes, format, path, lang, id)
    }

    /// The document of a file with a sentence a line: a block a line, blank lines too, so that the number of a block
    /// is the number of its line.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_lines(&self, path: &Path, lang: Lang) -> Result<Warned<Document>, ReadError> {
        let bytes = self.loader.load(path)?;
        let text = self.loader.text(&bytes, Some(lang), path)?;
        if text.value.trim().is_empty() {
            return Err(ReadError::Empty { path: path.into() });
        }
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        let document = document(txt::line_blocks(&text.value), lang, path, &id);
        Ok(Warned { value: document, diagnostics: text.diagnostics })
    }

    fn parse(
        &self,
        bytes: &[u8],
        format: DocumentFormat,
        path: &Path,
        lang: Option<Lang>,
        id: &str,
    ) -> Result<Warned<Document>, ReadError> {
        if bytes.is_empty() {
            return Err(ReadError::NoBytes { path: path.into() });
        }
        let parsed = match format {
            _ if format.is_text() => self.parse_text(bytes, format, lang, path)?,
            DocumentFormat::Docx => docx::parse(bytes, path, self.loader.limits())?,
            DocumentFormat::Office => office::parse(bytes, path, self.loader.limits())?,
            DocumentFormat::Pdf => pdf::parse(bytes, path, self.loader.limits())?,
            _ => return Err(ReadError::Empty { path: path.into() }),
        };
        let (mut blocks, mut diagnostics) = (parsed.blocks, parsed.diagnostics);
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
            return Err(ReadError::Empty { path: path.into() });
        }
        let (lang, finding) =
            if lang.is_some() { (lang, None) } else { language(parsed.lang, &blocks, path) };
        let lang = lang.ok_or_else(|| ReadError::LanguageUnknown { path: path.into() })?;
        diagnostics.extend(finding);
        diagnostics.extend(remarks(&blocks, path));
        Ok(Warned { value: document(blocks, lang, path, id), diagnostics })
    }

    fn parse_text(
        &self,
        bytes: &[u8],
        format: DocumentFormat,
        lang: Option<Lang>,
        path: &Path,
    ) -> Result<Parsed, ReadError> {
        let text = self.loader.text(bytes, lang, path)?;
        let mut parsed = match format {
            DocumentFormat::Markdown => {
                let (blocks, lang) = markdown::blocks(&text.value);
                Parsed { blocks, lang, ..Parsed::default() }
            }
            DocumentFormat::Html => html(&text.value, path),
            DocumentFormat::Tei => tei::parse(&text.value, path)?,
            _ => {
                let mut blocks = txt::blocks(&text.value);
                contents::mark_columns(&mut blocks);
                Parsed { blocks, ..Parsed::default() }
            }
        };
        parsed.diagnostics.splice(..0, text.diagnostics);
        Ok(parsed)
    }
}

/// What an HTML text holds.
fn html(text: &str, path: &Path) -> Parsed {
    let html = html::blocks(text);
    let warning = html.unclosed.map(|(name, place)| {
        let message = format!("`<{name}>` is not shown and never ends: all text behind it is skipped");
        let hint = format!("write `</{name}>` where it ends");
        Diagnostic::new(Severity::Error, path, message).at(place).hint(hint)
    });
    let hidden = html.hidden.map(|(count, place)| {
        let message = match count {
            1 => "a hidden element with text is skipped".to_owned(),
            _ => format!("{count} hidden elements with text are skipped, the first of them here"),
        };
        let hint = "browsers do not show them: `hidden`, `display: none` or `visibility: hidden`";
        Diagnostic::new(Severity::Note, path, message).at(place).hint(hint)
    });
    let diagnostics = warning.into_iter().chain(hidden).collect();
    Parsed { blocks: html.blocks, lang: html.lang, diagnostics }
}

fn document(blocks: Vec<Block>, lang: Lang, path: &Path, id: &str) -> Document {
    Document { id: id.to_owned(), symbol: None, lang, path: path.into(), blocks }
}

/// The language of a text that declares `declared`: the declared one, unless the text is certainly in another, which is
/// told; else the one that the text shows.
fn language(declared: Option<Lang>, blocks: &[Block], path: &Path) -> (Option<Lang>, Option<Diagnostic>) {
    let sample = language_sample(blocks.iter().map(|b| b.text.as_str()));
    let Some(declared) = declared else { return (detect_language(&sample), None) };
    let Some(found) = contradicted(declared, &sample) else { return (Some(declared), None) };
    let message = format!("taken as {found} by its text, though the file declares {declared}");
    let hint = format!("if it is in {declared}, name it as {declared}=PATH");
    (Some(found), Some(Diagnostic::new(Severity::Warning, path, message).hint(hint)))
}

/// What is odd about the text.
fn remarks(blocks: &[Block], path: &Path) -> Vec<Diagnostic> {
    let odd = |c: char| c == '\u{FFFD}' || (c.is_control() && c != '\t');
    let mut places = blocks.iter().filter_map(|b| b.text.find(odd).map(|at| b.locate(at as u32)));
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
    fn empty_files_are_told_as_such() {
        for ending in ["docx", "pdf", "html"] {
            let path = format!("a.{ending}");
            let error = read(&path, b"").unwrap_err();
            assert!(matches!(error, ReadError::NoBytes { .. }), "{error}");
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
