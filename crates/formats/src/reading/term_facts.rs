//! What a table of terms says of its entries beside the terms: scores, frequencies, subject fields, contexts.
//!
//! The columns are those of our own tables, and those that our tables for MultiTerm have.

use hexapla_lang::naming;
use hexapla_model::{Anchor, ContextText, EntryFacts, KnownContext, Lang, TermKind, TermStatus};

use crate::writing::content::kind_name;

/// What is between the values of a cell, as we write them.
const BETWEEN: char = '|';

/// The columns of facts, by the names of a head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FactColumns {
    score: Option<usize>,
    frequency: Option<usize>,
    domain: Option<usize>,
    status: Option<usize>,
    known_id: Option<usize>,
    expected: Option<usize>,
    unit: Option<usize>,
    symbol: Option<usize>,
    anchor: Option<usize>,
    frequencies: Vec<(usize, Lang)>,
    kinds: Vec<(usize, Lang)>,
    contexts: Vec<(usize, Lang)>,
}

impl FactColumns {
    /// The columns of a head; none if it is not that of a glossary as we write them: elsewhere the same words may mean
    /// something else.
    pub(crate) fn new<'a>(head: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut columns = Self::default();
        for (n, name) in head.enumerate() {
            let plain = name.trim().to_lowercase().replace('_', " ");
            let place = match plain.as_str() {
                "score" => &mut columns.score,
                "frequency" => &mut columns.frequency,
                "domain" | "subject" => &mut columns.domain,
                "status" => &mut columns.status,
                "known id" => &mut columns.known_id,
                "expected" => &mut columns.expected,
                "context id" => &mut columns.unit,
                "symbol" | "source" => &mut columns.symbol,
                "anchor" => &mut columns.anchor,
                _ => {
                    columns.of_language(name, n);
                    continue;
                }
            };
            place.get_or_insert(n);
        }
        if columns.score.is_some() && columns.frequency.is_some() { columns } else { Self::default() }
    }

    /// Adds a column such as `en_type` or `English context`.
    fn of_language(&mut self, name: &str, n: usize) {
        let Some((lang, what)) = name.trim().rsplit_once(['_', ' ']) else { return };
        let Some(lang) = naming::of_label(lang) else { return };
        match what {
            "frequency" => self.frequencies.push((n, lang)),
            "type" => self.kinds.push((n, lang)),
            "context" => self.contexts.push((n, lang)),
            _ => {}
        }
    }

    /// All columns.
    pub(crate) fn all(&self) -> impl Iterator<Item = usize> + use<> {
        let one = [
            self.score,
            self.frequency,
            self.domain,
            self.status,
            self.known_id,
            self.expected,
            self.unit,
            self.symbol,
            self.anchor,
        ];
        let of_langs =
            [&self.frequencies, &self.kinds, &self.contexts].into_iter().flatten().map(|(n, _)| *n);
        one.into_iter().flatten().chain(of_langs).collect::<Vec<_>>().into_iter()
    }

    /// What a row says of the entry with `terms`; `cell` gives the text of a column.
    pub(crate) fn read<'r>(
        &self,
        terms: &[(Lang, String)],
        cell: impl Fn(usize) -> Option<&'r str> + Copy,
    ) -> EntryFacts {
        let text =
            |column: Option<usize>| column.and_then(cell).map(str::trim).filter(|text| !text.is_empty());
        let of_lang = |columns: &[(usize, Lang)], lang: Lang| {
            columns.iter().find(|(_, own)| *own == lang).and_then(|(n, _)| cell(*n)).unwrap_or_default()
        };
        let details = terms.iter().enumerate().map(|(n, (lang, _))| {
            let rank = terms[..n].iter().filter(|(own, _)| own == lang).count();
            let value = |columns| of_lang(columns, *lang).split(BETWEEN).nth(rank).unwrap_or_default().trim();
            (value(&self.frequencies).parse().unwrap_or(0), kind(value(&self.kinds)).unwrap_or_default())
        });
        EntryFacts {
            score: text(self.score).and_then(score),
            frequency: text(self.frequency).and_then(|text| text.parse().ok()).unwrap_or(0),
            domain: text(self.domain).map(str::to_owned),
            status: text(self.status).and_then(TermStatus::from_name).unwrap_or_default(),
            known_id: text(self.known_id).map(str::to_owned),
            expected: text(self.expected).map(expected).unwrap_or_default(),
            terms: details.collect(),
            contexts: self.context(cell).into_iter().collect(),
        }
    }

    /// The context in a row, if there is one.
    fn context<'r>(&self, cell: impl Fn(usize) -> Option<&'r str>) -> Option<KnownContext> {
        let texts = self.contexts.iter().filter_map(|(n, lang)| Some((*lang, cell(*n)?)));
        let text = |column: Option<usize>| column.and_then(&cell).unwrap_or_default().to_owned();
        context([text(self.unit), text(self.symbol), text(self.anchor)], texts)
    }
}

/// A context with its id, its symbol and its anchor as they are written; none without a text.
pub(crate) fn context<'t>(
    [unit, symbol, anchor]: [String; 3],
    texts: impl Iterator<Item = (Lang, &'t str)>,
) -> Option<KnownContext> {
    let texts = texts.filter(|(_, text)| !text.trim().is_empty());
    let texts: Vec<(Lang, ContextText)> =
        texts.map(|(lang, text)| (lang, ContextText { text: text.to_owned(), term: None })).collect();
    let (symbol, in_place) = place(symbol.trim());
    let anchor = anchor.trim().parse::<Anchor>().ok().or(in_place);
    (!texts.is_empty()).then_some(KnownContext { unit, symbol, anchor, texts })
}

/// The document and the paragraph of a place as we write it: `A/80/12, 15.b`; what is written otherwise is the document.
pub(crate) fn place(text: &str) -> (Option<String>, Option<Anchor>) {
    let parts =
        text.rsplit_once(", ").and_then(|(symbol, anchor)| Some((symbol, anchor.parse::<Anchor>().ok()?)));
    match parts.filter(|(symbol, anchor)| format!("{symbol}, {anchor}") == text) {
        Some((symbol, anchor)) => (Some(symbol.to_owned()), Some(anchor)),
        None => ((!text.is_empty()).then(|| text.to_owned()), None),
    }
}

/// The kind of a term by the word for it in files.
pub(crate) fn kind(name: &str) -> Option<TermKind> {
    [TermKind::FullForm, TermKind::Acronym, TermKind::ShortForm, TermKind::Variant]
        .into_iter()
        .find(|kind| kind_name(*kind) == name)
}

/// A score from 0 to 1.
pub(crate) fn score(text: &str) -> Option<f32> {
    text.parse().ok().filter(|score| (0.0..=1.0).contains(score))
}

/// What a term base has instead, as we write it: `fr: a|b; ru: c`.
pub(crate) fn expected(text: &str) -> Vec<(Lang, String)> {
    let parts = text.split("; ").filter_map(|part| part.split_once(": "));
    let parts = parts.filter_map(|(lang, terms)| Some((naming::of_label(lang)?, terms)));
    parts.flat_map(|(lang, terms)| terms.split(BETWEEN).map(move |term| (lang, term.to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tables_of_ours_have_facts() {
        for (head, want) in [
            ("id,score,frequency,en,status,en_type,en_context,context_id", 6),
            ("en,Entry number,Subject,Status,Frequency,Score,Source,English context", 6),
            ("id,en,fr,status,domain", 0),
            ("id,anchor,kind,score,en,fr", 0),
        ] {
            assert_eq!(FactColumns::new(head.split(',')).all().count(), want, "{head}");
        }
    }

    #[test]
    fn what_a_term_base_has_instead() {
        let pairs = expected("fr: a|b; ru: c: d");
        let pairs: Vec<String> = pairs.iter().map(|(lang, term)| format!("{lang}={term}")).collect();
        assert_eq!(pairs, ["fr=a", "fr=b", "ru=c: d"]);
        assert_eq!(expected("nothing of the kind"), []);
    }
}
