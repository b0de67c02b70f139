//! Lexicons: files that the user names, what the aligners make of them, and what is kept of a run.

use std::ffi::OsStr;
use std::path::PathBuf;

use hexapla_align::{LexiconEntry, seed_pairs};
use hexapla_formats::{Importer, ReadError, WordPair};
use hexapla_model::{Lang, UnknownLang, Warned};
use hexapla_segment::{Tokenizer, forms};
use hexapla_words::KnownWords;
use rayon::prelude::*;

use crate::inputs::split_argument;

/// What all translations of a word of the seed lexicon count together in [`seed_words`], by the square root of their
/// number; 1 is what a user is sure of. Chosen on development sets of word alignment.
const SEED: f32 = 0.2;

/// One argument: `FILE`, or `en-fr=FILE` where the file does not say its languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconFile {
    /// The languages of source and target, if given.
    pub langs: Option<(Lang, Lang)>,
    /// The file.
    pub path: PathBuf,
}

impl std::str::FromStr for LexiconFile {
    type Err = UnknownLang;

    /// A path that has an equals sign elsewhere, or exists as it stands, names no languages.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let langs = s.split_once('=').and_then(|(langs, path)| Some((langs.split_once('-')?, path)));
        match langs {
            Some(((source, target), path))
                if !source.contains(['/', '\\', '.']) && !PathBuf::from(s).exists() =>
            {
                Ok(Self { langs: Some((Lang::parse(source)?, Lang::parse(target)?)), path: path.into() })
            }
            _ => Ok(Self { langs: None, path: s.into() }),
        }
    }
}

impl LexiconFile {
    /// As an argument is read, which need not be UTF-8 text.
    ///
    /// # Errors
    /// If it names a language that is not known.
    pub fn from_argument(argument: &OsStr) -> Result<Self, UnknownLang> {
        if let Some(text) = argument.to_str() {
            return text.parse();
        }
        let named = split_argument(argument).filter(|_| !PathBuf::from(argument).exists());
        let langs = named.as_ref().and_then(|(langs, _)| langs.split_once('-'));
        match (langs, &named) {
            (Some((source, target)), Some((_, path))) => {
                Ok(Self { langs: Some((Lang::parse(source)?, Lang::parse(target)?)), path: path.clone() })
            }
            _ => Ok(Self { langs: None, path: argument.into() }),
        }
    }
}

/// The pairs of words of all files.
///
/// # Errors
/// If a file cannot be read or holds no pair of words.
pub fn read_lexicons(importer: &Importer, files: &[LexiconFile]) -> Result<Warned<Vec<WordPair>>, ReadError> {
    let mut all = Warned::clean(Vec::new());
    for file in files {
        let read = importer.read_lexicon(&file.path, file.langs)?;
        all.value.extend(read.value);
        all.diagnostics.extend(read.diagnostics);
    }
    Ok(all)
}

/// The pairs in folded words, for [`hexapla_align::Aligner::with_lexicon`].
#[must_use]
pub fn lexicon_entries(pairs: &[WordPair]) -> Vec<LexiconEntry> {
    pairs.par_iter().map(lexicon_entry).collect()
}

fn lexicon_entry(pair: &WordPair) -> LexiconEntry {
    let ((source, word), (target, translation)) = (&pair.source, &pair.target);
    LexiconEntry {
        source: (*source, forms(word, *source)),
        target: (*target, forms(translation, *target)),
        probability: pair.probability,
    }
}

/// The pairs that are in both languages, for [`hexapla_words::WordAligner::with_known`].
#[must_use]
pub fn known_words(pairs: &[WordPair], source: Lang, target: Lang) -> KnownWords {
    let wanted = (source.primary(), target.primary());
    let phrases = pairs.iter().filter_map(|pair| {
        let ((one, a), (other, b)) = (&pair.source, &pair.target);
        let langs = (one.primary(), other.primary());
        let weight = pair.probability.unwrap_or(1.0);
        if langs == wanted {
            Some((a.as_str(), b.as_str(), weight))
        } else {
            (langs == (wanted.1, wanted.0)).then_some((b.as_str(), a.as_str(), weight))
        }
    });
    columns((source, target), phrases)
}

/// The seed lexicon in two languages, for [`hexapla_words::WordAligner::with_known`]; without rows if it lacks one.
#[must_use]
pub fn seed_words(source: Lang, target: Lang) -> KnownWords {
    let pairs = seed_pairs(source, target);
    let weighed = pairs.chunk_by(|a, b| a.0 == b.0).flat_map(|same| {
        let weight = SEED / (same.len() as f32).sqrt();
        same.iter().map(move |&(s, t)| (s, t, weight))
    });
    columns((source, target), weighed)
}

/// Phrases cut into words.
pub(crate) fn columns<'a>(
    langs: (Lang, Lang),
    phrases: impl Iterator<Item = (&'a str, &'a str, f32)>,
) -> KnownWords {
    let (mut sources, mut targets, mut weights) = (Vec::new(), Vec::new(), Vec::new());
    for (source, target, weight) in phrases {
        sources.push(Some(source));
        targets.push(Some(target));
        weights.push(weight);
    }
    let (source, target) = langs;
    KnownWords {
        source: Tokenizer::new(source).column(&sources),
        target: Tokenizer::new(target).column(&targets),
        weights,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_go_before_the_file() {
        for (text, langs, path) in [
            ("en-fr=a.dic", Some("en fr"), "a.dic"),
            ("a.dic", None, "a.dic"),
            ("no/en-fr=a.dic", None, "no/en-fr=a.dic"),
            ("a=b.dic", None, "a=b.dic"),
        ] {
            let file: LexiconFile = text.parse().unwrap();
            assert_eq!(file.path, PathBuf::from(path), "{text}");
            assert_eq!(file.langs.map(|(s, t)| format!("{s} {t}")).as_deref(), langs, "{text}");
        }
        assert!("en-xx=a".parse::<LexiconFile>().is_err());
    }
}
