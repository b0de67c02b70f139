//! What the registry knows of a format: its names, and how it is written and read. A format's folder fills it in.

use std::io::{self, Write};
use std::path::Path;

use hexapla_model::{Glossary, Lang, TermBase, Warned};
use hexapla_source::stream::Stream;
use hexapla_source::{Cause, Loader, Source};

use crate::head::Head;
use crate::output::facet::Facet;
use crate::reading::builder::Builder;
use crate::reading::packed::PackedCorpus;
use crate::writing::escape::loses_characters;
use crate::writing::options::Options;
pub(crate) use crate::writing::part::WriteRows;
use crate::writing::part::{Kind, Part};
use crate::writing::parts;
use crate::writing::view::Row;

/// A format.
pub(crate) struct Descriptor {
    /// The name it has on the command line.
    pub(crate) name: &'static str,
    /// Other names that people give it.
    pub(crate) aliases: &'static [&'static str],
    /// What its files end in, without the first dot; names of the languages of a pair are before it.
    pub(crate) extension: &'static str,
    /// How corpora are written.
    pub(crate) corpus: Option<CorpusWriter>,
    /// How glossaries are written.
    pub(crate) glossary: Option<GlossaryWriter>,
    /// How corpora are read.
    pub(crate) reader: Option<CorpusReader>,
    /// How term bases are read.
    pub(crate) term_base: Option<TermBaseReader>,
}

impl Descriptor {
    /// A format of that name and extension, neither written nor read.
    pub(crate) const fn new(name: &'static str) -> Self {
        let aliases: &[&str] = &[];
        Self { name, aliases, extension: name, corpus: None, glossary: None, reader: None, term_base: None }
    }
}

impl Descriptor {
    /// What all its files have in common, if corpora are written in it.
    pub(crate) fn kind(&self) -> Option<Kind> {
        self.corpus.as_ref().map(|writer| writer.kind(self.name, self.extension))
    }
}

/// How a format is written from a corpus.
pub(crate) struct CorpusWriter {
    /// Writes a file that holds rows.
    pub(crate) write: WriteRows,
    /// The files of a corpus in these languages.
    pub(crate) files: fn(Kind, &[Lang], &Options) -> Vec<Part>,
    /// Whether it holds nothing but texts beside their translations.
    pub(crate) needs_two_languages: bool,
    /// Whether rows are written one after the other, so that a corpus can come in stretches.
    pub(crate) takes_stretches: bool,
    /// Whether it holds rows of any score.
    pub(crate) holds_unsure: bool,
    /// Whether a folder of such files needs a card.
    pub(crate) has_card: bool,
    /// Whether users expect every row here even though JSON Lines also has it; if so, a skipped row is an error rather
    /// than a note.
    pub(crate) expects_all_rows: bool,
    /// Whether a file can hold a row.
    pub(crate) holds: fn(&Row<'_>) -> bool,
    /// What rows it holds, for a message.
    pub(crate) held_rows: fn() -> String,
    /// Characters that it cannot hold.
    pub(crate) losing: Option<Lost>,
    /// Whether tabs and line ends in a text become blanks.
    pub(crate) breaks_become_blanks: bool,
    /// What those who read it refuse or misunderstand.
    pub(crate) oddity: Option<Oddity>,
}

impl CorpusWriter {
    /// A format that holds everything, in one file or in one for each pair of languages where that is asked for.
    pub(crate) const fn new(write: WriteRows) -> Self {
        Self {
            write,
            files: parts::together_or_pairs,
            needs_two_languages: false,
            takes_stretches: false,
            holds_unsure: false,
            has_card: false,
            expects_all_rows: false,
            holds: |_| true,
            held_rows: || "rows with text".to_owned(),
            losing: None,
            breaks_become_blanks: false,
            oddity: None,
        }
    }
}

impl CorpusWriter {
    /// What all files of the format with this name and extension have in common.
    pub(crate) const fn kind(&self, name: &'static str, extension: &'static str) -> Kind {
        let Self { write, holds, holds_unsure, takes_stretches, .. } = *self;
        Kind { name, extension, write, holds, holds_unsure, takes_stretches }
    }
}

/// Characters that a format cannot hold.
#[derive(Clone, Copy)]
pub(crate) struct Lost {
    /// Whether a text has one.
    pub(crate) is_in: fn(&str) -> bool,
    /// What they are called.
    pub(crate) name: &'static str,
}

impl Lost {
    /// Characters that XML 1.0 cannot hold.
    pub(crate) const CONTROLS: Self = Self { is_in: loses_characters, name: "control characters" };
    /// Characters at which many programs take a text to end.
    pub(crate) const NULS: Self = Self { is_in: |text| text.contains('\0'), name: "NUL characters" };
}

/// What those who read a format refuse or misunderstand in a text.
pub(crate) struct Oddity {
    /// Whether a text is so.
    pub(crate) is_in: fn(&str, &Options) -> bool,
    /// What one such text is called.
    pub(crate) one: &'static str,
    /// What several are called.
    pub(crate) many: &'static str,
    /// What to do about it.
    pub(crate) hint: &'static str,
}

/// Writes a glossary to a file.
pub(crate) type WriteGlossary = fn(&Glossary, &Options, &mut dyn Write) -> io::Result<()>;

/// How a format is written from a glossary.
pub(crate) struct GlossaryWriter {
    /// Writes a file.
    pub(crate) write: WriteGlossary,
    /// The program that reads it, if a file holds one pair of languages.
    pub(crate) pairs_for: Option<&'static str>,
    /// Whether it is a table that spreadsheets open, which take some texts for formulas.
    pub(crate) is_table: bool,
    /// What it does not hold of an entry.
    pub(crate) drops: &'static [Facet],
    /// Its place among the formats that a user can choose from.
    pub(crate) place: u8,
}

impl GlossaryWriter {
    /// A format that holds everything, all languages in one file.
    pub(crate) const fn new(write: WriteGlossary, place: u8) -> Self {
        Self { write, pairs_for: None, is_table: false, drops: &[], place }
    }

    /// The same format, which does not hold these.
    pub(crate) const fn without(mut self, drops: &'static [Facet]) -> Self {
        self.drops = drops;
        self
    }
}

/// Reads a corpus from a stream of text.
pub(crate) type ReadText = fn(Stream<'_>, Builder<'_>, &[Lang]) -> Result<Warned<PackedCorpus>, Cause>;
/// Reads a corpus from the file of that name, and from others that belong to it.
pub(crate) type ReadFile = fn(&Loader, &Path, &[Lang]) -> Result<Warned<PackedCorpus>, Cause>;

/// What a reader of corpora starts from.
#[derive(Clone, Copy)]
pub(crate) enum Reading {
    /// A stream of text.
    Text(ReadText),
    /// A file.
    File(ReadFile),
}

/// How a corpus is read from a format.
pub(crate) struct CorpusReader {
    /// What its files may end in, without the first dot.
    pub(crate) endings: &'static [&'static str],
    /// How much the first bytes of a file look like the format; 0 is not at all.
    pub(crate) sniff: fn(&Head<'_>) -> usize,
    /// Reads a corpus.
    pub(crate) read: Reading,
    /// Its place among the formats that a user can choose from.
    pub(crate) place: u8,
}

/// How a term base is read from a format.
pub(crate) struct TermBaseReader {
    /// Whether a file is in this format.
    pub(crate) opens: fn(&Source<'_>) -> Result<bool, Cause>,
    /// Reads a term base from a file.
    pub(crate) read: fn(&Source<'_>, &[Lang]) -> Result<Warned<TermBase>, Cause>,
}
