//! A term base as a glossary, with all that its file says of the entries.

use hexapla_model::{
    ConceptEntry, Context, EntryFacts, Glossary, KnownContext, KnownEntry, Lang, LanguageSection, Paragraph,
    Term, TermBase, Verdict,
};
use rayon::prelude::*;

use crate::CorpusInputError;
use crate::concordance::find_term;

/// A glossary of what a term base holds, in the order of its entries; of `only` these languages in their order, if
/// there are any. What a person has rejected is apart.
///
/// # Errors
/// If one of these languages is not there.
pub fn glossary_of(base: &TermBase, only: &[Lang]) -> Result<Glossary, CorpusInputError> {
    let mut langs: Vec<Lang> = Vec::new();
    for (lang, _) in base.entries.iter().flat_map(|entry| &entry.terms) {
        if !langs.contains(lang) {
            langs.push(*lang);
        }
    }
    if !only.is_empty() {
        langs = selected(&langs, only)?;
    }
    let mut entries: Vec<ConceptEntry> = base.entries.par_iter().map(|known| entry(known, &langs)).collect();
    if !only.is_empty() {
        entries.retain(|entry| entry.sections.iter().any(Option::is_some));
    }
    let (rejected, entries) = entries.into_iter().partition(|entry| entry.review == Some(Verdict::Reject));
    Ok(Glossary { langs, entries, rejected, ..Glossary::default() })
}

/// Of `langs` those that `only` names, in its order.
fn selected(langs: &[Lang], only: &[Lang]) -> Result<Vec<Lang>, CorpusInputError> {
    let mut selected = Vec::with_capacity(only.len());
    for lang in only {
        let found = lang.position_in(langs);
        let found = found.ok_or_else(|| CorpusInputError::NoLang { lang: *lang, langs: langs.to_vec() });
        selected.push(langs[found?]);
    }
    Ok(selected)
}

fn entry(known: &KnownEntry, langs: &[Lang]) -> ConceptEntry {
    let facts = &known.facts;
    let mut entry = ConceptEntry {
        id: known.id.clone(),
        score: facts.score.unwrap_or(0.0),
        frequency: facts.frequency,
        kind: facts.kind,
        domain: facts.domain.clone(),
        status: facts.status,
        known_id: facts.known_id.clone(),
        review: known.review,
        comment: known.comment.clone(),
        sections: langs.iter().map(|lang| section(known, *lang)).collect(),
        contexts: facts.contexts.iter().map(|known| context(known, langs)).collect(),
        paragraphs: paragraphs(facts),
        rejected: known.rejected.clone(),
    };
    entry.contexts.retain(|context| context.texts.iter().any(Option::is_some));
    // A file that marks terms at all marks them in each language that has them.
    let bare = |context: &&mut Context| context.texts.iter().flatten().all(|text| text.term.is_none());
    let mut contexts: Vec<&mut Context> = entry.contexts.iter_mut().filter(bare).collect();
    for ((n, lang), section) in langs.iter().enumerate().zip(&entry.sections) {
        section.iter().for_each(|section| mark_terms(&mut contexts, section, n, *lang));
    }
    entry
}

/// The paragraphs of an entry; where all are of one document, a cell names it beside the context alone.
fn paragraphs(facts: &EntryFacts) -> Vec<Paragraph> {
    let document = facts.contexts.first().and_then(|context| context.symbol.as_ref());
    let mut paragraphs = facts.paragraphs.clone();
    if paragraphs.iter().all(|paragraph| paragraph.symbol.is_none()) {
        paragraphs.iter_mut().for_each(|paragraph| paragraph.symbol = document.cloned());
    }
    paragraphs
}

fn section(known: &KnownEntry, lang: Lang) -> Option<LanguageSection> {
    let terms = known.terms.iter().filter(|(own, _)| *own == lang);
    let terms: Vec<Term> = terms.map(|(_, term)| term.clone()).collect();
    let expected = known.facts.expected.iter().filter(|(own, _)| *own == lang).map(|(_, term)| term.clone());
    (!terms.is_empty()).then(|| LanguageSection { terms, expected: expected.collect() })
}

fn context(known: &KnownContext, langs: &[Lang]) -> Context {
    let text = |lang: &Lang| known.texts.iter().find(|(own, _)| own == lang).map(|(_, text)| text.clone());
    Context {
        unit: known.unit.clone(),
        symbol: known.symbol.clone(),
        anchor: known.anchor.clone(),
        texts: langs.iter().map(text).collect(),
    }
}

/// Finds the terms of language `n` in contexts: a file shows the texts, but seldom where the term is in them.
fn mark_terms(contexts: &mut [&mut Context], section: &LanguageSection, n: usize, lang: Lang) {
    for term in &section.terms {
        let bare =
            contexts.iter().map(|context| context.texts[n].as_ref().filter(|text| text.term.is_none()));
        let texts: Vec<Option<&str>> = bare.map(|text| text.map(|text| text.text.as_str())).collect();
        if texts.iter().all(Option::is_none) {
            return;
        }
        let found = find_term(&term.text, lang, &texts);
        for (context, spans) in contexts.iter_mut().zip(found) {
            if let (Some(text), Some(span)) = (&mut context.texts[n], spans.first()) {
                text.term = Some(*span);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use hexapla_model::{ContextText, Span};

    use super::*;

    #[test]
    fn terms_are_found_in_their_contexts() {
        let text = |lang, text: &str| (lang, ContextText { text: text.to_owned(), term: None });
        let contexts = vec![KnownContext {
            unit: "4".into(),
            texts: vec![text(Lang::EN, "Both river basins."), text(Lang::RU, "Нет слова.")],
            ..KnownContext::default()
        }];
        let known = KnownEntry {
            id: "c1".into(),
            terms: vec![
                (Lang::EN, Term { frequency: 2, ..Term::new("river basin") }),
                (Lang::RU, Term::new("бассейн")),
            ],
            facts: EntryFacts { contexts, frequency: 3, ..EntryFacts::default() },
            ..KnownEntry::default()
        };
        let rejected = KnownEntry { id: "c2".into(), review: Some(Verdict::Reject), ..known.clone() };
        let glossary = glossary_of(&TermBase { entries: vec![known, rejected] }, &[]).expect("languages");
        assert_eq!((glossary.entries.len(), glossary.rejected.len()), (1, 1));
        let entry = &glossary.entries[0];
        let spans: Vec<Option<Span>> =
            entry.contexts[0].texts.iter().map(|text| text.as_ref().expect("a text").term).collect();
        assert_eq!(spans, [Some(Span::new(5, 17)), None]);
        assert_eq!(entry.sections[0].as_ref().expect("a section").terms[0].frequency, 2);
    }

    #[test]
    fn paragraphs_of_one_document_are_named_by_it() {
        let anchor = |number: &str| number.parse().expect("an anchor");
        let own = |symbol: Option<&str>, number| Paragraph {
            row: 0,
            symbol: symbol.map(str::to_owned),
            anchor: anchor(number),
        };
        let context = KnownContext { symbol: Some("A/1".into()), ..KnownContext::default() };
        let facts = |paragraphs: Vec<Paragraph>| EntryFacts {
            paragraphs,
            contexts: vec![context.clone()],
            ..EntryFacts::default()
        };
        let named = |symbols: &[Option<&str>]| {
            let paragraphs = paragraphs(&facts(symbols.iter().map(|symbol| own(*symbol, "4")).collect()));
            paragraphs.into_iter().map(|paragraph| paragraph.symbol.unwrap_or_default()).collect::<Vec<_>>()
        };
        assert_eq!(named(&[None, None]), ["A/1", "A/1"]);
        assert_eq!(named(&[Some("A/2"), None]), ["A/2", ""]);
    }
}
