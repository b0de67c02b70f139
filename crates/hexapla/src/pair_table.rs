//! The table of which files are versions of one document: printed, edited by a person, and given back.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, Writer};
use hexapla_group::{FoundBy, Version};
use hexapla_model::Lang;

use crate::Inputs;

/// The columns, in the order in which they are written.
const COLUMNS: [&str; 5] = ["document", "language", "file", "by", "score"];

/// A file and the document that it is a version of.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PairedFile {
    /// The name of the document.
    pub document: String,
    /// The language, if its name or its text shows it.
    pub lang: Option<Lang>,
    /// The file.
    pub path: PathBuf,
    /// By what the files of the document were found to belong together.
    pub found: FoundBy,
}

/// Why a table of pairs cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PairTableError {
    /// It cannot be read.
    #[error("{}: cannot be read: {source}", .path.display())]
    Unread {
        /// The table.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is not in UTF-8.
    #[error("{}: expected a table in UTF-8; save it as `CSV UTF-8`", .path.display())]
    Encoding {
        /// The table.
        path: PathBuf,
    },
    /// It is no table, or has other columns.
    #[error("{}: expected a CSV table with the columns document, language and file, as `hexapla pair` prints it", .path.display())]
    Columns {
        /// The table.
        path: PathBuf,
    },
    /// A row cannot be used.
    #[error("{}, line {line}: {what}", .path.display())]
    Row {
        /// The table.
        path: PathBuf,
        /// The line, from 1.
        line: u64,
        /// What is wrong, and what was expected.
        what: String,
    },
}

/// Writes a table with a row for each file.
///
/// # Errors
/// If it cannot be written.
pub fn write_pairs(files: &[PairedFile], out: impl Write) -> io::Result<()> {
    let mut table = Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for file in files {
        let (by, score) = match file.found {
            FoundBy::Symbol => ("symbol", String::new()),
            FoundBy::Content(score) => ("content", format!("{score:.2}")),
            _ => ("name", String::new()),
        };
        let lang = file.lang.map(|lang| lang.to_string()).unwrap_or_default();
        let path = file.path.to_string_lossy();
        table.write_record([file.document.as_str(), &lang, &path, by, &score])?;
    }
    table.flush()
}

impl Inputs {
    /// The files that a table of pairs names, each as a version of the document that the table says. Commas, semicolons or
    /// tabs separate its columns; paths are those of the working directory.
    ///
    /// # Errors
    /// If the table cannot be read, lacks a column, or names a file twice or a language that is not known.
    pub fn of_pairs(path: &Path) -> Result<Self, PairTableError> {
        let bytes =
            std::fs::read(path).map_err(|source| PairTableError::Unread { path: path.to_owned(), source })?;
        let text =
            String::from_utf8(bytes).map_err(|_| PairTableError::Encoding { path: path.to_owned() })?;
        let all = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        let (said, text) = separator(all);
        let columns = || PairTableError::Columns { path: path.to_owned() };
        let line = text.lines().next().unwrap_or_default();
        let times = |mark: &char| line.matches(*mark).count();
        let mark = ['\t', ';', ','].into_iter().rev().max_by_key(times).filter(|mark| times(mark) > 0);
        let delimiter = said.or(mark).and_then(|mark| u8::try_from(mark).ok()).ok_or_else(columns)?;
        let mut reader =
            ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
        let head = reader.headers().map_err(|_| columns())?.clone();
        let place = |name: &str| head.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
        let places = (place("document"), place("language"), place("file"));
        let (Some(document), lang, Some(file)) = places else { return Err(columns()) };
        let mut out = Self { paired: true, ..Self::default() };
        let mut seen: HashMap<PathBuf, String> = HashMap::new();
        for record in reader.records() {
            let record = record.map_err(|_| columns())?;
            // Spreadsheets leave rows without text behind.
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let cell = |place: usize| record.get(place).unwrap_or_default().trim();
            let error = |what: String| {
                let at = record.position().map_or(0, csv::Position::byte) as usize + all.len() - text.len();
                PairTableError::Row { path: path.to_owned(), line: line_at(all, at), what }
            };
            let (document, file) = (cell(document), cell(file));
            if document.is_empty() || file.is_empty() {
                return Err(error("expected a document and a file".to_owned()));
            }
            let lang = lang.map(cell).filter(|code| !code.is_empty());
            let lang: Option<Lang> = lang
                .map(|code| code.parse().map_err(|e| error(format!("{e}; expected a code such as en"))))
                .transpose()?;
            let mut version = Version::of(Path::new(file), None);
            // What its name says too, its text may contradict.
            let is_declared = lang.is_some() && lang != version.lang;
            version.lang = lang.or(version.lang);
            document.clone_into(&mut version.key);
            if let Some(first) = seen.insert(real(&version.path), file.to_owned()) {
                let spelt = if first == file { String::new() } else { format!(", first as {first}") };
                return Err(error(format!("{file} is named twice{spelt}; expected each file in one row")));
            }
            out.given.extend(is_declared.then(|| version.path.clone()));
            out.arguments.push(version.path.clone());
            out.versions.push(version);
        }
        out.versions.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(out)
    }
}

/// The file that a path leads to, however it is spelt; that of a file in an archive leads through the archive.
fn real(path: &Path) -> PathBuf {
    let path = Path::new(".").join(path);
    let there = path.ancestors().find_map(|part| Some((part, part.canonicalize().ok()?)));
    there
        .and_then(|(part, real)| Some(real.join(path.strip_prefix(part).ok()?)))
        .unwrap_or_else(|| path.clone())
}

/// The separator that the first line of a table says, as spreadsheets write it (`sep=;`), and the rest.
fn separator(text: &str) -> (Option<char>, &str) {
    let said = text.strip_prefix("sep=").and_then(|rest| {
        let mark = rest.chars().next()?;
        let rest = &rest[mark.len_utf8()..];
        Some((Some(mark), rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n']))?))
    });
    said.unwrap_or((None, text))
}

/// The number of the line of the record that begins at `at` or after the line ends there, from 1.
fn line_at(text: &str, at: usize) -> u64 {
    let rest = text.get(at..).unwrap_or_default();
    let before = &text[..text.len() - rest.trim_start_matches(['\r', '\n']).len()];
    let ends = before.matches('\n').count() + before.matches('\r').count() - before.matches("\r\n").count();
    ends as u64 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Inputs, PairTableError> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("pairs.csv");
        std::fs::write(&path, text).expect("written");
        Inputs::of_pairs(&path)
    }

    #[test]
    fn a_table_comes_back_as_it_was_written() {
        let file = |document: &str, lang, path: &str, found| PairedFile {
            document: document.to_owned(),
            lang,
            path: path.into(),
            found,
        };
        let files = [
            file("a", Some(Lang::EN), "x/1.txt", FoundBy::Content(0.875)),
            file("a", Some(Lang::ZH), "x/2, alt.txt", FoundBy::Content(0.875)),
            file("b", None, "x/3.txt", FoundBy::Name),
        ];
        let mut out = Vec::new();
        write_pairs(&files, &mut out).expect("written");
        let text = String::from_utf8(out).expect("text");
        let want = "document,language,file,by,score\na,en,x/1.txt,content,0.88\na,zh,\"x/2, alt.txt\",content,0.88\n\
                    b,,x/3.txt,name,\n";
        assert_eq!(text, want);
        let inputs = read(&text).expect("a table");
        let found: Vec<_> = inputs
            .versions
            .iter()
            .map(|v| (v.key.as_str(), v.lang, v.path.to_str().expect("text")))
            .collect();
        let want =
            [("a", Some(Lang::EN), "x/1.txt"), ("a", Some(Lang::ZH), "x/2, alt.txt"), ("b", None, "x/3.txt")];
        assert_eq!(found, want);
        assert_eq!(inputs.given.len(), 2);
    }

    /// A table that nobody has edited declares no language that only a name says.
    #[test]
    fn a_language_that_the_name_says_too_is_not_declared() {
        let inputs = read("document,language,file\na,es,a_es.txt\na,ru,a_en.txt\na,zh,1.txt\na,,a_fr.txt\n")
            .expect("a table");
        let given: Vec<&str> = inputs.given.iter().filter_map(|path| path.to_str()).collect();
        assert_eq!(given, ["1.txt", "a_en.txt"]);
        let langs: Vec<_> = inputs.versions.iter().map(|version| version.lang).collect();
        assert_eq!(langs, [Some(Lang::ZH), Some(Lang::RU), Some(Lang::ES), Some(Lang::FR)]);
    }

    #[test]
    fn what_is_wrong_with_a_table_is_named_with_its_line() {
        for (text, want) in [
            ("", "expected a CSV table"),
            ("a,b\n1,2\n", "expected a CSV table"),
            ("document;file\n;\na;\n", "line 3: expected a document and a file"),
            ("document\tlanguage\tfile\na\txx1\tb.txt\n", "line 2: "),
            ("document,file\na,b.txt\nc,b.txt\n", "line 3: b.txt is named twice;"),
            ("document,file\r\na,b.txt\r\n\r\nc,b.txt\r\n", "line 4: b.txt is named twice;"),
            ("document,file\ra,b.txt\rc,b.txt\r", "line 3: b.txt is named twice;"),
            ("sep=;\r\ndocument;file\r\na;b.txt\r\nc;b.txt\r\n", "line 4: b.txt is named twice;"),
            ("document,file\na,b.txt\nc,./b.txt\n", "line 3: ./b.txt is named twice, first as b.txt;"),
        ] {
            let error = read(text).expect_err(text).to_string();
            assert!(error.contains(want), "{error}");
        }
    }
}
