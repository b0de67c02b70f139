//! What a format cannot hold of a corpus, or what those who read it refuse.

use hexapla_model::{Corpus, Diagnostic, Glossary, Severity};
use hexapla_source::findings::{plural, shown};

use super::survey::Survey;
use crate::format::Format;
use crate::reading::term_text::{LONGEST, is_too_long};
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

    /// What those who open `glossary` in this format should know: terms that are not written since no reader takes them, and
    /// texts that look like formulas.
    #[must_use]
    pub fn glossary_findings(self, glossary: &Glossary, options: &Options) -> Vec<Diagnostic> {
        let too_long = too_long(glossary).into_iter();
        too_long.chain(self.formulas(glossary, options)).collect()
    }

    /// How many texts a spreadsheet takes for formulas.
    fn formulas(self, glossary: &Glossary, options: &Options) -> Option<Diagnostic> {
        let is_table = self.descriptor().glossary.as_ref().is_some_and(|writer| writer.is_table);
        if !is_table || options.safe_cells {
            return None;
        }
        let terms = glossary.entries.iter().flat_map(|entry| entry.sections.iter().flatten());
        let terms = terms.flat_map(|section| &section.terms).filter(|term| is_formula(&term.text));
        let contexts = glossary.entries.iter().filter_map(|entry| entry.contexts.first());
        let texts = contexts.flat_map(|context| context.texts.iter().flatten());
        let message = match terms.count() + texts.filter(|text| is_formula(&text.text)).count() {
            0 => return None,
            1 => format!("a text in {} that a spreadsheet takes for a formula", self.name()),
            more => format!("{more} texts in {} that a spreadsheet takes for formulas", self.name()),
        };
        Some(Diagnostic::new(Severity::Note, &glossary.name, message).hint(FORMULAS))
    }
}

/// The terms that are too long to be read again, which no format has.
fn too_long(glossary: &Glossary) -> Option<Diagnostic> {
    let sections = glossary.entries.iter().flat_map(|entry| entry.sections.iter().flatten());
    let terms = sections.flat_map(|section| &section.terms).map(|term| term.text.as_str());
    let long: Vec<&str> = terms.filter(|text| is_too_long(text)).collect();
    let first = shown(long.first()?);
    let (count, s, are) = (long.len(), plural(long.len()), if long.len() == 1 { "is" } else { "are" });
    let message = format!("{count} term{s} that {are} too long to be read again, not written: `{first}`");
    Some(
        Diagnostic::new(Severity::Note, &glossary.name, message)
            .hint(format!("a term has at most {LONGEST} bytes")),
    )
}

#[cfg(test)]
mod tests {
    use hexapla_model::{ConceptEntry, Lang, LanguageSection, Term};

    use super::*;
    use crate::Purpose;
    use crate::output::glossary::write_glossary;

    #[test]
    fn what_no_reader_takes_is_not_written() {
        let terms = ["lake".to_owned(), "é".repeat(LONGEST / 2), format!("{}x", "é".repeat(LONGEST / 2))];
        let terms = terms.into_iter().map(Term::new).collect();
        let section = LanguageSection { terms, expected: Vec::new() };
        let entry = ConceptEntry {
            id: "c1".to_owned(),
            sections: vec![Some(section.clone()), Some(section)],
            ..ConceptEntry::default()
        };
        let langs = vec![Lang::EN, Lang::FR];
        let glossary = Glossary { langs, entries: vec![entry], ..Glossary::default() };
        for format in Format::all(Purpose::WriteGlossary) {
            let found = format.glossary_findings(&glossary, &Options::default());
            assert!(found[0].message.starts_with("2 terms that are too long to be read again"), "{found:?}");
            let mut out = Vec::new();
            let pair = Some((Lang::EN, Lang::FR));
            write_glossary(format, &glossary, &Options { pair, ..Options::default() }, &mut out).unwrap();
            let text = String::from_utf8_lossy(&out);
            assert!(!text.contains("éx"), "{}", format.name());
            assert!(text.contains("lake") || text.starts_with("PK"), "{}", format.name());
        }
    }
}
