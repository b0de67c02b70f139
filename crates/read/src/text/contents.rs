//! Tells the lines of a table of contents: a title, dots or blanks that lead to the margin, and the page.
//!
//! Such a line becomes a block of its own kind: its number is that of a heading further on, so the outline does not
//! count it. Where a page shows dots that a program has drawn, a tab stands for them.

mod caption;
mod titles;

use std::collections::HashSet;

use hexapla_lang::join::is_cjk;
use hexapla_model::{Block, BlockKind};

use caption::{COLUMNS, is_caption};
use titles::{LONGEST, Titles, plain};

/// The fewest dots that lead.
const DOTS: usize = 5;
/// The fewest dots that lead where the line beside is one of contents too.
const FEW_DOTS: usize = 3;
/// The fewest blanks that lead, where no tab does.
const BLANKS: usize = 3;
/// The most characters of a page, with the paragraphs that some reports give before it.
const PAGE: usize = 16;
/// How many lines in a row that end in a tab and a number show that these are pages.
const LINES: usize = 3;
/// The same where a heading of contents is right above and all titles have numbers.
const NUMBERED: usize = 2;
/// The most bytes of the number of a title.
const LABEL: usize = 24;
/// The fewest letters of a title.
const TITLE: usize = 2;

/// Whether `text` is a page, or paragraphs and a page: `7`, `iv`, `1–5 3`.
pub(crate) fn is_page(text: &str) -> bool {
    text.chars().count() <= PAGE && text.contains(char::is_alphanumeric) && text.chars().all(is_of_page)
}

/// Whether a page may have the character `c`.
fn is_of_page(c: char) -> bool {
    c.is_numeric() || "ivxlcIVXLC -‐‑‒–—−,".contains(c)
}

/// The title and the page of a line of contents.
pub(crate) fn entry(text: &str) -> Option<(&str, String)> {
    led(text).filter(|led| led.dots >= DOTS).map(|led| (led.title, led.page))
}

/// A title that dots lead from to a page.
struct Led<'t> {
    title: &'t str,
    page: String,
    dots: usize,
    /// Whether the dots do not end the title itself: `And so on...`
    apart: bool,
}

impl Led<'_> {
    /// Whether it is a line of contents where the line beside it is one.
    fn is_loose(&self) -> bool {
        self.dots >= FEW_DOTS && self.apart
    }
}

fn led(text: &str) -> Option<Led<'_>> {
    let head = text.trim_end_matches(|c: char| is_of_page(c) || c.is_whitespace());
    if !head.ends_with(is_dot) {
        return None;
    }
    let tail = &text[head.len()..];
    let title = head.trim_end_matches(|c: char| is_dot(c) || c.is_whitespace());
    let leaders = &head[title.len()..];
    let dots = leaders.chars().map(dots).sum();
    let apart = leaders.starts_with(char::is_whitespace) || title.ends_with(is_cjk);
    let page = tail.split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty() && is_page(&page)).then_some(Led { title, page, dots, apart })
}

fn is_dot(c: char) -> bool {
    matches!(c, '.' | '…' | '⋯' | '·' | '‥' | '․' | '・' | '_')
}

/// How many dots a character shows.
fn dots(c: char) -> usize {
    if matches!(c, '…' | '⋯') { 3 } else { usize::from(is_dot(c)) }
}

/// Who put the dots that lead to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leaders {
    /// The author: they are text.
    Typed,
    /// A program that draws pages: a tab stands for them.
    Drawn,
}

/// Makes the lines of contents with dots among `blocks` what they are.
pub(crate) fn mark(blocks: &mut [Block], leaders: Leaders) {
    let loose: Vec<bool> =
        blocks.iter().map(|block| led(&block.text).is_some_and(|led| led.is_loose())).collect();
    for (n, block) in blocks.iter_mut().enumerate() {
        let beside = (n > 0 && loose[n - 1]) || loose.get(n + 1) == Some(&true);
        let least = if loose[n] && beside { FEW_DOTS } else { DOTS };
        let Some(led) = led(&block.text).filter(|led| led.dots >= least) else { continue };
        if leaders == Leaders::Drawn {
            block.text = format!("{}\t{}", led.title, led.page);
            let end = u32::try_from(block.text.len()).unwrap_or(u32::MAX);
            block.pieces.iter_mut().for_each(|piece| piece.offset = piece.offset.min(end));
        }
        (block.kind, block.level) = (BlockKind::Contents, 0);
    }
}

/// The same in plain text, where a tab or blanks lead to the page: such lines are tables too, so a heading that says
/// `Contents` is above them, or most of the titles come back further on.
pub(crate) fn mark_columns(blocks: &mut [Block]) {
    let mut at = 0;
    let lines: Vec<usize> = blocks
        .chunk_by(|a, b| columns(&a.text).is_some() == columns(&b.text).is_some())
        .filter_map(|chunk| {
            let start = at;
            at += chunk.len();
            let least = least(start.checked_sub(1).map(|n| &blocks[n]), chunk);
            let long = chunk.len() >= least && columns(&chunk[0].text).is_some();
            let sorted = chunk.is_sorted_by_key(|block| columns(&block.text).map_or(0, |(_, p)| number(p)));
            (long && sorted).then_some(start..at)
        })
        .flatten()
        .collect();
    if lines.is_empty() {
        return;
    }
    let titles = Titles::of(blocks);
    for row in lines.chunk_by(|a, b| a + 1 == *b) {
        let (first, last) = (row[0], row[row.len() - 1]);
        let above = &blocks[first.saturating_sub(ABOVE)..first];
        if above.iter().any(|block| is_caption(&block.text))
            || come_back(&blocks[first..=last], last, &titles)
        {
            blocks[first..=last].iter_mut().for_each(|block| block.kind = BlockKind::Contents);
        }
    }
}

/// The same where one blank leads to the page: a heading that says `Contents` is above, pages do not fall, and the
/// titles come back as they are.
pub(crate) fn mark_blanks(blocks: &mut [Block]) {
    let captions: Vec<usize> = (0..blocks.len()).filter(|n| is_caption(&blocks[*n].text)).collect();
    if captions.is_empty() {
        return;
    }
    let titles = Titles::of(blocks);
    let mut free = 0;
    for caption in captions {
        let first = (caption + 1).max(free);
        let start =
            first + blocks[first..].iter().take(ABOVE).take_while(|b| paged(&b.text).is_none()).count();
        let row = blocks[start..].iter().map_while(|block| paged(&block.text));
        let mut last = 0;
        let len =
            row.take_while(|(_, page)| std::mem::replace(&mut last, number(page)) <= number(page)).count();
        let end = start + len;
        let entries = blocks[start..end].iter().filter_map(|block| paged(&block.text));
        let found = entries.filter(|(title, _)| titles.has_from(&plain(title), end)).count();
        if len >= NUMBERED && found * 3 >= len * 2 {
            blocks[start..end]
                .iter_mut()
                .for_each(|block| (block.kind, block.level) = (BlockKind::Contents, 0));
            free = end;
        }
    }
}

/// The title and the page of a line that a blank divides.
fn paged(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let (title, page) = text.rsplit_once(char::is_whitespace).filter(|_| text.len() <= LONGEST)?;
    let digits = page.chars().all(char::is_numeric) && page.chars().count() <= DIGITS;
    (digits && title.chars().filter(|c| c.is_alphabetic()).count() >= TITLE).then(|| (title.trim_end(), page))
}

/// The most figures of a page after a blank.
const DIGITS: usize = 4;

/// Sets the heading of contents apart with them, and what is between: `Contents`, `Page`.
pub(crate) fn mark_captions(blocks: &mut [Block]) {
    for n in 0..blocks.len() {
        if blocks[n].kind == BlockKind::Contents || !is_caption(&blocks[n].text) {
            continue;
        }
        let below = blocks[n + 1..].iter().take(ABOVE - 1);
        let lines = below.take_while(|b| b.kind != BlockKind::Contents && b.text.len() <= COLUMNS);
        let end = n + 1 + lines.count();
        if blocks.get(end).is_some_and(|block| block.kind == BlockKind::Contents) {
            blocks[n..end].iter_mut().for_each(|block| (block.kind, block.level) = (BlockKind::Contents, 0));
        }
    }
}

/// How many lines above contents their heading may be.
const ABOVE: usize = 3;

/// The title and the page of a line that a tab or several blanks divide.
fn columns(text: &str) -> Option<(&str, &str)> {
    if !text.ends_with(is_of_page) {
        return None;
    }
    let page = text.rsplit(['\t', ' ', '\u{3000}']).next().filter(|page| is_page(page))?;
    let head = &text[..text.len() - page.len()];
    let title = head.trim_end();
    let gap = &head[title.len()..];
    let leads = gap.contains(['\t', '\u{3000}']) || gap.chars().count() >= BLANKS;
    (leads && title.chars().filter(|c| c.is_alphabetic()).count() >= TITLE).then_some((title, page))
}

/// Whether most titles of these lines, the last of which is block `last`, are after them, as headings do.
fn come_back(lines: &[Block], last: usize, titles: &Titles) -> bool {
    let named: HashSet<String> = lines.iter().filter_map(|block| bare_title(&block.text)).collect();
    let found = named.iter().filter(|title| titles.has_from(title, last + 1)).count();
    found * 2 >= named.len()
}

/// The title of a line without its page, and without the paragraphs that some lines give before the page.
fn bare_title(text: &str) -> Option<String> {
    std::iter::successors(Some(text), |text| columns(text).map(|(title, _)| title)).last().map(plain)
}

/// The same where a tab before a number at the end of a block is the author's: where several are in a row they lead
/// to pages, else each is a blank.
pub(crate) fn mark_tabs(blocks: &mut [Block]) {
    let mut above: Option<&Block> = None;
    for row in blocks.chunk_by_mut(|a, b| ends_in_page(a) == ends_in_page(b)) {
        let is_contents = row.len() >= least(above, row)
            && row.iter().all(has_title)
            && row.is_sorted_by_key(|b| page(&b.text));
        for block in row.iter_mut().filter(|block| ends_in_page(block)) {
            if is_contents {
                (block.kind, block.level) = (BlockKind::Contents, 0);
            } else {
                block.text = block.text.replace('\t', " ");
            }
        }
        above = row.last();
    }
}

/// Whether a tab leads to what may be a page.
fn ends_in_page(block: &Block) -> bool {
    block.kind != BlockKind::TableRow && block.text.contains('\t')
}

/// How many lines in a row below the block `above` are contents.
fn least(above: Option<&Block>, lines: &[Block]) -> usize {
    let below = above.is_some_and(|block| is_caption(&block.text)) && lines.iter().all(is_numbered);
    if below { NUMBERED } else { LINES }
}

/// Whether tabs are between a number, a title and a page.
fn is_numbered(block: &Block) -> bool {
    let label = block.text.split_once('\t').map_or("", |(label, _)| label.trim());
    let marked = label.ends_with(['.', ')', '、', '．', '）', '-', '–', '—']);
    marked && label.len() <= LABEL && block.text.matches('\t').count() > 1
}

/// Whether more than a label is before the page.
fn has_title(block: &Block) -> bool {
    let title = block.text.rsplit_once('\t').map_or("", |(title, _)| title);
    title.chars().filter(|c| c.is_alphabetic()).count() >= TITLE
}

/// The number of the page at the end of a line; 0 for one in letters, which opens the document.
fn page(text: &str) -> u32 {
    number(text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default())
}

/// The number of a page in figures of any script.
fn number(page: &str) -> u32 {
    let last = page.rsplit(|c| digit(c).is_none()).next().unwrap_or_default();
    last.chars().take(6).filter_map(digit).fold(0, |n, d| n * 10 + d)
}

fn digit(c: char) -> Option<u32> {
    match c {
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => c.to_digit(10),
    }
}

#[cfg(test)]
mod tests;
