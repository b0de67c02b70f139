//! What was noticed about the versions of a document: an object with a list, beside the rows.

use std::io::{self, Write};

use hexapla_model::Diagnostic;
use serde::Serialize;

use crate::writing::view::View;

/// Writes `{"document": …, "findings": […]}`, one finding per line.
pub(crate) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let name = serde_json::Value::from(view.corpus.name.as_str());
    write!(out, "{{\"document\": {name}, \"findings\": [")?;
    for (n, found) in view.corpus.findings.iter().enumerate() {
        out.write_all(if n == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &Finding::new(found))?;
    }
    writeln!(out, "\n]}}")
}

#[derive(Serialize)]
struct Finding<'a> {
    severity: &'static str,
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
}

impl<'a> Finding<'a> {
    fn new(found: &'a Diagnostic) -> Self {
        Self {
            severity: found.severity.as_str(),
            file: found.path.display().to_string(),
            line: found.location.map(|location| location.line),
            page: found.location.and_then(|location| location.page),
            message: &found.message,
            hint: found.hint.as_deref(),
        }
    }
}
