//! Whether a table whose cells are separated by tabs is quoted: what quotation marks in it are.
//!
//! Most programs write such tables raw, and a mark is one of the text; pandas and Excel quote each cell that holds a mark,
//! a tab or a line end, and double the marks in it. A text may look quoted by chance (`"Good morning."`, or two rows of a
//! speech), so all that can be seen of a file is read in both ways, and quotes have to explain it better.

/// The longest cell that is believed to go on after what is seen, in bytes.
const CELL: usize = 64 * 1024;

/// Whether the cells of `table` are quoted; `is_whole` says that nothing follows.
pub(crate) fn are_quoted(table: &str, is_whole: bool) -> bool {
    if table.trim_start_matches(['\n', '\r']).starts_with('"') {
        return true;
    }
    if !table.contains('"') {
        return false;
    }
    let table = if is_whole { table } else { table.rsplit_once(['\n', '\r']).map_or("", |(whole, _)| whole) };
    let lines: Vec<usize> = table.split(['\n', '\r']).filter(|line| !line.is_empty()).map(width).collect();
    let Some(head) = lines.first() else { return false };
    let ragged = lines.iter().filter(|width| *width != head).count();
    let quoted = Quoted::of(table, *head, is_whole);
    match ragged {
        // Each line is a row as it stands, so there are no cells over several lines.
        0 => quoted.bare + quoted.broad + quoted.ragged == 0 && quoted.doubled > 0,
        _ => quoted.ragged + quoted.bare < ragged,
    }
}

fn width(line: &str) -> usize {
    line.matches('\t').count() + 1
}

/// What is seen of a table that is read as a quoted one.
#[derive(Debug, Default)]
struct Quoted {
    /// Rows of another width than the head.
    ragged: usize,
    /// Marks that whoever quotes would have quoted, and cells that go on after their last mark.
    bare: usize,
    /// Quoted cells with a line end.
    broad: usize,
    /// Quoted cells with a doubled mark.
    doubled: usize,
}

impl Quoted {
    fn of(table: &str, head: usize, is_whole: bool) -> Self {
        let mut seen = Self::default();
        let (mut rest, mut width) = (table, 0);
        while !rest.is_empty() {
            let cell = match rest.strip_prefix('"') {
                Some(inside) => match seen.cell(inside) {
                    Some(after) => after,
                    None => {
                        // The end of what is seen may cut a cell.
                        seen.bare += usize::from(is_whole || inside.len() > CELL);
                        return seen;
                    }
                },
                None => rest,
            };
            let end = cell.find(['\t', '\n', '\r']).unwrap_or(cell.len());
            let is_bare = if cell.len() < rest.len() { end > 0 } else { cell[..end].contains('"') };
            seen.bare += usize::from(is_bare);
            width += 1;
            if !cell[end..].starts_with('\t') {
                let is_blank = width == 1 && cell.len() == rest.len() && end == 0;
                seen.ragged += usize::from(width != head && !is_blank);
                width = 0;
            }
            rest = cell.get(end + 1..).unwrap_or_default();
        }
        seen
    }

    /// What follows the quoted cell that begins with `inside`, if it ends.
    fn cell<'a>(&mut self, inside: &'a str) -> Option<&'a str> {
        let (mut end, mut doubled) = (0, false);
        loop {
            end += inside[end..].find('"')? + 1;
            if !inside[end..].starts_with('"') {
                break;
            }
            end += 1;
            doubled = true;
        }
        self.doubled += usize::from(doubled);
        self.broad += usize::from(inside[..end].contains(['\n', '\r']));
        Some(&inside[end..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_or_quoted() {
        for (rows, want) in [
            ("a\tb\n", false),
            // As pandas and Excel write it.
            ("\"he said \"\"no\"\"\"\tb\n", true),
            ("\"a\tb\"\tc\n", true),
            ("\"a\nb\"\tc\r\n", true),
            ("a\tb\n\"c\n\n\nd\"\t\"e\tf\"\n", true),
            ("a\t\"\"\"b\"\"\"", true),
            // Raw: marks are of the text.
            ("\"Lake\" it said\tb\n", false),
            ("\"Lake.\"\tb\n", false),
            ("\"\"\tb\n", false),
            ("\"Lake\tb\n", false),
            ("a \"b\" c\t\"he said \"\"no\"\"\"\n", false),
            // A mark alone in a cell, and what looks like its other half in the next.
            ("\"\t\"\"\"\n", false),
            // A speech over two rows.
            ("\"Lake,\tb\nriver.\"\tc\n", false),
            ("\"Lake,\tb\nriver.\"\t\"\"\"c\"\"\"\n", false),
            // Ragged either way: the fewer rows are, the better.
            ("a\n\"b\tc\"\td\n\"e\nf\"\tg\n", true),
            ("a\n\"b\" c\td\n", false),
            ("a\tb\tc\n\"d\" e\tf\n", false),
        ] {
            assert_eq!(are_quoted(&format!("en\tfr\n{rows}"), true), want, "{rows}");
        }
        assert!(are_quoted("\"en\"\tfr\na\tb\n", true));
    }

    #[test]
    fn a_cell_that_is_cut() {
        let rows = "en\tfr\n\"a\tb\"\tc\n";
        assert!(are_quoted(&format!("{rows}\"d\n e"), false));
        let long = format!("en\tfr\n\"a\tb\n{}", "c\td\n".repeat(CELL));
        assert!(!are_quoted(&long, false));
    }
}
