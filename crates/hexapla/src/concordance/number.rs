//! Numbers of several parts, such as `5/3` or `1,000`, are marked whole.

use hexapla_model::Span;

use super::folded::goes_on;

/// `span`, widened to all of a number that it begins or ends in: parts of one are joined by a stroke, or by a stop or a comma
/// between digits.
pub(super) fn whole_number(text: &str, span: Span) -> Span {
    let (mut start, mut end) = (span.start as usize, span.end as usize);
    let Some(marked) = text.get(start..end) else { return span };
    if marked.starts_with(|c: char| c.is_numeric()) {
        start -= added(text[..start].chars().rev());
    }
    if marked.ends_with(|c: char| c.is_numeric()) {
        end += added(text[end..].chars());
    }
    Span::new(start, end)
}

/// How many bytes of the characters after a digit belong to its number.
fn added(chars: impl Iterator<Item = char> + Clone) -> usize {
    let mut chars = chars.peekable();
    let (mut bytes, mut is_digit) = (0, true);
    while let Some(c) = chars.next() {
        let joins = match c {
            '/' => chars.peek().is_some_and(|next| goes_on(*next)),
            '.' | ',' | '٫' | '٬' => is_digit && chars.peek().is_some_and(|next| next.is_numeric()),
            c => goes_on(c),
        };
        if !joins {
            break;
        }
        bytes += c.len_utf8();
        is_digit = c.is_numeric();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_numbers_are_widened() {
        for (text, marked, want) in [
            ("la décision 5/3.", "3", "5/3"),
            ("la décision 5/3.", "5", "5/3"),
            ("缔约方大会第5/3号决定", "3", "5/3"),
            ("see A/RES/70/1, in 1970", "70", "A/RES/70/1"),
            ("1,000.5 tons", "000", "1,000.5"),
            ("المقرر 5/3", "5", "5/3"),
            ("in 5, 3 and 2024–2025", "5", "5"),
            ("in 5, 3 and 2024–2025", "2024", "2024"),
            ("rivers and/or lakes", "and", "and"),
            ("the 5 lakes/rivers", "5 lakes", "5 lakes"),
            ("5/", "5", "5"),
        ] {
            let start = text.find(marked).expect("the mark");
            let span = whole_number(text, Span::new(start, start + marked.len()));
            assert_eq!(span.of(text), want, "{text}");
        }
        assert_eq!(whole_number("é1", Span::new(1, 9)), Span::new(1, 9));
    }
}
