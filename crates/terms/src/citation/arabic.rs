//! Arabic: without clitics, with the article or without it, in the singular if it is known.

mod agreement;
mod shown;
mod singular;
mod word;

use hexapla_lang::number;
use unicode_normalization::char::is_combining_mark;

use self::agreement::{is_of_many, masculine_of, may_be_feminine, nominative_of_people, settle_end};
use self::word::{
    ARTICLE, PRONOUNS, has_article, is_adjective, is_known, is_long, is_of_another, is_plural_of,
    is_relation, is_sound_plural, owned, split,
};
pub(super) use self::word::{disagree, needs_noun};
use super::{Citation, Hint};
use crate::paradigm::Paradigms;
use crate::spelling::{Piece, Spelling};

/// The conjunction that is written together with the next word.
const AND: &str = "و";

/// Words that turn an adjective round or halve it, and leave the article to it.
const TURNING: [&str; 3] = ["غير", "نصف", "شبه"];

/// Relative pronouns: what is behind them is a clause, and they go with the article of the noun.
const RELATIVE: &[&str] =
    &["الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين", "اللاتي", "اللواتي"];

/// What joins a noun to what it has, as it is behind another case than the nominative, and in the nominative: `ضرر ذو شأن`.
const HAVING: (&str, &str) = ("ذي", "ذو");

/// The plurals of what joins a noun to what it has: of people, and of things.
const HAVE: [&str; 2] = ["ذوي", "ذوو"];
const THINGS_HAVE: &str = "ذات";

/// Of how many places a form has one at least if it is usual.
const USUAL: u32 = 5;

/// What follows these depends on them.
const PREPOSITIONS: &[&str] = &["في", "من", "على", "إلى", "عن", "مع", "بين", "ب", "ل", "ك"];

/// The ways in which a term is written, each with its places, the likeliest first.
type Forms = Vec<(Vec<Piece>, u32)>;

/// The forms of a term, plurals of people in the nominative.
pub(super) fn citations(spellings: &[Spelling], hint: Hint, paradigms: &Paradigms) -> Vec<Citation> {
    let mut out = listed(spellings, hint, paradigms);
    if !hint.name {
        for citation in &mut out {
            citation.text = nominative_of_people(&citation.text, hint.counted);
        }
    }
    out
}

/// The form that stands most often, and beside it the one with or without the article.
fn listed(spellings: &[Spelling], hint: Hint, paradigms: &Paradigms) -> Vec<Citation> {
    let all = forms(spellings, hint.name, paradigms);
    let Some((first, places)) = all.first() else { return Vec::new() };
    let mut out = vec![Citation::new(text(first), *places)];
    if let Some(bare) = bare_of(first, &all) {
        // The last noun of a construction keeps an article that it has by itself: `نوعية المياه`.
        let is_free = first[0].text.starts_with(ARTICLE) && !hint.name;
        if attested(&bare, &all) > 0 || is_free {
            out.insert(usize::from(!is_indefinite(&bare, hint, &all)), attested_citation(&bare, &all));
        }
    } else if let Some((definite, _)) = all.iter().find(|(p, _)| bare_is(p, first)) {
        out.push(attested_citation(definite, &all));
    }
    if hint.name {
        return out;
    }
    if let Some(one) = one_of(first, &all, hint, paradigms) {
        let one = if one[0].text.starts_with(ARTICLE) { bare(&one).unwrap_or(one) } else { one };
        // Where the pivot has a singular, it is the form of dictionaries.
        let at = if hint.one || hint.alone { 0 } else { out.len() };
        out.insert(at, attested_citation(&one, &all));
    }
    if let Some((looser, _)) = all.iter().find(|(p, _)| !is_owned(p) && articles(p) < articles(first)) {
        out.push(attested_citation(looser, &all));
    }
    out.extend(usual(&all, &out));
    out
}

/// The forms that a text has often beside those `listed`, unless they are in another case than the nominative.
fn usual(all: &Forms, listed: &[Citation]) -> Vec<Citation> {
    let total: u32 = all.iter().map(|(_, places)| places).sum();
    let is_oblique = |piece: &Piece| ["ين", "ي"].iter().any(|end| piece.text.ends_with(end));
    let usual = all.iter().filter(|(pieces, places)| {
        USUAL * places >= total && !is_owned(pieces) && !pieces.iter().any(is_oblique)
    });
    let new = usual.map(|(pieces, places)| Citation::new(text(pieces), *places));
    new.filter(|citation| listed.iter().all(|other| other.text != citation.text)).collect()
}

/// The forms of a term in the nominative, without what is written together with them.
fn forms(spellings: &[Spelling], name: bool, paradigms: &Paradigms) -> Forms {
    let firsts = spellings.iter().map(|spelling| spelling.pieces[0].text.as_str());
    let mut all = Forms::new();
    for spelling in spellings {
        let plain = without_pronoun(plain(&spelling.pieces), paradigms);
        let mut pieces = if name { plain } else { nominative(plain, paradigms) };
        shown::settle_ordinal(&mut pieces);
        if let Some(nominative) = shown::nominative_of(&pieces[0].text, firsts.clone()) {
            nominative.clone_into(&mut pieces[0].text);
        }
        match all.iter_mut().find(|(p, _)| texts(p).eq(texts(&pieces))) {
            Some((_, places)) => *places += spelling.places,
            None => all.push((pieces, spelling.places)),
        }
    }
    shown::drop_cut(&mut all);
    all.sort_by_key(|(pieces, places)| std::cmp::Reverse(places * if is_owned(pieces) { 1 } else { 4 }));
    if let Some(at) = all.iter().position(|(pieces, _)| is_nominative_of(pieces, &all[0].0)) {
        all.swap(0, at);
    }
    all
}

/// A form without articles that the text has, else what rules make of it: `حسابات مستحقة القبض`.
fn bare_of(first: &[Piece], all: &Forms) -> Option<Vec<Piece>> {
    shown_bare(first, all).map(<[Piece]>::to_vec).or_else(|| bare(first))
}

fn shown_bare<'f>(first: &[Piece], all: &'f Forms) -> Option<&'f [Piece]> {
    all.iter().find(|(pieces, _)| shown::is_bare_of(pieces, first)).map(|(pieces, _)| pieces.as_slice())
}

/// Whether the form without article comes first: what is counted is indefinite in dictionaries, what is one of its kind often is
/// not.
fn is_indefinite(bare: &[Piece], hint: Hint, all: &Forms) -> bool {
    let noun = &bare[0].text;
    let is_thing = hint.noun_counted && number::arabic::is_one(noun);
    // Before the name of a person the office keeps its article.
    let is_person = hint.small && number::arabic::is_person(noun);
    let is_counted =
        hint.one && (hint.counted || is_thing || is_person) || hint.alone && attested(bare, all) > 0;
    is_counted && !hint.name
}

/// The singular: one that the text has, else what rules make of the first form, else what two forms show together.
fn one_of(first: &[Piece], all: &Forms, hint: Hint, paradigms: &Paradigms) -> Option<Vec<Piece>> {
    if hint.plural {
        return None;
    }
    let ones = all.iter().filter(|(pieces, _)| shown::is_singular_of(pieces, first));
    if let Some((one, _)) = ones.min_by_key(|(pieces, _)| articles(pieces)) {
        return Some(one.clone());
    }
    // What keeps an article that rules take goes with something else than its neighbour, and so is what agrees.
    let by_rule = bare(first);
    let is_joint = shown_bare(first, all)
        .zip(by_rule.as_deref())
        .is_some_and(|(shown, bare)| !texts(shown).eq(texts(bare)));
    let built = if is_joint { None } else { singular(first, hint, paradigms) };
    // A plural that is indefinite before what depends on it is one of many: `مبيدات آفات`.
    let of_shown = || {
        let (many, _) = all.iter().find(|(pieces, _)| shown::is_indefinite_of(pieces, first))?;
        singular(many, Hint { counted: true, ..hint }, paradigms)
    };
    // With the article it shows what agrees: `التدابير الخاصة المؤقتة`.
    let of_definite = || {
        let (definite, _) = all.iter().find(|(p, _)| p[0].text.starts_with(ARTICLE) && bare_is(p, first))?;
        singular(definite, hint, paradigms)
    };
    built
        .or_else(of_definite)
        .or_else(|| shown::singular_of_people(first, all))
        .or_else(|| shown::singular_of_dual(first, all))
        .or_else(of_shown)
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
    // What a relative or an ordinal is behind is the only one.
    if pieces.iter().any(|piece| RELATIVE.contains(&piece.text.as_str()) || shown::is_ten(&piece.text)) {
        return None;
    }
    let mut out = pieces.to_vec();
    let (mut any, mut joined, mut ended) = (false, false, false);
    for (n, piece) in out.iter_mut().enumerate() {
        if n > 1 && is_of_another(&pieces[n - 1].text) && piece.text != AND {
            continue;
        }
        if ended || PREPOSITIONS.contains(&piece.text.as_str()) || n > 0 && !piece.apart && !joined {
            break;
        }
        let (article, rest) = split(&piece.text);
        if article.is_empty() {
            joined = n > 0 && (piece.text == AND || turns(piece));
            // A noun without article behind one with it begins something else.
            ended = any && !joined;
            continue;
        }
        piece.text = rest.to_owned();
        (any, joined) = (true, false);
    }
    any.then(|| as_indefinite(out))
}

/// Whether a word turns the meaning of the adjective behind it round, or halves it.
fn turns(piece: &Piece) -> bool {
    TURNING.contains(&piece.text.as_str())
}

/// The words with the endings that they have without article, unless one with article depends on them.
fn as_indefinite(mut pieces: Vec<Piece>) -> Vec<Piece> {
    for n in 0..pieces.len() {
        let depends = pieces.get(n + 1).is_some_and(|next| next.text.starts_with(ARTICLE));
        if let Some(short) = number::arabic::indefinite(&pieces[n].text).filter(|_| !depends) {
            pieces[n].text = short.to_owned();
        }
    }
    pieces
}

/// Whether `pieces` are the nominative of the plurals in `of`: `المفتشون الدوليون` of `المفتشين الدوليين`.
fn is_nominative_of(pieces: &[Piece], of: &[Piece]) -> bool {
    let mut pairs = texts(pieces).zip(texts(of));
    pieces.len() == of.len()
        && pairs.clone().any(|(a, b)| is_plural_of(a, b))
        && pairs.all(|(a, b)| a == b || is_plural_of(a, b))
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
    Spelling { pieces: pieces.to_vec(), places: 0, inside: 0, cut: 0, joined: 0 }.text()
}

/// The term without the alef of the accusative, if its first word is known without it.
fn nominative(mut pieces: Vec<Piece>, paradigms: &Paradigms) -> Vec<Piece> {
    // What agrees shows that the alef is that of the accusative; a name may end in one.
    let agrees = pieces.get(1).is_some_and(|next| next.text.ends_with('ا'));
    let beside = pieces.get(1).and_then(|next| next.text.strip_suffix('ا'));
    let is_beside_feminine = pieces[0].text.ends_with('ة') && beside.is_some_and(number::arabic::is_noun);
    for (n, piece) in pieces.iter_mut().enumerate() {
        // Behind alef and hamza, or a feminine, the accusative has no alef: `إعفاء ضريبيا`, `دولة طرفا`.
        if n == 0 && agrees && (piece.text.ends_with("اء") || is_beside_feminine) {
            continue;
        }
        // The alef of some words is their own; it shows where they have the article too.
        let stays = !split(&piece.text).0.is_empty() || has_article(&piece.text, paradigms);
        let cut = piece.text.strip_suffix('ا').filter(|word| word.chars().count() >= 3);
        let Some(word) =
            cut.filter(|word| !stays && (n > 0 || is_noun(word, paradigms) || agrees && is_long(word)))
        else {
            break;
        };
        piece.text = number::arabic::indefinite(word).unwrap_or(word).to_owned();
    }
    // Behind a feminine and before an article it is a name, in the genitive: `محافظة ذي قار`, `شهر ذي الحجة`.
    let is_masculine = !pieces[0].text.ends_with('ة');
    let is_indefinite = pieces.get(2).is_some_and(|next| !next.text.starts_with(ARTICLE));
    if let Some(having) =
        pieces.get_mut(1).filter(|piece| piece.text == HAVING.0 && is_masculine && is_indefinite)
    {
        HAVING.1.clone_into(&mut having.text);
    }
    pieces
}

/// Whether the column or the table of nouns has a word.
fn is_noun(word: &str, paradigms: &Paradigms) -> bool {
    is_known(word, paradigms) || number::arabic::is_noun(word)
}

/// The term in the singular, if its first word is a plural whose singular is known; what agrees follows.
fn singular(pieces: &[Piece], hint: Hint, paradigms: &Paradigms) -> Option<Vec<Piece>> {
    if hint.plural || joins_nouns(pieces) {
        return None;
    }
    let mut out = pieces.to_vec();
    let (article, _) = split(&pieces.first()?.text);
    let (one, is_from_table) = head(pieces, hint, paradigms)?;
    let masculine = !number::arabic::is_feminine(&one);
    settle_having(&mut out);
    let end = settle_agreeing(&mut out, pieces, is_from_table, masculine)?;
    settle_things(&mut out, end, masculine)?;
    if article.is_empty() {
        settle_end(&mut out, end, masculine)?;
    }
    out[0].text = format!("{article}{one}");
    Some(as_indefinite(out))
}

/// Puts into the singular what agrees with the head of `pieces`, up to the end that it gives; none if an adjective does not show its
/// singular. `out` are the same words, those that join the head to what it has settled.
fn settle_agreeing(
    out: &mut [Piece],
    pieces: &[Piece],
    is_from_table: bool,
    masculine: bool,
) -> Option<usize> {
    let (article, _) = split(&pieces[0].text);
    let is_object = |n: usize| n > 1 && is_of_another(&pieces[n - 1].text) && pieces[n].text != AND;
    for (n, piece) in out.iter_mut().enumerate().skip(1) {
        if piece.text == THINGS_HAVE {
            return Some(n);
        }
        if turns(piece) || is_object(n) || n > 1 && is_joined(&pieces[n..]) {
            continue;
        }
        let (own, adjective) = split(&piece.text);
        let next = pieces.get(n + 1);
        if is_of_many(adjective) && next.is_none_or(|next| split(&next.text).0.is_empty()) {
            return None;
        }
        // Behind a noun with article only an adjective has one; else the adjective shows it.
        let is_shown = is_of_another(adjective) && next.is_some()
            || is_relation(adjective)
            || number::arabic::is_adjective(adjective)
            || is_from_table && is_sound_plural(adjective);
        let is_next = piece.apart || n > 2 && pieces[n - 1].text == AND;
        let agrees = if article.is_empty() { own.is_empty() && is_shown } else { !own.is_empty() };
        if !(agrees && is_next) {
            let is_unsure = masculine && own.is_empty() && is_next && may_be_feminine(adjective);
            return (!is_unsure).then_some(n);
        }
        // `الدول الأطراف`: two nouns in one case and number.
        if let Some(beside) = number::arabic::singular(adjective).filter(|_| is_from_table) {
            piece.text = format!("{own}{beside}");
        } else if masculine {
            piece.text = format!("{own}{}", masculine_of(adjective)?);
        }
    }
    Some(out.len())
}

/// Puts what joins things to what they have into the singular if it is at `end`, and takes the article from that:
/// `القرارات ذات الصلة` is `قرار ذو صلة`. None if it is behind another noun, which may have it.
fn settle_things(pieces: &mut [Piece], end: usize, masculine: bool) -> Option<()> {
    let Some(at) = pieces.iter().position(|piece| piece.text == THINGS_HAVE) else { return Some(()) };
    if at != end {
        return (!masculine).then_some(());
    }
    if masculine {
        HAVING.1.clone_into(&mut pieces[at].text);
    }
    let had = pieces[at + 1..].iter_mut();
    for word in had.take_while(|word| word.apart && word.text.starts_with(ARTICLE)) {
        word.text = split(&word.text).1.to_owned();
    }
    Some(())
}

/// Puts what joins a noun to what it has into the singular, and takes the article from that: `الأشخاص ذوي الإعاقة` is `شخص ذو إعاقة`.
fn settle_having(pieces: &mut [Piece]) {
    let Some(having) = pieces.get_mut(1).filter(|piece| HAVE.contains(&piece.text.as_str())) else { return };
    HAVING.1.clone_into(&mut having.text);
    if let Some(had) = pieces.get_mut(2) {
        had.text = split(&had.text).1.to_owned();
    }
}

/// Whether a plural is behind a conjunction: `أسلحة صغيرة وأسلحة خفيفة`.
fn joins_nouns(pieces: &[Piece]) -> bool {
    if pieces.get(1).is_some_and(|piece| piece.text == AND) {
        return true;
    }
    let mut pairs = pieces.windows(2);
    pairs.any(|pair| pair[0].text == AND && number::arabic::singular(split(&pair[1].text).1).is_some())
}

/// Whether `pieces` begin with a conjunction and what may be an adjective: `أشكال جديدة ومتنوعة`.
fn is_joined(pieces: &[Piece]) -> bool {
    let [and, next, ..] = pieces else { return false };
    let next = split(&next.text).1;
    and.text == AND && (may_be_feminine(next) || is_sound_plural(next))
}

/// The singular of the first word, without article, and whether it is from the table of the language.
fn head(pieces: &[Piece], hint: Hint, paradigms: &Paradigms) -> Option<(String, bool)> {
    let (article, noun) = split(&pieces.first()?.text);
    let next = pieces.get(1);
    let feminine = next.is_some_and(|p| {
        let is_shown = !article.is_empty() || is_relation(&p.text);
        p.apart && p.text.ends_with('ة') && article == split(&p.text).0 && is_shown
    });
    // Those who have what is counted may be many for their own part, `دول الأعداء`, and what is one of its kind has many
    // parts, `اتفاقيات جنيف`.
    let has_many = next.is_some_and(|p| {
        let (own, noun) = split(&p.text);
        article.is_empty() && !own.is_empty() && number::arabic::singular(noun).is_some()
    });
    let is_plain = next.is_none_or(|p| turns(p) || article == split(&p.text).0 && is_adjective(&p.text));
    let is_lone = |next: &Piece| number::arabic::is_lone(&format!("{noun}_{}", split(&next.text).1));
    if number::arabic::is_lone(noun) || next.is_some_and(is_lone) {
        return None;
    }
    let is_sure = hint.counted && !has_many || hint.alone && is_plain;
    if let Some(one) = number::arabic::singular(noun).filter(|_| is_sure) {
        let Some(rival) = number::arabic::rival(noun) else { return Some((one.to_owned(), true)) };
        // The text shows which is meant.
        let usual = [one, rival].into_iter().max_by_key(|word| singular::places(word, paradigms));
        let is_shown = singular::places(one, paradigms) != singular::places(rival, paradigms);
        return usual.filter(|_| is_shown).map(|one| (one.to_owned(), true));
    }
    singular::singular(noun, feminine, hint.singular, paradigms).map(|one| (one, false))
}

#[cfg(test)]
mod tests;
