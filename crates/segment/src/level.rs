//! The levels of headings and items: by their labels, and by what the file says about headings.

use std::cmp::Ordering;

use hexapla_model::{BlockKind, StepKind};

/// A heading under which others may be.
#[derive(Debug, Clone, Copy)]
struct Open {
    /// The level that the file gives it, 0 if it gives none.
    told: u8,
    /// The level of its label, 0 if it has none.
    labelled: u8,
    /// The level that it has been given.
    level: u8,
}

/// The headings that are open where a text is read, the outermost first.
#[derive(Debug, Default)]
pub(crate) struct Levels {
    open: Vec<Open>,
}

impl Levels {
    /// The level of the next block; `told` is what the file says about it as a heading, 0 if nothing.
    ///
    /// Files skip levels, begin with the second, or give all headings the same one while their labels nest: only
    /// which is deeper than which is believed.
    pub(crate) fn next(&mut self, label: Option<StepKind>, block: BlockKind, told: u8) -> u8 {
        let labelled = by_label(label);
        if block != BlockKind::Heading {
            return labelled;
        }
        if told == 0 {
            // Without a label or a level it is taken for a section of a chapter.
            let level = if labelled == 0 { 2 } else { labelled };
            self.open.retain(|open| open.level < level);
            self.open.push(Open { told, labelled, level });
            return level;
        }
        while self.open.last().is_some_and(|open| open.is_closed_by(told, labelled)) {
            self.open.pop();
        }
        let level = self.open.last().map_or(1, |open| open.level.saturating_add(1));
        self.open.push(Open { told, labelled, level });
        level
    }
}

impl Open {
    /// Whether a heading with this level in the file and this level of its label is not below this one.
    fn is_closed_by(&self, told: u8, labelled: u8) -> bool {
        match self.told.cmp(&told) {
            Ordering::Less => false,
            Ordering::Equal => self.labelled == 0 || labelled == 0 || self.labelled >= labelled,
            Ordering::Greater => true,
        }
    }
}

/// The level that a label of this kind stands for, 0 if for none.
fn by_label(label: Option<StepKind>) -> u8 {
    match label {
        Some(StepKind::Annex | StepKind::Part | StepKind::Chapter | StepKind::Item) => 1,
        Some(StepKind::Division | StepKind::Section | StepKind::Article | StepKind::Subitem) => 2,
        Some(StepKind::Subsection) => 3,
        Some(StepKind::Subsubsection) => 4,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use StepKind::{Chapter, Section, Subsection};

    #[test]
    fn headings_nest() {
        for (headings, want) in [
            // What the file says, whatever it begins with and skips.
            (&[(None, 1), (None, 2), (None, 3), (None, 2), (None, 1)][..], &[1, 2, 3, 2, 1][..]),
            (&[(None, 2), (None, 4), (None, 4), (None, 2)], &[1, 2, 2, 1]),
            // Labels nest where the file does not.
            (
                &[(Some(Chapter), 1), (Some(Section), 1), (Some(Section), 1), (None, 1), (Some(Chapter), 1)],
                &[1, 2, 2, 1, 1],
            ),
            // The file over the labels: `1.` is a chapter here.
            (&[(Some(Subsection), 1), (None, 2), (Some(Subsection), 1)], &[1, 2, 1]),
            // The file is silent.
            (&[(Some(Chapter), 0), (None, 0), (Some(Section), 0), (Some(Subsection), 0)], &[1, 2, 2, 3]),
            (&[(Some(Chapter), 0), (None, 3), (Some(Chapter), 0)], &[1, 2, 1]),
        ] {
            let mut levels = Levels::default();
            let found: Vec<u8> =
                headings.iter().map(|(label, told)| levels.next(*label, BlockKind::Heading, *told)).collect();
            assert_eq!(found, want, "{headings:?}");
        }
    }

    #[test]
    fn items_have_the_level_of_their_label() {
        let mut levels = Levels::default();
        assert_eq!(levels.next(Some(StepKind::Item), BlockKind::Item, 0), 1);
        assert_eq!(levels.next(Some(StepKind::Subitem), BlockKind::Item, 0), 2);
        assert_eq!(levels.next(Some(StepKind::Paragraph), BlockKind::Paragraph, 0), 0);
    }
}
