//! OmegaT glossaries: source, target and comment of one pair of languages, one line per pair of terms.

use std::io::{self, Write};

use hexapla_model::{ConceptEntry, Glossary};

use crate::writing::content::{comments, entries, evidence, pair, place, terms};
use crate::writing::escape::{one_line, xml_text};
use crate::writing::options::Options;

/// Writes the entries of `glossary` that have terms in both languages of the pair; each synonym has a line.
///
/// OmegaT takes the file by its ending `.utf8`, without byte order mark or head.
pub(crate) fn write(glossary: &Glossary, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let (source, target) = pair(glossary, options)?;
    for entry in entries(glossary) {
        let comment = cell(&comment(entry));
        for source in terms(entry, source) {
            // A line that begins with `#` is a comment.
            let text = cell(&source.text);
            let blank = if text.starts_with('#') { " " } else { "" };
            for target in terms(entry, target) {
                writeln!(out, "{blank}{text}\t{}\t{comment}", cell(&target.text))?;
            }
        }
    }
    Ok(())
}

fn cell(text: &str) -> String {
    one_line(&xml_text(text)).into_owned()
}

fn comment(entry: &ConceptEntry) -> String {
    let mut parts: Vec<String> = entry.domain.iter().cloned().collect();
    parts.extend(evidence(entry).map(|(score, frequency)| format!("{frequency} ×, score {score}")));
    parts.extend(entry.contexts.first().map(place));
    parts.extend(comments(entry));
    parts.join("; ")
}
