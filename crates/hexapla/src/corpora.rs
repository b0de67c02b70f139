//! Puts corpora together: the rows of one after those of the other, in the languages of all.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use hexapla_formats::PackedCorpus;
use hexapla_model::{Corpus, Glossary, Lang, Level};

/// The symbol of each document of a corpus that is put together from several.
#[derive(Debug, Clone, Default)]
pub(crate) struct Symbols(Vec<(usize, Option<String>)>);

/// The rows of several corpora, one after the other; they stay packed until they are asked for.
///
/// The languages are those of all, in order of first appearance. The ids of several corpora begin with the name of the
/// document, and with a number where two documents share a name. A single corpus stays as it is.
#[derive(Debug, Default)]
pub struct JoinedCorpus {
    head: Corpus,
    parts: Vec<Part>,
    /// Whether ids begin with the names of documents.
    are_named: bool,
    symbols: Symbols,
    /// The most that a row scores which has text in a language, by columns.
    most: Vec<f32>,
    /// Whether some languages are skipped, or in another order.
    is_selected: bool,
}

/// One of the corpora, and what its ids begin with.
#[derive(Debug)]
struct Part {
    corpus: PackedCorpus,
    number: String,
}

impl JoinedCorpus {
    /// One corpus with the rows of all.
    pub(crate) fn new(corpora: Vec<PackedCorpus>) -> Self {
        let are_named = corpora.len() > 1;
        let mut joined = Self { are_named, ..Self::default() };
        let Some(first) = corpora.first().map(|corpus| corpus.head().clone()) else { return joined };
        if !are_named {
            let most = vec![1.0; first.langs.len()];
            let parts = corpora.into_iter().map(|corpus| Part { corpus, number: String::new() });
            return Self { head: first, parts: parts.collect(), most, ..joined };
        }
        let symbols_agree = corpora.iter().all(|c| c.head().symbol == first.symbol);
        let levels_agree = corpora.iter().all(|c| c.head().level == first.level);
        joined.head = Corpus {
            name: format!("{} and {} more", first.name, corpora.len() - 1),
            symbol: first.symbol.filter(|_| symbols_agree),
            level: if levels_agree { first.level } else { Level::default() },
            ..Corpus::default()
        };
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for corpus in corpora {
            let count = seen.entry(corpus.head().name.clone()).or_default();
            *count += 1;
            let number = if *count > 1 { format!("{count}:") } else { String::new() };
            if !symbols_agree {
                joined.symbols.0.push((corpus.len(), corpus.head().symbol.clone()));
            }
            add_languages(&mut joined.head, corpus.head());
            joined.parts.push(Part { corpus, number });
        }
        joined.most = vec![1.0; joined.head.langs.len()];
        joined
    }

    /// The corpus without its rows.
    #[must_use]
    pub fn head(&self) -> &Corpus {
        &self.head
    }

    /// Whether it has no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| part.corpus.is_empty())
    }

    /// The texts of a language, by its column.
    pub(crate) fn texts(&self, column: usize) -> impl Iterator<Item = &str> + Clone {
        let lang = self.head.langs.get(column).copied();
        let places = self.parts.iter().filter_map(move |part| {
            let place = part.corpus.head().langs.iter().position(|l| Some(*l) == lang)?;
            Some((part, place))
        });
        places.flat_map(|(part, place)| part.corpus.texts(place))
    }

    /// Keeps only these languages, in this order; returns the first that is missing.
    pub(crate) fn select(&mut self, langs: &[Lang]) -> Result<(), Lang> {
        let places = langs.iter().map(|lang| lang.position_in(&self.head.langs).ok_or(*lang));
        let places: Vec<usize> = places.collect::<Result<_, _>>()?;
        if !places.iter().copied().eq(0..self.head.langs.len()) {
            self.head.paths = places.iter().map(|n| self.head.paths[*n].clone()).collect();
            self.head.langs = places.iter().map(|n| self.head.langs[*n]).collect();
            self.most = places.iter().map(|n| self.most[*n]).collect();
            self.is_selected = true;
        }
        Ok(())
    }

    /// Rows with text in a column score no more than `most`.
    pub(crate) fn score_at_most(&mut self, column: usize, most: f32) {
        self.most[column] = most;
    }

    /// Puts `pivot`, else English, else the first, before all other languages; `false` if `pivot` is not among them.
    pub(crate) fn put_first(&mut self, pivot: Option<Lang>) -> bool {
        let place = match pivot {
            Some(pivot) => pivot.position_in(&self.head.langs),
            None => Some(Lang::EN.position_in(&self.head.langs).unwrap_or(0)),
        };
        let Some(place) = place else { return false };
        if place > 0 {
            self.head.langs[..=place].rotate_right(1);
            self.head.paths[..=place].rotate_right(1);
            self.most[..=place].rotate_right(1);
        }
        true
    }

    /// The corpus in stretches of its rows, each with all that is not a row.
    pub fn stretches(&self) -> impl Iterator<Item = Corpus> + '_ {
        let all = self.parts.iter().flat_map(|part| part.corpus.stretches().map(move |rows| (part, rows)));
        all.map(|(part, rows)| {
            let mut corpus = self.head.clone();
            self.append(&mut corpus, rows, &part.number);
            corpus
        })
    }

    /// The corpus with its rows.
    #[must_use]
    pub fn unpack(self) -> Corpus {
        self.unpack_with_symbols().0
    }

    /// The corpus with its rows, and the symbols of its documents where they differ.
    pub(crate) fn unpack_with_symbols(mut self) -> (Corpus, Symbols) {
        let mut corpus = self.head.clone();
        for part in std::mem::take(&mut self.parts) {
            self.append(&mut corpus, part.corpus.unpack(), &part.number);
        }
        (corpus, self.symbols)
    }

    /// Puts the rows of `corpus` at the end of `out`, their ids after `number`.
    fn append(&self, out: &mut Corpus, corpus: Corpus, number: &str) {
        let places = corpus.langs.iter().map(|lang| out.langs.iter().position(|other| other == lang));
        let places: Vec<Option<usize>> = places.collect();
        let stays = places.iter().enumerate().all(|(n, place)| *place == Some(n));
        let is_doubted = self.most.iter().any(|most| *most < 1.0);
        let width = out.langs.len();
        out.units.reserve(corpus.units.len());
        for mut unit in corpus.units {
            if self.are_named {
                unit.id = id(&corpus.name, number, &unit.id);
            }
            if !stays {
                let texts = std::mem::take(&mut unit.texts);
                unit.texts.resize_with(width, || None);
                for (place, text) in places.iter().zip(texts) {
                    place.iter().for_each(|place| unit.texts[*place].clone_from(&text));
                }
            }
            unit.texts.resize_with(width, || None);
            if is_doubted {
                let most = unit.texts.iter().zip(&self.most).filter(|(text, _)| text.is_some());
                unit.score = most.fold(unit.score, |score, (_, most)| score.min(*most));
            }
            match unit.texts.iter().flatten().count() {
                0 if self.is_selected => continue,
                1 if self.is_selected => unit.score = 0.0,
                _ => {}
            }
            out.units.push(unit);
        }
    }
}

/// Adds the languages of `corpus` to those of `out`.
fn add_languages(out: &mut Corpus, corpus: &Corpus) {
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
    }
}

/// The id of a row among those of other documents.
fn id(name: &str, number: &str, id: &str) -> String {
    if id.contains('#') { format!("{number}{id}") } else { format!("{number}{name}#{id}") }
}

impl Symbols {
    /// The symbol of the document of each row of `corpus`, which these belong to.
    pub(crate) fn of_rows<'s>(&'s self, corpus: &'s Corpus) -> Vec<Option<&'s str>> {
        if self.0.is_empty() {
            return vec![corpus.symbol.as_deref(); corpus.units.len()];
        }
        self.0.iter().flat_map(|(rows, symbol)| std::iter::repeat_n(symbol.as_deref(), *rows)).collect()
    }

    /// Names the document of each context by its symbol, or by its name; `corpus` is what the glossary was made from.
    pub(crate) fn cite(&self, corpus: &Corpus, glossary: &mut Glossary) {
        let rows = self.of_rows(corpus);
        for paragraph in glossary.entries.iter_mut().flat_map(|entry| &mut entry.paragraphs) {
            let symbol = rows.get(paragraph.row).copied().flatten();
            paragraph.symbol = symbol.map(str::to_owned).or(paragraph.symbol.take());
        }
        let units = corpus.units.iter().zip(rows);
        let symbols: HashMap<&str, &str> =
            units.filter_map(|(unit, symbol)| Some((unit.id.as_str(), symbol?))).collect();
        let contexts = glossary.entries.iter_mut().flat_map(|entry| &mut entry.contexts);
        for context in contexts {
            let symbol = symbols.get(context.unit.as_str()).copied();
            let document = symbol.unwrap_or_else(|| document_of(&context.unit, &corpus.name));
            context.symbol = (!document.is_empty()).then(|| document.to_owned());
        }
    }
}

/// The name of the document that a row is of, by its id, in a corpus of that name.
pub(crate) fn document_of<'n>(id: &'n str, corpus: &'n str) -> &'n str {
    id.rsplit_once('#').map_or(corpus, |(name, _)| name)
}

#[cfg(test)]
mod tests;
