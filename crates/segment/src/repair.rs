//! Repairs a document by its outline: halves of paragraphs joined, notes tied to their marks and set after the text.

use std::collections::HashMap;
use std::ops::ControlFlow;

use hexapla_model::{Anchor, Block, BlockKind, StepKind};

use crate::counted::counted;
use crate::level::Levels;
use crate::outline::{Front, Open, Outlined, Role, Shape, noted};
use hexapla_lang::{mark, numeral};

/// The blocks in the order of [`hexapla_model::Segmented`]: running text, notes, then what is beside the text.
///
/// They stay where they are: there may be a million of them.
pub(crate) fn assemble(
    blocks: Vec<Block>,
    shapes: &[Shape],
    front: Front,
    outline: &[Outlined],
) -> Vec<Block> {
    let words = Words::of(&blocks, outline);
    let mut settling = Settling::new(&blocks, shapes, front, outline);
    let (mut flow, mut end) = (blocks, 0);
    let (mut notes, mut asides): (Vec<(usize, Block)>, Vec<Block>) = Default::default();
    for (n, read) in outline.iter().enumerate() {
        flow.swap(n, end);
        if read.role == Role::Continuation && end > 0 {
            let rest = std::mem::take(&mut flow[end]);
            words.join(&mut flow[end - 1], rest);
            continue;
        }
        let block = &mut flow[end];
        settling.settle(n, block);
        match read.role {
            Role::Note => notes.push((end, std::mem::take(block))),
            Role::Aside => {
                block.host = u32::try_from(end).ok().and_then(|n| n.checked_sub(1));
                asides.push(std::mem::take(block));
            }
            _ => end += 1,
        }
    }
    flow.truncate(end);
    tie_notes(&flow, &mut notes);
    flow.extend(notes.into_iter().map(|(_, note)| note));
    flow.append(&mut asides);
    flow
}

/// Writes what the outline says into the blocks, one after the other.
struct Settling<'o> {
    shapes: &'o [Shape],
    outline: &'o [Outlined],
    title: Vec<usize>,
    levels: Levels,
    /// The level of each block so far.
    depths: Vec<u8>,
    in_summary: bool,
}

impl<'o> Settling<'o> {
    fn new(blocks: &[Block], shapes: &'o [Shape], front: Front, outline: &'o [Outlined]) -> Self {
        let title = title(blocks, shapes, front, outline);
        let depths = vec![0; blocks.len()];
        Self { shapes, outline, title, levels: Levels::default(), depths, in_summary: false }
    }

    /// Sets kind, anchor, level and label of block `n`, which is not a second half.
    fn settle(&mut self, n: usize, block: &mut Block) {
        let (shape, read) = (&self.shapes[n], &self.outline[n]);
        let heading = shape.opens() == Open::Heading;
        let title = self.title.binary_search(&n).is_ok();
        block.kind = kind(read.role, read.kind, (block.kind, heading), title, self.in_summary);
        if read.kind == Some(StepKind::Article) && shape.is_running() && !heading {
            block.kind = BlockKind::Paragraph;
        }
        self.in_summary = match read.role {
            Role::Heading => shape.summary,
            Role::Body | Role::Note | Role::Contents | Role::Continuation | Role::Aside => self.in_summary,
            _ => false,
        };
        block.anchor.clone_from(&read.anchor);
        block.level = self.levels.next(read.kind, block.kind, shape.level);
        // An item is one level deeper than what it is below in its list.
        if let Some(parent) = shape.count.as_ref().and_then(|count| count.parent)
            && block.kind == BlockKind::Item
        {
            block.level = self.depths[parent as usize].saturating_add(1);
        }
        self.depths[n] = block.level;
        if read.anchor.is_some() || read.slip(shape).is_some() {
            block.label = shape.label.as_ref().map(|l| l.span);
        }
        // What a list puts before a text does not belong to it, even if it counts nothing.
        block.label = block.label.or_else(|| counted(block).map(|counted| counted.span));
    }
}

/// What a block that was read as `read`, and is a `heading` by its style and its looks, is in this role.
fn kind(
    role: Role,
    label: Option<StepKind>,
    (read, heading): (BlockKind, bool),
    title: bool,
    in_summary: bool,
) -> BlockKind {
    match role {
        Role::Front if title => BlockKind::Title,
        Role::Front => BlockKind::Masthead,
        Role::Heading => BlockKind::Heading,
        Role::Note => BlockKind::Footnote,
        Role::Contents => BlockKind::Contents,
        Role::Label(_) | Role::Path if heading => BlockKind::Heading,
        Role::Label(_) | Role::Path => labelled_kind(label, read),
        Role::Body | Role::Continuation if in_summary => BlockKind::Summary,
        Role::Body | Role::Continuation | Role::Aside if read == BlockKind::Other => BlockKind::Paragraph,
        Role::Body | Role::Continuation | Role::Aside => read,
    }
}

fn labelled_kind(kind: Option<StepKind>, read: BlockKind) -> BlockKind {
    match kind {
        Some(k) if k.is_heading() => BlockKind::Heading,
        Some(StepKind::Item | StepKind::Subitem) => BlockKind::Item,
        _ if read == BlockKind::TableRow => BlockKind::TableRow,
        _ => BlockKind::Paragraph,
    }
}

/// The front blocks that make up the title: those that the file calls so; else, below a masthead, the widest of the
/// last few with lines set directly below it. In their order.
fn title(blocks: &[Block], shapes: &[Shape], front: Front, outline: &[Outlined]) -> Vec<usize> {
    let lines: Vec<usize> = (0..blocks.len()).filter(|n| outline[*n].role == Role::Front).collect();
    if !front.masthead {
        return lines;
    }
    let mut named = lines.clone();
    named.retain(|n| matches!(shapes[*n].hint, BlockKind::Title | BlockKind::Heading));
    if !named.is_empty() {
        return named;
    }
    let tail = &lines[lines.len().saturating_sub(5)..];
    let Some(&widest) = tail.iter().max_by_key(|n| (shapes[**n].width, usize::MAX - **n)) else {
        return Vec::new();
    };
    let below = blocks[widest].location().line + 1;
    let next = tail.iter().find(|n| **n == widest + 1 && blocks[**n].location().line == below);
    std::iter::once(widest).chain(next.copied()).collect()
}

/// Finds for each note the block that holds its mark, and sorts the notes by where their marks are.
fn tie_notes(flow: &[Block], notes: &mut [(usize, Block)]) {
    if notes.is_empty() {
        return;
    }
    let figured = notes.iter().any(|(_, note)| is_figured(note));
    let mut places: HashMap<(bool, u32), Vec<u32>> = HashMap::new();
    for (n, block) in flow.iter().enumerate() {
        let from = block.label.map_or(0, |l| l.end as usize);
        mark::marks(&block.text, |mark, at| {
            if at >= from {
                places.entry((false, mark)).or_default().push(n as u32);
            }
            ControlFlow::Continue(())
        });
        if figured {
            noted::marks(&block.text, from, |mark, _| {
                places.entry((true, mark)).or_default().push(n as u32);
            });
        }
    }
    for (at, note) in notes.iter_mut() {
        let Some(mark) = note.anchor.as_ref().and_then(Anchor::last) else { continue };
        let number = mark.ordinal.number;
        let found = places.get(&(is_figured(note), number)).or_else(|| places.get(&(false, number)));
        let Some(candidates) = found else { continue };
        // The note is at the foot of a page: its mark is the last one before it, or just after a page break.
        let before = candidates.partition_point(|n| (*n as usize) < *at);
        note.host = candidates.get(before.saturating_sub(1)).copied();
    }
    // Marks that restart on each page keep the order of the notes as they stand.
    notes.sort_by_key(|(at, note)| note.host.unwrap_or((*at).saturating_sub(1) as u32));
}

/// Whether the label of a note is written in plain figures, as its mark then is: `(1)`, `1`.
fn is_figured(note: &Block) -> bool {
    note.label_text().chars().any(|c| numeral::digit(c).is_some())
}

/// The words of a document: what shows whether a page break fell inside a word.
struct Words {
    seen: HashMap<String, u32>,
}

fn is_caseless_script(c: char) -> bool {
    ('\u{2E80}'..='\u{9FFF}').contains(&c)
        || ('\u{F900}'..='\u{FAFF}').contains(&c)
        || ('\u{FF00}'..='\u{FFEF}').contains(&c)
}

fn is_between_words(c: char) -> bool {
    !c.is_alphabetic() && c != '\u{2019}'
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_between_words).filter(|w| !w.is_empty())
}

/// The last of the [`words`], read from the end: the text may be long.
fn last_word(text: &str) -> Option<&str> {
    text.rsplit(is_between_words).find(|w| !w.is_empty())
}

impl Words {
    /// Counted only for documents in which something is to be joined.
    fn of(blocks: &[Block], outline: &[Outlined]) -> Self {
        let mut seen = HashMap::new();
        if outline.iter().any(|o| o.role == Role::Continuation) {
            for word in blocks.iter().flat_map(|b| words(&b.text)) {
                *seen.entry(word.to_lowercase()).or_default() += 1;
            }
        }
        Self { seen }
    }

    fn count(&self, word: &str) -> u32 {
        self.seen.get(&word.to_lowercase()).copied().unwrap_or(0)
    }

    /// Appends the second half of a block to the first.
    fn join(&self, open: &mut Block, rest: Block) {
        let kept = open.text.trim_end().len();
        open.text.truncate(kept);
        let text = rest.text.trim_start();
        let dropped = rest.text.len() - text.len();
        if self.needs_space(&open.text, text) {
            open.text.push(' ');
        }
        let shift = open.text.len() as u32;
        open.text.push_str(text);
        open.pieces.extend(rest.pieces.iter().map(|&(mut p)| {
            p.offset = shift + p.offset.saturating_sub(dropped as u32);
            p
        }));
    }

    fn needs_space(&self, first: &str, second: &str) -> bool {
        let (Some(a), Some(b)) = (first.chars().next_back(), second.chars().next()) else { return false };
        if is_caseless_script(a) || is_caseless_script(b) || matches!(a, '-' | '‐' | '/' | '\u{AD}') {
            return false;
        }
        if !(a.is_alphabetic() && b.is_alphabetic()) {
            return true;
        }
        let (Some(head), Some(tail)) = (last_word(first), words(second).next()) else { return true };
        // Inside a word: the whole is known from elsewhere, or a half is not known at all while the whole could be.
        let whole = self.count(&format!("{head}{tail}"));
        let (head, tail) = (self.count(head), self.count(tail));
        whole == 0 || (head > 1 && tail > 1 && whole < head.min(tail))
    }
}

#[cfg(test)]
mod tests;
