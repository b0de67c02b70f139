//! What each distinct word of a column may do in a term, and which words count as one there.

use std::ops::Range;

use hexapla_lang::numeral;
use hexapla_lang::script::is_han;
use hexapla_model::{Column, Lang, WordClass};
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::cell::Cells;
use crate::gloss::Glosses;
use crate::label::Labels;
use crate::reversing::Reversing;
use crate::seam::seams;
use crate::symbol::symbols;
use crate::tail::tails;
use crate::{cohesion, lean};

/// Chinese words without a meaning of their own that open terms: `可持续发展`, `不扩散`.
const PREFIXES: &[&str] = &["可", "不", "非", "反", "无", "未", "再", "最"];

/// Chinese adverbs and numerals that open terms right before a noun: `最后文件`, `逐渐发展`, `多因素认证`.
const OPENERS: [&str; 7] = ["最后", "最後", "最终", "最終", "逐渐", "逐漸", MULTIPLYING];

/// The Chinese for several, as the head of a word; behind a number it counts.
pub(crate) const MULTIPLYING: &str = "多";

/// Chinese prepositions that open terms if a clause follows them that goes with a noun: `基于自然的解决方案`.
const BASED_ON: [&str; 2] = ["基于", "基於"];

/// How many words their clause has at most.
const CLAUSE: usize = 8;

/// What makes a clause of a Chinese verb, of which the noun behind it is the object.
const WHICH: &str = "所";

/// How many bytes a Chinese verb has at most: two characters.
const VERB: usize = 6;

/// What joins a Chinese noun to what modifies it.
pub(crate) const GENITIVES: [&str; 2] = ["之", "的"];

/// Arabic words that open terms and turn their meaning round, as folded forms: `عدم الانتشار`, `أقل البلدان نموا`.
const REVERSING: &[&str] = &["عدم", "اقل"];

/// Words without a meaning of their own that close terms in another sense: `报告所述期间`, `不遵约`,
/// `гидрологические данные`.
const ENDINGS: &[(Lang, &[&str])] =
    &[(Lang::ZH, &["期间", "约"]), (Lang::RU, &["данные", "данных", "данным", "данными"])];

/// What a running word does at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// May stand anywhere in a term.
    Content,
    /// May are inside.
    Inner,
    /// Opens a quotation, which a term has as a whole or not at all.
    Open,
    /// Closes a quotation.
    Close,
    /// Ends every term.
    Break,
}

/// Marks that open and close quotations.
const QUOTES: &[(&str, &str)] =
    &[("«", "»"), ("“", "”"), ("《", "》"), ("„", "“"), ("「", "」"), ("〈", "〉")];

/// Marks that join words when they touch them on both sides.
pub(crate) const JOINERS: &[&str] = &["-", "‐", "‑", "'", "’", "·", "・", "/", "&"];

/// Marks between a Russian noun and its apposition, with blanks around them.
pub(crate) const DASHES: [&str; 4] = ["—", "–", "--", "-"];

/// Russian nouns that are appositions of what takes part: `государства — участники Договора`.
const APPOSED: [&str; 2] = ["участник", "член"];

/// The endings of their cases.
const CASES: [&str; 11] = ["", "а", "ам", "ами", "ах", "е", "и", "ов", "ом", "у", "ы"];

/// A Russian noun that is no word of grammar behind an adjective.
const PURPOSES: &str = "целях";

/// The Arabic for from far away, of which the second word alone means after.
const FROM_FAR: [&str; 2] = ["عن", "بعد"];

/// How many letters the beginning of a code has at most: `E`, `ISO`.
const LONGEST_CODE: usize = 4;

/// How many running words share a number in [`Words::rows`].
const STRETCH: usize = 64;

/// A column with the roles and keys of its words.
#[derive(Debug, Clone)]
pub(crate) struct Words<'a> {
    pub(crate) column: &'a Column,
    roles: Vec<Role>,
    /// For each running word whether it is the head of the word that the next one ends; empty if none is.
    heads: Vec<bool>,
    /// For each running word whether it ends the word that the one before it begins; empty if none does.
    tails: Vec<bool>,
    /// For each running word whether it is in the symbol of a document; empty if none is.
    symbols: Vec<bool>,
    labels: Labels,
    /// For each running word whether it goes on with what is before it as one word; empty if none does.
    seams: Vec<bool>,
    cells: Cells,
    pub(crate) glosses: Glosses,
    joiners: Vec<bool>,
    reversing: Option<Reversing>,
    /// Chinese: the number of [`WHICH`], and those of [`GENITIVES`].
    which: Option<u32>,
    genitives: Vec<u32>,
    /// Chinese: the numbers of [`BASED_ON`].
    based: Vec<u32>,
    keys: Vec<u32>,
    /// The class and the stem of each distinct word, side by side: looked up for each running word, again and again.
    classes: Vec<WordClass>,
    stems: Vec<u32>,
    /// The row of every 64th running word, and the last row.
    rows: Vec<u32>,
    /// For each key whether its words are only behind a noun.
    leaning: Vec<bool>,
    /// For each key whether its words go on with the word of content behind them nearly everywhere.
    leading: Vec<bool>,
    /// How many keys there are.
    pub(crate) keyed: usize,
    /// Bytes of all words.
    pub(crate) bytes: usize,
}

impl<'a> Words<'a> {
    pub(crate) fn new(column: &'a Column) -> Self {
        let roles = column.words.iter().map(|w| role(w.class, &w.form, column.lang)).collect();
        let joiners = column.words.iter().map(|w| JOINERS.contains(&w.form.as_str())).collect();
        let (keys, keyed) = keys(column);
        let leaning = lean::leaning(column, &keys, keyed);
        let leading = lean::leading(column, &keys, keyed);
        let bytes = column.tokens.iter().map(|t| t.span.len()).sum();
        let heads = cohesion::heads(column);
        let tails = tails(column);
        let (symbols, labels) = (symbols(column), Labels::new(column, &Cells::default()));
        let classes = column.words.iter().map(|word| word.class).collect();
        let stems = column.words.iter().map(|word| word.stem).collect();
        let rows = rows(column);
        let reversing = Reversing::of(column);
        let is_chinese = column.lang.primary() == Lang::ZH;
        let numbers = |is: &dyn Fn(&str) -> bool| -> Vec<u32> {
            (0..)
                .zip(&column.words)
                .filter(|(_, word)| is_chinese && is(&word.form))
                .map(|(n, _)| n)
                .collect()
        };
        let which = numbers(&|form| form == WHICH).first().copied();
        let genitives = numbers(&|form| GENITIVES.contains(&form));
        let based = numbers(&|form| BASED_ON.contains(&form));
        Self {
            column,
            roles,
            heads,
            tails,
            symbols,
            labels,
            seams: seams(column),
            cells: Cells::default(),
            glosses: Glosses::new(column),
            joiners,
            reversing,
            which,
            genitives,
            based,
            keys,
            classes,
            stems,
            rows,
            leaning,
            leading,
            keyed,
            bytes,
        }
    }

    /// The same with the cells of tables told apart; `text` gives the text of a row.
    pub(crate) fn with_texts<'t>(mut self, text: impl Fn(usize) -> &'t str) -> Self {
        self.cells = Cells::new(self.column, text);
        if !self.cells.is_empty() {
            self.labels = Labels::new(self.column, &self.cells);
        }
        self
    }

    /// Whether the running words `at` are a single one of a series that the text counts with.
    pub(crate) fn is_code(&self, at: &Range<usize>) -> bool {
        at.len() == 1 && self.labels.is_of_series(self.column.tokens[at.start].word)
    }

    /// Whether the running words `at` are in several cells of a table.
    pub(crate) fn crosses_cells(&self, at: &Range<usize>) -> bool {
        self.cells.are_crossed(at)
    }

    /// The row of the running word at `at`.
    pub(crate) fn row(&self, at: usize) -> usize {
        let stretch = at / STRETCH;
        let (first, last) = (self.rows[stretch] as usize, self.rows[stretch + 1] as usize);
        first + self.column.rows[first + 1..=last].partition_point(|&end| end as usize <= at)
    }

    /// What the running word at `at` does, in the row that ends before `end`.
    pub(crate) fn role(&self, at: usize, end: usize) -> Role {
        let word = self.column.tokens[at].word as usize;
        if self.is_head(at) || self.is_tail(at) {
            return Role::Content;
        }
        if self.reversing.as_ref().is_some_and(|reversing| reversing.opens_term(self.column, at, end)) {
            return Role::Content;
        }
        if self.symbols.get(at) == Some(&true) || self.labels.has(self.column.tokens[at].word) {
            return Role::Break;
        }
        let role = self.roles[word];
        if role == Role::Inner
            && (self.is_noun_here(at) || self.opens_noun(at, end) || self.opens_clause(at, end))
        {
            return Role::Content;
        }
        let is_joint = || self.joiners[word] && self.joins(at, end) || self.apposes(at, end);
        if role == Role::Break && is_joint() { Role::Inner } else { role }
    }

    /// Whether the running word at `at` is a noun that is a preposition in other places: a Russian one with an adjective before it
    /// (`в мирных целях`), or the Arabic distance (`الاستشعار عن بعد`).
    fn is_noun_here(&self, at: usize) -> bool {
        let word = |at: usize| self.column.word(self.column.tokens[at]);
        let is_first = || at == self.column.range(self.row(at)).start;
        match self.column.lang.primary() {
            Lang::RU => word(at).form == PURPOSES && !is_first() && word(at - 1).class == WordClass::Content,
            Lang::AR => word(at).form == FROM_FAR[1] && !is_first() && word(at - 1).form == FROM_FAR[0],
            _ => false,
        }
    }

    /// Whether the running word at `at` is a Chinese ordinal or adverb right before a noun, which it opens.
    fn opens_noun(&self, at: usize, end: usize) -> bool {
        let form = self.column.word(self.column.tokens[at]).form.as_str();
        self.column.lang.primary() == Lang::ZH
            && (OPENERS.contains(&form) || cohesion::is_ordinal_number(form))
            && cohesion::is_before_noun(self.column, at, end)
            && !(form == MULTIPLYING && self.is_behind_number(at))
    }

    /// Whether a number is right before the running word at `at`, as before the `多` of `100多国家`.
    fn is_behind_number(&self, at: usize) -> bool {
        at > self.column.range(self.row(at)).start
            && self.column.word(self.column.tokens[at - 1]).class == WordClass::Number
    }

    /// Whether the running word at `at` is a Chinese preposition whose clause goes with the noun behind it.
    fn opens_clause(&self, at: usize, end: usize) -> bool {
        let word = |at: usize| self.column.word(self.column.tokens[at]);
        if self.column.lang.primary() != Lang::ZH || !BASED_ON.contains(&word(at).form.as_str()) {
            return false;
        }
        let mut clause = (at + 1..end.saturating_sub(1).min(at + CLAUSE))
            .take_while(|&at| word(at).class != WordClass::Punctuation);
        clause.any(|at| {
            word(at).form == "的" && (word(at + 1).class == WordClass::Content || self.is_head(at + 1))
        })
    }

    /// Whether the running word at `at` is the dash between a Russian noun and its apposition.
    fn apposes(&self, at: usize, end: usize) -> bool {
        let word = |at: usize| self.column.word(self.column.tokens[at]);
        self.column.lang.primary() == Lang::RU
            && at > 0
            && at + 1 < end
            && DASHES.contains(&word(at).form.as_str())
            && word(at - 1).class == WordClass::Content
            && APPOSED.iter().any(|noun| {
                let ending = word(at + 1).form.strip_prefix(noun);
                ending.is_some_and(|ending| CASES.contains(&ending))
            })
    }

    /// Whether the running word at `at` is the head of a word that the dictionary has cut.
    pub(crate) fn is_head(&self, at: usize) -> bool {
        self.heads.get(at).is_some_and(|head| *head)
    }

    /// Whether the running word at `at` ends the word that the one before it begins.
    fn is_tail(&self, at: usize) -> bool {
        self.tails.get(at).is_some_and(|tail| *tail)
    }

    /// Whether Chinese running words `at` go on with a preposition that opens a term: what is before it has it as a predicate
    /// (`该系统基于数据的方法`).
    pub(crate) fn goes_on_with_opener(&self, at: &Range<usize>) -> bool {
        let is_opener = |at: usize| self.based.contains(&self.column.tokens[at].word);
        !self.based.is_empty() && (at.start + 1..at.end).any(is_opener)
    }

    /// Whether the running words `at` of a row hold the words whole that the tokens cut: the characters of a Chinese word
    /// that the dictionary lacks, the letter and the number of a code such as `E.108`.
    pub(crate) fn holds_whole(&self, at: &Range<usize>, end: usize) -> bool {
        let is_far = self.column.lang.primary() == Lang::AR && self.is_noun_here(at.start);
        let is_seam = |at: usize| self.seams.get(at) == Some(&true);
        let is_behind_head = at.start > 0 && self.is_head(at.start - 1);
        let begins_inside = is_far || is_behind_head || self.is_tail(at.start) || is_seam(at.start);
        let ends_inside = self.is_head(at.end - 1)
            || at.end < end && is_seam(at.end)
            || self.opens_noun(at.end - 1, end)
            || self.opens_clause(at.end - 1, end)
            || at.end < end && (self.is_tail(at.end) || self.goes_on(at.end - 1));
        !begins_inside && !ends_inside
    }

    /// Whether the running words `at` of a Chinese row end with a clause before a noun that is outside: `宪章所揭` of
    /// `宪章所揭示的原则`. Behind a verb and more its noun is inside (`难民署所管人员`).
    pub(crate) fn ends_with_clause(&self, at: &Range<usize>) -> bool {
        let Some(which) = self.which else { return false };
        let tokens = &self.column.tokens;
        let last = at.clone().rev().find(|&at| {
            let word = tokens[at].word;
            !self.is_tail(at) && (word == which || self.genitives.contains(&word))
        });
        last.is_some_and(|last| {
            let verb = tokens[at.end - 1].span.end - tokens[last].span.end;
            tokens[last].word == which && verb as usize <= VERB
        })
    }

    /// Whether the word at `at` is the beginning of a code whose number follows: a few letters, or a stop; a note mark is no
    /// number, nor is what touches a longer word.
    fn goes_on(&self, at: usize) -> bool {
        let tokens = &self.column.tokens;
        let (word, next) = (self.column.word(tokens[at]), self.column.word(tokens[at + 1]));
        let short = word.form.chars().count() <= LONGEST_CODE && !word.form.contains(is_han);
        tokens[at].span.end == tokens[at + 1].span.start
            && next.form.starts_with(|c| numeral::digit(c).is_some())
            && (short || word.form.ends_with(['.', '-', '/']))
    }

    /// Whether the mark at `at` touches both of its neighbours.
    fn joins(&self, at: usize, end: usize) -> bool {
        let tokens = &self.column.tokens;
        at > 0
            && at + 1 < end
            && tokens[at - 1].span.end == tokens[at].span.start
            && tokens[at].span.end == tokens[at + 1].span.start
    }

    /// Number of the stem of the running word at `at`.
    pub(crate) fn stem(&self, at: usize) -> u32 {
        self.stems[self.column.tokens[at].word as usize]
    }

    /// What the running word at `at` is compared by: its stem, with what terms tell apart.
    pub(crate) fn key(&self, at: usize) -> u32 {
        self.keys[self.column.tokens[at].word as usize]
    }

    /// Whether the running word at `at` is only behind a noun, as an adjective of its language does.
    pub(crate) fn leans(&self, at: usize) -> bool {
        self.leaning[self.key(at) as usize]
    }

    /// Whether the running word at `at` goes on with the word of content behind it, as it does nearly everywhere.
    pub(crate) fn leads(&self, at: usize) -> bool {
        self.leading[self.key(at) as usize]
    }

    /// Whether the running word at `at`, which is not the first of its row, is a word of content right behind another word.
    pub(crate) fn follows(&self, at: usize) -> bool {
        lean::follows(self.column, at)
    }

    /// How much a link of the running word at `at` says about terms.
    pub(crate) fn weight(&self, at: usize) -> f32 {
        match self.classes[self.column.tokens[at].word as usize] {
            WordClass::Content | WordClass::Number => 1.0,
            WordClass::Function => 0.1,
            WordClass::Punctuation => 0.02,
        }
    }
}

fn role(class: WordClass, form: &str, lang: Lang) -> Role {
    match class {
        _ if QUOTES.iter().any(|q| q.0 == form) => Role::Open,
        _ if QUOTES.iter().any(|q| q.1 == form) => Role::Close,
        WordClass::Content => Role::Content,
        WordClass::Function if lang.primary() == Lang::ZH && PREFIXES.contains(&form) => Role::Content,
        WordClass::Function if lang.primary() == Lang::AR && REVERSING.contains(&form) => Role::Content,
        // `零信任`, `零排放`: no number.
        WordClass::Number if lang.primary() == Lang::ZH && form == "零" => Role::Content,
        WordClass::Function if ends_term(lang, form) => Role::Content,
        WordClass::Function | WordClass::Number => Role::Inner,
        WordClass::Punctuation => Role::Break,
    }
}

/// Whether a mark may open a quotation.
pub(crate) fn may_quote(form: &str) -> bool {
    form == "\"" || QUOTES.iter().any(|q| q.0 == form)
}

/// Whether a function word closes terms in another sense.
pub(crate) fn ends_term(lang: Lang, form: &str) -> bool {
    ENDINGS.iter().any(|(own, forms)| *own == lang.primary() && forms.contains(&form))
}

/// The row of the first word of each stretch of `column`, and the last row.
fn rows(column: &Column) -> Vec<u32> {
    let mut rows = Vec::with_capacity(column.tokens.len() / STRETCH + 2);
    for (row, end) in (0..).zip(&column.rows[1..]) {
        while rows.len() * STRETCH < *end as usize {
            rows.push(row);
        }
    }
    rows.push(column.len().saturating_sub(1) as u32);
    rows
}

/// The keys of the words of `column`, and how many there are.
///
/// A key is a stem; but English participles are terms of their own: `developed` and `developing` countries.
fn keys(column: &Column) -> (Vec<u32>, usize) {
    let mut seen: FxHashMap<(u32, u8), u32> = FxHashMap::default();
    let singular = singulars(column);
    let keys = column.words.iter().map(|word| {
        let ending = if column.lang.primary() == Lang::EN {
            participle(&word.form, &column.stems[word.stem as usize])
        } else {
            0
        };
        let next = u32::try_from(seen.len()).expect("no more keys than words");
        let stem = *singular.get(&word.stem).unwrap_or(&word.stem);
        *seen.entry((stem, ending)).or_insert(next)
    });
    let keys = keys.collect();
    (keys, seen.len())
}

/// For stems that are words with a shorter stem, that stem: French `petits` has the stem `petit`, which has `pet`.
fn singulars(column: &Column) -> FxHashMap<u32, u32> {
    if ![Lang::FR, Lang::ES].contains(&column.lang.primary()) {
        return FxHashMap::default();
    }
    let stems: FxHashMap<&str, u32> = column.words.iter().map(|w| (w.form.as_str(), w.stem)).collect();
    let shorter = (0..).zip(&column.stems).filter_map(|(n, stem)| Some((n, *stems.get(stem.as_str())?)));
    shorter.filter(|(n, shorter)| n != shorter).collect()
}

/// Writes what a word is compared by in other columns behind `out`: marks and blanks say nothing there.
pub(crate) fn key_text(column: &Column, word: u32, out: &mut String) {
    let word = &column.words[word as usize];
    if word.class == WordClass::Punctuation {
        return;
    }
    let stem = &column.stems[word.stem as usize];
    if [Lang::EN, Lang::ES, Lang::FR].contains(&column.lang.primary()) {
        // Term bases in capitals often have no accents.
        out.extend(stem.nfd().filter(|c| !is_combining_mark(*c)));
    } else {
        out.push_str(stem);
    }
    if column.lang.primary() == Lang::EN {
        out.push_str(["", "ing", "ed"][participle(&word.form, stem) as usize]);
    }
}

/// Which participle `form` is, if it is one: 0 for none.
fn participle(form: &str, stem: &str) -> u8 {
    let form = form.strip_suffix('s').unwrap_or(form);
    if form.ends_with("ing") && !stem.ends_with("ing") {
        1
    } else if form.ends_with("ed") && !stem.ends_with("ed") {
        2
    } else {
        0
    }
}

#[cfg(test)]
mod tests;
