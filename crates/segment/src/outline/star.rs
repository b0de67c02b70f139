//! Stars at the head of blocks: the mark of a note where the text shows it too, else the bullet of a list.

use hexapla_model::{Block, BlockKind, Step, StepKind};

use super::shape::Shape;

/// The most stars that mark a note.
const MOST: usize = 3;

/// Takes the label from each star that marks no note: it is the bullet of a list, and text.
///
/// A note is alone, after a block that shows its mark; of neighbours with the same stars each is a point of a list.
pub(super) fn settle(blocks: &[Block], shapes: &mut [Shape]) {
    if !shapes.iter().any(|shape| stars(shape).is_some()) {
        return;
    }
    let mut shown = [0_usize; MOST + 1];
    let mut last = None;
    for n in 0..shapes.len() {
        let own = stars(&shapes[n]);
        let next = shapes.get(n + 1).and_then(stars);
        if let Some(count) = own
            && shapes[n].hint != BlockKind::Footnote
        {
            let alone = own != last && own != next;
            if alone && shown[count] > 0 {
                shown[count] -= 1;
            } else {
                shapes[n].unlabel(&blocks[n]);
            }
        }
        last = own;
        marks(&blocks[n].text, |count| shown[count] += 1);
    }
}

/// How many stars a block has for its label.
fn stars(shape: &Shape) -> Option<usize> {
    let notes = shape.label.as_ref()?.readings.iter().filter(|r| r.kind == StepKind::Note);
    let mut counts = notes.map(|note| note.ordinal.number.saturating_sub(Step::STARS) as usize);
    counts.find(|count| (1..=MOST).contains(count))
}

/// Calls `each` with the stars of every mark of a note in `text`: they follow a word, and close no emphasis such as
/// that of `*these words*`.
fn marks(text: &str, mut each: impl FnMut(usize)) {
    let mut open = [false; MOST + 1];
    let mut at = 0;
    while let Some(start) = text[at..].find('*').map(|n| n + at) {
        let count = text[start..].bytes().take_while(|b| *b == b'*').count();
        at = start + count;
        let follows_word = text[..start].ends_with(|c: char| !c.is_whitespace() && !"([«“‘".contains(c));
        let before_word = text[at..].starts_with(char::is_alphanumeric);
        let Some(open) = open.get_mut(count) else { continue };
        match (follows_word, before_word) {
            (true, false) if !std::mem::take(open) => each(count),
            (false, true) => *open = true,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Lang, Location};

    use super::super::shapes;
    use super::*;

    /// Which of the lines are notes.
    fn notes(lines: &[&str]) -> Vec<bool> {
        let block = |(n, text): (u32, &&str)| Block::new(*text, Location { line: n + 1, page: None }, n);
        let blocks: Vec<Block> = (0..).zip(lines).map(block).collect();
        shapes(&blocks, crate::outline::labels(&blocks), Lang::EN)
            .iter()
            .map(|shape| stars(shape).is_some())
            .collect()
    }

    #[test]
    fn stars_of_lists_are_no_notes() {
        for lines in [
            &["1. The States should:", "* Share data;", "* Meet each year.", "2. They met."][..],
            &["1. Les États devraient :", "* Partager les données ;", "* Se réunir."],
            &["1. Los Estados deberían:", "* Compartir los datos;", "* Reunirse."],
            &["1. Государствам следует:", "* Обмениваться данными;", "* Встречаться."],
            &["1. 各国应：", "* 共享数据；", "* 每年开会。"],
            &["1 - ينبغي للدول:", "* تبادل البيانات؛", "* الاجتماع سنويا."],
            // One point alone, points with text between, points of a second level, bold words.
            &["The States should do this:", "* Share data."],
            &["* Share data.", "They are needed.", "* Meet.", "Once a year."],
            &["* Water", "** Lakes", "** Rivers", "* Land"],
            &["They use *these words* often.", "* See the annex."],
            // The mark of the masthead has its note; points come later.
            &["A list of 2 * 3 things", "* One", "* Two"],
        ] {
            assert_eq!(notes(lines), vec![false; lines.len()], "{lines:?}");
        }
    }

    #[test]
    fn stars_with_their_marks_are_notes() {
        for (lines, want) in [
            (&["FWB/2026/4*", "The lake is deep.", "* Reissued on 3 May."][..], &[false, false, true][..]),
            (&["Agenda* and work**", "* FWB/1", "** FWB/2"], &[false, true, true]),
            (&["议程*", "* 见附件。"], &[false, true]),
            (&["جدول الأعمال*.", "* انظر المرفق."], &[false, true]),
            (&["Повестка дня*", "Озеро глубокое.", "*См. приложение."], &[false, false, true]),
            (
                &["A/1*", "* Reissued.", "They should:", "* Share data;", "* Meet.", "See*.", "* Annex."],
                &[false, true, false, false, false, false, true],
            ),
        ] {
            assert_eq!(notes(lines), want, "{lines:?}");
        }
    }
}
