//! Which edge of the text is straight: lines that are set against the edge at which they end are turned round.

use std::collections::BTreeMap;

use super::line::Line;

/// How far from an edge a line may begin or end that stands at it, in sizes of its letters.
const NEAR: f32 = 0.3;
/// The fewest lines of a frame that say something.
const LINES: usize = 6;

/// Turns the places along the lines round if the lines of the document end at one place but do not begin at one, as
/// when Arabic is set flush left: from then on, what stands at the straight edge begins there.
pub(super) fn straighten(lines: &mut [Line], is_text: impl Fn(usize) -> bool) {
    let mut frames: BTreeMap<u32, (f32, f32, usize)> = BTreeMap::new();
    let text: Vec<usize> = (0..lines.len()).filter(|n| is_text(*n) && !lines[*n].row).collect();
    for line in text.iter().map(|n| &lines[*n]) {
        let edges = frames.entry(line.frame).or_insert((line.start, line.end, 0));
        *edges = (edges.0.min(line.start), edges.1.max(line.end), edges.2 + 1);
    }
    let (mut count, mut begin, mut end) = (0_usize, 0_usize, 0_usize);
    for line in text.iter().map(|n| &lines[*n]) {
        let Some((start_edge, end_edge, _)) = frames.get(&line.frame).filter(|f| f.2 >= LINES) else {
            continue;
        };
        count += 1;
        begin += usize::from(line.start - start_edge < NEAR * line.size);
        end += usize::from(end_edge - line.end < NEAR * line.size);
    }
    if count > 0 && begin * 3 < count && end * 2 > count {
        for line in lines {
            (line.start, line.end, line.second) = (-line.end, -line.start, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(places: &[(f32, f32)]) -> Vec<f32> {
        let line =
            |(start, end): &(f32, f32)| Line { start: *start, end: *end, size: 10.0, ..Line::default() };
        let mut lines: Vec<Line> = places.iter().map(line).collect();
        straighten(&mut lines, |_| true);
        lines.into_iter().map(|line| line.start).collect()
    }

    #[test]
    fn the_straight_edge_is_where_lines_begin() {
        let ragged =
            [(50.0, 500.0), (71.0, 500.0), (64.0, 500.0), (80.0, 500.0), (300.0, 500.0), (90.0, 500.0)];
        assert_eq!(starts(&ragged), [-500.0; 6]);
        // Set flush at the beginning, justified, centred; and too little to tell.
        let flush = ragged.map(|(start, end)| (550.0 - end, 550.0 - start));
        assert_eq!(starts(&flush), [50.0; 6]);
        let justified =
            [(50.0, 500.0), (50.0, 500.0), (70.0, 500.0), (50.0, 300.0), (50.0, 500.0), (50.0, 90.0)];
        assert_eq!(starts(&justified), justified.map(|p| p.0));
        let centred = ragged.map(|(start, _)| (start, 550.0 - start));
        assert_eq!(starts(&centred), centred.map(|p| p.0));
        assert_eq!(starts(&ragged[..5]), ragged[..5].iter().map(|p| p.0).collect::<Vec<_>>());
    }
}
