//! Parts Arabic conjunctions and prepositions from the words they are written with, on the evidence of the column.

use rustc_hash::FxHashMap;
use unicode_normalization::char::is_combining_mark;

use super::piece::{Kind, Piece};
use crate::entity::number::digit;
use hexapla_lang::fold::fold;
use hexapla_lang::script::is_invisible;

/// How words begin whose first letter looks like a conjunction or preposition and is not one; folded.
///
/// Only those are named that the counts of a column may get wrong: the rest of the word is a word too, or the word
/// is one that many texts hold only once.
const WHOLE: &str = "وثايق وثيق وجه وجود وحد وحيد ودايع وديع وراث ورش ورق وزار وزير وزراء وزع وزن وساط وسايل \
    وسايط وسط وسيط وسيل وشيك وصف وصل وصول وصي وضع وضوح وطن وظايف وظيف وعي وعد وفاه وفاق وفد \
    وفود وفر وفق وفيات وقايع وقايي وقايه وقت وقف وقع وقود وقوع وكال وكيل وكلاء ولاي ولاد ولد \
    وليد وباء وبايي وتير واجب واجه واحد وارد واسع واشنطن واصل واضح وافق وافي واقع واقعي ويلات \
    فالح فالق بالغ بالون بحث بحر بحوث بدل بدين بروتوكول بشر بصر بطال بعث بلاغ بناء بيان بنود \
    لاجي لاحق لازم لبنان لجن لحظ لغه لغات لغوي لقاح كامل كاف كلي كيان كوارث كندا";

/// A word of [`WHOLE`] that never has the feminine ending: `وجودة` is `جودة` behind a conjunction.
const EXISTENCE: &str = "وجود";

/// The parents, folded, with what may be behind them; `والدول` is `الدول` behind a conjunction.
const PARENT: &str = "والد";
const OF_PARENTS: [&str; 8] = ["", "ه", "ي", "ا", "ين", "ان", "ات", "يه"];

/// Pronouns that are written together with the noun before them; folded.
const PRONOUNS: [&str; 4] = ["ها", "هم", "هما", "ه"];

/// The folded words of a column and how often each occurs.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    counts: FxHashMap<String, u32>,
}

impl Evidence {
    /// Counts `times` of the folded word `form`.
    pub(super) fn add(&mut self, form: &str, times: u32) {
        if let Some(count) = self.counts.get_mut(form) {
            *count += times;
        } else {
            self.counts.insert(form.to_owned(), times);
        }
    }

    /// Whether the word that `clitic` and `rest` make occurs.
    fn has(&self, clitic: char, rest: &str) -> bool {
        self.count(&format!("{clitic}{rest}")) > 0
    }

    fn count(&self, form: &str) -> u32 {
        self.counts.get(form).copied().unwrap_or(0)
    }

    /// How often the word occurs with the article or without it.
    fn family(&self, form: &str) -> u32 {
        match form.strip_prefix("ال") {
            Some(bare) if letters(bare) >= 2 => self.count(form) + self.count(bare),
            _ => self.count(form) + self.count(&format!("ال{form}")),
        }
    }

    /// Whether the word occurs without the pronoun that it ends with.
    fn has_owned(&self, form: &str) -> bool {
        let mut nouns = PRONOUNS.iter().filter_map(|pronoun| form.strip_suffix(pronoun));
        nouns.any(|noun| letters(noun) >= 4 && self.family(noun) > 0)
    }
}

/// Bytes of the clitic that `rest` opens with before a word in Latin letters or figures: `وAmazon`, `ول12`.
pub(super) fn before_latin(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    let end = letter(rest);
    let next = rest[end..].chars().next()?;
    let is_other = |c: char| c.is_ascii_alphanumeric() || digit(c).is_some();
    let opens_more = |c: char| "بكل".contains(c) && before_latin(&rest[end..]).is_some();
    let is_before = match first {
        'و' | 'ف' => is_other(next) || opens_more(next),
        'ب' | 'ك' | 'ل' => is_other(next),
        _ => false,
    };
    is_before.then_some(end)
}

/// Gives out the clitics of `word` and what is left of it, in order; `is_small` knows the small words.
pub(super) fn split(
    word: &str,
    evidence: &Evidence,
    is_small: &dyn Fn(&str) -> bool,
    each: &mut dyn FnMut(Piece),
) {
    let mut form = String::new();
    fold(word, &mut form);
    let (mut at, mut kind) = (0, Kind::Word);
    while kind == Kind::Word && !is_small(&form) {
        let Some(first) = form.chars().next() else { break };
        let next = at + letter(&word[at..]);
        let rest = &form[first.len_utf8()..];
        let hamza = word[next..].starts_with(['\u{622}', '\u{623}', '\u{625}']);
        let parted = match first {
            'و' | 'ف' if at == 0 => {
                is_no_head(word) || is_conjunction(first, &form, rest, hamza, evidence, is_small)
            }
            'ل' if rest.starts_with('ل') && letters(rest) >= 3 => {
                kind = elided_article(rest, evidence);
                true
            }
            'ب' | 'ك' | 'ل' => is_preposition(first, &form, rest, hamza, evidence, is_small),
            _ => false,
        };
        if !parted {
            break;
        }
        each(Piece { kind: Kind::Clitic, start: at, end: next });
        at = next;
        form.drain(..first.len_utf8());
        if !matches!(first, 'و' | 'ف') {
            break;
        }
    }
    each(Piece { kind, start: at, end: word.len() });
}

/// Whether the `و` or `ف` before `rest` is a conjunction.
fn is_conjunction(
    clitic: char,
    form: &str,
    rest: &str,
    hamza: bool,
    evidence: &Evidence,
    is_small: &dyn Fn(&str) -> bool,
) -> bool {
    let length = letters(rest);
    if length >= 2 && (is_small(rest) && !form.starts_with("واحد") || hamza) {
        return true;
    }
    let (whole, other) = (evidence.count(form), evidence.family(rest));
    if is_whole(form) {
        return length >= 4 && other > 8 * (whole + 1);
    }
    let usual = clitic == 'و'
        && (opens(rest, "ست", 5)
            || opens(rest, "سي", 5)
            || opens(rest, "ت", 5)
            || opens(rest, "م", 4)
            || opens(rest, "ي", 4)
            || opens(rest, "ن", 5)
            || opens(rest, "ب", 5)
            || opens(rest, "ل", 4)
            || opens(rest, "ا", 5));
    // `وفاطمة` and `لفاطمة`, `وحصانات` and `والحصانات` show what they have in common, even if it never is alone.
    let has_twin = || {
        let article = format!("ال{rest}");
        let twins = [('ب', rest), ('ل', rest), ('و', article.as_str())];
        clitic == 'و' && length >= 4 && twins.iter().any(|(twin, rest)| evidence.has(*twin, rest))
    };
    match clitic {
        _ if opens(rest, "ال", 5) || has_twin() => true,
        'و' => length >= 3 && other > 0 && 4 * other >= whole || usual || evidence.has_owned(rest),
        _ => length >= 4 && other >= 4 * whole,
    }
}

/// Whether the `ب`, `ك` or `ل` before `rest` is a preposition.
fn is_preposition(
    clitic: char,
    form: &str,
    rest: &str,
    hamza: bool,
    evidence: &Evidence,
    is_small: &dyn Fn(&str) -> bool,
) -> bool {
    let length = letters(rest);
    if length < 2 || is_whole(form) {
        return false;
    }
    let (whole, other) = (evidence.count(form), evidence.family(rest));
    let usual = match clitic {
        'ب' => opens(rest, "ت", 5) || opens(rest, "م", 4) || opens(rest, "است", 5),
        'ل' => opens(rest, "ت", 4) || opens(rest, "م", 4) || opens(rest, "است", 5) || opens(rest, "ا", 5),
        _ => false,
    };
    let factor = if clitic == 'ك' { 3 } else { 1 };
    // `بكفاءة` and `لكفاءة` show what both begin with, even if `كفاءة` never is alone.
    let twins = ['ب', 'ل', 'و'].into_iter().filter(|twin| clitic != 'ك' && *twin != clitic);
    length >= 4 && twins.into_iter().any(|twin| evidence.has(twin, rest))
        || is_small(rest)
        || opens(rest, "ال", 5)
        || hamza && clitic != 'ك'
        || length >= 3 && other > 0 && other >= factor * whole
        || length == 2 && other >= 4 * whole + 3
        || usual
}

/// What follows the preposition in `للتقارير`, where `rest` is `لتقارير`: the article has lost its alef, or, before a
/// word that opens with `ل` itself, the whole article is gone (`للجنة`).
fn elided_article(rest: &str, evidence: &Evidence) -> Kind {
    let bare = &rest['ل'.len_utf8()..];
    let has_twin = || evidence.has('و', rest) && evidence.family(bare) == 0;
    if is_whole(rest) || evidence.family(rest) > evidence.family(bare) || has_twin() {
        Kind::BareArticle
    } else {
        Kind::Article
    }
}

fn is_whole(form: &str) -> bool {
    WHOLE.split_ascii_whitespace().any(|head| form.starts_with(head))
        || form.strip_prefix(PARENT).is_some_and(|rest| OF_PARENTS.contains(&rest))
}

/// Whether only the head of `word` is that of a word of [`WHOLE`].
fn is_no_head(word: &str) -> bool {
    word.strip_prefix(EXISTENCE).is_some_and(|rest| rest.starts_with(['ة', 'ت']))
}

/// Whether `rest` opens with `head` and has at least so many letters.
fn opens(rest: &str, head: &str, least: usize) -> bool {
    rest.starts_with(head) && letters(rest) >= least
}

fn letters(form: &str) -> usize {
    form.chars().count()
}

/// Bytes of the first letter of `word` with the signs upon it.
fn letter(word: &str) -> usize {
    let first =
        word.find(|c| !is_sign(c)).map_or(0, |at| at + word[at..].chars().next().map_or(0, char::len_utf8));
    first + word[first..].find(|c| !is_sign(c)).unwrap_or(word.len() - first)
}

/// Whether `c` is upon a letter, or stretches it.
fn is_sign(c: char) -> bool {
    is_combining_mark(c) || c == '\u{640}' || is_invisible(c)
}
