//! Labels of notes: `¹ text`, `(¹) text`, `* text`.

use hexapla_model::{Ordinal, Step, StepKind};

use crate::numeral::{self, System};

use super::cursor::{Cursor, is_blank};
use super::{Label, Reading, label};

/// The label of a note; stars count from one.
pub(super) fn read(c: Cursor<'_>) -> Option<Label> {
    let (number, end) = bracketed(c).or_else(|| superscript(c)).or_else(|| stars(c))?;
    let reading = Reading::new(StepKind::Note, Ordinal::new(number));
    label(c.at, end, vec![reading], None)
}

/// The number of the superscript at `c`; from [`Step::STARS`] on stars are counted.
fn superscript(c: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    c.rest().chars().next().and_then(numeral::superscript)?;
    let number = numeral::numerals(c.rest()).into_iter().find(|n| n.system == System::Superscript)?;
    (number.value < Step::STARS).then(|| (number.value, c.past(number.len)))
}

fn bracketed(mut c: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    if !c.eat(&['(']) {
        return None;
    }
    let (number, mut end) = superscript(c)?;
    end.eat(&[')']).then_some((number, end))
}

fn stars(mut c: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let stars = c.skip(|x| x == '*');
    // Two stars or more open bold text in Markdown.
    let opens = c.rest().starts_with(is_blank) || stars == 1 && c.rest().starts_with(char::is_alphabetic);
    ((1..=3).contains(&stars) && opens).then(|| (Step::STARS + stars as u32, c))
}
