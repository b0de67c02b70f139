//! The marks of footnotes: the author's numbers, or the order of the marks where they are named otherwise.

use std::collections::HashMap;

use hexapla_lang::join::superscript;
use pulldown_cmark::{Event, Tag};

/// The labels of a file's footnotes.
#[derive(Debug)]
pub(super) struct Notes {
    /// Labels with their place in the order of appearance, if they are names rather than marks.
    named: HashMap<String, usize>,
}

impl Notes {
    /// The labels that are in `events`.
    pub(super) fn new<'a>(events: impl Iterator<Item = Event<'a>>) -> Self {
        let mut named: HashMap<String, usize> = HashMap::new();
        for event in events {
            if let Event::FootnoteReference(label) | Event::Start(Tag::FootnoteDefinition(label)) = event {
                let next = named.len() + 1;
                named.entry(label.to_string()).or_insert(next);
            }
        }
        if named.keys().all(|l| is_mark(l)) {
            named.clear();
        }
        Self { named }
    }

    /// The mark of the footnote `label`: `¹²`, `*`.
    pub(super) fn mark(&self, label: &str) -> String {
        let number = self.named.get(label).map(ToString::to_string);
        number.as_deref().unwrap_or(label).chars().map(superscript).collect()
    }
}

/// Whether a label is printed as it is.
fn is_mark(label: &str) -> bool {
    label.chars().all(|c| c.is_ascii_digit()) || label.chars().all(|c| matches!(c, '*' | '†' | '‡'))
}
