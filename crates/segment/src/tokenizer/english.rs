//! English inflection: plural, past, participle, and nothing that makes another word of a word.
//!
//! These are steps 0, 1 and 5 of Porter's second English stemmer (2001). Its steps 2 to 4 take derivations back too and
//! make one stem of `organ` and `organization`, of `internal` and `international`, of `universe` and `university`,
//! which are different terms.

/// Takes the inflection from `word`, which is in lower case.
pub(super) fn stem(word: &mut String) {
    if word.len() <= 2 || !word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'\'') {
        return;
    }
    for end in ["'s'", "'s", "'"] {
        if word.ends_with(end) {
            word.truncate(word.len() - end.len());
            break;
        }
    }
    plural(word);
    participle(word);
    if word.len() > 2 && word.ends_with('y') && !is_vowel(word, word.len() - 2) {
        replace(word, 1, "i");
    }
    last_letter(word);
}

/// Step 1a.
fn plural(word: &mut String) {
    let length = word.len();
    if word.ends_with("sses") {
        word.truncate(length - 2);
    } else if word.ends_with("ies") || word.ends_with("ied") {
        word.truncate(length - if length > 4 { 2 } else { 1 });
    } else if word.ends_with('s') && !word.ends_with("us") && !word.ends_with("ss") {
        // The vowel must not be right before the s: `gas`, `this`.
        if length > 2 && (0..length - 2).any(|at| is_vowel(word, at)) {
            word.truncate(length - 1);
        }
    }
}

/// Step 1b.
fn participle(word: &mut String) {
    if word.ends_with("eedly") || word.ends_with("eed") {
        let cut = if word.ends_with("ly") { 3 } else { 1 };
        let long = first_region(word) + cut + 2 <= word.len();
        if long && !word.ends_with("ceed") {
            word.truncate(word.len() - cut);
        }
        return;
    }
    let Some(end) = ["ing", "ed"].into_iter().find(|end| word.ends_with(end)) else { return };
    let length = word.len() - end.len();
    if !(0..length).any(|at| is_vowel(word, at)) {
        return;
    }
    word.truncate(length);
    if ["at", "bl", "iz"].iter().any(|end| word.ends_with(end)) {
        word.push('e');
    } else if ends_double(word) {
        word.pop();
    } else if first_region(word) >= word.len() && ends_short(word, word.len()) {
        word.push('e');
    }
}

/// Step 5: a last `e`, and one of two `l`.
fn last_letter(word: &mut String) {
    let length = word.len();
    let first = first_region(word);
    let second = region_after(word, first);
    let silent = word.ends_with('e') && (length > second || length > first && !ends_short(word, length - 1));
    if silent || word.ends_with("ll") && length > second {
        word.truncate(length - 1);
    }
}

/// Where the part after the first consonant that follows a vowel begins.
fn first_region(word: &str) -> usize {
    for head in ["gener", "commun", "arsen"] {
        if word.starts_with(head) {
            return head.len();
        }
    }
    region_after(word, 0)
}

fn region_after(word: &str, from: usize) -> usize {
    (from + 1..word.len())
        .find(|&at| is_vowel(word, at - 1) && !is_vowel(word, at))
        .map_or(word.len(), |at| at + 1)
}

/// Whether `word[..end]` ends with a short syllable: consonant, vowel, consonant but not w, x, y; or is vowel, consonant.
fn ends_short(word: &str, end: usize) -> bool {
    let bytes = word.as_bytes();
    match end {
        0 | 1 => false,
        2 => is_vowel(word, 0) && !is_vowel(word, 1),
        _ => {
            !is_vowel(word, end - 3)
                && is_vowel(word, end - 2)
                && !is_vowel(word, end - 1)
                && !matches!(bytes[end - 1], b'w' | b'x' | b'y')
        }
    }
}

/// Whether the letter at `at` is a vowel; y is one after a consonant.
fn is_vowel(word: &str, at: usize) -> bool {
    match word.as_bytes()[at] {
        b'a' | b'e' | b'i' | b'o' | b'u' => true,
        b'y' => at > 0 && !matches!(word.as_bytes()[at - 1], b'a' | b'e' | b'i' | b'o' | b'u'),
        _ => false,
    }
}

fn replace(word: &mut String, bytes: usize, with: &str) {
    word.truncate(word.len() - bytes);
    word.push_str(with);
}

/// Whether a word ends with two of the consonants that double before an ending.
fn ends_double(word: &str) -> bool {
    ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"].iter().any(|double| word.ends_with(double))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_meet_and_others_do_not() {
        let stem = |word: &str| {
            let mut word = word.to_owned();
            stem(&mut word);
            word
        };
        for paradigm in [
            "report reports reported reporting",
            "policy policies",
            "provide provides provided providing",
            "organize organizes organized organizing",
            "control controls controlled controlling",
            "agree agrees agreed agreeing",
            "plan plans planned planning",
            "create creates created creating",
            "process processes processed",
            "party parties",
            "assess assessed assesses assessing",
        ] {
            let stems: Vec<_> = paradigm.split(' ').map(stem).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{stems:?}");
        }
        for pair in [
            "organ organization",
            "internal international",
            "universe university",
            "care car",
            "plane plan",
            "nation national",
            "police policy",
            "new renew",
            "execute executive",
        ] {
            let (one, other) = pair.split_once(' ').unwrap();
            assert_ne!(stem(one), stem(other), "{pair}");
        }
    }
}
