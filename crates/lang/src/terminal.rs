//! Marks at the ends and heads of sentences.

/// Full stops that may also are in abbreviations, numbers and ellipses.
#[must_use]
pub fn is_stop(c: char) -> bool {
    matches!(c, '.' | '\u{FF0E}' | '\u{2026}')
}

/// Marks that do nothing but end a sentence of a script with spaces.
#[must_use]
pub fn is_mark(c: char) -> bool {
    matches!(
        c,
        '!' | '?' | '\u{61F}' | '\u{6D4}' | '\u{964}' | '\u{965}' | '\u{203C}' | '\u{2047}'..='\u{2049}'
    )
}

/// Marks of scripts without spaces: nothing need follow them.
#[must_use]
pub fn is_wide_mark(c: char) -> bool {
    matches!(c, '\u{3002}' | '\u{FF01}' | '\u{FF1F}' | '\u{FF61}')
}

/// Marks that close a quotation or a bracket.
#[must_use]
pub fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | ')'
            | ']'
            | '}'
            | '\u{BB}'
            | '\u{2019}'
            | '\u{201C}'
            | '\u{201D}'
            | '\u{203A}'
            | '\u{3009}'
            | '\u{300B}'
            | '\u{300D}'
            | '\u{300F}'
            | '\u{3011}'
            | '\u{FF09}'
            | '\u{FF3D}'
            | '\u{3015}'
            | '\u{FF02}'
    )
}

/// Marks that may be before the first word of a sentence.
#[must_use]
pub fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '('
            | '['
            | '{'
            | '\u{AB}'
            | '\u{2018}'
            | '\u{201A}'
            | '\u{201C}'
            | '\u{201D}'
            | '\u{201E}'
            | '\u{2039}'
            | '\u{BB}'
            | '\u{3008}'
            | '\u{300A}'
            | '\u{300C}'
            | '\u{300E}'
            | '\u{3010}'
            | '\u{FF08}'
            | '\u{BF}'
            | '\u{A1}'
            | '-'
            | '\u{2013}'
            | '\u{2014}'
            | '\u{2022}'
            | '<'
            | '`'
    )
}

/// Marks of footnotes.
#[must_use]
pub fn is_note(c: char) -> bool {
    matches!(
        c,
        '\u{B9}' | '\u{B2}' | '\u{B3}' | '\u{2070}' | '\u{2074}'..='\u{2079}' | '*' | '\u{2020}' | '\u{2021}'
    )
}
