use hexapla_model::{BlockKind, ConceptEntry, Context, Location, Text, TranslationUnit};

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
        reviewed: false,
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

fn joined(corpora: Vec<Corpus>) -> JoinedCorpus {
    JoinedCorpus::new(corpora.into_iter().map(PackedCorpus::from).collect())
}

/// All stretches in one.
fn whole(joined: &JoinedCorpus) -> Corpus {
    let units = joined.stretches().flat_map(|corpus| corpus.units).collect();
    Corpus { units, ..joined.head().clone() }
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
    let mut packed = joined(vec![a.clone(), b, a]);
    let joined = whole(&packed);
    assert_eq!(joined.langs, [Lang::FR, Lang::EN, Lang::ZH]);
    assert_eq!(shown(&joined), ["a#1 un|one|", "b#7 |two|二", "2:a#1 un|one|"]);
    assert_eq!(joined.name, "a and 2 more");
    assert_eq!(joined.paths[0], PathBuf::from("a.fr.txt"));
    assert_eq!(joined.paths[1], PathBuf::from("a and 2 more"));
    assert!(packed.put_first(None));
    let joined = whole(&packed);
    assert_eq!(joined.langs, [Lang::EN, Lang::FR, Lang::ZH]);
    assert_eq!(shown(&joined)[..2], ["a#1 one|un|", "b#7 two||二"]);
    assert!(packed.put_first(Some(Lang::ZH)));
    assert_eq!(whole(&packed).langs, [Lang::ZH, Lang::EN, Lang::FR]);
    assert!(!packed.put_first(Some(Lang::RU)));
    assert_eq!(packed.texts(1).collect::<Vec<_>>(), ["one", "two", "one"]);
    packed.score_at_most(2, 0.1);
    let unpacked = packed.unpack();
    assert_eq!(unpacked.units.iter().map(|unit| unit.score).collect::<Vec<_>>(), [0.1, 1.0, 0.1]);
}

#[test]
fn languages_are_selected() {
    let langs = [Lang::FR, Lang::EN, Lang::ZH];
    let corpus = corpus(
        "a",
        None,
        &langs,
        &[("1", &["un", "one", "一"]), ("2", &["deux", "", "二"]), ("3", &["trois", "", ""])],
    );
    let mut joined = joined(vec![corpus]);
    assert_eq!(joined.select(&[Lang::ZH, Lang::RU]), Err(Lang::RU));
    joined.select(&[Lang::ZH, Lang::EN]).unwrap();
    let corpus = whole(&joined);
    assert_eq!(shown(&corpus), ["1 一|one", "2 二|"]);
    assert_eq!((corpus.langs, corpus.units[1].score), (vec![Lang::ZH, Lang::EN], 0.0));
}

#[test]
fn one_corpus_stays_as_it_is() {
    let a = corpus("a", Some("A/1"), &[Lang::EN], &[("7", &["one"])]);
    assert_eq!(joined(vec![a.clone()]).unpack(), a);
    assert_eq!(joined(vec![]).unpack(), Corpus::default());
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
    let (joined, symbols) = self::joined(three).unpack_with_symbols();
    assert_eq!(joined.symbol, None);
    assert_eq!(symbols.of_rows(&joined), [Some("A/1"), Some("A/2"), None]);
    for (unit, want) in [("a#1", Some("A/1")), ("2:a#1", Some("A/2")), ("c#1", Some("c"))] {
        let mut glossary = glossary(unit);
        symbols.cite(&joined, &mut glossary);
        assert_eq!(glossary.entries[0].contexts[0].symbol.as_deref(), want, "{unit}");
    }
    let same = self::joined(vec![document("a", Some("A/1")), document("b", Some("A/1"))]);
    let (same, symbols) = same.unpack_with_symbols();
    assert_eq!(same.symbol.as_deref(), Some("A/1"));
    assert_eq!(symbols.of_rows(&same), [Some("A/1"); 2]);
}
