//! The files of one corpus, looked at before the work begins and opened when they are written, and the dataset card of their
//! folder.

use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use hexapla_formats::{AtomicFile, DatasetCard, Format, Options, Part, Place, Sum};
use hexapla_model::{Corpus, Diagnostic, Lang, Severity};

use crate::Guard;

/// How much of a file is looked at to see whether it is a card, in bytes.
const CARD_HEAD: u64 = 64 << 10;

/// Why a corpus could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// A file or its folder cannot be made or written to.
    #[error("{}: cannot be written: {source}; name another place", .path.display())]
    Unwritten {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A format that cannot hold the corpus.
    #[error("{}: not written: {source}", .path.display())]
    Unfit {
        /// The file.
        path: PathBuf,
        /// What it cannot hold, and what can.
        source: std::io::Error,
    },
    /// A file that is read would be written over.
    #[error("{}: is an input, so it cannot also be an output; name another file or folder with -o", .path.display())]
    IsRead {
        /// The file.
        path: PathBuf,
    },
    /// Two results would have the same file.
    #[error("{}: would be written twice; name another file", .path.display())]
    Twice {
        /// The file.
        path: PathBuf,
    },
    /// The file there is somebody's work.
    #[error("{}: kept: {reason}; {}", .path.display(), instead(.beside.as_deref()))]
    Kept {
        /// The file.
        path: PathBuf,
        /// Whose work it is.
        reason: String,
        /// Where the new result is, if it is written nevertheless.
        beside: Option<PathBuf>,
    },
}

/// What becomes of a result whose file is kept.
fn instead(beside: Option<&Path>) -> String {
    match beside {
        Some(path) => format!("the new result is in {}; --force replaces the old one", path.display()),
        None => "--force replaces it, or name another place".to_owned(),
    }
}

impl OutputError {
    /// The file that is not written.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Unwritten { path, .. }
            | Self::Unfit { path, .. }
            | Self::IsRead { path }
            | Self::Twice { path }
            | Self::Kept { path, .. } => path,
        }
    }
}

/// The files of one corpus.
#[derive(Debug, Default)]
pub(crate) struct Outputs {
    files: Vec<(Part, Place)>,
    /// Formats that need two languages where there is one.
    pub(crate) without_pair: Vec<Format>,
    /// Files that cannot be written, or that are kept.
    pub(crate) refused: Vec<OutputError>,
}

impl Outputs {
    /// Looks for a place for each part of `formats`, called `folder/name.ENDING`, and for the findings; parts that several
    /// formats share once.
    pub(crate) fn find(
        guard: &Guard,
        stem: &Path,
        formats: impl IntoIterator<Item = Format>,
        langs: &[Lang],
        options: &Options,
    ) -> Self {
        let mut outputs = Self::default();
        let mut endings: Vec<String> = Vec::new();
        for format in formats {
            let parts = if langs.len() == 1 && wants_sure_rows(format, options) {
                Vec::new()
            } else {
                format.parts(langs, options)
            };
            if parts.is_empty() && !outputs.without_pair.contains(&format) {
                outputs.without_pair.push(format);
            }
            for part in parts {
                if endings.iter().all(|ending| ending != part.ending()) {
                    endings.push(part.ending().to_owned());
                    let path = with_ending(stem, part.ending());
                    outputs.add_at(part, guard, &path);
                }
            }
        }
        let part = Part::findings(langs);
        let path = with_ending(stem, part.ending());
        outputs.add(part, guard.place_derived(&path));
        outputs
    }

    /// Adds a place for each part of `views`, formats that were not requested: what they cannot hold is not missed, and a file
    /// that is read stays, without a message.
    pub(crate) fn add_views(
        &mut self,
        guard: &Guard,
        stem: &Path,
        views: &[Format],
        langs: &[Lang],
        options: &Options,
    ) {
        let written = views.iter().filter(|format| langs.len() > 1 || !wants_sure_rows(**format, options));
        for part in written.flat_map(|format| format.parts(langs, options)) {
            let path = with_ending(stem, part.ending());
            if !guard.is_read(&path) {
                self.add_at(part, guard, &path);
            }
        }
    }

    /// Whether nothing can be written.
    pub(crate) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Adds a place for `part` at `path`; where somebody's work is there, beside it: `report.new.xlsx`.
    fn add_at(&mut self, part: Part, guard: &Guard, path: &Path) {
        let place = guard.place_derived(path);
        let Err(OutputError::Kept { path, reason, .. }) = place else { return self.add(part, place) };
        let beside = new_beside(&path, part.ending());
        let place = guard.place_derived(&beside).ok();
        self.refused.push(OutputError::Kept { path, reason, beside: place.is_some().then_some(beside) });
        self.files.extend(place.map(|place| (part, place)));
    }

    /// Adds the place that was found for `part`, or why there is none.
    pub(crate) fn add(&mut self, part: Part, place: Result<Place, OutputError>) {
        match place {
            Ok(place) => self.files.push((part, place)),
            Err(error) => self.refused.push(error),
        }
    }

    /// Writes what each file holds of `corpus`, whose folder has to be synced afterwards; returns what was written where, and
    /// why what was not.
    pub(crate) fn write(
        self,
        corpus: &Corpus,
        options: &Options,
    ) -> (Vec<(Part, PathBuf)>, Vec<OutputError>) {
        self.write_each(|part, file| part.write(corpus, options, file))
    }

    /// Writes what each file holds of `corpus`, or of `paragraphs` where a format needs these, and hands it on before it has
    /// its name; the folder has to be synced when all have theirs.
    pub(crate) fn fill(
        self,
        corpus: &Corpus,
        paragraphs: impl FnOnce() -> Corpus,
        options: &Options,
        each: impl FnMut(FilledFile),
    ) {
        let wants_paragraphs = self.files.iter().any(|(part, _)| part.format() == Format::Lines);
        let paragraphs = wants_paragraphs.then(paragraphs);
        let write = |part: &Part, file: &mut AtomicFile| {
            let paragraphs = paragraphs.as_ref().filter(|_| part.format() == Format::Lines);
            part.write(paragraphs.unwrap_or(corpus), options, file)
        };
        self.fill_each(write, each);
    }

    /// As [`write`](Self::write), of a corpus that comes in stretches, for formats that take them.
    pub(crate) fn write_stretches<I: Iterator<Item = Corpus>>(
        self,
        stretches: impl Fn() -> I,
        options: &Options,
    ) -> (Vec<(Part, PathBuf)>, Vec<OutputError>) {
        self.write_each(|part, file| part.write_stretches(stretches(), options, file))
    }

    /// The format of the first file.
    pub(crate) fn format(&self) -> Option<Format> {
        self.files.first().map(|(part, _)| part.format())
    }

    fn write_each(
        self,
        write: impl Fn(&Part, &mut AtomicFile) -> io::Result<()>,
    ) -> (Vec<(Part, PathBuf)>, Vec<OutputError>) {
        let (mut written, mut failed) = (Vec::new(), Vec::new());
        // A file is open no longer than it is written.
        self.fill_each(write, |file| match file.commit() {
            Ok(done) => written.push((done.part, done.path)),
            Err(error) => failed.push(error),
        });
        (written, failed)
    }

    /// Writes each file, and hands it on before it has its name.
    fn fill_each(
        self,
        write: impl Fn(&Part, &mut AtomicFile) -> io::Result<()>,
        mut each: impl FnMut(FilledFile),
    ) {
        for (part, place) in self.files {
            let path = place.path().to_owned();
            let file = place.create().and_then(|mut file| write(&part, &mut file).map(|()| file));
            each(FilledFile { part, path, file });
        }
    }
}

/// A file that holds all it is to hold, but has no name yet; or why it does not.
#[derive(Debug)]
pub(crate) struct FilledFile {
    part: Part,
    path: PathBuf,
    file: io::Result<AtomicFile>,
}

/// A file that has its name.
#[derive(Debug)]
pub(crate) struct WrittenFile {
    pub(crate) part: Part,
    pub(crate) path: PathBuf,
    /// That of what is in it, unless it is a device or a pipe.
    pub(crate) sum: Option<Sum>,
}

impl FilledFile {
    /// Brings it to the disk and gives it its name, which may reach the disk later.
    ///
    /// # Errors
    /// If it could not be written, or cannot have its name.
    pub(crate) fn commit(self) -> Result<WrittenFile, OutputError> {
        let Self { part, path, file } = self;
        match file.and_then(AtomicFile::commit_one_of_many) {
            Ok(sum) => Ok(WrittenFile { part, path, sum }),
            Err(source) if source.kind() == ErrorKind::InvalidInput => {
                Err(OutputError::Unfit { path, source })
            }
            Err(source) => Err(OutputError::Unwritten { path, source }),
        }
    }
}

/// The name of a new result beside `path`, which ends with `ending`.
pub(crate) fn new_beside(path: &Path, ending: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(ending).and_then(|stem| stem.strip_suffix('.')).unwrap_or(&name);
    path.with_file_name(format!("{stem}.new.{ending}"))
}

/// `stem.ENDING`.
pub(crate) fn with_ending(stem: &Path, ending: &str) -> PathBuf {
    let mut name = stem.as_os_str().to_owned();
    name.push(format!(".{ending}"));
    PathBuf::from(name)
}

/// Whether only rows above a score are written; a document in one language has none.
fn wants_sure_rows(format: Format, options: &Options) -> bool {
    let has_all = format.holds_unsure();
    !has_all && options.min_score.is_some_and(|least| least > 0.0)
}

/// The dataset card in the making, if a format needs one.
#[derive(Debug, Default)]
pub(crate) struct CardFile {
    place: Option<Place>,
    card: DatasetCard,
}

impl CardFile {
    /// Looks for a place for the card of `folder` if one of `formats` needs it; a file of that name that is not a card
    /// that hexapla wrote stays, and is reported.
    ///
    /// # Errors
    /// If it cannot be written, or is ours and was changed since.
    pub(crate) fn find(
        guard: &Guard,
        folder: &Path,
        formats: &[Format],
    ) -> Result<(Self, Option<Diagnostic>), OutputError> {
        if !formats.iter().any(|format| format.has_card()) {
            return Ok((Self::default(), None));
        }
        let path = folder.join(DatasetCard::NAME);
        if path.exists() && !guard.is_read(&path) && !is_card(&path) {
            let message = "stays as it is; the dataset card of the Parquet files is not written";
            let hint = "data loaders look for the card under this name; write to another folder";
            return Ok((Self::default(), Some(Diagnostic::new(Severity::Warning, path, message).hint(hint))));
        }
        Ok((Self { place: Some(guard.place_derived(&path)?), card: DatasetCard::default() }, None))
    }

    /// Whether there will be a card.
    pub(crate) fn is_wanted(&self) -> bool {
        self.place.is_some()
    }

    /// Adds what was written of `corpus`.
    pub(crate) fn add(&mut self, corpus: &Corpus, written: &[(Part, PathBuf)], options: &Options) {
        for (part, path) in written.iter().filter(|(part, _)| part.format().has_card()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            self.card.add(name, part, corpus, options);
        }
    }

    /// Writes the card, unless there is nothing to say.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn write(self) -> Result<(), OutputError> {
        let Some(place) = self.place.filter(|_| !self.card.is_empty()) else { return Ok(()) };
        let path = place.path().to_owned();
        let done = place.create().and_then(|mut file| {
            self.card.write(&mut file)?;
            file.commit()
        });
        done.map_err(|source| OutputError::Unwritten { path, source })
    }
}

/// Whether the file at `path` is a dataset card that hexapla wrote.
fn is_card(path: &Path) -> bool {
    let mut head = Vec::new();
    let read =
        path.is_file() && File::open(path).is_ok_and(|f| f.take(CARD_HEAD).read_to_end(&mut head).is_ok());
    read && DatasetCard::is_card(&String::from_utf8_lossy(&head))
}
