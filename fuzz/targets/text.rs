//! What works on the text of blocks: labels, outlines, sentences, words.

use hexapla::model::{Anchor, Block, Document, Lang, Location, Segmented, Span};
use hexapla::segment::{Segmenter, Tokenizer, forms, sentences};

use super::Verdict;

/// Languages by the first byte of an input: those with tables, and one without.
const LANGS: [Lang; 6] = [Lang::EN, Lang::AR, Lang::ZH, Lang::FR, Lang::RU, Lang::ES];

/// The language that the first byte of an input chooses, and the text after it.
pub(super) fn lang_and_text(data: &[u8]) -> Option<(Lang, &str)> {
    let (first, rest) = data.split_first()?;
    let lang = LANGS[usize::from(*first) % LANGS.len()];
    Some((lang, std::str::from_utf8(rest).ok()?))
}

/// A document with one block per line; blank lines are skipped.
pub(super) fn document(lang: Lang, text: &str) -> Document {
    let lines = (0..).zip(text.split('\n').map(str::trim).filter(|line| !line.is_empty()));
    let block = |(n, line): (u32, &str)| Block::new(line, Location { line: n + 1, page: None }, n);
    let blocks = lines.map(block).collect();
    Document { id: "seed".into(), symbol: None, lang, path: "seed.txt".into(), blocks }
}

/// A block alone, and the same block between paragraphs that make its label likely.
pub(super) fn label(data: &[u8]) -> Verdict {
    let Some((lang, text)) = lang_and_text(data) else { return Verdict::Refused };
    let line = text.split('\n').next().unwrap_or_default();
    if line.trim().is_empty() {
        return Verdict::Refused;
    }
    check_segmentation(document(lang, line));
    check_segmentation(document(lang, &format!("1. Water.\n{line}\n{line}\n2. Rivers.\n3. Lakes.")));
    Verdict::Accepted
}

pub(super) fn outline(data: &[u8]) -> Verdict {
    let Some((lang, text)) = lang_and_text(data) else { return Verdict::Refused };
    let document = document(lang, text);
    if document.blocks.is_empty() {
        return Verdict::Refused;
    }
    check_segmentation(document);
    Verdict::Accepted
}

pub(super) fn sentence(data: &[u8]) -> Verdict {
    let Some((lang, text)) = lang_and_text(data) else { return Verdict::Refused };
    let from = text.char_indices().nth(usize::from(data[0]) / LANGS.len()).map_or(0, |(at, _)| at);
    let spans = sentences(text, from, lang);
    assert_eq!(spans, sentences(text, from, lang), "cut alike");
    covers(text, from, &spans);
    Verdict::Accepted
}

pub(super) fn tokenizer(data: &[u8]) -> Verdict {
    let Some((lang, text)) = lang_and_text(data) else { return Verdict::Refused };
    let rows: Vec<Option<&str>> = text.split('\n').map(|row| (!row.is_empty()).then_some(row)).collect();
    let column = Tokenizer::new(lang).column(&rows);
    assert_eq!(column, Tokenizer::new(lang).column(&rows), "cut alike");
    assert_eq!(column.len(), rows.len(), "one row per text");
    for (n, row) in rows.iter().enumerate() {
        let mut end = 0;
        for token in column.row(n) {
            let span = token.span.range();
            assert!(span.start >= end && !span.is_empty(), "words follow each other");
            let text = row.expect("a row without text has no words");
            assert!(text.get(span.clone()).is_some(), "a word cuts a character");
            end = span.end;
            let word = column.word(*token);
            assert!((word.stem as usize) < column.stems.len() && !word.form.is_empty());
        }
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let split = Tokenizer::new(lang).split_column(&lines);
    for (n, line) in lines.iter().enumerate() {
        assert_eq!(split.row(n).len(), line.split_whitespace().count(), "a word between blanks");
    }
    let _ = forms(text, lang);
    Verdict::Accepted
}

/// Checks that spans follow each other over all of `text` after `from` that is not blank.
fn covers(text: &str, from: usize, spans: &[Span]) {
    let mut end = from;
    for span in spans {
        let range = span.range();
        assert!(!range.is_empty() && range.start >= end, "spans follow each other");
        let gap = text.get(end..range.start).expect("a span cuts a character");
        assert!(gap.trim().is_empty(), "text between sentences: `{gap}`");
        end = range.end;
    }
    let rest = text.get(end..).expect("a span cuts a character");
    assert!(rest.trim().is_empty(), "text behind the last sentence: `{rest}`");
}

/// Reads the outline of a document and cuts it; checks that this is the same each time and loses nothing.
pub(super) fn check_segmentation(document: Document) -> Segmented {
    let before = letters(&document);
    // Of Markdown's links the text stays alone, wherever they are.
    let has_links = document.blocks.iter().any(|block| block.text.contains("]("));
    let first = Segmenter::new().segment(document.clone());
    let second = Segmenter::new().segment(document);
    assert!(first.value == second.value, "the outline is read alike");
    assert_eq!(first.diagnostics, second.diagnostics, "the same is said");
    let segmented = first.value;
    let after = letters(&segmented.document);
    if has_links {
        assert!(is_part(&after, &before), "no character is made up");
    } else {
        assert_eq!(after, before, "no character is lost or made up");
    }
    check_segments(&segmented);
    segmented
}

fn check_segments(segmented: &Segmented) {
    let blocks = &segmented.document.blocks;
    assert_eq!(segmented.block_segments.len(), blocks.len(), "segments of each block");
    let mut next = 0;
    for (n, (block, range)) in blocks.iter().zip(&segmented.block_segments).enumerate() {
        assert_eq!(range.start, next, "blocks have their segments in order");
        next = range.end;
        let of_block = &segmented.segments[range.start as usize..range.end as usize];
        assert!(of_block.iter().all(|segment| segment.block as usize == n), "a segment knows its block");
        check_block(block, &of_block.iter().map(|segment| segment.span).collect::<Vec<_>>());
        for segment in of_block {
            let inside = |span: Span| span.start >= segment.span.start && span.end <= segment.span.end;
            let tokens = &segmented.tokens[segment.tokens.start as usize..segment.tokens.end as usize];
            assert!(
                tokens.iter().all(|token| inside(token.span) && block.text.get(token.span.range()).is_some())
            );
            let entities =
                &segmented.entities[segment.entities.start as usize..segment.entities.end as usize];
            assert!(entities.iter().all(|it| inside(it.span) && block.text.get(it.span.range()).is_some()));
            assert!(segment.length.is_finite());
        }
    }
    assert_eq!(next as usize, segmented.segments.len(), "each segment has a block");
}

/// Checks that label and sentences of a block are all of its text, and that its anchor can be read again.
fn check_block(block: &Block, spans: &[Span]) {
    let body = block.label.map_or(0, |label| label.end as usize);
    if let Some(label) = block.label {
        let before = block.text.get(..label.start as usize).expect("a label cuts a character");
        assert!(!before.contains(char::is_alphanumeric), "text before a label: `{before}`");
        assert!(block.text.get(label.range()).is_some(), "a label cuts a character");
    }
    if !spans.is_empty() {
        // A label alone is the text.
        let text = block.text.get(..block.body_end()).expect("the end of a text cuts a character");
        let alone = text.get(body..).expect("a label cuts a character").trim().is_empty();
        covers(text, if alone { 0 } else { body }, spans);
    }
    if let Some(anchor) = &block.anchor {
        let shown = anchor.to_string();
        let again: Anchor = shown.parse().unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(again.to_string(), shown, "an anchor is what it shows");
    }
}

/// All characters of a document that are not blank, sorted: blocks may move.
fn letters(document: &Document) -> Vec<char> {
    let texts = document.blocks.iter().flat_map(|block| block.text.chars());
    let mut letters: Vec<char> = texts.filter(|c| !c.is_whitespace()).collect();
    letters.sort_unstable();
    letters
}

/// Whether sorted characters are among others.
fn is_part(few: &[char], many: &[char]) -> bool {
    let mut many = many.iter();
    few.iter().all(|c| many.any(|other| other == c))
}
