//! Words around a mark that show what it does: verbs of saying, words before a title or a label, words of time.

use rustc_hash::FxHashSet;

use crate::script::is_arabic;
use crate::table::rows;

const CUES: &str = include_str!("../data/cues.tsv");

/// A set of words and of beginnings of words, in lower case.
#[derive(Debug, Default)]
pub struct Words {
    whole: FxHashSet<&'static str>,
    stems: FxHashSet<&'static str>,
}

impl Words {
    /// Whether `word` is one of them, or begins with a stem.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.whole.contains(word)
            || !self.stems.is_empty()
                && word.char_indices().any(|(at, c)| self.stems.contains(&word[..at + c.len_utf8()]))
    }

    /// Whether `word` is one of them without the particles that Arabic writes with it: `بالمرفق`, `للمنطقة`.
    #[must_use]
    pub fn contains_bare(&self, word: &str) -> bool {
        self.contains(word) || word.starts_with(is_arabic) && self.contains(bare(word))
    }

    fn extend(&mut self, words: impl Iterator<Item = &'static str>) {
        for word in words {
            match word.strip_suffix('*') {
                Some(stem) => self.stems.insert(stem),
                None => self.whole.insert(word),
            };
        }
    }
}

/// The Arabic `word` without conjunction, preposition and article.
fn bare(word: &str) -> &str {
    let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    if let Some(noun) = word.strip_prefix("لل") {
        return noun;
    }
    let word = word.strip_prefix(['ب', 'ك']).unwrap_or(word);
    word.strip_prefix("ال").unwrap_or(word)
}

/// Words around a mark, in lower case.
#[derive(Debug, Default)]
pub struct Cues {
    /// Verbs that are beside a quotation: `said`, `说`.
    pub saying: Words,
    /// Words before a title in quotation marks: `entitled`, `题为`.
    pub entitled: Words,
    /// Nouns before a number that has a title: `item 5, “…”`.
    pub item: Words,
    /// Nouns before a letter or number that is their label: `annex`, `附录`.
    pub labelled: Words,
    /// Words that join the label before them to what follows: `sect. A of`.
    pub joining: Words,
    /// Conjunctions that open a clause with a time: `, а в 2015`.
    pub conjunction: Words,
    /// Prepositions that a time at the head of a sentence opens with.
    pub preposition: Words,
    /// Words that end the name of a time zone: `Geneva time`.
    pub hour: Words,
    /// Words that surnames begin with: `Le Roux`.
    pub particle: Words,
    /// Words that, with numbers and function words, make no more than a time: `по состоянию на 1 января`.
    pub time: Words,
    /// What follows a number that counts something, in scripts without spaces.
    pub measure: Words,
    /// Verbs of saying that have a hearer after them: `告诉记者`.
    pub telling: Words,
    /// Words after a quotation that make it a part of its sentence, in scripts without spaces: `“…”的`.
    pub tail: Words,
    /// Such words after a question or an exclamation.
    pub asked: Words,
    /// Words that go on with the sentence after an ellipsis.
    pub running_on: Words,
    /// Letters that no word of the language ends with, unless it is cut short.
    pub cut: Words,
    /// Small numbers in words, which count what follows.
    pub counting: Words,
    /// Words after an abbreviation that add to a list: `and others`, where they are written as one word.
    pub adding: Words,
}

impl Cues {
    /// Reads the cues of the language `code`.
    pub(crate) fn read(code: &str) -> Self {
        let mut cues = Self::default();
        for row in rows(CUES) {
            let [lang, kind, words] = row[..] else { continue };
            if lang != "*" && lang != code {
                continue;
            }
            let set = match kind {
                "saying" => &mut cues.saying,
                "entitled" => &mut cues.entitled,
                "item" => &mut cues.item,
                "labelled" => &mut cues.labelled,
                "joining" => &mut cues.joining,
                "conjunction" => &mut cues.conjunction,
                "preposition" => &mut cues.preposition,
                "hour" => &mut cues.hour,
                "particle" => &mut cues.particle,
                "time" => &mut cues.time,
                "measure" => &mut cues.measure,
                "telling" => &mut cues.telling,
                "tail" => &mut cues.tail,
                "asked" => &mut cues.asked,
                "cut" => &mut cues.cut,
                "counting" => &mut cues.counting,
                "adding" => &mut cues.adding,
                _ => &mut cues.running_on,
            };
            set.extend(words.split(' '));
        }
        cues
    }
}

/// Whether `text` opens with one of `words`.
#[must_use]
pub fn opens_with(text: &str, words: &Words) -> bool {
    prefixes(text).any(|prefix| words.contains(prefix))
}

/// Whether `text` ends with one of `words`.
#[must_use]
pub fn ends_with(text: &str, words: &Words) -> bool {
    text.char_indices().rev().take(LONGEST).any(|(at, _)| words.contains(&text[at..]))
}

/// The most characters of a cue of a script without spaces.
const LONGEST: usize = 4;

fn prefixes(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().take(LONGEST).map(|(at, c)| &text[..at + c.len_utf8()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_found_at_both_ends_of_han_text() {
        let cues = Cues::read("zh");
        assert!(ends_with("他补充说", &cues.saying) && !ends_with("他说过话", &cues.saying));
        assert!(opens_with("的报告", &cues.tail) && !opens_with("报告", &cues.tail));
        assert!(Cues::read("en").saying.contains("said"));
    }

    #[test]
    fn stems_and_arabic_particles_are_no_obstacle() {
        let cues = Cues::read("ru");
        assert!(cues.entitled.contains("озаглавленному") && !cues.entitled.contains("озадаченному"));
        let cues = Cues::read("ar");
        for word in ["المرفق", "بالمرفق", "والمرفق", "للمنطقة", "مرفق"] {
            assert!(cues.labelled.contains_bare(word), "{word}");
        }
        assert!(!cues.labelled.contains_bare("رافق"));
    }
}
