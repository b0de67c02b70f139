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

/// A text that is no anchor in canonical form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no anchor: expected steps such as `12`, `12.b.iii`, `2.C.3` or `art 20.4`")]
pub struct UnknownAnchor(pub String);

impl FromStr for Anchor {
    type Err = UnknownAnchor;

    /// The anchor of a canonical form, which it shows again.
    ///
    /// What a step counts is told by the steps around it: a number is a chapter before a capital letter, a subsection
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
mod tests {
    use proptest::prelude::*;

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
        assert_eq!(anchor(&[(Chapter, 2), (Division, 4), (Section, 1)]), "2.4.A");
        assert_eq!(anchor(&[(Article, 20), (Paragraph, 4)]), "art 20.4");
        assert_eq!(anchor(&[(Paragraph, 1), (Item, 28)]), "1.ab");
        assert_eq!(anchor(&[(Chapter, 1), (Section, 0), (Subsubsection, 0)]), "1.0.0");
        assert_eq!(anchor(&[(Note, 12)]), "12");
        assert_eq!(anchor(&[(Note, 1002)]), "**");
        assert_eq!(anchor(&[(Paragraph, 1), (Item, 1), (Subitem, 5000)]), "1.a.5000");
    }

    #[test]
    fn canonical_forms_are_read() {
        use StepKind::*;
        for (text, want) in [
            ("12.b.iii", &[(Paragraph, 12), (Item, 2), (Subitem, 3)][..]),
            ("2.C.3.a", &[(Chapter, 2), (Section, 3), (Subsection, 3), (Subsubsection, 1)]),
            ("annex 1.art 20.4", &[(Annex, 1), (Article, 20), (Paragraph, 4)]),
            ("3.1.i", &[(Paragraph, 3), (Paragraph, 1), (Item, 9)]),
            ("1.ab.5000", &[(Paragraph, 1), (Item, 28), (Paragraph, 5000)]),
            ("**", &[(Note, 1002)]),
        ] {
            let steps = want.iter().map(|&(kind, n)| Step { kind, ordinal: Ordinal::new(n) }).collect();
            assert_eq!(text.parse(), Ok(Anchor::new(steps)), "{text}");
        }
        assert_eq!("5bis".parse::<Anchor>().unwrap().last().unwrap().ordinal, Ordinal { number: 5, bis: 1 });
        for text in ["", ".", "12.", "012", "12 b", "第三条", "zzzzzzzzz", "****", "art ", "99999999999"] {
            assert!(text.parse::<Anchor>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read(path in prop::collection::vec((0usize..12, 1u32..6000, 0u8..5), 1..6)) {
            use StepKind::*;
            let kinds = [
                Annex, Part, Chapter, Division, Section, Subsection, Subsubsection, Article, Paragraph, Item,
                Subitem, Note,
            ];
            let step = |&(kind, number, bis): &(usize, u32, u8)| {
                Step { kind: kinds[kind], ordinal: Ordinal { number, bis } }
            };
            let steps = path.iter().map(step).collect();
            let shown = Anchor::new(steps).to_string();
            prop_assert_eq!(shown.parse::<Anchor>().map(|a| a.to_string()), Ok(shown));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,20}") {
            if let Ok(anchor) = text.parse::<Anchor>() {
                prop_assert_eq!(anchor.to_string(), text);
            }
        }
    }
}
