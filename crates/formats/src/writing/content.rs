//! What all formats take from an entry, and the words they have for it.

use std::io;

use hexapla_model::{ConceptEntry, Context, ContextText, Glossary, Term, TermKind};

use super::escape::{score, xml_text};
use super::options::Options;
use crate::reading::term_text::is_too_long;

/// What is between synonyms in one cell.
const SYNONYM: &str = "|";
/// What is written for [`SYNONYM`] inside a term.
const BROKEN_BAR: &str = "¦";

/// The entries that have a term.
pub(crate) fn entries(glossary: &Glossary) -> impl Iterator<Item = &ConceptEntry> {
    let langs = glossary.langs.len();
    glossary.entries.iter().filter(move |entry| (0..langs).any(|n| terms(entry, n).next().is_some()))
}

/// The entries that have a term, then those that a person has rejected: the rows of a table that comes back from review.
pub(crate) fn entries_for_review(glossary: &Glossary) -> impl Iterator<Item = &ConceptEntry> {
    entries(glossary).chain(&glossary.rejected)
}

/// The terms of language `n` that have a visible character and that readers take for terms, the preferred one first.
pub(crate) fn terms(entry: &ConceptEntry, n: usize) -> impl Iterator<Item = &Term> {
    let section = entry.sections.get(n).and_then(Option::as_ref);
    section
        .into_iter()
        .flat_map(|s| &s.terms)
        .filter(|t| !xml_text(&t.text).is_empty() && !is_too_long(&t.text))
}

/// Score and frequency of an entry that was found in a corpus; one of a term base has none.
pub(crate) fn evidence(entry: &ConceptEntry) -> Option<(f64, u32)> {
    (entry.frequency > 0).then(|| (score(entry.score), entry.frequency))
}

/// In how many places a term occurs, if that is known.
pub(crate) fn frequency(term: &Term) -> Option<u32> {
    (term.frequency > 0).then_some(term.frequency)
}

/// A number that may not be known, in a cell.
pub(crate) fn number(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// What the user's term base has in language `n` instead.
pub(crate) fn expected(entry: &ConceptEntry, n: usize) -> &[String] {
    entry.sections.get(n).and_then(Option::as_ref).map_or(&[], |s| &s.expected)
}

/// What the user's term base has instead, in all languages: `fr: a|b; ru: c`.
pub(crate) fn all_expected(glossary: &Glossary, entry: &ConceptEntry) -> String {
    let langs = glossary.langs.iter().enumerate().filter(|(n, _)| !expected(entry, *n).is_empty());
    let all =
        langs.map(|(n, lang)| format!("{lang}: {}", joined(expected(entry, n).iter().map(String::as_str))));
    all.collect::<Vec<_>>().join("; ")
}

/// The text of a context in language `n`.
pub(crate) fn context_text(context: &Context, n: usize) -> Option<&ContextText> {
    context.texts.get(n).and_then(Option::as_ref)
}

/// The text of the best context of an entry in language `n`.
pub(crate) fn best_context(entry: &ConceptEntry, n: usize) -> &str {
    let text = entry.contexts.first().and_then(|context| context_text(context, n));
    text.map_or("", |text| text.text.as_str())
}

/// The text before the term, the term, the text after it; the term is empty where it does not occur.
pub(crate) fn around_term(context: &ContextText) -> (&str, &str, &str) {
    let parts = context.term.and_then(|span| {
        let term = context.text.get(span.range())?;
        Some((&context.text[..span.start as usize], term, &context.text[span.end as usize..]))
    });
    parts.unwrap_or((&context.text, "", ""))
}

/// Several values in one cell: `a|b`.
pub(crate) fn joined<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    let values: Vec<String> = values.into_iter().map(|v| v.replace(SYNONYM, BROKEN_BAR)).collect();
    values.join(SYNONYM)
}

/// Where a context is: `A/80/12, 15.b`; `report, 4` where the document has no symbol and the row no number.
pub(crate) fn place(context: &Context) -> String {
    let row = context.unit.rsplit_once('#').map_or(context.unit.as_str(), |(_, row)| row);
    let anchor = context.anchor.as_ref().map_or_else(|| row.to_owned(), ToString::to_string);
    let parts = [context.symbol.as_deref().unwrap_or_default(), &anchor];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What a person has noted beside an entry and its terms.
pub(crate) fn comments(entry: &ConceptEntry) -> Option<String> {
    let own = entry.sections.iter().flatten().flat_map(|section| &section.terms);
    let rejected = entry.rejected.iter().map(|(_, term)| term);
    let of_terms = own.chain(rejected).filter_map(|term| term.comment.as_ref());
    let mut all: Vec<&str> = Vec::new();
    for comment in entry.comment.iter().chain(of_terms) {
        if !all.contains(&comment.as_str()) {
            all.push(comment);
        }
    }
    (!all.is_empty()).then(|| all.join("; "))
}

/// The numbers of the paragraphs in which a concept is seen: `12, 15.b`; where there are several documents, each by its
/// symbol before them: `A/80/12: 12, 15.b; A/80/13: 4`.
pub(crate) fn paragraphs(entry: &ConceptEntry) -> String {
    let mut out = String::new();
    let mut before: Option<Option<&str>> = None;
    let several = entry.paragraphs.windows(2).any(|two| two[0].symbol != two[1].symbol);
    for paragraph in &entry.paragraphs {
        let symbol = paragraph.symbol.as_deref();
        if before == Some(symbol) {
            out.push_str(", ");
        } else {
            out.push_str(if before.is_some() { "; " } else { "" });
            out.extend(symbol.filter(|_| several).into_iter().flat_map(|symbol| [symbol, ": "]));
        }
        before = Some(symbol);
        out.push_str(&paragraph.anchor.to_string());
    }
    out
}

/// The word of TBX-Basic for a kind of term.
pub(crate) fn kind_name(kind: TermKind) -> &'static str {
    match kind {
        TermKind::FullForm => "fullForm",
        TermKind::Acronym => "acronym",
        TermKind::ShortForm => "shortForm",
        TermKind::Variant => "variant",
    }
}

/// Places of source and target among the languages.
pub(crate) fn pair(glossary: &Glossary, options: &Options) -> io::Result<(usize, usize)> {
    let found = match options.pair {
        Some((source, target)) => {
            let [source, target] =
                [source, target].map(|lang| glossary.langs.iter().position(|l| *l == lang));
            source.zip(target)
        }
        None => (glossary.langs.len() > 1).then_some((0, 1)),
    };
    let message = "this format needs a source and a target language of the glossary";
    found.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, message))
}

#[cfg(test)]
mod tests {
    use hexapla_model::{LanguageSection, Span};

    use super::*;

    #[test]
    fn terms_that_show_nothing_are_no_terms() {
        let term = |text: &str| Term { text: text.into(), ..Term::default() };
        let section =
            LanguageSection { terms: vec![term(" \u{1}\n"), term("a|b"), term("c")], expected: vec![] };
        let entry = ConceptEntry { sections: vec![None, Some(section)], ..ConceptEntry::default() };
        assert_eq!(joined(terms(&entry, 1).map(|t| t.text.as_str())), "a¦b|c");
        assert_eq!((terms(&entry, 0).count(), terms(&entry, 2).count()), (0, 0));
    }

    #[test]
    fn a_term_in_its_context() {
        let context = |text: &str, term| ContextText { text: text.into(), term };
        assert_eq!(
            around_term(&context("不限成员工作组", Some(Span::new(12, 21)))),
            ("不限成员", "工作组", "")
        );
        assert_eq!(around_term(&context("abc", None)), ("abc", "", ""));
        assert_eq!(around_term(&context("é", Some(Span::new(1, 9)))), ("é", "", ""));
    }
}
