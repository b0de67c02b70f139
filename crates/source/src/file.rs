//! Opens a file that is read, and never waits for a pipe that nobody writes to.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;

/// Opens the file at `path`. What can be read only once, such as `/dev/stdin` or the output of another program, is opened
/// too.
///
/// # Errors
/// If there is none, or it cannot be read: a socket, a disk or a device that may never end, or a pipe to which nobody
/// has begun to write within a few seconds.
pub fn open_file(path: &Path) -> io::Result<File> {
    let meta = fs::metadata(path)?;
    if let Some(what) = refused(&meta) {
        let message = format!("it is {what}, which cannot be read as a file");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    if is_pipe(&meta) { wait_for_writer(path) } else { open_now(path) }
}

/// Opens a file of which parts are read in any order, which pipes and devices do not allow.
///
/// # Errors
/// If there is none, or it cannot be read so.
pub fn open_in_parts(path: &Path) -> io::Result<File> {
    match special_file(path) {
        Some(what) => Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            format!("it is {what}, and parts of it are read out of order; save it as a file first"),
        )),
        None => open_file(path),
    }
}

/// What there is at `path` if it is neither a file nor a folder: in a folder it is skipped, since it may never end.
#[must_use]
pub fn special_file(path: &Path) -> Option<&'static str> {
    let meta = fs::metadata(path).ok().filter(|meta| !meta.is_file() && !meta.is_dir())?;
    Some(match refused(&meta) {
        Some(what) => what,
        None if is_pipe(&meta) => "a pipe",
        None => "a device",
    })
}

/// What cannot be opened at all.
#[cfg(unix)]
fn refused(meta: &Metadata) -> Option<&'static str> {
    use std::os::unix::fs::FileTypeExt as _;
    let kind = meta.file_type();
    match (kind.is_socket(), kind.is_block_device()) {
        (true, _) => Some("a socket"),
        (_, true) => Some("a disk"),
        _ => None,
    }
}

#[cfg(not(unix))]
fn refused(_: &Metadata) -> Option<&'static str> {
    None
}

#[cfg(unix)]
fn is_pipe(meta: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    meta.file_type().is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_: &Metadata) -> bool {
    false
}

/// Opens what is not a pipe; if a pipe has taken its place meanwhile, that is an error.
#[cfg(unix)]
fn open_now(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;

    use rustix::fs::OFlags;
    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits();
    let file = File::options().read(true).custom_flags(flags.cast_signed()).open(path)?;
    let meta = file.metadata()?;
    if is_pipe(&meta) {
        return Err(io::Error::other("a pipe has taken its place"));
    }
    if !meta.is_file() && !meta.is_dir() {
        if !std::io::IsTerminal::is_terminal(&file) && fs::canonicalize(path)? != Path::new("/dev/null") {
            let message = "it is a device, which may never end; save what it gives as a file first";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        // A terminal is waited for.
        let flags = rustix::fs::fcntl_getfl(&file)?;
        rustix::fs::fcntl_setfl(&file, flags - OFlags::NONBLOCK)?;
    }
    Ok(file)
}

#[cfg(not(unix))]
fn open_now(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Opens a pipe as soon as somebody writes to it.
#[cfg(unix)]
fn wait_for_writer(path: &Path) -> io::Result<File> {
    use std::sync::mpsc;
    use std::time::Duration;

    /// How long a pipe may have no writer: programs that are started together find each other in much less.
    const PATIENCE: Duration = Duration::from_secs(5);

    let (done, opened) = mpsc::channel();
    let name = path.to_owned();
    // It waits in the system, where nothing else can be done in the meantime.
    std::thread::spawn(move || done.send(File::open(name)));
    opened.recv_timeout(PATIENCE).unwrap_or_else(|_| {
        let message =
            format!("it is a pipe, and nobody has written to it for {} seconds", PATIENCE.as_secs());
        Err(io::Error::new(io::ErrorKind::TimedOut, message))
    })
}

#[cfg(not(unix))]
fn wait_for_writer(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::os::unix::net::UnixListener;
    use std::process::Command;
    use std::thread;

    use super::*;

    #[test]
    fn only_what_can_be_read_is_opened() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a.txt"), "text")?;
        assert!(Command::new("mkfifo").arg(path("pipe")).status()?.success());
        let _socket = UnixListener::bind(path("socket"))?;
        for (path, want) in [
            (path("a.txt"), None),
            (folder.path().to_owned(), None),
            (path("missing"), None),
            (path("pipe"), Some("a pipe")),
            (path("socket"), Some("a socket")),
            ("/dev/null".into(), Some("a device")),
        ] {
            assert_eq!(special_file(&path), want, "{}", path.display());
        }
        assert!(open_file(Path::new("/dev/zero")).unwrap_err().to_string().contains("never end"));
        assert!(open_file(&path("socket")).unwrap_err().to_string().contains("a socket"));
        let mut text = String::new();
        open_file(Path::new("/dev/null"))?.read_to_string(&mut text)?;
        assert_eq!(text, "");
        Ok(())
    }

    #[test]
    fn a_pipe_is_read_if_somebody_writes_to_it() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let pipe = folder.path().join("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status()?.success());
        let writer = {
            let pipe = pipe.clone();
            thread::spawn(move || File::options().write(true).open(pipe)?.write_all(b"text"))
        };
        let mut text = String::new();
        open_file(&pipe)?.read_to_string(&mut text)?;
        assert_eq!(text, "text");
        writer.join().expect("no panic")
    }
}
