//! The page about a run of several documents, in the folder of the corpus.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use hexapla_formats::{Format, Part, RunPage, replace_file};

use super::Pipeline;
use crate::{DoneDocument, OutputError};

/// What it is called; the second name is for a corpus with a document of the first.
const NAMES: [&str; 2] = ["report.html", "run.report.html"];
/// How much of a file is looked at to see whether it is such a page, in bytes.
const HEAD: u64 = 4 << 10;

/// The page in the making, if one is wanted.
#[derive(Debug)]
pub(super) struct RunPageFile(Option<RunPage>);

impl RunPageFile {
    pub(super) fn new(is_wanted: bool) -> Self {
        Self(is_wanted.then(RunPage::default))
    }

    /// Adds a document with the files that were written of it.
    pub(super) fn add(
        &mut self,
        document: &DoneDocument,
        parts: &[(Part, PathBuf)],
        milliseconds: Option<u64>,
    ) {
        let Some(page) = &mut self.0 else { return };
        let html = parts.iter().find(|(part, _)| part.format() == Format::Html);
        let file = html.or(parts.first()).and_then(|(_, path)| path.file_name());
        page.add(document.name(), document.page(), &file.unwrap_or_default().to_string_lossy(), milliseconds);
    }

    /// Writes the page, unless there is nothing to say or other files have its names. It differs from run to run, so it is no
    /// result that anybody keeps.
    pub(super) fn write(&self, pipeline: &Pipeline) -> Result<Option<PathBuf>, OutputError> {
        let Some(page) = self.0.as_ref().filter(|page| !page.is_empty()) else { return Ok(None) };
        let mut paths = NAMES.iter().map(|name| pipeline.folder.join(name));
        let free = paths.find(|path| {
            is_free(path) && !pipeline.guard.is_read(path) && pipeline.guard.claim(path).is_ok()
        });
        let Some(path) = free else { return Ok(None) };
        let real = pipeline.folder.canonicalize();
        let name = real.ok().and_then(|folder| Some(folder.file_name()?.to_string_lossy().into_owned()));
        let mut bytes = Vec::new();
        let done = page
            .write(&name.unwrap_or_else(|| "Corpus".into()), &pipeline.options, &mut bytes)
            .and_then(|()| replace_file(&path, &bytes));
        done.map_err(|source| OutputError::Unwritten { path: path.clone(), source })?;
        Ok(Some(path))
    }
}

/// Whether there is nothing, or the page of an earlier run.
fn is_free(path: &Path) -> bool {
    let Ok(meta) = std::fs::symlink_metadata(path) else { return true };
    let mut head = Vec::new();
    meta.is_file()
        && File::open(path).is_ok_and(|file| file.take(HEAD).read_to_end(&mut head).is_ok())
        && RunPage::is_run_page(&String::from_utf8_lossy(&head))
}
