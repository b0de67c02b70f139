//! Rows and columns that a workbook hides: they are read like the others, and a note reports them.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use hexapla_model::Severity;
use hexapla_source::findings::{plural, shown};

use crate::reading::builder::Builder;
use crate::reading::columns::Columns;

/// What is hidden in the parts of a workbook.
#[derive(Debug, Default)]
pub(crate) struct Hidden {
    /// The sheets: name, and the id of the relation to the part.
    sheets: Vec<(String, String)>,
    /// The parts by the ids of relations.
    targets: HashMap<String, String>,
    parts: HashMap<String, Part>,
    /// What sheets hide whose names are known at once.
    named: HashMap<String, Part>,
}

/// What is hidden in a sheet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Part {
    pub(crate) rows: usize,
    /// Columns, counted from 1.
    pub(crate) columns: Vec<RangeInclusive<usize>>,
}

impl Hidden {
    /// What these sheets hide.
    pub(crate) fn of_sheets<'s>(sheets: impl Iterator<Item = (&'s str, &'s Part)>) -> Self {
        let named = sheets.map(|(name, part)| (name.to_owned(), part.clone())).collect();
        Self { named, ..Self::default() }
    }

    /// Looks at the part of the package with this name.
    pub(crate) fn see(&mut self, name: &str, bytes: &[u8]) {
        if name == "xl/workbook.xml" {
            let sheets =
                tags(bytes, "sheet").filter_map(|tag| Some((value(tag, "name")?, value(tag, "r:id")?)));
            self.sheets.extend(sheets);
        } else if name == "xl/_rels/workbook.xml.rels" {
            let targets = tags(bytes, "Relationship")
                .filter_map(|tag| Some((value(tag, "Id")?, value(tag, "Target")?)));
            self.targets.extend(targets);
        } else if name.starts_with("xl/worksheets/") {
            let rows = tags(bytes, "row").filter(|tag| is_hidden(tag)).count();
            let columns = tags(bytes, "col")
                .filter(|tag| is_hidden(tag))
                .filter_map(|tag| Some(value(tag, "min")?.parse().ok()?..=value(tag, "max")?.parse().ok()?));
            self.parts.insert(name.to_owned(), Part { rows, columns: columns.collect() });
        }
    }

    /// Reports what is hidden in a sheet with these columns.
    pub(crate) fn tell(&self, sheet: &str, columns: &Columns, builder: &mut Builder<'_>) {
        let Some(part) = self.part(sheet) else { return };
        let sheet = shown(sheet);
        if part.rows > 0 {
            let message = format!("sheet `{sheet}` hides {} row{}: read too", part.rows, plural(part.rows));
            builder.finding(Severity::Note, 0, &message, "delete what is not to be read");
        }
        let texts = columns.texts().into_iter();
        let texts =
            texts.filter(|(column, _)| part.columns.iter().any(|range| range.contains(&(column + 1))));
        let names: Vec<String> = texts.map(|(_, lang)| format!("`{lang}`")).collect();
        if !names.is_empty() {
            let (s, names) = (plural(names.len()), names.join(", "));
            let message = format!("sheet `{sheet}` hides the column{s} of texts in {names}: read too");
            builder.finding(Severity::Note, 0, &message, "delete what is not to be read");
        }
    }

    fn part(&self, sheet: &str) -> Option<&Part> {
        if let Some(part) = self.named.get(sheet) {
            return Some(part);
        }
        let (_, id) = self.sheets.iter().find(|(name, _)| name == sheet)?;
        let target = self.targets.get(id)?;
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        self.parts.get(&path)
    }
}

/// The insides of the tags that open an element of this name.
fn tags<'b>(bytes: &'b [u8], name: &'b str) -> impl Iterator<Item = &'b str> {
    bytes.split(|byte| *byte == b'<').filter_map(move |part| {
        let rest = part.strip_prefix(name.as_bytes())?;
        let end = rest.iter().position(|byte| *byte == b'>')?;
        std::str::from_utf8(&rest[..end]).ok().filter(|tag| tag.starts_with([' ', '\n', '\t', '\r']))
    })
}

/// The value of an attribute.
fn value(tag: &str, name: &str) -> Option<String> {
    let is_named =
        |at: usize| tag[..at].ends_with(char::is_whitespace) && tag[at + name.len()..].starts_with("=\"");
    let (at, _) = tag.match_indices(name).find(|(at, _)| is_named(*at))?;
    let value = tag[at + name.len() + 2..].split('"').next()?;
    Some(value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

fn is_hidden(tag: &str) -> bool {
    value(tag, "hidden").is_some_and(|value| value == "1" || value == "true")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use hexapla_source::Limits;

    use super::*;

    #[test]
    fn what_a_sheet_hides() {
        let mut hidden = Hidden::default();
        for (name, xml) in [
            (
                "xl/workbook.xml",
                "<sheets><sheet name=\"a &amp; b\" sheetId=\"1\" r:id=\"r2\"/><sheet name=\"c\" r:id=\"r1\"/></sheets>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationship Id=\"r1\" Target=\"/xl/worksheets/x.xml\"/><Relationship Id=\"r2\" Target=\"worksheets/y.xml\"/>",
            ),
            ("xl/worksheets/x.xml", "<cols/><rows/><row r=\"1\"/><row r=\"2\" hidden=\"0\"/>"),
            (
                "xl/worksheets/y.xml",
                "<col min=\"1\" max=\"2\" hidden=\"1\"/><row r=\"1\" hidden=\"true\"/><row r=\"2\"\nhidden=\"1\"/>",
            ),
        ] {
            hidden.see(name, xml.as_bytes());
        }
        let said = |sheet: &str| {
            let (limits, columns) = (Limits::default(), Columns::new(&["id", "en", "fr"]));
            let mut builder = Builder::new(Path::new("a"), &limits);
            hidden.tell(sheet, &columns, &mut builder);
            builder.finding(Severity::Error, 0, "last", "");
            let found = builder.finish().unwrap().diagnostics;
            found.into_iter().map(|found| found.message).collect::<Vec<_>>()
        };
        let want = [
            "sheet `a & b` hides 2 rows: read too",
            "sheet `a & b` hides the column of texts in `en`: read too",
            "last",
        ];
        assert_eq!(said("a & b"), want);
        assert_eq!(said("c"), ["last"]);
    }
}
