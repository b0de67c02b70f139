//! What speaks against a candidate by itself: a part of a term, or of a clause.

use hexapla_lang::function::{FunctionKind, function_kind};
use hexapla_lang::number::{Number, arabic, number};
use hexapla_model::{Lang, Word, WordClass};

use super::Language;
use crate::citation;
use crate::general::{ACT, ADJECTIVE, NOUN, POINTER, VERB};

/// What joins a Chinese noun to what modifies it.
const GENITIVES: [&str; 2] = ["之", "的"];

/// Words for a time that years follow, as folded forms.
const PERIODS: &[(Lang, &[&str])] = &[
    (Lang::AR, &["الفتره", "فتره"]),
    (Lang::EN, &["period"]),
    (Lang::ES, &["periodo"]),
    (Lang::FR, &["periode"]),
    (Lang::RU, &["период", "периода", "периоде"]),
];

/// Endings that Russian adjectives have, and hardly nouns.
const ADJECTIVES: [&str; 13] =
    ["ых", "их", "ого", "его", "ому", "ему", "ыми", "ими", "ую", "ый", "ая", "ое", "ые"];

/// What is left of `y compris`.
const INCLUDING: [&str; 2] = ["compris", "comprise"];

/// Endings of English nouns for what is done.
const OF_ACTS: [&str; 4] = ["ing", "ment", "sion", "tion"];

/// How many places of a candidate are looked at.
const LOOKED: usize = 64;

/// Articles that a preposition is written together with, and what is like them: French has `de` among its articles.
const CONTRACTIONS: &[(Lang, &[&str])] =
    &[(Lang::ES, &["al", "del"]), (Lang::FR, &["au", "aux", "d'", "de", "des", "du"])];

impl Language<'_> {
    /// Whether candidate `id` begins or ends with a word that is a verb and no noun.
    pub(crate) fn acts(&self, id: u32) -> bool {
        let at = self.side.first(id);
        self.is_verb(*at.start()) || self.is_verb(*at.end())
    }

    /// Whether candidate `id` of several words begins with what is done to the others: `تحقيق أهداف التنمية المستدامة`.
    pub(crate) fn opens_with_act(&self, id: u32) -> bool {
        let at = self.side.first(id);
        at.start() < at.end() && self.general.is(self.side.words.stem(*at.start()), ACT)
    }

    /// Whether candidate `id` may be what is done to something: `achievement of the Goals`, `capacity-building`.
    pub(crate) fn may_act(&self, id: u32) -> bool {
        let column = self.texts.column();
        let content =
            self.side.first(id).filter(|&at| column.word(column.tokens[at]).class == WordClass::Content);
        let words: Vec<usize> = content.collect();
        let is_act = |at: usize| {
            let form = column.word(column.tokens[at]).form.as_str();
            let one = form.strip_suffix('s').unwrap_or(form);
            OF_ACTS.iter().any(|end| one.ends_with(end))
        };
        words.iter().any(|&at| self.general.is(self.side.words.stem(at), ACT))
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
        let may_lead = self.lang().primary() != Lang::RU || ADJECTIVES.iter().any(|end| form.ends_with(end));
        let leads = may_lead && words.leads(*at.end()) || needs_noun();
        at.start() < at.end() && leads && self.is_always_before(id, |n| words.follows(n))
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
        [Lang::AR, Lang::RU, Lang::ZH].contains(&self.lang().primary())
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
mod tests {
    use hexapla_model::Corpus;
    use hexapla_segment::Tokenizer;

    use super::*;
    use crate::candidate::Candidates;
    use crate::general::{General, general_words};
    use crate::spelling::Texts;
    use crate::words::Words;

    struct Look {
        ends_list: bool,
        lacks_noun: bool,
        cuts_preposition: bool,
        points: bool,
        is_name: bool,
        goes_on: bool,
        cuts_period: bool,
        keeps_conjunction: bool,
        alone: f32,
        /// Whether it begins with what is done, and whether it may be what is done.
        acts: [bool; 2],
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
            ends_list: language.ends_list(id),
            lacks_noun: language.lacks_noun(id),
            cuts_preposition: language.cuts_preposition(id),
            points: language.points(id),
            is_name: language.is_name(id),
            goes_on: language.goes_on(id),
            cuts_period: language.cuts_period(id),
            keeps_conjunction: language.keeps_conjunction(id),
            alone: language.alone(id),
            acts: [language.opens_with_act(id), language.may_act(id)],
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
            (Lang::FR, water, "eau et de l’assainissement", true),
            (Lang::FR, "Le maintien de la paix et de la sécurité.", "paix et de la sécurité", true),
            (
                Lang::FR,
                "Le maintien de la paix et de la sécurité.",
                "maintien de la paix et de la sécurité",
                false,
            ),
        ] {
            assert_eq!(look(lang, line, term).cuts_preposition, want, "{term}");
        }
    }

    #[test]
    fn an_adjective_before_its_noun_and_a_period_before_its_years_are_cut() {
        let flows = "Потоки официальных средств и потоки официальных ресурсов. Это официальный поток, официальный документ, учет потоков.";
        let scale = "Сокращение масштабов нищеты, рост масштабов бедности, оценка масштабов ущерба, учет масштабов угрозы.";
        let frame = "إطار سنداي للفترة 2015-2030 وإطار سنداي للفترة 2015-2030";
        for (lang, line, term, [goes_on, cuts_period]) in [
            (Lang::RU, flows, "Потоки официальных", [true, false]),
            (Lang::RU, flows, "официальных средств", [false, false]),
            (Lang::RU, scale, "Сокращение масштабов", [false, false]),
            (Lang::AR, frame, "إطار سنداي للفترة", [false, true]),
            (Lang::AR, frame, "إطار سنداي", [false, false]),
            (Lang::FR, "Le cadre pour la période 2015-2030.", "cadre pour la période", [false, true]),
            (Lang::ES, "El marco para el período 2015-2030.", "marco para el período", [false, true]),
            (Lang::AR, "استراتيجيات طويلة الأجل واستراتيجيات طويلة الأجل", "استراتيجيات طويلة", [true, false]),
        ] {
            let look = look(lang, line, term);
            assert_eq!([look.goes_on, look.cuts_period], [goes_on, cuts_period], "{term}");
        }
    }

    #[test]
    fn what_is_done_is_told_from_what_it_is_done_to() {
        let goals = "تحقيق أهداف التنمية المستدامة وأهداف التنمية.";
        let english = "Achievement of sustainable development goals, capacity-building and a supervisory mechanism for goal setting.";
        for (lang, line, term, want) in [
            (Lang::AR, goals, "تحقيق أهداف التنمية المستدامة", [true, true]),
            (Lang::AR, goals, "أهداف التنمية المستدامة", [false, false]),
            (Lang::RU, "Достижение целей развития.", "Достижение целей", [true, true]),
            (Lang::FR, "Le renforcement des capacités.", "renforcement des capacités", [true, true]),
            (Lang::EN, english, "Achievement of sustainable development goals", [false, true]),
            (Lang::EN, english, "sustainable development goals", [false, false]),
            (Lang::EN, english, "capacity-building", [false, true]),
            (Lang::EN, english, "supervisory mechanism", [false, false]),
            (Lang::EN, english, "goal setting", [false, true]),
        ] {
            assert_eq!(look(lang, line, term).acts, want, "{term}");
        }
    }

    #[test]
    fn a_plural_keeps_its_conjunction() {
        let line = "السهول وخطط الطوارئ ووثيقة";
        for (term, want) in [("وخطط الطوارئ", true), ("الطوارئ", false), ("السهول", false)]
        {
            assert_eq!(look(Lang::AR, line, term).keeps_conjunction, want, "{term}");
        }
    }

    #[test]
    fn two_words_behind_a_comma_are_the_end_of_a_list() {
        let line = "It is in Lao, Thai and Vietnamese, in Khmer, Thai and Vietnamese, on peace, law and order and law and order.";
        for (term, want) in [("Thai and Vietnamese", true), ("law and order", false), ("Thai", false)] {
            assert_eq!(look(Lang::EN, line, term).ends_list, want, "{term}");
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
    fn head_nouns_of_names_are_seldom_alone() {
        let line = "It met the Human Rights Council, the Council of Europe, the Council and the Fund. It has the Fund for the \
                    Americas, and says that Omar Salih and Salih Omar met.";
        for (term, want) in [("Council", 1.0 / 3.0), ("Fund", 0.5), ("Salih", 0.0)] {
            assert!((look(Lang::EN, line, term).alone - want).abs() < 1e-6, "{term}");
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
