//! Reads a term base from a workbook.

use hexapla_lang::naming;
use hexapla_model::{Lang, Severity, TermBase, Warned};
use hexapla_source::{Cause, Limits, Source};

use super::reader as spreadsheet;
use super::sheets::{self, Sheets, others};
use crate::format::csv;
use crate::reading::term_builder::Builder;
use crate::reading::term_facts;

/// The term base in a workbook: all sheets whose rows are entries by themselves; of others those with the languages of the
/// first that names any.
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
    let (contexts, found): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(sheet, _)| sheets::hold_contexts(&sheet.text));
    for (sheet, table) in found {
        let (takes, finding) = if table.stands_alone() {
            (true, sheet.is_hidden.then(|| sheets::hidden(&sheet.name)))
        } else {
            names.takes(&sheet.name, sheet.is_hidden, &table.langs(), &sheet.text)
        };
        if let Some((severity, message, hint)) = finding {
            builder.finding(severity, 0, &message, hint);
        }
        if takes {
            builder.begin_sheet(&sheet.name, table.ids());
            table.rows(&mut builder)?;
        }
    }
    contexts.iter().for_each(|(sheet, _)| read_contexts(&sheet.text, &mut builder));
    if let Some(message) = others(lacking.iter().filter(|(_, is_lost, _)| *is_lost).map(|(name, ..)| *name)) {
        builder.finding(Severity::Error, 0, &message, sheets::OTHERS);
    }
    Ok(builder.finish())
}

/// Whether the sheets are those of a glossary as we write it.
pub(crate) fn is_glossary(bytes: &[u8], limits: &Limits) -> bool {
    let names = spreadsheet::sheet_names(bytes, limits).unwrap_or_default();
    ["terms", "contexts"].iter().all(|name| names.iter().any(|own| own == name))
}

/// Reads the sheet of contexts of a glossary as we write it, whose entries are read.
fn read_contexts(text: &str, builder: &mut Builder<'_>) {
    let mut rows = text.lines().map(|line| line.split('\t').collect::<Vec<&str>>());
    let Some(head) = rows.next() else { return };
    let place = |name: &str| head.iter().position(|cell| *cell == name);
    let [id, unit, symbol, anchor] = ["id", "context_id", "symbol", "anchor"].map(place);
    for row in rows {
        let cell = |column: Option<usize>| column.and_then(|n| row.get(n)).copied().unwrap_or_default();
        let langs = head.iter().zip(&row).enumerate().filter(|(n, _)| Some(*n) != id);
        let texts = langs.filter_map(|(_, (name, text))| Some((naming::of_label(name)?, *text)));
        if let Some(context) = term_facts::context([unit, symbol, anchor].map(|n| cell(n).to_owned()), texts)
        {
            builder.context(cell(id), context);
        }
    }
}
