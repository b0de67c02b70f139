//! Whether a mark with no white space after it ends a sentence.

use hexapla_lang::fold::push_lower;
use hexapla_lang::script::{is_arabic, is_han, is_invisible};
use hexapla_lang::terminal::{is_closer, is_note};

use super::Splitter;
use super::ending::Ending;

impl Splitter<'_> {
    /// Whether a mark with no white space after it ends a sentence.
    pub(super) fn ends_glued(&mut self, at: usize, ending: &Ending, next: char) -> bool {
        let sofar = self.text[self.start..at].trim_end_matches(is_invisible);
        let Some(before) = sofar.chars().next_back() else { return false };
        let trails = self.text[at..].starts_with('\u{2026}')
            && is_han(before)
            && (next.is_numeric() || next == '\u{201C}');
        if is_han(next) || trails {
            return self.ends_before_han(at, ending, before, next);
        }
        if ending.end > ending.marks && !is_note_only(&self.text[ending.marks..ending.end]) {
            return false;
        }
        let token = &self.text[self.token_start(at)..self.token_end(ending.end)];
        if token.contains(['/', '@', ':', '_', '\\']) || token.contains("www.") {
            return false;
        }
        let word = self.word_before(at);
        self.key.clear();
        push_lower(word.text, &mut self.key);
        if word.text.chars().count() < 3 || self.stops.abbreviations.contains_key(self.key.as_str()) {
            return false;
        }
        self.key.clear();
        self.key.extend(self.text[ending.end..].chars().take_while(|c| c.is_alphabetic()).take(4));
        if is_arabic(before) && is_arabic(next) {
            return self.key.chars().nth(2).is_some();
        }
        before.is_lowercase() && next.is_uppercase() && self.is_sentence_head()
    }

    /// Whether the word in the scratch looks like the first of a sentence.
    fn is_sentence_head(&self) -> bool {
        self.key.chars().skip(1).filter(|c| c.is_lowercase()).nth(1).is_some()
            || self.stops.starters.contains(self.key.to_lowercase().as_str())
    }
}

fn is_note_only(text: &str) -> bool {
    text.chars().all(|c| is_note(c) || is_invisible(c) || c.is_ascii_digit() || is_closer(c))
}
