//! Apostrophes before what a spreadsheet would take for formulas.

use hexapla_model::Severity;

use crate::reading::builder::Builder;
use crate::reading::guard;

/// Takes off the apostrophes that guard cells.
#[derive(Debug)]
pub(super) struct Guard {
    /// Whether they are ours.
    is_ours: bool,
    /// How many stay, since they may be the author's, and the line of the first.
    kept: usize,
    first: u32,
}

impl Guard {
    /// That of the table that begins with `start`.
    pub(super) fn new(start: &str, delimiter: u8) -> Self {
        Self { is_ours: guard::is_ours(start, ["id", "anchor", "score"], delimiter), kept: 0, first: 0 }
    }

    /// Takes the apostrophe off a cell if it is ours.
    pub(super) fn take_off(&mut self, line: u32, text: &mut String) {
        let Some(cell) = guard::without(text) else { return };
        if self.is_ours {
            *text = cell.to_owned();
        } else {
            self.first = if self.kept == 0 { line } else { self.first };
            self.kept += 1;
        }
    }

    /// Reports those that stay.
    pub(super) fn tell(&self, builder: &mut Builder<'_>) {
        let message = match self.kept {
            0 => return,
            1 => "an apostrophe before what a spreadsheet takes for a formula stays".to_owned(),
            n => format!(
                "{n} cells with an apostrophe before what a spreadsheet takes for a formula: it stays; this is the first"
            ),
        };
        let hint =
            "remove it if it does not belong to the text; files written with `--safe-cells` need no change";
        builder.finding(Severity::Note, self.first, &message, hint);
    }
}
