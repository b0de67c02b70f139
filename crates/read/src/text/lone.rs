//! Numbers that are alone on a line or in an element of their own: they belong to the text that follows.

use hexapla_lang::join::needs_space;
use hexapla_lang::label::{self, Form};
use hexapla_model::{Block, BlockKind, Counted, Piece, Span, StepKind, roman};

use super::wrap::ends_sentence;

/// Where numbers without a mark are alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bare {
    /// In elements of their own: they are numbers of paragraphs where they count on.
    Elements,
    /// On lines: they may be those of pages too, so each has one paragraph of sentences after it.
    Lines,
}

/// The most characters of a number with its marks.
const NUMBER: usize = 12;
/// The same with a word.
const WORDED: usize = 24;
/// The highest number of a paragraph that has no mark: beyond are years and quantities.
const HIGHEST: u32 = 999;
/// The highest Roman number: beyond are words such as `mix`.
const ROMAN: u32 = 99;
/// From how many bytes on the second cell of two holds a paragraph and not the value of a row.
const PARAGRAPH: usize = 60;

/// A number that is alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lone {
    /// With a mark: `12.`, `(a)`, `[3]`, `1.2`.
    Marked(Option<u32>),
    /// With a word: `OP1`, `第1段`, `§ 3`.
    Worded,
    /// Bare digits.
    Bare(u32),
}

impl Lone {
    fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.len() > 4 * WORDED || text.chars().nth(WORDED).is_some() {
            return None;
        }
        if is_worded(text) {
            return Some(Self::Worded);
        }
        if text.chars().nth(NUMBER).is_some() {
            return None;
        }
        let core = text.trim_matches(|c: char| c.is_whitespace() || "()[]（）［］.．、:：-–—/§".contains(c));
        let marked = core.len() < text.len();
        let value = value(core);
        match (marked, value) {
            (false, Some(n)) if core.chars().all(char::is_numeric) => (n <= HIGHEST).then_some(Self::Bare(n)),
            (true, Some(n)) if !is_quantity(text, core) => Some(Self::Marked(Some(n))),
            (_, None) if is_decimal(core) => Some(Self::Marked(None)),
            _ => None,
        }
    }
}

/// Whether `text` is a word and a number that count paragraphs: articles and chapters are headings of their own.
fn is_worded(text: &str) -> bool {
    if !text.contains(char::is_numeric) && !text.starts_with('第') {
        return false;
    }
    let Some(label) = label::parse(text).filter(|label| label.span.len() == text.len()) else { return false };
    label.form.is_some_and(Form::is_worded)
        && label.readings.iter().all(|reading| reading.kind == StepKind::Paragraph)
}

/// The number that digits, a letter, letters or Roman numerals say.
fn value(core: &str) -> Option<u32> {
    let digits: Option<Vec<u32>> = core.chars().map(digit).collect();
    if let Some(digits) = digits.filter(|digits| (1..=4).contains(&digits.len())) {
        return Some(digits.iter().fold(0, |n, digit| n * 10 + digit));
    }
    let lower = core.to_lowercase();
    let mut letters = core.chars();
    match (letters.next(), letters.next()) {
        // One letter of any script.
        (Some(c), None) if c.is_ascii_alphabetic() => {
            Some(u32::from(c.to_ascii_lowercase()) - u32::from('a') + 1)
        }
        (Some(c), None) if c.is_alphabetic() => Some(0),
        (Some(_), Some(_)) if core == lower || core == core.to_uppercase() => {
            let may_be_roman = lower.bytes().all(|b| b"ivxlc".contains(&b));
            let value = (1..=ROMAN).filter(|_| may_be_roman).find(|n| roman(*n) == lower);
            value.or_else(|| core.chars().all(is_han_digit).then_some(0))
        }
        _ => None,
    }
}

fn digit(c: char) -> Option<u32> {
    const ZEROS: [char; 4] = ['0', '٠', '۰', '０'];
    ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|d| *d < 10))
}

fn is_han_digit(c: char) -> bool {
    "一二三四五六七八九十百".contains(c)
}

/// `1.2`, `1.2.3`.
fn is_decimal(core: &str) -> bool {
    let parts: Vec<&str> = core.split('.').collect();
    (2..=5).contains(&parts.len())
        && parts.iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether the marks around a number make it something else than a label: `-5`, `/ 3`, the `Q:` of an interview.
fn is_quantity(text: &str, core: &str) -> bool {
    let at = text.find(core).unwrap_or(0);
    let (before, behind) = (text[..at].trim(), text[at + core.len()..].trim());
    let asks = core.chars().all(char::is_alphabetic) && behind.contains([':', '：']);
    before.contains(['-', '–', '—', '.', '/', ':']) || asks || (behind.is_empty() && before != "§")
}

/// Puts numbers that are alone before the text that follows them.
pub(crate) fn join(blocks: Vec<Block>, bare: Bare) -> Vec<Block> {
    let blocks: Vec<Block> = blocks.into_iter().flat_map(unrow).collect();
    let lone: Vec<Option<Lone>> = blocks.iter().map(number).collect();
    if lone.iter().all(Option::is_none) {
        return blocks;
    }
    let counts = match bare {
        Bare::Elements => counted_on(&lone),
        Bare::Lines => before_paragraphs(&blocks, &lone),
    };
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut open: Option<(Block, Lone)> = None;
    for (n, block) in blocks.into_iter().enumerate() {
        let own = lone[n].filter(|lone| !matches!(lone, Lone::Bare(_)) || counts[n]);
        match (open.take(), own) {
            (Some((number, kind)), None) if goes_with(&number, &block) => {
                out.push(joined(number, kind, block));
            }
            (before, own) => {
                out.extend(before.map(|(block, _)| block));
                match own {
                    Some(kind) => open = Some((block, kind)),
                    None => out.push(block),
                }
            }
        }
    }
    out.extend(open.map(|(block, _)| block));
    out
}

/// The number that a block is, if it is nothing else.
fn number(block: &Block) -> Option<Lone> {
    let plain = matches!(block.kind, BlockKind::Other | BlockKind::Paragraph | BlockKind::Heading);
    Lone::of(&block.text).filter(|_| plain && block.counted.is_none())
}

/// For each bare number whether another one counts on from it, or it from another: a single one may be anything.
fn counted_on(lone: &[Option<Lone>]) -> Vec<bool> {
    let mut counts = vec![false; lone.len()];
    let mut last: Option<(usize, u32)> = None;
    for (at, own) in lone.iter().enumerate() {
        let Some(Lone::Bare(n)) = *own else { continue };
        if let Some((before, number)) = last
            && n == number + 1
            // Numbers beside each other are cells or pages.
            && at > before + 1
        {
            (counts[before], counts[at]) = (true, true);
        }
        last = Some((at, n));
    }
    counts
}

/// For each bare number whether every one of its run, which counts on by one, has one paragraph of sentences after it.
fn before_paragraphs(blocks: &[Block], lone: &[Option<Lone>]) -> Vec<bool> {
    let bare: Vec<(usize, u32)> = (0..)
        .zip(lone)
        .filter_map(|(at, own)| match own {
            Some(Lone::Bare(n)) => Some((at, *n)),
            _ => None,
        })
        .collect();
    let mut counts = vec![false; lone.len()];
    for run in bare.chunk_by(|a, b| a.0 + 2 == b.0 && a.1 + 1 == b.1) {
        if run.len() > 1 && run.iter().all(|(at, _)| blocks.get(at + 1).is_some_and(is_paragraph)) {
            run.iter().for_each(|(at, _)| counts[*at] = true);
        }
    }
    counts
}

/// Whether a block opens with a letter that may begin a sentence and ends as sentences do.
fn is_paragraph(block: &Block) -> bool {
    block.text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()) && ends_sentence(&block.text)
}

/// Whether a number belongs to the block after it.
fn goes_with(number: &Block, block: &Block) -> bool {
    let same = (number.kind == BlockKind::Heading) == (block.kind == BlockKind::Heading);
    let text = matches!(block.kind, BlockKind::Other | BlockKind::Paragraph | BlockKind::Heading);
    same && text && block.counted.is_none() && !is_numbered(&block.text)
}

/// Whether `text` has a number of its own, so that the one before it has no text: `1.` before `(a) …`.
fn is_numbered(text: &str) -> bool {
    let Some(label) = label::parse(text) else { return false };
    // A letter and a stop may be an initial.
    label.span.of(text).contains(|c: char| c.is_numeric() || "()（）".contains(c))
}

fn joined(number: Block, kind: Lone, text: Block) -> Block {
    let label = number.text.trim();
    let end = label.len();
    let ends = label.chars().next_back().zip(text.text.chars().next());
    // The grammar of labels separates a word from the text at the blank.
    let apart = kind == Lone::Worded || ends.is_some_and(|(a, b)| needs_space(a, b));
    let gap = if apart { " " } else { "" };
    let value = match kind {
        Lone::Bare(n) => Some(n),
        Lone::Worded => None,
        // The grammar of labels does not know brackets of this kind.
        Lone::Marked(value) => value.filter(|_| label.contains(['[', '［', '/', '§'])),
    };
    let counted = value.map(|n| Box::new(Counted { span: Span::new(0, end), path: vec![n], shown: 1 }));
    let (kind, level) = (text.kind, text.level.max(number.level));
    let shift = (end + gap.len()) as u32;
    let mut pieces = number.pieces.clone();
    pieces.extend(
        text.pieces.iter().map(|piece| Piece { offset: piece.offset.saturating_add(shift), ..*piece }),
    );
    Block { text: format!("{label}{gap}{}", text.text), kind, level, counted, pieces, ..number }
}

/// The paragraphs of a row with two cells that only sets a number beside its text.
fn unrow(block: Block) -> Vec<Block> {
    let cells: Vec<&str> = block.text.split('\t').collect();
    let [number, text] = cells[..] else { return vec![block] };
    let marked = matches!(Lone::of(number), Some(Lone::Marked(_)));
    if block.kind != BlockKind::TableRow || !marked || text.len() < PARAGRAPH {
        return vec![block];
    }
    vec![cell(&block, number), cell(&block, text)]
}

/// A cell of a row as a paragraph.
fn cell(row: &Block, text: &str) -> Block {
    Block {
        text: text.to_owned(),
        pieces: row.pieces.clone(),
        kind: BlockKind::Other,
        bounded: true,
        ..Block::default()
    }
}

#[cfg(test)]
mod tests;
