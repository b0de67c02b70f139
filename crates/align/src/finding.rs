//! What an alignment tells about the texts: blocks without a counterpart, and numbers that disagree.

use hexapla_model::{
    Alignment, Anchor, Bead, Bitext, Block, BlockKind, Diagnostic, Segmented, Severity, StepKind,
};

/// The findings of one pair, in the order of the pivot.
#[must_use]
pub fn findings(bitext: &Bitext) -> Vec<Diagnostic> {
    let mut out: Vec<Diagnostic> =
        unrelated(&bitext.source, &bitext.target, &bitext.segments).into_iter().collect();
    let mut shift = 0;
    for bead in bitext.blocks.beads() {
        if bead.source.is_empty() {
            missing(&bitext.target, bead.target.start, &bitext.source, &mut out);
        } else if bead.target.is_empty() {
            missing(&bitext.source, bead.source.start, &bitext.target, &mut out);
        } else {
            compare(bitext, bead, &mut shift, &mut out);
        }
    }
    out
}

/// Shorter texts, in sentences, do not tell whether they are translations.
const FEW: usize = 10;
/// Less than this share of the shorter text has a counterpart, as far as the scores tell, where two texts are no
/// translations of each other. Chosen by hand: no development text that is a translation has less.
const TRANSLATED: f32 = 0.3;
/// No text is that much longer than the text that it translates.
const LONGER: f32 = 20.0;

/// A warning if two texts do not look like translations of each other; texts without words are not spoken of.
#[must_use]
pub fn unrelated(source: &Segmented, target: &Segmented, beads: &Alignment) -> Option<Diagnostic> {
    let length = |text: &Segmented| text.segments.iter().map(|s| s.length).sum::<f32>() / text.lengths.ratio;
    let (long, short) = {
        let (s, t) = (length(source), length(target));
        (s.max(t), s.min(t))
    };
    if short <= 0.0 {
        return None;
    }
    let fewer = source.segments.len() <= target.segments.len();
    let items = |b: &Bead| if fewer { b.source.len() } else { b.target.len() };
    let found: f32 =
        beads.beads().iter().filter(|b| !b.is_omission()).map(|b| b.score * items(b) as f32).sum();
    let count = source.segments.len().min(target.segments.len());
    let reason = if long > LONGER * short {
        format!("one is {:.0} times as long as the other", long / short)
    } else if count >= FEW && found < TRANSLATED * count as f32 {
        format!("few of their sentences match ({found:.0} of {count})")
    } else {
        return None;
    };
    let path = target.document.path.display();
    let (s, t) = (source.document.lang, target.document.lang);
    let message =
        format!("{path} ({t}) and this text ({s}) do not look like translations of each other: {reason}");
    let hint = "check that they are versions of one document, whole, and in these languages; their rows have low scores, \
                which --min-score leaves out";
    Some(Diagnostic::new(Severity::Warning, &source.document.path, message).hint(hint))
}

/// Block `n` of `text` has no counterpart in `other`.
fn missing(text: &Segmented, n: u32, other: &Segmented, out: &mut Vec<Diagnostic>) {
    let block = &text.document.blocks[n as usize];
    if matches!(block.kind, BlockKind::RunningHead | BlockKind::Contents) {
        return;
    }
    let (here, there) = (text.document.lang, other.document.lang);
    let message = format!("{} of {here} has no counterpart in {there}", name(block));
    let hint = format!(
        "it may be missing from {}, or be part of another paragraph there",
        other.document.path.display()
    );
    out.push(
        Diagnostic::new(Severity::Warning, &text.document.path, message).at(block.location()).hint(hint),
    );
}

/// Blocks that belong together but are numbered differently: told once for each run of the same difference.
fn compare(bitext: &Bitext, bead: &Bead, shift: &mut i64, out: &mut Vec<Diagnostic>) {
    let source = &bitext.source.document.blocks[bead.source.start as usize];
    let target = &bitext.target.document.blocks[bead.target.start as usize];
    let (Some(a), Some(b)) = (number(source), number(target)) else { return };
    let difference = i64::from(b) - i64::from(a);
    if difference != *shift {
        if difference != 0 {
            let (s, t) = (bitext.source.document.lang, bitext.target.document.lang);
            let message = format!("paragraph {b} of {t} is paragraph {a} of {s}");
            let hint = "the number may be wrong, or the count shifted from here on";
            out.push(
                Diagnostic::new(Severity::Warning, &bitext.target.document.path, message)
                    .at(target.location())
                    .hint(hint),
            );
        }
        *shift = difference;
    }
}

fn number(block: &Block) -> Option<u32> {
    let last = block.anchor.as_ref().and_then(Anchor::last)?;
    (last.kind == StepKind::Paragraph).then_some(last.ordinal.number)
}

/// A block in words: `paragraph 12`, `heading 2.C`, `footnote 3`, `heading "Summary"`.
fn name(block: &Block) -> String {
    match &block.anchor {
        Some(anchor) => format!("{} {anchor}", block.kind.as_str()),
        None => {
            let start: String = block.body().chars().take(30).collect();
            format!("{} “{start}…”", block.kind.as_str())
        }
    }
}
