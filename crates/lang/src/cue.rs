//! Words around a mark that show what it does: verbs of saying, words before a title or a label, words of time.

use rustc_hash::FxHashSet;

use crate::table::rows;

const CUES: &str = include_str!("../data/cues.tsv");

/// Words around a mark, in lower case.
#[derive(Debug, Default)]
pub struct Cues {
    /// Verbs that stand beside a quotation: `said`, `说`.
    pub saying: FxHashSet<&'static str>,
    /// Words before a title in quotation marks: `entitled`, `题为`.
    pub entitled: FxHashSet<&'static str>,
    /// Nouns before a letter or number that is their label: `annex`, `附录`.
    pub labelled: FxHashSet<&'static str>,
    /// Words that join the label before them to what follows: `sect. A of`.
    pub joining: FxHashSet<&'static str>,
    /// Conjunctions that open a clause with a time: `, а в 2015`.
    pub conjunction: FxHashSet<&'static str>,
    /// Prepositions that a time at the head of a sentence opens with.
    pub preposition: FxHashSet<&'static str>,
    /// Words that end the name of a time zone: `Geneva time`.
    pub hour: FxHashSet<&'static str>,
    /// Words that surnames begin with: `Le Roux`.
    pub particle: FxHashSet<&'static str>,
    /// Words that, with numbers and function words, make no more than a time: `по состоянию на 1 января`.
    pub time: FxHashSet<&'static str>,
    /// What follows a number that counts something, in scripts without spaces.
    pub measure: FxHashSet<&'static str>,
    /// Verbs of saying that have a hearer behind them: `告诉记者`.
    pub telling: FxHashSet<&'static str>,
    /// Words behind a quotation that make it a part of its sentence, in scripts without spaces: `“…”的`.
    pub tail: FxHashSet<&'static str>,
    /// Such words behind a question or an exclamation.
    pub asked: FxHashSet<&'static str>,
    /// Words that go on with the sentence behind an ellipsis.
    pub running_on: FxHashSet<&'static str>,
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
                _ => &mut cues.running_on,
            };
            set.extend(words.split(' '));
        }
        cues
    }
}

/// Whether `text` opens with one of `words`.
#[must_use]
pub fn opens_with(text: &str, words: &FxHashSet<&'static str>) -> bool {
    prefixes(text).any(|prefix| words.contains(prefix))
}

/// Whether `text` ends with one of `words`.
#[must_use]
pub fn ends_with(text: &str, words: &FxHashSet<&'static str>) -> bool {
    text.char_indices().rev().take(LONGEST).any(|(at, _)| words.contains(&text[at..]))
}

/// How many characters a cue of a script without spaces has at most.
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
}
