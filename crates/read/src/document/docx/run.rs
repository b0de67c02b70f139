//! A run: a stretch of text with the same properties.

use super::props::RunProps;
use super::styles::Look;

/// What holds for the text of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// Whether it is hidden.
    pub(super) hidden: bool,
    /// Whether it is above the line.
    pub(super) raised: bool,
    /// Whether it is the mark of a note, which the author wrote.
    pub(super) custom_mark: bool,
}

impl Run {
    /// A run without properties in a paragraph that looks like this.
    pub(super) fn of(look: Look) -> Self {
        Self { hidden: look.hidden, raised: look.raised, custom_mark: false }
    }

    /// Puts the properties in that a run has by its character style and by itself.
    ///
    /// Hidden is a toggle: a style that hides inside one that hides shows (ISO/IEC 29500-1, 17.7.3).
    pub(super) fn set(&mut self, look: Look, style: (Option<bool>, Option<bool>), own: &RunProps) {
        let (hidden, raised) = style;
        self.hidden = own.hidden.unwrap_or(look.hidden != hidden.unwrap_or_default());
        self.raised = own.raised.or(raised).unwrap_or(look.raised);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hiding_styles_undo_each_other() {
        for (paragraph, style, own, want) in [
            (false, None, None, false),
            (true, None, None, true),
            (true, Some(true), None, false),
            (false, Some(true), None, true),
            (true, Some(true), Some(true), true),
            (true, Some(false), Some(false), false),
        ] {
            let look = Look { hidden: paragraph, ..Look::default() };
            let mut run = Run::of(look);
            run.set(look, (style, None), &RunProps { hidden: own, ..RunProps::default() });
            assert_eq!(run.hidden, want, "{paragraph} {style:?} {own:?}");
        }
    }
}
