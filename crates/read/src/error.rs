//! Why a file could not be read.

use std::io;
use std::path::{Path, PathBuf};

use hexapla_model::Lang;

/// Why a file could not be read; each variant names the file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// There is no such file.
    #[error("{}: no such file", .path.display())]
    NotFound {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be opened or read.
    #[error("{}: cannot be read: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file is not text.
    #[error("{}: expected text, found {found}; {hint}", .path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// What it looks like.
        found: String,
        /// What to do about it.
        hint: &'static str,
    },
    /// The text is not UTF-8.
    #[error("{}, line {line}: not UTF-8 at byte {offset}; {hint}", .path.display())]
    InvalidUtf8 {
        /// The file.
        path: PathBuf,
        /// Offset of the first wrong byte, from 0.
        offset: usize,
        /// Its line, from 1.
        line: u32,
        /// What the encoding may be, and what to do about it.
        hint: String,
    },
    /// The file is larger than [`Limits::file_bytes`](crate::Limits::file_bytes).
    #[error("{}: larger than {limit} bytes, the most that is read; cut it into parts", .path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most that is read.
        limit: u64,
    },
    /// A line is longer than [`Limits::line_bytes`](crate::Limits::line_bytes).
    #[error("{}, line {line}: longer than {limit} bytes, the most that a line may have; break it at its paragraphs", .path.display())]
    LineTooLong {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: u32,
        /// The most that is read.
        limit: usize,
    },
    /// The file holds no text.
    #[error("{}: no text in it", .path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// The language was not given and cannot be told from the text.
    #[error("{}: cannot tell its language; name it as LANG={}", .path.display(), .path.display())]
    LanguageUnknown {
        /// The file.
        path: PathBuf,
    },
    /// More rows than [`Limits::rows`](crate::Limits::rows).
    #[error("{}: more than {limit} rows, the most that is read; cut it into parts", .path.display())]
    TooManyRows {
        /// The file.
        path: PathBuf,
        /// The most that is read.
        limit: u32,
    },
    /// No line of a file that should be a corpus is a row of one.
    #[error("{}, line {line}: expected a JSON object a line with the texts of a row, such as {{\"translation\": {{\"en\": …, \"fr\": …}}}}, found {found}; name texts that are aligned line by line as LANG=FILE", .path.display())]
    NotCorpus {
        /// The file.
        path: PathBuf,
        /// The first line that is no row.
        line: u32,
        /// What is wrong with it.
        found: String,
    },
    /// Files whose lines should translate each other have not equally many.
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
    /// No column of a table of terms is named by a language.
    #[error("{}, line {line}: expected columns that are named by languages (`en`, `zh-CN`, `French`), found {}; name them in the first row", .path.display(), quoted(.found))]
    NoLanguageColumn {
        /// The file.
        path: PathBuf,
        /// The line of the head, from 1.
        line: u32,
        /// What its columns are named.
        found: Vec<String>,
    },
    /// An XML file that is no TBX.
    #[error("{}: expected TBX (`<martif>` or `<tbx>`) or a table (CSV, TSV), found `<{root}>`; export the term base as TBX or CSV", .path.display())]
    NotTermBase {
        /// The file.
        path: PathBuf,
        /// Its outermost element.
        root: String,
    },
    /// XML that is not well-formed.
    #[error("{}, line {line}, column {column}: no well-formed XML: {found}; mend it or export it anew", .path.display())]
    Xml {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: u32,
        /// The character on the line, from 1.
        column: usize,
        /// What is wrong.
        found: String,
    },
}

impl ReadError {
    /// What the system says of the file at `path`.
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound => Self::NotFound { path: path.into() },
            _ => Self::Io { path: path.into(), source },
        }
    }
}

/// Which file has how many lines, and the first line that others lack.
fn unequal(counts: &[(PathBuf, u32)]) -> String {
    let each: Vec<String> =
        counts.iter().map(|(path, n)| format!("{} has {n} lines", path.display())).collect();
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
