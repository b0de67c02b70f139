//! What the outline has to say about a document: gaps, repeats and lost numbers, each with its place.

use std::path::Path;

use hexapla_model::{Anchor, Block, Diagnostic, Ordinal, Severity, Step, StepKind};
use rustc_hash::FxHashMap;

use crate::outline::{Outlined, Role, Shape};

/// From which cost on a step in the count is remarked on.
const BREAK: f32 = 1.0;
/// How many paragraphs in a row without a number are more than a closing formula.
const LOST: usize = 3;

/// The findings, in order of place; `blocks` are those that the outline was read from.
pub(crate) fn findings(
    path: &Path,
    blocks: &[Block],
    shapes: &[Shape],
    outline: &[Outlined],
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let mut slipped = false;
    let mut counts = Counts::default();
    for ((block, shape), read) in blocks.iter().zip(shapes).zip(outline) {
        let continues = counts.continues(read.anchor.as_ref());
        let found = match (read.role, read.kind) {
            // A slip has been told: that its block has no number of its own follows from it.
            (Role::Label(_), Some(StepKind::Paragraph)) if std::mem::take(&mut slipped) => None,
            (Role::Label(_), Some(StepKind::Paragraph)) => paragraph(path, block, read),
            // What a list counts is neither missing nor repeated.
            (Role::Label(_), Some(_)) if shape.count.is_some() => None,
            (Role::Label(_), Some(kind)) if kind != StepKind::Note && !continues && read.cost > 2.0 => {
                other(path, block, shape, read)
            }
            _ => read.slip(shape).map(|number| {
                slipped = true;
                slip(path, block, read, number)
            }),
        };
        out.extend(found);
    }
    out.extend(unnumbered_end(path, blocks, shapes, outline));
    out
}

/// The last label below each place; a label may be unusual where it stands and continue the count all the same.
#[derive(Default)]
struct Counts(FxHashMap<(Vec<Step>, StepKind), Ordinal>);

impl Counts {
    /// Whether the last step of `anchor` is the first of its kind at its place, or follows the last one there.
    fn continues(&mut self, anchor: Option<&Anchor>) -> bool {
        let Some((own, above)) = anchor.and_then(|anchor| anchor.steps().split_last()) else { return false };
        let next = own.ordinal;
        match self.0.insert((above.to_vec(), own.kind), next) {
            None => next == Ordinal::new(1),
            Some(last) => {
                next == Ordinal::new(last.number + 1) || next == Ordinal { bis: last.bis + 1, ..last }
            }
        }
    }
}

/// Told when the numbers stop before the text does.
fn unnumbered_end(
    path: &Path,
    blocks: &[Block],
    shapes: &[Shape],
    outline: &[Outlined],
) -> Option<Diagnostic> {
    // A list of questions with numbers is no count of paragraphs.
    let by_word = |n: usize| {
        shapes[n]
            .label
            .as_ref()
            .and_then(|label| label.form)
            .is_some_and(hexapla_lang::label::Form::is_unknown)
    };
    let is_numbered = |n: &usize| outline[*n].kind == Some(StepKind::Paragraph) && !by_word(*n);
    let numbered = (0..outline.len()).filter(is_numbered).count();
    let last = (0..outline.len()).rfind(is_numbered)?;
    // Points of a list never had numbers, nor had names and titles below the text.
    let is_text = |shape: &Shape| !shape.is_point() && !shape.is_heading_like();
    let lost = |(n, read): &(usize, &Outlined)| read.role == Role::Body && is_text(&shapes[*n]);
    let bodies = || outline.iter().enumerate().skip(last + 1).filter(lost);
    let count = bodies().count();
    if numbered < LOST || count < LOST {
        return None;
    }
    let (first, _) = bodies().next()?;
    let number = outline[last].anchor.as_ref()?.last()?.ordinal.number;
    let message =
        format!("{count} paragraphs after paragraph {number} have no number, to the end of the text");
    let hint = "what has lost its number is aligned by content";
    Some(Diagnostic::new(Severity::Note, path, message).at(blocks[first].location()).hint(hint))
}

fn slip(path: &Path, block: &Block, read: &Outlined, number: u32) -> Diagnostic {
    let (last, lost) = read.before;
    let message = format!("number {number} does not fit here: paragraph {} was expected", last + lost + 1);
    let hint = "the number may be wrong; the paragraph is aligned by its content";
    Diagnostic::new(Severity::Warning, path, message).at(block.location()).hint(hint)
}

fn paragraph(path: &Path, block: &Block, read: &Outlined) -> Option<Diagnostic> {
    let number = read.anchor.as_ref()?.last()?.ordinal.number;
    let (last, lost) = read.before;
    let finding = |severity, message: String, hint: String| {
        Some(Diagnostic::new(severity, path, message).at(block.location()).hint(hint))
    };
    let missing = number.saturating_sub(last + 1);
    if last > 0 && missing > 0 && missing == lost {
        let message = if lost == 1 {
            format!("the paragraph before paragraph {number} has no number")
        } else {
            format!("{lost} paragraphs before paragraph {number} have no number")
        };
        return finding(Severity::Note, message, "what has lost its number is aligned by content".into());
    }
    if read.cost < BREAK || last == 0 {
        return None;
    }
    let message = format!("paragraph {number} follows paragraph {last}");
    if number > last + 1 {
        let range = if missing == 1 {
            format!("paragraph {}", last + 1)
        } else {
            format!("paragraphs {} to {}", last + 1, number - 1)
        };
        return finding(
            Severity::Warning,
            message,
            format!("{range} may be missing, or joined to {last}, or have lost the number"),
        );
    }
    if number <= last && number > 1 {
        return finding(
            Severity::Warning,
            message,
            "one of the numbers may be wrong, or a new part begins here".into(),
        );
    }
    None
}

fn other(path: &Path, block: &Block, shape: &Shape, read: &Outlined) -> Option<Diagnostic> {
    let anchor = read.anchor.as_ref()?;
    let label = shape.label.as_ref().map_or("", |l| l.span.of(&block.text));
    let message = format!("label `{label}`, read as {anchor}, does not continue the count");
    let hint = "a label before it may be missing or repeated";
    Some(Diagnostic::new(Severity::Warning, path, message).at(block.location()).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;
    use hexapla_model::Location;

    #[test]
    fn a_label_out_of_count_is_shown_alone() {
        let lines = ["第一条 用水", "（一）洪水；", "（九）流域国家应当在春季举行会议；"];
        let blocks: Vec<Block> = (1..)
            .zip(lines)
            .map(|(line, t)| Block::new(t, Location { line, page: None }, line - 1))
            .collect();
        let shapes = crate::outline::shapes(&blocks, hexapla_model::Lang::ZH);
        let mut outline = crate::outline::read(&blocks, &shapes, crate::outline::front(&blocks, &shapes));
        outline[2].cost = 3.0;
        let found = findings(Path::new("a"), &blocks, &shapes, &outline);
        assert!(found[0].message.starts_with("label `（九）`, read as"), "{found:?}");
    }
}
