//! Loads the bytes and the text of a file within limits.

use std::io::Read;
use std::path::Path;

use hexapla_model::Lang;

use crate::encoding::{self, Decoded};
use crate::file::open_file;
use crate::{Limits, ReadError, archive, lines};

/// The fewest bytes that the lines of a long text have on average, with their ends: two words, or four Chinese characters.
const LINE: usize = 12;

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
        let fail = |source| ReadError::io(path, source);
        let file = match open_file(path) {
            Ok(file) => file,
            Err(error) => {
                return archive::load(path, &self.limits, &self.archives).unwrap_or_else(|| Err(fail(error)));
            }
        };
        self.check_size(file.metadata().map_err(fail)?.len(), path)?;
        let mut bytes = Vec::new();
        // One byte more shows that a file without a size, such as a pipe, is too large.
        file.take(self.file_bytes() + 1).read_to_end(&mut bytes).map_err(fail)?;
        self.check_size(bytes.len() as u64, path)?;
        Ok(bytes)
    }

    /// The text of `bytes` with what is to be said of its encoding; `lang` helps to guess that.
    ///
    /// # Errors
    /// If they are no text, or a line goes beyond the limits.
    pub fn text<'a>(
        &self,
        bytes: &'a [u8],
        lang: Option<Lang>,
        path: &Path,
    ) -> Result<Decoded<'a>, ReadError> {
        let text = encoding::decode(bytes, lang, path)?;
        let ends = text.value.bytes().filter(|byte| matches!(byte, b'\n' | b'\r' | 0x0C)).count();
        lines::refuse_empty(path, ends, text.value.len(), LINE)?;
        let limit = self.limits.line_bytes;
        let too_long = lines::split_ends(&text.value).position(|line| line.len() > limit);
        match too_long {
            Some(n) => {
                let line = u32::try_from(n + 1).unwrap_or(u32::MAX);
                Err(ReadError::LineTooLong { path: path.into(), line, limit })
            }
            None => Ok(text),
        }
    }

    /// The most bytes a file may have: offsets are of 32 bits.
    fn file_bytes(&self) -> u64 {
        self.limits.file_bytes.min(u64::from(u32::MAX))
    }

    /// Refuses a file of so many bytes if that is beyond the limit.
    ///
    /// # Errors
    /// If it is.
    pub fn check_size(&self, bytes: u64, path: &Path) -> Result<(), ReadError> {
        let limit = self.file_bytes();
        if bytes > limit { Err(ReadError::TooLarge { path: path.into(), limit }) } else { Ok(()) }
    }
}
