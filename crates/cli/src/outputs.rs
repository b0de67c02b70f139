//! Where a glossary goes: a file a format, looked at before the work begins, or stdout.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{bail, ensure};
use hexapla::formats::{GlossaryFormat, Options, Place, write_glossary};
use hexapla::model::{Glossary, Lang};
use hexapla::{Guard, OutputError};

/// What stands for a pair of languages as long as none is known.
const PROBE: &str = "SL-TL";

/// Where one format goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    Stdout(GlossaryFormat),
    File(GlossaryFormat, PathBuf),
    /// A file for each pair of languages, their names made from this one.
    FilePerPair(GlossaryFormat, PathBuf),
}

/// The targets of `-o output --format formats`: what `output` names, then further formats beside it.
pub(crate) fn targets(output: &Path, formats: &[GlossaryFormat]) -> anyhow::Result<Vec<Target>> {
    if output == Path::new("-") {
        return stdout(formats).map(|format| vec![Target::Stdout(format)]);
    }
    let formats = unique(formats);
    let named = GlossaryFormat::from_path(output);
    let own = match (named, formats.as_slice()) {
        (None, []) => bail!(
            "{}: unknown file extension; expected one of {}, or --format",
            output.display(),
            endings().join(", ")
        ),
        (Some(named), [only]) if may_be_called(*only, named) => Some(*only),
        (Some(named), _) => Some(named),
        (None, [only]) => Some(*only),
        (None, _) => None,
    };
    let stem = stem(output, named);
    let target = |format: GlossaryFormat| match format {
        GlossaryFormat::Omegat => Target::FilePerPair(format, stem.clone()),
        _ if own == Some(format) => Target::File(format, output.to_owned()),
        _ => Target::File(format, with_ending(&stem, format.extension())),
    };
    let others = formats.into_iter().filter(|format| own != Some(*format));
    Ok(own.into_iter().chain(others).map(target).collect())
}

fn unique(formats: &[GlossaryFormat]) -> Vec<GlossaryFormat> {
    let mut unique = Vec::new();
    for format in formats {
        if !unique.contains(format) {
            unique.push(*format);
        }
    }
    unique
}

/// The format for stdout.
fn stdout(formats: &[GlossaryFormat]) -> anyhow::Result<GlossaryFormat> {
    let formats = unique(formats);
    ensure!(formats.len() < 2, "only one format can go to stdout; name a file with -o for several");
    let format = formats.first().copied().unwrap_or(GlossaryFormat::Csv);
    ensure!(format != GlossaryFormat::Omegat, "OmegaT needs a file for each pair; name a file with -o");
    Ok(format)
}

/// Whether a file of `format` may have the ending of `named`: `terms.csv` may be for memoQ.
fn may_be_called(format: GlossaryFormat, named: GlossaryFormat) -> bool {
    format == named || format.extension().ends_with(&format!(".{}", named.extension()))
}

/// The path without the ending of its format.
fn stem(output: &Path, named: Option<GlossaryFormat>) -> PathBuf {
    // As many endings as that of the format has: `memoq.csv` has two.
    let endings = named.map_or(0, |format| format.extension().split('.').count());
    (0..endings).fold(output.to_owned(), |path, _| path.with_extension(""))
}

fn with_ending(stem: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(stem);
    name.push(format!(".{ending}"));
    PathBuf::from(name)
}

fn endings() -> Vec<String> {
    GlossaryFormat::all().iter().map(|f| format!(".{}", f.extension())).collect()
}

/// The files that are written: what a folder of inputs holds of them is no input.
pub(crate) fn files(targets: &[Target]) -> Vec<PathBuf> {
    let file = |target: &Target| match target {
        Target::File(_, path) => Some(path.clone()),
        Target::Stdout(_) | Target::FilePerPair(..) => None,
    };
    targets.iter().filter_map(file).collect()
}

/// A place that is ready to be written to.
#[derive(Debug)]
struct Output {
    format: GlossaryFormat,
    pair: Option<(Lang, Lang)>,
    /// None is stdout.
    place: Option<Place>,
}

/// All places of a glossary.
#[derive(Debug)]
pub(crate) struct Outputs {
    ready: Vec<Output>,
    per_pair: Vec<(GlossaryFormat, PathBuf)>,
    guard: Guard,
    /// Files that stay as they are, and why.
    pub(crate) kept: Vec<OutputError>,
}

impl Outputs {
    /// Looks at all places that are known before the languages are; `guard` knows what is read.
    pub(crate) fn find(targets: Vec<Target>, guard: &Guard) -> Result<Self, OutputError> {
        let (ready, per_pair, kept) = (Vec::new(), Vec::new(), Vec::new());
        let mut outputs = Self { ready, per_pair, guard: guard.clone(), kept };
        for target in targets {
            match target {
                Target::Stdout(format) => outputs.ready.push(Output { format, pair: None, place: None }),
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

    /// Looks at the places of the formats that want one for each pair; gives back those that find no pair in `langs`.
    pub(crate) fn find_pairs(&mut self, langs: &[Lang]) -> Result<Vec<GlossaryFormat>, OutputError> {
        let glossary = Glossary { langs: langs.to_vec(), ..Glossary::default() };
        let mut without = Vec::new();
        for (format, stem) in std::mem::take(&mut self.per_pair) {
            let pairs = format.pairs(&glossary);
            if pairs.is_empty() {
                without.push(format);
            }
            for (source, target) in pairs {
                let path = with_ending(
                    &stem,
                    &format!("{}-{}.{}", source.in_names(), target.in_names(), format.extension()),
                );
                self.add(format, Some((source, target)), &path)?;
            }
        }
        Ok(without)
    }

    /// What is written.
    pub(crate) fn formats(&self) -> impl Iterator<Item = GlossaryFormat> {
        self.ready.iter().map(|output| output.format)
    }

    /// Whether nothing is written, since all files stay as they are.
    pub(crate) fn is_empty(&self) -> bool {
        self.ready.is_empty() && self.per_pair.is_empty()
    }

    fn add(
        &mut self,
        format: GlossaryFormat,
        pair: Option<(Lang, Lang)>,
        path: &Path,
    ) -> Result<(), OutputError> {
        match self.guard.place(path) {
            Ok(place) => self.ready.push(Output { format, pair, place: Some(place) }),
            Err(kept @ OutputError::Kept { .. }) => self.kept.push(kept),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Writes `glossary` everywhere; each file with what came of it.
    pub(crate) fn write(self, glossary: &Glossary, options: &Options) -> Vec<(PathBuf, io::Result<()>)> {
        let each = self.ready.into_iter();
        each.map(|output| output.write(glossary, options)).collect()
    }
}

impl Output {
    fn write(self, glossary: &Glossary, options: &Options) -> (PathBuf, io::Result<()>) {
        let mut options = options.clone();
        options.pair = self.pair;
        let Some(place) = self.place else {
            // In memory first: a format may hide that the reader of stdout went away.
            let mut bytes = Vec::new();
            let done = write_glossary(self.format, glossary, &options, &mut bytes);
            let mut out = io::stdout().lock();
            let done = done.and_then(|()| out.write_all(&bytes)).and_then(|()| out.flush());
            return (PathBuf::from("stdout"), done);
        };
        let path = place.path().to_owned();
        let done = place.create().and_then(|mut file| {
            write_glossary(self.format, glossary, &options, &mut file)?;
            file.commit()
        });
        (path, done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `csv:terms.csv` a target.
    fn shown(output: &str, formats: &str) -> String {
        let formats: Vec<GlossaryFormat> = formats.split(',').filter_map(GlossaryFormat::from_name).collect();
        let show = |target: Target| match target {
            Target::Stdout(format) => format!("{}:-", format.name()),
            Target::File(format, path) => format!("{}:{}", format.name(), path.display()),
            Target::FilePerPair(format, stem) => format!("{}:{}.*", format.name(), stem.display()),
        };
        match targets(Path::new(output), &formats) {
            Ok(targets) => targets.into_iter().map(show).collect::<Vec<_>>().join(" "),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn formats_find_their_files() {
        for (output, formats, want) in [
            ("out/terms.csv", "", "csv:out/terms.csv"),
            ("terms.memoq.csv", "", "memoq:terms.memoq.csv"),
            ("terms.csv", "memoq", "memoq:terms.csv"),
            ("terms.tbx", "tbx3", "tbx3:terms.tbx"),
            ("terms.tbx", "tbx3,html", "tbx:terms.tbx tbx3:terms.v3.tbx html:terms.html"),
            ("terms.csv", "memoq,csv,csv", "csv:terms.csv memoq:terms.memoq.csv"),
            ("terms.csv", "tbx,omegat", "csv:terms.csv tbx:terms.tbx omegat:terms.*"),
            ("a.b", "csv,jsonl", "csv:a.b.csv jsonl:a.b.jsonl"),
            ("terms.txt", "tsv", "tsv:terms.txt"),
            ("terms.utf8", "", "omegat:terms.*"),
            ("-", "", "csv:-"),
            ("-", "tsv", "tsv:-"),
        ] {
            assert_eq!(shown(output, formats), want, "{output} {formats}");
        }
        for (output, formats, want) in [
            ("terms", "", "terms: unknown file extension; expected one of .csv,"),
            ("-", "csv,tsv", "only one format can go to stdout"),
            ("-", "omegat", "OmegaT needs a file for each pair"),
        ] {
            assert!(shown(output, formats).starts_with(want), "{output} {formats}");
        }
    }
}
