//! Where a corpus goes, and in which formats, if the arguments do not say.

use std::path::{Path, PathBuf};

use hexapla::Inputs;
use hexapla::formats::Format;
use hexapla::group::common_name;

use crate::args;

/// Up to so many files a corpus is written in the formats of programs too.
const FEW: usize = 24;
/// Up to so many files a corpus has a page for each document.
const SOME: usize = 1_000;

/// Where a corpus goes.
pub(crate) struct Destination {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// What is written because it was asked for.
    pub(crate) formats: Vec<Format>,
    /// What is written so that the result can be looked at, where a document can be in it.
    pub(crate) views: Vec<Format>,
}

impl Destination {
    /// What the arguments say, else a folder beside the first input, and formats to look at.
    pub(crate) fn of(args: &args::Align, inputs: &Inputs) -> Self {
        let folder = args.output.clone().unwrap_or_else(|| beside(inputs));
        let formats = args.format.clone();
        let views =
            if formats.is_empty() { views(inputs.versions.len(), args.output.is_none()) } else { Vec::new() };
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
        views.extend([Format::Xlsx, Format::Tmx]);
    }
    views
}

/// `NAME.hexapla` beside the first input, where NAME is that of a folder, or what the names of the files share.
fn beside(inputs: &Inputs) -> PathBuf {
    let first = inputs.arguments.first().map_or(Path::new(""), PathBuf::as_path);
    let is_whole =
        first.is_dir() || inputs.versions.is_empty() || inputs.versions[0].path != *first && !inputs.named;
    let name = if is_whole {
        let real = first.canonicalize();
        let path = real.as_deref().unwrap_or(first);
        path.file_stem().map_or_else(|| "corpus".into(), |name| name.to_string_lossy().into_owned())
    } else {
        common_name(&inputs.versions)
    };
    // The folder itself may be the current one, whose parent its name does not show.
    let folder = if first.file_name().is_some() { first.parent() } else { Some(first) };
    folder.unwrap_or(Path::new("")).join(format!("{name}.hexapla"))
}

#[cfg(test)]
mod tests {
    use hexapla::Input;

    use super::*;

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
    fn few_files_can_be_opened_in_programs() {
        let names =
            |files, alone| -> Vec<&str> { views(files, alone).into_iter().map(Format::name).collect() };
        assert_eq!(names(2, true), ["html", "xlsx", "tmx"]);
        assert_eq!(names(2, false), ["html"]);
        assert_eq!(names(100, true), ["html"]);
        assert!(names(2_000, true).is_empty());
    }
}
