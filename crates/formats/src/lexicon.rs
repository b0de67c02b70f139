//! Reads a user's words that translate each other: glossaries, dictionaries, and what a run has learnt.

pub(crate) mod builder;
pub(crate) mod cedict;
pub(crate) mod dictd;
pub(crate) mod gloss;
pub(crate) mod learnt;
pub(crate) mod plain;
pub(crate) mod unpack;
mod word_pair;

use std::path::Path;

use hexapla_lang::naming;
use hexapla_model::{KnownEntry, Lang, Severity, TermBase, Warned};
use hexapla_source::{Cause, Loader, ReadError, Source, lines};

use crate::reading::term_columns::Columns;
use crate::{Importer, term_base};
use builder::Builder;
pub use word_pair::WordPair;

/// From how many lines the format is detected.
const SAMPLE: usize = 50;
/// How many terms of an entry are paired with those of another language.
const SYNONYMS: usize = 8;

impl Importer {
    /// The pairs of words in the file at `path`, in its order.
    ///
    /// Its name and content show the format: a term base (a table with one column per language, TBX), a lexicon that a run
    /// has saved, a dictd dictionary (`.index` beside `.dict` or `.dict.dz`), CC-CEDICT, a dictionary of hunalign
    /// (`target @ source` a line), or a table without a head (source, tab, target, and perhaps a tab and a probability).
    /// The text may be packed with gzip. `langs` are the languages of source and target where the file does not say
    /// them; without it the name may, as in `fra-eng.index`. Bad lines are skipped and reported.
    ///
    /// # Errors
    /// If the file cannot be read, is not text, goes beyond the limits, or holds no pair of words; if its languages are not
    /// known.
    pub fn read_lexicon(
        &self,
        path: &Path,
        langs: Option<(Lang, Lang)>,
    ) -> Result<Warned<Vec<WordPair>>, ReadError> {
        let langs = langs.or_else(|| langs_of_name(&path.file_stem()?.to_string_lossy()));
        read(&self.loader, path, langs).map_err(|cause| cause.at(path))
    }
}

/// Reads the file at `path`, or the two of a dictionary of which it is one.
fn read(loader: &Loader, path: &Path, langs: Option<(Lang, Lang)>) -> Result<Warned<Vec<WordPair>>, Cause> {
    let mut builder = Builder::new(path, loader.limits().rows);
    let mut said = Vec::new();
    if dictd::is_part(path) {
        dictd::read(loader, langs, &mut builder)?;
    } else {
        let bytes = unpack::unpacked(loader.load(path)?, loader.limits())?;
        let source = loader.source(path, &bytes, None);
        let decoded = source.text()?;
        said.extend(decoded.remark.map(|remark| remark.about(path)));
        said.extend(parse(&decoded.text, &source, langs, &mut builder)?);
    }
    let mut read = builder.finish()?;
    read.diagnostics.splice(..0, said);
    Ok(read)
}

/// Reads a text into `builder`; gives what a reader of its own has to say.
fn parse(
    text: &str,
    source: &Source<'_>,
    langs: Option<(Lang, Lang)>,
    builder: &mut Builder<'_>,
) -> Result<Vec<hexapla_model::Diagnostic>, Cause> {
    let lines = lines::split_ends(text).filter(|l| !l.trim().is_empty() && !l.starts_with('#'));
    let sample: Vec<&str> = lines.take(SAMPLE).collect();
    let Some(&head) = sample.first() else { return Err(Cause::Empty) };
    let langs = langs.ok_or(Cause::LexiconLanguages);
    if learnt::head(head).is_some() {
        learnt::read(text, builder)?;
    } else if are_most(&sample, |l| cedict::line(l).is_some()) {
        cedict::read(text, builder)?;
    } else if text.trim_start().starts_with('<') || names_languages(head) {
        return term_base(text, source, builder);
    } else if are_most(&sample, |l| plain::hunalign(l).is_some()) {
        plain::read(text, langs?, plain::hunalign, "target @ source", builder)?;
    } else if are_most(&sample, |l| l.contains('\t')) {
        plain::read(text, langs?, plain::tabbed, "source<TAB>target[<TAB>probability]", builder)?;
    } else {
        return Err(Cause::NoLexicon);
    }
    Ok(Vec::new())
}

/// Whether more than half of some lines are so.
fn are_most(lines: &[&str], is_so: impl Fn(&str) -> bool) -> bool {
    2 * lines.iter().filter(|line| is_so(line)).count() > lines.len()
}

/// Whether a line is the head of a table with columns of several languages.
fn names_languages(head: &str) -> bool {
    let langs =
        |delimiter: char| Columns::new(head.split(delimiter).map(|c| c.trim_matches('"'))).langs.len();
    ['\t', ',', ';'].into_iter().any(|delimiter| langs(delimiter) > 1)
}

/// The pairs of a term base: each term of an entry with those of the other languages.
fn term_base(
    text: &str,
    source: &Source<'_>,
    builder: &mut Builder<'_>,
) -> Result<Vec<hexapla_model::Diagnostic>, Cause> {
    let read = term_base::parse(text, source, &[])?;
    let TermBase { entries } = read.value;
    for entry in &entries {
        let mut langs: Vec<Lang> = Vec::new();
        entry.terms.iter().for_each(|(lang, _)| {
            if !langs.contains(lang) {
                langs.push(*lang);
            }
        });
        if langs.len() < 2 {
            builder.bad(entry.line, "terms in one language only");
        }
        for (n, &source) in langs.iter().enumerate() {
            for &target in &langs[n + 1..] {
                pair_terms(entry, source, target, builder)?;
            }
        }
    }
    // The run goes on without what was skipped.
    let mut said = read.diagnostics;
    said.iter_mut().for_each(|d| d.severity = d.severity.min(Severity::Warning));
    Ok(said)
}

/// Adds the pairs of the terms of an entry in two languages.
fn pair_terms(
    entry: &KnownEntry,
    source: Lang,
    target: Lang,
    builder: &mut Builder<'_>,
) -> Result<(), Cause> {
    for (_, a) in entry.terms.iter().filter(|(lang, _)| *lang == source).take(SYNONYMS) {
        for (_, b) in entry.terms.iter().filter(|(lang, _)| *lang == target).take(SYNONYMS) {
            builder.pair(entry.line, (source, &a.text), (target, &b.text), None)?;
        }
    }
    Ok(())
}

/// The languages that a name shows, as in `fra-eng` or `French-English FreeDict Dictionary`.
fn langs_of_name(name: &str) -> Option<(Lang, Lang)> {
    name.split(['.', '_', ' ', '\t']).find_map(|word| {
        let (source, target) = word.split_once('-')?;
        let [source, target] = [naming::of_label(source)?.primary(), naming::of_label(target)?.primary()];
        (source != target).then_some((source, target))
    })
}

#[cfg(test)]
mod tests;
