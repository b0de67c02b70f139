//! What a cell may be that is not text: a number, a label, a code, an answer, an address.

use hexapla_lang::naming;

/// The longest text that may be a label or a code, in characters.
const LABEL: usize = 24;
/// Answers to a question that a column may put.
const ANSWERS: [&str; 9] = ["yes", "no", "y", "n", "true", "false", "x", "ok", "n/a"];

/// `12`, `1.2`, `3)`: digits and marks.
pub(super) fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || ".()-/".contains(c))
}

/// `A-12`, `T001`: a word with a digit.
pub(super) fn is_label(text: &str) -> bool {
    text.chars().count() <= LABEL
        && text.chars().any(char::is_numeric)
        && !text.contains(char::is_whitespace)
        && text.chars().filter(|c| c.is_alphabetic()).all(|c| c.is_ascii())
}

/// `EN`, `fr`, `zh-CN`: a tag of a language.
pub(super) fn is_code(text: &str) -> bool {
    is_bare_code(text.split(['-', '_']).next().unwrap_or_default()) && naming::of_label(text).is_some()
}

/// `EN`, `fr`: two letters.
pub(super) fn is_bare_code(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether it answers a question that a column may put.
pub(super) fn is_answer(text: &str) -> bool {
    ANSWERS.contains(&text.to_lowercase().as_str())
}

/// `name@example.org`, `a/b`, `a_b`: an address or a code.
pub(super) fn is_address(text: &str) -> bool {
    !text.contains(char::is_whitespace) && text.contains(['@', '/', '_'])
}

#[cfg(test)]
mod tests {
    use super::*;

    type Test = fn(&str) -> bool;

    #[test]
    fn what_cells_are() {
        for (text, want) in [
            ("12", "number label"),
            ("1.2", "number label"),
            ("3)", "number label"),
            ("-", ""),
            ("A-12", "label"),
            ("T001", "label"),
            ("Ж12", ""),
            ("A 12", ""),
            ("EN", "code"),
            ("zh-CN", "code"),
            ("xq", ""),
            ("No", "code answer"),
            ("yes", "answer"),
            ("a/b", "address"),
            ("a / b", ""),
            ("lake", ""),
        ] {
            let kinds: [(&str, Test); 5] = [
                ("number", is_number),
                ("label", is_label),
                ("code", is_code),
                ("answer", is_answer),
                ("address", is_address),
            ];
            let found: Vec<&str> =
                kinds.into_iter().filter(|(_, is_so)| is_so(text)).map(|(kind, _)| kind).collect();
            assert_eq!(found.join(" "), want, "{text}");
        }
    }
}
