//! The words of a candidate, and what they say for it to be a term.

use hexapla_lang::ending::{Ending, ending};
use hexapla_lang::function::{FunctionKind, function_kind};
use hexapla_lang::number::number;
use hexapla_model::{Lang, WordClass};

use super::around::Around;
use super::{Termhood, flag};
use crate::candidate::Candidate;
use crate::general::{ABSTRACT, ACT, ADJECTIVE, ADVERB, AMOUNT, DEGREE, EVENT, EXTENT, NOUN, POINTER, VERB};
use crate::surroundings::Beside;
use crate::words::Role;

/// A count that is larger says no more, as a logarithm.
const MANY: f32 = 4.0;

/// In what share of its places what is before verbs is before a phrase whose first word is a verb: `combat corruption`. Reasoned.
const VERBAL: f32 = 0.3;

/// How many function words count.
const MOST_FUNCTIONS: f32 = 3.0;

/// A candidate where it first is.
pub(super) struct Phrase<'t> {
    judge: &'t Termhood<'t>,
    candidate: Candidate,
    /// All its running words.
    tokens: Vec<usize>,
    /// Those of content.
    content: Vec<usize>,
    first: usize,
    last: usize,
    /// 1 if it has one word of content, else 0.
    pub(super) single: f32,
    /// 1 if it has several words of content, else 0.
    several: f32,
}

impl<'t> Phrase<'t> {
    pub(super) fn new(judge: &'t Termhood<'t>, id: u32) -> Self {
        let side = &judge.language.side;
        let tokens: Vec<usize> = side.first(id).collect();
        let end = *side.first(id).end() + 1;
        let is_content = |at: &usize| side.words.role(*at, end) == Role::Content;
        let content: Vec<usize> = tokens.iter().copied().filter(is_content).collect();
        // A candidate begins and ends with content, or with a quotation.
        let first = content.first().copied().unwrap_or(tokens[0]);
        let last = content.last().copied().unwrap_or(tokens[0]);
        let single = flag(content.len() < 2);
        let candidate = side.candidates.all[id as usize];
        Self { judge, candidate, tokens, content, first, last, single, several: 1.0 - single }
    }

    /// How many words of which kinds it has.
    pub(super) fn shape(&self) -> [f32; 15] {
        let count = self.content.len();
        let is_numbered = self.tokens.iter().any(|&at| self.class(at) == WordClass::Number);
        let neighbours = self.content.windows(2).filter(|pair| pair[1] == pair[0] + 1);
        [
            1.0,
            self.single,
            flag(count == 3),
            flag(count == 4),
            flag(count > 4),
            self.functions(),
            self.inside(FunctionKind::Conjunction),
            flag(is_numbered),
            self.inside(FunctionKind::Genitive),
            self.inside(FunctionKind::Article),
            self.inside(FunctionKind::Determiner),
            self.inside(FunctionKind::Pronoun),
            self.several * flag(self.content.iter().any(|&at| self.is_general(at, POINTER))),
            flag(self.content.iter().any(|&at| is_code(self.form(at)))),
            flag(neighbours.into_iter().any(|pair| self.is_plural(pair[0]))),
        ]
    }

    /// Which of its words are words of general language.
    pub(super) fn general(&self) -> [f32; 16] {
        let (first, last) = (self.first, self.last);
        let is = |at: usize, class: usize| flag(self.is_general(at, class));
        let all = self.content.iter().all(|&at| self.judge.language.general.has(self.stem(at)));
        // `right of first refusal` does not count anything.
        let is_counted = self.counts(first) || self.counts(last);
        let is_verb = |&at: &usize| self.is_general(at, VERB) && !self.is_general(at, NOUN);
        // What says what is done to the last word does not modify it: `initiate studies`, `promoting trade`.
        let (gerund, past) = (self.ends(first, Ending::Present), self.ends(first, Ending::Past));
        let is_finite = is_verb(&first) && !self.is_general(first, ADJECTIVE) && gerund + past == 0.0;
        [
            flag(all),
            self.single * is(first, NOUN),
            self.single * is(first, VERB),
            self.single * is(first, ADJECTIVE).max(is(first, ADVERB)),
            self.several * is(first, NOUN),
            self.several * is(first, ADJECTIVE),
            self.several * is(first, VERB),
            self.several * flag(is_finite),
            self.several * gerund * self.judge.around.uses(first).as_verb(),
            self.several * is(first, ADVERB),
            self.several * is(last, NOUN),
            self.several * is(last, ADJECTIVE),
            self.several * is(last, VERB),
            self.several * is(last, ADVERB),
            flag(is_counted),
            flag(self.middle().iter().any(is_verb)),
        ]
    }

    /// 1 if it says of an event no more than how far it extends, as `regional workshop`, of an abstract no more than how much it
    /// matters, as `fundamental principle`, of something no more than what one thinks of it, as `useful tool`, what is done to it, as
    /// `promoting trade`, or how much there is of it, as `number of victims`, else 0; `verbal` is the share of its places in which what is before verbs is before it.
    pub(super) fn free(&self, verbal: f32) -> f32 {
        let is = |noun: usize, of: usize, at: usize, beside: usize| {
            self.is_general(at, noun) && self.is_general(beside, of)
        };
        let extends = is(EVENT, EXTENT, self.last, self.first) || is(EVENT, EXTENT, self.first, self.last);
        let matters = is(ABSTRACT, DEGREE, self.last, self.first);
        let is_past = self.ends(self.first, Ending::Past) > 0.0;
        let is_verb = self.ends(self.first, Ending::Present) > 0.0 || verbal > VERBAL && !is_past;
        let acts = is_verb && self.is_general(self.first, ACT);
        let is_judged = [self.first, self.last].into_iter().any(|at| self.judges(at));
        let is_pair = self.content.len() == 2;
        flag(is_pair && (extends || matters)).max(self.several * flag(is_judged || acts || self.measures()))
    }

    /// Whether it begins with an amount and what there is of it: `number of victims`.
    fn measures(&self) -> bool {
        if self.first >= self.last || !self.is_general(self.first, AMOUNT) {
            return false;
        }
        let lang = self.judge.language.lang();
        let next = function_kind(lang, self.form(self.first + 1));
        // Other languages have the case of the noun alone, or its place.
        if [Lang::AR, Lang::RU].contains(&lang.primary()) {
            next.is_none()
        } else {
            matches!(next, Some(FunctionKind::Genitive | FunctionKind::Article | FunctionKind::Preposition))
        }
    }

    /// What the endings of its words show.
    pub(super) fn endings(&self) -> [f32; 10] {
        [
            self.ends(self.last, Ending::Noun),
            self.ends(self.last, Ending::Adjective),
            self.ends(self.last, Ending::Adverb),
            self.ends(self.last, Ending::Verb),
            self.ends(self.last, Ending::Past),
            self.ends(self.last, Ending::Present),
            self.several * self.ends(self.first, Ending::Past),
            self.several * self.ends(self.first, Ending::Present),
            self.several * self.ends(self.first, Ending::Noun),
            self.middle().iter().map(|&at| self.ends(at, Ending::Past)).fold(0.0, f32::max),
        ]
    }

    /// What its words are used as, all over the text.
    pub(super) fn uses(&self) -> [f32; 5] {
        let as_noun = |at: usize| self.judge.around.uses(at).as_noun();
        [
            as_noun(self.last),
            self.single * as_noun(self.last),
            self.several * as_noun(self.first),
            self.content.iter().map(|&at| as_noun(at)).fold(1.0, f32::min),
            self.judge.around.uses(self.last).as_modifier(),
        ]
    }

    /// How often it is, inside what, and how its words belong together.
    pub(super) fn unity(&self, around: &Around) -> [f32; 13] {
        let places = self.candidate.places as f32;
        let often = places.ln().min(MANY);
        let once = flag(self.candidate.places == 1);
        let nested = self.candidate.within as f32 / places;
        let own = places - self.candidate.within.min(self.candidate.places) as f32;
        let always = self.always_nested();
        let rarest = self.content.iter().map(|&at| self.count(at)).fold(f32::INFINITY, f32::min);
        let running = self.judge.language.side.words.column.tokens.len().max(1) as f32;
        let expected = self.count(self.first) * self.count(self.last) / running;
        [
            often,
            once,
            nested,
            always,
            (1.0 + own).ln().min(MANY),
            around.alone * nested,
            self.single * often,
            self.single * once,
            self.single * nested,
            self.several * places / rarest.max(1.0),
            always * around.cut_name,
            self.several * (places / expected.max(1e-6)).ln().clamp(0.0, 10.0) / 5.0,
            self.several * (rarest / places).ln().min(3.0),
        ]
    }

    /// 1 if it is a part of the same longer candidate wherever it is, else 0.
    pub(super) fn always_nested(&self) -> f32 {
        flag(self.candidate.within >= self.candidate.places)
    }

    /// How many function words it has.
    pub(super) fn functions(&self) -> f32 {
        let functions = self.tokens.iter().filter(|&&at| self.class(at) == WordClass::Function);
        (functions.count() as f32).min(MOST_FUNCTIONS)
    }

    /// How many function words of a kind it has.
    pub(super) fn inside(&self, kind: FunctionKind) -> f32 {
        let end = self.tokens[self.tokens.len() - 1] + 1;
        let is_kind = |at: &&usize| self.judge.around.behind(**at, end) == Beside::Function(kind);
        self.tokens.iter().filter(is_kind).count() as f32
    }

    /// The words of content between the first and the last.
    fn middle(&self) -> &[usize] {
        self.content.get(1..self.content.len().saturating_sub(1)).unwrap_or_default()
    }

    fn class(&self, at: usize) -> WordClass {
        let words = self.judge.language.side.words;
        if words.is_head(at) { WordClass::Content } else { words.column.word(words.column.tokens[at]).class }
    }

    /// Whether the word is a number, a time or a part of a text: of a word that the dictionary has cut, no part is.
    fn counts(&self, at: usize) -> bool {
        let is_word = !self.judge.language.side.words.is_head(at);
        is_word
            && (self.judge.language.general.counts(self.stem(at))
                || self.judge.language.general.spells_number(self.form(at)))
    }

    fn form(&self, at: usize) -> &str {
        let column = self.judge.language.side.words.column;
        &column.word(column.tokens[at]).form
    }

    fn stem(&self, at: usize) -> u32 {
        self.judge.language.side.words.stem(at)
    }

    /// In how many places the word is.
    fn count(&self, at: usize) -> f32 {
        self.judge.around.count(at) as f32
    }

    fn is_general(&self, at: usize, class: usize) -> bool {
        self.judge.language.general.is(self.stem(at), class)
    }

    fn judges(&self, at: usize) -> bool {
        let language = self.judge.language;
        language.general.judges(language.texts.column().tokens[at].word)
    }

    fn ends(&self, at: usize, what: Ending) -> f32 {
        flag(ending(self.judge.language.lang(), self.form(at)) == Some(what))
    }

    fn is_plural(&self, at: usize) -> bool {
        number(self.judge.language.lang(), self.form(at)).is_plural()
    }
}

/// Whether a word is a letter or a Roman number, as those before headings are.
fn is_code(form: &str) -> bool {
    let bare = form.trim_end_matches('.');
    bare.is_ascii() && (bare.len() < 2 || bare.chars().all(|c| "ivx".contains(c)))
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Corpus, Lang};
    use hexapla_segment::Tokenizer;

    use super::*;
    use crate::candidate::Candidates;
    use crate::general::{General, general_words};
    use crate::language::Language;
    use crate::spelling::Texts;
    use crate::words::Words;

    #[test]
    fn what_is_done_to_something_or_how_much_there_is_is_no_term_of_it() {
        let lines = [
            "Promoting world trade, developing countries, promoting world trade, the number of victims, a number plate, \
             the fundamental principle, the principle of law, the fundamental freedoms, a legal question, to combat fraud",
        ];
        let corpus = Corpus::from_columns("lines", &[(Lang::EN, &lines)]);
        let tokenizer = Tokenizer::new(Lang::EN);
        let column = tokenizer.column(&lines.map(Some));
        let general = general_words(Lang::EN);
        let general = tokenizer.column(&general.iter().map(|row| Some(row.as_str())).collect::<Vec<_>>());
        let words = Words::new(&column);
        let (candidates, beginnings) = Candidates::find(&words, 1, 8);
        let texts = Texts { corpus: &corpus, lang: 0, words: &words };
        let general = General::new(&words, Some(&general));
        let language = Language::new(texts, (&candidates, beginnings), general, None);
        let judge = Termhood::new(&language);
        for (term, verbal, want) in [
            ("promoting world trade", 0.0, 1.0),
            ("developing country", 0.0, 0.0),
            ("world trade", 0.0, 0.0),
            ("number of victims", 0.0, 1.0),
            ("number plate", 0.0, 0.0),
            ("fundamental principle", 0.0, 1.0),
            ("fundamental freedoms", 0.0, 0.0),
            ("legal question", 0.0, 0.0),
            ("principle of law", 0.0, 0.0),
            ("combat fraud", 0.5, 1.0),
            ("combat fraud", 0.2, 0.0),
            ("legal question", 0.5, 0.0),
            // Nothing is behind it.
            ("plate", 0.0, 0.0),
        ] {
            let is_written = |id: &u32| language.written(*id).contains(&term.to_owned());
            let mut ids = 0..u32::try_from(candidates.all.len()).unwrap();
            let id = ids.find(is_written).unwrap_or_else(|| panic!("{term} is a candidate"));
            assert_eq!(Phrase::new(&judge, id).free(verbal), want, "{term}");
        }
    }

    #[test]
    fn letters_and_roman_numbers_are_codes() {
        for (form, want) in
            [("a", true), ("iv", true), ("i.", true), ("id", false), ("权", false), ("water", false)]
        {
            assert_eq!(is_code(form), want, "{form}");
        }
    }
}
