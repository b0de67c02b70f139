//! Chinese characters that the dictionary takes for function words and that are the head of a word it lacks: `会` in
//! `会话管理`, `既` in `既判力`, `让与` in `让与担保`, `第三` in `第三人撤销之诉`.
//!
//! A text shows it: what follows such a character has no other neighbour before it (its left neighbours have no
//! entropy), so the word does not begin there. What follows is a word, or several that the dictionary has cut. The
//! neighbour is a character, not a word, since the dictionary may have it in another word: `与会` and `话` in `与会话`.

use std::ops::Range;

use hexapla_lang::numeral::han_digit;
use hexapla_lang::script::is_han;
use hexapla_model::{Column, Lang, WordClass, WordToken};
use rustc_hash::{FxHashMap, FxHashSet};

/// Particles, conjunctions and pronouns that combine with any word: they are never part of one.
const FREE: &str = "的地得了着著過过之和与與及或等是在于於我你他她它这這那其将將并並而但则則该此每某本各";

/// Prepositions: part of a word where one character follows that is nowhere else (`经颅磁刺激`), never before a word.
const PREPOSITIONS: &str = "向往對对从從由以為为因按据據经經";

/// Characters that also open words of two characters or more: `多因素`, `被保险人`, `自适应`.
const PREFIXES: &str = "多被自同次总全共可不非反无未再";

/// Characters that are before verbs: what always follows one in a small text may be a verb by chance (`会增加`).
const VERBAL: &str = "会會能应應须須需要想愿敢请請令已曾也亦还還又都均皆只仅僅就才便很极極最更越太正仍";

/// Characters that say where something is: what is before one is no modal verb (`会` in `会外活动`).
const LOCATIVES: &str = "外内內前后後中上下间間";

/// In how many places a character must be before a word of one character, or a prefix before any word.
const LEAST: u32 = 2;

/// In how many places any other character must be before what follows. Reasoned: short texts show two places by
/// chance (`湖边`), and a term that is worth an entry has three.
const OFTEN: u32 = 3;

/// In how many places two characters must be before the same word, and nowhere else, to be a part of it.
const PAIRED: u32 = 4;

/// How many words of what follows are looked at: `判力` has two, `人撤销之诉` four.
const FOLLOWING: usize = 4;

/// The share of its places in which what follows comes after the character, in tenths. Reasoned: one place in ten may
/// be a chance meeting.
const SHARE: u32 = 9;

/// A few words in their order, by their numbers; those that are not there are `u32::MAX`.
type Gram = [u32; FOLLOWING];

/// For each running word of a Chinese column whether it is the head of the word that the next one ends; empty for other
/// languages.
pub(crate) fn heads(column: &Column) -> Vec<bool> {
    if column.lang.primary() != Lang::ZH {
        return Vec::new();
    }
    let counts = Counts::new(column);
    let mut heads = vec![false; column.tokens.len()];
    for row in 0..column.len() {
        let end = column.range(row).end;
        for opener in openers(column, row) {
            if grams(column, opener.end, end).any(|gram| counts.is_bound(column, &opener, &gram)) {
                heads[opener].fill(true);
            }
        }
    }
    heads
}

/// In how many places openers are, and what follows them.
#[derive(Default)]
struct Counts {
    /// Openers by themselves.
    openers: FxHashMap<Gram, u32>,
    /// Openers with what follows.
    pairs: FxHashMap<(Gram, Gram), u32>,
    /// What follows openers, wherever it is.
    grams: FxHashMap<Gram, u32>,
    /// The same after a character, as part of whatever word.
    behind: FxHashMap<(char, Gram), u32>,
}

impl Counts {
    fn new(column: &Column) -> Self {
        let mut counts = Self::default();
        for row in 0..column.len() {
            let end = column.range(row).end;
            for opener in openers(column, row) {
                let own = gram(column, opener.clone());
                *counts.openers.entry(own).or_default() += 1;
                for following in grams(column, opener.end, end) {
                    *counts.pairs.entry((own, following)).or_default() += 1;
                }
            }
        }
        counts.pairs.retain(|_, count| *count >= LEAST);
        let wanted: FxHashSet<Gram> = counts.pairs.keys().map(|pair| pair.1).collect();
        let firsts: FxHashSet<u32> = wanted.iter().map(|gram| gram[0]).collect();
        for row in 0..column.len() {
            let range = column.range(row);
            for at in range.clone().filter(|&at| firsts.contains(&column.tokens[at].word)) {
                let before = (at > range.start && touches(column, at - 1))
                    .then(|| column.word(column.tokens[at - 1]).form.chars().next_back())
                    .flatten();
                for following in grams(column, at, range.end).filter(|gram| wanted.contains(gram)) {
                    *counts.grams.entry(following).or_default() += 1;
                    if let Some(before) = before {
                        *counts.behind.entry((before, following)).or_default() += 1;
                    }
                }
            }
        }
        counts
    }

    /// Whether the words `opener` are a part of the word that they and `following` make.
    fn is_bound(&self, column: &Column, opener: &Range<usize>, following: &Gram) -> bool {
        let own = gram(column, opener.clone());
        let count = self.pairs.get(&(own, *following)).copied().unwrap_or_default();
        if opener.len() > 1 {
            return count >= PAIRED && count == self.openers[&own];
        }
        let Some(letter) = column.word(column.tokens[opener.start]).form.chars().next_back() else {
            return false;
        };
        let is_short =
            following[1] == u32::MAX && column.words[following[0] as usize].form.chars().count() == 1;
        let least = if is_ordinal(column, column.tokens[opener.start]) {
            OFTEN
        } else if (is_short && !PREPOSITIONS.contains(letter)) || PREFIXES.contains(letter) {
            LEAST
        } else if is_short {
            OFTEN
        } else if PREPOSITIONS.contains(letter) || VERBAL.contains(letter) && !is_locative(column, following)
        {
            return false;
        } else {
            OFTEN
        };
        let behind = self.behind.get(&(letter, *following)).copied().unwrap_or_default();
        count >= least && 10 * behind >= SHARE * self.grams.get(following).copied().unwrap_or(u32::MAX / 10)
    }
}

/// Whether a gram begins with a word that says where something is.
fn is_locative(column: &Column, gram: &Gram) -> bool {
    let mut characters = column.words[gram[0] as usize].form.chars();
    characters.next().is_some_and(|first| LOCATIVES.contains(first)) && characters.next().is_none()
}

/// What begins at `at`: one Chinese word of content, and up to three more that touch it.
fn grams(column: &Column, at: usize, end: usize) -> impl Iterator<Item = Gram> + '_ {
    let ends = at + 1..=end.min(at + FOLLOWING);
    ends.take_while(move |&to| is_chinese(column, to - 1) && (to == at + 1 || touches(column, to - 2)))
        .filter(move |&to| {
            let (first, last) = (column.word(column.tokens[at]), column.word(column.tokens[to - 1]));
            first.class == WordClass::Content && last.class == WordClass::Content
        })
        .map(move |to| gram(column, at..to))
}

/// The words at `at`, which are no more than [`FOLLOWING`].
fn gram(column: &Column, at: Range<usize>) -> Gram {
    let mut out = [u32::MAX; FOLLOWING];
    for (slot, token) in out.iter_mut().zip(&column.tokens[at]) {
        *slot = token.word;
    }
    out
}

/// The running words of `row` that may be the head of the word that follows: one character, two, or an ordinal.
fn openers(column: &Column, row: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let range = column.range(row);
    (range.start + 1..range.end)
        .filter(|&at| column.word(column.tokens[at]).class == WordClass::Content)
        .flat_map(move |at| {
            let one = is_opener(column, at - 1, range.start).then_some(at - 1..at);
            let is_pair = one.is_none() || is_free(column, at - 1);
            let two = (is_pair && at >= range.start + 2 && is_letter(column, at - 1))
                .then(|| at - 2..at)
                .filter(|two| {
                    is_opener(column, two.start, range.start)
                        && !has_any(column, two.start, &[VERBAL, PREPOSITIONS])
                });
            one.into_iter().chain(two)
        })
}

/// Whether the word at `at`, of the row that begins at `start`, touches the next one and may be a part of it: an ordinal, or a character that is not free and no
/// measure of the number before it (`2030年`), nor right behind one.
fn is_opener(column: &Column, at: usize, start: usize) -> bool {
    let is_number = |at: usize| {
        let word = column.word(column.tokens[at]);
        word.class == WordClass::Number || word.form.starts_with('第')
    };
    // `2015年后`: what is behind a measure says when.
    let mut near = (start.max(at.saturating_sub(2))..at).rev().take_while(|&before| touches(column, before));
    let measures = near.next().is_some_and(is_number)
        || near.next().is_some_and(|before| is_number(before) && is_letter(column, before + 1));
    let is_ordinal = is_ordinal(column, column.tokens[at]) && touches(column, at);
    is_ordinal || (is_letter(column, at) && !is_free(column, at) && !measures)
}

/// Whether the word at `at` is a function word of one character that touches the next word.
fn is_letter(column: &Column, at: usize) -> bool {
    let word = column.word(column.tokens[at]);
    let mut letters = word.form.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return false };
    word.class == WordClass::Function && is_han(letter) && touches(column, at)
}

fn is_free(column: &Column, at: usize) -> bool {
    has_any(column, at, &[FREE])
}

/// Whether the word at `at` has a character of one of these `classes`.
fn has_any(column: &Column, at: usize, classes: &[&str]) -> bool {
    column.word(column.tokens[at]).form.chars().any(|c| classes.iter().any(|class| class.contains(c)))
}

/// Whether a word is an ordinal that may open a name: `第三方`, `第三人`.
fn is_ordinal(column: &Column, token: WordToken) -> bool {
    let form = &column.word(token).form;
    form.starts_with('第') && form.chars().count() == 2 && form.chars().all(is_han)
}

/// Whether a word is a Chinese ordinal without what is counted: `第五` of `第五委员会`. With a measure it counts (`第五次会议`).
pub(crate) fn is_ordinal_number(form: &str) -> bool {
    form.strip_prefix('第').is_some_and(is_number)
}

/// Whether a Chinese word of content is right behind the running word at `at`, in the row that ends before `end`.
pub(crate) fn is_before_noun(column: &Column, at: usize, end: usize) -> bool {
    at + 1 < end
        && column.word(column.tokens[at + 1]).class == WordClass::Content
        && is_chinese(column, at + 1)
        && touches(column, at)
}

/// Whether a text is a number in Chinese characters.
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| han_digit(c).is_some() || "十百千".contains(c))
}

fn is_chinese(column: &Column, at: usize) -> bool {
    column.word(column.tokens[at]).form.chars().all(is_han)
}

/// Whether the word at `at` touches the next one.
fn touches(column: &Column, at: usize) -> bool {
    column.tokens[at].span.end == column.tokens[at + 1].span.start
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Span, Word};

    use super::*;

    /// A column with a row for each text; words are separated by blanks that are not in the text, `_` marks function words.
    fn column(rows: &[&str]) -> Column {
        let mut column = Column::new(Lang::ZH);
        for row in rows {
            let mut start = 0;
            for word in row.split(' ') {
                let (form, class) = match word.strip_prefix('_') {
                    Some(form) => (form, WordClass::Function),
                    None if word.starts_with(|c: char| c.is_ascii_digit()) => (word, WordClass::Number),
                    None => (word, WordClass::Content),
                };
                let number = column.words.iter().position(|w| w.form == form).unwrap_or_else(|| {
                    let stem = u32::try_from(column.words.len()).unwrap();
                    column.words.push(Word { form: form.to_owned(), stem, class });
                    column.words.len() - 1
                });
                let span = Span::new(start, start + form.len());
                column.tokens.push(WordToken { word: u32::try_from(number).unwrap(), span });
                start = span.end as usize;
            }
            column.rows.push(u32::try_from(column.tokens.len()).unwrap());
        }
        column
    }

    fn found(rows: &[&str]) -> Vec<String> {
        let column = column(rows);
        let heads = heads(&column);
        let word = |at: usize| column.word(column.tokens[at]).form.as_str();
        let mut out: Vec<String> = (0..heads.len())
            .filter(|&at| heads[at] && (at == 0 || !heads[at - 1]))
            .map(|at| (at..=at + heads[at..].iter().take_while(|head| **head).count()).map(word).collect())
            .collect();
        out.sort();
        out.dedup();
        out
    }

    #[test]
    fn a_character_is_part_of_the_word_that_never_lacks_it() {
        for (rows, want) in [
            (&["更新 _会 话 令牌", "_会 话 管理"][..], &["会话"][..]),
            (&["使用 _多 因素 认证", "_多 因素 认证 降低 风险"], &["多因素"]),
            (&["_被 保险人 应", "赔偿 _被 保险人"], &["被保险人"]),
            (&["_同 态 加密", "_同 态 计算"], &["同态"]),
            (&["_给 药 途径", "每日 _给 药"], &["给药"]),
            // Part of another word once, since the dictionary cut elsewhere.
            (&["_会 话 管理", "_会 话 内容", "与会 话 管理"], &["会话"]),
            // What follows is several words, of which each is elsewhere too.
            (&["_既 判 力", "_既 判 力 范围", "判 决", "有 _既 判 力", "能 力"], &["既判"]),
            (&["_别 除权", "_别 除权 人", "行使 _别 除权"], &["别除权"]),
            // Two characters that are before one word only.
            (
                &["_让 _与 担保", "_让 _与 担保 合同", "设 _让 _与 担保", "_让 _与 担保 权", "担保"],
                &["让与担保"],
            ),
            (&["_让 _与 担保", "_让 _与 担保 合同", "担保"], &[]),
            // Prepositions before one character that is nowhere else.
            (&["_经 颅 磁 刺激", "_经 颅 超声", "做 _经 颅 磁 刺激"], &["经颅"]),
            (&["_对 流域 管理", "_对 流域", "_对 流域 国家"], &[]),
            // Ordinals open names.
            (
                &["_第三 人 撤销 _之 诉", "_第三 人 撤销 _之 诉", "_第三 人 撤销 判决", "人 _的 撤销 申请"],
                &["第三人"],
            ),
            (&["_第三 届 会议", "_第三 届 会议", "_第四 届 会议"], &[]),
            // A measure goes with its number.
            (&["2030 _年 仙 台 框架", "2030 _年 仙 台 框架", "2030 _年 仙 台 框架"], &[]),
            (&["2015 _年 _后 减 灾 议程", "2015 _年 _后 减 灾 议程", "2015 _年 _后 减 灾 议程"], &[]),
            // Once is no evidence.
            (&["_会 话 令牌"], &[]),
            // The word stands without the character too.
            (&["_多 国家", "_多 国家", "国家 报告"], &[]),
            (&["_会 增加", "_会 增加"], &[]),
            // Where something is, is no verb.
            (&["_的 _会 外 活动", "组织 _会 外 活动", "举办 _会 外 活动"], &["会外"]),
            // What follows may be a verb.
            (&["_会 增加", "_会 增加", "_会 增加 费用"], &[]),
            // Particles are never part of a word.
            (&["流域 _的 水", "湖泊 _的 水"], &[]),
            (&["使 _各 区域 委员会", "_各 区域 委员会"], &[]),
            (&["_在 湖 边", "_在 湖 上"], &[]),
        ] {
            assert_eq!(found(rows), want, "{rows:?}");
        }
    }

    #[test]
    fn an_ordinal_before_a_noun_opens_a_name() {
        for (row, want) in [
            ("在 _第五 委员会 _的 报告", true),
            ("_第十五 委员会", true),
            ("_第五 _次 会议", false),
            ("_第五次 会议", false),
            ("_第 委员会", false),
            ("_第五 W", false),
            ("_第五", false),
        ] {
            let column = column(&[row]);
            let end = column.tokens.len();
            let form = |at: usize| column.word(column.tokens[at]).form.as_str();
            let opens = |at: usize| is_ordinal_number(form(at)) && is_before_noun(&column, at, end);
            assert_eq!((0..end).any(opens), want, "{row}");
        }
    }
}
