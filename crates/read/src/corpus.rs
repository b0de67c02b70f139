//! Reads a corpus: an object a line with the texts of a row, as `align` writes it or as data loaders know it.

use std::path::{Path, PathBuf};

use hexapla_model::{Anchor, Corpus, Lang, Level, Location, Severity, Text, TranslationUnit, Warned};
use row::{Pairs, Place, Row};

use crate::findings::{Findings, shown};
use crate::lang_order::LangOrder;
use crate::{ReadError, Reader, stream};

mod row;

const EXPECTED: &str = "expected a JSON object such as {\"id\": …, \"translation\": {\"en\": …, \"fr\": …}}";

impl Reader {
    /// The corpus in the JSON Lines file at `path`.
    ///
    /// Only `translation` is needed, an object from languages to texts; rows without an id are called by their line.
    /// The languages stand in the order of the rows, so the pivot comes first where `align` wrote the file. Keys that
    /// are not known are passed over. Lines that are no row are left out with a diagnostic.
    ///
    /// # Errors
    /// If the file cannot be read, is no UTF-8 text, goes beyond the limits, holds no text, or no row at all.
    pub fn read_corpus(&self, path: &Path) -> Result<Warned<Corpus>, ReadError> {
        let mut builder = Builder::new(path);
        stream::each_line(path, self.limits(), |line, text| {
            builder.line(line, text);
            Ok(())
        })?;
        builder.finish()
    }
}

/// What all rows say of the corpus, as long as they agree.
#[derive(Debug, Default)]
enum Agreed<T> {
    #[default]
    Unsaid,
    Said(T),
    Disputed,
}

impl<T: PartialEq> Agreed<T> {
    fn add(&mut self, value: T) {
        match self {
            Self::Unsaid => *self = Self::Said(value),
            Self::Said(said) if *said == value => {}
            _ => *self = Self::Disputed,
        }
    }

    fn said(self) -> Option<T> {
        match self {
            Self::Said(value) => Some(value),
            Self::Unsaid | Self::Disputed => None,
        }
    }
}

/// A corpus in the making; the texts of its rows stand in order of first appearance until the end.
struct Builder<'a> {
    path: &'a Path,
    findings: Findings<'a>,
    order: LangOrder,
    units: Vec<TranslationUnit>,
    /// The file of each language, in order of first appearance.
    paths: Vec<Agreed<PathBuf>>,
    symbol: Agreed<String>,
    name: Agreed<String>,
    /// The first line that is no row, and why.
    wrong: Option<(u32, String)>,
}

impl<'a> Builder<'a> {
    fn new(path: &'a Path) -> Self {
        Self {
            path,
            findings: Findings::new(path),
            order: LangOrder::default(),
            units: Vec::new(),
            paths: Vec::new(),
            symbol: Agreed::Unsaid,
            name: Agreed::Unsaid,
            wrong: None,
        }
    }

    fn line(&mut self, line: u32, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        match serde_json::from_str::<Row<'_>>(text) {
            Ok(row) => self.row(line, row),
            Err(error) => {
                let reason = error.to_string();
                let reason = shown(reason.split(" at line ").next().unwrap_or_default());
                let message = format!("no row of a corpus, left out: {reason} (byte {})", error.column());
                self.findings.push(Severity::Error, line, &message, EXPECTED);
                self.wrong.get_or_insert((line, reason));
            }
        }
    }

    fn row(&mut self, line: u32, row: Row<'_>) {
        let id = row.id().map_or_else(|| line.to_string(), |id| id.to_string());
        if let Some((document, _)) = id.split_once('#') {
            self.name.add(document.to_owned());
        }
        if let Some(symbol) = row.symbol() {
            self.symbol.add(symbol);
        }
        let anchor = row.anchor().and_then(|anchor| self.anchor(line, &anchor));
        let (kind, score, places) = (row.kind().unwrap_or_default(), row.score(), row.places());
        let texts = self.texts(line, row.translation, &places);
        let sure = if texts.iter().flatten().count() > 1 { 1.0 } else { 0.0 };
        let score = score.map_or(sure, |score| score.clamp(0.0, 1.0) as f32);
        self.units.push(TranslationUnit { id, anchor, kind, score, texts });
    }

    fn anchor(&mut self, line: u32, text: &str) -> Option<Anchor> {
        let anchor = text.parse().ok();
        if anchor.is_none() {
            let message = format!("anchor `{}` is not understood and left out", shown(text));
            self.findings.push(Severity::Note, line, &message, "");
        }
        anchor
    }

    /// The texts of a row in order of first appearance.
    fn texts(
        &mut self,
        line: u32,
        pairs: Pairs<Option<String>>,
        places: &[(String, Place)],
    ) -> Vec<Option<Text>> {
        let mut found: Vec<(Lang, String)> = Vec::with_capacity(pairs.0.len());
        for (tag, text) in pairs.0 {
            let Some(text) = text.filter(|t| !t.trim().is_empty()) else { continue };
            match Lang::parse(&tag) {
                Ok(lang) if found.iter().any(|(l, _)| *l == lang) => {
                    let message = format!("a second text in {lang}, left out");
                    self.findings.push(
                        Severity::Error,
                        line,
                        &message,
                        "a row has one text in each language",
                    );
                }
                Ok(lang) => found.push((lang, text)),
                Err(_) => {
                    let message = format!("unknown language `{}`: its text is left out", shown(&tag));
                    let hint = "expected ISO 639-1 codes such as ar, en, es, fr, ru, zh";
                    self.findings.push(Severity::Error, line, &message, hint);
                }
            }
        }
        self.order.add(&found.iter().map(|(lang, _)| *lang).collect::<Vec<_>>());
        let mut texts = Vec::new();
        for (lang, text) in found {
            let Some(n) = self.order.index(lang) else { continue };
            let place = places.iter().find(|(tag, _)| tag == lang.as_str()).map(|(_, place)| place);
            let needed = texts.len().max(n + 1);
            texts.resize_with(needed, || None);
            texts[n] = Some(self.text(n, line, text, place));
        }
        texts
    }

    fn text(&mut self, n: usize, line: u32, text: String, place: Option<&Place>) -> Text {
        if self.paths.len() <= n {
            self.paths.resize_with(n + 1, Agreed::default);
        }
        self.paths[n].add(place.map_or_else(|| self.path.to_owned(), |p| PathBuf::from(&p.file)));
        let location =
            place.map_or(Location { line, page: None }, |p| Location { line: p.line, page: p.page });
        let lines = place.map(|p| p.lines.clone()).unwrap_or_default();
        Text { text, pieces: 1, location, lines }
    }

    fn finish(mut self) -> Result<Warned<Corpus>, ReadError> {
        let path = self.path.to_owned();
        if self.units.iter().all(|unit| unit.texts.is_empty()) {
            return Err(match self.wrong {
                Some((line, found)) => ReadError::NotCorpus { path, line, found },
                None => ReadError::Empty { path },
            });
        }
        let order = self.order.sorted();
        for unit in &mut self.units {
            let mut texts = std::mem::take(&mut unit.texts);
            unit.texts = order.iter().map(|n| texts.get_mut(*n).and_then(Option::take)).collect();
        }
        let stem = || self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut paths: Vec<PathBuf> =
            self.paths.into_iter().map(|path| path.said().unwrap_or_default()).collect();
        let corpus = Corpus {
            name: self.name.said().unwrap_or_else(stem),
            symbol: self.symbol.said(),
            level: Level::default(),
            langs: order.iter().map(|n| self.order.lang(*n)).collect(),
            paths: order.iter().map(|n| std::mem::take(&mut paths[*n])).collect(),
            units: self.units,
        };
        Ok(Warned { value: corpus, diagnostics: self.findings.finish() })
    }
}

#[cfg(test)]
mod tests;
