//! Tables of text, CSV and TSV: corpora, glossaries and term bases, written and read.

mod apostrophes;
mod delimiter;
pub(crate) mod glossary;
mod original;
pub(crate) mod quotes;
pub(crate) mod reader;
mod table;
pub(crate) mod term_base;
mod term_records;
pub(crate) mod writer;

use crate::descriptor::{
    CorpusReader, CorpusWriter, Descriptor, GlossaryWriter, Lost, Oddity, Reading, WriteRows,
};
use crate::output::facet::Facet;
use crate::writing::escape::is_formula;

/// Comma-separated values.
pub(crate) const CSV: Descriptor = Descriptor {
    corpus: Some(rows(|view, out| writer::write(view, out))),
    glossary: Some(GlossaryWriter {
        is_table: true,
        ..GlossaryWriter::new(glossary::write_csv, 10).without(&[Facet::MoreContexts])
    }),
    reader: Some(CorpusReader {
        endings: &["csv"],
        // Where both separators do equally well, it is CSV.
        sniff: |head| match head
            .line()
            .map_or(0, |line| delimiter::languages(line, delimiter::Separator::Comma))
        {
            0 => 0,
            langs => 2 * langs + 1,
        },
        read: Reading::Text(reader::read),
        place: 30,
    }),
    ..Descriptor::new("csv")
};

/// Tab-separated values.
pub(crate) const TSV: Descriptor = Descriptor {
    corpus: Some(CorpusWriter {
        breaks_become_blanks: true,
        ..rows(|view, out| writer::write_tsv(view, out))
    }),
    glossary: Some(GlossaryWriter {
        is_table: true,
        ..GlossaryWriter::new(glossary::write_tsv, 20).without(&[Facet::MoreContexts])
    }),
    reader: Some(CorpusReader {
        endings: &["tsv", "tab"],
        sniff: |head| 2 * head.line().map_or(0, |line| delimiter::languages(line, delimiter::Separator::Tab)),
        read: Reading::Text(reader::read),
        place: 40,
    }),
    ..Descriptor::new("tsv")
};

/// Texts that a spreadsheet would run.
const FORMULAS: Oddity = Oddity {
    is_in: |text, options| !options.safe_cells && is_formula(text),
    one: "text that a spreadsheet takes for a formula",
    many: "texts that a spreadsheet takes for formulas",
    hint: crate::writing::escape::FORMULAS,
};

const fn rows(write: WriteRows) -> CorpusWriter {
    CorpusWriter {
        takes_stretches: true,
        losing: Some(Lost::NULS),
        oddity: Some(FORMULAS),
        ..CorpusWriter::new(write)
    }
}
