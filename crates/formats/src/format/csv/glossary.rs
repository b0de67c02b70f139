//! A glossary as a table of text: one row per entry, or one row per term.

use std::io::{self, Write};

use hexapla_model::Glossary;

use crate::writing::options::Options;
use crate::writing::table;
use crate::writing::term_table::{Contexts, TermTable};

/// Writes `glossary` separated by commas.
pub(crate) fn write_csv(glossary: &Glossary, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    table::write_csv(TermTable::new(glossary, options, Contexts::With).all(), options, out)
}

/// Writes `glossary` separated by tabs.
pub(crate) fn write_tsv(glossary: &Glossary, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    table::write_tsv(TermTable::new(glossary, options, Contexts::With).all(), options, out)
}
