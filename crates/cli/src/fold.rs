//! Counts messages that are alike, so that a thousand of them do not drown the rest.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use hexapla::model::Diagnostic;

/// How many messages of one kind are shown for each file.
const SHOWN: usize = 10;

/// Messages that were held back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Folded {
    /// The file that they are about.
    pub(crate) path: PathBuf,
    /// What they have in common; `…` marks where they differ.
    pub(crate) kind: String,
    /// How many.
    pub(crate) count: usize,
}

/// Counts by file and kind of message.
#[derive(Debug, Default)]
pub(crate) struct Fold {
    counts: BTreeMap<(PathBuf, String), usize>,
}

impl Fold {
    /// Whether `diagnostic` is among the first of its kind in its file.
    pub(crate) fn admit(&mut self, diagnostic: &Diagnostic) -> bool {
        let key = (diagnostic.path.clone(), kind(&diagnostic.message));
        let count = self.counts.entry(key).or_default();
        *count += 1;
        *count <= SHOWN
    }

    /// Forgets the messages about the file at `path`, or all; gives what was held back.
    pub(crate) fn take(&mut self, path: Option<&Path>) -> Vec<Folded> {
        let (taken, kept): (BTreeMap<_, _>, BTreeMap<_, _>) = std::mem::take(&mut self.counts)
            .into_iter()
            .partition(|((file, _), _)| path.is_none_or(|p| p == file));
        self.counts = kept;
        let held = taken.into_iter().filter(|(_, count)| *count > SHOWN);
        held.map(|((path, kind), count)| Folded { path, kind, count: count - SHOWN }).collect()
    }
}

/// The message without what differs from place to place: numbers and quoted text.
fn kind(message: &str) -> String {
    let mut plain = String::new();
    let mut closing = None;
    for c in message.chars() {
        match (closing, c) {
            (Some(end), _) if c == end => {
                plain.push('…');
                closing = None;
            }
            (Some(_), _) => {}
            (None, '`') => closing = Some('`'),
            (None, '“') => closing = Some('”'),
            (None, _) => plain.push(c),
        }
    }
    let words = plain.split_whitespace().map(|word| if word.contains(char::is_numeric) { "…" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use hexapla::model::Severity;

    #[test]
    fn kinds() {
        for (message, want) in [
            ("paragraph 13 follows paragraph 11", "paragraph … follows paragraph …"),
            ("item 12.b of en has no counterpart in fr", "item … of en has no counterpart in fr"),
            ("label `3.`, read as 2.C, does not count", "label …, read as … does not count"),
            ("heading “第 3 章…” of zh is odd", "heading … of zh is odd"),
        ] {
            assert_eq!(kind(message), want);
        }
    }

    #[test]
    fn the_eleventh_is_held_back() {
        let mut fold = Fold::default();
        let says =
            |file: &str, n: usize| Diagnostic::new(Severity::Warning, file, format!("line {n} is odd"));
        let admitted = (0..25).filter(|n| fold.admit(&says("a.txt", *n))).count();
        assert_eq!(admitted, 10);
        assert!(fold.admit(&says("b.txt", 1)));
        let want = Folded { path: "a.txt".into(), kind: "line … is odd".into(), count: 15 };
        assert_eq!(fold.take(Some(Path::new("b.txt"))), []);
        assert_eq!(fold.take(None), [want]);
        assert_eq!(fold.take(None), []);
    }
}
