//! Where a corpus goes, and in which formats, if the job does not say.

use std::path::{Path, PathBuf};

use hexapla_formats::{Format, Purpose};
use hexapla_group::common_name;

use crate::Inputs;

/// Up to so many files a corpus is written in the formats of programs too.
const FEW: usize = 24;
/// Up to so many files a corpus has a page for each document.
const SOME: usize = 1_000;

/// Where a corpus goes.
#[derive(Debug, Clone)]
pub(super) struct Destination {
    /// The folder.
    pub(super) folder: PathBuf,
    /// What is written on request.
    pub(super) formats: Vec<Format>,
    /// What is written so that the result can be looked at, where a document can be in it.
    pub(super) views: Vec<Format>,
}

impl Destination {
    /// What the job says, else a folder beside the first input, and formats to look at.
    pub(super) fn of(output: Option<PathBuf>, formats: Vec<Format>, inputs: &Inputs) -> Self {
        let is_alone = output.is_none();
        let folder = output.unwrap_or_else(|| beside(inputs));
        let views = if formats.is_empty() { views(inputs.versions.len(), is_alone) } else { Vec::new() };
        Self { folder, formats, views }
    }
}

/// The formats in which the corpus of `files` files can be looked at; `alone` says that nothing was asked for.
fn views(files: usize, alone: bool) -> Vec<Format> {
    let mut views = Vec::new();
    if files <= SOME {
        views.push(Format::Html);
    }
    if alone && files <= FEW {
        // Spreadsheets are a feature.
        views.extend(Format::from_name("xlsx", Purpose::WriteCorpus));
        views.push(Format::Tmx);
    }
    views
}

/// `NAME.hexapla` beside the first input, where NAME is that of a folder, or what the names of the files share.
fn beside(inputs: &Inputs) -> PathBuf {
    let first = inputs.arguments.first().map_or(Path::new(""), PathBuf::as_path);
    let is_whole =
        first.is_dir() || inputs.versions.is_empty() || inputs.versions[0].path != *first && !inputs.named;
    let name = if is_whole { whole_name(first) } else { common_name(&inputs.versions) };
    // The folder itself may be the current one, whose parent its name does not show.
    let folder = if first.file_name().is_some() { first.parent() } else { Some(first) };
    folder.unwrap_or(Path::new("")).join(format!("{name}.hexapla"))
}

/// The name of a folder, or that of an archive without its extension.
fn whole_name(path: &Path) -> String {
    let real = path.canonicalize();
    let real = real.as_deref().unwrap_or(path);
    let name = if real.is_dir() { real.file_name() } else { real.file_stem() };
    name.map_or_else(|| "corpus".into(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Input;

    fn folder(paths: &[&str]) -> String {
        let inputs: Vec<Input> = paths.iter().map(|path| Input { lang: None, path: path.into() }).collect();
        beside(&Inputs::collect(&inputs).0).display().to_string()
    }

    #[test]
    fn the_name_is_that_of_the_document_or_the_folder() {
        for (paths, want) in [
            (&["a/report.en.docx", "a/report.zh.docx"][..], "a/report.hexapla"),
            (&["report.en.docx", "b/report.zh.pdf"], "report.hexapla"),
            (&["src"], "src.hexapla"),
        ] {
            assert_eq!(folder(paths), want);
        }
    }

    #[test]
    fn a_dot_in_the_name_of_a_folder_ends_no_name() -> std::io::Result<()> {
        let home = tempfile::tempdir()?;
        let docs = home.path().join("docs.v2");
        std::fs::create_dir(&docs)?;
        std::fs::write(docs.join("a.en.txt"), "One.")?;
        let want = home.path().join("docs.v2.hexapla");
        assert_eq!(folder(&[&docs.display().to_string()]), want.display().to_string());
        assert_eq!(whole_name(&home.path().join("docs.v2.zip")), "docs.v2");
        Ok(())
    }

    #[test]
    fn few_files_can_be_opened_in_programs() {
        fn names(files: usize, alone: bool) -> Vec<&'static str> {
            views(files, alone).into_iter().map(Format::name).collect()
        }
        let sheets = Format::from_name("xlsx", Purpose::WriteCorpus).map(Format::name);
        let all: Vec<&str> = ["html"].into_iter().chain(sheets).chain(["tmx"]).collect();
        assert_eq!(names(2, true), all);
        assert_eq!(names(2, false), ["html"]);
        assert_eq!(names(100, true), ["html"]);
        assert!(names(2_000, true).is_empty());
    }
}
