//! Where a glossary goes: a file a format, opened before the work begins, or stdout.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{bail, ensure};
use hexapla::export::{AtomicFile, GlossaryFormat, Options, write_glossary};
use hexapla::model::{Glossary, Lang};

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
            "{}: its ending tells no format; expected one of {}, or --format",
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
    ensure!(format != GlossaryFormat::Omegat, "OmegaT wants a file for each pair; name a file with -o");
    Ok(format)
}

/// Whether a file of `format` may have the ending of `named`: `terms.csv` may be for memoQ.
fn may_be_called(format: GlossaryFormat, named: GlossaryFormat) -> bool {
    format == named || format.extension().ends_with(&format!(".{}", named.extension()))
}

/// The path without the ending of its format.
fn stem(output: &Path, named: Option<GlossaryFormat>) -> PathBuf {
    let name = output.file_name().and_then(|n| n.to_str());
    match (named, name) {
        (Some(format), Some(name)) => {
            output.with_file_name(&name[..name.len().saturating_sub(format.extension().len() + 1)])
        }
        _ => output.to_owned(),
    }
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
    file: Option<AtomicFile>,
}

/// All places of a glossary.
#[derive(Debug)]
pub(crate) struct Outputs {
    ready: Vec<Output>,
    per_pair: Vec<(GlossaryFormat, PathBuf)>,
    inputs: Vec<PathBuf>,
}

impl Outputs {
    /// Opens all that can be opened before the languages are known; `inputs` are not to be overwritten.
    pub(crate) fn open(targets: Vec<Target>, inputs: &[&Path]) -> anyhow::Result<Self> {
        let inputs = inputs.iter().filter_map(|path| path.canonicalize().ok()).collect();
        let mut outputs = Self { ready: Vec::new(), per_pair: Vec::new(), inputs };
        for target in targets {
            match target {
                Target::Stdout(format) => outputs.ready.push(Output { format, pair: None, file: None }),
                Target::File(format, path) => {
                    let file = Some(outputs.create(&path)?);
                    outputs.ready.push(Output { format, pair: None, file });
                }
                Target::FilePerPair(format, stem) => {
                    // Dropped at once: it shows that files can be made there.
                    outputs.create(&with_ending(&stem, format.extension()))?;
                    outputs.per_pair.push((format, stem));
                }
            }
        }
        Ok(outputs)
    }

    /// Opens the files of the formats that want one for each pair; gives back those that find no pair in `langs`.
    pub(crate) fn open_pairs(&mut self, langs: &[Lang]) -> anyhow::Result<Vec<GlossaryFormat>> {
        let glossary = Glossary { langs: langs.to_vec(), ..Glossary::default() };
        let mut without = Vec::new();
        for (format, stem) in std::mem::take(&mut self.per_pair) {
            let pairs = format.pairs(&glossary);
            if pairs.is_empty() {
                without.push(format);
            }
            for (source, target) in pairs {
                let path = with_ending(&stem, &format!("{source}-{target}.{}", format.extension()));
                let file = Some(self.create(&path)?);
                self.ready.push(Output { format, pair: Some((source, target)), file });
            }
        }
        Ok(without)
    }

    fn create(&self, path: &Path) -> anyhow::Result<AtomicFile> {
        if path.canonicalize().is_ok_and(|real| self.inputs.contains(&real)) {
            bail!("{}: is read, so it cannot be written; name another file with -o", path.display());
        }
        AtomicFile::create(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                anyhow::anyhow!(
                    "{}: its folder does not exist; make it, or name another with -o",
                    path.display()
                )
            }
            _ => anyhow::anyhow!("{}: cannot be written: {error}; name another file with -o", path.display()),
        })
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
        match self.file {
            None => {
                // In memory first: a format may hide that the reader of stdout went away.
                let mut bytes = Vec::new();
                let done = write_glossary(self.format, glossary, &options, &mut bytes);
                let mut out = io::stdout().lock();
                let done = done.and_then(|()| out.write_all(&bytes)).and_then(|()| out.flush());
                (PathBuf::from("stdout"), done)
            }
            Some(mut file) => {
                let path = file.path().to_owned();
                let done = write_glossary(self.format, glossary, &options, &mut file);
                (path, done.and_then(|()| file.commit()))
            }
        }
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
            ("terms", "", "terms: its ending tells no format; expected one of .csv,"),
            ("-", "csv,tsv", "only one format can go to stdout"),
            ("-", "omegat", "OmegaT wants a file for each pair"),
        ] {
            assert!(shown(output, formats).starts_with(want), "{output} {formats}");
        }
    }
}
