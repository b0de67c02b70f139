//! Names and their short forms, which texts give side by side: `long form (SHORT)`, `SHORT (long form)`.

use hexapla_model::{Column, TermKind};
use rustc_hash::FxHashMap;

use crate::candidate::{Beginnings, Candidates, LONGEST};
use crate::spelling::Texts;

/// A short form of a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Abbreviation {
    /// The short form as it is written.
    pub(crate) text: String,
    /// The candidate that the short form is, if it is one.
    pub(crate) short: Option<u32>,
    /// Initials or a name cut short.
    pub(crate) kind: TermKind,
}

/// The most words of a short form.
const SHORT: usize = 4;

/// The short forms of the candidates of a column.
pub(crate) fn abbreviations(
    texts: Texts,
    (candidates, beginnings): (&Candidates, &Beginnings),
) -> FxHashMap<u32, Vec<Abbreviation>> {
    let column = texts.column();
    let mut out: FxHashMap<u32, Vec<Abbreviation>> = FxHashMap::default();
    for row in 0..column.len() {
        let range = column.range(row);
        for open in range.clone().filter(|&at| is_one_of(column, at, ["(", "（"])) {
            let inner = open + 1;
            let reach = (inner + LONGEST as usize).min(range.end);
            let Some(close) = (inner..reach).find(|&at| is_one_of(column, at, [")", "）"])) else {
                continue;
            };
            let finder = Finder { texts, candidates, beginnings, row, start: range.start };
            let found = finder.behind(open, inner, close).or_else(|| finder.before(open, inner, close));
            let Some((long, abbreviation)) = found else { continue };
            let known = out.entry(long).or_default();
            if !known.iter().any(|a| a.text == abbreviation.text) {
                known.push(abbreviation);
            }
        }
    }
    out
}

/// Whether word `at` of a column is one of these marks.
fn is_one_of(column: &Column, at: usize, marks: [&str; 2]) -> bool {
    marks.contains(&column.word(column.tokens[at]).form.as_str())
}

/// Looks at one pair of brackets.
struct Finder<'a> {
    texts: Texts<'a>,
    candidates: &'a Candidates,
    beginnings: &'a Beginnings,
    row: usize,
    start: usize,
}

impl Finder<'_> {
    /// The short form in the brackets, of the candidate before them.
    fn behind(&self, open: usize, inner: usize, close: usize) -> Option<(u32, Abbreviation)> {
        if close == inner || close - inner > SHORT {
            return None;
        }
        let short = self.text(inner, close)?;
        let from = open.saturating_sub(LONGEST as usize).max(self.start);
        let longs = (from..open).filter_map(|at| Some((self.candidate(at, open)?, self.text(at, open)?)));
        let fits =
            |long: &str| if is_initials(short) { have_initials(long, short) } else { is_cut(long, short) };
        let (long, _) = longs.into_iter().find(|(_, long)| fits(long))?;
        Some((long, self.abbreviation(short, inner, close)))
    }

    /// The short form before the brackets, of the candidate in them.
    fn before(&self, open: usize, inner: usize, close: usize) -> Option<(u32, Abbreviation)> {
        let at = open.checked_sub(1).filter(|&at| at >= self.start)?;
        let short = self.text(at, open)?;
        let long = self.candidate(inner, close)?;
        let fits = is_initials(short) && have_initials(self.text(inner, close)?, short);
        fits.then(|| (long, self.abbreviation(short, at, open)))
    }

    fn abbreviation(&self, short: &str, at: usize, end: usize) -> Abbreviation {
        let kind = if is_initials(short) { TermKind::Acronym } else { TermKind::ShortForm };
        Abbreviation { text: short.to_owned(), short: self.candidate(at, end), kind }
    }

    /// The candidate that covers tokens `at..end`.
    fn candidate(&self, at: usize, end: usize) -> Option<u32> {
        let ids = self.beginnings.at(at).iter();
        ids.copied().find(|&id| self.candidates.words[id as usize] as usize == end - at)
    }

    /// The text of tokens `at..end`.
    fn text(&self, at: usize, end: usize) -> Option<&str> {
        let column: &Column = self.texts.column();
        let (from, to) = (column.tokens[at].span.start, column.tokens[end - 1].span.end);
        self.texts.text(self.row).get(from as usize..to as usize)
    }
}

/// Whether `text` looks like initials: short, with two capitals at least and more of them than other letters.
fn is_initials(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && 2 * capitals > letters.len() && letters.len() <= 12
}

/// Whether the initials of all words of `short` are in `long`, those of the first at its very beginning; the others may be
/// those of a name inside: `УСПВ ООН`.
fn have_initials(long: &str, short: &str) -> bool {
    let mut parts = short.split_whitespace();
    let inside = |part: &str| long.match_indices(' ').any(|(at, _)| has_initials(&long[at + 1..], part));
    parts.next().is_some_and(|first| has_initials(long, first)) && parts.all(inside)
}

/// Whether the capitals of `short` are in `long` in this order, the first at its very beginning and most of them
/// at the beginning of words (after Schwartz and Hearst 2003).
fn has_initials(long: &str, short: &str) -> bool {
    let wanted: Vec<char> = short.chars().filter(|c| c.is_uppercase()).map(lower).collect();
    let long: Vec<char> = long.chars().map(lower).collect();
    let (mut at, mut heads) = (0, 0);
    for (n, &c) in wanted.iter().enumerate() {
        let found = (at..long.len()).find(|&k| long[k] == c && (k == 0 || !long[k - 1].is_alphabetic()));
        heads += usize::from(found.is_some());
        let found = found.or_else(|| (at..long.len()).find(|&k| long[k] == c));
        let Some(found) = found.filter(|&k| n > 0 || k == 0) else { return false };
        at = found + 1;
    }
    3 * heads >= 2 * wanted.len()
}

/// The letter in the small form, as far as that is one letter.
fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Whether `short` is `long` with something skipped: words, or in scripts without spaces characters.
fn is_cut(long: &str, short: &str) -> bool {
    if long.contains(' ') {
        let mut words = long.split_whitespace();
        let cut = short.split_whitespace().all(|w| words.any(|l| l == w));
        return cut && short.contains(' ') && short.len() < long.len();
    }
    let mut letters = long.chars();
    let dense =
        !short.is_ascii() && short.chars().all(|c| !c.is_uppercase() && !c.is_lowercase() && !c.is_numeric());
    dense
        && short.chars().count() >= 2
        && short.len() < long.len()
        && short.chars().all(|c| letters.any(|l| l == c))
        && long.chars().next_back() == short.chars().next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_follow_the_words() {
        for (long, short, want) in [
            ("Office for Fair Rivers", "OFR", true),
            ("Fund for the Solidarity of Basins", "FSB", true),
            ("Управление по рекам и озёрам", "УРО", true),
            ("Управление Организации Наций по рекам", "УР ОН", true),
            ("Управление по рекам", "УР ОН", false),
            ("the Office for Fair Rivers", "OFR", false),
            ("Office", "OFR", false),
            ("Committee on Trade", "XY", false),
        ] {
            assert_eq!(is_initials(short) && have_initials(long, short), want, "{long} ({short})");
        }
    }

    #[test]
    fn a_name_is_cut_short() {
        for (long, short, want) in [
            ("联合国淡水问题办公室", "淡水问题办公室", true),
            ("淡水合作办公室", "淡水办公室", true),
            ("淡水合作办公室", "河流办公室", false),
            ("مكتب المياه العذبة المشتركة", "مكتب المياه", true),
            ("مكتب المياه العذبة", "لجنة المياه", false),
            ("report of the year", "report", false),
        ] {
            assert_eq!(is_cut(long, short), want, "{long} ({short})");
        }
    }
}
