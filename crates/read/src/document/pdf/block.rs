//! Blocks of the parts of a document: their text, and the kind that their place on the page shows.

use hexapla_lang::join::is_cjk;
use hexapla_model::{Block, BlockKind, Location, Piece};

use super::boundary::{LARGE, Placed};
use super::furniture::sign::is_symbol;
use super::hyphen::Words;
use super::line::Line;
use super::measure::{EM, Measures};
use super::paragraph::{Paragraph, Part};
use super::table::Row;
use crate::text::wrap::ends_sentence;

/// How full the lines of prose are except for the last, as a share of the column.
const FULL: f32 = 0.85;
/// The greatest indent at which prose begins in a column, in widths of a letter.
const DEEP: f32 = 8.0;
/// How many rows of a masthead may be below its symbol.
const MAST: usize = 4;
/// The most characters of a heading.
const HEADING: usize = 300;
/// The fewest characters of a paragraph of one line.
const LINE: usize = 12;

/// The blocks of a document.
pub(super) fn blocks(parts: Vec<Part>, measures: &Measures) -> Vec<Block> {
    let kinds = kinds(&parts, measures);
    let words = Words::of(parts.iter().filter(|part| !matches!(part, Part::Furniture(_))).flat_map(lines));
    let made = parts.into_iter().zip(kinds).flat_map(|(part, kind)| made(part, kind, &words));
    let mut blocks: Vec<Block> = made.collect();
    for (n, block) in (0..).zip(&mut blocks) {
        block.pieces.iter_mut().for_each(|piece| piece.index = n);
    }
    blocks
}

/// The lines of a part.
fn lines(part: &Part) -> Vec<&Line> {
    match part {
        Part::Text(paragraph) => paragraph.lines.iter().collect(),
        Part::Row(row) => row.cells.iter().flatten().collect(),
        Part::Furniture(line) => vec![line],
        Part::Note(lines) => lines.iter().collect(),
    }
}

fn made(part: Part, kind: BlockKind, words: &Words) -> Vec<Block> {
    match part {
        // A masthead is not a table: its cells do not go on below.
        Part::Row(row) if kind == BlockKind::Masthead => masthead(&row, words),
        Part::Row(row) => table_row(&row, words).into_iter().collect(),
        Part::Text(paragraph) => joined(&paragraph.lines, kind, words).into_iter().collect(),
        Part::Note(lines) => joined(&lines, kind, words).into_iter().collect(),
        Part::Furniture(line) => joined(std::slice::from_ref(&line), kind, words).into_iter().collect(),
    }
}

/// A block for each line of a row of the masthead, a blank between its cells.
fn masthead(row: &Row, words: &Words) -> Vec<Block> {
    let mut lines: Vec<&Line> = row.cells.iter().flatten().collect();
    lines.sort_by_key(|line| line.number);
    let lines = lines.chunk_by(|a, b| a.number == b.number).map(whole);
    lines.filter_map(|line| joined(std::slice::from_ref(&line), BlockKind::Masthead, words)).collect()
}

/// The cells of a line as one line, a blank between them.
fn whole(cells: &[&Line]) -> Line {
    let text: Vec<&str> = cells.iter().map(|line| line.text.as_str()).collect();
    Line { text: text.join(" "), ..cells[0].clone() }
}

/// The block of lines that follow each other.
fn joined(lines: &[Line], kind: BlockKind, words: &Words) -> Option<Block> {
    let (first, rest) = lines.split_first()?;
    let mut block = Block::new(first.text.clone(), location(first), 0);
    block.kind = kind;
    rest.iter().for_each(|line| append(words, &mut block, line));
    block.bounded = true;
    Some(block)
}

/// The block of a row, a tab between its cells; empty cells keep their place.
fn table_row(row: &Row, words: &Words) -> Option<Block> {
    let mut whole: Option<Block> = None;
    for (n, cell) in row.cells.iter().enumerate() {
        let part = joined(cell, BlockKind::TableRow, words);
        match (&mut whole, part) {
            (None, Some(mut part)) => {
                part.text.insert_str(0, &"\t".repeat(n));
                part.pieces.iter_mut().skip(1).for_each(|piece| piece.offset += n as u32);
                whole = Some(part);
            }
            (Some(whole), Some(part)) => {
                whole.text.push('\t');
                let from = u32::try_from(whole.text.len()).unwrap_or(u32::MAX);
                whole.text.push_str(&part.text);
                let pieces = part.pieces.iter().copied();
                whole
                    .pieces
                    .extend(pieces.map(|piece| Piece { offset: piece.offset.saturating_add(from), ..piece }));
            }
            (Some(whole), None) => whole.text.push('\t'),
            (None, None) => {}
        }
    }
    whole
}

fn location(line: &Line) -> Location {
    Location { line: line.number, page: Some(line.page) }
}

fn append(words: &Words, block: &mut Block, line: &Line) {
    words.push(&mut block.text, &line.text);
    let offset = u32::try_from(block.text.len() - line.text.len()).unwrap_or(u32::MAX);
    block.pieces.push(Piece { offset, location: location(line), index: 0 });
}

/// The kind of each part.
fn kinds(parts: &[Part], measures: &Measures) -> Vec<BlockKind> {
    let front = Front::of(parts, measures);
    let kinds = parts.iter().enumerate().map(|(n, part)| match part {
        Part::Row(_) => front.row(n),
        Part::Note(_) => BlockKind::Footnote,
        Part::Furniture(_) => BlockKind::RunningHead,
        Part::Text(_) if n < front.parts => front.text(n),
        Part::Text(paragraph) => kind(paragraph, measures),
    });
    kinds.collect()
}

/// What is above the first prose of a document that has a masthead.
struct Front {
    /// How many parts it has; 0 if there is no masthead.
    parts: usize,
    /// From which part on a row is one of a table: few are below the last line that only mastheads have.
    tables: usize,
    /// Which part is the title.
    title: Option<usize>,
}

impl Front {
    fn of(parts: &[Part], measures: &Measures) -> Self {
        let front = &parts[..front(parts, measures)];
        let mast = front.iter().rposition(|part| lines(part).iter().any(|line| is_of_masthead(&line.text)));
        let tables = mast.map_or(0, |n| n + MAST).min(front.len());
        Self { parts: front.len(), tables, title: title(front, measures) }
    }

    /// The kind of the part `n`, a row.
    fn row(&self, n: usize) -> BlockKind {
        if n < self.tables { BlockKind::Masthead } else { BlockKind::TableRow }
    }

    /// The kind of the part `n` of the front, a text.
    fn text(&self, n: usize) -> BlockKind {
        if self.title == Some(n) { BlockKind::Title } else { BlockKind::Masthead }
    }
}

/// How many parts are above the first prose, if the first page has a masthead; else 0.
fn front(parts: &[Part], measures: &Measures) -> usize {
    let first_page =
        parts.iter().take_while(|part| lines(part).first().is_none_or(|line| line.page == 1)).count();
    let prose = parts[..first_page]
        .iter()
        .position(|part| matches!(part, Part::Text(paragraph) if is_prose(paragraph, measures)));
    let end = prose.unwrap_or(first_page);
    let has_masthead = parts[..end].iter().flat_map(lines).any(|line| is_of_masthead(&line.text));
    if has_masthead { end } else { 0 }
}

/// Whether a line is one that only mastheads have: a document symbol, or what its distribution is.
fn is_of_masthead(text: &str) -> bool {
    text.to_lowercase().contains("distr.")
        || text.split_whitespace().any(|word| is_symbol(word) && word.matches('/').count() > 1)
}

/// Which part of the front is the title: the last in letters larger than the text, or the one above in yet larger ones,
/// if it is the name of the author.
fn title(front: &[Part], measures: &Measures) -> Option<usize> {
    let sizes: Vec<Option<f32>> = front.iter().map(|part| large_size(part, measures)).collect();
    let last = sizes.iter().rposition(Option::is_some)?;
    let above = last.checked_sub(1).filter(|above| sizes[*above] > sizes[last].map(|size| size * LARGE));
    Some(above.unwrap_or(last))
}

/// The height of the letters of a text, if they are larger than those of most texts.
fn large_size(part: &Part, measures: &Measures) -> Option<f32> {
    let Part::Text(paragraph) = part else { return None };
    paragraph.lines.first().filter(|_| is_large(paragraph, measures)).map(|line| line.size)
}

fn is_large(paragraph: &Paragraph, measures: &Measures) -> bool {
    paragraph.lines.iter().all(|line| line.size > LARGE * measures.size)
}

fn kind(paragraph: &Paragraph, measures: &Measures) -> BlockKind {
    let Some(first) = paragraph.placed().next() else { return BlockKind::Other };
    let length: usize = paragraph.lines.iter().map(|line| line.text.chars().count()).sum();
    let hangs = first.indent() < -EM * first.line.size;
    if is_prose(paragraph, measures) {
        BlockKind::Paragraph
    } else if (is_large(paragraph, measures) || hangs) && length <= HEADING && !ends_in_stop(paragraph) {
        BlockKind::Heading
    } else {
        BlockKind::Other
    }
}

/// Whether a mark is at the end of a paragraph, before the marks of notes: `¹`, `2/`.
fn ends_in_stop(paragraph: &Paragraph) -> bool {
    let Some(line) = paragraph.lines.last() else { return false };
    let text = line.text.trim_end();
    let slash = text
        .strip_suffix('/')
        .map(|t| t.trim_end_matches(|c: char| c.is_ascii_digit() || c == '*').trim_end());
    let text = slash.unwrap_or(text).trim_end_matches(|c| "¹²³⁰⁴⁵⁶⁷⁸⁹⁽⁾*".contains(c));
    ends_sentence(text) || text.ends_with([',', '，', '،'])
}

/// Whether a paragraph is running text by its place: in its column, in letters of the usual height, its lines full, or,
/// if it is one line, with a mark at its end as clauses have.
fn is_prose(paragraph: &Paragraph, measures: &Measures) -> bool {
    let Some(first) = paragraph.placed().next() else { return false };
    let em = EM * first.line.size;
    let text_start = match first.line.second {
        // A number that hangs left of its text.
        Some(second) if first.indent() < -em => second - first.edges.start,
        _ => first.indent(),
    };
    let in_column = !first.edges.known || (text_start > -em && text_start < DEEP * em);
    let body = paragraph.lines.iter().all(|line| line.size < LARGE * measures.size);
    if !in_column || !body {
        return false;
    }
    let stops = ends_in_stop(paragraph);
    let count = paragraph.lines.len();
    if count == 1 {
        let chars = first.line.text.chars().count();
        let long = if first.line.text.contains(is_cjk) { LINE / 3 } else { LINE };
        return stops && chars >= long && !first.line.text.ends_with([':', '：']);
    }
    let reached = paragraph.placed().take(count - 1).filter(|placed| is_full(*placed, em)).count();
    reached + 1 == count && (stops || count > 2) || (count > 2 && stops && 2 * reached > count)
}

/// Whether a line fills its column as those inside a paragraph do; `em` is the width of a letter.
fn is_full(placed: Placed<'_>, em: f32) -> bool {
    let Placed { line, edges } = placed;
    match edges.justified {
        true => edges.end - line.end < em,
        false => (line.end - edges.start) > FULL * (edges.end - edges.start),
    }
}

#[cfg(test)]
mod tests;
