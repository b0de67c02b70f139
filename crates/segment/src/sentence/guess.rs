//! Words that no table knows, and that are abbreviations nevertheless: shown by their form and by what is beside them.

use hexapla_lang::stop::Stop;

use super::Splitter;
use super::ahead::{Ahead, Kind};
use super::word::{Word, last_token};

/// The most letters of an unknown abbreviation after another one.
const SHORT: usize = 4;

/// The most letters of an unknown abbreviation before its number.
const LONG: usize = 7;

impl Splitter<'_> {
    /// The class of `word`, which no table knows, if something shows that it is an abbreviation.
    pub(super) fn guess(&self, word: &Word<'_>, sofar: &str, ahead: &Ahead<'_>) -> Option<Stop> {
        if word.is_clipped() {
            return Some(Stop::Maybe);
        }
        let before = last_token(sofar);
        // `12,000 p.a.`
        if word.is_dotted() && word.text.is_ascii() && word.is_small() && self.is_count(before) {
            return Some(Stop::Last);
        }
        let length = word.text.chars().count();
        if length > LONG || sofar.is_empty() || !word.text.contains(char::is_lowercase) {
            return None;
        }
        let small = word.is_small();
        let last = word.text.char_indices().next_back().map_or("", |(at, _)| &word.text[at..]);
        if small && self.stops.cues.cut.contains(last) {
            return Some(Stop::Number);
        }
        // `3 дн.`
        if word.has_no_vowel() && self.is_count(before) {
            return Some(Stop::Last);
        }
        // `Prof. em. J. Smith`.
        let chained = small && length <= SHORT && ahead.kind == Kind::Initial && before.ends_with('.');
        (ahead.is_argument(sofar) || chained).then_some(Stop::Never)
    }
}
