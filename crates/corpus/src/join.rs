//! From bitexts with one pivot to a corpus: every segment of every text in exactly one row.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use hexapla_model::{
    Anchor, Bitext, Block, BlockKind, Corpus, Level, Segment, Segmented, Text, TranslationUnit,
};

use crate::label;
use crate::rows::{self, Cell, Row};
use crate::step;

/// The corpus of one document: a row for what belongs together in all languages.
///
/// `bitexts` share their source, the pivot, which `pivot` is; without bitexts the rows hold the pivot alone. Rows are
/// in the order of the pivot; footnotes follow the row that holds their mark.
///
/// ```
/// use hexapla_model::Level;
/// # use std::sync::Arc;
/// # use hexapla_model::*;
/// # let text = |lang, text: &str| Arc::new(Segmented {
/// #     document: Document { id: "a".into(), symbol: None, lang, path: "a".into(),
/// #         blocks: vec![Block::new(text, Location { line: 1, page: None }, 0)] },
/// #     segments: vec![Segment { block: 0, span: Span::new(0, text.len()), length: 5.0, tokens: 0..0, entities: 0..0 }],
/// #     block_segments: vec![0..1], tokens: vec![], forms: Vocabulary::default(), entities: vec![],
/// #     keys: Vocabulary::default(), lengths: LengthModel { ratio: 1.0, variance: 3.0 } });
/// # let one = || Alignment::new(vec![Bead::new(0..1, 0..1, 0.9)], 1, 1);
/// let (en, zh) = (text(Lang::EN, "The basin."), text(Lang::ZH, "流域。"));
/// let bitext = Bitext { source: en.clone(), target: zh, blocks: one(), segments: one(), moved: vec![] };
/// let corpus = hexapla_corpus::join("report", &en, &[bitext], Level::Sentence);
/// assert_eq!(corpus.units[0].texts[1].as_ref().unwrap().text, "流域。");
/// ```
#[must_use]
pub fn join(name: &str, pivot: &Arc<Segmented>, bitexts: &[Bitext], level: Level) -> Corpus {
    let texts: Vec<&Segmented> =
        std::iter::once(pivot.as_ref()).chain(bitexts.iter().map(|b| b.target.as_ref())).collect();
    let joiner = Joiner { texts: &texts };
    let len = pivot.document.blocks.len() as u32;
    let block_rows = joiner.meet(rows::join(len, &step::of_blocks(len, bitexts)));
    let drafts = match level {
        Level::Paragraph => block_rows.iter().filter_map(|row| joiner.paragraph(row)).collect(),
        Level::Sentence => {
            let len = pivot.segments.len() as u32;
            joiner.sentences(&block_rows, &rows::join(len, &step::of_segments(len, bitexts)))
        }
    };
    Corpus {
        name: name.to_owned(),
        symbol: texts.iter().find_map(|t| t.document.symbol.clone()),
        level,
        langs: texts.iter().map(|t| t.document.lang).collect(),
        paths: texts.iter().map(|t| t.document.path.clone()).collect(),
        units: finish(name, joiner.place_notes(drafts), level),
        findings: Vec::new(),
    }
}

/// Texts that are shorter than this part of the English ones are in scripts without spaces between sentences.
const SPACED: f32 = 0.5;

/// A row before it has its name, with where it is in the pivot.
struct Draft {
    unit: TranslationUnit,
    /// Block of the pivot, or the next one where the pivot has no text.
    at: u32,
}

struct Joiner<'t> {
    /// The pivot first.
    texts: &'t [&'t Segmented],
}

/// The ranges of a row, the pivot first.
fn ranges(row: &Row) -> impl Iterator<Item = Range<u32>> + '_ {
    std::iter::once(row.pivot.clone()).chain(row.others.iter().map(|cell| cell.items.clone()))
}

/// Whether each text of a row is in another place, the pivot's first.
fn moved(row: &Row) -> impl Iterator<Item = bool> + '_ {
    std::iter::once(false).chain(row.others.iter().map(|cell| cell.moved))
}

/// The segments of each cell that holds a part of its blocks, the pivot first.
fn parts(row: &Row) -> impl Iterator<Item = Option<Range<u32>>> + '_ {
    std::iter::once(None).chain(row.others.iter().map(|cell| cell.part.clone()))
}

impl Joiner<'_> {
    fn block(&self, text: usize, n: u32) -> &Block {
        &self.texts[text].document.blocks[n as usize]
    }

    /// Rows of blocks that the pivot lacks are one row if their anchors are equal and they are at the same place.
    fn meet(&self, rows: Vec<Row>) -> Vec<Row> {
        let mut out: Vec<Row> = Vec::with_capacity(rows.len());
        let mut places: HashMap<(u32, &Anchor), Meeting> = HashMap::new();
        for row in rows {
            let lone = if row.is_orphan() { row.others.iter().position(|r| !r.is_empty()) } else { None };
            if let Some(language) = lone
                && let Some(anchor) = self.anchor(&row)
            {
                let meeting = places.entry((row.pivot.start, anchor)).or_default();
                if let Some(twin) = meeting.twin(language) {
                    out[twin].others[language] = row.others[language].clone();
                    out[twin].score = step::UNPROVEN;
                    continue;
                }
                meeting.rows.push(out.len());
            }
            out.push(row);
        }
        out
    }

    /// The anchor of a row of blocks: that of the first language that has one.
    fn anchor(&self, row: &Row) -> Option<&Anchor> {
        ranges(row)
            .enumerate()
            .find_map(|(t, range)| range.clone().find_map(|n| self.block(t, n).anchor.as_ref()))
    }

    fn paragraph(&self, row: &Row) -> Option<Draft> {
        let heads: Vec<&Block> = ranges(row)
            .zip(parts(row))
            .enumerate()
            .filter_map(|(t, (range, part))| match part {
                Some(part) => self.head(t, &part),
                None => self.shown_blocks(t, range).first().copied(),
            })
            .collect();
        let whole = label::belong_to_text(heads.into_iter());
        let texts = ranges(row).zip(parts(row)).enumerate().map(|(t, (range, part))| match part {
            Some(part) => {
                let text = self.sentences_of(t, part, whole)?;
                Some(Text { pieces: range.len() as u32, ..text })
            }
            None => self.blocks_of(t, range, whole),
        });
        let texts = mark_moved(texts, row);
        let first =
            ranges(row).enumerate().find(|(_, r)| !r.is_empty()).map(|(t, r)| self.block(t, r.start))?;
        texts.iter().any(Option::is_some).then(|| Draft {
            unit: TranslationUnit {
                id: String::new(),
                anchor: self.anchor(row).cloned(),
                kind: first.kind,
                score: row.score,
                reviewed: false,
                texts,
            },
            at: row.pivot.start,
        })
    }

    /// These blocks of language `t`, with the label of the first if `whole` says so.
    fn blocks_of(&self, t: usize, range: Range<u32>, whole: bool) -> Option<Text> {
        let blocks = self.shown_blocks(t, range);
        let first = blocks.first()?;
        let lines = blocks.iter().flat_map(|b| b.pieces.iter().map(|p| p.index));
        let mut texts: Vec<&str> = blocks.iter().map(|b| shown(b)).collect();
        if whole {
            texts[0] = first.text.trim();
        }
        Some(Text {
            text: texts.join(self.glue(t)),
            pieces: blocks.len() as u32,
            location: first.location(),
            lines: ascending(lines),
            moved: false,
        })
    }

    /// What is put between the blocks of one row.
    fn glue(&self, text: usize) -> &'static str {
        if self.texts[text].lengths.ratio < SPACED { "" } else { " " }
    }

    fn sentences(&self, blocks: &[Row], segments: &[Row]) -> Vec<Draft> {
        let homes = Homes::of(self.texts, blocks);
        // Segments that moved into rows of other blocks: the rest of their own block comes row by row.
        let mut is_divided = vec![false; blocks.len()];
        for row in segments {
            let Some(home) = homes.of_row(row) else { continue };
            for (t, range) in ranges(row).enumerate() {
                let own = range.map(|segment| homes.of_segment(t, segment));
                own.filter(|own| *own != home).for_each(|own| is_divided[own] = true);
            }
        }
        let mut out = Vec::new();
        let mut done = vec![false; blocks.len()];
        for row in segments {
            let Some(home) = homes.of_row(row) else { continue };
            let block = &blocks[home];
            if !block.is_orphan() || is_divided[home] {
                out.extend(self.sentence(row, block));
            } else if !std::mem::replace(&mut done[home], true) {
                out.extend(self.met_sentences(block));
            }
        }
        out
    }

    /// The sentences of blocks that the pivot lacks: side by side if there are as many in each language.
    fn met_sentences(&self, block: &Row) -> Vec<Draft> {
        let segments: Vec<Range<u32>> = ranges(block)
            .enumerate()
            .map(|(t, r)| {
                if r.is_empty() {
                    return 0..0;
                }
                let of = &self.texts[t].block_segments;
                of[r.start as usize].start..of[r.end as usize - 1].end
            })
            .collect();
        let mut counts = segments.iter().map(Range::len).filter(|n| *n > 0);
        let first = counts.next().unwrap_or(0);
        let parts = if counts.all(|n| n == first) { first } else { 1 };
        (0..parts)
            .filter_map(|k| {
                let others = segments[1..].iter().map(|r| Cell::whole(part_of(r, k, parts))).collect();
                let own = || part_of(&segments[0], k, parts);
                let pivot = if segments[0].is_empty() { block.pivot.clone() } else { own() };
                self.sentence(&Row { pivot: pivot.start..pivot.start, others, score: block.score }, block)
            })
            .collect()
    }

    /// The block that the segments of text `t` in a row begin with, if they begin it.
    fn head(&self, t: usize, range: &Range<u32>) -> Option<&Block> {
        let first = self.texts[t].segments.get(range.start as usize).filter(|_| !range.is_empty())?;
        let opens = self.texts[t].block_segments[first.block as usize].start == range.start;
        opens.then(|| self.block(t, first.block))
    }

    /// The blocks of text `t` in a row, without running heads.
    fn shown_blocks(&self, t: usize, range: Range<u32>) -> Vec<&Block> {
        let blocks = &self.texts[t].document.blocks[range.start as usize..range.end as usize];
        blocks.iter().filter(|b| b.kind != BlockKind::RunningHead).collect()
    }

    /// These segments of language `t`, with the label before them if `whole` says so.
    fn sentences_of(&self, t: usize, range: Range<u32>, whole: bool) -> Option<Text> {
        let segmented = self.texts[t];
        let head = self.head(t, &range).filter(|_| whole);
        let segments = &segmented.segments[range.start as usize..range.end as usize];
        let first = segments.first()?;
        let lines = segments.iter().flat_map(|s| {
            let block = &segmented.document.blocks[s.block as usize];
            lines_of(block, s.span.start, s.span.end)
        });
        // From the label on, with the author's own blanks after it.
        let label = head.map_or("", |block| block.text[..first.span.start as usize].trim_start());
        Some(Text {
            text: label.to_owned() + &text_of(&segmented.document.blocks, segments, self.glue(t)),
            pieces: segments.len() as u32,
            location: segmented.document.blocks[first.block as usize].locate(first.span.start),
            lines: ascending(lines),
            moved: false,
        })
    }

    fn sentence(&self, row: &Row, block: &Row) -> Option<Draft> {
        let heads: Vec<&Block> =
            ranges(row).enumerate().filter_map(|(t, range)| self.head(t, &range)).collect();
        let whole = label::belong_to_text(heads.into_iter());
        let texts =
            mark_moved(ranges(row).enumerate().map(|(t, range)| self.sentences_of(t, range, whole)), row);
        let (t, b) = ranges(block).enumerate().find(|(_, r)| !r.is_empty())?;
        // Rows of merged blocks are named after the block that they begin in.
        let own = ranges(row)
            .next()
            .filter(|r| !r.is_empty())
            .map(|r| self.texts[0].segments[r.start as usize].block);
        let home = own.map_or_else(|| self.block(t, b.start), |n| self.block(0, n));
        texts.iter().any(Option::is_some).then(|| Draft {
            unit: TranslationUnit {
                id: String::new(),
                anchor: home.anchor.as_ref().or_else(|| self.anchor(block)).cloned(),
                kind: home.kind,
                score: row.score,
                reviewed: false,
                texts,
            },
            at: own.unwrap_or(block.pivot.start),
        })
    }

    /// Moves footnotes after the row of the pivot that holds their mark, and text boxes after the row before them.
    fn place_notes(&self, drafts: Vec<Draft>) -> Vec<Draft> {
        let blocks = &self.texts[0].document.blocks;
        let mut drafts = drafts;
        drafts.sort_by_cached_key(|draft| {
            host(blocks, draft.at).map_or((draft.at, 0, 0), |h| (h, 1, draft.at))
        });
        drafts
    }
}

/// The block that holds the mark of a note, or that a text box is beside.
fn host(blocks: &[Block], n: u32) -> Option<u32> {
    let block = blocks.get(n as usize).filter(|b| b.kind == BlockKind::Footnote || b.aside);
    block.and_then(|b| b.host)
}

/// Part `k` of some segments that are divided into `parts`: one each if there are as many, else all of them.
fn part_of(segments: &Range<u32>, k: usize, parts: usize) -> Range<u32> {
    match (segments.is_empty(), parts == segments.len()) {
        (true, _) => 0..0,
        (_, true) => segments.start + k as u32..segments.start + k as u32 + 1,
        _ => segments.clone(),
    }
}

/// The row of blocks that each block is in.
struct Homes<'t> {
    texts: &'t [&'t Segmented],
    /// For each text and each of its blocks.
    rows: Vec<Vec<usize>>,
}

impl<'t> Homes<'t> {
    fn of(texts: &'t [&'t Segmented], blocks: &[Row]) -> Self {
        let mut rows: Vec<Vec<usize>> = texts.iter().map(|t| vec![0; t.document.blocks.len()]).collect();
        for (n, row) in blocks.iter().enumerate() {
            for (t, range) in ranges(row).enumerate() {
                range.for_each(|block| rows[t][block as usize] = n);
            }
        }
        Self { texts, rows }
    }

    /// The row of the block of a segment.
    fn of_segment(&self, text: usize, segment: u32) -> usize {
        self.rows[text][self.texts[text].segments[segment as usize].block as usize]
    }

    /// The row of the block of the first segment of a row.
    fn of_row(&self, row: &Row) -> Option<usize> {
        let (text, range) = ranges(row).enumerate().find(|(_, range)| !range.is_empty())?;
        Some(self.of_segment(text, range.start))
    }
}

/// Rows of one anchor at one place of the pivot, none of which has text there. They come language by language.
#[derive(Default)]
struct Meeting {
    rows: Vec<usize>,
    /// The language that came last, and how many of the rows it has no text in yet: the first ones.
    language: usize,
    free: usize,
}

impl Meeting {
    /// The last row that `language` has no text in yet, which it then has.
    fn twin(&mut self, language: usize) -> Option<usize> {
        if self.language != language {
            (self.language, self.free) = (language, self.rows.len());
        }
        self.free = self.free.checked_sub(1)?;
        Some(self.rows[self.free])
    }
}

/// The texts of a row, those marked that are in another place.
fn mark_moved(texts: impl Iterator<Item = Option<Text>>, row: &Row) -> Vec<Option<Text>> {
    texts.zip(moved(row)).map(|(text, moved)| Some(Text { moved, ..text? })).collect()
}

/// What is shown of a block: the text after its label, or the label where nothing follows.
fn shown(block: &Block) -> &str {
    let body = block.body();
    if body.is_empty() { block.text.trim() } else { body.trim_end() }
}

/// The text of segments that follow each other: with the author's own blanks between those of one block, and with `glue`
/// between blocks.
fn text_of(blocks: &[Block], segments: &[Segment], glue: &str) -> String {
    let mut text = String::new();
    for (n, segment) in segments.iter().enumerate() {
        let block = &blocks[segment.block as usize].text;
        match n.checked_sub(1).map(|n| &segments[n]) {
            Some(last) if last.block == segment.block => {
                text.push_str(&block[last.span.end as usize..segment.span.start as usize]);
            }
            Some(_) => text.push_str(glue),
            None => {}
        }
        text.push_str(segment.span.of(block));
    }
    text
}

fn ascending(lines: impl Iterator<Item = u32>) -> Box<[u32]> {
    let mut lines: Vec<u32> = lines.collect();
    lines.sort_unstable();
    lines.dedup();
    lines.into()
}

/// The lines of a block that its bytes from `start` to `end` touch.
fn lines_of(block: &Block, start: u32, end: u32) -> impl Iterator<Item = u32> + '_ {
    let first = block.pieces.partition_point(|p| p.offset <= start).saturating_sub(1);
    let last = block.pieces.partition_point(|p| p.offset < end.max(start + 1)).max(first);
    block.pieces[first..last].iter().map(|p| p.index)
}

/// Gives each row its name: the document, the anchor and the number of the sentence.
fn finish(name: &str, drafts: Vec<Draft>, level: Level) -> Vec<TranslationUnit> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let mut last: Option<(u32, Option<Anchor>)> = None;
    let (mut sentence, mut base) = (0, String::new());
    drafts
        .into_iter()
        .map(|Draft { mut unit, at }| {
            let here = Some((at, unit.anchor.clone()));
            if here != last || level == Level::Paragraph {
                let key = unit
                    .anchor
                    .as_ref()
                    .map_or_else(|| format!("b{}", at + 1), |a| a.to_string().replace(' ', ""));
                // Chapter 1, paragraph 1 and note 1 are three things.
                let key = match unit.kind {
                    BlockKind::Footnote => format!("note{key}"),
                    BlockKind::Heading if unit.anchor.is_some() => format!("h{key}"),
                    _ => key,
                };
                let times = seen.entry(key.clone()).and_modify(|n| *n += 1).or_insert(1);
                base = if *times > 1 { format!("{name}#{key}~{times}") } else { format!("{name}#{key}") };
                sentence = 0;
                last = here;
            }
            sentence += 1;
            unit.id = if level == Level::Paragraph { base.clone() } else { format!("{base}.s{sentence}") };
            unit
        })
        .collect()
}

#[cfg(test)]
mod tests;
