//! What a format cannot hold of a corpus, or what those who read it refuse.

use hexapla_model::{Corpus, Diagnostic, Glossary, Severity, Text};

use crate::escape::{is_formula, loses_characters};
use crate::format::Format;
use crate::glossary::GlossaryFormat;
use crate::held::held;
use crate::options::Options;
use crate::view::View;

/// Translation programs refuse longer segments of a memory, in characters.
const MOST_CHARACTERS: usize = 2_000;
/// What is said where a spreadsheet would run texts.
const FORMULAS: &str = "--safe-cells puts an apostrophe before them";

impl Format {
    /// What those who look at `corpus` in this format beside others should know: one finding of a sort, at its first place.
    ///
    /// JSON Lines hold what this format does not, so that is an error only where it would not be expected.
    #[must_use]
    pub fn findings(self, corpus: &Corpus, options: &Options) -> Vec<Diagnostic> {
        let mut losses = self.losses(corpus, options);
        if self.name() != "xlsx" {
            // A row without a counterpart is of no use where pairs are wanted; a long one is missed.
            losses.iter_mut().for_each(|loss| loss.severity = Severity::Note);
        }
        losses.into_iter().chain(self.remarks(corpus, options)).collect()
    }

    /// What this format cannot hold of `corpus`: rows and characters, each kind at its first place.
    #[must_use]
    pub fn losses(self, corpus: &Corpus, options: &Options) -> Vec<Diagnostic> {
        let characters = self.losing().and_then(|Lost { is_in, name }| {
            let one = format!("text with {name}, which {} cannot hold", self.name());
            let many = format!("texts with {name}, which {} cannot hold", self.name());
            let hint = "they are left out; jsonl keeps them";
            find(corpus, options, |text| is_in(&text.text), (&one, &many), hint)
        });
        let characters = characters.map(|mut found| {
            found.severity = Severity::Error;
            found
        });
        left_out(self, corpus, options).into_iter().chain(characters).collect()
    }

    /// What is odd about `corpus` in this format, though nothing is lost.
    #[must_use]
    pub fn remarks(self, corpus: &Corpus, options: &Options) -> Vec<Diagnostic> {
        let is_long =
            |text: &Text| text.text.len() > MOST_CHARACTERS && text.text.chars().count() > MOST_CHARACTERS;
        let found = match self {
            Self::Tmx => {
                let one = format!("segment of more than {MOST_CHARACTERS} characters");
                let many = format!("segments of more than {MOST_CHARACTERS} characters");
                let hint = "Trados refuses such a segment; rows of sentences are shorter";
                find(corpus, options, is_long, (&one, &many), hint)
            }
            Self::Csv | Self::Tsv if !options.safe_cells => {
                let one = "text that a spreadsheet takes for a formula";
                let many = "texts that a spreadsheet takes for formulas";
                find(corpus, options, |text| is_formula(&text.text), (one, many), FORMULAS)
            }
            _ => None,
        };
        found.into_iter().collect()
    }

    /// Whether a text has characters that this format cannot hold, and what they are.
    fn losing(self) -> Option<Lost> {
        let controls = Lost { is_in: loses_characters, name: "control characters" };
        let nul = Lost { is_in: |text| text.contains('\0'), name: "NUL characters" };
        match self {
            Self::Tmx | Self::Html => Some(controls),
            #[cfg(feature = "docx")]
            Self::Docx => Some(controls),
            #[cfg(feature = "xces")]
            Self::Xces => Some(controls),
            Self::Csv | Self::Tsv | Self::Moses | Self::Ladder | Self::Vecalign => Some(nul),
            _ => None,
        }
    }
}

/// Characters that a format cannot hold.
struct Lost {
    is_in: fn(&str) -> bool,
    name: &'static str,
}

impl GlossaryFormat {
    /// What those who open `glossary` in this format should know.
    #[must_use]
    pub fn findings(self, glossary: &Glossary, options: &Options) -> Vec<Diagnostic> {
        let is_table = matches!(self, Self::Csv | Self::Tsv | Self::Memoq | Self::Multiterm);
        if !is_table || options.safe_cells {
            return Vec::new();
        }
        let terms = glossary.entries.iter().flat_map(|entry| entry.sections.iter().flatten());
        let terms = terms.flat_map(|section| &section.terms).filter(|term| is_formula(&term.text));
        let contexts = glossary.entries.iter().filter_map(|entry| entry.contexts.first());
        let texts = contexts.flat_map(|context| context.texts.iter().flatten());
        let message = match terms.count() + texts.filter(|text| is_formula(&text.text)).count() {
            0 => return Vec::new(),
            1 => format!("a text in {} that a spreadsheet takes for a formula", self.name()),
            more => format!("{more} texts in {} that a spreadsheet takes for formulas", self.name()),
        };
        vec![Diagnostic::new(Severity::Note, &glossary.name, message).hint(FORMULAS)]
    }
}

/// How many of the rows that are sure enough stand in no file, since the format cannot hold them, and the first of them.
fn left_out(format: Format, corpus: &Corpus, options: &Options) -> Option<Diagnostic> {
    if format.parts(&corpus.langs, options).is_empty() {
        return None;
    }
    let held = held(format, corpus, options);
    let whole = View::new(corpus, &corpus.langs, options);
    let mut lost = whole.numbered_rows().filter(|(n, _)| !held[*n]).map(|(_, row)| row);
    let first = lost.next()?;
    let (id, holds) = (&first.unit.id, format.held_rows());
    let message = match lost.count() {
        0 => format!("row `{id}` left out: {} holds {holds}", format.name()),
        more => format!("{} rows left out: {} holds {holds}; the first is `{id}`", more + 1, format.name()),
    };
    let place = first.texts.iter().position(Option::is_some).unwrap_or_default();
    let found = Diagnostic::new(Severity::Error, whole.path(place), message).hint("jsonl holds all rows");
    Some(match first.texts[place] {
        Some(text) => found.at(text.location),
        None => found,
    })
}

/// How many texts of the rows that are written are so, in words for one and for several, and where the first stands.
fn find(
    corpus: &Corpus,
    options: &Options,
    is_so: impl Fn(&Text) -> bool,
    message: (&str, &str),
    hint: &str,
) -> Option<Diagnostic> {
    let view = View::new(corpus, &corpus.langs, options);
    let texts = view.rows().flat_map(|row| row.texts.into_iter().enumerate());
    let mut found = texts.filter_map(|(n, text)| Some((n, text.filter(|text| is_so(text))?)));
    let (n, first) = found.next()?;
    let message = match found.count() {
        0 => format!("a {}", message.0),
        more => format!("{} {}", more + 1, message.1),
    };
    Some(Diagnostic::new(Severity::Note, view.path(n), message).at(first.location).hint(hint))
}
