//! Finds tables whose columns are close together: blanks hardly wider than those between words, but one above the other
//! in line after line.

use super::measure::FLUSH;
use super::scale::INSIDE;
use super::visual::Visual;
use super::words::Word;

/// The least width of the way between two columns, in heights of the line.
const WAY: f32 = 0.3;
/// The same in the head of a table.
const HEAD: f32 = 0.15;
/// The fewest lines with three columns or more, where there are two ways between columns, and where there are more.
const LINES: (usize, usize) = (4, 3);
/// The most lines that are looked through at once.
const MOST: usize = 60;
/// The greatest distance of a line from the next, in its heights.
const FAR: f32 = 4.0;

/// The greatest difference of the blanks of a stretched line, in heights of the line.
const EVEN: f32 = 0.12;

/// A stretch from left to right that nothing is in.
type Way = (f32, f32);

/// Parts the lines of tables with narrow columns into cells.
pub(super) fn part(lines: &mut [Visual]) {
    let mut from = 0;
    while from < lines.len() {
        from += match table(&lines[from..]) {
            Some(Table { count, ways }) => {
                lines[from..from + count].iter_mut().for_each(|line| line.part(&ways));
                if let Some((above, head)) = from.checked_sub(1).zip(head(&lines[..=from], &ways)) {
                    lines[above].part(&head);
                }
                count
            }
            None => 1,
        };
    }
}

/// The table that begins with the first of the lines, unless it may be a head that leaves less room than the lines below
/// it.
fn table(lines: &[Visual]) -> Option<Table> {
    let table = Table::of(lines)?;
    let below = Table::of(&lines[1..]).map_or(0, |below| below.ways.len());
    (below <= table.ways.len()).then_some(table)
}

/// A table with narrow columns.
struct Table {
    /// How many lines it has.
    count: usize,
    /// The ways between its columns.
    ways: Vec<Way>,
}

impl Table {
    /// The longest table that begins with the first of the lines.
    fn of(lines: &[Visual]) -> Option<Self> {
        let first = lines.first()?;
        let mut ways = free(&first.words, WAY * first.size);
        let mut found = None;
        for (n, line) in lines.iter().enumerate().take(MOST).skip(1) {
            let near = line.base - lines[n - 1].base < FAR * line.size;
            ways = narrowed(&ways, line, WAY);
            if ways.len() < 2 || !near {
                break;
            }
            let full = lines[..=n].iter().filter(|line| columns(line, &ways) > 2).count();
            let enough = full >= if ways.len() > 2 { LINES.1 } else { LINES.0 };
            let is_table = has_figures(&lines[..=n], &ways) && !is_justified(&lines[..=n]);
            if enough && 2 * full > n + 1 && columns(line, &ways) > 2 && is_table {
                found = Some(Self { count: n + 1, ways: ways.clone() });
            }
        }
        found.filter(|table| columns(first, &table.ways) > 2)
    }
}

/// The ways in the line before the last, if it is the head of a table whose first line is the last: it may be set in bold
/// letters, which leave less room.
fn head(lines: &[Visual], ways: &[Way]) -> Option<Vec<Way>> {
    let [.., head, first] = lines else { return None };
    let narrow = narrowed(ways, head, HEAD);
    let is_head = narrow.len() == ways.len() && first.base - head.base < FAR * head.size;
    (is_head && columns(head, &narrow) > 2).then_some(narrow)
}

/// The stretches between words that are at least `width` wide.
fn free(words: &[Word], width: f32) -> Vec<Way> {
    let mut ways = Vec::new();
    let mut end = f32::MAX;
    for word in words {
        if word.left - end >= width {
            ways.push((end, word.left));
        }
        end = if end == f32::MAX { word.right } else { end.max(word.right) };
    }
    ways
}

/// What a line leaves of the ways, where it is at least `width` wide in heights of the line.
fn narrowed(ways: &[Way], line: &Visual, width: f32) -> Vec<Way> {
    let mut left = Vec::new();
    for &(from, to) in ways {
        let mut at = from;
        for word in line.words.iter().filter(|word| word.right > from && word.left < to) {
            left.push((at, word.left));
            at = at.max(word.right);
        }
        left.push((at, to));
    }
    left.retain(|(from, to)| to - from >= width * line.size);
    left
}

/// The column of a word.
fn column(word: &Word, ways: &[Way]) -> usize {
    ways.partition_point(|way| way.0 < word.left)
}

/// In how many columns a line has something.
fn columns(line: &Visual, ways: &[Way]) -> usize {
    let mut columns: Vec<usize> = line.words.iter().map(|word| column(word, ways)).collect();
    columns.dedup();
    columns.len()
}

/// Whether lines are stretched text: they begin and end at the same places, and the blanks of each are of one width.
fn is_justified(lines: &[Visual]) -> bool {
    let Some(first) = lines.first() else { return false };
    let Some((start, end)) = edges(first) else { return false };
    let even = lines.iter().filter(|line| {
        let is_flush = edges(line).is_some_and(|e| (e.0 - start).abs() < FLUSH && (e.1 - end).abs() < FLUSH);
        is_flush && is_even(line)
    });
    5 * even.count() >= 4 * lines.len()
}

/// Where a line begins and ends.
fn edges(line: &Visual) -> Option<(f32, f32)> {
    Some((line.words.first()?.left, line.words.last()?.right))
}

/// Whether the blanks of a line are of one width.
fn is_even(line: &Visual) -> bool {
    let gaps = line.words.windows(2).map(|pair| pair[1].left - pair[0].right);
    let (least, most) = gaps
        .filter(|gap| *gap > INSIDE * line.size)
        .fold((f32::MAX, 0.0_f32), |(least, most), gap| (least.min(gap), most.max(gap)));
    most - least < EVEN * line.size
}

/// Whether a column after the first is one of figures: text hardly ever has them one above the other.
fn has_figures(lines: &[Visual], ways: &[Way]) -> bool {
    (1..=ways.len()).any(|n| {
        let (mut cells, mut figures) = (0, 0);
        for word in lines.iter().filter_map(|line| line.words.iter().find(|word| column(word, ways) == n)) {
            cells += 1;
            figures += usize::from(word.text.contains(char::is_numeric));
        }
        figures > 1 && 3 * figures >= 2 * cells
    })
}

#[cfg(test)]
mod tests {
    use super::super::sheets::Sheets;
    use crate::document::pdf::words::{Page, Word};

    /// The lines of a page in a font whose letters are 5 wide, each word with the place where it begins.
    fn texts(lines: &[&[(f32, &str)]]) -> Vec<String> {
        let mut fragments = Vec::new();
        for (n, line) in (0_u8..).zip(lines) {
            let top = 20.0 + 12.0 * f32::from(n);
            let word = |(left, text): &(f32, &str)| Word {
                text: (*text).to_owned(),
                left: *left,
                right: left + 5.0 * text.chars().count() as f32,
                top,
                bottom: top + 10.0,
            };
            fragments.push(line.iter().map(word).collect());
        }
        let found = Sheets::of(vec![Page { width: 600.0, height: 800.0, fragments }]);
        found.frames.into_iter().flat_map(|frame| frame.lines).map(|line| line.text).collect()
    }

    #[test]
    fn narrow_columns_are_parted() {
        let table: [&[(f32, &str)]; 5] = [
            &[(50.0, "Shore"), (118.0, "2021"), (140.0, "2022"), (168.0, "Remarks")],
            &[(50.0, "North"), (78.0, "shore"), (118.0, "12.1"), (143.0, "12.4"), (168.0, "Ice")],
            &[(50.0, "South"), (78.0, "side"), (118.0, "11.9"), (143.0, "-"), (168.0, "No"), (181.0, "ice")],
            &[(168.0, "in"), (181.0, "spring")],
            &[(50.0, "Islands"), (118.0, "12.6"), (143.0, "12.7"), (168.0, "None")],
        ];
        let want = [
            "Shore\t2021\t2022\tRemarks",
            "North shore\t12.1\t12.4\tIce",
            "South side\t11.9\t-\tNo ice",
            "in spring",
            "Islands\t12.6\t12.7\tNone",
        ];
        assert_eq!(texts(&table), want);
    }

    #[test]
    fn text_is_not() {
        // Blanks one above the other, but no figures; then figures, but blanks that do not meet.
        let river: [&[(f32, &str)]; 4] = [&[(50.0, "the"), (70.0, "lake"), (95.0, "rose")]; 4];
        assert_eq!(texts(&river), ["the lake rose"; 4]);
        let text: [&[(f32, &str)]; 4] = [
            &[(50.0, "in"), (65.0, "2021"), (90.0, "the")],
            &[(50.0, "lake"), (75.0, "1995"), (100.0, "it")],
            &[(50.0, "rose"), (75.0, "20"), (90.0, "more")],
            &[(50.0, "by"), (65.0, "some"), (90.0, "3")],
        ];
        assert_eq!(texts(&text)[1], "lake 1995 it");
    }
}
