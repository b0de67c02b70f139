//! Arabic: without clitics, with the article or without it.

use unicode_normalization::char::is_combining_mark;

use super::Citation;
use crate::paradigm::Paradigms;
use crate::spelling::{Piece, Spelling};

const ARTICLE: &str = "ال";

/// The conjunction that is written together with the next word.
const AND: &str = "و";

/// The word that makes an adjective its opposite and leaves the article to it.
const NOT: &str = "غير";

/// Pronouns written together with the noun before them.
const PRONOUNS: &[&str] = &["ها", "هم", "هما", "هن", "كم", "نا"];

/// The form that stands most often, and beside it the one with or without the article.
pub(super) fn citations(spellings: &[Spelling], name: bool, paradigms: &Paradigms) -> Vec<Citation> {
    let mut all: Vec<(Vec<Piece>, u32)> = Vec::new();
    for spelling in spellings {
        let plain = plain(&spelling.pieces);
        let pieces = if name { plain } else { nominative(plain, paradigms) };
        match all.iter_mut().find(|(p, _)| texts(p).eq(texts(&pieces))) {
            Some((_, places)) => *places += spelling.places,
            None => all.push((pieces, spelling.places)),
        }
    }
    let worth = |(pieces, places): &(Vec<Piece>, u32)| places * if is_owned(pieces) { 1 } else { 4 };
    all.sort_by_key(|form| std::cmp::Reverse(worth(form)));
    let Some((first, places)) = all.first() else { return Vec::new() };
    let mut out = vec![Citation::new(text(first), *places)];
    if let Some(bare) = bare(first) {
        let places = all.iter().find(|(p, _)| texts(p).eq(texts(&bare))).map_or(0, |(_, places)| *places);
        if places > 0 || !name {
            out.push(Citation::new(text(&bare), places));
        }
    } else if let Some((definite, places)) = all.iter().find(|(p, _)| bare_is(p, first)) {
        out.push(Citation::new(text(definite), *places));
    }
    out.extend(singular(first, paradigms).filter(|_| !name).map(|text| Citation::new(text, 0)));
    let looser = all.iter().find(|(p, _)| !is_owned(p) && articles(p) < articles(first));
    out.extend(looser.filter(|_| !name).map(|(pieces, places)| Citation::new(text(pieces), *places)));
    out
}

/// How many words have the article.
fn articles(pieces: &[Piece]) -> usize {
    pieces.iter().filter(|p| p.text.starts_with(ARTICLE)).count()
}

/// The words without vowel signs and stretching; the first with its article in full.
fn plain(pieces: &[Piece]) -> Vec<Piece> {
    let mut out = pieces.to_vec();
    for piece in &mut out {
        piece.text.retain(|c| !is_combining_mark(c) && c != '\u{640}');
    }
    out
}

/// The term without articles, if it begins with one: as far as the words agree.
fn bare(pieces: &[Piece]) -> Option<Vec<Piece>> {
    let mut out = pieces.to_vec();
    let (mut any, mut joined) = (false, false);
    for (n, piece) in out.iter_mut().enumerate() {
        let rest = piece.text.strip_prefix(ARTICLE).filter(|rest| rest.chars().count() >= 2);
        let Some(rest) = rest.filter(|_| n == 0 || piece.apart || joined) else {
            joined = n > 0 && piece.apart && (piece.text == AND || piece.text == NOT);
            if joined {
                continue;
            }
            break;
        };
        piece.text = rest.to_owned();
        (any, joined) = (true, false);
    }
    any.then_some(out)
}

fn bare_is(definite: &[Piece], pieces: &[Piece]) -> bool {
    bare(definite).is_some_and(|bare| texts(&bare).eq(texts(pieces)))
}

/// Whether a pronoun is written together with the last word.
fn is_owned(pieces: &[Piece]) -> bool {
    let last = pieces.last().map_or("", |p| p.text.as_str());
    !last.starts_with(ARTICLE) && PRONOUNS.iter().any(|end| last.ends_with(end)) && last.chars().count() > 4
}

fn texts(pieces: &[Piece]) -> impl Iterator<Item = &str> {
    pieces.iter().map(|p| p.text.as_str())
}

fn text(pieces: &[Piece]) -> String {
    Spelling { pieces: pieces.to_vec(), places: 0, inside: 0 }.text()
}

/// The term without the alef of the accusative, if its first word is known without it.
fn nominative(mut pieces: Vec<Piece>, paradigms: &Paradigms) -> Vec<Piece> {
    let known = |word: &str| {
        let form = folded(word);
        paradigms.count(&form) + paradigms.count(&format!("{ARTICLE}{form}")) > 0
    };
    let cut = |word: &str| {
        word.strip_suffix('ا').filter(|w| w.chars().count() >= 3 && !w.ends_with('ي')).map(str::to_owned)
    };
    for (n, piece) in pieces.iter_mut().enumerate() {
        let definite = piece.text.starts_with(ARTICLE);
        match cut(&piece.text).filter(|word| !definite && (n > 0 || known(word))) {
            Some(word) => piece.text = word,
            None => break,
        }
    }
    pieces
}

/// The singular of a single word with the regular feminine plural, if it is known.
fn singular(pieces: &[Piece], paradigms: &Paradigms) -> Option<String> {
    let [piece] = pieces else { return None };
    let stem = piece.text.strip_prefix(ARTICLE).unwrap_or(&piece.text).strip_suffix("ات")?;
    let known = |word: &str| {
        let form = folded(word);
        paradigms.count(&form) + paradigms.count(&format!("{ARTICLE}{form}")) > 0
    };
    [format!("{stem}ة"), stem.to_owned()].into_iter().find(|word| word.chars().count() >= 3 && known(word))
}

/// The word as columns write it: the forms of alef are one, and so are the two forms of ya and of the feminine ending.
fn folded(word: &str) -> String {
    let fold = |c| match c {
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        c => c,
    };
    word.chars().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Column, Lang};

    use super::*;

    fn forms(spellings: &[(&str, u32)], name: bool) -> Vec<String> {
        let piece = |text: &str| Piece { text: text.to_owned(), word: 0, apart: true };
        let spelling = |&(text, places): &(&str, u32)| Spelling {
            pieces: text.split(' ').map(piece).collect(),
            places,
            inside: places,
        };
        let spellings: Vec<Spelling> = spellings.iter().map(spelling).collect();
        let column = Column::new(Lang::AR);
        citations(&spellings, name, &Paradigms::new(&column)).into_iter().map(|c| c.text).collect()
    }

    #[test]
    fn with_the_article_and_without_it() {
        for (spellings, name, want) in [
            (&[("المياه العذبة", 3)][..], false, &["المياه العذبة", "مياه عذبة"][..]),
            (&[("نوعية المياه", 2)], false, &["نوعية المياه"]),
            (&[("مياه", 3), ("المياه", 1)], false, &["مياه", "المياه"]),
            (&[("الجمعية العامة", 3)], true, &["الجمعية العامة"]),
            (&[("مياهها", 2), ("مياه", 1)], false, &["مياه"]),
            (&[("التبرعات غير المخصصة", 1)], false, &["التبرعات غير المخصصة", "تبرعات غير مخصصة"]),
        ] {
            assert_eq!(forms(spellings, name), want, "{spellings:?}");
        }
    }
}
