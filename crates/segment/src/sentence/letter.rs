//! Letters that are labels: `appendix B`, `附录B`, `room 12 B`.

use hexapla_lang::cue::ends_with;
use hexapla_lang::fold::push_lower;
use hexapla_lang::script::{is_arabic, is_han};

use super::Splitter;
use super::ahead::{Ahead, Kind};
use super::word::{Word, last_token};

impl Splitter<'_> {
    /// Whether what is before the letter `word` makes it a label: a noun, a number that has one, another such letter.
    pub(super) fn is_labelled(&mut self, word: &Word<'_>) -> bool {
        // `ج. ود.`: the Arabic conjunction is written with the letter.
        let joined = word.text.strip_prefix('\u{648}').filter(|rest| rest.chars().count() == 1);
        let letter = word.letter().or_else(|| joined.and_then(|rest| rest.chars().next()));
        if letter.is_none_or(|letter| !letter.is_uppercase() && !is_arabic(letter)) {
            return false;
        }
        let before = word.before(self.text, self.start);
        if before.ends_with(is_han) {
            return ends_with(before, &self.stops.cues.labelled);
        }
        let token = last_token(before);
        let first = before[..before.len() - token.len()].trim_end();
        if self.is_label_noun(token) {
            return !first.is_empty();
        }
        if token.starts_with(char::is_numeric) && token.chars().all(char::is_numeric) {
            let noun = last_token(first);
            return noun.ends_with('.') || self.is_label_noun(noun);
        }
        if joined.is_some() {
            let letter = token.trim_end_matches('.').chars().nth(1).is_none();
            return letter && self.is_label_noun(last_token(first));
        }
        // `type A or B`.
        let second = last_token(first);
        let single =
            second.chars().nth(1).is_none() && second.starts_with(|c: char| c.is_uppercase() || is_arabic(c));
        single && self.stops.cues.joining.contains(token)
    }

    /// Whether `token` is a noun before a label.
    fn is_label_noun(&mut self, token: &str) -> bool {
        let noun = token.trim_end_matches('.');
        self.key.clear();
        push_lower(noun, &mut self.key);
        !noun.is_empty() && self.stops.cues.labelled.contains_bare(self.key.as_str())
    }
}

/// Whether the stop after the label `word` ends a sentence.
pub(super) fn ends_label(word: &Word<'_>, ahead: &Ahead<'_>) -> bool {
    if word.text.starts_with(is_arabic) {
        return ahead.kind == Kind::Opener;
    }
    matches!(ahead.kind, Kind::Opener | Kind::Name | Kind::Initial)
}
