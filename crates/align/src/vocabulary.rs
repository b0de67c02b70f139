//! Words and entity keys as integers that all texts of a batch share.

use std::collections::BTreeMap;

use hexapla_model::{EntityKind, Segmented};
use rustc_hash::FxHashMap;

/// The words of one language in a batch.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    strings: Vec<String>,
    numbers: FxHashMap<String, u32>,
}

impl Words {
    /// Adds the words of `text`.
    pub(crate) fn add(&mut self, text: &Segmented) {
        for form in text.forms.strings() {
            if !self.numbers.contains_key(form) {
                self.numbers.insert(form.clone(), self.strings.len() as u32);
                self.strings.push(form.clone());
            }
        }
    }

    /// The number of a word of an added text.
    pub(crate) fn get(&self, form: &str) -> u32 {
        self.numbers.get(form).copied().unwrap_or(u32::MAX)
    }

    /// The words; the index is the number.
    pub(crate) fn strings(&self) -> &[String] {
        &self.strings
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.strings.len()
    }
}

/// The entity keys of a pair of texts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keys {
    kinds: Vec<EntityKind>,
    numbers: BTreeMap<EntityKind, FxHashMap<String, u32>>,
}

impl Keys {
    /// The number of a key; the same string of the same kind is the same key on both sides.
    pub(crate) fn intern(&mut self, key: &str, kind: EntityKind) -> u32 {
        let numbers = self.numbers.entry(kind).or_default();
        if let Some(&n) = numbers.get(key) {
            return n;
        }
        let n = self.kinds.len() as u32;
        self.kinds.push(kind);
        numbers.insert(key.to_owned(), n);
        n
    }

    /// What each key is.
    pub(crate) fn kinds(&self) -> &[EntityKind] {
        &self.kinds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_no_acronym() {
        let mut keys = Keys::default();
        let country = keys.intern("US", EntityKind::Country);
        assert_ne!(country, keys.intern("US", EntityKind::Acronym));
        assert_eq!(country, keys.intern("US", EntityKind::Country));
        assert_eq!(keys.kinds(), [EntityKind::Country, EntityKind::Acronym]);
    }
}
