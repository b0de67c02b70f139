//! Reads a term base from a workbook.

use hexapla_model::{Lang, Severity, TermBase, Warned};
use hexapla_source::{Cause, Source};

use super::reader as spreadsheet;
use super::sheets::{self, Sheets, others};
use crate::format::csv;
use crate::reading::term_builder::Builder;

/// The term base in a workbook: all sheets with the languages of the first that names any.
pub(crate) fn read(source: &Source<'_>, langs: &[Lang]) -> Result<Warned<TermBase>, Cause> {
    let mut builder = Builder::new(source.path, source.limits.rows);
    let all = spreadsheet::lines(source.bytes, source.limits)?;
    let (mut found, mut lacking) = (Vec::new(), Vec::new());
    for sheet in all.iter().filter(|sheet| !sheet.text.trim().is_empty()) {
        match csv::term_base::Table::sniff(&sheet.text, b"\t", langs) {
            Ok(table) => found.push((sheet, table)),
            Err(error @ Cause::NoLanguageColumn { .. }) => {
                let cells = sheet.text.split(['\t', '\n']);
                let is_lost = sheets::hold_text(cells.clone()) && !sheets::is_ours(&sheet.name, cells);
                lacking.push((sheet.name.as_str(), is_lost, error));
            }
            Err(error) => return Err(error),
        }
    }
    let mut names = Sheets::new(found.iter().map(|(sheet, table)| (sheet.name.as_str(), table.langs())));
    if found.is_empty() {
        let error = lacking.into_iter().next().map(|(.., error)| error);
        return Err(error.unwrap_or(Cause::Empty));
    }
    for (sheet, table) in found {
        let (takes, finding) = names.takes(&sheet.name, sheet.is_hidden, &table.langs(), &sheet.text);
        if let Some((severity, message, hint)) = finding {
            builder.finding(severity, 0, &message, hint);
        }
        if takes {
            builder.begin_sheet(&sheet.name, table.ids());
            table.rows(&mut builder)?;
        }
    }
    if let Some(message) = others(lacking.iter().filter(|(_, is_lost, _)| *is_lost).map(|(name, ..)| *name)) {
        builder.finding(Severity::Error, 0, &message, sheets::OTHERS);
    }
    Ok(builder.finish())
}
