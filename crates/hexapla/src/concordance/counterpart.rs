//! What translates a stretch of a text, by the links of its words.

use hexapla_model::{Column, Link, Span, WordClass, WordToken};

/// The least probability of a link that counts. This and the next two were chosen among five settings, by how many
/// counterparts of the gold terms of our report (`corpora/un-style-report`) are marked exactly: .93 to .95 in French
/// and Spanish, .86 in Chinese.
const LEAST: f32 = 0.3;
/// How many words that no link reaches may be inside a counterpart, one after the other: articles, prepositions.
const GAP: usize = 4;
/// How many of these may have content.
const CONTENT: usize = 1;

/// A row of two languages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'r> {
    pub(super) source: &'r Column,
    pub(super) target: &'r Column,
    pub(super) links: &'r [Link],
    /// Index of the row in both columns.
    pub(super) place: usize,
}

/// A stretch of target words, and how much speaks for it.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    first: usize,
    last: usize,
    weight: f32,
}

/// What translates each of the `spans` of the source, where anything does.
pub(super) fn counterparts(row: Row<'_>, spans: &[Span]) -> Vec<Span> {
    spans.iter().filter_map(|span| counterpart(row, *span)).collect()
}

fn counterpart(row: Row<'_>, span: Span) -> Option<Span> {
    let (source, target) = (row.source.row(row.place), row.target.row(row.place));
    let first = source.partition_point(|token| token.span.end <= span.start);
    let inside = source[first..]
        .iter()
        .take_while(|token| token.span.start < span.end && token.span.end > span.start)
        .count();
    let from = row.links.partition_point(|link| (link.source as usize) < first);
    let links = row.links[from..].iter().take_while(|link| (link.source as usize) < first + inside);
    let mut linked: Vec<(usize, f32)> = links
        .filter(|link| link.probability >= LEAST && is_content(row.source, source[link.source as usize]))
        .filter(|link| is_content(row.target, target[link.target as usize]))
        .map(|link| (link.target as usize, link.probability))
        .collect();
    linked.sort_unstable_by_key(|(word, _)| *word);
    let best = best(&stretches(&linked, row.target, target))?;
    Some(Span { start: target[best.first].span.start, end: target[best.last].span.end })
}

fn is_content(column: &Column, token: WordToken) -> bool {
    matches!(column.word(token).class, WordClass::Content | WordClass::Number)
}

/// Words that are linked, in stretches.
fn stretches(linked: &[(usize, f32)], column: &Column, tokens: &[WordToken]) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    for &(word, weight) in linked {
        match out.last_mut() {
            Some(last) if word <= last.last || is_bridge(column, &tokens[last.last + 1..word]) => {
                last.last = word;
                last.weight += weight;
            }
            _ => out.push(Stretch { first: word, last: word, weight }),
        }
    }
    out
}

/// Whether a term may go on over these words, which no link reaches: a few, of which one may have content, and no mark.
fn is_bridge(column: &Column, words: &[WordToken]) -> bool {
    let content = words.iter().filter(|word| is_content(column, **word)).count();
    let has_mark = words.iter().any(|word| column.word(*word).class == WordClass::Punctuation);
    words.len() <= GAP && content <= CONTENT && !has_mark
}

/// The stretch that most speaks for; the first of equal ones.
fn best(stretches: &[Stretch]) -> Option<Stretch> {
    stretches.iter().copied().reduce(|best, next| if next.weight > best.weight { next } else { best })
}
