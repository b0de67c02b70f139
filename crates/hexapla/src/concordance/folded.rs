//! The folded form of a text, with the place of each of its bytes in the text.

use hexapla_lang::fold::fold_char;
use hexapla_lang::script::is_han;
use hexapla_model::Span;

/// A text without case, accents and invisible marks; white space runs are one blank.
#[derive(Debug, Default)]
pub(super) struct Folded {
    text: String,
    /// For each byte of the folded text where its character begins in the original, and after them where that ends.
    starts: Vec<usize>,
}

impl Folded {
    pub(super) fn of(original: &str) -> Self {
        let mut out = Self::default();
        for (offset, c) in original.char_indices() {
            match c {
                c if c.is_whitespace() => {
                    if !out.text.ends_with(' ') {
                        out.text.push(' ');
                    }
                }
                '\u{2010}' | '\u{2011}' => out.text.push('-'),
                c => fold_char(c, &mut out.text),
            }
            out.starts.resize(out.text.len(), offset);
        }
        out.starts.push(original.len());
        out
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Where `folded`, which is folded itself, is in the original as whole words.
    pub(super) fn find(&self, folded: &str) -> impl Iterator<Item = Span> {
        let places = self.text.match_indices(folded).map(|(start, found)| (start, start + found.len()));
        places.filter(|&(start, end)| self.is_whole(start, end)).map(|(start, end)| self.span(start, end))
    }

    /// Whether no word, and no character of the original, goes on over the ends of `start..end`.
    fn is_whole(&self, start: usize, end: usize) -> bool {
        [start, end].into_iter().all(|place| {
            let splits = place > 0 && place < self.text.len() && self.starts[place - 1] == self.starts[place];
            let before = self.text[..place].chars().next_back();
            let after = self.text[place..].chars().next();
            !splits && !before.zip(after).is_some_and(|(a, b)| goes_on(a) && goes_on(b))
        })
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.starts[start], self.starts[end])
    }
}

/// Whether a word may go on before or after `c`.
pub(super) fn goes_on(c: char) -> bool {
    c.is_alphanumeric() && !is_han(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole() {
        for (text, term, want) in [
            ("L’Évaluation, l’e\u{301}valuation", "evaluation", &["Évaluation", "e\u{301}valuation"][..]),
            ("a\u{a0}  river\nbasin", "River Basin", &["river\nbasin"]),
            ("A/RES/70/1 and A/RES/70/12", "a/res/70/1", &["A/RES/70/1"]),
            ("Straßen, Strasse, Straße", "strasse", &["Strasse", "Straße"]),
            ("cœur œ", "o", &[]),
            ("缔约方大会", "大会", &["大会"]),
            ("الاتِّفاقيّة هنا", "الاتفاقية", &["الاتِّفاقيّة"]),
            ("Йод и И\u{306}од", "йод", &["Йод", "И\u{306}од"]),
            ("", "a", &[]),
        ] {
            let folded = Folded::of(text);
            let term = Folded::of(term);
            let found: Vec<&str> = folded.find(term.as_str()).map(|span| span.of(text)).collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
