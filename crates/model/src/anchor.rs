//! Anchors: script-free paths of ordinals that name the same place in every language version.

use std::fmt::{self, Write as _};

use crate::numeral::{letters, roman};

/// A number in a label, with the Latin suffix of an inserted provision (`5 bis`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ordinal {
    /// The number, whatever script it was printed in.
    pub number: u32,
    /// 0 for a plain number, 1 for *bis*, 2 for *ter*, 3 for *quater* …
    pub bis: u8,
}

impl Ordinal {
    /// A plain number.
    #[must_use]
    pub fn new(number: u32) -> Self {
        Self { number, bis: 0 }
    }
}

/// What a step of an anchor counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepKind {
    /// Annexes and appendices.
    Annex,
    /// Parts, titles and books above the chapters; goals.
    Part,
    /// Chapters: `II.`, `二.`.
    Chapter,
    /// Subheadings: `C.`.
    Section,
    /// Third-level headings: `3.`.
    Subsection,
    /// Fourth-level headings: `(a)`.
    Subsubsection,
    /// Articles of a treaty.
    Article,
    /// Numbered paragraphs, and the further parts of decimal numbers.
    Paragraph,
    /// Items: `(a)`.
    Item,
    /// Parts of items: `(i)`.
    Subitem,
    /// Footnotes.
    Note,
}

impl StepKind {
    /// Whether a block with such a label is a heading.
    #[must_use]
    pub fn is_heading(self) -> bool {
        !matches!(self, Self::Paragraph | Self::Item | Self::Subitem | Self::Note)
    }
}

/// One step of an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step {
    /// What is counted.
    pub kind: StepKind,
    /// Which of them.
    pub ordinal: Ordinal,
}

impl Step {
    /// Notes that are marked with `n` stars instead of a number count as `STARS + n`.
    pub const STARS: u32 = 1_000;
}

/// A path of ordinals: `12 (b) (iii)`, `12 б) iii)` and `١٢ (ب) ٣` are the same anchor.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Anchor(Vec<Step>);

impl Anchor {
    /// The anchor of a path.
    #[must_use]
    pub fn new(steps: Vec<Step>) -> Self {
        Self(steps)
    }

    /// The path, outermost first.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The innermost step.
    #[must_use]
    pub fn last(&self) -> Option<Step> {
        self.0.last().copied()
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = self.ordinal.number;
        match self.kind {
            StepKind::Annex => write!(f, "annex {n}")?,
            StepKind::Part => write!(f, "part {n}")?,
            StepKind::Article => write!(f, "art {n}")?,
            StepKind::Section => f.write_str(&letters(n, b'A'))?,
            StepKind::Subsubsection | StepKind::Item => f.write_str(&letters(n, b'a'))?,
            StepKind::Subitem => f.write_str(&roman(n))?,
            StepKind::Note if (Self::STARS + 1..=Self::STARS + 3).contains(&n) => {
                (Self::STARS..n).try_for_each(|_| f.write_char('*'))?;
            }
            StepKind::Chapter | StepKind::Subsection | StepKind::Paragraph | StepKind::Note => {
                write!(f, "{n}")?;
            }
        }
        f.write_str(match self.ordinal.bis {
            0 => "",
            1 => "bis",
            2 => "ter",
            3 => "quater",
            _ => "quinquies",
        })
    }
}

impl fmt::Display for Anchor {
    /// The canonical form: `12`, `12.b`, `12.b.iii`, `2.C.3`, `art 20.4`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, step) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_char('.')?;
            }
            step.fmt(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchor(steps: &[(StepKind, u32)]) -> String {
        let step = |&(kind, n)| Step { kind, ordinal: Ordinal::new(n) };
        Anchor::new(steps.iter().map(step).collect()).to_string()
    }

    #[test]
    fn canonical_forms() {
        use StepKind::*;
        assert_eq!(anchor(&[(Paragraph, 12), (Item, 2), (Subitem, 3)]), "12.b.iii");
        assert_eq!(anchor(&[(Chapter, 2), (Section, 3), (Subsection, 3), (Subsubsection, 1)]), "2.C.3.a");
        assert_eq!(anchor(&[(Article, 20), (Paragraph, 4)]), "art 20.4");
        assert_eq!(anchor(&[(Paragraph, 1), (Item, 28)]), "1.ab");
        assert_eq!(anchor(&[(Note, 12)]), "12");
        assert_eq!(anchor(&[(Note, 1002)]), "**");
        assert_eq!(anchor(&[(Paragraph, 1), (Item, 1), (Subitem, 5000)]), "1.a.5000");
    }
}
