//! Joins the lines of a paragraph: words broken at a line end become whole, those that have a hyphen keep it.

use std::collections::BTreeMap;

use hexapla_lang::join::is_cjk;

use super::line::Line;

/// The words of a document: what shows whether a hyphen at a line end belongs to the word.
#[derive(Debug, Default)]
pub(super) struct Words {
    seen: BTreeMap<String, u32>,
    /// Whether a blank is between Chinese and Latin letters or digits.
    spaced: bool,
    /// Whether every hyphen at a line end is one of its word: the program that made the lines breaks no words.
    unbroken: bool,
    /// Whether it breaks them with a sign of its own.
    soft: bool,
}

/// The fewest lines that show whether words are broken.
const LINES: usize = 40;
/// Where words are broken, at least one line in so many ends in a hyphen.
const BROKEN: usize = 33;
/// The fewest lines that show with what sign words are broken.
const SOFT: usize = 3;

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '/' | '\'' | '’')
}

fn is_ascii_part(c: char) -> bool {
    c.is_ascii() && is_part(c)
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{AD}')
}

fn folded(word: &str) -> String {
    word.chars()
        .filter(|c| *c != '\u{AD}')
        .map(|c| if c == '\u{2010}' { '-' } else { c })
        .collect::<String>()
        .to_lowercase()
}

/// Whether the program that made the lines breaks words with a sign of its own, so that `-` belongs to the word.
fn breaks_are_soft(lines: &[&Line]) -> bool {
    let soft = ends(lines, '\u{AD}');
    soft >= SOFT && soft > ends(lines, '-') + ends(lines, '\u{2010}')
}

/// How many lines end with a sign.
fn ends(lines: &[&Line], sign: char) -> usize {
    lines.iter().filter(|line| line.text.ends_with(sign)).count()
}

/// Whether a line ends in a hyphen and the next goes on in a small letter.
fn is_break(pair: &[&Line]) -> bool {
    pair[0].text.ends_with(is_hyphen) && pair[1].text.starts_with(char::is_lowercase)
}

impl Words {
    /// Counts the words of lines that follow each other, except for those that a line end may break.
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Self {
        let lines: Vec<&Line> = lines.collect();
        let mut words = Self::default();
        let (mut with, mut without, mut broken) = (0_usize, 0_usize, false);
        for line in &lines {
            let ends_broken = line.text.ends_with(is_hyphen);
            let parts: Vec<&str> = line.text.split(|c| !is_part(c)).filter(|w| !w.is_empty()).collect();
            for (n, part) in parts.iter().enumerate() {
                if (n == 0 && broken) || (n + 1 == parts.len() && ends_broken) {
                    continue;
                }
                words.count(part);
            }
            broken = ends_broken;
            let (on, off) = meetings(&line.text);
            (with, without) = (with + on, without + off);
        }
        words.spaced = with >= without;
        words.soft = breaks_are_soft(&lines);
        words.unbroken = words.breaks_none(&lines);
        words
    }

    /// Whether hardly any line ends in a hyphen, and none in a word that occurs elsewhere without it.
    fn breaks_none(&self, lines: &[&Line]) -> bool {
        let breaks: Vec<&[&Line]> = lines.windows(2).filter(|pair| is_break(pair)).collect();
        lines.len() >= LINES
            && breaks.len() * BROKEN < lines.len()
            && !breaks.iter().any(|pair| self.is_word_without(&pair[0].text, &pair[1].text))
    }

    /// Whether the word that ends `text` and goes on in `line` is written without its hyphen more often than with it.
    fn is_word_without(&self, text: &str, line: &str) -> bool {
        let (whole, parted) = self.forms(text, line);
        whole > parted
    }

    /// How often the word that ends `text` and goes on in `line` is in the document without its hyphen, and with it.
    fn forms(&self, text: &str, line: &str) -> (u32, u32) {
        let (head, tail) = halves(text, line);
        (self.times(&format!("{head}{tail}")), self.times(&format!("{head}-{tail}")))
    }

    /// Counts a word, and the parts of a word with hyphens.
    fn count(&mut self, word: &str) {
        let word = folded(word.trim_matches(|c: char| !c.is_alphanumeric()));
        if word.contains('-') {
            word.split('-').filter(|part| !part.is_empty()).for_each(|part| {
                *self.seen.entry(part.to_owned()).or_default() += 1;
            });
        }
        *self.seen.entry(word).or_default() += 1;
    }

    fn times(&self, word: &str) -> u32 {
        self.seen.get(&folded(word)).copied().unwrap_or(0)
    }

    /// Adds the next line to the text of a paragraph.
    pub(super) fn push(&self, text: &mut String, line: &str) {
        let (Some(last), Some(next)) = (text.chars().next_back(), line.chars().next()) else {
            text.push_str(line);
            return;
        };
        let before = text.chars().rev().nth(1).unwrap_or(' ');
        if is_hyphen(last) && before.is_alphabetic() && next.is_alphabetic() {
            if last == '\u{AD}' || (next.is_lowercase() && !self.keeps_hyphen(text, line)) {
                text.pop();
            }
        } else if self.needs_blank(text, before, last, line, next) {
            text.push(' ');
        }
        text.push_str(line);
    }

    /// Whether the hyphen between the end of `text` and the beginning of `line` is one of the word.
    fn keeps_hyphen(&self, text: &str, line: &str) -> bool {
        if self.soft {
            return true;
        }
        let (head, tail) = halves(text, line);
        let (whole, parted) = self.forms(text, line);
        if whole != parted {
            return parted > whole;
        }
        // An address goes on too.
        if head.contains('/') || self.unbroken {
            return true;
        }
        let head = head.rsplit(is_hyphen).next().unwrap_or_default();
        let tail = tail.split(is_hyphen).next().unwrap_or_default();
        // Neither is known: two words make a compound, the second in any of its forms.
        whole == 0 && head.chars().count() > 2 && self.times(head) > 0 && self.knows_stem(tail)
    }

    /// Whether a word is known that has all but the last letters of this one.
    fn knows_stem(&self, word: &str) -> bool {
        let letters: Vec<char> = folded(word).chars().collect();
        let stem: String =
            letters[..letters.len().saturating_sub(2).max(letters.len().min(3))].iter().collect();
        let next = self.seen.range(stem.clone()..).next();
        letters.len() > 2 && next.is_some_and(|(known, _)| known.starts_with(&stem))
    }

    fn needs_blank(&self, text: &str, before: char, last: char, line: &str, next: char) -> bool {
        match (is_cjk(last), is_cjk(next)) {
            _ if last.is_whitespace() => false,
            (true, true) => false,
            (true, false) | (false, true) => self.spaced && last.is_alphanumeric() && next.is_alphanumeric(),
            // A number, a symbol or an address that goes on.
            _ if matches!(last, '-' | '–' | '/' | '\u{2010}')
                && before.is_alphanumeric()
                && next.is_alphanumeric() =>
            {
                false
            }
            _ => {
                let head = text.rsplit(|c| !is_ascii_part(c)).next().unwrap_or_default();
                let tail = line.split(|c| !is_ascii_part(c)).next().unwrap_or_default();
                let symbol =
                    tail.contains('/') && last.is_ascii_alphanumeric() && next.is_ascii_alphanumeric();
                !(symbol && self.times(&format!("{head}{tail}")) > 0)
            }
        }
    }
}

/// The halves of the word that ends `text` and goes on in `line`.
fn halves<'t>(text: &'t str, line: &'t str) -> (&'t str, &'t str) {
    let head = text.trim_end_matches(is_hyphen);
    let head = head.rsplit(|c| !is_part(c)).next().unwrap_or_default();
    (head, line.split(|c| !is_part(c)).next().unwrap_or_default())
}

/// How often Chinese meets Latin letters or digits with a blank between, and without.
fn meetings(text: &str) -> (usize, usize) {
    let (mut with, mut without) = (0, 0);
    let (mut a, mut b) = (' ', ' ');
    for c in text.chars() {
        without += usize::from(meet(b, c));
        with += usize::from(b == ' ' && meet(a, c));
        (a, b) = (b, c);
    }
    (with, without)
}

/// Whether one of two characters is Chinese, and the other a Latin letter or a digit.
fn meet(a: char, b: char) -> bool {
    (is_cjk(a) && b.is_ascii_alphanumeric()) || (a.is_ascii_alphanumeric() && is_cjk(b))
}

#[cfg(test)]
mod tests;
