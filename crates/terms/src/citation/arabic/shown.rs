//! Arabic: forms of a term that its other forms show.

use hexapla_lang::number;

use super::AND;
use super::word::{ARTICLE, folded, is_of_another, split};
use crate::spelling::Piece;

/// Words with the nominative first, which end otherwise in each case: `أبو`, `أبي`, `أبا`.
const FIVE: [[&str; 3]; 3] = [["أبو", "أبي", "أبا"], ["أخو", "أخي", "أخا"], ["ذو", "ذي", "ذا"]];

/// The tens without the ending that shows their case.
const TENS: [&str; 8] = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];

/// Endings of plurals, with that of their singular.
const ENDINGS: [(&str, &str); 5] = [("ون", ""), ("ين", ""), ("و", ""), ("ي", ""), ("ات", "ة")];

/// Endings of the plurals of people in the nominative and in other cases, by themselves and before what depends on them.
const CASES: [(&str, &str); 2] = [("ون", "ين"), CONSTRUCT];
const CONSTRUCT: (&str, &str) = ("و", "ي");

/// Endings of the duals of feminines.
const DUALS: [&str; 4] = ["تان", "تين", "تا", "تي"];

/// How many letters two forms of an adjective have in common at least.
const COMMON: usize = 3;

/// The nominative of a name that begins with a word which has several cases in `firsts`, the first words of its forms:
/// `أبو بكر` where the text has `أبي بكر` and `أبا بكر`.
pub(super) fn nominative_of<'a>(
    word: &str,
    firsts: impl Iterator<Item = &'a str> + Clone,
) -> Option<&'static str> {
    let forms = FIVE.iter().find(|forms| forms.contains(&word))?;
    let shown = forms.iter().filter(|form| firsts.clone().any(|first| first == **form));
    (shown.count() > 1).then_some(forms[0])
}

/// Puts the tens of an ordinal that goes with a definite noun into the nominative: `الدورة السبعون`, `الدورة الحادية والثمانون`.
pub(super) fn settle_ordinal(pieces: &mut [Piece]) {
    let opens = |piece: &Piece| piece.text.starts_with(ARTICLE);
    for n in 1..pieces.len() {
        let before = if pieces[n - 1].text == AND { n.checked_sub(2) } else { Some(n - 1) };
        let goes_with = opens(&pieces[0]) && before.is_some_and(|at| opens(&pieces[at]));
        let (article, ten) = split(&pieces[n].text);
        let stem =
            ten.strip_suffix("ين").filter(|stem| goes_with && !article.is_empty() && TENS.contains(stem));
        if let Some(stem) = stem {
            pieces[n].text = format!("{article}{stem}ون");
        }
    }
}

/// Whether a word is an ordinal that ends with tens.
pub(super) fn is_ten(word: &str) -> bool {
    let (article, ten) = split(word);
    let mut stems = ["ين", "ون"].into_iter().filter_map(|end| ten.strip_suffix(end));
    !article.is_empty() && stems.any(|stem| TENS.contains(&stem))
}

/// Whether `one` is `many` in the singular, by the table or an ending of the first word; what goes with it is the same or begins
/// alike: `مراجع حسابات` of `مراجعي الحسابات`.
pub(super) fn is_singular_of(one: &[Piece], many: &[Piece]) -> bool {
    let (first, plural) = (split(&one[0].text).1, split(&many[0].text).1);
    let is_one = || match number::arabic::singular(plural) {
        Some(known) => folded(known) == folded(first),
        None => ENDINGS.iter().any(|(end, short)| {
            let stem = plural.strip_suffix(end).filter(|stem| stem.chars().count() >= COMMON);
            stem.is_some_and(|stem| first.strip_suffix(short) == Some(stem))
        }),
    };
    one.len() == many.len()
        && !number::arabic::is_lone(plural)
        && is_one()
        && one[1..].iter().zip(&many[1..]).all(|(a, b)| begin_alike(&a.text, &b.text))
}

/// The singular of plurals of people that the text has in both cases: `مقدم خدمات` of `مقدمو خدمات` and `مقدمي خدمات`.
pub(super) fn singular_of_people(first: &[Piece], others: &[(Vec<Piece>, u32)]) -> Option<Vec<Piece>> {
    let is_pair = |a: &str, b: &str| {
        CASES.iter().any(|(nominative, oblique)| {
            let mut pairs = [(a, b), (b, a)].into_iter();
            pairs.any(|(a, b)| stem(a, nominative).is_some_and(|own| stem(b, oblique) == Some(own)))
        })
    };
    let shows = |other: &[Piece]| {
        other.len() == first.len()
            && is_pair(&first[0].text, &other[0].text)
            && first.iter().zip(other).all(|(a, b)| a.text == b.text || is_pair(&a.text, &b.text))
    };
    if !others.iter().any(|(other, _)| shows(other)) {
        return None;
    }
    let (article, _) = split(&first[0].text);
    let is_construct = [CONSTRUCT.0, CONSTRUCT.1].iter().any(|end| first[0].text.ends_with(end));
    let agrees = |n: usize| n == 0 || !is_construct && split(&first[n].text).0 == article;
    let one = |text: &str| {
        CASES.iter().flat_map(|(a, b)| [a, b]).find_map(|end| stem(text, end)).map(str::to_owned)
    };
    let mut out = first.to_vec();
    for n in (0..out.len()).take_while(|n| agrees(*n)) {
        if let Some(stem) = one(&out[n].text) {
            out[n].text = stem;
        }
    }
    Some(out)
}

/// The singular of feminine plurals of which the text has the dual: `حاوية` of `حاويات` and `حاويتين`.
pub(super) fn singular_of_dual(first: &[Piece], others: &[(Vec<Piece>, u32)]) -> Option<Vec<Piece>> {
    let noun = stem(&first[0].text, "ات")?;
    let own = split(noun).1;
    let is_dual = |other: &[Piece]| {
        let other = split(&other[0].text).1;
        DUALS.iter().any(|end| other.strip_suffix(end) == Some(own))
    };
    let mut out = first.to_vec();
    out[0].text = format!("{noun}ة");
    others.iter().any(|(other, _)| other.len() == first.len() && is_dual(other)).then_some(out)
}

/// `word` without one of its endings, if enough is left.
fn stem<'w>(word: &'w str, end: &str) -> Option<&'w str> {
    word.strip_suffix(end).filter(|stem| split(stem).1.chars().count() >= COMMON)
}

fn has_article(piece: &Piece) -> bool {
    !split(&piece.text).0.is_empty()
}

/// Whether `bare` is `definite` without some of its articles, that of the first word among them.
pub(super) fn is_bare_of(bare: &[Piece], definite: &[Piece]) -> bool {
    let mut pairs = bare.iter().zip(definite);
    bare.len() == definite.len()
        && has_article(&definite[0])
        && !has_article(&bare[0])
        && pairs.all(|(a, b)| a.text == b.text || a.text == split(&b.text).1)
}

/// Whether `bare` is `definite`, a construct with an article inside, without articles: `مبيدات آفات` of `مبيدات الآفات`.
pub(super) fn is_indefinite_of(bare: &[Piece], definite: &[Piece]) -> bool {
    let mut pairs = bare.iter().zip(definite);
    bare.len() == definite.len()
        && definite.get(1).is_some_and(has_article)
        && !bare.iter().any(has_article)
        && bare[0].text == definite[0].text
        && pairs.all(|(a, b)| a.text == split(&b.text).1)
}

/// Drops forms that others show to be cut out of something else.
pub(super) fn drop_cut(all: &mut Vec<(Vec<Piece>, u32)>) {
    let cut = |(pieces, places): &(Vec<Piece>, u32)| {
        let mut others = all.iter().filter(|(other, count)| other.len() == pieces.len() && count >= places);
        others.any(|(other, _)| lost_article(pieces, other) || is_relation_of(pieces, other))
            || all.len() > 1 && (lost_noun(pieces) || lost_owner(pieces))
    };
    let is_cut: Vec<bool> = all.iter().map(cut).collect();
    if is_cut.iter().all(|cut| *cut) {
        return;
    }
    let mut is_cut = is_cut.into_iter();
    all.retain(|_| !is_cut.next().unwrap_or_default());
}

/// Whether the first word lacks the article that `full` shows it to have, since an adjective agrees with it: `حقول المكشوفة` of
/// `الحقول المكشوفة`. An adjective keeps the noun that it has, `رفيعة المستوى`. Not of words that begin as `لجنة` does: `للجنة` does not show whether it has the article.
fn lost_article(pieces: &[Piece], full: &[Piece]) -> bool {
    let noun = &pieces[0].text;
    pieces.len() > 1
        && (number::arabic::is_noun(noun) || noun.ends_with("ات"))
        && has_article(&full[0])
        && !has_article(&pieces[0])
        && !noun.starts_with('ل')
        && split(&full[0].text).1 == noun
        && has_article(&pieces[1])
        && pieces[1..].iter().zip(&full[1..]).all(|(a, b)| a.text == b.text)
}

/// Whether the first word is an adjective from the noun that `other` begins with: `الحكومية` of `الحكومة`.
fn is_relation_of(pieces: &[Piece], other: &[Piece]) -> bool {
    let (word, noun) = (split(&pieces[0].text).1, split(&other[0].text).1);
    let stem = noun.strip_suffix('ة').unwrap_or(noun);
    word.strip_suffix("ية") == Some(stem) && !number::arabic::is_one(word)
}

/// Whether a lone plural of people has the ending that it has before what depends on it: `موظفي`.
fn lost_owner(pieces: &[Piece]) -> bool {
    let [noun] = pieces else { return false };
    let mut stems = [CONSTRUCT.0, CONSTRUCT.1].into_iter().filter_map(|end| noun.text.strip_suffix(end));
    stems.any(|stem| number::arabic::singular(&format!("{stem}ين")) == Some(stem))
}

/// Whether the last word is an adjective whose own noun is cut off, behind a noun with article: `الطبقة ثنائية`.
fn lost_noun(pieces: &[Piece]) -> bool {
    let [.., noun, last] = pieces else { return false };
    has_article(noun) && !has_article(last) && is_of_another(&last.text)
}

fn begin_alike(a: &str, b: &str) -> bool {
    let (a, b) = (split(a).1, split(b).1);
    a == b
        || number::arabic::singular(b).is_some_and(|one| folded(one) == folded(a))
        || a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count() >= COMMON
}
