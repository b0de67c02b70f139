//! What is around the places of a candidate.

use std::ops::Range;

use hexapla_lang::ending::{Ending, ending};
use hexapla_lang::function::FunctionKind::{
    self, Article, Auxiliary, Conjunction, Determiner, Genitive, Infinitive, Pronoun,
};

use hexapla_model::Lang;

use super::phrase::Phrase;
use super::{Termhood, flag};
use crate::general::{ADJECTIVE, NOUN};
use crate::spelling::JOINING;
use crate::surroundings::{Beside, Case};
use crate::words::Role;

/// Places of a candidate that are looked at.
const SAMPLE: usize = 64;

/// The share from which on all places are alike.
const ALWAYS: f32 = 0.999;

/// Of how many places on one may be the end of a part of names by chance: `the United Nations development and humanitarian bodies`. Reasoned;
/// no other value was tried.
const MANY: u32 = 5;

/// Number of the places where a name goes on.
const GOES_ON: usize = 2;

/// The share of its places in which a word is before another one if it is an adjective. Reasoned.
const MODIFIES: f32 = 0.5;

/// How many digits a year has.
const YEAR: usize = 4;

/// Prepositions that only the subject of a name is behind: `Convention against Corruption`.
const ABOUT: &[(Lang, &[&str])] = &[
    (Lang::EN, &["on", "for", "against"]),
    (Lang::ES, &["sobre", "para", "contra"]),
    (Lang::FR, &["sur", "pour", "contre"]),
];

/// What is around the places of a candidate, in shares of them.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// A determiner or a number is before it.
    before_determiner: f32,
    /// What is before verbs is before it.
    before_verbal: f32,
    before_content: f32,
    /// A conjunction joins it to an adjective before it.
    joined: f32,
    /// A determiner or a pronoun is behind it, as behind a verb.
    behind_determiner: f32,
    behind_content: f32,
    behind_infinitive: f32,
    behind_genitive: f32,
    /// No word of content is beside it.
    pub(super) alone: f32,
    /// All its words have capitals.
    name: f32,
    /// Some of its words have capitals.
    half_name: f32,
    /// It has capitals and so has what is beside it.
    pub(super) cut_name: f32,
    /// In how many places it ends, is a name in part and before a word of content, and goes on: it is a name, and a word with a capital
    /// is behind it, or behind a preposition that names have, or it has several words and a number is behind it (`OWASP Top 10`).
    places: [u32; 3],
    /// In how many places it is a name of several words with a capital right before it alone, and with one behind it alone, and in how
    /// many neither.
    sides: [u32; 3],
    /// It is a name, and a word of it is in capitals.
    capitals: f32,
}

impl Around {
    /// Looks at the places of candidate `id`.
    pub(super) fn new(judge: &Termhood, id: u32) -> Self {
        let places = judge.language.places.of(id);
        let step = places.len().div_ceil(SAMPLE).max(1);
        let sample = places.iter().step_by(step);
        let share = 1.0 / sample.len().max(1) as f32;
        let ranges = sample.map(|&at| at as usize..at as usize + judge.language.length(id));
        let ranges: Vec<Range<usize>> = ranges.collect();
        let cased: Vec<&Range<usize>> =
            ranges.iter().filter(|at| judge.around.shows_case(judge.language.texts.row(at.start))).collect();
        let cased_share = 1.0 / cased.len().max(1) as f32;
        let mut out = Self::default();
        ranges.iter().for_each(|at| out.add_neighbours(judge, at, share));
        cased.into_iter().for_each(|at| out.add_capitals(judge, at, cased_share));
        out
    }

    /// What it says for the candidate to be a term.
    pub(super) fn features(&self, phrase: &Phrase) -> [f32; 19] {
        [
            self.before_determiner,
            self.before_verbal,
            self.before_content,
            self.behind_determiner,
            self.behind_content,
            self.behind_infinitive,
            self.behind_genitive,
            flag(self.behind_content > ALWAYS),
            self.alone,
            self.name,
            self.half_name,
            self.cut_name,
            self.capitals,
            self.name * phrase.functions(),
            self.name * phrase.inside(Conjunction),
            self.name * phrase.single,
            (1.0 - self.name) * phrase.free(self.before_verbal),
            flag(self.goes_on() || self.is_between()),
            flag(self.joined > ALWAYS) * phrase.always_nested() * (1.0 - phrase.single),
        ]
    }

    /// Whether it is only inside names, of which some begin before it and others end behind it: `Media Association` of `Media Association of
    /// Tonga` and `Fijian Media Association`.
    fn is_between(&self) -> bool {
        let [before, behind, others] = self.sides;
        before > 0 && behind > 0 && others == 0
    }

    /// Whether it goes on wherever it is; if it is no name in some of many places, words may be behind it there, and one place may be an
    /// exception.
    fn goes_on(&self) -> bool {
        let [ends, halves, on] = self.places;
        on > 0 && (ends + halves == 0 || ends <= 1 && halves > 0 && ends + halves + on >= MANY)
    }

    fn add_neighbours(&mut self, judge: &Termhood, at: &Range<usize>, share: f32) {
        let row = row(judge, at.start);
        let before = judge.around.before(at.start, row.start, row.end);
        let behind = judge.around.behind(at.end, row.end);
        let follows = |kind: FunctionKind| share * flag(behind == Beside::Function(kind));
        let is_verbal = matches!(before, Beside::Function(Infinitive | Auxiliary | Pronoun));
        self.before_determiner +=
            share * flag(matches!(before, Beside::Function(Article | Determiner) | Beside::Number));
        self.before_verbal += share * flag(is_verbal);
        self.before_content += share * flag(before == Beside::Content);
        let is_joined = before == Beside::Function(Conjunction)
            && judge.around.before(at.start - 1, row.start, row.end) == Beside::Content
            && is_adjective(judge, at.start - 2);
        self.joined += share * flag(is_joined);
        self.behind_determiner += follows(Article) + follows(Determiner) + follows(Pronoun);
        self.behind_content += share * flag(behind == Beside::Content);
        self.behind_infinitive += follows(Infinitive);
        self.behind_genitive += follows(Genitive);
        self.alone += share * flag(before != Beside::Content && behind != Beside::Content);
    }

    fn add_capitals(&mut self, judge: &Termhood, at: &Range<usize>, share: f32) {
        let row = row(judge, at.start);
        let words = judge.language.side.words;
        let content = at.clone().filter(|&n| words.role(n, row.end) == Role::Content);
        let cases: Vec<Case> = content.map(|n| judge.around.case(n)).collect();
        let capital = cases.iter().filter(|case| **case != Case::Small).count();
        let is_name = capital == cases.len();
        let is_function = |n: &usize| matches!(judge.around.behind(*n, row.end), Beside::Function(_));
        let left = (row.start..at.start).rev().take(JOINING + 1).find(|n| !is_function(n));
        let right = (at.end..row.end).take(JOINING + 1).find(|n| !is_function(n));
        let has_capital = |n: Option<usize>| n.is_some_and(|n| judge.around.case(n) != Case::Small);
        let [before, behind] = [left, right].map(has_capital);
        let is_cut = before || behind;
        // What is behind a preposition is whole by itself: `Government of Norway`.
        let before = before && left == at.start.checked_sub(1);
        let side = match (before, behind) {
            _ if !is_name || cases.len() == 1 => 2,
            (true, false) => 0,
            (false, true) => 1,
            _ => 2,
        };
        self.sides[side] += 1;
        self.name += share * flag(is_name);
        self.half_name += share * flag(capital > 0 && !is_name);
        self.cut_name += share * flag(capital > 0 && is_cut);
        let next = judge.around.behind(at.end, row.end);
        let is_numbered = is_name && cases.len() > 1 && next == Beside::Number && !is_year(judge, at.end);
        let goes_on = right.is_some_and(|n| {
            let is_capital = judge.around.case(n) != Case::Small;
            is_name && is_capital && (n == at.end || n == at.end + 1 && is_about(judge, at.end))
        });
        let goes_on = goes_on || is_numbered;
        let is_half = capital > 0 && !is_name && next == Beside::Content;
        self.places[if goes_on { GOES_ON } else { usize::from(is_half) }] += 1;
        self.capitals += share * flag(is_name && cases.contains(&Case::Capitals));
    }
}

/// Whether the running word at `at` is an adjective, as far as a table, its ending or its other places show it.
fn is_adjective(judge: &Termhood, at: usize) -> bool {
    let words = judge.language.side.words;
    let (general, stem) = (&judge.language.general, words.stem(at));
    let form = &words.column.word(words.column.tokens[at]).form;
    general.is(stem, ADJECTIVE) && !general.is(stem, NOUN)
        || ending(words.column.lang, form) == Some(Ending::Adjective)
        || judge.around.uses(at).as_modifier() > MODIFIES
}

/// Whether the running word at `at` begins with a year: a period is behind many names.
fn is_year(judge: &Termhood, at: usize) -> bool {
    let column = judge.language.side.words.column;
    column.word(column.tokens[at]).form.bytes().take_while(u8::is_ascii_digit).count() == YEAR
}

/// Whether the subject of a name may be behind the running word at `at`.
fn is_about(judge: &Termhood, at: usize) -> bool {
    let column = judge.language.side.words.column;
    let (lang, form) = (column.lang.primary(), column.word(column.tokens[at]).form.as_str());
    ABOUT.iter().any(|(own, words)| *own == lang && words.contains(&form))
}

/// The running words of the row of the running word at `at`.
fn row(judge: &Termhood, at: usize) -> Range<usize> {
    judge.language.side.words.column.range(judge.language.texts.row(at))
}
