//! The rows of a table as they were written, by which a reader knows what a person changed.

use std::collections::HashMap;

use hexapla_model::{BlockKind, Lang};

use super::print::Print;
use super::row::{Place, Row};

/// What is recorded of a row.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) prints: Vec<(Lang, Print)>,
    /// What the table itself does not hold.
    pub(crate) rest: Rest,
}

/// What is known of a row beside what its table holds.
#[derive(Debug, Default)]
pub(crate) struct Rest {
    pub(crate) kind: Option<BlockKind>,
    pub(crate) score: Option<f64>,
    pub(crate) reviewed: bool,
    pub(crate) symbol: Option<String>,
    pub(crate) places: Vec<(Lang, Place)>,
    /// The languages whose text is in another place in its version.
    pub(crate) moved: Vec<Lang>,
}

/// Where the rows are recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Recorded {
    /// In the workbook itself: it holds the same rows.
    #[cfg(feature = "xlsx")]
    Inside,
    /// In the corpus of this name beside the table, which may hold fewer rows.
    Beside(String),
}

/// The rows of a table as they were written.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) recorded: Recorded,
    /// The heads of the columns, if they are recorded.
    pub(crate) heads: Option<Vec<String>>,
    /// The rows in their order.
    pub(crate) entries: Vec<Entry>,
    by_id: HashMap<String, usize>,
}

impl Record {
    /// What a workbook says of itself.
    #[cfg(feature = "xlsx")]
    pub(crate) fn of_workbook(heads: Vec<String>, entries: Vec<Entry>) -> Self {
        Self::new(Recorded::Inside, Some(heads), entries)
    }

    /// The rows of the corpus of this name.
    pub(crate) fn of_corpus(name: String, entries: Vec<Entry>) -> Self {
        Self::new(Recorded::Beside(name), None, entries)
    }

    fn new(recorded: Recorded, heads: Option<Vec<String>>, entries: Vec<Entry>) -> Self {
        let by_id = entries.iter().enumerate().map(|(n, entry)| (entry.id.clone(), n)).collect();
        Self { recorded, heads, entries, by_id }
    }

    /// The row with this id.
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }
}

impl Entry {
    /// What is recorded of a row of a corpus.
    pub(crate) fn of(row: Row) -> Self {
        let moved = row.texts.iter().filter(|text| text.moved).map(|text| text.lang).collect();
        let prints = row.texts.iter().filter_map(|text| Some((text.lang, Print::of(&text.text)?))).collect();
        let places = row.texts.into_iter().filter_map(|text| Some((text.lang, text.place?))).collect();
        let Row { id, kind, score, reviewed, symbol, .. } = row;
        let rest = Rest { kind, score, reviewed, symbol, places, moved };
        Self { id: id.unwrap_or_default(), prints, rest }
    }
}

impl Rest {
    /// Gives a row what its table does not hold.
    pub(crate) fn restore(&self, row: &mut Row) {
        row.kind = row.kind.or(self.kind);
        row.symbol = row.symbol.take().or_else(|| self.symbol.clone());
        for (lang, place) in &self.places {
            match row.texts.iter_mut().find(|text| text.lang == *lang) {
                Some(text) => {
                    text.place.get_or_insert_with(|| place.clone());
                    text.moved |= self.moved.contains(lang);
                }
                None if row.empty_places.iter().all(|(other, _)| other != lang) => {
                    row.empty_places.push((*lang, place.clone()));
                }
                None => {}
            }
        }
    }
}
