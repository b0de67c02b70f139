//! Words of two languages that look alike: names, loans, shared roots.

/// From which likeness on two words count as cognates.
const LIKENESS: f64 = 0.72;
/// Shorter words look alike by chance.
const SHORTEST: usize = 4;
/// Longer ones are no words, but chains of characters that nobody separated.
const LONGEST: usize = 40;
/// Words that are compared share this many letters at their beginning,
const HEAD: usize = 2;
/// and more if more than this many words of the other language do, so that time stays linear in large vocabularies.
const CROWD: usize = 512;

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
    if word.chars().nth(LONGEST).is_some() {
        return None;
    }
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
/// Only words that begin alike are compared: likeness by [`strsim::normalized_damerau_levenshtein`].
pub(crate) fn cognates(source: &[String], target: &[String]) -> Vec<(u32, u32, f32)> {
    let mut sorted: Vec<(String, u32)> =
        target.iter().enumerate().filter_map(|(n, word)| Some((latin(word)?, n as u32))).collect();
    sorted.sort_unstable();
    if sorted.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (n, word) in source.iter().enumerate() {
        let Some(word) = latin(word) else { continue };
        for (other, m) in alike(&sorted, &word) {
            if word.len().abs_diff(other.len()) * 3 > word.len().max(other.len()) {
                continue;
            }
            let likeness = strsim::normalized_damerau_levenshtein(&word, other);
            if likeness >= LIKENESS {
                out.push((n as u32, *m, (likeness * likeness * 0.8) as f32));
            }
        }
    }
    out.sort_unstable_by_key(|c| (c.0, c.1));
    out
}

/// The words of a sorted list that begin like `word`: in two letters, or as many more as leave no crowd.
fn alike<'s>(sorted: &'s [(String, u32)], word: &str) -> &'s [(String, u32)] {
    let mut found = sorted;
    for end in word.char_indices().map(|(at, c)| at + c.len_utf8()).skip(HEAD - 1) {
        let head = &word[..end];
        let rest = &found[found.partition_point(|(w, _)| w.as_str() < head)..];
        found = &rest[..rest.partition_point(|(w, _)| w.starts_with(head))];
        if found.len() <= CROWD {
            return found;
        }
    }
    &found[..CROWD]
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

    #[test]
    fn no_crowd_is_compared() {
        let letters = "abcdefghijklmnop";
        let crowd: Vec<String> = letters
            .chars()
            .flat_map(|a| {
                letters.chars().flat_map(move |b| letters.chars().map(move |c| format!("st{a}{b}{c}")))
            })
            .collect();
        // Still found, among few: those that share a third letter too.
        assert!(!cognates(&["stabcd".to_owned()], &crowd).is_empty());
        let mut sorted: Vec<(String, u32)> = crowd.into_iter().map(|w| (w, 0)).collect();
        sorted.sort_unstable();
        assert_eq!(alike(&sorted, "stabcd").len(), 256);
        let chain = "a".repeat(50);
        assert!(!found(&chain, &chain));
    }
}
