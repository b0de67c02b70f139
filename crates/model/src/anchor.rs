//! Anchors: script-free paths of ordinals that name the same place in every language version.

use std::fmt::{self, Write as _};
use std::str::FromStr;
use std::sync::Arc;

use crate::numeral::{from_letters, from_roman, letters, roman};

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
    /// Divisions that a word names and a number counts: `Section 4`.
    Division,
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
///
/// Blocks, rows and sides of a lattice share its steps.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Anchor(Arc<[Step]>);

impl Anchor {
    /// The anchor of a path.
    #[must_use]
    pub fn new(steps: Vec<Step>) -> Self {
        Self(steps.into())
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
            StepKind::Chapter
            | StepKind::Division
            | StepKind::Subsection
            | StepKind::Paragraph
            | StepKind::Note => {
                write!(f, "{n}")?;
            }
        }
        f.write_str(SUFFIXES[usize::from(self.ordinal.bis).min(SUFFIXES.len() - 1)])
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

/// A text that is not an anchor in canonical form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an anchor: expected steps such as `12`, `12.b.iii`, `2.C.3` or `art 20.4`")]
pub struct UnknownAnchor(pub String);

impl FromStr for Anchor {
    type Err = UnknownAnchor;

    /// The anchor of a canonical form, which it shows again.
    ///
    /// What a step counts follows from the steps around it: a number is a chapter before a capital letter, a subsection
    /// after one, and a paragraph elsewhere, so notes without stars are read as paragraphs.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let parts: Vec<&str> = s.split('.').collect();
        let mut steps: Vec<Step> = Vec::with_capacity(parts.len());
        for (n, part) in parts.iter().enumerate() {
            let next = parts.get(n + 1).copied().unwrap_or_default();
            let above = steps.last().map(|step| step.kind);
            steps.push(read_step(part, above, next).ok_or_else(|| UnknownAnchor(s.to_owned()))?);
        }
        Ok(Self::new(steps))
    }
}

/// The Latin suffixes of inserted provisions, by [`Ordinal::bis`].
const SUFFIXES: [&str; 5] = ["", "bis", "ter", "quater", "quinquies"];

/// The step that `part` shows below a step of kind `above` and before the step `next`.
fn read_step(part: &str, above: Option<StepKind>, next: &str) -> Option<Step> {
    (0..SUFFIXES.len()).rev().find_map(|bis| {
        let (kind, number) = read_number(part.strip_suffix(SUFFIXES[bis])?, above, next)?;
        let bis = u8::try_from(bis).ok()?;
        let step = Step { kind, ordinal: Ordinal { number, bis } };
        (step.to_string() == part).then_some(step)
    })
}

fn read_number(text: &str, above: Option<StepKind>, next: &str) -> Option<(StepKind, u32)> {
    use StepKind::*;
    let named = [("annex ", Annex), ("part ", Part), ("art ", Article)];
    if let Some((word, kind)) = named.iter().find(|(word, _)| text.starts_with(word)) {
        return Some((*kind, text[word.len()..].parse().ok()?));
    }
    match text.chars().next()? {
        '*' => Some((Note, Step::STARS + u32::try_from(text.len()).ok()?)),
        '0'..='9' => {
            let kind = match above {
                _ if next.starts_with(|c: char| c.is_ascii_uppercase()) => Chapter,
                Some(Section) => Subsection,
                _ => Paragraph,
            };
            Some((kind, text.parse().ok()?))
        }
        'A'..='Z' => Some((Section, from_letters(text, b'A')?)),
        'a'..='z' => {
            let lettered = match above {
                Some(Section | Subsection) => Subsubsection,
                _ => Item,
            };
            let letters = from_letters(text, b'a').map(|n| (lettered, n));
            let roman = from_roman(text).map(|n| (Subitem, n));
            if above == Some(Item) { roman.or(letters) } else { letters.or(roman) }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
