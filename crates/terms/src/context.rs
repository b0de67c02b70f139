//! The rows in which a concept is seen best: short whole sentences with its terms in every language.

use hexapla_model::{Context, ContextText, Corpus, Span};

/// A row in which a concept stands, with the place of its term in each language.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Seen {
    pub(crate) row: usize,
    pub(crate) spans: Vec<Option<Span>>,
}

/// Characters of the pivot's text that a reader takes in at a glance.
const SHORT: std::ops::RangeInclusive<usize> = 40..=220;

/// The best `count` of the rows that were `seen`, in the first language of which the pivot stands.
pub(crate) fn contexts(corpus: &Corpus, seen: &[Seen], count: usize) -> Vec<Context> {
    let mut order: Vec<(i32, &Seen)> = seen.iter().map(|s| (worth(corpus, s), s)).collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.row.cmp(&b.1.row)));
    let mut out: Vec<Context> = Vec::new();
    for (_, seen) in order {
        if out.len() == count {
            break;
        }
        let context = context(corpus, seen);
        let same =
            |other: &Context| other.texts.first() == context.texts.first() || other.unit == context.unit;
        if !out.iter().any(same) {
            out.push(context);
        }
    }
    out
}

fn worth(corpus: &Corpus, seen: &Seen) -> i32 {
    let Some(unit) = corpus.units.get(seen.row) else { return i32::MIN };
    let text = unit.texts.first().and_then(|t| t.as_ref()).map_or("", |t| t.text.trim());
    let length = text.chars().count();
    let whole = text.ends_with(['.', '!', '?', '。', '؟', '；', ';', '！', '？']);
    let found = i32::try_from(seen.spans.iter().flatten().count()).unwrap_or(0);
    let beyond = length.saturating_sub(*SHORT.end()) + 3 * SHORT.start().saturating_sub(length);
    100 * found + if whole { 60 } else { 0 } - i32::try_from(beyond.min(2000)).unwrap_or(0)
}

fn context(corpus: &Corpus, seen: &Seen) -> Context {
    let unit = &corpus.units[seen.row];
    let texts = unit.texts.iter().enumerate().map(|(n, text)| {
        let text = text.as_ref()?;
        Some(ContextText { text: text.text.clone(), term: seen.spans.get(n).copied().flatten() })
    });
    Context {
        unit: unit.id.clone(),
        symbol: corpus.symbol.clone(),
        anchor: unit.anchor.clone(),
        texts: texts.collect(),
    }
}
