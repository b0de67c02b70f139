//! Whether a full stop ends a sentence or belongs to the word before it.
//!
//! Three kinds of evidence decide: what the word is (the class of an abbreviation, an initial, a number), what follows
//! ([`Kind`]), and whether the sentence so far can be one.

use super::Splitter;
use super::ahead::{Ahead, Kind};
use super::letter::ends_label;
use super::word::{Word, last_token};
use hexapla_lang::cue::Words;
use hexapla_lang::fold::{fold, push_lower};
use hexapla_lang::function::function_words;
use hexapla_lang::script::{is_arabic, is_han};
use hexapla_lang::stop::{Stop, Stops, stops};

/// The fewest words of a sentence that ends with an abbreviation.
const LEAST: usize = 3;

/// The most characters of a time in words.
const LONGEST_TIME: usize = 100;

impl<'t> Splitter<'t> {
    /// Whether a single full stop at `at` ends a sentence before `ahead`.
    pub(super) fn ends_stop(&mut self, at: usize, ahead: &Ahead<'_>) -> bool {
        let word = self.word_before(at);
        if word.text.is_empty() {
            return true;
        }
        let sofar = word.before(self.text, self.start);
        if word.is_number() {
            return self.ends_number(sofar, &word, ahead);
        }
        if is_label(sofar, word.text) {
            return false;
        }
        if self.is_sign(&word) {
            return true;
        }
        if self.opens_pair(&word, ahead) {
            return false;
        }
        match self.class(&word) {
            // `el plan D. Es malo.`
            None | Some(Stop::Title) if self.is_labelled(&word) => ends_label(&word, ahead),
            // `Ed. Smith` is not an edition.
            Some(Stop::Number) if word.is_initial() => self.ends_abbreviation(Stop::Maybe, &word, ahead),
            Some(class) => self.ends_abbreviation(class, &word, ahead),
            None => self.ends_word(&word, sofar, ahead),
        }
    }

    /// Whether the stop after an abbreviation of `class` ends a sentence.
    fn ends_abbreviation(&mut self, class: Stop, word: &Word<'t>, ahead: &Ahead<'_>) -> bool {
        let sofar = word.before(self.text, self.start);
        if self.goes_on(ahead) || ahead.opens_with_dash() {
            return false;
        }
        match class {
            Stop::Title | Stop::Never => false,
            Stop::Number => matches!(ahead.kind, Kind::Opener | Kind::Name),
            Stop::Maybe => ahead.kind == Kind::Opener && sofar.split_whitespace().nth(LEAST - 1).is_some(),
            Stop::Last => {
                let cased = ahead.first.is_some_and(char::is_uppercase) || ahead.is_brand();
                let opens = ahead.kind == Kind::Opener
                    || ahead.is_label() && !is_time_of_day(sofar, word, ahead)
                    || cased
                        && !ahead.text.starts_with('(')
                        && matches!(
                            ahead.kind,
                            Kind::Name | Kind::Initial | Kind::Symbol | Kind::Abbreviation
                        );
                opens && !self.is_time(sofar) && !self.is_zone(ahead)
            }
        }
    }

    /// Whether the stop after a word that no table knows ends a sentence.
    fn ends_word(&mut self, word: &Word<'t>, sofar: &str, ahead: &Ahead<'_>) -> bool {
        let opener = ahead.kind == Kind::Opener;
        if let Some(letter) = word.letter() {
            return match letter {
                // An initial, `v.`, `c.`; a letter of another script is a word.
                c if c.is_uppercase() || c.is_lowercase() => {
                    let unit = c.is_lowercase() && self.is_count(last_token(sofar));
                    if unit {
                        return self.ends_abbreviation(Stop::Last, word, ahead);
                    }
                    opener && !self.is_surname(sofar, ahead)
                }
                c => !is_arabic(c),
            };
        }
        // A name follows an initial, not a number.
        if word.is_initial() && !word.has_no_vowel() && ahead.kind == Kind::Number {
            return true;
        }
        if let Some(class) = self.guess(word, sofar, ahead) {
            return self.ends_abbreviation(class, word, ahead);
        }
        if word.is_dotted() || word.is_compound() || word.is_initial() || word.has_no_vowel() {
            return opener && !self.goes_on(ahead);
        }
        // `J. Trop. Ecol.` in a text without spaces: what follows goes on in the same letters.
        let foreign = word.text.is_ascii() && ahead.word.is_ascii() && !self.stops.latin;
        if !foreign || opener || !sofar.contains(is_han) {
            return true;
        }
        self.key.clear();
        push_lower(ahead.word, &mut self.key);
        stops("en").starters.contains(self.key.as_str())
    }

    /// Whether a stop after a number ends a sentence.
    fn ends_number(&self, sofar: &str, word: &Word<'_>, ahead: &Ahead<'_>) -> bool {
        if sofar.is_empty() || sofar.ends_with([';', '\u{FF1B}']) {
            return false;
        }
        // `as follows: 12. The list`, but `wolves counted: 311.`
        if sofar.ends_with([':', '\u{FF1A}']) && word.text.len() <= 2 && !is_tally(sofar) {
            return false;
        }
        if self.stops.dotted_ordinals && word.text.len() <= 2 {
            return ahead.kind == Kind::Opener && ahead.first.is_some_and(char::is_uppercase);
        }
        // `Article 5. Definitions`: a heading and its title.
        sofar.contains(char::is_whitespace) || sofar.chars().nth(14).is_some() || sofar.chars().any(is_han)
    }

    /// The tables for `word`: those of English for Latin letters in a language that is written with others.
    fn stops_of(&self, word: &str) -> &'static Stops {
        let latin = word.starts_with(|c: char| c.is_ascii_alphabetic());
        if latin && !self.stops.latin { stops("en") } else { self.stops }
    }

    /// The class of the abbreviation `word`, alone or with the word before it (`т. е.`, `EE. UU.`, `et al.`).
    pub(super) fn class(&mut self, word: &Word<'t>) -> Option<Stop> {
        let tables = self.stops_of(word.text);
        let before = word.before(self.text, self.start);
        let first = last_token(before);
        if !first.is_empty() {
            self.key.clear();
            push_lower(first, &mut self.key);
            self.key.push(' ');
            push_lower(word.text, &mut self.key);
            if let Some(class) = tables.abbreviations.get(self.key.as_str()) {
                return Some(*class);
            }
        }
        self.key.clear();
        push_lower(word.text, &mut self.key);
        let capital = word.letter().is_some_and(char::is_uppercase);
        if !capital && tables.units.contains(self.key.as_str()) && self.is_quantity(first) {
            return Some(Stop::Last);
        }
        if let Some(class) = tables.abbreviations.get(self.key.as_str()) {
            // `S.` is an initial even where `s.` is an abbreviation.
            return Some(*class).filter(|class| !capital || *class == Stop::Title);
        }
        // `ود. سامي`: the Arabic conjunction is written with the word.
        let bare = word.text.strip_prefix(['و', 'ف'])?;
        tables.abbreviations.get(bare).copied().filter(|class| *class == Stop::Title)
    }

    /// Whether `token` is a number, in digits or in words.
    pub(super) fn is_count(&self, token: &str) -> bool {
        !token.ends_with([',', ';', '.']) && token.contains(char::is_numeric)
            || self.stops.cues.counting.contains(token)
    }

    /// Whether `token` is a number, or a unit or scale after which another unit may come: `50 тыс. экз.`
    fn is_quantity(&self, token: &str) -> bool {
        let bare = token.trim_end_matches('.');
        // `9, г. Тверь`: what follows a comma counts nothing.
        if token.ends_with([',', ';']) {
            return false;
        }
        token.contains(char::is_numeric)
            || !bare.is_empty() && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
            || (bare.len() < token.len() && !bare.starts_with(is_arabic) || bare.chars().nth(1).is_some())
                && (self.stops.units.contains(bare) || self.stops.cues.counting.contains(bare))
    }

    /// Whether `word` and the first word of `ahead` are a pair of the table: `долл. США`.
    fn opens_pair(&mut self, word: &Word<'_>, ahead: &Ahead<'_>) -> bool {
        if word.text.chars().nth(5).is_some() || !ahead.text.starts_with(char::is_alphabetic) {
            return false;
        }
        self.key.clear();
        push_lower(word.text, &mut self.key);
        self.key.push_str(". ");
        push_lower(ahead.word, &mut self.key);
        self.stops_of(word.text).abbreviations.contains_key(self.key.as_str())
    }

    /// Whether `ahead` is a surname with a particle after an initial that an abbreviation, an initial or nothing precedes:
    /// `P. Le Roux`.
    fn is_surname(&mut self, sofar: &str, ahead: &Ahead<'_>) -> bool {
        let named = sofar.ends_with('.');
        let rest = ahead.text.split_once(ahead.word).map_or("", |(_, rest)| rest.trim_start());
        self.key.clear();
        push_lower(ahead.word, &mut self.key);
        (sofar.is_empty() || named)
            && rest.starts_with(char::is_uppercase)
            && self.stops.cues.particle.contains(self.key.as_str())
    }

    /// Whether the single letter `word` is glued to a sign or an apostrophe: `°C`, `m³/s`, `Smith’s`.
    fn is_sign(&self, word: &Word<'_>) -> bool {
        let mut before = self.text[self.start..word.start].chars().rev();
        let (Some(letter), Some(sign)) = (word.letter(), before.next()) else { return false };
        match sign {
            '\'' | '\u{2019}' => letter.is_lowercase() && before.next().is_some_and(char::is_alphabetic),
            _ => {
                matches!(sign, '\u{B0}' | '\u{BA}' | '/' | '\u{B7}' | '\u{22C5}' | '\u{D7}' | '&' | '\u{B5}')
            }
        }
    }

    /// Whether the sentence goes on after an abbreviation, with words that add to a list, or with a preposition in a
    /// script that has no capitals to show more: `٥ كم. في السنة`.
    fn goes_on(&self, ahead: &Ahead<'_>) -> bool {
        let cues = &self.stops.cues;
        cues.adding.contains(ahead.word)
            || ahead.first.is_some_and(is_arabic) && cues.preposition.contains(ahead.word)
    }

    /// Whether `ahead` is a time zone after an hour: `10 a.m. Geneva time`, `3 p.m. E.S.T.`
    fn is_zone(&mut self, ahead: &Ahead<'_>) -> bool {
        let mut tokens = ahead.text.split_whitespace();
        let dotted = tokens.next().is_some_and(|first| first.matches('.').count() > 1);
        let hour = &self.stops.cues.hour;
        dotted || tokens.take(2).any(|token| hour.contains(token.trim_end_matches([',', '.', ';', ')'])))
    }

    /// Whether `sofar` is not a sentence but a time, alone or after a conjunction that opens a clause:
    /// `В 2015`, `… , а по состоянию на 1 января 2020`, `…: в 1988`.
    fn is_time(&mut self, sofar: &str) -> bool {
        let cues = &self.stops.cues;
        if opens_with_word(sofar, &cues.preposition) || sofar.starts_with(char::is_numeric) {
            return self.is_all_time(sofar);
        }
        let mut near = sofar.char_indices().rev().take(LONGEST_TIME);
        let clause =
            near.find(|(_, c)| matches!(c, ',' | ';' | ':' | '\u{2014}')).map(|(at, _)| &sofar[at..]);
        let clause = clause.map(|clause| clause.trim_start_matches(|c: char| !c.is_alphanumeric()));
        let Some(clause) = clause else { return false };
        let opened = opens_with_word(clause, &cues.conjunction)
            || sofar[..sofar.len() - clause.len()].trim_end().ends_with(':')
                && opens_with_word(clause, &cues.preposition);
        opened && self.is_all_time(clause)
    }

    /// Whether `text` consists of numbers, words of function and words of time.
    fn is_all_time(&mut self, text: &str) -> bool {
        if text.len() > LONGEST_TIME * 2 {
            return false;
        }
        let function = function_words(self.lang);
        text.split_whitespace().all(|token| {
            let word = token.trim_matches(|c: char| !c.is_alphanumeric());
            if word.is_empty() || word.starts_with(char::is_numeric) {
                return true;
            }
            self.key.clear();
            fold(word, &mut self.key);
            if function.contains(self.key.as_str()) || word.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) {
                return true;
            }
            self.key.clear();
            push_lower(word, &mut self.key);
            self.stops.cues.time.contains(self.key.as_str())
        })
    }
}

/// Whether `word` is the hour of a time whose minutes are ahead: `9 h. 30. It`.
fn is_time_of_day(sofar: &str, word: &Word<'_>, ahead: &Ahead<'_>) -> bool {
    let minutes = ahead.word.chars().nth(1).is_some();
    minutes && word.letter().is_some() && sofar.ends_with(char::is_numeric)
}

/// Whether `sofar` has a number after a colon before the colon that it ends with: `valid ballots: 62; majority: 32`.
fn is_tally(sofar: &str) -> bool {
    let near = sofar.char_indices().rev().take(LONGEST_TIME);
    let mut colons = near.filter(|(_, c)| matches!(c, ':' | '\u{FF1A}')).skip(1);
    colons.any(|(at, c)| sofar[at + c.len_utf8()..].trim_start().starts_with(char::is_numeric))
}

/// Whether a sentence that consists of `sofar` and `word` is nothing but a label: `II`, `Annex II`, `A`.
fn is_label(sofar: &str, word: &str) -> bool {
    let roman = word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'));
    let letter = word.chars().count() == 1;
    let parts =
        word.contains('.') && word.split('.').all(|part| part.chars().count() <= 3) && sofar.is_empty();
    (roman || letter || parts) && !sofar.contains(char::is_whitespace)
}

/// Whether the first word of `text` is one of `words`.
fn opens_with_word(text: &str, words: &Words) -> bool {
    text.split_whitespace().next().is_some_and(|word| words.contains(word.to_lowercase().as_str()))
}
