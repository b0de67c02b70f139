//! What a format cannot hold of a corpus, or what those who read it refuse.

use hexapla_model::{Corpus, Diagnostic, Glossary, Severity};

use super::survey::Survey;
use crate::format::Format;
use crate::writing::escape::{FORMULAS, is_formula};
use crate::writing::options::Options;

impl Format {
    /// What those who look at `corpus` in this format beside others should know: one finding of a sort, at its first place.
    ///
    /// JSON Lines hold what this format does not, so that is an error only where it would not be expected.
    #[must_use]
    pub fn findings(self, corpus: &Corpus, options: &Options) -> Vec<Diagnostic> {
        let mut losses = self.losses(corpus, options);
        if self.descriptor().corpus.as_ref().is_none_or(|writer| !writer.expects_all_rows) {
            // A row without a counterpart is of no use where pairs are needed; a long one is expected.
            losses.iter_mut().for_each(|loss| loss.severity = Severity::Note);
        }
        losses.into_iter().chain(self.remarks(corpus, options)).collect()
    }

    /// What this format cannot hold of `corpus`: rows and characters, each kind at its first place.
    #[must_use]
    pub fn losses(self, corpus: &Corpus, options: &Options) -> Vec<Diagnostic> {
        Survey::of(self, corpus, options).losses()
    }

    /// What is odd about `corpus` in this format, though nothing is lost.
    #[must_use]
    pub fn remarks(self, corpus: &Corpus, options: &Options) -> Vec<Diagnostic> {
        Survey::of(self, corpus, options).remarks()
    }

    /// What those who open `glossary` in this format should know.
    #[must_use]
    pub fn glossary_findings(self, glossary: &Glossary, options: &Options) -> Vec<Diagnostic> {
        let is_table = self.descriptor().glossary.as_ref().is_some_and(|writer| writer.is_table);
        if !is_table || options.safe_cells {
            return Vec::new();
        }
        let terms = glossary.entries.iter().flat_map(|entry| entry.sections.iter().flatten());
        let terms = terms.flat_map(|section| &section.terms).filter(|term| is_formula(&term.text));
        let contexts = glossary.entries.iter().filter_map(|entry| entry.contexts.first());
        let texts = contexts.flat_map(|context| context.texts.iter().flatten());
        let message = match terms.count() + texts.filter(|text| is_formula(&text.text)).count() {
            0 => return Vec::new(),
            1 => format!("a text in {} that a spreadsheet takes for a formula", self.name()),
            more => format!("{more} texts in {} that a spreadsheet takes for formulas", self.name()),
        };
        vec![Diagnostic::new(Severity::Note, &glossary.name, message).hint(FORMULAS)]
    }
}
