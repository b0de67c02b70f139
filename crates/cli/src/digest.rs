//! Which findings about a document are shown: as many as a person reads, warnings first.

use std::collections::BTreeSet;

use hexapla::model::{Diagnostic, Severity};

/// The most lines that the findings about one document take.
const LINES: usize = 12;
/// The greatest length of a message, in characters: one that lists more places ends in `…`.
const LONGEST: usize = 140;

/// A finding that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) found: Diagnostic,
    /// Whether its hint is shown too: each once, as far as there is room.
    pub(crate) hint: bool,
}

/// What is shown of the findings about a document, in their order, and how many more there are.
pub(crate) fn digest(findings: &[Diagnostic]) -> (Vec<Shown>, usize) {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|n| std::cmp::Reverse(findings[*n].severity >= Severity::Warning));
    // The last line says how many more there are.
    let most = if findings.len() > LINES { LINES - 1 } else { LINES };
    let mut shown: Vec<usize> = order.into_iter().take(most).collect();
    shown.sort_unstable();
    let mut room = LINES - shown.len() - usize::from(shown.len() < findings.len());
    let mut hints = BTreeSet::new();
    let more = findings.len() - shown.len();
    let mut out = Vec::with_capacity(shown.len());
    for found in shown.into_iter().map(|n| &findings[n]) {
        let hint = room > 0 && found.hint.as_ref().is_some_and(|hint| hints.insert(hint));
        room -= usize::from(hint);
        let mut short = found.clone();
        short.message = shortened(&found.message);
        out.push(Shown { hint, found: short });
    }
    (out, more)
}

/// The message, cut after an item of its list if it is too long.
fn shortened(message: &str) -> String {
    let Some((end, _)) = message.char_indices().nth(LONGEST) else { return message.to_owned() };
    match message[..end].rfind(", ") {
        Some(at) if message[..at].contains(": ") => format!("{} …", &message[..at]),
        _ => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(severity: Severity, count: usize) -> Vec<Diagnostic> {
        (0..count)
            .map(|n| Diagnostic::new(severity, "a.txt", format!("finding {n}")).hint("do this"))
            .collect()
    }

    #[test]
    fn a_dozen_lines_with_warnings_first() {
        for (notes, warnings, shown, more) in
            [(2, 3, 5, 0), (12, 0, 12, 0), (20, 0, 11, 9), (20, 5, 11, 14), (0, 40, 11, 29)]
        {
            let mut all = findings(Severity::Note, notes);
            all.extend(findings(Severity::Warning, warnings));
            let (found, rest) = digest(&all);
            assert_eq!((found.len(), rest), (shown, more));
            let hints = found.iter().filter(|one| one.hint).count();
            assert!(hints <= 1 && found.len() + hints + usize::from(rest > 0) <= LINES);
            let kept = found.iter().filter(|one| one.found.severity == Severity::Warning).count();
            assert_eq!(kept, warnings.min(shown));
        }
    }

    #[test]
    fn long_lists_end_early() {
        let numbers: Vec<String> = (100..200).map(|n| n.to_string()).collect();
        let message = format!("100 paragraphs are missing: {}", numbers.join(", "));
        assert!(shortened(&message).ends_with(", 121 …"), "{}", shortened(&message));
        assert_eq!(shortened("short: 1, 2"), "short: 1, 2");
        let prose = "a, ".repeat(100);
        assert_eq!(shortened(&prose), prose, "no list");
    }
}
