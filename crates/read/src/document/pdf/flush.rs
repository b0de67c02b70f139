//! Which edge of the text is straight: lines that are set against the edge at which they end are turned round.

use super::bidi::is_right_to_left;
use super::line::{Frame, Line};
use super::scale::most_frequent;

/// How far from an edge a line may begin or end that is at it, in heights of its letters.
const NEAR: f32 = 0.3;
/// The fewest lines of a frame that say something.
const LINES: usize = 6;

/// Turns the places along the lines round if the lines of the document end at one place but do not begin at one, as
/// when Arabic is set flush left: from then on, what is at the straight edge begins there. Text from left to right stays.
pub(super) fn straighten(frames: &mut [Frame]) {
    let (mut count, mut begin, mut end) = (0_usize, 0_usize, 0_usize);
    for frame in frames.iter() {
        let lines: Vec<&Line> = frame.lines.iter().filter(|line| !line.row).collect();
        let rtl = lines.iter().filter(|line| line.text.contains(is_right_to_left)).count();
        if lines.len() < LINES || 2 * rtl < lines.len() {
            continue;
        }
        // Where most lines begin and end: headings hang out of the column.
        let first = most_frequent(lines.iter().map(|line| (line.start, 1)), 1.0).unwrap_or(0.0);
        let last = most_frequent(lines.iter().map(|line| (line.end, 1)), 1.0).unwrap_or(0.0);
        count += lines.len();
        begin += lines.iter().filter(|line| (line.start - first).abs() < NEAR * line.size).count();
        end += lines.iter().filter(|line| (last - line.end).abs() < NEAR * line.size).count();
    }
    if count > 0 && begin * 3 < count && end * 2 > count {
        for line in frames.iter_mut().flat_map(|frame| &mut frame.lines) {
            (line.start, line.end, line.second) = (-line.end, -line.start, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(text: &str, places: &[(f32, f32)]) -> Vec<f32> {
        let line = |(start, end): &(f32, f32)| Line {
            text: text.into(),
            start: *start,
            end: *end,
            size: 10.0,
            ..Line::default()
        };
        let mut frames = [Frame { page: 1, lines: places.iter().map(line).collect() }];
        straighten(&mut frames);
        frames[0].lines.iter().map(|line| line.start).collect()
    }

    #[test]
    fn the_straight_edge_is_where_lines_begin() {
        let ragged =
            [(50.0, 500.0), (71.0, 500.0), (64.0, 500.0), (80.0, 500.0), (300.0, 500.0), (90.0, 500.0)];
        assert_eq!(starts("سطر", &ragged), [-500.0; 6]);
        assert_eq!(starts("line", &ragged), ragged.map(|p| p.0));
        // Set flush at the beginning, justified, centred; and too little to tell.
        let flush = ragged.map(|(start, end)| (550.0 - end, 550.0 - start));
        assert_eq!(starts("سطر", &flush), [50.0; 6]);
        let justified =
            [(50.0, 500.0), (50.0, 500.0), (70.0, 500.0), (50.0, 300.0), (50.0, 500.0), (50.0, 90.0)];
        assert_eq!(starts("سطر", &justified), justified.map(|p| p.0));
        let centred = ragged.map(|(start, _)| (start, 550.0 - start));
        assert_eq!(starts("سطر", &centred), centred.map(|p| p.0));
        assert_eq!(starts("سطر", &ragged[..5]), ragged[..5].iter().map(|p| p.0).collect::<Vec<_>>());
    }
}
