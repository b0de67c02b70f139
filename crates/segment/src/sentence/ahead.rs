//! What follows a stop: a number, a symbol, an amount, a name, a word that opens sentences.

use hexapla_lang::fold::push_lower;
use hexapla_lang::script::{is_arabic, is_invisible};
use hexapla_lang::stop::{Stop, Stops};
use hexapla_lang::terminal::is_opener;

/// What follows a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word in lower case.
    Lower,
    /// A number.
    Number,
    /// What counts like a number: a letter, a Roman numeral.
    Ordinal,
    /// The symbol of a document or the like: `A/55/1`, `UNEP-12`.
    Symbol,
    /// A currency with its number: `US$ 5`.
    Amount,
    /// A sign that is not a letter: `=`, `%`.
    Sign,
    /// The beginning of a first name, with its stop.
    Initial,
    /// An abbreviation: `Doc. No. 5`.
    Abbreviation,
    /// A word that often opens a sentence.
    Opener,
    /// Any other word, with a capital if its script has them.
    Name,
}

/// The text after a stop.
#[derive(Debug)]
pub(super) struct Ahead<'t> {
    /// All of it.
    pub(super) text: &'t str,
    /// Its first character, after quotes, brackets and dashes.
    pub(super) first: Option<char>,
    /// Its first word.
    pub(super) word: &'t str,
    pub(super) kind: Kind,
    /// Whether it opens with the label of an item: `(a)`, `b)`.
    pub(super) opens_item: bool,
}

impl<'t> Ahead<'t> {
    /// Reads what `text` opens with; `key` is scratch.
    pub(super) fn read(text: &'t str, stops: &Stops, key: &mut String) -> Self {
        let inner = text.trim_start_matches(|c: char| is_opener(c) || c.is_whitespace() || is_invisible(c));
        let first = inner.chars().next();
        let end = inner.find(|c: char| !c.is_alphanumeric()).unwrap_or(inner.len());
        let word = &inner[..end];
        let kind = first.map_or(Kind::Sign, |first| kind(inner, first, word, stops, key));
        Self { text, first, word, kind, opens_item: kind == Kind::Lower && opens_item(text) }
    }
}

impl Ahead<'_> {
    /// Whether it is the number of a paragraph before its text: `51. The`.
    pub(super) fn is_label(&self) -> bool {
        let rest = self.text.strip_prefix(self.word).and_then(|rest| rest.strip_prefix(". "));
        let short = self.kind == Kind::Number && self.word.chars().count() <= 3;
        short && rest.is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase))
    }

    /// Whether it is a name that begins with a small letter: `iPhone`, `sea.gate`.
    pub(super) fn is_brand(&self) -> bool {
        self.kind == Kind::Name && self.first.is_some_and(char::is_lowercase)
    }

    /// Whether it opens with a dash.
    pub(super) fn opens_with_dash(&self) -> bool {
        self.text.starts_with(['\u{2013}', '\u{2014}'])
    }

    /// Whether it is what a word before it counts or names, and no sentence of its own: a number, a symbol or a Roman
    /// numeral with a comma, the end or, where `sofar` opens a bracket, the closing one after it: `7, p. 3`,
    /// `A/55/1.`, `IV)`.
    pub(super) fn is_argument(&self, sofar: &str) -> bool {
        let numeral = self.kind == Kind::Ordinal && self.word.len() > 1;
        let text = self
            .text
            .trim_start_matches(|c: char| matches!(c, '\u{2116}' | '\u{A7}' | '#') || c.is_whitespace());
        let token = text.split_whitespace().next().unwrap_or_default();
        let symbol = self.kind == Kind::Symbol && token.contains('/');
        if !numeral && !symbol && self.kind != Kind::Number {
            return false;
        }
        let rest = text[token.len()..].trim_start();
        // `esc. 2 C.`
        let inner = rest.strip_prefix(char::is_uppercase);
        let letter = inner.is_some_and(|inner| inner.starts_with(['.', ',', ';', ')']));
        token.ends_with([',', ';'])
            || letter && self.kind == Kind::Number
            || token.contains([')', ']']) && is_bracketed(sofar)
            || rest.is_empty()
            || symbol && token.ends_with('.')
    }
}

/// How many characters before a stop the bracket around it is looked for.
const BRACKETED: usize = 200;

/// Whether `sofar` ends inside a bracket.
fn is_bracketed(sofar: &str) -> bool {
    let mut near = sofar.chars().rev().take(BRACKETED);
    near.find(|c| matches!(c, '(' | ')' | '[' | ']')).is_some_and(|c| matches!(c, '(' | '['))
}

/// The kind of `text`, which opens with `first` and `word`.
fn kind(text: &str, first: char, word: &str, stops: &Stops, key: &mut String) -> Kind {
    if first.is_lowercase() {
        // `pH`, `eRiver`: a name that begins with a small letter.
        let rest = &text[word.len()..];
        let name = word.contains(char::is_uppercase) && !rest.starts_with('.') || is_dotted_name(word, rest);
        return if name { Kind::Name } else { Kind::Lower };
    }
    if first.is_numeric() {
        return Kind::Number;
    }
    if !first.is_alphabetic() {
        return match first {
            '$' | '\u{20A0}'..='\u{20CF}' | '\u{A2}'..='\u{A5}' => Kind::Amount,
            '\u{2116}' | '#' | '\u{A7}' => Kind::Number,
            _ => Kind::Sign,
        };
    }
    let rest = &text[word.len()..];
    if is_amount(word, rest) {
        return Kind::Amount;
    }
    if is_symbol(text) {
        return Kind::Symbol;
    }
    worded(first, word, rest, stops, key)
}

/// Whether `word` and `rest` begin with a name that has a stop inside: `sea.gate`.
fn is_dotted_name(word: &str, rest: &str) -> bool {
    let inner = rest.strip_prefix('.').unwrap_or_default();
    word.chars().nth(1).is_some() && inner.chars().take(2).filter(|c| c.is_lowercase()).count() == 2
}

/// The kind of a word before `rest` that is not a symbol.
fn worded(first: char, word: &str, rest: &str, stops: &Stops, key: &mut String) -> Kind {
    key.clear();
    push_lower(word, key);
    let starter = stops.starters.contains(key.as_str());
    if let Some(more) = rest.strip_prefix('-') {
        // `Г-н`, `Кто-то`.
        key.push('-');
        key.extend(more.chars().take_while(|c| c.is_alphabetic()).take(4).flat_map(char::to_lowercase));
        let whole = starter && word.len() > first.len_utf8();
        return if whole || stops.starters.contains(key.as_str()) { Kind::Opener } else { Kind::Name };
    }
    if word.len() == first.len_utf8() && !is_arabic(first) {
        let joined = starter && !is_label(rest, stops);
        return match rest.chars().next() {
            Some('.') => Kind::Initial,
            Some('\'' | '\u{2019}') if starter => Kind::Opener,
            _ if joined => Kind::Opener,
            _ if first.is_uppercase() => Kind::Ordinal,
            _ => Kind::Name,
        };
    }
    if word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L')) {
        return Kind::Ordinal;
    }
    if rest.starts_with('.')
        && matches!(stops.abbreviations.get(key.as_str()), Some(Stop::Number | Stop::Maybe))
    {
        return Kind::Abbreviation;
    }
    // The conjunctions that most Arabic sentences open with.
    if starter || matches!(first, 'و' | 'ف') && word.chars().nth(2).is_some() {
        return Kind::Opener;
    }
    Kind::Name
}

/// Whether the letter before `rest`, which could be a word of one letter, is a label: `sect. A of`, `fig. A.`
fn is_label(rest: &str, stops: &Stops) -> bool {
    let Some(next) = rest.chars().next() else { return true };
    if !next.is_whitespace() {
        return !matches!(next, '\'' | '\u{2019}' | '-');
    }
    let word = rest.trim_start();
    let end = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
    stops.cues.joining.contains(&word[..end])
}

/// Whether `word` before `rest` is a currency: `US$ 5`, `USD 5`, `Rs. 5`.
fn is_amount(word: &str, rest: &str) -> bool {
    let capitals = word.len() <= 3 && word.bytes().all(|b| b.is_ascii_uppercase());
    capitals && rest.starts_with(is_currency_sign)
        || capitals && word.len() == 3 && rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Whether `text` opens with a symbol: capitals with a digit or a stroke among them.
fn is_symbol(text: &str) -> bool {
    let mut letters = text.chars().take(24).peekable();
    let mut capitals = false;
    while let Some(c) = letters.next() {
        match c {
            '/' => {
                return capitals && letters.peek().is_some_and(|c| c.is_uppercase() || c.is_numeric());
            }
            '.' | '-' => {}
            c if c.is_ascii_digit() => return capitals,
            c if c.is_uppercase() => capitals = true,
            _ => return false,
        }
    }
    false
}

/// Whether `text` opens with the label of an item: `(a)`, `b)`.
fn opens_item(text: &str) -> bool {
    let inner = text.trim_start_matches('(');
    let label: usize = inner.chars().take(4).take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    label > 0 && inner[label..].starts_with(')')
}

fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '\u{20A0}'..='\u{20CF}' | '\u{A2}'..='\u{A5}')
}
