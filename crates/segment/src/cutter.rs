//! Cuts the words of a whole text and remembers what it has cut: most stretches between spaces come again.

use hexapla_model::{Lang, Span, Token, Vocabulary};
use rustc_hash::FxHashMap;
use unicode_normalization::char::is_combining_mark;

use crate::entity::Plain;
use crate::word::Folder;
use hexapla_lang::script::is_han;

/// Longer stretches are not remembered.
const LONGEST: usize = 48;

/// What is known of a stretch between spaces.
#[derive(Clone, Copy)]
struct Known {
    /// Its words, as a range of [`Cutter::words`]; none if it is not cut by itself.
    words: Option<(u32, u32)>,
    /// Whether no entity is in it.
    plain: bool,
}

/// Words as [`Folder::words`] gives them.
pub(crate) struct Cutter {
    folder: Folder,
    /// Stretches of no more than fifteen bytes: these, and how many they are.
    short: FxHashMap<[u8; 16], Known>,
    long: FxHashMap<String, Known>,
    words: Vec<Token>,
    entities: Plain,
    plain: Vec<Span>,
}

impl Cutter {
    pub(crate) fn new(lang: Lang) -> Self {
        Self {
            folder: Folder::of(lang),
            short: FxHashMap::default(),
            long: FxHashMap::default(),
            words: Vec::new(),
            entities: Plain::new(lang),
            plain: Vec::new(),
        }
    }

    /// The stretches between spaces of the text that was cut last of which it is known that no entity is in them, in
    /// order.
    pub(crate) fn plain(&self) -> &[Span] {
        &self.plain
    }

    /// Adds the words of `text[span]` to `out` and their forms to `forms`.
    pub(crate) fn cut(&mut self, text: &str, span: Span, forms: &mut Vocabulary, out: &mut Vec<Token>) {
        let first = out.len();
        self.plain.clear();
        let mut at = span.start as usize;
        for stretch in span.of(text).split(' ') {
            if !stretch.is_empty() && !self.stretch(stretch, at as u32, forms, out) {
                out.truncate(first);
                self.folder.words(text, span, &mut |span, form| {
                    out.push(Token { span, form: forms.intern(form) });
                });
                return;
            }
            at += stretch.len() + 1;
        }
    }

    /// Adds the words of the stretch that begins at `at`, unless it is not cut by itself.
    fn stretch(&mut self, stretch: &str, at: u32, forms: &mut Vocabulary, out: &mut Vec<Token>) -> bool {
        if stretch.len() > LONGEST || stretch.starts_with(is_han) {
            return false;
        }
        let known = self.known(stretch, forms);
        if known.plain {
            self.plain.push(Span { start: at, end: at + stretch.len() as u32 });
        }
        let Some((from, to)) = known.words else { return false };
        out.extend(self.words[from as usize..to as usize].iter().map(|word| Token {
            span: Span { start: word.span.start + at, end: word.span.end + at },
            form: word.form,
        }));
        true
    }

    fn known(&mut self, stretch: &str, forms: &mut Vocabulary) -> Known {
        let Some(key) = short(stretch) else {
            if let Some(known) = self.long.get(stretch) {
                return *known;
            }
            let known = self.learn(stretch, forms);
            self.long.insert(stretch.to_owned(), known);
            return known;
        };
        if let Some(known) = self.short.get(&key) {
            return *known;
        }
        let known = self.learn(stretch, forms);
        self.short.insert(key, known);
        known
    }

    fn learn(&mut self, stretch: &str, forms: &mut Vocabulary) -> Known {
        let from = self.words.len() as u32;
        let words = is_cut_alone(stretch).then(|| {
            let all = &mut self.words;
            self.folder.words(stretch, Span::new(0, stretch.len()), &mut |span, form| {
                all.push(Token { span, form: forms.intern(form) });
            });
            (from, self.words.len() as u32)
        });
        Known { words, plain: self.entities.is(stretch) }
    }
}

/// The bytes of a short stretch, and how many they are.
fn short(stretch: &str) -> Option<[u8; 16]> {
    let mut key = [0; 16];
    key[15] = stretch.len() as u8;
    (stretch.len() < 16).then(|| {
        key[..stretch.len()].copy_from_slice(stretch.as_bytes());
        key
    })
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
    use proptest::prelude::*;

    use super::*;

    fn cut(cutter: &mut Cutter, text: &str) -> Vec<(Span, String)> {
        let (mut forms, mut out) = (Vocabulary::default(), Vec::new());
        for _ in 0..2 {
            out.clear();
            cutter.cut(text, Span::new(0, text.len()), &mut forms, &mut out);
        }
        out.iter().map(|t| (t.span, forms.string(t.form).to_owned())).collect()
    }

    fn words(text: &str, lang: Lang) -> Vec<(Span, String)> {
        let mut out = Vec::new();
        crate::word::words(text, Span::new(0, text.len()), lang, &mut |span, form| {
            out.push((span, form.to_owned()));
        });
        out
    }

    fn entities(text: &str, lang: Lang, plain: &[Span]) -> Vec<(Span, String)> {
        let mut out = Vec::new();
        let span = Span::new(0, text.len());
        crate::entity::entities(text, span, (lang, plain), &mut |_, span, key| {
            out.push((span, key.to_owned()));
        });
        out
    }

    proptest! {
        #[test]
        fn no_entity_stands_in_plain_stretches(
            words in prop::collection::vec(
                "(of|the|and|l'\u{E9}tat|d\u{2019}or|united|States|states|new-york|may|mai|US|dollars?|12|3(rd|e)?|million|per|cent|article|art\\.|para|www\\.a|x@y\\.z|etc\\.\\.?|[a-z\u{E9}\u{DF}\u{43C}]{1,5}|\u{43C}\u{430}\u{44F}|\u{437}\u{430}|\u{440}\u{43E}\u{441}\u{441}\u{438}\u{438}|--|-|\"|\u{AB})[,.;:)]?", 1..12),
            lang in 0..7usize,
        ) {
            let text = words.join(" ");
            let lang = Lang::parse(["ar", "de", "en", "es", "fr", "ru", "zh"][lang]).unwrap();
            let mut cutter = Cutter::new(lang);
            cut(&mut cutter, &text);
            prop_assert_eq!(entities(&text, lang, cutter.plain()), entities(&text, lang, &[]));
        }

        #[test]
        fn remembered_words_are_the_same(
            text in "(\\PC{0,6}|[a-zéß'’.:_0-9-]{0,8}|[联合国は、]{1,3}|[\u{301}\u{200D}\u{AD}\u{64B}ءال])( (.{0,3}|[a-z]{1,4}|[联合]|\u{301}a)){0,6}",
            lang in 0..7usize,
        ) {
            let lang = Lang::parse(["ar", "de", "en", "es", "fr", "ru", "zh"][lang]).unwrap();
            prop_assert_eq!(cut(&mut Cutter::new(lang), &text), words(&text, lang));
        }
    }
}
