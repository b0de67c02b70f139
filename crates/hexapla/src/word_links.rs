//! Links between the words of two languages of a corpus.

use hexapla_model::{Column, Corpus, Lang, Links, WordToken};
use hexapla_segment::Tokenizer;
use hexapla_words::WordAligner;

use crate::lexicon;

/// The links between the words of two languages of a corpus, row by row.
#[derive(Debug)]
pub struct WordLinks<'c> {
    source: Side<'c>,
    target: Side<'c>,
    links: Links,
}

/// A link between two words of a row, in the author's spelling.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WordLink<'c> {
    /// The source word.
    pub source: &'c str,
    /// The target word.
    pub target: &'c str,
    /// How probable the link is, from 0 to 1.
    pub probability: f32,
}

/// The texts of one language, and their words.
#[derive(Debug)]
struct Side<'c> {
    texts: Vec<Option<&'c str>>,
    words: Column,
}

impl<'c> WordLinks<'c> {
    /// Links the words of `corpus` in two of its languages; `None` if it lacks one of them.
    pub(crate) fn of(corpus: &'c Corpus, source: Lang, target: Lang) -> Option<Self> {
        let (source, target) = (Side::of(corpus, source)?, Side::of(corpus, target)?);
        let aligner =
            WordAligner::new().with_known(lexicon::seed_words(source.words.lang, target.words.lang));
        let links = aligner.align(&source.words, &target.words).links;
        Some(Self { source, target, links })
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.source.texts.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The links of row `row`, in the order of the source words.
    ///
    /// # Panics
    /// If there is no such row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = WordLink<'c>> {
        self.links.row(row).iter().map(move |link| WordLink {
            source: self.source.word(row, link.source),
            target: self.target.word(row, link.target),
            probability: link.probability,
        })
    }
}

impl<'c> Side<'c> {
    /// The texts in `lang`, if there are any.
    fn of(corpus: &'c Corpus, lang: Lang) -> Option<Self> {
        let column = lang.position_in(&corpus.langs)?;
        let texts = corpus.units.iter().map(|unit| unit.texts[column].as_ref());
        let texts: Vec<Option<&str>> = texts.map(|text| text.map(|text| text.text.as_str())).collect();
        let words = Tokenizer::new(corpus.langs[column]).column(&texts);
        Some(Self { texts, words })
    }

    /// The spelling of word `word` of row `row`.
    fn word(&self, row: usize, word: u16) -> &'c str {
        let token: WordToken = self.words.row(row)[usize::from(word)];
        let text = self.texts[row].unwrap_or_default();
        text.get(token.span.range()).unwrap_or_default()
    }
}
