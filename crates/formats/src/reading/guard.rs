//! Apostrophes that guard cells of a table which a spreadsheet would take for formulas, as `--safe-cells` writes them.

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// Whether the apostrophes in a table that begins with `head` are ours: then all names of its first row are quoted, of
/// which these are the first.
pub(crate) fn is_ours(head: &str, names: [&str; 3], delimiter: u8) -> bool {
    let first = head.trim_start_matches(['\n', '\r']).split(['\n', '\r']).next().unwrap_or_default();
    let quoted = names.map(|name| format!("\"{name}\"{}", char::from(delimiter))).concat();
    first.starts_with(&quoted)
}

/// The cell without its guard, if it has one.
pub(crate) fn without(cell: &str) -> Option<&str> {
    let is_guarded = cell.trim_start_matches('\'').starts_with(FORMULA);
    cell.strip_prefix('\'').filter(|_| is_guarded)
}
