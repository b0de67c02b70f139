//! Errors of finished documents: they were reported when the documents were made, and are true until they are made again.

use hexapla_model::{Diagnostic, Location, Severity};
use serde::{Deserialize, Serialize};

use crate::path_text::{escaped, unescaped};

/// A finding about something that is not in the results of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct FinishedError {
    /// The file that it is about.
    path: String,
    /// From 1, like the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    message: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

impl FinishedError {
    /// The finding, if it is an error.
    pub(crate) fn of(found: &Diagnostic) -> Option<Self> {
        (found.severity == Severity::Error).then(|| Self {
            path: escaped(&found.path),
            line: found.location.map(|location| location.line),
            page: found.location.and_then(|location| location.page),
            message: found.message.clone(),
            hint: found.hint.clone(),
        })
    }

    /// The finding as it was reported.
    pub(crate) fn finding(&self) -> Diagnostic {
        let Self { path, line, page, message, hint } = self;
        let found = Diagnostic::new(Severity::Error, unescaped(path), message);
        let found = line.iter().fold(found, |found, line| found.at(Location { line: *line, page: *page }));
        hint.iter().fold(found, Diagnostic::hint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_come_back_as_they_were() {
        let error = Diagnostic::new(Severity::Error, "a%b.txt", "lost");
        let place = Location { line: 7, page: Some(2) };
        for found in [error.clone(), error.clone().at(place), error.at(place).hint("save it again")] {
            assert_eq!(FinishedError::of(&found).expect("an error").finding(), found);
        }
        assert_eq!(FinishedError::of(&Diagnostic::new(Severity::Warning, "a", "odd")), None);
    }
}
