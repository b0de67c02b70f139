//! What one file shows of a corpus: some of its languages, and the rows that are sure enough.

use hexapla_model::{Corpus, Lang, Text, TranslationUnit};

use super::escape;
use super::options::Options;

/// What one file shows of a corpus.
#[derive(Debug, Clone)]
pub(crate) struct View<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) options: &'a Options,
    /// The languages, the source first.
    pub(crate) langs: &'a [Lang],
    /// The place of each language in the corpus, if it is there.
    places: Vec<Option<usize>>,
    min_score: f32,
    /// Whether what is written can hold a row.
    holds: fn(&Row<'_>) -> bool,
    /// Which part of the whole the rows of the corpus are.
    pub(crate) stretch: Stretch,
}

/// Which part of a whole some rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// How many rows are before them.
    pub(crate) first_row: usize,
    /// Whether they are the first.
    pub(crate) opens: bool,
    /// Whether they are the last.
    pub(crate) closes: bool,
}

impl Stretch {
    /// All rows.
    pub(crate) const WHOLE: Self = Self { first_row: 0, opens: true, closes: true };
}

/// One row, with a place for each language of the view.
#[derive(Debug, Clone)]
pub(crate) struct Row<'a> {
    pub(crate) unit: &'a TranslationUnit,
    pub(crate) texts: Vec<Option<&'a Text>>,
}

impl<'a> View<'a> {
    /// The rows of `corpus` that have text in one of `langs`, scored at least as the options require.
    pub(crate) fn new(corpus: &'a Corpus, langs: &'a [Lang], options: &'a Options) -> Self {
        let places = langs.iter().map(|lang| corpus.langs.iter().position(|l| l == lang)).collect();
        let min_score = options.min_score.unwrap_or(0.0);
        Self { corpus, options, langs, places, min_score, holds: |_| true, stretch: Stretch::WHOLE }
    }

    /// The same view of rows that are a part of a whole.
    pub(crate) fn stretch(self, stretch: Stretch) -> Self {
        Self { stretch, ..self }
    }

    /// The same view without the rows that `holds` refuses.
    pub(crate) fn holding(self, holds: fn(&Row<'_>) -> bool) -> Self {
        Self { holds, ..self }
    }

    /// The same view without the rows that score less.
    #[cfg(feature = "xlsx")]
    pub(crate) fn at_least(self, score: f32) -> Self {
        Self { min_score: self.min_score.max(score), ..self }
    }

    /// The same view with rows of any score.
    pub(crate) fn at_any_score(self) -> Self {
        Self { min_score: 0.0, ..self }
    }

    /// The rows that are sure enough and that the format can hold, in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'a>> + '_ {
        self.numbered_rows().map(|(_, row)| row)
    }

    /// The same rows, each with its number in the corpus from 0.
    pub(crate) fn numbered_rows(&self) -> impl Iterator<Item = (usize, Row<'a>)> + '_ {
        self.numbered().filter(move |(_, row)| self.is_sure(row) && (self.holds)(row))
    }

    /// All rows, each with its number in the corpus from 0.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (usize, Row<'a>)> + '_ {
        let rows = self.corpus.units.iter().map(|unit| self.row(unit)).enumerate();
        rows.filter(|(_, row)| row.texts.iter().any(Option::is_some))
    }

    /// Whether the row scores high enough; scores are compared as they are shown.
    pub(crate) fn is_sure(&self, row: &Row<'_>) -> bool {
        row.score() >= escape::score(self.min_score)
    }

    fn row(&self, unit: &'a TranslationUnit) -> Row<'a> {
        let texts = self.places.iter().map(|place| unit.texts.get((*place)?).and_then(Option::as_ref));
        Row { unit, texts: texts.collect() }
    }

    /// What language `n` is called in the file.
    pub(crate) fn code(&self, n: usize) -> &str {
        self.langs.get(n).map_or("", |lang| self.options.code(lang))
    }

    /// What the languages are called in the file.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &str> {
        self.langs.iter().map(|lang| self.options.code(lang))
    }

    /// The languages, as they are called in the file, whose text in a row is in another place of its version.
    pub(crate) fn moved(&self, row: &Row<'_>) -> Vec<&str> {
        let texts = self.codes().zip(&row.texts);
        texts.filter(|(_, text)| text.is_some_and(|text| text.moved)).map(|(code, _)| code).collect()
    }

    /// The file that language `n` was read from, or nothing.
    pub(crate) fn path(&self, n: usize) -> String {
        let path = self.places.get(n).copied().flatten().and_then(|place| self.corpus.paths.get(place));
        path.map_or_else(String::new, |path| path.display().to_string())
    }
}

impl<'a> Row<'a> {
    /// The text in language `n`, or nothing.
    pub(crate) fn text(&self, n: usize) -> &'a str {
        self.texts.get(n).copied().flatten().map_or("", |text| text.text.as_str())
    }

    /// The anchor in its canonical form, or nothing.
    pub(crate) fn anchor(&self) -> String {
        self.unit.anchor.as_ref().map(ToString::to_string).unwrap_or_default()
    }

    /// The score with four digits after the point.
    pub(crate) fn score(&self) -> f64 {
        escape::score(self.unit.score)
    }
}
