//! Reads plain text: one block per line, or the joined lines of hard-wrapped paragraphs.

use hexapla_lang::join::push_line;
use hexapla_model::{Block, Piece};
use hexapla_source::lines::{self, Line};
use hexapla_source::{Cause, Source};

use crate::document::Parsed;
use crate::text::{contents, wrap};

/// Reads a file of plain text.
///
/// # Errors
/// If it is not text or goes beyond the limits.
pub(crate) fn parse(source: &Source<'_>) -> Result<Parsed, Cause> {
    let decoded = source.text()?;
    let mut blocks = blocks(&decoded.text);
    contents::mark_columns(&mut blocks);
    Ok(Parsed { blocks, ..Parsed::default() }.after(decoded.remark, source.path))
}

/// The blocks of a plain text.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let lines = lines::split(text);
    let margin = wrap::margin(&lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut index = 0;
    for (n, line) in lines.iter().enumerate() {
        if line.is_blank() {
            continue;
        }
        match blocks.last_mut() {
            Some(block) if margin.is_some_and(|m| continues(&lines, n, m)) => append(block, line, index),
            _ => blocks.push(Block::new(line.text.trim(), line.location, index)),
        }
        index += 1;
    }
    blocks
}

/// One block per line, blank lines too: for files with one sentence per line.
pub(crate) fn line_blocks(text: &str) -> Vec<Block> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let lines = text.strip_suffix(end).unwrap_or(text).split(end);
    let blocks = (0..).zip(lines).map(|(n, line)| {
        let location = hexapla_model::Location { line: n + 1, page: None };
        Block::new(line.trim(), location, n)
    });
    blocks.collect()
}

/// Whether line `n` goes on with the paragraph of the line above it.
fn continues(lines: &[Line<'_>], n: usize, margin: wrap::Margin) -> bool {
    let Some(upper) = n.checked_sub(1).map(|m| &lines[m]) else { return false };
    let lower = &lines[n];
    let after = lines.get(n + 1).filter(|a| wrap::is_run(lower, a)).map(|a| a.text);
    wrap::is_run(upper, lower) && !wrap::starts_paragraph(upper.text, lower.text, after, margin)
}

fn append(block: &mut Block, line: &Line<'_>, index: u32) {
    let text = line.text.trim();
    push_line(&mut block.text, text);
    let offset = u32::try_from(block.text.len() - text.len()).unwrap_or(u32::MAX);
    block.pieces.push(Piece { offset, location: line.location, index });
}
