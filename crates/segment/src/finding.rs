//! What the outline has to say about a document: gaps, repeats and lost numbers, each with its place.

use std::path::Path;

use hexapla_model::{Anchor, Block, Diagnostic, Ordinal, Severity, Step, StepKind};
use rustc_hash::FxHashMap;

use crate::outline::{Outlined, Role, Shape};

/// From which cost on a step in the count is remarked on.
const BREAK: f32 = 1.0;
/// How many paragraphs in a row without a number are more than a closing formula.
const LOST: usize = 3;

/// From how many findings of one kind on they are one finding with all places: three can be read one by one.
const MANY: usize = 4;

/// What is wrong with a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Unnumbered,
    Gap,
    Back,
    Slip,
    Label,
}

/// One finding, and what it says about its place beside others of its kind.
#[derive(Debug)]
struct Found {
    kind: Kind,
    diagnostic: Diagnostic,
    detail: String,
    /// How many paragraphs it is about.
    count: u32,
}

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
            // A slip has been reported: that its block has no number of its own follows from it.
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
    let mut out = grouped(out);
    out.extend(unnumbered_end(path, blocks, shapes, outline));
    out
}

/// The findings of each kind as one where there are many, at the place of the first.
fn grouped(found: Vec<Found>) -> Vec<Diagnostic> {
    let mut all: [Vec<&Found>; 5] = Default::default();
    found.iter().for_each(|one| all[one.kind as usize].push(one));
    let many = all.each_ref().map(|same| same.len() >= MANY);
    let mut out = Vec::new();
    for one in &found {
        let same = &all[one.kind as usize];
        if !many[one.kind as usize] {
            out.push(one.diagnostic.clone());
        } else if std::ptr::eq(same[0], one) {
            let hint = match one.kind {
                Kind::Gap => {
                    Some("the paragraphs may be missing, joined to others, or without their numbers".into())
                }
                _ => one.diagnostic.hint.clone(),
            };
            let mut all = one.diagnostic.clone();
            (all.message, all.hint) = (together(one.kind, same), hint);
            out.push(all);
        }
    }
    out
}

/// What many findings of a kind say.
fn together(kind: Kind, all: &[&Found]) -> String {
    let places = all.iter().map(|one| one.detail.as_str()).collect::<Vec<_>>().join(", ");
    let count: u32 = all.iter().map(|one| one.count).sum();
    match kind {
        Kind::Unnumbered => format!("{count} paragraphs have no number, before the paragraphs {places}"),
        Kind::Gap => format!("{count} numbers are missing: {places}"),
        Kind::Back => format!("the numbers go back {} times: {places}", all.len()),
        Kind::Slip => format!("{} numbers do not fit where they are: {places}", all.len()),
        Kind::Label => format!("{} labels break the sequence of numbers: {places}", all.len()),
    }
}

/// The last label below each place; a label may be unusual where it is and still continue the count.
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
    let numbered = outline.iter().zip(shapes).filter(|(read, shape)| is_numbered(read, shape)).count();
    let last = outline.iter().zip(shapes).rposition(|(read, shape)| is_numbered(read, shape))?;
    let mut lost = (last + 1..outline.len()).filter(|n| has_lost_number(&outline[*n], &shapes[*n]));
    let first = lost.next()?;
    let count = 1 + lost.count();
    if numbered < LOST || count < LOST {
        return None;
    }
    let number = outline[last].anchor.as_ref()?.last()?.ordinal.number;
    let message = format!("the last {count} paragraphs, after paragraph {number}, have no number");
    let hint = "paragraphs without a number are aligned by their content";
    Some(Diagnostic::new(Severity::Note, path, message).at(blocks[first].location()).hint(hint))
}

/// Whether a block counts paragraphs: a list of questions with numbers does not.
fn is_numbered(read: &Outlined, shape: &Shape) -> bool {
    let form = shape.label.as_ref().and_then(|label| label.form);
    read.kind == Some(StepKind::Paragraph) && !form.is_some_and(hexapla_lang::label::Form::is_unknown)
}

/// Whether a block is text without a number: points of a list never had one, nor had names and titles below the text.
fn has_lost_number(read: &Outlined, shape: &Shape) -> bool {
    read.role == Role::Body && !shape.is_point() && !shape.is_heading_like()
}

fn slip(path: &Path, block: &Block, read: &Outlined, number: u32) -> Found {
    let (last, lost) = read.before;
    let message = format!("number {number} does not fit here: paragraph {} was expected", last + lost + 1);
    let hint = "the number may be wrong; the paragraph is aligned by its content";
    let diagnostic = Diagnostic::new(Severity::Warning, path, message).at(block.location()).hint(hint);
    let detail = format!("{number} ({}, {} expected)", block.location().in_file(path), last + lost + 1);
    Found { kind: Kind::Slip, diagnostic, detail, count: 1 }
}

fn paragraph(path: &Path, block: &Block, read: &Outlined) -> Option<Found> {
    let number = read.anchor.as_ref()?.last()?.ordinal.number;
    let (last, lost) = read.before;
    let missing = number.saturating_sub(last + 1);
    let finding = |kind, severity, message: String, hint: String, detail: String| {
        let diagnostic = Diagnostic::new(severity, path, message).at(block.location()).hint(hint);
        Some(Found { kind, diagnostic, detail, count: missing })
    };
    if last > 0 && missing > 0 && missing == lost {
        let message = if lost == 1 {
            format!("the paragraph before paragraph {number} has no number")
        } else {
            format!("{lost} paragraphs before paragraph {number} have no number")
        };
        let hint = "paragraphs without a number are aligned by their content";
        return finding(Kind::Unnumbered, Severity::Note, message, hint.into(), number.to_string());
    }
    if read.cost < BREAK || last == 0 {
        return None;
    }
    let message = format!("paragraph {number} follows paragraph {last}");
    if number > last + 1 {
        let (range, its, numbers) = if missing == 1 {
            (format!("paragraph {}", last + 1), "its number", format!("{}", last + 1))
        } else {
            let range = format!("paragraphs {} to {}", last + 1, number - 1);
            (range, "their numbers", format!("{}-{}", last + 1, number - 1))
        };
        let hint = format!("{range} may be missing, joined to paragraph {last}, or without {its}");
        return finding(Kind::Gap, Severity::Warning, message, hint, numbers);
    }
    if number <= last && number > 1 {
        let hint = "one of the numbers may be wrong, or a new part begins here";
        let detail = format!("{number} after {last}");
        return finding(Kind::Back, Severity::Warning, message, hint.into(), detail);
    }
    None
}

fn other(path: &Path, block: &Block, shape: &Shape, read: &Outlined) -> Option<Found> {
    let anchor = read.anchor.as_ref()?;
    let label = shape.label.as_ref().map_or("", |l| l.span.of(&block.text));
    let message = format!("label `{label}` breaks the sequence of numbers; it is treated as {anchor}");
    let hint = "a label before it may be missing or repeated, or this one may be wrong";
    let diagnostic = Diagnostic::new(Severity::Warning, path, message).at(block.location()).hint(hint);
    let detail = format!("`{label}` ({})", block.location().in_file(path));
    Some(Found { kind: Kind::Label, diagnostic, detail, count: 1 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use hexapla_model::Location;

    #[test]
    fn many_findings_of_a_kind_are_one() {
        let found = |n: u32| {
            let diagnostic = Diagnostic::new(Severity::Warning, "a", format!("paragraph {} follows", 3 * n));
            Found { kind: Kind::Gap, diagnostic, detail: (3 * n - 1).to_string(), count: 1 }
        };
        assert_eq!(grouped((1..4).map(found).collect()).len(), 3);
        let all = grouped((1..6).map(found).collect());
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].message, "5 numbers are missing: 2, 5, 8, 11, 14");
    }

    #[test]
    fn a_label_out_of_count_is_shown_alone() {
        let lines = ["第一条 用水", "（一）洪水；", "（九）流域国家应当在春季举行会议；"];
        let blocks: Vec<Block> = (1..)
            .zip(lines)
            .map(|(line, t)| Block::new(t, Location { line, page: None }, line - 1))
            .collect();
        let shapes =
            crate::outline::shapes(&blocks, crate::outline::labels(&blocks), hexapla_model::Lang::ZH);
        let mut outline = crate::outline::read(&blocks, &shapes, crate::outline::front(&blocks, &shapes));
        outline[2].cost = 3.0;
        let found = findings(Path::new("a"), &blocks, &shapes, &outline);
        assert!(found[0].message.starts_with("label `（九）` breaks the sequence"), "{found:?}");
    }
}
