//! Which documents need an encoder: those whose sentences are in doubt without one.

use hexapla_model::Bitext;

/// When the vectors of an encoder are computed for documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Encoding {
    /// For documents whose sentences are in doubt without them. Tidy documents gain nothing from vectors, which take far
    /// more time than all else.
    #[default]
    InDoubt,
    /// For all documents.
    Always,
}

/// From which score on a bead of sentences is not in doubt.
const SURE: f32 = 0.9;
/// The share of beads in doubt from which on a document is.
const DOUBTED: f32 = 0.1;

/// Whether the sentences of a document are in doubt. What a text lacks is not: vectors do not bring it back.
pub(super) fn is_doubted(bitexts: &[Bitext]) -> bool {
    bitexts.iter().any(|bitext| {
        let beads = bitext.segments.beads().iter().filter(|bead| !bead.is_omission());
        let (all, unsure) =
            beads.fold((0u32, 0u32), |(all, unsure), bead| (all + 1, unsure + u32::from(bead.score < SURE)));
        unsure as f32 > DOUBTED * all as f32
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use hexapla_model::{Block, Document, Lang, Location, Segmented, SentenceEncoder, Vectors};
    use hexapla_segment::Segmenter;

    use super::Encoding;
    use crate::Aligner;

    /// Counts how many texts it is asked for.
    #[derive(Debug, Default)]
    struct Counting(AtomicUsize);

    impl SentenceEncoder for Counting {
        fn dimensions(&self) -> usize {
            2
        }

        fn encode(&self, texts: &[&str]) -> Vectors {
            self.0.fetch_add(texts.len(), Ordering::Relaxed);
            Vectors::new(2, texts.iter().flat_map(|text| [1.0, text.len() as f32]).collect())
        }
    }

    fn text(lang: Lang, lines: &[&str]) -> Arc<Segmented> {
        let block = |(n, line): (usize, &&str)| {
            Block::new(*line, Location { line: n as u32 + 1, page: None }, n as u32)
        };
        let blocks = lines.iter().enumerate().map(block).collect();
        let document = Document { id: "a".into(), symbol: None, lang, path: "a".into(), blocks };
        Arc::new(Segmenter::new().segment(document).value)
    }

    fn encoded(aligner: &Aligner, group: &[Arc<Segmented>]) -> usize {
        let encoder = Arc::new(Counting::default());
        let aligner = aligner.clone().with_encoder(encoder.clone());
        let _ = aligner.align(&[group.to_vec()]);
        let taught = aligner.learn(&[group.to_vec()]).taught();
        let _ = aligner.align_alone(group, &taught);
        encoder.0.load(Ordering::Relaxed)
    }

    #[test]
    fn only_texts_in_doubt_are_encoded() {
        let tidy = [
            text(Lang::EN, &["1. The treaty enters into force.", "2. The report is public.", "3. Done."]),
            text(Lang::FR, &["1. Le traité entre en vigueur.", "2. Le rapport est public.", "3. Fait."]),
        ];
        let free = [
            text(Lang::EN, &["Vokan timel sarun dope. Kelip monat furi gasse."]),
            text(Lang::FR, &["Zhedo plint qavor nemi. Brusk ywain hetul cofa. Smilt orgab dunce vexi."]),
        ];
        assert_eq!(encoded(&Aligner::new(), &tidy), 0);
        assert!(encoded(&Aligner::new(), &free) > 0);
        assert!(encoded(&Aligner::new().with_encoding(Encoding::Always), &tidy) > 0);
    }
}
