//! Arabic: singulars of nouns whose plurals are broken or do not show the gender of the singular, and words that lose a letter
//! where they are indefinite.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::fold::folded;
use crate::table::rows;

const TABLE: &str = include_str!("../../data/number/ar.tsv");

/// Singulars by the folded plural.
static SINGULARS: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    let pairs = words("plural").filter_map(|pair| pair.split_once(':'));
    pairs.map(|(plural, singular)| (folded(plural), singular)).collect()
});

/// The folded singulars.
static NOUNS: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| SINGULARS.values().map(|noun| folded(noun)).collect());

/// The folded singulars that have plurals as only people have: `مراقبون` of `مراقب`, `خبراء` of `خبير`.
static PEOPLE: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let is_person = |(plural, noun): &(&str, &str)| {
        let third = noun.chars().nth(2);
        plural.strip_suffix("ون") == Some(noun)
            || plural.ends_with("اء") && third == Some('ي') && noun.chars().count() == 4
    };
    let pairs = words("plural").filter_map(|pair| pair.split_once(':'));
    pairs.filter(is_person).map(|(_, noun)| folded(noun)).collect()
});

static FEMININE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| words("feminine").collect());

static LONE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| words("lone").collect());

static UNSURE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| words("unsure").collect());

static ADJECTIVES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| words("adjective").collect());

/// Indefinite forms by the full one.
static INDEFINITE: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| words("defective").filter_map(|pair| pair.split_once(':')).collect());

/// Other singulars by the plural.
static RIVALS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| words("rival").filter_map(|pair| pair.split_once(':')).collect());

/// Another singular, of another meaning, that a plural has beside [`singular`]: `طرق` is of `طريقة`, a method, or `طريق`, a road.
#[must_use]
pub fn rival(noun: &str) -> Option<&'static str> {
    RIVALS.get(noun).copied()
}

/// The singular of a noun without article, if the table has it: `لجان` has `لجنة`.
#[must_use]
pub fn singular(noun: &str) -> Option<&'static str> {
    SINGULARS.get(&folded(noun)).copied()
}

/// Whether a plural has no singular of its meaning, by itself or, joined by `_`, with the word behind it.
#[must_use]
pub fn is_lone(noun: &str) -> bool {
    LONE.contains(noun)
}

/// Whether a word without article is an adjective in the feminine and no noun, as the table says.
#[must_use]
pub fn is_adjective(word: &str) -> bool {
    word.strip_suffix('ة').is_some_and(|masculine| ADJECTIVES.contains(masculine))
}

/// Whether an adjective in the masculine is written as another one, which has another indefinite form.
#[must_use]
pub fn is_unsure(adjective: &str) -> bool {
    UNSURE.contains(adjective)
}

/// Whether the table has a noun, in the singular or the plural.
#[must_use]
pub fn is_noun(word: &str) -> bool {
    let word = folded(word);
    SINGULARS.contains_key(&word) || NOUNS.contains(&word)
}

/// Whether the table has a noun in the singular: it names what is counted.
#[must_use]
pub fn is_one(noun: &str) -> bool {
    NOUNS.contains(&folded(noun))
}

/// Whether the table has a noun in the singular that names a person, as its plural shows.
#[must_use]
pub fn is_person(noun: &str) -> bool {
    PEOPLE.contains(&folded(noun))
}

/// The form that a word has without article and complement, if it loses its last letter there: `نامي` is `نام`.
#[must_use]
pub fn indefinite(word: &str) -> Option<&'static str> {
    INDEFINITE.get(word).copied()
}

/// Whether a noun in the singular is feminine.
#[must_use]
pub fn is_feminine(noun: &str) -> bool {
    noun.ends_with('ة') || FEMININE.contains(noun)
}

fn words(kind: &'static str) -> impl Iterator<Item = &'static str> {
    let of_kind = rows(TABLE).filter_map(move |row| match row[..] {
        [name, words] if name == kind => Some(words),
        _ => None,
    });
    of_kind.flat_map(|words| words.split(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_plural_has_one_singular() {
        let pairs: Vec<&str> = words("plural").collect();
        assert_eq!(SINGULARS.len(), pairs.len(), "a plural stands twice");
        for pair in pairs {
            let (plural, singular) = pair.split_once(':').unwrap();
            assert!(plural != singular && !singular.contains(':'), "{pair}");
        }
    }

    #[test]
    fn nouns_have_their_singular_and_gender() {
        for (plural, want, feminine) in [
            ("لجان", "لجنة", true),
            ("مبادئ", "مبدأ", false),
            ("اعضاء", "عضو", false),
            ("أراضي", "أرض", true),
            ("دعاوى", "دعوى", true),
        ] {
            assert_eq!(singular(plural), Some(want));
            assert_eq!(is_feminine(want), feminine, "{want}");
        }
        assert!(singular("بيانات").is_none() && is_lone("بيانات"));
        assert!(is_unsure("غازي") && !is_unsure("دولي"));
        assert!(is_adjective("مؤقتة") && !is_adjective("مؤقت") && !is_adjective("حماية"));
        assert!(
            is_person("مراقب")
                && is_person("خبير")
                && !is_person("عالم")
                && !is_person("قرن")
                && !is_person("تقرير")
        );
        assert!(is_one("رئيس") && !is_one("رؤساء") && !is_one("سلام"));
        assert!(is_noun("رئيس") && is_noun("رؤساء") && !is_noun("يرأس"));
        assert_eq!((indefinite("نامي"), indefinite("دولي")), (Some("نام"), None));
    }
}
