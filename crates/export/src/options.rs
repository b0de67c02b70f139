//! How a corpus or a glossary is written.

use hexapla_model::Lang;

/// How a corpus or a glossary is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Options {
    /// Begin tables of text (CSV, TSV) with a byte order mark, as some spreadsheets want.
    pub bom: bool,
    /// Put an apostrophe before cells of CSV and TSV that a spreadsheet would take for a formula.
    pub safe_cells: bool,
    /// The date in the file, as `YYYYMMDDThhmmssZ`; without it the same corpus gives the same bytes.
    pub date: Option<String>,
    /// Source and target of a glossary format that holds two languages; without it the first two of the glossary.
    pub pair: Option<(Lang, Lang)>,
}
