//! Which part of a series a document is: a corrigendum, an addendum, a revision, by its symbol or its name.
//!
//! `A/78/123/Corr.1` repeats much of `A/78/123`, but is another document, and so is `A_78_123_Add.2`.

/// Words before the number of a part.
const WORDS: [&str; 6] = ["corr", "add", "rev", "amend", "suppl", "mod"];

/// The parts that a symbol or a name ends with, in small letters: `corr.1`, `rev.2`.
pub(crate) fn parts(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    for (n, word) in words.iter().enumerate() {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        if !WORDS.contains(&letters) {
            continue;
        }
        let number = match &word[letters.len()..] {
            "" => words.get(n + 1).copied().unwrap_or_default(),
            own => own,
        };
        if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
            found.push(format!("{letters}.{number}"));
        }
    }
    found
}

/// The parts of a series that a document shows: by its symbol, else by its name if that names a part.
pub(crate) fn shown(symbol: Option<&str>, name: &str) -> Option<Vec<String>> {
    let by_name = parts(name);
    let by_symbol = symbol.map(parts).filter(|parts| by_name.is_empty() || !parts.is_empty());
    by_symbol.or(Some(by_name).filter(|parts| !parts.is_empty()))
}

/// Whether two documents are different parts of a series, as far as either shows.
pub(crate) fn are_different(one: (Option<&str>, &str), other: (Option<&str>, &str)) -> bool {
    shown(one.0, one.1).zip(shown(other.0, other.1)).is_some_and(|(one, other)| one != other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_series() {
        for (name, want) in [
            ("A/78/123", ""),
            ("A/78/123/Corr.1", "corr.1"),
            ("A_78_123_Add.2-Rev.1", "add.2 rev.1"),
            ("report-corr1", "corr.1"),
            ("docs/CERD C 12 REV 3", "rev.3"),
            ("add more", ""),
            ("reviews 2", ""),
            ("Corr", ""),
        ] {
            assert_eq!(parts(name).join(" "), want, "{name}");
        }
    }

    #[test]
    fn a_corrigendum_is_not_what_it_corrects() {
        for (one, other, want) in [
            ((Some("A/78/123"), "x"), (Some("A/78/123/Corr.1"), "y"), true),
            ((Some("A/78/123"), "x"), (None, "A_78_123_Corr.1"), true),
            // A text may cite what it corrects.
            ((Some("A/78/123"), "A_78_123_Corr.1"), (Some("A/78/123"), "A_78_123"), true),
            ((None, "A_78_123_Rev.1"), (None, "A_78_123_Rev.2"), true),
            // Nothing is known of the other.
            ((None, "7"), (None, "A_78_123_Corr.1"), false),
            ((Some("A/78/123/Add.1"), "7"), (None, "A_78_123_Add.1"), false),
            ((None, "a"), (None, "b"), false),
        ] {
            assert_eq!(are_different(one, other), want, "{one:?} {other:?}");
            assert_eq!(are_different(other, one), want, "{other:?} {one:?}");
        }
    }
}
