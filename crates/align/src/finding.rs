//! What an alignment tells about the texts: blocks without a counterpart, blocks in another place, and numbers that
//! disagree; one finding of a kind for each pair of languages.

mod missing;
mod numbers;

use hexapla_model::{Alignment, Bead, Bitext, Diagnostic, Segmented, Severity};

/// The findings of one pair. Of texts that are no translations of each other nothing else is said.
#[must_use]
pub fn findings(bitext: &Bitext) -> Vec<Diagnostic> {
    if let Some(warning) = unrelated(&bitext.source, &bitext.target, &bitext.segments) {
        return vec![warning];
    }
    let mut out = missing::findings(bitext);
    out.extend(missing::moved(bitext));
    out.extend(numbers::findings(bitext));
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
