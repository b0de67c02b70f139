//! Whether two words of one language may be forms or relatives of one word.

use crate::script::{is_arabic, is_han};

/// How many letters two words must have in common at their heads.
const HEAD: usize = 4;
/// The fewest letters of a word that is the head of a longer one, or the skeleton in a longer one.
const WHOLE: usize = 3;
/// The fewest letters of a word that ends a compound.
const END: usize = 5;

/// Whether folded words or stems of one language look like forms of one word, or like words of one family: they have their
/// heads in common, or one is a part of the other. Arabic words are compared by their consonants, since plurals change the
/// vowels between them.
///
/// ```
/// use hexapla_lang::kin::are_kin;
///
/// assert!(are_kin("norvege", "norvegien"));
/// assert!(are_kin("مناسيب", "منسوب"));
/// assert!(!are_kin("traite", "accord"));
/// ```
#[must_use]
pub fn are_kin(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    if a.contains(is_han) || b.contains(is_han) {
        return a.contains(b) || b.contains(a);
    }
    if a.contains(is_arabic) && b.contains(is_arabic) {
        let whole = |word: &str| word.chars().count() >= WHOLE;
        if (whole(a) && b.contains(a)) || (whole(b) && a.contains(b)) {
            return true;
        }
        let (a, b) = (skeleton(a), skeleton(b));
        return a == b || is_part(&a, &b) || is_part(&b, &a);
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let length = |word: &str| word.chars().count();
    let common = short.chars().zip(long.chars()).take_while(|(a, b)| a == b).count();
    let is_head = common == length(short) && common >= WHOLE;
    let is_end = long.ends_with(short) && length(short) >= END;
    is_end || ((is_head || common >= HEAD) && 2 * common >= length(long))
}

/// Whether words of a script without letters have a character in common: the meanings of its compounds are near each other.
#[must_use]
pub fn share_character(a: &str, b: &str) -> bool {
    a.chars().filter(|c| is_han(*c)).any(|c| b.contains(c))
}

/// The consonants of an Arabic word without its article; a consonant that is doubled counts once.
fn skeleton(word: &str) -> Vec<char> {
    let word = word.strip_prefix("ال").unwrap_or(word);
    let mut out: Vec<char> = word.chars().filter(|c| !"ايوىةهءئؤأإآ".contains(*c)).collect();
    out.dedup();
    out
}

fn is_part(part: &[char], whole: &[char]) -> bool {
    part.len() >= WHOLE && whole.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_family() {
        for (a, b, want) in [
            ("programme", "programmation", true),
            ("обм", "обмен", true),
            ("водозабор", "забор", true),
            ("eau", "eaux", true),
            ("traite", "tract", false),
            ("inondation", "crue", false),
            ("预警", "预警系统", true),
            ("边界", "国界", false),
            ("صكوك", "صك", true),
            ("دول", "دولة", true),
            ("سدود", "سد", true),
            ("سلالم", "سلم", true),
            ("الاطراف", "طرفا", true),
            ("فموظفو", "موظف", true),
            ("بنهره", "نهر", true),
            ("والدول", "الدول", true),
            ("لغه", "اللغه", true),
            ("اعتماد", "اتخاذ", false),
        ] {
            assert_eq!((are_kin(a, b), are_kin(b, a)), (want, want), "{a} {b}");
        }
        assert!(
            share_character("防洪", "洪水")
                && !share_character("防洪", "流域")
                && !share_character("eau", "eaux")
        );
    }
}
