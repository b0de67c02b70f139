//! Finds footnotes: small letters at the foot of a column, which open with a mark that stands in the text above.

use std::collections::BTreeMap;

use super::line::Line;
use crate::wrap::ends_sentence;

/// How small the letters of a note are at most, beside those of the text.
const SMALL: f32 = 0.94;

/// What a line is to a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// Its first line; the mark is raised in `text`.
    First {
        /// The text of the line.
        text: String,
    },
    /// A further line.
    More,
}

/// For each line whether it opens a note by its letters and its mark alone, wherever it stands.
pub(super) fn openings(lines: &[Line], usual: f32) -> Vec<bool> {
    let marks = marks(lines, usual);
    let opens = |line: &Line| {
        let known = marks.get(&line.page).map_or(&[][..], Vec::as_slice);
        (line.size < SMALL * usual || line.marked) && opening(line, known).is_some()
    };
    lines.iter().map(opens).collect()
}

/// The marks that are raised in the text of each page.
fn marks(lines: &[Line], usual: f32) -> BTreeMap<u32, Vec<String>> {
    let mut marks: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.size >= SMALL * usual) {
        marks.entry(line.page).or_default().extend(raised(&line.text));
    }
    marks
}

/// For each line, what it is to a note; `heads` are left out, `usual` is the size of most letters.
pub(super) fn find(lines: &[Line], heads: &[bool], usual: f32) -> Vec<Option<Part>> {
    let marks = marks(lines, usual);
    let mut found = vec![None; lines.len()];
    let (mut from, mut unfinished) = (0, false);
    while from < lines.len() {
        let end = from + lines[from..].iter().take_while(|l| l.frame == lines[from].frame).count();
        let own: Vec<usize> = (from..end).filter(|n| !heads[*n]).collect();
        let known = marks.get(&lines[from].page).map_or(&[][..], Vec::as_slice);
        let small = |n: &&usize| lines[**n].size < SMALL * usual || lines[**n].marked;
        let count = own.iter().rev().take_while(small).count();
        let foot = &own[own.len() - count..];
        let mut first = foot.iter().position(|n| opening(&lines[*n], known).is_some());
        if unfinished && count > 0 && count < own.len() {
            // The note of the page before goes on above the marks of this one.
            first = Some(0);
        }
        for n in first.map_or(&[][..], |first| &foot[first..]) {
            found[*n] = Some(opening(&lines[*n], known).map_or(Part::More, |text| Part::First { text }));
        }
        if let Some(last) = own.last() {
            unfinished = found[*last].is_some() && !ends_sentence(&lines[*last].text);
        }
        from = end;
    }
    found
}

/// The text of a line that opens a note, with its mark raised.
fn opening(line: &Line, known: &[String]) -> Option<String> {
    let text = line.text.as_str();
    let is_raised = |c: char| "¹²³⁰⁴⁵⁶⁷⁸⁹*†‡§".contains(c);
    if text.starts_with(is_raised) {
        let rest = text.trim_start_matches(is_raised);
        return Some(format!("{} {}", &text[..text.len() - rest.len()], rest.trim_start()));
    }
    let end = text.find(|c: char| !c.is_numeric())?;
    let mark: String = text[..end].chars().map(plain).collect();
    let rest = text[end..].trim_start_matches(['.', ')']).trim_start();
    let opens = end > 0 && end <= 6 && !rest.is_empty() && known.contains(&mark);
    opens.then(|| format!("{} {rest}", mark.chars().map(crate::join::superscript).collect::<String>()))
}

/// The numbers of the marks in a text.
fn raised(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !"¹²³⁰⁴⁵⁶⁷⁸⁹".contains(c)).filter(|run| !run.is_empty());
    runs.map(|run| run.chars().map(plain).collect()).collect()
}

/// The digit in its plain Western form.
fn plain(c: char) -> char {
    let from = |zero: char, digit: char| (u32::from(digit) - u32::from(zero)) as u8;
    match c {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰'..='⁹' => char::from(b'0' + from('⁰', c)),
        '٠'..='٩' => char::from(b'0' + from('٠', c)),
        '۰'..='۹' => char::from(b'0' + from('۰', c)),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, frame: u32, size: f32) -> Line {
        Line { text: text.to_owned(), frame, page: frame, size, ..Line::default() }
    }

    #[test]
    fn notes_at_the_foot() {
        let lines = [
            line("1. It met.¹² The", 1, 10.0),
            line("2. basin", 1, 10.0),
            line("12See A/70/1 and", 1, 8.0),
            line("A/70/2.", 1, 8.0),
            line("13 cells of a table", 2, 8.0),
            line("3. Text* and", 3, 10.0),
            line("* A/71/1, which", 3, 8.0),
            line("4. More", 4, 10.0),
            line("see.", 4, 8.0),
        ];
        let parts = find(&lines, &[false; 9], 10.0);
        let first = |text: &str| Some(Part::First { text: text.to_owned() });
        let want = [
            None,
            None,
            first("¹² See A/70/1 and"),
            Some(Part::More),
            None,
            None,
            first("* A/71/1, which"),
            None,
            Some(Part::More),
        ];
        assert_eq!(parts, want);
    }
}
