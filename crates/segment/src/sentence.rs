//! Sentences: where one ends, by marks, abbreviations and what comes next.

use hexapla_lang::script::{is_arabic, is_han, is_invisible};
use hexapla_lang::stop::{Stop, Stops, stops};
use hexapla_lang::terminal::{is_closer, is_mark, is_note, is_opener, is_stop, is_wide_mark};
use hexapla_model::{Lang, Span};

/// The sentences of `text` from the byte `from` on: spans without white space at their ends, in order, that together
/// hold everything but white space.
///
/// A `from` that is no character boundary of `text` counts as the next one.
#[must_use]
pub fn sentences(text: &str, from: usize, lang: Lang) -> Vec<Span> {
    let mut from = from.min(text.len());
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut splitter =
        Splitter { text, stops: stops(lang.as_str()), start: from, spans: Vec::new(), key: String::new() };
    splitter.run();
    splitter.spans
}

/// Where a run of marks, closers and footnote marks ends, and what it is made of.
struct Ending {
    /// The byte after it.
    end: usize,
    /// The byte after the marks alone.
    marks: usize,
    /// Whether the marks are one single full stop.
    single_stop: bool,
    /// Whether a mark is one of a script without spaces.
    wide: bool,
    /// Whether a question or exclamation mark is among them.
    asks: bool,
    /// Whether there are only stops, more than one (an ellipsis).
    ellipsis: bool,
}

/// Goes once through the text.
struct Splitter<'t> {
    text: &'t str,
    stops: &'static Stops,
    /// Where the sentence begins that is being read.
    start: usize,
    spans: Vec<Span>,
    /// Scratch for words to look up.
    key: String,
}

impl<'t> Splitter<'t> {
    fn run(&mut self) {
        let mut at = self.start;
        while let Some(c) = self.text[at..].chars().next() {
            let next = at + c.len_utf8();
            if is_stop(c) || is_mark(c) || is_wide_mark(c) {
                let ending = self.ending(at);
                if self.ends(at, &ending) {
                    self.close(ending.end);
                    at = ending.end;
                } else {
                    at = ending.marks;
                }
            } else if c == '\n' && self.text[next..].starts_with('\n') {
                self.close(at);
                at = next;
            } else {
                at = next;
            }
        }
        self.close(self.text.len());
    }

    /// Ends a sentence at `end`.
    fn close(&mut self, end: usize) {
        let piece = &self.text[self.start..end];
        let kept = piece.trim();
        if !kept.contains(char::is_alphanumeric) && !piece.contains('\n') && !self.spans.is_empty() {
            // Stray marks go with the sentence before.
            if let Some(last) = self.spans.last_mut().filter(|_| !kept.is_empty()) {
                *last = Span::new(last.start as usize, self.start + piece.trim_end().len());
            }
        } else if !kept.is_empty() {
            let start = self.start + (piece.len() - piece.trim_start().len());
            self.spans.push(Span::new(start, start + kept.len()));
        }
        self.start = end;
    }

    /// The run of marks at `at` with everything after it that belongs to the same sentence.
    fn ending(&self, at: usize) -> Ending {
        let rest = &self.text[at..];
        let marks: usize = rest
            .chars()
            .take_while(|&c| is_stop(c) || is_mark(c) || is_wide_mark(c))
            .map(char::len_utf8)
            .sum();
        let run = &rest[..marks];
        let stops = run.chars().count();
        let wide = run.contains(is_wide_mark);
        let asks = run.contains(|c| is_mark(c) || matches!(c, '\u{FF01}' | '\u{FF1F}'));
        let ellipsis = !wide && !asks && (stops > 1 || run.starts_with('\u{2026}'));
        let mut ending = Ending {
            end: at + marks,
            marks: at + marks,
            single_stop: stops == 1 && matches!(run, "." | "\u{FF0E}"),
            wide,
            asks,
            ellipsis,
        };
        ending.end = self.after_closers(ending.marks, at);
        ending
    }

    /// The byte after the closing quotes, brackets and footnote marks at `from`.
    fn after_closers(&self, from: usize, mark: usize) -> usize {
        let mut end = from;
        while let Some(c) = self.text[end..].chars().next() {
            if is_closer(c) && self.opens_here(end, c) {
                break;
            } else if is_closer(c) || is_note(c) || is_invisible(c) {
                end += c.len_utf8();
            } else if let Some(note) = note_in_brackets(&self.text[end..]) {
                end += note;
            } else if c.is_whitespace() {
                // `. »`: the French quote stands apart, and nothing is joined to it.
                let ahead = self.text[end..].trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
                let Some(after) = ahead.strip_prefix('\u{BB}').or_else(|| ahead.strip_prefix(">>")) else {
                    break;
                };
                if after.starts_with(char::is_alphanumeric) {
                    break;
                }
                end = self.text.len() - after.len();
            } else {
                break;
            }
        }
        if end == from || !self.text[from..end].contains(|c: char| is_note(c) || c == '(') {
            end = self.after_bare_note(end, mark);
        }
        end
    }

    /// Whether a quotation mark that may open or close opens: a word follows, and none is open.
    fn opens_here(&self, at: usize, c: char) -> bool {
        let word = self.text[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
        match c {
            '\u{201C}' => word,
            '"' | '\u{FF02}' => {
                let before = self.text[self.start..at].chars().rev().take(1000);
                word && before.filter(|&mark| mark == c).count().is_multiple_of(2)
            }
            _ => false,
        }
    }

    /// The byte after a bare footnote number: `Ireland.1 The`.
    fn after_bare_note(&self, from: usize, mark: usize) -> usize {
        let digits = self.text[from..].bytes().take_while(u8::is_ascii_digit).count();
        let before = self.text[..mark].chars().next_back();
        let closes = |c: char| (c.is_alphabetic() && !c.is_uppercase()) || is_closer(c);
        if digits == 0 || digits > 3 || !before.is_some_and(closes) {
            return from;
        }
        let end = from + digits;
        let after = self.text[end..].chars().next();
        if after.is_some_and(|c| !c.is_whitespace()) || self.text[self.token_start(mark)..mark].contains('/')
        {
            return from;
        }
        let (_, word) = self.word_before(mark);
        if self.stops.abbreviations.contains_key(word.to_lowercase().as_str()) { from } else { end }
    }

    /// Whether a sentence ends with `ending`, whose marks begin at `at`.
    fn ends(&mut self, at: usize, ending: &Ending) -> bool {
        let rest = &self.text[ending.end..];
        let ahead = rest.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let Some(next) = ahead.chars().next() else { return true };
        if ending.wide {
            return self.ends_wide(ending, next, ahead.len() == rest.len());
        }
        let before = self.text[self.start..at].trim_end_matches(is_invisible).chars().next_back();
        if ahead.len() == rest.len() {
            return self.ends_glued(at, ending, before, next);
        }
        if self.text[self.start..at].trim().is_empty() {
            return false;
        }
        let Some(first) = first_of(ahead) else { return !ending.single_stop };
        if first.is_lowercase() && !opens_item(ahead) {
            return false;
        }
        // An ellipsis ends a sentence only where a capital shows it, and not when it stands for words left out.
        if ending.ellipsis
            && (!(first.is_uppercase() || first.is_numeric())
                || before.is_none_or(|c| matches!(c, '(' | '[')))
        {
            return false;
        }
        !ending.single_stop || !self.is_bare(ending) || self.ends_stop(at, ahead, first)
    }

    /// Whether nothing stands after the marks: a word that is quoted or bracketed with its stop is no abbreviation.
    fn is_bare(&self, ending: &Ending) -> bool {
        self.text[ending.marks..ending.end].chars().all(is_invisible)
    }

    /// Whether a mark of a script without spaces ends a sentence before `next`.
    fn ends_wide(&self, ending: &Ending, next: char, glued: bool) -> bool {
        let closers = &self.text[ending.marks..ending.end];
        if matches!(next, '\u{FF0C}' | '\u{3001}' | '\u{FF1B}' | '\u{FF1A}' | ',' | ';' | '\u{3002}') {
            return false;
        }
        if !glued || !closers.contains(is_closer) {
            return true;
        }
        // A quotation or a title (《怎么办？》) that runs on into its sentence.
        let joins = matches!(next, '的' | '和' | '与' | '或' | '及' | '等');
        let asked = matches!(next, '这' | '那' | '一' | '是' | '为' | '中') || closers.contains('\u{300B}');
        !(joins || ending.asks && asked)
    }

    /// Whether a mark with no white space after it ends a sentence.
    fn ends_glued(&self, at: usize, ending: &Ending, before: Option<char>, next: char) -> bool {
        let Some(before) = before else { return false };
        if is_han(next) && (is_han(before) || ending.end > ending.marks) && !ending.ellipsis {
            return ending.asks || self.text[self.start..at].chars().nth(10).is_some();
        }
        if ending.end > ending.marks && !is_note_only(&self.text[ending.marks..ending.end]) {
            return false;
        }
        let token = &self.text[self.token_start(at)..self.token_end(ending.end)];
        if token.contains(['/', '@', ':', '_', '\\']) || token.contains("www.") {
            return false;
        }
        let (_, word) = self.word_before(at);
        let after: String =
            self.text[ending.end..].chars().take_while(|c| c.is_alphabetic()).take(4).collect();
        if word.chars().count() < 3 || self.stops.abbreviations.contains_key(word.to_lowercase().as_str()) {
            return false;
        }
        if is_arabic(before) && is_arabic(next) {
            return after.chars().count() >= 3;
        }
        before.is_lowercase()
            && next.is_uppercase()
            && after.chars().skip(1).filter(|c| c.is_lowercase()).count() >= 2
            || before.is_lowercase()
                && next.is_uppercase()
                && self.stops.starters.contains(after.to_lowercase().as_str())
    }

    /// Whether a single full stop at `at` ends a sentence before `ahead`, whose first letter or digit is `first`.
    fn ends_stop(&mut self, at: usize, ahead: &str, first: char) -> bool {
        let (word_start, word) = self.word_before(at);
        if word.is_empty() {
            return true;
        }
        let sofar = self.text[self.start..word_start].trim();
        let next_word = word_at(ahead);
        if word.chars().all(char::is_numeric) {
            return self.ends_number(sofar, word, next_word, first);
        }
        if is_label(sofar, word) {
            return false;
        }
        self.key.clear();
        self.key.extend(next_word.chars().flat_map(char::to_lowercase));
        let initial = next_word.chars().count() == 1 && rest_of(ahead, next_word).starts_with('.');
        let starter = !initial && self.stops.starters.contains(self.key.as_str());
        let capital = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        // `S.` is an initial even where `s.` is an abbreviation.
        let class = self.class(word_start, word).filter(|class| !capital || *class == Stop::Title);
        if let Some(class) = class {
            return match class {
                Stop::Title | Stop::Never => false,
                Stop::Number => !(first.is_numeric() || is_han(first) || is_ordinal_word(next_word)),
                Stop::Maybe => starter && sofar.split_whitespace().nth(2).is_some(),
            };
        }
        let mut letters = word.chars().filter(|&c| c != '.');
        let (one, more) = (letters.next(), letters.next().is_some());
        if !more {
            return match one {
                // An initial, `v.`, `c.`; a letter of another script is a word.
                Some(c) if c.is_uppercase() || c.is_lowercase() => starter,
                Some(c) => !is_arabic(c),
                None => true,
            };
        }
        // `U.S.A.`, `Е.Б.Н.`: letters with stops between them.
        let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1);
        !dotted || starter
    }

    /// Whether a stop after a number ends a sentence.
    fn ends_number(&self, sofar: &str, word: &str, next_word: &str, first: char) -> bool {
        if sofar.is_empty() || sofar.ends_with([':', ';', '\u{FF1A}', '\u{FF1B}']) {
            return false;
        }
        if self.stops.dotted_ordinals && word.len() <= 2 {
            let lower = next_word.to_lowercase();
            return self.stops.starters.contains(lower.as_str()) && first.is_uppercase();
        }
        // `Article 5. Definitions`: a heading and its title.
        sofar.contains(char::is_whitespace) || sofar.chars().nth(14).is_some() || sofar.chars().any(is_han)
    }

    /// The class of the abbreviation `word`, alone or with the word before it (`т. е.`, `EE. UU.`).
    fn class(&mut self, word_start: usize, word: &str) -> Option<Stop> {
        let before = self.text[self.start..word_start].trim_end();
        self.key.clear();
        if before.ends_with('.') {
            let (_, first) = self.word_before(self.start + before.len() - 1);
            self.key.extend(first.chars().flat_map(char::to_lowercase));
            self.key.push_str(". ");
            self.key.extend(word.chars().flat_map(char::to_lowercase));
            if let Some(class) = self.stops.abbreviations.get(self.key.as_str()) {
                return Some(*class);
            }
            self.key.clear();
        }
        self.key.extend(word.chars().flat_map(char::to_lowercase));
        self.stops.abbreviations.get(self.key.as_str()).copied()
    }

    /// The word (letters, digits, stops and hyphens inside) that ends at `at`, and where it begins.
    fn word_before(&self, at: usize) -> (usize, &'t str) {
        let all: &'t str = self.text;
        let text = &all[self.start..at];
        let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '\u{301}');
        let begin = text.char_indices().rev().take(24).take_while(|&(_, c)| part(c)).last();
        let word = begin.map_or("", |(n, _)| &text[n..]).trim_start_matches(['.', '-']);
        (at - word.len(), word)
    }

    /// Where the run of non-space characters begins that holds the byte before `at`.
    fn token_start(&self, at: usize) -> usize {
        let text = &self.text[self.start..at];
        let begin = text.char_indices().rev().take(80).take_while(|(_, c)| !c.is_whitespace()).last();
        begin.map_or(at, |(n, _)| self.start + n)
    }

    /// Where the run of non-space characters ends that begins at `at`.
    fn token_end(&self, at: usize) -> usize {
        let run = self.text[at..].chars().take(80).take_while(|c| !c.is_whitespace());
        at + run.map(char::len_utf8).sum::<usize>()
    }
}

/// The length of a footnote mark in brackets at the head of `text`: `(12)`, `[3]`, `()`.
fn note_in_brackets(text: &str) -> Option<usize> {
    let close = match text.chars().next()? {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let inside: usize =
        text[1..].chars().take(4).take_while(|c| c.is_numeric() || *c == '*').map(char::len_utf8).sum();
    text[1 + inside..].starts_with(close).then_some(inside + 2)
}

fn is_note_only(text: &str) -> bool {
    text.chars().all(|c| is_note(c) || is_invisible(c) || c.is_ascii_digit() || is_closer(c))
}

/// The first letter or digit of the sentence that `ahead` would open, behind quotes, brackets and dashes.
fn first_of(ahead: &str) -> Option<char> {
    let inner = ahead.trim_start_matches(|c: char| is_opener(c) || c.is_whitespace() || is_invisible(c));
    inner.chars().next()
}

/// Whether `ahead` opens with the label of an item: `(a)`, `b)`.
fn opens_item(ahead: &str) -> bool {
    let inner = ahead.trim_start_matches('(');
    let label: usize = inner.chars().take(4).take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    label > 0 && inner[label..].starts_with(')')
}

/// The word that `ahead` opens with, behind quotes and brackets.
fn word_at(ahead: &str) -> &str {
    let inner = ahead.trim_start_matches(|c: char| is_opener(c) || c.is_whitespace() || is_invisible(c));
    let end = inner.find(|c: char| !c.is_alphanumeric()).unwrap_or(inner.len());
    &inner[..end]
}

/// What stands behind `word`, which is a part of `text`.
fn rest_of<'t>(text: &'t str, word: &str) -> &'t str {
    text.split_once(word).map_or("", |(_, rest)| rest)
}

/// Whether `word` counts: a single capital or a Roman numeral.
fn is_ordinal_word(word: &str) -> bool {
    word.chars().count() == 1 && !matches!(word, "A" | "В" | "О" | "С" | "К" | "И" | "У" | "Y" | "А" | "À")
        || !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'))
}

/// Whether a sentence that consists of `sofar` and `word` is nothing but a label: `II`, `Annex II`, `A`.
fn is_label(sofar: &str, word: &str) -> bool {
    let roman = word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'));
    let letter = word.chars().count() == 1;
    let parts =
        word.contains('.') && word.split('.').all(|part| part.chars().count() <= 3) && sofar.is_empty();
    (roman || letter || parts) && !sofar.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests;
