//! Separates headings and paragraphs that share a line: `… of this Charter. Article 8`, `第四条一  ……`, `1. … 2. …`.
//!
//! A label inside a line counts if the labels at the heads of lines lack exactly its number there. A heading that is a
//! label alone elsewhere is separated from a text after it, and any heading from a numbered paragraph that it opens.

mod heading;
mod item;

use std::collections::BTreeMap;
use std::ops::Range;

use hexapla_lang::label::{self, Label};
use hexapla_lang::script::is_han;
use hexapla_model::{Block, BlockKind, Lang, Location, Piece, Pieces, StepKind};

use crate::outline::{self, is_named};
use crate::sentence;

/// How many headings in a row may be inside other lines.
const MISSING: u32 = 3;
/// How many headings with numbers may be between two paragraphs.
const HEADINGS: usize = 3;
/// How many headings that are a label alone show that this is the way of a text.
const CUSTOM: usize = 3;

/// The longest line that may be headings only, in bytes.
const LINE: usize = 240;

/// A place at which a block is cut: its number, and an offset in bytes.
type Cut = (usize, usize);

/// The labels at the heads of blocks.
type Labels = Vec<Option<Box<Label>>>;

/// Cuts the blocks whose lines hold several headings or paragraphs. Returns how often, and the place of the first, if any.
pub(crate) fn separate(
    blocks: &mut Vec<Block>,
    labels: &mut Labels,
    lang: Lang,
) -> Option<(usize, Location)> {
    let (mut times, mut first) = (0, None);
    // A paragraph may be inside what a heading leaves.
    for is_heading in [true, false] {
        let mut cuts: Vec<Cut> = Vec::new();
        for series in series(blocks, labels, is_heading, lang) {
            series.cuts(blocks, &mut cuts);
        }
        if is_heading {
            heading::cuts(blocks, labels, lang, &mut cuts);
        } else {
            item::cuts(blocks, labels, &mut cuts);
        }
        cuts.sort_unstable();
        cuts.dedup();
        if let Some((block, _)) = cuts.first() {
            first = first.into_iter().chain([blocks[*block].location()]).min_by_key(|place| place.line);
            times += cuts.len();
            (*blocks, *labels) = cut(std::mem::take(blocks), std::mem::take(labels), &cuts);
        }
    }
    first.map(|first| (times, first))
}

/// A label at the head of a block.
struct Head {
    block: usize,
    number: u32,
    /// Where the text after it begins, in bytes.
    end: usize,
    is_bare: bool,
}

/// The labels of one kind, in the order of the text.
struct Series {
    kind: StepKind,
    heads: Vec<Head>,
    /// Whether its labels are alone on their lines as a rule.
    is_bare: bool,
    lang: Lang,
}

/// The series of headings that a word names, or that of plain paragraphs.
fn series(blocks: &[Block], labels: &Labels, is_heading: bool, lang: Lang) -> Vec<Series> {
    let mut found: BTreeMap<StepKind, Vec<Head>> = BTreeMap::new();
    for (n, (block, label)) in
        blocks.iter().zip(labels).enumerate().filter(|(_, (block, _))| may_be_cut(block))
    {
        let year = || label::year(&block.text);
        let counted = match label {
            Some(label) => counts(&block.text, label, is_heading),
            None => year().and_then(|label| counts(&block.text, &label, is_heading)),
        };
        let Some((kind, number, end)) = counted else { continue };
        let is_bare = !block.text[end..].contains(char::is_alphanumeric);
        found.entry(kind).or_default().push(Head { block: n, number, end, is_bare });
    }
    let with_custom = |(kind, heads): (StepKind, Vec<Head>)| {
        let bare = heads.iter().filter(|head| head.is_bare).count();
        let is_bare = is_heading && bare >= CUSTOM && bare >= 2 * (heads.len() - bare);
        Series { kind, heads, is_bare, lang }
    };
    found.into_iter().map(with_custom).collect()
}

/// Whether a block is running text that a program has not numbered.
fn may_be_cut(block: &Block) -> bool {
    use BlockKind::{Contents, Footnote, RunningHead, TableRow};
    !block.aside
        && block.counted.is_none()
        && !matches!(block.kind, Contents | Footnote | RunningHead | TableRow)
}

/// What `label` counts at the head of `text`, as a heading or as a paragraph, and where it ends.
fn counts(text: &str, label: &Label, is_heading: bool) -> Option<(StepKind, u32, usize)> {
    // What may be text as well counts only by the numbers around it, which those of headings have.
    let may_be_text = label.form.is_some_and(|form| !(is_heading && form.is_worded()));
    if may_be_text || is_heading != is_named(label.span.of(text)) {
        return None;
    }
    let mut readings = label.readings.iter().filter(|reading| reading.ordinal.bis == 0);
    let fits = |kind: StepKind| if is_heading { kind.is_heading() } else { kind == StepKind::Paragraph };
    let reading = readings.find(|reading| fits(reading.kind))?;
    Some((reading.kind, reading.ordinal.number, label.span.end as usize))
}

impl Series {
    fn cuts(&self, blocks: &[Block], out: &mut Vec<Cut>) {
        for n in 0..self.heads.len() {
            let head = &self.heads[n];
            if self.is_bare
                && !head.is_bare
                && self.continues(n)
                && opens(&blocks[head.block].text[head.end..])
            {
                out.push((head.block, head.end));
            }
            if (self.kind, head.number) == (StepKind::Paragraph, 2) && self.lacks_first(blocks, n) {
                self.find(blocks, 1..2, 0..head.block, None, out);
            }
            let (missing, places) = self.missing(n);
            self.find(blocks, missing, places, Some(head), out);
        }
    }

    /// Whether the heads before and after head `n` have numbers little lower and little higher.
    fn continues(&self, n: usize) -> bool {
        let number = self.heads[n].number;
        let before = n.checked_sub(1).is_none_or(|before| follows(self.heads[before].number, number));
        before && self.heads.get(n + 1).is_none_or(|after| follows(number, after.number))
    }

    /// Whether no paragraph is before head `n`: Chinese sections count like paragraphs (`一.`).
    fn lacks_first(&self, blocks: &[Block], n: usize) -> bool {
        let mut before = self.heads[..n].iter().map(|head| blocks[head.block].text.chars().next());
        before.all(|first| first.is_some_and(is_han))
    }

    /// The numbers that no head has after head `n`, and the blocks that may hold them.
    fn missing(&self, n: usize) -> (Range<u32>, Range<usize>) {
        let head = &self.heads[n];
        let next = self.heads.get(n + 1);
        if self.kind == StepKind::Paragraph {
            // Headings with numbers of their own may be between.
            let later = self.heads[n + 1..].iter().take(HEADINGS + 1);
            let end = later.into_iter().find(|next| next.number > head.number);
            let missing = head.number + 1..end.map_or(u32::MAX, |next| next.number);
            let is_near = missing.len() <= MISSING as usize;
            let last = end.filter(|_| is_near).map_or(head.block + 1, |next| next.block);
            return (missing, head.block..last);
        }
        match next {
            Some(next) if follows(head.number, next.number) => {
                (head.number + 1..next.number, head.block..next.block)
            }
            // Where no label follows, a mention of the next heading may be meant.
            Some(_) | None => (0..0, 0..0),
        }
    }

    /// Looks for the labels `missing`, one after the other, in the blocks `places`.
    fn find(
        &self,
        blocks: &[Block],
        missing: Range<u32>,
        places: Range<usize>,
        head: Option<&Head>,
        out: &mut Vec<Cut>,
    ) {
        let mut missing = missing.peekable();
        for block in places.filter(|block| may_be_cut(&blocks[*block])) {
            let text = &blocks[block].text;
            let own = head.filter(|head| head.block == block);
            let mut from = own.map_or(0, |head| head.end);
            if missing.peek().is_none() {
                return;
            }
            let starts = match self.kind {
                StepKind::Paragraph if own.is_none() => heading::starts(text, self.lang),
                _ => self.starts(text, from),
            };
            while let Some((at, end)) =
                missing.peek().and_then(|number| self.inside(text, &starts, from, *number))
            {
                out.push((block, at));
                if self.is_bare && opens(&text[end..]) {
                    out.push((block, end));
                }
                from = end;
                missing.next();
            }
        }
    }

    /// Where a label may be in `text` after `from`: at the beginnings of sentences, in order.
    fn starts(&self, text: &str, from: usize) -> Vec<usize> {
        // A heading has no stop before the next one.
        let is_line =
            text.len() <= LINE && label::parse(text).is_some_and(|label| is_named(label.span.of(text)));
        if is_line {
            let blanks = text[from..].char_indices().filter(|(_, c)| c.is_whitespace());
            return blanks.map(|(at, blank)| from + at + blank.len_utf8()).collect();
        }
        sentence::sentences(text, from, self.lang).iter().map(|span| span.start as usize).collect()
    }

    /// Where the label of `number` is in `text` at one of the places `starts` after `from`: where it begins and ends.
    fn inside(&self, text: &str, starts: &[usize], from: usize, number: u32) -> Option<(usize, usize)> {
        let first = starts.partition_point(|at| *at <= from);
        starts[first..].iter().find_map(|&at| {
            let rest = &text[at..];
            let first = rest.chars().next()?;
            if !self.kind.is_heading() && first.is_alphabetic() && !is_han(first) {
                return None;
            }
            let label = label::parse(rest).or_else(|| label::year(rest))?;
            let (kind, found, end) = counts(rest, &label, self.kind.is_heading())?;
            let is_it = kind == self.kind && found == number && self.may_end(&rest[end..]);
            is_it.then_some((at, at + end))
        })
    }

    /// Whether `rest` may be after a label inside a line. After a heading there is nothing, its title where headings have
    /// one, or a numbered paragraph: other text may go on with a sentence that mentions it.
    fn may_end(&self, rest: &str) -> bool {
        if !self.kind.is_heading() {
            return opens(rest);
        }
        let is_numbered = || label::parse(rest).is_some_and(|label| counts(rest, &label, false).is_some());
        let is_title =
            !self.is_bare && rest.len() <= LINE && !rest.contains(['.', '。', ';', '；', '!', '?', '؟']);
        !rest.contains(char::is_alphanumeric) || is_title || is_numbered()
    }
}

/// Whether a count may go from one number to the other, with a few inside other lines.
fn follows(before: u32, after: u32) -> bool {
    (before + 1..=before + 1 + MISSING).contains(&after)
}

/// Whether a sentence may begin with `text`.
fn opens(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase())
}

/// Cuts blocks at the places `cuts`, which are in order; returns them with their labels.
fn cut(blocks: Vec<Block>, labels: Labels, cuts: &[Cut]) -> (Vec<Block>, Labels) {
    let mut out =
        (Vec::with_capacity(blocks.len() + cuts.len()), Vec::with_capacity(blocks.len() + cuts.len()));
    let mut of_blocks = cuts.chunk_by(|a, b| a.0 == b.0).peekable();
    for (n, (mut block, label)) in blocks.into_iter().zip(labels).enumerate() {
        let Some(places) = of_blocks.next_if(|cuts| cuts[0].0 == n) else {
            out.0.push(block);
            out.1.push(label);
            continue;
        };
        let mut rests: Vec<Block> = places.iter().rev().map(|(_, at)| split(&mut block, *at)).collect();
        rests.push(block);
        out.1.extend(rests.iter().rev().map(outline::label));
        out.0.extend(rests.into_iter().rev());
    }
    out
}

/// Takes the text from the byte `at` on from a block, without the blanks around the cut.
fn split(block: &mut Block, at: usize) -> Block {
    let text = &block.text[at..];
    let skipped = at + text.len() - text.trim_start().len();
    let mut rest = Block {
        kind: block.kind,
        text: block.text[skipped..].to_owned(),
        level: block.level,
        bounded: block.bounded,
        ..Block::default()
    };
    let first = block.pieces.partition_point(|piece| piece.offset as usize <= skipped).saturating_sub(1);
    rest.pieces.extend(
        block.pieces[first..]
            .iter()
            .map(|piece| Piece { offset: piece.offset.saturating_sub(skipped as u32), ..*piece }),
    );
    let kept = block.pieces.partition_point(|piece| (piece.offset as usize) < at).max(1);
    let pieces: Vec<Piece> = block.pieces[..kept].to_vec();
    block.pieces = Pieces::default();
    block.pieces.extend(pieces);
    block.text.truncate(block.text[..at].trim_end().len());
    rest
}

#[cfg(test)]
mod tests;
