//! Files that appear whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file that takes its name only when it is complete.
///
/// The bytes go to a temporary file in the same folder, so that a folder that is missing or cannot be written to fails
/// before the work begins, and a reader never sees half a file. Dropped without [`commit`](Self::commit), it leaves
/// nothing behind and an older file of that name untouched. Devices and pipes are written to directly.
#[derive(Debug)]
pub struct AtomicFile {
    sink: Sink,
    /// As it was asked for.
    path: PathBuf,
    /// Behind links, so that these stay.
    real: PathBuf,
}

#[derive(Debug)]
enum Sink {
    Temporary(BufWriter<NamedTempFile>),
    Direct(BufWriter<File>),
}

impl AtomicFile {
    /// A file that will stand at `path`.
    ///
    /// # Errors
    /// If the folder is missing or cannot be written to, or `path` is a folder.
    pub fn create(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let sink = match fs::metadata(&real) {
            Ok(meta) if meta.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(meta) if !meta.is_file() => {
                Sink::Direct(BufWriter::new(File::options().write(true).open(&real)?))
            }
            _ => Sink::Temporary(BufWriter::new(temporary_beside(&real)?)),
        };
        Ok(Self { sink, path: path.to_owned(), real })
    }

    /// Where the file will stand.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Completes the file and gives it its name.
    ///
    /// # Errors
    /// If the last bytes cannot be written, or the name cannot be given.
    pub fn commit(self) -> io::Result<()> {
        match self.sink {
            Sink::Temporary(file) => {
                let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
                file.persist(&self.real).map(drop).map_err(|e| e.error)
            }
            Sink::Direct(mut file) => file.flush(),
        }
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.sink {
            Sink::Temporary(file) => file.write(bytes),
            Sink::Direct(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.sink {
            Sink::Temporary(file) => file.flush(),
            Sink::Direct(file) => file.flush(),
        }
    }
}

/// A temporary file in the folder of `path`, with the permissions of a new file.
fn temporary_beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".hexapla-").suffix(".part");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder).map_err(|error| unnamed(&error))
}

/// The error without the name of the temporary file, which nobody has asked for.
fn unnamed(error: &io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::NotFound => io::Error::new(io::ErrorKind::NotFound, "there is no such folder"),
        kind => kind.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_appears_whole_or_not_at_all() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.csv");
        let count = || fs::read_dir(folder.path()).map(Iterator::count);
        fs::write(&path, "old")?;
        let mut file = AtomicFile::create(&path)?;
        file.write_all(b"half")?;
        assert_eq!(count()?, 2);
        drop(file);
        assert_eq!((count()?, fs::read_to_string(&path)?.as_str()), (1, "old"));
        let mut file = AtomicFile::create(&path)?;
        file.write_all("нов".as_bytes())?;
        file.commit()?;
        assert_eq!((count()?, fs::read_to_string(&path)?.as_str()), (1, "нов"));
        Ok(())
    }

    #[test]
    fn a_missing_folder_fails_first() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let missing = AtomicFile::create(folder.path().join("no/a.csv")).unwrap_err();
        assert_eq!(missing.to_string(), "there is no such folder");
        assert!(AtomicFile::create(folder.path()).is_err());
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_it_as_any_new_file() -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir()?;
        let (plain, atomic) = (folder.path().join("plain"), folder.path().join("atomic"));
        fs::write(&plain, "")?;
        AtomicFile::create(&atomic)?.commit()?;
        let mode = |p: &Path| fs::metadata(p).map(|m| m.permissions().mode());
        assert_eq!(mode(&plain)?, mode(&atomic)?);
        AtomicFile::create("/dev/null")?.commit()?;
        Ok(())
    }
}
