//! Where a glossary or a list about it goes: one file per format, checked before the work begins, or a writer.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use hexapla_formats::{Format, Options, Place, Purpose, write_csv, write_glossary, write_tsv};
use hexapla_model::{Glossary, Lang};

use super::deviations::Cells;
use super::sink::Sink;
use crate::outputs::{new_beside, with_ending};
use crate::{Guard, JobError, OutputError};

/// A pair of languages in the name of a file as long as no language is known.
const PROBE: &str = "SL-TL";

/// Where one format goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    Writer(Format),
    File(Format, PathBuf),
    /// A file for each pair of languages, their names made from this one.
    FilePerPair(Format, PathBuf),
}

impl Target {
    pub(super) fn format(&self) -> Format {
        match self {
            Self::Writer(format) | Self::File(format, _) | Self::FilePerPair(format, _) => *format,
        }
    }
}

/// The targets of a glossary: what `output` names, then further formats beside it; `-` is a writer.
///
/// # Errors
/// If the name shows no format and none is given, or the formats need files and get a writer.
pub(super) fn targets(output: &Path, formats: &[Format]) -> Result<Vec<Target>, JobError> {
    if output == Path::new("-") {
        return writer_format(formats).map(|format| vec![Target::Writer(format)]);
    }
    let formats = unique(formats);
    let named = Format::from_path(output, Purpose::WriteGlossary);
    let own = match (named, formats.as_slice()) {
        (None, []) => {
            let hint = format!("expected one of {}, or --format", endings().join(", "));
            return Err(JobError::UnknownExtension { path: output.into(), hint });
        }
        (Some(named), [only]) if may_be_called(*only, named) => Some(*only),
        (Some(named), _) => Some(named),
        (None, [only]) => Some(*only),
        (None, _) => None,
    };
    let stem = stem(output, named);
    let beside = formats.into_iter().filter(|format| own != Some(*format));
    let beside = beside.map(|format| match format.pairs_for() {
        Some(_) => Target::FilePerPair(format, stem.clone()),
        None => Target::File(format, with_ending(&stem, format.extension())),
    });
    let own = own.map(|format| match format.pairs_for() {
        Some(_) => Target::FilePerPair(format, stem.clone()),
        None => Target::File(format, output.to_owned()),
    });
    Ok(own.into_iter().chain(beside).collect())
}

fn unique(formats: &[Format]) -> Vec<Format> {
    let mut unique = Vec::new();
    for format in formats {
        if !unique.contains(format) {
            unique.push(*format);
        }
    }
    unique
}

/// The format for a writer.
fn writer_format(formats: &[Format]) -> Result<Format, JobError> {
    match unique(formats).as_slice() {
        [] => Ok(Format::Csv),
        [format] => match format.pairs_for() {
            Some(program) => Err(JobError::FilePerPair { program }),
            None => Ok(*format),
        },
        _ => Err(JobError::SeveralFormats),
    }
}

/// Whether a file of `format` may have the ending of `named`: `terms.csv` may be for memoQ.
pub(super) fn may_be_called(format: Format, named: Format) -> bool {
    format == named || format.extension().ends_with(&format!(".{}", named.extension()))
}

/// The path without the ending of its format.
fn stem(output: &Path, named: Option<Format>) -> PathBuf {
    // As many endings as that of the format has: `memoq.csv` has two.
    let endings = named.map_or(0, |format| format.extension().split('.').count());
    (0..endings).fold(output.to_owned(), |path, _| path.with_extension(""))
}

fn endings() -> Vec<String> {
    Format::all(Purpose::WriteGlossary).iter().map(|f| format!(".{}", f.extension())).collect()
}

/// The files that are written: in a folder of inputs they are not inputs.
pub(super) fn files(targets: &[Target]) -> Vec<PathBuf> {
    let files = targets.iter().filter_map(|target| match target {
        Target::File(_, path) => Some(path.clone()),
        Target::Writer(_) | Target::FilePerPair(..) => None,
    });
    files.collect()
}

/// The tables in the places of these targets: there may be decisions of a person in them. The older ones are first.
pub(super) fn earlier(targets: &[Target]) -> Vec<PathBuf> {
    let tables = targets.iter().filter_map(|target| match target {
        Target::File(Format::Csv | Format::Tsv | Format::Xlsx, path) => Some(path),
        _ => None,
    });
    let both = tables.flat_map(|path| {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        [path.clone(), new_beside(path, &ending)]
    });
    both.filter(|path| path.is_file()).collect()
}

/// What is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Content<'c> {
    Glossary(&'c Glossary),
    /// A table, its head first; tab-separated in that format, in all others separated by commas.
    Table(&'c [Cells<'c>]),
}

impl Content<'_> {
    fn write(self, format: Format, options: &Options, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Glossary(glossary) => write_glossary(format, glossary, options, out),
            Self::Table(rows) if format == Format::Tsv => write_tsv(rows.iter().cloned(), options, out),
            Self::Table(rows) => write_csv(rows.iter().cloned(), options, out),
        }
    }
}

/// A place that is ready to be written to.
#[derive(Debug)]
struct Output {
    format: Format,
    pair: Option<(Lang, Lang)>,
    /// None is the writer.
    place: Option<Place>,
}

/// All places of a glossary.
#[derive(Debug)]
pub(super) struct GlossaryFiles {
    ready: Vec<Output>,
    per_pair: Vec<(Format, PathBuf)>,
    guard: Guard,
    /// Files that stay as they are, and why.
    pub(super) kept: Vec<OutputError>,
}

impl GlossaryFiles {
    /// Looks at all places that are known before the languages are; `guard` knows what is read.
    pub(super) fn find(targets: Vec<Target>, guard: &Guard) -> Result<Self, OutputError> {
        let (ready, per_pair, kept) = (Vec::new(), Vec::new(), Vec::new());
        let mut outputs = Self { ready, per_pair, guard: guard.clone(), kept };
        for target in targets {
            match target {
                Target::Writer(format) => outputs.ready.push(Output { format, pair: None, place: None }),
                Target::File(format, path) => outputs.add(format, None, &path)?,
                Target::FilePerPair(format, stem) => {
                    // No file has this name: it shows that files can be made there.
                    let path = with_ending(&stem, &format!("{PROBE}.{}", format.extension()));
                    outputs.guard.probe(&path)?;
                    outputs.per_pair.push((format, stem));
                }
            }
        }
        Ok(outputs)
    }

    /// Checks the places of the formats with one file per pair; returns the formats that find no pair in `langs`.
    pub(super) fn find_pairs(&mut self, langs: &[Lang]) -> Result<Vec<Format>, OutputError> {
        let glossary = Glossary { langs: langs.to_vec(), ..Glossary::default() };
        let mut without = Vec::new();
        for (format, stem) in std::mem::take(&mut self.per_pair) {
            let pairs = format.pairs(&glossary);
            if pairs.is_empty() {
                without.push(format);
            }
            let named =
                |(source, target): &(Lang, Lang)| format!("{}-{}", source.in_names(), target.in_names());
            let own = stem.extension().unwrap_or_default().to_string_lossy();
            // The name may have a pair already: `glossary.en-fr.utf8`.
            let has_pair = pairs.iter().any(|pair| named(pair) == own);
            let stem = if has_pair { stem.with_extension("") } else { stem.clone() };
            for (source, target) in pairs {
                let ending = format!("{}.{}", named(&(source, target)), format.extension());
                let path = with_ending(&stem, &ending);
                self.add(format, Some((source, target)), &path)?;
            }
        }
        Ok(without)
    }

    /// What is written.
    pub(super) fn formats(&self) -> impl Iterator<Item = Format> {
        self.ready.iter().map(|output| output.format)
    }

    /// Whether nothing is written, since all files stay as they are.
    pub(super) fn is_empty(&self) -> bool {
        self.ready.is_empty() && self.per_pair.is_empty()
    }

    /// Adds a place at `path`; where somebody's work is there, beside it: `glossary.new.csv`.
    fn add(&mut self, format: Format, pair: Option<(Lang, Lang)>, path: &Path) -> Result<(), OutputError> {
        let place = match self.guard.place(path) {
            Err(OutputError::Kept { path, reason, .. }) => {
                let beside = new_beside(&path, format.extension());
                let place = self.guard.place(&beside).ok();
                let beside = place.is_some().then_some(beside);
                self.kept.push(OutputError::Kept { path, reason, beside });
                place
            }
            place => Some(place?),
        };
        self.ready.extend(place.map(|place| Output { format, pair, place: Some(place) }));
        Ok(())
    }

    /// Writes `content` everywhere: what is for a writer to that of `sink`. Gives each file with what came of it; the
    /// writer has the name `stdout`.
    pub(super) fn write(
        self,
        content: Content<'_>,
        options: &Options,
        sink: &mut Sink<'_>,
    ) -> Vec<(PathBuf, io::Result<()>)> {
        self.ready.into_iter().map(|output| output.write(content, options, sink)).collect()
    }
}

impl Output {
    fn write(
        self,
        content: Content<'_>,
        options: &Options,
        sink: &mut Sink<'_>,
    ) -> (PathBuf, io::Result<()>) {
        let mut options = options.clone();
        options.pair = self.pair;
        match self.place {
            Some(place) => (place.path().to_owned(), write_file(place, self.format, content, &options)),
            None => (PathBuf::from("stdout"), write_to_sink(sink, self.format, content, &options)),
        }
    }
}

fn write_file(place: Place, format: Format, content: Content<'_>, options: &Options) -> io::Result<()> {
    let mut file = place.create()?;
    content.write(format, options, &mut file)?;
    file.commit()
}

/// Writes to the writer of `sink`: in memory first, since a format may hide that the reader of a pipe went away.
pub(super) fn write_to_sink(
    sink: &mut Sink<'_>,
    format: Format,
    content: Content<'_>,
    options: &Options,
) -> io::Result<()> {
    let Sink::Writer(out) = sink else { return Ok(()) };
    let mut bytes = Vec::new();
    content.write(format, options, &mut bytes)?;
    out.write_all(&bytes)?;
    out.flush()
}

#[cfg(test)]
mod tests;
