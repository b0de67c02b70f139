//! What the user names: files, folders and archives, with or without a language.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

use hexapla_group::Version;
use hexapla_model::{Diagnostic, Lang, Severity, UnknownLang};
use hexapla_read::{Archive, DocumentFormat, ReadError, documents_in, open_file};

use crate::Source;
use crate::results::is_result;
use crate::walk::{Found, walk};

/// How much of a file without an ending is looked at, in bytes.
const HEAD: u64 = 64 << 10;

/// One argument: `PATH`, or `LANG=PATH`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The language, if given.
    pub lang: Option<Lang>,
    /// A file, a folder, or an archive, which is a folder too.
    pub path: PathBuf,
}

impl std::str::FromStr for Input {
    type Err = UnknownLang;

    /// `zh=report.txt` names a language; a path that has an equals sign elsewhere, or exists as it stands, does not.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s.split_once('=') {
            Some((lang, path)) if !lang.contains(['/', '\\', '.']) && !Path::new(s).exists() => {
                Ok(Self { lang: Some(lang.parse()?), path: PathBuf::from(path) })
            }
            _ => Ok(Self { lang: None, path: PathBuf::from(s) }),
        }
    }
}

impl Input {
    /// As an argument is read, which need not be UTF-8 text.
    ///
    /// # Errors
    /// If it names a language that is not known.
    pub fn from_argument(argument: &OsStr) -> Result<Self, UnknownLang> {
        if let Some(text) = argument.to_str() {
            return text.parse();
        }
        match split_argument(argument).filter(|_| !Path::new(argument).exists()) {
            Some((lang, path)) => Ok(Self { lang: Some(lang.parse()?), path }),
            None => Ok(Self { lang: None, path: argument.into() }),
        }
    }
}

/// What is before the first equals sign of an argument, if it is not a part of a path, and what is after it.
pub(crate) fn split_argument(argument: &OsStr) -> Option<(String, PathBuf)> {
    let at = argument.as_encoded_bytes().iter().position(|byte| *byte == b'=')?;
    let name = std::str::from_utf8(&argument.as_encoded_bytes()[..at]).ok()?;
    let is_path = name.contains(['/', '\\', '.']);
    (!is_path).then(|| Some((name.to_owned(), rest(argument, at + 1)?))).flatten()
}

/// The argument from byte `from` on.
#[cfg(unix)]
fn rest(argument: &OsStr, from: usize) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt as _;
    Some(OsStr::from_bytes(&argument.as_bytes()[from..]).into())
}

/// Elsewhere names are made of characters, and what is not a character cannot be separated from the rest.
#[cfg(not(unix))]
fn rest(argument: &OsStr, from: usize) -> Option<PathBuf> {
    argument.to_str().map(|text| text[from..].into())
}

/// Why the inputs cannot be used at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InputError {
    /// A folder or an archive without a file of a known format.
    #[error("{}: no documents in it; expected files that end in {}", .path.display(), DocumentFormat::EXTENSIONS.join(", "))]
    EmptyFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A folder that cannot be listed.
    #[error("{}: cannot be listed: {source}", .path.display())]
    Unlisted {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// An archive that cannot be listed.
    #[error(transparent)]
    Archive(#[from] ReadError),
    /// A pipe, a device or a socket in a folder.
    #[error("{}: {what}, skipped; in folders only files are read", .path.display())]
    Special {
        /// Where it is.
        path: PathBuf,
        /// What it is.
        what: &'static str,
    },
    /// An archive inside an archive.
    #[error("{}: an archive inside an archive, skipped; unpack the outer one", .path.display())]
    Nested {
        /// The inner archive.
        path: PathBuf,
    },
}

/// All files that were named, folders walked through.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// The files in the order of their paths, without repeats: the order of the arguments decides no more than the pivot of
    /// texts without English.
    pub versions: Vec<Version>,
    /// Whether every file was named by itself.
    pub named: bool,
    /// The paths as they were named, in their order: the first of a document is its pivot where nothing else says which.
    pub arguments: Vec<PathBuf>,
    /// The files whose language the user gave as `LANG=PATH`; that of others is at most in their names.
    pub given: BTreeSet<PathBuf>,
    /// Whether the user said which files are versions of one document: those with one key are.
    pub paired: bool,
    /// Files that were named by themselves more than once: each is read once.
    pub repeated: Vec<PathBuf>,
    /// Files in folders that hold text, but have no ending and no language in their names: they are skipped.
    pub passed_over: Vec<PathBuf>,
}

impl Inputs {
    /// The files that the arguments name; folders and archives are walked through.
    ///
    /// A file that does not exist stays in the list: it is reported where it is read. What is wrong with folders is
    /// returned beside the files.
    #[must_use]
    pub fn collect(inputs: &[Input]) -> (Self, Vec<InputError>) {
        let arguments = inputs.iter().map(|input| input.path.clone()).collect();
        let mut out = Self { named: true, arguments, ..Self::default() };
        let mut errors = Vec::new();
        let mut found: Vec<(PathBuf, Option<Lang>)> = Vec::new();
        let mut alone = BTreeSet::new();
        for input in inputs {
            let files = if input.path.is_dir() || Archive::is_named(&input.path) {
                out.named = false;
                documents(&input.path, &mut out.passed_over, &mut errors)
            } else {
                if !alone.insert(plain(&input.path)) && !out.repeated.contains(&input.path) {
                    out.repeated.push(input.path.clone());
                }
                vec![input.path.clone()]
            };
            found.extend(files.into_iter().map(|file| (file, input.lang)));
        }
        // Of a file that is named twice, the one with a language counts.
        found.sort_by_cached_key(|(path, lang)| (plain(path), lang.is_none(), *lang, path.clone()));
        found.dedup_by(|(a, _), (b, _)| plain(a) == plain(b));
        out.passed_over.sort();
        for (file, lang) in found {
            out.versions.push(Version::of(&file, lang));
            if lang.is_some() {
                out.given.insert(file);
            }
        }
        (out, errors)
    }

    /// The file of a version, with its language if the user gave one.
    pub(crate) fn source(&self, version: &Version) -> Source {
        let is_given = self.given.contains(&version.path);
        Source::path(&version.path).given(version.lang.filter(|_| is_given))
    }

    /// What is to be reported: files that are named twice, and what is skipped.
    #[must_use]
    pub fn findings(&self) -> Vec<Diagnostic> {
        let repeated = self.repeated.iter().map(|path| {
            let read = self.versions.iter().find(|version| plain(&version.path) == plain(path));
            let lang =
                read.and_then(|version| version.lang).map(|lang| format!(", in {lang}")).unwrap_or_default();
            let message = format!("named more than once: read once{lang}");
            Diagnostic::new(Severity::Warning, path, message).hint("name another file for each language")
        });
        repeated.chain(self.skipped()).collect()
    }

    /// A note about files that are passed over, if there are any.
    fn skipped(&self) -> Option<Diagnostic> {
        let (first, more) = self.passed_over.split_first()?;
        let message = match more.len() {
            0 => "a text without a file extension, skipped".to_owned(),
            1 => "a text without a file extension, skipped, and 1 more like it".to_owned(),
            n => format!("a text without a file extension, skipped, and {n} more like it"),
        };
        let hint = "if it is a document, give it an extension (.txt), or name it by itself";
        Some(Diagnostic::new(Severity::Note, first, message).hint(hint))
    }
}

/// A path without `.` at its head: `./a.txt` is `a.txt`.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}

/// Whether a file without an ending is a document by its first bytes.
fn is_document(path: &Path) -> bool {
    let mut head = Vec::new();
    let is_bare = path.extension().is_none() && path.is_file();
    let read = is_bare.then(|| open_file(path)).and_then(Result::ok);
    let _ = read.map(|file| file.take(HEAD).read_to_end(&mut head));
    !head.is_empty() && DocumentFormat::sniff(&head).is_some()
}

/// Whether a name is that of a document or an archive.
fn is_named(path: &Path) -> bool {
    DocumentFormat::from_path(path).is_some() || Archive::is_named(path)
}

/// The documents in a folder or an archive, those of archives in the folder among them. A file without an ending is one if
/// its name below the folder shows its language; else it is added to `passed_over`.
fn documents(path: &Path, passed_over: &mut Vec<PathBuf>, errors: &mut Vec<InputError>) -> Vec<PathBuf> {
    let before = errors.len();
    let mut found = Found { files: vec![path.to_owned()], ..Found::default() };
    if path.is_dir() {
        found = walk(
            path,
            |path| is_named(path) || path.extension().is_none(),
            |path| (is_named(path) || is_document(path)) && !is_result(path),
        );
        let special = found.special.drain(..);
        errors.extend(special.map(|(path, what)| InputError::Special { path, what }));
        let (named, unnamed) = found.files.into_iter().partition(|file| {
            file.extension().is_some()
                || file.strip_prefix(path).is_ok_and(|below| Version::of(below, None).lang.is_some())
        });
        found.files = named;
        passed_over.extend::<Vec<PathBuf>>(unnamed);
    }
    let unlisted = found.unlisted.into_iter();
    errors.extend(unlisted.map(|(path, source)| InputError::Unlisted { path, source }));
    let mut files = Vec::new();
    for file in found.files {
        if !Archive::is_named(&file) {
            files.push(file);
            continue;
        }
        match documents_in(&file) {
            Ok(archive) => {
                files.extend(archive.documents);
                errors.extend(archive.archives.into_iter().map(|path| InputError::Nested { path }));
            }
            Err(error) => errors.push(error.into()),
        }
    }
    if files.is_empty() && errors.len() == before {
        errors.push(InputError::EmptyFolder { path: path.to_owned() });
    }
    files
}

#[cfg(test)]
mod tests;
