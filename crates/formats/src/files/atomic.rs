//! Files that appear whole or not at all, and never in the place of somebody else's work.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::draft::{Draft, probe, sync_folder};
use super::record::{Author, Naming, Record};
use super::stamp::Stamp;
use super::sum::Sum;

/// How many bytes are written at once: the disk takes many pages together for less than one by one.
const BUFFER: usize = 64 << 10;

/// Which files a new one may take the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Replace {
    /// Those that are as hexapla wrote them, and empty ones.
    #[default]
    Own,
    /// All.
    Any,
}

/// Why a file cannot be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PlaceError {
    /// Its folder is missing or cannot be written to, or a folder has its name.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Hexapla wrote the file that is there, and it was changed since.
    #[error("it was changed since hexapla wrote it")]
    Changed,
    /// The name is derived, and a person named the file that is there in another command.
    #[error("another hexapla command wrote this file")]
    Named,
    /// Hexapla did not write the file that is there, as far as is known.
    #[error("hexapla did not write this file")]
    Foreign,
}

/// A place where a file can be written; nothing is open there yet.
#[derive(Debug)]
pub struct Place {
    path: PathBuf,
    /// Where the result is noted, if it is.
    record: Option<Arc<Record>>,
    replace: Replace,
    naming: Naming,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// A file; what is there now.
    File(Option<Stamp>),
    /// A device or a pipe.
    Stream,
}

impl Place {
    /// Sees that a file can be written to `path`, before the work begins; `record` is that of its folder, `naming` says who
    /// chose the name. What killed runs left in the folder is removed.
    ///
    /// # Errors
    /// If the folder is missing or cannot be written to, `path` is a folder, or there is a file that may not be replaced.
    pub fn check(
        path: &Path,
        record: &Arc<Record>,
        replace: Replace,
        naming: Naming,
    ) -> Result<Self, PlaceError> {
        let there = Self { naming, ..Self::look(path, replace, Some(record.clone()))? };
        let Kind::File(Some(_)) = &there.kind else { return Ok(there) };
        // A link holds nothing of its own, and nobody misses an empty file.
        let is_work = fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() > 0);
        if is_work && replace == Replace::Own {
            match record.author(path)? {
                Author::Hexapla(Naming::Named) if naming == Naming::Derived => return Err(PlaceError::Named),
                Author::Hexapla(_) => {}
                Author::Changed => return Err(PlaceError::Changed),
                Author::Unknown => return Err(PlaceError::Foreign),
            }
        }
        Ok(there)
    }

    /// What is there, and whether a file can be made there.
    fn look(path: &Path, replace: Replace, record: Option<Arc<Record>>) -> io::Result<Self> {
        let mut place =
            Self { path: path.to_owned(), record, replace, naming: Naming::Named, kind: Kind::Stream };
        if is_stream(path) {
            return Ok(place);
        }
        let there = match fs::symlink_metadata(path) {
            Ok(meta) => Some(meta),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        if there.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if there.as_ref().is_some_and(|meta| !meta.is_file() && !meta.is_symlink()) {
            return Ok(place);
        }
        probe(folder(path)).map_err(|error| unnamed(&error))?;
        place.kind = Kind::File(there.as_ref().map(Stamp::new));
        Ok(place)
    }

    /// Where the file will be.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Begins the file.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub fn create(self) -> io::Result<AtomicFile> {
        let sink = match self.kind {
            Kind::Stream => {
                let file = open_stream(&self.path);
                Sink::Direct(BufWriter::new(file.map_err(|error| unnamed(&error))?))
            }
            Kind::File(_) => {
                let draft = Draft::create(folder(&self.path)).map_err(|error| unnamed(&error))?;
                Sink::Draft(BufWriter::with_capacity(BUFFER, draft))
            }
        };
        Ok(AtomicFile { sink, place: self })
    }
}

/// A file that takes its name only when it is complete.
///
/// The bytes go to a temporary file in the same folder, so a reader never sees half a file. Dropped without
/// [`commit`](Self::commit), it leaves nothing behind and an older file of that name untouched. A link of that name is
/// replaced itself. Devices and pipes are written to directly.
#[derive(Debug)]
pub struct AtomicFile {
    sink: Sink,
    place: Place,
}

#[derive(Debug)]
enum Sink {
    Draft(BufWriter<Draft>),
    Direct(BufWriter<File>),
}

impl AtomicFile {
    /// A file that will be at `path`, whatever is there; no record notes it.
    ///
    /// # Errors
    /// If the folder is missing or cannot be written to, or `path` is a folder.
    pub fn create(path: impl AsRef<Path>) -> io::Result<Self> {
        Place::look(path.as_ref(), Replace::Any, None)?.create()
    }

    /// Where the file will be.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.place.path
    }

    /// Completes the file and gives it its name. It is on the disk then, and so is its name.
    ///
    /// # Errors
    /// If the last bytes cannot be written, the name cannot be given, or another program has written the file meanwhile.
    pub fn commit(self) -> io::Result<()> {
        let path = self.place.path.clone();
        self.commit_one_of_many()?;
        sync_folder(folder(&path));
        Ok(())
    }

    /// As [`commit`](Self::commit), but the name may reach the disk later: [`sync_folder`] sees to that, once for many files.
    /// Returns the sum of the file, unless it is a device or a pipe.
    ///
    /// # Errors
    /// As [`commit`](Self::commit).
    pub fn commit_one_of_many(self) -> io::Result<Option<Sum>> {
        let Place { path, record, replace, naming, kind } = &self.place;
        match self.sink {
            Sink::Draft(file) => {
                let draft = file.into_inner().map_err(io::IntoInnerError::into_error)?;
                let is_unchanged = matches!(kind, Kind::File(before) if Stamp::of(path) == *before);
                if *replace == Replace::Own && !is_unchanged {
                    return Err(io::Error::other("another program has written it meanwhile"));
                }
                let sum = draft.sum();
                if let Some(record) = record {
                    record.add(path.file_name().unwrap_or_default(), &sum, *naming)?;
                }
                draft.persist(path)?;
                Ok(Some(sum))
            }
            Sink::Direct(mut file) => file.flush().map(|()| None),
        }
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.sink {
            Sink::Draft(file) => file.write(bytes),
            Sink::Direct(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.sink {
            Sink::Draft(file) => file.flush(),
            Sink::Direct(file) => file.flush(),
        }
    }
}

/// Whether `path` names a stream of the system, such as `/dev/stdout` or `/dev/fd/3`: these are links that are followed.
fn is_stream(path: &Path) -> bool {
    let real = folder(path).canonicalize();
    cfg!(unix)
        && path.exists()
        && !path.is_dir()
        && real.is_ok_and(|folder| folder == Path::new("/dev") || folder.starts_with("/proc"))
}

/// Opens a device or a pipe. What is in the file that stdout goes to stays.
#[cfg(unix)]
fn open_stream(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    use std::time::{Duration, Instant};

    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
    use rustix::io::Errno;

    /// How long a pipe may have no reader: programs that are started together find each other in much less.
    const PATIENCE: Duration = Duration::from_secs(5);
    /// How often a reader is looked for.
    const POLL: Duration = Duration::from_millis(20);

    let mut options = File::options();
    options.append(true).custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed());
    let deadline = Instant::now() + PATIENCE;
    let file = loop {
        match options.open(path) {
            Err(error) if error.raw_os_error() == Some(Errno::NXIO.raw_os_error()) => {
                if Instant::now() >= deadline {
                    let message = "it is a pipe or a socket, and nobody reads from it";
                    return Err(io::Error::new(io::ErrorKind::TimedOut, message));
                }
                std::thread::sleep(POLL);
            }
            opened => break opened?,
        }
    };
    fcntl_setfl(&file, fcntl_getfl(&file)? - OFlags::NONBLOCK)?;
    Ok(file)
}

#[cfg(not(unix))]
fn open_stream(path: &Path) -> io::Result<File> {
    File::options().append(true).open(path)
}

/// The folder that `path` is in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The error without the name of the temporary file, which means nothing to the user.
fn unnamed(error: &io::Error) -> io::Error {
    if error.kind() == io::ErrorKind::TimedOut {
        return io::Error::new(error.kind(), error.to_string());
    }
    let inner = error.get_ref().and_then(|error| error.source());
    let code = error.raw_os_error().or_else(|| inner?.downcast_ref::<io::Error>()?.raw_os_error());
    match (error.kind(), code) {
        (io::ErrorKind::NotFound, _) => io::Error::new(io::ErrorKind::NotFound, "there is no such folder"),
        (kind, Some(code)) if is_too_many(code) => {
            let message =
                "too many files are open; allow more with `ulimit -n`, or use fewer threads with --jobs";
            io::Error::new(kind, message)
        }
        (_, Some(code)) => io::Error::from_raw_os_error(code),
        (kind, None) => kind.into(),
    }
}

/// Whether the system says that this process, or all together, may open no more files.
#[cfg(unix)]
fn is_too_many(code: i32) -> bool {
    use rustix::io::Errno;
    [Errno::MFILE, Errno::NFILE].iter().any(|errno| errno.raw_os_error() == code)
}

#[cfg(not(unix))]
fn is_too_many(_: i32) -> bool {
    false
}

#[cfg(test)]
mod tests;
