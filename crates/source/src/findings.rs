//! Collects what is odd about a file, without running over when all of it is.

use std::path::Path;

use hexapla_model::{Diagnostic, Location, Severity};

/// How many findings are kept for a file.
const KEPT: usize = 1_000;
/// How many characters of an input are shown in a message.
const SHOWN: usize = 60;

/// What is to be reported about a file, without the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// How serious it is.
    pub severity: Severity,
    /// The line that it is about, from 1, or 0 for the whole file.
    pub line: u32,
    /// What is odd.
    pub message: String,
    /// What to do about it; may be empty.
    pub hint: &'static str,
}

impl Remark {
    /// The finding about the file at `path`.
    #[must_use]
    pub fn about(self, path: &Path) -> Diagnostic {
        let found = Diagnostic::new(self.severity, path, self.message);
        let found = if self.line > 0 { found.at(Location { line: self.line, page: None }) } else { found };
        if self.hint.is_empty() { found } else { found.hint(self.hint) }
    }
}

/// The findings about one file, in the order of its lines.
#[derive(Debug)]
pub struct Findings<'a> {
    path: &'a Path,
    kept: Vec<Diagnostic>,
    /// What messages begin with.
    sheet: String,
    more: Option<(usize, Severity)>,
}

impl<'a> Findings<'a> {
    /// No findings yet about the file at `path`.
    pub fn new(path: &'a Path) -> Self {
        Self { path, kept: Vec::new(), sheet: String::new(), more: None }
    }

    /// One finding on a line, or about the whole file if the line is 0; `hint` may be empty.
    pub fn push(&mut self, severity: Severity, line: u32, message: &str, hint: &str) {
        if self.kept.len() == KEPT {
            let (count, worst) = self.more.unwrap_or((0, severity));
            self.more = Some((count + 1, worst.max(severity)));
            return;
        }
        let message = if line > 0 { format!("{}{message}", self.sheet) } else { message.to_owned() };
        let found = Diagnostic::new(severity, self.path, message);
        let found = if line > 0 { found.at(Location { line, page: None }) } else { found };
        self.kept.push(if hint.is_empty() { found } else { found.hint(hint) });
    }

    /// What is found on a line from now on is in this sheet of a workbook of several.
    pub fn set_sheet(&mut self, name: Option<&str>) {
        self.sheet = name.map(|name| format!("sheet `{}`: ", shown(name))).unwrap_or_default();
    }

    /// Whether something is skipped.
    pub fn have_errors(&self) -> bool {
        self.kept.iter().any(|found| found.severity == Severity::Error)
    }

    /// All findings; a last one counts those that were too many.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        if let Some((count, worst)) = self.more {
            self.kept.push(Diagnostic::new(
                worst,
                self.path,
                format!("and {count} more finding{}", plural(count)),
            ));
        }
        self.kept
    }
}

/// The end of a noun of which there are `count`.
pub fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// The beginning of a text from the input, for a message.
pub fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_many_are_counted() {
        let mut findings = Findings::new(Path::new("a"));
        (1..=1_002).for_each(|n| findings.push(Severity::Note, n, "odd", ""));
        findings.push(Severity::Error, 1_003, "wrong", "mend it");
        let all = findings.finish();
        assert_eq!(all.len(), 1_001);
        assert_eq!(all[1_000].to_string(), "error: a: and 3 more findings");
        assert_eq!(shown(&"语".repeat(61)), format!("{}…", "语".repeat(60)));
    }
}
