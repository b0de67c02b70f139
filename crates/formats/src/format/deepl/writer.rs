//! DeepL glossaries: a source term and its one translation per line.

use std::collections::HashSet;
use std::io::{self, Write};

use hexapla_model::Glossary;

use crate::writing::content::{entries, pair, terms};
use crate::writing::escape::{one_line, xml_text};
use crate::writing::options::Options;

/// Writes the source terms of `glossary`, each with the preferred term of its entry in the target language.
///
/// DeepL refuses a source term that occurs twice, so only the best entry that has it counts. It knows no head and no
/// other columns; the languages are given where the file is imported.
pub(crate) fn write(glossary: &Glossary, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let (source, target) = pair(glossary, options)?;
    let mut written = HashSet::new();
    for entry in entries(glossary) {
        let Some(translation) = terms(entry, target).next().map(|term| cell(&term.text)) else { continue };
        for text in terms(entry, source).map(|term| cell(&term.text)) {
            if written.insert(text.clone()) {
                writeln!(out, "{text}\t{translation}")?;
            }
        }
    }
    Ok(())
}

fn cell(text: &str) -> String {
    one_line(&xml_text(text)).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use hexapla_model::{ConceptEntry, Lang, LanguageSection, Term};

    use super::*;

    fn section(terms: &[&str]) -> Option<LanguageSection> {
        let term = |text: &&str| Term { text: (*text).to_owned(), frequency: 1, ..Term::default() };
        let terms: Vec<Term> = terms.iter().map(term).collect();
        (!terms.is_empty()).then(|| LanguageSection { terms, expected: Vec::new() })
    }

    #[test]
    fn one_translation_per_source_term() -> io::Result<()> {
        let entry = |source: &[&str], target: &[&str]| ConceptEntry {
            sections: vec![section(source), section(target)],
            ..ConceptEntry::default()
        };
        let glossary = Glossary {
            langs: vec![Lang::EN, Lang::ZH],
            entries: vec![
                entry(&["lake", "inland\tlake"], &["湖", "湖泊"]),
                entry(&["river"], &[]),
                entry(&["lake", "pond"], &["池塘"]),
            ],
            ..Glossary::default()
        };
        let mut out = Vec::new();
        write(&glossary, &Options::default(), &mut out)?;
        assert_eq!(String::from_utf8_lossy(&out), "lake\t湖\ninland lake\t湖\npond\t池塘\n");
        Ok(())
    }
}
