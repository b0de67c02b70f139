//! Characters of symbol fonts, whose places say nothing without the font.

/// The Greek letters of the font Symbol, in the order of the Latin letters that they are at; a blank is a sign
/// that is not a letter.
const GREEK_UPPER: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
const GREEK_LOWER: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
/// Other signs of the font Symbol.
const SYMBOL: [(u32, char); 28] = [
    (0x2D, '−'),
    (0xA2, '′'),
    (0xA3, '≤'),
    (0xA5, '∞'),
    (0xAB, '↔'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '″'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBA, '≡'),
    (0xBB, '≈'),
    (0xBC, '…'),
    (0xC7, '∩'),
    (0xC8, '∪'),
    (0xCE, '∈'),
    (0xD2, '®'),
    (0xD3, '©'),
    (0xD4, '™'),
    (0xD6, '√'),
    (0xE5, '∑'),
];
/// Signs of the fonts Wingdings that are in forms and lists.
const WINGDINGS: [(u32, char); 14] = [
    (0x6C, '●'),
    (0x6D, '❍'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x71, '❑'),
    (0x76, '❖'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xD8, '➢'),
    (0xE0, '→'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

/// The character at a hexadecimal place of a font; `None` if it is unknown.
pub(crate) fn character(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    // Symbol fonts are in a private area, where their places follow those of a font of 256 characters.
    let place = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let font = font.to_ascii_lowercase();
    match font.as_str() {
        "symbol" => greek(place)
            .or_else(|| listed(&SYMBOL, place))
            .or_else(|| char::from_u32(place).filter(char::is_ascii_graphic)),
        "wingdings" => listed(&WINGDINGS, place),
        "wingdings 2" | "wingdings 3" | "webdings" => None,
        _ if place != code => char::from_u32(place).filter(char::is_ascii_graphic),
        _ => char::from_u32(code).filter(|c| !c.is_control()),
    }
}

/// The sign that a bullet means whose font is not known: a character of the private area that Symbol or Wingdings
/// shows as a sign of lists.
pub(crate) fn bullet(c: char) -> Option<char> {
    const BULLETS: [u32; 14] =
        [0xB7, 0xA7, 0xA8, 0xD8, 0xE0, 0x6C, 0x6D, 0x6E, 0x6F, 0x71, 0x76, 0xFB, 0xFC, 0x2D];
    let place = u32::from(c).checked_sub(0xF000).filter(|place| BULLETS.contains(place))?;
    listed(&WINGDINGS, place).or_else(|| listed(&SYMBOL, place))
}

/// The sign of a font that has a place of its own.
fn listed(signs: &[(u32, char)], place: u32) -> Option<char> {
    signs.iter().find(|(at, _)| *at == place).map(|(_, c)| *c)
}

/// The Greek letter at a place of the font Symbol.
fn greek(place: u32) -> Option<char> {
    match place {
        0x41..=0x5A => GREEK_UPPER.chars().nth((place - 0x41) as usize),
        0x61..=0x7A => GREEK_LOWER.chars().nth((place - 0x61) as usize),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets() {
        for (c, want) in [
            ('\u{F0B7}', Some('•')),
            ('\u{F0A7}', Some('▪')),
            ('\u{F0D8}', Some('➢')),
            ('\u{F02D}', Some('−')),
            ('\u{F0FC}', Some('✓')),
            ('\u{F061}', None),
            ('\u{E001}', None),
            ('·', None),
        ] {
            assert_eq!(bullet(c), want, "{c:?}");
        }
    }

    #[test]
    fn symbols() {
        for (font, code, want) in [
            ("Symbol", "F061", Some('α')),
            ("Symbol", "57", Some('Ω')),
            ("Symbol", "F0B3", Some('≥')),
            ("Symbol", "F028", Some('(')),
            ("Wingdings", "F0FE", Some('☑')),
            ("Wingdings 2", "F0FE", None),
            ("Arial", "00B7", Some('·')),
            ("Segoe UI Emoji", "1F60A", Some('😊')),
            ("Arial", "D800", None),
            ("Arial", "x", None),
        ] {
            assert_eq!(character(font, code), want, "{font} {code}");
        }
    }
}
