//! The grammar of labels as data: which numerals in which punctuation count what, and the words that name divisions.

use hexapla_model::StepKind;

use crate::numeral::System;

/// What stands around a numeral and makes it a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Frame {
    /// `12.`, `12．`
    Dot,
    /// `12 -`
    Dash,
    /// `二、`
    Comma,
    /// `(b)`, `（二）`, `㈡`
    Brackets,
    /// `b)`
    Bracket,
    /// `'1'`
    Quotes,
    /// `二　` before a wide space
    Space,
    /// `¹`, `*`
    Mark,
}

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
        (&[Superscript], &[Mark], Note, 0.0),
    ]
};

/// Words that name a division before its number, folded as [`crate::numeral::folded_prefix`] folds.
pub(crate) const KEYWORDS: &[(&str, StepKind)] = {
    use StepKind::*;
    &[
        ("article", Article),
        ("artículo", Article),
        ("статья", Article),
        ("artikel", Article),
        ("الماده", Article),
        ("annexe", Annex),
        ("annex", Annex),
        ("appendix", Annex),
        ("appendice", Annex),
        ("apéndice", Annex),
        ("anexo", Annex),
        ("приложение", Annex),
        ("المرفق", Annex),
        ("التذييل", Annex),
        ("附件", Annex),
        ("附录", Annex),
        ("chapter", Chapter),
        ("chapitre", Chapter),
        ("capítulo", Chapter),
        ("глава", Chapter),
        ("kapitel", Chapter),
        ("الفصل", Chapter),
        ("section", Section),
        ("sección", Section),
        ("раздел", Section),
        ("الفرع", Section),
        ("part", Part),
        ("partie", Part),
        ("parte", Part),
        ("часть", Part),
        ("الجزء", Part),
        ("goal", Part),
        ("objectif", Part),
        ("objetivo", Part),
        ("цель", Part),
        ("الهدف", Part),
        ("目标", Part),
    ]
};

/// What `第N…` counts.
pub(crate) const MEASURES: &[(&str, StepKind)] = &[
    ("条", StepKind::Article),
    ("條", StepKind::Article),
    ("章", StepKind::Chapter),
    ("节", StepKind::Section),
    ("節", StepKind::Section),
    ("部分", StepKind::Part),
    ("编", StepKind::Part),
    ("編", StepKind::Part),
];

/// Suffixes of inserted provisions, with their rank.
pub(crate) const INSERTED: &[(&str, u8)] = &[
    ("bis", 1),
    ("ter", 2),
    ("quater", 3),
    ("quinquies", 4),
    ("бис", 1),
    ("тер", 2),
    ("مكررا", 1),
    ("مكرر", 1),
    ("之二", 1),
    ("之三", 2),
    ("之四", 3),
];
