//! What is between two lines once they are one paragraph: a space, or nothing in scripts that need none.

/// Whether `c` belongs to a script written without spaces between words.
pub fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{303F}' | '\u{3040}'..='\u{30FF}' | '\u{3100}'..='\u{312F}' | '\u{31C0}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF65}' | '\u{20000}'..='\u{323AF}')
}

/// Whether a space belongs between a line that ends with `prev` and one that begins with `next`.
pub fn needs_space(prev: char, next: char) -> bool {
    !(prev.is_whitespace() || next.is_whitespace() || (is_cjk(prev) && is_cjk(next)))
}

/// Adds `line` to `text` after a space, if one is needed; a word broken at its hyphen is not separated further.
pub fn push_line(text: &mut String, line: &str) {
    let mut tail = text.chars().rev();
    if let (Some(prev), Some(next)) = (tail.next(), line.chars().next()) {
        let hyphen = matches!(prev, '-' | '\u{AD}' | '\u{2010}')
            && tail.next().is_some_and(char::is_alphabetic)
            && next.is_lowercase();
        if needs_space(prev, next) && !hyphen {
            text.push(' ');
        }
    }
    text.push_str(line);
}

/// The superscript form of a digit.
pub fn superscript(c: char) -> char {
    match c {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' | '4'..='9' => char::from_u32(0x2070 + (u32::from(c) - u32::from('0'))).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_joined() {
        for (a, b, want) in [
            ("the", "report", "the report"),
            ("报", "告", "报告"),
            ("报告。", "（一）", "报告。（一）"),
            ("2023", "年", "2023 年"),
            ("long-", "term", "long-term"),
            ("pages 2 -", "a", "pages 2 - a"),
            ("", "x", "x"),
        ] {
            let mut text = a.to_owned();
            push_line(&mut text, b);
            assert_eq!(text, want);
        }
    }

    #[test]
    fn digits_are_raised() {
        assert_eq!("0123456789a".chars().map(superscript).collect::<String>(), "⁰¹²³⁴⁵⁶⁷⁸⁹a");
    }
}
