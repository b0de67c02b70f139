//! A document whose files are in place, with its rows as far as they are in memory.

use std::path::PathBuf;
use std::sync::OnceLock;

use hexapla_formats::{Options, ReadError, RunDocument};
use hexapla_model::{Corpus, Lang};
use serde::{Deserialize, Serialize};

use crate::files::load_own;
use crate::path_text;

/// A document whose files are in place.
#[derive(Debug)]
pub struct DoneDocument {
    name: String,
    langs: Vec<Lang>,
    overview: Overview,
    /// Its JSON Lines.
    file: PathBuf,
    corpus: OnceLock<Corpus>,
}

/// What later runs know of a document without its rows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Overview {
    /// The file of each language.
    #[serde(with = "path_text")]
    paths: Vec<PathBuf>,
    /// Rows that score less than most formats were to hold.
    unsure: usize,
    page: RunDocument,
}

impl Overview {
    fn of(corpus: &Corpus, options: &Options) -> Self {
        let (paths, unsure) = (corpus.paths.clone(), options.left_out(corpus));
        Self { paths, unsure, page: RunDocument::of(corpus) }
    }
}

impl DoneDocument {
    /// The document with these rows, whose JSON Lines are in `file`.
    pub(crate) fn new(corpus: Corpus, file: PathBuf, options: &Options) -> Self {
        let document = Self::known(corpus.name.clone(), file, Overview::of(&corpus, options));
        Self { corpus: OnceLock::from(corpus), ..document }
    }

    /// The document of an earlier run, whose rows are read if they are needed.
    pub(crate) fn known(name: String, file: PathBuf, overview: Overview) -> Self {
        let langs = overview.page.langs().collect();
        Self { name, langs, overview, file, corpus: OnceLock::new() }
    }

    /// The document that an earlier run has left in `file` and nothing else is known of.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(crate) fn load(name: String, file: PathBuf, options: &Options) -> Result<Self, ReadError> {
        let corpus = Corpus { name, ..load_own(&file)? };
        Ok(Self::new(corpus, file, options))
    }

    /// The name, as that of its files.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The languages, the pivot first.
    #[must_use]
    pub fn langs(&self) -> &[Lang] {
        &self.langs
    }

    /// The file that was read of each language.
    #[must_use]
    pub fn paths(&self) -> &[PathBuf] {
        &self.overview.paths
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.overview.page.rows()
    }

    /// The rows. Those of a document that an earlier run has finished are read from its JSON Lines when they are needed first.
    ///
    /// # Errors
    /// If these cannot be read.
    pub fn corpus(&self) -> Result<&Corpus, ReadError> {
        if let Some(corpus) = self.corpus.get() {
            return Ok(corpus);
        }
        let corpus = Corpus { name: self.name.clone(), ..load_own(&self.file)? };
        Ok(self.corpus.get_or_init(|| corpus))
    }

    /// How many rows score less than most formats were to hold.
    pub(crate) fn unsure(&self) -> usize {
        self.overview.unsure
    }

    /// What the page about the run says of it.
    pub(crate) fn page(&self) -> &RunDocument {
        &self.overview.page
    }

    /// What later runs have to know of it.
    pub(crate) fn overview(&self) -> &Overview {
        &self.overview
    }
}
