//! Entities: stretches of text that read the same in every language once folded.

mod date;
pub(crate) mod lexicon;
pub(crate) mod number;
mod punctuation;
mod reference;
mod symbol;

use std::fmt::Write as _;

use hexapla_model::{EntityKind, Lang, Span};

use crate::lang::{Tables, tables};
use hexapla_lang::script::{is_arabic, is_han, is_letter};
use lexicon::Meaning;

/// Calls `each` with the kind, the place and the key of every entity of `text[span]`.
///
/// They come in the order of their places and do not overlap. Equal keys of the same kind are equal across languages:
///
/// | kind | keys |
/// | --- | --- |
/// | number, ordinal | `12500`, `3.5`, `70/125` |
/// | percent | `12.5%` |
/// | date | `2023-12-11`, `2023-12`, `--12-11`, `--12`; each day of a list or range is a date of its own |
/// | money | the sign of the currency alone, `$`; its amount is a number beside it |
/// | symbol | `A/RES/70/1` |
/// | reference | `art 9`, `para 14`, `annex 2`; each number of a list is a reference of its own |
/// | acronym, web address | as written |
/// | country | `FR` |
/// | punctuation | `?` `!` `:` `;` `"` `(` `…` `—` `<<` |
///
/// Nothing is looked for in the stretches `plain`, which are in order and of which [`Plain`] says that they hold none.
pub(crate) fn entities(
    text: &str,
    span: Span,
    (lang, plain): (Lang, &[Span]),
    each: &mut dyn FnMut(EntityKind, Span, &str),
) {
    let mut scanner = Scanner {
        text: &text[..span.end as usize],
        begin: span.start as usize,
        tables: tables(lang),
        each,
        key: String::new(),
        word: String::new(),
        quoting: false,
        shouting: None,
        dollar_end: None,
        looked_up: None,
    };
    scanner.run(plain);
}

/// Whether `text` is set in capitals, so that capitals mean nothing.
fn is_shouting(text: &str) -> bool {
    let mut cased = [0usize; 2];
    text.chars().for_each(|c| {
        cased[0] += usize::from(c.is_uppercase());
        cased[1] += usize::from(c.is_lowercase());
    });
    cased[0] > 12 && cased[0] > cased[1]
}

/// Tells stretches between spaces that hold no entity, whatever is beside them.
pub(crate) struct Plain {
    tables: &'static Tables,
    word: String,
}

/// The longest stretch, in bytes, that is asked about.
const LONGEST: usize = 40;

impl Plain {
    pub(crate) fn new(lang: Lang) -> Self {
        Self { tables: tables(lang), word: String::new() }
    }

    /// Whether `stretch` is made of words in small or Arabic letters, the first of them maybe a capital, with which no entity
    /// begins.
    pub(crate) fn is(&mut self, stretch: &str) -> bool {
        let words = stretch.strip_suffix([',', '.']).unwrap_or(stretch);
        words.len() <= LONGEST
            && !words.contains("www")
            && words
                .split(['-', '\'', '\u{2019}'])
                .all(|word| is_common(word) && !self.tables.lexicon.opens_entity(word, &mut self.word))
    }
}

/// Whether a word is letters, all of them small or Arabic; before others the first may be a capital.
fn is_common(word: &str) -> bool {
    let others = word.strip_prefix(char::is_uppercase).unwrap_or(word);
    !others.is_empty()
        && others.chars().all(|c| c.is_lowercase() || is_arabic(c))
        && word.chars().all(is_letter)
}

/// Reads a text once from its beginning to its end.
struct Scanner<'t, 'e> {
    /// The text up to the end of the span.
    text: &'t str,
    begin: usize,
    tables: &'static Tables,
    each: &'e mut dyn FnMut(EntityKind, Span, &str),
    /// Scratch for keys.
    key: String,
    /// Scratch for folded words.
    word: String,
    /// Whether a straight quotation mark is open.
    quoting: bool,
    /// Whether the text is set in capitals, computed when first needed.
    shouting: Option<bool>,
    /// What was found of the word that was looked up last, by its place: several readings of a number ask for the next word.
    looked_up: Option<(usize, Option<(Meaning, usize)>)>,
    /// Where the last name of a dollar ended: `dollars des États-Unis` names no country.
    dollar_end: Option<usize>,
}

impl Scanner<'_, '_> {
    fn run(&mut self, plain: &[Span]) {
        let (mut at, mut plain) = (self.begin, plain.iter().peekable());
        while let Some(c) = self.text[at..].chars().next() {
            if c == ' ' {
                at += 1;
                continue;
            }
            while plain.next_if(|stretch| (stretch.start as usize) < at).is_some() {}
            if let Some(stretch) = plain.next_if(|stretch| stretch.start as usize == at) {
                at = stretch.end as usize;
                continue;
            }
            at = if number::digit(c).is_some() {
                self.figure(at)
            } else if is_han(c) {
                self.han(at, c)
            } else if is_letter(c) {
                self.letter(at, c)
            } else {
                self.punctuation(at, c)
            };
        }
    }

    /// Whether the text is set in capitals.
    fn is_shouting(&mut self) -> bool {
        let text = &self.text[self.begin..];
        *self.shouting.get_or_insert_with(|| is_shouting(text))
    }

    /// Gives out an entity with the key in `self.key`.
    fn emit(&mut self, kind: EntityKind, start: usize, end: usize) {
        (self.each)(kind, Span::new(start, end), &self.key);
    }

    /// Gives out an entity with another key.
    fn emit_key(&mut self, kind: EntityKind, start: usize, end: usize, key: &str) {
        (self.each)(kind, Span::new(start, end), key);
    }

    /// The character before `at`.
    fn before(&self, at: usize) -> Option<char> {
        self.text[self.begin..at].chars().next_back()
    }

    /// What the word at `at` stands for.
    fn lookup(&mut self, at: usize) -> Option<(Meaning, usize)> {
        if let Some((_, found)) = self.looked_up.filter(|(place, _)| *place == at) {
            return found;
        }
        let found = self.tables.lexicon.find(self.text, at, &mut self.word);
        self.looked_up = Some((at, found));
        found
    }

    /// The byte after the white space at `at`.
    fn skip_space(&self, at: usize) -> usize {
        let rest = self.text[at..]
            .trim_start_matches(|c: char| c.is_whitespace() || hexapla_lang::script::is_invisible(c));
        self.text.len() - rest.len()
    }

    /// Reads what begins with the digit at `at`.
    fn figure(&mut self, at: usize) -> usize {
        if let Some(end) = self.chinese_date(at).or_else(|| self.date(at)) {
            return end;
        }
        let glued = self.before(at).is_some_and(|c| c.is_alphabetic() && !is_han(c) && !is_arabic(c));
        let run_end = number::run(self.text, at).map_or(at + 1, |run| run.end);
        let Some((decimal, end)) = number::read(self.text, at, self.tables) else { return run_end };
        if glued {
            return end;
        }
        if let Some(end) = self.slashed(at) {
            return end;
        }
        let (decimal, end) = self.scaled(decimal, end);
        self.key.clear();
        let _ = write!(self.key, "{decimal}");
        if let Some(end) = self.percent_sign(end) {
            self.key.push('%');
            self.emit(EntityKind::Percent, at, end);
            return end;
        }
        self.emit(EntityKind::Number, at, end);
        self.after_number(end)
    }

    /// Skips the letters of an ordinal (`21st`, `21-е`), which are not an acronym.
    fn after_number(&self, at: usize) -> usize {
        let letters: usize = self.text[at..]
            .chars()
            .take_while(|c| c.is_alphabetic() && !is_han(*c) && !is_arabic(*c))
            .map(char::len_utf8)
            .sum();
        at + letters
    }

    /// Numbers joined by slashes (`70/125`, `2014/15`).
    fn slashed(&mut self, at: usize) -> Option<usize> {
        let mut run = number::run(self.text, at)?;
        self.key.clear();
        let _ = write!(self.key, "{}", run.value);
        let mut parts = 1;
        while let Some(next) =
            self.text[run.end..].strip_prefix('/').and_then(|_| number::run(self.text, run.end + 1))
        {
            let _ = write!(self.key, "/{}", next.value);
            run = next;
            parts += 1;
        }
        (parts > 1).then(|| {
            self.emit(EntityKind::Number, at, run.end);
            run.end
        })
    }

    /// The number with the scale that follows it: `2.5 million`, `1.2万`.
    fn scaled(&mut self, decimal: number::Decimal, end: usize) -> (number::Decimal, usize) {
        let next = self.skip_space(end);
        let (exponent, after) = number::han_scale(self.text, next);
        if exponent > 0 {
            return (decimal.shifted(exponent), after);
        }
        match self.lookup(next) {
            Some((Meaning::Scale(exponent), after)) if next > end || self.before(end).is_some() => {
                (decimal.shifted(exponent), after)
            }
            _ => (decimal, end),
        }
    }

    /// The byte after a sign or word for per cent at `at`.
    fn percent_sign(&mut self, at: usize) -> Option<usize> {
        let next = self.skip_space(at);
        if let Some(c @ ('%' | '\u{66A}' | '\u{FF05}')) = self.text[next..].chars().next() {
            return Some(next + c.len_utf8());
        }
        match self.lookup(next).or_else(|| self.tables.lexicon.find_han(self.text, next)) {
            Some((Meaning::Percent, end)) => Some(end),
            _ => None,
        }
    }

    /// Reads what begins with the Chinese character `c` at `at`.
    fn han(&mut self, at: usize, c: char) -> usize {
        if let Some(end) = self.chinese_reference(at, c) {
            return end;
        }
        let next = at + c.len_utf8();
        if self.text[at..].starts_with("百分之") {
            let number = self.skip_space(at + "百分之".len());
            let figure = number::read(self.text, number, self.tables);
            let read = figure.or_else(|| {
                let (value, end) = number::han_number(self.text, number)?;
                Some((number::Decimal::whole(value), end))
            });
            if let Some((decimal, end)) = read {
                self.key.clear();
                let _ = write!(self.key, "{decimal}%");
                self.emit(EntityKind::Percent, at, end);
                return end;
            }
        }
        let Some((meaning, end)) = self.tables.lexicon.find_han(self.text, at) else { return next };
        match meaning {
            // `12日本委员会`: on the 12th this Committee.
            Meaning::Country(code) if self.before(at).and_then(number::digit).is_none() => {
                self.emit_key(EntityKind::Country, at, end, code);
            }
            Meaning::Currency(sign) => self.emit_key(EntityKind::Money, at, end, sign),
            _ => return next,
        }
        end
    }

    /// Reads what begins with the letter `c` at `at`.
    fn letter(&mut self, at: usize, c: char) -> usize {
        let inside = self.before(at).is_some_and(|b| b.is_alphanumeric() && !is_han(b));
        if !inside && let Some(end) = self.symbol(at, c).or_else(|| self.address(at)) {
            return end;
        }
        if let Some((meaning, end)) = self.lookup(at) {
            if let Some(end) = self.meaning(at, c, meaning, end) {
                return end;
            }
        } else if c.is_ascii_lowercase() {
            // No name and no acronym: most words.
            let letters = self.text.as_bytes()[at..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
            if self.text.as_bytes().get(at + letters).is_none_or(u8::is_ascii) {
                return at + letters;
            }
        }
        if let Some(end) = self.acronym(at, c) {
            return end;
        }
        let mut word = std::mem::take(&mut self.word);
        let end = lexicon::fold_word(self.text, at, &mut word);
        self.word = word;
        end.max(at + c.len_utf8())
    }

    /// Gives out what a word or name of the lexicon stands for.
    fn meaning(&mut self, at: usize, first: char, meaning: Meaning, end: usize) -> Option<usize> {
        let lower = first.is_lowercase();
        match meaning {
            Meaning::Country(_) if lower => None,
            Meaning::Country(code) => {
                if code == "US" && self.is_dollar(at, end) {
                    return Some(end);
                }
                if end - at <= 3 && self.text[at..end].contains(char::is_lowercase) {
                    return None;
                }
                self.emit_key(EntityKind::Country, at, end, code);
                Some(end)
            }
            Meaning::Currency(sign) => {
                self.emit_key(EntityKind::Money, at, end, sign);
                self.dollar_end = (sign == "$").then_some(end);
                Some(end)
            }
            Meaning::Ordinal(n) => {
                self.key.clear();
                let _ = write!(self.key, "{n}");
                self.emit(EntityKind::Number, at, end);
                Some(end)
            }
            Meaning::Reference(name) => self.reference(at, end, name),
            Meaning::Month(..) => self.date(at),
            _ => None,
        }
    }

    /// Whether the United States at `at..end` only say which dollar is meant.
    fn is_dollar(&mut self, at: usize, end: usize) -> bool {
        let near = self.dollar_end.filter(|dollar| at - dollar < 40).map(|dollar| &self.text[dollar..at]);
        if near.is_some_and(|between| between.split_whitespace().count() <= 3) {
            return true;
        }
        let next = self.skip_space(end);
        self.text[next..].starts_with('$') || matches!(self.lookup(next), Some((Meaning::Currency("$"), _)))
    }
}

#[cfg(test)]
mod tests;
