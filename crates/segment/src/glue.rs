//! Finds paragraphs that were glued into one line: `1. … 2. …`, `一  ……二  ……`.

use hexapla_model::StepKind;

use hexapla_lang::label as anchor;
use hexapla_lang::script::is_han;

/// How many paragraphs after paragraph `first` are inside `text`, by labels that go on counting after a stop.
pub(crate) fn glued(text: &str, first: u32) -> u8 {
    let mut found = 0u8;
    for (at, stop) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '。' | ';' | '；' | ':' | '：'))
    {
        let rest = &text[at + stop.len_utf8()..];
        // A digit before and after a stop is a decimal.
        if stop == '.' && !rest.starts_with(char::is_whitespace) {
            continue;
        }
        // A paragraph has a number, and seldom a word before it.
        let opens = rest.trim_start().chars().next();
        if opens.is_none_or(|c| c.is_alphabetic() && !is_han(c)) {
            continue;
        }
        let next = first + u32::from(found) + 1;
        let label = anchor::parse(rest).filter(|label| label.form.is_none()).or_else(|| anchor::year(rest));
        let counts = label.is_some_and(|l| {
            l.readings
                .iter()
                .any(|r| r.kind == StepKind::Paragraph && r.ordinal.number == next && r.ordinal.bis == 0)
        });
        if counts {
            found = found.saturating_add(1);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_on_inside_a_line() {
        let cases = [
            ("1. All peoples decide. 2. They may dispose. 3. They shall promote.", 2),
            ("一  所有民族。二  所有民族得。", 1),
            ("1. It rose by 2.5 million. In all 3. states agreed.", 0),
            ("1. See paragraph 2. It says so.", 0),
        ];
        for (text, want) in cases {
            assert_eq!(glued(text, 1), want, "{text}");
        }
        assert_eq!(glued("1999. All peoples decide. 2000. They may dispose. 2023. It rained.", 1999), 1);
    }
}
