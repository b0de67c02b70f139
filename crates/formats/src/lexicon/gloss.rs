//! The translations in what dictionaries say about a word.

/// The most words of a translation: what is longer explains.
const WORDS: usize = 5;
/// How a gloss begins that points to another entry or speaks of the word instead of translating it.
const REMARKS: [&str; 14] = [
    "CL:",
    "abbr.",
    "also ",
    "archaic ",
    "erroneous ",
    "see ",
    "old variant",
    "surname ",
    "used ",
    "variant of",
    "synonym",
    "see:",
    "note",
    "same as",
];
/// What is before a translation and is not a part of it.
const OPENINGS: [&str; 6] = ["to ", "a ", "an ", "the ", "fig. ", "lit. "];

/// The translations that a gloss names, separated by commas or semicolons, without brackets and remarks.
pub(crate) fn translations(gloss: &str) -> Vec<String> {
    let plain = without_brackets(gloss);
    let parts = plain
        .split([';', ',', '；', '，', '،', '؛'])
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    parts.filter_map(|part| translation(&part)).collect()
}

fn translation(part: &str) -> Option<String> {
    let lower = part.to_lowercase();
    if REMARKS.iter().any(|remark| lower.starts_with(&remark.to_lowercase())) {
        return None;
    }
    let opening = OPENINGS.iter().find(|o| lower.starts_with(**o) && part.is_char_boundary(o.len()));
    let rest = opening.map_or(part, |o| &part[o.len()..]);
    let rest = rest
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '!' | '?' | '"' | ':' | '~' | '-'));
    let words = rest.split(' ').count();
    (words <= WORDS && rest.chars().any(char::is_alphabetic)).then(|| rest.to_owned())
}

/// The text outside round, square, curly, pointed and phonetic brackets; what is not closed goes on to the end.
fn without_brackets(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '(' | '[' | '{' | '<' | '（' | '［' | '【' => depth += 1,
            ')' | ']' | '}' | '>' | '）' | '］' | '】' => {
                depth = depth.saturating_sub(1);
                out.push(' ');
            }
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_translates() {
        for (gloss, want) in [
            ("to resolve (a dispute); to settle", &["resolve", "settle"][..]),
            ("CL:個|个[ge4]", &[]),
            ("surname Zhang", &[]),
            ("variant of 报", &[]),
            ("report, account <n> [formal]", &["report", "account"]),
            ("a place where people of one trade meet", &[]),
            ("(open", &[]),
            ("--", &[]),
            ("État partie", &["État partie"]),
        ] {
            assert_eq!(translations(gloss), want, "{gloss}");
        }
    }
}
