//! Words and the folded forms in which inflected words meet.

use std::ops::Range;

use hexapla_model::{Lang, Span};
use rust_stemmers::Stemmer;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::lang::{Tables, tables};
use hexapla_lang::fold::fold_char;
use hexapla_lang::script::{is_arabic, is_han, is_invisible, is_letter};

/// Calls `each` with the place and the folded form of every word of `text[span]`, in order.
///
/// A word is what Unicode (UAX 29) calls one, cut at the apostrophe of an elision and at hyphens; its form is stemmed,
/// without case and diacritics. In scripts without spaces, words are the overlapping pairs of characters. Numbers and
/// punctuation are not words.
pub(crate) fn words(text: &str, span: Span, lang: Lang, each: &mut dyn FnMut(Span, &str)) {
    Folder::of(lang).words(text, span, each);
}

/// Whether `c` is a Chinese character, a word of its own to Unicode.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}')
}

/// Where the only word of `text` is, if nothing but letters and marks that no rule joins to them is there: most stretches
/// between spaces need no rules.
fn only_word(text: &str) -> Option<Range<usize>> {
    let from = text.len() - text.trim_start_matches(['(', '[', '"']).len();
    let to = text.trim_end_matches([',', '.', ';', ':', ')', ']', '"', '!', '?']).len();
    (from < to && text[from..to].chars().all(is_plain)).then_some(from..to)
}

/// Whether `c` is a letter to UAX 29, and no ideograph, in the blocks of the commonest scripts.
fn is_plain(c: char) -> bool {
    is_letter(c) && (c < '\u{24F}' || matches!(c, '\u{400}'..='\u{52F}' | '\u{620}'..='\u{64A}'))
}

/// The folded forms of the words of `text`, as the aligner compares them.
///
/// ```
/// use hexapla_model::Lang;
/// assert_eq!(hexapla_segment::forms("l’évaluation", Lang::FR), ["l", "evalu"]);
/// assert_eq!(hexapla_segment::forms("流域国", Lang::ZH), ["流域", "域国"]);
/// ```
#[must_use]
pub fn forms(text: &str, lang: Lang) -> Vec<String> {
    let mut out = Vec::new();
    words(text, Span::new(0, text.len()), lang, &mut |_, form| out.push(form.to_owned()));
    out
}

/// Bytes of the longest word that is stemmed: what is longer is not a word.
const LONGEST: usize = 80;

/// Whether `c` after an ideograph is never joined to it.
fn joins_no_ideograph(c: char) -> bool {
    c.is_ascii()
        || is_ideograph(c)
        || matches!(c, '，' | '。' | '、' | '；' | '：' | '（' | '）' | '《' | '》')
}

/// A run of characters of a script without spaces; white space inside it does not end it.
#[derive(Default)]
struct HanRun {
    last: Option<(usize, char)>,
    pairs: usize,
    form: String,
}

impl HanRun {
    /// Adds the ideographs that `text` opens with, as far as nothing after them may join them; how many bytes they are.
    fn run(&mut self, text: &str, start: usize, each: &mut dyn FnMut(Span, &str)) -> usize {
        let mut at = 0;
        let mut next = text.chars().next();
        while let Some(c) = next {
            let end = at + c.len_utf8();
            next = text[end..].chars().next();
            if !is_ideograph(c) || !next.is_none_or(joins_no_ideograph) {
                return at;
            }
            if at > 0 {
                // The one before is in the text right before it.
                let from = at - c.len_utf8();
                each(Span::new(start + from, start + end), &text[from..end]);
                self.pairs += 1;
                self.last = Some((start + at, c));
            } else {
                self.push(start, c, each);
            }
            at = end;
        }
        at
    }

    /// Adds the character at `start`, giving out the pair that it completes.
    fn push(&mut self, start: usize, c: char, each: &mut dyn FnMut(Span, &str)) {
        if let Some((before, b)) = self.last {
            self.form.clear();
            self.form.extend([b, c]);
            each(Span::new(before, start + c.len_utf8()), &self.form);
            self.pairs += 1;
        }
        self.last = Some((start, c));
    }

    /// Ends the run, giving out a character that is alone.
    fn finish(&mut self, each: &mut dyn FnMut(Span, &str)) {
        if let Some((start, c)) = self.last.take()
            && self.pairs == 0
        {
            self.form.clear();
            self.form.push(c);
            each(Span::new(start, start + c.len_utf8()), &self.form);
        }
        self.pairs = 0;
    }
}

/// Cuts and folds words of one language, reusing its memory.
pub(crate) struct Folder {
    tables: &'static Tables,
    stemmer: Option<Stemmer>,
    lower: String,
    form: String,
}

impl Folder {
    pub(crate) fn of(lang: Lang) -> Self {
        let tables = tables(lang);
        let stemmer = tables.stemmer.map(Stemmer::create);
        Self { tables, stemmer, lower: String::new(), form: String::new() }
    }

    /// As [`words`].
    pub(crate) fn words(&mut self, text: &str, span: Span, each: &mut dyn FnMut(Span, &str)) {
        if let Some(word) = only_word(span.of(text)) {
            let start = span.start as usize + word.start;
            return self.emit(&text[start..span.start as usize + word.end], start, each);
        }
        let mut han = HanRun::default();
        let (mut at, end) = (span.start as usize, span.end as usize);
        while at < end {
            at += han.run(&text[at..end], at, each);
            // An ideograph that something unusual follows is left to the rules; before the next one they always cut.
            let rest = &text[at..end];
            let next =
                rest.char_indices().skip(1).find(|(_, c)| is_ideograph(*c)).map_or(rest.len(), |(n, _)| n);
            for (offset, word) in rest[..next].split_word_bound_indices() {
                let start = at + offset;
                let Some(first) = word.chars().next() else { continue };
                if word.chars().all(is_han) {
                    for (n, c) in word.char_indices() {
                        han.push(start + n, c, each);
                    }
                    continue;
                }
                if first.is_whitespace() || is_invisible(first) {
                    continue;
                }
                han.finish(each);
                if word.chars().any(is_letter) {
                    self.emit(word, start, each);
                }
            }
            at += next;
        }
        han.finish(each);
    }

    /// Gives out the word at `start`, in two if a vowel is elided.
    fn emit(&mut self, word: &str, start: usize, each: &mut dyn FnMut(Span, &str)) {
        let mut from = 0;
        for (at, c) in word.char_indices() {
            let elided = self.tables.elision && matches!(c, '\'' | '\u{2019}' | '\u{2BC}') && at - from <= 8;
            // UAX 29 keeps `and_or` and `a:b` together.
            if elided || matches!(c, '_' | ':' | '.' | '\u{B7}') && at > from {
                self.one(&word[from..at], start + from, each);
                from = at + c.len_utf8();
            }
        }
        self.one(&word[from..], start + from, each);
    }

    /// Gives out one word, if anything of it is a letter.
    fn one(&mut self, word: &str, start: usize, each: &mut dyn FnMut(Span, &str)) {
        if !word.chars().any(is_letter) {
            return;
        }
        self.form.clear();
        if word.chars().any(is_arabic) {
            word.chars().for_each(|c| fold_char(c, &mut self.form));
            let begin = arabic_prefix(&self.form);
            let stem = arabic_stem(&self.form).len();
            self.form.truncate(begin + stem);
            self.form.drain(..begin);
        } else {
            self.lower.clear();
            for c in word.chars().filter(|&c| !is_invisible(c)) {
                if c.is_ascii() {
                    self.lower.push(c.to_ascii_lowercase());
                } else {
                    self.lower.extend(c.to_lowercase());
                }
            }
            let stemmer = self.stemmer.as_ref().filter(|_| self.lower.len() <= LONGEST);
            let stem = stemmer.map(|s| s.stem(&self.lower));
            stem.as_deref().unwrap_or(&self.lower).chars().for_each(|c| fold_char(c, &mut self.form));
        }
        while self.form.ends_with(['\'', '-']) {
            self.form.pop();
        }
        if !self.form.is_empty() {
            each(Span::new(start, start + word.len()), &self.form);
        }
    }
}

/// Letters (not marks) in `word`.
fn letters(word: &str) -> usize {
    word.chars().filter(|&c| !is_combining_mark(c)).count()
}

/// Bytes of the clitics that open a folded Arabic word: conjunction, preposition, article.
fn arabic_prefix(word: &str) -> usize {
    const CLITICS: [&str; 14] =
        ["وبال", "فبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال", "و", "ب", "ل"];
    let found = CLITICS.iter().find(|clitic| {
        let least = if clitic.chars().count() == 1 { 4 } else { 3 };
        word.strip_prefix(**clitic).is_some_and(|rest| letters(rest) >= least)
    });
    found.map_or(0, |clitic| clitic.len())
}

/// The commonest endings of folded Arabic words (Larkey's light10).
pub(crate) const ARABIC_ENDINGS: [&str; 10] = ["ها", "ان", "ات", "ون", "ين", "يه", "هم", "يا", "ه", "ي"];

/// A folded Arabic word without clitics and without the commonest endings.
fn arabic_stem(word: &str) -> &str {
    let mut stem = &word[arabic_prefix(word)..];
    for _ in 0..2 {
        let shorter =
            ARABIC_ENDINGS.iter().find_map(|end| stem.strip_suffix(end).filter(|rest| letters(rest) >= 3));
        match shorter {
            Some(rest) => stem = rest,
            None => break,
        }
    }
    stem
}

#[cfg(test)]
mod tests;
