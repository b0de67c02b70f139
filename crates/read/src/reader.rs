//! The one way in: a file or its bytes become a document.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use hexapla_model::{Block, Diagnostic, Document, Lang, Severity, Warned};

use crate::{Format, ReadError, detect_language, encoding, html, markdown, txt};

const CHUNK: u64 = 64 * 1024;

/// How much is read before a file is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes a file may have: 512 MiB, unless told otherwise; never over 4 GiB.
    pub file_bytes: u64,
    /// The most bytes a line may have: 16 MiB, unless told otherwise.
    pub line_bytes: usize,
    /// The most bytes a corpus or a line-aligned text, which are read line by line, may have: 4 GiB, unless told
    /// otherwise.
    pub corpus_bytes: u64,
    /// The most rows of a corpus, lines of a line-aligned text or entries of a term base: 16 million, unless told
    /// otherwise.
    pub rows: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 512 << 20, line_bytes: 16 << 20, corpus_bytes: 4 << 30, rows: 16 << 20 }
    }
}

/// Reads files into documents; its settings never change, so one reader serves all threads.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    limits: Limits,
}

impl Reader {
    /// A reader with these limits.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { limits }
    }

    /// The document in the file at `path`; without `lang` its language is told from the text.
    ///
    /// # Errors
    /// If the file cannot be read, is no UTF-8 text, goes beyond the limits, holds no text, or does not show its
    /// language.
    pub fn read(&self, path: &Path, lang: Option<Lang>, id: &str) -> Result<Warned<Document>, ReadError> {
        let bytes = self.load(path)?;
        let format = Format::from_path(path).or_else(|| Format::sniff(&bytes)).unwrap_or(Format::PlainText);
        self.parse(&bytes, format, path, lang, id)
    }

    /// The document in `bytes`; `path` is only named.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_bytes(
        &self,
        bytes: &[u8],
        format: Format,
        path: &Path,
        lang: Option<Lang>,
        id: &str,
    ) -> Result<Warned<Document>, ReadError> {
        self.check(bytes, path)?;
        self.parse(bytes, format, path, lang, id)
    }

    /// The document of a file with a sentence a line: a block a line, blank lines too, so that the number of a block
    /// is the number of its line.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_lines(&self, path: &Path, lang: Lang) -> Result<Warned<Document>, ReadError> {
        let bytes = self.load(path)?;
        let text = encoding::decode(&bytes, path)?;
        if text.trim().is_empty() {
            return Err(ReadError::Empty { path: path.into() });
        }
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        Ok(Warned::clean(document(txt::line_blocks(text), lang, path, &id)))
    }

    fn parse(
        &self,
        bytes: &[u8],
        format: Format,
        path: &Path,
        lang: Option<Lang>,
        id: &str,
    ) -> Result<Warned<Document>, ReadError> {
        let text = encoding::decode(bytes, path)?;
        let (blocks, declared, unclosed) = match format {
            Format::PlainText => (txt::blocks(text), None, None),
            Format::Markdown => {
                let (blocks, declared) = markdown::blocks(text);
                (blocks, declared, None)
            }
            Format::Html => {
                let parsed = html::blocks(text);
                (parsed.blocks, parsed.lang, parsed.unclosed)
            }
        };
        if blocks.is_empty() {
            return Err(ReadError::Empty { path: path.into() });
        }
        let lang = lang
            .or(declared)
            .or_else(|| detect_language(&sample(&blocks)))
            .ok_or_else(|| ReadError::LanguageUnknown { path: path.into() })?;
        let mut diagnostics = remarks(&blocks, path);
        if let Some((name, place)) = unclosed {
            let message = format!("`<{name}>` is not shown and never ends: all text behind it is left out");
            let hint = format!("write `</{name}>` where it ends");
            diagnostics.push(Diagnostic::new(Severity::Warning, path, message).at(place).hint(hint));
        }
        Ok(Warned { value: document(blocks, lang, path, id), diagnostics })
    }

    /// How much is read.
    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The bytes of a file, refused as soon as a limit is reached.
    pub(crate) fn load(&self, path: &Path) -> Result<Vec<u8>, ReadError> {
        let fail = |source| ReadError::io(path, source);
        let mut file = File::open(path).map_err(fail)?;
        let mut size = file.metadata().map_err(fail)?.len();
        let mut bytes = Vec::new();
        let mut meter = Meter::new(&self.limits, path);
        meter.size(size)?;
        loop {
            let read = file.by_ref().take(CHUNK).read_to_end(&mut bytes).map_err(fail)?;
            if read == 0 {
                return Ok(bytes);
            }
            size = size.max(bytes.len() as u64);
            meter.size(size)?;
            meter.feed(&bytes[bytes.len() - read..])?;
        }
    }

    fn check(&self, bytes: &[u8], path: &Path) -> Result<(), ReadError> {
        let mut meter = Meter::new(&self.limits, path);
        meter.size(bytes.len() as u64)?;
        meter.feed(bytes)
    }
}

/// Watches the limits while bytes come in.
struct Meter<'a> {
    limits: &'a Limits,
    path: &'a Path,
    line: u32,
    length: usize,
    after_cr: bool,
    begun: bool,
}

impl<'a> Meter<'a> {
    fn new(limits: &'a Limits, path: &'a Path) -> Self {
        Self { limits, path, line: 1, length: 0, after_cr: false, begun: false }
    }

    fn size(&self, bytes: u64) -> Result<(), ReadError> {
        let limit = self.limits.file_bytes.min(u64::from(u32::MAX));
        if bytes > limit {
            return Err(ReadError::TooLarge { path: self.path.into(), limit });
        }
        Ok(())
    }

    fn feed(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        if !std::mem::replace(&mut self.begun, true) {
            encoding::refuse_binary(bytes, self.path)?;
        }
        for &byte in bytes {
            match byte {
                b'\n' if self.after_cr => {}
                b'\n' | b'\r' => {
                    self.line = self.line.saturating_add(1);
                    self.length = 0;
                }
                0 => return Err(encoding::nul_byte(self.path, self.line)),
                _ => self.length += 1,
            }
            self.after_cr = byte == b'\r';
            if self.length > self.limits.line_bytes {
                let limit = self.limits.line_bytes;
                return Err(ReadError::LineTooLong { path: self.path.into(), line: self.line, limit });
            }
        }
        Ok(())
    }
}

fn document(blocks: Vec<Block>, lang: Lang, path: &Path, id: &str) -> Document {
    Document { id: id.to_owned(), symbol: None, lang, path: path.into(), blocks }
}

/// The text that the language is told from.
fn sample(blocks: &[Block]) -> String {
    blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// What is odd about the text.
fn remarks(blocks: &[Block], path: &Path) -> Vec<Diagnostic> {
    let odd = |c: char| c == '\u{FFFD}' || (c.is_control() && c != '\t');
    let mut places = blocks.iter().filter_map(|b| b.text.find(odd).map(|at| b.locate(at as u32)));
    let Some(first) = places.next() else { return Vec::new() };
    let more = places.count();
    let message = match more {
        0 => "a control or replacement character".to_owned(),
        _ => format!("control or replacement characters, here and in {more} more places"),
    };
    let hint = "characters may have been lost when the text was converted";
    vec![Diagnostic::new(Severity::Warning, path, message).at(first).hint(hint)]
}
