//! Loads the bytes and the text of a file within limits.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use hexapla_model::Lang;

use crate::file::open_file;
use crate::{Cause, Limits, ReadError, Source, archive};

/// Loads files within limits; its settings never change, so one loader serves all threads. Copies share an open archive.
#[derive(Debug, Clone, Default)]
pub struct Loader {
    limits: Limits,
    archives: archive::Last,
}

impl Loader {
    /// A loader with these limits.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { limits, archives: archive::Last::default() }
    }

    /// How much is read.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The bytes of the file at `path`, which may go on inside an archive; refused as soon as the limit is reached.
    ///
    /// # Errors
    /// If it cannot be read or goes beyond the limits.
    pub fn load(&self, path: &Path) -> Result<Vec<u8>, ReadError> {
        match open_file(path) {
            Ok(file) => self.read(file).map_err(|cause| cause.at(path)),
            Err(error) => archive::load(path, &self.limits, &self.archives)
                .unwrap_or_else(|| Err(Cause::io(error).at(path))),
        }
    }

    /// The bytes of an open file.
    fn read(&self, file: File) -> Result<Vec<u8>, Cause> {
        let size = file.metadata().map_err(Cause::io)?.len();
        self.check_size(size)?;
        // With room for one byte more, the end is seen without growing.
        let mut bytes = Vec::with_capacity(usize::try_from(size + 1).unwrap_or_default());
        // One byte more shows that a file without a size, such as a pipe, is too large.
        file.take(self.file_bytes() + 1).read_to_end(&mut bytes).map_err(Cause::io)?;
        self.check_size(bytes.len() as u64)?;
        Ok(bytes)
    }

    /// What is known of the file at `path` with these bytes, in `lang` if that is known.
    #[must_use]
    pub fn source<'a>(&'a self, path: &'a Path, bytes: &'a [u8], lang: Option<Lang>) -> Source<'a> {
        Source { path, bytes, lang, limits: &self.limits }
    }

    /// The most bytes a file may have: offsets are of 32 bits.
    fn file_bytes(&self) -> u64 {
        self.limits.file_bytes.min(u64::from(u32::MAX))
    }

    /// Refuses a file of so many bytes if that is beyond the limit.
    ///
    /// # Errors
    /// If it is.
    pub fn check_size(&self, bytes: u64) -> Result<(), Cause> {
        let limit = self.file_bytes();
        if bytes > limit { Err(Cause::TooLarge { limit }) } else { Ok(()) }
    }
}
