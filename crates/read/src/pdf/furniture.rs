//! Finds the page heads and feet: what comes back at the same place of several pages, whatever its numbers.

use std::collections::BTreeMap;

use super::line::Line;

/// How far from the edges of a page heads and feet stand at most, as a share of its height.
const EDGE: f32 = 0.17;
/// How many lines of a page, from the top or from the bottom, may be furniture.
const LINES: usize = 4;
/// How much the place of a head may differ from page to page, as a share of the height.
const MOVES: f32 = 0.012;
/// How many characters a head has at most.
const LONG: usize = 120;
/// A head stands on three pages or on one in this many.
const ONE_IN: usize = 3;

/// For each line, whether it is a page head or foot; `notes` tells which lines open a note.
///
/// Notes often look alike (`Ibid., para. 7`), but only they have a mark that stands in the text of their page.
pub(super) fn find(lines: &[Line], notes: &[bool]) -> Vec<bool> {
    let pages = lines.last().map_or(0, |line| line.page) as usize;
    let edges = at_the_edges(lines);
    let mut places: BTreeMap<(bool, String), Vec<usize>> = BTreeMap::new();
    for n in edges.iter().copied() {
        let line = &lines[n];
        if line.text.chars().count() <= LONG {
            places.entry((line.place < 0.5, key(&line.text))).or_default().push(n);
        }
    }
    let mut found = vec![false; lines.len()];
    let is_of_notes = |ns: &Vec<usize>| 2 * ns.iter().filter(|n| notes[**n]).count() > ns.len();
    for ns in places.into_values().filter(|ns| !is_of_notes(ns)) {
        for n in &ns {
            let mut on: Vec<u32> = ns
                .iter()
                .map(|m| &lines[*m])
                .filter(|l| (l.place - lines[*n].place).abs() <= MOVES)
                .map(|l| l.page)
                .collect();
            on.dedup();
            found[*n] = on.len() >= 3 || (on.len() == 2 && on.len() * ONE_IN >= pages);
        }
    }
    join(lines, &edges, &mut found);
    found
}

/// Finds those that are made of several others: what stands under two columns is one line where the page has one column.
fn join(lines: &[Line], edges: &[usize], found: &mut [bool]) {
    let mut heads: Vec<(String, f32)> =
        edges.iter().filter(|n| found[**n]).map(|n| (key(&lines[*n].text), lines[*n].place)).collect();
    // Long ones first: a short one may be a part of them.
    heads.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)).then(a.1.total_cmp(&b.1)));
    for n in edges.iter().copied().filter(|n| lines[*n].text.chars().count() <= LONG) {
        let mut rest = key(&lines[n].text);
        let mut parts: Vec<&str> = heads
            .iter()
            .filter(|(_, place)| (place - lines[n].place).abs() <= MOVES)
            .map(|(key, _)| key.as_str())
            .collect();
        parts.dedup();
        let taken = parts.into_iter().filter(|part| {
            let at = rest.find(part);
            at.inspect(|at| rest.replace_range(*at..at + part.len(), " ")).is_some()
        });
        found[n] |= taken.count() > 1 && rest.trim().is_empty();
    }
}

/// The lines at the top and the bottom of each page.
fn at_the_edges(lines: &[Line]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < lines.len() {
        let count = lines[from..].iter().take_while(|line| line.page == lines[from].page).count();
        let mut page: Vec<usize> = (from..from + count).collect();
        page.sort_by_key(|n| lines[*n].number);
        let (top, bottom) = (&page[..count.min(LINES)], &page[count.saturating_sub(LINES)..]);
        found.extend(top.iter().filter(|n| lines[**n].place < EDGE));
        found.extend(bottom.iter().filter(|n| lines[**n].place > 1.0 - EDGE));
        from += count;
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A text with each number as `#`; Roman numbers only where they stand alone, or many words were one.
fn key(text: &str) -> String {
    let alone = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—'));
    let is_roman = |digits: &str| alone.len() <= 8 && alone.chars().all(|c| digits.contains(c));
    if !alone.is_empty() && (is_roman("ivxlc") || is_roman("IVXLC")) {
        return text.replace(alone, "#");
    }
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if !c.is_numeric() => key.push(c),
            _ if key.ends_with('#') => {}
            _ => key.push('#'),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, page: u32, number: u32, place: f32) -> Line {
        Line { text: text.to_owned(), page, number, place, ..Line::default() }
    }

    #[test]
    fn heads_and_feet() {
        let mut lines = vec![line("FWB/COP/2026/4", 1, 1, 0.13)];
        for page in 1..=4 {
            lines.push(line("FWB/COP/2026/4", page, 2, 0.08));
            lines.push(line(&format!("1. Paragraph {page}"), page, 3, 0.12 + 0.02 * page as f32));
            lines.push(line("Text", page, 4, 0.5));
            lines.push(line(&format!("V.26-04711 {page}/4"), page, 5, 0.95));
        }
        let none = vec![false; lines.len()];
        let found = find(&lines, &none);
        let heads: Vec<&str> =
            lines.iter().zip(&found).filter(|(_, f)| **f).map(|(l, _)| l.text.as_str()).collect();
        assert_eq!(heads.len(), 8);
        assert!(heads.iter().all(|h| h.starts_with("FWB") || h.starts_with("V.26")));
        assert!(!found[0]);
        assert_eq!(find(&[], &[]), Vec::<bool>::new());
        let mut feet: Vec<Line> = (1..=3)
            .flat_map(|n| [line(&format!("{n}/4"), n, 5, 0.95), line("V.26-04711", n, 6, 0.95)])
            .collect();
        feet.extend([line("Text 4/4", 4, 1, 0.95), line("4/4\tV.26-04711", 4, 2, 0.95)]);
        assert_eq!(find(&feet, &[false; 8]), [true, true, true, true, true, true, false, true]);
        let romans = ["ii", "iii", "iv", "– v –", "– vi –", "– vii –"];
        let feet: Vec<Line> = (1..).zip(romans).map(|(n, text)| line(text, n, 1, 0.95)).collect();
        assert_eq!(find(&feet, &[false; 6]), [true; 6]);
        let notes: Vec<Line> = (1..=4).map(|n| line(&format!("{n} Ibid., para. {n}"), n, 5, 0.95)).collect();
        assert_eq!(find(&notes, &[false; 4]), [true; 4]);
        assert_eq!(find(&notes, &[true, true, true, false]), [false; 4]);
    }
}
