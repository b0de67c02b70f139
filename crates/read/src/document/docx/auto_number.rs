//! Numbers of fields that count: `AUTONUM`, `AUTONUMLGL` and `LISTNUM`, whose results Word shows but does not store.

use super::number_format::NumberFormat;

/// Headings have nine levels; running text counts below them.
const LEVELS: usize = 10;

/// How Word writes the levels of `LISTNUM` fields that name no list of their own: before the number, its format, after it.
const LISTED: [(&str, &str, &str); 9] = [
    ("", "decimal", ")"),
    ("", "lowerLetter", ")"),
    ("", "lowerRoman", ")"),
    ("(", "decimal", ")"),
    ("(", "lowerLetter", ")"),
    ("(", "lowerRoman", ")"),
    ("", "decimal", "."),
    ("", "lowerLetter", "."),
    ("", "lowerRoman", "."),
];

/// One way of counting.
#[derive(Debug, Default)]
struct Counter {
    counts: [u32; LEVELS],
    /// The paragraph that was counted last, by its ordinal.
    line: u32,
}

impl Counter {
    /// Counts the paragraph `line`, once however many fields it has; what is below it restarts.
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
    listed: [u32; LISTED.len()],
    /// Whether a `LISTNUM` field has been met whose level only Word knows: what follows it may count on from it.
    lost: bool,
}

/// What a field without a result stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// This number.
    Known(String),
    /// A number that only Word knows, of the field with this name.
    Unknown(&'static str),
}

/// The words after the name of a field.
struct Switches<'c>(Vec<&'c str>);

impl<'c> Switches<'c> {
    /// The index of a switch.
    fn index(&self, switch: &str) -> Option<usize> {
        self.0.iter().position(|word| word.eq_ignore_ascii_case(switch))
    }

    /// The word after a switch.
    fn value(&self, switch: &str) -> Option<&'c str> {
        self.0.get(self.index(switch)? + 1).map(|word| word.trim_matches('"'))
    }

    /// The number after a switch.
    fn number(&self, switch: &str) -> Option<u32> {
        self.value(switch)?.parse().ok()
    }

    /// The name of a list, which is before all switches.
    fn list(&self) -> Option<&'c str> {
        self.0.first().filter(|word| !word.starts_with('\\')).map(|word| word.trim_matches('"'))
    }
}

impl AutoNumbers {
    /// The number that the field `code` shows in the paragraph `line`, which is a heading of level `heading` (0 if it
    /// is not a heading); `None` if the field is not a number.
    pub(super) fn next(&mut self, code: &str, line: u32, heading: u8) -> Option<Number> {
        let mut words = code.split_ascii_whitespace();
        let name = words.next()?.to_ascii_uppercase();
        let switches = Switches(words.collect());
        let level = usize::from(heading).checked_sub(1).unwrap_or(LEVELS - 1).min(LEVELS - 1);
        Some(match name.as_str() {
            "AUTONUM" => {
                self.plain.count(line, level);
                let format = switches.value("\\*").map_or(NumberFormat::Decimal, format);
                let number = format.write(self.plain.counts[level]);
                Number::Known(number + switches.value("\\s").unwrap_or("."))
            }
            "AUTONUMLGL" => {
                self.legal.count(line, level);
                let counts = self.legal.counts.iter().filter(|n| **n > 0).map(ToString::to_string);
                let separator = switches.value("\\s").unwrap_or(".");
                let number = counts.collect::<Vec<_>>().join(separator);
                let is_bare = switches.index("\\e").is_some();
                Number::Known(if is_bare { number } else { number + separator })
            }
            "AUTONUMOUT" => Number::Unknown("AUTONUMOUT"),
            "LISTNUM" => {
                let is_default =
                    switches.list().is_none_or(|name| name.eq_ignore_ascii_case("NumberDefault"));
                let level = switches.number("\\l").filter(|_| is_default);
                self.listed(level, switches.number("\\s")).map_or(Number::Unknown("LISTNUM"), Number::Known)
            }
            _ => return None,
        })
    }

    /// The number of a `LISTNUM` field on a level from 1, which may restart at a number.
    fn listed(&mut self, level: Option<u32>, start: Option<u32>) -> Option<String> {
        let place = level.and_then(|level| usize::try_from(level).ok()?.checked_sub(1));
        let Some((place, (before, format, behind))) = place.and_then(|n| Some((n, LISTED.get(n)?))) else {
            self.lost = true;
            return None;
        };
        let count = &mut self.listed[place];
        *count = start.unwrap_or(count.saturating_add(1));
        let count = *count;
        self.listed[place + 1..].fill(0);
        let format = NumberFormat::from_name(format, None).filter(|_| !self.lost || start.is_some())?;
        Some(format!("{before}{}{behind}", format.write(count)))
    }
}

/// The format that a switch names; its case is that of the letters.
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
        assert_eq!(numbers.next("LISTNUM", 9, 0), Some(Number::Unknown("LISTNUM")));
        assert_eq!(numbers.next("PAGE", 9, 0), None);
        assert_eq!(numbers.next("", 9, 0), None);
    }

    #[test]
    fn list_numbers() {
        let mut numbers = AutoNumbers::default();
        for (code, want) in [
            ("LISTNUM \\l 1", Some("1)")),
            ("LISTNUM NumberDefault \\l 2", Some("a)")),
            ("LISTNUM \"NumberDefault\" \\l 2", Some("b)")),
            ("listnum \\l 6 \\s 4", Some("(iv)")),
            ("LISTNUM \\l 1", Some("2)")),
            ("LISTNUM \\l 2", Some("a)")),
            // Neither the list nor the level is said; from then on only what restarts is known.
            ("LISTNUM LegalDefault \\l 1", None),
            ("LISTNUM \\l 10", None),
            ("LISTNUM", None),
            ("LISTNUM \\l 2", None),
            ("LISTNUM \\l 8 \\s 3", Some("c.")),
        ] {
            let want = want.map_or(Number::Unknown("LISTNUM"), |n| Number::Known(n.to_owned()));
            assert_eq!(numbers.next(code, 1, 0), Some(want), "{code}");
        }
    }
}
