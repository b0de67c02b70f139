//! Arabic: without clitics, with the article or without it, in the singular if it is known.

mod singular;

use unicode_normalization::char::is_combining_mark;

use super::{Citation, Hint};
use crate::paradigm::Paradigms;
use crate::spelling::{Piece, Spelling};

const ARTICLE: &str = "ال";

/// The conjunction that is written together with the next word.
const AND: &str = "و";

/// The word that makes an adjective its opposite and leaves the article to it.
const NOT: &str = "غير";

/// What follows these depends on them.
const PREPOSITIONS: &[&str] = &["في", "من", "على", "إلى", "عن", "مع", "بين", "ب", "ل", "ك"];

/// Pronouns written together with the noun before them.
const PRONOUNS: &[&str] = &["ها", "هم", "هما", "هن", "كم", "نا", "ه"];

/// What a noun ends with before a pronoun, and by itself.
const BEFORE_PRONOUNS: &[(&str, &str)] = &[("ائ", "اء"), ("اؤ", "اء"), ("ت", "ة"), ("", "")];

/// The form that stands most often, and beside it the one with or without the article.
pub(super) fn citations(spellings: &[Spelling], hint: Hint, paradigms: &Paradigms) -> Vec<Citation> {
    let name = hint.name;
    let mut all: Vec<(Vec<Piece>, u32)> = Vec::new();
    for spelling in spellings {
        let plain = without_pronoun(plain(&spelling.pieces), paradigms);
        let pieces = if name { plain } else { nominative(plain, paradigms) };
        match all.iter_mut().find(|(p, _)| texts(p).eq(texts(&pieces))) {
            Some((_, places)) => *places += spelling.places,
            None => all.push((pieces, spelling.places)),
        }
    }
    all.sort_by_key(|(pieces, places)| std::cmp::Reverse(places * if is_owned(pieces) { 1 } else { 4 }));
    if let Some(at) = all.iter().position(|(pieces, _)| is_nominative_of(pieces, &all[0].0)) {
        all.swap(0, at);
    }
    let Some((first, places)) = all.first() else { return Vec::new() };
    let mut out = vec![Citation::new(text(first), *places)];
    let bare = bare(first);
    if let Some(bare) = &bare {
        // The last noun of a construction keeps an article that it has by itself: `نوعية المياه`.
        let is_free = first[0].text.starts_with(ARTICLE) && (!name || is_common(bare, paradigms));
        if attested(bare, &all) > 0 || is_free {
            out.push(attested_citation(bare, &all));
        }
    } else if let Some((definite, _)) = all.iter().find(|(p, _)| bare_is(p, first)) {
        out.push(attested_citation(definite, &all));
    }
    if name {
        return out;
    }
    if let Some(one) = singular(first, hint, paradigms) {
        let one = if one[0].text.starts_with(ARTICLE) { self::bare(&one).unwrap_or(one) } else { one };
        // Where the pivot has a singular, it is the form of dictionaries.
        let at = if hint.one { 0 } else { out.len() };
        out.insert(at, attested_citation(&one, &all));
    }
    if let Some((looser, _)) = all.iter().find(|(p, _)| !is_owned(p) && articles(p) < articles(first)) {
        out.push(attested_citation(looser, &all));
    }
    out
}

/// The term with the article in the place of a pronoun, if the column has the noun without it: `أوضاعه الدستورية` is
/// `الأوضاع الدستورية`.
///
/// What a pronoun behind a noun with article or a conjunction stands for may be in the term: `المقاصد ومبادئها`.
fn without_pronoun(mut pieces: Vec<Piece>, paradigms: &Paradigms) -> Vec<Piece> {
    let opens = |piece: &Piece| !piece.text.starts_with(ARTICLE) && piece.text != AND;
    let open = pieces.iter().take_while(|piece| opens(piece)).count();
    for piece in &mut pieces[..open] {
        if let Some(noun) = owned(&piece.text, paradigms) {
            piece.text = format!("{ARTICLE}{noun}");
            break;
        }
    }
    pieces
}

/// A noun without the pronoun that is written together with it, if the column has it so.
fn owned(word: &str, paradigms: &Paradigms) -> Option<String> {
    let stems = PRONOUNS.iter().filter_map(|pronoun| word.strip_suffix(pronoun));
    let stems = stems.filter(|stem| stem.chars().count() >= 3 && !stem.starts_with(ARTICLE));
    let nouns = stems.flat_map(|stem| {
        BEFORE_PRONOUNS
            .iter()
            .filter_map(move |(with, alone)| Some(format!("{}{alone}", stem.strip_suffix(with)?)))
    });
    let is_noun = |noun: &String| is_known(noun, paradigms);
    nouns.into_iter().find(is_noun)
}

/// Whether every word of a name without articles stands elsewhere without one.
fn is_common(bare: &[Piece], paradigms: &Paradigms) -> bool {
    bare.iter().all(|p| paradigms.count(&folded(&p.text)) > 0)
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

/// The term without the articles that make it definite: those of its first word and of what agrees with it,
/// or those of the last noun of a genitive construction.
fn bare(pieces: &[Piece]) -> Option<Vec<Piece>> {
    let mut out = pieces.to_vec();
    let (mut any, mut joined, mut ended) = (false, false, false);
    for (n, piece) in out.iter_mut().enumerate() {
        if ended || PREPOSITIONS.contains(&piece.text.as_str()) || n > 0 && !piece.apart && !joined {
            break;
        }
        let (article, rest) = split(&piece.text);
        if article.is_empty() {
            joined = n > 0 && (piece.text == AND || piece.text == NOT);
            // A noun without article behind one with it begins something else.
            ended = any && !joined;
            continue;
        }
        piece.text = rest.to_owned();
        (any, joined) = (true, false);
    }
    any.then_some(out)
}

/// Whether `pieces` are the nominative of the plurals in `of`: `المفتشون الدوليون` of `المفتشين الدوليين`.
fn is_nominative_of(pieces: &[Piece], of: &[Piece]) -> bool {
    let mut pairs = texts(pieces).zip(texts(of));
    pieces.len() == of.len()
        && pairs.clone().any(|(a, b)| is_plural_of(a, b))
        && pairs.all(|(a, b)| a == b || is_plural_of(a, b))
}

/// Whether a word is the nominative of the plural `of`.
fn is_plural_of(word: &str, of: &str) -> bool {
    word.strip_suffix("ون").is_some_and(|stem| of.strip_suffix("ين") == Some(stem))
}

fn bare_is(definite: &[Piece], pieces: &[Piece]) -> bool {
    bare(definite).is_some_and(|bare| texts(&bare).eq(texts(pieces)))
}

/// Whether a pronoun is written together with the last word; a single letter may be the word's own.
fn is_owned(pieces: &[Piece]) -> bool {
    let last = pieces.last().map_or("", |p| p.text.as_str());
    let mut long = PRONOUNS.iter().filter(|pronoun| pronoun.len() > "ه".len());
    !last.starts_with(ARTICLE) && long.any(|end| last.ends_with(end)) && last.chars().count() > 4
}

/// In how many places a form is found.
fn attested(pieces: &[Piece], all: &[(Vec<Piece>, u32)]) -> u32 {
    all.iter().find(|(p, _)| texts(p).eq(texts(pieces))).map_or(0, |(_, places)| *places)
}

fn attested_citation(pieces: &[Piece], all: &[(Vec<Piece>, u32)]) -> Citation {
    Citation::new(text(pieces), attested(pieces, all))
}

fn texts(pieces: &[Piece]) -> impl Iterator<Item = &str> + Clone {
    pieces.iter().map(|p| p.text.as_str())
}

fn text(pieces: &[Piece]) -> String {
    Spelling { pieces: pieces.to_vec(), places: 0, inside: 0 }.text()
}

/// The term without the alef of the accusative, if its first word is known without it.
fn nominative(mut pieces: Vec<Piece>, paradigms: &Paradigms) -> Vec<Piece> {
    // What agrees shows that the alef is that of the accusative; a name may end in one.
    let agrees = pieces.get(1).is_some_and(|next| next.text.ends_with('ا'));
    for (n, piece) in pieces.iter_mut().enumerate() {
        // The alef of some words is their own; it shows where they have the article too.
        let stays = piece.text.starts_with(ARTICLE) || has_article(&piece.text, paradigms);
        let cut = piece.text.strip_suffix('ا').filter(|word| word.chars().count() >= 3);
        let Some(word) =
            cut.filter(|word| !stays && (n > 0 || is_known(word, paradigms) || agrees && is_long(word)))
        else {
            break;
        };
        piece.text = word.to_owned();
    }
    pieces
}

/// Whether the column has a word, with the article or without.
fn is_known(word: &str, paradigms: &Paradigms) -> bool {
    paradigms.count(&folded(word)) > 0 || has_article(word, paradigms)
}

fn has_article(word: &str, paradigms: &Paradigms) -> bool {
    paradigms.count(&format!("{ARTICLE}{}", folded(word))) > 0
}

/// Whether a word is too long for its alef to be its own, as far as its ending shows.
fn is_long(word: &str) -> bool {
    word.chars().count() >= 4 && !word.ends_with(['ي', 'و', 'ا', 'ه']) && !word.ends_with("هم")
}

/// The term in the singular, if its first word is a plural whose singular is known; what agrees follows.
fn singular(pieces: &[Piece], hint: Hint, paradigms: &Paradigms) -> Option<Vec<Piece>> {
    if hint.plural {
        return None;
    }
    let mut out = pieces.to_vec();
    let head = out.first()?.text.clone();
    let (article, noun) = split(&head);
    let feminine =
        pieces.get(1).is_some_and(|p| p.apart && p.text.ends_with('ة') && article == split(&p.text).0);
    let one = singular::singular(noun, feminine, hint.singular, paradigms)?;
    let masculine = !one.ends_with('ة');
    for piece in out.iter_mut().skip(1) {
        let (own, adjective) = split(&piece.text);
        // Behind a noun with article only an adjective has one; else the ending of a relation shows it.
        let agrees = piece.apart
            && if article.is_empty() { own.is_empty() && is_relation(adjective) } else { !own.is_empty() };
        if !agrees {
            break;
        }
        let stem = ["ة", "ون", "ين"].iter().find_map(|end| adjective.strip_suffix(end));
        if let Some(stem) = stem.filter(|_| masculine) {
            piece.text = format!("{own}{stem}");
        }
    }
    out[0].text = format!("{article}{one}");
    Some(out)
}

/// Whether an adjective has the ending of relation in the feminine or a plural.
fn is_relation(word: &str) -> bool {
    ["ية", "يون", "يين"].iter().any(|end| word.ends_with(end)) && word.chars().count() > 4
}

/// A word as its article and the rest.
fn split(word: &str) -> (&str, &str) {
    let rest = word.strip_prefix(ARTICLE).filter(|rest| rest.chars().count() >= 2);
    rest.map_or(("", word), |rest| (&word[..ARTICLE.len()], rest))
}

/// The word as columns write it: without hamza on other letters, with one form of ya and of the feminine ending.
fn folded(word: &str) -> String {
    word.chars().map(folded_letter).collect()
}

fn folded_letter(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' | 'ئ' => 'ي',
        'ة' => 'ه',
        'ؤ' => 'و',
        c => c,
    }
}

#[cfg(test)]
mod tests;
