//! The rows in which a concept is seen best: clear sentences with the terms of its entry, from different paragraphs.

use std::cmp::Reverse;

use hexapla_lang::fold::fold;
use hexapla_lang::terminal::{is_closer, is_mark, is_note, is_stop, is_wide_mark};
use hexapla_model::{
    Anchor, BlockKind, Context, ContextText, Corpus, Paragraph, Span, Step, StepKind, TranslationUnit,
};

/// A row in which a concept is, with the place of its term in each language.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Seen {
    pub(crate) row: usize,
    pub(crate) spans: Vec<Option<Span>>,
}

/// Characters of the pivot's text that a reader takes in at a glance.
const SHORT: std::ops::RangeInclusive<usize> = 40..=220;
/// The most that is subtracted for a length.
const LENGTH: usize = 500;
/// A longer text of the pivot, in bytes, is no context: nobody would find the term in it, and each entry would hold it.
const LONGEST: usize = 20_000;
/// What a clear sentence counts: more than all else together, since nothing else makes a context worth reading.
const CLEAR: i32 = 10_000;
/// What another paragraph counts: more than any language.
const APART: i32 = 2_000;
/// The least share of small letters, or of letters without case, among the letters and digits of a sentence; codes and
/// numbers have less.
const WORDS: f32 = 0.7;

/// What a text shows of the terms of its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shown {
    Nothing,
    /// The term in a form that the entry does not print.
    Inflected,
    /// A synonym or a variant as the entry prints it.
    Listed,
    /// The preferred term as the entry prints it.
    Preferred,
}

impl Shown {
    fn of(text: &str, term: Option<Span>, terms: &[String]) -> Self {
        let Some(found) = term.and_then(|span| text.get(span.range())) else { return Self::Nothing };
        match terms.iter().position(|term| *term == folded(found)) {
            None => Self::Inflected,
            Some(0) => Self::Preferred,
            Some(_) => Self::Listed,
        }
    }

    /// How much it speaks for a row.
    fn points(self) -> i32 {
        match self {
            Self::Nothing => 0,
            Self::Inflected => 100,
            Self::Listed => 150,
            Self::Preferred => 170,
        }
    }
}

/// What is known of a row that may become a context.
struct Reading<'a> {
    seen: &'a Seen,
    unit: &'a TranslationUnit,
    shown: Vec<Shown>,
    is_clear: bool,
    /// How far the text is from an easy length.
    excess: i32,
}

/// The best `count` of the rows that were `seen`, in the first language of which the pivot is; `terms` are those that the
/// entry prints in each language. What is no clear sentence is taken only if nothing else shows the concept.
pub(crate) fn contexts(corpus: &Corpus, seen: &[Seen], terms: &[Vec<&str>], count: usize) -> Vec<Context> {
    let terms: Vec<Vec<String>> =
        terms.iter().map(|all| all.iter().map(|term| folded(term)).collect()).collect();
    let readings: Vec<Reading> =
        seen.iter().filter_map(|seen| Reading::of(seen, corpus.units.get(seen.row)?, &terms)).collect();
    let mut chosen: Vec<&Reading> = Vec::new();
    while chosen.len() < count {
        let rest = readings.iter().filter(|reading| reading.may_follow(&chosen));
        let Some(best) = rest.max_by_key(|r| (r.points(&chosen), Reverse(r.seen.row))) else { break };
        chosen.push(best);
    }
    chosen.into_iter().map(|reading| reading.context(corpus)).collect()
}

impl<'a> Reading<'a> {
    fn of(seen: &'a Seen, unit: &'a TranslationUnit, terms: &[Vec<String>]) -> Option<Self> {
        let text = unit.texts.first()?.as_ref().map_or("", |text| text.text.trim());
        if text.len() > LONGEST {
            return None;
        }
        let length = text.chars().count();
        let excess = length.saturating_sub(*SHORT.end()) + 3 * SHORT.start().saturating_sub(length);
        let texts = unit.texts.iter().zip(&seen.spans).zip(terms);
        let shown = texts.map(|((text, span), terms)| {
            text.as_ref().map_or(Shown::Nothing, |text| Shown::of(&text.text, *span, terms))
        });
        let excess = i32::try_from(excess.min(LENGTH)).unwrap_or(0);
        Some(Self { seen, unit, shown: shown.collect(), is_clear: is_clear(unit.kind, text), excess })
    }

    /// Whether it adds to what is chosen.
    fn may_follow(&self, chosen: &[&Self]) -> bool {
        let is_same = |other: &&Self| self.unit.id == other.unit.id || self.text() == other.text();
        chosen.is_empty() || (self.is_clear && !chosen.iter().any(is_same))
    }

    /// How much speaks for it beside what is chosen.
    fn points(&self, chosen: &[&Self]) -> i32 {
        let languages = self.shown.iter().enumerate().map(|(n, shown)| {
            let before = chosen.iter().map(|other| other.shown[n].points()).max().unwrap_or(0);
            shown.points() + (shown.points() - before).max(0)
        });
        let is_apart = chosen.iter().all(|other| paragraph(self.unit) != paragraph(other.unit));
        let clear = if self.is_clear { CLEAR } else { 0 };
        let apart = if is_apart { APART } else { 0 };
        clear + apart + languages.sum::<i32>() - self.excess
    }

    fn text(&self) -> Option<&str> {
        self.unit.texts.first()?.as_ref().map(|text| text.text.as_str())
    }

    fn context(&self, corpus: &Corpus) -> Context {
        let texts = self.unit.texts.iter().enumerate().map(|(n, text)| {
            let term = self.seen.spans.get(n).copied().flatten();
            Some(ContextText { text: text.as_ref()?.text.clone(), term })
        });
        Context {
            unit: self.unit.id.clone(),
            symbol: corpus.symbol.clone(),
            anchor: self.unit.anchor.clone(),
            texts: texts.collect(),
        }
    }
}

/// The most paragraphs that an entry lists.
const PARAGRAPHS: usize = 20;

/// The first numbered paragraphs of the rows that were `seen`, each once.
pub(crate) fn paragraphs(corpus: &Corpus, seen: &[Seen]) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    let mut last: Option<(&str, &[Step])> = None;
    for seen in seen {
        let Some(unit) = corpus.units.get(seen.row) else { continue };
        let own = paragraph(unit);
        if own.1.is_empty() || last == Some(own) {
            continue;
        }
        if out.len() == PARAGRAPHS {
            break;
        }
        last = Some(own);
        let anchor = Anchor::new(own.1.to_vec());
        out.push(Paragraph { row: seen.row, symbol: corpus.symbol.clone(), anchor });
    }
    out
}

/// The document and the numbered paragraph of a row, else its block.
fn paragraph(unit: &TranslationUnit) -> (&str, &[Step]) {
    let steps = unit.anchor.as_ref().map_or(&[][..], Anchor::steps);
    match steps.iter().position(|step| step.kind == StepKind::Paragraph) {
        Some(n) => (unit.id.rsplit_once('#').map_or("", |(document, _)| document), &steps[..=n]),
        None => (unit.id.rsplit_once(".s").map_or(&unit.id, |(block, _)| block), &[]),
    }
}

/// Whether a text is a sentence of running text, and not mostly codes and numbers.
fn is_clear(kind: BlockKind, text: &str) -> bool {
    let is_running = !matches!(
        kind,
        BlockKind::Masthead
            | BlockKind::Title
            | BlockKind::Heading
            | BlockKind::Contents
            | BlockKind::TableRow
            | BlockKind::RunningHead
    );
    is_running && is_ended(text) && is_worded(text)
}

fn is_ended(text: &str) -> bool {
    let text = text.trim_end_matches(|c| is_closer(c) || is_note(c) || char::is_whitespace(c));
    text.ends_with(|c| is_stop(c) || is_mark(c) || is_wide_mark(c) || matches!(c, ';' | '；' | '؛'))
}

fn is_worded(text: &str) -> bool {
    let characters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let letters = text.chars().filter(|c| c.is_alphabetic() && !c.is_uppercase()).count();
    letters as f32 >= WORDS * characters as f32
}

fn folded(text: &str) -> String {
    let mut out = String::new();
    fold(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Lang, Ordinal, Text};

    use super::*;

    #[test]
    fn clear_sentences() {
        let paragraph = BlockKind::Paragraph;
        for (kind, text, want) in [
            (paragraph, "The Bureau met.", true),
            (paragraph, "He said: “We met.”¹", true),
            (paragraph, "大会开幕（见第3段）。", true),
            (paragraph, "اجتمع المكتب؛", true),
            (BlockKind::Other, "Did the Bureau meet?", true),
            (paragraph, "Report of the Bureau", false),
            (paragraph, "The Bureau decided:", false),
            (BlockKind::Heading, "The Bureau met.", false),
            (BlockKind::TableRow, "The Bureau met.", false),
            (paragraph, "A/RES/70/1, A/RES/71/243 and FWB/COP/2026/4.", false),
            (paragraph, "", false),
        ] {
            assert_eq!(is_clear(kind, text), want, "{text}");
        }
    }

    /// A row with its English and French texts; the terms are in brackets.
    fn row(id: &str, paragraph: u32, texts: [&str; 2]) -> (TranslationUnit, Vec<Option<Span>>) {
        let spans = texts.map(|text| Some(Span::new(text.find('[')?, text.find(']')? - 1)));
        let texts = texts.map(|text| Some(Text::new(text.replace(['[', ']'], ""), 1)));
        let step = Step { kind: StepKind::Paragraph, ordinal: Ordinal::new(paragraph) };
        let mut unit = TranslationUnit::new(id, texts.to_vec());
        unit.kind = BlockKind::Paragraph;
        unit.anchor = Some(Anchor::new(vec![step]));
        (unit, spans.to_vec())
    }

    /// The rows that are chosen for the terms `lake` and `lac`.
    fn chosen(rows: Vec<(TranslationUnit, Vec<Option<Span>>)>, count: usize) -> Vec<String> {
        let (units, spans): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        let seen: Vec<Seen> = spans.into_iter().enumerate().map(|(row, spans)| Seen { row, spans }).collect();
        let corpus = Corpus { langs: vec![Lang::EN, Lang::FR], units, ..Corpus::default() };
        let contexts = contexts(&corpus, &seen, &[vec!["lake"], vec!["lac"]], count);
        contexts.into_iter().map(|context| context.unit).collect()
    }

    #[test]
    fn the_printed_form_comes_first() {
        let rows = || {
            vec![
                row(
                    "inflected",
                    1,
                    ["All the [lakes] of the region fell dry.", "Tous les [lacs] sont secs."],
                ),
                row("french", 1, ["All the [lakes] of the plain fell dry.", "Un [lac] est sec."]),
                row("heading", 2, ["[Lake] levels and their trends", "Niveau d’un [lac]"]),
                row("printed", 3, ["The only [lake] of the region fell dry.", "Le seul [lac] est sec."]),
                row("again", 3, ["The [lake] near the capital fell dry.", "Le [lac] est sec."]),
            ]
        };
        assert_eq!(chosen(rows(), 1), ["printed"]);
        // Of another paragraph, though the one beside it shows more.
        assert_eq!(chosen(rows(), 2), ["printed", "french"]);
        assert_eq!(chosen(rows(), 9), ["printed", "french", "again", "inflected"]);
    }

    #[test]
    fn what_is_no_sentence_is_the_last_resort() {
        let heading = || row("heading", 2, ["[Lake] levels", "Niveau d’un [lac]"]);
        assert_eq!(chosen(vec![heading(), heading()], 2), ["heading"]);
        assert_eq!(chosen(Vec::new(), 2), [""; 0]);
        // What nobody would read.
        let long = format!("{} [Lake] levels rise.", "Waters rise. ".repeat(LONGEST / 10));
        assert_eq!(chosen(vec![row("long", 2, [&long, "Niveau d’un [lac]"])], 2), [""; 0]);
    }
}
