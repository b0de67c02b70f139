//! Which other renderings are likely faults: those that a reviser would look at.

use hexapla_lang::function::{FunctionKind, function_kind, function_words};
use hexapla_model::{BlockKind, Links, TermStatus, Word};

use super::stretch::Stretch;
use crate::concept::Made;
use crate::general::OFFICE;
use crate::language::Language;
use crate::lexical::Lexical;
use crate::spelling::Texts;
use crate::surroundings::{Beside, Case, Surroundings};
use crate::words::Role;

// The values below were chosen by reading the lines of our report, of two texts of the United Nations and of its goals in
// six languages.

/// The least probability that a term is one and that its preferred rendering is right.
const USEFUL: f32 = 0.2;
/// The least probability that the preferred rendering is right.
const RIGHT: f32 = 0.4;
/// The least that links must tie the other rendering to the term.
const TIED: f32 = 0.8;
/// The least share of the links of the other rendering that go to the words of the term: what mostly translates something
/// else is a free rendering.
const OWN: f32 = 0.25;

/// What the places of the pivot show.
pub(super) struct Pivot<'a> {
    language: &'a Language<'a>,
    around: Surroundings<'a>,
}

impl<'a> Pivot<'a> {
    pub(super) fn new(language: &'a Language<'a>) -> Self {
        Self { language, around: Surroundings::new(language.texts) }
    }

    /// Whether the text uses the last word of candidate `id` as a noun more often than as a verb.
    pub(super) fn is_noun(&self, id: u32) -> bool {
        self.around.uses(*self.language.side.first(id).end()).as_noun() > 0.0
    }

    /// Whether candidate `id` is a single word of offices: too general for a list of terms, but used in one way.
    pub(super) fn is_of_office(&self, id: u32) -> bool {
        let at = self.language.side.first(id);
        at.start() == at.end() && self.language.general.is(self.language.side.words.stem(*at.start()), OFFICE)
    }

    /// Whether the `words` words at token `at` are a term by themselves: no verb, no part of a longer name, which has a
    /// rendering of its own, and not above the title, where texts differ by rule.
    pub(super) fn is_term_at(&self, at: usize, words: usize) -> bool {
        use FunctionKind::{Article, Auxiliary, Determiner, Infinitive, Pronoun};
        let Texts { corpus, .. } = self.language.texts;
        let row = self.language.texts.row(at);
        let (range, end) = (self.language.texts.column().range(row), at + words);
        let before = self.around.before(at, range.start, range.end);
        let behind = self.around.behind(end, range.end);
        let is_verb = matches!(before, Beside::Function(Infinitive | Auxiliary | Pronoun))
            || matches!(behind, Beside::Function(Article | Determiner | Pronoun));
        let is_capital = |at: usize| self.around.case(at) != Case::Small;
        let is_named = (at > range.start && is_capital(at - 1)) || (end < range.end && is_capital(end));
        let is_above = corpus.units.get(row).is_some_and(|unit| unit.kind == BlockKind::Masthead);
        !is_verb && !is_named && !is_above
    }
}

/// What the words of another language show.
pub(super) struct Other<'a> {
    language: &'a Language<'a>,
    lexical: Lexical,
    /// For each key whether a word with it is behind an article; none for a language without articles.
    articled: Option<Vec<bool>>,
}

impl<'a> Other<'a> {
    pub(super) fn new(pivot: &Language, language: &'a Language<'a>, links: &Links) -> Self {
        let lexical = Lexical::new(pivot.side.words, language.side.words, links);
        Self { language, lexical, articled: articled(language) }
    }

    /// Whether a stretch of words is another name for candidate `id` of `pivot`, not a free rendering in its clause.
    pub(super) fn is_name(&self, (pivot, id): (&Language, u32), stretch: &Stretch) -> bool {
        let words = self.language.side.words;
        let content = stretch.tokens.clone().filter(|&at| words.weight(at) >= 1.0);
        let stems: Vec<u32> = content.map(|at| words.stem(at)).collect();
        let is_noun =
            self.articled.as_ref().is_none_or(|articled| articled[words.key(stretch.tokens.start) as usize]);
        is_noun
            && stretch.tie >= TIED
            && self.lexical.own_share(&pivot.side.content(id), &stems) >= OWN
            && !stretch.tokens.clone().any(|at| self.language.only_acts(at))
    }
}

/// Whether an entry is worth a reviser's look: a term or a word of offices of which `right` is the probability that its
/// preferred rendering is right, or one of the user's term base.
pub(super) fn is_worthwhile(made: &Made, right: f32, is_of_office: bool) -> bool {
    let useful = made.term * right;
    made.entry.status != TermStatus::New || (right >= RIGHT && (useful >= USEFUL || is_of_office))
}

/// For each key of a language whether a word with it is behind an article or a determiner, as nouns are.
fn articled(language: &Language) -> Option<Vec<bool>> {
    let (lang, words) = (language.lang(), language.side.words);
    let kind = |word: &str| function_kind(lang, word);
    if !function_words(lang).iter().any(|word| kind(word) == Some(FunctionKind::Article)) {
        return None;
    }
    let column = words.column;
    let opens =
        |word: &Word| matches!(kind(&word.form), Some(FunctionKind::Article | FunctionKind::Determiner));
    let opening: Vec<bool> = column.words.iter().map(opens).collect();
    let mut out = vec![false; words.keyed];
    for row in 0..column.len() {
        let range = column.range(row);
        for at in range.clone().skip(1).filter(|&at| words.role(at, range.end) == Role::Content) {
            out[words.key(at) as usize] |= opening[column.tokens[at - 1].word as usize];
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hexapla_model::ConceptEntry;

    #[test]
    fn surely_translated_terms_are_worthwhile() {
        // The probability that it is a term, that its renderings are right, and that the one of this language is.
        for (term, score, right, status, of_office, want) in [
            (0.5, 0.8, 0.8, TermStatus::New, false, true),
            (0.5, 0.8, 0.3, TermStatus::New, false, false),
            (0.1, 0.9, 0.9, TermStatus::New, false, false),
            (0.1, 0.9, 0.9, TermStatus::New, true, true),
            (0.1, 0.9, 0.3, TermStatus::New, true, false),
            (0.1, 0.9, 0.3, TermStatus::Known, false, true),
            (0.0, 0.0, 0.0, TermStatus::New, false, false),
        ] {
            let entry = ConceptEntry { score, status, ..ConceptEntry::default() };
            let made = Made { id: 0, term, rank: term * score, entry, targets: Vec::new() };
            assert_eq!(is_worthwhile(&made, right, of_office), want, "{term} {score} {right} {status:?}");
        }
    }
}
