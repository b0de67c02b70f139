//! Tells the lines of a table of contents: a title, dots that lead to the margin, and the page.
//!
//! Such a line becomes a paragraph whose page stands behind a tab. Its number is that of a heading further on, so the
//! outline does not count it.

use hexapla_model::{Block, BlockKind};

/// The fewest dots that lead.
const DOTS: usize = 5;
/// How many characters a page has at most, with the paragraphs that some reports give before it.
const PAGE: usize = 16;
/// How many lines in a row that end in a tab and a number show that these are pages.
const LINES: usize = 3;
/// The fewest letters of a title.
const TITLE: usize = 2;

/// Whether `text` is a page, or paragraphs and a page: `7`, `iv`, `1–5 3`.
pub(crate) fn is_page(text: &str) -> bool {
    let is_part = |c: char| c.is_numeric() || "ivxlcIVXLC -–—,".contains(c);
    text.chars().count() <= PAGE && text.contains(char::is_alphanumeric) && text.chars().all(is_part)
}

/// The title and the page of a line of contents.
pub(crate) fn entry(text: &str) -> Option<(&str, String)> {
    let is_dot = |c: char| matches!(c, '.' | '…' | '·' | '‥' | '_');
    let tail = text.rfind(is_dot).map(|at| text[at..].trim_start_matches(is_dot))?;
    let head = &text[..text.len() - tail.len()];
    let title = head.trim_end_matches(|c: char| is_dot(c) || c.is_whitespace());
    let dots =
        head[title.len()..].chars().map(|c| if c == '…' { 3 } else { usize::from(is_dot(c)) }).sum::<usize>();
    let page = tail.split_whitespace().collect::<Vec<_>>().join(" ");
    (dots >= DOTS && !title.is_empty() && is_page(&page)).then_some((title, page))
}

/// Makes the lines of contents with dots among `blocks` what they are.
pub(crate) fn mark(blocks: &mut [Block]) {
    for block in blocks.iter_mut() {
        if let Some((title, page)) = entry(&block.text) {
            block.text = format!("{title}\t{page}");
            (block.kind, block.level) = (BlockKind::Paragraph, 0);
            let end = u32::try_from(block.text.len()).unwrap_or(u32::MAX);
            block.pieces.iter_mut().for_each(|piece| piece.offset = piece.offset.min(end));
        }
    }
}

/// The same where a tab before a number at the end of a block is the author's: where several stand in a row they lead
/// to pages, else each is a blank.
pub(crate) fn mark_tabs(blocks: &mut [Block]) {
    let ends_in_page = |block: &Block| block.kind != BlockKind::TableRow && block.text.contains('\t');
    for row in blocks.chunk_by_mut(|a, b| ends_in_page(a) == ends_in_page(b)) {
        let is_contents =
            row.len() >= LINES && row.iter().all(has_title) && row.is_sorted_by_key(|b| page(&b.text));
        for block in row.iter_mut().filter(|block| ends_in_page(block)) {
            if is_contents {
                (block.kind, block.level) = (BlockKind::Paragraph, 0);
            } else {
                block.text = block.text.replace('\t', " ");
            }
        }
    }
}

/// Whether more than a label stands before the page.
fn has_title(block: &Block) -> bool {
    let title = block.text.split('\t').next().unwrap_or_default();
    title.chars().filter(|c| c.is_alphabetic()).count() >= TITLE
}

/// The number of the page at the end of a line; 0 for one in letters, which opens the document.
fn page(text: &str) -> u32 {
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    last.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_contents() {
        for (text, want) in [
            ("1. Introduction ........ 3", Some("1. Introduction|3")),
            (
                "II. Opening of the session\t. . . . . . . . 12–15\t4",
                Some("II. Opening of the session|12–15 4"),
            ),
            ("一、导言……………3", Some("一、导言|3")),
            ("أولا - مقدمة ......... ٣", Some("أولا - مقدمة|٣")),
            ("Annexe. Liste des lacs _____ iv", Some("Annexe. Liste des lacs|iv")),
            ("And so on... 3", None),
            ("Name: ..............", None),
            ("Signed ............ on the shore of the lake", None),
            ("......... 3", None),
            ("The level rose to 3.", None),
        ] {
            let found = entry(text).map(|(title, page)| format!("{title}|{page}"));
            assert_eq!(found.as_deref(), want, "{text}");
        }
    }
}
