//! A corpus in the making, whatever file its rows come from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use hexapla_lang::naming;
use hexapla_model::{
    Anchor, Corpus, Diagnostic, Lang, Level, Location, Severity, Text, TranslationUnit, Warned,
};
use hexapla_source::findings::{plural, shown};
use hexapla_source::{Cause, Findings, Limits};

use super::agreed::{Agreed, agreed};
use super::forms::Forms;
use super::lang_order::LangOrder;
use super::packed::{PackedCorpus, PackedRows};
use super::row::{Row, RowText};
use super::tidy;

/// How many tags of languages are remembered.
const TAGS: usize = 32;

/// The rows so far; their texts are in order of first appearance until the end.
pub(crate) struct Builder<'a> {
    path: &'a Path,
    limits: &'a Limits,
    findings: Findings<'a>,
    order: LangOrder,
    forms: Forms,
    pivot: Option<Lang>,
    level: Level,
    rows: PackedRows,
    /// The file of each language, in order of first appearance.
    paths: Vec<Agreed<PathBuf>>,
    symbol: Agreed<String>,
    name: Agreed<String>,
    empty: usize,
    /// Names that are not languages, each with its first line and how many more texts it has.
    unknown: BTreeMap<String, (u32, usize)>,
    /// The tags that were asked about, with their languages.
    tags: Vec<(String, Lang)>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(path: &'a Path, limits: &'a Limits) -> Self {
        Self {
            path,
            limits,
            findings: Findings::new(path),
            order: LangOrder::default(),
            forms: Forms::default(),
            pivot: None,
            level: Level::default(),
            rows: PackedRows::default(),
            paths: Vec::new(),
            symbol: Agreed::Unsaid,
            name: Agreed::Unsaid,
            empty: 0,
            unknown: BTreeMap::new(),
            tags: Vec::new(),
        }
    }

    /// The file that is read.
    pub(crate) fn limits(&self) -> &'a Limits {
        self.limits
    }

    /// The file that is read.
    pub(crate) fn path(&self) -> &'a Path {
        self.path
    }

    /// Whether there is no row yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.len() == 0
    }

    /// Whether there is no row, and none was skipped.
    pub(crate) fn has_nothing(&self) -> bool {
        self.is_empty() && !self.findings.have_errors()
    }

    /// Languages that the corpus has even if no row has text in them, in their order.
    pub(crate) fn declare(&mut self, langs: &[Lang]) {
        self.order.add(langs);
        self.forms.add(langs);
        self.pivot = self.pivot.or(langs.first().copied());
    }

    /// The language that is before all others, if there is text in it.
    pub(crate) fn set_pivot(&mut self, lang: Lang) {
        self.pivot.get_or_insert(lang);
    }

    /// What a row holds.
    pub(crate) fn set_level(&mut self, level: Level) {
        self.level = level;
    }

    /// One finding; `hint` may be empty.
    pub(crate) fn finding(&mut self, severity: Severity, line: u32, message: &str, hint: &str) {
        self.findings.push(severity, line, message, hint);
    }

    /// What is found from now on is in this sheet, if there are several.
    #[cfg(feature = "xlsx")]
    pub(crate) fn set_sheet(&mut self, name: Option<&str>) {
        self.findings.set_sheet(name);
    }

    /// The language of a tag or a name; an unknown one is reported once at the end.
    pub(crate) fn lang(&mut self, line: u32, tag: &str) -> Option<Lang> {
        if let Some((_, lang)) = self.tags.iter().find(|(known, _)| known == tag) {
            return Some(*lang);
        }
        let found = naming::of_tag(tag);
        match found {
            // Rows have the same few again and again.
            Some(lang) if self.tags.len() < TAGS => self.tags.push((tag.to_owned(), lang)),
            Some(_) => {}
            None => {
                self.unknown.entry(shown(tag)).and_modify(|(_, more)| *more += 1).or_insert((line, 0));
            }
        }
        found
    }

    /// Takes the row on `line`; without an id it is called by its line.
    ///
    /// # Errors
    /// If there are more rows than the limits allow.
    pub(crate) fn row(&mut self, line: u32, row: Row) -> Result<(), Cause> {
        if self.rows.len() >= self.limits.rows as usize {
            return Err(Cause::TooManyRows { limit: self.limits.rows });
        }
        let id = row.id.filter(|id| !id.trim().is_empty()).unwrap_or_else(|| line.to_string());
        let anchor =
            row.anchor.as_deref().filter(|a| !a.trim().is_empty()).and_then(|a| self.anchor(line, a));
        if let Some((document, _)) = id.split_once('#') {
            self.name.add(document);
        }
        if let Some(symbol) = row.symbol.as_deref().filter(|symbol| !symbol.is_empty()) {
            self.symbol.add(symbol);
        }
        let texts = self.texts(line, row.texts);
        let filled = texts.iter().flatten().count();
        if filled == 0 {
            self.empty += 1;
            return Ok(());
        }
        let sure = if filled > 1 { 1.0 } else { 0.0 };
        let said = row.score.filter(|score| !score.is_nan());
        let score = said.map_or(sure, |score| score.clamp(0.0, 1.0) as f32);
        let score = if row.reviewed { 1.0 } else { score };
        self.rows.push(&TranslationUnit {
            id,
            anchor,
            kind: row.kind.unwrap_or_default(),
            score,
            reviewed: row.reviewed,
            texts,
        });
        Ok(())
    }

    fn anchor(&mut self, line: u32, text: &str) -> Option<Anchor> {
        let anchor = text.trim().parse().ok();
        if anchor.is_none() {
            let message = format!("anchor `{}` is not understood and skipped", shown(text));
            self.findings.push(Severity::Note, line, &message, "");
        }
        anchor
    }

    /// The texts of a row in order of first appearance.
    fn texts(&mut self, line: u32, given: Vec<RowText>) -> Vec<Option<Text>> {
        let mut found: Vec<RowText> = Vec::with_capacity(given.len());
        for text in given {
            if text.text.trim().is_empty() {
                continue;
            }
            if found.iter().any(|t| t.lang == text.lang) {
                let message = format!("a second text in {}, skipped", text.lang);
                self.findings.push(Severity::Error, line, &message, "a row has one text in each language");
            } else {
                found.push(text);
            }
        }
        let langs: Vec<Lang> = found.iter().map(|text| text.lang).collect();
        self.forms.add(&langs);
        self.order.add(&langs);
        // Not one place too many: there may be millions of rows.
        let places = found.iter().filter_map(|text| self.order.index(text.lang)).map(|n| n + 1);
        let mut texts: Vec<Option<Text>> = std::iter::repeat_n(None, places.max().unwrap_or(0)).collect();
        for text in found {
            let Some(n) = self.order.index(text.lang) else { continue };
            texts[n] = Some(self.text(n, line, text));
        }
        texts
    }

    fn text(&mut self, n: usize, line: u32, text: RowText) -> Text {
        if self.paths.len() <= n {
            self.paths.resize_with(n + 1, Agreed::default);
        }
        self.paths[n].add(text.place.as_ref().map_or(self.path, |place| place.file.as_path()));
        let here = Location { line, page: None };
        let (location, lines) = text.place.map_or((here, Vec::new()), |place| (place.location, place.lines));
        Text { text: text.text, pieces: text.pieces, location, lines: lines.into(), moved: text.moved }
    }

    /// The corpus, and what was noticed.
    ///
    /// # Errors
    /// If no row has text and none was skipped.
    pub(crate) fn finish(mut self) -> Result<Warned<PackedCorpus>, Cause> {
        self.tell_unknown();
        // What was lost says more than that nothing is left.
        if self.has_nothing() {
            return Err(Cause::Empty);
        }
        let columns = self.columns();
        let mut column_of = vec![0; self.order.langs().len()];
        for (column, (_, places)) in columns.iter().enumerate() {
            places.iter().for_each(|place| column_of[*place] = column);
        }
        let is_packed = self.path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz"));
        let plain = if is_packed { self.path.with_extension("") } else { self.path.to_owned() };
        self.paths.resize_with(self.order.langs().len(), || Agreed::Said(self.path.to_owned()));
        let paths =
            columns.iter().map(|(_, places)| agreed(places.iter().map(|n| &self.paths[*n]))).collect();
        let head = Corpus {
            name: self
                .name
                .said()
                .unwrap_or_else(|| plain.file_stem().unwrap_or_default().to_string_lossy().into_owned()),
            symbol: self.symbol.said(),
            level: self.level,
            langs: columns.iter().map(|(lang, _)| *lang).collect(),
            paths,
            units: Vec::new(),
            findings: Vec::new(),
        };
        let mut diagnostics = self.findings.finish();
        diagnostics.sort_by_key(|d| d.location.map_or(u32::MAX, |l| l.line));
        diagnostics.extend(tidy::empty_rows(self.path, self.empty));
        let mut value = PackedCorpus::new(head, self.rows, column_of);
        diagnostics.extend(value.name_apart(self.path));
        Ok(Warned { value, diagnostics })
    }

    /// The columns, the pivot first: what each is called, and its places in order of first appearance.
    fn columns(&self) -> Vec<(Lang, Vec<usize>)> {
        let langs = self.order.langs();
        let names = self.forms.names(langs);
        let mut columns: Vec<(Lang, Vec<usize>)> = Vec::new();
        for n in self.order.sorted() {
            match columns.iter_mut().find(|(name, _)| *name == names[n]) {
                Some((_, places)) => places.push(n),
                None => columns.push((names[n], vec![n])),
            }
        }
        let pivot = self.pivot.and_then(|pivot| pivot.position_in(langs));
        let of_pivot = pivot.and_then(|n| columns.iter().position(|(_, places)| places.contains(&n)));
        if let Some(place) = of_pivot {
            columns[..=place].rotate_right(1);
        }
        columns
    }

    fn tell_unknown(&mut self) {
        for (tag, (line, more)) in std::mem::take(&mut self.unknown) {
            let message = match more {
                0 => format!("unknown language `{tag}`: its text is skipped"),
                _ => format!(
                    "unknown language `{tag}`: its text is skipped, here and in {more} more place{}",
                    plural(more)
                ),
            };
            let hint = "expected ISO 639-1 codes such as ar, en, es, fr, ru, zh";
            self.findings.push(Severity::Error, line, &message, hint);
        }
    }
}

/// What is to be reported about a file that breaks off.
pub(crate) fn broken(path: &Path, line: u32, found: &str) -> Diagnostic {
    let message = format!("{found}: what follows is not read");
    let hint = "the rows before are kept; repair the file or export it again";
    Diagnostic::new(Severity::Error, path, message).at(Location { line, page: None }).hint(hint)
}
