//! Numbers of fields that count paragraphs: `AUTONUM` and `AUTONUMLGL`, whose results Word shows but does not store.

use super::number_format::NumberFormat;

/// Headings have nine levels; running text counts below them.
const LEVELS: usize = 10;

/// One way of counting.
#[derive(Debug, Default)]
struct Counter {
    counts: [u32; LEVELS],
    /// The paragraph that was counted last, by its ordinal.
    line: u32,
}

impl Counter {
    /// Counts the paragraph `line`, once however many fields it has; what stands below it begins anew.
    fn count(&mut self, line: u32, level: usize) {
        if self.line != line {
            self.line = line;
            self.counts[level] = self.counts[level].saturating_add(1);
            self.counts[level + 1..].fill(0);
        }
    }
}

/// The counters of a story.
#[derive(Debug, Default)]
pub(super) struct AutoNumbers {
    plain: Counter,
    legal: Counter,
}

/// What a field without a result stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// This number.
    Known(String),
    /// A number that only Word can tell, of the field with this name.
    Unknown(&'static str),
}

impl AutoNumbers {
    /// The number that the field `code` shows in the paragraph `line`, which is a heading of `heading` (0 if it is none);
    /// `None` if the field is no number.
    pub(super) fn next(&mut self, code: &str, line: u32, heading: u8) -> Option<Number> {
        let mut words = code.split_ascii_whitespace();
        let name = words.next()?.to_ascii_uppercase();
        let switches: Vec<&str> = words.collect();
        let after = |switch: &str| {
            let at = switches.iter().position(|word| word.eq_ignore_ascii_case(switch))?;
            switches.get(at + 1).map(|word| word.trim_matches('"'))
        };
        let level = usize::from(heading).checked_sub(1).unwrap_or(LEVELS - 1).min(LEVELS - 1);
        Some(match name.as_str() {
            "AUTONUM" => {
                self.plain.count(line, level);
                let format = after("\\*").map_or(NumberFormat::Decimal, format);
                let number = format.write(self.plain.counts[level]);
                Number::Known(number + after("\\s").unwrap_or("."))
            }
            "AUTONUMLGL" => {
                self.legal.count(line, level);
                let counts = self.legal.counts.iter().filter(|n| **n > 0).map(ToString::to_string);
                let separator = after("\\s").unwrap_or(".");
                let number = counts.collect::<Vec<_>>().join(separator);
                let bare = switches.iter().any(|word| word.eq_ignore_ascii_case("\\e"));
                Number::Known(if bare { number } else { number + separator })
            }
            "AUTONUMOUT" => Number::Unknown("AUTONUMOUT"),
            "LISTNUM" => Number::Unknown("LISTNUM"),
            _ => return None,
        })
    }
}

/// The format that a switch names; its case tells that of the letters.
fn format(name: &str) -> NumberFormat {
    let named = match name {
        "ROMAN" | "Roman" => "upperRoman",
        "roman" => "lowerRoman",
        "ALPHABETIC" | "Alphabetic" => "upperLetter",
        "alphabetic" => "lowerLetter",
        _ => "decimal",
    };
    NumberFormat::from_name(named, None).unwrap_or(NumberFormat::Decimal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_counted() {
        let mut numbers = AutoNumbers::default();
        for (code, line, heading, want) in [
            (" AUTONUM ", 1, 0, "1."),
            ("AUTONUM", 1, 0, "1."),
            ("autonum \\* roman \\s )", 2, 0, "ii)"),
            ("AUTONUM \\* ALPHABETIC", 3, 1, "A."),
            ("AUTONUM", 4, 0, "1."),
            ("AUTONUMLGL", 5, 1, "1."),
            ("AUTONUMLGL \\e", 6, 2, "1.1"),
            ("AUTONUMLGL", 7, 0, "1.1.1."),
            ("AUTONUMLGL \\s -", 8, 1, "2-"),
        ] {
            let want = Some(Number::Known(want.to_owned()));
            assert_eq!(numbers.next(code, line, heading), want, "{code}");
        }
        assert_eq!(numbers.next("LISTNUM \\l 2", 9, 0), Some(Number::Unknown("LISTNUM")));
        assert_eq!(numbers.next("PAGE", 9, 0), None);
        assert_eq!(numbers.next("", 9, 0), None);
    }
}
