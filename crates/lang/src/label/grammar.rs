//! The grammar of labels as data: which marks close a label, and which numerals in which punctuation count what.

use hexapla_model::StepKind;

use crate::numeral::System;

/// What is around a numeral and makes it a label; a second mark changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Frame {
    /// `12.`, `12．`, `12.-`
    Dot,
    /// `12 -`
    Dash,
    /// `二、`
    Comma,
    /// `(b)`, `（二）`, `㈡`, `(b).-`
    Brackets,
    /// `b)`
    Bracket,
    /// `'1'`
    Quotes,
    /// `二　` before a wide space
    Space,
    /// `¹`, `*`
    Mark,
    /// `[1]`
    Square,
    /// `1:`
    Colon,
    /// `1/`
    Slash,
    /// `1°`
    Degree,
    /// `12` before a tab
    Tab,
}

/// Dashes in all their lengths, and the stroke that lengthens Arabic letters.
pub(crate) const DASHES: [char; 9] = ['-', '‐', '‑', '‒', '–', '—', '―', '−', 'ـ'];

/// The marks that close a label, with what they make of a numeral with nothing before it.
pub(crate) const MARKS: &[(&[char], Frame)] = &[
    (&['.', '．', '。', '۔', '।'], Frame::Dot),
    (&[')', '）'], Frame::Bracket),
    (&DASHES, Frame::Dash),
    (&['、', '，'], Frame::Comma),
    (&[':', '：'], Frame::Colon),
    (&['/', '／'], Frame::Slash),
];

/// Which marks may come second, after those of which frames.
pub(crate) const SECOND: &[(&[Frame], &[char])] = &[
    (&[Frame::Dot], &[')', '）', ':', '：', '、', '-', '‐', '‑', '‒', '–', '—', '―', '−']),
    (
        &[Frame::Bracket, Frame::Brackets, Frame::Square],
        &['.', '．', ':', '：', '、', '-', '‐', '‑', '‒', '–', '—', '―', '−'],
    ),
    (&[Frame::Dash], &[')', '）']),
    (&[Frame::Colon, Frame::Slash], &['-', '‐', '‑', '‒', '–', '—', '―', '−']),
];

/// Quotes around numerals.
pub(crate) const QUOTES: [char; 6] = ['\'', '`', '‘', '’', '´', '＇'];

/// Marks that open a label from right to left because they were typed where they are seen.
pub(crate) const TURNED: [(&[char], Frame); 4] =
    [(&['.'], Frame::Dot), (&['-', '–'], Frame::Dash), (&[')'], Frame::Brackets), (&[')'], Frame::Bracket)];

/// Frames that one mark makes.
pub(crate) const CLOSED: [Frame; 3] = [Frame::Dot, Frame::Dash, Frame::Bracket];

/// Signs of ordinals after figures, where no word is before them.
pub(crate) const SIGNS: [&str; 8] = [".º", ".ª", ".°", ".ᵒ", "º", "ª", "°", "ᵒ"];

/// Signs and endings of ordinals after a number that a word announces.
pub(crate) const ORDINALS: [&str; 20] = [
    ".º", ".ª", ".°", ".ᵒ", "º", "ª", "°", "ᵒ", "er", "ère", "re", "ᵉʳ", "ème", "e", "o", "-й", "-я", "-е",
    "-ый", "-ая",
];

/// What a numeral in a frame may count in United Nations documents, and how unusual that is.
pub(crate) const USES: &[(&[System], &[Frame], StepKind, f32)] = {
    use Frame::*;
    use StepKind::*;
    use System::*;
    &[
        (&[Digits], &[Dot, Dash], Paragraph, 0.0),
        (&[Digits], &[Dot, Dash], Subsection, 0.0),
        (&[Digits], &[Dot, Dash], Chapter, 2.5),
        (&[Digits], &[Dot, Dash], Item, 2.0),
        (&[Digits], &[Comma], Paragraph, 0.3),
        (&[Digits], &[Comma], Subsection, 0.3),
        (&[Digits], &[Bracket, Brackets], Item, 0.5),
        (&[Digits], &[Bracket, Brackets], Subitem, 0.5),
        (&[Digits], &[Bracket, Brackets], Subsubsection, 1.0),
        (&[Digits], &[Quotes], Subitem, 0.0),
        (&[RomanUpper], &[Dot, Dash, Comma], Chapter, 0.0),
        (&[LetterUpper], &[Dot, Dash, Comma], Section, 0.0),
        (&[LetterUpper], &[Bracket, Brackets], Item, 1.0),
        (&[RomanUpper], &[Bracket, Brackets], Item, 0.6),
        (&[LetterLower], &[Bracket, Brackets], Item, 0.0),
        (&[LetterLower], &[Bracket, Brackets], Subsubsection, 0.0),
        (&[LetterLower], &[Dot, Dash], Item, 0.8),
        (&[RomanLower], &[Bracket, Brackets, Quotes], Subitem, 0.0),
        (&[RomanLower], &[Dot], Subitem, 0.8),
        (&[Han], &[Dot, Comma], Chapter, 0.0),
        (&[Han], &[Dot, Comma, Space], Paragraph, 1.0),
        (&[Han], &[Brackets, Bracket], Item, 0.2),
        (&[Han], &[Brackets], Section, 1.0),
        (&[Han], &[Brackets], Subsubsection, 0.6),
        (&[Word], &[Dash, Dot, Comma], Chapter, 0.0),
        (&[Enclosed], &[Brackets], Item, 0.2),
        (&[Enclosed], &[Brackets], Subitem, 0.4),
        (&[Stopped], &[Dot], Paragraph, 0.0),
        (&[Stopped], &[Dot], Item, 1.0),
        (&[Superscript], &[Mark], Note, 0.0),
        (&[Digits], &[Square, Colon, Slash, Degree, Tab], Paragraph, 0.0),
        (&[Digits], &[Square, Colon, Slash, Degree], Item, 0.6),
        (&[LetterLower], &[Square, Colon, Slash], Item, 0.0),
        (&[LetterUpper], &[Square], Item, 0.6),
        (&[LetterUpper], &[Slash], Section, 0.0),
        (&[RomanLower], &[Square, Colon], Subitem, 0.0),
        (&[RomanUpper], &[Square, Colon], Chapter, 0.3),
        (&[RomanUpper], &[Square, Colon], Item, 0.6),
        (&[Han], &[Colon], Paragraph, 0.3),
        (&[Han], &[Square], Item, 0.3),
        (&[Word], &[Colon, Slash], Chapter, 0.3),
        (&[RomanLower], &[Dash], Subitem, 0.8),
    ]
};

/// Suffixes of inserted provisions, with their rank.
pub(crate) const INSERTED: &[(&str, u8)] = &[
    ("bis", 1),
    ("ter", 2),
    ("quater", 3),
    ("quinquies", 4),
    ("sexies", 5),
    ("septies", 6),
    ("octies", 7),
    ("alt", 1),
    ("бис", 1),
    ("тер", 2),
    ("кватер", 3),
    ("квинквиес", 4),
    ("مكررا ثانيا", 2),
    ("مكرر ثانيا", 2),
    ("مكررا ثالثا", 3),
    ("مكرر ثالثا", 3),
    ("مكررا", 1),
    ("مكرر", 1),
    ("之一", 1),
    ("之二", 1),
    ("之三", 2),
    ("之四", 3),
    ("之五", 4),
    ("之六", 5),
    ("之七", 6),
];
