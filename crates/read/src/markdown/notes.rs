//! The marks of footnotes: the author's numbers, or the order of the marks where they are named otherwise.

use pulldown_cmark::{Event, Tag};

use crate::join::superscript;

/// The labels of a file's footnotes.
#[derive(Debug)]
pub(super) struct Notes {
    /// Labels in order of appearance, if they are names rather than marks.
    named: Vec<String>,
}

impl Notes {
    /// The labels that stand in `events`.
    pub(super) fn new<'a>(events: impl Iterator<Item = Event<'a>>) -> Self {
        let mut labels: Vec<String> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for event in events {
            if let Event::FootnoteReference(label) | Event::Start(Tag::FootnoteDefinition(label)) = event
                && seen.insert(label.to_string())
            {
                labels.push(label.to_string());
            }
        }
        let all_marks = labels.iter().all(|l| is_mark(l));
        Self { named: if all_marks { Vec::new() } else { labels } }
    }

    /// The mark of the footnote `label`: `¹²`, `*`.
    pub(super) fn mark(&self, label: &str) -> String {
        let number = self.named.iter().position(|l| l == label).map(|n| (n + 1).to_string());
        number.as_deref().unwrap_or(label).chars().map(superscript).collect()
    }
}

/// Whether a label is printed as it is.
fn is_mark(label: &str) -> bool {
    label.chars().all(|c| c.is_ascii_digit()) || label.chars().all(|c| matches!(c, '*' | '†' | '‡'))
}
