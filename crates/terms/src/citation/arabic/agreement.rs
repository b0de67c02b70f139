//! Arabic: adjectives behind nouns whose number or case changes.

use hexapla_lang::number;

use super::word::{is_feminine_noun, is_relation, is_sound_plural, names_action, split};
use super::{AND, PREPOSITIONS};
use crate::spelling::Piece;

/// How many letters a participle of the derived stems has at least.
const PARTICIPLE: usize = 4;

/// Participles whose plurals look like broken plurals.
const HOLLOW: [&str; 4] = ["مدان", "مصاب", "معاق", "معان"];

/// Whether a word may be an adjective in the feminine, though it may be a noun.
pub(super) fn may_be_feminine(word: &str) -> bool {
    word.ends_with('ة') && !is_feminine_noun(word)
}

/// Whether an adjective without a noun of its own goes with plurals alone: `بلدان متعددة`.
pub(super) fn is_of_many(adjective: &str) -> bool {
    ["متعدد", "عديد"].contains(&adjective.strip_suffix('ة').unwrap_or(adjective))
}

/// An adjective that agrees with a plural, in the masculine singular; none if its form does not show it.
pub(super) fn masculine_of(adjective: &str) -> Option<&str> {
    if ["اء", "ى"].iter().any(|end| adjective.ends_with(end)) {
        return None;
    }
    let stem = ["ة", "ون", "ين"].iter().find_map(|end| adjective.strip_suffix(end)).unwrap_or(adjective);
    (!number::arabic::is_unsure(stem)).then_some(stem)
}

/// Puts adjectives behind the nouns at `from` into the singular if they belong to the head, which is no plural any more:
/// `عوامل الخطر المحتملة` is `عامل الخطر المحتمل`. None if it is not known what they belong to.
pub(super) fn settle_end(pieces: &mut [Piece], from: usize, masculine: bool) -> Option<()> {
    let is_end =
        |piece: &Piece| !piece.apart || piece.text == AND || PREPOSITIONS.contains(&piece.text.as_str());
    let opens = |piece: &Piece| !split(&piece.text).0.is_empty();
    let end = pieces[from..].iter().position(is_end).map_or(pieces.len(), |n| from + n);
    let Some(last) = pieces[from..end].iter().position(opens) else { return Some(()) };
    // `فيروسات إنفلونزا البشرية`: the noun before may be a name without article.
    let is_behind_name = last > 0 && is_feminine_adjective(split(&pieces[from + last].text).1);
    let (nouns, rest) = pieces[from..end].split_at_mut(last + usize::from(!is_behind_name));
    let before = &nouns[..nouns.len().saturating_sub(1)];
    let has_feminine_before = before.iter().any(|noun| may_have_feminine(split(&noun.text).1));
    let mut is_masculine = false;
    for piece in rest.iter_mut().take_while(|piece| opens(piece)) {
        let (article, adjective) = split(&piece.text);
        is_masculine |= adjective.ends_with('ي');
        let owner = match ending(adjective) {
            // `أنظمة المرور الجوي الدولية`: the adjective between shows what the noun is.
            Ending::Feminine if masculine && is_masculine && !has_feminine_before => Owner::Head,
            Ending::Feminine if masculine => owner(nouns, may_have_feminine, is_masculine_one)?,
            Ending::People => owner(nouns, may_be_people, is_one)?,
            _ => Owner::Noun,
        };
        if owner == Owner::Head {
            let own = if masculine { "" } else { "ة" };
            piece.text = format!("{article}{}{own}", masculine_of(adjective)?);
        }
    }
    Some(())
}

fn is_feminine_adjective(word: &str) -> bool {
    word.ends_with('ة') && (is_relation(word) || number::arabic::is_adjective(word))
}

/// What the ending of an adjective shows.
enum Ending {
    Feminine,
    People,
    Other,
}

fn ending(adjective: &str) -> Ending {
    if is_sound_plural(adjective) {
        Ending::People
    } else if may_be_feminine(adjective) {
        Ending::Feminine
    } else {
        Ending::Other
    }
}

/// What an adjective belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Head,
    Noun,
}

/// Whether an adjective belongs to the head of `nouns` or to one of them: one `may` have it, or all surely `lack` it.
fn owner(nouns: &[Piece], may: fn(&str) -> bool, lacks: fn(&str) -> bool) -> Option<Owner> {
    let mut words = nouns.iter().map(|piece| split(&piece.text).1);
    if words.clone().any(may) {
        return Some(Owner::Noun);
    }
    words.all(lacks).then_some(Owner::Head)
}

/// Whether a noun has adjectives in the feminine.
fn may_have_feminine(noun: &str) -> bool {
    number::arabic::is_feminine(noun) || noun.ends_with("ات") || is_plural(noun)
}

/// Whether a noun is a broken plural, as the table or its shape shows.
fn is_plural(noun: &str) -> bool {
    let letters: Vec<char> = noun.chars().collect();
    let is_shaped = matches!(
        letters[..],
        ['أ', _, _, 'ا', _] | [_, 'و', 'ا', _, _] | [_, _, 'ا', 'ئ', _] | ['م' | 'ت', _, 'ا', _, 'ي', _]
    );
    is_shaped || number::arabic::is_lone(noun) || number::arabic::singular(noun).is_some()
}

/// Whether a noun may be a plural of people.
fn may_be_people(noun: &str) -> bool {
    is_sound_plural(noun) || number::arabic::singular(noun).is_some()
}

fn is_one(noun: &str) -> bool {
    noun.ends_with('ة') || number::arabic::is_one(noun) || names_action(noun)
}

fn is_masculine_one(noun: &str) -> bool {
    is_one(noun) && !number::arabic::is_feminine(noun)
}

/// A form with plurals of people in the nominative: `الشركاء الدوليون` of `الشركاء الدوليين`.
///
/// `many` tells that the pivot has a plural: what may be a dual by itself is none.
pub(super) fn nominative_of_people(text: &str, many: bool) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let (article, noun) = split(&words[0]);
    let article = article.to_owned();
    // What depends on a noun follows its plural without ending: behind the whole one an adjective does.
    let is_whole = noun.ends_with("ين");
    if let Some(stem) = oblique_of_people(noun).filter(|stem| is_people(noun, stem, many)) {
        words[0] = format!("{article}{stem}ون");
    } else if is_whole || number::arabic::singular(noun).is_none() {
        return text.to_owned();
    }
    for word in &mut words[1..] {
        let (own, adjective) = split(word);
        let is_shown = is_whole || !own.is_empty();
        let sure = adjective.strip_suffix("ين").filter(|_| is_shown && is_sound_plural(adjective));
        let Some(stem) = sure.or_else(|| oblique_of_people(adjective)).filter(|_| own == article) else {
            break;
        };
        *word = format!("{own}{stem}ون");
    }
    words.join(" ")
}

/// Whether the noun `stem` with the ending of an oblique plural is no dual: the table has the plural, or `many` are meant and the
/// stem is a relation, or a participle that is no noun of the table.
fn is_people(noun: &str, stem: &str, many: bool) -> bool {
    let may_be = stem.starts_with('م') || stem.ends_with('ي');
    number::arabic::singular(noun).is_some() || many && may_be && !number::arabic::is_one(stem)
}

/// A plural of people behind another case than the nominative without its ending, if few other words are written so: of relations
/// and of participles.
fn oblique_of_people(word: &str) -> Option<&str> {
    let stem = word.strip_suffix("ين")?;
    let letters: Vec<char> = stem.chars().collect();
    let is_people = match letters[..] {
        // `مضامين`, `ميادين`: broken plurals.
        ['م', _, 'ا', _] => HOLLOW.contains(&stem),
        ['م', ..] => letters.len() >= PARTICIPLE && !stem.ends_with('ت'),
        [_, 'ا', _, _] => true,
        ['ت', ..] | [.., 'ت'] => false,
        [.., 'ي'] => letters.len() >= PARTICIPLE,
        _ => false,
    };
    (is_people || number::arabic::singular(word) == Some(stem)).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_in_the_nominative() {
        for (text, many, want) in [
            ("شركاء دوليين", false, "شركاء دوليون"),
            ("الشركاء الدوليين", false, "الشركاء الدوليون"),
            ("الأعضاء الدائمين", false, "الأعضاء الدائمون"),
            ("أعضاء دائمين", false, "أعضاء دائمون"),
            ("أشخاص مصابين بالسل", false, "أشخاص مصابون بالسل"),
            ("المراقبين العسكريين", false, "المراقبون العسكريون"),
            ("المتنافسين", true, "المتنافسون"),
            ("صيادين", false, "صيادون"),
            ("مراقبين عامين", false, "مراقبون عامون"),
            // It may be a dual, depends on another noun, or is no plural.
            ("المتنافسين", false, "المتنافسين"),
            ("المشروعين", true, "المشروعين"),
            ("المستويين", true, "المستويين"),
            ("حقوق المسنين", true, "حقوق المسنين"),
            ("أعضاء غير دائمين", true, "أعضاء غير دائمين"),
            ("شركات تأمين", true, "شركات تأمين"),
            ("ميادين", true, "ميادين"),
            ("مستقلتين", true, "مستقلتين"),
            ("الأمن", true, "الأمن"),
        ] {
            assert_eq!(nominative_of_people(text, many), want, "{text}");
        }
    }
}
