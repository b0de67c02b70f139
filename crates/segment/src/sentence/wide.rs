//! Whether a mark of a script without spaces ends a sentence.

use hexapla_lang::cue::opens_with;
use hexapla_lang::script::is_han;
use hexapla_lang::terminal::is_closer;

use super::Splitter;
use super::ending::Ending;
use super::quotation::Head;

/// The fewest characters of a sentence that trails off, less one: a stutter has fewer.
const TRAILING: usize = 4;

/// The fewest characters of a sentence before a label that it ends with: a heading has fewer.
const LABELLED: usize = 5;

impl Splitter<'_> {
    /// Whether a mark of a script without spaces ends a sentence before `next`.
    pub(super) fn ends_wide(&mut self, at: usize, ending: &Ending, next: char, glued: bool) -> bool {
        if matches!(next, '\u{FF0C}' | '\u{3001}' | '\u{FF1B}' | '\u{FF1A}' | ',' | ';' | '\u{3002}') {
            return false;
        }
        let closers = &self.text[ending.marks..ending.end];
        if !glued || !closers.contains(is_closer) {
            return true;
        }
        let title = closers.contains(['\u{300B}', '\u{3009}']) || next == '\u{2014}';
        let ahead = &self.text[ending.end..];
        let cues = &self.stops.cues;
        // A quotation or a title (《怎么办？》) that runs on into its sentence.
        if title || opens_with(ahead, &cues.tail) || ending.asks && opens_with(ahead, &cues.asked) {
            return false;
        }
        let Some(open) = self.closed_by(ending) else { return true };
        if open.is_bracket() {
            return !self.is_amid(&open);
        }
        // `“？”号`: the mark is what is quoted.
        if !open.inside(self.text, at).contains(char::is_alphanumeric) {
            return false;
        }
        match self.head(&open) {
            Head::Title => false,
            Head::Speech => true,
            Head::Word if ending.asks => false,
            Head::Start | Head::Word => !self.attributes_wide(&self.text[ending.end..]),
        }
    }

    /// Whether a stop or an ellipsis glued to Han text ends a sentence.
    pub(super) fn ends_before_han(&mut self, at: usize, ending: &Ending, before: char, next: char) -> bool {
        let sofar = &self.text[self.start..at];
        let long = sofar.chars().nth(10).is_some();
        if ending.asks {
            return is_han(before) || ending.end > ending.marks;
        }
        if self.text[at..].starts_with('\u{2026}') {
            let quoted = self.nest.around(self.text, "").is_some();
            return sofar.chars().nth(TRAILING).is_some()
                && is_han(before)
                && ending.marks - at > '\u{2026}'.len_utf8()
                && !quoted
                && !opens_with(&self.text[ending.end..], &self.stops.cues.running_on);
        }
        if ending.marks - at > 1 && self.text[at..].starts_with("..") {
            return false;
        }
        if let Some(open) = self.closed_by(ending) {
            return long && !(open.is_bracket() && self.is_amid(&open));
        }
        if is_han(before) || ending.end > ending.marks {
            return long;
        }
        let word = self.word_before(at);
        if word.is_number() {
            return long && is_han(next);
        }
        if word.letter().is_some() {
            return sofar.chars().nth(LABELLED).is_some() && self.is_labelled(&word);
        }
        long && self.class(&word).is_none() && !word.is_initial() && !word.is_dotted()
    }
}
