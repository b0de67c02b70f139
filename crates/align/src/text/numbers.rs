//! A text in numbers that all its pairs share: they are found once, whatever the number of languages.

use std::sync::Arc;

use hexapla_model::{EntityKind, Segmented};
use rustc_hash::FxHashMap;

use super::vocabulary::{Keys, halves};

/// The words of a text by their numbers, and which of its entities have equal keys.
#[derive(Debug)]
pub(crate) struct TextNumbers {
    /// The words of all segments, one after the other.
    pub(super) words: Arc<Vec<u32>>,
    /// Where the words of each segment begin; one more at the end.
    pub(super) starts: Vec<u32>,
    /// For each entity its key, as a place in `keys`.
    pub(super) entities: Vec<u32>,
    /// The distinct keys, in order of appearance.
    keys: Vec<(u32, EntityKind)>,
}

/// A folded form by its numbers.
struct Form {
    word: u32,
    /// Pairs of characters are rare, so their characters count as words of their own too.
    characters: Option<(u32, u32)>,
}

impl Form {
    fn of(form: &str, find: impl Fn(&str) -> Option<u32>) -> Self {
        let number = |word: &str| find(word).unwrap_or(u32::MAX);
        let characters = halves(form).map(|(first, last)| (number(first), number(last)));
        Self { word: number(form), characters }
    }
}

impl TextNumbers {
    /// The numbers of `text`, each of whose forms has the number that `find` gives.
    pub(crate) fn of(text: &Segmented, find: impl Fn(&str) -> Option<u32>) -> Self {
        let forms: Vec<Form> = text.forms.iter().map(|form| Form::of(form, &find)).collect();
        let mut numbers = Vec::with_capacity(text.tokens.len());
        let mut starts = Vec::with_capacity(text.segments.len() + 1);
        for segment in &text.segments {
            starts.push(end(&numbers));
            let tokens = &text.tokens[segment.tokens.start as usize..segment.tokens.end as usize];
            for (n, token) in tokens.iter().enumerate() {
                let form = &forms[token.form as usize];
                numbers.push(form.word);
                if let Some((first, last)) = form.characters {
                    numbers.push(first);
                    let ends = tokens.get(n + 1).is_none_or(|next| next.span.start >= token.span.end);
                    numbers.extend(ends.then_some(last));
                }
            }
        }
        starts.push(end(&numbers));
        let mut known: FxHashMap<(u32, EntityKind), u32> = FxHashMap::default();
        let mut keys = Vec::new();
        let entities = text.entities.iter().map(|entity| {
            *known.entry((entity.key, entity.kind)).or_insert_with(|| {
                keys.push((entity.key, entity.kind));
                keys.len() as u32 - 1
            })
        });
        Self { words: Arc::new(numbers), starts, entities: entities.collect(), keys }
    }

    /// The number of each of its keys among those of a pair.
    pub(crate) fn keys(&self, text: &Segmented, keys: &mut Keys) -> Vec<u32> {
        self.keys.iter().map(|(key, kind)| keys.intern(text.keys.string(*key), *kind)).collect()
    }

    /// Adds how often each word is in the text.
    pub(crate) fn count(&self, counts: &mut [u32]) {
        self.words.iter().for_each(|word| counts[*word as usize] += 1);
    }
}

/// Where the words or keys so far end. A file has less than 2^32 bytes, and of each pair of characters no more than three
/// words.
pub(super) fn end<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).expect("fewer than 2^32 words")
}
