//! Which files a corpus is written to: one per format, or one per pair of languages, or several that belong together.

use hexapla_model::Lang;

use super::options::Options;
use super::part::{Kind, Part};
use super::sentences;

/// One file of all languages.
pub(crate) fn one(kind: Kind, langs: &[Lang], _: &Options) -> Vec<Part> {
    vec![Part::of_rows(kind, langs.to_vec(), kind.extension.to_owned())]
}

/// A file for each pair of languages.
pub(crate) fn one_per_pair(kind: Kind, langs: &[Lang], _: &Options) -> Vec<Part> {
    pairs(langs).into_iter().map(|pair| of_pair(kind, pair)).collect()
}

/// One file of all languages, or one for each pair where that is asked for.
pub(crate) fn together_or_pairs(kind: Kind, langs: &[Lang], options: &Options) -> Vec<Part> {
    if options.pairs { one_per_pair(kind, langs, options) } else { one(kind, langs, options) }
}

/// A file for each pair of languages, and one with the sentences of each language.
pub(crate) fn pairs_and_sentences(kind: Kind, langs: &[Lang], options: &Options) -> Vec<Part> {
    let sentences = langs.iter().map(|lang| {
        let ending = format!("sentences.{}", lang.in_names());
        Part::new(kind, |view, out| sentences::write(view, out), vec![*lang], ending)
    });
    one_per_pair(kind, langs, options).into_iter().chain(sentences).collect()
}

/// The file of a pair of languages.
pub(crate) fn of_pair(kind: Kind, pair: [Lang; 2]) -> Part {
    Part::of_rows(kind, pair.to_vec(), format!("{}.{}", name(&pair), kind.extension))
}

/// The pivot with each other language.
pub(crate) fn pairs(langs: &[Lang]) -> Vec<[Lang; 2]> {
    let Some((pivot, others)) = langs.split_first() else { return Vec::new() };
    others.iter().map(|other| [*pivot, *other]).collect()
}

/// What a pair is called in the names of files.
pub(crate) fn name([source, target]: &[Lang; 2]) -> String {
    format!("{}-{}", source.in_names(), target.in_names())
}
