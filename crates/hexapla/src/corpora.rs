//! Puts corpora together: the rows of one after those of the other, in the languages of all.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use hexapla_model::{Corpus, Glossary, Lang, Level, TranslationUnit};

/// The symbol of each document of a corpus that is put together from several.
#[derive(Debug, Clone, Default)]
pub(crate) struct Symbols(Vec<(usize, Option<String>)>);

/// One corpus with the rows of all, and the symbols of its documents where they differ.
///
/// The languages are those of all, in order of first appearance. The ids of several corpora begin with the name of the
/// document, and with a number where two documents share a name. A single corpus stays as it is.
pub(crate) fn join(mut corpora: Vec<Corpus>) -> (Corpus, Symbols) {
    if corpora.len() < 2 {
        return (corpora.pop().unwrap_or_default(), Symbols::default());
    }
    let first = &corpora[0];
    let symbols_agree = corpora.iter().all(|c| c.symbol == first.symbol);
    let levels_agree = corpora.iter().all(|c| c.level == first.level);
    let mut out = Corpus {
        name: format!("{} and {} more", first.name, corpora.len() - 1),
        symbol: first.symbol.clone().filter(|_| symbols_agree),
        level: if levels_agree { first.level } else { Level::default() },
        ..Corpus::default()
    };
    let mut symbols = Symbols::default();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for corpus in corpora {
        let count = seen.entry(corpus.name.clone()).or_default();
        *count += 1;
        let number = if *count > 1 { format!("{count}:") } else { String::new() };
        if !symbols_agree {
            symbols.0.push((corpus.units.len(), corpus.symbol.clone()));
        }
        append(&mut out, corpus, &number);
    }
    let langs = out.langs.len();
    for unit in &mut out.units {
        unit.texts.resize_with(langs, || None);
    }
    (out, symbols)
}

/// Puts the rows of `corpus` at the end of `out`, their ids behind `number`.
fn append(out: &mut Corpus, corpus: Corpus, number: &str) {
    let mut places = Vec::with_capacity(corpus.langs.len());
    for (n, lang) in corpus.langs.iter().enumerate() {
        let path = corpus.paths.get(n).cloned().unwrap_or_default();
        let place = out.langs.iter().position(|l| l == lang).unwrap_or_else(|| {
            out.langs.push(*lang);
            out.paths.push(path.clone());
            out.langs.len() - 1
        });
        if out.paths[place] != path {
            // A finding about a row of many files names them all by the name of the whole.
            out.paths[place] = PathBuf::from(&out.name);
        }
        places.push(place);
    }
    out.units.reserve(corpus.units.len());
    for unit in corpus.units {
        let id = id(&corpus.name, number, &unit.id);
        let mut texts = Vec::new();
        texts.resize_with(out.langs.len(), || None);
        for (place, text) in places.iter().zip(unit.texts) {
            texts[*place] = text;
        }
        out.units.push(TranslationUnit { id, texts, ..unit });
    }
}

/// The id of a row among those of other documents.
fn id(name: &str, number: &str, id: &str) -> String {
    if id.contains('#') { format!("{number}{id}") } else { format!("{number}{name}#{id}") }
}

/// Puts `pivot`, else English, else the first, before all other languages; `false` if `pivot` is not among them.
pub(crate) fn put_first(corpus: &mut Corpus, pivot: Option<Lang>) -> bool {
    let place = |lang: Lang| lang.position_in(&corpus.langs);
    let Some(place) = pivot.map_or_else(|| Some(place(Lang::EN).unwrap_or(0)), place) else { return false };
    let to_front = ..=place;
    if place > 0 {
        corpus.langs[to_front].rotate_right(1);
        corpus.paths[to_front].rotate_right(1);
        corpus.units.iter_mut().for_each(|unit| unit.texts[to_front].rotate_right(1));
    }
    true
}

impl Symbols {
    /// Names the document of each context by its symbol; `corpus` is what the glossary was made from.
    pub(crate) fn cite(&self, corpus: &Corpus, glossary: &mut Glossary) {
        let each = self.0.iter().flat_map(|(rows, symbol)| std::iter::repeat_n(symbol.as_ref(), *rows));
        let units = corpus.units.iter().zip(each);
        let symbols: HashMap<&str, &String> =
            units.filter_map(|(unit, symbol)| Some((unit.id.as_str(), symbol?))).collect();
        let contexts = glossary.entries.iter_mut().flat_map(|entry| &mut entry.contexts);
        for context in contexts {
            if let Some(symbol) = symbols.get(context.unit.as_str()) {
                context.symbol = Some((*symbol).clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use hexapla_model::{BlockKind, ConceptEntry, Context, Location, Text};

    use super::*;

    fn corpus(name: &str, symbol: Option<&str>, langs: &[Lang], rows: &[(&str, &[&str])]) -> Corpus {
        let text = |text: &&str| {
            let location = Location { line: 1, page: None };
            let text =
                Text { text: (*text).to_owned(), pieces: 1, location, lines: Box::default(), moved: false };
            (!text.text.is_empty()).then_some(text)
        };
        let unit = |(id, texts): &(&str, &[&str])| TranslationUnit {
            id: (*id).to_owned(),
            anchor: None,
            kind: BlockKind::Paragraph,
            score: 1.0,
            texts: texts.iter().map(text).collect(),
        };
        Corpus {
            name: name.to_owned(),
            symbol: symbol.map(str::to_owned),
            langs: langs.to_vec(),
            paths: langs.iter().map(|l| PathBuf::from(format!("{name}.{l}.txt"))).collect(),
            units: rows.iter().map(unit).collect(),
            ..Corpus::default()
        }
    }

    fn shown(corpus: &Corpus) -> Vec<String> {
        let text = |t: &Option<Text>| t.as_ref().map_or(String::new(), |t| t.text.clone());
        let row = |u: &TranslationUnit| u.texts.iter().map(text).collect::<Vec<_>>().join("|");
        corpus.units.iter().map(|u| format!("{} {}", u.id, row(u))).collect()
    }

    #[test]
    fn rows_follow_each_other_in_the_languages_of_all() {
        let a = corpus("a", None, &[Lang::FR, Lang::EN], &[("a#1", &["un", "one"])]);
        let b = corpus("b", None, &[Lang::EN, Lang::ZH], &[("7", &["two", "二"])]);
        let (mut joined, _) = join(vec![a.clone(), b, a]);
        assert_eq!(joined.langs, [Lang::FR, Lang::EN, Lang::ZH]);
        assert_eq!(shown(&joined), ["a#1 un|one|", "b#7 |two|二", "2:a#1 un|one|"]);
        assert_eq!(joined.name, "a and 2 more");
        assert_eq!(joined.paths[0], PathBuf::from("a.fr.txt"));
        assert_eq!(joined.paths[1], PathBuf::from("a and 2 more"));
        assert!(put_first(&mut joined, None));
        assert_eq!(joined.langs, [Lang::EN, Lang::FR, Lang::ZH]);
        assert_eq!(shown(&joined)[..2], ["a#1 one|un|", "b#7 two||二"]);
        assert!(put_first(&mut joined, Some(Lang::ZH)));
        assert_eq!(joined.langs, [Lang::ZH, Lang::EN, Lang::FR]);
        assert!(!put_first(&mut joined, Some(Lang::RU)));
    }

    #[test]
    fn one_corpus_stays_as_it_is() {
        let a = corpus("a", Some("A/1"), &[Lang::EN], &[("7", &["one"])]);
        assert_eq!(join(vec![a.clone()]).0, a);
        assert_eq!(join(vec![]).0, Corpus::default());
    }

    #[test]
    fn contexts_keep_the_symbols_of_their_documents() {
        let document = |name, symbol| corpus(name, symbol, &[Lang::EN], &[("1", &["one"])]);
        let glossary = |unit: &str| Glossary {
            entries: vec![ConceptEntry {
                contexts: vec![Context { unit: unit.to_owned(), ..Context::default() }],
                ..ConceptEntry::default()
            }],
            ..Glossary::default()
        };
        let three = vec![document("a", Some("A/1")), document("a", Some("A/2")), document("c", None)];
        let (joined, symbols) = join(three);
        assert_eq!(joined.symbol, None);
        for (unit, want) in [("a#1", Some("A/1")), ("2:a#1", Some("A/2")), ("c#1", None)] {
            let mut glossary = glossary(unit);
            symbols.cite(&joined, &mut glossary);
            assert_eq!(glossary.entries[0].contexts[0].symbol.as_deref(), want, "{unit}");
        }
        let (same, _) = join(vec![document("a", Some("A/1")), document("b", Some("A/1"))]);
        assert_eq!(same.symbol.as_deref(), Some("A/1"));
    }
}
