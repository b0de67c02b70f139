//! What is known of the stretches between spaces of one language: most come again, in the same text and in the next ones.

use std::cell::RefCell;

use hexapla_model::{Lang, Span, Token, Vocabulary};
use rustc_hash::FxHashMap;
use unicode_normalization::char::is_combining_mark;

use crate::entity::Plain;
use crate::word::Folder;
use hexapla_lang::script::is_han;

/// Of how many stretches on what is known of a language is not kept for the next text: they take some 100 bytes each.
const MOST: usize = 1 << 15;
/// Of how many languages a thread keeps what is known.
const LANGS: usize = 8;

/// What is known of a stretch.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) words: Words,
    /// Whether no entity is in it.
    pub(super) plain: bool,
}

/// The words of a stretch.
#[derive(Clone, Copy)]
pub(super) enum Words {
    /// It is not cut by itself.
    Joined,
    /// A word of this form, from and to these bytes of the stretch: most stretches need no second look.
    One { form: u32, from: u8, to: u8 },
    /// None or several, as a range of those of the memory.
    Several { from: u32, to: u32 },
}

/// The stretches of one language. It changes nothing but the time that texts take.
pub(super) struct Memory {
    lang: Lang,
    pub(super) folder: Folder,
    entities: Plain,
    /// Stretches of no more than fifteen bytes: these, and how many they are.
    short: FxHashMap<u128, Known>,
    long: FxHashMap<String, Known>,
    /// Words as [`Folder::words`] gives them.
    words: Vec<Token>,
    forms: Vocabulary,
}

thread_local! {
    /// What this thread knows, the language of the last text last.
    static KEPT: RefCell<Vec<Memory>> = const { RefCell::new(Vec::new()) };
}

impl Memory {
    /// What this thread knows of a language.
    pub(super) fn of(lang: Lang) -> Self {
        let lang = lang.primary();
        let kept = KEPT.with_borrow_mut(|kept| {
            let place = kept.iter().position(|memory| memory.lang == lang)?;
            Some(kept.remove(place))
        });
        kept.unwrap_or_else(|| Self::new(lang))
    }

    fn new(lang: Lang) -> Self {
        Self {
            lang,
            folder: Folder::of(lang),
            entities: Plain::new(lang),
            short: FxHashMap::default(),
            long: FxHashMap::default(),
            words: Vec::new(),
            forms: Vocabulary::default(),
        }
    }

    /// Keeps it for the next text that this thread cuts.
    pub(super) fn keep(self) {
        if self.short.len() + self.long.len() > MOST {
            return;
        }
        KEPT.with_borrow_mut(|kept| {
            kept.retain(|memory| memory.lang != self.lang);
            if kept.len() == LANGS {
                kept.remove(0);
            }
            kept.push(self);
        });
    }

    /// The words of a range, their places counted from the beginning of their stretch.
    pub(super) fn words(&self, from: u32, to: u32) -> &[Token] {
        &self.words[from as usize..to as usize]
    }

    /// The forms of all words.
    pub(super) fn forms(&self) -> &Vocabulary {
        &self.forms
    }

    /// What is known of a stretch, if it is not new.
    pub(super) fn find(&self, stretch: &str) -> Option<Known> {
        match short(stretch) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(stretch).copied(),
        }
    }

    /// What is known of a stretch, which is looked at if it is new.
    pub(super) fn known(&mut self, stretch: &str) -> Known {
        let Some(key) = short(stretch) else {
            if let Some(known) = self.long.get(stretch) {
                return *known;
            }
            let known = self.learn(stretch);
            self.long.insert(stretch.to_owned(), known);
            return known;
        };
        if let Some(known) = self.short.get(&key) {
            return *known;
        }
        let known = self.learn(stretch);
        self.short.insert(key, known);
        known
    }

    fn learn(&mut self, stretch: &str) -> Known {
        let words = if is_cut_alone(stretch) { self.cut(stretch) } else { Words::Joined };
        Known { words, plain: self.entities.is(stretch) }
    }

    fn cut(&mut self, stretch: &str) -> Words {
        let from = self.words.len();
        let (words, forms) = (&mut self.words, &mut self.forms);
        self.folder.words(stretch, Span::new(0, stretch.len()), &mut |span, form| {
            words.push(Token { span, form: forms.intern(form) });
        });
        if let [Token { span, form }] = words[from..]
            && let (Ok(start), Ok(end)) = (u8::try_from(span.start), u8::try_from(span.end))
        {
            words.pop();
            return Words::One { form, from: start, to: end };
        }
        Words::Several { from: from as u32, to: words.len() as u32 }
    }
}

/// The bytes of a short stretch, and how many they are.
fn short(stretch: &str) -> Option<u128> {
    let bytes = stretch.as_bytes();
    let length = bytes.len();
    let (low, high) = match length {
        0..4 => (bytes.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte)), 0),
        4..8 => {
            let [first, last] = [&bytes[..4], &bytes[length - 4..]].map(number);
            (first | (last >> (8 * (8 - length))) << 32, 0)
        }
        8 => (number(bytes), 0),
        9..16 => (number(&bytes[..8]), number(&bytes[length - 8..]) >> (8 * (16 - length))),
        _ => return None,
    };
    Some(u128::from(low) | u128::from(high) << 64 | (length as u128) << 120)
}

/// Four or eight bytes as a number.
fn number(bytes: &[u8]) -> u64 {
    match *bytes {
        [a, b, c, d] => u64::from(u32::from_le_bytes([a, b, c, d])),
        [a, b, c, d, e, f, g, h] => u64::from_le_bytes([a, b, c, d, e, f, g, h]),
        _ => 0,
    }
}

/// Whether what is beside a stretch between spaces does not change how it is cut: runs of Chinese characters go on
/// after spaces, and marks join what is before them.
fn is_cut_alone(stretch: &str) -> bool {
    stretch.starts_with(opens_alone) && !stretch.contains(is_han)
}

/// Whether a stretch that begins with `c` is not joined to what is before it.
fn opens_alone(c: char) -> bool {
    let mark = matches!(c, '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{BF}' | '\u{2010}'..='\u{2027}' | '\u{20AC}');
    c.is_ascii() || mark || c.is_alphabetic() && !is_combining_mark(c) && c < '\u{FF00}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_stretches_are_their_bytes() {
        let text = "abcdefghijklmnopq";
        for length in 0..16 {
            let mut bytes = [0; 16];
            bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
            bytes[15] = length as u8;
            assert_eq!(short(&text[..length]), Some(u128::from_le_bytes(bytes)), "{length}");
        }
        assert_eq!(short(&text[..16]), None);
    }
}
