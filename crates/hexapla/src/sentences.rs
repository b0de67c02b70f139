//! Aligns two texts that come a sentence a line.

use std::sync::Arc;

use hexapla_align::Aligner;
use hexapla_model::{Alignment, Document};
use hexapla_segment::Segmenter;

/// The beads of two texts whose blocks are sentences.
#[must_use]
pub fn align_sentences(aligner: &Aligner, source: Document, target: Document) -> Alignment {
    let segmenter = Segmenter::new();
    let (source, target) =
        rayon::join(|| segmenter.segment_lines(source), || segmenter.segment_lines(target));
    aligner.align_sentences(Arc::new(source), Arc::new(target))
}
