//! The order in which the parts of a page are read: columns side by side, what runs across them above and below.

use std::cmp::Ordering;
use std::ops::Range;

use hexapla_lang::join::is_cjk;

use super::words::Fragment;

/// How often a page may be split into columns inside columns.
const DEPTH: u32 = 3;
/// How many places between the margins are tried as a gutter.
const TRIED: u16 = 96;
/// The fewest lines of a column.
const LINES: usize = 5;
/// The least width of a gap that may be part of a gutter, in points.
const GUTTER: f32 = 6.0;
/// How much the tops of what is on one line may differ, in points.
const SAME: f32 = 5.0;
/// The least share of the width of a column that its middle line fills; cells of tables are shorter.
const FILLED: f32 = 0.6;

/// The fewest characters of the longest piece of a line of text, with a blank for each word.
const LONG: usize = 18;
/// For how many of these a Chinese character counts.
const CJK: usize = 2;
/// The least share of the height of a column that its lines fill, at the usual step from line to line.
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

/// The box around a fragment, in points.
#[derive(Debug, Clone, Copy)]
struct Extent {
    left: f32,
    right: f32,
    top: f32,
}

impl Extent {
    fn of(fragment: &Fragment) -> Self {
        let mut extent = Self { left: f32::MAX, right: f32::MIN, top: f32::MAX };
        for word in fragment {
            extent.left = extent.left.min(word.left);
            extent.right = extent.right.max(word.right);
            extent.top = extent.top.min(word.top);
        }
        extent
    }

    fn is_left_of(self, at: f32) -> bool {
        self.right <= at
    }

    fn is_right_of(self, at: f32) -> bool {
        self.left >= at
    }

    /// Whether a place is inside the box.
    fn is_across(self, at: f32) -> bool {
        self.left < at && self.right > at
    }
}

/// The places between the margins of a page that may be in a gutter, by their numbers.
#[derive(Debug, Clone, Copy)]
struct Places {
    left: f32,
    right: f32,
}

impl Places {
    /// The numbers of the places that are not close to a margin.
    const NUMBERS: Range<u16> = TRIED / 6..TRIED - TRIED / 6;

    /// Where the place `n` is, in points.
    fn at(self, n: u16) -> f32 {
        self.left + (self.right - self.left) * f32::from(n) / f32::from(TRIED)
    }
}

/// The fragments of a page, split into frames in the order of reading; `rtl` pages begin with the right column.
pub(super) fn frames(fragments: Vec<Fragment>, rtl: bool) -> Vec<Vec<Fragment>> {
    let mut order = Order { rtl, frames: Vec::new() };
    order.add(fragments, DEPTH);
    order.frames
}

/// The frames of a page in the order of reading.
struct Order {
    rtl: bool,
    frames: Vec<Vec<Fragment>>,
}

impl Order {
    /// Adds the frames of fragments, which are split into columns up to `depth` times.
    fn add(&mut self, mut fragments: Vec<Fragment>, depth: u32) {
        fragments.retain(|fragment| !fragment.is_empty());
        split(&mut fragments);
        fragments.sort_by_cached_key(|fragment| Top(Extent::of(fragment).top));
        let Some(gutter) = gutter(&fragments).filter(|_| depth > 0) else {
            return self.push(fragments);
        };
        let (mut columns, mut across): ([Vec<Fragment>; 2], Vec<Fragment>) = Default::default();
        for fragment in fragments {
            let extent = Extent::of(&fragment);
            if extent.is_across(gutter) {
                self.add_columns(std::mem::take(&mut columns), depth - 1);
                across.push(fragment);
                continue;
            }
            self.push(std::mem::take(&mut across));
            columns[usize::from(extent.is_right_of(gutter))].push(fragment);
        }
        self.add_columns(columns, depth - 1);
        self.push(across);
    }

    /// Adds the frames of two columns, given from left to right.
    fn add_columns(&mut self, columns: [Vec<Fragment>; 2], depth: u32) {
        let [left, right] = columns;
        let order = if self.rtl { [right, left] } else { [left, right] };
        order.into_iter().for_each(|column| self.add(column, depth));
    }

    /// Adds a frame if it is not empty.
    fn push(&mut self, frame: Vec<Fragment>) {
        if !frame.is_empty() {
            self.frames.push(frame);
        }
    }
}

/// Parts fragments that run over a gutter: lines of columns that are at about the same height come as one.
fn split(fragments: &mut Vec<Fragment>) {
    let mut extents = fragments.iter().map(Extent::of);
    let Some(Extent { mut left, mut right, .. }) = extents.next() else { return };
    for extent in extents {
        (left, right) = (left.min(extent.left), right.max(extent.right));
    }
    let places = Places { left, right };
    let mut best: Option<(usize, f32)> = None;
    for at in Places::NUMBERS.map(|n| places.at(n)) {
        let parted = fragments.iter().filter(|f| is_parted(f, at)).count();
        let whole = fragments.iter().filter(|f| Extent::of(f).is_across(at)).count() - parted;
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

/// Whether a fragment has a wide gap at a place.
fn is_parted(fragment: &Fragment, at: f32) -> bool {
    let before = fragment.iter().filter(|w| w.left < at).map(|w| w.right).fold(f32::MIN, f32::max);
    let after = fragment.iter().filter(|w| w.left >= at).map(|w| w.left).fold(f32::MAX, f32::min);
    before > f32::MIN && after < f32::MAX && before <= at && after - before > GUTTER
}

/// The middle of the gutter between two columns, if there are two.
fn gutter(fragments: &[Fragment]) -> Option<f32> {
    let extents: Vec<Extent> = fragments.iter().map(Extent::of).collect();
    let left = extents.iter().map(|extent| extent.left).min_by(f32::total_cmp)?;
    let right = extents.iter().map(|extent| extent.right).max_by(f32::total_cmp)?;
    let places = Places { left, right };
    let counts: Vec<(u16, usize)> = Places::NUMBERS
        .map(|n| (n, extents.iter().filter(|extent| extent.is_across(places.at(n))).count()))
        .collect();
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
    let at = (places.at(start) + places.at(end)) / 2.0;
    let (before, after): (Vec<_>, Vec<_>) = extents
        .into_iter()
        .filter(|extent| extent.is_left_of(at) || extent.is_right_of(at))
        .partition(|extent| extent.is_left_of(at));
    let (before, after) = (rows(before), rows(after));
    let fewest = before.len().min(after.len());
    (fewest >= LINES
        && least * 3 <= fewest
        && fills(&before, at - left)
        && fills(&after, right - at)
        && has_text(fragments, |extent| extent.is_left_of(at))
        && has_text(fragments, |extent| extent.is_right_of(at))
        && is_dense(fragments, |extent| extent.is_left_of(at))
        && is_dense(fragments, |extent| extent.is_right_of(at)))
    .then_some(at)
}

/// Whether the lines of a column are text: the longest piece of most of them is longer than the cells of a table are.
fn has_text(fragments: &[Fragment], is_inside: impl Fn(Extent) -> bool) -> bool {
    let extents = fragments.iter().map(|fragment| (Extent::of(fragment), length(fragment)));
    let inside = extents.filter(|(extent, _)| is_inside(*extent));
    let mut pieces: Vec<(f32, usize)> = inside.map(|(extent, length)| (extent.top, length)).collect();
    pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
    let lines = pieces.chunk_by(|a, b| (a.0 - b.0).abs() < SAME);
    let mut lengths: Vec<usize> =
        lines.map(|line| line.iter().map(|(_, length)| *length).max().unwrap_or(0)).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).is_some_and(|middle| *middle >= LONG)
}

/// How long a fragment is, in Latin letters, with a blank for each word.
fn length(fragment: &Fragment) -> usize {
    let chars = fragment.iter().flat_map(|word| word.text.chars());
    chars.map(|c| if is_cjk(c) { CJK } else { 1 }).sum::<usize>() + fragment.len()
}

/// Whether lines follow each other as closely as those of running text do: the first cells of a table whose others wrap
/// do not.
fn is_dense(fragments: &[Fragment], is_inside: impl Fn(Extent) -> bool) -> bool {
    let inside = fragments.iter().map(Extent::of).filter(|extent| is_inside(*extent));
    let mut tops: Vec<f32> = inside.map(|extent| extent.top).collect();
    tops.sort_by(f32::total_cmp);
    tops.dedup_by(|a, b| (*a - *b).abs() < SAME);
    let mut steps: Vec<f32> = tops.windows(2).map(|pair| pair[1] - pair[0]).collect();
    steps.sort_by(f32::total_cmp);
    let Some(usual) = steps.get(steps.len() / 4).copied() else { return false };
    let (first, last) = (tops[0], tops[tops.len() - 1]);
    (tops.len() as f32) * usual >= DENSE * (last - first)
}

/// Where the lines of a column begin and end: one that is stretched to its margin comes in several fragments.
fn rows(extents: Vec<Extent>) -> Vec<Extent> {
    let mut rows: Vec<Extent> = Vec::new();
    for Extent { left, right, top } in extents {
        match rows.last_mut().filter(|row| (top - row.top).abs() < SAME) {
            Some(row) => (row.left, row.right) = (row.left.min(left), row.right.max(right)),
            None => rows.push(Extent { left, right, top }),
        }
    }
    rows
}

/// Whether lines fill the width of a column as those of running text do.
fn fills(lines: &[Extent], width: f32) -> bool {
    let mut widths: Vec<f32> = lines.iter().map(|line| line.right - line.left).collect();
    widths.sort_by(f32::total_cmp);
    widths.get(widths.len() / 2).is_some_and(|middle| *middle >= FILLED * width)
}

#[cfg(test)]
mod tests;
