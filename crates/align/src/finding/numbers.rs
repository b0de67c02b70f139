//! Paragraphs that belong together but are numbered differently.

use hexapla_model::{Anchor, Bitext, Block, Diagnostic, Severity, StepKind};

/// From one paragraph on the numbers of the target differ from those of the pivot by the same.
struct Shift<'b> {
    source: u32,
    target: u32,
    block: &'b Block,
}

/// One finding for all places where the numbers of the two texts begin to differ in another way.
pub(super) fn findings(bitext: &Bitext) -> Option<Diagnostic> {
    let shifts = shifts(bitext);
    let first = shifts.first()?;
    let (s, t) = (bitext.source.document.lang, bitext.target.document.lang);
    let message = match shifts.as_slice() {
        [one] => format!("paragraph {} of {t} translates paragraph {} of {s}", one.target, one.source),
        all => {
            let pairs: Vec<String> =
                all.iter().map(|one| format!("{} = {}", one.target, one.source)).collect();
            format!("paragraph numbers of {t} and {s} diverge at {} places: {}", all.len(), pairs.join(", "))
        }
    };
    let finding = Diagnostic::new(Severity::Warning, &bitext.target.document.path, message);
    Some(
        finding.at(first.block.location()).hint("a number may be wrong, or all later numbers may be shifted"),
    )
}

fn shifts(bitext: &Bitext) -> Vec<Shift<'_>> {
    let mut out = Vec::new();
    let mut last = 0;
    for bead in bitext.blocks.beads().iter().filter(|bead| !bead.is_omission()) {
        let source = &bitext.source.document.blocks[bead.source.start as usize];
        let block = &bitext.target.document.blocks[bead.target.start as usize];
        let (Some(source), Some(target)) = (number(source), number(block)) else { continue };
        let difference = i64::from(target) - i64::from(source);
        if difference != last && difference != 0 {
            out.push(Shift { source, target, block });
        }
        last = difference;
    }
    out
}

/// The number of a block, if it is a numbered paragraph.
pub(super) fn number(block: &Block) -> Option<u32> {
    let last = block.anchor.as_ref().and_then(Anchor::last)?;
    (last.kind == StepKind::Paragraph).then_some(last.ordinal.number)
}
