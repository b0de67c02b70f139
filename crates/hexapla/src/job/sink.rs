//! Where the only result of a job goes.

use std::io::Write;
use std::path::Path;

/// Where the only result of a job goes.
pub enum Sink<'w> {
    /// A file, whose name shows the format unless the job says it.
    File(&'w Path),
    /// A writer, such as standard output.
    Writer(&'w mut (dyn Write + Send)),
}

impl Sink<'_> {
    /// The file, or `-`.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::File(path) => path,
            Self::Writer(_) => Path::new("-"),
        }
    }
}
