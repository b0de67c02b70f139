//! Words and entity keys as integers that all texts of a batch share.

use std::collections::BTreeMap;
use std::sync::Arc;

use hexapla_model::{Both, EntityKind, Segmented, Vocabulary};

use super::numbers::TextNumbers;

/// The words of one language in a batch.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    strings: Vocabulary,
}

impl Words {
    /// Adds the words of `text`, and the characters of those that are pairs of characters.
    pub(crate) fn add(&mut self, text: &Segmented) {
        for form in text.forms.iter() {
            self.intern(form);
            if let Some((first, last)) = halves(form) {
                self.intern(first);
                self.intern(last);
            }
        }
    }

    /// The words of some texts: the numbers of those that are here, in order, and the others.
    pub(crate) fn sorted_out<'t>(&self, texts: impl Iterator<Item = &'t Segmented>) -> (Vec<u32>, Self) {
        let (mut numbers, mut new) = (Vec::new(), Self::default());
        for text in texts {
            for form in text.forms.iter() {
                let (first, last) = halves(form).unzip();
                for word in [Some(form), first, last].into_iter().flatten() {
                    match self.find(word) {
                        Some(number) => numbers.push(number),
                        None => new.intern(word),
                    }
                }
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        (numbers, new)
    }

    /// How each word is most often spelt in `texts`, in small letters; a word that does not occur in them stays as it is.
    pub(crate) fn spellings<'t>(&self, texts: impl Iterator<Item = &'t Segmented>) -> Vec<String> {
        let mut counts: BTreeMap<(u32, String), u32> = BTreeMap::new();
        for text in texts {
            for segment in &text.segments {
                let block = &text.document.blocks[segment.block as usize].text;
                for token in &text.tokens[segment.tokens.start as usize..segment.tokens.end as usize] {
                    let spelling: String = token.span.of(block).split_whitespace().collect();
                    let word = self.get(text.forms.string(token.form));
                    *counts.entry((word, spelling.to_lowercase())).or_default() += 1;
                }
            }
        }
        let mut best: Vec<(u32, String)> = self.strings.iter().map(|form| (0, form.to_owned())).collect();
        for ((word, spelling), count) in counts {
            if let Some(place) = best.get_mut(word as usize).filter(|place| count > place.0) {
                *place = (count, spelling);
            }
        }
        best.into_iter().map(|(_, spelling)| spelling).collect()
    }

    /// Adds one word.
    pub(crate) fn intern(&mut self, form: &str) {
        self.strings.intern(form);
    }

    /// The number of a word of an added text.
    pub(crate) fn get(&self, form: &str) -> u32 {
        self.strings.number(form).unwrap_or(u32::MAX)
    }

    /// The number of a word, if it is there.
    pub(crate) fn find(&self, form: &str) -> Option<u32> {
        self.strings.number(form)
    }

    /// The words; the index is the number.
    pub(crate) fn strings(&self) -> &Vocabulary {
        &self.strings
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.strings.len()
    }
}

/// The characters of a form that is a pair of characters of a script without spaces.
pub(crate) fn halves(form: &str) -> Option<(&str, &str)> {
    let mut chars = form.char_indices();
    let (_, first) = chars.next()?;
    let (at, last) = chars.next()?;
    (chars.next().is_none() && is_dense(first) && is_dense(last)).then(|| form.split_at(at))
}

/// Whether a character is of a script without spaces.
fn is_dense(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The entity keys of a pair of texts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keys {
    kinds: Vec<EntityKind>,
    /// The keys of each kind, and what each is among all.
    numbers: BTreeMap<EntityKind, (Vocabulary, Vec<u32>)>,
}

impl Keys {
    /// The number of a key; the same string of the same kind is the same key on both sides.
    pub(crate) fn intern(&mut self, key: &str, kind: EntityKind) -> u32 {
        let (strings, numbers) = self.numbers.entry(kind).or_default();
        let own = strings.intern(key) as usize;
        if own == numbers.len() {
            numbers.push(self.kinds.len() as u32);
            self.kinds.push(kind);
        }
        numbers[own]
    }

    /// What each key is.
    pub(crate) fn kinds(&self) -> &[EntityKind] {
        &self.kinds
    }
}

/// The keys of a pair of texts, and which number each of them has for its own ones.
pub(crate) struct PairKeys {
    pub(crate) all: Keys,
    pub(crate) own: Both<Vec<u32>>,
}

impl PairKeys {
    pub(crate) fn of(texts: Both<&Arc<Segmented>>, numbers: Both<&TextNumbers>) -> Self {
        let mut all = Keys::default();
        let own = texts.zip(numbers).map(|(text, numbers)| numbers.keys(text, &mut all));
        Self { all, own }
    }
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Document, Lang};
    use hexapla_segment::Segmenter;

    use super::*;

    #[test]
    fn words_are_known_or_new() {
        let mut known = Words::default();
        ["lake", "basin", "river", "域"].iter().for_each(|word| known.intern(word));
        let text = |forms: &[&str]| {
            let (id, path) = (String::new(), "a".into());
            let document = Document { id, symbol: None, lang: Lang::EN, path, blocks: Vec::new() };
            let mut text = Segmenter::new().segment_lines(document);
            forms.iter().for_each(|form| _ = text.forms.intern(form));
            text
        };
        let texts = [text(&["river", "delta", "lake"]), text(&["流域", "delta"])];
        let (numbers, new) = known.sorted_out(texts.iter());
        assert_eq!(numbers, [0, 2, 3]);
        assert_eq!(new.strings().iter().collect::<Vec<_>>(), ["delta", "流域", "流"]);
    }

    #[test]
    fn a_country_is_no_acronym() {
        let mut keys = Keys::default();
        let country = keys.intern("US", EntityKind::Country);
        assert_ne!(country, keys.intern("US", EntityKind::Acronym));
        assert_eq!(country, keys.intern("US", EntityKind::Country));
        assert_eq!(keys.kinds(), [EntityKind::Country, EntityKind::Acronym]);
    }
}
