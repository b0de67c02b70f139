//! What becomes of the rows of a corpus in a format: how many it holds, what it cannot hold, and what is odd.
//!
//! Rows may come in stretches: only counts and first places are kept.

use hexapla_model::{Corpus, Diagnostic, Location, Severity, Text};

use super::held::held;
use crate::descriptor::{CorpusWriter, Oddity};
use crate::format::Format;
use crate::writing::escape::has_breaks;
use crate::writing::options::Options;
use crate::writing::view::View;

/// What is known of the rows that were seen.
#[derive(Debug)]
pub struct Survey<'a> {
    format: Format,
    options: &'a Options,
    rows: usize,
    below: usize,
    reviewed: bool,
    left_out: Found,
    characters: Found,
    /// Texts whose tabs or line ends become blanks.
    breaks: Found,
    odd: Found,
}

/// How many rows or texts are so, and the first of them.
#[derive(Debug, Default)]
struct Found {
    count: usize,
    /// The id of the row, the file and the place in it.
    first: Option<(String, String, Option<Location>)>,
}

impl Found {
    fn add(&mut self, view: &View<'_>, id: &str, n: usize, text: Option<&Text>) {
        self.count += 1;
        self.first.get_or_insert_with(|| (id.to_owned(), view.path(n), text.map(|text| text.location)));
    }

    /// What is reported about it, in words for one and for several.
    fn tell(&self, severity: Severity, one: &str, many: &str, hint: &str) -> Option<Diagnostic> {
        let (_, path, place) = self.first.as_ref()?;
        let message = if self.count == 1 { format!("a {one}") } else { format!("{} {many}", self.count) };
        let found = Diagnostic::new(severity, path, message).hint(hint);
        Some(match place {
            Some(place) => found.at(*place),
            None => found,
        })
    }
}

impl<'a> Survey<'a> {
    /// No rows yet.
    #[must_use]
    pub fn new(format: Format, options: &'a Options) -> Self {
        let (left_out, characters, breaks, odd) = Default::default();
        Self { format, options, rows: 0, below: 0, reviewed: false, left_out, characters, breaks, odd }
    }

    /// All rows of `corpus`.
    #[must_use]
    pub fn of(format: Format, corpus: &Corpus, options: &'a Options) -> Self {
        let mut survey = Self::new(format, options);
        survey.add(corpus);
        survey
    }

    /// Looks at the rows of `corpus`, which may be a stretch of it.
    pub fn add(&mut self, corpus: &Corpus) {
        let held = held(self.format, corpus, self.options);
        self.rows += held.iter().filter(|is_held| **is_held).count();
        self.below += self.options.left_out(corpus);
        self.reviewed |= corpus.units.iter().any(|unit| unit.reviewed);
        let is_written = !self.format.parts(&corpus.langs, self.options).is_empty();
        let writer = self.writer();
        let losing = writer.and_then(|writer| writer.losing);
        let oddity = writer.and_then(|writer| writer.oddity.as_ref());
        let breaks_become_blanks = writer.is_some_and(|writer| writer.breaks_become_blanks);
        let view = View::new(corpus, &corpus.langs, self.options);
        for (row, shown) in view.numbered_rows() {
            if is_written && !held[row] {
                let place = shown.texts.iter().position(Option::is_some).unwrap_or_default();
                self.left_out.add(&view, &shown.unit.id, place, shown.texts[place]);
            }
            for (n, text) in shown.texts.iter().enumerate() {
                let Some(text) = text else { continue };
                if losing.is_some_and(|lost| (lost.is_in)(&text.text)) {
                    self.characters.add(&view, &shown.unit.id, n, Some(text));
                }
                if breaks_become_blanks && has_breaks(&text.text) {
                    self.breaks.add(&view, &shown.unit.id, n, Some(text));
                }
                if oddity.is_some_and(|odd| (odd.is_in)(&text.text, self.options)) {
                    self.odd.add(&view, &shown.unit.id, n, Some(text));
                }
            }
        }
    }

    fn writer(&self) -> Option<&'static CorpusWriter> {
        self.format.descriptor().corpus.as_ref()
    }

    /// How many rows are in files of the format.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many rows score less than the options require.
    #[must_use]
    pub fn below(&self) -> usize {
        self.below
    }

    /// Whether a row is marked as reviewed.
    #[must_use]
    pub fn has_reviewed(&self) -> bool {
        self.reviewed
    }

    /// What the format cannot hold: rows and characters, each kind at its first place.
    #[must_use]
    pub fn losses(&self) -> Vec<Diagnostic> {
        let name = self.format.name();
        let characters = self.writer().and_then(|writer| writer.losing).and_then(|lost| {
            let [one, many] = ["text", "texts"]
                .map(|texts| format!("{texts} with {}, which {name} cannot hold", lost.name));
            let hint = "they are skipped; jsonl keeps them";
            self.characters.tell(Severity::Error, &one, &many, hint)
        });
        let [one, many] = ["text", "texts"]
            .map(|texts| format!("{texts} with tabs or line ends, which {name} cannot hold"));
        let hint = "each of them is written as a blank; csv and jsonl keep them";
        let breaks = self.breaks.tell(Severity::Warning, &one, &many, hint);
        self.lost_rows().into_iter().chain(characters).chain(breaks).collect()
    }

    /// How many of the rows that are sure enough are in no file, since the format cannot hold them.
    fn lost_rows(&self) -> Option<Diagnostic> {
        let (id, path, place) = self.left_out.first.as_ref()?;
        let (name, holds) = (self.format.name(), self.format.held_rows());
        let message = match self.left_out.count {
            1 => format!("row `{id}` skipped: {name} holds {holds}"),
            count => format!("{count} rows skipped: {name} holds {holds}; the first is `{id}`"),
        };
        let found = Diagnostic::new(Severity::Error, path, message).hint("jsonl holds all rows");
        Some(match place {
            Some(place) => found.at(*place),
            None => found,
        })
    }

    /// What is odd, though nothing is lost.
    #[must_use]
    pub fn remarks(&self) -> Vec<Diagnostic> {
        let oddity = self.writer().and_then(|writer| writer.oddity.as_ref());
        let remark =
            oddity.and_then(|Oddity { one, many, hint, .. }| self.odd.tell(Severity::Note, one, many, hint));
        remark.into_iter().collect()
    }
}
