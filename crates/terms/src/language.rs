//! One language of the corpus with all that is known of its words.

mod faults;
mod negation;
mod verbs;

use hexapla_lang::number::{number, shows_number};
use hexapla_model::{Column, Lang, Morphology, Span, WordClass};

use crate::abbreviation::{Abbreviations, abbreviations};
use crate::candidate::{Beginnings, Candidates, Places};
use crate::casing::{Casing, has_inner_capital};
use crate::citation::{self, Citation, Hint};
use crate::evidence::Side;
use crate::general::{EVENT, General};
use crate::gloss;
use crate::paradigm::Paradigms;
use crate::present::Present;
use crate::spelling::{self, Spelling, Texts, inside};
use crate::words::{Role, key_text};

/// What is before nouns in the singular that are counted, in languages whose nouns show their number.
const COUNTING: &[(Lang, &[&str])] = &[
    (Lang::EN, &["a", "an", "one", "each", "every", "no", "any", "another", "either", "neither"]),
    (Lang::FR, &["un", "une", "chaque", "aucun", "aucune"]),
    (Lang::ES, &["un", "una", "cada", "ningún", "ninguna", "otro", "otra"]),
];

/// How many places of a candidate are read for the accents of its words.
const READ: usize = 200;

/// A language of the corpus.
pub(crate) struct Language<'a> {
    pub(crate) texts: Texts<'a>,
    /// The rows in which it has a text.
    pub(crate) present: Present,
    pub(crate) side: Side<'a>,
    pub(crate) places: Places,
    /// Which candidates begin at each running word, as long as that is needed; the pivot has none.
    pub(crate) beginnings: Beginnings,
    /// The short forms of candidates.
    pub(crate) short: Abbreviations,
    /// Which words are general ones.
    pub(crate) general: General,
    /// For each word whether its form is that of a verb alone.
    verbs: Vec<bool>,
    /// For each stem how many of its running words are plurals, as a share, if the language shows it.
    plurals: Vec<f32>,
    casing: Casing,
    paradigms: Paradigms<'a>,
    pub(crate) morphology: Option<&'a dyn Morphology>,
}

impl<'a> Language<'a> {
    /// Reads the places and the short forms of candidates, the case of words and their forms.
    pub(crate) fn new(
        texts: Texts<'a>,
        (candidates, beginnings): (&'a Candidates, Beginnings),
        general: General,
        morphology: Option<&'a dyn Morphology>,
    ) -> Self {
        let words = texts.words;
        let places = candidates.places(&beginnings);
        let short = abbreviations(texts, (candidates, &beginnings));
        // Only renderings are sought by where they begin.
        let beginnings = if texts.lang == 0 { Beginnings::default() } else { beginnings };
        Self {
            texts,
            present: Present::new(texts),
            general,
            verbs: verbs::verbs(words.column, morphology),
            plurals: plurals(words.column),
            side: Side { words, candidates },
            places,
            short,
            beginnings,
            casing: Casing::new(texts),
            paradigms: Paradigms::new(words.column),
            morphology,
        }
    }

    /// Its code.
    pub(crate) fn lang(&self) -> Lang {
        self.texts.column().lang
    }

    /// Whether its citation forms tell what can only be beside a noun.
    pub(crate) fn has_modifiers(&self) -> bool {
        self.lang().primary() == Lang::RU
    }

    /// Whether its script is another one than the Latin.
    pub(crate) fn has_other_letters(&self) -> bool {
        gloss::has_other_letters(self.lang())
    }

    /// Whether its script has capitals.
    pub(crate) fn has_case(&self) -> bool {
        ![Lang::AR, Lang::ZH].contains(&self.lang().primary())
    }

    /// The rows of the places of candidate `id`, in order; one with several places is there as often.
    pub(crate) fn rows(&self, id: u32) -> impl ExactSizeIterator<Item = usize> {
        self.places.of(id).iter().map(|&at| self.texts.row(at as usize))
    }

    /// How many words candidate `id` has.
    pub(crate) fn length(&self, id: u32) -> usize {
        self.side.candidates.words[id as usize] as usize
    }

    /// The citation forms of candidate `id` as it is at `places`, the preferred one first.
    ///
    /// `hint` tells what the pivot has there.
    pub(crate) fn citations(&self, id: u32, places: &[u32], hint: Hint) -> Vec<Citation> {
        let spellings = self.casing.join(&self.spellings(id, places), hint.small);
        citation::citations(self.lang(), &spellings, hint, &self.paradigms, self.morphology)
    }

    /// The ways in which candidate `id` is written at `places`, most frequent first; with the accents that words have at its
    /// other places.
    pub(crate) fn spellings(&self, id: u32, places: &[u32]) -> Vec<Spelling> {
        let mut out = self.texts.spellings(places, self.length(id));
        let all = self.places.of(id);
        if places.len() < all.len() && self.has_case() {
            let all = &all[..all.len().min(READ)];
            spelling::restore_accents(&mut out, &self.texts.spellings(all, self.length(id)));
        }
        out
    }

    /// Whether candidate `id` is inside a sentence somewhere, with a capital and not inside a longer name.
    pub(crate) fn stands_apart(&self, id: u32) -> bool {
        let words = self.length(id);
        self.places.of(id).iter().any(|&at| {
            let (row, at) = (self.texts.row(at as usize), at as usize);
            inside(self.texts.column(), row, at)
                && (at..at + words)
                    .any(|at| self.texts.has_capital(row, at) && !has_inner_capital(self.texts.word(row, at)))
                && self.texts.is_apart(row, at, words)
        })
    }

    /// The words of candidate `id`, in small letters, that have a capital for their own sake: `chinese`.
    pub(crate) fn proper_words(&self, id: u32) -> Vec<&str> {
        let column = self.texts.column();
        let words = self.side.first(id).map(|at| column.tokens[at].word);
        words
            .filter(|word| self.casing.is_proper(*word))
            .map(|word| column.words[word as usize].form.as_str())
            .collect()
    }

    /// Whether all words of content of candidate `id` have a capital wherever it is, and it is so inside a sentence somewhere.
    pub(crate) fn is_name(&self, id: u32) -> bool {
        self.has_capitals(id, usize::MAX)
    }

    /// Whether candidate `id` is a name of which half of the words have a capital for their own sake; those of `Content Security Policy`
    /// are small elsewhere.
    pub(crate) fn is_proper_name(&self, id: u32) -> bool {
        self.is_name(id) && 2 * self.proper_words(id).len() >= self.side.content(id).len()
    }

    /// Whether the first word of candidate `id` has a capital wherever it is, inside a sentence too: `Генеральный секретарь`.
    pub(crate) fn opens_as_name(&self, id: u32) -> bool {
        self.has_capitals(id, 1)
    }

    /// Whether the first `count` words of content of candidate `id` have a capital wherever it is, inside a sentence too.
    fn has_capitals(&self, id: u32, count: usize) -> bool {
        let words = self.side.words;
        let mut is_inside = false;
        let is_name = self.places.of(id).iter().all(|&at| {
            let (row, at) = (self.texts.row(at as usize), at as usize);
            let end = self.texts.column().range(row).end;
            is_inside |= inside(self.texts.column(), row, at);
            let content = (at..at + self.length(id)).filter(|&n| words.role(n, end) == Role::Content);
            content.take(count).all(|n| self.texts.has_capital(row, n))
        });
        is_name && is_inside
    }

    /// Whether a term at `places` is a plural in one of its `spellings`, or behind what is before counted nouns: `a`, `each`.
    pub(crate) fn is_counted(&self, places: &[u32], spellings: &[Spelling]) -> bool {
        let column = self.texts.column();
        let before = |at: usize| {
            (at > column.range(self.texts.row(at)).start).then(|| column.word(column.tokens[at - 1]))
        };
        let is_one = |at: &u32| before(*at as usize).is_some_and(|word| counts_one(self.lang(), &word.form));
        let is_plural = |text: String| citation::is_plural_form(self.lang(), &text) == Some(true);
        places.iter().any(is_one) || spellings.iter().any(|spelling| is_plural(spelling.text()))
    }

    /// The share of plurals among the places of the noun of candidate `id`, in whatever term.
    pub(crate) fn plurals_of_noun(&self, id: u32) -> f32 {
        self.noun(id).map_or(0.0, |at| self.plurals[self.side.words.stem(at) as usize])
    }

    /// Whether candidate `id` is an event, of which there are several: `special event`.
    pub(crate) fn is_event(&self, id: u32) -> bool {
        self.noun(id).is_some_and(|at| self.general.is(self.side.words.stem(at), EVENT))
    }

    /// The noun of candidate `id`: the last word before a complement in English, the first one elsewhere.
    fn noun(&self, id: u32) -> Option<usize> {
        let column = self.texts.column();
        let is_content = |at: &usize| column.word(column.tokens[*at]).class == WordClass::Content;
        match self.lang().primary() {
            Lang::EN => self.side.first(id).take_while(is_content).last(),
            _ => self.side.first(id).find(is_content),
        }
    }

    /// In how many places the form of the running word at `at` is.
    pub(crate) fn count(&self, at: usize) -> u32 {
        let column = self.texts.column();
        self.paradigms.count(&column.word(column.tokens[at]).form)
    }

    /// What candidate `id` is compared by in other columns.
    pub(crate) fn key(&self, id: u32) -> String {
        let column = self.texts.column();
        let mut out = String::new();
        for at in self.side.first(id) {
            key_text(column, column.tokens[at].word, &mut out);
        }
        out
    }

    /// The bytes of its text that the `words` words at token `at` cover.
    pub(crate) fn span(&self, at: u32, words: usize) -> Span {
        let tokens = &self.texts.column().tokens;
        Span { start: tokens[at as usize].span.start, end: tokens[at as usize + words - 1].span.end }
    }

    /// The citation forms of candidate `id` wherever it stands.
    pub(crate) fn written(&self, id: u32) -> Vec<String> {
        self.citations(id, self.places.of(id), Hint::default()).into_iter().map(|c| c.text).collect()
    }
}

/// For each stem of a column the share of its running words that can only be plurals; none of a language whose words do not show it.
fn plurals(column: &Column) -> Vec<f32> {
    let mut counts = vec![[0.0f32; 2]; column.stems.len()];
    if shows_number(column.lang) {
        let many: Vec<bool> =
            column.words.iter().map(|word| number(column.lang, &word.form).is_plural()).collect();
        for token in &column.tokens {
            let [all, plural] = &mut counts[column.word(*token).stem as usize];
            *all += 1.0;
            *plural += f32::from(u8::from(many[token.word as usize]));
        }
    }
    counts.into_iter().map(|[all, plural]| plural / all.max(1.0)).collect()
}

fn counts_one(lang: Lang, word: &str) -> bool {
    COUNTING.iter().any(|(own, words)| *own == lang.primary() && words.contains(&word))
}
