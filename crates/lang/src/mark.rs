//! Marks of notes inside a text: superscript numbers and stars.

use std::ops::ControlFlow;

use hexapla_model::Step;

use crate::{numeral, scan};

/// Superscript marks and stars in `text` with their place, in order: what ties a note to its paragraph.
pub fn marks(text: &str, mut each: impl FnMut(u32, usize) -> ControlFlow<()>) {
    let mut at = 0;
    while let Some(start) = first(text, at) {
        let stars = text[start..].bytes().take_while(|b| *b == b'*').count();
        at = start + stars;
        let mut number = 0u32;
        for (c, value) in text[at..].chars().map_while(|c| numeral::superscript(c).map(|v| (c, v))) {
            if stars > 0 {
                break;
            }
            number = number.saturating_mul(10).saturating_add(value);
            at += c.len_utf8();
        }
        let mark = if stars > 0 {
            Step::STARS.saturating_add(u32::try_from(stars).unwrap_or(u32::MAX))
        } else {
            number
        };
        // A superscript as high as the stars marks no note.
        if (stars > 0 || number < Step::STARS) && each(mark, start).is_break() {
            return;
        }
    }
}

/// Where the first superscript digit or star is in `text` from `at` on.
fn first(text: &str, mut at: usize) -> Option<usize> {
    loop {
        at = scan::position(text.as_bytes(), at, |a, b| {
            a == b'*' || a == 0xC2 && matches!(b, 0xB2 | 0xB3 | 0xB9) || a == 0xE2 && b == 0x81
        })?;
        let c = text[at..].chars().next()?;
        if c == '*' || numeral::superscript(c).is_some() {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn all_marks_are_found(text in "[⁰-⁹¹²³⁊‸*a¸\\PC]{0,40}") {
            let want = text.char_indices().find(|(_, c)| *c == '*' || numeral::superscript(*c).is_some());
            prop_assert_eq!(first(&text, 0), want.map(|(at, _)| at));
        }

        #[test]
        fn any_digits_and_stars_parse(text in "[０-９⁰-⁹¹²³0-9*]{0,14}[.]?") {
            if let Some(label) = crate::label::parse(&text) {
                prop_assert!(text.is_char_boundary(label.span.end as usize));
            }
            marks(&text, |_, at| {
                assert!(text.is_char_boundary(at));
                ControlFlow::Continue(())
            });
        }
    }

    #[test]
    fn finds_marks() {
        let mut found = Vec::new();
        marks("agenda* and rivers.¹² Then ** and ³", |n, _| {
            found.push(n);
            ControlFlow::Continue(())
        });
        assert_eq!(found, [1001, 12, 1002, 3]);
        found.clear();
        marks("a⁹⁹⁹⁹⁹⁹⁹⁹⁹⁹⁹* b¹²³⁴ c⁹⁹⁹", |n, _| {
            found.push(n);
            ControlFlow::Continue(())
        });
        assert_eq!(found, [1001, 999]);
    }
}
