//! A list of words by their first characters, so that only those are compared that a text may open with.

/// Where the words of a list are, by their folded first characters.
pub(crate) struct Openers {
    places: Vec<(char, usize)>,
}

impl Openers {
    /// Of words that have a character at least.
    pub(crate) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut places: Vec<(char, usize)> = words
            .enumerate()
            .filter_map(|(place, word)| Some((folded(word.chars().next()?), place)))
            .collect();
        places.sort_unstable();
        Self { places }
    }

    /// The places in the list of the words that `text` may open with as [`super::folded_prefix`] folds, in their order.
    pub(crate) fn places(&self, text: &str) -> impl Iterator<Item = usize> {
        let first = text.chars().next().map(folded);
        let from = first.map_or(self.places.len(), |first| self.places.partition_point(|(c, _)| *c < first));
        self.places[from..].iter().take_while(move |(c, _)| Some(*c) == first).map(|(_, place)| *place)
    }
}

/// A character that all those have in common which may be the same when they are folded.
fn folded(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' => 'ا',
        'ة' => 'ه',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeral::folded_prefix;

    #[test]
    fn no_word_is_missed_that_a_text_opens_with() {
        let words = ["Article", "annex", "الاول", "أولا", "ثانيا", "Глава", "第", "هدف", "ة"];
        let openers = Openers::of(words.iter().copied());
        for text in
            ["ARTICLE 1", "الأول", "اولا", "أولا:", "глава", "第三", "ههنا", "هدف", "ة", "", "x", "\u{212A}"]
        {
            let want = (0..words.len()).filter(|n| folded_prefix(text, words[*n]).is_some());
            let found: Vec<usize> = openers.places(text).collect();
            assert!(found.is_sorted(), "{text}");
            for place in want {
                assert!(found.contains(&place), "{text}: {}", words[place]);
            }
        }
        assert_eq!(openers.places("annexe").collect::<Vec<_>>(), [0, 1]);
    }
}
