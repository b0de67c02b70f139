//! Sentences in quotations and brackets: what introduces them, and what is said about them afterwards.

use hexapla_lang::cue::ends_with;
use hexapla_lang::fold::push_lower;
use hexapla_lang::script::{is_arabic, is_han, is_invisible, is_vowel_sign};
use hexapla_lang::terminal::{is_mark, is_stop, is_wide_mark};

use super::Splitter;
use super::ahead::{Ahead, Kind};
use super::ending::{Ending, Marks};
use super::nest::Open;
use super::word::last_token;

/// What introduces a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// Nothing: the sentence opens with it.
    Start,
    /// A colon, a comma or a verb of saying: it is what someone says.
    Speech,
    /// A word that announces a title, or marks that hold nothing but titles.
    Title,
    /// Another word: it is a part of the sentence.
    Word,
}

/// How many words before a quotation may announce that it is a title: `the title of annex E is changed to “…”`.
const ANNOUNCED: usize = 6;

/// The most words of a piece of a quotation that is not a sentence: `“Ten? A hundred?” he asked.`
const FRAGMENT: usize = 3;

/// The most words of the piece before it.
const FIRST_FRAGMENT: usize = 6;

/// How many characters before a quotation or bracket are looked at.
const NEAR: usize = 200;

impl Splitter<'_> {
    /// The outermost bracket or quotation that `ending` closes.
    pub(super) fn closed_by(&self, ending: &Ending) -> Option<Open> {
        self.nest.closed_by(&self.text[ending.marks..ending.end])
    }

    /// What introduces the quotation `open`.
    pub(super) fn head(&mut self, open: &Open) -> Head {
        if matches!(open.closer, '\u{300B}' | '\u{3009}') {
            return Head::Title;
        }
        let before = &self.text[open.sentence.min(open.at)..open.at];
        let before = before.trim_end_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let Some(last) = before.chars().next_back().filter(|_| self.is_amid(open)) else {
            return Head::Start;
        };
        if self.is_item(before) {
            return Head::Title;
        }
        if matches!(
            last,
            ':' | ',' | ';' | '\u{FF1A}' | '\u{FF0C}' | '\u{60C}' | '\u{61B}' | '\u{2014}' | '\u{2013}'
        ) {
            return Head::Speech;
        }
        let cues = &self.stops.cues;
        if is_han(last) {
            return if ends_with(before, &cues.entitled) {
                Head::Title
            } else if ends_with(before, &cues.saying) {
                Head::Speech
            } else {
                Head::Word
            };
        }
        let near = before.char_indices().rev().take(NEAR).last().map_or(0, |(at, _)| at);
        for (n, token) in before[near..].split_whitespace().rev().take(ANNOUNCED).enumerate() {
            let word = token.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or(token);
            if word.is_empty() {
                break;
            }
            self.key.clear();
            push_lower(word, &mut self.key);
            if cues.entitled.contains(self.key.as_str()) {
                return Head::Title;
            }
            if cues.saying.contains(self.key.as_str()) {
                return if n == 0 { Head::Speech } else { Head::Word };
            }
        }
        Head::Word
    }

    /// Whether `before` ends with an item and a comma, after which its title comes: `item 5, “…”`.
    fn is_item(&mut self, before: &str) -> bool {
        let Some(item) = before.strip_suffix([',', '\u{60C}']) else { return false };
        let number = last_token(item);
        let noun = last_token(item[..item.len() - number.len()].trim_end()).trim_end_matches('.');
        self.key.clear();
        push_lower(noun, &mut self.key);
        number.starts_with(char::is_numeric) && self.stops.cues.item.contains_bare(self.key.as_str())
    }

    /// Whether `open` is inside its sentence, after a word.
    pub(super) fn is_amid(&self, open: &Open) -> bool {
        let before = &self.text[open.sentence.min(open.at)..open.at];
        before.chars().rev().take(NEAR).any(char::is_alphanumeric)
    }

    /// Whether a sentence ends with `ending`, which closes `open`, before `ahead` of a script with spaces.
    pub(super) fn ends_enclosed(
        &mut self,
        at: usize,
        ending: &Ending,
        open: Open,
        ahead: &Ahead<'_>,
    ) -> bool {
        // `(!)` and `“?”` quote a mark; `و«` joins a second quotation.
        let rest = ahead.text.strip_prefix(ahead.word).unwrap_or_default();
        let joins = ahead.word.chars().nth(1).is_none() && rest.starts_with('\u{AB}');
        if joins || !open.inside(self.text, at).contains(char::is_alphanumeric) {
            return false;
        }
        let cased = ahead.first.is_some_and(|c| c.is_uppercase() || !c.is_alphabetic());
        if open.is_bracket() {
            return !self.is_amid(&open)
                || cased
                    && (ahead.kind == Kind::Opener
                        || ending.made_of == Marks::Stop
                            && ahead.kind != Kind::Initial
                            && open.inside(self.text, at).contains(char::is_whitespace)
                            && self.is_word(at));
        }
        // `«…على الأرجح.» وهذا`: a script without capitals has no more to show.
        let opens = cased || ending.made_of == Marks::Stop && ahead.kind == Kind::Opener;
        match self.head(&open) {
            Head::Title => cased && (ahead.kind == Kind::Opener || ending.made_of == Marks::Stop),
            Head::Speech => true,
            Head::Start => !self.attributes(ahead),
            // A title and its author: `«Что делать?» Н. Г. Чернышевского`.
            Head::Word => opens && ahead.kind != Kind::Initial && !self.attributes(ahead),
        }
    }

    /// Whether the word before `at` is not an abbreviation.
    fn is_word(&mut self, at: usize) -> bool {
        let word = self.word_before(at);
        word.letter().is_none() && self.class(&word).is_none()
    }

    /// Whether `ahead` says who said the quotation before it: `Mr. Lee asked.`, `سألت أم`.
    fn attributes(&mut self, ahead: &Ahead<'_>) -> bool {
        for (n, token) in ahead.text.split_whitespace().take(5).enumerate() {
            let word = token.trim_end_matches([',', '.', ':', ';']);
            self.key.clear();
            let letters = word.chars().filter(|c| !is_vowel_sign(*c));
            self.key.extend(letters.flat_map(char::to_lowercase));
            if self.stops.cues.saying.contains(self.key.as_str()) {
                return n == 0 || word.len() < token.len();
            }
            let opens = self.stops.starters.contains(self.key.as_str());
            let title = opens && token.ends_with('.');
            let named = token.starts_with(char::is_uppercase) && (!opens || title);
            if !named || word.len() < token.len() && word.chars().count() > 4 {
                return false;
            }
        }
        false
    }

    /// Whether `ahead`, of a script without spaces, says who said the quotation before it: `他说。`
    pub(super) fn attributes_wide(&self, ahead: &str) -> bool {
        let end =
            ahead.char_indices().take(40).find(|(_, c)| ends_clause(*c)).map_or(ahead.len(), |(at, _)| at);
        let (clause, rest) = ahead.split_at(end);
        let cues = &self.stops.cues;
        let says = ends_with(clause, &cues.saying)
            || clause
                .char_indices()
                .any(|(at, _)| hexapla_lang::cue::opens_with(&clause[at..], &cues.telling));
        let mut rest = rest.chars();
        says && match rest.next() {
            Some('\u{FF0C}') => matches!(rest.next(), Some('\u{201C}' | '\u{300C}')),
            Some('\u{FF1A}') => false,
            _ => true,
        }
    }

    /// Whether `ending` lies inside something that is not a place for the end of a sentence: a bracket in the middle of
    /// one, a title, a quotation of fragments that its sentence goes on after.
    pub(super) fn is_inside(&mut self, at: usize, ending: &Ending) -> bool {
        let closers = &self.text[ending.marks..ending.end];
        let Some((open, close)) = self.nest.around(self.text, closers) else { return false };
        if close < ending.end {
            return false;
        }
        if open.is_bracket() {
            return open.at >= self.start && self.is_amid(&open);
        }
        self.head(&open) == Head::Title || self.is_fragment(at, ending, &open, close)
    }

    /// Whether `ending` lies between two fragments of a quotation that its sentence goes on after.
    fn is_fragment(&mut self, at: usize, ending: &Ending, open: &Open, close: usize) -> bool {
        if ending.wide {
            return false;
        }
        let piece = &self.text[self.start.max(open.at)..at];
        let next = &self.text[ending.end..close];
        let piece = piece.rsplit(is_any_mark).next().unwrap_or(piece);
        let next = next.split(is_any_mark).next().unwrap_or(next);
        // Stops divide what is said into sentences, however short; questions, cries and names come in a row.
        if ending.made_of == Marks::Stop && self.head(open) != Head::Word
            || has_more_words(piece, FIRST_FRAGMENT)
            || has_more_words(next, FRAGMENT)
        {
            return false;
        }
        let behind = self.text[close..].trim_start_matches(open.closer).trim_start();
        let ahead = Ahead::read(behind, self.stops, &mut self.key);
        ahead.kind == Kind::Lower
            || behind.starts_with([',', '\u{60C}'])
            || self.attributes(&ahead)
            || ahead.first.is_some_and(is_arabic) && self.head(open) == Head::Word
    }
}

/// Whether `text` has more than `most` words.
fn has_more_words(text: &str, most: usize) -> bool {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).nth(most).is_some()
}

/// Whether `c` ends a clause in a script without spaces.
fn ends_clause(c: char) -> bool {
    is_wide_mark(c)
        || matches!(c, '\u{FF0C}' | '\u{FF1A}' | '\u{FF1B}' | '\u{201C}' | '\u{300C}' | '\u{2026}' | '\n')
}

fn is_any_mark(c: char) -> bool {
    is_stop(c) || is_mark(c)
}
