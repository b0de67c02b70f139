//! How the paragraph numbers of two texts are shifted against each other.

use hexapla_model::{Anchor, Bead, Segmented, StepKind};

/// How many beads in a row must show the same shift; fewer are slips.
const SHIFTED: usize = 3;

/// The number of block `n`, if it is a numbered paragraph.
pub(super) fn paragraph_number(text: &Segmented, n: u32) -> Option<i64> {
    let last = text.document.blocks[n as usize].anchor.as_ref().and_then(Anchor::last)?;
    (last.kind == StepKind::Paragraph).then_some(i64::from(last.ordinal.number))
}

/// How far the paragraph numbers of the target are ahead of those of the source, wherever that lasts.
pub(super) fn shifts(source: &Segmented, target: &Segmented, beads: &[Bead]) -> Vec<i64> {
    let seen: Vec<i64> = beads
        .iter()
        .filter(|b| b.source.len() == 1 && b.target.len() == 1)
        .filter_map(|b| {
            Some(paragraph_number(target, b.target.start)? - paragraph_number(source, b.source.start)?)
        })
        .collect();
    let mut lasting: Vec<i64> =
        seen.chunk_by(|a, b| a == b).filter(|run| run.len() >= SHIFTED).map(|run| run[0]).collect();
    lasting.sort_unstable();
    lasting.dedup();
    lasting.retain(|shift| *shift != 0 && shift.abs() < 1_000);
    lasting
}
