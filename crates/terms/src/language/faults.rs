//! What speaks against a candidate by itself: a part of a term, or of a clause.

use hexapla_lang::function::{FunctionKind, function_kind};
use hexapla_lang::number::{Number, arabic, number};
use hexapla_model::{Lang, Morphology, PartOfSpeech, Word, WordClass};

use super::Language;
use crate::citation;
use crate::general::{ACT, ADJECTIVE, NOUN, POINTER, VERB};
use crate::gloss::is_latin;
use crate::words::{GENITIVES, may_quote};

/// Marks of aspect behind Chinese verbs.
const ASPECTS: [&str; 5] = ["了", "着", "著", "过", "過"];

/// Endings of infinitives, and the articles of their objects, as folded forms.
const OBJECTS: &[(Lang, &[&str], &[&str])] = &[
    (Lang::ES, &["ar", "er", "ir"], &["el", "la", "los", "las", "un", "una"]),
    (Lang::FR, &["er", "ir", "re"], &["le", "la", "les", "l'", "un", "une"]),
];

/// What is between an article and the adjective of a superlative.
const COMPARING: [&str; 6] = ["más", "mas", "menos", "mieux", "moins", "plus"];

/// Words for a time that years follow, as folded forms.
const PERIODS: &[(Lang, &[&str])] = &[
    (Lang::AR, &["الفتره", "فتره"]),
    (Lang::EN, &["period"]),
    (Lang::ES, &["periodo"]),
    (Lang::FR, &["periode"]),
    (Lang::RU, &["период", "периода", "периоде"]),
];

/// Endings that Russian adjectives have, and hardly nouns; `ей` is that of nouns, too (`сетей`).
const ADJECTIVES: [&str; 14] =
    ["ых", "их", "ого", "его", "ому", "ему", "ыми", "ими", "ую", "ый", "ая", "ое", "ые", "ой"];

/// What is left of `y compris`.
const INCLUDING: [&str; 2] = ["compris", "comprise"];

/// Endings of English nouns for what is done.
const OF_ACTS: [&str; 10] = ["ance", "ence", "ery", "ing", "iry", "ity", "ment", "rise", "sion", "tion"];

/// How many places of a candidate are looked at.
pub(super) const LOOKED: usize = 64;

/// Articles that a preposition is written together with, and what is like them: French has `de` among its articles.
const CONTRACTIONS: &[(Lang, &[&str])] =
    &[(Lang::ES, &["al", "del"]), (Lang::FR, &["au", "aux", "d'", "de", "des", "du"])];

impl Language<'_> {
    /// Whether candidate `id` begins or ends with a word that is a verb and no noun.
    pub(crate) fn acts(&self, id: u32) -> bool {
        let at = self.side.first(id);
        self.is_verb(*at.start())
            || self.is_verb(*at.end())
            || self.opens_as_clause(id)
            || self.ends_before_object(id)
    }

    /// Whether the last word of Chinese candidate `id` is a verb by what is behind it: the pronoun that ends the clause, or what joins a
    /// clause to a noun (`三分之二多数决定` of `以三分之二多数决定之` and `以三分之二多数决定之问题`).
    fn ends_before_object(&self, id: u32) -> bool {
        let column = self.texts.column();
        let joins = |at: usize| column.word(column.tokens[at]).form == GENITIVES[0];
        let goes_on = |at: usize| {
            let next = at + 1;
            let is_in_row = next < column.range(self.texts.row(at)).end;
            let word = || column.word(column.tokens[next]);
            is_in_row && (word().class != WordClass::Punctuation || may_quote(&word().form))
        };
        self.lang().primary() == Lang::ZH
            && self.is_always_before(id, joins)
            && !self.is_always_before(id, goes_on)
    }

    /// Whether the second word of candidate `id` shows that the first one is a verb: the article of its object behind an infinitive
    /// (`evaluar los riesgos`), or a Chinese mark of aspect (`突出了…`).
    fn opens_as_clause(&self, id: u32) -> bool {
        let (column, at) = (self.texts.column(), self.side.first(id));
        if at.start() == at.end() {
            return false;
        }
        let form = |at: usize| column.word(column.tokens[at]).form.as_str();
        let [first, next] = [*at.start(), *at.start() + 1].map(form);
        // `le moins-disant` goes with a noun.
        let compares = at.end() - at.start() > 1 && COMPARING.contains(&form(*at.start() + 2));
        let is_own = |lang: &Lang| *lang == self.lang().primary();
        self.lang().primary() == Lang::ZH && ASPECTS.contains(&next)
            || OBJECTS.iter().any(|(lang, infinitives, articles)| {
                is_own(lang)
                    && !compares
                    && infinitives.iter().any(|end| first.ends_with(end))
                    && articles.contains(&next)
            })
    }

    /// Whether Arabic candidate `id` begins with a masculine noun and an adjective in the feminine: it has lost the noun before them
    /// (`تنسيق وطنية` of `جهة تنسيق وطنية`).
    pub(crate) fn disagrees(&self, id: u32) -> bool {
        let (column, at) = (self.texts.column(), self.side.first(id));
        let form = |at: usize| column.word(column.tokens[at]).form.as_str();
        self.lang().primary() == Lang::AR
            && at.start() < at.end()
            && citation::disagree(form(*at.start()), form(*at.start() + 1))
            && self.side.words.leans(*at.start() + 1)
    }

    /// Whether candidate `id` of several words begins with what is done to the others: `تحقيق أهداف التنمية المستدامة`.
    pub(crate) fn opens_with_act(&self, id: u32) -> bool {
        let at = self.side.first(id);
        at.start() < at.end() && self.general.is(self.side.words.stem(*at.start()), ACT)
    }

    /// The forms of the words of candidate `id`, where it first stands.
    pub(crate) fn forms(&self, id: u32) -> Vec<&str> {
        let column = self.texts.column();
        self.side.first(id).map(|at| column.word(column.tokens[at]).form.as_str()).collect()
    }

    /// The forms of the words of content of candidate `id`, where it first stands.
    pub(crate) fn content_forms(&self, id: u32) -> Vec<&str> {
        let column = self.texts.column();
        self.content(id).into_iter().map(|at| column.word(column.tokens[at]).form.as_str()).collect()
    }

    /// The running words of content of candidate `id`, where it first stands.
    fn content(&self, id: u32) -> Vec<usize> {
        let column = self.texts.column();
        self.side.first(id).filter(|&at| column.word(column.tokens[at]).class == WordClass::Content).collect()
    }

    /// Whether candidate `id` may be what is done to something: `achievement of the Goals`, `capacity-building`.
    pub(crate) fn may_act(&self, id: u32) -> bool {
        let (column, words) = (self.texts.column(), self.content(id));
        let is_act = |at: usize| {
            let form = column.word(column.tokens[at]).form.as_str();
            let one = form.strip_suffix('s').unwrap_or(form);
            OF_ACTS.iter().any(|end| one.ends_with(end))
        };
        // Only English endings are known.
        self.lang().primary() != Lang::EN
            || words.iter().any(|&at| self.general.is(self.side.words.stem(at), ACT))
            || words.first().is_some_and(|at| is_act(*at))
            || words.last().is_some_and(|at| is_act(*at))
    }

    /// Whether candidate `id` of several words ends with a word that goes on with the next one, as a Russian adjective or the noun of
    /// an Arabic construct does, and does so wherever the candidate is.
    pub(crate) fn goes_on(&self, id: u32) -> bool {
        let at = self.side.first(id);
        let words = self.side.words;
        let form = &words.column.word(words.column.tokens[*at.end()]).form;
        let needs_noun = || self.lang().primary() == Lang::AR && citation::needs_noun(form);
        // Russian nouns have complements that are outside the term.
        let may_lead = || self.lang().primary() != Lang::RU || self.may_modify(form);
        let leads = words.leads(*at.end()) && may_lead() || needs_noun();
        // Adjectives that are joined share their noun: `контроль входных и выходных данных`.
        let is_joint = |n: usize| {
            let form = &words.column.word(words.column.tokens[n]).form;
            self.lang().primary() == Lang::RU
                && function_kind(self.lang(), form) == Some(FunctionKind::Conjunction)
        };
        at.start() < at.end()
            && leads
            && self.is_always_before(id, |n| words.follows(n) || is_joint(n))
            && !self.is_always_before(id, is_joint)
    }

    /// Whether a Russian form may be that of an adjective: by its ending, and by the dictionary if there is one.
    fn may_modify(&self, form: &str) -> bool {
        let is_adjective = |morphology: &dyn Morphology| {
            let readings = morphology.readings(form);
            readings.iter().any(|reading| reading.part == PartOfSpeech::Adjective)
        };
        ADJECTIVES.iter().any(|end| form.ends_with(end)) && self.morphology.is_none_or(is_adjective)
    }

    /// Whether candidate `id` of a language with other letters begins or ends inside several words in Latin ones wherever it is: `ключ
    /// symmetric` of `ключи symmetric keys`.
    pub(crate) fn cuts_latin(&self, id: u32) -> bool {
        let (column, at) = (self.texts.column(), self.side.first(id));
        let is_latin_at = |at: usize| {
            let word = column.word(column.tokens[at]);
            word.class == WordClass::Content && is_latin(&word.form)
        };
        let [opens, ends] = [*at.start(), *at.end()].map(is_latin_at);
        let is_cut = |&first: &u32| {
            let (first, row) = (first as usize, column.range(self.texts.row(first as usize)));
            let next = first + self.length(id);
            opens && first > row.start && is_latin_at(first - 1)
                || ends && next < row.end && is_latin_at(next)
        };
        self.has_other_letters() && (opens || ends) && self.places.of(id).iter().take(LOOKED).all(is_cut)
    }

    /// Whether candidate `id` of several words ends with a word for a time whose years are outside: `… للفترة`.
    pub(crate) fn cuts_period(&self, id: u32) -> bool {
        let (column, at) = (self.texts.column(), self.side.first(id));
        let form = &column.word(column.tokens[*at.end()]).form;
        let is_number = |n: usize| column.word(column.tokens[n]).class == WordClass::Number;
        at.start() < at.end()
            && PERIODS
                .iter()
                .any(|(own, forms)| *own == self.lang().primary() && forms.contains(&form.as_str()))
            && self.is_always_before(id, is_number)
    }

    /// Whether `is` holds for the running word behind candidate `id` in each of its places.
    fn is_always_before(&self, id: u32, is: impl Fn(usize) -> bool) -> bool {
        let (column, length) = (self.texts.column(), self.length(id));
        self.places.of(id).iter().take(LOOKED).all(|&at| {
            let next = at as usize + length;
            next < column.range(self.texts.row(at as usize)).end && is(next)
        })
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

    /// Whether a conjunction is inside candidate `id`.
    pub(crate) fn joins(&self, id: u32) -> bool {
        let column = self.texts.column();
        let joins = |at: usize| {
            let form = &column.word(column.tokens[at]).form;
            function_kind(self.lang(), form) == Some(FunctionKind::Conjunction)
        };
        self.side.first(id).any(joins)
    }

    /// Whether candidate `id` joins forms of one word: `agreement or agreements`.
    pub(crate) fn repeats(&self, id: u32) -> bool {
        let content = self.side.content(id);
        (1..content.len()).any(|n| content[..n].contains(&content[n])) && self.joins(id)
    }

    /// Whether candidate `id` is two words that a conjunction joins, and always the end of a longer list: `Thai and Vietnamese`.
    pub(crate) fn ends_list(&self, id: u32) -> bool {
        let column = self.texts.column();
        let word = |at: usize| column.word(column.tokens[at]);
        let is_joint =
            |at: usize| function_kind(self.lang(), &word(at).form) == Some(FunctionKind::Conjunction);
        let first = *self.side.first(id).start();
        let goes_on = |at: usize| {
            let start = column.range(self.texts.row(at)).start;
            at > start + 1
                && [",", "،", "、"].contains(&word(at - 1).form.as_str())
                && word(at - 2).class == WordClass::Content
        };
        self.length(id) == 3
            && self.side.content(id).len() == 2
            && is_joint(first + 1)
            && self.places.of(id).iter().all(|&at| goes_on(at as usize))
    }

    /// Whether candidate `id` of a language whose adjectives agree has lost its noun: it is what is beside one, or begins with a
    /// singular that does not go with the plural behind it (`sécurité internationales`).
    pub(crate) fn lacks_noun(&self, id: u32) -> bool {
        let Some([word, next]) = self.opening(id) else { return false };
        let [one, many] = [word, next].map(|word| number(self.lang(), &word.form));
        let is_noun = next.class == WordClass::Content && one == Number::Singular && many.is_plural();
        self.is_beside_noun(id)
            || INCLUDING.contains(&word.form.as_str())
            || is_noun && !self.opens_with_adjective(id)
            || self.is_always_behind_noun(id)
    }

    /// The share of the places of candidate `id`, a single word, in which it is not the noun of a longer name: beside another word with a
    /// capital, or before a preposition and one (`Human Rights Council`, `Fund for Agricultural Development`).
    pub(crate) fn alone(&self, id: u32) -> f32 {
        let column = self.texts.column();
        let is_name = |row: usize, at: usize| {
            column.range(row).contains(&at)
                && column.word(column.tokens[at]).class == WordClass::Content
                && self.texts.has_capital(row, at)
        };
        let is_in_name = |at: usize| {
            let row = self.texts.row(at);
            let mut behind = (at + 1..column.range(row).end)
                .skip_while(|&next| self.is_complement(column.word(column.tokens[next])));
            is_name(row, at + 1)
                || at > 0 && is_name(row, at - 1)
                || behind.next().is_some_and(|next| next > at + 1 && is_name(row, next))
        };
        let places: Vec<u32> = self.places.of(id).iter().copied().take(LOOKED).collect();
        let alone = places.iter().filter(|&&at| !is_in_name(at as usize)).count();
        alone as f32 / places.len().max(1) as f32
    }

    /// Whether candidate `id` of a language with other letters is in those of ASCII.
    pub(crate) fn is_latin(&self, id: u32) -> bool {
        let column = self.texts.column();
        self.has_other_letters()
            && self.side.first(id).all(|at| column.word(column.tokens[at]).form.is_ascii())
    }

    /// Whether candidate `id` begins with a small letter right behind a word of content wherever it is, and goes on with a
    /// preposition: `turque de Chypre-Nord`.
    fn is_always_behind_noun(&self, id: u32) -> bool {
        let is_behind = |at: usize| {
            let row = self.texts.row(at);
            at > self.texts.column().range(row).start
                && self.side.words.follows(at)
                && !self.texts.has_capital(row, at)
        };
        self.opening(id).is_some_and(|[_, next]| self.is_complement(next))
            && self.places.of(id).iter().take(LOOKED).all(|&at| is_behind(at as usize))
    }

    /// Whether a word opens what goes with a noun; French has the genitive `de` among its articles.
    fn is_complement(&self, word: &Word) -> bool {
        let kind = function_kind(self.lang(), &word.form);
        matches!(kind, Some(FunctionKind::Genitive | FunctionKind::Article | FunctionKind::Preposition))
    }

    /// Whether candidate `id` begins with an adjective and what goes with the noun before it: `nouveau d’ordre juridique`,
    /// `nacional contra la corrupción`.
    pub(crate) fn is_beside_noun(&self, id: u32) -> bool {
        let leans = self.side.words.leans(*self.side.first(id).start());
        (leans || self.opens_with_adjective(id))
            && self.opening(id).is_some_and(|[_, next]| self.is_complement(next))
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

    /// Whether a word of an Arabic candidate `id` is a plural of the table that a conjunction is written together with: `وخطط`.
    pub(crate) fn keeps_conjunction(&self, id: u32) -> bool {
        let column = self.texts.column();
        let is_joint = |at: usize| {
            let rest = column.word(column.tokens[at]).form.strip_prefix('و');
            rest.is_some_and(|rest| arabic::singular(rest).is_some())
        };
        self.lang().primary() == Lang::AR && self.side.first(id).any(is_joint)
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
}

#[cfg(test)]
pub(super) mod tests;
