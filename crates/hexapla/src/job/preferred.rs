//! A glossary as rows of a corpus: the preferred terms of each entry translate each other.

use hexapla_formats::Format;
use hexapla_model::{ConceptEntry, Corpus, Diagnostic, Glossary, Severity, Text, TranslationUnit};

/// The preferred terms of each entry as a row, by its id.
pub(super) fn rows(glossary: &Glossary, name: &str) -> Corpus {
    let row = |(entry, line): (&ConceptEntry, u32)| {
        let preferred =
            entry.sections.iter().map(|section| section.as_ref().and_then(|own| own.terms.first()));
        let texts = preferred.map(|term| term.map(|term| Text::new(term.text.as_str(), line))).collect();
        let score = if entry.frequency > 0 { entry.score } else { 1.0 };
        TranslationUnit { score, ..TranslationUnit::new(entry.id.as_str(), texts) }
    };
    Corpus {
        name: name.to_owned(),
        langs: glossary.langs.clone(),
        paths: vec![name.into(); glossary.langs.len()],
        units: glossary.entries.iter().zip(1..).map(row).collect(),
        ..Corpus::default()
    }
}

/// What a corpus in `format` does not have of a glossary.
pub(super) fn lost(glossary: &Glossary, format: Format) -> Diagnostic {
    let sections = glossary.entries.iter().flat_map(|entry| entry.sections.iter().flatten());
    let further: usize = sections.map(|section| section.terms.len().saturating_sub(1)).sum();
    let rejected = glossary.rejected.len();
    let counts =
        [(further, "further term", "further terms"), (rejected, "rejected entry", "rejected entries")];
    let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
    let counts =
        counts.map(|(count, one, more)| format!("{count} {}, ", if count == 1 { one } else { more }));
    let message = format!(
        "a glossary, and {} holds rows of a corpus: the preferred terms are written; it does not hold: {}what else entries have",
        format.name(),
        counts.collect::<String>()
    );
    Diagnostic::new(Severity::Note, &glossary.name, message)
        .hint("tbx, xlsx and jsonl hold glossaries; name a file such as NAME.tbx")
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Lang, LanguageSection, Term};

    use super::*;

    #[test]
    fn a_row_has_the_preferred_terms() {
        let section = |terms: &[&str]| LanguageSection {
            terms: terms.iter().map(|text| Term::new(*text)).collect(),
            expected: Vec::new(),
        };
        let entry = |id: &str, frequency, sections| ConceptEntry {
            id: id.to_owned(),
            score: 0.5,
            frequency,
            sections,
            ..ConceptEntry::default()
        };
        let entries = vec![
            entry("c1", 3, vec![Some(section(&["Trust Fund", "TF"])), Some(section(&["Fonds"]))]),
            entry("c2", 0, vec![Some(section(&["lake"])), None]),
        ];
        let glossary = Glossary { langs: vec![Lang::EN, Lang::FR], entries, ..Glossary::default() };
        let corpus = rows(&glossary, "g.csv");
        let shown = corpus.units.iter().map(|unit| {
            let texts = unit.texts.iter().map(|text| text.as_ref().map_or("-", |text| text.text.as_str()));
            format!("{} {} {}", unit.id, unit.score, texts.collect::<Vec<_>>().join("="))
        });
        assert_eq!(shown.collect::<Vec<_>>(), ["c1 0.5 Trust Fund=Fonds", "c2 1 lake=-"]);
        let said = lost(&glossary, Format::Tmx).message;
        assert!(said.contains("does not hold: 1 further term, what else"), "{said}");
    }
}
