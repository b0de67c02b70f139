//! Cuts a chunk of running text into words, numbers and marks.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::{address, arabic};
use crate::entity::number;
use crate::lang::Tables;
use hexapla_lang::script::{is_han, is_invisible};

/// What a piece of a chunk is; it decides how its form is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// A word, to be looked up in the tables.
    Word,
    /// Capitals that would be a small word in lower case: `WHO`, `IT`.
    Capitals,
    /// A word that has lost its vowel: `l'`, `qu'`.
    Elided,
    /// The `'s` of English, or its apostrophe alone.
    Possessive,
    /// A pronoun after its verb: `-t-il`, `-elle`.
    Inverted,
    /// A number in figures.
    Number,
    /// An address or a document symbol: no part of a term.
    Address,
    /// Punctuation and other signs.
    Mark,
    /// An Arabic conjunction or preposition written together with the next word.
    Clitic,
    /// An Arabic word whose article has lost its alef after `ل`.
    Article,
    /// An Arabic word whose article is gone after `ل`.
    BareArticle,
}

/// A piece of a chunk: bytes `start..end` of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What the cutting depends on.
pub(super) struct Cutter {
    pub(super) tables: &'static Tables,
    /// Whether `'s` is a word of its own.
    pub(super) possessive: bool,
    /// Whether pronouns follow their verb after a hyphen.
    pub(super) inverted: bool,
    /// Whether each run of Han is a word that has been cut before.
    pub(super) han_words: bool,
    /// Whether the text is in a script without spaces that nothing has cut before.
    pub(super) han_characters: bool,
    /// Whether conjunctions and prepositions are written together with the next word.
    pub(super) clitics: bool,
}

impl Cutter {
    /// Gives out the pieces of `chunk`, in order; they cover all but white space and invisible marks.
    pub(super) fn cut(&self, chunk: &str, each: &mut dyn FnMut(Piece)) {
        let special = address::may_hold(chunk);
        let mut at = 0;
        let mut inside = false;
        while let Some(c) = chunk[at..].chars().next() {
            let from = at;
            if c.is_whitespace() || is_invisible(c) {
                at += c.len_utf8();
                inside = false;
                continue;
            }
            let rest = &chunk[at..];
            if let Some(length) = if self.clitics && !inside { arabic::before_latin(rest) } else { None } {
                at += length;
                each(Piece { kind: Kind::Clitic, start: from, end: at });
                continue;
            }
            if let Some(length) = if special && !inside { address::read(rest) } else { None } {
                at += length;
                each(Piece { kind: Kind::Address, start: from, end: at });
            } else if number::digit(c).is_some() || c.is_numeric() && !c.is_alphabetic() {
                at += self.number(rest);
                let kind = if is_figure(&chunk[from..at]) { Kind::Number } else { Kind::Word };
                each(Piece { kind, start: from, end: at });
            } else if is_han(c) {
                at += self.han(rest, c);
                each(Piece { kind: Kind::Word, start: from, end: at });
            } else if c.is_alphabetic() {
                at += self.word(rest, from, each);
            } else {
                at += run_of(rest, c);
                each(Piece { kind: self.mark(chunk, from, at), start: from, end: at });
            }
            inside = chunk[from..at].ends_with(char::is_alphanumeric);
        }
    }

    /// Bytes of the number that `rest` opens with, with the ending of an ordinal.
    fn number(&self, rest: &str) -> usize {
        let plain = number::read(rest, 0, self.tables).map_or(0, |(_, end)| end);
        let bound = first_word(rest).find(['_', ':']).unwrap_or_else(|| first_word(rest).len());
        if bound > plain {
            return bound;
        }
        let behind = rest[plain..].strip_prefix(is_hyphen).map(first_word);
        match behind {
            Some(ending) if is_ordinal_ending(ending, true) && plain > 0 => {
                plain + rest[plain..].chars().next().map_or(0, char::len_utf8) + ending.len()
            }
            _ => plain.max(rest.chars().next().map_or(0, char::len_utf8)),
        }
    }

    /// Bytes of the word of a script without spaces that `rest` opens with.
    fn han(&self, rest: &str, first: char) -> usize {
        if self.han_words {
            let end = rest.find(|c: char| !is_han(c) && !c.is_whitespace()).unwrap_or(rest.len());
            return rest[..end].trim_end().len();
        }
        if self.han_characters {
            return first.len_utf8();
        }
        let kind = kana(first);
        rest.find(|c| !is_han(c) || kana(c) != kind).unwrap_or(rest.len())
    }

    /// Gives out the word that `rest`, at byte `base` of the chunk, opens with; how many bytes it takes.
    fn word(&self, rest: &str, base: usize, each: &mut dyn FnMut(Piece)) -> usize {
        let mut give = |kind, start, end| each(Piece { kind, start: base + start, end: base + end });
        let first = self.one_word(rest);
        if let Some(end) = first.char_indices().find_map(|(n, c)| is_apostrophe(c).then(|| n + c.len_utf8()))
            && self.tables.elision
            && is_elided(&first[..end])
        {
            give(Kind::Elided, 0, end);
            return end;
        }
        let end = self.compound(rest, first.len());
        if self.possessive
            && let Some(stem) =
                rest[..end].strip_suffix(['s', 'S']).and_then(|w| w.strip_suffix(is_apostrophe))
        {
            give(Kind::Word, 0, stem.len());
            give(Kind::Possessive, stem.len(), end);
            return end;
        }
        if self.inverted
            && let Some(verb) = before_pronoun(&rest[..end])
        {
            give(Kind::Word, 0, verb);
            give(Kind::Inverted, verb, end);
            return end;
        }
        if let Some(at) = footnote(&rest[..end]) {
            give(Kind::Word, 0, at);
            give(Kind::Number, at, end);
            return end;
        }
        let end = end + usize::from(rest[end..].starts_with('.') && self.keeps_stop(&rest[..end]));
        give(Kind::Word, 0, end);
        end
    }

    /// The word of `rest` without what Unicode joins to it and writers do not: `a:b`, `and_or`, `end.The`.
    fn one_word<'t>(&self, rest: &'t str) -> &'t str {
        let word = first_word(rest);
        let initials = is_initials(word);
        let joint = word.find(|c: char| matches!(c, ':' | '_' | '\u{B7}') || c == '.' && !initials);
        let end = joint.filter(|&at| at > 0).unwrap_or(word.len());
        &word[..end]
    }

    /// Where the compound ends whose first word has `end` bytes: `well-being`, `COVID-19`, `HIV/AIDS`, `Rio+20`.
    ///
    /// A hyphenated compound is one word: a translation often has one word for it, and a mark inside would end
    /// every term.
    fn compound(&self, rest: &str, mut end: usize) -> usize {
        while let Some(joint) = rest[end..].chars().next() {
            let next = end + joint.len_utf8();
            let part = match rest[next..].chars().next() {
                Some(c) if is_han(c) => "",
                Some(c) if number::digit(c).is_some() || c.is_alphabetic() => self.one_word(&rest[next..]),
                _ => "",
            };
            let joined = match joint {
                c if is_hyphen(c) => !(self.tables.elision && part.contains(is_apostrophe)),
                '+' => part.bytes().all(|b| b.is_ascii_digit()),
                '/' => are_capitals(&rest[..end]) && part.chars().all(char::is_alphabetic),
                '&' => rest[..end].chars().all(char::is_uppercase) && part.chars().all(char::is_uppercase),
                _ => false,
            };
            if part.is_empty() || !joined {
                break;
            }
            end = next + part.len();
        }
        end
    }

    /// Whether the full stop after `word` belongs to it.
    fn keeps_stop(&self, word: &str) -> bool {
        let mut letters = word.chars();
        let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
        initial || is_initials(word) || self.tables.stops.abbreviations.contains_key(&word.to_lowercase())
    }

    /// What the mark `chunk[start..end]` is.
    fn mark(&self, chunk: &str, start: usize, end: usize) -> Kind {
        let plural = self.possessive
            && end - start == chunk[start..].chars().next().map_or(0, char::len_utf8)
            && chunk[start..].starts_with(is_apostrophe)
            && chunk[..start].ends_with(['s', 'S'])
            && !chunk[..start].contains(|c| is_apostrophe(c) || c == '\u{2018}')
            && end == chunk.len();
        if plural { Kind::Possessive } else { Kind::Mark }
    }
}

/// The first word of `rest` as Unicode (UAX 29) bounds it.
fn first_word(rest: &str) -> &str {
    let bytes = rest.as_bytes();
    let letters = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    // A shortcut for the most frequent case, with the same result.
    let plain = letters > 0
        && bytes.get(letters).is_none_or(|b| matches!(b, b' ' | b',' | b';' | b'-' | b'(' | b')' | b'/'));
    if plain { &rest[..letters] } else { rest.split_word_bounds().next().unwrap_or_default() }
}

/// Where the mark of a footnote begins that sticks to a word, or a number whose blank is lost: `Yugoslavia1`.
fn footnote(word: &str) -> Option<usize> {
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let letters = bare.chars().rev().take_while(|c| c.is_lowercase() && c.is_alphabetic()).count();
    (bare.len() < word.len() && word.len() - bare.len() <= 3 && letters >= 3).then_some(bare.len())
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2BC}')
}

/// Whether `word` is single letters divided by full stops: `U.N`.
fn is_initials(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| part.chars().filter(|c| !is_combining_mark(*c)).count() == 1)
}

/// Whether `word`, which ends with an apostrophe, is a small word that has lost its vowel.
pub(super) fn is_elided(word: &str) -> bool {
    const WORDS: [&str; 38] = [
        "l", "d", "j", "m", "t", "s", "n", "c", "ç", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu",
        "dell", "all", "dall", "nell", "sull", "coll", "un", "quell", "quest", "bell", "sant", "gl", "tutt",
        "anch", "com", "dov", "cos", "c", "v", "senz", "mezz", "nessun", "dev",
    ];
    let word = word.trim_end_matches(is_apostrophe);
    WORDS.iter().any(|elided| elided.chars().eq(word.chars().flat_map(char::to_lowercase)))
}

/// Where the pronoun begins that is after a verb or noun in `word`: `a-t-il`, `année-là`.
fn before_pronoun(word: &str) -> Option<usize> {
    const PRONOUNS: [&str; 12] =
        ["il", "ils", "elle", "elles", "on", "je", "tu", "nous", "vous", "ce", "là", "ci"];
    let at = word.rfind(is_hyphen)?;
    let pronoun = word[at..].trim_start_matches(is_hyphen);
    if !PRONOUNS.contains(&pronoun) || matches!(word, "rendez-vous" | "Rendez-vous") {
        return None;
    }
    let linked = word[..at].strip_suffix("-t").map_or(at, str::len);
    // `celui-ci`, `est-ce` are in the tables as they stand.
    (linked > 0 && !KEPT.contains(&word.to_lowercase().as_str())).then_some(linked)
}

/// Words with a pronoun after a hyphen that are one word.
const KEPT: [&str; 11] = [
    "celui-ci",
    "celui-là",
    "celle-ci",
    "celle-là",
    "ceux-ci",
    "ceux-là",
    "celles-ci",
    "celles-là",
    "au-delà",
    "par-ci",
    "par-là",
];

/// Whether `ending` makes an ordinal or a decade of the figures before it; `apart`: after a hyphen.
fn is_ordinal_ending(ending: &str, apart: bool) -> bool {
    const TIGHT: [&str; 18] = [
        "st", "nd", "rd", "th", "s", "er", "re", "e", "è", "ème", "eme", "ª", "º", "o", "a", "es", "ers",
        "nde",
    ];
    const CYRILLIC: [&str; 22] = [
        "й", "я", "е", "го", "му", "м", "х", "ю", "ой", "ая", "ое", "ый", "ий", "ти", "ми", "м", "ых", "их",
        "ой", "ей", "ом", "ем",
    ];
    CYRILLIC.contains(&ending) || !apart && TIGHT.contains(&ending)
}

/// Whether `text`, which opens with a figure, is a number: no letters but the ending of an ordinal.
pub(super) fn is_figure(text: &str) -> bool {
    let Some(at) = text.find(char::is_alphabetic) else { return true };
    is_ordinal_ending(&text[at..], false)
}

/// Which kana `c` is, if any.
fn kana(c: char) -> u8 {
    match c {
        '\u{3040}'..='\u{309F}' => 1,
        '\u{30A0}'..='\u{30FF}' => 2,
        _ => 0,
    }
}

/// Bytes of the run of `c` that `rest` opens with, with the marks upon it.
fn run_of(rest: &str, first: char) -> usize {
    rest.find(|c| c != first && !is_combining_mark(c)).unwrap_or(rest.len())
}

/// Whether `text` is capitals, two or more.
fn are_capitals(text: &str) -> bool {
    text.chars().count() > 1 && text.chars().all(char::is_uppercase)
}
