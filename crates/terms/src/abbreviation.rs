//! Names and their short forms, which texts give side by side: `long form (SHORT)`, `SHORT (long form)`.

use hexapla_model::{Column, TermKind, WordClass};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::candidate::{Beginnings, Candidates, LONGEST};
use crate::spelling::Texts;
use crate::words::JOINERS;

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

/// How many initials behind one candidate are kept.
const MOST: usize = 8;

/// The most words of a short form.
const SHORT: usize = 4;

/// The short forms of the candidates of a column.
#[derive(Debug, Default)]
pub(crate) struct Abbreviations {
    of: FxHashMap<u32, Vec<Abbreviation>>,
    /// The initials in brackets right behind candidates, whoever they are of: those of another language stay (`mot de passe à usage
    /// unique (OTP)`).
    behind: FxHashMap<u32, Vec<String>>,
}

impl Abbreviations {
    /// Those of candidate `id`.
    pub(crate) fn of(&self, id: u32) -> &[Abbreviation] {
        self.of.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Whether initials that candidate `id` of `others` has are right behind candidate `own`.
    pub(crate) fn has_initials_of(&self, own: u32, others: &Self, id: u32) -> bool {
        let behind = self.behind.get(&own).into_iter().flatten();
        others.of(id).iter().any(|short| behind.clone().any(|text| *text == short.text))
    }
}

/// Reads the short forms of the candidates of a column.
pub(crate) fn abbreviations(
    texts: Texts,
    (candidates, beginnings): (&Candidates, &Beginnings),
) -> Abbreviations {
    let column = texts.column();
    let mut out = Abbreviations::default();
    let mut all: FxHashMap<u32, Vec<(Abbreviation, bool)>> = FxHashMap::default();
    let mut whole: FxHashSet<String> = FxHashSet::default();
    for row in 0..column.len() {
        let range = column.range(row);
        for open in range.clone().filter(|&at| is_one_of(column, at, ["(", "（"])) {
            let inner = open + 1;
            let reach = (inner + LONGEST as usize).min(range.end);
            let Some(close) = (inner..reach).find(|&at| is_one_of(column, at, [")", "）"])) else {
                continue;
            };
            let finder = Finder { texts, candidates, beginnings, row, start: range.start };
            whole.extend(finder.spelled_out(open, inner, close).map(str::to_owned));
            for (id, initials) in finder.initials(open, inner, close) {
                let known = out.behind.entry(id).or_default();
                if known.len() < MOST && !known.iter().any(|text| text == initials) {
                    known.push(initials.to_owned());
                }
            }
            let found = finder.behind(open, inner, close).or_else(|| finder.before(open, inner, close));
            let Some((long, text, abbreviation)) = found else { continue };
            let is_whole = has_all_initials(text, &abbreviation.text);
            if is_whole {
                whole.insert(abbreviation.text.clone());
            }
            let known = all.entry(long).or_default();
            match known.iter_mut().find(|(own, _)| own.text == abbreviation.text) {
                Some((_, whole)) => *whole |= is_whole,
                None => known.push((abbreviation, is_whole)),
            }
        }
    }
    // Of `Local File Inclusion (LFI)` and `local files (LFI)` one is what the initials are of.
    let is_own = |(short, is_whole): &(Abbreviation, bool)| *is_whole || !whole.contains(&short.text);
    let all = all.into_iter().map(|(long, mut shorts)| {
        shorts.retain(is_own);
        (long, shorts.into_iter().map(|(short, _)| short).collect::<Vec<_>>())
    });
    out.of = all.filter(|(_, shorts)| !shorts.is_empty()).collect();
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

impl<'a> Finder<'a> {
    /// The initials in the brackets.
    fn in_brackets(&self, inner: usize, close: usize) -> Option<&'a str> {
        let is_short = (inner + 1..=inner + SHORT).contains(&close);
        is_short.then(|| self.text(inner, close)).flatten().filter(|short| is_initials(short))
    }

    /// The candidates before the brackets, and the initials in them.
    fn initials(&self, open: usize, inner: usize, close: usize) -> impl Iterator<Item = (u32, &'a str)> {
        let short = self.in_brackets(inner, close).into_iter();
        short.flat_map(move |short| self.before_brackets(open).map(move |(id, _)| (id, short)))
    }

    /// The initials in the brackets if the words right before them spell them out, with one initial at least for each word of content.
    fn spelled_out(&self, open: usize, inner: usize, close: usize) -> Option<&'a str> {
        let (column, short) = (self.texts.column(), self.in_brackets(inner, close)?);
        let capitals = short.chars().filter(|c| c.is_uppercase()).count();
        let from = open.saturating_sub(LONGEST as usize).max(self.start);
        let mut words = 0;
        let reach = (from..open).rev().take_while(|&at| {
            let word = column.word(column.tokens[at]);
            words += usize::from(word.class == WordClass::Content);
            words <= capitals
                && (word.class != WordClass::Punctuation || JOINERS.contains(&word.form.as_str()))
        });
        let mut longs = reach.filter_map(|at| self.text(at, open));
        longs.any(|long| begins_like(long, short) && has_all_initials(long, short)).then_some(short)
    }

    /// The candidates that end right before the brackets, longest first, and their texts.
    fn before_brackets(&self, open: usize) -> impl Iterator<Item = (u32, &'a str)> {
        let from = open.saturating_sub(LONGEST as usize).max(self.start);
        (from..open).filter_map(move |at| Some((self.candidate(at, open)?, self.text(at, open)?)))
    }

    /// The short form in the brackets, of the candidate before them.
    fn behind(&self, open: usize, inner: usize, close: usize) -> Option<(u32, &'a str, Abbreviation)> {
        if close == inner || close - inner > SHORT {
            return None;
        }
        let short = self.text(inner, close)?;
        let fits =
            |long: &str| if is_initials(short) { have_initials(long, short) } else { is_cut(long, short) };
        let (long, text) = self.before_brackets(open).find(|(_, long)| fits(long))?;
        Some((long, text, self.abbreviation(short, inner, close)))
    }

    /// The short form before the brackets, of the candidate in them.
    fn before(&self, open: usize, inner: usize, close: usize) -> Option<(u32, &'a str, Abbreviation)> {
        let at = open.checked_sub(1).filter(|&at| at >= self.start)?;
        let short = self.text(at, open)?;
        let long = self.candidate(inner, close)?;
        let text = self.text(inner, close)?;
        let fits = is_initials(short) && have_initials(text, short);
        fits.then(|| (long, text, self.abbreviation(short, at, open)))
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
    fn text(&self, at: usize, end: usize) -> Option<&'a str> {
        let column: &'a Column = self.texts.column();
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

/// Whether two texts begin with the same letter.
fn begins_like(long: &str, short: &str) -> bool {
    let [long, short] = [long, short].map(|text| text.chars().next().map(lower));
    long == short
}

/// Whether the capitals of `short` are the first letters of words of `long`, in this order.
fn has_all_initials(long: &str, short: &str) -> bool {
    let mut heads =
        long.split(|c: char| !c.is_alphabetic()).filter_map(|word| word.chars().next()).map(lower);
    short.chars().filter(|c| c.is_uppercase()).map(lower).all(|c| heads.any(|head| head == c))
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
    fn initials_are_first_letters_if_they_can_be() {
        for (long, short, want) in [
            ("Local File Inclusion", "LFI", true),
            ("local files", "LFI", false),
            ("Pseudo-Random Number Generator", "PRNG", true),
            ("Управление по рекам и озёрам", "УРО", true),
        ] {
            assert_eq!(has_all_initials(long, short), want, "{long} ({short})");
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
