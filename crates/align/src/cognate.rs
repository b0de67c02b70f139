//! Words of two languages that look alike: names, loans, shared roots.

use rustc_hash::FxHashMap;

/// From which likeness on two words count as cognates.
const LIKENESS: f64 = 0.72;
/// Shorter words look alike by chance.
const SHORTEST: usize = 4;

/// Cyrillic letters in Latin, so that names can be compared.
const CYRILLIC: [(char, &str); 33] = [
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('д', "d"),
    ('е', "e"),
    ('ё', "e"),
    ('ж', "j"),
    ('з', "z"),
    ('и', "i"),
    ('й', "i"),
    ('к', "c"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "h"),
    ('ц', "c"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "sh"),
    ('ъ', ""),
    ('ы', "i"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "iu"),
    ('я', "ia"),
];

/// A word in plain Latin letters, or `None` for scripts that are not spelled alike.
fn latin(word: &str) -> Option<String> {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            // Spellings of one sound are one letter here.
            'k' | 'q' => out.push('c'),
            'w' => out.push('v'),
            'y' => out.push('i'),
            'a'..='z' | '0'..='9' => out.push(c),
            _ => match CYRILLIC.iter().find(|(from, _)| *from == c) {
                Some((_, to)) => out.push_str(to),
                None if c.is_alphabetic() && (c as u32) < 0x250 => out.push(c),
                None => return None,
            },
        }
    }
    (out.chars().count() >= SHORTEST).then_some(out)
}

/// Pairs of words that look alike, with how sure that is, in order of their numbers.
///
/// Only words that share their first two letters are compared: likeness by [`strsim::normalized_damerau_levenshtein`].
pub(crate) fn cognates(source: &[String], target: &[String]) -> Vec<(u32, u32, f32)> {
    let mut heads: FxHashMap<[char; 2], Vec<(u32, String)>> = FxHashMap::default();
    for (n, word) in target.iter().enumerate() {
        if let Some(word) = latin(word)
            && let Some(head) = head(&word)
        {
            heads.entry(head).or_default().push((n as u32, word));
        }
    }
    if heads.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (n, word) in source.iter().enumerate() {
        let Some(word) = latin(word) else { continue };
        let Some(like) = head(&word).and_then(|h| heads.get(&h)) else { continue };
        for (m, other) in like {
            if word.len().abs_diff(other.len()) * 3 > word.len().max(other.len()) {
                continue;
            }
            let likeness = strsim::normalized_damerau_levenshtein(&word, other);
            if likeness >= LIKENESS {
                out.push((n as u32, *m, (likeness * likeness * 0.8) as f32));
            }
        }
    }
    out
}

fn head(word: &str) -> Option<[char; 2]> {
    let mut chars = word.chars();
    Some([chars.next()?, chars.next()?])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(a: &str, b: &str) -> bool {
        !cognates(&[a.to_owned()], &[b.to_owned()]).is_empty()
    }

    #[test]
    fn likeness_across_scripts() {
        for (a, b) in
            [("convention", "convencion"), ("montevideo", "монтевидео"), ("corruption", "korruption")]
        {
            assert!(found(a, b), "{a} {b}");
        }
        for (a, b) in [("basin", "bassin"), ("water", "eau"), ("流域", "流域"), ("the", "the")] {
            assert_eq!(found(a, b), a == "basin", "{a} {b}");
        }
    }
}
