//! What an alignment shows about the texts: blocks without a counterpart, blocks in another place, and numbers that
//! disagree; one finding of a kind for each pair of languages.

mod missing;
mod numbers;

use hexapla_model::{Alignment, Bead, Bitext, Diagnostic, Moved, Segmented, Severity};

/// The findings of one pair. Of texts that are not translations of each other nothing else is said.
#[must_use]
pub fn findings(bitext: &Bitext) -> Vec<Diagnostic> {
    let moved = bitext.moved.iter().flat_map(Moved::segments);
    let beads = bitext.segments.beads().iter().chain(moved);
    if let Some(warning) = unlike(&bitext.source, &bitext.target, beads) {
        return vec![warning];
    }
    let mut out = missing::findings(bitext);
    out.extend(missing::moved(bitext));
    out.extend(numbers::findings(bitext));
    out
}

/// Shorter texts, in sentences, do not show whether they are translations.
const FEW: usize = 10;
/// Less than this share of the shorter text has a counterpart, as far as the scores show, where two texts are no
/// translations of each other. Chosen by hand: no development text that is a translation has less.
const TRANSLATED: f32 = 0.3;
/// No text is that much longer than the text that it translates.
const LONGER: f32 = 20.0;

/// A warning if two texts do not look like translations of each other; texts without words are not spoken of.
#[must_use]
pub fn unrelated(source: &Segmented, target: &Segmented, beads: &Alignment) -> Option<Diagnostic> {
    unlike(source, target, beads.beads().iter())
}

/// Whether less of the shorter of two texts with so many sentences has a counterpart in these beads than if they were
/// translations of each other.
pub(crate) fn is_little(beads: &[&Bead], source: usize, target: usize) -> bool {
    let count = source.min(target);
    count >= FEW && matched(beads, source, target) < TRANSLATED * count as f32
}

/// How many sentences of that of two texts with so many sentences which has fewer have a counterpart, as far as scores show.
fn matched(beads: &[&Bead], source: usize, target: usize) -> f32 {
    let joined = beads.iter().filter(|bead| !bead.is_omission());
    joined.fold(0.0, |sum, bead| {
        let items = if source <= target { bead.source.len() } else { bead.target.len() };
        sum + bead.score * items as f32
    })
}

/// How long a text is in English, more or less.
fn length(text: &Segmented) -> f32 {
    text.segments.iter().map(|s| s.length).sum::<f32>() / text.lengths.ratio
}

/// The same for beads in any order.
fn unlike<'b>(
    source: &Segmented,
    target: &Segmented,
    beads: impl Iterator<Item = &'b Bead>,
) -> Option<Diagnostic> {
    let lengths = [length(source), length(target)];
    let (long, short) = (lengths[0].max(lengths[1]), lengths[0].min(lengths[1]));
    if short <= 0.0 {
        return None;
    }
    let (s, t) = (source.segments.len(), target.segments.len());
    let beads: Vec<&Bead> = beads.collect();
    let (found, count) = (matched(&beads, s, t), s.min(t));
    let reason = if long > LONGER * short {
        format!("one is {:.0} times as long as the other", long / short)
    } else if is_little(&beads, s, t) {
        format!("few of their sentences match ({found:.0} of {count})")
    } else {
        return None;
    };
    let path = target.document.path.display();
    let (s, t) = (source.document.lang, target.document.lang);
    let message =
        format!("{path} ({t}) and this text ({s}) do not look like translations of each other: {reason}");
    let hint = "check that they are versions of one document, whole, and in these languages; their rows have low scores, \
                which --min-score excludes";
    Some(Diagnostic::new(Severity::Warning, &source.document.path, message).hint(hint))
}

/// Of how many beads the mean score says that the translation is free: those of prose are surer. Chosen by hand on novels.
const FREE: f32 = 0.8;

/// A note if one text translates the other so freely that many beads are wrong; their scores say how many.
#[must_use]
pub fn hard(source: &Segmented, target: &Segmented, beads: &Alignment) -> Option<Diagnostic> {
    let joined: Vec<f32> =
        beads.beads().iter().filter(|bead| !bead.is_omission()).map(|bead| bead.score).collect();
    let mean = joined.iter().sum::<f32>() / joined.len().max(1) as f32;
    if joined.len() < FEW || mean >= FREE || unrelated(source, target, beads).is_some() {
        return None;
    }
    let (s, t) = (source.document.lang, target.document.lang);
    let message = format!(
        "{t} is a free translation of {s}, or none: about {:.0} of 100 beads are right, judging by their scores",
        100.0 * mean
    );
    let hint = "a lexicon or an encoder helps; look at beads with low scores first";
    Some(Diagnostic::new(Severity::Note, &target.document.path, message).hint(hint))
}
