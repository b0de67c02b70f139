//! The archives that were opened last, kept with their names, so that a folder of many documents is looked up once and
//! not for each.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use zip::ZipArchive;

use super::{inner, names, open};
use crate::file::open_in_parts;
use crate::{Cause, ReadError};

/// A file that is opened when it is first read; a copy opens it again, so that threads do not share a place in it.
#[derive(Debug)]
pub(super) struct Reopened {
    path: Arc<Path>,
    file: Option<BufReader<File>>,
}

impl Reopened {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.into(), file: None }
    }

    pub(super) fn file(&mut self) -> io::Result<&mut BufReader<File>> {
        if self.file.is_none() {
            self.file = Some(BufReader::new(open_in_parts(&self.path)?));
        }
        self.file.as_mut().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Clone for Reopened {
    fn clone(&self) -> Self {
        Self { path: self.path.clone(), file: None }
    }
}

impl Read for Reopened {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file()?.read(buffer)
    }
}

impl Seek for Reopened {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file()?.seek(to)
    }
}

/// An archive with the place of each member by its path.
#[derive(Debug)]
pub(super) struct Opened {
    path: PathBuf,
    /// Size and time of the file, by which it is known to be the same still.
    stamp: (u64, Option<SystemTime>),
    zip: ZipArchive<Reopened>,
    members: BTreeMap<PathBuf, usize>,
}

impl Opened {
    fn new(path: &Path, stamp: (u64, Option<SystemTime>)) -> Result<Self, ReadError> {
        let zip = open(path)?;
        let mut members = BTreeMap::new();
        for (place, name) in names::decode(zip.file_names_raw()).iter().enumerate() {
            if let Some(name) = inner(name) {
                members.entry(name).or_insert(place);
            }
        }
        Ok(Self { path: path.into(), stamp, zip, members })
    }

    /// The archive for one thread, and the place of a member in it.
    pub(super) fn member(&self, name: &Path) -> Option<(ZipArchive<Reopened>, usize)> {
        self.members.get(name).map(|place| (self.zip.clone(), *place))
    }
}

/// How many archives stay open: one per language is usual.
const OPEN: usize = 8;

/// The archives opened last, in the order of their use; copies share them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Last(Arc<Mutex<Vec<Arc<Opened>>>>);

impl Last {
    /// The archive at `path`, opened unless it still is and has not changed.
    pub(super) fn open(&self, path: &Path) -> Result<Arc<Opened>, ReadError> {
        let metadata = path.metadata().map_err(|e| Cause::io(e).at(path))?;
        let stamp = (metadata.len(), metadata.modified().ok());
        // One thread opens it and the others wait, or each would.
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = last.iter().position(|open| open.path == path);
        let known = place.map(|place| last.remove(place)).filter(|open| open.stamp == stamp);
        let opened = match known {
            Some(opened) => opened,
            None => Arc::new(Opened::new(path, stamp)?),
        };
        if last.len() == OPEN {
            last.remove(0);
        }
        last.push(opened.clone());
        Ok(opened)
    }
}
