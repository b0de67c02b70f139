//! Frequent words and letters of languages: what the words of a text say for each language of its script.

use std::sync::LazyLock;

use hexapla_model::{Lang, Vocabulary};
use rustc_hash::FxHashMap;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use super::script::Script;
use crate::fold::push_lower;
use crate::script::is_letter;

const TABLE: &str = include_str!("../../data/languages.tsv");

/// What a frequent word of one, two, or more letters says for a language that has it, in nats: it is so much more frequent
/// there than elsewhere. Short ones are words of many languages, and letters of lists.
const WORD: [f32; 3] = [1.5, 2.5, 3.5];
/// What the ending of a longer word says for a language that has it, in nats.
const ENDING: f32 = 2.0;
/// The letters of a word that is long enough for an ending.
const LONG: usize = 6;
/// The longest ending, in letters.
const LONGEST_ENDING: usize = 6;
/// What a small word says against a language that has not all its letters, in nats.
const LETTER: f32 = 2.3;
/// How often a word of a text can count.
const REPEATS: u32 = 6;
/// Words in small letters that a line of running text has at least; names are not text.
const RUNNING: usize = 2;
/// Words that names are made with: they count only among other small words.
const PARTICLES: &str = "de la del las los el da do dos das di du le les des d van der den von ten ter zu zum e y i al bin ibn of the and";

/// Bytes of the longest of them.
const LONGEST_PARTICLE: usize = 3;

/// The particles as [`packed`] words, in order.
static PACKED_PARTICLES: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let mut all: Vec<u32> = PARTICLES.split(' ').map(packed).collect();
    all.sort_unstable();
    all
});

/// A language of the table.
struct Entry {
    lang: Lang,
    script: Script,
}

#[derive(Default)]
struct Table {
    entries: Vec<Entry>,
    /// For each word the languages that have it, a bit each.
    words: FxHashMap<&'static str, u64>,
    /// For each ending the languages that have it.
    endings: FxHashMap<&'static str, u64>,
    /// For each letter the languages that write it.
    letters: FxHashMap<char, u64>,
}

static LANGUAGES: LazyLock<Table> = LazyLock::new(Table::read);

impl Table {
    fn read() -> Self {
        let mut out = Self::default();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [code, letters, words, endings] = cells[..] else { continue };
            let Ok(lang) = Lang::parse(code) else { continue };
            let script = words.chars().next().map_or(Script::Latin, Script::of);
            let bit = 1 << out.entries.len();
            words.split(' ').for_each(|word| *out.words.entry(word).or_default() |= bit);
            endings.split_whitespace().for_each(|end| *out.endings.entry(end).or_default() |= bit);
            let plain = ('a'..='z').filter(|_| script == Script::Latin);
            letters.chars().chain(plain).for_each(|c| *out.letters.entry(c).or_default() |= bit);
            out.entries.push(Entry { lang, script });
        }
        out
    }

    /// The languages of `script`, a bit each.
    fn of(&self, script: Script) -> u64 {
        let in_script = self.entries.iter().enumerate().filter(|(_, entry)| entry.script == script);
        in_script.fold(0, |bits, (n, _)| bits | 1 << n)
    }
}

/// Whether the table has another language than `lang` in `script`.
pub(super) fn has_others(script: Script, lang: Lang) -> bool {
    LANGUAGES.of(script) & !bit(lang) != 0
}

/// Whether the table has `lang`.
pub(super) fn is_known(lang: Lang) -> bool {
    bit(lang) != 0
}

/// What one word of a text, with all its repeats, says.
#[derive(Debug, Clone, Copy)]
struct Witness {
    /// How often it is there.
    times: u32,
    /// How often it counts.
    count: u32,
    /// How many letters it has.
    letters: usize,
    /// The languages that have it among their frequent words.
    having: u64,
    /// The languages that have words with its ending.
    ending: u64,
    /// The languages of the script that do not have all its letters.
    lacking: u64,
}

/// What the words of a text say for the languages of its script.
#[derive(Debug)]
pub(super) struct Evidence {
    witnesses: Vec<Witness>,
    /// The languages of the script.
    langs: u64,
    /// How many words the text has.
    pub(super) words: usize,
}

/// How two languages compare by the words of a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Comparison {
    /// What speaks for the first, in nats.
    pub(super) pro: f32,
    /// What speaks for the second, in nats.
    pub(super) con: f32,
    /// How many different words speak for the first.
    pub(super) kinds: usize,
    /// How many of them are frequent ones of three letters or more.
    pub(super) long: usize,
}

impl Evidence {
    /// What the words of `lines` in letters of `script` say.
    pub(super) fn of<'t>(lines: impl Iterator<Item = &'t str>, script: Script) -> Self {
        let langs = LANGUAGES.of(script);
        let (mut seen, mut witnesses) = (Vocabulary::default(), Vec::new());
        let (mut words, mut form) = (0, String::new());
        for line in lines {
            let tokens = tokens(line, script);
            words += tokens.len();
            for (word, counts) in tokens.iter().zip(counting(&tokens, script)) {
                if counts == Counts::Nothing {
                    continue;
                }
                fold(word, &mut form);
                let number = seen.intern(&form) as usize;
                if number == witnesses.len() {
                    witnesses.push(witness(&form, langs));
                }
                let witness = &mut witnesses[number];
                witness.times += 1;
                witness.count = witness.times.min(REPEATS);
                if counts == Counts::Word && !is_small(word, script) {
                    (witness.lacking, witness.ending) = (0, 0);
                }
            }
        }
        witnesses.retain(|w| w.having | w.ending | w.lacking != 0);
        Self { witnesses, langs, words }
    }

    /// What speaks for `lang`, less what speaks against it, in nats.
    fn score(&self, bit: u64) -> f32 {
        self.witnesses.iter().map(|w| w.says(bit)).sum()
    }

    /// The language that most speaks for, if anything speaks for one, and by how much it is ahead of the next; languages that
    /// `apart` does not distinguish from it are skipped. Of languages that are level, the one that more people write
    /// comes first.
    pub(super) fn best(&self, apart: impl Fn(Lang, Lang) -> bool) -> Option<(Lang, f32)> {
        let entries = LANGUAGES.entries.iter().enumerate();
        let of_script = entries.filter(|(n, _)| self.langs & 1 << n != 0);
        let mut scores: Vec<(f32, Lang)> = of_script.map(|(n, e)| (self.score(1 << n), e.lang)).collect();
        scores.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let (first, lang) = *scores.first()?;
        let next =
            scores.iter().find(|(_, other)| apart(lang, *other)).map_or(0.0, |(score, _)| score.max(0.0));
        (first > 0.0 && first >= next).then_some((lang, first - next))
    }

    /// How many words, with repeats, are frequent ones of `lang`.
    pub(super) fn hits(&self, lang: Lang) -> usize {
        let bit = bit(lang);
        self.witnesses.iter().filter(|w| w.having & bit != 0).map(|w| w.times as usize).sum()
    }

    /// What speaks for `one` rather than for `other`, and the other way round. A language that is not in the table has no
    /// words.
    pub(super) fn compare(&self, one: Lang, other: Lang) -> Comparison {
        let (one, other) = (bit(one), bit(other));
        let mut out = Comparison::default();
        for witness in &self.witnesses {
            let difference = witness.says(one) - witness.says(other);
            if difference > 0.0 {
                out.pro += difference;
                out.kinds += 1;
                out.long += usize::from(witness.having & one != 0 && witness.letters >= WORD.len());
            } else {
                out.con -= difference;
            }
        }
        out
    }
}

impl Witness {
    fn says(&self, bit: u64) -> f32 {
        let word = if self.having & bit != 0 { WORD[self.letters.clamp(1, WORD.len()) - 1] } else { 0.0 };
        let ending = if self.ending & bit != 0 { ENDING } else { 0.0 };
        let letters = if self.lacking & bit != 0 { LETTER } else { 0.0 };
        (word.max(ending) - letters) * self.count as f32
    }
}

fn bit(lang: Lang) -> u64 {
    LANGUAGES.entries.iter().position(|entry| entry.lang == lang.primary()).map_or(0, |n| 1 << n)
}

/// Makes `out` a word in small letters, composed.
fn fold(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
    } else if is_nfc_quick(word.chars()) == IsNormalized::Yes {
        push_lower(word, out);
    } else {
        out.extend(word.nfc().flat_map(char::to_lowercase));
    }
}

/// What a word that has not been seen before says.
fn witness(word: &str, langs: u64) -> Witness {
    let having = LANGUAGES.words.get(word).copied().unwrap_or(0) & langs;
    let letters = word.chars().filter_map(|c| LANGUAGES.letters.get(&c));
    let writing = letters.fold(langs, |all, having| all & having);
    Witness {
        times: 0,
        count: 0,
        letters: word.chars().count(),
        having,
        ending: ending(word) & langs,
        lacking: langs & !writing,
    }
}

/// The languages that have words with the ending of `word`.
fn ending(word: &str) -> u64 {
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    let ends = 2..=LONGEST_ENDING;
    let ends = ends.filter(|_| starts.len() >= LONG).map(|n| &word[starts[starts.len() - n]..]);
    ends.filter_map(|end| LANGUAGES.endings.get(end)).fold(0, |all, langs| all | langs)
}

/// The words of a line in letters of one script; addresses have none.
fn tokens(line: &str, script: Script) -> Vec<&str> {
    let has_address = is_address(line);
    let pieces = line.split_whitespace().filter(|piece| !has_address || !is_address(piece));
    let pieces =
        pieces.flat_map(|piece| piece.split(|c: char| !is_letter(c) && !c.is_numeric() && !is_mark(c)));
    pieces.filter(|piece| piece.chars().any(|c| is_letter(c) && Script::of(c) == script)).collect()
}

/// Whether a piece of a line is an address of the web or of mail, or a line has one.
fn is_address(piece: &str) -> bool {
    piece.contains('@') || piece.contains("://") || piece.contains("www.")
}

/// How many words of three letters or more in `text` are written in small letters and in no names.
pub(super) fn small(text: &str, script: Script) -> usize {
    let words = text.lines().flat_map(|line| tokens(line, script));
    words.filter(|word| is_small(word, script) && word.chars().nth(2).is_some() && !is_particle(word)).count()
}

/// Marks over and under letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0900}'..='\u{0903}' | '\u{093A}'..='\u{094F}' | '\u{064B}'..='\u{0652}')
}

/// Whether a word begins with a small letter, or with one that is neither small nor capital.
fn is_small(word: &str, script: Script) -> bool {
    !script.has_case() || word.chars().next().is_some_and(|c| !c.is_uppercase())
}

/// What a word of a line counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counts {
    /// It may be part of a name.
    Nothing,
    /// As a word; its letters count if it is small.
    Word,
}

/// What each word of a line counts for. Names are the same in all languages, so a line without small words says nothing,
/// nor does a capital word inside a line, nor `de` between names.
fn counting(tokens: &[&str], script: Script) -> Vec<Counts> {
    if !script.has_case() {
        return vec![Counts::Word; tokens.len()];
    }
    let particles: Vec<bool> = tokens.iter().map(|word| is_particle(word)).collect();
    let small: Vec<bool> = tokens.iter().map(|word| is_small(word, script)).collect();
    if tokens.len() > RUNNING && tokens.iter().all(|word| is_shouted(word)) {
        let counts = particles.iter().map(|particle| if *particle { Counts::Nothing } else { Counts::Word });
        return counts.collect();
    }
    let is_running = (0..tokens.len()).filter(|n| small[*n] && !particles[*n]).count() >= RUNNING;
    let after_name = behind_name(0..tokens.len(), &small, &particles, Edge::Text);
    let mut before_name = behind_name((0..tokens.len()).rev(), &small, &particles, Edge::Name);
    before_name.reverse();
    let counts = (0..tokens.len()).map(|n| {
        let is_in_name = particles[n] && after_name[n] && before_name[n];
        let is_word = (small[n] && !is_in_name) || n == 0;
        if is_running && is_word { Counts::Word } else { Counts::Nothing }
    });
    counts.collect()
}

/// What is beyond the end of a line, for words that have no other word there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Name,
    Text,
}

/// For each word, in this order, whether the last one before it that is not a particle is a capital one, and so may be a name;
/// `edge` is for the words that have none before them.
fn behind_name(
    order: impl Iterator<Item = usize>,
    small: &[bool],
    particles: &[bool],
    edge: Edge,
) -> Vec<bool> {
    let mut is_name = edge == Edge::Name;
    let mut out = Vec::with_capacity(small.len());
    for n in order {
        out.push(is_name);
        if !particles[n] {
            is_name = !small[n];
        }
    }
    out
}

/// Whether names are made with a word, in capitals or not.
fn is_particle(word: &str) -> bool {
    word.len() <= LONGEST_PARTICLE && PACKED_PARTICLES.binary_search(&packed(word)).is_ok()
}

/// The bytes of a short word as a number, those of ASCII letters in small ones.
fn packed(word: &str) -> u32 {
    word.bytes().fold(0, |all, byte| all << 8 | u32::from(byte.to_ascii_lowercase()))
}

fn is_shouted(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}
