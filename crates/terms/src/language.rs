//! One language of the corpus with all that is known of its words.

use hexapla_lang::function::{FunctionKind, function_kind};
use hexapla_lang::number::{Number, number, shows_number};
use hexapla_model::{Column, Lang, Morphology, PartOfSpeech, Reading, Span, Word, WordClass};
use rustc_hash::FxHashMap;

use crate::abbreviation::{Abbreviation, abbreviations};
use crate::candidate::{Beginnings, Candidates, Places};
use crate::casing::{Casing, has_inner_capital};
use crate::citation::{self, Citation, Hint};
use crate::evidence::Side;
use crate::general::{ADJECTIVE, General, NOUN, POINTER, VERB};
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

/// What joins a Chinese noun to what modifies it.
const GENITIVES: [&str; 2] = ["之", "的"];

/// How many places of a candidate are read for the accents of its words.
const READ: usize = 200;

/// Articles that a preposition is written together with.
const CONTRACTIONS: &[(Lang, &[&str])] =
    &[(Lang::ES, &["al", "del"]), (Lang::FR, &["au", "aux", "du", "des"])];

/// Endings that only verbs have.
const VERBS: &[(Lang, &[&str])] = &[
    (Lang::ES, &["arán", "erán", "irán", "aron", "ieron", "aban", "iendo"]),
    (Lang::FR, &["eront", "aient", "èrent", "ssent"]),
    (Lang::RU, &["ются", "ятся", "утся", "ться", "лись", "лась", "лось"]),
];

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
    pub(crate) short: FxHashMap<u32, Vec<Abbreviation>>,
    /// Which words are general ones.
    pub(crate) general: General,
    /// For each word whether its form is that of a verb alone.
    verbs: Vec<bool>,
    /// For each stem whether the column has a plural of it, if the language shows it.
    plurals: Vec<bool>,
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
            verbs: verbs(words.column, morphology),
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

    /// Whether all words of content of candidate `id` have a capital wherever it is, and it is so inside a sentence somewhere.
    pub(crate) fn is_name(&self, id: u32) -> bool {
        self.has_capitals(id, usize::MAX)
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

    /// Whether candidate `id` begins or ends with a word that is a verb and no noun.
    pub(crate) fn acts(&self, id: u32) -> bool {
        let at = self.side.first(id);
        self.is_verb(*at.start()) || self.is_verb(*at.end())
    }

    /// Whether a word inside candidate `id` points at what the text has named: a pronoun, a possessive or a demonstrative.
    pub(crate) fn points(&self, id: u32) -> bool {
        let column = self.texts.column();
        self.side.first(id).any(|at| {
            let word = column.word(column.tokens[at]);
            let kind = || function_kind(self.lang(), &word.form);
            word.class == WordClass::Function
                && matches!(kind(), Some(FunctionKind::Pronoun | FunctionKind::Determiner))
        })
    }

    /// Whether candidate `whole` of a Chinese text puts a genitive before its part `part`, as before any noun: `人类之人权`.
    pub(crate) fn modifies_freely(&self, whole: u32, part: u32) -> bool {
        if self.lang().primary() != Lang::ZH {
            return false;
        }
        let (column, part) = (self.texts.column(), self.side.keys(part));
        let first = self.side.first(whole);
        (*first.start() + 1..=*first.end()).any(|at| {
            let before = &column.word(column.tokens[at - 1]).form;
            let is_part = part
                .iter()
                .enumerate()
                .all(|(n, key)| at + n <= *first.end() && self.side.words.key(at + n) == *key);
            is_part && GENITIVES.contains(&before.as_str())
        })
    }

    /// Whether candidate `id` joins forms of one word: `agreement or agreements`.
    pub(crate) fn repeats(&self, id: u32) -> bool {
        let (column, content) = (self.texts.column(), self.side.content(id));
        let joins = |at: usize| {
            let form = &column.word(column.tokens[at]).form;
            function_kind(self.lang(), form) == Some(FunctionKind::Conjunction)
        };
        (1..content.len()).any(|n| content[..n].contains(&content[n])) && self.side.first(id).any(joins)
    }

    /// Whether candidate `id` of a language whose adjectives agree has lost its noun: it is what is beside one, or begins with a
    /// singular that does not go with the plural behind it (`sécurité internationales`).
    pub(crate) fn lacks_noun(&self, id: u32) -> bool {
        let Some([word, next]) = self.opening(id) else { return false };
        let [one, many] = [word, next].map(|word| number(self.lang(), &word.form));
        let is_noun = next.class == WordClass::Content && one == Number::Singular && many.is_plural();
        self.is_beside_noun(id) || is_noun && !self.opens_with_adjective(id)
    }

    /// Whether candidate `id` begins with an adjective and what goes with the noun before it: `nouveau d’ordre juridique`,
    /// `nacional contra la corrupción`.
    pub(crate) fn is_beside_noun(&self, id: u32) -> bool {
        // French has the genitive `de` among its articles.
        let goes_on = |word: &Word| {
            let kind = function_kind(self.lang(), &word.form);
            matches!(kind, Some(FunctionKind::Genitive | FunctionKind::Article | FunctionKind::Preposition))
        };
        let leans = self.side.words.leans(*self.side.first(id).start());
        (leans || self.opens_with_adjective(id)) && self.opening(id).is_some_and(|[_, next]| goes_on(next))
    }

    fn opens_with_adjective(&self, id: u32) -> bool {
        let stem = self.side.words.stem(*self.side.first(id).start());
        let modifies = self.general.is(stem, ADJECTIVE) || self.general.is(stem, POINTER);
        modifies && !self.general.is(stem, NOUN)
    }

    /// The first two words of candidate `id` of a language whose adjectives agree and are behind most nouns.
    fn opening(&self, id: u32) -> Option<[&Word; 2]> {
        let (column, at) = (self.texts.column(), self.side.first(id));
        let (first, last) = (*at.start(), *at.end());
        let is_romance = [Lang::FR, Lang::ES].contains(&self.lang().primary());
        (is_romance && first < last).then(|| [first, first + 1].map(|at| column.word(column.tokens[at])))
    }

    /// Whether candidate `id` joins two words of which only the second has a preposition: that of the first is outside
    /// (`tailandés y al vietnamita`).
    pub(crate) fn cuts_preposition(&self, id: u32) -> bool {
        let (lang, column) = (self.lang(), self.texts.column());
        let words: Vec<&Word> = self.side.first(id).map(|at| column.word(column.tokens[at])).collect();
        let kind = |word: &Word| function_kind(lang, &word.form);
        let is_contraction = |form: &str| {
            CONTRACTIONS.iter().any(|(own, forms)| *own == lang.primary() && forms.contains(&form))
        };
        let is_preposition = |word: &&Word| {
            matches!(kind(word), Some(FunctionKind::Preposition | FunctionKind::Genitive))
                || is_contraction(&word.form)
        };
        let joint = words.iter().position(|word| kind(word) == Some(FunctionKind::Conjunction));
        joint.is_some_and(|at| {
            words.get(at + 1).is_some_and(is_preposition) && !words[..at].iter().any(is_preposition)
        })
    }

    /// Whether a word of candidate `id` is a verb, as far as the language or its dictionary shows it: a clause is no term.
    pub(crate) fn is_clause(&self, id: u32) -> bool {
        self.side.first(id).any(|at| self.only_acts(at))
    }

    fn is_verb(&self, at: usize) -> bool {
        let stem = self.side.words.stem(at);
        // In most languages a verb and the noun of its action have one stem.
        let has_stems = self.lang().primary() != Lang::ZH;
        let is_general = !has_stems && self.general.is(stem, VERB) && !self.general.is(stem, NOUN);
        is_general || self.only_acts(at)
    }

    /// Whether the form of the running word at `at` is that of a verb alone.
    pub(crate) fn only_acts(&self, at: usize) -> bool {
        self.verbs[self.side.words.column.tokens[at].word as usize]
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

    /// Whether the column has a plural of the noun of candidate `id`, in whatever term: the last word before a complement in
    /// English, the first one elsewhere.
    pub(crate) fn has_counted_noun(&self, id: u32) -> bool {
        let column = self.texts.column();
        let is_content = |at: &usize| column.word(column.tokens[*at]).class == WordClass::Content;
        let noun = match self.lang().primary() {
            Lang::EN => self.side.first(id).take_while(is_content).last(),
            _ => self.side.first(id).find(is_content),
        };
        noun.is_some_and(|at| self.plurals[self.side.words.stem(at) as usize])
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

/// For each word of a column whether its form is that of a verb alone, by its ending or a dictionary.
fn verbs(column: &Column, morphology: Option<&dyn Morphology>) -> Vec<bool> {
    let acts = |r: &Reading| r.known && r.part == PartOfSpeech::Verb;
    let is_verb = |readings: Vec<Reading>| !readings.is_empty() && readings.iter().all(acts);
    let words = column.words.iter().map(|word| word.form.as_str());
    let each = words
        .map(|form| ends_as_verb(column.lang, form) || morphology.is_some_and(|m| is_verb(m.readings(form))));
    each.collect()
}

/// For each stem of a column whether one of its words can only be a plural; none of a language whose words do not show it.
fn plurals(column: &Column) -> Vec<bool> {
    let mut plurals = vec![false; column.stems.len()];
    if shows_number(column.lang) {
        let many = column.words.iter().filter(|word| number(column.lang, &word.form).is_plural());
        many.for_each(|word| plurals[word.stem as usize] = true);
    }
    plurals
}

fn ends_as_verb(lang: Lang, word: &str) -> bool {
    VERBS.iter().any(|(own, ends)| *own == lang.primary() && ends.iter().any(|end| word.ends_with(end)))
}

fn counts_one(lang: Lang, word: &str) -> bool {
    COUNTING.iter().any(|(own, words)| *own == lang.primary() && words.contains(&word))
}

#[cfg(test)]
mod tests {
    use hexapla_model::Corpus;
    use hexapla_segment::Tokenizer;

    use super::*;
    use crate::general::general_words;
    use crate::words::Words;

    struct Look {
        lacks_noun: bool,
        cuts_preposition: bool,
        points: bool,
        is_name: bool,
    }

    /// What the candidate is that is written as `term` in a line.
    fn look(lang: Lang, line: &str, term: &str) -> Look {
        let corpus = Corpus::from_columns("line", &[(lang, &[line])]);
        let tokenizer = Tokenizer::new(lang);
        let column = tokenizer.column(&[Some(line)]);
        let words = Words::new(&column);
        let general = general_words(lang);
        let general = tokenizer.column(&general.iter().map(|row| Some(row.as_str())).collect::<Vec<_>>());
        let (candidates, beginnings) = Candidates::find(&words, 1, 8);
        let texts = Texts { corpus: &corpus, lang: 0, words: &words };
        let general = General::new(&words, Some(&general));
        let language = Language::new(texts, (&candidates, beginnings), general, None);
        let is_written = |id: &u32| {
            let span = language.span(candidates.all[*id as usize].first, language.length(*id));
            &line[span.range()] == term
        };
        let id = (0..u32::try_from(candidates.all.len()).unwrap()).find(is_written);
        let id = id.unwrap_or_else(|| panic!("{term} is a candidate"));
        Look {
            lacks_noun: language.lacks_noun(id),
            cuts_preposition: language.cuts_preposition(id),
            points: language.points(id),
            is_name: language.is_name(id),
        }
    }

    #[test]
    fn an_adjective_before_a_genitive_and_a_singular_before_a_plural_have_lost_their_noun() {
        let new = "Un fait nouveau d’ordre juridique a changé la paix et la sécurité internationales.";
        let state = "El Estado Plurinacional vio el nuevo puente de la ciudad.";
        for (lang, line, term, want) in [
            (Lang::FR, new, "nouveau d’ordre juridique", true),
            (Lang::FR, new, "fait nouveau d’ordre juridique", false),
            (Lang::FR, new, "sécurité internationales", true),
            (Lang::FR, new, "paix et la sécurité internationales", false),
            (Lang::ES, state, "nuevo puente de la ciudad", false),
            (Lang::ES, state, "Estado Plurinacional", false),
            (Lang::EN, "The new of the world is here.", "new of the world", false),
        ] {
            assert_eq!(look(lang, line, term).lacks_noun, want, "{term}");
        }
    }

    #[test]
    fn a_preposition_of_the_second_word_alone_is_cut_from_the_first() {
        let line = "Se tradujo al tailandés y al vietnamita para la paz y la seguridad.";
        let water = "Les services de l’eau et de l’assainissement et du climat.";
        for (lang, line, term, want) in [
            (Lang::ES, line, "tailandés y al vietnamita", true),
            (Lang::ES, line, "paz y la seguridad", false),
            (Lang::FR, water, "assainissement et du climat", true),
            (Lang::FR, water, "services de l’eau et de l’assainissement", false),
        ] {
            assert_eq!(look(lang, line, term).cuts_preposition, want, "{term}");
        }
    }

    #[test]
    fn pronouns_and_possessives_point_at_the_text() {
        let treaty = "Каждое подписавшее его государство знает право государства.";
        for (lang, line, term, want) in [
            (Lang::RU, treaty, "подписавшее его государство", true),
            (Lang::RU, treaty, "право государства", false),
            (Lang::EN, "The states and their waters met.", "states and their waters", true),
            (Lang::EN, "The states and the waters met.", "states and the waters", false),
        ] {
            assert_eq!(look(lang, line, term).points, want, "{term}");
        }
    }

    #[test]
    fn a_genitive_before_a_chinese_noun_modifies_it() {
        let line = "全体人类之人权，人权报告。";
        let corpus = Corpus::from_columns("line", &[(Lang::ZH, &[line])]);
        let column = Tokenizer::new(Lang::ZH).column(&[Some(line)]);
        let words = Words::new(&column);
        let (candidates, beginnings) = Candidates::find(&words, 1, 8);
        let texts = Texts { corpus: &corpus, lang: 0, words: &words };
        let language = Language::new(texts, (&candidates, beginnings), General::default(), None);
        let id = |term: &str| {
            let mut ids = 0..u32::try_from(candidates.all.len()).unwrap();
            let span = |id: u32| language.span(candidates.all[id as usize].first, language.length(id));
            ids.find(|&id| &line[span(id).range()] == term).unwrap_or_else(|| panic!("{term} is a candidate"))
        };
        assert!(language.modifies_freely(id("人类之人权"), id("人权")));
        assert!(!language.modifies_freely(id("人权报告"), id("报告")));
    }

    #[test]
    fn names_have_capitals_inside_sentences() {
        let line = "It is the Trusteeship Council that met, and River basins are here.";
        for (term, want) in [("Trusteeship Council", true), ("Council", true), ("River basins", false)] {
            assert_eq!(look(Lang::EN, line, term).is_name, want, "{term}");
        }
    }
}
