//! The order in which the parts of a page are read: columns side by side, what runs across them above and below.

use std::cmp::Ordering;

use hexapla_lang::join::is_cjk;

use super::words::Fragment;

/// How often a page may be parted into columns inside columns.
const DEPTH: u32 = 3;
/// How many places between the margins are tried as a gutter.
const TRIED: u16 = 96;
/// The fewest lines of a column.
const LINES: usize = 5;
/// How wide a gap is at least that may be a part of a gutter, in points.
const GUTTER: f32 = 6.0;
/// How much the tops of what is on one line may differ, in points.
const SAME: f32 = 5.0;
/// How much of the width of a column its middle line fills at least; cells of tables are shorter.
const FILLED: f32 = 0.6;

/// How many characters the longest piece of a line of text has at least, with a blank for each word.
const LONG: usize = 18;
/// For how many of these a Chinese character counts.
const CJK: usize = 2;
/// How much of the height of a column its lines fill at least, at the usual step from line to line.
const DENSE: f32 = 0.5;

/// A place from the top of the page, in order.
#[derive(PartialEq)]
struct Top(f32);

impl Eq for Top {}

impl PartialOrd for Top {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Top {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// The box around a fragment.
fn extent(fragment: &Fragment) -> (f32, f32, f32) {
    let (mut left, mut right, mut top) = (f32::MAX, f32::MIN, f32::MAX);
    for word in fragment {
        left = left.min(word.left);
        right = right.max(word.right);
        top = top.min(word.top);
    }
    (left, right, top)
}

/// The fragments of a page, parted into frames in the order of reading; `rtl` pages begin with the right column.
pub(super) fn frames(fragments: Vec<Fragment>, rtl: bool) -> Vec<Vec<Fragment>> {
    let mut frames = Vec::new();
    part(fragments, rtl, DEPTH, &mut frames);
    frames
}

fn part(mut fragments: Vec<Fragment>, rtl: bool, depth: u32, frames: &mut Vec<Vec<Fragment>>) {
    fragments.retain(|fragment| !fragment.is_empty());
    split(&mut fragments);
    fragments.sort_by_cached_key(|fragment| Top(extent(fragment).2));
    let Some(gutter) = gutter(&fragments).filter(|_| depth > 0) else {
        if !fragments.is_empty() {
            frames.push(fragments);
        }
        return;
    };
    let (mut columns, mut across): ([Vec<Fragment>; 2], Vec<Fragment>) = Default::default();
    let flush = |columns: &mut [Vec<Fragment>; 2], frames: &mut Vec<Vec<Fragment>>| {
        let [left, right] = std::mem::take(columns);
        let order = if rtl { [right, left] } else { [left, right] };
        order.into_iter().for_each(|column| part(column, rtl, depth - 1, frames));
    };
    for fragment in fragments {
        let (left, right, _) = extent(&fragment);
        if left < gutter && right > gutter {
            flush(&mut columns, frames);
            across.push(fragment);
            continue;
        }
        if !across.is_empty() {
            frames.push(std::mem::take(&mut across));
        }
        columns[usize::from(left >= gutter)].push(fragment);
    }
    flush(&mut columns, frames);
    if !across.is_empty() {
        frames.push(across);
    }
}

/// Parts fragments that run over a gutter: lines of columns that are at about the same height come as one.
fn split(fragments: &mut Vec<Fragment>) {
    let mut edges = fragments.iter().map(extent);
    let Some((mut left, mut right, _)) = edges.next() else { return };
    for (from, to, _) in edges {
        (left, right) = (left.min(from), right.max(to));
    }
    let place = |n: u16| left + (right - left) * f32::from(n) / f32::from(TRIED);
    let mut best: Option<(usize, f32)> = None;
    for at in (TRIED / 6..TRIED - TRIED / 6).map(place) {
        let parted = fragments.iter().filter(|f| is_parted(f, at)).count();
        let whole = fragments.iter().filter(|f| runs_over(f, at)).count() - parted;
        if parted >= LINES && whole * 3 <= parted && best.is_none_or(|(most, _)| parted > most) {
            best = Some((parted, at));
        }
    }
    let Some((_, at)) = best else { return };
    for n in 0..fragments.len() {
        if is_parted(&fragments[n], at) {
            let (before, after) = std::mem::take(&mut fragments[n]).into_iter().partition(|w| w.left < at);
            fragments[n] = before;
            fragments.push(after);
        }
    }
}

/// Whether a fragment has words on both sides of a place.
fn runs_over(fragment: &Fragment, at: f32) -> bool {
    let (left, right, _) = extent(fragment);
    left < at && right > at
}

/// Whether a fragment has a wide gap at a place.
fn is_parted(fragment: &Fragment, at: f32) -> bool {
    let before = fragment.iter().filter(|w| w.left < at).map(|w| w.right).fold(f32::MIN, f32::max);
    let after = fragment.iter().filter(|w| w.left >= at).map(|w| w.left).fold(f32::MAX, f32::min);
    before > f32::MIN && after < f32::MAX && before <= at && after - before > GUTTER
}

/// The middle of the gutter between two columns, if there are two.
fn gutter(fragments: &[Fragment]) -> Option<f32> {
    let boxes: Vec<(f32, f32, f32)> = fragments.iter().map(extent).collect();
    let left = boxes.iter().map(|b| b.0).min_by(f32::total_cmp)?;
    let right = boxes.iter().map(|b| b.1).max_by(f32::total_cmp)?;
    let place = |n: u16| left + (right - left) * f32::from(n) / f32::from(TRIED);
    let crossing = |at: f32| boxes.iter().filter(|b| b.0 < at && b.1 > at).count();
    let counts: Vec<(u16, usize)> = (TRIED / 6..TRIED - TRIED / 6).map(|n| (n, crossing(place(n)))).collect();
    let least = counts.iter().map(|(_, count)| *count).min()?;
    // The middle of the longest run of places that as few lines cross.
    let mut runs: Vec<(u16, u16)> = Vec::new();
    for (n, _) in counts.into_iter().filter(|(_, count)| *count == least) {
        match runs.last_mut() {
            Some((_, end)) if *end + 1 == n => *end = n,
            _ => runs.push((n, n)),
        }
    }
    let (start, end) = runs.into_iter().max_by_key(|(start, end)| end - start)?;
    let at = (place(start) + place(end)) / 2.0;
    let (before, after): (Vec<_>, Vec<_>) =
        boxes.into_iter().filter(|b| b.0 >= at || b.1 <= at).partition(|b| b.1 <= at);
    let (before, after) = (rows(before), rows(after));
    let fewest = before.len().min(after.len());
    let dense = || is_dense(fragments, |b| b.1 <= at) && is_dense(fragments, |b| b.0 >= at);
    (fewest >= LINES
        && least * 3 <= fewest
        && fills(&before, at - left)
        && fills(&after, right - at)
        && has_text(fragments, |b| b.1 <= at)
        && has_text(fragments, |b| b.0 >= at)
        && dense())
    .then_some(at)
}

/// Whether the lines of a column are text: the longest piece of most of them is longer than the cells of a table are.
fn has_text(fragments: &[Fragment], is_inside: impl Fn((f32, f32, f32)) -> bool) -> bool {
    let letters = |fragment: &Fragment| {
        let chars = fragment.iter().flat_map(|word| word.text.chars());
        chars.map(|c| if is_cjk(c) { CJK } else { 1 }).sum::<usize>() + fragment.len()
    };
    let inside = fragments.iter().map(|f| (extent(f), letters(f))).filter(|(b, _)| is_inside(*b));
    let mut pieces: Vec<(f32, usize)> = inside.map(|(b, letters)| (b.2, letters)).collect();
    pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
    let longest = |line: &[(f32, usize)]| line.iter().map(|piece| piece.1).max().unwrap_or(0);
    let mut lengths: Vec<usize> = pieces.chunk_by(|a, b| (a.0 - b.0).abs() < SAME).map(longest).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).is_some_and(|middle| *middle >= LONG)
}

/// Whether lines follow each other as closely as those of running text do: the first cells of a table whose others wrap
/// do not.
fn is_dense(fragments: &[Fragment], is_inside: impl Fn((f32, f32, f32)) -> bool) -> bool {
    let mut tops: Vec<f32> = fragments.iter().map(extent).filter(|b| is_inside(*b)).map(|b| b.2).collect();
    tops.sort_by(f32::total_cmp);
    tops.dedup_by(|a, b| (*a - *b).abs() < SAME);
    let mut steps: Vec<f32> = tops.windows(2).map(|pair| pair[1] - pair[0]).collect();
    steps.sort_by(f32::total_cmp);
    let Some(usual) = steps.get(steps.len() / 4).copied() else { return false };
    let (first, last) = (tops[0], tops[tops.len() - 1]);
    (tops.len() as f32) * usual >= DENSE * (last - first)
}

/// Where the lines of a column begin and end: one that is stretched to its margin comes in several fragments.
fn rows(boxes: Vec<(f32, f32, f32)>) -> Vec<(f32, f32)> {
    let mut rows: Vec<(f32, f32, f32)> = Vec::new();
    for (left, right, top) in boxes {
        match rows.last_mut() {
            Some(row) if (top - row.2).abs() < SAME => *row = (row.0.min(left), row.1.max(right), row.2),
            _ => rows.push((left, right, top)),
        }
    }
    rows.into_iter().map(|(left, right, _)| (left, right)).collect()
}

/// Whether lines fill the width of a column as those of running text do.
fn fills(lines: &[(f32, f32)], width: f32) -> bool {
    let mut widths: Vec<f32> = lines.iter().map(|(left, right)| right - left).collect();
    widths.sort_by(f32::total_cmp);
    widths.get(widths.len() / 2).is_some_and(|middle| *middle >= FILLED * width)
}

#[cfg(test)]
mod tests;
