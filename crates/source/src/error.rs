//! Why a file could not be read.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::{fmt, io};

use hexapla_model::Lang;

use crate::findings::{plural, shown};

/// How much of a foreign file is looked at.
const HEAD: usize = 512;

/// Why a file could not be read, and which.
#[derive(Debug)]
pub struct ReadError {
    path: PathBuf,
    cause: Cause,
}

impl ReadError {
    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why it could not be read.
    #[must_use]
    pub fn cause(&self) -> &Cause {
        &self.cause
    }

    /// Why it could not be read, without the file.
    #[must_use]
    pub fn into_cause(self) -> Cause {
        self.cause
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, cause) = (self.path.display(), &self.cause);
        match cause {
            // These name all files that they are about.
            Cause::UnequalLines { .. } | Cause::SameLanguage { .. } => cause.fmt(f),
            Cause::LanguageUnknown => write!(f, "{path}: its language is unknown; name it as LANG={path}"),
            Cause::LexiconLanguages => write!(
                f,
                "{path}: its languages are unknown; name source and target before it, as in en-fr={path}"
            ),
            _ => write!(f, "{path}{}: {cause}", cause.place()),
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.source()
    }
}

/// Why a file could not be read: facts, and where in the file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Cause {
    /// Another file that belongs to it could not be read.
    #[error(transparent)]
    Other(Box<ReadError>),
    /// There is no such file.
    #[error("no such file")]
    NotFound,
    /// The file cannot be opened or read.
    #[error("cannot be read: {source}")]
    Io {
        /// What the system says.
        source: io::Error,
    },
    /// The file is not text.
    #[error("expected text, found {found}; {hint}")]
    NotText {
        /// What it looks like.
        found: String,
        /// What to do about it.
        hint: &'static str,
    },
    /// The text is not UTF-8.
    #[error("not UTF-8 at byte {offset}; {hint}")]
    InvalidUtf8 {
        /// Offset of the first wrong byte, from 0.
        offset: usize,
        /// Its line, from 1.
        line: u32,
        /// What the encoding may be, and what to do about it.
        hint: String,
    },
    /// The file is larger than [`Limits::file_bytes`](crate::limits::Limits::file_bytes).
    #[error("larger than {limit} bytes, the most that is read; cut it into parts")]
    TooLarge {
        /// The most that is read.
        limit: u64,
    },
    /// A line is longer than [`Limits::line_bytes`](crate::limits::Limits::line_bytes).
    #[error("longer than {limit} bytes, the most that a line may have; break it at its paragraphs")]
    LineTooLong {
        /// The line, from 1.
        line: u32,
        /// The most that is read.
        limit: usize,
    },
    /// A text of very many lines with hardly anything on them, each of which would take up memory.
    #[error(
        "{lines} lines of fewer than {least} bytes on average: not a text; remove the empty lines, or cut it into parts"
    )]
    EmptyLines {
        /// How many lines it has, or were read.
        lines: usize,
        /// The fewest bytes that so many lines have on average.
        least: usize,
    },
    /// A row of a table or a piece of XML is longer than [`Limits::line_bytes`](crate::limits::Limits::line_bytes).
    #[error(
        "longer than {limit} bytes, the most that a row or an element may have; a quotation mark or a tag may not be closed"
    )]
    ItemTooLong {
        /// The line that was reached.
        line: u32,
        /// The most that is read.
        limit: usize,
    },
    /// The file holds no text.
    #[error("no text in it")]
    Empty,
    /// The file has no bytes.
    #[error("no text in it: the file is empty (0 bytes)")]
    NoBytes,
    /// The language was not given and cannot be detected from the text.
    #[error("its language is unknown; name it as LANG=PATH")]
    LanguageUnknown,
    /// More rows than [`Limits::rows`](crate::limits::Limits::rows).
    #[error("more than {limit} rows, the most that is read; cut it into parts")]
    TooManyRows {
        /// The most that is read.
        limit: u32,
    },
    /// No line of a file that should be a corpus is a row of one.
    #[error(
        "expected one JSON object per line with the texts of a row, such as {{\"translation\": {{\"en\": …, \"fr\": …}}}}, found {found}; name texts that are aligned line by line as LANG=FILE"
    )]
    NotCorpus {
        /// The first line that is not a row.
        line: u32,
        /// What is wrong with it.
        found: String,
    },
    /// Files whose lines should translate each other differ in their number.
    #[error("{}", unequal(.counts))]
    UnequalLines {
        /// The files, each with the number of its lines.
        counts: Vec<(PathBuf, u32)>,
    },
    /// Two files whose lines should translate each other are in one language.
    #[error("{} and {}: both are named as {lang}; name each file by its own language, as in en=FILE fr=FILE", .first.display(), .second.display())]
    SameLanguage {
        /// The language.
        lang: Lang,
        /// The file that was named first.
        first: PathBuf,
        /// The other file.
        second: PathBuf,
    },
    /// No column of a table is named by a language.
    #[error("expected columns that are named by languages (`en`, `zh-CN`, `French`), found {}; name them in the first row (`convert` takes --langs en,fr too)", quoted(.found))]
    NoLanguageColumn {
        /// The line of the head, from 1.
        line: u32,
        /// What its columns are named.
        found: Vec<String>,
    },
    /// A file names no language of its texts, and they do not show it.
    #[error(
        "the languages of its texts are neither named nor shown; name source and target as in --langs en,fr"
    )]
    NoLanguages,
    /// An XML file that is not TBX.
    #[error(
        "expected TBX (`<martif>` or `<tbx>`) or a table (CSV, TSV), found `<{root}>`; export the term base as TBX or CSV"
    )]
    NotTermBase {
        /// Its outermost element.
        root: String,
    },
    /// A lexicon in no known form.
    #[error(
        "not a lexicon; expected a table whose first row names languages (`en<TAB>fr`), TBX, a dictd dictionary, CC-CEDICT, `target @ source` lines, or source and target separated by tabs"
    )]
    NoLexicon,
    /// A lexicon that does not say its languages.
    #[error("its languages are unknown; name source and target before it, as in en-fr=PATH")]
    LexiconLanguages,
    /// A lexicon without a pair of words.
    #[error("no pair of words in it, {bad} line{} skipped; the first of them may show what is wrong", plural(*.bad))]
    NoPairs {
        /// How many lines were skipped.
        bad: usize,
    },
    /// A dictionary of several files of which one is missing.
    #[error("no file {}, which belongs to it; put both into one folder", .part.display())]
    NoPart {
        /// The file that is missing.
        part: PathBuf,
    },
    /// A zip package, or a part of it, that cannot be unpacked.
    #[error("damaged or cut short: {found}; fetch it again or save it again")]
    Damaged {
        /// The part inside it; empty if it is the whole.
        part: String,
        /// What is wrong.
        found: String,
    },
    /// A part of a zip package that grows too much when it is unpacked.
    #[error(
        "{packed} packed bytes become more than {limit}, the most that is read; unpack it by hand if you trust it"
    )]
    Expands {
        /// The part inside it.
        part: String,
        /// Its size as packed, in bytes.
        packed: u64,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// A zip package with too many entries.
    #[error("more than {limit} files in it, the most that is read; cut it into parts")]
    TooManyParts {
        /// The most that is read.
        limit: usize,
    },
    /// A file that opens only with a password.
    #[error("protected by a password; open it in its own program and save it without")]
    Protected,
    /// A file of an old binary format under the name of a new one.
    #[error(
        "expected {modern}, found the old binary format of {program}; name it {ending}, or save it as {modern}"
    )]
    OldOffice {
        /// The program whose format it is.
        program: &'static str,
        /// The ending that names the old format.
        ending: &'static str,
        /// The format that was expected.
        modern: &'static str,
    },
    /// A package that is not a Word file.
    #[error("expected a Word file (DOCX), found {found}; save it as DOCX")]
    NotDocx {
        /// What it is instead.
        found: String,
    },
    /// An XML file that is not a document.
    #[error("expected a document (TEI or HTML), found `<{root}>`; a corpus is read by `terms` and `convert`")]
    NotDocument {
        /// Its outermost element.
        root: String,
    },
    /// The program that reads the format is not installed.
    #[error("needs the program {program}, which is not installed; {install}")]
    ProgramMissing {
        /// The program.
        program: String,
        /// Where it comes from.
        install: &'static str,
    },
    /// The program that reads the format did not read the file.
    #[error("{program} cannot read it: {found}; open it in its own program and save it again")]
    ProgramFailed {
        /// The program.
        program: String,
        /// What it says.
        found: String,
    },
    /// A PDF whose pages are pictures.
    #[error("no text on its {pages} page{}: scanned, needs OCR; recognise its characters first (for example: ocrmypdf IN.pdf OUT.pdf)", if *.pages == 1 { "" } else { "s" })]
    Scanned {
        /// How many pages it has.
        pages: u32,
    },
    /// A document whose fonts do not say which letters their glyphs are.
    #[error(
        "cannot be read: its fonts do not say which letters their glyphs are; export it again with its fonts, or \
         run OCR over it"
    )]
    Garbled,
    /// A file that begins otherwise than the XML of its format.
    #[error("expected {expected}, found `{found}`; name the file by what it is")]
    WrongRoot {
        /// What it should be.
        expected: &'static str,
        /// Its outermost element, or what is in its first line.
        found: String,
    },
    /// Neither name nor content of a file are those of a corpus.
    #[error(
        "no format of a corpus is known by this name or this content; expected JSONL, CSV, TSV, TMX, XLIFF, XLSX, Parquet, XCES or line-aligned texts (NAME.en-zh.en), or texts named as LANG=FILE"
    )]
    UnknownCorpus,
    /// A spreadsheet in another format than XLSX.
    #[error("of spreadsheets only XLSX is read; open it in its own program and save it as XLSX")]
    OtherSpreadsheet,
    /// A format that this build cannot read.
    #[error("{format} cannot be read by this build; build hexapla with the feature `{format}`")]
    NoFeature {
        /// The name of the format, which is that of the feature too.
        format: &'static str,
    },
    /// Links between sentences without the sentences.
    #[error(
        "no file `{name}` with the sentences that it links; put it beside the links, in a folder (xml, raw) or a zip archive"
    )]
    NoSentences {
        /// The first file that is missing.
        name: String,
    },
    /// A line-aligned text without one in another language beside it.
    #[error(
        "no text in another language beside it; expected files that differ in their last ending alone, such as NAME.en-zh.en and NAME.en-zh.zh"
    )]
    NoCounterpart,
    /// A bug of hexapla that the file triggered.
    #[error(
        "a bug in hexapla stopped the reading; please report it with the file, and save the file in another format meanwhile"
    )]
    Fault,
    /// XML that is not well-formed.
    #[error("not well-formed XML: {found}; repair it or export it again")]
    Xml {
        /// The part inside the file; empty if it is the whole.
        part: String,
        /// The line, from 1.
        line: u32,
        /// The character on the line, from 1.
        column: usize,
        /// What is wrong.
        found: String,
    },
}

impl Cause {
    /// The error about the file at `path`, unless it is about another already.
    #[must_use]
    pub fn at(self, path: impl Into<PathBuf>) -> ReadError {
        match self {
            Self::Other(error) => *error,
            cause => ReadError { path: path.into(), cause },
        }
    }

    /// Why a file, of which `head` is the beginning, is not what was expected: what it is instead, if that is text.
    #[must_use]
    pub fn foreign(expected: &'static str, head: &[u8]) -> Self {
        let line = head.trim_ascii_start().split(|b| matches!(b, b'\n' | b'\r')).next().unwrap_or_default();
        let found = String::from_utf8_lossy(&line[..line.len().min(HEAD)]);
        if found.chars().any(|c| c.is_control() && c != '\t') {
            let found = format!("it does not begin as {expected}");
            return Self::Damaged { part: String::new(), found };
        }
        Self::WrongRoot { expected, found: shown(&found) }
    }

    /// What the system says about a file.
    #[must_use]
    pub fn io(source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            _ => Self::Io { source },
        }
    }

    /// What the system says about something other than the file, such as a copy of it.
    #[must_use]
    pub fn system(source: io::Error) -> Self {
        Self::Io { source }
    }

    /// Where in the file it is, as it follows the path in a message.
    fn place(&self) -> String {
        match self {
            Self::InvalidUtf8 { line, .. }
            | Self::LineTooLong { line, .. }
            | Self::ItemTooLong { line, .. }
            | Self::NotCorpus { line, .. }
            | Self::NoLanguageColumn { line, .. } => format!(", line {line}"),
            Self::Xml { part, line, column, .. } => {
                let part = if part.is_empty() { String::new() } else { format!("{MAIN_SEPARATOR}{part}") };
                format!("{part}, line {line}, column {column}")
            }
            Self::Damaged { part, .. } | Self::Expands { part, .. } if !part.is_empty() => {
                format!(", {part}")
            }
            _ => String::new(),
        }
    }
}

impl From<ReadError> for Cause {
    fn from(error: ReadError) -> Self {
        Self::Other(Box::new(error))
    }
}

/// Which file has how many lines, and the first line that others lack.
fn unequal(counts: &[(PathBuf, u32)]) -> String {
    let each: Vec<String> = counts
        .iter()
        .map(|(path, n)| format!("{} has {n} line{}", path.display(), plural(*n as usize)))
        .collect();
    let least = counts.iter().map(|(_, n)| *n).min().unwrap_or_default();
    let most = counts.iter().rev().max_by_key(|(_, n)| *n);
    let longest = most.map(|(path, _)| path.display().to_string()).unwrap_or_default();
    format!(
        "sides of unequal length: {}; line {} of {longest} is the first without a counterpart; line n must \
         translate line n, so leave a line empty where a translation is missing",
        each.join(", "),
        least.saturating_add(1)
    )
}

/// The names of columns for a message.
fn quoted(names: &[String]) -> String {
    const SHOWN: usize = 12;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    let more = if names.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}
