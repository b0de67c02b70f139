//! Cuts the words of a whole text and remembers what it has cut: most stretches between spaces come again.

use hexapla_model::{Lang, Span, Token, Vocabulary};
use rustc_hash::FxHashMap;
use unicode_normalization::char::is_combining_mark;

use crate::normalize::is_han;
use crate::word;

/// Longer stretches are not remembered.
const LONGEST: usize = 48;

/// Words as [`word::words`] gives them.
pub(crate) struct Cutter {
    lang: Lang,
    /// The words of each stretch between spaces, as a range of `words`; none if the stretch is not cut by itself.
    known: FxHashMap<String, Option<(u32, u32)>>,
    words: Vec<Token>,
}

impl Cutter {
    pub(crate) fn new(lang: Lang) -> Self {
        Self { lang, known: FxHashMap::default(), words: Vec::new() }
    }

    /// Adds the words of `text[span]` to `out` and their forms to `forms`.
    pub(crate) fn cut(&mut self, text: &str, span: Span, forms: &mut Vocabulary, out: &mut Vec<Token>) {
        let first = out.len();
        let mut at = span.start as usize;
        for stretch in span.of(text).split(' ') {
            if !stretch.is_empty() && !self.stretch(stretch, at as u32, forms, out) {
                out.truncate(first);
                word::words(text, span, self.lang, &mut |span, form| {
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
        let found = match self.known.get(stretch) {
            Some(found) => *found,
            None => self.learn(stretch, forms),
        };
        let Some((from, to)) = found else { return false };
        out.extend(self.words[from as usize..to as usize].iter().map(|word| Token {
            span: Span { start: word.span.start + at, end: word.span.end + at },
            form: word.form,
        }));
        true
    }

    fn learn(&mut self, stretch: &str, forms: &mut Vocabulary) -> Option<(u32, u32)> {
        let from = self.words.len() as u32;
        let found = is_cut_alone(stretch).then(|| {
            word::words(stretch, Span::new(0, stretch.len()), self.lang, &mut |span, form| {
                self.words.push(Token { span, form: forms.intern(form) });
            });
            (from, self.words.len() as u32)
        });
        self.known.insert(stretch.to_owned(), found);
        found
    }
}

/// Whether what stands beside a stretch between spaces does not change how it is cut: runs of Chinese characters go on
/// behind spaces, and marks join what stands before them.
fn is_cut_alone(stretch: &str) -> bool {
    let opens = |c: char| {
        let mark =
            matches!(c, '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{BF}' | '\u{2010}'..='\u{2027}' | '\u{20AC}');
        c.is_ascii() || mark || c.is_alphabetic() && !is_combining_mark(c) && c < '\u{FF00}'
    };
    stretch.starts_with(opens) && !stretch.contains(is_han)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(cutter: &mut Cutter, text: &str) -> Vec<(Span, String)> {
        let (mut forms, mut out) = (Vocabulary::default(), Vec::new());
        cutter.known.clear();
        for _ in 0..2 {
            out.clear();
            cutter.cut(text, Span::new(0, text.len()), &mut forms, &mut out);
        }
        out.iter().map(|t| (t.span, forms.strings()[t.form as usize].clone())).collect()
    }

    fn words(text: &str, lang: Lang) -> Vec<(Span, String)> {
        let mut out = Vec::new();
        word::words(text, Span::new(0, text.len()), lang, &mut |span, form| {
            out.push((span, form.to_owned()));
        });
        out
    }

    proptest! {
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
