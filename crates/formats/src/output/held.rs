//! Which rows a format can hold.

use hexapla_model::Corpus;

use crate::format::Format;
use crate::writing::options::Options;

impl Format {
    /// How many rows of `corpus` are in files of this format.
    #[must_use]
    pub fn rows(self, corpus: &Corpus, options: &Options) -> usize {
        held(self, corpus, options).into_iter().filter(|is_held| *is_held).count()
    }

    /// Whether a folder of such files needs a [`DatasetCard`](crate::DatasetCard).
    #[must_use]
    pub fn has_card(self) -> bool {
        self.descriptor().corpus.as_ref().is_some_and(|writer| writer.has_card)
    }

    /// Whether rows are written one after the other, so that a corpus can come in stretches; other formats count all rows
    /// before the first.
    #[must_use]
    pub fn takes_stretches(self) -> bool {
        self.descriptor().corpus.as_ref().is_some_and(|writer| writer.takes_stretches)
    }

    /// Whether it holds nothing but texts beside their translations, so that a corpus of one language is not written in
    /// it.
    #[must_use]
    pub fn needs_two_languages(self) -> bool {
        self.descriptor().corpus.as_ref().is_some_and(|writer| writer.needs_two_languages)
    }

    /// Whether it holds rows of any score, whatever the least score is that the options ask for.
    #[must_use]
    pub fn holds_unsure(self) -> bool {
        self.descriptor().corpus.as_ref().is_some_and(|writer| writer.holds_unsure)
    }

    /// What rows it holds, for a message.
    pub(crate) fn held_rows(self) -> String {
        self.descriptor().corpus.as_ref().map(|writer| (writer.held_rows)()).unwrap_or_default()
    }
}

/// For each row of `corpus`, whether it is in a file of this format.
pub(crate) fn held(format: Format, corpus: &Corpus, options: &Options) -> Vec<bool> {
    let mut held = vec![false; corpus.units.len()];
    for part in format.parts(&corpus.langs, options) {
        part.view(corpus, options).numbered_rows().for_each(|(n, _)| held[n] = true);
    }
    held
}
